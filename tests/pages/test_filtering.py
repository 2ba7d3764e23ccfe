"""Filter expressions: what they let through, and what they say when they make no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.pages.filtering import FilterError, only, parse
from kursk_viewer.pages.finding import PLAIN
from kursk_viewer.pages.table import DAYS, FIGURES, WORDS
from kursk_viewer.pages.written_dates import date_of

TEXTS = ["131", "1,164", "≈ 16,100", "not stated", "Drones (operational-tactical level)"]
NUMBERS = [131, 1164, 16100, None, None]


def passed(expression):
    keys = PLAIN.texts(TEXTS)
    return parse(expression).narrowed(list(range(len(TEXTS))), keys, NUMBERS, TEXTS)


@pytest.mark.parametrize(
    ("expression", "rows"),
    [
        ("", [0, 1, 2, 3, 4]),
        (">131", [1, 2]),
        (">=131", [0, 1, 2]),
        ("<1164", [0]),
        ("<=1,164", [0, 1]),
        ("=131", [0]),
        ("131..1164", [0, 1]),
        ("1000..", [1, 2]),
        ("..200", [0]),
        ("!>131", [0]),
        ("!131..1164", [2]),
        ("DRONES", [4]),
        ("!drones", [0, 1, 2, 3]),
        ("-drones", [0, 1, 2, 3]),
        ('"not stated"', [3]),
        ('!"not stated" !drones', [0, 1, 2]),
        ("1164", [1]),
        ("operational level", [4]),
        ("-5..200", [0]),
        ("not..stated", []),
        ("> 131", [1, 2]),
        ("≥ 1 164", [1, 2]),
        (">1,000", [1, 2]),
        ("100-200", [0]),
        ("100–200", [0]),
        ("100 – 1\u00a0200", [0, 1]),
        ("100…200", [0]),
        ("100 to 200", [0]),
        ("!=131", [1, 2]),
        ("<>131", [1, 2]),
        (">100 and <200", [0]),
        ("131 | 1164", [0, 1]),
        ("131 or drones", [0, 4]),
        (">1000|drones", [1, 2, 4]),
        ('"not stated" or 131', [0, 3]),
        ("=not stated", [3]),
        ("!=not stated", [0, 1, 2, 4]),
        ("=stated", []),
        ('="131"', [0]),
        ("/^1,?1/", [1]),
        ("/drones|131/", [0, 4]),
        ("!/[a-z]/", [0, 1, 2]),
        ("≈ 16100", [2]),
        ("16.100,0", [2]),
    ],
)
def test_rows_that_pass(expression, rows):
    assert passed(expression) == rows


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (">", "number right after"),
        (">many", "number right after"),
        ("50..10", "ends before it begins"),
        ("10..x", "two numbers"),
        ('"not', "quotation mark is missing"),
        ('""', "between the quotation marks"),
        ("!", "word right after"),
        (">1e999", "number right after"),
        (">١٢", "number right after"),
        (">" + "9" * 400, "number right after"),
        ("1.164", "can be 1,164 or 1.164; write 1164 or 1.1640"),
        ("> 1.000", "can be 1,000 or 1"),
        ("10-20-30", "neither a number nor a range"),
        ("5,5,5", "neither a number nor a range"),
        ("100-", "neither a number nor a range"),
        ("..", "two numbers"),
        (">100km", "number right after"),
        ("tanks |", "both sides of “or”"),
        ("|", "both sides of “or”"),
        ("/[/", "regular expression is not understood"),
        ("/a", "is missing at the end of the regular expression"),
        ("/(a+)+$/", "repeats no group"),
        ("- 5", "word right after “-”"),
    ],
)
def test_nonsense_is_explained(expression, words):
    with pytest.raises(FilterError, match=words):
        parse(expression)


def test_comparison_in_a_column_of_words_is_an_error_not_an_empty_result():
    with pytest.raises(FilterError, match="words, not numbers"):
        parse(">100", kind=WORDS)
    assert parse('">100"', kind=WORDS).narrowed([0], ["a >100 b"], None) == [0]


def test_a_number_has_at_most_eighteen_digits():
    assert passed("<" + "9" * 18) == [0, 1, 2]
    with pytest.raises(FilterError, match="number right after"):
        parse("<" + "9" * 19)


DAYS_OF = [date_of(text).last for text in ("2024-08-06", "2025-02-05", "2025-03-12")]


@pytest.mark.parametrize(
    ("expression", "rows", "told"),
    [
        ("> 5 Feb 2025", [2], "after 5 Feb 2025"),
        (">= February 2025", [1, 2], "from Feb 2025 on"),
        ("< 2025", [0], "before 2025"),
        ("≤ 05.02.2025", [0, 1], "up to 5 Feb 2025"),
        ("= Feb 2025", [1], "Feb 2025"),
        ("≠ Feb 2025", [0, 2], "not Feb 2025"),
        ("2024..2025-02", [0, 1], "2024 – Feb 2025"),
        ("5 Feb 2025 – 12 Mar 2025", [1, 2], "5 Feb 2025 – 12 Mar 2025"),
        ("5 Feb 2025", [1], "“5 Feb 2025”"),
        ("~ Feb 2025 | 6 Aug 2024", [0, 1], "“~ Feb 2025” or “6 Aug 2024”"),
        ("4 to 5 Feb 2025", [1], "4 Feb 2025 – 5 Feb 2025"),
        ("..2025-02", [0, 1], "up to Feb 2025"),
        ("5 Feb 2025…", [1, 2], "from 5 Feb 2025 on"),
        ("> 2024-12 < 2025-03", [1], "after Dec 2024 and before Mar 2025"),
        ("! > 2025", [0, 1, 2], "not after 2025"),
    ],
)
def test_days_are_compared_as_they_are_printed(expression, rows, told):
    texts = PLAIN.texts(["6 Aug 2024", "5 Feb 2025", "12 Mar 2025"])
    found = parse(expression, kind=DAYS)
    assert found.narrowed([0, 1, 2], texts, DAYS_OF) == rows
    assert found.told == told


@pytest.mark.parametrize("expression", ["10…50", "10..50", "x > 5"])
def test_what_is_no_day_in_a_column_of_days_is_told(expression):
    with pytest.raises(FilterError, match="this column holds days"):
        parse(expression, kind=DAYS)


@pytest.mark.parametrize(
    "expression", ["> 100", "5 Feb 2025 – foo", "5 Febr 2025..", ">= 30 Feb 2025"]
)
def test_a_day_that_is_none_is_told(expression):
    with pytest.raises(FilterError, match=r"is not a date|is not in the calendar"):
        parse(expression, kind=DAYS)


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("100-200", "100 to 200"),
        (">1 000", "more than 1,000"),
        ("5,5", "“5.5”"),
        ("tanks | !drones", "“tanks” or not “drones”"),
        ("=tanks", "the whole cell “tanks”"),
        ("/^t/ >3", "matching /^t/ and more than 3"),
        ("", ""),
    ],
)
def test_what_was_understood_is_told(expression, told):
    assert parse(expression).told == told


@pytest.mark.parametrize("text", ["131", "≈ 16,100", "a | b or c", "“one”", 'say "x"', "a/b (c)"])
def test_a_cell_is_asked_for_alone_whatever_is_in_it(text):
    texts = [text, f"{text} more", "other"]
    for kind in (WORDS, FIGURES, DAYS):
        found = parse(only(text), kind=kind)
        assert found.narrowed([0, 1, 2], PLAIN.texts(texts), [1, 2, 3], texts) == [0]
        turned = parse(f"!{only(text)}", kind=kind)
        assert turned.narrowed([0, 1, 2], PLAIN.texts(texts), [1, 2, 3], texts) == [1, 2]


@given(st.text(alphabet="0123456789.,…–- ><=!|/\"“”abcor≥'", max_size=14))
def test_whatever_is_written_is_understood_or_refused_in_a_sentence(expression):
    for kind in (WORDS, FIGURES, DAYS):
        try:
            found = parse(expression, kind=kind)
        except FilterError as error:
            assert str(error)
        else:
            assert not expression.strip() or found.told or not PLAIN.text(expression)
            found.narrowed([0, 1], ["a", "1"], [None, 1.0], ["a", "1"])
