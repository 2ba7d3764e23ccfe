"""The marks that all charts share: hatching, arrows, and one shape per side.

Hatching is drawn as lines, not as a brush: a pattern brush is measured in device pixels and would
turn to grey at the resolution of a printer.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from kursk_viewer.dossier.vocabulary import Marker
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.record import Record

DASHES: dict[str, tuple[float, ...]] = {
    Marker.SQUARE: (6.0, 3.0),
    Marker.DIAMOND: (1.5, 2.5),
    Marker.TRIANGLE: (8.0, 2.5, 1.5, 2.5),
}
"""Dash patterns in line widths by the shape of a side; one that has none is drawn solid."""

_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    Marker.SQUARE: ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    Marker.DIAMOND: ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    Marker.TRIANGLE: ((0, -1.2), (1.1, 0.8), (-1.1, 0.8)),
    Marker.WEDGE: ((0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
}


def pen(colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """A flat pen of a colour and width in painter units, dashed if wanted."""
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        made.setDashPattern(list(dash))
    return made


def bold(font: QFont) -> QFont:
    """The same font, heavier."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def hatch_lines(area: QRectF, spacing: float) -> list[QLineF]:
    """Rising diagonals inside a rectangle, cut at its edges."""
    lines: list[QLineF] = []
    width, height = area.width(), area.height()
    if width <= 0 or height <= 0 or spacing <= 0:
        return lines
    offset = spacing
    while offset < width + height:
        begin = QPointF(max(0.0, offset - height), min(height, offset))
        end = QPointF(min(width, offset), max(0.0, offset - width))
        lines.append(QLineF(area.topLeft() + begin, area.topLeft() + end))
        offset += spacing
    return lines


def path_of(lines: Iterable[QLineF]) -> QPainterPath:
    """Lines as one path; where one begins at the end of another, the pen is not lifted.

    WORKAROUND: PySide 6.11.3 crashes now and then in `QPainter.drawLines` with a list.
    """
    path = QPainterPath()
    for line in lines:
        if path.isEmpty() or path.currentPosition() != line.p1():
            path.moveTo(line.p1())
        path.lineTo(line.p2())
    return path


def hatched(painter: QPainter, area: QRectF, colours: Colours, unit: float) -> None:
    """A rectangle that stands for what was worked out and not stated; `unit` is a line width."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colours.bar, unit))
    painter.drawPath(path_of(hatch_lines(area, unit * 6)))
    outlined(painter, area, colours.bar, unit)


def filled(painter: QPainter, area: QRectF, colour: str) -> None:
    """A rectangle without an edge."""
    painter.fillRect(area, QBrush(QColor(colour)))


def outlined(painter: QPainter, area: QRectF, colour: str, unit: float) -> None:
    """The edge of a rectangle, drawn inside it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, unit))
    painter.drawRect(area.adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2))


def arrow(painter: QPainter, tail: QPointF, head: QPointF, colour: str, unit: float) -> None:
    """An open end: a line with an arrow head, along one axis."""
    painter.setPen(pen(colour, unit * 1.5))
    painter.drawLine(QLineF(tail, head))
    line = QLineF(head, tail)
    size = unit * 6
    for turn in (30.0, -30.0):
        wing = QLineF(line)
        wing.setLength(size)
        wing.setAngle(line.angle() + turn)
        painter.drawLine(wing)


def contradiction(painter: QPainter, centre: QPointF, colours: Colours, unit: float) -> None:
    """The sign of what another record contradicts: a short arrow with two heads, drawn since the
    typeface has none."""
    ground = QRectF(centre.x() - unit * 6, centre.y() - unit * 4, unit * 12, unit * 8)
    filled(painter, ground, colours.base)
    reach = QPointF(unit * 5, 0)
    ends = (centre - reach, centre + reach)
    for head, tail in (ends, ends[::-1]):
        arrow(painter, tail, head, colours.warning, unit * 0.7)


def outline_of(shape: str, centre: QPointF, radius: float) -> QPolygonF | None:
    """The corners of a shape around a point; None for the circle."""
    x, y, r = centre.x(), centre.y(), radius
    corners = _CORNERS.get(shape)
    return QPolygonF([QPointF(x + r * a, y + r * b) for a, b in corners]) if corners else None


class ClaimMarker(Record):
    """The mark of a claim: in its side's shape, hollow where it is no part of a line.

    `variant` tells the series of one side apart by what is inside the shape.
    """

    shape: str
    variant: int = 0
    hollow: bool = False


def draw_marker(
    painter: QPainter, marker: ClaimMarker, centre: QPointF, unit: float, colours: Colours
) -> None:
    """Draw a marker around a point; `unit` is the width of a stroke in painter units."""
    colour = colours.hue(marker.shape)
    fill = colours.base if marker.hollow else colour
    painter.setPen(pen(colour, unit * 1.5))
    painter.setBrush(QColor(fill))
    corners = outline_of(marker.shape, centre, unit * 4)
    if corners is None:
        painter.drawEllipse(centre, unit * 4, unit * 4)
    else:
        painter.drawPolygon(corners)
    painter.setPen(pen(colour if marker.hollow else colours.base, unit * 1.4))
    for x1, y1, x2, y2 in INSIDE[marker.variant % len(INSIDE)]:
        begin, end = QPointF(x1, y1) * unit * 2.8, QPointF(x2, y2) * unit * 2.8
        painter.drawLine(QLineF(centre + begin, centre + end))


INSIDE: tuple[tuple[tuple[float, float, float, float], ...], ...] = (
    (),
    ((-1, 0, 1, 0),),
    ((0, -1, 0, 1),),
    ((-1, 0, 1, 0), (0, -1, 0, 1)),
    ((-0.8, -0.8, 0.8, 0.8),),
    ((-0.8, 0.8, 0.8, -0.8),),
    ((-0.8, -0.8, 0.8, 0.8), (-0.8, 0.8, 0.8, -0.8)),
    ((-1, -0.45, 1, -0.45), (-1, 0.45, 1, 0.45)),
    ((-0.45, -1, -0.45, 1), (0.45, -1, 0.45, 1)),
)
"""Strokes inside a marker, one set for each variant, in shares of its half width."""


def line_pen(colour: str, shape: str, variant: int, unit: float) -> QPen:
    """The pen of a series: dashed as its side is, thinner where it is not that side's first."""
    return pen(colour, unit * (2.0 if not variant else 1.3), DASHES.get(shape, ()))
