"""Dates as readers write them, which is as the program prints them and in the usual other ways."""

from __future__ import annotations

import re

from kursk_viewer.dossier.dates import parse
from kursk_viewer.pages import wording
from kursk_viewer.pages.finding import MONTHS, PLAIN
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.dossier.dates import Edtf

_BETWEEN = re.compile(r"\s*[–—/]\s*|\s+(?:-|to)\s+|\s*\.\.\s*|(?<=^\d)-|(?<=^\d\d)-")
_BEFORE = re.compile(r"^(?:[~≈]|ca?\.)\s*")
_AFTER = re.compile(r"\s*(?:\(\?\)|\?|\((?P<told>[^()]*)\))$")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"(0?[1-9]|1[0-2])\.([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERIC = re.compile(r"\s*[0-9]{1,4}\s*([./-])\s*[0-9]{1,2}\s*\1\s*[0-9]{1,4}\s*")
_SUFFIXES = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}


def date_of(text: str) -> Edtf:
    """The date or the stretch of time that a text is.

    Raises ValueError with a sentence that names the forms if it is none.
    """
    text = text.strip()
    for words in (text, _in_english(text)):
        ends = _BETWEEN.split(words)
        try:
            if len(ends) == 2 and all(ends):
                finish = _edtf(ends[1])
                return parse(f"{_edtf(_completed(ends[0], finish))}/{finish}")
            return parse(_edtf(words))
        except _NoDateError:
            continue
    raise ValueError(_forms(text))


def plainly(text: str) -> str:
    """A text that is one date in the form of the file, which every find field knows; any other as
    it is."""
    try:
        return date_of(text).text.rstrip("~?%") if any(map(str.isdigit, text)) else text
    except ValueError:
        return text


def date_advice(text: str) -> str:
    """How dates are written, as a sentence, where a text seems to be one that is not understood;
    else nothing."""
    english = _in_english(text)
    seems = _NUMERIC.fullmatch(text) or (
        any(letter.isdigit() for letter in text)
        and any(_month(word) for word in _WORD.findall(english))
        and len(text.split()) <= 4
    )
    if not seems:
        return ""
    try:
        date_of(text)
    except ValueError as error:
        return str(error)
    return ""


class _NoDateError(ValueError):
    """A text is no date in any form."""


def _edtf(text: str) -> str:
    """One date in the file's own form; what is not in the calendar comes out as it is."""
    bare, approximate = _BEFORE.subn("", text)
    told = _AFTER.search(bare)
    bare = _ORDINAL.sub("", _AFTER.sub("", bare))
    in_words = (told["told"] or "") if told else ""
    suffix = _SUFFIXES[
        bool(approximate) or tr("approximate") in in_words,
        bool(told) and (not in_words or tr("uncertain") in in_words),
    ]
    of_month, year_first = _MONTH_OF_YEAR.fullmatch(bare), _YEAR_FIRST.fullmatch(bare)
    if of_month:
        return f"{of_month[2]}-{int(of_month[1]):02}{suffix}"
    if year_first:
        numbers = [number.zfill(2) for number in year_first.groups() if number]
        return "-".join(numbers) + suffix
    *day, month, year = ["", "", *PLAIN.text(bare).split("_")]
    if not month and len(year) == 4 and year.isascii() and year.isdigit():
        return year + suffix
    if month in MONTHS and len(year) == 4:
        numbers = [year, f"{MONTHS.index(month) + 1:02}", *filter(None, day)]
        return "-".join(numbers) + suffix
    try:
        return parse(bare).text
    except ValueError:
        raise _NoDateError(text) from None


def _completed(begin: str, finish: str) -> str:
    """The first end of a stretch of time, with the month and the year of the last where it has
    none: `5` and `6 Aug` before 7 Aug 2024."""
    year, month = [*finish.rstrip("~?%").split("-"), ""][:2]
    if month and begin.isdigit() and len(begin) < 3:
        return f"{year}-{month}-{begin}"
    return begin if re.search("[0-9]{4}", begin) else f"{begin} {year}"


def _in_english(text: str) -> str:
    """A text with the months of the interface's language by their names in the plain one, and
    without words that the language puts to every date."""
    known: dict[str, int | None] = {}
    for month in range(1, 13):
        printed = (
            wording.month(2025, month, with_year=False),
            wording.date(parse(f"2025-{month:02}")),
            wording.date(parse(f"2025-{month:02}-05")),
        )
        for word in {w.casefold() for form in printed for w in _WORD.findall(form)}:
            known[word] = None if word in known else month

    def named(word: re.Match[str]) -> str:
        month = known.get(word[0].casefold(), 0)
        return "" if month is None else MONTHS[month - 1] if month else word[0]

    return _WORD.sub(named, text).strip()


def _month(word: str) -> bool:
    folded = word.casefold()
    return len(folded) >= 3 and any(name.startswith(folded) for name in MONTHS)


def _forms(text: str) -> str:
    day, month = wording.short_date(parse("2025-02-05")), wording.short_date(parse("2025-02"))
    stretch = wording.short_date(parse("2025-02/2025-03"))
    return tr(
        "“{text}” is not a date that is understood: write {day}, {month}, 2025, 2025-02-05, "
        "05.02.2025 or {stretch}"
    ).format(text=text if len(text) <= 40 else text[:40] + "…", day=day, month=month,
             stretch=stretch)  # fmt: skip
