"""A page's document as paper has it: without what only a screen can do, its links within the paper,
and cut short where a file is too large for one page."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator

from kursk_viewer.drawing.text import shortened
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    ACTION,
    KICKER,
    PLAIN,
    RECORD,
    STANDFIRST,
    VIEW,
    WARNING,
    Block,
    ChartBlock,
    ColumnHead,
    ColumnsBlock,
    DocumentCell,
    FigureItem,
    FiguresBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    RuleBlock,
    Run,
    TableBlock,
    cell,
    every_block,
    text_of,
)
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_INDENT = "\u00a0" * 4
"""Before an entry of a lower level in the contents."""
_IN_HEAD = 4
"""How many times as many letters a text in the head of a page may have."""
_PART = "part-{number}"
"""The anchor of a heading that heads no record."""


class Limits(Record):
    """How much of each list a page has room for, 0 for all: entries of a list, rows of a table,
    figures of a row, and letters of a text."""

    entries: int = 0
    rows: int = 0
    figures: int = 0
    letters: int = 0


def for_paper(
    page: PageDocument, anchors: Container[str] = frozenset(), said: str = ""
) -> PageDocument:
    """A page without the commands and views that it leads to, and without the paragraph `said`,
    which stands elsewhere on the paper. Links to records outside of `anchors` are plain text."""

    def linked(run: Run) -> Run:
        if run.target.startswith(RECORD):
            name = run.target.removeprefix(RECORD)
            return run.replace(target=f"#{name}" if name in anchors else "")
        return run.replace(target="") if run.target.startswith((VIEW, ACTION)) else run

    def beside(runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """What stands at the far edge, without what would only lead to somewhere else."""
        dead = (r for r in runs if r.target and r.style == PLAIN and not linked(r).target)
        return () if any(dead) else runs

    kept = _without_commands(page.blocks, said)
    return page.replace(blocks=_mapped(kept, linked, beside), margin=())


def with_parts(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks of which every heading can be led to."""
    return tuple(
        block.replace(anchor=block.anchor or _PART.format(number=number))
        if isinstance(block, HeadingBlock)
        else block
        for number, block in enumerate(blocks)
    )


def anchors_of(blocks: Iterable[Block]) -> frozenset[str]:
    """The ids that can be led to."""
    found: set[str] = set()
    for block in every_block(blocks):
        if isinstance(block, HeadingBlock) and block.anchor:
            found.add(block.anchor)
        elif isinstance(block, TableBlock):
            found.update(block.anchors)
    return frozenset(found)


def contents(headings: Iterable[tuple[HeadingBlock, str]]) -> PageDocument:
    """The table of contents: headings with the page on which each stands."""
    rows = tuple(
        (
            DocumentCell(
                runs=(
                    Run(text=_INDENT * max(0, heading.level - 2)),
                    Run(text=heading.text, target=f"#{heading.anchor}"),
                )
            ),
            cell(number),
        )
        for heading, number in headings
    )
    head = (ColumnHead(text="", share=0.92), ColumnHead(text=tr("page"), right=True, share=0.08))
    title = tr("Contents")
    table = TableBlock(caption=title, head=head, rows=rows)
    return PageDocument(title=title, blocks=(HeadingBlock(level=2, text=title), table))


def limited(page: PageDocument, limits: Limits) -> PageDocument:
    """A page with no more of each list than these; what is left out is counted."""
    blocks = tuple(_limited(page.blocks, limits))
    if limits.letters:
        blocks = _mapped(blocks, lambda run: _cut(run, limits.letters))
    return page.replace(blocks=blocks)


def _cut(run: Run, most: int) -> Run:
    """A run of so many letters, of more in the head of the page, whose sentences have the leading
    figure and the warning at their end."""
    text = shortened(run.text, most * _IN_HEAD if run.style in (KICKER, STANDFIRST) else most)
    after = " " if run.text.endswith(" ") and not text.endswith(" ") else ""
    return run.replace(text=text + after)


def _limited(blocks: Iterable[Block], limits: Limits) -> Iterator[Block]:
    entries = 0
    left_out = 0
    for block in blocks:
        if isinstance(block, ParagraphBlock) and block.item:
            entries += 1
            if limits.entries and entries > limits.entries:
                left_out += 1
                continue
        elif left_out:
            yield _more(left_out)
            entries, left_out = 0, 0
        else:
            entries = 0
        yield from _shorter(block, limits)
    if left_out:
        yield _more(left_out)


def _shorter(block: Block, limits: Limits) -> Iterator[Block]:
    if isinstance(block, ColumnsBlock):
        yield block.replace(columns=tuple(tuple(_limited(c, limits)) for c in block.columns))
    elif isinstance(block, TableBlock) and limits.rows and len(block.rows) > limits.rows:
        yield block.replace(rows=block.rows[: limits.rows], anchors=block.anchors[: limits.rows])
        yield _more(len(block.rows) - limits.rows)
    elif isinstance(block, FiguresBlock) and limits.figures and len(block.items) > limits.figures:
        yield block.replace(items=block.items[: limits.figures])
        yield _more(len(block.items) - limits.figures)
    elif isinstance(block, HeadingBlock) and limits.letters:
        most = limits.letters * (_IN_HEAD if block.level == 1 else 1)
        yield block.replace(text=shortened(block.text, most))
    else:
        yield block


def _more(count: int) -> ParagraphBlock:
    text = tr("And {count} more, in the full dossier.").format(count=wording.number(count))
    return ParagraphBlock(runs=(Run(text=text, style=WARNING),))


def _without_commands(blocks: tuple[Block, ...], said: str) -> tuple[Block, ...]:
    """Blocks without sections that lead only to commands and views, nor a rule at the end."""
    kept: list[Block] = []
    for section in _sections(blocks):
        rest = [block for block in section if not _is_command(block) and not _says(block, said)]
        if any(not isinstance(block, HeadingBlock | RuleBlock) for block in rest):
            kept += rest
    while kept and isinstance(kept[-1], RuleBlock):
        kept.pop()
    return tuple(kept)


def _sections(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, RuleBlock) and section:
            yield section
            section = []
        section.append(block)
    yield section


def _is_command(block: Block) -> bool:
    """Whether all that a block leads to is for the screen, and that is something."""
    if not isinstance(block, ColumnsBlock | ParagraphBlock):
        return False
    inner = block.columns if isinstance(block, ColumnsBlock) else ((block,),)
    targets = [
        [
            run.target
            for b in column
            if isinstance(b, ParagraphBlock)
            for run in b.runs
            if run.target
        ]
        for column in inner
    ]
    return all(
        found and all(target.startswith((VIEW, ACTION)) for target in found) for found in targets
    )


def _says(block: Block, said: str) -> bool:
    return bool(said) and isinstance(block, ParagraphBlock) and text_of(block.runs) == said


def _mapped(
    blocks: Iterable[Block],
    change: Callable[[Run], Run],
    kept: Callable[[tuple[Run, ...]], tuple[Run, ...]] = tuple,
) -> tuple[Block, ...]:
    """Blocks in which each run is changed; `kept` is what stays of those at the far edge."""

    def runs(before: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(change(run) for run in before if not run.screen)

    def cell(before: DocumentCell) -> DocumentCell:
        return before.replace(runs=runs(before.runs))

    def item(before: FigureItem) -> FigureItem:
        return before.replace(figure=change(before.figure), details=runs(before.details))

    made: list[Block] = []
    for block in blocks:
        if isinstance(block, HeadingBlock):
            block = block.replace(beside=runs(block.beside), aside=runs(kept(block.aside)))
        elif isinstance(block, ParagraphBlock):
            block = block.replace(runs=runs(block.runs), aside=runs(kept(block.aside)))
        elif isinstance(block, FiguresBlock):
            block = block.replace(items=tuple(map(item, block.items)))
        elif isinstance(block, TableBlock):
            block = block.replace(rows=tuple(tuple(map(cell, row)) for row in block.rows))
        elif isinstance(block, ColumnsBlock):
            block = block.replace(columns=tuple(_mapped(c, change, kept) for c in block.columns))
        elif isinstance(block, ChartBlock):
            words = tuple(each.replace(runs=runs(each.runs)) for each in block.words)
            block = block.replace(target="", words=words)
        made.append(block)
    return tuple(made)
