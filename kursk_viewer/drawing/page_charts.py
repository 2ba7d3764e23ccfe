"""The charts that stand inside a page, each painted by what knows its value: the leading figure's
bar, the same side's claims in small, and a question's statements on two sides of a line."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.claims_frame import claims_frame
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.over_time import paint_claims, paint_frame
from kursk_viewer.drawing.surface import ChartPainter, MarkKey, Spot, Surface
from kursk_viewer.drawing.text import ELLIPSIS
from kursk_viewer.pages.claims_chart import ClaimsChart
from kursk_viewer.pages.document import STRONG, WARNING, ChartBlock
from kursk_viewer.pages.summary.contested import SidedStatement, TwoSidedLine
from kursk_viewer.pages.summary.lead import LeadBar, SameSideChart
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_LEAST_SLICE = 1.5
"""Stroke widths of the shortest part of a bar."""
_RING = 8
"""Stroke widths of the radius of the ring about a report."""
_MOST_OF_WIDTH = 0.36
"""Of a line's width, for the name of one statement on it."""


def has_room(chart: ChartBlock, width: float, height: float, font: QFont) -> bool:
    """Whether a chart in an area, in the units of the font, shows each of its words whole; of a
    kind that never shortens any it does."""
    if not isinstance(chart.data, TwoSidedLine):
        return True
    image = QImage(1, 1, QImage.Format.Format_Mono)
    painter = QPainter(image)
    area = QRectF(0, 0, width, height)
    surface = Surface(painter=painter, area=area, colours=LIGHT, font=font)
    shows = _TwoSides(surface, chart.data).shows_all()
    painter.end()
    return shows


def paint_chart(surface: Surface, chart: ChartBlock) -> list[Spot]:
    """Paint a chart of a page into the surface's area; where its marks were drawn.

    TypeError for a value that no painter knows.
    """
    painter = _PAINTERS.get(type(chart.data))
    if painter is not None:
        return painter(chart.data, surface)
    from kursk_viewer.drawing.timeline.numbered import paint_numbered
    from kursk_viewer.pages.handout import NumberedTimeline

    if not isinstance(chart.data, NumberedTimeline):
        raise TypeError(f"no painter for {type(chart.data).__name__}")
    paint_numbered(surface, chart.data)
    return []


def _lead_bar(data: LeadBar, surface: Surface) -> list[Spot]:
    painting = ChartPainter(surface)
    painting.begin()
    area, whole = surface.area, data.bar.shown.value or 1.0
    left = area.left()
    for place, part in enumerate(data.bar.parts):
        wide = area.width() * min((part.shown.value or 0.0) / whole, 1.0)
        wide = max(min(wide, area.right() - left), painting.unit * _LEAST_SLICE)
        slice_ = QRectF(left, area.top(), wide, area.height())
        if part.shown.derived:
            marks.hatched(surface.painter, slice_, surface.colours, painting.unit)
        else:
            marks.filled(surface.painter, slice_, surface.colours.bar)
        painting.spots.append(Spot(key=MarkKey(claim=part.shown.record), area=slice_, group=place))
        left += wide
    marks.outlined(surface.painter, area, surface.colours.bar, painting.unit)
    return painting.end()


def _same_side(data: SameSideChart, surface: Surface) -> list[Spot]:
    painting = ChartPainter(surface)
    frame = claims_frame(data.chart, surface.area, painting, bare=True)
    spots, area = paint_frame(surface, frame), frame.panels[0].area
    ringed = next((s.area for s in spots if s.key == MarkKey(claim=data.ringed)), None)
    if ringed is not None:
        painting.begin()
        _ring(painting, area, ringed.center())
        _write_remarks(painting, area, surface.area.right(), ringed.center(), data)
        painting.end()
    return spots


def _ring(painting: ChartPainter, area: QRectF, middle: QPointF) -> None:
    painter, unit = painting.painter, painting.unit
    painter.setPen(marks.pen(painting.colours.accent, unit, (2, 2)))
    painter.drawLine(QLineF(middle.x(), middle.y() + unit * _RING, middle.x(), area.bottom()))
    painter.setPen(marks.pen(painting.colours.accent, unit * 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, unit * _RING, unit * _RING)


def _write_remarks(
    painting: ChartPainter, area: QRectF, right: float, middle: QPointF, data: SameSideChart
) -> None:
    """This report's figure and what follows it, above the base line beside the ring's line, at its
    right where there is room up to `right`, which may lie beyond the area."""
    y = area.bottom() - painting.line * (len(data.remarks) + 0.25)
    aside = painting.unit * _RING + painting.line * 0.2
    colours = {WARNING: painting.colours.warning}
    for place, run in enumerate(data.remarks):
        heavy = not place or run.style in (STRONG, WARNING)
        painting.painter.setFont(painting.heavy if heavy else painting.font)
        text = painting.elided(run.text, area.width(), heavy=heavy)
        wide = (painting.strong if heavy else painting.text).horizontalAdvance(text)
        x = middle.x() + aside
        if x + wide > right:
            x = max(min(middle.x() - aside, area.right()) - wide, area.left())
        first = painting.colours.accent if not place else painting.colours.muted
        painting.painter.setPen(QColor(colours.get(run.style, first)))
        painting.write(x, y, text)
        y += painting.line


def _two_sides(data: TwoSidedLine, surface: Surface) -> list[Spot]:
    painting = _TwoSides(surface, data)
    painting.begin()
    painting.paint()
    return painting.end()


class _Label(Record):
    """The name of a statement in its row, counted from the line; `left` is where it begins."""

    statement: SidedStatement
    x: float
    left: float
    right: float
    text: str
    row: int = 0

    def clashes(self, other: _Label, gap: float) -> bool:
        """Whether two names overlap in one row, or a leader runs through a name."""
        if self.row == other.row:
            return self.left - gap < other.right and other.left - gap < self.right
        near, far = (self, other) if self.row < other.row else (other, self)
        return near.left < far.x < near.right


class _TwoSides(ChartPainter):
    """The line in the middle with the answers at its left, above it who gives the first answer,
    below it who gives the second."""

    def __init__(self, surface: Surface, data: TwoSidedLine) -> None:
        super().__init__(surface)
        self.data = data
        answers = max(self.strong.horizontalAdvance(text) for text in data.answers)
        self.begin_x = self.area.left() + min(answers + self.line * 1.5, self.area.width() * 0.3)
        days = [each.day for each in data.statements]
        self.first, self.last = min(days), max(days)

        self.upper, self.lower = (self._labels(upper=upper) for upper in (True, False))
        self.above = max((label.row for label in self.upper), default=0) + 1
        below = max((label.row for label in self.lower), default=0) + 1
        self.spare = self.area.height() - (self.above + below + 1.2) * self.line

    def shows_all(self) -> bool:
        """Whether no name and no answer is cut, and all rows are within the area."""
        texts = [label.text for label in (*self.upper, *self.lower)]
        texts += map(self._answer, self.data.answers)
        return self.spare >= 0 and not any(text.endswith(ELLIPSIS) for text in texts)

    def _answer(self, answer: str) -> str:
        room = self.begin_x - self.area.left() - self.line * 0.5
        return self.elided(answer, room, heavy=True)

    def paint(self) -> None:
        base = self.area.top() + max(self.spare, 0.0) / 2 + (self.above + 0.6) * self.line
        self.painter.setPen(marks.pen(self.colours.edge, self.unit * 1.4))
        self.painter.drawLine(QLineF(self.begin_x, base, self.area.right(), base))
        for answer, y in zip(
            self.data.answers, (base - self.line * 1.5, base + self.line * 0.5), strict=True
        ):
            self.painter.setFont(self.heavy)
            self.painter.setPen(QColor(self.colours.text))
            self.write(self.area.left(), y, self._answer(answer))
        self.painter.setFont(self.font)
        for group, labels in enumerate((self.upper, self.lower)):
            for label in labels:
                self._label(label, base, group)

    def _labels(self, *, upper: bool) -> list[_Label]:
        """The names of one side, each in the row nearest to the line where it meets no other; past
        all of them where every row has a leader run through a name."""
        placed: list[_Label] = []
        mine = [each for each in self.data.statements if each.upper == upper]
        for each in sorted(mine, key=lambda one: -one.day):
            label = self._label_of(each)
            past = max((other.row for other in placed), default=-1) + 1
            rows = (label.replace(row=row) for row in range(past))
            free = (
                tried
                for tried in rows
                if not any(tried.clashes(other, self.line * 0.6) for other in placed)
            )
            placed.append(next(free, label.replace(row=past)))
        return placed

    def _label_of(self, each: SidedStatement) -> _Label:
        span = self.area.right() - self.begin_x - self.line * 1.2
        share = (each.day - self.first) / max(self.last - self.first, 1)
        x = self.begin_x + self.line * 0.6 + span * share
        room = self.area.width() * _MOST_OF_WIDTH - self.text.horizontalAdvance(each.date)
        text = f"{each.date}  {self.elided(each.who, room)}"
        wide = self.text.horizontalAdvance(text)
        left = x + self.line * 0.35
        if left + wide > self.area.right():
            left = x - self.line * 0.35 - wide
        return _Label(statement=each, x=x, left=left, right=left + wide, text=text)

    def _label(self, label: _Label, base: float, group: int) -> None:
        up = label.statement.upper
        distance = (label.row + 1.5) * self.line - self.line * 0.4
        top = base - distance - self.line * 0.5 if up else base + distance - self.line * 0.5
        tip = top + self.line * (0.3 if up else 0.75)
        self.painter.setPen(marks.pen(self.colours.edge, self.unit))
        self.painter.drawLine(QLineF(label.x, base, label.x, tip))
        core = label.statement.core
        colour = self.colours.accent if core else self.colours.text
        self.painter.setPen(marks.pen(colour, self.unit * 1.5))
        self.painter.setBrush(QColor(colour))
        self.painter.drawEllipse(QPointF(label.x, base), self.unit * 3.5, self.unit * 3.5)
        self.painter.setPen(QColor(colour))
        self.write(label.left, top, label.text)
        area = QRectF(label.left, top, label.right - label.left, self.line)
        dot = QRectF(label.x - self.unit * 5, base - self.unit * 5, self.unit * 10, self.unit * 10)
        for found in (area, dot):
            key = MarkKey(claim=label.statement.shown.record)
            self.spots.append(Spot(key=key, area=found, group=group))


_PAINTERS: dict[type, Callable[[Any, Surface], list[Spot]]] = {
    LeadBar: _lead_bar,
    SameSideChart: _same_side,
    TwoSidedLine: _two_sides,
    ClaimsChart: lambda data, surface: paint_claims(surface, data),
}
