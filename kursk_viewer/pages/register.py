"""Every record of the dossier in words, with what qualifies it and numbered references to the list
of sources: what the full dossier on paper says."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier, Event, Report, Statement
from kursk_viewer.dossier.vocabulary import IncludesBasis, Status
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence.sections import speaker
from kursk_viewer.pages.naming import attribution_in_full, figure, formula_in_words
from kursk_viewer.pages.shown import sentenced, shown
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary.page import contradictions, half
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class ClaimEntry(Record):
    """A claim: what is counted of whom, the figure, how it is stated, remarks, references."""

    what: str
    figure: str
    stated: str
    remarks: str
    references: str


class ReportEntry(Record):
    """A report: who claims, as of when, its title, what qualifies all its figures, its claims."""

    claimant: str
    as_of: str
    title: str
    frame: tuple[str, ...]
    claims: tuple[ClaimEntry, ...]


class EventEntry(Record):
    """An event: when and how that is known, category, what happened, who says so, references."""

    when: str
    category: str
    text: str
    said_by: str
    references: str


class StatementEntry(Record):
    """A paraphrased statement, its speaker, how it is attributed, references."""

    text: str
    said_by: str
    attribution: str
    references: str


class RelationEntry(Record):
    """How one record bears on another, both in words."""

    one: str
    kind: str
    other: str
    note: str


class SourceEntry(Record):
    """A numbered source."""

    number: str
    publisher: str
    title: str
    published: str
    kind: str
    uses: str


class Register(Record):
    """All records, in the order of the file; sources by publisher and date."""

    reports: tuple[ReportEntry, ...]
    statements: tuple[StatementEntry, ...]
    events: tuple[EventEntry, ...]
    contradictions: tuple[RelationEntry, ...]
    relations: tuple[RelationEntry, ...]
    sources: tuple[SourceEntry, ...]


def register(dossier: Dossier) -> Register:
    """The whole dossier for print."""
    listed = sources(dossier).rows
    numbers = {row.source: place for place, row in enumerate(listed, 1)}
    claims: dict[str, list[Claim]] = {}
    for claim in dossier.claims.values():
        claims.setdefault(claim.report, []).append(claim)
    opposed = [found.relation for found in contradictions(dossier, core=False)]
    return Register(
        reports=tuple(
            _report(dossier, numbers, report, claims.get(report.id, []))
            for report in dossier.reports.values()
        ),
        statements=tuple(_statement(dossier, numbers, s) for s in dossier.statements.values()),
        events=tuple(
            _event(dossier, numbers, event)
            for event in sorted(
                dossier.events.values(), key=lambda e: (e.when.first, e.when.last, e.id)
            )
        ),
        contradictions=tuple(_relation(dossier, numbers, name) for name in opposed),
        relations=tuple(
            _relation(dossier, numbers, name)
            for name, relation in dossier.relations.items()
            if relation.kind != "contradicts"
        ),
        sources=tuple(
            SourceEntry(
                number=str(numbers[row.source]),
                publisher=row.publisher,
                title=_lines(
                    row.title,
                    dossier.sources[row.source].address,
                    dossier.sources[row.source].note,
                ),
                published=wording.dated(
                    dossier.sources[row.source].published,
                    dossier.sources[row.source].published_basis,
                    full=True,
                ),
                kind=row.kind,
                uses=wording.number(row.uses),
            )
            for row in listed
        ),
    )


def _report(
    dossier: Dossier, numbers: dict[str, int], report: Report, claims: list[Claim]
) -> ReportEntry:
    claimant = dossier.parties[report.claimant]
    frame = [
        tr("Claimed by {claimant}. Scope: {scope}.").format(
            claimant=speaker(dossier, "", claimant).text, scope=dossier.scopes[report.scope].label
        ),
        tr("As of: {as_of}.").format(
            as_of=wording.dated(report.as_of, report.as_of_basis, full=True)
        ),
    ]
    if report.published is not None:
        published = wording.dated(report.published, report.published_basis, full=True)
        frame[-1] += " " + tr("Published: {published}.").format(published=published)
    if report.counts_from is not None:
        frame.insert(1, tr("Counted from {date}.").format(date=wording.date(report.counts_from)))
    if report.as_of_note:
        frame.append(tr("How we know: {note}").format(note=report.as_of_note))
    if report.period:
        frame.append(tr("Period as worded: {words}.").format(words=report.period))
    frame += _notes(report.note, report.context)
    if report.sources:
        frame.append(tr("Sources: {numbers}.").format(numbers=_references(numbers, report.sources)))
    return ReportEntry(
        claimant=claimant.name,
        as_of=wording.as_of(report.as_of, report.as_of_basis),
        title=report.title,
        frame=tuple(frame),
        claims=tuple(_claim(dossier, numbers, report, claim) for claim in claims),
    )


def _claim(dossier: Dossier, numbers: dict[str, int], report: Report, claim: Claim) -> ClaimEntry:
    derived = claim.status == "derived"
    stated = [
        tr("“{words}”").format(words=claim.stated_as) if claim.stated_as else "",
        "" if derived else attribution_in_full(dossier, claim),
        "" if claim.status == Status.CLAIMED else wording.word(claim.status),
        _paragraph(claim.paragraph),
    ]
    remarks = []
    if claim.worded_as:
        remarks.append(tr("Worded as “{words}”.").format(words=claim.worded_as))
    if claim.scope and claim.scope != report.scope:
        remarks.append(tr("Scope: {scope}.").format(scope=dossier.scopes[claim.scope].label))
    if claim.counts_from is not None and claim.counts_from != report.counts_from:
        remarks.append(tr("Counted from {date}.").format(date=wording.date(claim.counts_from)))
    if claim.includes:
        parts = [wording.inner(dossier.measures[name].label) for name in claim.includes]
        text = wording.listed(parts)
        if claim.includes_basis == IncludesBasis.ARITHMETIC:
            text = wording.bracketed(text, wording.word(claim.includes_basis))
        remarks.append(tr("Includes {parts}.").format(parts=text))
    if claim.formula:
        remarks.append(f"{formula_in_words(dossier, claim)} = {figure(dossier, claim)}.")
    remarks += _notes(claim.note, claim.context, claim.off_series)
    one = shown(dossier, claim.id)
    form = tr("Contradicted by {other}.")
    remarks += [form.format(other=dispute.text) for dispute in one.disputes]
    return ClaimEntry(
        what=one.what,
        figure=one.figure,
        stated="; ".join(filter(None, stated)),
        remarks=" ".join(remarks),
        references=_references(numbers, claim.sources),
    )


def _event(dossier: Dossier, numbers: dict[str, int], event: Event) -> EventEntry:
    when = wording.dated(event.when, event.when_basis)
    if event.reported:
        when = _lines(when, tr("reported {date}").format(date=wording.short_date(event.reported)))
    place = wording.place(event.place, event.position)
    details = [
        tr("Place: {place}.").format(place=place) if place else "",
        tr("Disputed by: {who}.").format(who=event.disputed_by) if event.disputed_by else "",
        *_notes(event.note, event.context),
        sentenced(wording.word(event.independence)),
    ]
    speakers = wording.listed([dossier.parties[name].name for name in event.said_by])
    return EventEntry(
        when=when,
        category=dossier.categories[event.category].label,
        text=_lines(event.title, event.text, " ".join(filter(None, details))),
        said_by=_lines(speakers, _paragraph(event.paragraph)),
        references=_references(numbers, {*event.sources, *filter(None, [event.position_source])}),
    )


def _statement(dossier: Dossier, numbers: dict[str, int], statement: Statement) -> StatementEntry:
    party = statement.said_by or dossier.report_of(statement).claimant
    parts = [
        attribution_in_full(dossier, statement),
        "" if statement.status == Status.CLAIMED else wording.word(statement.status),
        _paragraph(statement.paragraph),
    ]
    return StatementEntry(
        text=statement.text,
        said_by=dossier.parties[party].name,
        attribution="; ".join(filter(None, parts)),
        references=_references(numbers, statement.sources),
    )


def _relation(dossier: Dossier, numbers: dict[str, int], name: str) -> RelationEntry:
    relation = dossier.relations[name]
    return RelationEntry(
        one=_half(dossier, numbers, relation.subject),
        kind=wording.word(relation.kind),
        other=_half(dossier, numbers, relation.object),
        note=relation.note,
    )


def _half(dossier: Dossier, numbers: dict[str, int], name: str) -> str:
    """A record that bears on another, with where it stands."""
    one, record = half(dossier, name), dossier.find(name)
    names: Iterable[str] = [name] if name in numbers else ()
    paragraph = ""
    if isinstance(record, Claim | Event | Statement):
        names = record.sources
        paragraph = "" if isinstance(record, Statement) else _paragraph(record.paragraph)
    cited = ntr("source {numbers}", "sources {numbers}", len(set(names))).format(
        numbers=_references(numbers, names)
    )
    where = "; ".join(filter(None, (one.as_of, paragraph, cited if names else "")))
    return _lines(one.claimant, where, one.short)


def _notes(note: str, context: str, chart: str = "") -> list[str]:
    parts = [note] if note else []
    parts += [tr("Other sources: {text}").format(text=context)] if context else []
    return parts + ([tr("Series: {text}").format(text=chart)] if chart else [])


def _paragraph(number: int | None) -> str:
    return tr("paragraph {number}").format(number=number) if number else ""


def _references(numbers: dict[str, int], names: Iterable[str]) -> str:
    """The numbers of sources in ascending order."""
    return ", ".join(str(number) for number in sorted(numbers[name] for name in names))


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
