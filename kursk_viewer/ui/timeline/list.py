"""The events as a table: the chart's companion, in step with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import Signal, Slot

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages.finding import folding_of
from kursk_viewer.pages.timeline.page import Mark
from kursk_viewer.pages.written_dates import date_advice
from kursk_viewer.translation import tr
from kursk_viewer.ui.table.rows import Computed, Rows, Subset, TableColumn
from kursk_viewer.ui.table.view import TableView


class ListColumn(IntEnum):
    """The columns from left to right."""

    DATE = 0
    TITLE = 1
    WHO = 2
    DATED_BY = 3
    CATEGORY = 4
    REMARKS = 5

    @property
    def title(self) -> str:
        """What stands over the column."""
        return (
            tr("Date"), tr("Title"), tr("Said by"), tr("Date is"), tr("Category"), tr("Remarks"),
        )[self]  # fmt: skip


class TimelineList(TableView):
    """The table; rows of the file are positions of marks.

    Signals:
        selection_made(): the reader changed which rows are selected, or which is current
        mark_opened(int): the reader asked for the evidence of this mark
    """

    selection_made = Signal()
    mark_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__(
            tr("Timeline list"),
            when_empty=(
                tr("No event matches the filters."),
                tr(
                    "There is nothing to show over time: no event and no claim on an area is given."
                ),
            ),
            way_back=tr("Clear filters"),
        )
        self.setAccessibleDescription(tr("The events of the chart as a table"))
        self._selected: frozenset[int] = frozenset()
        self._current: int | None = None
        self.sorting = [(ListColumn.DATE.name, False)]
        self.selection_changed.connect(self._changed)
        self.record_chosen.connect(self._open)

    def set_data(self, data: TimelineData) -> None:
        """Show other data with nothing selected."""
        self._selected, self._current = frozenset(), None
        self.show_rows(_rows_of(data), subset=_subset_of(data))

    def show_choice(self, data: TimelineData) -> None:
        """Show what the present choice leaves of the same data."""
        words = [tr("No event matches the filters."), date_advice(data.choice.text)]
        self.explain_hidden(" ".join(filter(None, words)))
        self.model().show_only(_subset_of(data))

    def selected(self) -> frozenset[int]:
        """The positions of the selected marks."""
        return self._selected

    def current(self) -> int | None:
        """The position of the current mark."""
        return self._current

    def select(self, number: int, *, extend: bool = False) -> bool:
        """Make a mark current and select it, alone or beside the others. Emits nothing."""
        place = self.model().place_of(number)
        if place < 0:
            return False
        with self.silence():
            self.go_to(place, extend=extend)
        self._take()
        return True

    def _take(self) -> None:
        self._selected = frozenset(self.selected_rows())
        current = self.current_row()
        self._current = current if current in self._selected else None

    @Slot()
    def _changed(self) -> None:
        if self.is_silent:
            return
        before = (self._selected, self._current)
        self._take()
        if (self._selected, self._current) != before:
            self.selection_made.emit()

    @Slot()
    def _open(self) -> None:
        if self._current is not None:
            self.mark_opened.emit(self._current)


def _subset_of(data: TimelineData) -> Subset:
    return Subset(rows=data.shown.numbers, mask=data.shown.mask)


def _rows_of(data: TimelineData) -> Rows:
    """The marks as columns; texts are worked out as they are shown, since there may be many."""
    marks, count = data.page.marks, len(data.page.marks)

    def remarks(number: int) -> str:
        against = tr("contradicts a shown one") if number in data.shown.companions else ""
        return ", ".join(filter(None, (marks[number].remarks, against)))

    def title_tip(mark: Mark) -> str:
        return mark.title if mark.text == mark.title else f"{mark.title}\n{mark.text}"

    def of_marks(field: Callable[[Mark], str]) -> Computed:
        return Computed(count, lambda number: field(marks[number]))

    records = of_marks(lambda mark: mark.record)

    def column(
        place: ListColumn,
        texts: Computed,
        widest: str,
        *,
        least: str = "",
        tips: Sequence[str] = (),
        said: Sequence[str] = (),
        ranks: Sequence[int | None] = (),
    ) -> TableColumn:
        return TableColumn(
            key=place.name, title=place.title, texts=texts, widest=widest, least=least, tips=tips,
            spoken=said, ranks=ranks, records=records,
            stretch={ListColumn.TITLE: 2, ListColumn.WHO: 1}.get(place, 0),
        )  # fmt: skip

    when, titles = of_marks(lambda mark: mark.when), of_marks(lambda mark: mark.title)
    spoken, who = of_marks(lambda mark: mark.spoken), of_marks(lambda mark: mark.who)
    dated_by = of_marks(lambda mark: mark.dated_by)
    category = of_marks(lambda mark: mark.category)
    both = ", ".join((tr("contradicted"), tr("disputed"), tr("core report")))
    dated = data.page.placed
    days = range(count) if dated == count else (*range(dated), *[None] * (count - dated))
    return Rows(
        (
            column(ListColumn.DATE, when, "28 Sep 2024 (?)", tips=spoken, said=spoken, ranks=days),
            column(ListColumn.TITLE, titles, "m" * 24, least="m" * 20, tips=of_marks(title_tip)),
            column(ListColumn.WHO, who, "m" * 14),
            column(ListColumn.DATED_BY, dated_by, tr("day it was reported")),
            column(ListColumn.CATEGORY, category, tr("Ground fighting")),
            column(ListColumn.REMARKS, Computed(count, remarks), both),
        ),
        folding=folding_of(data.page.dossier),
    )
