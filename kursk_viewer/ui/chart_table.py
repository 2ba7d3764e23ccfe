"""The numbers behind a chart, as a table that keeps in step with it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kursk_viewer.pages.casualties_words import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme

_NO_INDEX = QModelIndex()
_WIDEST = 200
Index = QModelIndex | QPersistentModelIndex


class NumbersModel(QAbstractTableModel):
    """The rows of a page's table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = Table(header=(), numbers=(), rows=())

    def set_table(self, table: Table) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.table.rows[index.row()].cells[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.table.header[index.column()]}: {text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return escape(text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.table.header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.header[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft
        if column in self.table.numbers:
            side = Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class NumbersTable(QTableView):
    """A table of the numbers behind the chart.

    Signals:
        claim_selected(str): the reader chose the row of this claim
    """

    claim_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumbersModel(self)
        self.setModel(self.numbers)
        self.setFont(theme.font(0.95))
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(tr("The numbers behind the chart"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.SPACE * 2)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self._quiet = False
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)

    def show_table(self, table: Table) -> None:
        """Show these rows, none selected."""
        self._quiet = True
        self.numbers.set_table(table)
        metrics = self.fontMetrics()
        for column, head in enumerate(table.header):
            texts = [head, *(row.cells[column] for row in table.rows[:200])]
            width = max(metrics.horizontalAdvance(text) for text in texts) + theme.SPACE * 5
            self.setColumnWidth(column, min(width, _WIDEST))
        self._quiet = False

    def select_claim(self, claim: str) -> bool:
        """Mark the claim's row, quietly; tell whether there is one."""
        for row, told in enumerate(self.numbers.table.rows):
            if told.claim == claim:
                self._quiet = True
                self.selectRow(row)
                self.scrollTo(self.numbers.index(row, 0))
                self._quiet = False
                return True
        return False

    def selected_claim(self) -> str:
        """The claim of the selected row, or an empty string."""
        rows = self.selectionModel().selectedRows()
        return self.numbers.table.rows[rows[0].row()].claim if rows else ""

    @Slot(QModelIndex)
    def _on_row_changed(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.claim_selected.emit(self.numbers.table.rows[index.row()].claim)
