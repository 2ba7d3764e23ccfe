"""Where the labels of a lane's marks stand: never over a mark, a count or another label, never
beyond the view."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection

from kursk_viewer.pages.timeline_layout import DOT, GAP, Body, LaneLayout

LEAST_LABEL = 84.0
"""A label is cut with an ellipsis down to this width, and left out below it."""
_INDENT = 10.0


def put_labels(
    layout: LaneLayout,
    width: float,
    rows: int,
    widths_of: Callable[[int], tuple[float, float]],
    preferred: Collection[int] = (),
) -> None:
    """Give the bodies their labels: on the bar, at its right, at its left, or cut where none has
    room for the whole; never over another mark, count or label, and never beyond the view.
    `widths_of` gives the width of a label and of the part of it that can stand alone."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    for body in layout.bodies:
        taken[body.row].append((body.left, body.right))
    for count in layout.counts:
        for row in range(count.rows):
            taken[row].append((count.left, count.right))
    for intervals in taken:
        intervals.sort()
    for body in sorted(layout.bodies, key=lambda b: (b.number not in preferred, b.left)):
        _put_label(body, taken[body.row], width, widths_of(body.number))


def _put_label(
    body: Body, taken: list[tuple[float, float]], width: float, widths: tuple[float, float]
) -> None:
    at = bisect_left(taken, (body.left, body.right))
    before = max((right for _, right in taken[max(0, at - 2) : at]), default=0.0)
    after = taken[at + 1][0] if at + 1 < len(taken) else width
    inside_left = max(body.left, 0.0) + _INDENT
    inside = min(body.right, width) - _INDENT - inside_left if body.right - body.left > DOT else 0.0
    at_right = min(after, width) - GAP - (body.right + GAP)
    at_left = body.left - GAP - (max(before, 0.0) + GAP)
    rooms = (inside, at_right, at_left)
    fitting = ((room, whole) for whole in widths for room in rooms if room >= whole)
    best, needed = next(fitting, (max(rooms), max(rooms)))
    if best < min(min(widths), LEAST_LABEL):
        return
    body.label_width = needed
    if best == inside:
        body.label_x, body.inside = inside_left, True
        return
    body.label_x = body.right + GAP if best == at_right else body.left - GAP - body.label_width
    insort(taken, (body.label_x, body.label_x + body.label_width))
