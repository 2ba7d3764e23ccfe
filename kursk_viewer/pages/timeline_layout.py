"""Where the marks of a lane stand: what is visible, in which row, with which label, and where a
count stands in for too many. Pixels and days only, no toolkit.

The cost follows what is visible: marks are found by bisection, a stretch that holds more than its
rows can show is counted and not visited. Stretches are fixed in time, so panning moves marks
without reshuffling them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress

from kursk_viewer.pages.timeline import TimelinePage
from kursk_viewer.record import Record

DOT = 11.0
"""Width of the mark of one day, and the least width of a bar."""
GAP = 4.0
BESIDE = 2.0
"""The least distance of two marks in a row."""
STRETCH = 64.0
"""Width that a count needs."""
INSET = DOT / 2 + GAP
"""What a count leaves free of its stretch, so that a neighbour's dot never touches it."""
_MANY = 100


class View(Record):
    """A span of time, in days, over a width in pixels."""

    begin: float
    end: float
    width: float

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.width / (self.end - self.begin)

    def x(self, day: float) -> float:
        """Where a day begins."""
        return (day - self.begin) * self.scale

    def day(self, x: float) -> float:
        """The time at a pixel."""
        return self.begin + x / self.scale


class Body:
    """A mark in its row: its extent, and its label's, in pixels. `inside` labels stand on the bar;
    a label width of 0 means that there is no room for one."""

    __slots__ = ("inside", "label_width", "label_x", "left", "number", "right", "row")

    def __init__(self, number: int, left: float, right: float, row: int) -> None:
        self.number, self.left, self.right, self.row = number, left, right, row
        self.label_x = self.label_width = 0.0
        self.inside = False


class Count(Record):
    """How many marks begin in a stretch that is too dense to show them one by one."""

    count: int
    left: float
    right: float
    rows: int
    first_number: int
    begin: float
    end: float


class LaneLayout(Record):
    """A lane's marks in order of time, its counts, and how many marks that began earlier reach
    into the view without being drawn."""

    bodies: tuple[Body, ...] = ()
    counts: tuple[Count, ...] = ()
    running: int = 0


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
            (size, held, [firsts[n] for n in held]) for size, held in sorted(by_class.items())
        ]
        ending = sorted((n for held in by_class.values() for n in held), key=lasts.__getitem__)
        starts = [firsts[number] for number in numbers]
        return cls(list(numbers), starts, classes, [lasts[n] for n in ending], ending)

    def only(self, mask: bytes) -> LaneData:
        """The same with only the marks of a mask."""

        def kept(numbers: list[int], *arrays: list[int]) -> list[list[int]]:
            wanted = bytes(map(mask.__getitem__, numbers))
            return [list(compress(array, wanted)) for array in (numbers, *arrays)]

        numbers, starts = kept(self.numbers, self.starts)
        classes = []
        for size, held, begun in self.classes:
            held, begun = kept(held, begun)
            if held:
                classes.append((size, held, begun))
        ending, ends = kept(self._ending, self.ends)
        return LaneData(numbers, starts, classes, ends, ending)

    def begun_before(self, first_day: int, at: float, lasts: list[int]) -> list[int]:
        """Long marks that begin before `first_day` and reach beyond `at`; those of stretches with
        very many of them are left out."""
        found: list[int] = []
        for size, held, begun in self.classes:
            low = bisect_left(begun, int(at) - (1 << size))
            high = bisect_left(begun, first_day)
            if high - low <= _MANY:
                found += [n for n in held[low:high] if lasts[n] + 1 > at]
        return sorted(found)

    def reaching_into(self, at: float) -> int:
        """How many long marks begin before a time and end after it."""
        return bisect_left(self.long_starts, at) - bisect_right(self.ends, at - 1)


def all_lanes(page: TimelinePage, firsts: list[int], lasts: list[int]) -> list[LaneData]:
    """The lanes of a page with all their marks."""
    return [LaneData.of(lane.numbers, firsts, lasts) for lane in page.lanes]


def stretch_days(view: View) -> int:
    """Whole days that a stretch covers at the view's scale."""
    return max(1, -int(-STRETCH // view.scale))


def extent(view: View, first: int, last: int) -> tuple[float, float]:
    """A mark's left and right: its days, or a dot in the middle of them where they are narrow."""
    left, right = view.x(first), view.x(last + 1)
    if last == first or right - left < DOT:
        middle = (left + right) / 2
        return middle - DOT / 2, middle + DOT / 2
    return left, right


def place(
    data: LaneData,
    firsts: list[int],
    lasts: list[int],
    view: View,
    rows: int,
    pinned: int | None = None,
    pinned_label: float = 0.0,
) -> LaneLayout:
    """Put the visible marks of a lane into `rows` rows so that none touches another. A stretch
    whose marks do not fit becomes a count; the `pinned` mark is always shown by itself,
    with room for a label of this width."""
    packer = _Packer(view, rows, firsts, lasts)
    if pinned is not None:
        packer.pin(pinned, pinned_label)
    step = stretch_days(view)
    first_stretch = int(view.begin // step)
    for number in data.begun_before(first_stretch * step, view.begin, lasts):
        if len(packer.bodies) >= rows:
            break
        if number != pinned:
            packer.put(number, number % rows, 0.0)
    counts: list[Count] = []
    counted_running = 0
    low = bisect_left(data.starts, first_stretch * step)
    for stretch in range(first_stretch, int(view.end // step) + 1):
        begin, end = stretch * step, (stretch + 1) * step
        high = bisect_left(data.starts, end, low)
        left, right = view.x(begin), view.x(end)
        room = rows * (int((right - left) / (DOT + BESIDE)) + 1)
        numbers = data.numbers[low:high] if high - low <= room else []
        if high > low and not (numbers and packer.put_all(numbers, right)):
            held = high - low - _holds(data.numbers, low, high, pinned)
            if held:
                free = packer.reserve(left + INSET, right - INSET)
                counts.append(
                    Count(
                        count=held, left=left + INSET, right=right - INSET, rows=free,
                        first_number=data.numbers[low], begin=float(begin), end=float(end),
                    )
                )  # fmt: skip
            if begin < view.begin:
                early = data.numbers[low : bisect_left(data.starts, view.begin, low, high)]
                counted_running += sum(n != pinned and lasts[n] + 1 > view.begin for n in early)
        low = high
    crossing = sum(
        firsts[b.number] < view.begin < lasts[b.number] + 1
        for b in packer.bodies
        if lasts[b.number] > firsts[b.number]
    )
    return LaneLayout(
        bodies=tuple(b for b in packer.bodies if b.right > 0 and b.left < view.width),
        counts=tuple(c for c in counts if c.right > 0 and c.left < view.width),
        running=max(0, data.reaching_into(view.begin) - crossing - counted_running),
    )


def share_rows(sizes: Sequence[int], available: int) -> list[int]:
    """How many rows each lane gets: two at least, more for those with many marks while there are
    rows to give, never more than marks nor more than six."""
    rows = [2] * len(sizes)
    for _ in range(available - sum(rows)):
        hungry = [i for i, size in enumerate(sizes) if rows[i] < min(size, 6)]
        if not hungry:
            break
        rows[max(hungry, key=lambda i: sizes[i] / rows[i])] += 1
    return rows


def _holds(numbers: list[int], low: int, high: int, wanted: int | None) -> bool:
    if wanted is None:
        return False
    at = bisect_left(numbers, wanted, low, high)
    return at < high and numbers[at] == wanted


class _Packer:
    """Rows being filled from left to right; a batch is taken as a whole or not at all."""

    def __init__(self, view: View, rows: int, firsts: list[int], lasts: list[int]) -> None:
        self._view, self._rows, self._firsts, self._lasts = view, rows, firsts, lasts
        self._ends = [float("-inf")] * rows
        self._pin: Body | None = None
        self._kept = (0.0, 0.0)
        self.bodies: list[Body] = []

    def pin(self, number: int, label: float) -> None:
        """Keep room for a mark and its label, at its right or else at its left."""
        left, right = extent(self._view, self._firsts[number], self._lasts[number])
        self._pin = Body(number, left, right, self._rows - 1)
        self.bodies.append(self._pin)
        room = label + 2 * GAP if label else 0.0
        if right + room <= self._view.width:
            self._kept = (left, right + room)
        else:
            self._kept = (left - room, right)

    def put(self, number: int, preferred: int, wide_from: float) -> bool:
        """Wide marks, which end beyond `wide_from`, keep off the first row, where counts stand."""
        left, right = extent(self._view, self._firsts[number], self._lasts[number])
        wide = right > wide_from + DOT / 2 and self._rows > 1
        for step in range(self._rows):
            row = (preferred + step) % self._rows
            if (
                (wide and row == 0)
                or self._ends[row] + BESIDE > left
                or self._taken(row, left, right)
            ):
                continue
            self._ends[row] = right
            self.bodies.append(Body(number, left, right, row))
            return True
        return False

    def put_all(self, numbers: list[int], stretch_end: float) -> bool:
        """Take all of them or none."""
        ends, length = self._ends.copy(), len(self.bodies)
        for number in numbers:
            if self._pin is not None and number == self._pin.number:
                continue
            if not self.put(number, number % self._rows, stretch_end):
                self._ends = ends
                del self.bodies[length:]
                return False
        return True

    def reserve(self, left: float, right: float) -> int:
        """Take the first row, and those under it that are free, for a count; tell how many."""
        free = 0
        for row in range(self._rows):
            if row and (self._ends[row] > left or self._taken(row, left, right)):
                break
            self._ends[row] = right
            free += 1
        return free

    def _taken(self, row: int, left: float, right: float) -> bool:
        if self._pin is None or row != self._pin.row:
            return False
        return left < self._kept[1] + GAP and right > self._kept[0] - GAP
