"""What a reader may write into a filter field, and how it narrows a column.

Words must all be there, in any order; a “phrase” as it stands; `tanks | drones` or `tanks or
drones` is either. `=tanks` is the whole cell, `/^t.*s$/` a regular expression of the text as shown.
In a column of figures `>100`, `≤ 50`, `=12`, `≠12`, `10..50`, `100–200` and `..50` compare the
number as it is stated, in one of days `> 5 Feb 2025` and `2025-02..2025-04` the day. `!` or `-`
before any of these turns it round. A cell without a number or a day fits no comparison, turned
round or not: nothing is known of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kursk_viewer.dossier.vocabulary import DatePrecision
from kursk_viewer.pages import wording
from kursk_viewer.pages.finding import PLAIN, Folding
from kursk_viewer.pages.table import DAYS, FIGURES
from kursk_viewer.pages.wording import decimal_mark, group_separator
from kursk_viewer.pages.written_dates import date_of
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kursk_viewer.dossier.dates import Edtf

_OPENING, _CLOSING = '"“„', '"”“'
_QUOTES = tuple(_OPENING)
_DOTS = ("..", "…")
_EQUAL = ("=", "!=", "<>", "≠")
_SIGN = re.compile(r"(>=|=>|≥|<=|=<|≤|!=|<>|≠|>|<|=)\s*")
_SIGNS = {
    ">=": ">=", "=>": ">=", "≥": ">=", "<=": "<=", "=<": "<=", "≤": "<=", ">": ">", "<": "<",
    "=": "=", "!=": "!=", "<>": "!=", "≠": "!=",
}  # fmt: skip
_BLANK = r"[ \u00a0\u2009\u202f]"
_DIGITS = rf"(?:\d{{1,3}}(?:(?:{_BLANK}|[.,'’])\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_NUMBER = re.compile(rf"[-−+]?{_DIGITS}", re.ASCII)
_TO = r"\s*(?:\.\.\.?|…|[-–—]|\bto\b)\s*"
_RANGE = re.compile(rf"([-−+]?{_DIGITS}){_TO}([-−+]?{_DIGITS})(?=\s|$)", re.ASCII)
_HALF_RANGE = re.compile(
    rf"([-−+]?{_DIGITS})(?:\.\.\.?|…)(?=\s|$)|(?:\.\.\.?|…)([-−+]?{_DIGITS})(?=\s|$)", re.ASCII
)
_DAYS_TO = re.compile(r"\.\.\.?|…|\s+[-–—]\s+|[–—]|\s+to\s+")
_OR = mark(" or ")
_UNQUOTED_WHOLE = re.compile(r"=\s*[^\"“„\s]")
_AND = re.compile(r"(?:and|&)\s+(?=\S)", re.IGNORECASE)
_LIKE_NUMBER = re.compile(r"[-−+]?\d[\d.,'’…–—−-]*|.*\d(?:\.\.|…).*|.*(?:\.\.|…)\d.*", re.ASCII)
_LIKE_RANGE = re.compile(r".*\d(?:\.\.|…)|(?:\.\.|…)\d", re.ASCII)
_REPEATED_GROUP = re.compile(r"(?<!\\)\)[*+{]")
_REPEATS = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\})")
_MOST_REPEATS = 3
_LONGEST_SEARCHED = 1000
"""Characters of a line that a regular expression looks through."""
_MAX_DIGITS = 18
_OF_NUMBERS = {
    ">": mark("more than {n}"), ">=": mark("at least {n}"),
    "<": mark("less than {n}"), "<=": mark("at most {n}"),
}  # fmt: skip
_OF_DAYS = {
    ">": mark("after {n}"), ">=": mark("from {n} on"), "<": mark("before {n}"),
    "<=": mark("up to {n}"),
}  # fmt: skip


class FilterError(ValueError):
    """An expression that cannot be understood; the message says why and what to write."""


class Condition(Record):
    """One condition: the text contains `word`, or is `whole`, or fits `pattern`; or the number lies
    between `low` and `high`, whose own ends `low_open` and `high_open` exclude.

    `told` is what the reader is told of it.
    """

    word: str | None = None
    whole: str | None = None
    pattern: str | None = None
    low: float = float("-inf")
    high: float = float("inf")
    low_open: bool = False
    high_open: bool = False
    negated: bool = False
    told: str = ""

    @property
    def compares(self) -> bool:
        """Whether it asks for the number."""
        return self.word is None and self.whole is None and self.pattern is None


class Filter(Record):
    """Alternatives, each of conditions that must all hold; without any, every row passes."""

    alternatives: tuple[tuple[Condition, ...], ...] = ()

    def narrowed(
        self,
        rows: list[int],
        texts: Sequence[str],
        numbers: Sequence[float | None] | None,
        shown: Sequence[str] = (),
        firsts: Sequence[float | None] = (),
    ) -> list[int]:
        """Those of `rows` (indices into the column) that pass, in the same order.

        `texts` are folded as the words of the filter are, `shown` as the reader sees them, each of
        one line for each cell that it stands for; days are `numbers` as well, which may be None for
        a column of words. `firsts` is where each stretch begins whose end is in `numbers`.
        """
        if len(self.alternatives) < 2:
            for condition in self.alternatives[0] if self.alternatives else ():
                rows = _narrowed(condition, rows, texts, numbers, shown, firsts)
            return rows
        passed: set[int] = set()
        for conditions in self.alternatives:
            left = rows
            for condition in conditions:
                left = _narrowed(condition, left, texts, numbers, shown, firsts)
            passed.update(left)
        return [row for row in rows if row in passed]

    @property
    def reads_as_shown(self) -> bool:
        """Whether it asks for the texts as the reader sees them."""
        return any(c.pattern is not None for conditions in self.alternatives for c in conditions)

    @property
    def told(self) -> str:
        """What was understood, in words; empty where every row passes."""
        either = (
            tr(" and ").join(filter(None, (condition.told for condition in conditions)))
            for conditions in self.alternatives
        )
        return tr(_OR).join(filter(None, either))


def parse(expression: str, *, kind: str = FIGURES, folding: Folding = PLAIN) -> Filter:
    """Read an expression; FilterError with a sentence if it makes no sense.

    `kind` is that of the column, one of those of `pages.table`: a comparison in a column of words
    is an error, not an empty result. `folding` is that of the texts.
    """
    found = []
    parts = _alternatives(expression)
    for part in parts:
        if not part and len(parts) > 1:
            raise FilterError(tr("write something on both sides of “or”, as in tanks or drones"))
        conditions = _conditions(part, kind, folding)
        if conditions:
            found.append(conditions)
    return Filter(alternatives=tuple(found))


def only(text: str) -> str:
    """The expression that a cell of this text fits, and no other."""
    if any(sign in text for sign in (*_CLOSING, "\n")):
        return f"/^{re.escape(text)}$/"
    return f'="{text}"'


def together(before: str, expression: str) -> str:
    """The expression added to the one before, or in its place where that has alternatives, or a
    whole cell without quotation marks, to which nothing can be added."""
    endless = _either(tr(_OR).strip()).search(before) or _UNQUOTED_WHOLE.search(before)
    return expression if endless else f"{before} {expression}".strip()


def _alternatives(expression: str) -> list[str]:
    """The parts between `|` or `or`, as far as these stand in no quotation marks or slashes."""
    either = _either(tr(_OR).strip())
    parts, begin, place = [], 0, 0
    text = expression.strip()
    while place < len(text):
        if text[place] in _OPENING or _begins_pattern(text, place):
            ends = _CLOSING if text[place] in _OPENING else "/"
            place = next((n for n in range(place + 1, len(text)) if text[n] in ends), len(text))
        elif found := either.match(text, place):
            parts.append(text[begin:place].strip())
            begin = place = found.end()
            continue
        place += 1
    return [*parts, text[begin:].strip()]


@lru_cache(maxsize=4)
def _either(word: str) -> re.Pattern[str]:
    """What stands between alternatives: `|`, or the word for it in English or in this language."""
    return re.compile(rf"\s*\|+\s*|\s+(?:or|{re.escape(word)})\s+", re.IGNORECASE)


def _begins_pattern(text: str, place: int) -> bool:
    return text[place] == "/" and not text[:place].strip("!- |")


def _conditions(text: str, kind: str, folding: Folding) -> tuple[Condition, ...]:
    """The conditions of one alternative."""
    if kind == DAYS and (days := _days(text, folding)) is not None:
        return days
    found: list[Condition] = []
    words: list[str] = []
    rest = text
    while rest:
        negated = _is_negated(rest, kind)
        if negated:
            rest = rest[1:]
            if not rest or rest[0].isspace():
                raise FilterError(
                    tr("write a word right after “{sign}”, as in {sign}drones").format(sign=text[0])
                )
        if kind == FIGURES and found and (between := _AND.match(rest)):
            rest = rest[between.end() :]
            continue
        condition, rest = _condition(rest, kind, folding)
        if condition.word and not condition.told:
            if not negated:
                words.append(condition.word)
                rest = rest.strip()
                continue
            condition = Condition(word=folding.text(condition.word), told=_quoted(condition.word))
        if condition.word != "":
            found.append(_turned(condition) if negated else condition)
        rest = rest.strip()
    asked = " ".join(words)
    for place, word in enumerate(folding.question(asked)):
        found.append(Condition(word=word, told="" if place else _quoted(asked)))
    return tuple(found)


def _is_negated(text: str, kind: str) -> bool:
    if text[0] == "!":
        return not text.startswith("!=")
    number = kind == FIGURES and _NUMBER.match(text)
    return text[0] == "-" and not number


def _condition(text: str, kind: str, folding: Folding) -> tuple[Condition, str]:
    """The condition that a text begins with, and the rest of the text. Words that are yet to be
    folded with their neighbours are given as they are, and told as nothing."""
    if text[0] in _OPENING:
        phrase, rest = _phrase(text)
        return Condition(word=folding.text(phrase), told=_quoted(phrase)), rest
    if text[0] == "/" and len(text) > 1:
        return _pattern(text)
    if sign := _SIGN.match(text):
        return _compared(_SIGNS[sign[1]], sign[1], text[sign.end() :], kind, folding)
    if kind == FIGURES:
        if found := _RANGE.match(text) or _HALF_RANGE.match(text):
            return _between(*found.groups()), text[found.end() :]
        number = _NUMBER.match(text)
        if number and len(number[0]) <= _MAX_DIGITS and not text[number.end() :][:1].strip():
            return _stated(number[0]), text[number.end() :]
    word, rest = [*text.split(None, 1), ""][:2]
    if kind == FIGURES and (_LIKE_NUMBER.fullmatch(word) or not word.strip(".…")):
        if ".." in word or "…" in word:
            raise FilterError(tr("a range is written with two numbers, as in 10..50"))
        raise FilterError(
            tr(
                "“{text}” is neither a number nor a range; write 100, >100 or 10..50, or put it in "
                "quotation marks"
            ).format(text=_short(word))
        )
    if kind != FIGURES and _LIKE_RANGE.match(word):
        raise FilterError(_no_numbers(kind))
    return Condition(word=word), rest


def _stated(text: str) -> Condition:
    """A number alone: the cells whose text has it; a negative one is compared."""
    value = _value(text)
    told = _told(value)
    if value < 0:
        return Condition(low=value, high=value, told=told)
    return Condition(word=told)


def _compared(
    sign: str, written: str, text: str, kind: str, folding: Folding
) -> tuple[Condition, str]:
    """What stands behind a sign: a number, or behind `=` or `≠` a whole cell."""
    equal = sign in ("=", "!=")
    number = _NUMBER.match(text) if kind == FIGURES else None
    if number and len(number[0]) <= _MAX_DIGITS and not text[number.end() :][:1].strip():
        return _bounded(sign, _value(number[0])), text[number.end() :]
    if equal and text:
        if text[0] in _OPENING:
            phrase, rest = _phrase(text)
        else:
            phrase, rest = text, ""
        whole = Condition(
            whole=folding.text(phrase),
            told=tr("the whole cell “{text}”").format(text=_short(phrase)),
        )
        return (_turned(whole) if sign == "!=" else whole), rest
    if kind != FIGURES and text:
        raise FilterError(_no_numbers(kind))
    raise FilterError(
        tr("write a number right after “{sign}”, as in {sign}100").format(sign=written)
    )


def _bounded(sign: str, value: float) -> Condition:
    """What compares with a number."""
    return _compared_with(sign, value, value, _told(value), _OF_NUMBERS)


def _compared_with(
    sign: str, first: float, last: float, told: str, forms: dict[str, str]
) -> Condition:
    """What compares with a number, or with the days from `first` to `last` of a date."""
    text = tr(forms.get(sign, "{n}")).format(n=told)
    if sign == "=":
        return Condition(low=first, high=last, told=text)
    if sign == "!=":
        return _turned(Condition(low=first, high=last, told=text))
    if sign == ">":
        return Condition(low=last, low_open=True, told=text)
    if sign == ">=":
        return Condition(low=first, told=text)
    if sign == "<":
        return Condition(high=first, high_open=True, told=text)
    return Condition(high=last, told=text)


def _between(begin: str | None, end: str | None) -> Condition:
    """A range with its ends, of which one may be open."""
    low = _value(begin) if begin else float("-inf")
    high = _value(end) if end else float("inf")
    first, last = _told(low) if begin else "", _told(high) if end else ""
    if low > high:
        raise FilterError(tr("the range ends before it begins; write the smaller number first"))
    told = tr("{low} to {high}").format(low=first, high=last)
    if not first or not last:
        told = tr(_OF_NUMBERS["<=" if last else ">="]).format(n=last or first)
    return Condition(low=low, high=high, told=told)


def _turned(condition: Condition) -> Condition:
    return condition.replace(
        negated=not condition.negated, told=tr("not {condition}").format(condition=condition.told)
    )


def _days(text: str, folding: Folding) -> tuple[Condition, ...] | None:
    """The days that a text asks for, or None where it is made of words."""
    negated = text.startswith("!") and not text.startswith("!=")
    body = text[1:].strip() if negated else text
    signs = list(_SIGN.finditer(body))
    if not signs:
        found = _stretch(body, folding)
        return tuple(map(_turned, found)) if negated and found else found
    whole = signs[0][1] in _EQUAL and not re.search(r"\d", body)
    quoted = any(body[sign.end() :].startswith(_QUOTES) for sign in signs)
    if whole or quoted or body[: signs[0].start()].strip():
        return None
    conditions = []
    for sign, end in zip(signs, [*(s.start() for s in signs[1:]), len(body)], strict=True):
        day = _day(body[sign.end() : end].strip())
        told = wording.short_date(day)
        compared = _compared_with(_SIGNS[sign[1]], day.first, day.last, told, _OF_DAYS)
        conditions.append(_turned(compared) if negated else compared)
    return tuple(conditions)


def _stretch(text: str, folding: Folding) -> tuple[Condition, ...] | None:
    """What a date or a stretch of time asks for, None where a text is neither; a single date is
    looked for as it is printed."""
    if not re.search(r"\d", text):
        return None
    if text.endswith(_DOTS) or text.startswith(_DOTS):
        day = _day(text.strip(".… "))
        sign = ">=" if text.endswith(_DOTS) else "<="
        told = wording.short_date(day)
        return (_compared_with(sign, day.first, day.last, told, _OF_DAYS),)
    try:
        day = date_of(text)
    except ValueError as error:
        ends = [end.strip() for end in _DAYS_TO.split(text)]
        if len(ends) == 2 and any(map(_is_date, ends)):
            raise FilterError(str(error)) from None
        return None
    told = wording.short_date(day)
    if day.precision == DatePrecision.INTERVAL:
        return (Condition(low=day.first, high=day.last, told=told),)
    (word,) = folding.question(day.text.rstrip("~?%"))
    return (Condition(word=word, told=_quoted(told)),)


def _is_date(text: str) -> bool:
    try:
        return bool(date_of(text))
    except ValueError:
        return False


def _day(text: str) -> Edtf:
    try:
        return date_of(text)
    except ValueError as error:
        raise FilterError(str(error)) from None


def _phrase(text: str) -> tuple[str, str]:
    """What stands in the quotation marks that a text begins with, and what follows them."""
    for place, character in enumerate(text[1:], start=1):
        if character in _CLOSING:
            if place == 1:
                raise FilterError(tr("write something between the quotation marks"))
            return text[1:place], text[place + 1 :]
    raise FilterError(tr("a quotation mark is missing at the end"))


def _pattern(text: str) -> tuple[Condition, str]:
    """The regular expression that a text begins with, and what follows it."""
    end = next((n for n in range(1, len(text)) if text[n] == "/" and text[n - 1] != "\\"), 0)
    if not end:
        raise FilterError(
            tr("a “/” is missing at the end of the regular expression, as in /tanks?/")
        )
    pattern = text[1:end]
    if _REPEATED_GROUP.search(pattern) or len(_REPEATS.findall(pattern)) > _MOST_REPEATS:
        raise FilterError(
            tr("a regular expression here repeats no group, and has at most three of * and +")
        )
    try:
        _compiled(pattern)
    except re.error as error:
        raise FilterError(
            tr("the regular expression is not understood: {reason}").format(reason=error)
        ) from None
    told = tr("matching /{pattern}/").format(pattern=_short(pattern))
    return Condition(pattern=pattern, told=told), text[end + 1 :]


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.compile(pattern, re.IGNORECASE)


def _value(text: str) -> float:
    """A number in any of the ways to write one; FilterError where it can be read in two."""
    plain = text.replace("−", "-").lstrip("+")
    marks = [sign for sign in plain if not sign.isdigit() and sign != "-"]
    last = marks[-1] if marks else ""
    decimal = last in (".", ",") and marks.count(last) == 1
    if decimal and len(marks) == 1:
        whole, _, rest = plain.partition(last)
        if len(rest) == 3 and whole.lstrip("-") != "0" and len(whole.lstrip("-")) <= 3:
            if last != group_separator():
                raise FilterError(_in_two_ways(text, whole, rest))
            decimal = False
    whole, _, rest = plain.rpartition(last) if decimal else (plain, "", "")
    digits = "".join(sign for sign in whole if sign.isdigit() or sign == "-")
    return float(f"{digits}.{rest or 0}")


def _in_two_ways(text: str, whole: str, rest: str) -> str:
    together = whole + rest
    return tr(
        "“{text}” can be {one} or {other}; write {one_plain} or {other_plain}"
    ).format(
        text=text, one=_told(float(together)), other=_told(float(f"{whole}.{rest}")),
        one_plain=together, other_plain=f"{whole}{decimal_mark()}{rest}0",
    )  # fmt: skip


def _told(value: float) -> str:
    """A number as it is shown."""
    whole, _, rest = f"{value:.6f}".rstrip("0").partition(".")
    return wording.number(int(whole + rest), 10 ** len(rest))


def _quoted(text: str) -> str:
    return tr("“{words}”").format(words=_short(text))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _no_numbers(kind: str) -> str:
    if kind == DAYS:
        return tr("this column holds days; compare with one, as in > 5 Feb 2025")
    return tr(
        "this column holds words, not numbers; to look for the signs themselves, put them in "
        "quotation marks, as in “>100”"
    )


def _narrowed(
    condition: Condition,
    rows: list[int],
    texts: Sequence[str],
    numbers: Sequence[float | None] | None,
    shown: Sequence[str],
    firsts: Sequence[float | None],
) -> list[int]:
    if condition.compares:
        return _between_ends(condition, rows, firsts or numbers or (), numbers or ())
    wanted = not condition.negated
    if condition.word is not None:
        word = condition.word
        if wanted:
            return [row for row in rows if word in texts[row]]
        return [row for row in rows if word not in texts[row]]
    if condition.whole is not None:
        line = f"\n{condition.whole}\n"
        return [row for row in rows if (line in f"\n{texts[row]}\n") == wanted]
    search, looked = _compiled(condition.pattern or "").search, shown or texts
    return [
        row
        for row in rows
        if any(search(line[:_LONGEST_SEARCHED]) for line in looked[row].split("\n")) == wanted
    ]


def _between_ends(
    term: Condition,
    rows: list[int],
    firsts: Sequence[float | None],
    lasts: Sequence[float | None],
) -> list[int]:
    """Those of the rows of which something lies between the ends."""
    if not lasts:
        return []
    low, high = term.low, term.high
    stated = [row for row in rows if lasts[row] is not None]
    inside = [
        row
        for row in stated
        if low <= lasts[row] and firsts[row] <= high  # type: ignore[operator]
    ]
    if term.low_open:
        inside = [row for row in inside if lasts[row] != low]
    if term.high_open:
        inside = [row for row in inside if firsts[row] != high]
    if not term.negated:
        return inside
    kept = set(inside)
    return [row for row in stated if row not in kept]
