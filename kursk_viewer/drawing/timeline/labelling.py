"""Where the labels of a lane's marks stand: whole or not at all, each in the row of its mark, those
of most weight first. A label is never over a mark, a cluster or another label, never beyond the
view, and never where it could be taken for another mark's."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable

from kursk_viewer.drawing.timeline.layout import (
    DOT,
    GAP,
    INDENT,
    LaneLayout,
    MarkBox,
    Numbered,
)
from kursk_viewer.record import Record

LABEL_GAP = 8.0
"""What a label keeps from whatever follows it; from its own mark it keeps less."""
FAR = 20.0
"""What a label at the left of its mark keeps from whatever precedes it."""
_UNNUMBERED = Numbered()
_Row = list[tuple[float, float]]


class LabelWidths(Record):
    """What a label takes in pixels: its title with the side that speaks, the least of it that may
    stand, which is the title alone where the mark tells the side, and that in two lines."""

    whole: float
    least: float
    broken: float


def put_labels(
    layout: LaneLayout,
    width: float,
    rows: int,
    widths_of: Callable[[int], LabelWidths],
    weight_of: Callable[[int], int],
    *,
    high: bool = False,
    numbered: Numbered = _UNNUMBERED,
) -> None:
    """Give the marks their labels, those of the least `weight_of` first, the shorter ones among
    equals, and numbers to those that are to have them. In `high` rows a label may have two
    lines."""
    _Labelling(layout, width, rows, numbered, high=high).put(widths_of, weight_of)


def label_places(placed: MarkBox, width: float, view: float) -> tuple[float, ...]:
    """Where a label of a width may begin beside its mark, within a view."""
    places = (placed.right + GAP, placed.left - GAP - width)
    return tuple(x for x in places if x >= GAP and x + width <= view - GAP)


def margins(*, at_right: bool) -> tuple[float, float]:
    """What a label keeps from what precedes and what follows it in its row, if it stands at the
    right of its mark or at the left."""
    return (GAP, LABEL_GAP) if at_right else (FAR, GAP)


class _Labelling:
    def __init__(
        self, layout: LaneLayout, width: float, rows: int, numbered: Numbered, *, high: bool
    ) -> None:
        self._width, self._lines = width, (1, 2) if high else (1,)
        self._taken: list[_Row] = [[] for _ in range(rows)]
        self._marks: list[list[MarkBox]] = [[] for _ in range(rows)]
        for placed in layout.marks:
            if placed.number in numbered.marks:
                left, right = placed.left, placed.right
                placed.label_x = numbered.start(placed.number, left, right)
                placed.label_width = numbered.wide
                placed.lines, placed.inside = 0, numbered.is_on(left, right)
                self._taken[placed.row].append(numbered.taken(placed.number, left, right))
            else:
                self._marks[placed.row].append(placed)
                self._taken[placed.row].append((placed.left, placed.right))
        self._taken[0] += [(cluster.left, cluster.right) for cluster in layout.clusters]
        for intervals in self._taken:
            intervals.sort()

    def put(self, widths_of: Callable[[int], LabelWidths], weight_of: Callable[[int], int]) -> None:
        known: dict[int, LabelWidths] = {}
        order: list[MarkBox] = []
        for marks, intervals in zip(self._marks, self._taken, strict=True):
            for placed in marks:
                widths = known[placed.number] = widths_of(placed.number)
                least = widths.least if self._lines == (1,) else widths.broken
                if self._room(placed, intervals) >= least:
                    order.append(placed)
        order.sort(key=lambda b: (weight_of(b.number), known[b.number].least, b.number))
        for placed in order:
            self._put(placed, known[placed.number])
        for placed in order:
            self._add_side(placed, known[placed.number].whole)

    def _room(self, placed: MarkBox, intervals: _Row) -> float:
        """At most how wide a label beside or on a mark can be, whatever other labels there are."""
        left, right = placed.left, placed.right
        at = bisect_left(intervals, (left, right))
        before = intervals[at - 1][1] + FAR if at else GAP
        after = self._width - GAP
        if at + 1 < len(intervals):
            after = min(after, intervals[at + 1][0] - LABEL_GAP)
        return max(left - GAP - before, after - right - GAP, right - left)

    def _put(self, placed: MarkBox, widths: LabelWidths) -> None:
        inside = max(placed.left, 0.0) + INDENT
        if placed.right - placed.left > DOT and (
            min(placed.right, self._width) - GAP - inside >= widths.least
        ):
            placed.label_x, placed.label_width, placed.inside = inside, widths.least, True
            return
        for lines in self._lines:
            width = widths.least if lines == 1 else widths.broken
            for x in label_places(placed, width, self._width):
                if self._free(placed, x, width):
                    placed.label_x, placed.label_width, placed.lines = x, width, lines
                    insort(self._taken[placed.row], (x, x + width))
                    return

    def _free(self, placed: MarkBox, x: float, width: float) -> bool:
        intervals = self._taken[placed.row]
        at = bisect_left(intervals, (x, x))
        before, after = margins(at_right=x > placed.left)
        if at and intervals[at - 1][1] + before > x:
            return False
        return at == len(intervals) or intervals[at][0] >= x + width + after

    def _add_side(self, placed: MarkBox, whole: float) -> None:
        """Name the side that speaks where there is room for it behind the title."""
        if not placed.label_width or placed.lines > 1:
            return
        if placed.inside:
            if min(placed.right, self._width) - GAP - placed.label_x >= whole:
                placed.label_width = whole
            return
        x, intervals = placed.label_x, self._taken[placed.row]
        at = bisect_left(intervals, (x, x + placed.label_width))
        following = intervals[at + 1][0] - LABEL_GAP if at + 1 < len(intervals) else self._width
        if x > placed.left and min(following, self._width - GAP) >= x + whole:
            placed.label_width = whole
            intervals[at] = (x, x + whole)
