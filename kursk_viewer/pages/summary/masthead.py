"""The head of the Summary: whose claim it is, what it says in a sentence, where that was read."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier, Report
from kursk_viewer.dossier.vocabulary import AsOfBasis, PartyKind
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    KICKER,
    NOTE,
    RECORD,
    STANDFIRST,
    Block,
    HeadingBlock,
    ParagraphBlock,
    RuleBlock,
    Run,
)
from kursk_viewer.pages.naming import operation
from kursk_viewer.pages.provenance import disclaimer
from kursk_viewer.pages.shown import headline, sentenced
from kursk_viewer.translation import tr


def masthead_blocks(dossier: Dossier) -> tuple[Block, ...]:
    """The head of the Summary, down to the rule under it."""
    report, title = dossier.core_report, headline(dossier)
    kicker = wording.disclaimer()
    if report and dossier.parties[report.claimant].kind == PartyKind.BELLIGERENT:
        kicker = tr("One side's claim, not independently verified")
    aside: tuple[Run, ...] = ()
    if report is not None:
        period = operation(dossier)
        if report.counts_from and report.as_of:
            period = tr("{operation} · {begin} to {end}").format(
                operation=period,
                begin=wording.short_date(report.counts_from),
                end=wording.dated(report.as_of, report.as_of_basis),
            )
        aside = (Run(text=period, style=NOTE, target=RECORD + report.id),)
    return (
        ParagraphBlock(runs=(Run(text=kicker, style=KICKER),), aside=aside),
        HeadingBlock(level=1, text=title),
        ParagraphBlock(runs=_standfirst(dossier), aside=_why(report)),
        RuleBlock(strong=True),
    )


def _standfirst(dossier: Dossier) -> tuple[Run, ...]:
    report = dossier.core_report
    if report is None:
        texts = [without_core(dossier), sentenced(disclaimer(dossier))]
        return (Run(text=" ".join(texts), style=STANDFIRST),)
    texts = [sentenced(relayed(dossier))]
    if dossier.core_only:
        texts.append(tr("Below: what it says, and what it leaves out."))
    else:
        texts.append(
            tr(
                "Below: what it says, what the same side said before and after, what contradicts "
                "it, and what it leaves out."
            )
        )
    choose = tr("Choose any figure to see who said it and where.")
    return (
        Run(text=" ".join(texts), style=STANDFIRST),
        Run(text=f" {choose}", style=STANDFIRST, screen=True),
        Run(text=f" {sentenced(disclaimer(dossier))}", style=STANDFIRST),
    )


def relayed(dossier: Dossier) -> str:
    """Which report it is, and who relays it when."""
    document = dossier.core_document
    if document is None:
        return tr("One report")
    source = dossier.sources.get(document.source)
    publisher = document.publisher.partition(" (")[0]
    if source is None or source.published is None:
        return tr("One report, relayed by {publisher} without a date").format(publisher=publisher)
    return tr("One report, relayed by {publisher} on {date}").format(
        publisher=publisher, date=wording.date(source.published)
    )


def _why(report: Report | None) -> tuple[Run, ...]:
    """What leads to how the days of the report are known, where that is not plain."""
    if report is None or not report.as_of_note:
        return ()
    text = tr("How is the date known?")
    if report.as_of_basis == AsOfBasis.INFERRED:
        text = tr("Why is the date inferred?")
    return (Run(text=text, target=RECORD + report.id, screen=True),)


def without_core(dossier: Dossier) -> str:
    """What stands in place of the figures of a core report where there is none."""
    text = tr("No report here is the core report, so there are no headline figures.")
    if not dossier.claims:
        return text
    elsewhere = tr("What the reports claim stands under Equipment, Casualties and Timeline.")
    return f"{text} {elsewhere}"
