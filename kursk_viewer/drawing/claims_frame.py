"""A chart of dated claims laid out in an area: its panels, scales, ticks and labels.

Window and painter draw what stands here, so that they show the same marks and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF

from kursk_viewer.drawing.axes import ChartView, gutter_of, span_of, spread, view_of
from kursk_viewer.drawing.date_axis import DayView, Tick, ticks_on_one_line
from kursk_viewer.drawing.sign_places import SignedMark, Standing, standings
from kursk_viewer.drawing.signs import REACH
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot
from kursk_viewer.drawing.text import ELLIPSIS, shortened
from kursk_viewer.pages import wording
from kursk_viewer.pages.claims_chart import (
    ClaimsChart,
    Sign,
    bound_in_words,
    is_hollow,
    others_of_day,
    own_wording,
    shared_bound,
    signs,
    wording_in_words,
)
from kursk_viewer.pages.dated_claims import Line, Point
from kursk_viewer.pages.shown import opposed_words
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

SMALL, _ALIKE = 12.0, 1.5
"""A series so many times smaller than the largest has a panel of its own, with those up to so many
times as large as it."""
_MOST_PANELS = 3
_PANEL_SHARE = 0.3
"""Of the height, for each panel below the first."""
_ABOVE, _BELOW = 1.7, 1.7
"""Room above and below a panel, in lines."""
_FEWEST_NUMBERS = 3
"""On a scale, about."""
_LABELS = (0.28, 8.0, 17.0)
"""The width for the labels: a share of the whole, between so many lines."""
_MOST_LINES, _FEW_LINES = 20, 4
"""Of a label, a longer one is cut; and so many that something is left out."""
INDENT = 1.0
"""Room at the left of a label for its leader, in lines."""


class EndLabel(Record):
    """What stands at the end of a line: texts and whether they are heavy, at a height; `place` is
    where the line ends, at the figure of `claim`."""

    group: int
    claim: str
    texts: tuple[tuple[str, bool], ...]
    top: float
    place: QPointF


class Panel(Record):
    """A part of the chart with a scale of its own; `groups` are the places of its lines in the
    chart, `caption` what its numbers count."""

    area: QRectF
    view: ChartView
    groups: tuple[int, ...]
    ticks: tuple[tuple[float, str], ...]
    caption: str

    def place(self, day: float, value: float) -> QPointF:
        """Where a figure of a day is."""
        return QPointF(self.view.across(day, self.area), self.view.up(value, self.area))

    def steps_of(self, segment: Sequence[Point]) -> list[QLineF]:
        """The steps that hold each figure of a segment until the next, cut nowhere."""
        found = []
        places = [self.place(point.last, point.shown.value or 0.0) for point in segment]
        for here, following in pairwise(places):
            turn = QPointF(following.x(), here.y())
            found += [QLineF(here, turn), QLineF(turn, following)]
        return found

    def lines_of(self, line: Line) -> list[QLineF]:
        """The steps of a series and the lines over the days of its figures, cut nowhere."""
        found = [step for segment in line.segments for step in self.steps_of(segment)]
        for point in line.points:
            if Sign.PERIOD in signs(line, point):
                value = point.shown.value or 0.0
                found.append(QLineF(self.place(point.first, value), self.place(point.last, value)))
        return found

    def shows(self, point: Point) -> bool:
        """Whether a point has a place in it."""
        nowhere = self.view.log and not point.shown.value
        return not nowhere and self.view.holds(point.last)


class ClaimsFrame(Record):
    """A whole chart laid out; `labels_left` is where the labels begin, `more` tells how many had no
    room, `kept` is how marks and signs stood in the frame before, while the chart moves. `bare`
    marks have no signs of open ends, of inferred days and of disputes, and no numbers; those of
    the claims `elsewhere` have them in another frame."""

    chart: ClaimsChart
    panels: tuple[Panel, ...]
    days: tuple[Tick, ...]
    labels_left: float
    unit: float
    labels: tuple[EndLabel, ...] = ()
    more: str = ""
    kept: dict[str, Standing] | None = None
    bare: bool = False
    elsewhere: frozenset[str] = frozenset()

    @property
    def cuts(self) -> int:
        """How many lines of labels lack words, labels what is counted, and series a label."""
        texts = (text for label in self.labels for text, _strong in label.texts)
        lacking = sum(map(_is_cut, texts)) + len(self.chart.lines) * bool(self.more)
        for label in self.labels:
            said = " ".join(text for text, _strong in label.texts)
            lacking += self.chart.lines[label.group].heading not in said
        return lacking

    def panel_of(self, group: int) -> Panel:
        """The panel in which a line of the chart stands."""
        return next(panel for panel in self.panels if group in panel.groups)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How large each mark is, and where its signs stand, by claim; of every day, so that
        nothing jumps when others come into view."""
        if self.kept is not None:
            return self.kept
        found: dict[str, Standing] = {}
        numbered = self.chart.mark_numbers
        for panel in self.panels:
            lines = [self.chart.lines[group] for group in panel.groups]
            marks = [
                _signed(
                    panel,
                    line,
                    point,
                    bare=self.is_bare(point),
                    numbered=point.shown.record in numbered and not self.is_bare(point),
                )
                for line in lines
                for point in line.points
                if point.shown.value or not panel.view.log
            ]
            drawn = [each for line in lines for each in panel.lines_of(line)]
            found |= standings(marks, drawn, panel.area, self.unit)
        return found

    def is_bare(self, point: Point) -> bool:
        """Whether the mark of a point has no signs here."""
        return self.bare or point.shown.record in self.elsewhere

    def spots(self) -> list[Spot]:
        """Where each mark in view is, series by series: its points, and before them its breaks."""
        found = []
        for group, line in enumerate(self.chart.lines):
            panel = self.panel_of(group)
            for broken in line.cuts:
                point = line.after(broken)
                if panel.shows(point) and not self.is_bare(point):
                    found.append(self._spot(panel, group, point, is_break=True))
            found += [
                self._spot(panel, group, point) for point in line.points if panel.shows(point)
            ]
        return found

    def arrows(self) -> list[tuple[str, QRectF]]:
        """The areas of the arrows of bounds in view, each with its claim."""
        found = []
        for group, line in enumerate(self.chart.lines):
            panel = self.panel_of(group)
            for point in filter(panel.shows, line.points):
                own = {Sign.LOWER, Sign.UPPER}.intersection(signs(line, point))
                for sign in own if not self.is_bare(point) else ():
                    place = panel.place(point.last, point.shown.value or 0.0)
                    shaft, *_head = self.standings[point.shown.record].bound_strokes(sign)
                    ends = (place + end * self.unit for end in (shaft.p1(), shaft.p2()))
                    half = 2 * self.unit
                    area = QRectF(*ends).normalized().adjusted(-half, -half, half, half)
                    found.append((point.shown.record, area))
        return found

    def spot(self, key: MarkKey) -> Spot | None:
        """Where one mark is, if it is in view."""
        for group, line in enumerate(self.chart.lines):
            for point in line.points:
                if point.shown.record == key.claim:
                    broken = not key.is_break or line.break_before(key.claim) is not None
                    panel = self.panel_of(group)
                    if broken and panel.shows(point):
                        return self._spot(panel, group, point, is_break=key.is_break)
        return None

    def _spot(self, panel: Panel, group: int, point: Point, *, is_break: bool = False) -> Spot:
        place = panel.place(point.last, point.shown.value or 0.0)
        if is_break:
            place += self.standings[point.shown.record].broken * self.unit
        scale = 1.0 if is_break else self.standings[point.shown.record].scale
        r = self.unit * REACH * scale
        key = MarkKey(claim=point.shown.record, is_break=is_break)
        return Spot(key=key, area=QRectF(place.x() - r, place.y() - r, 2 * r, 2 * r), group=group)


def _signed(panel: Panel, line: Line, point: Point, *, bare: bool, numbered: bool) -> SignedMark:
    own = [sign for sign in signs(line, point) if sign == Sign.RANGE or not bare]
    cut = None if bare else line.break_before(point.shown.record)
    return SignedMark(
        claim=point.shown.record,
        day=point.last,
        place=panel.place(point.last, point.shown.value or 0.0),
        signs=frozenset(own),
        hollow=is_hollow(line, point),
        lone=point.shown.record in line.beside and Sign.RANGE not in own,
        since=None if cut is None else panel.view.across(cut.before, panel.area),
        numbered=numbered,
        far=panel.place(point.last, point.shown.far or 0.0) if Sign.RANGE in own else None,
    )


def claims_frame(
    chart: ClaimsChart,
    area: QRectF,
    letters: Letters,
    days: tuple[float, float] | None = None,
    *,
    bare: bool = False,
    labelled: bool = True,
) -> ClaimsFrame:
    """The chart in an area, in the units of the letters; `labelled` leaves room at the right for
    labels, `bare` is one too small for them and for signs."""
    line, lines = letters.line, chart.lines
    days = days or chart.days or span_of(lines)
    groups = panels_of(lines, log=chart.log)
    numbers = [_numbers_wanted(box, line) for box in _boxes(area, len(groups), line)]
    wholes = [
        _view(view_of(_of(lines, each), log=chart.log), wanted, bare=bare)
        for each, wanted in zip(groups, numbers, strict=True)
    ]
    left = max(gutter_of(letters.text, view) for view in wholes)
    share, least, most = _LABELS
    labelled = labelled and not bare
    right = (
        line * 0.6 if not labelled else min(max(area.width() * share, line * least), line * most)
    )
    inner = area.adjusted(left, 0, -right, 0)
    panels = []
    for box, own in zip(_boxes(inner, len(groups), line), groups, strict=True):
        wanted = _numbers_wanted(box, line)
        view = _view(view_of(_of(lines, own), days, log=chart.log), wanted, bare=bare)
        ticks = _ticks(view, wanted)
        panels.append(
            Panel(
                area=box,
                view=view,
                groups=own,
                ticks=ticks,
                caption=_caption(chart, ticks, alone=len(groups) == 1),
            )
        )
    left = inner.right() + line * 0.5
    axis = DayView(begin=days[0], end=days[1], width=max(inner.width(), 1.0))
    frame = ClaimsFrame(
        chart=chart,
        panels=tuple(panels),
        days=_day_ticks(axis, letters, inner.left() - area.left()),
        labels_left=left,
        unit=letters.unit,
        bare=bare,
    )
    room = QRectF(area)
    room.setLeft(left + line * INDENT)
    room.setBottom(inner.bottom() - line * 0.6)
    if not labelled or room.width() < line * 3:
        return frame
    labels, left_out = _labels(frame, letters, room)
    more = ntr("{count} more series", "{count} more series", left_out) if left_out else ""
    return frame.replace(labels=labels, more=more.format(count=wording.number(left_out)))


def _view(view: ChartView, wanted: int, *, bare: bool) -> ChartView:
    return view if bare else view.topped(wanted)


def _of(lines: tuple[Line, ...], groups: tuple[int, ...]) -> tuple[Line, ...]:
    return tuple(lines[group] for group in groups)


def panels_of(lines: tuple[Line, ...], *, log: bool) -> list[tuple[int, ...]]:
    """Which lines share a scale: those of like size, the largest first; all on a logarithmic one.

    A line without a point goes with the first.
    """
    sizes = [
        max((max(p.shown.high or 0.0, p.shown.value or 0.0) for p in line.points), default=0.0)
        for line in lines
    ]
    order = sorted(range(len(lines)), key=lambda group: -sizes[group])
    found: list[list[int]] = [[]]
    for group in order:
        first = sizes[found[-1][0]] if found[-1] else sizes[group]
        apart = not log and sizes[group] and sizes[group] * SMALL < first
        if apart and len(found) < _MOST_PANELS:
            near = [each for each in found[-1] if sizes[each] <= sizes[group] * _ALIKE]
            found[-1] = [each for each in found[-1] if each not in near]
            found.append(near)
        found[-1 if sizes[group] else 0].append(group)
    return [tuple(sorted(each)) for each in found]


def _boxes(inner: QRectF, count: int, line: float) -> list[QRectF]:
    """The areas of so many panels one below the other, the first the highest."""
    room = inner.height() - _BELOW * line - count * _ABOVE * line - (count - 1) * line * 0.3
    small = room * _PANEL_SHARE if count > 1 else 0.0
    boxes, top = [], inner.top()
    for place in range(count):
        high = small if place else room - small * (count - 1)
        top += _ABOVE * line
        boxes.append(QRectF(inner.left(), top, inner.width(), max(high, line)))
        top += high + line * 0.3
    return boxes


def _numbers_wanted(area: QRectF, line: float) -> int:
    return max(_FEWEST_NUMBERS, int(area.height() / (line * 2)))


def _ticks(view: ChartView, wanted: int) -> tuple[tuple[float, str], ...]:
    return tuple((tick, wording.number(round(tick))) for tick in view.ticks(wanted))


_LONGEST_UNIT = 32
"""Characters of a unit over its scale, beside what is said of the scale."""


def _caption(chart: ClaimsChart, ticks: tuple[tuple[float, str], ...], *, alone: bool) -> str:
    """What the numbers of a panel count, with the last of them where there are other panels."""
    unit = shortened(chart.unit, _LONGEST_UNIT)
    if chart.log:
        return tr("{unit}, logarithmic scale").format(unit=unit)
    if alone:
        return unit
    return tr("{unit}, scale to {high}").format(unit=unit, high=ticks[-1][1])


def _day_ticks(view: DayView, letters: Letters, room: float) -> tuple[Tick, ...]:
    """The dates whose labels stand apart and not left of the numbers; others have no label."""
    found, free = [], -room
    ticks = ticks_on_one_line(view, letters.line * 5)
    if not any(tick.label for tick in ticks):
        ticks = ticks_on_one_line(view, letters.line * 3.5)
    for tick in ticks:
        x, width = view.x(tick.day), letters.text.horizontalAdvance(tick.label)
        fits = x - width / 2 >= free
        if fits:
            free = x + width / 2 + letters.line * 0.4
        found.append(tick if fits else tick.replace(label=""))
    return tuple(found)


def _labels(frame: ClaimsFrame, letters: Letters, room: QRectF) -> tuple[tuple[EndLabel, ...], int]:
    """Each line's name and its last figure in view with its day, near where it ends, none over
    another; with it what is newer and not of the line, with its scope. And how many have no room.

    Names are shortened where there is no room for all.
    """
    found = [
        (panel, group, point)
        for panel in frame.panels
        for group in panel.groups
        if (point := end_of(frame.chart.lines[group], panel.view)) is not None
    ]
    seen = [(panel, group, point, True) for panel, group, point in found]
    for panel, group, point in found:
        newer = _newer(frame.chart.lines[group], point, panel.view)
        if newer is not None:
            seen.append((panel, group, newer, False))
    gap = letters.line * 0.35
    blocks: list[list[tuple[str, bool]]] = []
    for most in (_MOST_LINES, 7, 6, 4, 3, 2, 1):
        blocks = [
            _texts(letters, frame.chart.lines[group], point, room.width(), most, panel.view)
            if own
            else _beside(letters, frame.chart.lines[group], point, room.width(), most)
            for panel, group, point, own in seen
        ]
        if sum(len(texts) * letters.line + gap for texts in blocks) <= room.height() + gap:
            break
    sizes = [len(texts) * letters.line for texts in blocks]
    places = [_end_in_view(panel, point) for panel, _group, point, _own in seen]
    wanted = [place.y() - size / 2 for place, size in zip(places, sizes, strict=True)]
    starts = spread(wanted, sizes, room.top(), room.bottom(), gap)
    labels = tuple(
        EndLabel(
            group=group,
            claim=point.shown.record,
            texts=tuple(texts),
            top=start,
            place=place,
        )
        for (_panel, group, point, _own), texts, start, place in zip(
            seen, blocks, starts, places, strict=True
        )
        if start is not None
    )
    return labels, starts[: len(found)].count(None)


def _end_in_view(panel: Panel, point: Point) -> QPointF:
    """Where a label belongs: at its mark, or where the figure of an earlier day is still held."""
    day = point.last if panel.view.holds(point.last) else panel.view.end
    return panel.place(day, point.shown.value or 0.0)


def end_of(line: Line, view: ChartView) -> Point | None:
    """The one whose figure is held all over the view, else the last point in view: of what steps
    join and of the count in its own scope, else of what is in its own scope, else of all."""
    count = [
        point
        for segment in line.segments
        for point in segment
        if len(segment) > 1 or not point.wider
    ]
    held = [
        here
        for segment in line.segments
        for here, following in pairwise(segment)
        if here.last < view.begin and following.last > view.end
    ]
    if held:
        return held[0]
    for points in (count, [point for point in line.points if not point.wider], line.points):
        seen = _in_view(points, view)
        if seen:
            return seen[-1]
    return None


def _newer(line: Line, end: Point, view: ChartView) -> Point | None:
    """The latest of the count, of another scope, or of what is known to a day, that no step joins
    to the end of the line, in view."""
    count = [point for segment in line.segments for point in segment]
    count += [
        point
        for point in line.lone
        if point.shown.value is not None and (point.wider or point.first == point.last)
    ]
    newer = [point for point in _in_view(count, view) if point.last > end.last]
    return max(newer, key=lambda point: point.last, default=None)


def _in_view(points: Sequence[Point], view: ChartView) -> list[Point]:
    return [p for p in points if view.holds(p.last)]


def _beside(
    letters: Letters, line: Line, point: Point, width: float, most: int
) -> list[tuple[str, bool]]:
    """A figure that is not of the line, with what it counts, its claimant where there is room for
    so many lines, its day, its scope or why it is not of it, never cut."""
    details = point.shown.under(*opposed_words()).details
    worded = own_wording(line, point)
    figure = ", ".join(filter(None, (point.shown.figure, worded, *details)))
    series = line.label if most > _FEW_LINES else line.heading
    named = tr("{series}: {figure}").format(series=series, figure=figure)
    if point.reason and not point.wider:
        named = tr("{figure}. {reason}").format(figure=named, reason=point.reason)
    others = others_of_day(line, point)
    texts = (named, others) if others else (named,)
    return [(text, False) for words in texts for text in letters.lines(words, width, 0)]


def _texts(
    letters: Letters, line: Line, point: Point, width: float, most: int, view: ChartView
) -> list[tuple[str, bool]]:
    """At most `most` lines: the name, then the figure in bold, then its day and more."""
    named = [_named_short(letters, line, width)]
    if most > 1:
        named = letters.lines(line.heading, width, most - 1) + letters.lines(line.name, width, 1)
        whole = letters.lines(line.label, width, most)
        longer = any(map(_is_cut, named)) or len(named) > len(whole)
        if longer and not any(map(_is_cut, whole)):
            named = whole
    name = [(text, False) for text in named]
    said = own_wording(line, point), *point.shown.under(*opposed_words()).details
    details = ", ".join(filter(None, said))
    figure = f"{point.shown.figure}, {details}"
    if letters.strong.horizontalAdvance(figure) <= width:
        told = [(figure, True)]
    else:
        rest = [(text, False) for text in letters.lines(details, width, max(most, 2))]
        told = [(letters.elided(point.shown.figure, width, heavy=True), True), *rest]
    unmarked = any(one.shown.open == shared_bound(line) for one in _in_view(line.points, view))
    bound = bound_in_words(line) if unmarked and most > 1 else ""
    name += [(text, False) for text in letters.lines(bound, width, most) if bound]
    more = (
        others_of_day(line, point),
        wording_in_words(line),
    )
    below = [
        text for words in more if words and most > 1 for text in letters.lines(words, width, most)
    ]
    return [*name, *told, *((text, False) for text in below)]


def _named_short(letters: Letters, line: Line, width: float) -> str:
    """A line's name in one line; its claimant is the last to be cut."""
    claimed = f", {line.name}"
    room = width - letters.text.horizontalAdvance(claimed)
    if letters.text.horizontalAdvance(line.heading) <= room:
        return line.heading + claimed
    if room < letters.line * 4:
        return letters.elided(line.name, width)
    return letters.elided(line.heading, room) + claimed


def _is_cut(text: str) -> bool:
    return ELLIPSIS in text
