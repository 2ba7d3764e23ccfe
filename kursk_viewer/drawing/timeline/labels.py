"""Where the labels of a lane's marks stand: never over a mark, a cluster or another label, never
beyond the view, and never where they could be taken for another mark's."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable

from kursk_viewer.drawing.timeline.layout import DOT, GAP, LaneLayout, MarkBox

LEAST_LABEL = 84.0
"""A label is cut with an ellipsis down to this width, and left out below it."""
APART = 10.0
"""What a label keeps from the mark that follows it; from its own it keeps less."""
FAR = 28.0
"""What a label at the left of its mark keeps from whatever precedes it."""
INDENT = 20.0
"""Where a label on a bar begins: after the sign of the side that speaks."""


def put_labels(
    layout: LaneLayout,
    width: float,
    rows: int,
    widths_of: Callable[[int], tuple[float, float]],
) -> None:
    """Give the marks their labels: on the bar or at its right, cut where there is no room for the
    whole. Only where the view ends may one stand at the left, whole and far from other marks.
    `widths_of` gives the width of a label and of the part of it that can stand alone."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    for placed in layout.marks:
        taken[placed.row].append((placed.left, placed.right))
    taken[0] += [(cluster.left, cluster.right) for cluster in layout.clusters]
    for intervals in taken:
        intervals.sort()
    for placed in sorted(layout.marks, key=lambda b: b.left):
        _put_label(placed, taken[placed.row], width, widths_of(placed.number))


def _put_label(
    placed: MarkBox, taken: list[tuple[float, float]], width: float, widths: tuple[float, float]
) -> None:
    at = bisect_left(taken, (placed.left, placed.right))
    begin = placed.right + GAP
    last = at + 1 == len(taken)
    end = width - GAP if last else min(width - GAP, taken[at + 1][0] - APART)
    at_right = end - begin
    inside_left = max(placed.left, 0.0) + INDENT
    inside = (
        min(placed.right, width) - GAP - inside_left if placed.right - placed.left > DOT else 0.0
    )
    whole, title = widths
    for needed in (whole, title):
        if inside >= needed:
            placed.label_x, placed.label_width, placed.inside = inside_left, needed, True
            return
        if at_right >= needed:
            _stand(placed, taken, begin, needed)
            return
    if last:
        before = taken[at - 1][1] + FAR if at else GAP
        room = placed.left - GAP - before
        for needed in (whole, title):
            if room >= needed:
                _stand(placed, taken, placed.left - GAP - needed, needed)
                return
    room = max(inside, at_right)
    if room < min(title, LEAST_LABEL):
        return
    if room == inside:
        placed.label_x, placed.label_width, placed.inside = inside_left, room, True
    else:
        _stand(placed, taken, begin, room)


def _stand(placed: MarkBox, taken: list[tuple[float, float]], x: float, width: float) -> None:
    placed.label_x, placed.label_width = x, width
    insort(taken, (x, x + width))
