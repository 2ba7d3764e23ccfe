"""Equipment: the core report's ten categories, and other reports beside them as columns."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Report
from kursk_viewer.dossier.series import comparable_claims
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence import figure
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class Column(Record):
    """One report as a column of the table."""

    report: str
    title: str
    heading: str
    core: bool


class Cell(Record):
    """One figure. `magnitude` sorts and sizes it and is None when nothing was stated; `share` is
    its size against the largest category of the column; `change` is against the report before."""

    claim: str = ""
    text: str = ""
    spoken: str = ""
    magnitude: float | None = None
    share: float | None = None
    change: str = ""
    fell: bool = False
    explanation: str = ""


class Row(Record):
    """One category; `cells` stand in the order of the page's columns."""

    measure: str
    label: str
    definition: str
    part_of: str
    unit: str
    cells: tuple[Cell, ...]


class Side(Record):
    """A choice of "whose losses": the party concerned, and who claims them."""

    about: str
    label: str


class EquipmentPage(Record):
    """The table, the reports that can become columns, and the sides that can be chosen."""

    title: str
    about: str
    sides: tuple[Side, ...]
    columns: tuple[Column, ...]
    available: tuple[Column, ...]
    rows: tuple[Row, ...]
    provenance: Provenance


def equipment(dossier: Dossier, about: str = "", reports: tuple[str, ...] | None = None) -> EquipmentPage:
    """The table for the losses of one party.

    `reports` names the columns; by default the core report, or where the party concerned is not
    its subject, the latest report. Columns stand in order of their as-of day.
    """
    claims = [c for c in comparable_claims(dossier) if dossier.measures[c.measure].group == "equipment"]
    sides = _sides(dossier, claims)
    about = about if any(side.about == about for side in sides) else sides[0].about if sides else ""
    mine = [claim for claim in claims if claim.about == about]
    by_report: dict[str, dict[str, Claim]] = {}
    for claim in mine:
        by_report.setdefault(claim.report, {})[claim.measure] = claim
    available = sorted((dossier.reports[name] for name in by_report), key=_report_day)
    shown = [report for report in available if report.id in reports] if reports is not None else []
    if not shown:
        shown = [report for report in available if report.core] or available[-1:]
    measures = [m for m in dossier.measures.values() if any(m.id in by_report[r.id] for r in shown)]
    peaks = {report.id: _peak(dossier, by_report[report.id]) for report in shown}
    rows = tuple(
        Row(
            measure=measure.id,
            label=measure.label,
            definition=measure.definition,
            part_of=measure.part_of,
            unit=measure.unit,
            cells=tuple(
                _cell(dossier, by_report, available, report, measure.id, peaks[report.id]) for report in shown
            ),
        )
        for measure in measures
    )
    return EquipmentPage(
        title=tr("Reported equipment losses: {party}").format(
            party=dossier.parties[about].name if about else tr("none")
        ),
        about=about,
        sides=sides,
        columns=tuple(_column(dossier, report) for report in shown),
        available=tuple(_column(dossier, report) for report in available),
        rows=rows,
        provenance=provenance(dossier),
    )


def _sides(dossier: Dossier, claims: list[Claim]) -> tuple[Side, ...]:
    claimants: dict[str, list[str]] = {}
    for claim in claims:
        party = dossier.claimant_of(claim)
        names = claimants.setdefault(claim.about, [])
        side = wording.side_of(party.side, party.state)
        if side not in names:
            names.append(side)
    core = [claim.about for claim in claims if dossier.is_core(claim)]
    order = sorted(claimants, key=lambda about: (about not in core, about))
    return tuple(
        Side(
            about=about,
            label=tr("{party}, as claimed by {claimants}").format(
                party=dossier.parties[about].name, claimants=wording.listed(claimants[about])
            ),
        )
        for about in order
    )


def _report_day(report: Report) -> tuple[int, str]:
    when = report.as_of or report.published
    return (when.last if when else 0, report.id)


def _peak(dossier: Dossier, claims: dict[str, Claim]) -> float:
    kinds = [c for m, c in claims.items() if m != "equipment-total"]
    return max((dossier.quantity_of(claim).magnitude or 0 for claim in kinds), default=0)


def _column(dossier: Dossier, report: Report) -> Column:
    claimant = dossier.parties[report.claimant]
    return Column(
        report=report.id,
        title=tr("{date}, {claimant}: {title}").format(
            date=wording.short_date(report.as_of), claimant=claimant.name, title=report.title
        ),
        heading=tr("{claimant}, {as_of}").format(
            claimant=claimant.name, as_of=wording.as_of(report.as_of, report.as_of_basis)
        ),
        core=report.core,
    )


def _cell(
    dossier: Dossier,
    by_report: dict[str, dict[str, Claim]],
    available: list[Report],
    report: Report,
    measure: str,
    peak: float,
) -> Cell:
    claim = by_report[report.id].get(measure)
    if claim is None:
        return Cell(text=tr("not stated"), spoken=tr("not stated"))
    value = dossier.quantity_of(claim)
    size = value.magnitude
    previous = _previous(dossier, by_report, available, claim)
    change, fell, explanation = "", False, ""
    if previous is not None:
        difference = q.subtract(value, dossier.quantity_of(previous))
        change = tr("{change} since {date}").format(
            change=wording.change(difference), date=wording.short_date(dossier.as_of(previous))
        )
        fell = difference is not None and (difference.value or 0) < 0
        explanation = _explanation(dossier, claim.id, previous.id) if fell else ""
    return Cell(
        claim=claim.id,
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[measure].unit),
        magnitude=size,
        share=size / peak if size is not None and peak and measure != "equipment-total" else None,
        change=change,
        fell=fell,
        explanation=explanation,
    )


def _previous(
    dossier: Dossier,
    by_report: dict[str, dict[str, Claim]],
    available: list[Report],
    claim: Claim,
) -> Claim | None:
    """The claim before this one on the same category by the same side and scope."""
    side, scope = dossier.claimant_of(claim).side, dossier.scope_of(claim)
    found = None
    for report in available:
        if report.id == claim.report:
            return found
        other = by_report[report.id].get(claim.measure)
        if other and dossier.claimant_of(other).side == side and dossier.scope_of(other) == scope:
            found = other
    return found


def _explanation(dossier: Dossier, claim: str, previous: str) -> str:
    for relation in dossier.related(claim):
        if previous in (relation.subject, relation.object):
            return relation.note
    return tr("The file gives no explanation for the fall.")
