"""How marks look: a shape for the side that speaks, filled for the day of the event, hollow for the
day it was reported, hollow with a core for an inferred date, half-tone where none of these is
recorded, a dashed edge where the date is approximate; under it a line where another record
contradicts it, dots where somebody disputes it, half of each where both is so. The hue tells the
side too, but nothing depends on it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from kursk_viewer.dossier.vocabulary import WhenBasis
from kursk_viewer.drawing import sides
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.timeline.layout import DOT
from kursk_viewer.pages.timeline.page import SEVERAL, Mark

_AIR = 4.0
"""What a copied mark may take beyond its box: tips, and the line under it."""
_LONGEST_COPIED = 160.0
"""The width of a bar up to which it is painted once and copied."""
_MOST_PAINTED = 2000
_ROOM_FOR_SIGN = 20.0
STACK = DOT + 7.0
"""The width of a stack of marks."""
_BEHIND = 3.5
"""From one mark of a stack to the one behind it."""
_PLATE = DOT / 3
"""From one plate of a stack to the next."""
_THICK = 2.0
"""Of the line under what is contradicted."""
_DOTTED = 2.2
"""The width of each dot under what is disputed, and of the space between them."""


class Opposed(Protocol):
    """What may be contradicted and may be disputed."""

    @property
    def contradicted(self) -> bool: ...
    @property
    def disputed(self) -> bool: ...


def colour(mark: Mark, scheme: Colours) -> QColor:
    """The hue of the side that speaks; the text's own where several do."""
    return QColor(scheme.text if mark.shape == SEVERAL else sides.hue(mark.shape, scheme))


def blend(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of one colour over another."""
    return QColor(
        round(one.red() * share + other.red() * (1 - share)),
        round(one.green() * share + other.green() * (1 - share)),
        round(one.blue() * share + other.blue() * (1 - share)),
    )


def outline(name: str, centre: QPointF, radius: float) -> QPainterPath:
    """A shape around a point."""
    path = QPainterPath()
    if name == SEVERAL:
        long, short = radius, radius * 0.4
        half = [(-short, -long), (short, -long), (short, -short), (long, -short), (long, short)]
        corners = [*half, *((short, short), (short, long)), (-short, long), (-short, short)]
        corners += [(-long, short), (-long, -short), (-short, -short)]
        path.addPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
        return path
    polygon = sides.outline_of(name, centre, radius * 0.88)
    if polygon is None:
        path.addEllipse(centre, radius * 0.95, radius * 0.95)
    else:
        path.addPolygon(polygon)
        path.closeSubpath()
    return path


def draw_mark(
    painter: QPainter,
    box: QRectF,
    mark: Mark,
    scheme: Colours,
    *,
    dot: bool,
    ink: QColor | None = None,
) -> None:
    """Draw one mark into its box, in its side's hue unless an ink is given."""
    hue, ground = ink or colour(mark, scheme), QColor(scheme.base)
    pen = QPen(hue, 1.5)
    if mark.qualified:
        pen.setDashPattern([2.0, 1.4])
    painter.setPen(pen)
    if mark.basis == WhenBasis.EVENT:
        painter.setBrush(hue if dot and not mark.qualified else blend(hue, ground, 0.25))
    elif mark.basis == WhenBasis.NONE:
        painter.setBrush(blend(hue, ground, 0.5))
    else:
        painter.setBrush(ground)
    if dot:
        _draw_dot(painter, box, mark, hue)
    else:
        _draw_bar(painter, box, mark, hue)
    draw_opposition(painter, box, mark, scheme, on_edge=not dot)


def _draw_dot(painter: QPainter, box: QRectF, mark: Mark, hue: QColor) -> None:
    name, centre, radius = mark.shape, box.center(), box.width() / 2
    painter.drawPath(outline(name, centre, radius))
    if mark.basis == WhenBasis.INFERRED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawPath(outline(name, centre, radius * 0.45))


def _draw_bar(painter: QPainter, box: QRectF, mark: Mark, hue: QColor) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, 3, 3)
    painter.drawPath(path)
    if mark.basis == WhenBasis.INFERRED:
        painter.setPen(QPen(hue, 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2)
    at = max(box.left(), 0.0) + 10 if box.width() >= _ROOM_FOR_SIGN else box.center().x()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(hue)
    painter.drawPath(outline(mark.shape, QPointF(at, box.center().y()), 4.0))


def draw_opposition(
    painter: QPainter, box: QRectF, mark: Opposed, scheme: Colours, *, on_edge: bool = False
) -> None:
    """The line under what is contradicted and the dots under what is disputed, or on its lower
    edge; each takes half of it where it is both."""
    left, right, ink = box.left(), box.right(), QColor(scheme.warning)
    top = box.bottom() - 1.5 if on_edge else box.bottom() + 1.0
    if mark.contradicted:
        end = box.center().x() if mark.disputed else right
        painter.fillRect(QRectF(left, top, end - left, _THICK), ink)
        left = end + _DOTTED
    if mark.disputed:
        while left + _DOTTED / 2 <= right:
            painter.fillRect(QRectF(left, top, min(_DOTTED, right - left), _THICK), ink)
            left += 2 * _DOTTED


def draw_stack(
    painter: QPainter,
    box: QRectF,
    sample: Mark | None,
    scheme: Colours,
    *,
    ink: QColor | None = None,
) -> None:
    """Draw three thin outlines behind each other, of the shape of a sample and in its hue unless an
    ink is given; three plates on each other where there is no sample, because the marks that they
    stand for have several shapes."""
    hue = ink or (colour(sample, scheme) if sample else QColor(scheme.text))
    painter.setPen(QPen(hue, 1.0))
    painter.setBrush(QColor(scheme.base))
    if sample is None:
        for place in range(3):
            top = box.top() + place * _PLATE
            painter.drawRect(QRectF(box.left() + 1, top + 0.5, box.width() - 2, _PLATE - 1.4))
        return
    radius = box.height() / 2
    for place in (2, 1, 0):
        centre = QPointF(box.left() + radius + place * _BEHIND, box.center().y())
        painter.drawPath(outline(sample.shape, centre, radius))


class MarkPixmaps:
    """The marks of a screen: each look and size painted once and then copied, at whole pixels of
    the device."""

    def __init__(self) -> None:
        self._painted: dict[tuple[object, ...], QPixmap] = {}
        self._scheme: Colours | None = None
        self._larger = self._density = 1.0

    def begin(self, painter: QPainter, scheme: Colours) -> None:
        """Draw with a painter and in colours from now on."""
        self._larger = painter.transform().m11()
        density = painter.device().devicePixelRatio() * self._larger
        if (density, scheme) != (self._density, self._scheme) or len(self._painted) > _MOST_PAINTED:
            self._painted.clear()
        self._density, self._scheme = density, scheme

    def draw_dot(self, painter: QPainter, left: float, top: float, mark: Mark) -> None:
        """Draw the mark of a single day from its upper left corner on."""
        self._copy(painter, left, top, (DOT, DOT), mark, dot=True)

    def draw_bar(self, painter: QPainter, box: QRectF, mark: Mark, scheme: Colours) -> None:
        """Draw a bar into its box; one that is long or begins before the view, as shapes."""
        if box.left() < 0 or box.width() > _LONGEST_COPIED:
            draw_mark(painter, box, mark, scheme, dot=False)
            return
        size = (round(box.width()), round(box.height()))
        self._copy(painter, box.left(), box.top(), size, mark, dot=False)

    def _copy(
        self,
        painter: QPainter,
        left: float,
        top: float,
        size: tuple[float, float],
        mark: Mark,
        *,
        dot: bool,
    ) -> None:
        look = (
            size, dot, mark.shape, mark.basis, mark.qualified, mark.contradicted, mark.disputed
        )  # fmt: skip
        painted = self._painted.get(look)
        if painted is None:
            painted = self._painted[look] = self._paint(size, mark, dot=dot)
        larger = self._larger
        x, y = round((left - _AIR) * larger) / larger, round((top - _AIR) * larger) / larger
        painter.drawPixmap(QPointF(x, y), painted)

    def _paint(self, size: tuple[float, float], mark: Mark, *, dot: bool) -> QPixmap:
        wide, high = (round((side + 2 * _AIR) * self._density) for side in size)
        painted = QPixmap(wide, high)
        painted.setDevicePixelRatio(self._density)
        painted.fill(Qt.GlobalColor.transparent)
        painter = QPainter(painted)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._scheme is not None:
            draw_mark(painter, QRectF(_AIR, _AIR, *size), mark, self._scheme, dot=dot)
        painter.end()
        return painted


def draw_focus(painter: QPainter, box: QRectF, scheme: Colours, *, strong: bool) -> None:
    """The frame of a selected mark; thicker for the current one while the chart has the focus."""
    painter.setBrush(QColor(scheme.selection))
    painter.setPen(QPen(QColor(scheme.accent), 2.0 if strong else 1.0))
    painter.drawRoundedRect(box, 4, 4)


def draw_tie(
    painter: QPainter, one: QPointF, other: QPointF, scheme: Colours, *, strong: bool
) -> None:
    """A thin curve between two marks that contradict each other; firm for a selected one."""
    path = QPainterPath(one)
    bend = 14 + abs(other.x() - one.x()) * 0.06 if abs(other.y() - one.y()) < 4 else 0.0
    middle = (one + other) / 2
    path.quadTo(QPointF(middle.x() + (0 if bend else 16), middle.y() + bend), other)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    style = Qt.PenStyle.SolidLine if strong else Qt.PenStyle.DotLine
    painter.setPen(QPen(QColor(scheme.warning), 1.6 if strong else 1.1, style))
    painter.drawPath(path)
