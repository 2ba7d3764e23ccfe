"""Every number of a text is the file's: with its own sign, or worked out in a way that is known.

What a number may be is written anew here from the JSON; the program is not asked.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]

NUMBER = re.compile(
    r"(?P<sign>(?:≈|(?<!\w)>|≥|≤|~|nearly|about|more than|at least|at most|up to)\s+)?"
    r"(?P<lower>\d[\d,]*(?:\.\d+)?)(?:(?:–| to )(?P<upper>\d[\d,]*(?:\.\d+)?))?"
)
SIGNS = {
    "exact": {""}, "about": {"≈", "about"}, "nearly": {"nearly"},
    "more_than": {">", "more than"}, "at_least": {"≥", "at least"}, "up_to": {"≤", "up to"},
}  # fmt: skip
_WRITTEN = (re.compile(r"\d+"), re.compile(r"\d[\d,]*(?:\.\d+)?"))


def plain(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def numbers_in(text: str) -> set[Fraction]:
    """The numbers that stand in a text, in parts and as a whole."""
    return {plain(found) for pattern in _WRITTEN for found in pattern.findall(text)}


class Numbers:
    """The numbers that pages of one file may show, and the signs that those of its claims have."""

    def __init__(self, pack: Row) -> None:
        rows: dict[str, list[Row]] = {r["name"]: r["data"] for r in pack["resources"]}
        measures = {row["id"]: row for row in rows["measures"]}
        self.signs: dict[Fraction, set[str]] = defaultdict(set)
        self.ranges: set[tuple[Fraction, Fraction]] = set()
        by_measure: dict[str, set[Fraction]] = defaultdict(set)
        for claim in rows["claims"]:
            divisor = measures[claim["measure"]].get("divisor", 1)
            ends = [Fraction(claim[k], divisor) for k in ("value", "low", "high") if k in claim]
            by_measure[claim["measure"]].update(ends)
            if claim["precision"] == "range":
                self.ranges.add((ends[0], ends[1]))
            for end in ends:
                self.signs[end] |= SIGNS.get(claim["precision"], set())
        self.given = {number for text in _texts(pack) for number in numbers_in(text)}
        self.given |= {Fraction(row["paragraph"]) for table in rows.values() for row in table
                       if "paragraph" in row}  # fmt: skip
        days = {day for text in _texts(pack) for day in _days(text)}
        self.spans = {abs((one - other).days) for one, other in itertools.combinations(days, 2)}
        for row in rows["events"]:
            for degrees in row.get("position", "").split(","):
                self.given |= {abs(round(Fraction(degrees), n)) for n in range(5) if degrees}
        self.worked_out = {
            abs(one - other)
            for numbers in by_measure.values()
            for one, other in itertools.permutations(numbers, 2)
        }
        self.records = sum(map(len, rows.values()))

    def unknown(self, text: str) -> Iterator[str]:
        """The numbers of a text that are none of these, each with what stands about it."""
        for found in NUMBER.finditer(text):
            sign = (found["sign"] or "").strip()
            ends = [plain(found[g]) for g in ("lower", "upper") if found[g]]
            if len(ends) == 2 and tuple(ends) in self.ranges:
                continue
            if text.startswith(" day", found.end()) and ends[-1] in self.spans:
                continue
            if not all(self._known(end, sign if len(ends) == 1 else "") for end in ends):
                yield text[max(0, found.start() - 60) : found.end() + 30]

    def _known(self, number: Fraction, sign: str) -> bool:
        if number in self.given or number in self.worked_out or number <= self.records:
            return True
        return sign in self.signs.get(number, ())


def _days(text: str) -> Iterator[date]:
    for found in _DAY.findall(text):
        with contextlib.suppress(ValueError):
            yield date.fromisoformat(found)


def _texts(value: object) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
