"""Claims over time, painted: steps that hold a figure until the next report, and lone marks.

Between two reports the last figure is held, never drawn towards the next one. After its last
report a line ends.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from kursk_viewer.drawing import marks, sides
from kursk_viewer.drawing.break_list import notes_height, paint_notes
from kursk_viewer.drawing.claims_frame import INDENT, ClaimsFrame, EndLabel, claims_frame
from kursk_viewer.drawing.claims_legend import legend_height, paint_legend
from kursk_viewer.drawing.colours import CLEAR
from kursk_viewer.drawing.date_axis import Tick
from kursk_viewer.drawing.enlarged import enlarged, paint_around
from kursk_viewer.drawing.leaders import leader_pen, leaders_of
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.signs import INTERVAL, JOIN, moved, ring_of, strokes
from kursk_viewer.drawing.surface import ChartPainter, Letters, Spot, Surface, paint_sentence
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.pages.claims_chart import (
    ClaimsChart,
    Sign,
    SignSample,
    break_sign,
    is_hollow,
    signs,
)
from kursk_viewer.pages.dated_claims import Cut, Line, Point

SIZE = 0.95
"""The size of a marker, in widths of a stroke."""
_SAMPLE_ROOM = 7.0
"""Half the room of the mark before a label, in widths of a stroke."""
_LEAST_LINES, _LEAST_SENTENCE = 15, 4
"""The height of a chart without its legend, and of a sentence in place of one, in lines."""
_FEW, _FURTHER, _SENTENCE = 0.7, 0.07, 0.1
"""The height that it likes as a share of its width: of two series, with each further one, and of a
sentence."""
_TRIES, _GROWTH = 12, 1.25
"""How often a height is tried, each time so many times the one before."""
_REACH = (16.0, 8.0, 6.0)
"""How far marks and signs may reach beyond the plot at its sides, above and below."""
BESIDE = 0.4
"""Between a number and the area, in lines."""


def claims_height(chart: ClaimsChart, letters: Letters, width: float) -> float:
    """The height that a chart of claims likes in a width."""
    if not chart.drawable:
        return width * _SENTENCE
    share = _FEW + _FURTHER * max(len(chart.lines) - 2, 0)
    return width * share + notes_height(chart.notes, width, letters)


def claims_least(
    chart: ClaimsChart, letters: Letters, width: float, *, brief: bool = False
) -> float:
    """The height below which such a chart cannot be read, in a width, `brief` with a list of its
    breaks in few words."""
    if not chart.drawable:
        return letters.line * _LEAST_SENTENCE
    return letters.line * _LEAST_LINES + claims_below(chart, letters, width, brief=brief)


def claims_whole(
    chart: ClaimsChart, letters: Letters, width: float, least: float, *, brief: bool = False
) -> float:
    """The height, of at least this, at which such a chart of a width has all its labels whole, or
    as many as can be."""
    if not chart.drawable:
        return least
    below = claims_below(chart, letters, width, brief=brief)
    heights = [least * _GROWTH**tries for tries in range(_TRIES)]

    def cuts(high: float) -> int:
        return claims_frame(chart, QRectF(0, 0, width, high - below), letters).cuts

    fewest = cuts(heights[-1])
    return next(high for high in heights if cuts(high) <= fewest)


def claims_below(
    chart: ClaimsChart, letters: Letters, width: float, *, brief: bool = False
) -> float:
    """The height of legend and notes, `brief` in few words."""
    notes = notes_height(chart.notes, width, letters, brief=brief)
    return legend_height(chart.legend, width, letters) + notes


def legend_of(frame: ClaimsFrame) -> tuple[SignSample, ...]:
    """The signs that are drawn: in some sizes only, a mark stands around another."""
    chart = frame.chart
    nested = any(
        frame.standings[point.shown.record].scale > 1
        for group, line in enumerate(chart.lines)
        for point in line.points
        if frame.panel_of(group).shows(point)
    )
    return tuple(entry for entry in chart.legend if nested or entry.sign != Sign.NESTED)


def paint_claims(surface: Surface, chart: ClaimsChart, *, brief: bool = False) -> list[Spot]:
    """Draw a chart with its legend in the surface's area, its breaks and what is not on its lines
    numbered and listed, `brief` in few words; where it has no point, its description.

    Returns where each mark in view was drawn, series by series; a break has the claim after it.
    """
    if not chart.drawable:
        paint_sentence(surface, chart.description)
        return []
    letters = Letters(surface.font, surface.painter.device())
    whole = surface.area
    low = claims_below(chart, letters, whole.width(), brief=brief)
    below = whole.adjusted(0, whole.height() - low, 0, 0)
    frame = claims_frame(chart, whole.adjusted(0, 0, 0, -low), letters)
    with part(surface.painter, "legend"):
        paint_legend(surface.replace(area=below), legend_of(frame))
    if chart.notes:
        list_top = legend_height(chart.legend, whole.width(), letters)
        with part(surface.painter, "notes"):
            room = surface.replace(area=below.adjusted(0, list_top, 0, 0))
            paint_notes(room, chart.notes, brief=brief)
    larger = enlarged(frame, letters)
    if larger is None or surface.colours.ground == CLEAR:
        return paint_frame(surface, frame, numbered=True)
    spots = paint_frame(surface, frame.replace(elsewhere=larger.claims), numbered=True)
    with part(surface.painter, "enlarged"):
        paint_around(surface, larger)
        paint_frame(surface, larger.frame, numbered=True, name="enlarged ")
    return spots


def paint_frame(
    surface: Surface, frame: ClaimsFrame, *, numbered: bool = False, name: str = ""
) -> list[Spot]:
    """Draw what is laid out; `numbered` marks have the numbers of the notes, and the names of its
    parts begin with a `name`."""
    painting = _FramePainter(surface, frame, numbered=numbered, name=name)
    painting.begin()
    painting.paint()
    return painting.end()


class _FramePainter(ChartPainter):
    def __init__(self, surface: Surface, frame: ClaimsFrame, *, numbered: bool, name: str) -> None:
        super().__init__(surface)
        self.frame, self.name = frame, name
        self.numbers = frame.chart.numbers if numbered else {}
        self.mark_numbers = frame.chart.mark_numbers if numbered else {}
        self.panel = frame.panels[0]

    def paint(self) -> None:
        with part(self.painter, f"{self.name}leaders"):
            self._leaders()
        for place, panel in enumerate(self.frame.panels):
            last = place == len(self.frame.panels) - 1
            self.panel, self.area = panel, panel.area
            with part(self.painter, f"{self.name}axis"):
                self._axes(self.frame.days if last else ())
            across, above, below = (self.unit * far for far in _REACH)
            self.painter.setClipRect(self.area.adjusted(-across, -above, across, below))
            with part(self.painter, f"{self.name}grounds"):
                for group in panel.groups:
                    self._grounds(self.frame.chart.lines[group])
            lines = [self.frame.chart.lines[group] for group in panel.groups]
            for line in sorted(lines, key=lambda line: sides.is_dashed(line.marker)):
                with part(self.painter, f"{self.name}series {line.label}"):
                    self._line(line)
            self.painter.setClipping(False)
        with part(self.painter, f"{self.name}labels"):
            self._labels()
        self.spots = self.frame.spots()

    def _axes(self, days: tuple[Tick, ...]) -> None:
        panel, area = self.panel, self.area
        self.painter.setPen(QColor(self.colours.muted))
        left = area.left() - self.text.horizontalAdvance(panel.caption) - self.line * BESIDE
        top = area.top() - self.line * 1.1 + self.text.ascent() / 2 - self.unit
        draw_text(self.painter, QPointF(max(left, self._left()), top), panel.caption)
        for number, label in panel.ticks:
            y = panel.view.up(number, area)
            self.painter.setPen(marks.pen(self.colours.hairline, self.unit))
            self.painter.drawLine(QLineF(area.left(), y, area.right(), y))
            self.painter.setPen(QColor(self.colours.muted))
            x = area.left() - self.text.horizontalAdvance(label) - self.line * BESIDE
            draw_text(self.painter, QPointF(x, y + self.text.ascent() / 2 - self.unit), label)
        for tick in days:
            x = panel.view.across(tick.day, area)
            self.painter.setPen(marks.pen(self.colours.muted, self.unit))
            self.painter.drawLine(QLineF(x, area.bottom(), x, area.bottom() + self.unit * 4))
            width = self.text.horizontalAdvance(tick.label)
            self.write(x - width / 2, area.bottom() + self.unit * 6, tick.label)
        self.painter.setPen(marks.pen(self.colours.text, self.unit))
        self.painter.drawLine(QLineF(area.left(), area.bottom(), area.right(), area.bottom()))

    def _left(self) -> float:
        widest = max(
            (self.text.horizontalAdvance(label) for _tick, label in self.panel.ticks), default=0.0
        )
        return self.area.left() - widest - self.line * BESIDE

    def _line(self, line: Line) -> None:
        colour = sides.hue(line.marker, self.colours)
        self.painter.setPen(sides.line_pen(colour, line.marker, line.variant, self.unit))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for segment in line.segments:
            steps = self._steps(segment)
            if steps:
                self.painter.drawPath(marks.path_of(steps))
        for point in line.points:
            self._interval(line, point)
        seen = [point for point in line.points if self.panel.shows(point)]
        for point in seen:
            self._below(line, point)
        for point in seen:
            self._mark(line, point)
        for point in seen:
            self._signs(line, point)
        for broken in line.cuts:
            self._break(line, broken)

    def _grounds(self, line: Line) -> None:
        """Clear what lies under signs and numbers but is no line and no mark."""
        for broken in line.cuts:
            if not self._has_break(line, broken):
                continue
            following, standing = line.after(broken), self.frame.standings[broken.claim]
            at = self._place(following) + standing.broken * self.unit
            half = self.unit * 5
            self._clear(QRectF(at.x() - half, at.y() - half, half * 2, half * 2))
            if broken.claim in self.numbers:
                middle = self._place(following) + standing.number * self.unit
                self._clear(self._room_of(str(self.numbers[broken.claim]), middle))
        for point in line.points:
            if not self.panel.shows(point) or self.frame.is_bare(point):
                continue
            place, claim = self._place(point), point.shown.record
            standing = self.frame.standings[claim]
            if Sign.DISPUTED in signs(line, point):
                at = place + standing.disputed * self.unit
                self._clear(marks.contradiction_ground(at, self.unit))
            if claim in self.mark_numbers:
                middle = place + standing.mark_number * self.unit
                self._clear(self._room_of(str(self.mark_numbers[claim]), middle))

    def _clear(self, room: QRectF) -> None:
        marks.filled(self.painter, room, self.colours.ground)

    def _steps(self, segment: tuple[Point, ...]) -> list[QLineF]:
        steps = self.panel.steps_of(segment)
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
        return self.panel.place(point.last, point.shown.value or 0.0)

    def _interval(self, line: Line, point: Point) -> None:
        """The days of a figure whose mark is in view, thinner and lighter than the step that holds
        one."""
        if Sign.PERIOD not in signs(line, point) or not self.panel.shows(point):
            return
        place, colour = self._place(point), sides.hue(line.marker, self.colours)
        begin = self.panel.view.across(point.first, self.area)
        interval = QLineF(begin, place.y(), place.x(), place.y())
        faded = marks.faded(colour, self.colours.ground)
        self.painter.setPen(marks.pen(faded, self.unit * INTERVAL))
        self.painter.drawLine(self._within(interval))

    def _below(self, line: Line, point: Point) -> None:
        """What a mark is drawn over: its range, and the lines from it to its signs."""
        colour, place = sides.hue(line.marker, self.colours), self._place(point)
        if Sign.RANGE in signs(line, point):
            self.painter.setPen(marks.pen(colour, self.unit * 1.2))
            top = self.panel.place(point.last, point.shown.far or 0.0)
            self.painter.drawLine(self._within(QLineF(place, top)))
            self._strokes(Sign.RANGE, top, colour, 1.2)
        standing = self.frame.standings[point.shown.record]
        numbered = point.shown.record in self.mark_numbers
        self._draw(standing.joins(numbered=numbered), place, colour, JOIN)

    def _mark(self, line: Line, point: Point) -> None:
        standing, place = self.frame.standings[point.shown.record], self._place(point)
        marker = sides.ClaimMarker(
            shape=line.marker,
            variant=line.variant,
            hollow=is_hollow(line, point),
            scale=standing.scale,
        )
        sides.draw_marker(self.painter, marker, place, self.unit * SIZE, self.colours)

    def _signs(self, line: Line, point: Point) -> None:
        """What stands at a mark, and over others."""
        if self.frame.is_bare(point):
            return
        colour, found = sides.hue(line.marker, self.colours), signs(line, point)
        standing, place = self.frame.standings[point.shown.record], self._place(point)
        for sign in (Sign.LOWER, Sign.UPPER, Sign.EXACT):
            if sign in found:
                self._draw(standing.bound_strokes(sign), place, colour, 1.05)
        if Sign.INFERRED in found:
            ring = self.unit * ring_of(standing.scale)
            self.painter.setPen(marks.pen(colour, self.unit, (1, 2)))
            self.painter.setBrush(Qt.BrushStyle.NoBrush)
            self.painter.drawEllipse(place, ring, ring)
        if Sign.DISPUTED in found:
            at = place + standing.disputed * self.unit
            marks.contradiction_strokes(self.painter, at, self.colours, self.unit)
        if point.shown.record in self.mark_numbers:
            text = str(self.mark_numbers[point.shown.record])
            self._number(text, place + standing.mark_number * self.unit, colour)

    def _strokes(self, sign: Sign, place: QPointF, colour: str, width: float) -> None:
        self._draw(strokes(sign), place, colour, width)

    def _draw(self, lines: tuple[QLineF, ...], place: QPointF, colour: str, width: float) -> None:
        self.painter.setPen(marks.pen(colour, self.unit * width))
        for stroke in moved(lines, place, self.unit):
            self.painter.drawLine(stroke)

    def _has_break(self, line: Line, broken: Cut) -> bool:
        """Whether the signs of a break stand in this panel."""
        following = line.after(broken)
        return self.panel.shows(following) and not self.frame.is_bare(following)

    def _break(self, line: Line, broken: Cut) -> None:
        """Slashes before the figure that is not joined: two for a break of the count, one where it
        counts something else."""
        if not self._has_break(line, broken):
            return
        following, standing = line.after(broken), self.frame.standings[broken.claim]
        hue, place = sides.hue(line.marker, self.colours), self._place(following)
        self._strokes(break_sign(broken), place + standing.broken * self.unit, hue, 1.5)
        if broken.claim in self.numbers:
            at = place + standing.number * self.unit
            self._number(str(self.numbers[broken.claim]), at, hue)

    def _room_of(self, text: str, middle: QPointF) -> QRectF:
        wide, high = self.strong.horizontalAdvance(text), self.strong.capHeight()
        return QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)

    def _number(self, text: str, middle: QPointF, hue: str) -> None:
        self.painter.setPen(QColor(hue))
        self.painter.setFont(self.heavy)
        draw_text(self.painter, self._room_of(text, middle).bottomLeft(), text)
        self.painter.setFont(self.font)

    def _leaders(self) -> None:
        area = self.frame.panels[0].area
        for label, way in zip(self.frame.labels, leaders_of(self.frame, self.line), strict=True):
            if area.left() <= label.place.x() <= area.right():
                line = self.frame.chart.lines[label.group]
                self.painter.setPen(leader_pen(line, self.colours, self.unit))
                for stroke in way:
                    self.painter.drawLine(stroke)

    def _sample(self, label: EndLabel, line: Line) -> None:
        """The mark of a series before its label, where only what is inside tells it from others."""
        point = next(each for each in line.points if each.shown.record == label.claim)
        if not self.frame.panel_of(label.group).shows(point):
            return
        middle = QPointF(self.frame.labels_left + self.line * 0.5, label.top + self.line * 0.55)
        half = self.unit * _SAMPLE_ROOM
        room = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        marks.filled(self.painter, room, self.colours.ground)
        marker = sides.ClaimMarker(
            shape=line.marker, variant=line.variant, hollow=is_hollow(line, point)
        )
        sides.draw_marker(self.painter, marker, middle, self.unit * SIZE, self.colours)

    def _labels(self) -> None:
        x = self.frame.labels_left + self.line * INDENT
        lines = [line for line in self.frame.chart.lines if line.points]
        alike = len({line.marker for line in lines}) < len(lines)
        for label in self.frame.labels:
            line = self.frame.chart.lines[label.group]
            y = label.top + self.text.ascent()
            if alike:
                self._sample(label, line)
            self.painter.setPen(QColor(sides.hue(line.marker, self.colours)))
            for text, strong in label.texts:
                self.painter.setFont(self.heavy if strong else self.font)
                draw_text(self.painter, QPointF(x, y), text)
                y += self.line
        self.painter.setFont(self.font)
        if self.frame.more:
            self.painter.setPen(QColor(self.colours.muted))
            below = QPointF(x, self.area.bottom() + self.line * 0.6 + self.text.ascent())
            draw_text(self.painter, below, self.frame.more)
