"""Which shape, colour and dash stand for which side in every chart: those of the marker that the
side's record in the file's `sides` names. The program knows no side by name.

A page hands the marker on with what the side says. Colour never tells a side alone: its shape, or
in a line its dash, does too.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kursk_viewer.dossier.vocabulary import Marker
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.marks import pen
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


def hue(shape: str, colours: Colours) -> str:
    """The colour of the side whose marker has this shape, in a scheme, as #rrggbb."""
    return str(getattr(colours, shape))


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
    colour = hue(marker.shape, colours)
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


def line_pen(colour: str, shape: str, variant: int, unit: float) -> QPen:
    """The pen of a series: dashed as its side is, thinner where it is not that side's first."""
    return pen(colour, unit * (2.0 if not variant else 1.3), DASHES.get(shape, ()))
