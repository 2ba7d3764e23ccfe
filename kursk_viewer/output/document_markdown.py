"""A page's document as Markdown; text from the file is escaped, web addresses are links."""

from __future__ import annotations

from kursk_viewer.output.escaping import markdown, paragraph
from kursk_viewer.pages.document import (
    LARGE,
    STRONG,
    ChartBlock,
    FiguresBlock,
    HeadingBlock,
    ParagraphBlock,
    TableBlock,
    every_block,
    standing_alone,
    text_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.pages.document import Block, PageDocument, Run

_LINKED = "https://"


def as_markdown(document: PageDocument) -> str:
    """The document as Markdown with pipe tables."""
    out: list[str] = []
    listed, headed = False, ""
    blocks = (*standing_alone(document.blocks), *standing_alone(document.margin))
    for block in every_block(blocks):
        if isinstance(block, HeadingBlock):
            headed = block.text
        elif isinstance(block, TableBlock) and block.caption == headed:
            block = block.replace(caption="")
        lines = list(_block(block))
        item = isinstance(block, ParagraphBlock) and block.item
        if lines:
            if out and not (item and listed):
                out.append("")
            out += lines
            listed = item
    return "\n".join(out)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, HeadingBlock):
        yield f"{'#' * block.level} {markdown(block.text)}"
        for beside in filter(None, (block.beside, block.aside)):
            yield ""
            yield _paragraph(beside)
    elif isinstance(block, ParagraphBlock):
        aside = _runs(block.aside)
        text = f"{_paragraph(block.runs)} ({aside})" if block.runs and aside else ""
        yield f"{'- ' if block.item else ''}{text or _paragraph(block.runs or block.aside)}"
    elif isinstance(block, FiguresBlock):
        for each in block.items:
            details = "; ".join(filter(None, (markdown(run.text) for run in each.details)))
            figure = f"{markdown(each.label)}: **{markdown(each.figure.text)}**"
            yield f"- {figure} ({details})" if details else f"- {figure}"
    elif isinstance(block, TableBlock):
        yield from _table(block)
    elif isinstance(block, ChartBlock):
        title = markdown(block.title.rstrip("."))
        yield f"*{title}.* {markdown(block.description)}" if title else paragraph(block.description)


def _table(block: TableBlock) -> Iterator[str]:
    if block.caption:
        yield f"*{markdown(block.caption)}*"
        yield ""
    rows = [[_runs(cell.runs) for cell in row] for row in block.rows]
    filled = [
        place
        for place, column in enumerate(block.head)
        if column.text or any(row[place] for row in rows)
    ]
    yield _row(markdown(block.head[place].text) for place in filled)
    yield "|" + "|".join("--:" if block.head[place].right else ":--" for place in filled) + "|"
    for row in rows:
        yield _row(row[place] for place in filled)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _paragraph(runs: tuple[Run, ...]) -> str:
    """Runs where a line begins, so that the file's text begins no list."""
    if not runs or runs[0].style in (STRONG, LARGE) or runs[0].target.startswith(_LINKED):
        return _runs(runs)
    first = paragraph(text_of(runs[:1]).lstrip() or " ")
    return (first + _edge(runs[0].text) + "".join(map(_run, runs[1:]))).strip()


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    text = markdown(run.text)
    before = " " if run.text[:1].isspace() else ""
    if not text:
        return before
    if run.target.startswith(_LINKED):
        text = f"[{text}](<{run.target.replace('<', '%3C').replace('>', '%3E')}>)"
    elif run.style in (STRONG, LARGE):
        text = f"**{text}**"
    return before + text + _edge(run.text)


def _edge(text: str) -> str:
    """The blank that a text ends in."""
    return " " if text[-1:].isspace() else ""
