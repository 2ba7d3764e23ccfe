"""From one mark to another: in order of time, within a lane, from lane to lane."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def stepped(numbers: Sequence[int], current: int | None, by: int) -> int | None:
    """The position `by` places after the current one among sorted positions; the nearest end
    where there is none further, the first where nothing is current."""
    if not numbers:
        return None
    if current is None:
        return numbers[0] if by > 0 else numbers[-1]
    at = bisect_left(numbers, current) if by < 0 else bisect_right(numbers, current) - 1
    return numbers[min(max(at + by, 0), len(numbers) - 1)]


def closest(
    numbers: Sequence[int], firsts: Sequence[int], lasts: Sequence[int], first: int, last: int
) -> int | None:
    """Of positions in order of first day, the first that begins within some days, or else the one
    nearest to them."""
    at = bisect_left(numbers, first, key=firsts.__getitem__)
    if at < len(numbers) and firsts[numbers[at]] <= last:
        return numbers[at]
    beside = numbers[max(0, at - 1) : at + 1]
    return min(beside, key=lambda n: max(firsts[n] - last, first - lasts[n], 0), default=None)


def nearest(numbers: Sequence[int], firsts: Sequence[int], day: int) -> int | None:
    """Of positions in order of first day, the one that begins nearest to a day."""
    if not numbers:
        return None
    at = bisect_left(numbers, day, key=firsts.__getitem__)
    around = numbers[max(0, at - 1) : at + 1]
    return min(around, key=lambda number: abs(firsts[number] - day))


def other_lane(
    lanes: Sequence[Sequence[int]], lane: int, by: int, firsts: Sequence[int], day: int
) -> int | None:
    """The mark nearest in time in the next lane, `by` lanes on, that has marks; None at the end."""
    lane += by
    while 0 <= lane < len(lanes):
        found = nearest(lanes[lane], firsts, day)
        if found is not None:
            return found
        lane += by
    return None
