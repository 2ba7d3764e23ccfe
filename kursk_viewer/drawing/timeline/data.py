"""The marks of a page as arrays, and which of them are shown: what chart and list share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kursk_viewer.drawing.date_axis import FIRST_DAY, LAST_DAY
from kursk_viewer.drawing.timeline.layout import LaneData, all_lanes
from kursk_viewer.pages.timeline.filter import Choice, FilteredMarks, MarkFilter
from kursk_viewer.pages.timeline.page import AREA, TimelinePage, weights

LEAST_SPAN = 6.0
"""The narrowest view, in days."""


class TimelineData:
    """A page's marks by position in order of time, with what a choice leaves of them.

    `firsts` and `lasts` are day numbers of the marks that have a date, `lane_of` the place of each
    mark's lane among the page's lanes, `weights` what they weigh, the least for the most, and
    `contradicted` and `disputed` those of each lane that are so; `shown`
    and `lanes` follow the choice, and so do `placed` and `undated`, the shown marks with and
    without a date. `days` are the first and the last day of all marks and of the core report.
    """

    def __init__(self, page: TimelinePage) -> None:
        self.page = page
        self.firsts = [mark.first for mark in page.marks if mark.first is not None]
        self.lasts = [mark.last for mark in page.marks if mark.last is not None]
        places = {lane.id: place for place, lane in enumerate(page.lanes)}
        self.lane_of = [places[mark.lane] for mark in page.marks]
        self.by_record = {mark.record: number for number, mark in enumerate(page.marks)}
        self.ties: dict[int, list[int]] = {}
        drawn = [tie for tie in page.ties if max(tie.one, tie.other) < page.placed]
        for tie in drawn:
            self.ties.setdefault(tie.one, []).append(tie.other)
        self.tied = frozenset(end for tie in drawn for end in (tie.one, tie.other))
        self.contradicted = [
            [n for n in lane.numbers if page.marks[n].contradicted] for lane in page.lanes
        ]
        self.disputed = [[n for n in lane.numbers if page.marks[n].disputed] for lane in page.lanes]
        self.weights = weights(page)
        self._area = next((n for n, lane in enumerate(page.lanes) if lane.id == AREA), None)
        known = [d for d in (page.first_day, page.core_day) if d is not None]
        first = min([*self.firsts[:1], *known], default=FIRST_DAY)
        self.days = first, max([*self.lasts, *known], default=first)
        self._full_span = self.padded(first, self.days[1] + 1)
        self._filter = MarkFilter(page)
        self._every = all_lanes(page, self.firsts, self.lasts)
        self.choice = Choice()
        count = len(page.marks)
        self.lanes: list[LaneData] = self._every
        outside = [record for one in page.disagreements for record in one.outside]
        everything = FilteredMarks(
            mask=b"\x01" * count, numbers=list(range(count)), outside=tuple(outside)
        )
        self._show(everything)

    def _show(self, shown: FilteredMarks) -> None:
        self.shown = shown
        end = bisect_left(shown.numbers, self.page.placed)
        self.placed, self.undated = shown.numbers[:end], shown.numbers[end:]

    def choose(self, choice: Choice) -> None:
        """Show what a choice admits."""
        for _ in self.choosing(choice):
            pass

    def choosing(self, choice: Choice) -> Iterator[None]:
        """The same in steps of some ten milliseconds; nothing changes before the last of them."""
        shown = yield from self._filter.steps(choice)
        lanes = self._every
        if len(shown.numbers) < len(self.lane_of):
            lanes = []
            for lane in self._every:
                lanes.append(lane.only(shown.mask))
                yield
        self.choice, self.lanes = choice, lanes
        self._show(shown)

    def is_placed(self, number: int) -> bool:
        """Whether a mark has a date, and with it a place on the axis."""
        return number < self.page.placed

    def full_span(self) -> tuple[float, float]:
        """The span that holds all marks with a date and the core report's days, with some air."""
        return self._full_span

    def days_in(self, begin: float, end: float) -> tuple[int, int]:
        """The first and last day of a span, without the air before and after all marks."""
        first, last = self.days
        if begin <= last and end >= first:
            begin, end = max(begin, first), min(end, last)
        return max(FIRST_DAY, int(begin)), min(LAST_DAY, int(end))

    def padded(self, begin: float, end: float) -> tuple[float, float]:
        """A span with some air at both ends, within the calendar and not too narrow."""
        air = max((end - begin) * 0.03, (LEAST_SPAN - (end - begin)) / 2, 1.0)
        return max(float(FIRST_DAY), begin - air), min(float(LAST_DAY), end + air)

    def span_of(self, numbers: list[int]) -> tuple[float, float] | None:
        """The days that some marks cover, padded; None where none of them has a date."""
        dated = [number for number in numbers if self.is_placed(number)]
        if not dated:
            return None
        begin = min(self.firsts[number] for number in dated)
        return self.padded(begin, max(self.lasts[number] for number in dated) + 1)

    def tied_in(self, lane: int) -> list[int]:
        """The shown marks of a lane that contradict others."""
        mask, lane_of = self.shown.mask, self.lane_of
        return [number for number in self.tied if lane_of[number] == lane and mask[number]]

    def marks_in_view(self, begin: float, end: float) -> list[int]:
        """The shown marks that overlap a span, in order of time."""
        firsts, lasts = self.firsts, self.lasts
        return [n for n in self.placed if firsts[n] < end and lasts[n] + 1 > begin]

    def in_view(self, begin: float, end: float) -> int:
        """How many shown marks overlap a span, long and short."""
        return sum(self.counts_in_view(begin, end))

    def counts_in_view(self, begin: float, end: float) -> tuple[int, int]:
        """The same by kind: events, and area claims."""
        found = [0, 0]
        for place, lane in enumerate(self.lanes):
            low, high = bisect_left(lane.starts, begin), bisect_left(lane.starts, end)
            found[place == self._area] += high - low + lane.reaching_into(begin)
        return found[0], found[1]

    def counts_by_kind(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """How many events with a date are shown of how many there are, and how many area claims."""
        totals = [0, 0]
        shown = [0, 0]
        for place, lane in enumerate(self.page.lanes):
            totals[place == self._area] += len(lane.numbers)
            shown[place == self._area] += len(self.lanes[place].numbers)
        return (shown[0], totals[0]), (shown[1], totals[1])
