"""A page as a document: what it says, block by block, in the order of reading.

The Summary and the whole dossier are documents. The window, paper, the terminal, Markdown and HTML
each set a document in their own way, and none adds a word to it. Text is plain; what it leads to
stands beside it as a target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kursk_viewer.record import Record

RECORD, VIEW, ACTION = "record:", "view:", "action:"
"""What the target of a link begins with where it is no web address: the id of a record, the name of
a tab (`view:casualties/over-time`), or the name of a command of the program (`action:print`)."""

PLAIN, STRONG, NOTE, WARNING, KICKER, STANDFIRST, FIGURE, LARGE = (
    "plain",
    "strong",
    "note",
    "warning",
    "kicker",
    "standfirst",
    "figure",
    "large",
)
"""The styles of text: `note` is small and muted, `warning` says that something is contradicted or
not verified, `figure` is a figure in a row of some, `large` the one leading figure."""

CONTRADICTED = "≠"
"""Before a figure that contradicts the one beside it."""


class Run(Record):
    """Some text in one style; `target` is what it leads to, `spoken` is read out in its place.
    `screen` marks what holds only where a reader can choose."""

    text: str
    style: str = PLAIN
    target: str = ""
    spoken: str = ""
    screen: bool = False


class HeadingBlock(Record):
    """A heading of level 1 (the page) to 4; `beside` stands behind it, `aside` at the far edge.

    `anchor` is the id of the record that it heads, where it heads one.
    """

    level: int
    text: str
    beside: tuple[Run, ...] = ()
    aside: tuple[Run, ...] = ()
    anchor: str = ""


class ParagraphBlock(Record):
    """Text; `item` makes it an entry of a list, `aside` stands at the far edge of its line."""

    runs: tuple[Run, ...]
    aside: tuple[Run, ...] = ()
    item: bool = False


class FigureItem(Record):
    """One figure with what it counts above it, and its exceptions from the heading below it."""

    label: str
    figure: Run
    details: tuple[Run, ...] = ()


class FiguresBlock(Record):
    """Figures side by side in a row."""

    items: tuple[FigureItem, ...]


class ColumnHead(Record):
    """What stands over a column. `right` aligns it at the right; `share` is its part of the width,
    0 for as wide as its content."""

    text: str
    right: bool = False
    share: float = 0.0
    strong: bool = False


class DocumentCell(Record):
    """One cell; `bar` (0 to 1) is the length of a bar drawn in it beside its text."""

    runs: tuple[Run, ...] = ()
    bar: float | None = None


class TableBlock(Record):
    """A table; `caption` names it for a reader who cannot see it.

    `halves` lets it stand as two tables side by side, the first half of the rows at the left.
    `anchors` are the ids of the records of the rows, or empty.
    """

    caption: str
    head: tuple[ColumnHead, ...]
    rows: tuple[tuple[DocumentCell, ...], ...]
    anchors: tuple[str, ...] = ()
    halves: bool = False


class ChartBlock(Record):
    """A picture. `data` is the page value that a painter of `drawing` knows by its class, `height`
    is in lines of text, `target` what a click leads to. `words` say what it shows, to stand below
    it where it is drawn too small to show all of its own."""

    title: str
    description: str
    data: object
    height: float
    target: str = ""
    words: tuple[ParagraphBlock, ...] = ()


class ColumnsBlock(Record):
    """Blocks side by side where there is room, below each other where there is none; `shares` are
    the parts of the width and make 1. `least` is the width that the narrowest must have, in times
    the size of the text."""

    columns: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...]
    least: float = 9.0


class RuleBlock(Record):
    """A line across the page."""

    strong: bool = False


Block = (
    HeadingBlock
    | ParagraphBlock
    | FiguresBlock
    | TableBlock
    | ChartBlock
    | ColumnsBlock
    | RuleBlock
)


class PageDocument(Record):
    """A whole page: its title, its blocks, and `margin`, which stands beside the blocks where the
    page is very wide. Elsewhere it may be left out: a tab of its own shows what it says."""

    title: str
    blocks: tuple[Block, ...]
    margin: tuple[Block, ...] = ()


def cell(text: str, style: str = PLAIN, target: str = "", spoken: str = "") -> DocumentCell:
    """A cell of one run; of none where there is no text."""
    run = Run(text=text, style=style, target=target, spoken=spoken)
    return DocumentCell(runs=(run,) if text else ())


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks in the order of reading, those in columns too."""
    for block in blocks:
        if isinstance(block, ColumnsBlock):
            for column in block.columns:
                yield from every_block(column)
        else:
            yield block


def composed(sentence: str, **runs: Run | str) -> tuple[Run, ...]:
    """A translated sentence with runs in place of its `{names}`; a text becomes a plain run."""
    found = []
    for place, part in enumerate(sentence.replace("}", "{").split("{")):
        run = runs[part] if place % 2 else part
        found.append(run if isinstance(run, Run) else Run(text=run))
    return tuple(run for run in found if run.text)


def text_of(runs: Iterable[Run]) -> str:
    """The text of runs."""
    return "".join(run.text for run in runs)


def standing_alone(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks as they stand outside a window: without links to its views and commands, columns
    that begin with one, and what is for the screen only; and without what then is empty, such as a
    heading with nothing below it."""
    kept: list[Block] = []
    for block in map(_without_commands, blocks):
        if block is None:
            continue
        if isinstance(block, HeadingBlock | RuleBlock):
            _drop_headings(kept, block.level if isinstance(block, HeadingBlock) else 2)
        kept.append(block)
    _drop_headings(kept, 1)
    return tuple(kept)


def _drop_headings(blocks: list[Block], level: int) -> None:
    """Drop headings at the end that are of a level or below it; the page's own stays."""
    while blocks and isinstance(last := blocks[-1], HeadingBlock | RuleBlock):
        if isinstance(last, HeadingBlock) and (last.level < level or last.level == 1):
            break
        blocks.pop()


def _without_commands(block: Block) -> Block | None:
    if isinstance(block, HeadingBlock):
        return block.replace(beside=_told(block.beside), aside=_told(block.aside))
    if isinstance(block, ParagraphBlock):
        made = block.replace(runs=_told(block.runs), aside=_told(block.aside))
        return made if made.runs or made.aside else None
    if isinstance(block, ColumnsBlock):
        kept = [
            (standing_alone(column), share)
            for column, share in zip(block.columns, block.shares, strict=True)
            if column and _without_commands(column[0]) is not None
        ]
        kept = [(column, share) for column, share in kept if column]
        whole = sum(share for _, share in kept)
        columns = tuple(column for column, _ in kept)
        shares = tuple(share / whole for _, share in kept)
        return block.replace(columns=columns, shares=shares) if kept else None
    if isinstance(block, TableBlock):
        return block.replace(
            rows=tuple(
                tuple(cell.replace(runs=_told(cell.runs)) for cell in row) for row in block.rows
            )
        )
    return block


def _told(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs that need no window; none if only signs between them are left. Blanks that set runs
    apart on the screen are a sign here."""
    left = tuple(
        run for run in runs if not run.screen and not run.target.startswith((VIEW, ACTION))
    )
    if len(left) < len(runs) and not any(c.isalnum() for c in text_of(left)):
        return ()
    return tuple(run.replace(text=run.text.replace("  ", " · ")) for run in left)
