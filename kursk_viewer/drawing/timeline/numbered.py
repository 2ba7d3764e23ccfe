"""Events on a line of days by number: each mark where its day is, its number beside it, so that a
list can say in full what a label would cut short."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPen

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.axes import spread
from kursk_viewer.drawing.date_axis import DayView, ticks_on_one_line
from kursk_viewer.drawing.surface import ChartPainter, Surface
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.legend import legend_entries, legend_height, paint_legend
from kursk_viewer.drawing.timeline.marks import colour, draw_mark
from kursk_viewer.pages import wording
from kursk_viewer.pages.handout import NumberedTimeline
from kursk_viewer.pages.timeline.page import Lane

_HEADING = 0.22
"""Share of the width for the names of the lanes."""
_AIR = 0.02
"""Share of the days that stays free at either end."""
_TEXT = 11
"""The size of text in the units in which all is painted, whatever the surface's font has."""
_MARK = 8.0
"""The size of a mark in these."""
_AXIS, _PHASES = 1.5, 1.8
"""Heights in lines: of the dates below the lanes, and of the phases above them."""


def paint_numbered(surface: Surface, data: NumberedTimeline) -> None:
    """Draw the events into the surface's area, in as much height as that has."""
    painter, area = surface.painter, surface.area
    scale = surface.font.pixelSize() / _TEXT
    font = QFont(surface.font)
    font.setPixelSize(_TEXT)
    painter.save()
    painter.translate(area.topLeft())
    painter.scale(scale, scale)
    inner = QRectF(0, 0, area.width() / scale, area.height() / scale)
    painting = _NumberedPainter(surface.replace(area=inner, font=font), data)
    painting.begin()
    painting.paint()
    painting.end()
    painter.restore()


class _NumberedPainter(ChartPainter):
    def __init__(self, surface: Surface, data: NumberedTimeline) -> None:
        super().__init__(surface)
        self.page, self.phases = data.page, data.phases
        self.key = legend_entries(data.page)
        self.key_height = legend_height(self.key, self.area.width(), self.text)
        dated = [
            (mark.first, mark.last)
            for mark in data.page.marks
            if mark.first is not None and mark.last is not None
        ]
        first = min((first for first, _ in dated), default=1)
        last = max((last for _, last in dated), default=first)
        self.dated = dated
        air = max((last - first) * _AIR, 3.0)
        left = self.area.left() + self.area.width() * _HEADING
        self.days = DayView(
            begin=first - air, end=last + 1 + air, width=self.area.right() - left, left=left
        )
        phases = self.line * _PHASES if self.phases else 0.0
        self.lanes = self.area.adjusted(0, phases, 0, -self.line * _AXIS - self.key_height)

    def paint(self) -> None:
        self._dates()
        self._phases()
        height = self.lanes.height() / max(len(self.page.lanes), 1)
        for place, lane in enumerate(self.page.lanes):
            area = QRectF(
                self.lanes.left(), self.lanes.top() + place * height, self.lanes.width(), height
            )
            self._lane(lane, area)
        self.painter.translate(self.area.left(), self.area.bottom() - self.key_height)
        paint_legend(self.painter, self.key, self.area.width(), self.text, self.colours)

    def _x(self, day: float) -> float:
        return self.days.left + self.days.x(day)

    def _dates(self) -> None:
        for tick in ticks_on_one_line(self.days, self.line * 4.5):
            x = self._x(tick.day)
            self.painter.setPen(marks.pen(self.colours.hairline, self.unit * 0.7))
            self.painter.drawLine(QLineF(x, self.lanes.top(), x, self.lanes.bottom()))
            self.painter.setPen(QColor(self.colours.muted))
            half = self.text.horizontalAdvance(tick.label) / 2
            left = min(max(x - half, self.days.left), self.area.right() - 2 * half)
            self.write(left, self.lanes.bottom() + self.unit * 4, tick.label)

    def _phases(self) -> None:
        """A band of days for each phase, and its name above it, whole wherever it has to stand,
        with the sides that tell of it where there is room for all."""
        bands = []
        for label, sides, first, last in self.phases:
            left = max(self._x(first), self.days.left)
            right = min(self._x(last + 1), self.area.right()) - self.unit
            if right > left:
                bands.append((label, sides, left, right))
        middles = [(left + right) / 2 for *_, left, right in bands]
        whole = [" · ".join(filter(None, names)) for *names, _, _ in bands]
        for names in (whole, [label for label, *_ in bands]):
            sizes = [self.text.horizontalAdvance(name) for name in names]
            wanted = [middle - size / 2 for middle, size in zip(middles, sizes, strict=True)]
            starts = spread(wanted, sizes, self.area.left(), self.area.right(), self.line)
            if None not in starts:
                break
        top, thick = self.area.top() + self.line + self.unit * 2, self.unit * 4
        for (*_, left, right), name, start in zip(bands, names, starts, strict=True):
            marks.filled(self.painter, QRectF(left, top, right - left, thick), self.colours.bar)
            if start is not None:
                self.painter.setPen(QColor(self.colours.muted))
                self.write(start, self.area.top(), name)

    def _lane(self, lane: Lane, area: QRectF) -> None:
        self.painter.setPen(marks.pen(self.colours.hairline, self.unit))
        self.painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))
        middle = area.center().y()
        self.painter.setPen(QColor(self.colours.text))
        heading = self.elided(lane.label, self.days.left - area.left() - self.line)
        self.write(area.left(), middle - self.line / 2, heading)
        for side, above in ((lane.numbers[::2], True), (lane.numbers[1::2], False)):
            self._numbers(side, middle, above=above)
        for place in lane.numbers:
            mark = self.page.marks[place]
            box = QRectF(0, 0, _MARK, _MARK)
            box.moveCenter(QPointF(self._middle(place), middle))
            first, last = self.dated[place]
            if last > first:
                self.painter.setPen(QPen(colour(mark, self.colours), self.unit * 1.5))
                ends = (self._x(first), self._x(last + 1))
                self.painter.drawLine(QLineF(ends[0], middle, ends[1], middle))
            draw_mark(self.painter, box, mark, self.colours, dot=True)

    def _middle(self, place: int) -> float:
        return self._x((sum(self.dated[place]) + 1) / 2)

    def _numbers(self, places: tuple[int, ...], middle: float, *, above: bool) -> None:
        """Numbers above or below the marks of a lane, none over another; a line leads to one that
        stands aside."""
        texts = [wording.number(place + 1) for place in places]
        sizes = [self.text.horizontalAdvance(text) for text in texts]
        points = [self._middle(place) for place in places]
        wanted = [point - size / 2 for point, size in zip(points, sizes, strict=True)]
        starts = spread(wanted, sizes, self.days.left, self.area.right(), self.unit * 4)
        away = _MARK * 0.75
        for text, size, point, start in zip(texts, sizes, points, starts, strict=True):
            if start is None:
                continue
            edge = middle - away if above else middle + away
            centre = start + size / 2
            if abs(centre - point) > self.unit * 2:
                self.painter.setPen(marks.pen(self.colours.edge, self.unit * 0.6))
                near = middle - _MARK / 3 if above else middle + _MARK / 3
                self.painter.drawLine(QLineF(point, near, centre, edge))
            self.painter.setPen(QColor(self.colours.text))
            base = edge - self.unit if above else edge + self.text.ascent() - self.unit * 2
            draw_text(self.painter, QPointF(start, base), text)
