"""Which shape, colour and dash stand for which side in every chart: those of the marker that the
side's record in the file's `sides` names. The program knows no side by name.

A page hands the marker on with what the side says. Colour never tells a side alone: its shape, or
in a line its dash, does too.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
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

RADIUS = 4.0
"""Half the width of a marker, in widths of a stroke."""
_REACH, _SPOKE = 2.8, 2.2
"""How far strokes reach inside a marker, and how long they are at the edge of an outline."""
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

    `variant` tells the series of one shape apart by what is inside the shape. One of more than the
    usual size, `scale`, is an outline through which the mark within it is seen.
    """

    shape: str
    variant: int = 0
    hollow: bool = False
    scale: float = 1.0

    @property
    def outline(self) -> bool:
        """Whether it is drawn around another mark."""
        return self.scale > 1

    @property
    def strokes(self) -> list[QLineF]:
        """What is inside the shape, around its middle, in widths of a stroke; in an outline no more
        than what is left of it at the edge."""
        inside = INSIDE[self.variant % len(INSIDE)]
        lines = [QLineF(*(_REACH * end for end in ends)) for ends in inside]
        if not self.outline:
            return lines
        edge = RADIUS * self.scale
        spokes = [QLineF(QPointF(0, 0), end) for line in lines for end in (line.p1(), line.p2())]
        return [
            QLineF(spoke.unitVector().p2() * (edge - _SPOKE), spoke.unitVector().p2() * edge)
            for spoke in spokes
        ]


def draw_marker(
    painter: QPainter, marker: ClaimMarker, centre: QPointF, unit: float, colours: Colours
) -> None:
    """Draw a marker around a point; `unit` is the width of a stroke in painter units."""
    colour = hue(marker.shape, colours)
    fill = colours.base if marker.hollow else colour
    painter.setPen(pen(colour, unit * 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if marker.outline else QColor(fill))
    radius = unit * RADIUS * marker.scale
    corners = outline_of(marker.shape, centre, radius)
    if corners is None:
        painter.drawEllipse(centre, radius, radius)
    else:
        painter.drawPolygon(corners)
    painter.setPen(pen(colour if marker.hollow else colours.base, unit * 1.4))
    for line in marker.strokes:
        painter.drawLine(QLineF(centre + line.p1() * unit, centre + line.p2() * unit))


def is_dashed(shape: str) -> bool:
    """Whether the lines of a side are; they are painted over solid ones, which show between."""
    return shape in DASHES


def line_pen(colour: str, shape: str, variant: int, unit: float) -> QPen:
    """The pen of a series: dashed as its side is, thinner where it is not that side's first."""
    return pen(colour, unit * (2.0 if not variant else 1.3), DASHES.get(shape, ()))
