"""The menu bar: every command of the window with its key."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from kursk_viewer.translation import tr
from kursk_viewer.ui.window.settings import SCHEMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.ui.window.window import MainWindow


class Menus(QObject):
    """Fills the menu bar of a window. `show_tab` swaps in the commands of the tab in front."""

    def __init__(self, window: MainWindow, menus: tuple[QMenu, ...]) -> None:
        super().__init__(window)
        self._window = window
        self._menus = menus
        file, edit, view, self._tab_menu, help_menu = menus
        self._add(file, tr("&Open…"), self._open, "Ctrl+O")
        self._recent = file.addMenu(tr("Open &recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        self._add(file, tr("Open the &shipped dossier"), self._open_shipped)
        file.addSeparator()
        self._add(file, tr("&Print…"), self._print, "Ctrl+P")
        self._add(file, tr("Print pre&view…"), self._preview, "Ctrl+Shift+P")
        self._add(file, tr("Export &PDF…"), self._export, "Ctrl+E")
        self.full = self._check(file, tr("Print the &full dossier, not one page"), "")
        self.mono = self._check(file, tr("Print in &black and white"), "")
        file.addSeparator()
        self._add(file, tr("&Quit"), window.close, "Ctrl+Q")
        self._add(edit, tr("&Copy"), self._copy, "Ctrl+C")
        self._add(edit, tr("&Find in this tab"), self._find, "Ctrl+F")
        self._add(edit, tr("Search &everything…"), self._search, "Ctrl+K")
        for place in range(window.tabs.count()):
            action = self._add(
                view, window.tabs.tabText(place), self._choose_tab, f"Ctrl+{place + 1}"
            )
            action.setData(place)
        view.addSeparator()
        self.evidence = self._check(view, tr("&Evidence pane"), "F9")
        self.evidence.setChecked(window.pane_visible)
        self.evidence.toggled.connect(window.show_pane)
        self._add(view, tr("From &tab to evidence and back"), window.change_sides, "F6")
        self.core = self._check(view, tr("&Core report only"), "Ctrl+R")
        self.core.setChecked(window.core_switch.isChecked())
        self.core.toggled.connect(window.core_switch.setChecked)
        view.addSeparator()
        self._schemes(view)
        keys = self._add(help_menu, tr("&Keyboard shortcuts"), self._shortcuts)
        keys.setShortcuts([QKeySequence("?"), QKeySequence("F1")])
        self._add(help_menu, tr("&About"), self._about)

    def show_tab(self, title: str, actions: list[QAction]) -> None:
        """Put the commands of the tab in front into their menu.

        Those with Ctrl or Alt then answer wherever in the window the keyboard is.
        """
        for action in self._tab_menu.actions():
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._window.pane.leave_keys({key for action in actions for key in _written(action)})
        for action in actions:
            if _have_modifiers(action):
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._tab_menu.clear()
        self._tab_menu.setTitle(title.replace("&", "&&"))
        self._tab_menu.addActions(actions)
        self._tab_menu.menuAction().setVisible(bool(actions))

    def groups(self) -> list[tuple[str, list[QAction]]]:
        """All commands by menu and tab, also of the tabs behind, for the list of shortcuts."""
        front = [menu for menu in self._menus if menu is not self._tab_menu]
        found = [(menu.title().replace("&", ""), menu.actions()) for menu in front]
        return [*found, *self._window.commands(), (tr("Evidence"), self._window.pane.commands())]

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        menu.addAction(action)
        return action

    def _check(self, menu: QMenu, text: str, keys: str) -> QAction:
        action = QAction(text, self._window)
        action.setCheckable(True)
        action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _schemes(self, view: QMenu) -> None:
        group = QActionGroup(self)
        chosen = self._window.memory.text("scheme", "system", SCHEMES)
        labels = (tr("Colours as the system"), tr("Light colours"), tr("Dark colours"))
        for scheme, label in zip(SCHEMES, labels, strict=True):
            action = QAction(label, self._window)
            action.setCheckable(True)
            action.setChecked(scheme == chosen)
            action.setData(scheme)
            action.triggered.connect(self._choose_scheme)
            group.addAction(action)
            view.addAction(action)

    @Slot()
    def _choose_scheme(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.set_scheme(action.data())

    @Slot()
    def _choose_tab(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.enter_tab(action.data())

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
            action = self._recent.addAction(path.replace("&", "&&"))
            action.setData(path)
            action.triggered.connect(self._open_recent)
        if not paths:
            self._recent.addAction(tr("Nothing opened yet")).setEnabled(False)

    @Slot()
    def _open_recent(self) -> None:
        from kursk_viewer.ui.window.opening import open_path

        action = self.sender()
        if isinstance(action, QAction):
            open_path(self._window, action.data())

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


def _written(action: QAction) -> list[str]:
    form = QKeySequence.SequenceFormat.PortableText
    return [keys.toString(form) for keys in action.shortcuts()]


def _have_modifiers(action: QAction) -> bool:
    written = _written(action)
    return bool(written) and all("Ctrl+" in keys or "Alt+" in keys for keys in written)
