"""The one date axis: ticks on whole days, spans that zoom and pan."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.drawing.date_axis import (
    ZOOM_STEP,
    DateAxis,
    DaySpan,
    DayView,
    Tick,
    date_axis,
    ticks_on_one_line,
)

DAYS = st.floats(1, 700_000)


def axis(begin: float, end: float) -> DateAxis:
    return date_axis(DayView(begin=begin, end=end, width=700.0), 40.0)


def one_line(begin: float, end: float, room: float) -> tuple[Tick, ...]:
    return ticks_on_one_line(DayView(begin=begin, end=end, width=700.0), room)


@pytest.mark.parametrize(
    ("days", "minor", "major"),
    [
        (9, "5", "Feb 2025"), (40, "10", "Feb 2025"), (200, "Mar", "2025"),
        (900, "Apr", "2025"), (5000, "2028", None), (300_000, "2100", None),
    ],
)  # fmt: skip
def test_ticks_adapt_from_days_to_centuries(days: int, minor: str, major: str | None) -> None:
    begin = date(2025, 2, 1).toordinal()
    found = axis(begin, begin + days)
    assert minor in [tick.label for tick in found.minor]
    assert [tick.label for tick in found.major][:1] == ([major] if major else [])
    assert 2 <= len(found.minor) <= 40


def test_weeks_begin_on_mondays_and_months_on_the_first() -> None:
    begin = date(2025, 1, 15).toordinal()
    weeks = axis(begin, begin + 60)
    assert {date.fromordinal(tick.day).weekday() for tick in weeks.minor} == {0}
    assert {date.fromordinal(tick.day).day for tick in weeks.major} == {1}


def test_ticks_stay_inside_the_calendar() -> None:
    last = date.max.toordinal()
    assert axis(1.0, 30.0).minor
    assert axis(last - 30.0, float(last)).minor
    assert axis(1.0, float(last)).minor


def test_one_line_of_months_names_each_year_once() -> None:
    ticks = one_line(date(2024, 8, 1).toordinal(), date(2025, 3, 1).toordinal(), 85.0)
    assert [date.fromordinal(tick.day).day for tick in ticks] == [1] * len(ticks)
    assert [tick.label for tick in ticks][:2] == ["Aug 2024", "Sep"]
    assert [tick.label for tick in ticks if "2025" in tick.label] == ["Jan 2025"]


@pytest.mark.parametrize("room", [70.0, 95.0, 140.0, 200.0])
def test_one_line_of_a_week_has_even_days_and_names_its_year_once(room: float) -> None:
    begin = date(2024, 8, 6).toordinal()
    ticks = one_line(begin - 0.5, begin + 7.5, room)
    assert len({later.day - tick.day for tick, later in pairwise(ticks)}) == 1
    years = [tick.label.endswith("2024") for tick in ticks]
    assert years == [True] + [False] * (len(ticks) - 1)
    assert len(ticks) > 2


@given(DAYS, st.floats(0.5, 5_000), st.floats(0.1, 5), st.floats(0, 1))
def test_zooming_holds_a_time_where_it_is(
    begin: float, length: float, factor: float, share: float
) -> None:
    span = DaySpan(begin=begin, end=begin + length)
    about = begin + share * span.length
    zoomed = span.zoomed(factor, about)
    assert zoomed.length == pytest.approx(span.length * factor)
    assert zoomed.share(about) == pytest.approx(span.share(about), abs=1e-4)
    back = zoomed.zoomed(1 / factor, about)
    assert (back.begin, back.end) == pytest.approx((span.begin, span.end))


@given(DAYS, st.floats(0.5, 5_000), DAYS, st.floats(10, 9_000))
def test_a_span_is_kept_inside_others_and_not_too_short(
    begin: float, length: float, low: float, room: float
) -> None:
    limits = DaySpan(begin=low, end=low + room)
    kept = DaySpan(begin=begin, end=begin + length).within(limits, 6.0)
    assert limits.begin <= kept.begin + 1e-6
    assert kept.end <= limits.end + 1e-6
    assert kept.length == pytest.approx(min(max(length, 6.0), limits.length))


def test_panning_and_centring_keep_the_length() -> None:
    span = DaySpan(begin=100.0, end=110.0)
    assert span.panned(0.2) == DaySpan(begin=102.0, end=112.0)
    assert span.centred(200.0) == DaySpan(begin=195.0, end=205.0)
    assert span.zoomed(ZOOM_STEP, span.middle) == DaySpan(begin=101.0, end=109.0)
