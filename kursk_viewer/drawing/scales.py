"""Where the ticks of numbers and the labels of a chart stand: arithmetic, no drawing."""

from __future__ import annotations

import math

_STEPS = (1, 2, 2.5, 5, 10)
_FINE = 10


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
