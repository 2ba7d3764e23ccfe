"""The Summary as a document: what the core report claims, what the same side said before and after,
what contradicts it, and what it leaves out, in the order in which it is read."""

from __future__ import annotations

from collections import Counter

from kursk_viewer.dossier.dates import in_time
from kursk_viewer.dossier.model import Dossier, Event, Gap, Phase
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    ACTION,
    NOTE,
    RECORD,
    STRONG,
    VIEW,
    WARNING,
    Block,
    ColumnHead,
    ColumnsBlock,
    DocumentCell,
    FiguresBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    RuleBlock,
    Run,
    TableBlock,
    cell,
)
from kursk_viewer.pages.naming import not_said, phase_sides
from kursk_viewer.pages.shown import Shown, shown
from kursk_viewer.pages.summary.contested import contested_blocks
from kursk_viewer.pages.summary.equipment import equipment_blocks, table_of
from kursk_viewer.pages.summary.figures import figure_item, usual_of
from kursk_viewer.pages.summary.lead import lead_blocks, lead_of, told_with_lead
from kursk_viewer.pages.summary.masthead import masthead_blocks
from kursk_viewer.pages.summary.page import Figure, SummaryPage, newest_claims, summary
from kursk_viewer.translation import language, ntr, tr

_STATEMENT_SHARES = (0.58, 0.305, 0.115)
_EVENTS_BESIDE = 40


def summary_document(dossier: Dossier, page: SummaryPage | None = None) -> PageDocument:
    """The Summary of a dossier. Where it has no core report, the newest claim of each series stands
    in place of that report's figures."""
    made: PageDocument | None = dossier.kept.get(_key())
    if made is None:
        made = _made(dossier, page or summary(dossier))
        keep_summary(dossier, made)
    return made


def keep_summary(dossier: Dossier, made: PageDocument) -> None:
    """Let this be the Summary of a dossier in the language that is shown."""
    dossier.kept[_key()] = made


def _key() -> tuple[str, str]:
    return summary_document.__name__, language()


def _made(dossier: Dossier, page: SummaryPage) -> PageDocument:
    lead = lead_of(dossier, page)
    sections = [
        lead_blocks(dossier, lead) if lead is not None else (),
        _also(dossier, page, lead),
        equipment_blocks(dossier, page.equipment, usual_of(page)),
        _newest(dossier) if dossier.core_report is None else (),
        contested_blocks(dossier, page, table_of(dossier, page.equipment), lead),
        _statements(dossier, page),
        _not_said(dossier),
        _next(dossier),
    ]
    blocks: list[Block] = list(masthead_blocks(dossier))
    for place, section in enumerate(filter(None, sections)):
        if place:
            blocks.append(RuleBlock())
        blocks += section
    return PageDocument(
        title=page.headline,
        blocks=(*blocks, RuleBlock(), *_foot(page)),
        margin=_events(dossier),
    )


def _also(dossier: Dossier, page: SummaryPage, lead: Figure | None) -> tuple[Block, ...]:
    """The report's other figures in a row; what most of its figures have in common stands once."""
    told = told_with_lead(dossier, lead) if lead is not None else frozenset()
    figures = [f for f in (*page.headlines, *page.in_words) if f.shown.record not in told]
    if not figures:
        return ()
    usual = usual_of(page)
    default = tr("{what}, unless said otherwise").format(what=" · ".join(usual))
    return (
        HeadingBlock(
            level=2,
            text=tr("Also in the report"),
            aside=(Run(text=default, style=NOTE),),
        ),
        FiguresBlock(items=tuple(figure_item(dossier, figure, usual) for figure in figures)),
    )


def _newest(dossier: Dossier) -> tuple[Block, ...]:
    """The newest claim of each series on people, where no report leads the page."""
    found = [shown(dossier, name) for name in newest_claims(dossier)]
    if not found:
        return ()
    main = {scope.label for scope in dossier.scopes.values() if scope.main}
    rows = tuple(
        (
            cell(one.what),
            cell(one.figure, STRONG, target=RECORD + one.record, spoken=one.spoken),
            cell(" · ".join((one.by, one.as_of, *({one.scope} - main))), NOTE),
        )
        for one in found
    )
    return (
        HeadingBlock(
            level=2,
            text=tr("Newest claims"),
            aside=(Run(text=tr("all dated claims"), target=f"{VIEW}casualties/over-time"),),
        ),
        TableBlock(
            caption=tr("The newest claim of each side on each question about people"),
            head=(
                ColumnHead(text=tr("what is counted"), share=0.4),
                ColumnHead(text=tr("figure"), right=True, share=0.15),
                ColumnHead(text=tr("who says it, as of when"), share=0.45),
            ),
            rows=rows,
            anchors=tuple(one.record for one in found),
        ),
    )


def _statements(dossier: Dossier, page: SummaryPage) -> tuple[Block, ...]:
    if not page.statements:
        return ()
    counts = Counter(said.attribution for said in page.statements if said.attribution)
    usual = max(counts, key=counts.__getitem__, default="")
    usually = tr("{attribution}, unless said otherwise").format(attribution=usual)
    beside = tr("paraphrased; none of it is verified")
    return (
        HeadingBlock(
            level=2,
            text=tr("The report also says"),
            beside=(Run(text=beside, style=NOTE),),
            aside=(Run(text=usually, style=NOTE),) if usual else (),
        ),
        TableBlock(
            caption=tr("What the report says in words, and who says it"),
            head=(
                ColumnHead(text="", share=_STATEMENT_SHARES[0]),
                ColumnHead(text=tr("who says it"), share=_STATEMENT_SHARES[1]),
                ColumnHead(text="", right=True, share=_STATEMENT_SHARES[2]),
            ),
            rows=tuple(_statement(said, usual) for said in page.statements),
            anchors=tuple(said.record for said in page.statements),
        ),
    )


def _statement(said: Shown, usual: str) -> tuple[DocumentCell, ...]:
    target = RECORD + said.record
    who = said.claimant
    if said.attribution not in ("", usual):
        who = tr("{who}; {attribution}").format(who=who, attribution=said.attribution)
    mark = (Run(text=said.mark, style=WARNING, target=target),) if said.mark else ()
    return (
        cell(said.what, target=target, spoken=said.line),
        cell(who, NOTE),
        DocumentCell(runs=mark),
    )


def _not_said(dossier: Dossier) -> tuple[Block, ...]:
    gaps = tuple(dossier.gaps.values())
    if not gaps:
        return ()
    heads = ((True, tr("The report gives no")), (False, tr("Not found anywhere")))
    columns: list[tuple[Block, ...]] = []
    for core, head in heads:
        phrases = [gap for gap in gaps if gap.core == core and gap.phrase]
        if phrases:
            columns.append(
                (HeadingBlock(level=3, text=head), *(_gap(gap, gap.phrase) for gap in phrases))
            )
    blocks: list[Block] = [HeadingBlock(level=2, text=not_said(dossier))]
    if len(columns) == 2:
        blocks.append(ColumnsBlock(columns=tuple(columns), shares=(0.5, 0.5)))
    else:
        blocks += [block for column in columns for block in column]
    blocks += [_gap(gap, gap.text) for gap in gaps if not gap.phrase]
    return tuple(blocks)


def _gap(gap: Gap, text: str) -> ParagraphBlock:
    run = Run(text=text, target=RECORD + gap.id, spoken=gap.text)
    return ParagraphBlock(runs=(run,), item=True)


def _next(dossier: Dossier) -> tuple[Block, ...]:
    measures = (dossier.measure_of(claim) for claim in dossier.claims.values())
    people = sum(measure.group == Group.PEOPLE for measure in measures)
    questions, events = len(dossier.questions), len(dossier.events)
    links = [
        (
            tr("Casualties over time"),
            f"{VIEW}casualties/over-time",
            _count(ntr("{count} claim on people", "{count} claims on people", people), people),
        ),
        (
            tr("Who says what"),
            f"{VIEW}casualties/who-says",
            tr("all claimants beside each other")
            if not questions
            else _count(ntr("{count} question", "{count} questions", questions), questions),
        ),
        (
            tr("Timeline"),
            f"{VIEW}timeline",
            _count(ntr("{count} event", "{count} events", events), events),
        ),
        (tr("Print this page"), f"{ACTION}print", tr("one page, or the full dossier")),
    ]
    columns = tuple(
        (
            ParagraphBlock(runs=(Run(text=text, style=STRONG, target=target),)),
            ParagraphBlock(runs=(Run(text=note, style=NOTE),)),
        )
        for text, target, note in links
    )
    return (
        HeadingBlock(level=2, text=tr("Next")),
        ColumnsBlock(columns=columns, shares=(1 / len(links),) * len(links)),
    )


def _count(form: str, count: int) -> str:
    return form.format(count=wording.number(count))


def _foot(page: SummaryPage) -> tuple[Block, ...]:
    actions = (
        (tr("Copy page"), "copy-page"),
        (tr("Cite the report"), "cite-report"),
        (tr("Cite the selected figure"), "cite-selected"),
    )
    runs: list[Run] = []
    for text, name in actions:
        if runs:
            runs.append(Run(text=" · ", style=NOTE))
        runs.append(Run(text=text, target=ACTION + name))
    return (
        ParagraphBlock(runs=(Run(text=page.provenance.line, style=NOTE),)),
        ParagraphBlock(runs=tuple(runs)),
    )


def _events(dossier: Dossier) -> tuple[Block, ...]:
    """The events of most weight, under the phases of the dossier where it names some: those in the
    core report, the disputed ones, and the first of each kind."""
    events = sorted(dossier.events.values(), key=lambda event: (in_time(event.when), event.id))
    first = set({event.category: event.id for event in reversed(events)}.values())
    chosen = [
        event
        for event in events
        if event.core or event.id in first or event.disputed_by or dossier.is_contradicted(event.id)
    ][:_EVENTS_BESIDE]
    if not chosen:
        return ()
    blocks: list[Block] = [
        HeadingBlock(
            level=2,
            text=tr("Main events"),
            aside=(Run(text=tr("all in the Timeline"), target=f"{VIEW}timeline"),),
        )
    ]
    for phase, inside in _by_phase(dossier, chosen):
        if phase:
            blocks.append(HeadingBlock(level=3, text=phase))
        blocks.append(
            TableBlock(
                caption=phase or tr("Main events"),
                head=(ColumnHead(text=""), ColumnHead(text="", share=1.0)),
                rows=tuple(_event(dossier, event) for event in inside),
                anchors=tuple(event.id for event in inside),
            )
        )
    return tuple(blocks)


def _by_phase(dossier: Dossier, events: list[Event]) -> list[tuple[str, list[Event]]]:
    """Events in order of time under the phase that each falls into, or a heading which says that it
    falls into none; where the file names no phases, under no heading."""
    found: list[tuple[str, list[Event]]] = []
    for event in events:
        inside = (_told(dossier, p) for p in dossier.phases.values() if _within(event, p))
        phase = next(inside, _outside(dossier, event))
        if not found or phase != found[-1][0]:
            found.append((phase, []))
        found[-1][1].append(event)
    return found


def _outside(dossier: Dossier, event: Event) -> str:
    if not dossier.phases:
        return ""
    return tr("In none of these phases") if event.when else tr("Date not stated")


def _told(dossier: Dossier, phase: Phase) -> str:
    return " · ".join(filter(None, (phase.label, phase_sides(dossier, phase))))


def _within(event: Event, phase: Phase) -> bool:
    when = event.when
    return when is not None and phase.when.first <= when.first <= phase.when.last


def _event(dossier: Dossier, event: Event) -> tuple[DocumentCell, ...]:
    one = shown(dossier, event.id)
    date = wording.short_date(event.when)
    runs = [Run(text=one.what, target=RECORD + one.record, spoken=one.plain)]
    if one.date != date:
        runs.append(Run(text=f" ({wording.word(event.when_basis)})", style=NOTE))
    if one.claimant:
        runs.append(Run(text=f" · {one.claimant}", style=NOTE))
    if one.mark:
        runs += [Run(text="  "), Run(text=one.mark, style=WARNING)]
    return cell(date, NOTE), DocumentCell(runs=tuple(runs))
