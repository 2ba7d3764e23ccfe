"""The events as a table: the chart's companion, in step with it."""

from __future__ import annotations

import html
import time
from collections.abc import Iterator
from enum import IntEnum
from functools import partial
from itertools import compress

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages.timeline.page import lane_label
from kursk_viewer.translation import tr
from kursk_viewer.ui.theme import SPACE
from kursk_viewer.ui.timeline.order import sorting

_KEPT = 2000
_TITLE_SHARE = 0.33
_AT_ONCE = 20_000
"""Up to this many rows are sorted at once; more, in slices of this many seconds:"""
_SLICE = 0.012
Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns from left to right."""

    DATE = 0
    TITLE = 1
    WHO = 2
    DATED_BY = 3
    CATEGORY = 4
    REMARKS = 5


class TimelineModel(QAbstractTableModel):
    """Shown marks as rows. Rows are positions of marks, sorted by an order that is worked out once
    for each column; where there are very many, in slices, and the rows stay until it is ready.

    Signals:
        sorting_changed(bool): a sort in slices has begun, or has ended or been given up
    """

    sorting_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._data: TimelineData | None = None
        self._orders: dict[int, tuple[list[int], list[int]]] = {}
        self._column, self._descending = int(Column.DATE), False
        self._applied = self._column
        self._work: Iterator[None] = iter(())
        self._slicing = QTimer(self)
        self._slicing.setInterval(0)
        self._slicing.timeout.connect(self._slice)
        self.rows: list[int] = []
        self.headers = (
            tr("Date"), tr("Title"), tr("Said by"), tr("Date is"), tr("Category"), tr("Remarks"),
        )  # fmt: skip

    @property
    def is_sorting(self) -> bool:
        """Whether a sort in slices is at work."""
        return self._slicing.isActive()

    def give_up_sorting(self) -> int:
        """Keep the order that is shown; give the column it follows."""
        self._end_slices()
        self._column = self._applied
        return self._applied

    def set_data(self, data: TimelineData) -> None:
        """Show other data, in the order that is set."""
        self._end_slices()
        self._data, self._orders, self._applied = data, {}, int(Column.DATE)
        self._order_by(self._column)
        self.refresh()

    def refresh(self) -> None:
        """Take up what is shown now, in the latest order that is ready."""
        self.beginResetModel()
        self.rows = self._sorted_rows()
        self.endResetModel()

    def row_of(self, number: int) -> int | None:
        """The row of a mark, or None when it is not shown."""
        if self._data is None or not self._data.shown.mask[number]:
            return None
        return self.rows.index(number)

    def text(self, number: int, column: int) -> str:
        """The words of a cell."""
        assert self._data is not None
        mark = self._data.page.marks[number]
        if column == Column.DATE:
            return mark.when
        if column == Column.TITLE:
            return mark.title
        if column == Column.WHO:
            return mark.who
        if column == Column.DATED_BY:
            return mark.dated_by
        if column == Column.CATEGORY:
            return lane_label(mark.lane)
        words = [mark.remarks] if mark.remarks else []
        if number in self._data.shown.companions:
            words.append(tr("contradicts a shown one"))
        return ", ".join(words)

    def _sorted_rows(self) -> list[int]:
        if self._data is None:
            return []
        numbers = self._data.shown.numbers
        if self._applied == Column.DATE:
            return numbers[::-1] if self._descending else numbers
        order = self._orders[self._applied][self._descending]
        if len(numbers) == len(order):
            return order
        mask = self._data.shown.mask
        return list(compress(order, map(mask.__getitem__, order)))

    def _end_slices(self) -> None:
        if self._slicing.isActive():
            self._slicing.stop()
            self.sorting_changed.emit(False)

    def _order_by(self, column: int) -> None:
        self._end_slices()
        if self._data is None or column == Column.DATE or column in self._orders:
            self._applied = column
            return
        self._work = self._ordering(column)
        if len(self._data.firsts) > _AT_ONCE:
            self._slicing.start()
            self.sorting_changed.emit(True)
        else:
            for _ in self._work:
                pass

    def _ordering(self, column: int) -> Iterator[None]:
        assert self._data is not None
        order = yield from sorting(len(self._data.firsts), partial(self.text, column=column))
        self._orders[column] = (order, order[::-1])
        self._applied = column

    @Slot()
    def _slice(self) -> None:
        deadline = time.perf_counter() + _SLICE
        for _ in self._work:
            if time.perf_counter() > deadline:
                return
        self._end_slices()
        self.refresh()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._data is None:
            return None
        number, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(number, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            mark = self._data.page.marks[number]
            shown = html.escape(self.text(number, column))
            if column == Column.TITLE and mark.text != mark.title:
                shown = f"<b>{shown}</b><br>{html.escape(mark.text)}"
            elif column == Column.DATE:
                shown = html.escape(mark.spoken)
            return f"<qt>{shown}</qt>" if shown else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[column]}: {self.text(number, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column = max(0, column)
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._order_by(self._column)
        if not self._slicing.isActive():
            self.refresh()


class TimelineList(QTableView):
    """The table.

    Signals:
        selection_made(): the reader changed which rows are selected, or which is current
        mark_opened(int): the reader asked for the evidence of this mark
    """

    selection_made = Signal()
    mark_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._selected: frozenset[int] = frozenset()
        self._current: int | None = None
        self.rows = TimelineModel()
        self.setModel(self.rows)
        self.setAccessibleName(tr("Timeline list"))
        self.setAccessibleDescription(tr("The events of the chart as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setMinimumHeight(90)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * SPACE)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicator(Column.DATE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.rows.modelAboutToBeReset.connect(self._remember)
        self.rows.modelReset.connect(self._restore)
        self.selectionModel().selectionChanged.connect(self._changed)
        self.selectionModel().currentChanged.connect(self._changed)
        self.doubleClicked.connect(self._double_clicked)
        self._share_width()

    def set_data(self, data: TimelineData) -> None:
        """Show other data with nothing selected."""
        self._selected, self._current = frozenset(), None
        self.rows.set_data(data)

    def selected(self) -> frozenset[int]:
        """The positions of the selected marks."""
        return self._selected

    def current(self) -> int | None:
        """The position of the current mark."""
        return self._current

    def select(self, number: int, *, extend: bool = False) -> bool:
        """Make a mark current and select it, alone or beside the others. Emits nothing."""
        row = self.rows.row_of(number)
        if row is None:
            return False
        flags = QItemSelectionModel.SelectionFlag
        how = flags.Select if extend else flags.ClearAndSelect
        self._quiet = True
        index = self.rows.index(row, 0)
        self.selectionModel().setCurrentIndex(index, how | flags.Rows)
        self.scrollTo(index)
        self._quiet = False
        self._take()
        return True

    def _give_up_sorting(self) -> None:
        column = self.rows.give_up_sorting()
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            header.setSortIndicator(column, header.sortIndicatorOrder())
        header.viewport().update()

    def _take(self) -> None:
        rows = self.rows.rows
        found: set[int] = set()
        selection = self.selectionModel().selection()
        for part in (selection.at(number) for number in range(selection.count())):
            found.update(rows[part.top() : part.bottom() + 1])
        index = self.currentIndex()
        self._selected = frozenset(found)
        self._current = rows[index.row()] if index.isValid() else None
        if self._current not in self._selected:
            self._current = None

    @Slot()
    def _changed(self) -> None:
        if self._quiet:
            return
        before = (self._selected, self._current)
        self._take()
        if (self._selected, self._current) != before:
            self.selection_made.emit()

    @Slot()
    def _remember(self) -> None:
        self._quiet = True

    @Slot()
    def _restore(self) -> None:
        kept = (
            self._selected if len(self._selected) <= _KEPT else frozenset({self._current} - {None})
        )
        rows = [row for n in kept if n is not None and (row := self.rows.row_of(n)) is not None]
        selection = QItemSelection()
        last = len(Column) - 1
        for row in rows:
            selection.select(self.rows.index(row, 0), self.rows.index(row, last))
        row_of_current = self.rows.row_of(self._current) if self._current is not None else None
        flags = QItemSelectionModel.SelectionFlag
        if row_of_current is not None:
            index = self.rows.index(row_of_current, 0)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        if rows:
            self.selectionModel().select(selection, flags.Select)
        self._quiet = False
        self._changed()

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        self.mark_opened.emit(self.rows.rows[index.row()])

    def _share_width(self) -> None:
        """The title takes what the others leave; they are cut first where that is little."""
        metrics = self.fontMetrics()
        air = metrics.horizontalAdvance("mm")
        wide = {
            Column.DATE: metrics.horizontalAdvance("28 Sep 2024 (?)"),
            Column.WHO: metrics.horizontalAdvance("m" * 11),
            Column.DATED_BY: metrics.horizontalAdvance(tr("day it was reported")),
            Column.CATEGORY: metrics.horizontalAdvance(tr("Ground fighting")),
            Column.REMARKS: metrics.horizontalAdvance(tr("disputed") + ", " + tr("core report")),
        }
        room = self.viewport().width()
        for column in (Column.REMARKS, Column.WHO, Column.DATED_BY, Column.CATEGORY):
            lack = room * _TITLE_SHARE - (room - sum(wide.values()) - air * len(wide))
            least = metrics.horizontalAdvance(self.rows.headers[column]) + air
            if lack > 0:
                wide[column] = max(least, int(wide[column] - lack))
        for column, width in wide.items():
            self.setColumnWidth(column, width + air)
        rest = room - sum(self.columnWidth(column) for column in wide)
        self.setColumnWidth(Column.TITLE, max(rest, metrics.horizontalAdvance("m" * 14)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.mark_opened.emit(self._current)
        elif event.key() == Qt.Key.Key_Escape and self.rows.is_sorting:
            self._give_up_sorting()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_width()
