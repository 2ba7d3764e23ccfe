"""Claims over time, painted: steps that hold a figure until the next report, and lone marks.

Between two reports the last figure is held, never drawn towards the next one. After its last
report a line ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from kursk_viewer.dossier.series import Break
from kursk_viewer.drawing import marks, sides
from kursk_viewer.drawing.axes import ChartView, spread
from kursk_viewer.drawing.surface import ChartPainter, MarkKey, Spot, Surface
from kursk_viewer.drawing.text import ELLIPSIS, draw_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.records import Line, Point
from kursk_viewer.translation import ntr

_SIZE = 0.95


def paint_lines(
    surface: Surface,
    gutter: QRectF,
    lines: tuple[Line, ...],
    view: ChartView,
    *,
    bare: bool = False,
) -> list[Spot]:
    """Draw lines into the surface's area and their names into the gutter at its right; `bare` marks
    have no signs of open ends, of inferred days and of disputes, in a chart too small for them.

    Returns where each point in view was drawn, series by series in order of time; a break has
    the claim after it.
    """
    painting = _LinesPainter(surface, view, bare=bare)
    painting.begin()
    painting.paint(lines, gutter)
    return painting.end()


class _LinesPainter(ChartPainter):
    def __init__(self, surface: Surface, view: ChartView, *, bare: bool) -> None:
        super().__init__(surface)
        self.view, self.bare = view, bare

    def paint(self, lines: tuple[Line, ...], gutter: QRectF) -> None:
        reach = self.unit * 8
        self.painter.setClipRect(self.area.adjusted(0, -reach, reach, self.unit * 6))
        for index, line in enumerate(lines):
            self._line(index, line)
        self.ring_current()
        self.painter.setClipping(False)
        self._names(lines, gutter)

    def _line(self, group: int, line: Line) -> None:
        colour = sides.hue(line.marker, self.colours)
        self.painter.setPen(sides.line_pen(colour, line.marker, line.variant, self.unit))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for segment in line.segments:
            self.painter.drawPath(marks.path_of(self._steps(segment)))
        for broken in line.breaks:
            self._break(group, line, broken)
        lone = {point.shown.record for point in line.lone}
        for point in line.points:
            self._point(group, line, point, hollow=point.shown.record in lone or point.wider)

    def _steps(self, segment: tuple[Point, ...]) -> list[QLineF]:
        steps = []
        for here, following in pairwise(segment):
            begin, corner = self._place(here), self._place(following)
            turn = QPointF(corner.x(), begin.y())
            steps += [QLineF(begin, turn), QLineF(turn, corner)]
        return [self._within(step) for step in steps if self._seen(step)]

    def _seen(self, line: QLineF) -> bool:
        low, high = sorted((line.x1(), line.x2()))
        across = high >= self.area.left() and low <= self.area.right()
        return across and min(line.y1(), line.y2()) <= self.area.bottom() + self.unit

    def _within(self, line: QLineF) -> QLineF:
        """An upright or level line cut at the sides and the base, which an SVG has no clipping
        for."""
        left, right, base = self.area.left(), self.area.right(), self.area.bottom()
        one, other = min(max(line.x1(), left), right), min(max(line.x2(), left), right)
        return QLineF(one, min(line.y1(), base), other, min(line.y2(), base))

    def _place(self, point: Point) -> QPointF:
        x = self.view.across(point.last, self.area)
        return QPointF(x, self.view.up(point.shown.value or 0.0, self.area))

    def _point(self, group: int, line: Line, point: Point, *, hollow: bool) -> None:
        place, colour = self._place(point), sides.hue(line.marker, self.colours)
        self.painter.setPen(marks.pen(colour, self.unit * 1.2))
        if point.first != point.last:
            begin = self.view.across(point.first, self.area)
            interval = QLineF(begin, place.y(), place.x(), place.y())
            if self._seen(interval):
                self.painter.drawLine(self._within(interval))
        if not self.area.left() <= place.x() <= self.area.right():
            return
        one = point.shown
        if one.far is not None:
            top = self.view.up(one.far, self.area)
            wing = self.unit * 4
            self.painter.drawLine(self._within(QLineF(place.x(), place.y(), place.x(), top)))
            self.painter.drawLine(QLineF(place.x() - wing, top, place.x() + wing, top))
        if self.view.log and not one.value:
            if one.high:
                at = QPointF(place.x(), self.view.up(one.high, self.area))
                self._spot(group, MarkKey(claim=one.record), at)
            return
        if one.open and not self.bare:
            away = self.line * (-0.9 if one.open == "lower" else 0.9)
            head = QPointF(place.x(), place.y() + away)
            marks.arrow(self.painter, place, head, colour, self.unit * 0.7)
        marker = sides.ClaimMarker(shape=line.marker, variant=line.variant, hollow=hollow)
        sides.draw_marker(self.painter, marker, place, self.unit * _SIZE, self.colours)
        if point.inferred and not self.bare:
            ring = self.unit * _SIZE * 7
            self.painter.setPen(marks.pen(colour, self.unit, (1, 2)))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(place, ring, ring)
        if one.disputed and not self.bare:
            beside = QPointF(self.unit * 9, -self.unit * 9)
            below = QPointF(0, self.unit * 12)
            low = place.y() + self.unit * 16 > self.area.bottom()
            at = place + (beside if low else below)
            marks.contradiction(self.painter, at, self.colours, self.unit)
        self._spot(group, MarkKey(claim=one.record), place)

    def _break(self, group: int, line: Line, broken: Break) -> None:
        """Slashes at the left of the figure that is not joined: two for a break of the count, one
        where it counts something else. They lie on a ground of their own, over other lines."""
        after = next(s[0] for s in line.segments if s[0].shown.record == broken.claim)
        place = self._place(after) - QPointF(self.unit * 11, 0)
        nowhere = self.view.log and not after.shown.value
        if nowhere or not self.area.left() <= place.x() <= self.area.right():
            return
        half = self.unit * 5
        shifts = (-self.unit * 2, self.unit * 2) if broken.relation else (0.0,)
        ground = QRectF(place.x() - half, place.y() - half, half * 2, half * 2)
        marks.filled(self.painter, ground, self.colours.base)
        self.painter.setPen(marks.pen(sides.hue(line.marker, self.colours), self.unit * 1.5))
        lean = QPointF(half / 2, -half)
        for shift in shifts:
            middle = place + QPointF(shift, 0)
            self.painter.drawLine(QLineF(middle - lean, middle + lean))
        self._spot(group, MarkKey(claim=broken.claim, is_break=True), place)

    def _spot(self, group: int, key: MarkKey, place: QPointF) -> None:
        r = self.unit * 6
        area = QRectF(place.x() - r, place.y() - r, 2 * r, 2 * r)
        self.spots.append(Spot(key=key, area=area, group=group))

    def _names(self, lines: tuple[Line, ...], gutter: QRectF) -> None:
        """Each line's name and the last figure of the line in view with its day, near where it
        ends, none over another; under them what is newer and of another scope, with that.

        Names are shortened where there is no room for all; what is left out is counted."""
        width = gutter.width() - self.line * 1.9
        ended = [(line, self._end(line)) for line in lines]
        seen = [(line, point, True) for line, point in ended if point is not None]
        newer = [(line, self._newer(line, point)) for line, point, _own in seen]
        seen += [(line, point, False) for line, point in newer if point is not None]
        if width < self.line * 3 or not seen:
            return
        gutter = gutter.adjusted(0, -self.line * 1.2, 0, self.line * 0.6)
        room, gap = gutter.height() + self.line * 0.35, self.line * 0.35
        blocks: list[list[tuple[str, bool]]] = []
        for most in (6, 4, 3, 2, 1, 0):
            blocks = [
                self._texts(line, point, width, most) if own else self._beside(point, width)
                for line, point, own in seen
            ]
            if sum(len(texts) * self.line + gap for texts in blocks) <= room:
                break
        sizes = [len(texts) * self.line for texts in blocks]
        places = [self._place(point) for _line, point, _own in seen]
        wanted = [place.y() - size / 2 for place, size in zip(places, sizes, strict=True)]
        starts = spread(wanted, sizes, gutter.top(), gutter.bottom(), gap)
        for (line, _point, own), texts, start in zip(seen, blocks, starts, strict=True):
            if start is not None:
                self._name(line, texts, QPointF(gutter.left(), start), hollow=not own)
        left_out = starts[: len(newer)].count(None)
        if left_out:
            more = ntr("{count} more series", "{count} more series", left_out)
            self.painter.setPen(QColor(self.colours.muted))
            below = QPointF(gutter.left() + self.line * 1.9, gutter.bottom() + self.text.ascent())
            draw_text(self.painter, below, more.format(count=wording.number(left_out)))

    def _end(self, line: Line) -> Point | None:
        """The last point in view: of what steps join, else of the count in its own scope, else of
        all that is drawn."""
        joined = [point for segment in line.segments if len(segment) > 1 for point in segment]
        count = [point for segment in line.segments for point in segment]
        for points in (joined, [point for point in count if not point.wider], line.points):
            seen = self._in_view(points)
            if seen:
                return seen[-1]
        return None

    def _newer(self, line: Line, end: Point) -> Point | None:
        """The latest of the count that no step joins to the end of the line, in view."""
        count = [point for segment in line.segments for point in segment]
        newer = [point for point in self._in_view(count) if point.last > end.last]
        return newer[-1] if newer else None

    def _in_view(self, points: Sequence[Point]) -> list[Point]:
        return [p for p in points if p.first <= self.view.end and p.last >= self.view.begin]

    def _beside(self, point: Point, width: float) -> list[tuple[str, bool]]:
        """A figure that is not of the line, with its day and its scope, never cut."""
        text = ", ".join((point.shown.figure, *point.shown.details))
        return [(line, False) for line in self.lines(text, width, 0)]

    def _texts(self, line: Line, point: Point, width: float, most: int) -> list[tuple[str, bool]]:
        """At most `most` lines: the name, then the figure in bold, then its day and more."""
        named = self.lines(line.label, width, 1)
        if most > 1:
            named = self.lines(line.heading, width, most - 1) + self.lines(line.name, width, 1)
            whole = self.lines(line.label, width, most)
            longer = any(map(_is_cut, named)) or len(named) > len(whole)
            if longer and not any(map(_is_cut, whole)):
                named = whole
        name = [(text, False) for text in named] if most else []
        details = ", ".join(point.shown.details)
        figure = f"{point.shown.figure}, {details}"
        if self.strong.horizontalAdvance(figure) <= width or not most:
            return [*name, (self.elided(figure, width, heavy=True), True)]
        rest = [(text, False) for text in self.lines(details, width, most)]
        return [*name, (point.shown.figure, True), *rest]

    def _name(
        self, line: Line, texts: list[tuple[str, bool]], corner: QPointF, *, hollow: bool
    ) -> None:
        anchor = corner + QPointF(self.line, self.line / 2)
        marker = sides.ClaimMarker(shape=line.marker, variant=line.variant, hollow=hollow)
        sides.draw_marker(self.painter, marker, anchor, self.unit * _SIZE, self.colours)
        x, y = corner.x() + self.line * 1.9, corner.y() + self.text.ascent()
        for text, strong in texts:
            self.painter.setFont(self.heavy if strong else self.font)
            self.painter.setPen(QColor(self.colours.text if strong else self.colours.muted))
            draw_text(self.painter, QPointF(x, y), text)
            y += self.line
        self.painter.setFont(self.font)


def _is_cut(text: str) -> bool:
    return text.endswith(ELLIPSIS)
