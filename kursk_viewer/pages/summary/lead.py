"""The Summary's leading figure: its parts as one bar, and the same side's claims over time."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.series import series_of
from kursk_viewer.dossier.vocabulary import RelationKind
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    FIGURE,
    LARGE,
    NOTE,
    RECORD,
    STRONG,
    VIEW,
    WARNING,
    Block,
    ChartBlock,
    ColumnsBlock,
    HeadingBlock,
    ParagraphBlock,
    Run,
    composed,
    every_block,
)
from kursk_viewer.pages.shown import sentenced, shown
from kursk_viewer.pages.summary.page import Figure, SummaryPage
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.pages.casualties.records import Bar
    from kursk_viewer.pages.claims_chart import ClaimsChart
    from kursk_viewer.pages.dated_claims import Line, Point

_OVER_TIME = f"{VIEW}casualties/over-time"
_BAR_HEIGHT, _CHART_HEIGHT = 1.6, 10.2
"""In lines of text."""
_SHARES = (0.6, 0.4)
_LEAST_CHART = 19.0
"""Times the size of the text: the width that the chart must have beside the figure."""
_LEAST_SHARE = 0.36
"""Of the width, for the words under one part of the bar."""


class LeadBar(Record):
    """The leading figure as a bar of its own whole length; parts worked out are hatched."""

    bar: Bar


class SameSideChart(Record):
    """One series in small: `ringed` is the claim of this report, `remarks` are written beside it in
    their order, the last of which tells of a break."""

    chart: ClaimsChart
    ringed: str
    remarks: tuple[Run, ...]


def lead_of(dossier: Dossier, page: SummaryPage) -> Figure | None:
    """The figure that the page leads with: the first that is fit for a line; else the first."""
    fit = [f for f in page.headlines if dossier.claims[f.shown.record].in_series]
    return next(iter(fit or page.headlines), None)


def told_with_lead(dossier: Dossier, lead: Figure) -> frozenset[str]:
    """The claims that the lead tells of: itself, its parts, and what gives it less exactly."""
    bar = _bar(dossier, lead)
    parts = (part.shown.record for part in bar.parts) if bar else ()
    return frozenset((lead.shown.record, *parts, *rougher(dossier, lead)))


def drawn_with_lead(dossier: Dossier, page: SummaryPage) -> frozenset[str]:
    """The claims that the lead's chart draws, and those from which its wider growth comes."""
    lead = lead_of(dossier, page)
    if lead is None:
        return frozenset()
    found = set(lead.beside.inputs if lead.beside else ())
    for block in every_block(_same_side(dossier, lead) or ()):
        if isinstance(block, ChartBlock) and isinstance(block.data, SameSideChart):
            lines = block.data.chart.lines
            found |= {point.shown.record for line in lines for point in line.points}
    return frozenset(found)


def lead_blocks(dossier: Dossier, lead: Figure) -> tuple[Block, ...]:
    """The leading figure with its bar, and at its right the chart of the same side's claims."""
    chart = _same_side(dossier, lead)
    figure = tuple(_figure(dossier, lead))
    if chart is None:
        return figure
    return (ColumnsBlock(columns=(figure, chart), shares=_SHARES, least=_LEAST_CHART),)


def _figure(dossier: Dossier, lead: Figure) -> list[Block]:
    one = lead.shown
    runs = [Run(text=one.figure, style=LARGE, target=RECORD + one.record, spoken=one.spoken)]
    for name in rougher(dossier, lead):
        rough = dossier.claims[name]
        figure = wording.quantity(dossier.quantity_of(rough))
        spoken = shown(dossier, name).spoken
        also = Run(text=figure, style=NOTE, target=RECORD + name, spoken=spoken)
        said = composed(tr("also given as {figure}"), figure=also)
        runs += [Run(text="  "), *(run.replace(style=NOTE) for run in said)]
    if lead.exceptions:
        runs += [Run(text="  "), Run(text=" · ".join(lead.exceptions), style=NOTE)]
    if one.opposed:
        runs += [Run(text="  "), Run(text=one.mark, style=WARNING, target=RECORD + one.record)]
    blocks: list[Block] = [HeadingBlock(level=3, text=one.what), ParagraphBlock(runs=tuple(runs))]
    bar = _bar(dossier, lead)
    if bar is not None and bar.parts:
        blocks += _parts(bar)
    if lead.beside:
        wider = lead.beside
        _, after, before = (RECORD + name for name in wider.inputs)
        told = composed(
            tr(
                "Beside {window} in the same period, calculated here: {after} less {before}, "
                "totals of {claimant} for {scope}; nobody states that the one is contained in "
                "the other"
            ),
            window=wider.window,
            after=Run(text=wider.after, target=after),
            before=Run(text=wider.before, target=before),
            claimant=wider.claimant,
            scope=wider.scope,
        )
        blocks.append(ParagraphBlock(runs=tuple(run.replace(style=NOTE) for run in told)))
    return blocks


def _parts(bar: Bar) -> list[Block]:
    """The bar, and under each part of it what that is."""
    words = [
        ParagraphBlock(
            runs=(
                Run(text=f"{wording.capital(part.shown.label.partition(' (')[0])} ", style=STRONG),
                Run(
                    text=part.shown.figure,
                    style=STRONG,
                    target=RECORD + part.shown.record,
                    spoken=part.shown.spoken,
                ),
                *_derived(part),
            )
        )
        for part in bar.parts
    ]
    drawn = ChartBlock(
        title=bar.shown.what,
        description=tr("Bar of the figure with its parts: {parts}.").format(
            parts=wording.listed([f"{part.label}, {part.shown.spoken}" for part in bar.parts])
        ),
        data=LeadBar(bar=bar),
        height=_BAR_HEIGHT,
        target=RECORD + bar.shown.record,
    )
    if len(words) != 2:
        return [drawn, *words]
    share = (bar.parts[0].shown.value or 0.0) / (bar.shown.value or 1.0)
    share = min(max(share, _LEAST_SHARE), 1.0 - _LEAST_SHARE)
    return [
        drawn,
        ColumnsBlock(columns=((words[0],), (words[1],)), shares=(share, 1.0 - share)),
    ]


def _derived(part: Bar) -> tuple[Run, ...]:
    if not part.shown.derived:
        return ()
    return (Run(text="  "), Run(text=tr("calculated here, no source states it"), style=NOTE))


def _bar(dossier: Dossier, lead: Figure) -> Bar | None:
    from kursk_viewer.pages.casualties.bars import bars  # not for what is told in brief

    found = bars(dossier).bars
    return next((bar for bar in found if bar.shown.record == lead.shown.record), None)


def rougher(dossier: Dossier, lead: Figure) -> tuple[str, ...]:
    """The claims of the same report that the lead is a more exact form of."""
    return tuple(
        relation.object
        for relation in dossier.related(lead.shown.record)
        if relation.kind == RelationKind.REFINES
        and relation.subject == lead.shown.record
        and relation.object in dossier.claims
    )


def _same_side(dossier: Dossier, lead: Figure) -> tuple[Block, ...] | None:
    claim = dossier.claims[lead.shown.record]
    series = series_of(dossier, claim)
    if series is None or len(series.claims) < 2:
        return None
    from kursk_viewer.pages.claims_chart import claims_chart
    from kursk_viewer.pages.dated_claims import line_of

    line = line_of(dossier, series)
    if not any(point.shown.record == claim.id for point in line.points):
        return None
    remarks = tuple(_remarks(dossier, line, claim))
    told = "; ".join(run.text for run in remarks)
    heading = HeadingBlock(
        level=3,
        text=tr("The same side over time"),
        aside=(Run(text=tr("all dated claims"), target=_OVER_TIME),),
    )
    drawn = claims_chart(dossier, (line,), name="same-side")
    chart = ChartBlock(
        title=line.label,
        description=f"{drawn.description} {sentenced(told)}",
        data=SameSideChart(chart=drawn, ringed=claim.id, remarks=remarks),
        height=_CHART_HEIGHT,
        target=_OVER_TIME,
    )
    return heading, chart


def _remarks(dossier: Dossier, line: Line, claim: Claim) -> list[Run]:
    """This report's figure, the next one of the series, and whether the count breaks between."""
    figure = wording.quantity(dossier.quantity_of(claim))
    runs = [Run(text=tr("this report: {figure}").format(figure=figure), style=FIGURE)]
    joined = [point for segment in line.segments for point in segment]
    names = [point.shown.record for point in joined]
    if claim.id not in names or names[-1] == claim.id:
        return runs
    here = names.index(claim.id)
    following = joined[here + 1]
    broken = line.break_before(following.shown.record)
    if broken is None:
        return runs
    runs.append(Run(text=_later(joined[here], following), style=NOTE))
    why = tr("the count breaks here") if broken.relation else tr("not comparable")
    return [*runs, Run(text=why, style=WARNING)]


def _later(one: Point, other: Point) -> str:
    days = other.first - one.last
    form = ntr("{count} day later {figure}", "{count} days later {figure}", days)
    return form.format(count=wording.number(days), figure=other.shown.figure)
