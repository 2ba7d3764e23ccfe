"""The numbers behind a chart, as a table that keeps in step with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kursk_viewer.pages.finding import PLAIN, Folding
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.table.find import TableFind
from kursk_viewer.ui.table.rows import rows_of
from kursk_viewer.ui.table.view import TableView

_NARROWEST = 208


class NumbersTable(TableView):
    """A page's table, a row for each claim."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The numbers behind the chart"), narrowest=_NARROWEST, parent=parent)
        self.shown = Table(title="")

    def show_table(self, table: Table, folding: Folding = PLAIN) -> None:
        """Show these rows in their own order, none selected, from their left edge."""
        self.shown = table
        self.sorting = []
        self.show_rows(rows_of(table, folding))
        self.horizontalScrollBar().setValue(0)

    def select_claim(self, claim: str) -> bool:
        """Select the claim's row without a signal; True if there is one."""
        row = self.model().row_of(claim)
        if row < 0:
            return False
        with self.silence():
            self.go_to(self.model().place_of(row))
        return True

    def selected_claims(self) -> tuple[str, ...]:
        """The claims of the selected rows, from the top."""
        return tuple(self.shown.rows[row].record for row in self.selected_rows())


class SearchedTable(QWidget):
    """The table under a find box that is shown while it is wanted.

    Signals:
        closed(): the reader is done with finding
    """

    closed = Signal()

    def __init__(self, table: NumbersTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.find_box = TableFind(table, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addWidget(self.find_box)
        column.addWidget(table, 1)
        self.find_box.hide()

    def actions_of_find(self) -> list[QAction]:
        """Next and previous, for the owner to add to itself."""
        return [self.find_box.next, self.find_box.previous]

    def open_find(self) -> None:
        """Show the find box and put the keyboard into it."""
        self.find_box.show()
        self.find_box.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.find_box.isVisible():
            self.find_box.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
