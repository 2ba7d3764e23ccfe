"""The never-add guard: whether figures may be summed, and the reason when they may not."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class Sum(Record):
    """A total with its qualifier, or None and the reason for refusing it."""

    total: Quantity | None
    reason: str = ""


def total(dossier: Dossier, claim_ids: tuple[str, ...]) -> Sum:
    """Add the claims if they count disjoint parts of one whole in one report; else refuse.

    Never added: two sides, two reports (each counts from the start anew), two scopes, a part and
    its whole, kinds that are counted apart.
    """
    claims = [dossier.claims[name] for name in dict.fromkeys(claim_ids)]
    if len(claims) < 2:
        return Sum(total=None)
    reason = _refusal(dossier, claims)
    if reason:
        return Sum(total=None, reason=reason)
    result: Quantity | None = dossier.quantity_of(claims[0])
    for claim in claims[1:]:
        result = q.add(result, dossier.quantity_of(claim)) if result else None
    if result is None:
        return Sum(total=None, reason=tr("No sum: the qualifiers leave nothing that could be stated."))
    return Sum(total=result)


def _refusal(dossier: Dossier, claims: list[Claim]) -> str:
    if len({claim.about for claim in claims}) > 1:
        names = sorted({dossier.parties[claim.about].name for claim in claims})
        return tr("No sum: losses of {parties} are not added.").format(parties=", ".join(names))
    measures = [dossier.measures[claim.measure] for claim in claims]
    for measure in measures:
        ancestor = measure.part_of
        while ancestor:
            whole = next((other for other in measures if other.id == ancestor), None)
            if whole is not None:
                return tr("No sum: {part} is part of {whole} and would count twice.").format(
                    part=measure.label.lower(), whole=whole.label.lower()
                )
            ancestor = dossier.measures[ancestor].part_of
    if len({dossier.scope_of(claim).id for claim in claims}) > 1:
        return tr("No sum: the figures differ in scope.")
    reports = {claim.report for claim in claims if claim.status != "derived"}
    if len({measure.id for measure in measures}) < len(measures) or len(reports) > 1:
        return tr("No sum: running totals of different reports count the same losses again.")
    if len({measure.part_of for measure in measures}) > 1 or any(m.counted_apart for m in measures):
        kinds = ", ".join(measure.label.lower() for measure in measures[:4])
        return tr("No sum: different kinds are counted apart ({kinds}).").format(kinds=kinds)
    return ""
