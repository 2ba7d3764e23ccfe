"""The measures of a lane: which marks it holds, and what a layout consists of.
Pixels and days only, no toolkit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.record import Record

DOT = 11.0
"""Width of the mark of one day, and the least width of a bar."""
GAP = 4.0
BESIDE = 2.0
"""The least distance of two marks in a row."""
STRETCH = 80.0
"""Width that a cluster with its words needs."""
INSET = DOT / 2 + GAP
"""What a cluster leaves free of its stretch, so that a neighbour's dot never touches it."""
INDENT = 20.0
"""Where a label on a bar begins: after the sign of the side that speaks."""
CLOSE = 2.0
"""What a number keeps from its mark, nearer than anything else may be."""
_APART = 5.0
"""What a number keeps from whatever follows it, beside what marks keep from each other."""
_MANY = 100


class MarkBox:
    """A mark in its row: its extent, and its label's, in pixels. `inside` labels stand on the bar;
    a label width of 0 means that there is no room for one. A label has one line or two, all in the
    row of its mark; one of no `lines` is a number."""

    __slots__ = (
        "inside", "label_width", "label_x", "left", "lines", "number", "right", "row",
    )  # fmt: skip

    def __init__(self, number: int, left: float, right: float, row: int) -> None:
        self.number, self.left, self.right, self.row = number, left, right, row
        self.label_x = self.label_width = 0.0
        self.lines = 1
        self.inside = False


class Cluster(Record):
    """How many marks that begin in a stretch of days are not drawn for want of room. It stands in
    the first row; `first_number` is the first of them."""

    count: int
    left: float
    right: float
    first_number: int
    begin: float
    end: float


class LaneLayout(Record):
    """A lane's marks in order of time, its clusters, how many marks that began earlier reach into
    the view without being drawn, and the positions of those that have their room outside it."""

    marks: tuple[MarkBox, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    begun_earlier: int = 0
    outside: frozenset[int] = frozenset()

    def cluster_of(self, number: int, first_day: int) -> Cluster | None:
        """The cluster that stands for a mark of this lane."""
        if number in self.outside or any(placed.number == number for placed in self.marks):
            return None
        return next((c for c in self.clusters if c.begin <= first_day < c.end), None)


class LaneData:
    """The shown marks of a lane as sorted arrays: positions and first days in order of time; those
    longer than a day also by powers of two of their length, and their last days sorted."""

    def __init__(
        self,
        numbers: list[int],
        starts: list[int],
        classes: list[tuple[int, list[int], list[int]]],
        ends: list[int],
        ending: list[int],
    ) -> None:
        self.numbers, self.starts, self.classes = numbers, starts, classes
        self.ends, self._ending = ends, ending
        self.long_starts = sorted(start for _, _, begun in classes for start in begun)

    @classmethod
    def of(cls, numbers: Sequence[int], firsts: list[int], lasts: list[int]) -> LaneData:
        """All marks of a lane."""
        by_class: dict[int, list[int]] = {}
        for number in numbers:
            if lasts[number] > firsts[number]:
                by_class.setdefault((lasts[number] - firsts[number]).bit_length(), []).append(
                    number
                )
        classes = [
            (size, members, [firsts[n] for n in members])
            for size, members in sorted(by_class.items())
        ]
        ending = sorted(
            (n for members in by_class.values() for n in members), key=lasts.__getitem__
        )
        starts = [firsts[number] for number in numbers]
        return cls(list(numbers), starts, classes, [lasts[n] for n in ending], ending)

    def only(self, mask: bytes) -> LaneData:
        """The same with only the marks of a mask."""

        def kept(numbers: list[int], *arrays: list[int]) -> list[list[int]]:
            wanted = bytes(map(mask.__getitem__, numbers))
            return [list(compress(array, wanted)) for array in (numbers, *arrays)]

        numbers, starts = kept(self.numbers, self.starts)
        classes = []
        for size, members, begun in self.classes:
            members, begun = kept(members, begun)
            if members:
                classes.append((size, members, begun))
        ending, ends = kept(self._ending, self.ends)
        return LaneData(numbers, starts, classes, ends, ending)

    def begun_before(self, first_day: int, at: float, lasts: list[int]) -> list[int]:
        """Long marks that begin before `first_day` and reach beyond `at`; those of stretches with
        very many of them are left out."""
        found: list[int] = []
        for size, members, begun in self.classes:
            low = bisect_left(begun, int(at) - (1 << size))
            high = bisect_left(begun, first_day)
            if high - low <= _MANY:
                found += [n for n in members[low:high] if lasts[n] + 1 > at]
        return sorted(found)

    def reaching_into(self, at: float, since: int | None = None, lasts: Sequence[int] = ()) -> int:
        """How many long marks begin before a time and end after it; only those that begin on or
        after the day `since` where that is given with the last day of every mark."""
        if since is None:
            return bisect_left(self.long_starts, at) - bisect_right(self.ends, at - 1)
        found = 0
        for size, members, begun in self.classes:
            low = bisect_left(begun, max(since, int(at) - (1 << size)))
            high = bisect_left(begun, at)
            found += sum(lasts[number] + 1 > at for number in members[low:high])
        return found


def all_lanes(page: TimelinePage, firsts: list[int], lasts: list[int]) -> list[LaneData]:
    """The lanes of a page with all their marks."""
    return [LaneData.of(lane.numbers, firsts, lasts) for lane in page.lanes]


class Numbered(Record):
    """The marks that have a number in place of a label, and how wide such a number is, in a view of
    a width; no mark by default. A number stands on a bar that has room for it, else at the right of
    its mark, and at the left only at the right edge of the view and of those in `at_left`."""

    marks: frozenset[int] = frozenset()
    at_left: frozenset[int] = frozenset()
    wide: float = 0.0
    view: float = 0.0

    def is_on(self, left: float, right: float) -> bool:
        """Whether the number stands on the bar."""
        inside = min(right, self.view) - max(left, 0.0)
        return inside >= INDENT + self.wide + GAP and right - left > DOT

    def start(self, number: int, left: float, right: float) -> float:
        """Where the number of a mark of this extent begins."""
        if self.is_on(left, right):
            return max(left, 0.0) + INDENT
        if number in self.at_left or right + CLOSE + self.wide > self.view:
            return left - CLOSE - self.wide
        return right + CLOSE

    def taken(self, number: int, left: float, right: float) -> tuple[float, float]:
        """What a mark of this extent takes of its row with its number, if it has one."""
        if number not in self.marks or self.is_on(left, right):
            return left, right
        x = self.start(number, left, right)
        return min(left, x - _APART), max(right, x + self.wide + _APART)


def stretch_days(view: DayView) -> int:
    """Whole days that a stretch covers at the view's scale."""
    return max(1, -int(-STRETCH // view.scale))


def extent(view: DayView, first: int, last: int) -> tuple[float, float]:
    """A mark's left and right: its days, or a dot in the middle of them where they are narrow."""
    return extent_at(view.begin, view.scale, first, last)


def extent_at(begin: float, scale: float, first: int, last: int) -> tuple[float, float]:
    """The same in a view that begins at a time and has some pixels a day."""
    left = (first - begin) * scale
    right = left + (last + 1 - first) * scale
    if last == first or right - left < DOT:
        middle = (left + right) / 2
        return middle - DOT / 2, middle + DOT / 2
    return left, right
