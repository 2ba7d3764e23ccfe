"""The numbers behind a chart, as a table that keeps in step with it."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.table.delegate import PADDING, CellDelegate
from kursk_viewer.ui.table.find import FindBox

_NO_INDEX = QModelIndex()
_WIDEST, _NARROWEST = 480, 208
_WHOLE_ROW = (
    QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
)
"""Said outright: `selectRow` goes by the modifier keys that happen to be down."""
Index = QModelIndex | QPersistentModelIndex


class NumbersModel(QAbstractTableModel):
    """The rows of a page's table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = self._whole = Table(title="")

    def set_table(self, table: Table) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.table = self._whole = table
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.table.rows[index.row()].cells[index.column()].text
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.table.headings[index.column()].text}: {text}"
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
        if orientation != Qt.Orientation.Horizontal or section >= len(self.table.headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.headings[section].text
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        rows = self._whole.rows
        if 0 <= column < len(self._whole.headings):
            down = order == Qt.SortOrder.DescendingOrder
            rows = self._whole.sorted_by(column, down=down)
        self.beginResetModel()
        self.table = self._whole.replace(rows=rows)
        self.endResetModel()

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignLeft
        if self.table.headings[column].numeric:
            side = Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


class Headings(QHeaderView):
    """Headings over their columns' texts, drawn like those of the equipment table."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setStretchLastSection(True)
        self.setSortIndicatorClearable(True)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        scheme, model = theme.tokens(), self.model()
        painter.save()
        painter.fillRect(rect, QColor(scheme.raised))
        painter.setPen(QColor(scheme.text))
        painter.setFont(self.font())
        text = str(model.headerData(logical_index, self.orientation()) or "")
        if logical_index == self.sortIndicatorSection():
            down = self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            text = f"{'↓' if down else '↑'} {text}"
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        role = Qt.ItemDataRole.TextAlignmentRole
        painter.drawText(inner, model.headerData(logical_index, self.orientation(), role), text)
        painter.setPen(QColor(scheme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class NumbersTable(QTableView):
    """A table of the numbers behind the chart.

    Signals:
        claim_selected(str): the reader chose the row of this claim
        selection_changed(): other rows are selected than before
    """

    claim_selected = Signal(str)
    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumbersModel(self)
        self.setModel(self.numbers)
        self.setFont(theme.font(0.95))
        self.setShowGrid(False)
        self.setItemDelegate(CellDelegate(self))
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(tr("The numbers behind the chart"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + theme.SPACE * 2)
        self.setHorizontalHeader(Headings(self))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._quiet = False
        self._natural: list[int] = []
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())

    def show_table(self, table: Table) -> None:
        """Show these rows, none selected, from their left edge."""
        self._quiet = True
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.numbers.set_table(table)
        metrics = self.fontMetrics()
        self._natural = [
            max(
                map(
                    metrics.horizontalAdvance,
                    (heading.text, *(row.cells[at].text for row in table.rows[:200])),
                )
            )
            + PADDING * 2
            + theme.SPACE * 2
            for at, heading in enumerate(table.headings)
        ]
        self._fit()
        self.horizontalScrollBar().setValue(0)
        self._quiet = False
        self.selection_changed.emit()

    def _fit(self) -> None:
        """Give each column what it needs, the widest less where there is not enough for all."""
        room = self.viewport().width()
        cap = _WIDEST
        while cap > _NARROWEST and sum(min(each, cap) for each in self._natural) > room:
            cap -= theme.SPACE
        if sum(self._natural) <= room:
            cap = max(self._natural, default=cap)
        for column, width in enumerate(self._natural):
            self.setColumnWidth(column, min(width, cap))

    def select_claim(self, claim: str) -> bool:
        """Mark the claim's row, quietly; tell whether there is one."""
        for row, shown in enumerate(self.numbers.table.rows):
            if shown.record == claim:
                self._quiet = True
                index = self.numbers.index(row, 0)
                self.selectionModel().setCurrentIndex(index, _WHOLE_ROW)
                self.scrollTo(index)
                self._quiet = False
                return True
        return False

    def selected_claim(self) -> str:
        """The claim of the first selected row, or an empty string."""
        return next(iter(self.selected_claims()), "")

    def selected_claims(self) -> tuple[str, ...]:
        """The claims of the selected rows, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.numbers.table.rows[row].record for row in rows)

    @Slot(QModelIndex)
    def _on_row_changed(self, index: QModelIndex) -> None:
        if not self._quiet and index.isValid():
            self.claim_selected.emit(self.numbers.table.rows[index.row()].record)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class SearchedTable(QWidget):
    """The table under a find box that is shown while it is wanted.

    Signals:
        closed(): the reader is done with finding
    """

    closed = Signal()

    def __init__(self, table: NumbersTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self.find_box = FindBox(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.find_box)
        column.addWidget(table, 1)
        self.find_box.hide()
        self.find_box.text_changed.connect(self._look_for)
        self.find_box.hit_chosen.connect(self._show_hit)
        table.numbers.modelReset.connect(self._look_again)

    def actions_of_find(self) -> list[QAction]:
        """Next and previous, for the owner to add to itself."""
        return [self.find_box.next, self.find_box.previous]

    def open_find(self) -> None:
        """Show the find box and put the keyboard into it."""
        self.find_box.show()
        self.find_box.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_box.field.selectAll()

    @Slot(str)
    def _look_for(self, text: str) -> None:
        wanted = " ".join(text.casefold().split())
        rows = self.table.numbers.table.rows
        found = (
            (number, next((at for at, c in enumerate(row.texts) if wanted in c.casefold()), -1))
            for number, row in enumerate(rows)
        )
        self.find_box.show_hits([hit for hit in found if wanted and hit[1] >= 0])

    @Slot()
    def _look_again(self) -> None:
        self._look_for(self.find_box.field.text())

    @Slot(int, int)
    def _show_hit(self, row: int, column: int) -> None:
        index = self.table.numbers.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.find_box.isVisible():
            self.find_box.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
