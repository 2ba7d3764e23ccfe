"""What must hold of units: nothing that is counted one by one has fractions, no share is more than
the whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.fields import shortened
from kursk_viewer.dossier.model import Claim, Dossier, Measure
from kursk_viewer.dossier.parts import in_units
from kursk_viewer.dossier.tables import breach
from kursk_viewer.dossier.vocabulary import Group, Precision
from kursk_viewer.translation import tr

_MOST_PARTS = 1_000_000
"""Of a unit: no figure is read to more decimals."""
_WHOLES = {
    "%": 100, "percent": 100, "per cent": 100, "percentage": 100, "pct": 100,
    "‰": 1000, "permille": 1000, "per mille": 1000, "per mil": 1000,
}  # fmt: skip
"""Units of shares, with how many of them are the whole."""
_ADDED = "point"
"""What makes a difference of shares of their unit: “percentage points”."""
_NUMBERS = {
    "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_MULTIPLES = (*_NUMBERS, "percent", "cent", "tonne", "ton", "t", "kg", "km", "m", "litre", "barrel")
"""Words of units of which there is more or less than a whole one."""


def divisors_are_decimal(dossier: Dossier) -> Iterator[Fault]:
    """A figure in units of a measure has a decimal form that ends."""
    for measure in dossier.measures.values():
        rest = measure.divisor
        for factor in (2, 5):
            while rest % factor == 0:
                rest //= factor
        reason = ""
        if rest != 1:
            reason = tr("{divisor} gives endless decimals; use 10, 100 or the like").format(
                divisor=measure.divisor
            )
        elif measure.divisor > _MOST_PARTS:
            reason = tr("{divisor} is finer than any figure is read; use at most {limit}").format(
                divisor=measure.divisor, limit=_MOST_PARTS
            )
        if reason:
            yield breach("divisor", measure, "divisor", reason)


def people_are_whole(dossier: Dossier) -> Iterator[Fault]:
    """What is counted one by one has no fractions."""
    for measure in dossier.measures.values():
        if measure.divisor > 1 and measure.group != Group.TERRITORY and _breaks_up(measure):
            reason = tr(
                "“{unit}” are counted one by one, and 1/{divisor} of one is none; leave the "
                "divisor out, or name the unit, as “thousand {unit}”"
            ).format(unit=shortened(measure.unit), divisor=measure.divisor)
            yield breach("divisor", measure, "divisor", reason)


def _breaks_up(measure: Measure) -> bool:
    """Whether a part of the unit is less than one of what is counted."""
    unit = measure.unit.casefold().replace("%", " percent ").replace("‰", " percent ")
    words = [word.rstrip("s") for word in unit.split()]
    least = next((_NUMBERS[word] for word in words if word in _NUMBERS), 0)
    return least % measure.divisor > 0 if least else not any(word in _MULTIPLES for word in words)


def shares_are_of_a_whole(dossier: Dossier) -> Iterator[Fault]:
    """No share of an area, or of what contains it, is larger than the whole."""
    for claim in dossier.claims.values():
        measure = dossier.measure_of(claim)
        of_a_whole = measure.group == Group.TERRITORY or measure.part_of
        if of_a_whole and is_more_than_all(dossier, claim):
            most = max(dossier.quantity_of(claim).numbers)
            reason = tr("{number} {unit} are more than the whole; correct the number").format(
                number=in_units(most, measure.divisor), unit=shortened(measure.unit)
            )
            yield breach("share", claim, "value" if claim.high is None else "high", reason)


def is_more_than_all(dossier: Dossier, claim: Claim) -> bool:
    """Whether a claim gives a share that is more than the whole."""
    measure = dossier.measure_of(claim)
    whole = whole_of(measure.unit) * measure.divisor
    most = max(dossier.quantity_of(claim).numbers, default=0)
    return whole > 0 and (
        most > whole or (most == whole and claim.precision == Precision.MORE_THAN)
    )


def whole_of(unit: str) -> int:
    """How many of a unit of shares are the whole; 0 for all other units."""
    words = " ".join(unicodedata.normalize("NFKC", unit).casefold().replace(".", "").split())
    if _ADDED in words:
        return 0
    return next((n for name, n in _WHOLES.items() if f"{words} ".startswith(f"{name} ")), 0)
