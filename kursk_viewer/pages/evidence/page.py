"""The evidence behind one record: whose claim it is, how exact, from where, what disputes it."""

from __future__ import annotations

from collections.abc import Callable

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import (
    Category,
    Change,
    Claim,
    Dossier,
    Event,
    Gap,
    Measure,
    Party,
    Phase,
    Question,
    Relation,
    Report,
    Scope,
    Side,
    Source,
    Spelling,
    Statement,
)  # fmt: skip
from kursk_viewer.dossier.vocabulary import (
    Attribution,
    Method,
    PartyKind,
    Precision,
    SideRole,
    Status,
)
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence.listings import (
    category_page,
    change_page,
    measure_page,
    party_page,
    phase_page,
    question_page,
    scope_page,
    side_page,
    source_page,
    spelling_page,
)  # fmt: skip
from kursk_viewer.pages.evidence.sections import (
    Entry,
    EvidencePage,
    Section,
    bearing,
    by_question,
    dates,
    day,
    figures_told,
    notes,
    opposed,
    origins,
    place,
    remarks,
    section,
    shown_in,
    sources,
    speaker,
    titled,
)  # fmt: skip
from kursk_viewer.pages.naming import attribution_in_full, figure, included, not_said
from kursk_viewer.pages.shown import shown
from kursk_viewer.translation import tr


def evidence(dossier: Dossier, record_id: str) -> EvidencePage | None:
    """The page for any record id, or None when the dossier has no such record."""
    record = dossier.find(record_id)
    make = _PAGES.get(type(record))
    return make(dossier, record) if make is not None else None


def _claim(dossier: Dossier, claim: Claim) -> EvidencePage:
    report, scope = dossier.report_of(claim), dossier.scope_of(claim)
    one, as_of = shown(dossier, claim.id), dossier.as_of(claim)
    time = [Entry(label=tr("Scope"), text=scope.label, record=scope.id)]
    begin = dossier.counts_from(claim)
    if begin is not None or claim.start_not_stated:
        time.append(Entry(label=tr("Counted from"), text=wording.date(begin)))
    time += dates(report, as_of, dossier.period_of(claim))
    time.append(Entry(label=tr("Report"), text=report.title, record=report.id))
    if dossier.is_core(claim):
        time += place(dossier, claim.paragraph)
    further = remarks(
        dossier,
        claim.id,
        (tr("Note"), claim.note),
        (tr("Other sources"), claim.context),
        (tr("Note on the report"), report.note),
        (tr("Other sources on the report"), report.context),
        (tr("Chart"), claim.off_series),
    )
    return EvidencePage(
        record=claim.id,
        kind=tr("Derived value") if claim.formula else tr("Claim"),
        title=one.what,
        figure=one.figure,
        sentence=one.plain,
        warning=_warning(dossier, claim),
        answer=(
            *opposed(dossier, claim.id),
            *_status(claim.status),
            *origins(dossier, claim.sources, derived=bool(claim.formula)),
            day(report, as_of),
        ),
        sections=by_question(_told(dossier, claim), time, sources(dossier, claim.sources), further),
    )


def _told(dossier: Dossier, claim: Claim) -> list[Entry]:
    """Who says what of whom, how exactly, and how a derived value was worked out."""
    measure = dossier.measure_of(claim)
    told = [
        _claimant(dossier, claim),
        Entry(label=tr("About"), text=dossier.parties[claim.about].name, record=claim.about),
        Entry(label=tr("Measure"), text=measure.label, record=measure.id),
    ]
    if claim.worded_as:
        words = tr("“{words}”").format(words=claim.worded_as)
        told.append(Entry(label=tr("Worded as"), text=words))
    told.append(Entry(label=tr("Exactness"), text=_exactness(dossier, claim)))
    if claim.status != Status.DERIVED and claim.attribution is not None:
        told.append(Entry(label=tr("Attribution"), text=attribution_in_full(dossier, claim)))
    if claim.includes:
        told.append(Entry(label=tr("Includes"), text=included(dossier, claim)))
    elif claim.measure == "casualties":
        told.append(Entry(label=tr("Includes"), text=tr("not stated")))
    return told + _derivation(dossier, claim) if claim.formula else told


def _claimant(dossier: Dossier, claim: Claim) -> Entry:
    """Who claims it; where no source is named, in whose report it was told."""
    named = speaker(dossier, tr("Claimant"), dossier.claimant_of(claim))
    unnamed = claim.attribution == Attribution.UNATTRIBUTED and not claim.said_by
    if unnamed and not claim.formula:
        return named.replace(text=wording.capital(shown(dossier, claim.id).full_name))
    return named


def _status(status: Status | None) -> list[Entry]:
    """What the file says of the standing of a record, besides that somebody claims it."""
    if status in (None, Status.CLAIMED):
        return []
    return [Entry(label=tr("Status"), text=wording.word(status))]


def _warning(dossier: Dossier, claim: Claim) -> str:
    if claim.status == Status.DERIVED:
        return tr("Calculated here from claims; no source states it.")
    claimant = dossier.claimant_of(claim)
    if claim.attribution == Attribution.UNATTRIBUTED and not claim.said_by:
        return tr("This dossier does not verify it.")
    kind, role = claimant.kind, dossier.side_of(claimant).role
    if kind == PartyKind.BELLIGERENT or role == SideRole.BELLIGERENT:
        return f"{wording.one_party()}."
    counted = dossier.method_of(claim) == Method.COUNTED
    if counted and kind in (PartyKind.INDEPENDENT, PartyKind.MEDIA):
        return tr("An independent count; this dossier does not verify it.")
    return tr("This dossier does not verify it.")


def _exactness(dossier: Dossier, claim: Claim) -> str:
    text = wording.spoken(dossier.quantity_of(claim), dossier.measure_of(claim).unit)
    if claim.stated_as and claim.precision != Precision.NOT_STATED:
        return tr("{figure}; the source says “{words}”").format(figure=text, words=claim.stated_as)
    if claim.precision == Precision.NOT_STATED and claim.stated_as:
        return tr("given in words only: {figure}").format(figure=text)
    if claim.precision == Precision.EXACT:
        return tr("{figure}, given without a qualifying word").format(figure=text)
    return text


def _derivation(dossier: Dossier, claim: Claim) -> list[Entry]:
    inputs = q.formula_inputs(claim.formula)
    shown = {name: figure(dossier, dossier.claims[name]) for name in inputs} | {"-": "−"}
    readable = " ".join(shown.get(word, word) for word in claim.formula.split())
    return [
        Entry(label=tr("Formula"), text=f"{readable} = {figure(dossier, claim)}"),
        *(titled(dossier, name, tr("Input")) for name in inputs),
    ]


def _statement(dossier: Dossier, statement: Statement) -> EvidencePage:
    report = dossier.report_of(statement)
    party = dossier.parties[statement.said_by or report.claimant]
    told = [Entry(label=tr("Attribution"), text=attribution_in_full(dossier, statement))]
    time = [
        *dates(report, None),
        Entry(label=tr("Report"), text=report.title, record=report.id),
        *(place(dossier, statement.paragraph) if report.core else ()),
    ]
    return EvidencePage(
        record=statement.id,
        kind=tr("Statement"),
        title=tr("Statement, paraphrased"),
        sentence=statement.text,
        warning=tr("This dossier does not verify it."),
        answer=(
            speaker(dossier, tr("Said by"), party),
            *opposed(dossier, statement.id),
            *_status(statement.status),
            *origins(dossier, statement.sources),
        ),
        sections=by_question(
            told, time, sources(dossier, statement.sources), remarks(dossier, statement.id)
        ),
    )


def _event(dossier: Dossier, event: Event) -> EvidencePage:
    category = dossier.categories[event.category]
    speakers = (dossier.parties[name] for name in event.said_by)
    told = [
        Entry(label=tr("Category"), text=category.label, record=category.id),
        *figures_told(dossier, event),
    ]
    time = []
    if event.reported:
        time.append(Entry(label=tr("Reported"), text=wording.date(event.reported)))
    if event.place:
        where = wording.place(event.place, event.position)
        time.append(Entry(label=tr("Place"), text=where))
    if event.position_source:
        page = dossier.sources[event.position_source]
        time.append(Entry(label=tr("Position after"), text=page.publisher, record=page.id))
    if event.core:
        time += place(dossier, event.paragraph)
    further = remarks(
        dossier, event.id, (tr("Note"), event.note), (tr("Other sources"), event.context)
    )
    when = wording.dated(event.when, event.when_basis, full=True)
    return EvidencePage(
        record=event.id,
        kind=tr("Event"),
        title=event.title,
        sentence=event.text,
        warning=tr("This dossier does not verify it."),
        answer=(
            *(speaker(dossier, tr("Said by"), party) for party in speakers),
            *opposed(dossier, event.id, event.disputed_by),
            *origins(dossier, event.sources, event.independence),
            Entry(label=tr("When"), text=when),
        ),
        sections=by_question(told, time, sources(dossier, event.sources), further),
    )


def _report(dossier: Dossier, report: Report) -> EvidencePage:
    claimant = dossier.parties[report.claimant]
    claims = [c for c in dossier.claims.values() if c.report == report.id]
    sections = [
        Section(
            title=tr("The report"),
            entries=(
                speaker(dossier, tr("Claimant"), claimant),
                Entry(
                    label=tr("Scope"), text=dossier.scopes[report.scope].label, record=report.scope
                ),
                *_counted_from(report),
                day(report, report.as_of),
                *dates(report, report.as_of, report.period),
            ),
        ),
        *section(
            tr("Notes"),
            notes((tr("Note"), report.note), (tr("Other sources"), report.context)),
        ),
        *section(tr("Its figures"), [_figure_line(dossier, claim) for claim in claims]),
        *section(
            tr("Its statements"),
            [
                Entry(label="", text=statement.text, record=statement.id)
                for statement in dossier.statements.values()
                if statement.report == report.id
            ],
        ),
        *bearing(dossier, report.id),
        *section(
            tr("Sources"), origins(dossier, report.sources) + sources(dossier, report.sources)
        ),
        *shown_in(dossier, report.id),
    ]
    return EvidencePage(
        record=report.id, kind=tr("Report"), title=report.title,
        sentence=f"{claimant.name}, {wording.as_of(report.as_of, report.as_of_basis)}",
        warning=tr("This dossier does not verify it."), sections=tuple(sections),
    )  # fmt: skip


def _counted_from(report: Report) -> list[Entry]:
    """The day from which a report counts; nothing where the file does not say."""
    if report.counts_from is None:
        return []
    return [Entry(label=tr("Counted from"), text=wording.date(report.counts_from))]


def _figure_line(dossier: Dossier, claim: Claim) -> Entry:
    one = shown(dossier, claim.id)
    said = (one.label, one.claimant, one.date, dossier.scopes[dossier.report_of(claim).scope].label)
    return Entry(label=one.label, text=one.under(*said).short, record=claim.id)


def _relation(dossier: Dossier, relation: Relation) -> EvidencePage:
    return EvidencePage(
        record=relation.id, kind=tr("Relation"), title=wording.capital(wording.word(relation.kind)),
        sentence=relation.note, sections=(
            Section(
                title=tr("The two records"),
                entries=(
                    titled(dossier, relation.subject, tr("One")),
                    titled(dossier, relation.object, tr("Other")),
                ),
            ),
            *shown_in(dossier, relation.id),
        ),
    )  # fmt: skip


def _gap(dossier: Dossier, gap: Gap) -> EvidencePage:
    return EvidencePage(
        record=gap.id, kind=tr("Not said"), title=not_said(dossier), sentence=gap.text,
        sections=tuple(shown_in(dossier, gap.id)),
    )  # fmt: skip


_PAGES: dict[type, Callable[..., EvidencePage]] = {
    Claim: _claim, Statement: _statement, Event: _event, Report: _report, Relation: _relation,
    Gap: _gap, Source: source_page, Measure: measure_page, Party: party_page, Scope: scope_page,
    Side: side_page, Category: category_page, Spelling: spelling_page, Question: question_page,
    Change: change_page, Phase: phase_page,
}  # fmt: skip
