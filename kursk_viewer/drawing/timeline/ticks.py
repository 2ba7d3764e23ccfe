"""Ticks of a date axis on whole days, and spans of time as a view has them. No time zones."""

from __future__ import annotations

from datetime import date

from kursk_viewer.dossier.dates import parse
from kursk_viewer.pages import wording
from kursk_viewer.record import Record

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()

_MONTH_STEPS = (1, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Tick(Record):
    """A day number at which a unit of the axis begins, and the unit's name."""

    day: int
    label: str


class Axis(Record):
    """Small units and the large ones that hold them; large ones may begin before the view."""

    minor: tuple[Tick, ...]
    major: tuple[Tick, ...]


def axis(begin: float, end: float, width: float, room: float) -> Axis:
    """The ticks of a view from `begin` to `end` (days) over `width` pixels, where a label takes
    `room` pixels: days, weeks, months, quarters or years, whichever is the finest that fits."""
    first = max(FIRST_DAY, int(begin))
    last = min(LAST_DAY, int(end) + 1)
    per_day = width / max(end - begin, 1e-9)
    if per_day >= room * 0.75:
        return Axis(minor=_days(first, last, 1), major=_months(first, last, 1, named_year=True))
    if per_day * 7 >= room * 0.75:
        return Axis(minor=_days(first, last, 7), major=_months(first, last, 1, named_year=True))
    for step in _MONTH_STEPS:
        if per_day * 28 * step >= room:
            return Axis(minor=_months(first, last, step), major=_years(first, last, 1))
    step = next((n for n in _YEAR_STEPS if per_day * 365 * n >= room * 1.4), _YEAR_STEPS[-1])
    return Axis(minor=_years(first, last, step), major=())


def _days(first: int, last: int, step: int) -> tuple[Tick, ...]:
    start = first if step == 1 else first + (1 - first) % 7
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
