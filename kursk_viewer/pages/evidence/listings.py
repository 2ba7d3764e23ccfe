"""Evidence pages of what other records rest on: sources, measures, scopes and parties."""

from __future__ import annotations

from collections.abc import Iterable

from kursk_viewer.dossier.model import (
    Category,
    Change,
    Claim,
    Dossier,
    Event,
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
)
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence.sections import (
    Entry,
    EvidencePage,
    Section,
    bearing,
    notes,
    section,
    titled,
)  # fmt: skip
from kursk_viewer.pages.shown import shown
from kursk_viewer.translation import ntr, tr

MOST = 400
"""The longest list of figures or reports: a longer one would hold up the window."""


def source_page(dossier: Dossier, source: Source) -> EvidencePage:
    """Where and when a source was published, and what rests on it."""
    uses = [
        record.id
        for record in dossier.records("claims", "events", "statements", "reports")
        if source.id in record.sources
        or (isinstance(record, Event) and record.position_source == source.id)
    ]
    kind = ", ".join(filter(None, (wording.word(source.kind), source.state)))
    basis = source.title_basis
    entries = (
        Entry(label=tr("Publisher"), text=source.publisher),
        *([Entry(label=tr("Title"), text=wording.word(basis))] if basis else []),
        Entry(label=tr("Kind"), text=kind),
        Entry(
            label=tr("Published"),
            text=wording.dated(source.published, source.published_basis, full=True),
        ),
        Entry(label=tr("Language"), text=source.language),
        Entry(label=tr("Address"), text=source.address, address=source.address),
    )
    return EvidencePage(
        record=source.id, kind=tr("Source"), title=source.title, sentence=source.publisher,
        sections=(
            Section(title=tr("The source"), entries=entries),
            *section(tr("Notes"), notes((tr("Note"), source.note))),
            *bearing(dossier, source.id),
            *section(tr("What rests on it"), [titled(dossier, name) for name in uses]),
        ),
    )  # fmt: skip


def measure_page(dossier: Dossier, measure: Measure) -> EvidencePage:
    """What a measure counts, and all its figures."""
    entries = [Entry(label=tr("Unit"), text=tr(measure.unit))]
    if measure.part_of:
        whole = dossier.measures[measure.part_of]
        entries.append(Entry(label=tr("Part of"), text=whole.label, record=whole.id))
    if measure.counted_apart:
        text = tr("counted apart; never added to its neighbours")
        entries.append(Entry(label=tr("Counting"), text=text))
    if measure.also_called:
        entries.append(Entry(label=tr("Also called"), text=", ".join(measure.also_called)))
    return EvidencePage(
        record=measure.id, kind=tr("Measure"), title=measure.label, sentence=measure.definition,
        sections=(
            Section(title=tr("Definition"), entries=tuple(entries)),
            *bearing(dossier, measure.id),
            *_figures(dossier, measure),
        ),
    )  # fmt: skip


def _figures(dossier: Dossier, measure: Measure) -> list[Section]:
    """All figures of a measure in order of time; those of a context apart from the others."""
    own: list[Claim] = []
    context: list[Claim] = []
    for claim in dossier.claims.values():
        if claim.measure == measure.id:
            (context if dossier.scope_of(claim).context else own).append(claim)
    return [
        *section(tr("Its figures"), _figure_lines(dossier, own)),
        *section(tr("Figures for context only"), _figure_lines(dossier, context)),
    ]


def _figure_lines(dossier: Dossier, claims: list[Claim]) -> list[Entry]:
    def day(claim: Claim) -> tuple[bool, int]:
        return dossier.as_of(claim) is None, dossier.last_day(claim)

    lines = []
    for claim in sorted(claims, key=day)[:MOST]:
        one = shown(dossier, claim.id)
        text = one.under(one.label, one.date).short
        lines.append(Entry(label=one.date, text=text, record=claim.id))
    return lines + _rest(len(claims))


def _rest(count: int) -> list[Entry]:
    """What stands in place of the lines beyond the longest list."""
    if count <= MOST:
        return []
    more = ntr("and {count} more", "and {count} more", count - MOST)
    return [Entry(label="", text=more.format(count=wording.number(count - MOST)))]


def scope_page(dossier: Dossier, scope: Scope) -> EvidencePage:
    """What a scope covers, and the reports that have it."""
    main = next((other for other in dossier.scopes.values() if other.main), None)
    entries = []
    if scope.main:
        entries.append(Entry(label=tr("Comparison"), text=tr("the main scope of this dossier")))
    elif main is not None:
        text = tr("not comparable with: {scope}").format(scope=main.label)
        entries.append(Entry(label=tr("Comparison"), text=text, record=main.id))
    if scope.context:
        text = tr("stands beside the figures of the operation, never among them")
        entries.append(Entry(label=tr("Use"), text=text))
    reports = (r for r in dossier.reports.values() if r.scope == scope.id)
    return EvidencePage(
        record=scope.id, kind=tr("Scope"), title=scope.label,
        sections=(
            *section(tr("What it covers"), entries),
            *section(tr("Reports of this scope"), _report_lines(reports)),
        ),
    )  # fmt: skip


def party_page(dossier: Dossier, party: Party) -> EvidencePage:
    """What a party says, and which reports give figures about it."""
    reports = dossier.reports.values()
    own = (report for report in reports if report.claimant == party.id)
    about_it = {claim.report for claim in dossier.claims.values() if claim.about == party.id}
    statements = [
        Entry(label="", text=statement.text, record=statement.id)
        for statement in dossier.statements.values()
        if (statement.said_by or dossier.report_of(statement).claimant) == party.id
    ]
    events = [
        Entry(label=wording.short_date(event.when), text=event.title, record=event.id)
        for event in dossier.events.values()
        if party.id in event.said_by
    ]
    return EvidencePage(
        record=party.id, kind=tr("Party"), title=party.name,
        sentence=f"{wording.side_of(dossier, party)}, {wording.word(party.kind)}",
        sections=(
            *section(tr("Its reports"), _report_lines(own)),
            *section(tr("Its statements"), statements),
            *section(tr("Events it speaks of"), events),
            *section(
                tr("Reports with figures about it"),
                _report_lines(r for r in reports if r.id in about_it),
            ),
        ),
    )  # fmt: skip


def side_page(dossier: Dossier, side: Side) -> EvidencePage:
    """What a side is in the conflict, and who is on it."""
    entries = [Entry(label=tr("Role"), text=wording.word(side.role))]
    if side.allied_to:
        ally = dossier.sides[side.allied_to]
        entries.append(Entry(label=tr("Fights beside"), text=ally.label, record=ally.id))
    parties = [
        Entry(label="", text=party.name, record=party.id)
        for party in dossier.parties.values()
        if party.side == side.id
    ]
    return EvidencePage(
        record=side.id, kind=tr("Side"), title=side.label,
        sections=(
            Section(title=tr("The side"), entries=tuple(entries)),
            *section(tr("Who is on it"), parties),
        ),
    )  # fmt: skip


def category_page(dossier: Dossier, category: Category) -> EvidencePage:
    """The events of a category, which are one lane of the timeline."""
    events = [event for event in dossier.events.values() if event.category == category.id]
    lines = [
        Entry(label=wording.short_date(event.when), text=event.title, record=event.id)
        for event in events[:MOST]
    ]
    return EvidencePage(
        record=category.id, kind=tr("Category"), title=category.label,
        sections=tuple(section(tr("Its events"), lines + _rest(len(events)))),
    )  # fmt: skip


def spelling_page(_dossier: Dossier, spelling: Spelling) -> EvidencePage:
    """A word with the other ways to write it."""
    others = Entry(label=tr("Also called"), text=", ".join(spelling.also_called))
    return EvidencePage(
        record=spelling.id, kind=tr("Spelling"), title=spelling.word,
        sentence=tr("Find and search take all of these for one word."),
        sections=tuple(section(tr("Spellings"), [others] if spelling.also_called else [])),
    )  # fmt: skip


def question_page(dossier: Dossier, question: Question) -> EvidencePage:
    """What records say on a question, in order of time, and how they bear on each other."""
    relations = [r for r in dossier.relations.values() if r.question == question.id]
    names = dict.fromkeys(half for relation in relations for half in relation.halves)
    found = [shown(dossier, name) for name in names]
    found.sort(key=lambda one: (one.first is None, one.first or 0, one.record))
    said = [Entry(label=one.claimant, text=one.plain, record=one.record) for one in found[:MOST]]
    entries = [
        Entry(label=wording.word(r.kind), text=_halves(dossier, r), record=r.id)
        for r in relations[:MOST]
    ]
    return EvidencePage(
        record=question.id, kind=tr("Question"), title=question.text,
        sections=(
            *section(tr("What was said, in order of time"), said + _rest(len(found))),
            *section(tr("What bears on it"), entries + _rest(len(relations))),
        ),
    )  # fmt: skip


def _halves(dossier: Dossier, relation: Relation) -> str:
    """Whose records a relation joins, of which days, and what is said of them."""
    names = (
        ", ".join(filter(None, (one.claimant or one.what, one.date)))
        for one in (shown(dossier, name) for name in relation.halves)
    )
    form = tr("{one} – {other}: {note}") if relation.note else tr("{one} – {other}")
    one, other = names
    return form.format(one=one, other=other, note=relation.note)


def phase_page(dossier: Dossier, phase: Phase) -> EvidencePage:
    """A named stretch of time: from when to when, by whom, and from where."""
    who = wording.listed([dossier.parties[party].name for party in phase.said_by])
    entries = [Entry(label=tr("Time"), text=wording.date(phase.when))]
    if who:
        entries.append(Entry(label=tr("Said by"), text=who))
    return EvidencePage(
        record=phase.id, kind=tr("Phase"), title=phase.label,
        sections=(
            Section(title=tr("What it covers"), entries=tuple(entries)),
            *section(tr("Sources"), [
                titled(dossier, name) for name in phase.sources
            ]),
        ),
    )  # fmt: skip


def change_page(dossier: Dossier, change: Change) -> EvidencePage:
    """What changed in the data, from what, and why."""
    known = dossier.find(change.record) is not None
    texts = (
        (tr("Record"), change.record, change.record if known else ""),
        (tr("Field"), change.part, ""),
        (tr("From"), change.before, ""),
        (tr("To"), change.after, ""),
        (tr("Why"), change.why, ""),
    )
    entries = [Entry(label=name, text=text, record=to) for name, text, to in texts if text]
    return EvidencePage(
        record=change.id, kind=tr("Change of the data"),
        title=tr("Version {version}").format(version=change.version),
        sections=tuple(section(tr("What changed"), entries)),
    )  # fmt: skip


def _report_lines(reports: Iterable[Report]) -> list[Entry]:
    found = list(reports)
    lines = [
        Entry(label=wording.short_date(report.as_of), text=report.title, record=report.id)
        for report in found[:MOST]
    ]
    return lines + _rest(len(found))
