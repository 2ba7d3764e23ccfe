"""Sorting very many rows by text, in steps that keep the window alive."""

from __future__ import annotations

from collections.abc import Callable, Generator
from heapq import merge
from itertools import islice

_CHUNK = 5_000


def sorting(count: int, text: Callable[[int], str]) -> Generator[None, None, list[int]]:
    """The numbers below `count` in order of their text, whatever its case, equal ones as they were.

    Steps of some milliseconds; the order is what the generator returns.
    """
    keys: list[str] = []
    runs: list[list[int]] = []
    for begin in range(0, count, _CHUNK):
        numbers = range(begin, min(begin + _CHUNK, count))
        keys += [text(number).casefold() for number in numbers]
        runs.append(sorted(numbers, key=keys.__getitem__))
        yield
    order: list[int] = []
    merged = merge(*runs, key=keys.__getitem__)
    while found := list(islice(merged, _CHUNK)):
        order += found
        yield
    return order
