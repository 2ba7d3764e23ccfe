"""Stepping from mark to mark finds what looking at every mark finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.pages.timeline.steps import closest, nearest, other_lane, stepped

MARKS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 12)).map(lambda mark: (mark[0], sum(mark))),
    max_size=9,
).map(sorted)
DAYS = st.integers(-5, 40)


@pytest.mark.parametrize(
    ("current", "by", "found"),
    [
        (None, 1, 2), (None, -1, 9), (2, 1, 5), (2, -1, 2), (9, 1, 9), (9, -1, 5), (5, 2, 9),
        (5, -2, 2), (3, 1, 5), (3, -1, 2), (6, 1, 9), (6, -1, 5), (0, 1, 2), (0, -1, 2),
        (99, -1, 9), (99, 1, 9),
    ],
)  # fmt: skip
def test_a_step_ends_at_the_next_position_or_at_the_end(
    current: int | None, by: int, found: int
) -> None:
    assert stepped([2, 5, 9], current, by) == found
    assert stepped([], current, by) is None


@given(marks=MARKS, first=DAYS, length=st.integers(0, 9), odd=st.booleans())
def test_the_closest_mark_is_that_of_all(
    marks: list[tuple[int, int]], first: int, length: int, odd: bool
) -> None:
    firsts, lasts = [mark[0] for mark in marks], [mark[1] for mark in marks]
    numbers, last = list(range(len(marks)))[1 if odd else 0 :: 2], first + length
    within = [n for n in numbers if first <= firsts[n] <= last]
    earlier = [n for n in numbers if firsts[n] < first]
    later = [n for n in numbers if firsts[n] > last]
    found = closest(numbers, firsts, lasts, first, last)
    if within:
        assert found == within[0]
    elif not numbers:
        assert found is None
    else:
        assert found is not None
        beside = (*earlier[-1:], *later[:1])
        assert found in beside
        far = {n: max(firsts[n] - last, first - lasts[n], 0) for n in beside}
        assert far[found] == min(far.values())


@given(marks=MARKS, day=DAYS)
def test_the_nearest_mark_begins_nearest(marks: list[tuple[int, int]], day: int) -> None:
    firsts = [mark[0] for mark in marks]
    found = nearest(range(len(marks)), firsts, day)
    if not marks:
        assert found is None
    else:
        assert found is not None
        assert abs(firsts[found] - day) == min(abs(first - day) for first in firsts)


@pytest.mark.parametrize(
    ("lane", "by", "found"),
    [(0, 1, 3), (0, 2, 3), (2, -1, 1), (2, -2, 1), (2, 1, 4), (3, 1, None), (0, -1, None)],
)
def test_another_lane_is_the_next_with_marks(lane: int, by: int, found: int | None) -> None:
    lanes, firsts = [[0, 1], [], [2, 3], [4]], [0, 20, 2, 19, 50]
    assert other_lane(lanes, lane, by, firsts, 18) == found
