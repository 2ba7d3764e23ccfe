"""The File menu: opening a dossier, and printing what is shown of it."""

from __future__ import annotations

import os
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from kursk_viewer import resources
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.document import Document
from kursk_viewer.ui.window.tabs import Tabs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.ui.window.print_choice import PrintChoice


class FileMenu(QObject):
    """Fills the menu. Dialogs belong to the window that is handed in.

    Signals:
        written(str): a file was written at this path
    """

    written = Signal(str)

    def __init__(
        self, menu: QMenu, window: QWidget, document: Document, tabs: Tabs, memory: Memory
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._tabs, self._memory = window, document, tabs, memory
        action(menu, tr("&Open…"), self._ask, keys="Ctrl+O")
        self.recent = menu.addMenu(tr("Open &recent"))
        self.recent.aboutToShow.connect(self._fill_recent)
        action(menu, tr("Open the &shipped dossier"), self._open_shipped)
        menu.addSeparator()
        action(menu, tr("&Print…"), self.print_page, keys="Ctrl+P")
        action(menu, tr("Print pre&view…"), self._preview, keys="Ctrl+Shift+P")
        action(menu, tr("Export &PDF…"), self._export, keys="Ctrl+E")
        action(menu, tr("Export page as &HTML…"), self._export_html)
        menu.addSeparator()
        action(menu, tr("&Quit"), window.close, keys="Ctrl+Q")

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

        folder = os.path.dirname(self._document.path)
        kinds = tr("Data packages (*.json);;All files (*)")
        path = ask_which(self._window, self._memory, tr("Open a dossier"), folder, kinds)
        if path:
            self.open_path(path)

    @Slot()
    def _open_shipped(self) -> None:
        self.open_path(resources.dossier_path(), remember=False)

    @Slot()
    def _fill_recent(self) -> None:
        self.recent.clear()
        paths = self._memory.recent()
        for path in paths:
            action(self.recent, path.replace("&", "&&"), partial(self.open_path, path))
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
            print_dossier(self._window, self.choice(), self._memory)

    @Slot()
    def _preview(self) -> None:
        from kursk_viewer.ui.window.printing import preview_dossier

        if self._document.shown is not None:
            preview_dossier(self._window, self.choice(), self._memory)

    @Slot()
    def _export_html(self) -> None:
        from kursk_viewer.ui.file_dialogs import save_page

        if self._document.shown is not None:
            path = save_page(self._window, self._memory, self._document.shown)
            if path:
                self.written.emit(path)

    @Slot()
    def _export(self) -> None:
        from kursk_viewer.ui.window.printing import export_dossier

        if self._document.shown is not None:
            path = export_dossier(self._window, self.choice(), self._memory)
            if path:
                self.written.emit(path)
