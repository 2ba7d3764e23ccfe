"""The scales of a chart of claims, linear or logarithmic, and their ticks."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from kursk_viewer.drawing.date_axis import DaySpan
from kursk_viewer.pages import wording
from kursk_viewer.pages.dated_claims import Line

_STEPS = (1, 2, 2.5, 5, 10)
_FINE = 10


class ChartView(DaySpan):
    """What a chart over time shows: its days, and figures up to `high`, the highest of them `most`.

    A linear scale starts at zero, a logarithmic one at `low`.
    """

    high: float
    most: float = 0.0
    low: float = 0.0
    log: bool = False

    def across(self, day: float, area: QRectF) -> float:
        """The place of a day."""
        return area.left() + self.share(day) * area.width()

    def up(self, value: float, area: QRectF) -> float:
        """The place of a figure."""
        base, top = self.height(self.low if self.log else 0.0), self.height(self.high)
        share = (self.height(value) - base) / (top - base)
        return area.bottom() - share * area.height()

    def height(self, value: float) -> float:
        """How high a figure stands, in units of the scale."""
        return math.log10(max(value, 1e-9)) if self.log else value

    def ticks(self, wanted: int) -> tuple[float, ...]:
        """The numbers that have a line across the chart."""
        if self.log:
            return log_ticks(self.low, self.high, wanted)
        return linear_ticks(self.high, wanted)

    def topped(self, wanted: int) -> ChartView:
        """The view with no figure above the highest of its numbers."""
        ticks = self.ticks(wanted)
        if self.log or len(ticks) <= 1 or ticks[-1] >= self.most:
            return self
        return self.replace(high=ticks[-1] + ticks[1])


def view_of(
    lines: tuple[Line, ...], days: tuple[float, float] | None = None, *, log: bool = False
) -> ChartView:
    """The view of some days, by default of all points, with room for every figure held in it.

    A linear scale ends a little above the highest figure, a logarithmic one spans ten times its
    lowest power of ten at least.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        return ChartView(begin=1.0, end=31.0, high=10.0, low=1.0, log=log)
    first, last = days or span_of(lines)
    seen = [p for p in points if first <= p.last <= last]
    seen += [
        here
        for line in lines
        for segment in line.segments
        for here, following in pairwise(segment)
        if here.last <= last and following.last >= first
    ]
    values = [max(p.shown.high or 0.0, p.shown.value or 0.0) for p in seen or points]
    least = min((p.shown.value for p in seen or points if p.shown.value), default=1.0)
    low = 10.0 ** math.floor(math.log10(least))
    most = max(*values, 1.0)
    high = max(most * _AIR_ABOVE_LOG, low * 10) if log else rounded_up(most * _AIR_ABOVE)
    return ChartView(begin=first, end=last, high=high, most=most, low=low, log=log)


_AIR_ABOVE, _AIR_ABOVE_LOG = 1.08, 1.6


def span_of(lines: tuple[Line, ...]) -> tuple[float, float]:
    """The first and last day of all points, with a little air."""
    points = [point for line in lines for point in line.points]
    if not points:
        return 1.0, 31.0
    first, last = min(p.first for p in points), max(p.last for p in points)
    air = max((last - first) * 0.03, 3.0)
    return first - air, last + air


def gutter_of(text: QFontMetricsF, view: ChartView) -> float:
    """The width left of the area for the numbers of a view, and of any part of its days."""
    high = view.high
    if view.log:
        high = max(high, 10.0 ** math.ceil(math.log10(high / _AIR_ABOVE_LOG)))
    widest = max("0123456789", key=text.horizontalAdvance)
    most = "".join(widest if c.isdigit() else c for c in wording.number(round(high)))
    return max(text.horizontalAdvance(most), text.height() * 2) + text.height() * _BESIDE * 2


_BESIDE = 0.4
"""Between a number and the area, and left of the number, in line heights."""


def linear_ticks(high: float, wanted: int = 5) -> tuple[float, ...]:
    """Round numbers from zero up to an end, about `wanted` of them, in steps of no less than 1."""
    if high <= 0:
        return (0,)
    raw = max(high / max(wanted, 1), 1.0)
    power = 10.0 ** math.floor(math.log10(raw))
    steps = (power * size for size in _STEPS)
    step = next(step for step in steps if step >= raw * 0.999999 and step == int(step))
    return tuple(index * step for index in range(math.floor(high / step + 1e-9) + 1))


def rounded_up(high: float) -> float:
    """The least round number that is not below `high`, at most an eighth or so above it."""
    step = linear_ticks(high, _FINE)[1] if high > 1 else 1.0
    return math.ceil(high / step - 1e-9) * step


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
