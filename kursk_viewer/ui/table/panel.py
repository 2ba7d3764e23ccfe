"""A table with its filters, find box, commands and choices of the reader; knows no page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action, separator
from kursk_viewer.ui.escape import Step
from kursk_viewer.ui.state import each, flag, named, pair, read, text, whole
from kursk_viewer.ui.table.filters import ColumnFilters
from kursk_viewer.ui.table.find import TableFind
from kursk_viewer.ui.table.frozen import MAX_WIDTH, FrozenTable
from kursk_viewer.ui.table.notice import RowsNotice, shown_of
from kursk_viewer.ui.table.rows import Rows

STEP = 24
"""By how many pixels a key makes a column wider."""


class TablePanel(QWidget):
    """What a reader does to rows outlives them: filters, sorting, widths and order go by key.

    `find_box` is made here and placed by the owner.
    """

    def __init__(self, name: str, when_empty: tuple[str, str]) -> None:
        super().__init__()
        self._order: list[str] = []
        self.table = FrozenTable(name, when_empty, self)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.model = self.table.model()
        self.find_box = TableFind(self.table)
        self.notice = RowsNotice(self)
        self.filters = ColumnFilters(self.table, self.notice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SPACE)
        layout.addWidget(self.notice)
        layout.addWidget(self.table, 1)
        self._make_actions()
        self.filters.changed.connect(self._filters_changed)
        self.table.columns_arranged.connect(self._columns_arranged)

    def _make_actions(self) -> None:
        self.filter_action = action(
            self, tr("Filter row"), self._toggle, keys="Ctrl+Shift+L", checkable=True, checked=True
        )
        self.all_rows = action(self, tr("Show all rows"), self.filters.clear, keys="Ctrl+Shift+A")
        self.evidence = action(self, tr("Show evidence"), self.table.announce)
        self.unsort = action(
            self, tr("Order of the file"), partial(self.table.set_sorting, []), keys="Ctrl+Shift+O"
        )
        self.standard_layout = action(self, tr("Standard column layout"), self.arrange_as_usual)
        sort, move, widen = self.table.sort_by, self.table.move_column, self.table.widen_column
        self.sort_this = self._of_column(
            tr("Sort by this column"), "Ctrl+Return", partial(sort, add=False)
        )
        self.sort_also = self._of_column(
            tr("Then sort by this column"), "Ctrl+Shift+Return", partial(sort, add=True)
        )
        self.move_left = self._of_column(
            tr("Move column left"), "Alt+Shift+Left", partial(move, by=-1)
        )
        self.move_right = self._of_column(
            tr("Move column right"), "Alt+Shift+Right", partial(move, by=1)
        )
        self.widen = self._of_column(tr("Widen column"), "Alt+Shift+Up", partial(widen, by=STEP))
        self.narrow = self._of_column(
            tr("Narrow column"), "Alt+Shift+Down", partial(widen, by=-STEP)
        )

    def _of_column(self, text: str, keys: str, change: Callable[[int], object]) -> QAction:
        """A command on the column in use."""

        def act() -> None:
            column = self.table.currentIndex().column()
            if column >= 0:
                change(column)

        return action(self, text, act, keys=keys)

    def steps_back(self) -> tuple[Step, ...]:
        """What Escape takes back, the innermost first."""
        return self.filters.steps_back(self.find_box)

    def actions_of_table(self) -> list[QAction]:
        """The commands in groups, for the owner to add to itself and to its menus."""
        return [
            self.find_box.next, self.find_box.previous, self.filter_action, self.all_rows,
            separator(self), self.sort_this, self.sort_also, self.unsort,
            separator(self), self.move_left, self.move_right, self.widen, self.narrow,
            self.standard_layout,
        ]  # fmt: skip

    def header_menu(self, column: int) -> QMenu:
        """What can be done with one column; the owner adds to it."""
        table, menu = self.table, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        up, down = tr("Sort from A to Z"), tr("Sort from Z to A")
        if self.table.columns[column].numeric:
            up, down = tr("Sort, smallest first"), tr("Sort, largest first")
        action(menu, up, partial(table.sort, column, down=False))
        action(menu, down, partial(table.sort, column, down=True))
        action(menu, tr("Then sort by this column"), partial(table.sort_by, column, add=True))
        menu.addAction(self.unsort)
        menu.addSeparator()
        for words, by in ((tr("Move left"), -1), (tr("Move right"), 1)):
            move = partial(table.move_column, column, by)
            action(menu, words, move, enabled=table.can_move(column, by))
        action(menu, tr("Fit to the content"), partial(table.fit_column, column))
        menu.addSeparator()
        return menu

    def show_rows(self, rows: Rows) -> None:
        """Show these rows in the chosen order and filter; the current cell is kept."""
        record, key = self.record_in_use(), self._column_in_use()
        self.filters.show_rows(rows)
        self.table.set_visual_order(self._order)
        self._filters_changed()
        place, column = self.model.place_of(self.model.row_of(record)), self.model.column_of(key)
        if record and place >= 0 and column >= 0:
            with self.table.silence():
                self.table.go_to(place, column)
        self.find_box.look()

    def save_state(self) -> dict[str, object]:
        """How the reader arranged the rows, as plain JSON values; columns go by their keys."""
        return {
            "filter_row": self.filter_action.isChecked(),
            "filters": dict(self.filters.texts),
            "sorting": [list(key) for key in self.table.sorting],
            "widths": self.table.widths(),
            "order": list(self._order),
        }

    def restore_state(self, state: dict[str, object]) -> None:
        """Arrange the rows as `save_state` had it; the owner shows its rows after it."""
        sorting = read(state, "sorting", each(pair(text, flag))) or []
        self.table.sorting = list(dict(sorting).items())
        self._order = read(state, "order", each(text)) or []
        self.filters.texts = read(state, "filters", named(text)) or {}
        self.filter_action.setChecked(read(state, "filter_row", flag, True))
        self._toggle()
        self.table.set_widths(read(state, "widths", named(whole(1, MAX_WIDTH))) or {})

    def record_in_use(self) -> str:
        """What the first column leads to in the current row, or an empty string."""
        place = self.table.currentIndex().row()
        return self.model.record(place) if 0 <= place < len(self.model.order) else ""

    def _column_in_use(self) -> str:
        column = self.table.currentIndex().column()
        return self.table.columns[column].key if column >= 0 else ""

    @Slot()
    def _filters_changed(self) -> None:
        self.all_rows.setEnabled(bool(self.filters.texts))

    @Slot()
    def _toggle(self) -> None:
        self.table.show_filters(self.filter_action.isChecked())

    @Slot()
    def arrange_as_usual(self) -> None:
        """Put the columns back to their standard order and widths."""
        self._order = []
        self.table.set_widths({})
        self.table.set_visual_order([column.key for column in self.table.columns])

    @Slot()
    def _columns_arranged(self) -> None:
        if len(self.table.columns) > 1:
            self._order = self.table.visual_order()

    def rows_shown(self) -> str:
        """`1 of 11 rows` where filters hide some, else nothing."""
        return shown_of(len(self.model.order), self.model.rows.count)

    def reveal(self, row: int, column: int) -> None:
        """Go to a row of the file, filters or not, without announcing it."""
        with self.table.silence():
            if self.model.place_of(row) < 0:
                self.filters.clear()
            self.table.go_to(self.model.place_of(row), column)
