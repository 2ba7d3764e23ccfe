"""Ticks are round and inside, labels never lie over each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.drawing.axes import linear_ticks, log_ticks, rounded_up, spread


@pytest.mark.parametrize(
    ("high", "wanted", "ticks"),
    [
        (39_900, 4, (0, 10_000, 20_000, 30_000)),
        (3, 5, (0, 1, 2, 3)),
        (0, 5, (0,)),
        (1, 5, (0, 1)),
    ],
)
def test_linear_ticks_are_round_and_never_parts_of_a_person(
    high: float, wanted: int, ticks: tuple[float, ...]
) -> None:
    assert linear_ticks(high, wanted) == ticks


@given(st.floats(1, 1e12), st.integers(1, 12))
def test_linear_ticks_stay_inside_and_are_few(high: float, wanted: int) -> None:
    ticks = linear_ticks(high, wanted)
    assert ticks[0] == 0
    assert ticks[-1] <= high * 1.000001
    assert len(ticks) <= wanted + 2


def test_log_ticks_never_reach_zero() -> None:
    assert log_ticks(0, 1000) == ()
    ticks = log_ticks(10, 100_000, 5)
    assert {10, 100, 1000, 10_000, 100_000} <= set(ticks)
    assert min(ticks) > 0


@given(
    st.lists(st.tuples(st.floats(-100, 700), st.floats(1, 120)), max_size=12),
    st.floats(0, 10),
)
def test_labels_never_overlap_and_stay_inside(
    labels: list[tuple[float, float]], gap: float
) -> None:
    wanted, sizes = [w for w, _s in labels], [s for _w, s in labels]
    starts = spread(wanted, sizes, 0, 500, gap)
    placed = sorted(
        (start, start + size)
        for start, size in zip(starts, sizes, strict=True)
        if start is not None
    )
    assert all(begin >= -1e-6 and end <= 500 + 1e-6 for begin, end in placed)
    assert all(b[0] - a[1] >= gap - 1e-6 for a, b in pairwise(placed))


def test_a_label_with_room_stands_where_it_wants_to() -> None:
    assert spread([10.0, 100.0], [20.0, 20.0], 0, 500) == [10.0, 100.0]


def test_the_last_label_gives_way_when_there_is_no_room() -> None:
    starts = spread([0.0, 0.0, 0.0], [40.0, 40.0, 40.0], 0, 100)
    assert starts[2] is None
    assert None not in starts[:2]


def test_a_low_chart_still_has_some_lines() -> None:
    assert linear_ticks(85_000, 4) == (0, 25_000, 50_000, 75_000)
    assert linear_ticks(10, 4) == (0, 5, 10)


@given(st.floats(1, 1e13))
def test_rounded_up_is_never_below_and_little_above(high: float) -> None:
    top = rounded_up(high)
    assert top >= high * 0.999999
    assert top <= max(high * 1.25, high + 1, 1)
    assert top == int(top)
