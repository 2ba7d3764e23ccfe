"""What contradicts what, grouped by the question that it bears on.

A question with two sides is a line of dated statements; figures that the table of equipment has
already are told in a sentence; others stand as pairs, the earlier figure first.
"""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation
from kursk_viewer.dossier.quantity import is_below
from kursk_viewer.dossier.vocabulary import RelationKind
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    NOTE,
    PLAIN,
    RECORD,
    STRONG,
    WARNING,
    Block,
    ChartBlock,
    ColumnHead,
    DocumentCell,
    HeadingBlock,
    ParagraphBlock,
    Run,
    TableBlock,
    cell,
)
from kursk_viewer.pages.shown import Shown, sentenced, shown
from kursk_viewer.pages.summary.page import Figure, SummaryPage, in_core
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

_FEWEST_ON_A_LINE = 3
_LINE_HEIGHT, _LABEL_HEIGHT = 1.8, 0.8
"""In lines of text: the line itself, and each of the statements on it."""
_PAIR_SHARES = (0.31, 0.28, 0.24, 0.17)


class SidedStatement(Record):
    """A dated statement on one side of a question; `upper` where it gives the first answer. `date`
    is its day alone; `shown` tells how that is known."""

    shown: Shown
    who: str
    date: str
    upper: bool
    core: bool = False

    @property
    def day(self) -> int:
        """Its day as an ordinal."""
        return self.shown.first or 0


class TwoSidedLine(Record):
    """Statements on a question with two answers, in order of time."""

    question: str
    answers: tuple[str, str]
    statements: tuple[SidedStatement, ...]


def contested_blocks(
    dossier: Dossier, page: SummaryPage, tabled: frozenset[str], lead: Figure | None
) -> tuple[Block, ...]:
    """The contradictions that touch the core report or bear on its leading figure; all of them
    where there is no core report. `tabled` are the claims of the table of equipment."""
    groups = list(contested_questions(dossier, page, lead))
    if not groups:
        return ()
    lined: list[Block] = []
    others: list[Block] = []
    paired: list[tuple[str, tuple[Relation, ...]]] = []
    for question, relations in groups:
        line = two_sided(dossier, question, relations)
        if line is not None:
            lined += _line_blocks(dossier, question, line, relations)
        elif not any(tabled.isdisjoint(relation.halves) for relation in relations):
            others.append(_pointing_to_table(dossier, relations, tabled))
            beside = tuple(r for r in relations if not tabled.issuperset(r.halves))
            own = tuple(r for r in beside if any(in_core(dossier, half) for half in r.halves))
            if own and len(beside) < len(relations):
                paired.append((question, own))
        else:
            paired.append((question, relations))
    if paired:
        others.append(_pairs(dossier, paired))
    return HeadingBlock(level=2, text=tr("What contradicts what")), *lined, *others


def contested_questions(
    dossier: Dossier, page: SummaryPage, lead: Figure | None
) -> Iterator[tuple[str, tuple[Relation, ...]]]:
    """Relations by question, where one of the question matters here: first those of which a half
    stands in the core report, in the order of the page."""
    known: dict[str, list[Relation]] = {}
    for relation in dossier.relations.values():
        if relation.kind in (RelationKind.CONTRADICTS, RelationKind.BREAKS_SERIES):
            known.setdefault(relation.question or relation.id, []).append(relation)
    wanted = dict.fromkeys(
        dossier.relations[each.relation].question or each.relation for each in page.contradictions
    )
    if lead is not None:
        about = dossier.claims[lead.shown.record]
        for name, relations in known.items():
            if any(_bears_on(dossier, about, relation) for relation in relations):
                wanted.setdefault(name)
    if dossier.core_report is None:
        wanted |= dict.fromkeys(known)
    for name in wanted:
        yield name, tuple(known[name])


def _bears_on(dossier: Dossier, lead: Claim, relation: Relation) -> bool:
    """Whether both halves are figures of the lead's own series."""
    halves = [dossier.claims.get(name) for name in relation.halves]
    side = dossier.claimant_of(lead).side
    return all(
        half is not None
        and (half.about, half.measure) == (lead.about, lead.measure)
        and dossier.claimant_of(half).side == side
        for half in halves
    )


def two_sided(
    dossier: Dossier, question: str, relations: tuple[Relation, ...]
) -> TwoSidedLine | None:
    """A question as a line of dated statements, where its records fall into two sides of which none
    contradicts another of its own side; None where they do not, or are figures alone."""
    sides = _two_sides(relations)
    if sides is None:
        return None
    dated = []
    for name, side in sides.items():
        one = shown(dossier, name)
        if one.first is not None:
            dated.append((one.first, one.last or one.first, one, side))
    names = [one.record for _first, _last, one, _side in dated]
    if len(dated) < _FEWEST_ON_A_LINE or all(name in dossier.claims for name in names):
        return None
    dated.sort(key=lambda found: (found[0], found[1], found[2].record))
    upper = dated[0][3]
    known = dossier.questions.get(question)
    answers = known.answers if known is not None and len(known.answers) == 2 else ()
    return TwoSidedLine(
        question=known.text if known else "",
        answers=(answers[0], answers[1]) if answers else (tr("one account"), tr("the other")),
        statements=tuple(
            SidedStatement(
                shown=one,
                who=one.claimant or one.what,
                date=_date(dossier, one),
                upper=side == upper,
                core=in_core(dossier, one.record),
            )
            for _first, _last, one, side in dated
        ),
    )


def _date(dossier: Dossier, one: Shown) -> str:
    """The day of a statement as the file has it, without how that is known."""
    record = dossier.find(one.record)
    if isinstance(record, Event):
        return wording.short_date(record.when)
    return wording.short_date(dossier.as_of(record)) if isinstance(record, Claim) else one.date


def _two_sides(relations: tuple[Relation, ...]) -> dict[str, bool] | None:
    """The records of a question by side, if all of them hang together and fall into two sides."""
    against: dict[str, set[str]] = {}
    for relation in relations:
        for half in relation.halves:
            against.setdefault(half, set()).add(relation.other_half(half))
    first = next(iter(against))
    sides = {first: True}
    waiting = [first]
    while waiting:
        name = waiting.pop()
        for other in sorted(against[name]):
            if other not in sides:
                sides[other] = not sides[name]
                waiting.append(other)
            elif sides[other] == sides[name]:
                return None
    return sides if len(sides) == len(against) else None


def _line_blocks(
    dossier: Dossier, question: str, line: TwoSidedLine, relations: tuple[Relation, ...]
) -> list[Block]:
    told = []
    for upper, answer in zip((True, False), line.answers, strict=True):
        texts = [
            tr("{date}, {who}").format(date=each.shown.date, who=each.who)
            for each in line.statements
            if each.upper == upper
        ]
        told.append(tr("{answer}: {statements}").format(answer=answer, statements="; ".join(texts)))
    aside: tuple[Run, ...] = ()
    if question in dossier.questions:
        count = len(line.statements)
        text = ntr("all {count} statement", "all {count} statements", count)
        told_by = text.format(count=wording.number(count))
        aside = (Run(text=told_by, target=RECORD + question, screen=True),)
    heading = line.question or tr("Two accounts")
    chart = ChartBlock(
        title=heading,
        description=" ".join(map(sentenced, told)),
        data=line,
        height=_LINE_HEIGHT + _LABEL_HEIGHT * len(line.statements),
        target=RECORD + question,
        words=tuple(_side(line, upper=upper) for upper in (True, False)),
    )
    blocks: list[Block] = [HeadingBlock(level=3, text=heading, aside=aside), chart]
    within = [
        relation.note
        for relation in relations
        if relation.note and all(in_core(dossier, half) for half in relation.halves)
    ]
    if within:
        blocks.append(ParagraphBlock(runs=(Run(text=within[0], style=NOTE),)))
    return blocks


def _side(line: TwoSidedLine, *, upper: bool) -> ParagraphBlock:
    """The statements of one side as links, under the answer that they give."""
    runs = [Run(text=f"{line.answers[0 if upper else 1]}: ", style=NOTE)]
    mine = [each for each in line.statements if each.upper == upper]
    for place, each in enumerate(mine):
        text = tr("{who}, {date}").format(who=each.who, date=each.date)
        to = RECORD + each.shown.record
        runs.append(Run(text=text, style=NOTE, target=to, spoken=each.shown.plain))
        if place < len(mine) - 1:
            runs.append(Run(text=" · ", style=NOTE))
    return ParagraphBlock(runs=tuple(runs))


def _pointing_to_table(
    dossier: Dossier, relations: tuple[Relation, ...], tabled: frozenset[str]
) -> ParagraphBlock:
    """Figures that the table has already, told in one sentence."""
    within = [relation for relation in relations if tabled.issuperset(relation.halves)]
    pairs = [earlier_first(dossier, relation) for relation in within or relations]
    falling = all(
        one.quantity and later.quantity and is_below(later.quantity, one.quantity)
        for one, later in pairs
    )
    one, later = pairs[0]
    form = ntr(
        "{count} figure differs between two lists: {one}, and {later}. See the table above.",
        "{count} figures differ between two lists: {one}, and {later}. See the table above.",
        len(pairs),
    )
    if falling:
        form = ntr(
            "{count} count falls from {one}, to {later}. See the table above.",
            "{count} counts fall from {one}, to {later}. See the table above.",
            len(pairs),
        )
    question = relations[0].question
    heading = dossier.questions[question].text if question in dossier.questions else ""
    text = form.format(count=wording.number(len(pairs)), one=_where(one), later=_where(later))
    runs = [Run(text=f"{heading} ", style=STRONG, target=RECORD + question)] if heading else []
    return ParagraphBlock(runs=(*runs, Run(text=text)))


def _where(one: Shown) -> str:
    return tr("{who}, {date}").format(who=one.claimant, date=_day_of(one))


def _day_of(one: Shown) -> str:
    """The day of a half; how that of the core report is known stands at the head of the page."""
    return _date(one.dossier, one) if in_core(one.dossier, one.record) else one.date


def earlier_first(dossier: Dossier, relation: Relation) -> tuple[Shown, Shown]:
    """The halves of a relation, the earlier first."""
    one, other = (shown(dossier, name) for name in relation.halves)
    later = one.first is None or (other.first is not None and other.first < one.first)
    return (other, one) if later else (one, other)


def _pairs(dossier: Dossier, groups: list[tuple[str, tuple[Relation, ...]]]) -> TableBlock:
    """Each pair with its question, the earlier half first, and how they bear on each other."""
    rows = []

    def place_of(relation: Relation) -> int:
        claim = dossier.claims.get(relation.subject)
        return dossier.measure_places[claim.measure] if claim else 0

    for question, unordered in groups:
        relations = sorted(unordered, key=place_of)
        known = dossier.questions.get(question)
        several = len({_counted(dossier, relation) for relation in relations}) > 1
        for place, relation in enumerate(relations):
            heading = ""
            if not place:
                heading = known.text if known else relation.note
            rows.append(
                (
                    cell(heading, target=RECORD + (question or relation.id)),
                    *(
                        _half(half, asked=known is not None)
                        for half in earlier_first(dossier, relation)
                    ),
                    cell(
                        _bearing(dossier, relation, several=several),
                        WARNING,
                        target=RECORD + relation.id,
                        spoken=relation.note,
                    ),
                )
            )
    return TableBlock(
        caption=tr("Figures and statements that contradict each other, the earlier first"),
        head=tuple(
            ColumnHead(text="", share=share, right=share == _PAIR_SHARES[-1])
            for share in _PAIR_SHARES
        ),
        rows=tuple(rows),
    )


def _bearing(dossier: Dossier, relation: Relation, *, several: bool) -> str:
    """How the halves of a pair bear on each other; with what they count, where the pairs of a
    question count `several` things."""
    breaks = relation.kind == RelationKind.BREAKS_SERIES
    bears = tr("the count breaks") if breaks else tr("contradicted")
    what = _counted(dossier, relation)
    return tr("{what}: {bears}").format(what=what, bears=bears) if several and what else bears


def _counted(dossier: Dossier, relation: Relation) -> str:
    """What both halves of a pair count; empty where they are no figures."""
    halves = [dossier.claims.get(name) for name in relation.halves]
    labels = {wording.inner(dossier.measure_of(half).label) for half in halves if half}
    return labels.pop() if len(labels) == 1 and all(halves) else ""


def scope_beside(one: Shown) -> str:
    """That a figure counts elsewhere than the core report; where there is none, where it counts."""
    if one.dossier.core_report is None:
        return one.scope if one.figure else ""
    return tr("another scope") if one.unusual and one.figure else ""


def _half(one: Shown, *, asked: bool) -> DocumentCell:
    """A figure with who gave it, its day, and where it counts if that is elsewhere; and what it
    counts, where no question over it says so."""
    text = one.figure or one.what
    figure = Run(
        text=text, style=STRONG if one.figure else PLAIN, target=RECORD + one.record,
        spoken=one.plain,
    )  # fmt: skip
    what = one.inside if one.figure and not asked else ""
    remark = " · ".join(filter(None, (what, one.claimant, _day_of(one), scope_beside(one))))
    return DocumentCell(runs=(figure, Run(text=f"  {remark}", style=NOTE)))
