"""The menu bar: every command of the window with its key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.window.settings import SCHEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.ui.window.window import MainWindow


class Menus(QObject):
    """Fills the menu bar of a window. `show_tab` swaps in the commands of the tab in front."""

    def __init__(self, window: MainWindow, menus: tuple[QMenu, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._menus = menus
        file, edit, view, self._tab_menu, help_menu = menus
        action(file, tr("&Open…"), self._open, keys="Ctrl+O")
        self._recent = file.addMenu(tr("Open &recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        action(file, tr("Open the &shipped dossier"), self._open_shipped)
        file.addSeparator()
        action(file, tr("&Print…"), self._print, keys="Ctrl+P")
        action(file, tr("Print pre&view…"), self._preview, keys="Ctrl+Shift+P")
        action(file, tr("Export &PDF…"), self._export, keys="Ctrl+E")
        self.full = action(file, tr("Print the &full dossier, not one page"), checkable=True)
        self.mono = action(file, tr("Print in &black and white"), checkable=True)
        file.addSeparator()
        action(file, tr("&Quit"), window.close, keys="Ctrl+Q")
        action(edit, tr("&Copy"), self._copy, keys="Ctrl+C")
        action(edit, tr("&Find in this tab"), self._find, keys="Ctrl+F")
        action(edit, tr("Search &everything…"), self._search, keys="Ctrl+K")
        for place in range(window.tabs.count()):
            enter = partial(window.enter_tab, place)
            action(view, window.tabs.tabText(place), enter, keys=f"Ctrl+{place + 1}")
        view.addSeparator()
        self.evidence = action(
            view, tr("&Evidence pane"), keys="F9", checkable=True, checked=window.pane_visible
        )
        self.evidence.toggled.connect(window.show_pane)
        action(view, tr("From &tab to evidence and back"), window.change_sides, keys="F6")
        self.core = action(
            view, tr("&Core report only"), keys="Ctrl+R", checkable=True,
            checked=window.core_switch.isChecked(),
        )  # fmt: skip
        self.core.toggled.connect(window.core_switch.setChecked)
        view.addSeparator()
        self._schemes(view)
        action(help_menu, tr("&Keyboard shortcuts"), self._shortcuts, keys=("?", "F1"))
        action(help_menu, tr("&About"), self._about)

    def show_tab(self, title: str, actions: list[QAction]) -> None:
        """Put the commands of the tab in front into their menu.

        Those with Ctrl or Alt then answer wherever in the window the keyboard is.
        """
        for command in self._tab_menu.actions():
            command.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._window.pane.leave_keys({key for command in actions for key in _written(command)})
        for command in actions:
            if _have_modifiers(command):
                command.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._tab_menu.clear()
        self._tab_menu.setTitle(title.replace("&", "&&"))
        self._tab_menu.addActions(actions)
        self._tab_menu.menuAction().setVisible(bool(actions))

    def groups(self) -> list[tuple[str, list[QAction]]]:
        """All commands by menu and tab, also of the tabs behind, for the list of shortcuts."""
        front = [menu for menu in self._menus if menu is not self._tab_menu]
        found = [(menu.title().replace("&", ""), menu.actions()) for menu in front]
        return [*found, *self._window.commands(), (tr("Evidence"), self._window.pane.commands())]

    def _schemes(self, view: QMenu) -> None:
        group = QActionGroup(self)
        chosen = self._window.memory.text("scheme", "system", SCHEMES)
        labels = (tr("Colours as the system"), tr("Light colours"), tr("Dark colours"))
        for scheme, label in zip(SCHEMES, labels, strict=True):
            choose = partial(self._window.set_scheme, scheme)
            made = action(view, label, choose, checkable=True, checked=scheme == chosen)
            made.setData(scheme)
            group.addAction(made)

    @Slot()
    def _open(self) -> None:
        from kursk_viewer.ui.window.opening import ask_and_open

        ask_and_open(self._window)

    @Slot()
    def _open_shipped(self) -> None:
        from kursk_viewer import resources
        from kursk_viewer.ui.window.opening import open_path

        open_path(self._window, resources.dossier_path(), remember=False)

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        paths = self._window.memory.recent()
        for path in paths:
            action(self._recent, path.replace("&", "&&"), partial(self._open_recent, path))
        if not paths:
            action(self._recent, tr("Nothing opened yet"), enabled=False)

    def _open_recent(self, path: str) -> None:
        from kursk_viewer.ui.window.opening import open_path

        open_path(self._window, path)

    @Slot()
    def _print(self) -> None:
        from kursk_viewer.ui.window import printing

        printing.print_dossier(self._window)

    @Slot()
    def _preview(self) -> None:
        from kursk_viewer.ui.window import printing

        printing.preview_dossier(self._window)

    @Slot()
    def _export(self) -> None:
        from kursk_viewer.ui.window import printing

        printing.export_dossier(self._window)

    @Slot()
    def _copy(self) -> None:
        focus = self._window.focusWidget()
        if isinstance(focus, QTextEdit | QPlainTextEdit) and focus.textCursor().hasSelection():
            focus.copy()
            return
        text = self._window.tab.copy_selection()
        if text:
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def _find(self) -> None:
        self._window.tab.focus_find()

    @Slot()
    def _search(self) -> None:
        from kursk_viewer.ui.window.search_dialog import SearchDialog

        dialog = SearchDialog(self._window.index(), self._window)
        dialog.chosen.connect(self._window.goto)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def _shortcuts(self) -> None:
        from kursk_viewer.ui.window import dialogs

        dialogs.shortcuts(self._window, self.groups()).exec()

    @Slot()
    def _about(self) -> None:
        from kursk_viewer.ui.window import dialogs

        if self._window.dossier is not None:
            dialogs.about(self._window, self._window.dossier, self._window.path).exec()


def _written(command: QAction) -> list[str]:
    form = QKeySequence.SequenceFormat.PortableText
    return [keys.toString(form) for keys in command.shortcuts()]


def _have_modifiers(command: QAction) -> bool:
    written = _written(command)
    return bool(written) and all("Ctrl+" in keys or "Alt+" in keys for keys in written)
