"""Where ticks and labels stand on a chart: arithmetic on numbers and day numbers, no drawing."""

from __future__ import annotations

import math
from datetime import date

from kursk_viewer.pages import wording

_STEPS = (1, 2, 2.5, 5, 10)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAY_STEPS = (1, 2, 4, 7, 14)


def linear_ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Round numbers between two ends, about `wanted` of them and never fewer steps than 1."""
    span = high - low
    if span <= 0:
        return (low,)
    raw = max(span / max(wanted, 1), 1.0)
    power = 10.0 ** math.floor(math.log10(raw))
    steps = (power * size for size in _STEPS)
    step = next(step for step in steps if step >= raw * 0.999999 and step == int(step))
    begin, end = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(index * step for index in range(begin, end + 1))


def rounded_up(high: float) -> float:
    """The least round number that is not below `high`, at most an eighth or so above it."""
    step = linear_ticks(0, high, _FINE)[1] if high > 1 else 1.0
    return math.ceil(high / step - 1e-9) * step


_FINE = 10


def log_ticks(low: float, high: float, wanted: int = 5) -> tuple[float, ...]:
    """Powers of ten between two positive ends, with 2 and 5 between them where room is left."""
    if low <= 0 or high < low:
        return ()
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for digits in ((1, 2, 5), (1, 3), (1,)):
        ticks = tuple(d * 10.0**p for p in powers for d in digits if low <= d * 10.0**p <= high)
        if len(ticks) <= max(wanted, 2) * 2:
            return ticks
    every = -(-len(ticks) // max(wanted, 2))
    return ticks[::every]


def date_ticks(first: float, last: float, wanted: int = 6) -> tuple[tuple[int, str], ...]:
    """Day numbers with labels between two day numbers: months, or days when few are in view."""
    begin, end = max(math.ceil(first), 1), min(math.floor(last), date.max.toordinal())
    if end < begin:
        return ()
    wanted = max(wanted, 1)
    months = (end - begin) / 30.44
    if months < 1.5 and (end - begin) / _DAY_STEPS[-1] <= wanted * 2:
        step = next((s for s in _DAY_STEPS if (end - begin) / s <= wanted), _DAY_STEPS[-1])
        days = tuple(day for day in range(begin, end + 1) if not day % step)
        years = [date.fromordinal(day).year for day in days]
        return tuple(
            (day, wording.day(day, with_year=place == 0 or years[place - 1] != years[place]))
            for place, day in enumerate(days)
        )
    every = next((s for s in _MONTH_STEPS if months / s <= wanted), _MONTH_STEPS[-1])
    ticks: list[tuple[int, str]] = []
    start = date.fromordinal(begin)
    index = (start.year * 12 + start.month - 1) // every * every
    shown_year = 0
    while index // 12 <= date.max.year:
        year, month = divmod(index, 12)
        index += every
        if year < 1:
            continue
        day = date(year, month + 1, 1).toordinal()
        if day > end:
            break
        if day >= begin:
            ticks.append((day, wording.month(year, month + 1, with_year=year != shown_year)))
            shown_year = year
    return tuple(ticks)


def spread(
    wanted: list[float], sizes: list[float], low: float, high: float, gap: float = 0.0
) -> list[float | None]:
    """Starts for labels as near as can be to where they want to be, none over another.

    Earlier labels matter more: when there is no room for all between `low` and `high`, the last
    ones are left out and come back as None.
    """
    kept: list[int] = []
    room = high - low + gap
    for index, size in enumerate(sizes):
        if size + gap <= room:
            kept.append(index)
            room -= size + gap
    clusters: list[tuple[float, float, list[int]]] = []
    for index in sorted(kept, key=lambda i: (wanted[i] + sizes[i] / 2, i)):
        size = sizes[index] + gap
        start = min(max(wanted[index], low), high + gap - size)
        members = [index]
        while clusters and clusters[-1][0] + clusters[-1][1] > start:
            before, length, others = clusters.pop()
            mean = (before * len(others) + (start - length) * len(members)) / (
                len(others) + len(members)
            )
            size += length
            members = others + members
            start = min(max(mean, low), high + gap - size)
        clusters.append((start, size, members))
    placed: list[float | None] = [None] * len(wanted)
    for start, _size, members in clusters:
        for index in members:
            placed[index] = start
            start += sizes[index] + gap
    return placed
