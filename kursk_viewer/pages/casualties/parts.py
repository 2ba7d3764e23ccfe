"""What the views of casualties tell of one claim alike."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.sums import total
from kursk_viewer.pages import wording
from kursk_viewer.translation import ntr, tr


def selection(dossier: Dossier, claim_ids: tuple[str, ...]) -> str:
    """What several selected figures amount to: their sum, or why there is none."""
    figures = [name for name in claim_ids if dossier.quantity_of(dossier.claims[name]).numbers]
    if len(claim_ids) < 2:
        return ""
    counted = ntr("{count} figure", "{count} figures", len(figures)).format(
        count=wording.number(len(figures))
    )
    summed = total(dossier, tuple(figures))
    if summed.total is None:
        return " · ".join(filter(None, (counted, summed.reason.rstrip("."))))
    unit = dossier.measures[dossier.claims[figures[0]].measure].unit
    told = tr("sum {figure}").format(figure=wording.quantity(summed.total, unit))
    return f"{counted} · {told}"


def dated(when: Edtf | None, basis: str) -> str:
    """A date as a cell under a heading "As of" has it."""
    date = wording.short_date(when)
    if when is None or basis != "inferred":
        return date
    return tr("{date} ({basis})").format(date=date, basis=wording.word(basis))


def ends(value: q.Quantity) -> tuple[float | None, float | None]:
    """The ends of what was stated, None for one left open."""
    if not value.numbers:
        return None, None
    low, high = value.numbers[0] / value.divisor, value.numbers[-1] / value.divisor
    return (None if value.is_upper_bound else low), (None if value.is_lower_bound else high)
