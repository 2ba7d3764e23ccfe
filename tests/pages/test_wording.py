from __future__ import annotations

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.dossier import dates
from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.vocabulary import (
    AsOfBasis,
    Precision,
    PublishedBasis,
    SideRole,
    Status,
    Term,
)
from kursk_viewer.pages import wording

VOCABULARIES = Term.__subclasses__()


def figure(value: int | None, precision: str, **more: object) -> Quantity:
    return Quantity(value=value, precision=Precision(precision), **more)


def test_the_vocabulary_is_seen() -> None:
    assert sum(map(len, VOCABULARIES)) > 50


@pytest.mark.parametrize("term", [term for terms in VOCABULARIES for term in terms])
def test_every_word_of_the_vocabulary_has_a_label(term: Term) -> None:
    assert wording.word(term)
    assert "_" not in wording.word(term)


def test_a_word_equals_its_spelling_in_the_file() -> None:
    assert Status.DERIVED == "derived"
    assert f"{Status.DERIVED}" == "derived"
    assert hash(Status.DERIVED) == hash("derived")
    assert Status("derived") is Status.DERIVED


def test_a_basis_that_is_not_recorded_is_no_side() -> None:
    assert wording.word(AsOfBasis.NONE) == "basis not recorded"
    assert wording.word(PublishedBasis.NONE) == "basis not recorded"
    assert wording.word(SideRole.NONE) == "no side"


def test_side_of() -> None:
    small = builders.dossier()
    official = small.parties["ministry"]
    assert wording.side_of(small, official) == "Beta"
    assert wording.side_of(small, official.replace(state="Betaland")) == "Beta"
    foreign = official.replace(side="abroad")
    assert wording.side_of(small, foreign) == "abroad"
    assert wording.side_of(small, foreign.replace(state="France")) == "France"


@pytest.mark.parametrize(
    ("quantity", "symbol", "words"),
    [
        (figure(909, "exact"), "909", "909"),
        (figure(39900, "about"), "≈ 39,900", "about 39,900"),
        (figure(40000, "nearly"), "nearly 40,000", "nearly 40,000"),
        (figure(48000, "more_than"), "> 48,000", "more than 48,000"),
        (figure(80000, "at_least"), "≥ 80,000", "at least 80,000"),
        (figure(300, "up_to"), "≤ 300", "up to 300"),
        (figure(300, "at_least_about"), "≥ ≈ 300", "at least about 300"),
        (figure(300, "up_to_about"), "≤ ≈ 300", "up to about 300"),
        (figure(None, "range", low=30000, high=35000), "30,000–35,000", "30,000 to 35,000"),
        (figure(None, "not_stated"), "not stated", "not stated"),
        (figure(None, "about"), "not stated", "not stated"),
        (figure(None, "range", low=5), "not stated", "not stated"),
        (figure(None, "not_stated", stated_as="hundreds"), "“hundreds”", "“hundreds”"),
        (figure(9825, "about", divisor=10), "≈ 982.5", "about 982.5"),
        (figure(0, "exact"), "0", "0"),
    ],
)
def test_a_figure_keeps_its_qualifier(quantity: Quantity, symbol: str, words: str) -> None:
    assert wording.quantity(quantity) == symbol
    assert wording.spoken(quantity) == words


@pytest.mark.parametrize("precision", tuple(Precision))
def test_every_precision_has_a_form(precision: str) -> None:
    value = None if precision in ("range", "not_stated") else 5
    shown = (
        figure(value, precision, low=1, high=9)
        if precision == "range"
        else figure(value, precision)
    )
    assert wording.quantity(shown)
    assert wording.spoken(shown)
    if precision not in ("exact", "range", "not_stated"):
        assert wording.quantity(shown) != "5"
        assert wording.spoken(shown) != "5"


@pytest.mark.parametrize(
    ("quantity", "unit", "shown", "spoken"),
    [
        (figure(909, "exact"), "people", "909", "909 people"),
        (figure(1, "exact"), "items", "1", "1 item"),
        (figure(1, "exact"), "people", "1", "1 person"),
        (figure(5000, "about", divisor=10), "km²", "≈ 500 km²", "about 500 km²"),
        (figure(None, "not_stated"), "km²", "not stated", "not stated"),
        (
            figure(None, "not_stated", stated_as="hundreds"),
            "km²",
            "“hundreds” km²",
            "“hundreds” km²",
        ),
        (figure(None, "range", low=1, high=2), "brigades", "1–2", "1 to 2 brigades"),
    ],
)
def test_units(quantity: Quantity, unit: str, shown: str, spoken: str) -> None:
    assert wording.quantity(quantity, unit) == shown
    assert wording.spoken(quantity, unit) == spoken


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_read_back_from_its_text(value: int) -> None:
    text = wording.number(value)
    assert int(text.replace(",", "").replace("−", "-")) == value
    assert all(len(group) == 3 for group in text.lstrip("−").split(",")[1:])


@given(st.integers(0, 10**9), st.sampled_from([10, 100, 10**6, 10**12]))
def test_a_decimal_is_read_back_from_its_text(value: int, divisor: int) -> None:
    from fractions import Fraction

    text = wording.number(value, divisor)
    assert Fraction(text.replace(",", "")) == Fraction(value, divisor)
    assert not text.endswith(".")


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (figure(800, "about"), "≈ +800"), (figure(-5, "exact"), "−5"), (figure(0, "exact"), "±0"),
        (figure(35, "exact"), "+35"), (figure(-1200, "at_least"), "at most 1,200 fewer"),
        (figure(-64, "more_than"), "at most 64 fewer"),
        (figure(101, "more_than"), "at least 101 more"),
        (figure(1900, "up_to_about"), "at most about 1,900 more"),
        (figure(8000, "at_least_about"), "at least about 8,000 more"),
        (figure(-40, "up_to"), "at least 40 fewer"),
        (figure(0, "about"), "no change beyond rounding"),
        (figure(0, "at_least_about"), "about the same or more"),
        (figure(0, "up_to"), "the same or fewer"),
        (figure(0, "more_than"), "more, not stated by how much"),
    ],
)  # fmt: skip
def test_change(quantity: Quantity, text: str) -> None:
    assert wording.change(quantity) == text


@pytest.mark.parametrize(
    ("after", "before", "reason"),
    [
        (figure(48000, "more_than"), figure(38000, "more_than"), "both figures are minimums"),
        (figure(2860, "up_to"), figure(1610, "up_to"), "both figures are maximums"),
        (figure(None, "not_stated"), figure(5, "exact"), "not both figures are single numbers"),
    ],
)
def test_why_there_is_no_difference(after: Quantity, before: Quantity, reason: str) -> None:
    assert q.subtract(after, before) is None
    assert wording.no_change(after, before) == f"cannot be worked out: {reason}"


@pytest.mark.parametrize(
    ("when", "long", "short"),
    [
        ("2025-02-05", "5 February 2025", "5 Feb 2025"),
        ("2025-02", "February 2025", "Feb 2025"),
        ("2025", "2025", "2025"),
        ("2025-02~", "February 2025 (approximate)", "~ Feb 2025"),
        ("2025-02-06?", "6 February 2025 (uncertain)", "6 Feb 2025 (?)"),
        ("2025%", "2025 (approximate, uncertain)", "~ 2025 (?)"),
        ("2024-08-06/2025-02-06", "6 August 2024 – 6 February 2025", "6 Aug 2024 – 6 Feb 2025"),
        ("2024-08/2025-02~", "August 2024 – February 2025 (approximate)", "Aug 2024 – ~ Feb 2025"),
        ("2024/2025-01", "2024 – January 2025", "2024 – Jan 2025"),
    ],
)
def test_a_date_is_never_finer_than_stated(when: str, long: str, short: str) -> None:
    assert wording.date(dates.parse(when)) == long
    assert wording.short_date(dates.parse(when)) == short


def test_what_has_no_date_says_so() -> None:
    assert wording.date(None) == "date not stated"
    assert wording.as_of(None, AsOfBasis.NONE) == "as-of date not stated"


def test_an_inferred_day_says_so() -> None:
    when = dates.parse("2025-02-05")
    assert wording.as_of(when, AsOfBasis.INFERRED) == "as of 5 Feb 2025 (inferred)"
    assert wording.as_of(when, AsOfBasis.TEXT) == "as of 5 Feb 2025"


def test_days_and_months_of_an_axis() -> None:
    assert wording.day(dates.parse("2024-08-06").first) == "6 Aug 2024"
    assert wording.month(2024, 8, with_year=True) == "Aug 2024"
    assert wording.month(2024, 8, with_year=False) == "Aug"


@pytest.mark.parametrize(
    ("label", "text"),
    [("Tanks", "tanks"), ("HIMARS launchers", "HIMARS launchers"), ("", ""),
     ("Area held by Ukraine", "area held by Ukraine")],
)  # fmt: skip
def test_a_label_inside_a_sentence_keeps_its_names(label: str, text: str) -> None:
    assert wording.inner(label) == text


def test_lists_and_fingerprints() -> None:
    assert wording.listed([]) == ""
    assert wording.listed(["a"]) == "a"
    assert wording.listed(("a", "b", "c")) == "a, b and c"
    assert wording.fingerprint("0123456789abcdef") == "0123456789ab"


def test_the_disclaimers_verify_nothing() -> None:
    assert wording.disclaimer() == "Every figure is somebody's claim; this dossier verifies none"
    one = "Claimed by one party to the war; not independently verified"
    assert wording.one_party() == one


def test_words_for_a_number_do_without_its_unit() -> None:
    one = Quantity(value=None, precision=Precision.NOT_STATED, stated_as="one, effectively")
    for form in (wording.quantity, wording.spoken):
        assert form(one, "brigades") == "“one, effectively”"
        assert form(one, "%") == "“one, effectively”"
        assert form(one, "km²") == "“one, effectively” km²"


def test_a_number_that_stands_first_has_no_qualifier() -> None:
    for text in ("5 or ≈", "5 about", "5, 6 or some"):
        assert wording.kept_together(text) == text


def test_a_qualifier_and_a_unit_are_held_to_their_number() -> None:
    text = (
        "Some 5 of at least about 1,300 km², over the 99.5 % and ≥ ≈ 80,000; the sum 4 kmph; "
        "not stated 7"
    )
    held = wording.kept_together(text)
    assert held.replace(wording.NO_BREAK_SPACE, " ") == text
    assert set(held.split(" ")) >= {
        part.replace("_", wording.NO_BREAK_SPACE)
        for part in ("Some_5", "at_least_about_1,300_km²,", "the", "99.5_%", "≥_≈_80,000;", "sum",
                     "4", "kmph;", "over", "not", "stated", "7")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("35.27056, 51.19139", "51.19139° N, 35.27056° E"),
        ("-0.50,-51.0", "51.0° S, 0.50° W"),
        ("0, 0.0", "0.0°, 0°"),
    ],
)
def test_a_position_is_written_as_readers_write_it(given: str, shown: str) -> None:
    assert wording.position(given) == shown


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("Beta: > 39,900 ≈ 5", "Beta: > 39,900 ≈ 5"),
        ("\u0628\u062a: > 39,900", "\u0628\u062a: \u2066> 39,900\u2069"),
        ("900–1,200 \u05d0\u05d1 of Beta", "\u2066900–1,200\u2069 \u05d0\u05d1 of Beta"),
        ("\u05d0\n≈ 7", "\u05d0\n\u2066≈ 7\u2069"),
    ],
)
def test_figures_are_isolated_from_names_that_run_from_the_right(given: str, drawn: str) -> None:
    assert wording.isolated(given) == drawn


def test_a_sign_alone_is_held_to_nothing() -> None:
    assert wording.kept_together("≈") == "≈"


@pytest.mark.parametrize(
    ("text", "told"),
    [("0810-01-10", "10 Jan 0810"), ("0001-05", "May 0001"), ("0001", "0001"), ("2024", "2024")],
)
def test_a_year_has_four_digits(text: str, told: str) -> None:
    assert wording.short_date(dates.parse(text)) == told
    assert wording.date(dates.parse(text))[-4:] == told[-4:]
