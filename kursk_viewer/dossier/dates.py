"""Uncertain dates: the part of EDTF (ISO 8601-2) that the data file uses.

`2025-02-05`, `2025-02`, `2025`, each with an optional `~` (approximate), `?` (uncertain) or `%`
(both), and intervals `A/B` of two of these. Source: https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

from functools import lru_cache

from kursk_viewer.dossier.vocabulary import DatePrecision
from kursk_viewer.lean import date
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_BY_LENGTH = (DatePrecision.YEAR, DatePrecision.MONTH, DatePrecision.DAY)
_SIZES = ((4,), (4, 2), (4, 2, 2))
_QUALIFIERS = {"": (False, False), "~": (True, False), "?": (False, True), "%": (True, True)}


class Edtf(Record):
    """A date as precise as it was stated.

    `first` and `last` are proleptic Gregorian day numbers (`date.toordinal`) of the earliest and
    the latest day the expression covers.
    """

    text: str
    first: int
    last: int
    precision: DatePrecision
    approximate: bool
    uncertain: bool

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def qualified(self) -> bool:
        """Approximate, uncertain, or both."""
        return self.approximate or self.uncertain

    @property
    def start(self) -> date:
        """The earliest day."""
        return date.fromordinal(self.first)

    @property
    def end(self) -> date:
        """The latest day."""
        return date.fromordinal(self.last)


def in_time(when: Edtf | None) -> tuple[bool, int, int]:
    """What dates are sorted by: their first and their last day; no date comes after all others."""
    return when is None, when.first if when else 0, when.last if when else 0


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an expression of the subset.

    Raises ValueError with a sentence if it is none.
    """
    if "/" not in text:
        return _plain_day(text) or _single(text)
    begin, _, finish = text.partition("/")
    first, last = _single(begin), _single(finish)
    if last.last < first.first:
        raise ValueError(
            tr("the interval “{text}” ends before it begins; correct one end").format(text=text)
        )
    return Edtf(
        text=text,
        first=first.first,
        last=last.last,
        precision=DatePrecision.INTERVAL,
        approximate=first.approximate or last.approximate,
        uncertain=first.uncertain or last.uncertain,
    )


def _plain_day(text: str) -> Edtf | None:
    """What most dates are, read by the shortest way; None where the text is anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    if day.isoformat() != text:
        return None
    number = day.toordinal()
    return Edtf.trusted(
        {
            "text": text,
            "first": number,
            "last": number,
            "precision": DatePrecision.DAY,
            "approximate": False,
            "uncertain": False,
        }
    )


def _single(text: str) -> Edtf:
    qualifier = text[-1:] if text[-1:] in ("~", "?", "%") else ""
    parts = text.removesuffix(qualifier).split("-")
    digits = "".join(parts)
    if tuple(map(len, parts)) not in _SIZES or not (digits.isascii() and digits.isdigit()):
        raise ValueError(
            tr("“{text}” is not a date: write 2025, 2025-02 or 2025-02-05").format(
                text=_short(text)
            )
        )
    numbers = [int(part) for part in parts]
    try:
        first = date(*[*numbers, 1, 1][:3])
        last = first if len(numbers) == 3 else _end_of_period(numbers)
    except ValueError:
        raise ValueError(
            tr("“{text}” is not in the calendar; correct it").format(text=text)
        ) from None
    approximate, uncertain = _QUALIFIERS[qualifier]
    return Edtf(
        text=text,
        first=first.toordinal(),
        last=last.toordinal(),
        precision=_BY_LENGTH[len(numbers) - 1],
        approximate=approximate,
        uncertain=uncertain,
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


def _end_of_period(numbers: list[int]) -> date:
    year, month = numbers[0], numbers[1] if len(numbers) == 2 else 12
    if month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
