"""The Summary in brief, for a terminal: every figure of the core report with its qualifier, what
contradicts it, every statement with its speaker, and what is not said, without the charts, the
comparisons and the notes of the whole page."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Claim, Dossier, Relation, Statement
from kursk_viewer.dossier.vocabulary import AsOfBasis, RelationKind
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    NOTE,
    STANDFIRST,
    STRONG,
    WARNING,
    Block,
    DocumentCell,
    FigureItem,
    FiguresBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    RuleBlock,
    Run,
    TableBlock,
)
from kursk_viewer.pages.provenance import disclaimer
from kursk_viewer.pages.shown import Shown, sentenced
from kursk_viewer.pages.summary.contested import (
    TwoSidedLine,
    contested_questions,
    earlier_first,
    scope_beside,
    two_sided,
)
from kursk_viewer.pages.summary.equipment import equipment_blocks, table_of
from kursk_viewer.pages.summary.figures import figure_item, usual_of
from kursk_viewer.pages.summary.lead import lead_of, rougher
from kursk_viewer.pages.summary.masthead import relayed
from kursk_viewer.pages.summary.page import SummaryPage, summary
from kursk_viewer.translation import ntr, tr


def brief_document(dossier: Dossier) -> PageDocument:
    """The Summary of a dossier on one screen of a terminal."""
    page = summary(dossier)
    sections = (
        _masthead(dossier, page),
        _equipment(dossier, page),
        _contested(dossier, page),
        _statements(page),
        (*_not_said(dossier), *_foot(page)),
    )
    blocks: list[Block] = []
    for section in filter(None, map(tuple, sections)):
        blocks += [RuleBlock()] if blocks else []
        blocks += section
    return PageDocument(title=page.headline, blocks=tuple(blocks))


def _masthead(dossier: Dossier, page: SummaryPage) -> Iterator[Block]:
    yield HeadingBlock(level=1, text=page.headline)
    first = relayed(dossier) if dossier.core_report else page.subtitle
    texts = [sentenced(first), sentenced(disclaimer(dossier))]
    figures = (*page.headlines, *page.in_words)
    if figures:
        default = tr("{what}, unless said otherwise:")
        texts.append(wording.capital(default.format(what=" · ".join(usual_of(page)))))
    yield ParagraphBlock(runs=(Run(text=" ".join(texts), style=STANDFIRST),))
    yield from _people(dossier, page)


def _people(dossier: Dossier, page: SummaryPage) -> Iterator[Block]:
    """The figures, each with what is not usual in it; one that another gives more exactly stands
    with that."""
    figures = (*page.headlines, *page.in_words)
    usual = usual_of(page) if figures else ()
    by_record = {figure.shown.record: figure for figure in figures}
    rougher_than = {name: rougher(dossier, figure) for name, figure in by_record.items()}
    rough = {name for several in rougher_than.values() for name in several}
    short: list[FigureItem] = []
    long: list[FigureItem] = []
    for figure in figures:
        if figure.shown.record in rough:
            continue
        item = figure_item(dossier, figure, usual)
        also = [
            Run(text=tr("also given as {figure}").format(figure=other.shown.figure), style=NOTE)
            for name in dict.fromkeys(rougher_than[figure.shown.record])
            if (other := by_record.get(name)) is not None
        ]
        item = item.replace(details=(*also, *item.details))
        (short if figure.shown.value is not None else long).append(item)
    for some in filter(None, (short, long)):
        yield FiguresBlock(items=tuple(some))


def _equipment(dossier: Dossier, page: SummaryPage) -> Iterator[Block]:
    """The page's own table, and of later reports only what contradicts this one."""
    for block in equipment_blocks(dossier, page.equipment, usual_of(page), later=False):
        if isinstance(block, HeadingBlock):
            runs = (Run(text=f"{block.text}; ", style=STRONG), *block.beside)
            yield ParagraphBlock(runs=runs)
        elif isinstance(block, TableBlock):
            later = next(place for place, head in enumerate(block.head) if place and not head.text)
            rows = tuple(
                tuple(
                    cell if place < later or _warns(cell) else DocumentCell()
                    for place, cell in enumerate(row)
                )
                for row in block.rows
            )
            yield block.replace(rows=rows)
        else:
            yield block


def _warns(cell: DocumentCell) -> bool:
    return any(run.style == WARNING for run in cell.runs)


def _contested(dossier: Dossier, page: SummaryPage) -> Iterator[Block]:
    """The questions on which something contradicts this report or what the same side said later;
    figures of the table stand there beside each other."""
    tabled = table_of(dossier, page.equipment)
    runs = [Run(text=tr("What contradicts what: "), style=STRONG)]
    for name, relations in contested_questions(dossier, page, lead_of(dossier, page)):
        telling = [each for each in relations if _matters(dossier, each, tabled)]
        known = dossier.questions.get(name)
        question = known.text if known else relations[0].note
        line = two_sided(dossier, name, relations)
        if line is not None:
            answer = " ".join(_side(dossier, line, upper=upper) for upper in (True, False))
        elif telling:
            answer = sentenced(_pair(dossier, telling[-1]))
        else:
            continue
        runs += [Run(text=f"{sentenced(question)} ", style=STRONG), Run(text=f"{answer} ")]
    if len(runs) > 1:
        yield ParagraphBlock(runs=tuple(runs))


def _matters(dossier: Dossier, relation: Relation, tabled: frozenset[str]) -> bool:
    """Whether a half stands in the core report or is of a later day; the table of equipment tells
    its own."""
    if tabled.intersection(relation.halves):
        return False
    report = dossier.core_report
    end = report.as_of.last if report and report.as_of else None
    for record in map(dossier.find, relation.halves):
        if isinstance(record, Claim | Statement) and dossier.is_core(record):
            return True
        when = dossier.as_of(record) if isinstance(record, Claim) else None
        if when is not None and end is not None and when.first > end:
            return True
    return report is None


def _side(dossier: Dossier, line: TwoSidedLine, *, upper: bool) -> str:
    said = [
        tr("{who}, {date}").format(who=each.who, date=_day(dossier, each.shown))
        for each in line.statements
        if each.upper == upper
    ]
    answer = line.answers[0 if upper else 1]
    return sentenced(tr("{answer}: {who}").format(answer=answer, who="; ".join(said)))


def _pair(dossier: Dossier, relation: Relation) -> str:
    """Both halves of a contradiction, the earlier first: of two figures what the question over them
    does not say, and wherein they differ."""
    one, other = halves = earlier_first(dossier, relation)
    against = tr("{one}; against it, {other}")
    if any(not half.figure for half in halves):
        said_by = [": ".join(filter(None, (h.claimant, h.what.rstrip(".")))) for h in halves]
        return against.format(one=said_by[0], other=said_by[1])
    said = relation.question in dossier.questions
    parts = (
        (said and one.inside == other.inside, [half.inside for half in halves]),
        (said and one.side_label == other.side_label, [half.claimant for half in halves]),
        (False, [scope_beside(half) for half in halves]),
        (False, [_day(dossier, half) if half.date else "" for half in halves]),
    )
    told = [", ".join(t[place] for same, t in parts if t[place] and not same) for place in (0, 1)]
    one_text, other_text = (
        wording.bracketed(half.figure, details) if details else half.figure
        for half, details in zip(halves, told, strict=True)
    )
    breaks = relation.kind == RelationKind.BREAKS_SERIES
    follows = one.last is not None and other.first is not None and one.last < other.first
    in_turn = follows and (breaks or one.claimant == other.claimant)
    form = tr("{one}, then {other}") if in_turn else against
    return form.format(one=one_text, other=other_text)


def _day(dossier: Dossier, one: Shown) -> str:
    """The day of a record, without the year where that is the report's; that it is inferred, but
    not how else it is known, which its evidence tells."""
    record = dossier.find(one.record)
    basis = getattr(record, "when_basis", None)
    if isinstance(record, Claim) and not dossier.is_core(record):
        basis = dossier.report_of(record).as_of_basis
    day = _plain_day(dossier, one)
    marked = basis == AsOfBasis.INFERRED and not day.endswith("(?)")
    return tr("{date}, inferred").format(date=day) if marked else day


def _plain_day(dossier: Dossier, one: Shown) -> str:
    record, report = dossier.find(one.record), dossier.core_report
    when = dossier.as_of(record) if isinstance(record, Claim) else getattr(record, "when", None)
    if not isinstance(when, Edtf):
        return one.date
    year = report.as_of.start.year if report and report.as_of else 0
    if when.first == when.last and not when.qualified and when.start.year == year:
        return wording.day(when.first, with_year=False)
    return wording.short_date(when)


def _statements(page: SummaryPage) -> Iterator[Block]:
    """What each speaker says, in the order in which they first speak."""
    speakers = dict.fromkeys(said.claimant for said in page.statements)
    runs = [Run(text=tr("The report also says: "), style=STRONG)]
    for speaker in speakers:
        if speaker:
            who = wording.capital(speaker)
            runs.append(Run(text=tr("{who}: ").format(who=who), style=STRONG))
        for said in page.statements:
            if said.claimant == speaker:
                mark = tr("[{mark}]").format(mark=said.mark) if said.mark else ""
                runs += [Run(text=f"{sentenced(said.what)} "), Run(text=f"{mark} ", style=WARNING)]
    if speakers:
        yield ParagraphBlock(runs=tuple(runs))


def _not_said(dossier: Dossier) -> Iterator[Block]:
    """All gaps in one paragraph: of the report, then of all that was looked through."""
    gaps = tuple(dossier.gaps.values())
    if not gaps:
        return
    core = [gap.phrase for gap in gaps if gap.core and gap.phrase]
    others = len(gaps) - len(core)
    texts = []
    if core:
        form = tr("Not said: the report gives no {gaps}")
        texts.append(form.format(gaps="; ".join(core)))
    if others:
        form = ntr("{count} thing more was not found", "{count} things more were not found", others)
        texts.append(form.format(count=wording.number(others)))
    yield ParagraphBlock(runs=(Run(text=" ".join(map(sentenced, texts))),))


def _foot(page: SummaryPage) -> Iterator[Block]:
    source = page.provenance
    text = tr("{sources} · {data}").format(sources=source.source, data=source.data)
    yield ParagraphBlock(runs=(Run(text=text, style=NOTE),))
