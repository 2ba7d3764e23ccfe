"""The menu bar: every command of the window with its key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QPlainTextEdit, QTextEdit, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.evidence_pane import EvidencePane
from kursk_viewer.ui.state import SCHEMES, Memory
from kursk_viewer.ui.style import ColourScheme, TextSize
from kursk_viewer.ui.window.document import Document
from kursk_viewer.ui.window.file_menu import FileMenu
from kursk_viewer.ui.window.language_menu import LanguageMenu
from kursk_viewer.ui.window.tabs import Tabs


class Menus(QObject):
    """Fills the menus that are handed in. `show_tab` swaps in the commands of the tab in front.

    Signals:
        goto_requested(str, str): show the record (second) in the tab of this name (first)
        sides_requested(): take the keyboard from the tab to the Evidence pane, or back
    """

    goto_requested = Signal(str, str)
    sides_requested = Signal()

    def __init__(
        self,
        window: QWidget,
        menus: tuple[QMenu, ...],
        memory: Memory,
        document: Document,
        tabs: Tabs,
        pane: EvidencePane,
        scheme: ColourScheme,
        text_size: TextSize,
    ) -> None:
        super().__init__(window)
        self._window, self._menus, self._memory = window, menus, memory
        self._manual: QWidget | None = None
        self._document, self._tabs, self._pane = document, tabs, pane
        file, edit, view, self._tab_menu, help_menu = menus
        self.file = FileMenu(file, window, document, tabs, memory)
        self._fill_edit(edit)
        self._fill_view(view, scheme, text_size, memory)
        action(help_menu, tr("&Manual"), self.show_manual, keys="F1")
        action(help_menu, tr("&Keyboard shortcuts"), self._show_shortcuts, keys="?")
        action(help_menu, tr("&About"), self._show_about)

    def _fill_edit(self, edit: QMenu) -> None:
        action(edit, tr("&Copy"), self._copy, keys="Ctrl+C")
        self.find = action(edit, tr("&Find in this tab"), self._find, keys="Ctrl+F")
        action(edit, tr("Search &everything…"), self._search, keys="Ctrl+K")
        action(edit, tr("&All claims…"), self._show_claims, keys="F4")

    def _fill_view(
        self, view: QMenu, scheme: ColourScheme, text_size: TextSize, memory: Memory
    ) -> None:
        for place in range(self._tabs.count()):
            enter = partial(self._tabs.enter, place)
            action(view, self._tabs.tabText(place), enter, keys=f"Ctrl+{place + 1}")
        forth, back = partial(self._tabs.turn, 1), partial(self._tabs.turn, -1)
        action(view, tr("Ne&xt tab"), forth, keys="Ctrl+PgDown")
        action(view, tr("&Previous tab"), back, keys="Ctrl+PgUp")
        view.addSeparator()
        self.evidence = action(view, tr("&Evidence pane"), keys="F9", checkable=True)
        sides = self.sides_requested.emit
        action(view, tr("From &tab to evidence and back"), sides, keys="F6")
        action(view, tr("To the menu &bar"), self._enter_menu_bar, keys="F10")
        self.core = self._document.core.command(view)
        view.addSeparator()
        action(view, tr("&Larger text"), text_size.enlarge, keys=("Ctrl++", "Ctrl+="))
        action(view, tr("&Smaller text"), text_size.reduce, keys="Ctrl+-")
        action(view, tr("&Normal text"), text_size.reset, keys="Ctrl+0")
        view.addSeparator()
        full = action(view, tr("F&ull screen"), keys="F11", checkable=True)
        full.toggled.connect(self._fill_screen)
        view.addSeparator()
        group = QActionGroup(self)
        labels = (tr("Colours as the system"), tr("Light colours"), tr("Dark colours"))
        for name, label in zip(SCHEMES, labels, strict=True):
            on = name == scheme.choice
            choose = action(view, label, partial(scheme.choose, name), checkable=True, checked=on)
            choose.setData(name)
            group.addAction(choose)
        view.addMenu(LanguageMenu(self._window, memory, self._document))

    def show_tab(self, actions: list[QAction], of_keys: list[QAction]) -> None:
        """Put the commands of the tab in front into their menu, but for those that are `of_keys`.

        Those with Ctrl or Alt answer wherever in the window the keyboard is, while the tab is seen:
        Qt passes by the commands of a tab behind. Their context is set once, and the menu keeps
        its title, since Qt 6.11 loses some memory whenever a key or a letter is given anew.
        """
        every = [*actions, *of_keys]
        self._pane.leave_keys({key for command in every for key in _key_names(command)})
        for command in every:
            if _have_modifiers(command):
                command.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._tab_menu.clear()
        self._tab_menu.addActions(actions)
        self._tab_menu.addSeparator()
        self._tab_menu.addActions(self._pane.record_commands())
        self._tab_menu.menuAction().setVisible(bool(actions))

    def in_bar(self) -> tuple[tuple[str, QAction], ...]:
        """The commands that have a picture beside the tabs, with its name."""
        return (
            ("print", self.file.print_command),
            ("export", self.file.export_command),
            ("cite", self._pane.cite),
            ("find", self.find),
        )

    def groups(self) -> list[tuple[str, list[QAction]]]:
        """All commands by menu and tab, also of the tabs behind, for the list of shortcuts."""
        of_window = [menu for menu in self._menus if menu is not self._tab_menu]
        found = [(menu.title().replace("&", ""), menu.actions()) for menu in of_window]
        return [*found, *self._tabs.commands(), (tr("Evidence"), self._pane.commands())]

    @Slot()
    def _enter_menu_bar(self) -> None:
        bar = self._menus[0].parentWidget()
        if isinstance(bar, QMenuBar):
            bar.setActiveAction(self._menus[0].menuAction())

    @Slot(bool)
    def _fill_screen(self, on: bool) -> None:
        state = self._window.windowState()
        full = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | full if on else state & ~full)

    @Slot()
    def _copy(self) -> None:
        focus = self._window.focusWidget()
        if isinstance(focus, QTextEdit | QPlainTextEdit) and focus.textCursor().hasSelection():
            focus.copy()
            if focus.window() is self._window and not self._tabs.front.isAncestorOf(focus):
                self._tabs.copied.emit(focus.textCursor().selectedText())
            return
        self._tabs.front.copy()

    @Slot()
    def _find(self) -> None:
        self._tabs.front.focus_find()

    @Slot()
    def _search(self) -> None:
        from kursk_viewer.ui.window.search_dialog import SearchDialog

        dialog = SearchDialog(self._document.index(), self._window)
        dialog.chosen.connect(self.goto_requested)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def _show_claims(self) -> None:
        from kursk_viewer.ui.window.claims_dialog import ClaimsDialog

        if self._document.shown is not None:
            dialog = ClaimsDialog(self._document.shown, self._memory, self._window)
            dialog.chosen.connect(self.goto_requested)
            dialog.exec()
            dialog.deleteLater()

    @Slot()
    def show_manual(self) -> None:
        """Show the manual, or bring it to the front."""
        from kursk_viewer.pages.manual import manual
        from kursk_viewer.ui.window.manual import ManualWindow

        if self._manual is None and self._document.shown is not None:
            self._manual = ManualWindow(self._window, manual(self._document.shown))
            self._manual.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._manual.destroyed.connect(self._forget_manual)
        if self._manual is not None:
            self._manual.show()
            self._manual.activateWindow()

    @Slot()
    def _forget_manual(self) -> None:
        self._manual = None

    @Slot()
    def _show_shortcuts(self) -> None:
        from kursk_viewer.ui.window.shortcuts import shortcuts

        shortcuts(self._window, self.groups()).exec()

    @Slot()
    def _show_about(self) -> None:
        from kursk_viewer.ui.window import dialogs

        if self._document.shown is not None:
            dialogs.about(
                self._window, self._document.shown, self._document.path, self._memory
            ).exec()


def _key_names(command: QAction) -> list[str]:
    form = QKeySequence.SequenceFormat.PortableText
    return [keys.toString(form) for keys in command.shortcuts()]


def _have_modifiers(command: QAction) -> bool:
    names = _key_names(command)
    return bool(names) and all("Ctrl+" in keys or "Alt+" in keys for keys in names)
