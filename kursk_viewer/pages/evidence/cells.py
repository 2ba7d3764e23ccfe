"""What stands behind a cell that is no claim: a change between two reports, or nothing stated."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.pages import wording
from kursk_viewer.pages.equipment import cell_place, change_of, place_of
from kursk_viewer.pages.evidence.sections import (
    Entry,
    EvidencePage,
    Section,
    dates,
    day,
    notes,
    section,
    speaker,
    titled,
)
from kursk_viewer.pages.naming import figure
from kursk_viewer.translation import tr


def cell_evidence(dossier: Dossier, name: str) -> EvidencePage | None:
    """The page of the cell of this name, or None when there is none."""
    place = cell_place(dossier, name)
    if place is None:
        return None
    _kind, *rest = name.split(" ")
    if len(rest) == 1:
        return _change(dossier, dossier.claims[rest[0]])
    return _absent(dossier, *rest[:3])


def _change(dossier: Dossier, claim: Claim) -> EvidencePage:
    label = dossier.measure_of(claim).label
    compared = change_of(dossier, claim)
    entries = [titled(dossier, claim.id, tr("This report"))]
    if compared is None:
        return EvidencePage(
            record="", kind=tr("Change between two reports"), title=label,
            figure=tr("no earlier figure"),
            sentence=tr("The file has no earlier figure of the same side."),
            sections=(Section(title=tr("The figure"), entries=tuple(entries)),),
        )  # fmt: skip
    previous, cell = compared
    entries.append(titled(dossier, previous.id, tr("The report before")))
    if cell.difference_size is not None:
        formula = tr("{figure} − {before} = {difference}").format(
            figure=figure(dossier, claim), before=figure(dossier, previous),
            difference=cell.difference,
        )  # fmt: skip
        entries.insert(0, Entry(label=tr("Formula"), text=formula))
    return EvidencePage(
        record="",
        kind=tr("Change between two reports"),
        title=tr("{label}: {before} → {date}").format(
            label=label, before=cell.since, date=wording.short_date(dossier.as_of(claim))
        ),
        figure=cell.difference,
        sentence=tr("Losses of {about}, from two reports.").format(
            about=dossier.parties[claim.about].name
        ),
        warning=tr("Calculated here from claims; no source states it."),
        sections=(
            Section(title=tr("How it was calculated"), entries=tuple(entries)),
            *section(tr("Notes"), notes((tr("What the file says of it"), cell.explanation))),
        ),
    )


def _absent(dossier: Dossier, report_id: str, about: str, measure_id: str) -> EvidencePage:
    report, measure = dossier.reports[report_id], dossier.measures[measure_id]
    others = [
        titled(dossier, claim.id, wording.short_date(dossier.as_of(claim)))
        for claim in dossier.claims.values()
        if (claim.about, claim.measure) == (about, measure_id)
        if place_of(dossier, claim.id) is not None and claim.report != report_id
    ]
    return EvidencePage(
        record="",
        kind=tr("Not stated"),
        title=measure.label,
        sentence=tr("This report does not state {category}.").format(
            category=wording.inner(measure.label)
        ),
        sections=(
            Section(
                title=tr("The report"),
                entries=(
                    speaker(dossier, tr("Claimant"), dossier.parties[report.claimant]),
                    Entry(label=tr("About"), text=dossier.parties[about].name, record=about),
                    Entry(label=tr("Report"), text=report.title, record=report.id),
                    day(report, report.as_of),
                    *dates(report, report.as_of),
                    Entry(label=tr("Measure"), text=measure.label, record=measure.id),
                ),
            ),
            *section(tr("Where it is stated"), others),
        ),
    )
