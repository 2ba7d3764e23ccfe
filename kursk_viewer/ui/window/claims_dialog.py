"""F4: every claim of the file in one table, to sort, filter, search, copy and save."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.tables import FLAT
from kursk_viewer.pages.figures import claims_table, figures_of
from kursk_viewer.pages.finding import folding_of
from kursk_viewer.pages.search import tab_of
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.escape import taken_back
from kursk_viewer.ui.file_dialogs import save_table
from kursk_viewer.ui.speaking import announce
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.table.copying import excerpt_of_cells, put_on_clipboard
from kursk_viewer.ui.table.panel import TablePanel
from kursk_viewer.ui.table.rows import rows_of
from kursk_viewer.ui.window.dialogs import close_button
from kursk_viewer.ui.window.widgets import fit


class ClaimsDialog(QDialog):
    """The table of all claims; Enter or a double click goes to the claim in its tab.

    Signals:
        chosen(str, str): the tab that shows the claim (may be empty), and the claim
    """

    chosen = Signal(str, str)

    def __init__(self, dossier: Dossier, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("All claims"))
        self._dossier, self._memory = dossier, memory
        self._whole = claims_table(dossier)
        empty = tr("No claim fits all the filters at once."), tr("This dossier states no claims.")
        self.panel = TablePanel(tr("All claims"), empty)
        self.table = self.panel.table
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self._copy_cells = action(self, tr("Copy cells"), self._copy)
        self._save_table = action(self, tr("Save table as…"), self._save, keys="Ctrl+S")
        self._show = action(self, tr("Show in its tab"), self._choose)
        find = self.panel.find_box
        self.addActions(self.panel.actions_of_table())
        action(self, tr("Find"), find.take_focus, keys="Ctrl+F")
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(close_button(self))
        layout = QVBoxLayout(self)
        layout.addWidget(find)
        layout.addWidget(self.panel, 1)
        layout.addLayout(foot)
        self.table.opened.connect(self._choose)
        self.table.copy_requested.connect(self._copy)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.panel.show_rows(rows_of(self._whole, folding_of(dossier)))
        self.told.setText(tr("Enter shows a claim in its tab; Ctrl+S saves the table."))
        fit(self, 1200, 720)
        self.table.take_keys()

    @Slot()
    def _choose(self) -> None:
        claim = self.panel.record_in_use()
        if claim:
            self.chosen.emit(tab_of(self._dossier, claim), claim)
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        told = taken_back(event, self.panel.steps_back())
        if told:
            self.told.setText(told)
            announce(self, told)
        else:
            super().keyPressEvent(event)

    def copied_table(self) -> Table | None:
        """The selected cells, or where none is selected all that is shown."""
        return excerpt_of_cells(self.table, self._dossier, self._whole, self.table.selected_cells())

    def saved_table(self, form: str) -> Table | None:
        """All that is shown: for programs one figure a row with all that is known of it."""
        table = excerpt_of_cells(self.table, self._dossier, self._whole)
        if table is None or form not in FLAT:
            return table
        return figures_of(self._dossier, table)

    @Slot()
    def _copy(self) -> None:
        table = self.copied_table()
        if table is not None:
            put_on_clipboard(table)
            told = ntr("Copied {count} row", "Copied {count} rows", len(table.rows))
            self.told.setText(told.format(count=len(table.rows)))

    @Slot()
    def _save(self) -> None:
        path = save_table(self, self._memory, self.saved_table, "claims.xlsx")
        if path:
            self.told.setText(tr("Saved “{path}”.").format(path=path))

    @Slot(QPoint)
    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._show, self._copy_cells, self._save_table])
        menu.addSeparator()
        menu.addActions([*self.panel.filters.commands(), self.panel.all_rows])
        menu.addSeparator()
        menu.addActions([self.panel.sort_this, self.panel.sort_also, self.panel.unsort])
        menu.popup(self.table.viewport().mapToGlobal(where))
