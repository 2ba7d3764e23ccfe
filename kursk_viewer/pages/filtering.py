"""What a reader may write into a filter field, and how it narrows a column.

All terms must hold. A term is a word or a “quoted phrase” that the text contains; `>100`, `>=100`,
`<50`, `<=50`, `=12`, `10..50`, `10..` or `..50`, which compare the number as it is stated; and any
of these after `!` or `-`, which turns it round. A cell without a number fits no comparison, turned
round or not: nothing is known of it.
"""

from __future__ import annotations

import re

from kursk_viewer.pages.finding import PLAIN, Folding
from kursk_viewer.pages.wording import DECIMAL_MARK, GROUP_SEPARATOR
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENING = '"“„'
_CLOSING = '"”“'
_COMPARISONS = (">=", "<=", "≥", "≤", ">", "<", "=")
_PLAIN = {"≥": ">=", "≤": "<="}
_NUMBER = re.compile(
    rf"[-−+]?(?:\d{{1,3}}(?:{re.escape(GROUP_SEPARATOR)}\d{{3}})+|\d+)"
    rf"(?:{re.escape(DECIMAL_MARK)}\d+)?",
    re.ASCII,
)
_MAX_DIGITS = 18


class FilterError(ValueError):
    """An expression that cannot be understood; the message says why and what to write."""


class Condition(Record):
    """One condition: the text contains `word`, or the number lies between `low` and `high`.

    `low_open` and `high_open` exclude the end itself. `word` is None for a comparison.
    """

    word: str | None = None
    low: float = float("-inf")
    high: float = float("inf")
    low_open: bool = False
    high_open: bool = False
    negated: bool = False


class Filter(Record):
    """Conditions that must all hold; without any, every row passes."""

    terms: tuple[Condition, ...] = ()

    def narrowed(
        self, rows: list[int], texts: Sequence[str], numbers: Sequence[float | None] | None
    ) -> list[int]:
        """Those of `rows` (indices into the column) that pass, in the same order.

        `texts` are folded as the words of the filter are; `numbers` may be None for a column of
        words.
        """
        for term in self.terms:
            if term.word is not None:
                word = term.word
                if term.negated:
                    rows = [row for row in rows if word not in texts[row]]
                else:
                    rows = [row for row in rows if word in texts[row]]
            else:
                rows = _compared(term, rows, numbers or ())
        return rows


def parse(expression: str, *, numeric: bool = True, folding: Folding = PLAIN) -> Filter:
    """Read an expression; FilterError with a sentence if it makes no sense.

    `numeric` says whether the column has numbers at all: a comparison in a column of words is an
    error, not an empty result. `folding` is that of the texts.
    """
    terms = []
    words: list[str] = []
    rest = expression.strip()
    while rest:
        negated = rest[0] == "!" or (rest[0] == "-" and _range(rest.split()[0]) is None)
        if negated:
            rest = rest[1:]
            if not rest or rest[0].isspace():
                raise FilterError(tr("write a word right after “!”, as in !drones"))
        if rest[0] in _OPENING:
            phrase, rest = _quoted(rest)
            term = Condition(word=folding.text(phrase), negated=negated)
        else:
            bare, rest = [*rest.split(None, 1), ""][:2]
            term = _term(bare, folding).replace(negated=negated)
            if term.word is not None and not negated:
                words.append(bare)
                term = Condition(word="")
        if term.word is None and not numeric:
            raise FilterError(
                tr(
                    "this column holds words, not numbers; to look for the signs themselves, put "
                    "them in quotation marks, as in “>100”"
                )
            )
        if term.word != "":
            terms.append(term)
        rest = rest.strip()
    terms += [Condition(word=word) for word in folding.question(" ".join(words))]
    return Filter(terms=tuple(terms))


def _quoted(text: str) -> tuple[str, str]:
    for place, character in enumerate(text[1:], start=1):
        if character in _CLOSING:
            if place == 1:
                raise FilterError(tr("write something between the quotation marks"))
            return text[1:place], text[place + 1 :]
    raise FilterError(tr("a quotation mark is missing at the end"))


def _term(text: str, folding: Folding) -> Condition:
    for sign in _COMPARISONS:
        if text.startswith(sign):
            return _comparison(_PLAIN.get(sign, sign), text[len(sign) :])
    return _range(text) or Condition(word=folding.text(text))


def _comparison(sign: str, text: str) -> Condition:
    value = _number(text)
    if value is None:
        raise FilterError(
            tr("write a number right after “{sign}”, as in {sign}100").format(sign=sign)
        )
    if sign == "=":
        return Condition(low=value, high=value)
    if sign.startswith(">"):
        return Condition(low=value, low_open=sign == ">")
    return Condition(high=value, high_open=sign == "<")


def _range(text: str) -> Condition | None:
    """A range, or None when the text is a word that merely holds two dots."""
    begin, dots, end = text.partition("..")
    if not dots or not (begin or end):
        return None
    low, high = _number(begin), _number(end)
    if low is None and high is None:
        return None
    if (begin and low is None) or (end and high is None):
        raise FilterError(tr("a range is written with two numbers, as in 10..50"))
    if low is not None and high is not None and low > high:
        raise FilterError(tr("the range ends before it begins; write the smaller number first"))
    return Condition(
        low=float("-inf") if low is None else low, high=float("inf") if high is None else high
    )


def _number(text: str) -> float | None:
    if len(text) > _MAX_DIGITS or not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(GROUP_SEPARATOR, "").replace(DECIMAL_MARK, ".").replace("−", "-")
    return float(plain)


def _compared(term: Condition, rows: list[int], numbers: Sequence[float | None]) -> list[int]:
    if not numbers:
        return []
    low, high = term.low, term.high
    stated = [row for row in rows if numbers[row] is not None]
    inside = [row for row in stated if low <= numbers[row] <= high]  # type: ignore[operator]
    if term.low_open:
        inside = [row for row in inside if numbers[row] != low]
    if term.high_open:
        inside = [row for row in inside if numbers[row] != high]
    if not term.negated:
        return inside
    kept = set(inside)
    return [row for row in stated if row not in kept]
