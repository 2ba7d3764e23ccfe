"""In which rows the marks of a lane stand so that many labels have room beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from kursk_viewer.drawing.timeline.labelling import LabelWidths, label_places, margins
from kursk_viewer.drawing.timeline.layout import BESIDE, LaneLayout, MarkBox

_FAILURES = 12
"""After so many marks of one weight in a row had no room for their labels the rest of that weight,
whose labels are longer, are not tried."""


def home_rows(
    layout: LaneLayout,
    width: float,
    rows: int,
    widths_of: Callable[[int], LabelWidths],
    weight_of: Callable[[int], int],
) -> dict[int, int]:
    """The rows of the marks of a lane that is packed into rows: those of the least weight first,
    each where its label has room, for which marks without one make way."""
    plan = _Plan(layout, width, rows)
    order = sorted(
        layout.marks, key=lambda b: (weight_of(b.number), widths_of(b.number).least, b.number)
    )
    for _, equals in groupby(order, key=lambda b: weight_of(b.number)):
        failures = 0
        for placed in equals:
            found = plan.label(placed, widths_of(placed.number).least)
            failures = 0 if found else failures + 1
            if failures == _FAILURES:
                break
    return plan.homes


class _Plan:
    """Rows being chosen: `homes` by mark, and what labels and clusters take of each row, as they
    are and with what they keep from others."""

    def __init__(self, layout: LaneLayout, width: float, rows: int) -> None:
        self._width, self._rows = width, rows
        self.homes = {placed.number: placed.row for placed in layout.marks}
        self._marks: list[dict[int, MarkBox]] = [{} for _ in range(rows)]
        for placed in layout.marks:
            self._marks[placed.row][placed.number] = placed
        self._labels: list[list[tuple[float, float, float, float]]] = [[] for _ in range(rows)]
        for cluster in layout.clusters:
            left, right = cluster.left, cluster.right
            self._labels[0].append((left, right, left - BESIDE, right + BESIDE))
        self._fixed: set[int] = set()

    def label(self, placed: MarkBox, width: float) -> bool:
        """Find a row for a mark in which its label has room, and make that room, if it can be."""
        places = label_places(placed, width, self._width)
        for row in self._rows_for(placed) if places else ():
            if not self._admits(row, placed):
                continue
            for x in places:
                moves = self._cleared(placed, row, x, width)
                if moves is not None:
                    self._settle(placed, row, x, width, moves)
                    return True
        return False

    def _rows_for(self, placed: MarkBox) -> Iterator[int]:
        """Its own row, then every other."""
        home = self.homes[placed.number]
        yield home
        yield from (row for row in range(self._rows) if row != home)

    def _cleared(self, placed: MarkBox, row: int, x: float, width: float) -> dict[int, int] | None:
        """Which marks go to which rows so that a mark and its label have room; None where that
        cannot be."""
        moves: dict[int, int] = {}
        before, after = margins(at_right=x > placed.left)
        begin, end = x - before, x + width + after
        for left, right, wide_left, wide_right in self._labels[row]:
            if (begin < right and left < end) or (x < wide_right and wide_left < x + width):
                return None
        low, high = min(placed.left, begin), max(placed.right, end)
        for other in self._marks[row].values():
            if other is placed or other.right + BESIDE <= low or other.left >= high + BESIDE:
                continue
            new = self._elsewhere(other, {row, *moves.values()})
            if new is None:
                return None
            moves[other.number] = new
        return moves

    def _elsewhere(self, placed: MarkBox, without: set[int]) -> int | None:
        """Another row that has room for a mark without a label."""
        if placed.number in self._fixed:
            return None
        for row in range(self._rows):
            if row in without:
                continue
            if not self._admits(row, placed):
                continue
            low, high = placed.left - BESIDE, placed.right + BESIDE
            for other in self._marks[row].values():
                if other.right > low and other.left < high:
                    break
            else:
                return row
        return None

    def _admits(self, row: int, placed: MarkBox) -> bool:
        """Whether the labels of a row leave a mark its place."""
        left, right = placed.left, placed.right
        for _, _, begin, end in self._labels[row]:  # noqa: SIM110 - a third of the time
            if begin < right and left < end:
                return False
        return True

    def _settle(
        self, placed: MarkBox, row: int, x: float, width: float, moves: dict[int, int]
    ) -> None:
        for number, new in {placed.number: row, **moves}.items():
            moved = self._marks[self.homes[number]].pop(number)
            self._marks[new][number] = moved
            self.homes[number] = new
        self._fixed.add(placed.number)
        at_right = x > placed.left
        before, after = margins(at_right=at_right)
        begin, end = (x, x + width + after) if at_right else (x - before, x + width)
        self._labels[row].append((x, x + width, begin, end))
