"""The lines from where series end to their labels, which run through no other mark and no arrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPen

from kursk_viewer.drawing import marks, sides
from kursk_viewer.drawing.claims_frame import INDENT, ClaimsFrame, EndLabel
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.pages.dated_claims import Line

_BEGINS = ((8.0, 0.0), (7.0, -6.0), (7.0, 6.0), (0.0, 9.0), (0.0, -9.0))
"""Around a mark, where its leader may begin, the best first; in widths of a stroke."""
_BENDS = (0.0, 1.0, 0.8, 0.6, 0.4, 0.2)
"""Where a leader may bend, as a share of the way across."""
_WIDTH = 1.3
"""Of a leader, in widths of a stroke: a thinner dot at a slant is paler than its colour."""
_TEXT_MIDDLE = 0.55
"""The height of a label at which its leader ends, in lines."""


def leaders_of(frame: ClaimsFrame, line: float) -> list[list[QLineF]]:
    """The leader of each label, in strokes; `line` is the height of a line of text. While the chart
    moves each is straight, whatever it meets."""
    if frame.kept is not None:
        return [_leader(label, frame, line, ()) for label in frame.labels]
    spots = [(spot.key.claim, spot.area) for spot in frame.spots() if not spot.key.is_break]
    spots += frame.arrows()
    found = []
    for label in frame.labels:
        ahead = [(claim, area) for claim, area in spots if area.right() > label.place.x()]
        others = [
            area for claim, area in ahead if claim != label.claim and not area.contains(label.place)
        ]
        found.append(_leader(label, frame, line, others))
    return found


def _leader(
    label: EndLabel, frame: ClaimsFrame, line: float, others: Sequence[QRectF]
) -> list[QLineF]:
    """The first way that meets no other mark and no arrow of one, straight if there is one; else
    that which meets the fewest."""
    end = QPointF(frame.labels_left + line * (INDENT - 0.3), label.top + line * _TEXT_MIDDLE)
    best: list[QLineF] = []
    fewest = len(others) + 1
    for bend in _BENDS:
        for dx, dy in _BEGINS:
            begin = label.place + QPointF(dx, dy) * frame.unit
            begin.setX(min(begin.x(), end.x()))
            way = [QLineF(begin, end)]
            if bend:
                turn = QPointF(begin.x() + (frame.labels_left - begin.x()) * bend, begin.y())
                way = [QLineF(begin, turn), QLineF(turn, end)]
            met = sum(any(_meets(stroke, area) for stroke in way) for area in others)
            if met < fewest:
                best, fewest = way, met
            if not met:
                return best
    return best


def _meets(stroke: QLineF, area: QRectF) -> bool:
    """Whether a stroke runs through an area."""
    first, last = 0.0, 1.0
    for start, along, low, high in (
        (stroke.x1(), stroke.dx(), area.left(), area.right()),
        (stroke.y1(), stroke.dy(), area.top(), area.bottom()),
    ):
        if not along:
            if not low < start < high:
                return False
            continue
        enter, leave = sorted(((low - start) / along, (high - start) / along))
        first, last = max(first, enter), min(last, leave)
    return first < last


def leader_pen(line: Line, colours: Colours, unit: float) -> QPen:
    """A dotted line in the colour of its series."""
    return marks.pen(sides.hue(line.marker, colours), unit * _WIDTH, (1, 2.5))
