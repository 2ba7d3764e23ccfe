"""The Summary's table of equipment: this report beside those before and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from kursk_viewer.dossier.model import Claim, Dossier, Report
from kursk_viewer.dossier.vocabulary import AsOfBasis, Status
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    CONTRADICTED,
    NOTE,
    PLAIN,
    RECORD,
    STRONG,
    VIEW,
    WARNING,
    Block,
    ColumnHead,
    DocumentCell,
    HeadingBlock,
    ParagraphBlock,
    Run,
    TableBlock,
)
from kursk_viewer.pages.naming import short_name
from kursk_viewer.pages.shown import sentenced, shown
from kursk_viewer.pages.summary.figures import unusual
from kursk_viewer.pages.summary.page import Figure
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

_LABEL_SHARE, _BAR_SHARE = 0.45, 0.13
_FEWEST_FOR_HALVES = 6


class _Beside(Record):
    """Another report with a column beside this one, its claims by what they count of whom, and what
    is to be known of it."""

    report: Report
    claims: dict[tuple[str, str], Claim]
    remark: str = ""


def equipment_blocks(
    dossier: Dossier, figures: tuple[Figure, ...], usual: tuple[str, ...], *, later: bool = True
) -> tuple[Block, ...]:
    """The heading, the table, and a note on each report that is not to be compared as it stands;
    with the newest report only where it contradicts this one, unless `later` ones are wanted. Of
    each figure it tells what is not `usual`."""
    if not figures:
        return ()
    core = dossier.claims[figures[0].shown.record]
    day = figures[0].shown.first or 0
    before = _beside(dossier, figures, core, lambda last: last < day)
    disputing = _disputing(dossier, figures)
    newest = _beside(dossier, figures, core, lambda last: last > day) if later else None
    if newest is not None and disputing is not None and newest.report == disputing.report:
        newest = None
    most = _most(figures)
    table = TableBlock(
        caption=_caption(dossier, core, before, disputing, newest),
        head=_head(dossier, core, before, disputing, newest),
        rows=tuple(_row(dossier, each, _exceptions(dossier, each, usual), most, before,
                        disputing, newest) for each in figures),
        anchors=tuple(figure.shown.record for figure in figures),
        halves=len(figures) >= _FEWEST_FOR_HALVES,
    )  # fmt: skip
    heading = HeadingBlock(
        level=2,
        text=tr("Equipment claimed lost"),
        beside=(Run(text=tr("kinds are counted apart and never added"), style=NOTE),),
        aside=(Run(text=tr("all reports in Equipment"), target=f"{VIEW}equipment"),),
    )
    return (heading, table, *_notes(dossier, figures, before, disputing, newest))


def _caption(dossier: Dossier, core: Claim, *others: _Beside | None) -> str:
    sides = {dossier.parties[each.report.claimant].side for each in others if each}
    if sides - {dossier.claimant_of(core).side}:
        return tr("Equipment lost by this report and by others, not all of the same side")
    return tr("Equipment claimed lost in this report and in others of the same side")


def table_of(dossier: Dossier, figures: tuple[Figure, ...]) -> frozenset[str]:
    """The claims that the table has, this report's and those that contradict it."""
    own = [dossier.claims[figure.shown.record] for figure in figures]
    rows = {(claim.about, claim.measure) for claim in own}
    disputing = _disputing(dossier, figures)
    others = disputing.claims.items() if disputing else ()
    return frozenset((*(c.id for c in own), *(claim.id for row, claim in others if row in rows)))


def _disputing(dossier: Dossier, figures: tuple[Figure, ...]) -> _Beside | None:
    """The report that contradicts most figures of this one."""
    reports = Counter(
        other.report
        for each in figures
        for other in _against(dossier, each.shown.record)
        if _is_own(dossier, other)
    )
    return _of_report(dossier, figures, reports) if reports else None


def _against(dossier: Dossier, record: str) -> Iterable[Claim]:
    for relation in dossier.contradictions_of(record):
        other = dossier.claims.get(relation.other_half(record))
        if other is not None:
            yield other


def _beside(
    dossier: Dossier, figures: tuple[Figure, ...], core: Claim, wanted: Callable[[int], bool]
) -> _Beside | None:
    """The report with which most figures are compared, of those of wanted days; the last one each
    figure is compared with on such days counts."""
    reports: Counter[str] = Counter()
    for figure in figures:
        days = [
            (other.shown.last or 0, dossier.claims[other.shown.record].report)
            for other in figure.comparisons
            if wanted(other.shown.last or 0)
            and _is_own(dossier, dossier.claims[other.shown.record])
        ]
        if days:
            reports[max(days)[1]] += 1
    reports.pop(core.report, None)
    return _of_report(dossier, figures, reports) if reports else None


def _of_report(
    dossier: Dossier, figures: tuple[Figure, ...], reports: Counter[str]
) -> _Beside | None:
    name = max(reports, key=reports.__getitem__)
    own = [
        claim
        for claim in dossier.claims.values()
        if claim.report == name and claim.value is not None and _is_own(dossier, claim)
    ]
    own.sort(key=lambda claim: claim.status != Status.SUPERSEDED)
    claims = {(claim.about, claim.measure): claim for claim in own}
    remarks = Counter(
        other.remark
        for figure in figures
        for other in figure.comparisons
        if other.remark and dossier.claims[other.shown.record].report == name
    )
    remark = max(remarks, key=remarks.__getitem__, default="")
    return _Beside(report=dossier.reports[name], claims=claims, remark=remark)


def _is_own(dossier: Dossier, claim: Claim) -> bool:
    """Whether a claim is what the claimant of its report says of the report's day and scope."""
    usual_scope = dossier.scope_of(claim).id == dossier.report_of(claim).scope
    return not claim.said_by and not claim.formula and usual_scope


def _most(figures: tuple[Figure, ...]) -> float:
    return max((figure.shown.value or 0.0 for figure in figures), default=0.0) or 1.0


def _head(
    dossier: Dossier, core: Claim, before: _Beside | None, *others: _Beside | None
) -> tuple[ColumnHead, ...]:
    report = dossier.core_report or dossier.report_of(core)
    year = report.as_of.start.year if report.as_of else 0
    heads = [ColumnHead(text="", share=_LABEL_SHARE)]
    if before is not None:
        heads.append(ColumnHead(text=_day(before.report, year), right=True))
    own = _day(report, year) if report.as_of else tr("this report")
    heads.append(ColumnHead(text=own, right=True, strong=True))
    heads.append(ColumnHead(text="", share=_BAR_SHARE))
    heads += [ColumnHead(text=_day(each.report, year), right=True) for each in others if each]
    return tuple(heads)


def _day(report: Report, year: int) -> str:
    """The day of a report, without the year where that is this report's."""
    when = report.as_of
    if report.as_of_basis == AsOfBasis.INFERRED and not report.core:
        return wording.dated(when, report.as_of_basis)
    if when is None or when.first != when.last or when.qualified or when.start.year != year:
        return wording.short_date(when)
    return wording.day(when.first, with_year=False)


def _exceptions(dossier: Dossier, figure: Figure, usual: tuple[str, ...]) -> tuple[Run, ...]:
    """What is not usual in a figure, nor told by the heads of the columns or by the label."""
    one = figure.shown
    claim = dossier.claims[one.record]
    told = {one.as_of, *one.marks, one.attribution if claim.formula else ""}
    others = [text for text in unusual(dossier, figure, usual) if text not in told]
    texts = dict.fromkeys((*others, *figure.exceptions))
    return tuple(Run(text=f" · {text}", style=NOTE) for text in texts)


def _row(
    dossier: Dossier,
    figure: Figure,
    exceptions: tuple[Run, ...],
    most: float,
    before: _Beside | None,
    *others: _Beside | None,
) -> tuple[DocumentCell, ...]:
    one = figure.shown
    claim = dossier.claims[one.record]
    label = Run(text=figure.label, target=RECORD + one.record, spoken=one.line)
    cells = [DocumentCell(runs=(label, *exceptions))]
    if before is not None:
        cells.append(_other(dossier, claim, before, NOTE))
    cells.append(DocumentCell(runs=(_run(dossier, claim, STRONG),)))
    bar = None if one.value is None else one.value / most
    cells.append(DocumentCell(bar=bar))
    cells += [_other(dossier, claim, each, PLAIN) for each in others if each is not None]
    return tuple(cells)


def _other(dossier: Dossier, claim: Claim, beside: _Beside, style: str) -> DocumentCell:
    other = beside.claims.get((claim.about, claim.measure))
    if other is None:
        return DocumentCell()
    if any(found.id == other.id for found in _against(dossier, claim.id)):
        run = _run(dossier, other, WARNING)
        contradicts = tr("contradicted: {claim}").format(claim=run.spoken)
        return DocumentCell(
            runs=(run.replace(text=f"{CONTRADICTED} {run.text}", spoken=contradicts),)
        )
    return DocumentCell(runs=(_run(dossier, other, style),))


def _run(dossier: Dossier, claim: Claim, style: str) -> Run:
    one = shown(dossier, claim.id)
    return Run(text=one.figure, style=style, target=RECORD + claim.id, spoken=one.sentence)


def _notes(
    dossier: Dossier,
    figures: tuple[Figure, ...],
    before: _Beside | None,
    disputing: _Beside | None,
    newest: _Beside | None,
) -> list[Block]:
    """One paragraph on the reports beside this one that are not to be compared as they stand."""
    runs = []
    if disputing is not None:
        theirs = {claim.id for claim in disputing.claims.values()}
        count = sum(
            any(other.id in theirs for other in _against(dossier, f.shown.record)) for f in figures
        )
        text = ntr(
            "{sign} contradicts this report in {count} kind: {report}",
            "{sign} contradicts this report in {count} kinds: {report}",
            count,
        ).format(
            sign=CONTRADICTED, count=wording.number(count), report=_told_of(dossier, disputing)
        )
        runs.append(_note(text, disputing, WARNING))
    core = dossier.claims[figures[0].shown.record]
    for beside in (before, newest):
        if beside is not None and (beside.remark or _is_others(dossier, core, beside.report)):
            runs += [Run(text="  ")] if runs else []
            runs.append(_note(_told_of(dossier, beside), beside, NOTE))
    return [ParagraphBlock(runs=tuple(runs))] if runs else []


def _is_others(dossier: Dossier, core: Claim, report: Report) -> bool:
    """Whether a report is another claimant's, or counts elsewhere or in another way."""
    own = dossier.report_of(core)
    return (report.claimant, report.scope, report.method) != (own.claimant, own.scope, own.method)


def _told_of(dossier: Dossier, beside: _Beside) -> str:
    """Who gave a report, its day, where it counts if that is elsewhere, and what else is known."""
    report, core = beside.report, dossier.core_report
    other = core is not None and report.scope != core.scope and not beside.remark
    texts = (
        tr("{claimant}, {as_of}").format(
            claimant=short_name(dossier.parties[report.claimant]),
            as_of=wording.as_of(report.as_of, report.as_of_basis),
        ),
        tr("scope: {scope}").format(scope=dossier.scopes[report.scope].label) if other else "",
        beside.remark,
    )
    return ", ".join(filter(None, texts))


def _note(text: str, beside: _Beside, style: str) -> Run:
    return Run(text=sentenced(text), style=style, target=RECORD + beside.report.id)
