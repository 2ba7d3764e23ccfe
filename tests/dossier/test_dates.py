"""The EDTF subset, cross-checked against the `edtf` package."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursk_viewer.dossier import dates

years = st.integers(1, 9999).map("{:04}".format)
months = st.dates().map(lambda day: f"{day.year:04}-{day.month:02}")
days = st.dates().map(date.isoformat)
qualifiers = st.sampled_from(["", "~", "?", "%"])
singles = st.builds("{}{}".format, st.one_of(years, months, days), qualifiers)


def calendar_day(moment: object) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@settings(max_examples=50)
@given(singles)
def test_a_single_date_is_read_as_the_edtf_package_reads_it(text: str) -> None:
    ours, theirs = dates.parse(text), edtf.parse_edtf(text)
    assert ours.start == calendar_day(theirs.lower_strict())
    assert ours.end == calendar_day(theirs.upper_strict())
    assert ours.text == text
    both = bool(getattr(theirs, "is_uncertain_and_approximate", False))
    assert ours.approximate == (both or bool(getattr(theirs, "is_approximate", False)))
    assert ours.uncertain == (both or bool(getattr(theirs, "is_uncertain", False)))
    assert ours.qualified == (text[-1] in "~?%")


@settings(max_examples=30)
@given(singles, singles)
def test_an_interval_covers_what_the_edtf_package_says(begin: str, finish: str) -> None:
    text = f"{begin}/{finish}"
    if dates.parse(finish).last < dates.parse(begin).first:
        with pytest.raises(ValueError, match="ends before it begins"):
            dates.parse(text)
        return
    ours, theirs = dates.parse(text), edtf.parse_edtf(text)
    assert ours.start == calendar_day(theirs.lower_strict())
    assert ours.end == calendar_day(theirs.upper_strict())
    assert ours.precision == "interval"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025", "year"), ("2025-02", "month"), ("2025-02-05", "day"),
        ("2025-02~/2025-03-01", "interval"),
    ],
)  # fmt: skip
def test_precision(text: str, precision: str) -> None:
    assert dates.parse(text).precision == precision


def test_an_interval_is_qualified_when_one_end_is() -> None:
    assert dates.parse("2025-01~/2025-02").approximate
    assert dates.parse("2025-01/2025-02?").uncertain
    assert not dates.parse("2025-01/2025-02").qualified


REFUSED = [
    "", " ", "/", "2025/", "/2025", "2025//2026", "2025/2026/2027", "..", "2025/..", "~", "?2025",
    "2025-13", "2025-00", "2025-02-29", "2025-02-30", "2025-04-31", "0000", "0000-01-01", "2025-1",
    "2025-02-5", "25-02-05", "20250205", "2025-W05", "2025-W05-1", "2025-02-05T00:00", "y2025",
    "-2025", "2025-21", "202X", "2025-02-XX", "[2025,2026]", "2025~?", "2025-~02", "2025 ", " 2025",
    "2025-02-05\n", "٢٠٢٥-02-05", "2_25-02-05", "２０２５", "+025", "1e10", "2025-03/2025-02",
    "2025-02-05/2025-02-04", "5 February 2025", "February 2025", "2025-02-05-01", "10000", "²025",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_in_the_subset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write 2025|not in the calendar|ends before"):
        dates.parse(text)


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        parsed = dates.parse(text)
    except ValueError:
        return
    assert parsed.first <= parsed.last


def test_a_long_text_is_not_repeated_whole() -> None:
    with pytest.raises(ValueError, match="…") as caught:
        dates.parse("2025-02-05" * 300)
    assert len(str(caught.value)) < 150
    for text, told in (("x" * 40, "“" + "x" * 40 + "”"), ("x" * 41, "“" + "x" * 40 + "…”")):
        with pytest.raises(ValueError, match=told):
            dates.parse(text)
