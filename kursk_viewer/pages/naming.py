"""Short names of records, for headings, lists, links and sentences."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation, Source, Statement
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr


def title_of(dossier: Dossier, record_id: str) -> str:
    """A short name of any record, for lists and links."""
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        return tr("{figure} {measure}, {claimant}, {date}").format(
            figure=figure(dossier, record),
            measure=wording.inner(label_of(dossier, record)),
            claimant=dossier.claimant_of(record).name,
            date=wording.short_date(dossier.as_of(record)),
        )
    if isinstance(record, Statement):
        return record.text
    if isinstance(record, Event):
        return f"{wording.short_date(record.when)}: {record.title}"
    if isinstance(record, Source):
        return f"{record.publisher}: {record.title}"
    if isinstance(record, Relation):
        return record.note or wording.word(record.kind)
    for field in ("title", "label", "name", "text"):
        if record is not None and field in record._fields:
            return str(getattr(record, field))
    return record_id


def figure(dossier: Dossier, claim: Claim) -> str:
    """A claim's figure with its qualifier and, where it is not plain to see, its unit."""
    return wording.quantity(dossier.quantity_of(claim), dossier.measures[claim.measure].unit)


def label_of(dossier: Dossier, claim: Claim) -> str:
    """What a claim counts; a derived value is marked as such wherever it is named."""
    label = dossier.measures[claim.measure].label
    return tr("{label} (derived)").format(label=label) if claim.status == "derived" else label


def claim_sentence(dossier: Dossier, claim: Claim) -> str:
    """One attributed sentence that can stand alone."""
    measure = dossier.measures[claim.measure]
    report = dossier.report_of(claim)
    counted = wording.inner(measure.label)
    if measure.group != "territory":
        counted = tr("{label} ({about})").format(
            label=counted, about=dossier.parties[claim.about].name
        )
    if claim.worded_as:
        counted = tr("{counted}, worded as “{words}”").format(
            counted=counted, words=claim.worded_as
        )
    if claim.status == "derived":
        form = tr(
            "Worked out for this dossier, not stated by anyone: {counted}, {figure}, {as_of}."
        )
    else:
        form = tr("{claimant} claimed, {as_of}: {counted}, {figure}.")
    return form.format(
        claimant=dossier.claimant_of(claim).name,
        as_of=wording.as_of(report.as_of, report.as_of_basis),
        counted=counted,
        figure=wording.spoken(dossier.quantity_of(claim), measure.unit),
    )
