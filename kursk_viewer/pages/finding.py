"""Finding: one folding of what a reader asks and of what stands in a text, for every find field.

Folded text has no capitals, accents or typographic forms: “km²” is `km2`. Digits of one number are
joined whatever stands between their groups, and the sign before a number stands right before it:
“≈ 39 900” and “≈39,900” are `≈39900`. Punctuation at the edges of words is gone. A date has one
form whether it is written 5 Feb 2025, Feb 5, 2025, 2025-02-05 or 05.02.2025. Words that the dossier
says are written in several ways are written in one of them.

A question is words and “quoted phrases”; a text answers it that holds each of them somewhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kursk_viewer.dossier.model import Dossier

_DOUBLE_QUOTES = "“”„‟«»″"
_SAME = {
    **dict.fromkeys(_DOUBLE_QUOTES, '"'),
    **dict.fromkeys("‘’‚‛‹›′ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―", "-"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
    "∼": "~",
}
_BLANKS = "\t\r\v\f\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f]+")

# Each pattern begins with a character class, by which a search passes over the rest of a text.
_EDGE = re.escape(".,;:!?()[]{}\"'`*/\\|-·•")
_WORD_END = re.compile(rf"[{_EDGE}]+(?=[ \n])")
_WORD_BEGIN = re.compile(rf"[ \n][{_EDGE}]+")
_WIDE = re.compile("  +")
_SIGN = re.compile(r"[≈<>≤≥=+−±] (?=[0-9])")
_GROUPS = re.compile(r"[0-9](?<!\w.)[0-9]{0,2}(?:[ ,.'][0-9]{3})+(?![0-9])")
_SEPARATORS = re.compile("[ ,.']")
_PHRASE = re.compile(r'"([^"]*)"')

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
"""In English, as they are written in folded text."""
_MONTH = "|".join((
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
    "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
))  # fmt: skip
_DAY, _YEAR = "0?[1-9]|[12][0-9]|3[01]", "[12][0-9]{3}"
_DATES = tuple(
    re.compile(rf"\W(?:{forms})(?!\w|-[0-9])")
    for forms in (
        rf"(?:{_DAY})(?:[ -](?:{_MONTH})(?:[ -]{_YEAR})?|\.(?:0?[1-9]|1[0-2])\.{_YEAR})",
        rf"{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:{_DAY}))?",
        rf"(?:{_MONTH})(?: (?:{_DAY})(?: {_YEAR})?|[ -]{_YEAR})",
    )
)


class Folding:
    """The folding of one dossier: that of everything, with the spellings that it knows."""

    def __init__(self, spellings: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        """Take words, each with the other ways to write it."""
        self._word: dict[str, str] = {}
        self._variant: re.Pattern[str] | None = None
        words = {self.text(word): [*map(self.text, others)] for word, others in spellings}
        one_way = {
            other: word
            for word, others in words.items()
            for other in others
            if other and other not in words
        }
        if one_way:
            longest_first = sorted(map(re.escape, one_way), key=len, reverse=True)
            self._variant = re.compile(rf"\W(?:{'|'.join(longest_first)})(?!\w)")
            self._word = one_way

    def text(self, text: str) -> str:
        """A text folded: words with single blanks between them."""
        return self.texts((text,))[0]

    def texts(self, texts: Iterable[str]) -> list[str]:
        """Many texts folded, each different one once, in a few passes over all of them."""
        texts = list(texts)
        different = list(dict.fromkeys(texts))
        folded = dict(zip(different, self._folded(different), strict=True))
        return [folded[text] for text in texts]

    def _folded(self, texts: list[str]) -> list[str]:
        lines = "\n".join(["", *[text.replace("\n", " ") for text in texts], ""]).casefold()
        if not lines.isascii():
            lines = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", lines).casefold())
            lines = _ACCENTS.sub("", lines)
            for form, plain in _SAME.items():
                lines = lines.replace(form, plain)
        for blank in _BLANKS:
            lines = lines.replace(blank, " ")
        lines = _WORD_BEGIN.sub(_first, _WORD_END.sub("", lines))
        lines = _WIDE.sub(" ", lines).replace(" \n", "\n").replace("\n ", "\n")
        lines = lines.replace(">=", "≥").replace("<=", "≤").replace("~", "≈").replace(" %", "%")
        if self._variant:
            lines = self._variant.sub(self._one_way, lines)
        for dates in _DATES:
            lines = dates.sub(_date, lines)
        lines = _GROUPS.sub(_joined, lines)
        return _SIGN.sub(_first, lines).split("\n")[1:-1]

    def _one_way(self, found: re.Match[str]) -> str:
        return found[0][0] + self._word[found[0][1:]]

    def question(self, text: str) -> tuple[str, ...]:
        """What a text must hold: words and quoted phrases, folded; empty where nothing is asked."""
        for quote in _DOUBLE_QUOTES:
            text = text.replace(quote, '"')
        wanted: list[str] = []
        for place, part in enumerate(_PHRASE.split(text)):
            folded = self.text(part)
            wanted += [folded] if place % 2 else folded.split(" ")
        return tuple(dict.fromkeys(filter(None, wanted)))


PLAIN = Folding()
"""The folding of a text that no dossier stands behind."""


def folding_of(dossier: Dossier) -> Folding:
    """The folding with the spellings that a dossier states."""
    return _folding(tuple((each.word, each.also_called) for each in dossier.spellings.values()))


@lru_cache(maxsize=4)
def _folding(spellings: tuple[tuple[str, tuple[str, ...]], ...]) -> Folding:
    return Folding(spellings)


def matches(folded: str, question: Sequence[str]) -> bool:
    """Whether a folded text has all that is asked; true of every text where nothing is."""
    return all(wanted in folded for wanted in question)


def around(places: Sequence[int], current: int | None, by: int) -> int | None:
    """Of sorted places the next one after the current, `by` 1, or before it, `by` -1; after the
    last comes the first, and before the first the last."""
    if not places:
        return None
    if current is None:
        return places[0] if by > 0 else places[-1]
    at = bisect_left(places, current) if by < 0 else bisect_right(places, current) - 1
    return places[(at + by) % len(places)]


def _first(found: re.Match[str]) -> str:
    return found[0][0]


def _joined(found: re.Match[str]) -> str:
    return _SEPARATORS.sub("", found[0])


def _date(found: re.Match[str]) -> str:
    return found[0][0] + _one_form(found[0][1:])


@lru_cache(maxsize=4096)
def _one_form(date: str) -> str:
    """Day, month and year as far as they are there, in this order: `05_february_2025`."""
    parts = re.split(r"\W", date)
    if len(parts[0]) == 4 and parts[0].isdigit():
        parts.reverse()
    elif parts[0].isalpha() and len(parts[1]) < 4:
        parts[:2] = parts[1::-1]
    *day, month, year = parts if len(parts[-1]) == 4 and parts[-1].isdigit() else [*parts, ""]
    if month.isdigit():
        month = MONTHS[int(month) - 1]
    else:
        month = next(name for name in MONTHS if name[:3] == month[:3])
    return "_".join(filter(None, (*[number.zfill(2) for number in day], month, year)))
