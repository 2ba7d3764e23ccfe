"""A table with its filters, sorting, find box and choices of the reader; knows no page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.actions import action, separator
from kursk_viewer.ui.state import each, flag, named, pair, read, text, whole
from kursk_viewer.ui.table.filter import FilterTexts
from kursk_viewer.ui.table.find import FindBox
from kursk_viewer.ui.table.model import RECORD_ROLE, RowsModel
from kursk_viewer.ui.table.notice import RowsNotice, rows_told
from kursk_viewer.ui.table.rows import Rows
from kursk_viewer.ui.table.view import FrozenTable

STEP = 24
"""By how many pixels a key makes a column wider."""
_WIDEST = 10_000
"""Pixels of a remembered column."""


class TablePanel(QWidget):
    """What a reader does to rows outlives them: filters, sorting, widths and order go by key.

    `find_box` is made here and placed by the owner.

    Signals:
        record_entered(str): the reader went to a cell, clicked it or pressed Enter on it; may be
            empty
        rows_requested(): the filters were emptied; show the rows anew
    """

    record_entered = Signal(str)
    rows_requested = Signal()

    def __init__(self, name: str, words_when_empty: tuple[str, str]) -> None:
        super().__init__()
        self._words_when_empty = words_when_empty
        self._sorting: list[tuple[str, bool]] = []
        self._order: list[str] = []
        self._filters = FilterTexts()
        self._silent = False
        self.model = RowsModel(self)
        self.table = FrozenTable(self.model, self)
        self.table.setAccessibleName(name)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.find_box = FindBox()
        self.notice = RowsNotice(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        self._make_actions()
        self._connect()

    def _make_actions(self) -> None:
        self.filter_action = action(
            self, tr("Filter row"), self._toggle, keys="Ctrl+Shift+L", checkable=True, checked=True
        )
        self.all_rows = action(self, tr("Show all rows"), self.show_all_rows, keys="Ctrl+Shift+A")
        self.evidence = action(self, tr("Show evidence"), self.announce)
        self.sort_this = action(
            self, tr("Sort by this column"), self._sort_by_current, keys="Ctrl+Return"
        )
        self.sort_also = action(
            self, tr("Then sort by this column"), self._sort_also, keys="Ctrl+Shift+Return"
        )
        self.unsort = action(self, tr("Order of the file"), self._unsort, keys="Ctrl+Shift+O")
        self.standard_layout = action(self, tr("Standard column layout"), self.arrange_as_usual)
        self.move_left = self._of_column(tr("Move column left"), "Alt+Shift+Left", self._move, -1)
        self.move_right = self._of_column(tr("Move column right"), "Alt+Shift+Right", self._move, 1)
        self.widen = self._of_column(tr("Widen column"), "Alt+Shift+Up", self._widen, STEP)
        self.narrow = self._of_column(tr("Narrow column"), "Alt+Shift+Down", self._widen, -STEP)

    def _of_column(
        self, text: str, keys: str, change: Callable[[int, int], None], by: int
    ) -> QAction:
        """A command that changes the column in use by so much."""
        return action(self, text, lambda: change(self.table.currentIndex().column(), by), keys=keys)

    def _move(self, column: int, by: int) -> None:
        self.table.move_column(column, by)

    def _widen(self, column: int, by: int) -> None:
        self.table.widen_column(column, by)

    def _connect(self) -> None:
        self.find_box.text_changed.connect(self._look_for)
        self.find_box.hit_chosen.connect(self.go_to)
        self.table.filter_edited.connect(self._filter_edited)
        self.table.sort_requested.connect(self.sort_by)
        self.table.evidence_requested.connect(self.announce)
        self.table.all_rows_requested.connect(self.show_all_rows)
        self.table.columns_arranged.connect(self._columns_arranged)
        self.table.selectionModel().currentChanged.connect(self._current_changed)
        self.table.cell_clicked.connect(self.announce)
        self.notice.all_rows_requested.connect(self.show_all_rows)

    def actions_of_table(self) -> list[QAction]:
        """The commands in groups, for the owner to add to itself and to its menus."""
        return [
            self.find_box.next, self.find_box.previous, self.filter_action, self.all_rows,
            separator(self), self.sort_this, self.sort_also, self.unsort,
            separator(self), self.move_left, self.move_right, self.widen, self.narrow,
            self.standard_layout,
        ]  # fmt: skip

    def show_rows(self, rows: Rows) -> None:
        """Show these from now on, arranged as the reader wants it."""
        filters, faults = self._filters.understood(rows)
        kept = self._kept_place()
        self.model.show_rows(rows, filters, self._sorting_of(rows))
        texts = {
            place: self._filters.texts.get(column.key, "")
            for place, column in enumerate(rows.columns)
        }
        self.table.columns_changed(texts)
        self.table.set_visual_order(self._order)
        self._after(faults, kept)

    def _after(self, faults: dict[int, str], kept: tuple[str, str] | None) -> None:
        self._tell_faults(faults)
        self._tell_empty()
        self._restore_place(kept)
        self._look_for(self.find_box.field.text())

    def save_state(self) -> dict[str, object]:
        """How the reader arranged the rows, as plain JSON values; columns go by their keys."""
        return {
            "filter_row": self.filter_action.isChecked(),
            "filters": dict(self._filters.texts),
            "sorting": [list(key) for key in self._sorting],
            "widths": self.table.widths(),
            "order": list(self._order),
        }

    def restore_state(self, state: dict[str, object]) -> None:
        """Arrange the rows as `save_state` had it; the owner shows its rows after it."""
        sorting = read(state, "sorting", each(pair(text, flag))) or []
        self._sorting = list(dict(sorting).items())
        self._order = read(state, "order", each(text)) or []
        self._filters.texts = read(state, "filters", named(text)) or {}
        self.filter_action.setChecked(read(state, "filter_row", flag, True))
        self._toggle()
        self.table.set_widths(read(state, "widths", named(whole(1, _WIDEST))) or {})

    def _kept_place(self) -> tuple[str, str] | None:
        """The cell in use, told by its measure and column so that it survives a rearrangement."""
        current = self.table.currentIndex()
        if not current.isValid() or current.row() >= len(self.model.order):
            return None
        columns = self.model.rows.columns
        source = self.model.order[current.row()]
        return columns[0].records[source], columns[current.column()].key

    def row_in_use(self) -> str:
        """What the first column leads to in the current row, or an empty string."""
        kept = self._kept_place()
        return kept[0] if kept else ""

    def _restore_place(self, kept: tuple[str, str] | None) -> None:
        if kept is None or not self.model.rows.columns:
            return
        records = self.model.rows.columns[0].records
        row = self.model.place_of(records.index(kept[0])) if kept[0] in records else -1
        column = self.model.column_of(kept[1])
        if row >= 0 and column >= 0:
            self._go_silently(row, column)

    def _go_silently(self, row: int, column: int) -> None:
        before, self._silent = self._silent, True
        self.go_to(row, column)
        self._silent = before

    def _apply_filters(self) -> None:
        filters, faults = self._filters.understood(self.model.rows)
        kept = self._kept_place()
        self.model.set_filters(filters)
        self._tell_faults(faults)
        self._tell_empty()
        self._restore_place(kept)
        self._look_for(self.find_box.field.text())

    def _tell_faults(self, faults: dict[int, str]) -> None:
        for column in range(len(self.model.rows.columns)):
            self.table.set_fault(column, faults.get(column, ""))
        shown, count = len(self.model.order), self.model.rows.count
        self.notice.tell(shown, count, " ".join(faults.values()))

    def _tell_empty(self) -> None:
        filtered, nothing = self._words_when_empty
        words = filtered if self.model.rows.count else nothing
        self.table.empty.explain(words, way_back=self.model.rows.count > 0)
        self.all_rows.setEnabled(bool(self._filters.texts))

    @Slot(int, str)
    def _filter_edited(self, column: int, text: str) -> None:
        self._filters.set(self.model.rows.columns[column].key, text)
        self._apply_filters()

    @Slot()
    def show_all_rows(self) -> None:
        """Empty all filters, also those of columns that are hidden now."""
        self._filters = FilterTexts()
        focus = self.table.empty.button.hasFocus() or self.notice.button.hasFocus()
        self.rows_requested.emit()
        if focus:
            self.table.setFocus()

    @Slot()
    def _toggle(self) -> None:
        self.table.show_filters(self.filter_action.isChecked())

    @Slot(int, bool)
    def sort_by(self, column: int, add: bool) -> None:
        """Sort by a column, or turn it round; `add` keeps the weightier keys before it."""
        key = self.model.rows.columns[column].key
        before = dict(self._sorting)
        numeric = self.model.rows.columns[column].numeric
        down = not before[key] if key in before else numeric
        if add and key in before:
            self._sorting = [(k, down if k == key else d) for k, d in self._sorting]
        else:
            self._sorting = [*self._sorting, (key, down)] if add else [(key, down)]
        self._resort()

    def sort(self, column: int, *, down: bool) -> None:
        """Sort by this column alone."""
        self._sorting = [(self.model.rows.columns[column].key, down)]
        self._resort()

    def _resort(self) -> None:
        kept = self._kept_place()
        self.model.set_sorting(self._sorting_of(self.model.rows))
        self._restore_place(kept)
        self._look_for(self.find_box.field.text())

    @Slot()
    def _sort_by_current(self) -> None:
        if self.table.currentIndex().isValid():
            self.sort_by(self.table.currentIndex().column(), False)

    @Slot()
    def _sort_also(self) -> None:
        if self.table.currentIndex().isValid():
            self.sort_by(self.table.currentIndex().column(), True)

    @Slot()
    def _unsort(self) -> None:
        self._sorting = []
        self._resort()

    @Slot()
    def arrange_as_usual(self) -> None:
        """Put the columns back to their standard order and widths."""
        self._order = []
        self.table.set_widths({})
        self.table.set_visual_order([column.key for column in self.model.rows.columns])

    @Slot()
    def _columns_arranged(self) -> None:
        if len(self.model.rows.columns) > 1:
            self._order = self.table.visual_order()

    @Slot(str)
    def _look_for(self, text: str) -> None:
        columns = [self.model.column_of(key) for key in self.table.visual_order()]
        hits = self.model.rows.hits(text, self.model.order, columns)
        self.model.mark_hits(hits)
        self.find_box.show_hits(hits)

    @Slot(int, int)
    def go_to(self, row: int, column: int) -> None:
        """Make this cell the current one, and bring it into sight."""
        index = self.model.index(row, column)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().setCurrentIndex(index, flag)
        self.table.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._silent:
            self.record_entered.emit(str(current.data(RECORD_ROLE) or ""))

    @Slot()
    def announce(self) -> None:
        """Tell the record of the current cell, though the reader was there before."""
        current = self.table.currentIndex()
        if current.isValid():
            self.record_entered.emit(str(current.data(RECORD_ROLE) or ""))

    def rows_told(self) -> str:
        """`1 of 11 rows` where filters hide some, else nothing."""
        return rows_told(len(self.model.order), self.model.rows.count)

    def selected_cells(self) -> set[tuple[int, int]]:
        """The (row, column) places of the selection."""
        return {
            (row, column)
            for area in self.table.selectionModel().selection().toList()
            for row in range(area.top(), area.bottom() + 1)
            for column in range(area.left(), area.right() + 1)
        }

    def _sorting_of(self, rows: Rows) -> tuple[tuple[int, bool], ...]:
        places = {column.key: place for place, column in enumerate(rows.columns)}
        return tuple((places[key], down) for key, down in self._sorting if key in places)

    def reveal(self, source: int, column: int) -> None:
        """Go to a row of the file, filters or not, without announcing it."""
        self._silent = True
        if self.model.place_of(source) < 0:
            self.show_all_rows()
        self.go_to(self.model.place_of(source), column)
        self._silent = False
