"""What each kind of field takes, up to its limit, and what it refuses beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kursk_viewer.dossier import fields

if TYPE_CHECKING:
    from collections.abc import Callable

INK = "ж"
"""A letter that takes the longer way of reading."""

TAKEN: list[tuple[Callable[[object], object], list[object]]] = [
    (fields.text, ["", "a\u00a0b\u202fc", "x" * 4000, INK * 4000]),
    (fields.required_text, ["x", INK, " x", "x" * 4000, INK * 4000]),
    (fields.identifier, ["a", INK, "x" * 120, INK * 120, "a-b_c.d"]),
    (fields.integer, [0, 1, 10**12]),
    (fields.positive, [1, 10**12]),
    (fields.boolean, [True, False]),
    (fields.address, ["http://a", "https://a.example/b?c=d", f"https://{INK}.example/"]),
    (fields.position, ["0,0", "180, 90", "-180, -90", "35.27, 51.2", " 1 , 2 ", "-0.5, 0.5"]),
    (fields.language, ["en", "uk", "pt-BR", "zh-Hant-TW", "mul"]),
    (fields.digest, ["0" * 64, "0123456789abcdef" * 4]),
    (fields.version, ["1", "x" * 40]),
    (
        fields.moment,
        ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00+02:00", "2026-01-01T00:00-02:00"],
    ),
]

REFUSED: list[tuple[Callable[[object], object], list[object], str]] = [
    (fields.text, [None, 5, ["x"]], "expected text in quotes"),
    (fields.text, ["x" * 4001, INK * 4001], "the text has 4001 characters; keep it to 4000"),
    (fields.text, ["a\u202eb", "a\x00b", "a\nb", "\ud800"], "the text contains U+"),
    (fields.text, [" ", "\u00a0", "\u0301", "\ufe0f "], "the text is empty"),
    (fields.language, ["English", "e", "EN", "en_GB", "en-", "u k"], "is no code of a language"),
    (fields.identifier, ["-a", "--core", ".", "+", "(a)"], "begin with a letter or digit"),
    (fields.required_text, ["", " ", "\u2800", " \u3164 "], "the text is empty"),
    (fields.required_text, ["x" * 4001, INK * 4001], "keep it to 4000"),
    (fields.identifier, ["", " "], "the text is empty"),
    (fields.identifier, ["x" * 121, INK * 121], "at most 120 characters"),
    (fields.identifier, ["a b", f"{INK} b", " a", f"{INK} "], "has no spaces"),
    (fields.identifier, ["a\ufe00", "a\ufe0f"], "U\\+FE0"),
    (fields.integer, ["1", 1.0, True, None], "expected a whole number without quotes"),
    (fields.integer, [-1, 10**12 + 1], "between 0 and 1000000000000"),
    (fields.positive, [0], "at least 1"),
    (fields.boolean, [0, 1, "true", None], "expected true or false"),
    (
        fields.address,
        ["a.example", "ftp://a.example", "http://", "https:///", "http:a", "http://a b", "//a"],
        "an address begins with",
    ),
    (
        fields.position,
        ["", "1", "1,2,3", "1,", ",2", "1;2", "a,b", "1.,2", ".5,2", "--1,2", "1,+2", "1e1,2",
         "²,1", "035.27, 51", "00, 1"],
        "is not a position",
    ),
    (fields.position, ["180.1, 0", "-180.1, 0", "0, 90.1", "0, -90.1"], "the longitude lies"),
    (fields.digest, ["0" * 63, "0" * 65, "0" * 63 + "A", "g" * 64], "a sha256 has 64 digits"),
    (fields.version, ["x" * 41], "the version has 41 characters; keep it to 40"),
    (
        fields.moment,
        [
            "2026-01-01", "2026-01-01T00:00:00", "20260101T00:00:00Z", "2026-01-01T00:Z",
            "2026-13-01T00:00:00Z", "2026-01-01 00:00:00Z", "0001-01-01T00:00:00+23:00", "T", "x",
        ],
        "is not a date with hour and offset",
    ),
    (fields.texts, ["x", None, ("x",)], "expected a list"),
    (fields.texts, [["x", 5]], "expected text in quotes"),
    (fields.texts, [["x"] * 201], "longer than 200 items"),
    (fields.texts, [["x", "y", "x"]], "“x” stands twice in the list"),
    (fields.position, ["35.123456789, 51"], "more than 8 decimals"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("read", "value"), [(read, value) for read, values in TAKEN for value in values]
)
def test_what_fits_is_taken_as_it_is(read: Callable[[object], object], value: object) -> None:
    assert read(value) == value


def test_a_list_of_texts_is_taken_up_to_its_limit() -> None:
    assert fields.texts([]) == ()
    many = [f"x{n}" for n in range(200)]
    assert fields.texts(many) == tuple(many)


@pytest.mark.parametrize(
    ("read", "value", "words"),
    [(read, value, words) for read, values, words in REFUSED for value in values],
)
def test_what_does_not_fit_is_refused_in_words(
    read: Callable[[object], object], value: object, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        read(value)


def test_a_text_in_a_message_is_cut_at_its_limit_and_escaped() -> None:
    assert fields.shortened("x" * 40) == "x" * 40
    assert fields.shortened("x" * 41) == "x" * 40 + "…"
    assert fields.shortened("a\nb") == "a\\u000ab"
    assert fields.shortened("\n" * 7) == "\\u000a" * 6 + "\\u00…"
    assert fields.shortened("abc", 2) == "ab…"
