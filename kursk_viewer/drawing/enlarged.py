"""The most crowded days of a picture once more and larger, in an empty corner of its chart: the
signs of marks that lie over each other are drawn there alone. On the screen a reader zooms."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.claims_frame import ClaimsFrame, Panel, claims_frame
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.date_axis import day_at
from kursk_viewer.drawing.sides import RADIUS
from kursk_viewer.drawing.surface import ChartPainter, Letters, Surface
from kursk_viewer.pages import wording
from kursk_viewer.pages.claims_chart import signs
from kursk_viewer.pages.dated_claims import Line, Point
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_NEAR = 3.5
"""How near the next mark is in a crowd, in half widths of one."""
_FEWEST, _FEWEST_SIGNS = 6, 3
"""Marks of a crowd, and those of them that have signs."""
_WIDTHS, _HEIGHTS = (0.48, 0.45, 0.42, 0.36, 0.3), (0.6, 0.52, 0.45, 0.4, 0.36)
"""The sizes of a corner that are tried, as shares of the plot, the largest first."""
_LEAST_WIDTH, _LEAST_HEIGHT = 14.0, 8.5
"""The least size of a corner, in lines."""
_LARGER = 2.5
"""How many times larger its days must be for it to be worth the room."""
_AIR = 8.0
"""Between it and what is drawn around it, in widths of a stroke."""
_DAY = 0.7
"""Before the first day and after the last, in days."""
_INDENT, _AIR_ABOVE = 0.8, 0.2
"""The room at the left of the corner, and in it above its words, in lines."""


class Enlarged(Record):
    """The days shown once more, laid out in a room of a chart; `claims` have their marks and signs
    there, `crowd` is where their marks are in the chart."""

    room: QRectF
    crowd: QRectF
    frame: ClaimsFrame
    claims: frozenset[str]


def enlarged(frame: ClaimsFrame, letters: Letters) -> Enlarged | None:
    """The most crowded days of the first panel of a chart, if it has a crowd and an empty corner
    for it."""
    panel = frame.panels[0]
    lines = tuple(frame.chart.lines[group] for group in panel.groups)
    crowd = max((_crowd(line, panel, frame.unit) for line in lines), key=len, default=())
    if len(crowd) < _FEWEST:
        return None
    days = crowd[0].last - _DAY, crowd[-1].last + _DAY
    shown = [(line, p) for line in lines for p in line.points if days[0] < p.last < days[1]]
    room = _corner(frame, panel, letters)
    if sum(bool(signs(line, p)) for line, p in shown) < _FEWEST_SIGNS or room is None:
        return None
    inner = room.adjusted(0, letters.line * _AIR_ABOVE, 0, 0)
    chart = frame.chart.replace(lines=lines)
    made = claims_frame(chart, inner, letters, days, labelled=False)
    if len(made.panels) > 1 or _a_day(made.panels[0]) < _a_day(panel) * _LARGER:
        return None
    made = made.replace(panels=tuple(each.replace(caption="") for each in made.panels))
    around = RADIUS * 1.8 * frame.unit
    places = [panel.place(p.last, p.shown.value or 0.0) for _line, p in shown if panel.shows(p)]
    box = QRectF(places[0], places[0])
    for place in places:
        box = box.united(QRectF(place.x() - around, place.y() - around, 2 * around, 2 * around))
    claims = frozenset(point.shown.record for _line, point in shown)
    return Enlarged(room=room, crowd=box, frame=made, claims=claims)


def paint_around(surface: Surface, part: Enlarged) -> None:
    """Draw the edges of a crowd and of its corner, the line that joins them, and which days they
    are; the corner is emptied."""
    painting = ChartPainter(surface)
    painting.begin()
    colours, unit, painter = surface.colours, painting.unit, painting.painter
    marks.filled(painter, part.room, colours.ground)
    painter.setPen(marks.pen(_edge(colours), unit, (2, 2)))
    begin = QPointF(part.crowd.center().x(), part.crowd.top())
    painter.drawLine(QLineF(begin, QPointF(begin.x(), part.room.bottom())))
    for box in (part.room, part.crowd):
        painter.drawRect(box)
    first, last = (wording.day(day_at(day)) for day in _days(part.frame))
    words = tr("{begin} to {end}, enlarged").format(begin=first, end=last)
    painter.setPen(QColor(colours.text))
    left = part.room.left() + painting.line * 0.4
    width = part.room.width() - painting.line * 0.8
    painting.write(
        left, part.room.top() + painting.line * _AIR_ABOVE, painting.elided(words, width)
    )
    painting.end()


def _edge(colours: Colours) -> str:
    return marks.faded(colours.muted, colours.ground)


def _days(frame: ClaimsFrame) -> tuple[float, float]:
    view = frame.panels[0].view
    return view.begin + _DAY, view.end - _DAY


def _a_day(panel: Panel) -> float:
    return panel.area.width() / (panel.view.end - panel.view.begin)


def _crowd(line: Line, panel: Panel, unit: float) -> tuple[Point, ...]:
    """The longest run of marks of a line each of which lies over the one before it."""
    shown = sorted((p for p in line.points if panel.shows(p)), key=lambda point: point.last)
    best: tuple[Point, ...] = ()
    run: tuple[Point, ...] = tuple(shown[:1])
    for here, following in pairwise(shown):
        one, other = (panel.place(p.last, p.shown.value or 0.0) for p in (here, following))
        near = QLineF(one, other).length() < _NEAR * RADIUS * unit
        run = (*run, following) if near else (following,)
        best = max(best, run, key=len)
    return best


def _corner(frame: ClaimsFrame, panel: Panel, letters: Letters) -> QRectF | None:
    """The largest room at the upper left of a plot that nothing is drawn in but number lines."""
    area, line = panel.area, letters.line
    air = _AIR * frame.unit
    taken = [spot.area.adjusted(-air, -air, air, air) for spot in frame.spots()]
    for group in panel.groups:
        for point in filter(panel.shows, frame.chart.lines[group].points):
            place = panel.place(point.last, point.shown.value or 0.0)
            begin = panel.view.across(point.first, area)
            taken.append(QRectF(begin, place.y() - air, place.x() - begin, 2 * air))
            for at in frame.standings[point.shown.record].ends:
                end = place + at * frame.unit
                taken.append(QRectF(end.x() - air, end.y() - air, 2 * air, 2 * air))
        for segment in frame.chart.lines[group].segments:
            for here, following in pairwise(segment):
                one, other = (panel.place(p.last, p.shown.value or 0.0) for p in (here, following))
                across = QRectF(one.x(), one.y() - air, other.x() - one.x(), 2 * air)
                up = QRectF(other.x() - air, other.y(), 2 * air, one.y() - other.y())
                taken += [across, up.normalized()]
    rooms = [
        QRectF(area.left() + line * _INDENT, area.top(), area.width() * wide, area.height() * high)
        for wide in _WIDTHS
        for high in _HEIGHTS
    ]
    free = [
        room
        for room in rooms
        if room.width() >= line * _LEAST_WIDTH
        and room.height() >= line * _LEAST_HEIGHT
        and not any(room.intersects(box) for box in taken)
    ]
    return max(free, key=lambda room: room.width() * room.height(), default=None)
