"""The one date axis: spans of days that are zoomed and panned, and ticks on whole days.

There are no time zones: day n lasts from n to n + 1.
"""

from __future__ import annotations

from kursk_viewer.dossier.dates import parse
from kursk_viewer.lean import date
from kursk_viewer.pages import wording
from kursk_viewer.record import Record

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
ZOOM_STEP = 0.8
"""One step of zooming in shows this share of the days; a step out is its inverse."""
PAN_STEP = 0.2
"""One step to the side, as a share of the days in view."""

_DAY_STEPS = (1, 2, 7)
_FEW_DAYS = 21.0
"""A view of fewer has ticks on every other day rather than on Mondays."""
_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def day_at(position: float) -> int:
    """The day at a place of the axis, or the nearest that the calendar has."""
    return min(max(int(position), FIRST_DAY), LAST_DAY)


class DaySpan(Record):
    """A span of time in day numbers."""

    begin: float
    end: float

    @property
    def length(self) -> float:
        """How many days it has."""
        return self.end - self.begin

    @property
    def middle(self) -> float:
        """The time half-way."""
        return (self.begin + self.end) / 2

    def holds(self, day: float) -> bool:
        """Whether a time lies in it."""
        return self.begin <= day <= self.end

    def share(self, day: float) -> float:
        """Where a time lies: 0 at the beginning, 1 at the end."""
        return (day - self.begin) / (self.end - self.begin)

    def zoomed(self, factor: float, about: float) -> DaySpan:
        """`factor` times as many days; the time `about` stays where it is."""
        share = self.share(about)
        length = self.length * factor
        return DaySpan(begin=about - share * length, end=about + (1 - share) * length)

    def panned(self, share: float) -> DaySpan:
        """As many days, later by a share of them."""
        by = self.length * share
        return DaySpan(begin=self.begin + by, end=self.end + by)

    def centred(self, day: float) -> DaySpan:
        """As many days around another time."""
        return self.panned((day - self.middle) / self.length)

    def within(self, limits: DaySpan, least: float) -> DaySpan:
        """The nearest span of at least a number of days that lies inside others."""
        length = min(max(self.length, least), limits.length)
        begin = min(max(self.middle - length / 2, limits.begin), limits.end - length)
        return DaySpan(begin=begin, end=begin + length)


class DayView(DaySpan):
    """A span of time over a width in pixels; `left` is what stands at the left of it."""

    width: float
    left: float = 0.0

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return self.width / (self.end - self.begin)

    def x(self, day: float) -> float:
        """Where a day begins."""
        return (day - self.begin) * self.scale

    def day(self, x: float) -> float:
        """The time at a pixel."""
        return self.begin + x / self.scale


class Tick(Record):
    """A day number at which a unit of the axis begins, and the unit's name."""

    day: int
    label: str


class DateAxis(Record):
    """Small units and the large ones that hold them; large ones may begin before the view."""

    minor: tuple[Tick, ...]
    major: tuple[Tick, ...]


def date_axis(view: DayView, room: float) -> DateAxis:
    """The ticks of a view where a label takes `room` pixels: days, weeks, months, quarters or
    years, whichever is the finest that fits."""
    first, last = _days_of(view)
    unit, step = _finest(view, room)
    if unit == "day":
        return DateAxis(
            minor=_days(first, last, step), major=_months(first, last, 1, named_year=True)
        )
    if unit == "month":
        return DateAxis(minor=_months(first, last, step), major=_years(first, last, 1))
    return DateAxis(minor=_years(first, last, step), major=())


def ticks_on_one_line(view: DayView, room: float) -> tuple[Tick, ...]:
    """The small units that begin in a view, each named in full but for a year named before."""
    first, last = _days_of(view)
    unit, step = _finest(view, room)
    of_unit = {"day": _days, "month": _months, "year": _years}[unit]
    ticks = []
    named_year = 0
    for tick in of_unit(first, last, step):
        if view.holds(tick.day):
            day = date.fromordinal(tick.day)
            new = day.year != named_year
            label = tick.label
            if unit == "day":
                label = wording.day(tick.day, with_year=new)
            elif unit == "month":
                label = wording.month(day.year, day.month, with_year=new)
            ticks.append(tick.replace(label=label))
            named_year = day.year
    return tuple(ticks)


def _days_of(span: DaySpan) -> tuple[int, int]:
    return max(FIRST_DAY, int(span.begin)), min(LAST_DAY, int(span.end) + 1)


def _finest(view: DayView, room: float) -> tuple[str, int]:
    """The smallest unit and the number of them whose labels have room."""
    per_day = view.scale
    for step in _DAY_STEPS:
        if per_day * step >= room * 0.75 and (step != 2 or view.length < _FEW_DAYS):
            return "day", step
    for step in _MONTH_STEPS:
        if per_day * 28 * step >= room:
            return "month", step
    fitting = (step for step in _YEAR_STEPS if per_day * 365 * step >= room * 1.4)
    return "year", next(fitting, _YEAR_STEPS[-1])


def _days(first: int, last: int, step: int) -> tuple[Tick, ...]:
    start = first + (1 - first) % step
    return tuple(
        Tick(day=day, label=wording.number(date.fromordinal(day).day))
        for day in range(start, last + 1, step)
    )


def _months(first: int, last: int, step: int, *, named_year: bool = False) -> tuple[Tick, ...]:
    begin = date.fromordinal(first)
    year, month = begin.year, (begin.month - 1) // step * step + 1
    ticks = []
    while year <= date.max.year:
        day = date(year, month, 1).toordinal()
        if day > last:
            break
        ticks.append(Tick(day=day, label=wording.month(year, month, with_year=named_year)))
        month += step
        if month > 12:
            year, month = year + 1, 1
    return tuple(ticks)


def _years(first: int, last: int, step: int) -> tuple[Tick, ...]:
    begin = max(1, date.fromordinal(first).year // step * step)
    ticks = []
    for year in range(begin, date.fromordinal(last).year + 1, step):
        label = wording.short_date(parse(f"{year:04}"))
        ticks.append(Tick(day=date(year, 1, 1).toordinal(), label=label))
    return tuple(ticks)
