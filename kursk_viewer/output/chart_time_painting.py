"""Claims over time, painted: steps that hold a figure until the next report, and lone marks.

Between two reports the last figure is held, never drawn towards the next one. After its last
report a line ends.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from kursk_viewer.output import chart_marks as marks
from kursk_viewer.output.chart_axes import View
from kursk_viewer.output.chart_marks import Ink, Spot
from kursk_viewer.pages.casualties_records import Cut, Line, Point
from kursk_viewer.pages.scales import spread


def paint_lines(
    painter: QPainter,
    area: QRectF,
    gutter: QRectF,
    lines: tuple[Line, ...],
    view: View,
    ink: Ink,
    base_font: QFont,
    current: str = "",
) -> list[Spot]:
    """Draw lines into an area and their names into the gutter at its right.

    Returns where each point in view was drawn, series by series in order of time; breaks come as
    spots of the claim after them with "cut:" before its id.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(base_font)
    painting = _Lines(painter, area, view, ink, base_font)
    painter.setClipRect(area.adjusted(0, -painting.unit * 8, painting.unit * 8, painting.unit * 6))
    for index, line in enumerate(lines):
        painting.line_of(index, line)
    for spot in painting.spots:
        if spot.record == current:
            marks.ring(painter, spot.area, ink, painting.unit)
    painter.setClipping(False)
    painting.names(lines, gutter)
    painter.restore()
    return painting.spots


class _Lines:
    """One painting: its measures, and where the marks went."""

    def __init__(
        self, painter: QPainter, area: QRectF, view: View, ink: Ink, base_font: QFont
    ) -> None:
        self.painter, self.area, self.view, self.ink = painter, area, view, ink
        self.font, self.heavy = base_font, marks.bold(base_font)
        self.text, self.strong = (
            marks.metrics(painter, base_font),
            marks.metrics(painter, self.heavy),
        )
        self.line = self.text.height()
        self.unit = self.line / 16
        self.spots: list[Spot] = []

    def line_of(self, group: int, line: Line) -> None:
        colour, dash = self.ink.side(line.side), marks.DASHES.get(line.side, ())
        self.painter.setPen(marks.pen(colour, self.unit * 2, dash))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for segment in line.segments:
            self.painter.drawPath(marks.path_of(self._steps(segment)))
        for cut in line.cuts:
            self._cut(group, line, cut)
        lone = {point.claim for point in line.lone}
        for point in line.points:
            self._point(group, line, point, hollow=point.claim in lone)

    def _steps(self, segment: tuple[Point, ...]) -> list[QLineF]:
        steps = []
        for here, following in pairwise(segment):
            begin, corner = self._place(here), self._place(following)
            turn = QPointF(corner.x(), begin.y())
            steps += [QLineF(begin, turn), QLineF(turn, corner)]
        return [self._within(step) for step in steps if self._seen(step)]

    def _seen(self, line: QLineF) -> bool:
        low, high = sorted((line.x1(), line.x2()))
        return high >= self.area.left() and low <= self.area.right()

    def _within(self, line: QLineF) -> QLineF:
        """An upright or level line cut at the sides, which an SVG has no clipping for."""
        left, right = self.area.left(), self.area.right()
        one, other = min(max(line.x1(), left), right), min(max(line.x2(), left), right)
        return QLineF(one, line.y1(), other, line.y2())

    def _place(self, point: Point) -> QPointF:
        x = self.view.across(point.last, self.area)
        return QPointF(x, self.view.up(point.value or 0.0, self.area))

    def _point(self, group: int, line: Line, point: Point, *, hollow: bool) -> None:
        place, colour = self._place(point), self.ink.side(line.side)
        self.painter.setPen(marks.pen(colour, self.unit * 1.2))
        if point.first != point.last:
            begin = self.view.across(point.first, self.area)
            interval = QLineF(begin, place.y(), place.x(), place.y())
            if self._seen(interval):
                self.painter.drawLine(self._within(interval))
        if not self.area.left() <= place.x() <= self.area.right():
            return
        if point.low is not None and point.high is not None and point.low != point.high:
            top = self.view.up(point.high, self.area)
            wing = self.unit * 4
            self.painter.drawLine(QLineF(place.x(), place.y(), place.x(), top))
            self.painter.drawLine(QLineF(place.x() - wing, top, place.x() + wing, top))
        if point.open:
            away = self.line * (-0.9 if point.open == "lower" else 0.9)
            head = QPointF(place.x(), place.y() + away)
            marks.arrow(self.painter, place, head, colour, self.unit * 0.7)
        marks.marker(self.painter, line.side, place, self.unit * 0.8, self.ink, hollow=hollow)
        self._spot(group, point.claim, place)

    def _cut(self, group: int, line: Line, cut: Cut) -> None:
        before = next(s[-1] for s in line.segments if s[-1].last == cut.before)
        after = next(s[0] for s in line.segments if s[0].claim == cut.claim)
        one, other = self._place(before), self._place(after)
        middle = (one + other) / 2
        if not self.area.left() <= middle.x() <= self.area.right():
            return
        half = self.unit * 5
        self.painter.setPen(marks.pen(self.ink.side(line.side), self.unit * 1.5))
        for shift in (-self.unit * 2, self.unit * 2):
            self.painter.drawLine(
                QLineF(
                    middle.x() - half / 2 + shift,
                    middle.y() + half,
                    middle.x() + half / 2 + shift,
                    middle.y() - half,
                )
            )
        self._spot(group, f"cut:{cut.claim}", middle)

    def _spot(self, group: int, record: str, place: QPointF) -> None:
        r = self.unit * 6
        area = QRectF(place.x() - r, place.y() - r, 2 * r, 2 * r)
        self.spots.append(Spot(record=record, area=area, group=group))

    def names(self, lines: tuple[Line, ...], gutter: QRectF) -> None:
        """Each line's name and last figure in view, beside where it ends, none over another."""
        told: list[tuple[Line, QPointF, list[str]]] = []
        width = gutter.width() - self.line * 1.6
        if width < self.line * 3:
            return
        for line in lines:
            every = [point for segment in line.segments for point in segment] or list(line.points)
            seen = [p for p in every if p.first <= self.view.last and p.last >= self.view.first]
            if not seen:
                continue
            texts = marks.wrapped(self.text, line.label, width, 4)
            figure = self.strong.horizontalAdvance(seen[-1].text)
            if figure <= width:
                texts.append(seen[-1].text)
            told.append((line, self._place(seen[-1]), texts))
        sizes = [len(texts) * self.line for _line, _place, texts in told]
        wanted = [place.y() - size / 2 for (_l, place, _t), size in zip(told, sizes, strict=True)]
        starts = spread(wanted, sizes, gutter.top(), gutter.bottom(), self.line * 0.35)
        for (line, place, texts), size, start in zip(told, sizes, starts, strict=True):
            if start is not None:
                self._name(line, place, texts, QRectF(gutter.left(), start, width, size))

    def _name(self, line: Line, place: QPointF, texts: list[str], box: QRectF) -> None:
        colour = self.ink.side(line.side)
        end = min(max(place.y(), self.area.top()), self.area.bottom())
        near = box.left() + self.line * 0.3
        anchor = QPointF(near + self.line * 0.7, box.top() + self.line / 2)
        self.painter.setPen(marks.pen(colour, self.unit * 0.8, (2.0, 2.0)))
        begin = min(place.x() + self.unit * 6, self.area.right())
        self.painter.drawLine(QLineF(begin, end, near, end))
        self.painter.drawLine(QLineF(QPointF(near, end), anchor - QPointF(self.unit * 5, 0)))
        marks.marker(self.painter, line.side, anchor, self.unit * 0.8, self.ink)
        x, y = box.left() + self.line * 1.5, box.top() + self.text.ascent()
        for index, text in enumerate(texts):
            last = index == len(texts) - 1
            self.painter.setFont(self.heavy if last else self.font)
            self.painter.setPen(QColor(self.ink.text if last else self.ink.muted))
            self.painter.drawText(QPointF(x, y), text)
            y += self.line
        self.painter.setFont(self.font)
