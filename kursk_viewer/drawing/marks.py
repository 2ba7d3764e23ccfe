"""The marks that all charts share: hatching, arrows, and the sign of what is contradicted.

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
)

from kursk_viewer.drawing.colours import CLEAR, THIN, Colours


def pen(colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """A flat pen of a colour and width in painter units, dashed if wanted."""
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        made.setDashPattern(list(dash))
    return made


def faded(colour: str, ground: str) -> str:
    """A colour on the way to the ground, opaque, as paper of every kind can have it."""
    one, other = QColor(colour), QColor(ground)
    if not other.alpha():
        other = QColor("white")
    red, green, blue = (
        round(a * THIN + b * (1 - THIN))
        for a, b in (
            (one.red(), other.red()),
            (one.green(), other.green()),
            (one.blue(), other.blue()),
        )
    )
    return QColor(red, green, blue).name()


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
    """A rectangle without an edge; nothing in a clear colour."""
    if colour != CLEAR:
        painter.fillRect(area, QBrush(QColor(colour)))


def outlined(painter: QPainter, area: QRectF, colour: str, unit: float) -> None:
    """The edge of a rectangle, drawn inside it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(colour, unit))
    painter.drawRect(area.adjusted(unit / 2, unit / 2, -unit / 2, -unit / 2))


def arrow_strokes(tail: QPointF, head: QPointF, size: float) -> tuple[QLineF, ...]:
    """A shaft and the two wings of its head, which are so long."""
    shaft = QLineF(head, tail)
    wings = []
    for turn in (30.0, -30.0):
        wing = QLineF(shaft)
        wing.setLength(size)
        wing.setAngle(shaft.angle() + turn)
        wings.append(wing)
    return (QLineF(tail, head), *wings)


def arrow(painter: QPainter, tail: QPointF, head: QPointF, colour: str, unit: float) -> None:
    """An open end: a line with an arrow head, along one axis."""
    painter.setPen(pen(colour, unit * 1.5))
    for stroke in arrow_strokes(tail, head, unit * 6):
        painter.drawLine(stroke)


def contradiction(painter: QPainter, centre: QPointF, colours: Colours, unit: float) -> None:
    """The sign of what another record contradicts: a short arrow with two heads, drawn since the
    typeface has none."""
    filled(painter, contradiction_ground(centre, unit), colours.ground)
    contradiction_strokes(painter, centre, colours, unit)


def contradiction_ground(centre: QPointF, unit: float) -> QRectF:
    """The room of that sign around its middle."""
    return QRectF(centre.x() - unit * 6, centre.y() - unit * 4, unit * 12, unit * 8)


def contradiction_strokes(
    painter: QPainter, centre: QPointF, colours: Colours, unit: float
) -> None:
    """That sign on whatever lies there."""
    reach = QPointF(unit * 5, 0)
    ends = (centre - reach, centre + reach)
    for head, tail in (ends, ends[::-1]):
        arrow(painter, tail, head, colours.warning, unit * 0.7)
