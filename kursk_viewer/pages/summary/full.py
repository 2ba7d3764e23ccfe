"""The Summary and after it the rest of the dossier, as one document."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.document import (
    RECORD,
    STRONG,
    Block,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    Run,
)
from kursk_viewer.pages.naming import not_said
from kursk_viewer.pages.shown import Shown, sentenced
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.summary.page import Figure, summary
from kursk_viewer.pages.whole import whole
from kursk_viewer.translation import tr


def compared_document(dossier: Dossier) -> PageDocument:
    """The Summary, after it what it compares in sentences, and what stands beside it."""
    page = summary_document(dossier)
    rest = (*_compared(dossier), *page.margin)
    return PageDocument(title=page.title, blocks=(*page.blocks, *rest))


def full_document(dossier: Dossier) -> PageDocument:
    """The same, and after it every record of the dossier."""
    page = compared_document(dossier)
    return page.replace(blocks=(*page.blocks, *whole(dossier).blocks))


def _compared(dossier: Dossier) -> Iterator[Block]:
    """How the days of the report are known, the figures of the same side beside each of its own,
    contradictions and gaps in full sentences."""
    page = summary(dossier)
    if page.dating:
        yield HeadingBlock(level=2, text=tr("How the days of the report are known"))
        yield ParagraphBlock(runs=(Run(text=page.dating, target=RECORD + page.report),))
    figures = (*page.headlines, *page.in_words, *page.equipment)
    lines = [line for figure in figures for line in _lines(figure)]
    if lines:
        yield HeadingBlock(level=2, text=tr("The same side before and after"))
        yield from lines
    if page.contradictions:
        yield HeadingBlock(level=2, text=tr("Contradictions that touch the report"))
    for found in page.contradictions:
        told = f"{_half(found.one)} ↔ {_half(found.other)}"
        text = " ".join(filter(None, (sentenced(told), found.note)))
        yield ParagraphBlock(runs=(Run(text=text, target=RECORD + found.relation),), item=True)
    if page.gaps:
        yield HeadingBlock(level=2, text=tr("{heading}, in full").format(heading=not_said(dossier)))
    for name, text in page.gaps:
        yield ParagraphBlock(runs=(Run(text=text, target=RECORD + name),), item=True)


def _half(half: Shown) -> str:
    if not half.claimant:
        return half.short
    return f"{', '.join(filter(None, (half.claimant, half.as_of)))}: {half.short}"


def _lines(figure: Figure) -> Iterator[Block]:
    named = tr("{label} {figure}").format(label=figure.label, figure=figure.shown.figure)
    own = " · ".join((named, *figure.exceptions))
    target = RECORD + figure.shown.record
    for other in figure.comparisons:
        runs = (
            Run(text=own, style=STRONG, target=target),
            Run(text=tr("; {when}: ").format(when=other.when)),
            Run(text=other.text, target=RECORD + other.shown.record),
        )
        yield ParagraphBlock(runs=runs, item=True)
    if figure.beside:
        told = " ".join(filter(None, (sentenced(figure.beside.text), figure.beside.caveat)))
        first = Run(text=own, style=STRONG, target=target)
        yield ParagraphBlock(runs=(first, Run(text=f": {told}")), item=True)
