"""Summary: the core report's figures, statements, contradictions, and what it does not say."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation, Source, Statement
from kursk_viewer.dossier.vocabulary import AsOfBasis
from kursk_viewer.pages import wording
from kursk_viewer.pages.comparing import (
    Comparison,
    Questions,
    Share,
    by_question,
    comparisons,
    share_of,
)
from kursk_viewer.pages.naming import counted, figure, label_of, title_of, unusual_scope
from kursk_viewer.pages.provenance import Provenance, provenance_of
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class Figure(Record):
    """One figure of the core report. `level` is 1 for a part of the figure above it."""

    claim: str
    measure: str
    label: str
    text: str
    spoken: str
    as_of: str
    about: str
    attribution: str
    level: int = 0
    derived: bool = False
    formula: str = ""
    comparisons: tuple[Comparison, ...] = ()
    share: Share | None = None


class StatementLine(Record):
    """A paraphrased statement with its speaker and how it is attributed."""

    record: str
    text: str
    speaker: str
    attribution: str
    disputed: bool


class Half(Record):
    """One side of a contradiction."""

    record: str
    who: str
    when: str
    text: str


class Contradiction(Record):
    """Two records that cannot both hold."""

    relation: str
    one: Half
    other: Half
    note: str


class SummaryPage(Record):
    """All that the Summary says, in its order."""

    title: str
    subtitle: str
    claimant: str
    report: str
    dating: str
    headlines: tuple[Figure, ...]
    in_words: tuple[Figure, ...]
    equipment: tuple[Figure, ...]
    statements: tuple[StatementLine, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[tuple[str, str], ...]
    provenance: Provenance


def summary(dossier: Dossier) -> SummaryPage:
    """The summary of the dossier's core report, with what the whole dossier adds to it."""
    report = dossier.core_report
    claims = [claim for claim in dossier.claims.values() if dossier.is_core(claim)]
    order = {name: place for place, name in enumerate(dossier.measures)}
    claims.sort(key=lambda claim: (order[claim.measure], bool(claim.off_series)))
    comparable = by_question(dossier)
    refined = {r.object for r in dossier.relations.values() if r.kind == "refines"}
    disputed = {end for r in dossier.contradictions for end in (r.subject, r.object)}
    people, words, equipment = [], [], []
    for claim in claims:
        shown = _figure(dossier, claim, comparable)
        if claim.id in refined:
            shown = shown.replace(label=tr("{label}, rounded").format(label=shown.label))
        if claim.precision == q.NOT_STATED:
            words.append(shown)
        elif dossier.measures[claim.measure].group == "equipment":
            equipment.append(shown)
        else:
            people.append(shown)
    claimant = dossier.parties[report.claimant].name if report else ""
    subtitle = tr("No report here is the core report, so there are no headline figures.")
    if report is None and dossier.claims:
        elsewhere = tr("What the reports claim stands under Equipment, Casualties and Timeline.")
        subtitle = f"{subtitle} {elsewhere}"
    if report:
        subtitle = tr("{claimant}, counted from {begin}, {as_of}").format(
            claimant=claimant,
            begin=wording.date(report.counts_from),
            as_of=wording.as_of(report.as_of, report.as_of_basis),
        )
    opposed = contradictions(dossier, core=True)
    return SummaryPage(
        title=dossier.title,
        subtitle=subtitle,
        claimant=claimant,
        report=report.id if report else "",
        dating=report.as_of_note if report else "",
        headlines=tuple(people),
        in_words=tuple(words),
        equipment=tuple(equipment),
        statements=tuple(
            _statement(dossier, s, disputed=s.id in disputed)
            for s in dossier.statements.values()
            if dossier.is_core(s)
        ),
        contradictions=opposed,
        gaps=tuple((gap.id, gap.text) for gap in dossier.gaps.values()),
        provenance=_provenance(dossier, (*people, *words, *equipment), opposed),
    )


def _provenance(
    dossier: Dossier, figures: tuple[Figure, ...], opposed: tuple[Contradiction, ...]
) -> Provenance:
    names = {s.id for s in dossier.statements.values() if dossier.is_core(s)}
    for shown in figures:
        names |= {shown.claim, *(other.claim for other in shown.comparisons)}
        names |= set(shown.share.inputs if shown.share else ())
    names |= {half.record for pair in opposed for half in (pair.one, pair.other)}
    told = provenance_of(
        dossier,
        [claim for claim in dossier.claims.values() if claim.id in names],
        [event for event in dossier.events.values() if event.id in names],
        [statement for statement in dossier.statements.values() if statement.id in names],
    )
    return told.replace(as_of=told.as_of or wording.as_of(None, AsOfBasis.NONE))


def contradictions(dossier: Dossier, *, core: bool) -> tuple[Contradiction, ...]:
    """All contradictions of the file, or those that touch the core report.

    For the core report each is told once, though the file may have a half both as a statement and
    as an event; the statement is preferred.
    """
    found: dict[str, Contradiction] = {}
    for relation in dossier.contradictions:
        if core and not _touches_core(dossier, relation):
            continue
        one, other = half(dossier, relation.subject), half(dossier, relation.object)
        ends = (relation.subject, relation.object)
        twin = relation.id
        if core and relation.note:
            twin = "\n".join([relation.note, *(end for end in ends if end in dossier.claims)])
        previous = found.get(twin)
        if previous is None or _stated(dossier, previous.one, previous.other) < _stated(
            dossier, one, other
        ):
            found[twin] = Contradiction(
                relation=relation.id, one=one, other=other, note=relation.note
            )
    inside_first = sorted(
        found.values(),
        key=lambda c: not (_core(dossier, c.one.record) and _core(dossier, c.other.record)),
    )
    return tuple(inside_first)


def places(dossier: Dossier, record_id: str) -> tuple[str, ...]:
    """In which parts of the Summary a record stands, in words."""
    told = []
    record = dossier.find(record_id)
    if isinstance(record, Claim) and dossier.is_core(record):
        if record.precision == q.NOT_STATED:
            told.append(tr("figures given in words only"))
        elif dossier.measures[record.measure].group == "equipment":
            told.append(tr("equipment figures"))
        else:
            told.append(tr("headline figures"))
        if share_of(dossier, record):
            told.append(tr("share of the same claimant's figure for all fronts (derived)"))
    elif isinstance(record, Claim):
        told += _beside(dossier, record)
    elif isinstance(record, Statement) and dossier.is_core(record):
        told.append(tr("statements"))
    elif record_id in dossier.gaps:
        told.append(tr("what the file does not say"))
    itself = [r for r in dossier.contradictions if r.id == record_id]
    opposing = [*itself, *dossier.contradictions_of(record_id)]
    if any(_touches_core(dossier, relation) for relation in opposing):
        told.append(tr("contradictions"))
    return tuple(told)


def _touches_core(dossier: Dossier, relation: Relation) -> bool:
    """Whether a half of a contradiction stands in the core report."""
    return any(_core(dossier, name) for name in (relation.subject, relation.object))


def _beside(dossier: Dossier, claim: Claim) -> list[str]:
    """The figures of the core report beside which a claim of another report stands."""
    told = []
    comparable = by_question(dossier)
    for core in dossier.claims.values():
        if (core.measure, core.about) != (claim.measure, claim.about) or not dossier.is_core(core):
            continue
        name = wording.inner(title_of(dossier, core.id))
        if dossier.scope_of(claim).context:
            share = share_of(dossier, core, comparable)
            if share and claim.id in share.inputs:
                told.append(
                    tr("share of all fronts (derived), beside {figure}").format(figure=name)
                )
            continue
        side = dossier.claimant_of(core).side
        if core.precision != q.NOT_STATED and dossier.claimant_of(claim).side == side:
            told += [
                tr("{when}, beside {figure}").format(when=found.when, figure=name)
                for found in comparisons(dossier, core, comparable)
                if found.claim == claim.id
            ]
    return told


def half(dossier: Dossier, record_id: str) -> Half:
    """One side of a contradiction in words: who, when, what."""
    record = dossier.find(record_id)
    who, when, text = "", "", title_of(dossier, record_id)
    if isinstance(record, Claim):
        who = dossier.claimant_of(record).name
        report = dossier.report_of(record)
        when = wording.as_of(report.as_of, report.as_of_basis)
        text = f"{counted(dossier, record)}: {figure(dossier, record)}"
        scope = unusual_scope(dossier, record)
        text = tr("{text}; scope: {scope}").format(text=text, scope=scope) if scope else text
    elif isinstance(record, Statement):
        party = record.said_by or dossier.report_of(record).claimant
        who = dossier.parties[party].name
        when = tr("paragraph {number}").format(number=record.paragraph) if record.paragraph else ""
        text = record.text
    elif isinstance(record, Event):
        who = wording.listed([dossier.parties[party].name for party in record.said_by])
        when = wording.short_date(record.when)
        if record.when_basis != "event":
            when = f"{when} ({wording.word(record.when_basis)})"
        text = _without_speaker(record.title, who)
    elif isinstance(record, Source):
        who, when, text = record.publisher, wording.short_date(record.published), record.title
    return Half(record=record_id, who=who, when=when, text=text)


def _without_speaker(title: str, who: str) -> str:
    """A title beside its speaker's name: `Zelenskyy: …` would say it twice."""
    name, _, rest = title.partition(": ")
    return rest[:1].upper() + rest[1:] if rest and name in who else title


def _core(dossier: Dossier, record_id: str) -> bool:
    record = dossier.find(record_id)
    if isinstance(record, Claim | Statement):
        return dossier.is_core(record)
    return isinstance(record, Event) and record.core


def _stated(dossier: Dossier, *halves: Half) -> int:
    return sum(half.record in dossier.statements for half in halves)


def _figure(dossier: Dossier, claim: Claim, comparable: Questions) -> Figure:
    measure, report = dossier.measures[claim.measure], dossier.report_of(claim)
    return Figure(
        claim=claim.id,
        measure=measure.id,
        label=label_of(dossier, claim),
        text=figure(dossier, claim),
        spoken=wording.spoken(dossier.quantity_of(claim), measure.unit),
        as_of=wording.as_of(report.as_of, report.as_of_basis),
        about=dossier.parties[claim.about].name,
        attribution=wording.word(claim.status if claim.formula else claim.attribution),
        level=1 if measure.part_of else 0,
        derived=bool(claim.formula),
        formula=claim.formula,
        comparisons=comparisons(dossier, claim, comparable),
        share=share_of(dossier, claim, comparable),
    )


def _statement(dossier: Dossier, statement: Statement, *, disputed: bool) -> StatementLine:
    party = statement.said_by or dossier.report_of(statement).claimant
    return StatementLine(
        record=statement.id,
        text=statement.text,
        speaker=dossier.parties[party].name,
        attribution=wording.word(statement.attribution),
        disputed=disputed,
    )
