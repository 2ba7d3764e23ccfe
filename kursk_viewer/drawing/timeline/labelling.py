"""Where the labels of a lane's marks stand: whole or not at all, in one line or two, those of most
weight first. A label is never over a mark, a cluster or another label, never beyond the view, and
never where it could be taken for another mark's."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, Sequence

from kursk_viewer.drawing.timeline.layout import DOT, GAP, LaneLayout, MarkBox
from kursk_viewer.pages import wording
from kursk_viewer.record import Record

LABEL_GAP = 8.0
"""What a label keeps from whatever follows it; from its own mark it keeps less."""
FAR = 20.0
"""What a label at the left of its mark keeps from whatever precedes it."""
_BESIDE_OTHERS = 56.0
"""What a line of a label in another row than its mark keeps from whatever stands there, so that it
is not read as that mark's."""
_TOGETHER = 24.0
"""How far apart marks may be whose numbers are told together."""
_CLOSE = 1.0
"""What a number keeps from its mark."""
INDENT = 20.0
"""Where a label on a bar begins: after the sign of the side that speaks."""
_Row = list[tuple[float, float]]


class LabelWidths(Record):
    """What a label takes in pixels: its title with the side that speaks, the title alone, and the
    title in two lines."""

    whole: float
    title: float
    broken: float


def put_labels(
    layout: LaneLayout,
    width: float,
    rows: int,
    widths_of: Callable[[int], LabelWidths],
    weight_of: Callable[[int], int],
    *,
    high: bool = False,
) -> None:
    """Give the marks their labels, those of the least `weight_of` first, the shorter ones among
    equals. In `high` rows two lines have room in one row."""
    _Labelling(layout, width, rows, high=high).put(widths_of, weight_of)


def put_numbers(
    layout: LaneLayout,
    width: float,
    rows: int,
    numbers: Mapping[int, int],
    measure: Callable[[str], float],
) -> dict[int, str]:
    """Give the marks that have no label their numbers, close to them, where there is room; of marks
    in a row without room for each, one has the first and the last number of all. The texts, by
    mark.

    Numbers are counted from left to right in a row.
    """
    numbering = _Numbering(layout, width, rows, measure)
    bare = [placed for placed in layout.marks if placed.number in numbers]
    bare.sort(key=lambda placed: numbers[placed.number])
    for placed in bare:
        numbering.put(placed, placed, wording.number(numbers[placed.number]))
    for place, placed in enumerate(bare):
        if not placed.label_width and placed.number not in numbering.told:
            any(numbering.put_together(run, numbers) for run in _runs(bare, place))
    return numbering.texts


def _runs(bare: Sequence[MarkBox], place: int) -> Iterator[Sequence[MarkBox]]:
    """The runs of marks around one that stand so close that their numbers can be told together,
    the shortest first."""
    begin = end = place
    while begin and _is_next(bare[begin - 1], bare[begin]):
        begin -= 1
    while end + 1 < len(bare) and _is_next(bare[end], bare[end + 1]):
        end += 1
    for count in range(2, end - begin + 2):
        for first in range(max(begin, place - count + 1), min(place, end - count + 1) + 1):
            yield bare[first : first + count]


def _is_next(one: MarkBox, other: MarkBox) -> bool:
    return one.row == other.row and 0 <= other.left - one.right <= _TOGETHER


class _Numbering:
    """The numbers of one lane; `told` has the marks whose number is told with that of another."""

    def __init__(
        self, layout: LaneLayout, width: float, rows: int, measure: Callable[[str], float]
    ) -> None:
        self._width, self._measure = width, measure
        self.texts: dict[int, str] = {}
        self.told: set[int] = set()
        self._taken: list[list[tuple[float, float, int]]] = [[] for _ in range(rows)]
        for placed in layout.marks:
            self._taken[placed.row].append((placed.left, placed.right, -1))
            if placed.label_width and not placed.inside:
                for row in range(placed.label_row, placed.label_end + 1):
                    end = placed.label_x + placed.label_width
                    self._taken[row].append((placed.label_x, end, -1))
        self._taken[0] += [(cluster.left, cluster.right, -1) for cluster in layout.clusters]

    def put(self, first: MarkBox, last: MarkBox, text: str) -> bool:
        """Write a text at the right of the last of some marks, or at the left of the first; whether
        there is room."""
        wide = self._measure(text) + 2
        for placed, x in ((last, last.right + _CLOSE), (first, first.left - _CLOSE - wide)):
            end = x + wide
            row = self._taken[placed.row]
            if x >= 0 and end <= self._width and all(b <= x or a >= end for a, b, _ in row):
                placed.label_x, placed.label_width, placed.lines = x, wide, 0
                row.append((x, end, placed.number))
                self.texts[placed.number] = text
                return True
        return False

    def put_together(self, run: Sequence[MarkBox], numbers: Mapping[int, int]) -> bool:
        """Tell the numbers of a run of marks in one text instead of one by one; whether there is
        room."""
        if self.told.intersection(placed.number for placed in run):
            return False
        row, texts = self._taken[run[0].row], dict(self.texts)
        before, own = list(row), {placed.number for placed in run}
        labels = [(placed, placed.label_x, placed.label_width, placed.lines) for placed in run]
        row[:] = [each for each in row if each[2] not in own]
        for placed in run:
            placed.label_width = 0.0
            self.texts.pop(placed.number, None)
        first, last = (wording.number(numbers[placed.number]) for placed in (run[0], run[-1]))
        if self.put(run[0], run[-1], f"{first}–{last}"):
            self.told |= own
            return True
        row[:], self.texts = before, texts
        for placed, x, wide, lines in labels:
            placed.label_x, placed.label_width, placed.lines = x, wide, lines
        return False


def label_places(placed: MarkBox, width: float, view: float) -> tuple[float, ...]:
    """Where a label of a width may begin beside its mark, within a view."""
    places = (placed.right + GAP, placed.left - GAP - width)
    return tuple(x for x in places if x >= GAP and x + width <= view - GAP)


def first_rows(row: int, lines: int, rows: int) -> tuple[int, ...]:
    """The rows in which a label of some lines may begin, one of them beside its mark."""
    return tuple(r for r in range(row, row - lines, -1) if 0 <= r <= rows - lines)


def margins(own: bool, at_right: bool) -> tuple[float, float]:
    """What a label keeps from what precedes and what follows it in a row, that of its own mark or
    another, if it stands at the right of its mark or at the left."""
    if not own:
        return _BESIDE_OTHERS, _BESIDE_OTHERS
    return (GAP, LABEL_GAP) if at_right else (FAR, GAP)


class _Labelling:
    def __init__(self, layout: LaneLayout, width: float, rows: int, *, high: bool) -> None:
        self._marks, self._width, self._high = layout.marks, width, high
        self._taken: list[_Row] = [[] for _ in range(rows)]
        for placed in layout.marks:
            self._taken[placed.row].append((placed.left, placed.right))
        self._taken[0] += [(cluster.left, cluster.right) for cluster in layout.clusters]
        for intervals in self._taken:
            intervals.sort()

    def put(self, widths_of: Callable[[int], LabelWidths], weight_of: Callable[[int], int]) -> None:
        known = {placed.number: widths_of(placed.number) for placed in self._marks}
        order = sorted(
            self._marks, key=lambda b: (weight_of(b.number), known[b.number].title, b.number)
        )
        for placed in order:
            self._put(placed, known[placed.number])
        for placed in order:
            self._add_side(placed, known[placed.number].whole)

    def _put(self, placed: MarkBox, widths: LabelWidths) -> None:
        inside = max(placed.left, 0.0) + INDENT
        if placed.right - placed.left > DOT and (
            min(placed.right, self._width) - GAP - inside >= widths.title
        ):
            placed.label_x, placed.label_width, placed.inside = inside, widths.title, True
            return
        for lines, width in ((1, widths.title), (2, widths.broken)):
            spanned = 1 if self._high else lines
            for first in first_rows(placed.row, spanned, len(self._taken)):
                last = first + spanned - 1
                for x in label_places(placed, width, self._width):
                    if self._free(placed, first, last, x, width):
                        self._stand(placed, first, last, x, width)
                        placed.lines = lines
                        return

    def _free(self, placed: MarkBox, first: int, last: int, x: float, width: float) -> bool:
        for row in range(first, last + 1):
            own, intervals = row == placed.row, self._taken[row]
            at = bisect_left(intervals, (x, x))
            before, after = margins(own, x > placed.left)
            if at and intervals[at - 1][1] + before > x:
                return False
            if at < len(intervals) and intervals[at][0] < x + width + after:
                return False
        return True

    def _stand(self, placed: MarkBox, first: int, last: int, x: float, width: float) -> None:
        placed.label_x, placed.label_width = x, width
        placed.label_row, placed.label_end = first, last
        for row in range(first, last + 1):
            insort(self._taken[row], (x, x + width))

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
