"""A page's document as plain text for a terminal: compact, aligned, and no wider than asked.

What stands below a heading within the page is indented. Short lists and the figures
of a row are set as a terminal reads them best: one below the other, or run on as one paragraph.
"""

from __future__ import annotations

from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    ChartBlock,
    ColumnsBlock,
    FiguresBlock,
    HeadingBlock,
    ParagraphBlock,
    RuleBlock,
    TableBlock,
    standing_alone,
    text_of,
)
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kursk_viewer.pages.document import Block, PageDocument, Run

WIDTH = 80
"""Columns of the terminal that every reader has."""
_INDENT = 2
_GAP = 2
"""Blanks between columns."""
_NARROWEST = 14
"""Columns below which a column of a table is not squeezed: its rows are run on instead."""
_MUCH = 1.4
"""Times as many lines as its rows run on take, and a table is no longer worth its alignment."""


def as_text(document: PageDocument, width: int = WIDTH, *, margin: bool = False) -> str:
    """The document in lines of at most `width` columns, where words allow; on demand with what
    stands in its margin."""
    lines = _lines(standing_alone(document.blocks), width)
    if margin:
        lines += ["", *_lines(standing_alone(document.margin), width)]
    return "\n".join(lines).strip("\n")


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a text; a word longer than the width has a line of its own."""
    lines = []
    rest = text if len(text) <= width else wording.kept_together(text)
    while len(rest) > width:
        end = rest.rfind(" ", 0, width + 1)
        if end < 0:
            end = rest.find(" ", width)
        if end < 0:
            break
        lines.append(rest[:end])
        rest = rest[end + 1 :]
    return [line.replace(wording.NO_BREAK_SPACE, " ") for line in (*lines, rest)]


def _lines(blocks: Sequence[Block], width: int, indent: int = 0) -> list[str]:
    out: list[str] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        items = _list_at(blocks, place)
        if items:
            out += _indented(_list(items, width - indent), indent)
            place += len(items)
            continue
        if isinstance(block, HeadingBlock):
            if block.level == 2:
                _part(out)
            out += _heading(block, width)
            indent = 0 if block.level == 1 else _INDENT
        elif isinstance(block, RuleBlock):
            _part(out)
        elif isinstance(block, ColumnsBlock):
            for column in block.columns:
                out += _column(column, width, indent)
        else:
            out += _indented(_body(block, width - indent), indent)
        place += 1
    return out


def _part(lines: list[str]) -> None:
    """An empty line, unless there is one or nothing before it."""
    if lines and lines[-1]:
        lines.append("")


def _list_at(blocks: Sequence[Block], place: int) -> list[ParagraphBlock]:
    """The items of the list that begins at a place."""
    found: list[ParagraphBlock] = []
    for block in blocks[place:]:
        if not (isinstance(block, ParagraphBlock) and block.item):
            break
        found.append(block)
    return found


def _body(block: Block, width: int) -> list[str]:
    if isinstance(block, ParagraphBlock):
        return _with_aside(_text(block.runs), _text(block.aside), width)
    if isinstance(block, FiguresBlock):
        return _aligned(
            [(each.label, each.figure.text, _joined(each.details)) for each in block.items], width
        )
    if isinstance(block, TableBlock):
        return _table(block, width)
    if isinstance(block, ChartBlock):
        told = tr("{title}: {description}").format(
            title=block.title.rstrip(".:"), description=block.description
        )
        return wrapped(told, width)
    return []


def _heading(block: HeadingBlock, width: int) -> list[str]:
    if block.level > 1:
        text = "  ".join(filter(None, (block.text, _text(block.beside))))
        return _with_aside(text, _text(block.aside), width)
    texts = filter(None, (block.text, _text(block.beside), _text(block.aside)))
    return [line for text in texts for line in wrapped(text, width)]


def _column(blocks: tuple[Block, ...], width: int, indent: int) -> list[str]:
    """One of the columns; a heading over nothing but a list of short items runs on into it."""
    if blocks and isinstance(head := blocks[0], HeadingBlock) and head.level > 2:
        items = _list_at(blocks, 1)
        if items and len(items) + 1 == len(blocks) and _short(items, width):
            told = tr("{title}: {items}").format(title=head.text.rstrip(":"), items=_run_on(items))
            return _indented(wrapped(told, width - _INDENT), _INDENT)
    return _lines(blocks, width, indent)


def _short(items: list[ParagraphBlock], width: int) -> bool:
    return all(len(_text(each.runs)) <= width and not each.aside for each in items)


def _run_on(items: list[ParagraphBlock]) -> str:
    return "; ".join(_text(each.runs).rstrip(".") for each in items) + "."


def _list(items: list[ParagraphBlock], width: int) -> list[str]:
    out: list[str] = []
    for each in items:
        first, *rest = _with_aside(_text(each.runs), _text(each.aside), width - 2)
        out += [f"- {first}", *(f"  {line}" for line in rest)]
    return out


def _table(block: TableBlock, width: int) -> list[str]:
    head = tuple(column.text for column in block.head)
    rights = tuple(column.right for column in block.head)
    rows = [tuple(_text(cell.runs) for cell in row) for row in block.rows]
    filled = [place for place in range(len(head)) if head[place] or any(row[place] for row in rows)]
    rights = tuple(rights[place] for place in filled)
    grid = [tuple(row[place] for place in filled) for row in (head, *rows)]
    if not any(grid[0]):
        del grid[0]
    widths = _widths(grid)
    halves = _halves(grid, rights, width, headed=any(head)) if block.halves else []
    if halves and len(halves) < len(grid):
        return halves
    over = sum(widths) + _GAP * (len(widths) - 1) - width
    run_on = _rows_run_on(grid, width, headed=any(head)) if over > 0 else []
    if run_on:
        widest = max(range(len(widths)), key=lambda place: widths[place])
        widths[widest] -= over
        if widths[widest] < _NARROWEST:
            return run_on
    lines = [line for row in grid for line in _row(row, widths, rights)]
    return run_on if run_on and len(run_on) * _MUCH < len(lines) else lines


def _halves(
    grid: list[tuple[str, ...]], rights: tuple[bool, ...], width: int, *, headed: bool
) -> list[str]:
    """Two tables side by side, the first half of the rows at the left; the first column of each
    gives way. Empty where there is no room for them."""
    top, rows = (grid[:1], grid[1:]) if headed else ([], grid)
    middle = (len(rows) + 1) // 2
    room = (width - _GAP - 1) // 2
    columns: list[list[str]] = []
    for half in ([*top, *rows[:middle]], [*top, *rows[middle:]]):
        widths = _widths(half)
        others = sum(widths[1:]) + len(widths) - 1
        if room - others < min(widths[0], _NARROWEST):
            return []
        widths[0] = min(widths[0], room - others)
        columns.append([line for row in half for line in _row(row, widths, rights, gap=1)])
    wide = max(map(len, columns[0])) + _GAP + 1
    for column in columns:
        column += [""] * (max(map(len, columns)) - len(column))
    return [f"{one:<{wide}}{other}".rstrip() for one, other in zip(*columns, strict=True)]


def _rows_run_on(grid: list[tuple[str, ...]], width: int, *, headed: bool) -> list[str]:
    """The rows as items of a list, for a table that is too wide; heads, if several, in a line."""
    heads = [text for text in grid[0] if text] if headed else []
    out = [f"({' · '.join(heads)})"] if len(heads) > 1 else []
    for row in grid[1:] if headed else grid:
        first, *rest = wrapped(" · ".join(filter(None, row)), width - 2)
        out += [f"- {first}", *(f"  {line}" for line in rest)]
    return out


def _row(
    row: tuple[str, ...], widths: list[int], rights: tuple[bool, ...], gap: int = _GAP
) -> list[str]:
    cells = [wrapped(text, wide) for text, wide in zip(row, widths, strict=True)]
    return [
        (" " * gap)
        .join(
            f"{line:>{wide}}" if right else f"{line:<{wide}}"
            for line, wide, right in zip(
                (cell[number] if number < len(cell) else "" for cell in cells),
                widths,
                rights,
                strict=True,
            )
        )
        .rstrip()
        for number in range(max(map(len, cells)))
    ]


def _aligned(rows: list[tuple[str, str, str]], width: int) -> list[str]:
    """Label, figure at the right of its column, remark; run on where a figure is a long one."""
    widths = [*_widths([row[:2] for row in rows]), 0]
    widths[2] = width - sum(widths) - _GAP * 2
    if widths[2] < _NARROWEST:
        told = (
            f"{name} {text} ({more})" if more else f"{name} {text}" for name, text, more in rows
        )
        return wrapped(" · ".join(told), width)
    return [line for row in rows for line in _row(row, widths, (False, True, False))]


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _with_aside(text: str, aside: str, width: int) -> list[str]:
    """A text, and at the far edge of its last line, if there is room, what stands aside."""
    lines = wrapped(text, width) if text else [""]
    if not aside:
        return lines
    if lines[-1] and len(lines[-1]) + _GAP + len(aside) > width:
        return [*lines, *wrapped(aside, width)]
    return [*lines[:-1], lines[-1] + f"{aside:>{width - len(lines[-1])}}"]


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}".rstrip() for line in lines]


def _joined(runs: tuple[Run, ...]) -> str:
    return "; ".join(filter(None, (run.text.strip() for run in runs)))


def _text(runs: tuple[Run, ...]) -> str:
    return " ".join(filter(None, text_of(runs).replace("\n", " ").split(" ")))
