"""The signs at and beside the marks of a chart of claims, as strokes around a point: one geometry
for painter and window.

All lengths are in widths of a stroke. Up is negative.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QTransform

from kursk_viewer.drawing.marks import arrow_strokes
from kursk_viewer.drawing.sides import RADIUS
from kursk_viewer.pages.claims_chart import Sign

RING = 6.7
"""The radius of the ring around a mark of the usual size whose day was not stated."""
BREAK_BEFORE = 11.0
"""How far at the left of its figure a break is drawn."""
INTERVAL = 0.9
"""The width of a line over the days of a figure."""
JOIN = 0.8
"""The width of a line from a mark to a sign that stands apart from it."""
_JOINED = (6.0, 4.5)
"""Half the room of a sign that a line leads to."""
REACH = 6.0
"""Half the side of the square in which a mark is hit."""
ARROW = 14.0
"""The length of the arrow of a bound."""
_HEAD = 4.2
_SLASH = 5.0
CAP = RADIUS + 2.6
"""How high the strokes stand that say that a figure is no bound, upon a mark of the usual size."""
_LEVEL = (3.5, CAP - 1.25, CAP + 1.25)
"""Half the width of those strokes, and how high they are."""
_WING = 4.0
_OPPOSED, _OPPOSED_HEAD = 5.0, 4.2


def ring_of(scale: float) -> float:
    """The radius of the ring around a mark of so many times the usual size."""
    return RING + RADIUS * (scale - 1)


def strokes(sign: Sign) -> tuple[QLineF, ...]:
    """The strokes of a sign around the place of its mark, or of its own for a break or what is
    disputed; none for what is a line of the chart or a ring."""
    if sign in (Sign.LOWER, Sign.UPPER):
        return arrow_strokes(
            QPointF(0, 0), QPointF(0, -ARROW if sign == Sign.LOWER else ARROW), _HEAD
        )
    if sign == Sign.EXACT:
        half, *heights = _LEVEL
        return tuple(QLineF(-half, -height, half, -height) for height in heights)
    if sign in (Sign.BREAK, Sign.CUT):
        lean = QPointF(_SLASH / 2, -_SLASH)
        shifts = (-2.0, 2.0) if sign == Sign.BREAK else (0.0,)
        return tuple(QLineF(QPointF(x, 0) - lean, QPointF(x, 0) + lean) for x in shifts)
    if sign == Sign.RANGE:
        return (QLineF(-_WING, 0, _WING, 0),)
    if sign == Sign.DISPUTED:
        left, right = QPointF(-_OPPOSED, 0), QPointF(_OPPOSED, 0)
        return (
            arrow_strokes(left, right, _OPPOSED_HEAD)
            + arrow_strokes(right, left, _OPPOSED_HEAD)[1:]
        )
    return ()


def turned(lines: tuple[QLineF, ...], begin: QPointF, turn: float) -> tuple[QLineF, ...]:
    """Strokes that begin at a place around a mark, turned around that by so many degrees."""
    by = QTransform().rotate(turn)
    return tuple(by.map(line.translated(begin)) for line in lines)


def shortened_shaft(lines: tuple[QLineF, ...], by: float) -> tuple[QLineF, ...]:
    """Strokes of which the first begins so much later."""
    first, *others = lines
    length = first.length()
    begin = first.pointAt(min(by / length, 1.0)) if length else first.p1()
    return (QLineF(begin, first.p2()), *others)


def tip_of(at: QPointF) -> QPointF:
    """Where the sign of what is disputed, so far from its mark, is nearest to that."""
    x = at.x()
    return QPointF(x - min(max(x, -_OPPOSED), _OPPOSED), at.y())


def join(at: QPointF) -> QLineF:
    """The line from a mark to the edge of a sign so far from it."""
    across = _JOINED[0] / max(abs(at.x()), 1.0)
    down = _JOINED[1] / max(abs(at.y()), 1.0)
    return QLineF(QPointF(0, 0), at * max(1 - min(across, down), 0.0))


def moved(lines: tuple[QLineF, ...], place: QPointF, unit: float) -> list[QLineF]:
    """Strokes at a place, `unit` being the width of one in its units."""
    return [QLineF(line.p1() * unit + place, line.p2() * unit + place) for line in lines]
