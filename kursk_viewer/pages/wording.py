"""The only place where numbers, dates, qualifiers and closed vocabularies become text.

Digit groups and month names follow the language of the interface, not of the machine, so that
"39.900" never stands in an English sentence.
"""

from __future__ import annotations

from functools import cache, lru_cache

from kursk_viewer.dossier import dates
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Dossier, Party
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.vocabulary import (
    QUALIFIERS,
    AsOfBasis,
    DatePrecision,
    Precision,
    PublishedBasis,
    SideRole,
    Term,
    WhenBasis,
)
from kursk_viewer.lean import date as calendar
from kursk_viewer.translation import language, mark, ntr, pmark, ptr, tr

NO_BREAK_SPACE = "\u00a0"
ISOLATE, END_OF_ISOLATE = "\u2066", "\u2069"
_RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"),
                  ("\U00010800", "\U00010fff"), ("\U0001e800", "\U0001efff"))  # fmt: skip

_MONTHS = (
    pmark("month alone", "January"), pmark("month alone", "February"),
    pmark("month alone", "March"), pmark("month alone", "April"),
    pmark("month alone", "May"), pmark("month alone", "June"),
    pmark("month alone", "July"), pmark("month alone", "August"),
    pmark("month alone", "September"), pmark("month alone", "October"),
    pmark("month alone", "November"), pmark("month alone", "December"),
)  # fmt: skip
_MONTHS_OF_DAYS = (
    pmark("month after a day", "January"), pmark("month after a day", "February"),
    pmark("month after a day", "March"), pmark("month after a day", "April"),
    pmark("month after a day", "May"), pmark("month after a day", "June"),
    pmark("month after a day", "July"), pmark("month after a day", "August"),
    pmark("month after a day", "September"), pmark("month after a day", "October"),
    pmark("month after a day", "November"), pmark("month after a day", "December"),
)  # fmt: skip
_SHORT_MONTHS = (
    pmark("short month", "Jan"), pmark("short month", "Feb"),
    pmark("short month", "Mar"), pmark("short month", "Apr"),
    pmark("short month", "May"), pmark("short month", "Jun"),
    pmark("short month", "Jul"), pmark("short month", "Aug"),
    pmark("short month", "Sep"), pmark("short month", "Oct"),
    pmark("short month", "Nov"), pmark("short month", "Dec"),
)  # fmt: skip

_SYMBOLS = {
    Precision.EXACT: "{n}",
    Precision.ABOUT: "≈ {n}",
    Precision.MORE_THAN: "> {n}",
    Precision.AT_LEAST: "≥ {n}",
    Precision.UP_TO: "≤ {n}",
    Precision.AT_LEAST_ABOUT: "≥ ≈ {n}",
    Precision.UP_TO_ABOUT: "≤ ≈ {n}",
    Precision.RANGE: "{low}–{high}",
}


def word(term: Term | None) -> str:
    """The label of a word of a closed vocabulary; empty where the file has none."""
    return tr(term.label) if term is not None else ""


def basis(term: AsOfBasis | PublishedBasis | WhenBasis) -> str:
    """How a date is known; empty where the file does not record it."""
    return "" if term == AsOfBasis.NONE else word(term)


def side_of(dossier: Dossier, party: Party) -> str:
    """A party's side for the reader: the state where the side is only that of third states."""
    side = dossier.side_of(party)
    return party.state if side.role == SideRole.THIRD_STATE and party.state else side.label


def group_separator() -> str:
    """What stands between groups of three digits."""
    return ptr("separator of groups of three digits", ",")


def decimal_mark() -> str:
    """What stands before decimals."""
    return ptr("decimal mark", ".")


def number(value: int, divisor: int = 1) -> str:
    """A whole number in groups of three, with the decimals that the divisor leaves."""
    whole, rest = divmod(abs(value), divisor)
    digits = str(whole) if whole < 1000 else f"{whole:,}".replace(",", group_separator())
    if rest:
        digits += decimal_mark() + f"{rest / divisor:.12f}"[2:].rstrip("0")
    return f"−{digits}" if value < 0 else digits


def plain_number(value: int, divisor: int = 1) -> str:
    """A number as a program reads it: no groups, a point, a hyphen for minus."""
    return f"{value / divisor:.12f}".rstrip("0").rstrip(".") if divisor != 1 else str(value)


def portable_number(plain: str) -> str:
    """A plain number without its point, which not every spreadsheet takes for a decimal mark, and
    some for that of a date: `5.5` → `55E-1`."""
    whole, point, decimals = plain.partition(".")
    return f"{int(whole + decimals)}E-{len(decimals)}" if point else plain


def portable_date(plain: str) -> str:
    """An EDTF date that no spreadsheet takes for a day where it is a month or a year: `2024-12` →
    `2024-12-XX`."""
    parts = plain.split("-")
    if "/" in plain or not all(part.isdigit() for part in parts):
        return plain
    return "-".join([*parts, "XX", "XX"][:3])


def qualifier(value: Quantity) -> str:
    """The qualifier alone, in words: `about`, `more than`, `exact`, `range`, `not stated`."""
    words = {
        Precision.EXACT: tr("exact"),
        Precision.RANGE: tr("range"),
        Precision.NOT_STATED: tr(Precision.NOT_STATED.label),
    }
    known = words.get(value.precision)
    return known or tr(value.precision.label).replace("{n}", "").strip()


def form_of(precision: Precision, *, spoken: bool = False) -> str:
    """How figures of a precision are written, “n” for the number: `≈ n`, in words `about n`."""
    label = tr(precision.label)
    form = label if spoken else _SYMBOLS.get(precision) or label
    letters = {"n": tr("n"), "low": tr("n"), "high": tr("m")}
    return form.format_map(letters)


def quantity(value: Quantity, unit: str = "") -> str:
    """A figure with its qualifier as a symbol: `≈ 39,900`, `> 48,000`, `30,000–35,000`."""
    text = _figure(value, _SYMBOLS.get(value.precision) or tr(value.precision.label))
    if not unit or unit in _BARE_UNITS or _speaks_for_itself(value, unit):
        return text
    return f"{text} {tr(unit)}" if value.numbers or value.stated_as else text


def spoken(value: Quantity, unit: str = "") -> str:
    """A figure with its qualifier in words, as a screen reader or a sentence has it."""
    text = _figure(value, tr(value.precision.label))
    if not unit or not (value.numbers or value.stated_as) or _speaks_for_itself(value, unit):
        return text
    return f"{text} {_counted(unit, value)}"


def _speaks_for_itself(value: Quantity, unit: str) -> bool:
    """Whether words stand for a number that would need its unit: “one, effectively”, “about half”;
    an area in words is nothing without it."""
    return value.precision == Precision.NOT_STATED and (unit in _BARE_UNITS or unit == "%")


def is_bare(unit: str) -> bool:
    """Whether figures of this unit are written without it: the label names what is counted."""
    return unit in _BARE_UNITS


_BARE_UNITS = ("people", "items", "settlements", "brigades")


def _counted(unit: str, value: Quantity) -> str:
    count = 2 if value.value is None or value.divisor != 1 else value.value
    if unit == "people":
        return ntr("person", "people", count)
    if unit == "items":
        return ntr("item", "items", count)
    if unit == "settlements":
        return ntr("settlement", "settlements", count)
    if unit == "brigades":
        return ntr("brigade", "brigades", count)
    return tr(unit)


def _figure(value: Quantity, form: str) -> str:
    def n(digits: int) -> str:
        return number(digits, value.divisor)

    if value.precision == Precision.NOT_STATED:
        return (
            tr("“{words}”").format(words=value.stated_as) if value.stated_as else tr("not stated")
        )
    if value.precision == Precision.RANGE and value.low is not None and value.high is not None:
        return form.format(low=n(value.low), high=n(value.high))
    if value.value is None:
        return tr("not stated")
    return form.format(n=n(value.value))


_CHANGES = {
    (True, True): mark("at least {n} more"),
    (True, False): mark("at most {n} fewer"),
    (False, True): mark("at most {n} more"),
    (False, False): mark("at least {n} fewer"),
}
"""Of a bound on a change, by whether it is the lower one, and whether it is above nothing."""

_NO_CHANGES = {
    Precision.EXACT: mark("±0"),
    Precision.ABOUT: mark("no change beyond rounding"),
    Precision.MORE_THAN: mark("more, not stated by how much"),
    Precision.AT_LEAST: mark("the same or more"),
    Precision.UP_TO: mark("the same or fewer"),
    Precision.AT_LEAST_ABOUT: mark("about the same or more"),
    Precision.UP_TO_ABOUT: mark("about the same or fewer"),
}
"""What a difference of nothing says, by its precision."""


def change(value: Quantity) -> str:
    """A difference of two figures, signed; in words where it is a bound or nothing."""
    difference = value.value or 0
    if not difference:
        return tr(_NO_CHANGES[value.precision])
    size = number(abs(difference), value.divisor)
    sign = "+" if difference > 0 else "−"
    if value.is_lower_bound or value.is_upper_bound:
        if value.precision in (Precision.AT_LEAST_ABOUT, Precision.UP_TO_ABOUT):
            size = tr("about {n}").format(n=size)
        return tr(_CHANGES[value.is_lower_bound, difference > 0]).format(n=size)
    return f"{sign}{size}" if value.precision == Precision.EXACT else f"≈ {sign}{size}"


def no_change(after: Quantity, before: Quantity) -> str:
    """Why two figures have no difference, where `subtract` finds none."""
    if after.value is None or before.value is None:
        return tr("cannot be worked out: not both figures are single numbers")
    if after.divisor != before.divisor:
        return tr("cannot be worked out: the figures have different units")
    if after.is_lower_bound:
        return tr("cannot be worked out: both figures are minimums")
    return tr("cannot be worked out: both figures are maximums")


def date(when: Edtf | None) -> str:
    """A date as precise as stated: `5 February 2025`, `February 2025 (approximate)`."""
    return _date(when, language(), words=True)


def short_date(when: Edtf | None) -> str:
    """The same in little room: `5 Feb 2025`, `~ Feb 2025`."""
    return _date(when, language(), words=False)


def day(ordinal: int, *, with_year: bool = True) -> str:
    """A day number as a date."""
    moment = calendar.fromordinal(ordinal)
    if with_year:
        return _day(moment.day, moment.month, moment.year, words=False)
    name = ptr("short month", _SHORT_MONTHS[moment.month - 1])
    return ptr("day without a year", "{day} {month}").format(day=moment.day, month=name)


def month(year: int, number_of_month: int, *, with_year: bool) -> str:
    """A month as an axis names it."""
    if with_year:
        return _month(number_of_month, year, words=False)
    return ptr("short month", _SHORT_MONTHS[number_of_month - 1])


def _day(day: int, month: int, year: int, *, words: bool) -> str:
    if words:
        name = ptr("month after a day", _MONTHS_OF_DAYS[month - 1])
        form = ptr("day, with the month in full", "{day} {month} {year}")
    else:
        name = ptr("short month", _SHORT_MONTHS[month - 1])
        form = ptr("day, with the month in short", "{day} {month} {year}")
    return form.format(day=day, month=name, year=f"{year:04}")


def _month(month: int, year: int, *, words: bool) -> str:
    if words:
        name, form = ptr("month alone", _MONTHS[month - 1]), ptr("month in full", "{month} {year}")
    else:
        name = ptr("short month", _SHORT_MONTHS[month - 1])
        form = ptr("month in short", "{month} {year}")
    return form.format(month=name, year=f"{year:04}")


@lru_cache(maxsize=4096)
def _date(when: Edtf | None, shown_in: str, *, words: bool) -> str:
    if when is None:
        return tr("date not stated")
    if when.precision == DatePrecision.INTERVAL:
        ends = (dates.parse(end) for end in when.text.split("/"))
        return " – ".join(_date(end, shown_in, words=words) for end in ends)
    begin = when.start
    if when.precision == DatePrecision.YEAR:
        text = f"{begin.year:04}"
    elif when.precision == DatePrecision.MONTH:
        text = _month(begin.month, begin.year, words=words)
    else:
        text = _day(begin.day, begin.month, begin.year, words=words)
    if not when.qualified:
        return text
    if not words:
        text = f"~ {text}" if when.approximate else text
        return f"{text} (?)" if when.uncertain else text
    kinds = [tr("approximate")] if when.approximate else []
    kinds += [tr("uncertain")] if when.uncertain else []
    return tr("{date} ({kind})").format(date=text, kind=", ".join(kinds))


_PLAIN_BASES = frozenset(
    {
        WhenBasis.EVENT,
        AsOfBasis.TEXT,
        AsOfBasis.STATEMENT_DATE,
        AsOfBasis.NONE,
        PublishedBasis.PAGE,
    }
)
"""How most dates are known: a short form need not say it."""


def position(longitude_latitude: str) -> str:
    """A position of the file, “longitude, latitude”, as readers write it: `51.19° N, 35.27° E`."""
    longitude, latitude = (part.strip() for part in longitude_latitude.split(","))
    parts = (_degrees(latitude, tr("N"), tr("S")), _degrees(longitude, tr("E"), tr("W")))
    return ", ".join(parts)


def place(name: str, longitude_latitude: str) -> str:
    """A place with its position, where the file has one."""
    return bracketed(name, position(longitude_latitude)) if longitude_latitude else name


def _degrees(number: str, positive: str, negative: str) -> str:
    size = number.removeprefix("-")
    digits = size.replace(".", decimal_mark())
    if not float(size):
        return f"{digits}°"
    return f"{digits}° {negative if number.startswith('-') else positive}"


def dated(
    when: Edtf | None, basis: AsOfBasis | PublishedBasis | WhenBasis, *, full: bool = False
) -> str:
    """A date and how it is known, in one pair of brackets: `5 Feb 2025 (inferred)`.

    In full the month is written out and every basis named; in short only one that is not plain.
    """
    text = date(when) if full else short_date(when)
    if when is None or basis == AsOfBasis.NONE or (basis in _PLAIN_BASES and not full):
        return text
    return bracketed(text, word(basis))


def as_of(when: Edtf | None, basis: AsOfBasis) -> str:
    """`as of 5 Feb 2025 (inferred)`."""
    if when is None:
        return tr("as-of date not stated")
    return tr("as of {date}").format(date=dated(when, basis))


def bracketed(text: str, remark: str) -> str:
    """A remark in brackets behind a text; in its own brackets where it ends with some."""
    if text.endswith(")"):
        return tr("{text}; {remark})").format(text=text[:-1], remark=remark)
    return tr("{text} ({remark})").format(text=text, remark=remark)


def inner(label: str) -> str:
    """A label as it stands inside a sentence: `Area held by Ukraine` → `area held by Ukraine`."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def capital(sentence: str) -> str:
    """The sentence with a capital letter first, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def fingerprint(digest: str) -> str:
    """The first twelve digits of a sha256, enough to tell files apart by eye."""
    return digest[:12]


def listed(items: tuple[str, ...] | list[str]) -> str:
    """`a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return tr("{most} and {last}").format(most=", ".join(items[:-1]), last=items[-1])


def disclaimer() -> str:
    """The sentence that leaves the program with every figure, without its stop."""
    return tr("Every figure is somebody's claim; this dossier verifies none")


def one_party() -> str:
    """The same of a single party to the war."""
    return tr("Claimed by one party to the war; not independently verified")


def kept_together(text: str) -> str:
    """The same text with no-break spaces where a line must not end: between a qualifier, its number
    and the unit of this. Every other character stays as it is."""
    words = text.split(" ")
    bound: set[int] = set()
    for place in [place for place, word in enumerate(words) if word[:1] in _BOUND]:
        word, first = words[place], words[place][:1]
        if first in _FIGURE_BEGINS:
            begin = place
            while length := _length_of_qualifier(words, begin):
                bound.update(range(begin - length + 1, begin + 1))
                begin -= length
        elif first in _UNITS_KEPT and words[place - 1][-1:].isdigit():
            unit = _UNITS_KEPT[first]
            if word.startswith(unit) and not word.removeprefix(unit)[:1].isalnum():
                bound.add(place)
    if not bound:
        return text
    blanks = (NO_BREAK_SPACE if place in bound else " " for place in range(1, len(words)))
    return words[0] + "".join(map(str.__add__, blanks, words[1:]))


_UNITS = (
    mark("km²"),
    mark("%"),
    mark("people"),
    mark("items"),
    mark("settlements"),
    mark("brigades"),
)
"""What the shipped data count in, for translators."""
_UNITS_KEPT = {unit[:1]: unit for unit in ("km²", "%", tr("km²"))}
"""By their first letter."""

_SIGNS = tuple("≈<>≤≥~±−")
_FIGURE_BEGINS = frozenset("0123456789≈~+±−")
_BOUND = _FIGURE_BEGINS | _UNITS_KEPT.keys()
"""With what a word begins that a blank may bind to the one before."""


def _length_of_qualifier(words: list[str], end: int) -> int:
    """Of how many words the qualifier is that stands right before the word at `end`."""
    if not end:
        return 0
    last = words[end - 1]
    if last.endswith(_SIGNS):
        return 1
    if not last.lower().endswith(_ends_of_qualifiers(language())):
        return 0
    before = " ".join(words[max(0, end - _LONGEST_QUALIFIER) : end]).lower()
    for known in _qualifiers(language()):
        if before.endswith(known) and not before.removesuffix(known)[-1:].isalnum():
            return known.count(" ") + 1
    return 0


_LONGEST_QUALIFIER = 6
"""In words."""


@cache
def _qualifiers(_language: str) -> tuple[str, ...]:
    """The words that qualify a number, in the language shown and in sources, the longest first."""
    labels = [tr(term.label) for term in Precision if "{" in term.label]
    ours = {label.partition("{")[0].strip().lower() for label in labels}
    words = {*filter(None, ours), *(word for known in QUALIFIERS.values() for word in known)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def _ends_of_qualifiers(shown: str) -> tuple[str, ...]:
    """The last word of each, few of which a text holds before a figure."""
    return tuple({known.rpartition(" ")[2] for known in _qualifiers(shown)})


def isolated(text: str) -> str:
    """A text for the screen in which names written from right to left do not turn figures round:
    what stands between them is kept in the order in which it is read.

    For what is drawn only: a text that leaves the program keeps to the characters of the file.
    """
    if text.isascii() or not _runs_from_right(text):
        return text
    return "\n".join(map(_isolated_line, text.split("\n")))


def _isolated_line(line: str) -> str:
    parts: list[str] = []
    run: list[str] = []
    for word in (*line.split(" "), None):
        if word is not None and not _runs_from_right(word):
            run.append(word)
            continue
        if run:
            between = " ".join(run)
            figures = any(letter.isdigit() for letter in between)
            parts.append(f"{ISOLATE}{between}{END_OF_ISOLATE}" if figures else between)
            run = []
        if word is not None:
            parts.append(word)
    return " ".join(parts)


def _runs_from_right(text: str) -> bool:
    return any(
        first <= letter <= last
        for letter in set(text)
        if letter >= _RIGHT_TO_LEFT[0][0]
        for first, last in _RIGHT_TO_LEFT
    )
