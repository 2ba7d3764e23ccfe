"""The evidence behind one record: whose claim it is, how exact, from where, what disputes it."""

from __future__ import annotations

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
from kursk_viewer.dossier.vocabulary import IncludesBasis, Method, PartyKind, Precision, Status
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
    dates,
    notes,
    opposed,
    place,
    section,
    shown_in,
    sources,
    speaker,
)  # fmt: skip
from kursk_viewer.pages.naming import attribution_in_full, figure
from kursk_viewer.pages.shown import shown, title_of
from kursk_viewer.translation import tr


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
        return source_page(dossier, record)
    if isinstance(record, Measure):
        return measure_page(dossier, record)
    if isinstance(record, Party):
        return party_page(dossier, record)
    if isinstance(record, Relation):
        return _relation(dossier, record)
    if isinstance(record, Scope):
        return scope_page(dossier, record)
    if isinstance(record, Side):
        return side_page(dossier, record)
    if isinstance(record, Category):
        return category_page(dossier, record)
    if isinstance(record, Spelling):
        return spelling_page(record)
    if isinstance(record, Question):
        return question_page(dossier, record)
    if isinstance(record, Change):
        return change_page(dossier, record)
    if isinstance(record, Phase):
        return phase_page(dossier, record)
    if isinstance(record, Gap):
        return EvidencePage(
            record=record.id, kind=tr("Not said"), title=tr("What the file does not say"),
            figure="", sentence=record.text, warning="",
            sections=tuple(shown_in(dossier, record.id)),
        )  # fmt: skip
    return None


def _claim(dossier: Dossier, claim: Claim) -> EvidencePage:
    measure, report = dossier.measures[claim.measure], dossier.report_of(claim)
    claimant, scope = dossier.claimant_of(claim), dossier.scope_of(claim)
    one = shown(dossier, claim.id)
    said = [
        *opposed(dossier, claim.id),
        speaker(dossier, tr("Claimant"), claimant),
        Entry(label=tr("About"), text=dossier.parties[claim.about].name, record=claim.about),
        Entry(label=tr("Measure"), text=measure.label, record=measure.id),
        Entry(label=tr("Exactness"), text=_exactness(dossier, claim)),
    ]
    if claim.worded_as:
        words = tr("“{words}”").format(words=claim.worded_as)
        said.insert(-1, Entry(label=tr("Worded as"), text=words))
    if claim.status != Status.DERIVED and claim.attribution is not None:
        said.append(Entry(label=tr("Attribution"), text=attribution_in_full(dossier, claim)))
    if claim.status not in (None, Status.CLAIMED):
        said.append(Entry(label=tr("Status"), text=wording.word(claim.status)))
    if claim.includes:
        parts = [wording.inner(dossier.measures[name].label) for name in claim.includes]
        text = wording.listed(parts)
        if claim.includes_basis == IncludesBasis.ARITHMETIC:
            text = wording.bracketed(text, wording.word(claim.includes_basis))
        said.append(Entry(label=tr("Includes"), text=text))
    elif claim.measure == "casualties":
        said.append(Entry(label=tr("Includes"), text=tr("not stated")))
    frame = [Entry(label=tr("Scope"), text=scope.label, record=scope.id)]
    begin = dossier.counts_from(claim)
    if begin is not None or claim.start_not_stated:
        frame.append(Entry(label=tr("Counted from"), text=wording.date(begin)))
    frame += [
        *dates(report, dossier.as_of(claim)),
        Entry(label=tr("Report"), text=report.title, record=report.id),
    ]
    if dossier.is_core(claim):
        frame += place(dossier, claim.paragraph)
    sections = [
        Section(title=tr("The claim"), entries=tuple(said)),
        Section(title=tr("Time and scope"), entries=tuple(frame)),
    ]
    if claim.formula:
        sections.append(_derivation(dossier, claim))
    sections += notes(
        (tr("Note"), claim.note),
        (tr("Other sources"), claim.context),
        (tr("Note on the report"), report.note),
        (tr("Other sources on the report"), report.context),
        (tr("Chart"), claim.off_series),
    )
    sections += bearing(dossier, claim.id)
    sections += sources(dossier, claim.sources, derived=bool(claim.formula))
    sections += shown_in(dossier, claim.id)
    return EvidencePage(
        record=claim.id,
        kind=tr("Derived value") if claim.formula else tr("Claim"),
        title=one.what,
        figure=one.figure,
        sentence=one.line,
        warning=_warning(dossier, claim),
        sections=tuple(sections),
    )


def _warning(dossier: Dossier, claim: Claim) -> str:
    if claim.status == "derived":
        return tr("Calculated here from claims; no source states it.")
    method = None if claim.said_by else dossier.report_of(claim).method
    kind = dossier.claimant_of(claim).kind
    if kind == PartyKind.BELLIGERENT:
        return f"{wording.one_party()}."
    if kind in (PartyKind.INDEPENDENT, PartyKind.MEDIA) and method == Method.COUNTED:
        return tr("An independent count; this dossier does not verify it.")
    return tr("This dossier does not verify it.")


def _exactness(dossier: Dossier, claim: Claim) -> str:
    text = wording.spoken(dossier.quantity_of(claim), dossier.measures[claim.measure].unit)
    if claim.stated_as and claim.precision != Precision.NOT_STATED:
        if claim.precision == Precision.EXACT:
            return tr("{figure}, {words}").format(figure=text, words=claim.stated_as)
        return tr("{figure}; the source says “{words}”").format(figure=text, words=claim.stated_as)
    if claim.precision == Precision.NOT_STATED and claim.stated_as:
        return tr("given in words only: {figure}").format(figure=text)
    if claim.precision == Precision.EXACT:
        return tr("{figure}, given without a qualifying word").format(figure=text)
    return text


def _derivation(dossier: Dossier, claim: Claim) -> Section:
    inputs = q.formula_inputs(claim.formula)
    shown = {name: figure(dossier, dossier.claims[name]) for name in inputs} | {"-": "−"}
    readable = " ".join(shown.get(word, word) for word in claim.formula.split())
    entries = [Entry(label=tr("Formula"), text=f"{readable} = {figure(dossier, claim)}")]
    entries += [
        Entry(label=tr("Input"), text=title_of(dossier, name), record=name) for name in inputs
    ]
    return Section(title=tr("How it was worked out"), entries=tuple(entries))


def _statement(dossier: Dossier, statement: Statement) -> EvidencePage:
    report = dossier.report_of(statement)
    party = dossier.parties[statement.said_by or report.claimant]
    status = [Entry(label=tr("Status"), text=wording.word(statement.status))]
    if statement.status is None:
        status = []
    entries = [
        *opposed(dossier, statement.id),
        speaker(dossier, tr("Said by"), party),
        Entry(label=tr("Attribution"), text=attribution_in_full(dossier, statement)),
        *status,
        Entry(label=tr("Report"), text=report.title, record=report.id),
    ]
    if report.core:
        entries += place(dossier, statement.paragraph)
    entries += dates(report, report.as_of)
    return EvidencePage(
        record=statement.id, kind=tr("Statement"), title=tr("Statement, paraphrased"), figure="",
        sentence=statement.text, warning=tr("This dossier does not verify it."),
        sections=(
            Section(title=tr("The statement"), entries=tuple(entries)),
            *bearing(dossier, statement.id),
            *sources(dossier, statement.sources),
            *shown_in(dossier, statement.id),
        ),
    )  # fmt: skip


def _event(dossier: Dossier, event: Event) -> EvidencePage:
    entries = [
        *opposed(dossier, event.id),
        Entry(label=tr("When"), text=wording.dated(event.when, event.when_basis, full=True)),
    ]
    if event.reported:
        entries.append(Entry(label=tr("Reported"), text=wording.date(event.reported)))
    entries.append(
        Entry(
            label=tr("Category"),
            text=dossier.categories[event.category].label,
            record=event.category,
        )
    )
    entries += [speaker(dossier, tr("Said by"), dossier.parties[party]) for party in event.said_by]
    if event.disputed_by:
        entries.append(Entry(label=tr("Disputed by"), text=event.disputed_by))
    if event.place:
        where = wording.place(event.place, event.position)
        entries.append(Entry(label=tr("Place"), text=where))
    if event.position_source:
        page = dossier.sources[event.position_source]
        entries.append(Entry(label=tr("Position after"), text=page.publisher, record=page.id))
    if event.core:
        entries += place(dossier, event.paragraph)
    return EvidencePage(
        record=event.id, kind=tr("Event"), title=event.title, figure="", sentence=event.text,
        warning=tr("This dossier does not verify it."),
        sections=(
            Section(title=tr("The event"), entries=tuple(entries)),
            *notes((tr("Note"), event.note), (tr("Other sources"), event.context)),
            *bearing(dossier, event.id),
            *sources(dossier, event.sources, event.independence),
            *shown_in(dossier, event.id),
        ),
    )  # fmt: skip


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
                *dates(report, report.as_of),
            ),
        ),
        *notes((tr("Note"), report.note), (tr("Other sources"), report.context)),
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
        *sources(dossier, report.sources),
        *shown_in(dossier, report.id),
    ]
    return EvidencePage(
        record=report.id, kind=tr("Report"), title=report.title, figure="",
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
        figure="",
        sentence=relation.note, warning="",
        sections=(
            Section(
                title=tr("The two records"),
                entries=(
                    Entry(
                        label=tr("One"),
                        text=title_of(dossier, relation.subject),
                        record=relation.subject,
                    ),
                    Entry(
                        label=tr("Other"),
                        text=title_of(dossier, relation.object),
                        record=relation.object,
                    ),
                ),
            ),
            *shown_in(dossier, relation.id),
        ),
    )  # fmt: skip
