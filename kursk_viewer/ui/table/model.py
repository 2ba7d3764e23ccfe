"""A read-only table model over `Rows`: it shows them in the order and number they were arranged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from kursk_viewer.pages.filtering import Filter
from kursk_viewer.translation import tr
from kursk_viewer.ui.labels import plain_tooltip
from kursk_viewer.ui.table.rows import Rows, Sorting, Subset, TableColumn

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
PINNED_ROLE = Qt.ItemDataRole.UserRole + 3

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_ONCE = 20_000
"""Up to this many rows whose texts have to be worked out are sorted at once; more, in slices of
this many seconds:"""
_SLICE = 0.012


class PaintedCell(NamedTuple):
    """What is painted of a cell; `longest` is the longest text of its column where it has a bar."""

    text: str
    mark: str
    share: float | None
    longest: str
    at_right: bool
    muted: bool
    pinned: bool
    hit: bool


class TableModel(QAbstractTableModel):
    """Rows with filters and a sorting; every change of either is one reset.

    Horizontal headers answer SORT_ROLE with (place, descending), the place counted from 1, or None;
    vertical ones, which are not drawn, are the text of the first column.

    `column_in_use` is that of the current cell, -1 without one: the header of a row says nothing
    where the cell is itself the name of its row, which would be told twice. A `message` (row,
    column, text) is read instead of what describes a cell.

    Signals:
        sorting_changed(bool): a sort in slices has begun, or has ended or been given up
    """

    sorting_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows()
        self.order: list[int] = []
        self.filters: dict[int, Filter] = {}
        self.sorting: Sorting = ()
        self.column_in_use = -1
        self.message: tuple[int, int, str] | None = None
        self._applied: Sorting = ()
        self._subset: Subset | None = None
        self._hits: set[tuple[int, int]] = set()
        self._work: Iterator[None] = iter(())
        self._slicing = QTimer(self)
        self._slicing.setInterval(0)
        self._slicing.timeout.connect(self._slice)

    def show_rows(
        self,
        rows: Rows,
        filters: dict[int, Filter] | None = None,
        sorting: Sorting = (),
        subset: Subset | None = None,
    ) -> None:
        """Replace everything; filters and sorting speak of the columns by their place."""
        self._end_slices()
        self.beginResetModel()
        self.rows, self.filters, self._subset = rows, dict(filters or {}), subset
        self.sorting = sorting
        self._applied = () if self._is_long(sorting) else sorting
        self._arrange()
        self.endResetModel()
        if self._applied != sorting:
            self._start_slices()

    def set_filters(self, filters: dict[int, Filter]) -> None:
        """Show only the rows that pass all of these."""
        self.filters = filters
        self._reset()

    def show_only(self, subset: Subset) -> None:
        """Show only these rows, in the latest order that is ready."""
        self._subset = subset
        self._reset()

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort by these; where that takes long the rows stay until their order is ready."""
        self._end_slices()
        self.sorting = sorting
        if self._is_long(sorting):
            self._start_slices()
        else:
            self._applied = sorting
            self._reset()

    @property
    def is_sorting(self) -> bool:
        """Whether a sort in slices is at work."""
        return self._slicing.isActive()

    def give_up_sorting(self) -> None:
        """Keep the order that is shown."""
        self._end_slices()
        self.sorting = self._applied
        self._show_sorting()

    def _is_long(self, sorting: Sorting) -> bool:
        return self.rows.count > AT_ONCE and not self.rows.is_ready(sorting)

    def _show_sorting(self) -> None:
        last = len(self.rows.columns) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def _start_slices(self) -> None:
        self._work = self.rows.ordering(self.sorting)
        self._slicing.start()
        self._show_sorting()
        self.sorting_changed.emit(True)

    def _end_slices(self) -> None:
        if self._slicing.isActive():
            self._slicing.stop()
            self.sorting_changed.emit(False)

    @Slot()
    def _slice(self) -> None:
        deadline = time.perf_counter() + _SLICE
        for _ in self._work:
            if time.perf_counter() > deadline:
                return
        self._end_slices()
        self._applied = self.sorting
        self._reset()

    def _reset(self) -> None:
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        self._hits = set()
        self.order = self.rows.arranged(self.filters, self._applied, self._subset)

    def mark_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark cells (row, column) as found."""
        before, self._hits = self._hits, set(hits)
        if self.order and before != self._hits:
            last = self.index(len(self.order) - 1, len(self.rows.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def column_of(self, key: str) -> int:
        """The place of the column with this key, or -1."""
        keys = [column.key for column in self.rows.columns]
        return keys.index(key) if key in keys else -1

    def place_of(self, row: int) -> int:
        """Where a row of the file is shown, or -1 when it is not."""
        if self._subset is not None and not self._subset.mask[row]:
            return -1
        try:
            return self.order.index(row)
        except ValueError:
            return -1

    def row_of(self, record: str, column: int = 0) -> int:
        """The first row of the file whose cell stands for a record, or -1."""
        records = self.rows.columns[column].records if self.rows.columns else ()
        return records.index(record) if record in records else -1

    def record(self, place: int, column: int = 0) -> str:
        """The record that a cell stands for, or an empty string."""
        records = self.rows.columns[column].records
        return records[self.order[place]] if records else ""

    def cell(self, index: Index) -> PaintedCell:
        """What is painted of a cell that is there."""
        place, column = index.row(), index.column()
        shown, row = self.rows.columns[column], self.order[place]
        share = shown.shares[row] if shown.shares else None
        return PaintedCell(
            text=shown.texts[row],
            mark=shown.marks[row] if shown.marks else "",
            share=share,
            longest=self.rows.longest(column) if share is not None else "",
            at_right=shown.at_right,
            muted=shown.numbers is not None and shown.numbers[row] is None,
            pinned=row in self.rows.pinned,
            hit=(place, column) in self._hits,
        )

    def spoken(self, place: int, column: int) -> str:
        """A cell as a screen reader says it after the headers of its row and column."""
        shown, row = self.rows.columns[column], self.order[place]
        value = shown.spoken[row] if shown.spoken else shown.texts[row]
        return value or tr("empty")

    def described(self, place: int, column: int) -> str:
        """What is to be known of a cell besides what its row says in cells and headers."""
        if self.message is not None and self.message[:2] == (place, column):
            return self.message[2]
        shown, row = self.rows.columns[column], self.order[place]
        if not shown.tips:
            return ""
        headers = (shown.texts[row], shown.title, self.rows.columns[0].texts[row])
        told = [self.spoken(place, column)]
        told += [
            self.spoken(place, other)
            for other, each in enumerate(self.rows.columns)
            if each.at_right
        ]
        return "\n".join(
            line
            for line in shown.tips[row].split("\n")
            if line not in headers and not any(text in line for text in told)
        )

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.order):
            return None
        column, row = self.rows.columns[index.column()], self.order[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.texts[row]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.at_right else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip((column.tips or column.texts)[row])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.described(index.row(), index.column())
        if role == RECORD_ROLE:
            return self.record(index.row(), index.column())
        if role == PINNED_ROLE:
            return row in self.rows.pinned
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(section, role)
        if section >= len(self.rows.columns):
            return None
        column = self.rows.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.at_right else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(filter(None, (column.title, column.tip))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_header(section, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return column.tip
        if role == SORT_ROLE:
            return self._sorted_by(section)
        return None

    def _row_header(self, place: int, role: int) -> str | None:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in roles or place >= len(self.order):
            return None
        return self.spoken(place, 0) if self.column_in_use else ""

    def _sorted_by(self, section: int) -> tuple[int, bool] | None:
        for place, (column, descending) in enumerate(self.sorting, start=1):
            if column == section:
                return place, descending
        return None

    def _spoken_header(self, section: int, column: TableColumn) -> str:
        sort = self._sorted_by(section)
        if sort is None:
            return column.title
        form = tr("{column}, sorted downwards, key {place}")
        if not sort[1]:
            form = tr("{column}, sorted upwards, key {place}")
        return form.format(column=column.title, place=sort[0])
