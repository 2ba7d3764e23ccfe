"""Filter expressions: what they let through, and what they say when they make no sense."""

import pytest

from kursk_viewer.pages.filtering import FilterError, parse
from kursk_viewer.pages.finding import PLAIN

TEXTS = ["131", "1,164", "≈ 16,100", "not stated", "Drones (operational-tactical level)"]
NUMBERS = [131, 1164, 16100, None, None]


def passed(expression):
    keys = PLAIN.texts(TEXTS)
    return parse(expression).narrowed(list(range(len(TEXTS))), keys, NUMBERS)


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
    ],
)
def test_nonsense_is_explained(expression, words):
    with pytest.raises(FilterError, match=words):
        parse(expression)


def test_comparison_in_a_column_of_words_is_an_error_not_an_empty_result():
    with pytest.raises(FilterError, match="words, not numbers"):
        parse(">100", numeric=False)
    assert parse('">100"', numeric=False).narrowed([0], ["a >100 b"], None) == [0]


def test_a_number_has_at_most_eighteen_digits():
    assert passed("<" + "9" * 18) == [0, 1, 2]
    with pytest.raises(FilterError, match="number right after"):
        parse("<" + "9" * 19)
