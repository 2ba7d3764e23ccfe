"""The evidence behind one record: whose claim it is, how exact, from where, and what disputes it."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import (
    Claim, Dossier, Event, Gap, Measure, Party, Relation, Report, Source, Statement,
)  # fmt: skip
from kursk_viewer.pages import wording
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr


class Entry(Record):
    """One line: what is told, the text, the record it leads to, and the address to copy or open."""

    label: str
    text: str
    record: str = ""
    address: str = ""


class Section(Record):
    """Lines that belong together."""

    title: str
    entries: tuple[Entry, ...]


class EvidencePage(Record):
    """All that the file knows of one record. `figure` is empty unless the record is a number."""

    record: str
    kind: str
    title: str
    figure: str
    sentence: str
    warning: str
    sections: tuple[Section, ...]


def evidence(dossier: Dossier, record_id: str) -> EvidencePage | None:
    """The page for any record id, or None when the dossier has no such record."""
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        return _claim(dossier, record)
    if isinstance(record, Statement):
        return _statement(dossier, record)
    if isinstance(record, Event):
        return _event(dossier, record)
    if isinstance(record, Report):
        return _report(dossier, record)
    if isinstance(record, Source):
        return _source(dossier, record)
    if isinstance(record, Measure):
        return _measure(dossier, record)
    if isinstance(record, Party):
        return _party(dossier, record)
    if isinstance(record, Relation):
        return _relation(dossier, record)
    if isinstance(record, Gap):
        return EvidencePage(
            record=record.id, kind=tr("Not said"), title=tr("What the file does not say"),
            figure="", sentence=record.text, warning="", sections=(),
        )  # fmt: skip
    return None


def title_of(dossier: Dossier, record_id: str) -> str:
    """A short name of any record, for lists and links."""
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        return tr("{figure} {measure}, {claimant}, {date}").format(
            figure=figure(dossier, record),
            measure=label_of(dossier, record).lower(),
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
        return record.note
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
    spoken = wording.spoken(dossier.quantity_of(claim), measure.unit)
    if claim.status == "derived":
        form = tr("Worked out for this dossier, not stated by anyone: {label} of {about}, {figure}, {as_of}.")
    else:
        form = tr("{claimant} claimed, {as_of}: {label} of {about}, {figure}.")
    return form.format(
        claimant=dossier.claimant_of(claim).name,
        as_of=wording.as_of(report.as_of, report.as_of_basis),
        label=measure.label.lower(),
        about=dossier.parties[claim.about].name,
        figure=spoken,
    )


def _claim(dossier: Dossier, claim: Claim) -> EvidencePage:
    measure, report = dossier.measures[claim.measure], dossier.report_of(claim)
    claimant, scope = dossier.claimant_of(claim), dossier.scope_of(claim)
    document = dossier.core_document
    said = [
        Entry(
            label=tr("Claimant"),
            text=f"{claimant.name} ({wording.side_of(claimant.side, claimant.state)})",
            record=claimant.id,
        ),
        Entry(label=tr("About"), text=dossier.parties[claim.about].name, record=claim.about),
        Entry(label=tr("Measure"), text=measure.label, record=measure.id),
        Entry(label=tr("Exactness"), text=_exactness(dossier, claim)),
    ]
    if claim.status != "derived":
        said.append(Entry(label=tr("Attribution"), text=wording.word(claim.attribution)))
    if claim.status not in ("claimed",):
        said.append(Entry(label=tr("Status"), text=wording.word(claim.status)))
    if claim.includes:
        parts = [dossier.measures[name].label.lower() if name in dossier.measures else name for name in claim.includes]
        said.append(Entry(label=tr("Counts in"), text=wording.listed(parts)))
    elif claim.measure == "casualties":
        said.append(Entry(label=tr("Counts in"), text=tr("not stated")))
    frame = [
        Entry(label=tr("Scope"), text=scope.label),
        Entry(label=tr("Counted from"), text=wording.date(dossier.counts_from(claim))),
        *_dates(report),
        Entry(label=tr("Report"), text=report.title, record=report.id),
    ]
    if claim.paragraph is not None and document is not None:
        frame.append(
            Entry(
                label=tr("Place"),
                text=tr("paragraph {number} of the core document").format(number=claim.paragraph),
                record=document.source,
            )
        )
    sections = [
        Section(title=tr("The claim"), entries=tuple(said)),
        Section(title=tr("Time and scope"), entries=tuple(frame)),
    ]
    if claim.formula:
        sections.append(_derivation(dossier, claim))
    sections += _notes((tr("Note"), claim.note), (tr("Other sources"), claim.context), (tr("Chart"), claim.off_series))
    sections += _bearing(dossier, claim.id)
    sections += _sources(dossier, claim.sources)
    return EvidencePage(
        record=claim.id,
        kind=tr("Derived value") if claim.formula else tr("Claim"),
        title=label_of(dossier, claim),
        figure=figure(dossier, claim),
        sentence=claim_sentence(dossier, claim),
        warning=_warning(dossier, claim),
        sections=tuple(sections),
    )


def _warning(dossier: Dossier, claim: Claim) -> str:
    side = dossier.claimant_of(claim).kind
    if claim.status == "derived":
        return tr("Worked out from claims; nobody stated it. Not independently verified.")
    if side == "belligerent":
        return wording.disclaimer()[0].upper() + wording.disclaimer()[1:] + "."
    return tr("Not independently verified.")


def _exactness(dossier: Dossier, claim: Claim) -> str:
    text = wording.spoken(dossier.quantity_of(claim), dossier.measures[claim.measure].unit)
    if claim.stated_as and claim.precision != q.NOT_STATED:
        return tr("{figure}; the source says “{words}”").format(figure=text, words=claim.stated_as)
    if claim.precision == q.NOT_STATED:
        return tr("given in words only: {figure}").format(figure=text)
    if claim.precision == q.EXACT:
        return tr("{figure}, given without a qualifying word").format(figure=text)
    return text


def _dates(report: Report) -> list[Entry]:
    entries = [
        Entry(
            label=tr("As of"),
            text=tr("{date} ({basis})").format(
                date=wording.date(report.as_of),
                basis=tr("no basis") if report.as_of_basis == "none" else wording.word(report.as_of_basis),
            ),
        ),
        Entry(
            label=tr("Published"),
            text=wording.date(report.published)
            if report.published_basis == "none"
            else tr("{date} ({basis})").format(
                date=wording.date(report.published), basis=wording.word(report.published_basis)
            ),
        ),
    ]
    if report.as_of_note:
        entries.append(Entry(label=tr("How we know"), text=report.as_of_note))
    if report.period:
        entries.append(Entry(label=tr("Period as worded"), text=report.period))
    return entries


def _derivation(dossier: Dossier, claim: Claim) -> Section:
    inputs = q.formula_inputs(claim.formula)
    readable = claim.formula
    for name in inputs:
        readable = readable.replace(name, figure(dossier, dossier.claims[name]))
    entries = [Entry(label=tr("Formula"), text=f"{readable.replace(' - ', ' − ')} = {figure(dossier, claim)}")]
    entries += [
        Entry(label=tr("Input"), text=title_of(dossier, name), record=name) for name in inputs
    ]
    return Section(title=tr("How it was worked out"), entries=tuple(entries))


def _notes(*notes: tuple[str, str]) -> list[Section]:
    entries = tuple(Entry(label=label, text=text) for label, text in notes if text)
    return [Section(title=tr("Notes"), entries=entries)] if entries else []


def _bearing(dossier: Dossier, record_id: str) -> list[Section]:
    entries = []
    for relation in dossier.related(record_id):
        subject = relation.subject == record_id
        other = relation.object if subject else relation.subject
        kind = relation.kind if subject or relation.kind == "contradicts" else f"{relation.kind} (passive)"
        label = _PASSIVE.get(kind) or wording.word(relation.kind)
        entries.append(Entry(label=tr(label), text=title_of(dossier, other), record=other))
        if relation.note:
            entries.append(Entry(label="", text=relation.note))
    uses = _uses(dossier, record_id)
    sections = [Section(title=tr("What bears on it"), entries=tuple(entries))] if entries else []
    if uses:
        sections.append(Section(title=tr("Used by"), entries=uses))
    return sections


_PASSIVE = {
    "supersedes (passive)": "superseded by",
    "refines (passive)": "refined by",
    "explains (passive)": "explained by",
    "breaks_series (passive)": "series broken by",
}


def _uses(dossier: Dossier, record_id: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(label=tr("Derived value"), text=title_of(dossier, claim.id), record=claim.id)
        for claim in dossier.claims.values()
        if claim.formula and record_id in q.formula_inputs(claim.formula)
    )


def _sources(dossier: Dossier, ids: tuple[str, ...]) -> list[Section]:
    if not ids:
        return []
    sources = [dossier.sources[name] for name in ids]
    outlets = len({source.outlet for source in sources})
    if outlets == 1:
        standing = tr("One outlet; nothing else in the file relays it.")
    else:
        standing = tr("{count} outlets; they may relay one statement, which is no corroboration.").format(count=outlets)
    entries = [Entry(label=tr("Standing"), text=standing)]
    entries += [_source_entry(source) for source in sources]
    title = ntr("Source", "Sources", len(sources))
    return [Section(title=title, entries=tuple(entries))]


def _source_entry(source: Source) -> Entry:
    kind = wording.word(source.kind)
    if source.state:
        kind = f"{kind}, {source.state}"
    published = wording.short_date(source.published)
    if source.published_basis not in ("none", "page"):
        published += f" ({wording.word(source.published_basis)})"
    return Entry(
        label=source.publisher,
        text=f"{source.title} · {published} · {kind}",
        record=source.id,
        address=source.address,
    )


def _statement(dossier: Dossier, statement: Statement) -> EvidencePage:
    report = dossier.report_of(statement)
    speaker = dossier.parties.get(statement.said_by) or dossier.parties[report.claimant]
    entries = [
        Entry(label=tr("Said by"), text=f"{speaker.name} ({wording.side_of(speaker.side, speaker.state)})", record=speaker.id),
        Entry(label=tr("Attribution"), text=wording.word(statement.attribution)),
        Entry(label=tr("Status"), text=wording.word(statement.status)),
        Entry(label=tr("Report"), text=report.title, record=report.id),
    ]
    if statement.paragraph:
        entries.append(Entry(label=tr("Place"), text=tr("paragraph {number} of the core document").format(number=statement.paragraph)))
    entries += _dates(report)
    return EvidencePage(
        record=statement.id, kind=tr("Statement"), title=tr("Statement, paraphrased"), figure="",
        sentence=statement.text, warning=tr("Not independently verified."),
        sections=(
            Section(title=tr("The statement"), entries=tuple(entries)),
            *_bearing(dossier, statement.id),
            *_sources(dossier, statement.sources),
        ),
    )  # fmt: skip


def _event(dossier: Dossier, event: Event) -> EvidencePage:
    entries = [
        Entry(label=tr("When"), text=tr("{date} ({basis})").format(date=wording.date(event.when), basis=wording.word(event.when_basis)))
    ]
    if event.reported:
        entries.append(Entry(label=tr("Reported"), text=wording.date(event.reported)))
    entries.append(Entry(label=tr("Category"), text=wording.word(event.category)))
    for party_id in event.said_by:
        party = dossier.parties[party_id]
        entries.append(Entry(label=tr("Said by"), text=f"{party.name} ({wording.side_of(party.side, party.state)})", record=party_id))
    if event.disputed_by:
        entries.append(Entry(label=tr("Disputed by"), text=event.disputed_by))
    if event.place:
        entries.append(Entry(label=tr("Place"), text=f"{event.place} ({event.position})" if event.position else event.place))
    if event.paragraph:
        entries.append(Entry(label=tr("Core document"), text=tr("paragraph {number}").format(number=event.paragraph)))
    if event.independence:
        entries.append(Entry(label=tr("Outlets"), text=wording.word(event.independence)))
    return EvidencePage(
        record=event.id, kind=tr("Event"), title=event.title, figure="", sentence=event.text,
        warning=tr("Not independently verified."),
        sections=(
            Section(title=tr("The event"), entries=tuple(entries)),
            *_notes((tr("Note"), event.note), (tr("Other sources"), event.context)),
            *_bearing(dossier, event.id),
            *_sources(dossier, event.sources),
        ),
    )  # fmt: skip


def _report(dossier: Dossier, report: Report) -> EvidencePage:
    claimant = dossier.parties[report.claimant]
    claims = [c for c in dossier.claims.values() if c.report == report.id]
    sections = [
        Section(
            title=tr("The report"),
            entries=(
                Entry(label=tr("Claimant"), text=f"{claimant.name} ({wording.side_of(claimant.side, claimant.state)})", record=claimant.id),
                Entry(label=tr("Scope"), text=dossier.scopes[report.scope].label),
                Entry(label=tr("Counted from"), text=wording.date(report.counts_from)),
                *_dates(report),
            ),
        ),
        *_notes((tr("Note"), report.note), (tr("Other sources"), report.context)),
        Section(
            title=tr("Its figures"),
            entries=tuple(
                Entry(label=label_of(dossier, c), text=f"{figure(dossier, c)} ({dossier.parties[c.about].name})", record=c.id)
                for c in claims
            ),
        ),
        *_bearing(dossier, report.id),
        *_sources(dossier, report.sources),
    ]
    return EvidencePage(
        record=report.id, kind=tr("Report"), title=report.title, figure="",
        sentence=f"{claimant.name}, {wording.as_of(report.as_of, report.as_of_basis)}",
        warning=tr("Not independently verified."), sections=tuple(sections),
    )  # fmt: skip


def _source(dossier: Dossier, source: Source) -> EvidencePage:
    uses = [c.id for c in dossier.claims.values() if source.id in c.sources]
    uses += [e.id for e in dossier.events.values() if source.id in e.sources]
    kind = wording.word(source.kind)
    entries = (
        Entry(label=tr("Publisher"), text=source.publisher),
        Entry(label=tr("Kind"), text=f"{kind}, {source.state}" if source.state else kind),
        Entry(
            label=tr("Published"),
            text=wording.date(source.published)
            if source.published_basis == "none"
            else f"{wording.date(source.published)} ({wording.word(source.published_basis)})",
        ),
        Entry(label=tr("Language"), text=source.language),
        Entry(label=tr("Address"), text=source.address, address=source.address),
    )
    return EvidencePage(
        record=source.id, kind=tr("Source"), title=source.title, figure="", sentence=source.publisher,
        warning="",
        sections=(
            Section(title=tr("The source"), entries=entries),
            *_notes((tr("Note"), source.note)),
            Section(
                title=tr("What rests on it"),
                entries=tuple(Entry(label="", text=title_of(dossier, name), record=name) for name in uses),
            ),
        ),
    )  # fmt: skip


def _measure(dossier: Dossier, measure: Measure) -> EvidencePage:
    entries = [Entry(label=tr("Unit"), text=tr(measure.unit))]
    if measure.part_of:
        entries.append(Entry(label=tr("Part of"), text=dossier.measures[measure.part_of].label, record=measure.part_of))
    if measure.counted_apart:
        entries.append(Entry(label=tr("Counting"), text=tr("counted apart; never added to its neighbours")))
    if measure.also_called:
        entries.append(Entry(label=tr("Also called"), text=", ".join(measure.also_called)))
    return EvidencePage(
        record=measure.id, kind=tr("Measure"), title=measure.label, figure="", sentence=measure.definition, warning="",
        sections=(Section(title=tr("Definition"), entries=tuple(entries)), *_bearing(dossier, measure.id)),
    )  # fmt: skip


def _party(dossier: Dossier, party: Party) -> EvidencePage:
    reports = [r for r in dossier.reports.values() if r.claimant == party.id]
    entries = tuple(Entry(label=wording.short_date(r.as_of), text=r.title, record=r.id) for r in reports)
    return EvidencePage(
        record=party.id, kind=tr("Party"), title=party.name, figure="",
        sentence=f"{wording.side_of(party.side, party.state)}, {wording.word(party.kind)}", warning="",
        sections=(Section(title=tr("Its reports"), entries=entries),) if entries else (),
    )  # fmt: skip


def _relation(dossier: Dossier, relation: Relation) -> EvidencePage:
    return EvidencePage(
        record=relation.id, kind=tr("Relation"), title=wording.word(relation.kind).capitalize(), figure="",
        sentence=relation.note, warning="",
        sections=(
            Section(
                title=tr("The two records"),
                entries=(
                    Entry(label=tr("One"), text=title_of(dossier, relation.subject), record=relation.subject),
                    Entry(label=tr("Other"), text=title_of(dossier, relation.object), record=relation.object),
                ),
            ),
        ),
    )  # fmt: skip
