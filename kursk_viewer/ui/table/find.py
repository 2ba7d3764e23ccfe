"""Finding in a table: what answers the question is marked and stepped through."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from kursk_viewer.ui.find_box import FindBox
from kursk_viewer.ui.table.view import TableView


class TableFind(FindBox):
    """Finds in a table, also after its rows were arranged anew, and goes to the hits."""

    def __init__(self, table: TableView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.text_changed.connect(self.look)
        self.hit_chosen.connect(table.go_to)
        table.model().modelReset.connect(self.look)

    @Slot()
    def look(self) -> None:
        """Find again what stands in the field."""
        hits = self._table.hits(self.field.text())
        self._table.model().mark_hits(hits)
        self.show_hits(hits)
