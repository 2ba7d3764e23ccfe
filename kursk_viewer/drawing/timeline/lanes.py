"""The lanes of a timeline from top to bottom: how high each is and how many rows it has.

A lane gets as many rows as it takes to draw its marks one by one, where there is room for that;
else first where contradictions would vanish in clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtGui import QFontMetricsF

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.homes import home_rows
from kursk_viewer.drawing.timeline.labelling import put_labels
from kursk_viewer.drawing.timeline.labels import Labels
from kursk_viewer.drawing.timeline.layout import DOT, LaneLayout
from kursk_viewer.drawing.timeline.packing import pack_lane
from kursk_viewer.pages.timeline.page import AREA, TimelinePage
from kursk_viewer.record import Record

MOST_ROWS = 6
_MOST_FOR_LABELS = 9
_MOST_IN_A_PICTURE = 12
_LABELS_WORTH_A_ROW = 1.5
"""How many marks, one with another, each further row of a picture must give a label."""
_FEWEST = 2
_FEW = 400
"""Marks of a lane whose rows are chosen for their labels."""
_WORTH_A_ROW = 0.1
"""The share of its marks that a row must bring out of clusters in a lane that has too many."""
_CLAIM = 0.25
"""What a claim counts beside an event where rows are given for labels."""
_CROWDED = 0.3
"""The share of marks in clusters above which lanes are scrolled, where they can be."""
_PAD = 3.0
_CLOSED_PAD = 4.0
_TIGHT = 0.92
"""How far apart rows are at least, in lines of text."""
"""What a lane has above and below its rows, together; a closed one less than any other."""
_MOST_SPARE = 4
"""The most by which a lane is higher than its rows, in rows."""
HEADING_INDENT = 20.0
"""Where the name of a lane begins in its heading."""


class LaneBox(Record):
    """A lane's place in the chart, in pixels from the first lane's top. An empty lane is as low as
    a collapsed one. `homes` are the rows of marks in the view of the whole time, which they keep
    in any other."""

    top: float
    height: float
    rows: int
    row_height: float
    collapsed: bool
    homes: Mapping[int, int]

    def middle(self, row: int) -> float:
        """Where a row's marks are centred."""
        spare = self.height - self.rows * self.row_height
        return self.top + spare / 2 + (row + 0.5) * self.row_height


def heading_width(width: float) -> float:
    """The column at the left that names the lanes."""
    return float(round(min(150.0, max(96.0, width * 0.13))))


def axis_height(page: TimelinePage, metrics: QFontMetricsF) -> float:
    """The band at the top: two lines of ticks, one for the core report's day, and one for the
    phases where there are any."""
    return float(round((3 + bool(page.phases)) * metrics.height() + 4))


class HomeRows(Record):
    """The row of each mark of a lane, and how many labels have room with that."""

    rows: dict[int, int]
    labelled: int


class RowBudget:
    """How many marks of each lane a view would count rather than draw, by number of rows; worked
    out when asked for, once."""

    def __init__(self, data: TimelineData, view: DayView) -> None:
        self._data, self.view = data, view
        self._known: dict[tuple[int, int], tuple[int, int]] = {}
        self._homes: dict[tuple[int, int], HomeRows] = {}

    def counted(self, lane: int, rows: int) -> tuple[int, int]:
        """Those that contradict others, and all."""
        if (lane, rows) not in self._known:
            data, layout = self._data, self._packed(lane, rows)
            hidden = [layout.cluster_of(n, data.firsts[n]) for n in data.tied_in(lane)]
            tied = sum(cluster is not None for cluster in hidden)
            self._known[lane, rows] = (tied, sum(cluster.count for cluster in layout.clusters))
        return self._known[lane, rows]

    def numbers(self, lane: int) -> list[int]:
        """The shown marks of a lane."""
        return self._data.lanes[lane].numbers

    def homes(self, lane: int, rows: int, labels: Labels) -> HomeRows:
        """The rows of the marks of a lane of few, chosen so that many labels have room."""
        numbers = self._data.lanes[lane].numbers
        if len(numbers) > _FEW:
            return HomeRows(rows={}, labelled=0)
        if (lane, rows) not in self._homes:
            width, weight_of = self.view.width - 2, self._data.weights.__getitem__
            layout = self._packed(lane, rows)
            homes = home_rows(layout, width, rows, labels.widths, weight_of)
            layout = self._packed(lane, rows, homes)
            put_labels(layout, width, rows, labels.widths, weight_of)
            labelled = sum(placed.label_width > 0 for placed in layout.marks)
            self._homes[lane, rows] = HomeRows(rows=homes, labelled=labelled)
        return self._homes[lane, rows]

    def _packed(self, lane: int, rows: int, homes: Mapping[int, int] | None = None) -> LaneLayout:
        data = self._data
        return pack_lane(
            data.lanes[lane], data.firsts, data.lasts, self.view, rows, data.tied, homes or {}
        )

    def lacking(self, lane: int, rows: int, labels: Labels) -> float:
        """How many marks of a lane have no label, those in clusters for more than the others."""
        unlabelled = len(self._data.lanes[lane].numbers) - self.homes(lane, rows, labels).labelled
        return unlabelled + self.counted(lane, rows)[1]

    def most(self, lane: int) -> int:
        """The rows in which a lane's marks are drawn one by one, or as many of them as can be."""
        return MOST_ROWS if self.counted(lane, MOST_ROWS)[1] else self.needed(lane)

    def needed(self, lane: int) -> int:
        """The fewest rows in which the lane's marks are drawn one by one, two at least where there
        are two marks; where nothing draws them all, as many as bring many of them out."""
        if self.counted(lane, MOST_ROWS)[1]:
            return self._worth_while(lane)
        fewest = min(_FEWEST, len(self._data.lanes[lane].numbers))
        return next(r for r in range(fewest, MOST_ROWS + 1) if not self.counted(lane, r)[1])

    def _worth_while(self, lane: int) -> int:
        """The rows of a lane that even the most do not draw one by one: as long as each brings a
        good part of the marks out of clusters."""
        least = len(self._data.lanes[lane].numbers) * _WORTH_A_ROW
        for rows in range(MOST_ROWS, _FEWEST, -1):
            tied, every = self.counted(lane, rows - 1)
            if tied > self.counted(lane, rows)[0] or every - self.counted(lane, rows)[1] >= least:
                return rows
        return _FEWEST

    def share(self, lanes: list[int], fits: Callable[[dict[int, int]], bool]) -> dict[int, int]:
        """Rows by lane where not all get what they need: more while that fits, first where
        contradictions would be counted, then for labels, then where it helps most. Where even the
        fewest do not fit, whatever draws the contradictions."""
        needed = {lane: self.needed(lane) for lane in lanes}
        rows = {lane: self._fewest(lane) for lane in lanes}
        if not fits(rows):
            return {
                lane: next(
                    (r for r in range(rows[lane], most) if not self.counted(lane, r)[0]), most
                )
                for lane, most in needed.items()
            }
        while True:
            offers = {
                lane: more
                for lane in lanes
                if (
                    more := [
                        r
                        for r in range(rows[lane] + 1, needed[lane] + 1)
                        if fits({**rows, lane: r})
                    ]
                )
            }
            if not offers:
                return rows
            rows[max(offers, key=lambda lane: self._gain(lane, rows[lane], offers[lane]))] += 1

    def _fewest(self, lane: int) -> int:
        """One row where that draws all, else two."""
        return 1 if not self.counted(lane, 1)[1] else _FEWEST

    def _gain(self, lane: int, rows: int, more: list[int]) -> tuple[float, bool, float]:
        """What a row is worth to a lane that may have as many as in `more`: the contradictions
        that come out of clusters by it, over however many rows that is most; whether the lane
        lacks its fewest; the same of all marks."""
        now = self.counted(lane, rows)
        tied, every = (
            max((now[at] - self.counted(lane, r)[at]) / (r - rows) for r in more) for at in (0, 1)
        )
        return tied, rows < _FEWEST, every


class Lanes:
    """Arranges the lanes of some data over headings of a width."""

    def __init__(
        self,
        data: TimelineData,
        collapsed: Collection[str],
        labels: Labels,
        heading: float,
        budget: RowBudget,
    ) -> None:
        lanes, metrics = data.page.lanes, labels.metrics
        self._line, self._budget, self._labels = metrics.height(), budget, labels
        self._count = len(lanes)
        self._closed = float(round(self._line + _CLOSED_PAD))
        self._collapsed = [lane.id in collapsed for lane in lanes]
        self._open = [
            place
            for place, lane in enumerate(lanes)
            if lane.id not in collapsed and data.lanes[place].numbers
        ]
        self._weights = {place: _CLAIM if lanes[place].id == AREA else 1.0 for place in self._open}
        self._least = {
            place: (
                1 + (metrics.horizontalAdvance(lanes[place].label) > heading - HEADING_INDENT - 4)
            )
            * self._line
            + _PAD
            for place in self._open
        }
        self._wide = round(self._line + 7)
        self._double = int(2 * labels.leading)
        self._tight = round(max(DOT + 3, self._line * _TIGHT))

    def full_height(self, *, labelled: bool = False) -> float:
        """What it takes to draw all marks one by one, and to have them `labelled`, as far as more
        rows help."""
        rows = self._full if labelled else self._budget.most
        pitch = self._tight + 2 if labelled else self._wide
        return self._height({place: rows(place) for place in self._open}, pitch)

    def _full(self, place: int) -> int:
        rows = self._budget.most(place)
        lacking = [
            self._budget.lacking(place, count, self._labels)
            for count in range(rows, max(rows, self._most(place, still=True)) + 1)
        ]
        worth = [
            count
            for count, left in enumerate(lacking)
            if lacking[0] - left >= count * _LABELS_WORTH_A_ROW
        ]
        return rows + max(worth)

    def arranged(
        self, height: float, *, scrolls: bool = False, still: bool = False
    ) -> list[LaneBox]:
        """Fill a height: with rows for marks, then for labels, which are as far apart as that
        allows; exceed it only where it is too little for the fewest rows, or, where the lanes can
        be scrolled, where many marks would be in clusters. A `still` one may have more rows for
        labels, since nothing else tells what its marks are."""
        rows = {place: self._budget.needed(place) for place in self._open}
        pitch = self._tight + still
        if self._height(rows, pitch) > height:
            shared = self._budget.share(self._open, lambda r: self._height(r, pitch) <= height)
            if not (scrolls and self._crowded(shared)):
                rows = shared
        else:
            rows = self._with_room_for_labels(
                rows, lambda r: self._height(r, pitch) <= height, still=still
            )
        while pitch < self._wide and self._height(rows, pitch + 1) <= height:
            pitch += 1
        if self._height(rows, self._double) <= height and self._only_lacks_labels(rows):
            pitch = self._double
        spare = max(0.0, height - self._height(rows, pitch))
        boxes, top = [], 0.0
        left = len(self._open)
        for place in range(self._count):
            tall = self._closed
            if place in rows:
                more = min(spare // left, _MOST_SPARE * self._wide)
                left, spare = left - 1, spare - more
                tall = self._tall(place, rows[place], pitch) + more
            boxes.append(
                LaneBox(
                    top=top,
                    height=tall,
                    rows=rows.get(place, 1),
                    row_height=float(pitch),
                    collapsed=self._collapsed[place],
                    homes=self._budget.homes(place, rows[place], self._labels).rows
                    if place in rows
                    else {},
                )
            )
            top += tall
        return boxes

    def _only_lacks_labels(self, rows: dict[int, int]) -> bool:
        """Whether every mark is drawn and some of them have no label."""
        drawn = not any(self._budget.counted(place, count)[1] for place, count in rows.items())
        return drawn and any(self._lacking(place, count) for place, count in rows.items())

    def _crowded(self, rows: dict[int, int]) -> bool:
        """Whether so many marks are in clusters that scrolling is better; not where all are far too
        many to be drawn one by one."""
        sizes = [len(self._budget.numbers(place)) for place in rows]
        hidden = sum(self._budget.counted(place, count)[1] for place, count in rows.items())
        return max(sizes, default=0) <= _FEW and hidden > sum(sizes) * _CROWDED

    def _with_room_for_labels(
        self, rows: dict[int, int], fits: Callable[[dict[int, int]], bool], *, still: bool
    ) -> dict[int, int]:
        """More rows while they fit, each for the lane in which most labels gain by it, or where
        that is none in which most lack."""
        rows = dict(rows)
        while True:
            offers = [
                place
                for place in rows
                if rows[place] < self._most(place, still=still)
                and self._lacking(place, rows[place])
                and fits({**rows, place: rows[place] + 1})
            ]
            if not offers:
                return rows
            rows[max(offers, key=lambda place: self._gain(place, rows[place]))] += 1

    def _most(self, place: int, *, still: bool) -> int:
        """The most rows that a lane may have for its labels."""
        most = _MOST_IN_A_PICTURE if still else _MOST_FOR_LABELS
        return min(most, len(self._budget.numbers(place)))

    def _lacking(self, place: int, rows: int) -> float:
        return self._weights[place] * self._budget.lacking(place, rows, self._labels)

    def _gain(self, place: int, rows: int) -> tuple[float, float]:
        lacking = self._lacking(place, rows)
        return lacking - self._lacking(place, rows + 1), lacking / rows

    def _tall(self, place: int, rows: int, pitch: float) -> float:
        return float(round(max(rows * pitch + _PAD, self._least[place])))

    def _height(self, rows: Mapping[int, int], pitch: float) -> float:
        closed = self._closed * (self._count - len(self._open))
        return closed + sum(self._tall(place, count, pitch) for place, count in rows.items())
