"""The numbers behind a chart, as a table that keeps in step with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kursk_viewer.pages.finding import PLAIN, Folding
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.escape import Step
from kursk_viewer.ui.table.filters import ColumnFilters
from kursk_viewer.ui.table.find import TableFind
from kursk_viewer.ui.table.notice import RowsNotice
from kursk_viewer.ui.table.rows import rows_of
from kursk_viewer.ui.table.view import TableView

_NARROWEST = 208


class NumbersTable(TableView):
    """A page's table, a row for each claim."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("The numbers behind the chart"), narrowest=_NARROWEST, parent=parent)
        self.shown = Table(title="")

    def select_claim(self, claim: str) -> bool:
        """Select the claim's row without a signal; True if there is one."""
        row = self.model().row_of(claim)
        place = self.model().place_of(row) if row >= 0 else -1
        if place < 0:
            return False
        with self.silence():
            self.go_to(place)
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
        self.find_box.closable = True
        self.find_box.closed.connect(self._close_find)
        self.notice = RowsNotice(self)
        self.filters = ColumnFilters(table, self.notice)
        self.filter_action = action(
            self, tr("Filter row"), self._arrange, keys="Ctrl+Shift+L", checkable=True
        )
        self.filters.changed.connect(self._arrange)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addWidget(self.find_box)
        column.addWidget(self.notice)
        column.addWidget(table, 1)
        self.find_box.hide()
        self._arrange()

    def show_table(self, table: Table, folding: Folding = PLAIN) -> None:
        """Show these rows in their own order, none selected, from their left edge, as far as they
        pass the filters of their columns."""
        self.table.shown = table
        self.table.sorting = []
        self.filters.show_rows(rows_of(table, folding))
        self.table.horizontalScrollBar().setValue(0)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Show the fields while they are wanted, and how many rows there are while some are hidden
        by a filter, if not by a field in sight."""
        self.table.show_filters(self.filter_action.isChecked())
        self.notice.setVisible(self.filter_action.isChecked() or bool(self.filters.texts))

    def liked_height(self) -> float:
        """The height at which all rows are in sight."""
        table = self.table
        rows = table.verticalHeader().length() + table.horizontalHeader().height()
        bar = table.horizontalScrollBar().sizeHint().height()
        return float(rows + bar + 2 * table.frameWidth())

    def actions_of_find(self) -> list[QAction]:
        """Next, previous and the row of filters, for the owner to add to itself."""
        return [self.find_box.next, self.find_box.previous, self.filter_action]

    def open_find(self) -> None:
        """Show the find box and put the keyboard into it."""
        self.find_box.show()
        self.find_box.take_focus()

    def steps_back(self) -> tuple[Step, ...]:
        """What Escape takes back, the innermost first."""
        return self.filters.steps_back(self.find_box)

    @Slot()
    def _close_find(self) -> None:
        self.find_box.hide()
        self.closed.emit()
