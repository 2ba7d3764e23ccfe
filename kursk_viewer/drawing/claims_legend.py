"""The legend of a chart of claims: a sample of each sign that occurs, with its words, in rows."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QTransform

from kursk_viewer.drawing import marks, sides
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.signs import INTERVAL, RING, moved, strokes
from kursk_viewer.drawing.surface import ChartPainter, Letters, Surface
from kursk_viewer.pages.claims_chart import Sign, SignSample

_SAMPLE, _GAP, _ROW = 1.9, 1.2, 1.35
"""The width of a sample, the room behind its words, and the height of a row, in lines."""

_AROUND = 1.9
"""How many times its usual size the mark around another is."""
_SHORTER = 0.5
"""The dashes of a sample, which is short, as a share of those of its line."""


def legend_height(entries: tuple[SignSample, ...], width: float, letters: Letters) -> float:
    """The height of a legend in a width."""
    rows = _places(entries, width, letters)
    return (rows[-1].y() + letters.line * _ROW) + letters.line * 0.5 if rows else 0.0


def paint_legend(surface: Surface, entries: tuple[SignSample, ...]) -> None:
    """Draw a legend from the upper left corner of the surface's area."""
    painting = _LegendPainter(surface)
    painting.begin()
    painting.paint(entries)
    painting.end()


def over_legend(surface: Surface, entries: tuple[SignSample, ...]) -> Surface:
    """Draw a legend at the lower end of the surface's area; what is left of that above it."""
    letters = Letters(surface.font, surface.painter.device())
    high = legend_height(entries, surface.area.width(), letters)
    above = surface.area.adjusted(0, 0, 0, -high)
    if entries:
        below = surface.area.adjusted(0, above.height(), 0, 0)
        with part(surface.painter, "legend"):
            paint_legend(surface.replace(area=below), entries)
    return surface.replace(area=above)


def _places(entries: tuple[SignSample, ...], width: float, letters: Letters) -> list[QPointF]:
    """The upper left corner of each entry, row by row."""
    found = []
    x, y = 0.0, letters.line * 0.5
    for entry in entries:
        wide = letters.line * _SAMPLE + letters.text.horizontalAdvance(entry.words)
        if x and x + wide > width:
            x, y = 0.0, y + letters.line * _ROW
        found.append(QPointF(x, y))
        x += wide + letters.line * _GAP
    return found


class _LegendPainter(ChartPainter):
    def paint(self, entries: tuple[SignSample, ...]) -> None:
        for entry, place in zip(entries, _places(entries, self.area.width(), self), strict=True):
            corner = self.area.topLeft() + place
            middle = corner + QPointF(self.line * 0.75, self.line * 0.5)
            self._sample(entry, middle)
            self.painter.setPen(QColor(self.colours.muted))
            room = self.area.width() - place.x() - self.line * _SAMPLE
            self.write(corner.x() + self.line * _SAMPLE, corner.y(), self.elided(entry.words, room))

    def _sample(self, entry: SignSample, middle: QPointF) -> None:
        colour, sign, unit = sides.hue(entry.marker, self.colours), entry.sign, self.unit
        half = QPointF(self.line * 0.7, 0)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        if sign == Sign.STEP:
            up = QPointF(0, unit * 4)
            pen = sides.line_pen(colour, entry.marker, 0, unit)
            if pen.dashPattern():
                pen.setDashPattern([length * _SHORTER for length in pen.dashPattern()])
            self.painter.setPen(pen)
            steps = [
                QLineF(middle - half + up, middle + up),
                QLineF(middle + up, middle - up),
                QLineF(middle - up, middle + half - up),
            ]
            self.painter.drawPath(marks.path_of(steps))
        elif sign == Sign.DISPUTED:
            marks.contradiction(self.painter, middle, self.colours, unit)
        elif sign in (Sign.BREAK, Sign.CUT):
            self._strokes(sign, middle, colour, 1.5)
        else:
            self._marked(entry, middle, colour)

    def _marked(self, entry: SignSample, middle: QPointF, colour: str) -> None:
        """A marker with its sign, moved so that both have room."""
        sign, unit = entry.sign, self.unit
        shifts = {Sign.LOWER: 5.0, Sign.UPPER: -5.0, Sign.EXACT: 4.0, Sign.RANGE: 4.0}
        shift = shifts.get(sign, 0.0) * unit
        place = middle + (QPointF(-shift, 0) if entry.level else QPointF(0, shift))
        self.painter.setPen(marks.pen(colour, unit * 1.2))
        if sign == Sign.PERIOD:
            place = middle + QPointF(self.line * 0.45, 0)
            self.painter.setPen(
                marks.pen(marks.faded(colour, self.colours.ground), unit * INTERVAL)
            )
            self.painter.drawLine(QLineF(middle - QPointF(self.line * 0.7, 0), place))
        if sign == Sign.RANGE:
            far = QPointF(unit * 7, 0) if entry.level else QPointF(0, -unit * 7)
            self.painter.drawLine(QLineF(place, middle + far))
            self._strokes(sign, middle + far, colour, 1.2, level=entry.level)
        else:
            self._strokes(sign, place, colour, 1.05, level=entry.level)
        if sign == Sign.NESTED:
            around = sides.ClaimMarker(shape=entry.marker, scale=_AROUND)
            sides.draw_marker(self.painter, around, place, unit * 0.8, self.colours)
        hollow = sign == Sign.HOLLOW
        marker = sides.ClaimMarker(shape=entry.marker, hollow=hollow)
        sides.draw_marker(self.painter, marker, place, unit * 0.8, self.colours)
        if sign == Sign.INFERRED:
            self.painter.setPen(marks.pen(colour, unit, (1, 2)))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(place, unit * RING, unit * RING)

    def _strokes(
        self, sign: Sign, place: QPointF, colour: str, width: float, *, level: bool = False
    ) -> None:
        self.painter.setPen(marks.pen(colour, self.unit * width))
        found = strokes(sign)
        if level:
            turn = QTransform().rotate(90)
            found = tuple(turn.map(stroke) for stroke in found)
        for stroke in moved(found, place, self.unit):
            self.painter.drawLine(stroke)
