"""Blocks that flow over pages: headings stay with what follows, rows are never split, and a table
repeats its header row on every page."""

from __future__ import annotations

from kursk_viewer.output.sheet import Sheet
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Piece(Record):
    """Something of known height that is drawn whole at `(x, y)`.

    `keep` holds it on one page with the piece after it; `header` is drawn above it where it comes
    first on a page.
    """

    height: float
    paint: Callable[[float, float], None]
    keep: bool = False
    header: Piece | None = None


Page = tuple[tuple[float, Piece], ...]


def heading(sheet: Sheet, text: str, points: float = 12) -> Piece:
    """A heading with space above it, kept with what follows."""
    font, above, below = sheet.font(points, bold=True), sheet.mm(4), sheet.mm(1.5)
    height = above + sheet.text_height(text, sheet.width, font) + below
    return Piece(
        height=height,
        keep=True,
        paint=lambda x, y: _discard(sheet.text(x, y + above, sheet.width, text, font)),
    )


def paragraph(sheet: Sheet, text: str, points: float = 9, *, muted: bool = False) -> Piece:
    """A paragraph over the whole width."""
    font = sheet.font(points)
    return Piece(
        height=sheet.text_height(text, sheet.width, font) + sheet.mm(1.2),
        paint=lambda x, y: _discard(sheet.text(x, y, sheet.width, text, font, muted=muted)),
    )


def table(
    sheet: Sheet,
    header: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    shares: tuple[float, ...],
    right: tuple[int, ...] = (),
    points: float = 8,
) -> list[Piece]:
    """One piece a row; `shares` of the width for each column, `right` lists right-aligned ones."""
    widths = [share * sheet.width for share in shares]
    bold, plain, gap = sheet.font(points, bold=True), sheet.font(points), sheet.mm(2)

    def row(cells: tuple[str, ...], *, head: bool) -> Piece:
        font = bold if head else plain
        height = sheet.mm(1.4) + max(
            sheet.text_height(cell, width - gap, font)
            for cell, width in zip(cells, widths, strict=True)
        )

        def paint(x: float, y: float) -> None:
            left = x
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                sheet.text(left, y + sheet.mm(0.6), width - gap, cell, font, right=place in right)
                left += width
            sheet.rule(x, y + height, sheet.width, strong=head)

        return Piece(height=height, paint=paint)

    head = row(header, head=True)
    made = [row(cells, head=False).replace(header=head) for cells in rows]
    return [head.replace(keep=True), *made] if made else []


def paginate(pieces: Iterable[Piece], height: float, first: float = 0.0) -> list[Page]:
    """Distribute pieces over pages of a height; the first page starts at `first`."""
    pages: list[list[tuple[float, Piece]]] = [[]]
    y = first
    for group in _groups(list(pieces)):
        needed = sum(piece.height for piece in group)
        if y + needed > height and (pages[-1] or y > 0):
            pages.append([])
            y = 0.0
            header = group[0].header
            if header is not None:
                pages[-1].append((y, header))
                y += header.height
        for piece in group:
            pages[-1].append((y, piece))
            y += piece.height
    return [tuple(page) for page in pages]


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    open_group: list[Piece] = []
    for piece in pieces:
        open_group.append(piece)
        if not piece.keep:
            groups.append(open_group)
            open_group = []
    return [*groups, open_group] if open_group else groups


def _discard(_height: float) -> None:
    """Drawing tells its height; a piece knows its own already."""
