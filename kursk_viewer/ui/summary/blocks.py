"""The Summary's page as blocks in reading order: what stands beside what, and what leads where.

Knows no widths and no fonts; `summary_layout` gives each block its place.
"""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.typeface import CONTRADICTS
from kursk_viewer.pages import wording
from kursk_viewer.pages.comparing import Comparison
from kursk_viewer.pages.shown import Shown, shown
from kursk_viewer.pages.summary.page import Contradiction, Figure, SummaryPage
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

EVENLY, COMPARED, OPPOSED = "evenly", "compared", "opposed"


class Paragraph(Record):
    """A paragraph of plain text and the name of its style in `summary_layout.STYLES`."""

    text: str
    style: str = "body"


class Block(Record):
    """Paragraphs that belong together; with a record, they lead to its evidence.

    `edge` draws a line at the left: `whole`, or `part` for a part of the figure before it.
    """

    lines: tuple[Paragraph, ...]
    record: str = ""
    spoken: str = ""
    edge: str = ""


class Band(Record):
    """Blocks side by side. `order` tells how they share the width, `opens` begins a section."""

    blocks: tuple[Block, ...]
    order: str = EVENLY
    opens: bool = False


def bands(page: SummaryPage, dossier: Dossier) -> Iterator[Band]:
    """The page from top to bottom."""
    yield from _prose(
        (page.headline, "title"),
        (page.standing, "body"),
        (page.subtitle, "body"),
        (page.dating, "note"),
    )
    yield from _figures("", page.headlines, "large")
    yield from _figures(tr("Given in words only"), page.in_words, "small")
    compared = [figure for figure in page.headlines if figure.comparisons or figure.beside]
    if compared:
        yield _heading(tr("The same side before and after"))
        for figure in compared:
            yield from _comparisons(dossier, figure)
    if page.contradictions:
        yield _heading(tr("Contradictions"))
        for found in page.contradictions:
            yield from _contradiction(dossier, found)
    if page.statements:
        yield _heading(tr("Statements, paraphrased"))
        for line in page.statements:
            yield Band(blocks=(_statement(line),))
    yield from _figures(
        tr("Equipment losses claimed; kinds are counted apart and not added"),
        page.equipment,
        "middle",
    )
    if page.gaps:
        yield _heading(tr("What the file does not say"))
        for gap, text in page.gaps:
            yield Band(blocks=(Block(record=gap, spoken=text, lines=(Paragraph(text=text),)),))
    yield Band(blocks=(_plain(page.provenance.line, "note"),), opens=True)


def _prose(*paragraphs: tuple[str, str]) -> Iterator[Band]:
    for text, style in paragraphs:
        if text:
            yield Band(blocks=(_plain(text, style),))


def _plain(text: str, style: str) -> Block:
    return Block(lines=(Paragraph(text=text, style=style),), spoken=text)


def _heading(text: str) -> Band:
    return Band(blocks=(_plain(text, "heading"),), opens=True)


def _figures(heading: str, figures: tuple[Figure, ...], size: str) -> Iterator[Band]:
    if figures:
        if heading:
            yield _heading(heading)
        yield Band(blocks=tuple(_figure(figure, size) for figure in figures))


def _figure(figure: Figure, size: str) -> Block:
    label = figure.label
    if figure.level:
        label = tr("of which: {label}").format(label=wording.inner(label))
    details = list(figure.details)
    if figure.beside:
        details.append(figure.beside.short)
    return Block(
        record=figure.shown.record,
        spoken=f"{label}: {figure.shown.spoken}. " + ", ".join(details),
        edge="part" if figure.level else "whole",
        lines=(
            Paragraph(text=label, style="label"),
            Paragraph(text=figure.shown.figure, style=size),
            Paragraph(text="\n".join(details), style="note"),
        ),
    )


def _comparisons(dossier: Dossier, figure: Figure) -> Iterator[Band]:
    own = f"{figure.label}\n{figure.shown.figure}"
    beside = [
        _block(
            f"{other.when} · {other.shown.date}",
            other.shown.figure,
            _remarks(other),
            other.shown.record,
            dossier,
        )
        for other in figure.comparisons
    ]
    yield Band(blocks=(_plain(own, "label"), *beside), order=COMPARED)
    if figure.beside:
        wider = figure.beside
        block = _block("", wider.text, wider.caveat, wider.inputs[1])
        yield Band(blocks=(_plain("", "label"), block), order=COMPARED)


def _remarks(other: Comparison) -> str:
    details = other.shown.under(other.shown.date).details
    return "\n".join(filter(None, (*details, other.remark, other.broken)))


def _contradiction(dossier: Dossier, found: Contradiction) -> Iterator[Band]:
    one, other = (
        _block(
            " · ".join(filter(None, (half.claimant, half.as_of))),
            half.short,
            "",
            half.record,
            dossier,
        )
        for half in (found.one, found.other)
    )
    sign = Block(lines=(Paragraph(text=CONTRADICTS, style="sign"),), spoken=tr("contradicts"))
    yield Band(blocks=(one, sign, other), order=OPPOSED)
    if found.note:
        yield Band(blocks=(_plain(found.note, "note"),))


def _statement(line: Shown) -> Block:
    remark = " · ".join(filter(None, (line.claimant, line.attribution, line.mark)))
    return _block("", line.what, remark, line.record)


def _block(
    heading: str, text: str, remark: str, record: str, dossier: Dossier | None = None
) -> Block:
    """A text that leads to a record; a claim is spoken as a sentence, with its unit in words."""
    sentence = (
        shown(dossier, record).line.rstrip(".") if dossier and record in dossier.claims else text
    )
    spoken = ". ".join(filter(None, (heading, sentence, remark.replace("\n", ", "))))
    parts = ((heading, "strong"), (text, "body"), (remark, "note"))
    lines = tuple(Paragraph(text=part, style=style) for part, style in parts if part)
    return Block(record=record, spoken=spoken, lines=lines)
