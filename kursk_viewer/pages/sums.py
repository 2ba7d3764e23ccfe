"""The never-add guard: whether figures may be summed, the reason when they may not, and what a
selection of figures amounts to."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Measure
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import figure
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr


class Sum(Record):
    """A total with its qualifier, or None and the reason for refusing it."""

    total: Quantity | None
    reason: str = ""


def total(dossier: Dossier, claim_ids: tuple[str, ...]) -> Sum:
    """Add the claims if they count disjoint parts of one whole in one report; else refuse.

    Never added: two parties concerned, a part and its whole, two scopes or first days, two reports
    (each counts from the start anew), kinds that are counted apart or share no whole. Fewer than
    two claims are no sum, and no reason is given. KeyError for an unknown id.
    """
    claims = [dossier.claims[name] for name in dict.fromkeys(claim_ids)]
    if len(claims) < 2:
        return Sum(total=None)
    reason = _refusal(dossier, claims)
    if reason:
        return Sum(total=None, reason=reason)
    result = q.add(*(dossier.quantity_of(claim) for claim in claims))
    if result is None:
        reason = tr("No sum: one figure is a minimum, another a maximum.")
        return Sum(total=None, reason=reason)
    return Sum(total=result)


def selected_figures(dossier: Dossier, claim_ids: tuple[str, ...]) -> str:
    """What several selected figures amount to: their sum, or why there is none, in one line."""
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
    amount = tr("sum {figure}").format(figure=wording.quantity(summed.total, unit))
    return f"{counted} · {amount}"


def selected_cells(dossier: Dossier, claim_ids: tuple[str, ...], cells: int) -> str:
    """What a selection of `cells` cells amounts to, over those of `claim_ids` that are numbers.

    One line, in which a reason comes last; where it was shortened, a second line tells it whole.
    """
    found = [dossier.claims[name] for name in dict.fromkeys(claim_ids)]
    sized = [(dossier.quantity_of(claim).magnitude, claim) for claim in found]
    numeric = [(size, claim) for size, claim in sized if size is not None]
    if cells < 2:
        return ""
    parts = [
        ntr("{cells} cells, {count} figure", "{cells} cells, {count} figures", len(numeric)).format(
            cells=wording.number(cells), count=wording.number(len(numeric))
        )
    ]
    if len(numeric) < 2:
        return parts[0]
    summed = total(dossier, tuple(claim.id for _, claim in numeric))
    if summed.total is not None:
        unit = dossier.measures[numeric[0][1].measure].unit
        parts.append(tr("sum {figure}").format(figure=wording.quantity(summed.total, unit)))
    least = min(numeric, key=lambda pair: pair[0])[1]
    most = max(numeric, key=lambda pair: pair[0])[1]
    parts.append(tr("lowest {figure}").format(figure=figure(dossier, least)))
    parts.append(tr("highest {figure}").format(figure=figure(dossier, most)))
    if summed.total is not None:
        return " · ".join(parts)
    reason, _, details = summed.reason.partition(" (")
    line = " · ".join([*parts, reason.rstrip(".")])
    return f"{line}\n{summed.reason}" if details else line


def _refusal(dossier: Dossier, claims: list[Claim]) -> str:
    parties = {dossier.parties[claim.about].name for claim in claims}
    if len({claim.about for claim in claims}) > 1:
        return tr("No sum: these are losses of different forces ({parties}).").format(
            parties=", ".join(sorted(parties))
        )
    measures = {claim.measure: dossier.measure_of(claim) for claim in claims}
    twice = _counted_twice(dossier, claims, measures)
    if twice:
        part, whole = twice
        return tr("No sum: {part} is part of {whole} and would count twice.").format(
            part=wording.inner(part.label), whole=wording.inner(whole.label)
        )
    if len({dossier.scope_of(claim).id for claim in claims}) > 1:
        return tr("No sum: the figures differ in scope.")
    if len({report for claim in claims for report in _reports(dossier, claim)}) > 1:
        return tr("No sum: running totals of different reports count the same losses again.")
    if len({dossier.counts_from(claim) for claim in claims}) > 1:
        return tr("No sum: the figures count from different days.")
    if len(measures) < len(claims):
        return tr("No sum: the report states the same kind more than once.")
    wholes = {measure.part_of for measure in measures.values()}
    apart = any(measure.counted_apart for measure in measures.values())
    if apart or len(wholes) > 1 or "" in wholes:
        kinds = [wording.inner(measure.label) for measure in measures.values()]
        listed = ", ".join(kinds[:4]) + ("…" if len(kinds) > 4 else "")
        return tr("No sum: these are different kinds ({kinds}).").format(kinds=listed)
    return ""


def _counted_twice(
    dossier: Dossier, claims: list[Claim], measures: dict[str, Measure]
) -> tuple[Measure, Measure] | None:
    """A part and its whole among the claims, by the vocabulary or by what a claim counts in."""
    for measure in measures.values():
        for whole in _wholes(dossier, measure):
            if whole in measures:
                return measure, measures[whole]
    for claim in claims:
        for part in claim.includes:
            if part in measures and part != claim.measure:
                return measures[part], measures[claim.measure]
    return None


def _wholes(dossier: Dossier, measure: Measure) -> Iterator[str]:
    seen: set[str] = set()
    whole = measure.part_of
    while whole and whole not in seen:
        yield whole
        seen.add(whole)
        whole = dossier.measures[whole].part_of if whole in dossier.measures else ""


def _reports(dossier: Dossier, claim: Claim) -> set[str]:
    """The reports a figure rests on: its own, or those of the figures it is worked out from."""
    inputs = [dossier.claims.get(name) for name in q.formula_inputs(claim.formula)]
    return {source.report for source in inputs if source is not None} or {claim.report}
