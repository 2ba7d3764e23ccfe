"""The table of every tab: rows that its headings sort, that can be found, and that keep what is
selected however they are arranged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from kursk_viewer.pages.filtering import Filter
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.table.delegate import PADDING, CellDelegate
from kursk_viewer.ui.table.filter_row import FilterRow
from kursk_viewer.ui.table.header import TableHeader
from kursk_viewer.ui.table.model import TableModel
from kursk_viewer.ui.table.notice import EmptyNotice
from kursk_viewer.ui.table.rows import Rows, Sorting, Subset, TableColumn

WIDEST = 480
"""The pixels that no column exceeds where there is too little room for all."""
_MOST_KEPT = 2000
"""A selection of more rows than these is not kept when the rows are arranged anew."""
_SAMPLE = 200
"""Rows whose texts tell how wide a column wants to be."""
_FLAG = QItemSelectionModel.SelectionFlag


class TableView(QTableView):
    """A list of whole rows, or of single cells where `whole_rows` is off.

    Signals:
        record_chosen(str): the reader chose a cell, by click, Enter or Space; the record it stands
            for. Moving the keyboard's cell chooses nothing
        selection_changed(): other cells are selected or current than before, by whomever
        opened(): Enter or Space on a cell, or a double click
        copy_requested(): Ctrl+C on a cell; what is copied is in `copying.py`
    """

    record_chosen = Signal(str)
    selection_changed = Signal()
    opened = Signal()
    copy_requested = Signal()

    def __init__(
        self,
        name: str,
        *,
        whole_rows: bool = True,
        narrowest: int = 112,
        when_empty: tuple[str, str] = ("", ""),
        way_back: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a table without rows.

        Too little room cuts columns to the `narrowest` pixels at most. `when_empty` is what stands
        in place of rows: first, with a button that says `way_back`, where some are hidden, then
        where there are none at all.
        """
        super().__init__(parent)
        self._model = TableModel(self)
        self.whole_rows = whole_rows
        self.narrowest = narrowest
        self.sorting: list[tuple[str, bool]] = []
        self._when_empty = when_empty
        self._natural: list[int] = []
        self._silent = False
        self._kept: tuple[Rows, list[int], int, int] | None = None
        self.header = TableHeader(self)
        self.covered = 0
        self._arriving = False
        self.filter_row = FilterRow(self, self.header)
        self.filter_row.entered.connect(self.reveal_column)
        self.setAccessibleName(name)
        self.set_up(self, self.header)
        if whole_rows:
            self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.empty = EmptyNotice(self, way_back or tr("Show all rows"))
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self.restore)
        chosen = self.selectionModel()
        chosen.selectionChanged.connect(lambda *_: self.selection_changed.emit())
        chosen.currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.clicked.connect(self.announce)
        self.opened.connect(self.announce)

    def set_up(self, view: QTableView, header: TableHeader) -> None:
        """Make a view look and act as this table does."""
        font = style.font(0.95 if self.whole_rows else 1.0)
        view.setModel(self._model)
        view.setHorizontalHeader(header)
        view.setItemDelegate(CellDelegate(view, keyboard=self))
        view.setFont(font)
        header.setFont(font)
        header.sort_requested.connect(self.sort_by)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self._row_height())

    def _row_height(self) -> int:
        """Of one line."""
        return self.fontMetrics().height() + 2 * style.SPACE + 2

    def fit_font(self) -> None:
        """Make room for text of another size."""
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self._natural = [self._natural_width(column) for column in self.columns]
        self.fit_columns()

    # Rows

    def model(self) -> TableModel:
        return self._model

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns, in the order of the file."""
        return self._model.rows.columns

    def show_rows(
        self,
        rows: Rows,
        filters: dict[int, Filter] | None = None,
        subset: Subset | None = None,
    ) -> None:
        """Show these, nothing selected, sorted as before as far as the columns are there."""
        self._natural = [self._natural_width(column) for column in rows.columns]
        self._model.show_rows(rows, filters, self._sorting_of(rows), subset)
        self.fit_columns()

    def _sorting_of(self, rows: Rows) -> Sorting:
        """The sorting in use, as far as these columns go."""
        places = {column.key: place for place, column in enumerate(rows.columns)}
        return tuple((places[key], down) for key, down in self.sorting if key in places)

    @Slot(int, bool)
    def sort_by(self, column: int, add: bool) -> None:
        """Sort by a column, numbers first from the largest down; then the other way round; then no
        more. `add` keeps the other keys there are."""
        shown = self.columns[column]
        before = dict(self.sorting).get(shown.key)
        sorting = dict(self.sorting) if add else {}
        if before is None or before == shown.numeric:
            sorting[shown.key] = shown.numeric if before is None else not before
        else:
            sorting.pop(shown.key, None)
        self.set_sorting(list(sorting.items()))

    def sort(self, column: int, *, down: bool) -> None:
        """Sort by this column alone."""
        self.set_sorting([(self.columns[column].key, down)])

    def set_sorting(self, sorting: list[tuple[str, bool]]) -> None:
        """Sort by these columns' keys, each with whether downwards, the weightiest first."""
        self.sorting = sorting
        self._model.set_sorting(self._sorting_of(self._model.rows))

    def hits(self, question: str) -> list[tuple[int, int]]:
        """What answers a question, as (row, column) from the top; of a whole row the first cell."""
        if self.whole_rows:
            return self._model.rows.row_hits(question, self._model.order)
        order = [self.header.logicalIndex(place) for place in range(self.header.count())]
        return self._model.rows.hits(question, self._model.order, order)

    # Filters

    def make_fields(self, filters: dict[int, str]) -> None:
        """Take up new columns: filter fields with these texts."""
        self.filter_row.make_fields([column.title for column in self.columns], filters)

    def show_filters(self, shown: bool) -> None:
        """Show or hide the row of filter fields."""
        self.filter_row.show_fields(shown)

    @Slot(int)
    def reveal_column(self, column: int) -> None:
        """Scroll to a column, out from under the pixels `covered` where the first one begins."""
        if column == 0 and self.covered:
            return
        left = self.columnViewportPosition(column)
        if self.isRightToLeft():
            left = self.viewport().width() - left - self.columnWidth(column)
        bar = self.horizontalScrollBar()
        if left < self.covered:
            bar.setValue(bar.value() + left - self.covered)
        elif left + self.columnWidth(column) > self.viewport().width():
            over = left + self.columnWidth(column) - self.viewport().width()
            bar.setValue(bar.value() + min(over, left - self.covered))

    # What is selected

    @contextmanager
    def silence(self) -> Iterator[None]:
        """Whatever is selected meanwhile is the program's doing."""
        before, self._silent = self._silent, True
        try:
            yield
        finally:
            self._silent = before

    @property
    def is_silent(self) -> bool:
        """Whether the program selects, not the reader."""
        return self._silent

    def go_to(self, row: int, column: int = 0, *, extend: bool = False) -> None:
        """Make this cell the current one, select it, alone or beside the others, and show it.

        The modifier keys that happen to be down do not matter.
        """
        index = self._model.index(row, column)
        how = _FLAG.Select if extend else _FLAG.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, how | _FLAG.Rows if self.whole_rows else how)
        self.scrollTo(index)

    @Slot()
    def announce(self) -> None:
        """Tell the record of the current cell, though the reader was there before."""
        index = self.currentIndex()
        if index.isValid():
            self.record_chosen.emit(self._model.record(index.row(), index.column()))

    def take_keys(self) -> None:
        """Take the keyboard, on the first cell where none is in use; which selects none."""
        if not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(self._model.index(0, 0), _FLAG.NoUpdate)
        self.setFocus()

    def give_up_sorting(self) -> str:
        """Keep the order shown where a long sort is at work; see `ui/escape.py`."""
        if not self._model.is_sorting:
            return ""
        self._model.give_up_sorting()
        columns = self.columns
        self.sorting = [(columns[place].key, down) for place, down in self._model.sorting]
        return tr("The order stays as it was")

    def give_up_selection(self) -> str:
        """Where more than the current cell or row is selected, select that alone; see
        `ui/escape.py`."""
        several = len(self.selected_rows()) if self.whole_rows else len(self.selected_cells())
        index = self.currentIndex()
        if several < 2 or not index.isValid():
            return ""
        self.go_to(index.row(), index.column())
        return tr("Only the current one is selected")

    def selected_rows(self) -> list[int]:
        """The rows of the file with a selected cell, in the order that they are shown in."""
        areas = self.selectionModel().selection().toList()
        places = {row for area in areas for row in range(area.top(), area.bottom() + 1)}
        return [self._model.order[place] for place in sorted(places)]

    def selected_cells(self) -> set[tuple[int, int]]:
        """The (row, column) places of the selection."""
        return {
            (row, column)
            for area in self.selectionModel().selection().toList()
            for row in range(area.top(), area.bottom() + 1)
            for column in range(area.left(), area.right() + 1)
        }

    def current_row(self) -> int | None:
        """The current row of the file."""
        place = self.currentIndex().row()
        return self._model.order[place] if 0 <= place < len(self._model.order) else None

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._model.column_in_use = current.column()
        self._model.message = None
        self._arriving = True
        QTimer.singleShot(0, self, self._arrive)
        self.selection_changed.emit()

    @Slot()
    def _arrive(self) -> None:
        self._arriving = False

    @Slot()
    def _remember(self) -> None:
        row, column = self.current_row(), self.currentIndex().column()
        current = -1 if row is None else row
        areas = self.selectionModel().selection().toList()
        few = sum(area.height() for area in areas) <= _MOST_KEPT
        selected = self.selected_rows() if self.whole_rows and few else [current]
        self._kept = (self._model.rows, selected, current, column)

    @Slot()
    def restore(self) -> None:
        """Select again what was selected before the rows were arranged anew."""
        kept, self._kept = self._kept, None
        if kept is not None and kept[0] is self._model.rows:
            self._select_again(*kept[1:])
        self.selection_changed.emit()
        self.show_empty()

    def _select_again(self, rows: list[int], current: int, column: int) -> None:
        wanted = {current, *rows} - {-1}
        if not wanted:
            return
        places = {row: place for place, row in enumerate(self._model.order) if row in wanted}
        ends = (0, len(self.columns) - 1) if self.whole_rows else (column, column)
        selection = QItemSelection()
        for row in rows:
            if row in places:
                first, last = (self._model.index(places[row], end) for end in ends)
                selection.select(first, last)
        hints = QAbstractItemView.ScrollHint
        with self.silence():
            if current in places:
                index = self._model.index(places[current], column)
                self.selectionModel().setCurrentIndex(index, _FLAG.NoUpdate)
                hint = hints.PositionAtCenter if self.whole_rows else hints.EnsureVisible
                self.scrollTo(index, hint)
            self.selectionModel().select(selection, _FLAG.Select)

    def explain_hidden(self, words: str) -> None:
        """What stands there from now on where filters leave no row."""
        self._when_empty = words, self._when_empty[1]

    def show_empty(self) -> None:
        """Explain why there is no row, or take the explanation away."""
        hidden, none = self._when_empty
        there = self._model.rows.count > 0
        words = "" if self._model.order else hidden if there else none
        self.empty.explain(words, way_back=there)

    # How it is laid out

    def natural_width(self, place: int) -> int:
        """The pixels that show a column's texts, as far as its first rows tell."""
        return self._natural[place]

    def _natural_width(self, column: TableColumn) -> int:
        texts = [column.widest] if column.widest else list(islice(column.texts, _SAMPLE))
        marks = column.marks[:_SAMPLE] or [""] * len(texts)
        cells = [f"{mark} {text}" for text, mark in zip(texts, marks, strict=False)]
        return max(map(self._room_for, cells), default=0)

    def _room_for(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 3 * PADDING

    def fit_columns(self) -> None:
        """Share the room: cut the widest columns first where there is too little of it."""
        room = self.viewport().width()
        wishes = self.wishes(room)
        cap = max((wanted for wanted, _, _ in wishes), default=0)
        if sum(wanted for wanted, _, _ in wishes) > room:
            cap = min(cap, WIDEST)
        widths = _capped(wishes, cap)
        while sum(widths) > room and cap > self.narrowest:
            cap -= style.SPACE
            widths = _capped(wishes, cap)
        left = max(0, room - sum(widths))
        weights = max(1, sum(weight for _, _, weight in wishes))
        before = 0
        for place, (_, _, weight) in enumerate(wishes):
            share = left * (before + weight) // weights - left * before // weights
            self.setColumnWidth(place, widths[place] + share)
            before += weight
        self.updateGeometries()

    def wishes(self, room: int) -> list[tuple[int, int, int]]:
        """For each column the pixels it wants, the least it keeps, and its weight in sharing what
        is left of the `room`."""
        found = []
        columns = self.columns
        for column, natural in zip(columns, self._natural, strict=True):
            wanted = max(natural, self._room_for(f"↓ {column.title}"))
            least = max(self.narrowest, self._room_for(column.least))
            found.append((wanted, min(wanted, least), column.stretch))
        return found

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if QAccessible.isActive():
            QTimer.singleShot(0, self, self._tell_current)  # after the table as a whole

    @Slot()
    def _tell_current(self) -> None:
        """Tell screen readers of the cell in use, which Qt does as it changes, not on arrival."""
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            self._tell(QAccessible.Event.Focus, index)

    def tell_at_cell(self, text: str) -> bool:
        """Have a message read at the cell in use, if there is one; see `ui/speaking.py`."""
        index = self.currentIndex()
        if index.isValid():
            self._model.message = index.row(), index.column(), text
            if not self._arriving:  # when it is read with the cell
                self._tell(QAccessible.Event.DescriptionChanged, index)
        return index.isValid()

    def _tell(self, what: QAccessible.Event, index: QModelIndex) -> None:
        of_headers = 1
        row, columns = index.row() + of_headers, self._model.columnCount() + of_headers
        told = QAccessibleEvent(self, what)
        told.setChild(row * columns + index.column() + of_headers)
        QAccessible.updateAccessibility(told)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._model.message = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif enter and current.isValid():
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if modifiers == Qt.KeyboardModifier.NoModifier:
                self.opened.emit()
            else:
                self.sort_by(current.column(), bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
        elif event.type() == QEvent.Type.FontChange and self.columns:
            self.fit_font()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()
        self.empty.place(self.viewport().geometry())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 90)


def _capped(wishes: list[tuple[int, int, int]], cap: int) -> list[int]:
    return [max(least, min(wanted, cap)) for wanted, least, _ in wishes]
