"""The filters of a table: what the reader wrote for each column, and what was understood of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from kursk_viewer.pages.filtering import Filter, FilterError, only, parse, together
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.escape import Step
from kursk_viewer.ui.find_box import FindBox
from kursk_viewer.ui.table.notice import RowsNotice
from kursk_viewer.ui.table.rows import Rows
from kursk_viewer.ui.table.view import TableView

_LONGEST = 24
"""Characters of a column's title beside the count of rows."""


class ColumnFilters(QObject):
    """Filters outlive the rows that they narrow: they go by the keys of columns.

    Signals:
        changed(): other rows may be shown than before
    """

    changed = Signal()

    def __init__(self, table: TableView, notice: RowsNotice) -> None:
        super().__init__(table)
        self._table = table
        self._notice = notice
        self.texts: dict[str, str] = {}
        self.only_this = action(table, tr("Only this value"), self._only_this)
        self.not_this = action(table, tr("Not this value"), self._not_this)
        self.clear_this = action(table, tr("Clear the filter of this column"), self._clear_this)
        table.filter_row.edited.connect(self._edited)
        table.selection_changed.connect(self._enable)
        table.empty.way_back_requested.connect(self.clear)
        notice.all_rows_requested.connect(self.clear)

    def steps_back(self, find_box: FindBox) -> tuple[Step, ...]:
        """What Escape takes back in a table with a find box, the innermost first."""
        table = self._table
        return table.give_up_sorting, find_box.take_back, self.take_back, table.give_up_selection

    def commands(self) -> list[QAction]:
        """What can be done with the value of the cell in use."""
        return [self.only_this, self.not_this, self.clear_this]

    def show_rows(self, rows: Rows) -> None:
        """Show these rows as far as they pass."""
        filters, faults = self._understood(rows)
        self._table.show_rows(rows, filters)
        self._table.make_fields(
            {place: self.texts.get(column.key, "") for place, column in enumerate(rows.columns)}
        )
        self._tell(filters, faults)

    def write(self, key: str, text: str) -> None:
        """Filter a column by this expression, or no longer by an empty one."""
        column = self._table.model().column_of(key)
        field = self._table.filter_row.field(column)
        if field is not None:
            field.setText(text)
        else:
            self._edited(column, text)

    @Slot()
    def clear(self) -> None:
        """Empty all filters, also those of columns that are hidden now."""
        self.texts = {}
        focus = self._table.empty.button.hasFocus() or self._notice.button.hasFocus()
        for place in range(len(self._table.columns)):
            field = self._table.filter_row.field(place)
            if field is not None:
                field.blockSignals(True)
                field.clear()
                field.blockSignals(False)
        self._table.model().set_filters({})
        self._tell({}, {})
        self.changed.emit()
        if focus:
            self._table.setFocus()

    def take_back(self) -> str:
        """Empty the filter that has the keyboard, else the one written last; see `ui/escape.py`."""
        columns = {column.key: column for column in self._table.columns}
        written = [key for key in self.texts if key in columns]
        if not written:
            return ""
        here = next(filter(self._has_keyboard, written), "")
        key = here or written[-1]
        self.write(key, "")
        told = tr("Filter of “{column}” cleared").format(column=_short(columns[key].title))
        if here:  # where the rows that are left are told at the field
            return told
        return tr("{filter}: {rows}").format(filter=told, rows=self._notice.count.text())

    def _has_keyboard(self, key: str) -> bool:
        field = self._table.filter_row.field(self._table.model().column_of(key))
        return field is not None and field.hasFocus()

    def _understood(self, rows: Rows) -> tuple[dict[int, Filter], dict[int, str]]:
        """For these columns: the filters by column, and the reasons of those that make no sense."""
        filters: dict[int, Filter] = {}
        faults: dict[int, str] = {}
        for place, column in enumerate(rows.columns):
            try:
                if column.key in self.texts:
                    filters[place] = parse(
                        self.texts[column.key], kind=column.kind, folding=rows.folding
                    )
            except FilterError as error:
                faults[place] = tr("Not applied: {reason}. Filter of “{column}”.").format(
                    column=column.title, reason=error
                )
        return filters, faults

    def _tell(self, filters: dict[int, Filter], faults: dict[int, str]) -> None:
        """Say what was understood and what was not, at the fields and beside the count of rows."""
        told = {place: found.told for place, found in filters.items() if found.told}
        model = self._table.model()
        self._notice.show_counts(
            len(model.order),
            model.rows.count,
            " ".join(faults.values()),
            "; ".join(
                tr("{column}: {conditions}").format(
                    column=_short(self._table.columns[place].title), conditions=conditions
                )
                for place, conditions in told.items()
            ),
        )
        rows = self._notice.count.text()
        for place in range(len(self._table.columns)):
            self._table.filter_row.show_understood(
                place, told.get(place, ""), faults.get(place, ""), rows
            )
        self._enable()

    @Slot(int, str)
    def _edited(self, column: int, text: str) -> None:
        key = self._table.columns[column].key
        if text.strip():
            self.texts[key] = text
        else:
            self.texts.pop(key, None)
        model = self._table.model()
        filters, faults = self._understood(model.rows)
        model.set_filters(filters)
        self._tell(filters, faults)
        self.changed.emit()

    @Slot()
    def _enable(self) -> None:
        there = self._table.currentIndex().isValid()
        self.only_this.setEnabled(there)
        self.not_this.setEnabled(there)
        self.clear_this.setEnabled(there and self._key() in self.texts)

    def _key(self) -> str:
        return self._table.columns[self._table.currentIndex().column()].key

    def _value(self) -> str:
        index = self._table.currentIndex()
        return self._table.columns[index.column()].texts[self._table.model().order[index.row()]]

    def _only_this(self) -> None:
        self.write(self._key(), only(self._value()))

    def _not_this(self) -> None:
        before = self.texts.get(self._key(), "")
        self.write(self._key(), together(before, f"!{only(self._value())}"))

    def _clear_this(self) -> None:
        self.write(self._key(), "")


def _short(title: str) -> str:
    """A title in so little room that what is said of its column stands in sight."""
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST]}…"
