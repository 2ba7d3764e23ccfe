"""A read-only table model over `Rows`: it shows them in the order and number they were arranged."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kursk_viewer.pages.filtering import Filter
from kursk_viewer.translation import tr
from kursk_viewer.ui.labels import plain_tooltip
from kursk_viewer.ui.table.rows import Column, Rows

RECORD_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
MUTED_ROLE = Qt.ItemDataRole.UserRole + 3
MARK_ROLE = Qt.ItemDataRole.UserRole + 4
HIT_ROLE = Qt.ItemDataRole.UserRole + 5
SORT_ROLE = Qt.ItemDataRole.UserRole + 6
APART_ROLE = Qt.ItemDataRole.UserRole + 7
LONGEST_ROLE = Qt.ItemDataRole.UserRole + 8

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """Rows with filters and a sorting; every change of either is one reset.

    Horizontal headers answer SORT_ROLE with (place, descending), the place counted from 1, or None.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = Rows()
        self.order: list[int] = []
        self.filters: dict[int, Filter] = {}
        self.sorting: tuple[tuple[int, bool], ...] = ()
        self._hits: set[tuple[int, int]] = set()

    def show_rows(
        self,
        rows: Rows,
        filters: dict[int, Filter] | None = None,
        sorting: tuple[tuple[int, bool], ...] = (),
    ) -> None:
        """Replace everything; filters and sorting speak of the columns by their place."""
        self.beginResetModel()
        self.rows, self.filters, self.sorting = rows, dict(filters or {}), sorting
        self._hits = set()
        self.order = rows.arranged(self.filters, self.sorting)
        self.endResetModel()

    def set_filters(self, filters: dict[int, Filter]) -> None:
        """Show only the rows that pass all of these."""
        self.show_rows(self.rows, filters, self.sorting)

    def set_sorting(self, sorting: tuple[tuple[int, bool], ...]) -> None:
        """Sort by these (column, descending), the weightiest first."""
        self.show_rows(self.rows, self.filters, sorting)

    def mark_hits(self, hits: list[tuple[int, int]]) -> None:
        """Mark cells (row, column) as found."""
        self._hits = set(hits)
        if self.order:
            last = self.index(len(self.order) - 1, len(self.rows.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last, [HIT_ROLE])

    def column_of(self, key: str) -> int:
        """The place of the column with this key, or -1."""
        keys = [column.key for column in self.rows.columns]
        return keys.index(key) if key in keys else -1

    def place_of(self, row: int) -> int:
        """Where a row of the file is shown, or -1 when it is filtered out."""
        return self.order.index(row) if row in self.order else -1

    def spoken(self, row: int, column: int) -> str:
        """A cell as a screen reader says it: row label, column, value with unit."""
        label, shown = self.rows.columns[0], self.rows.columns[column]
        source = self.order[row]
        if column == 0:
            return label.texts[source]
        value = shown.spoken[source] if shown.spoken else shown.texts[source]
        return tr("{row}, {column}: {value}").format(
            row=label.texts[source], column=shown.title, value=value or tr("empty")
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.order):
            return None
        column, source = self.rows.columns[index.column()], self.order[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.texts[source]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.tips[source]) if column.tips else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return column.tips[source] if column.tips else None
        if role == RECORD_ROLE:
            return column.records[source] if column.records else ""
        if role == SHARE_ROLE:
            return column.shares[source] if column.shares else None
        if role == LONGEST_ROLE:
            return self.rows.longest(index.column())
        if role == MARK_ROLE:
            return column.marks[source] if column.marks else ""
        if role == MUTED_ROLE:
            return column.numbers is not None and column.numbers[source] is None
        if role == APART_ROLE:
            return source in self.rows.apart
        if role == HIT_ROLE:
            return (index.row(), index.column()) in self._hits
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.rows.columns):
            return None
        column = self.rows.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.numeric else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(filter(None, (column.title, column.tip))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken_header(section, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return column.tip
        if role == SORT_ROLE:
            return self._sorted_by(section)
        return None

    def _sorted_by(self, section: int) -> tuple[int, bool] | None:
        for place, (column, descending) in enumerate(self.sorting, start=1):
            if column == section:
                return place, descending
        return None

    def _spoken_header(self, section: int, column: Column) -> str:
        sort = self._sorted_by(section)
        if sort is None:
            return column.title
        form = tr("{column}, sorted downwards, key {place}")
        if not sort[1]:
            form = tr("{column}, sorted upwards, key {place}")
        return form.format(column=column.title, place=sort[0])
