"""The File menu: opening a dossier, and printing what is shown of it."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kursk_viewer import resources
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.labels import file_name, path_shown, without_middle
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.document import Document
from kursk_viewer.ui.window.tabs import Tabs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

    from kursk_viewer.ui.window.print_choice import PrintChoice

_LONGEST_PATH = 90
"""Characters of a path in a menu."""


class FileMenu(QObject):
    """Fills the menu. Dialogs belong to the window that is handed in.

    Signals:
        written(str): a file was written at this path
        told(str): what became of a command, in a sentence
        another_requested(): the reader wants a second window
    """

    written = Signal(str)
    told = Signal(str)
    another_requested = Signal()

    def __init__(
        self, menu: QMenu, window: QWidget, document: Document, tabs: Tabs, memory: Memory
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._tabs, self._memory = window, document, tabs, memory
        action(menu, tr("&New window"), self.another_requested.emit, keys="Ctrl+N")
        action(menu, tr("&Open…"), self._ask, keys="Ctrl+O")
        self.recent = menu.addMenu(tr("Open &recent"))
        self.recent.aboutToShow.connect(self._fill_recent)
        action(menu, tr("Open the &shipped dossier"), self._open_shipped)
        action(menu, tr("&Read the file again"), self.read_again, keys="F5")
        menu.addSeparator()
        self.print_command = action(menu, tr("&Print…"), self.print_page, keys="Ctrl+P")
        action(menu, tr("Print pre&view…"), self._preview, keys="Ctrl+Shift+P")
        self.export_command = action(menu, tr("Export &PDF…"), self._export, keys="Ctrl+E")
        action(menu, tr("Export page as &HTML…"), self._export_html)
        menu.addSeparator()
        action(menu, tr("&Close window"), window.close, keys="Ctrl+W")
        action(menu, tr("&Quit"), QApplication.closeAllWindows, keys="Ctrl+Q")

    def open_path(self, path: str, *, remember: bool = True) -> bool:
        """Open a file in place of what is open; True if it is open now."""
        from kursk_viewer.ui.window.opening import read_file

        dossier = read_file(self._window, path)
        if dossier is None:
            return False
        self._document.open(dossier, path)
        if remember:
            self._memory.add_recent(path)
        return True

    @Slot()
    def _ask(self) -> None:
        from kursk_viewer.ui.file_dialogs import ask_which

        kinds = tr("Data packages (*.json);;All files (*)")
        path = ask_which(self._window, self._memory, tr("Open a dossier"), kinds)
        if path:
            self.open_path(path)

    @Slot()
    def _open_shipped(self) -> None:
        self.open_path(resources.dossier_path(), remember=False)

    @Slot()
    def read_again(self) -> None:
        """Take up what the open file says now; while it has faults, what was open stays."""
        before = self._document.whole
        if before is None or not self.open_path(self._document.path, remember=False):
            return
        after = self._document.whole
        if after is not None and after.fingerprint == before.fingerprint:
            self.told.emit(tr("Read again: the file says what it said before."))
        else:
            self.told.emit(tr("Read again: the file has changed."))

    @Slot()
    def _fill_recent(self) -> None:
        self.recent.clear()
        paths = self._memory.recent()
        for path in paths:
            shown = without_middle(path_shown(path), _LONGEST_PATH)
            action(self.recent, shown.replace("&", "&&"), partial(self.open_path, path))
        if not paths:
            action(self.recent, tr("Nothing opened yet"), enabled=False)

    def choice(self) -> PrintChoice:
        """What there is to print: the view in front, or pages of the dossier that is open."""
        from kursk_viewer.ui.window.print_choice import PrintChoice
        from kursk_viewer.ui.window.printing import page_layout

        layout = page_layout(self._memory)
        return PrintChoice(self._document, self._tabs.front.picture(), layout, self._memory)

    @Slot()
    def print_page(self) -> None:
        """Ask for a printer, and print what is shown."""
        from kursk_viewer.ui.window.printing import print_dossier

        if self._document.shown is not None:
            self._tell(print_dossier(self._window, self.choice(), self._memory))

    @Slot()
    def _preview(self) -> None:
        from kursk_viewer.ui.window.printing import preview_dossier

        if self._document.shown is not None:
            self._tell(preview_dossier(self._window, self.choice(), self._memory))

    def _tell(self, sentence: str) -> None:
        if sentence:
            self.told.emit(sentence)

    @Slot()
    def _export_html(self) -> None:
        from kursk_viewer.ui.file_dialogs import save_page

        if self._document.shown is not None:
            name = self._document.file_name("summary", core_only=self._document.core.on)
            path = save_page(self._window, self._memory, self._document.shown, name)
            if path:
                self.written.emit(path)

    @Slot()
    def _export(self) -> None:
        from kursk_viewer.ui.window.printing import export_dossier

        if self._document.shown is not None:
            path = export_dossier(self._window, self.choice(), self._memory)
            if path:
                self.written.emit(path)


def refusal(dragged: QDropEvent) -> str:
    """Why what is dragged over a window cannot be dropped there; empty where it is one file."""
    urls = dragged.mimeData().urls()
    if len(urls) > 1:
        return tr("A window opens one file; {count} were dragged over it.").format(
            count=wording.number(len(urls))
        )
    if not urls:
        return tr("A window opens a file that is dropped on it, and takes nothing else.")
    if not urls[0].isLocalFile():
        return tr("A window opens files of this computer only; save that address as a file first.")
    path = urls[0].toLocalFile()
    if os.path.isdir(path):
        return tr("“{name}” is a folder; drag the file in it.").format(name=file_name(path))
    if not dragged.possibleActions() & (Qt.DropAction.CopyAction | Qt.DropAction.LinkAction):
        return tr("That file would be moved away; open it with File > Open instead.")
    return ""
