"""What the views of casualties tell of one claim alike."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.vocabulary import AsOfBasis
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr


def dated(when: Edtf | None, basis: AsOfBasis) -> str:
    """A date as a cell under a heading "As of" has it."""
    date = wording.short_date(when)
    if when is None or basis != AsOfBasis.INFERRED:
        return date
    return tr("{date} ({basis})").format(date=date, basis=wording.word(basis))


def ends(value: q.Quantity) -> tuple[float | None, float | None]:
    """The ends of what was stated, None for one left open."""
    if not value.numbers:
        return None, None
    low, high = value.numbers[0] / value.divisor, value.numbers[-1] / value.divisor
    return (None if value.is_upper_bound else low), (None if value.is_lower_bound else high)
