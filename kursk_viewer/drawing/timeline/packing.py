"""Where the marks of a lane stand: in which row, and where a cluster stands for those that have no
room.

The cost follows what is visible: marks are found by bisection, and a stretch that holds far more
than its rows can show is counted and not visited. Stretches are fixed in time and nothing depends
on what is selected, so neither panning nor choosing a mark reshuffles the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from itertools import groupby

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.timeline.layout import (
    BESIDE,
    DOT,
    INSET,
    Cluster,
    LaneData,
    LaneLayout,
    MarkBox,
    Numbered,
    extent_at,
    stretch_days,
)

_SLIVER = 48.0
"""What is seen at least of a cluster at the edge of the view, so that it can say how many."""
_FEW_IN_VIEW = 150
"""Marks of a lane in view up to which those of one day stand beside each other within it."""
_NONE: frozenset[int] = frozenset()
_NOWHERE: Mapping[int, int] = {}
_UNNUMBERED = Numbered()


def pack_lane(
    data: LaneData,
    firsts: list[int],
    lasts: list[int],
    view: DayView,
    rows: int,
    tied: Collection[int] = _NONE,
    homes: Mapping[int, int] = _NOWHERE,
    numbered: Numbered = _UNNUMBERED,
) -> LaneLayout:
    """Put the visible marks of a lane into `rows` rows so that none touches another or its number,
    each into the row that it has in `homes` where that is free. Where not all of a stretch fit,
    those in `tied` go first and what is left over becomes a cluster."""
    packer = _Packer(view, rows, firsts, lasts, homes, numbered)
    step = stretch_days(view)
    first_stretch = int(view.begin // step)
    for number in data.begun_before(first_stretch * step, view.begin, lasts):
        if len(packer.marks) >= rows:
            break
        packer.put(number, homes.get(number, number % rows), float("-inf"))
    clusters: list[Cluster] = []
    counted_earlier = 0
    low = bisect_left(data.starts, first_stretch * step)
    scale, whole = view.scale, step * view.scale
    few = bisect_left(data.starts, view.end) - low <= _FEW_IN_VIEW
    room = rows * (int(whole / (DOT + BESIDE)) + 1)
    for stretch in range(first_stretch, int(view.end // step) + 1):
        begin, end = stretch * step, (stretch + 1) * step
        high = bisect_left(data.starts, end, low)
        left = (begin - view.begin) * scale
        right = left + whole
        if high - low > room:
            box = packer.box(left, right)
            packer.reserve(box[1])
            clusters.append(
                Cluster(
                    count=high - low, left=box[0], right=box[1], first_number=data.numbers[low],
                    begin=float(begin), end=float(end),
                )
            )  # fmt: skip
            if begin < view.begin:
                counted_earlier += data.reaching_into(view.begin, begin, lasts)
            low = high
            continue
        numbers = data.numbers[low:high]
        if numbers and not (
            packer.put_all(numbers, right) or (few and packer.put_side_by_side(numbers, right))
        ):
            box = packer.box(left, right)
            hidden = packer.put_some(numbers, tied, box, right)
            if len(hidden) == 1:
                if clusters and clusters[-1].end == begin:
                    clusters[-1] = clusters[-1].replace(
                        count=clusters[-1].count + 1, end=float(end)
                    )
                    hidden = _begun_earlier(hidden, view, firsts, lasts)
                    counted_earlier += len(hidden)
                    low = high
                    continue
                if stretch > first_stretch:
                    hidden = [*packer.displaced(hidden[0], begin - step), *hidden]
            if hidden:
                since = begin if firsts[hidden[0]] >= begin else begin - step
                clusters.append(
                    Cluster(
                        count=len(hidden), left=box[0], right=box[1], first_number=hidden[0],
                        begin=float(since), end=float(end),
                    )
                )  # fmt: skip
                if since < view.begin:
                    counted_earlier += len(_begun_earlier(hidden, view, firsts, lasts))
        low = high
    crossing = sum(
        firsts[b.number] < view.begin < lasts[b.number] + 1
        for b in packer.marks
        if lasts[b.number] > firsts[b.number]
    )
    seen = tuple(b for b in packer.marks if b.right > 0 and b.left < view.width)
    drawn = {b.number for b in seen}
    return LaneLayout(
        marks=seen,
        outside=frozenset(b.number for b in packer.marks if b.number not in drawn),
        clusters=tuple(c for c in clusters if c.end > view.begin and c.begin < view.end),
        begun_earlier=max(0, data.reaching_into(view.begin) - crossing - counted_earlier),
    )


def _begun_earlier(
    numbers: list[int], view: DayView, firsts: list[int], lasts: list[int]
) -> list[int]:
    return [n for n in numbers if lasts[n] + 1 > view.begin > firsts[n] and lasts[n] > firsts[n]]


class _Packer:
    """Rows being filled from left to right, stretch by stretch."""

    def __init__(
        self,
        view: DayView,
        rows: int,
        firsts: list[int],
        lasts: list[int],
        homes: Mapping[int, int],
        numbered: Numbered,
    ) -> None:
        self._view, self._rows, self._firsts, self._lasts = view, rows, firsts, lasts
        self._begin, self._scale = view.begin, view.scale
        self._homes, self._numbered = homes, numbered
        self._ends = [float("-inf")] * rows
        self.marks: list[MarkBox] = []

    def _extent(self, number: int) -> tuple[float, float]:
        return extent_at(self._begin, self._scale, self._firsts[number], self._lasts[number])

    def put(self, number: int, preferred: int, wide_from: float) -> bool:
        """Wide marks, which end beyond `wide_from`, keep off the first row, that of clusters."""
        left, right = self._extent(number)
        low, high = self._numbered.taken(number, left, right)
        wide = right > wide_from + DOT / 2 and self._rows > 1
        for step in range(self._rows):
            row = (preferred + step) % self._rows
            if (wide and row == 0) or self._ends[row] + BESIDE > low:
                continue
            self._ends[row] = high
            self.marks.append(MarkBox(number, left, right, row))
            return True
        return False

    def put_all(self, numbers: list[int], stretch_end: float) -> bool:
        """Take all of them or none."""
        ends, length = self._ends.copy(), len(self.marks)
        if self._homes:
            taken: list[list[tuple[float, float]]] = [[] for _ in range(self._rows)]
            home_first = self._home_first(numbers)
            put, hidden = self._placed(home_first, taken, stretch_end, all_or_none=True)
            if not hidden:
                self._take(taken, put)
            return not hidden
        for number in numbers:
            if not self.put(number, number % self._rows, stretch_end):
                self._ends = ends
                del self.marks[length:]
                return False
        return True

    def put_side_by_side(self, numbers: list[int], stretch_end: float) -> bool:
        """Take all of them or none, those of one day beside each other within it."""
        ends, length = self._ends.copy(), len(self.marks)
        for first, of_day in groupby(numbers, key=self._firsts.__getitem__):
            single: list[int] = []
            long: list[int] = []
            for number in of_day:
                (single if self._lasts[number] == first else long).append(number)
            rows = all(self.put(number, number % self._rows, stretch_end) for number in long)
            if not rows or not self._fill_day(first, single):
                self._ends = ends
                del self.marks[length:]
                return False
        return True

    def _fill_day(self, day: int, numbers: list[int]) -> bool:
        """Put marks of a day column by column into its middle, if it is wide enough for that."""
        step = DOT + BESIDE
        if not self._numbered.marks.isdisjoint(numbers):
            low, high = self._numbered.taken(min(self._numbered.marks), 0.0, DOT)
            step += high - low - DOT
        left, width = (day - self._begin) * self._scale, self._scale
        free = [row for row, end in enumerate(self._ends) if end + BESIDE <= left] or [0]
        columns = -(-len(numbers) // len(free))
        if columns * step + BESIDE > max(width, step + BESIDE):
            return False
        begin = left + (width - columns * step + BESIDE) / 2
        for place, number in enumerate(numbers):
            column, at = divmod(place, len(free))
            x, row = begin + column * step, free[at]
            low, high = self._numbered.taken(number, x, x + DOT)
            if self._ends[row] + BESIDE > low:
                return False
            self._ends[row] = high
            self.marks.append(MarkBox(number, x, x + DOT, row))
        return True

    def _home_first(self, numbers: list[int]) -> list[int]:
        """Those with a home, and of these those with a label, before the others."""
        bare, homes = self._numbered.marks, self._homes
        if not bare and homes.keys() >= set(numbers):
            return numbers
        return sorted(numbers, key=lambda n: (n not in homes, n in bare))

    def put_some(
        self,
        numbers: list[int],
        tied: Collection[int],
        box: tuple[float, float],
        stretch_end: float,
    ) -> list[int]:
        """Take what fits around a cluster in the first row, what is tied before the rest; give
        those left over, two at least where more than one was to be put."""
        taken: list[list[tuple[float, float]]] = [[] for _ in range(self._rows)]
        taken[0].append(box)
        tied_first = self._home_first(numbers)
        if tied:
            tied_first = sorted(tied_first, key=lambda n: n not in tied)
        put, hidden = self._placed(tied_first, taken, stretch_end)
        if len(hidden) == 1 and put:
            hidden.append(put.pop().number)
        if not hidden:
            taken[0].remove(box)
        self._take(taken, put)
        return sorted(hidden)

    def _placed(
        self,
        numbers: list[int],
        taken: list[list[tuple[float, float]]],
        stretch_end: float,
        *,
        all_or_none: bool = False,
    ) -> tuple[list[MarkBox], list[int]]:
        """The marks that have room beside what is taken, to which they are added, and the rest, of
        which the first is enough where they are to be put `all_or_none`."""
        put: list[MarkBox] = []
        hidden: list[int] = []
        bare = self._numbered.marks
        for number in numbers:
            left, right = low, high = self._extent(number)
            if bare:
                low, high = self._numbered.taken(number, left, right)
            wide = right > stretch_end + DOT / 2 and self._rows > 1
            row = self._free_row(number, low, high, taken, wide=wide)
            if row is None:
                hidden.append(number)
                if all_or_none:
                    break
            else:
                taken[row].append((low, high))
                put.append(MarkBox(number, left, right, row))
        return put, hidden

    def _take(self, taken: list[list[tuple[float, float]]], put: list[MarkBox]) -> None:
        for row, intervals in enumerate(taken):
            self._ends[row] = max([self._ends[row], *(right for _, right in intervals)])
        self.marks += sorted(put, key=lambda placed: placed.left)

    def _free_row(
        self,
        number: int,
        left: float,
        right: float,
        taken: list[list[tuple[float, float]]],
        *,
        wide: bool,
    ) -> int | None:
        preferred = self._homes.get(number, number)
        for step in range(self._rows):
            row = (preferred + step) % self._rows
            if (wide and row == 0) or self._ends[row] + BESIDE > left:
                continue
            for a, b in taken[row]:
                if left < b + BESIDE and a < right + BESIDE:
                    break
            else:
                return row
        return None

    def displaced(self, number: int, since: int) -> list[int]:
        """Take back a mark that begins from `since` on and stands in the way of this one."""
        extent_of = self._extent(number)
        left, _ = self._numbered.taken(number, *extent_of)
        for at in range(len(self.marks) - 1, -1, -1):
            placed = self.marks[at]
            if self._firsts[placed.number] < since:
                break
            _, high = self._numbered.taken(placed.number, placed.left, placed.right)
            if high + BESIDE > left:
                del self.marks[at]
                return [placed.number]
        return []

    def box(self, left: float, right: float) -> tuple[float, float]:
        """Where the cluster of a stretch stands in the first row: inside it, or at the edge of the
        view if little of it is in view."""
        begin = max(min(left + INSET, self._view.width - _SLIVER), self._ends[0] + BESIDE)
        return begin, max(right - INSET, _SLIVER, begin)

    def reserve(self, right: float) -> None:
        """Take the first row up to here for a cluster."""
        self._ends[0] = right
