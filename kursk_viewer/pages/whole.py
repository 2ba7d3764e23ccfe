"""The full dossier as a document: every record in words, with what qualifies it, and with numbered
references that lead to the list of sources."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

from kursk_viewer.dossier.dates import in_time
from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation, Report, Source, Statement
from kursk_viewer.dossier.vocabulary import RelationKind, Status
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    NOTE,
    RECORD,
    STRONG,
    Block,
    ColumnHead,
    DocumentCell,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    Run,
    TableBlock,
    cell,
)
from kursk_viewer.pages.evidence.sections import speaker
from kursk_viewer.pages.handout import events_block, over_time_block
from kursk_viewer.pages.naming import (
    attribution_in_full,
    figure,
    formula_in_words,
    included,
    not_said,
)
from kursk_viewer.pages.shown import sentenced, shown
from kursk_viewer.pages.sources import SourceRow, sources
from kursk_viewer.pages.summary.page import half
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

_BEYOND_CYRILLIC = 0x530
_LAST = 4_000_000
"""A day after all others."""

Row = tuple[DocumentCell, ...]


class _References(Record):
    """The numbers of the sources in their list, by id."""

    numbers: dict[str, int]

    def to(self, names: Iterable[str]) -> tuple[Run, ...]:
        """The numbers of sources in ascending order, each leading to its source."""
        runs: list[Run] = []
        for name in sorted(set(names), key=self.numbers.__getitem__):
            runs += [Run(text=", ")] if runs else []
            runs.append(Run(text=str(self.numbers[name]), target=RECORD + name))
        return tuple(runs)


def whole(dossier: Dossier) -> PageDocument:
    """All that stands in the full dossier after its Summary."""
    listed = sources(dossier).rows
    numbers = _References(numbers={row.source: place for place, row in enumerate(listed, 1)})
    charts = [*over_time_block(dossier), *events_block(dossier)]
    return PageDocument(
        title=dossier.title,
        blocks=(
            *charts,
            *_statements(dossier, numbers),
            *_contradictions(dossier, numbers),
            *_relations(dossier, numbers),
            *_gaps(dossier),
            *_reports(dossier, numbers),
            *_events(dossier, numbers),
            *_sources(dossier, listed),
        ),
    )


def _statements(dossier: Dossier, numbers: _References) -> list[Block]:
    head = (
        ColumnHead(text=tr("Statement, paraphrased"), share=0.46),
        ColumnHead(text=tr("Said by"), share=0.22),
        ColumnHead(text=tr("Attribution"), share=0.18),
        ColumnHead(text=tr("Sources"), share=0.14),
    )
    rows = {s.id: _statement(dossier, numbers, s) for s in dossier.statements.values()}
    return _section(tr("Statements"), head, rows)


def _statement(dossier: Dossier, numbers: _References, statement: Statement) -> Row:
    party = statement.said_by or dossier.report_of(statement).claimant
    parts = (
        attribution_in_full(dossier, statement),
        "" if statement.status == Status.CLAIMED else wording.word(statement.status),
        _paragraph(statement.paragraph),
    )
    return (
        cell(statement.text),
        cell(dossier.parties[party].name),
        cell("; ".join(filter(None, parts))),
        DocumentCell(runs=numbers.to(statement.sources)),
    )


def _contradictions(dossier: Dossier, numbers: _References) -> list[Block]:
    """By question, in the order in which the questions arose; those on none at the end."""
    head = (
        ColumnHead(text=tr("One half"), share=0.35),
        ColumnHead(text=tr("The other half"), share=0.35),
        ColumnHead(text=tr("Remark"), share=0.3),
    )
    by_question: dict[str, list[Relation]] = {}
    for relation in sorted(dossier.contradictions, key=lambda r: _days(dossier, r)):
        by_question.setdefault(relation.question, []).append(relation)
    unasked = by_question.pop("", [])
    blocks: list[Block] = []
    for name, found in [*by_question.items(), ("", unasked)]:
        title = dossier.questions[name].text if name else tr("Other contradictions")
        if by_question and found:
            blocks.append(HeadingBlock(level=3, text=title, anchor=name))
        rows = {r.id: _contradiction(dossier, numbers, r) for r in found}
        blocks += _table(title, head, rows)
    heading = HeadingBlock(level=2, text=tr("Contradictions"))
    return [heading, *blocks] if blocks else []


def _contradiction(dossier: Dossier, numbers: _References, relation: Relation) -> Row:
    halves = sorted(relation.halves, key=lambda name: _day(dossier, name))
    return (*(_half(dossier, numbers, name) for name in halves), cell(relation.note))


def _days(dossier: Dossier, relation: Relation) -> tuple[int, ...]:
    return tuple(sorted(_day(dossier, name) for name in relation.halves))


def _day(dossier: Dossier, name: str) -> int:
    """The first day that a record is of; a late one where none is known."""
    first = shown(dossier, name).first
    return _LAST if first is None else first


def _relations(dossier: Dossier, numbers: _References) -> list[Block]:
    head = (
        ColumnHead(text=tr("Record"), share=0.3),
        ColumnHead(text=tr("Bears on"), share=0.14),
        ColumnHead(text=tr("The other record"), share=0.3),
        ColumnHead(text=tr("Remark"), share=0.26),
    )
    rows: dict[str, Row] = {
        name: (
            _half(dossier, numbers, relation.subject),
            cell(wording.word(relation.kind)),
            _half(dossier, numbers, relation.object),
            cell(relation.note),
        )
        for name, relation in dossier.relations.items()
        if relation.kind != RelationKind.CONTRADICTS
    }
    return _section(tr("Other relations: breaks in series, explanations, comparisons"), head, rows)


def _half(dossier: Dossier, numbers: _References, name: str) -> DocumentCell:
    """A record that bears on another, with where it stands."""
    one, record = half(dossier, name), dossier.find(name)
    names: Iterable[str] = [name] if name in numbers.numbers else ()
    paragraph = ""
    if isinstance(record, Claim | Event | Statement):
        names = record.sources
        paragraph = "" if isinstance(record, Statement) else _paragraph(record.paragraph)
    where = "; ".join(filter(None, (one.as_of, paragraph)))
    runs = [Run(text=f"{one.claimant}\n", style=STRONG)] if one.claimant else []
    runs += [Run(text=where)] if where else []
    cited = numbers.to(names)
    if cited:
        before, after = ntr("source {numbers}", "sources {numbers}", len(set(names))).split(
            "{numbers}"
        )
        opening = f"; {before}" if where else before
        runs += [Run(text=opening), *cited, *([Run(text=after)] if after else [])]
    runs += [Run(text="\n")] if where or cited else []
    return DocumentCell(runs=(*runs, Run(text=one.short, target=RECORD + name)))


def _gaps(dossier: Dossier) -> list[Block]:
    made = [ParagraphBlock(runs=(Run(text=g.text),), item=True) for g in dossier.gaps.values()]
    heading = HeadingBlock(level=2, text=not_said(dossier))
    return [heading, *made] if made else []


def _reports(dossier: Dossier, numbers: _References) -> list[Block]:
    head = (
        ColumnHead(text=tr("Measure"), share=0.23),
        ColumnHead(text=tr("Figure"), share=0.13, right=True),
        ColumnHead(text=tr("As stated"), share=0.2),
        ColumnHead(text=tr("Remarks"), share=0.31),
        ColumnHead(text=tr("Sources"), share=0.13),
    )
    claims: dict[str, dict[str, Row]] = {}
    for claim in dossier.claims.values():
        claims.setdefault(claim.report, {})[claim.id] = _claim(dossier, numbers, claim)
    made: list[Block] = []
    for report in dossier.reports.values():
        title = tr("{claimant}, {as_of}: {title}").format(
            claimant=dossier.parties[report.claimant].name,
            as_of=wording.as_of(report.as_of, report.as_of_basis),
            title=report.title,
        )
        made.append(HeadingBlock(level=3, text=title, anchor=report.id))
        made.append(ParagraphBlock(runs=_frame(dossier, numbers, report)))
        made += _table(title, head, claims.get(report.id, {}))
    heading = HeadingBlock(level=2, text=tr("Claims, report by report"))
    return [heading, *made] if made else []


def _frame(dossier: Dossier, numbers: _References, report: Report) -> tuple[Run, ...]:
    """What qualifies all the figures of a report."""
    claimant = dossier.parties[report.claimant]
    frame = [
        tr("Claimed by {claimant}. Scope: {scope}.").format(
            claimant=speaker(dossier, "", claimant).text, scope=dossier.scopes[report.scope].label
        )
    ]
    if report.counts_from is not None:
        frame.append(tr("Counted from {date}.").format(date=wording.date(report.counts_from)))
    as_of = wording.dated(report.as_of, report.as_of_basis, full=True)
    frame.append(tr("As of: {as_of}.").format(as_of=as_of))
    if report.published is not None:
        published = wording.dated(report.published, report.published_basis, full=True)
        frame.append(tr("Published: {published}.").format(published=published))
    if report.as_of_note:
        frame.append(tr("How we know: {note}").format(note=report.as_of_note))
    if report.period:
        frame.append(tr("Period as worded: {words}.").format(words=report.period))
    frame += _notes(report.note, report.context)
    runs = [Run(text=" ".join(frame), style=NOTE)]
    if report.sources:
        before, after = tr("Sources: {numbers}.").split("{numbers}")
        cited = [run.replace(style=NOTE) for run in numbers.to(report.sources)]
        runs += [Run(text=f" {before}", style=NOTE), *cited, Run(text=after, style=NOTE)]
    return tuple(runs)


def _claim(dossier: Dossier, numbers: _References, claim: Claim) -> Row:
    report = dossier.report_of(claim)
    derived = claim.status == Status.DERIVED
    stated = (
        tr("“{words}”").format(words=claim.stated_as) if claim.stated_as else "",
        "" if derived else attribution_in_full(dossier, claim),
        "" if claim.status == Status.CLAIMED else wording.word(claim.status),
        _paragraph(claim.paragraph),
    )
    remarks = []
    if claim.worded_as:
        remarks.append(tr("Worded as “{words}”.").format(words=claim.worded_as))
    if claim.scope and claim.scope != report.scope:
        remarks.append(tr("Scope: {scope}.").format(scope=dossier.scopes[claim.scope].label))
    if claim.counts_from is not None and claim.counts_from != report.counts_from:
        remarks.append(tr("Counted from {date}.").format(date=wording.date(claim.counts_from)))
    if claim.includes:
        remarks.append(tr("Includes {parts}.").format(parts=included(dossier, claim)))
    if claim.formula:
        remarks.append(f"{formula_in_words(dossier, claim)} = {figure(dossier, claim)}.")
    remarks += _notes(claim.note, claim.context, claim.off_series)
    one = shown(dossier, claim.id)
    runs = [Run(text=" ".join(remarks))] if remarks else []
    for dispute in one.disputes:
        text = tr("Contradicted by {other}.").format(other=dispute.text)
        space = " " if runs else ""
        runs += [Run(text=space), Run(text=text, target=RECORD + dispute.record)]
    return (
        cell(one.what),
        cell(one.figure, STRONG),
        cell("; ".join(filter(None, stated))),
        DocumentCell(runs=tuple(run for run in runs if run.text)),
        DocumentCell(runs=numbers.to(claim.sources)),
    )


def _events(dossier: Dossier, numbers: _References) -> list[Block]:
    head = (
        ColumnHead(text=tr("When"), share=0.13),
        ColumnHead(text=tr("Category"), share=0.12),
        ColumnHead(text=tr("Event"), share=0.42),
        ColumnHead(text=tr("Said by"), share=0.2),
        ColumnHead(text=tr("Sources"), share=0.13),
    )
    ordered = sorted(dossier.events.values(), key=lambda e: (in_time(e.when), e.id))
    rows = {event.id: _event(dossier, numbers, event) for event in ordered}
    return _section(tr("Events"), head, rows)


def _event(dossier: Dossier, numbers: _References, event: Event) -> Row:
    when = wording.dated(event.when, event.when_basis)
    if event.reported:
        when = _lines(when, tr("reported {date}").format(date=wording.short_date(event.reported)))
    place = wording.place(event.place, event.position)
    details = (
        tr("Place: {place}.").format(place=place) if place else "",
        tr("Disputed by: {who}.").format(who=event.disputed_by) if event.disputed_by else "",
        *_notes(event.note, event.context),
        sentenced(wording.word(event.independence)),
    )
    speakers = wording.listed([dossier.parties[name].name for name in event.said_by])
    rest = _lines(event.text, " ".join(filter(None, details)))
    cited = {*event.sources, *filter(None, [event.position_source])}
    return (
        cell(when),
        cell(dossier.categories[event.category].label),
        _headed(event.title, rest),
        cell(_lines(speakers, _paragraph(event.paragraph))),
        DocumentCell(runs=numbers.to(cited)),
    )


def _sources(dossier: Dossier, listed: tuple[SourceRow, ...]) -> list[Block]:
    head = (
        ColumnHead(text="", share=0.05, right=True),
        ColumnHead(text=tr("Publisher"), share=0.17),
        ColumnHead(text=tr("Title and address"), share=0.46),
        ColumnHead(text=tr("Published"), share=0.14),
        ColumnHead(text=tr("Kind"), share=0.12),
        ColumnHead(text=tr("Uses"), share=0.06, right=True),
    )
    rows = {
        row.source: _source(dossier.sources[row.source], number, row)
        for number, row in enumerate(listed, 1)
    }
    return _section(tr("Sources, by the numbers that refer to them"), head, rows)


def _source(source: Source, number: int, row: SourceRow) -> Row:
    runs = [Run(text=row.title)]
    if source.address:
        address = Run(text=readable(source.address), target=encoded(source.address), style=NOTE)
        runs += [Run(text="\n"), address]
    runs += [Run(text=f"\n{source.note}")] if source.note else []
    return (
        cell(str(number)),
        cell(row.publisher),
        DocumentCell(runs=tuple(runs)),
        cell(wording.dated(source.published, source.published_basis, full=True)),
        cell(row.kind),
        cell(wording.number(row.uses)),
    )


def readable(address: str) -> str:
    """A web address with its percent-encoded letters as letters, where they are of an alphabet that
    the page's typeface has and nothing else hides in them."""
    try:
        plain = unquote(address, errors="strict")
    except UnicodeDecodeError:
        return address
    known = all(ord(letter) < _BEYOND_CYRILLIC for letter in plain)
    return plain if known and plain.isprintable() and " " not in plain else address


def encoded(address: str) -> str:
    """A web address of which every letter can stand in a link."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~|")


def _section(title: str, head: tuple[ColumnHead, ...], rows: dict[str, Row]) -> list[Block]:
    """A heading and the one table under it; none without rows."""
    return [HeadingBlock(level=2, text=title), *_table(title, head, rows)] if rows else []


def _table(caption: str, head: tuple[ColumnHead, ...], rows: dict[str, Row]) -> list[Block]:
    if not rows:
        return []
    anchors = tuple(rows)
    return [TableBlock(caption=caption, head=head, rows=tuple(rows.values()), anchors=anchors)]


def _headed(first: str, rest: str) -> DocumentCell:
    runs = [Run(text=first, style=STRONG)]
    return DocumentCell(runs=(*runs, Run(text=f"\n{rest}")) if rest else tuple(runs))


def _notes(note: str, context: str, chart: str = "") -> list[str]:
    parts = [note] if note else []
    parts += [tr("Other sources: {text}").format(text=context)] if context else []
    return parts + ([tr("Series: {text}").format(text=chart)] if chart else [])


def _paragraph(number: int | None) -> str:
    return tr("paragraph {number}").format(number=number) if number else ""


def _lines(*parts: str) -> str:
    return "\n".join(filter(None, parts))
