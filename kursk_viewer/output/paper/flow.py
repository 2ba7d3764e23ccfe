"""Blocks that flow over pages: headings stay with what follows, a table repeats its header on
every page, and only what is taller than a page is split, between lines."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from kursk_viewer.drawing.text import ELLIPSIS, TextLine, longest_part
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FEWEST_LINES = 2
"""Lines of a split block that stay together at either end."""
_ROOM_TO_BEGIN = 0.3
"""Share of a page that must be free for something taller than a page to begin on it."""
_ROOM_TO_FOLLOW = 0.12
"""Share of a page that stays with a heading when what follows is taller than a page."""
_REPEATED = 8
"""Lines of a cell that is repeated where another of its row goes on."""
_GOES_ON = TextLine(text=ELLIPSIS)


class Piece(Record):
    """Something of known height that is drawn whole at `(x, y)`.

    `keep` holds it on one page with the piece after it; `header` is drawn above it where it comes
    first on a page; `lead` is space above it that a page does not begin with; `split` parts it so
    that the first part fits a height, or gives None.
    """

    height: float
    paint: Callable[[float, float], None]
    keep: bool = False
    header: Piece | None = None
    lead: float = 0.0
    split: Callable[[float], tuple[Piece, Piece] | None] | None = None


class PaperCell(Record):
    """Lines in a column that begins `left` from the edge; the first `heavy` of them are bold."""

    lines: tuple[TextLine, ...]
    left: float
    width: float
    right: bool = False
    heavy: int = 0

    def without(self, count: int) -> PaperCell:
        """What is left after `count` lines; a short cell that is whole is repeated."""
        begun = self.lines[:1] == (_GOES_ON,)
        if len(self.lines) <= min(count, _REPEATED) and not begun:
            return self
        rest = self.lines[count:]
        if rest and self.heavy <= count:
            rest = (_GOES_ON, *rest)
        return self.replace(lines=rest, heavy=max(0, self.heavy - count))


class Look(Record):
    """How a block of cells is drawn: its font, the space above and below, and a rule below."""

    font: QFont
    above: float = 0.0
    below: float = 0.0
    muted: bool = False
    ruled: bool = False
    strong: bool = False


Page = tuple[tuple[float, Piece], ...]


def heading(sheet: Sheet, text: str, points: float = 12) -> Piece:
    """A heading with space above it, kept with what follows."""
    font = sheet.font(points, bold=True)
    look = Look(font=font, above=sheet.mm(0.32 * points), below=sheet.mm(0.12 * points))
    return _block(sheet, (_whole(sheet, text, font),), look).replace(keep=True, lead=look.above)


def paragraph(sheet: Sheet, text: str, points: float = 9, *, muted: bool = False) -> Piece:
    """A paragraph over the whole width."""
    font = sheet.font(points)
    look = Look(font=font, below=sheet.mm(1.2), muted=muted)
    return _block(sheet, (_whole(sheet, text, font),), look)


class Columns(Record):
    """The columns of a table: their headings, and `shares` of the width, which make 1.

    `right` lists those that are right-aligned, `headed` those in which the first paragraph is bold;
    `points` is the size of all text.
    """

    header: tuple[str, ...]
    shares: tuple[float, ...]
    right: tuple[int, ...] = ()
    headed: tuple[int, ...] = ()
    points: float = 8


def table(
    sheet: Sheet, columns: Columns, rows: Iterable[tuple[str, ...]], continued: str
) -> list[Piece]:
    """One piece a row. A page on which the table goes on begins with `continued` and the header;
    neither the first row nor the last stands alone."""
    bold = sheet.font(columns.points, bold=True)
    plain, gap = sheet.font(columns.points), sheet.mm(2.5)
    least = [longest_part(text, bold) + gap for text in columns.header]
    widths = _widened([share * sheet.width for share in columns.shares], least)
    lefts = [sum(widths[:place]) for place in range(len(widths))]

    def row(cells: tuple[str, ...], *, head: bool) -> Piece:
        font = bold if head else plain
        last = len(cells) - 1
        made = []
        for place, (text, left, width) in enumerate(zip(cells, lefts, widths, strict=True)):
            inner = width - (gap if place < last else 0.0)
            first, _, rest = text.partition("\n") if place in columns.headed else ("", "", text)
            heavy = sheet.lines(first, inner, bold)
            made.append(
                PaperCell(
                    lines=heavy + sheet.lines(rest, inner, font),
                    left=left,
                    width=inner,
                    right=place in columns.right,
                    heavy=len(heavy),
                )
            )
        pad = sheet.mm(0.7)
        look = Look(font=font, above=pad, below=pad, ruled=True, strong=head)
        return _block(sheet, tuple(made), look)

    head = row(columns.header, head=True).replace(keep=True)
    again = _stacked(heading(sheet, continued, 9), head)
    made = [row(cells, head=False).replace(header=again) for cells in rows]
    for place in {0, len(made) - 2} if len(made) > 1 else ():
        made[place] = made[place].replace(keep=True)
    return [head, *made] if made else []


def paginate(pieces: Iterable[Piece], height: float, first: float = 0.0) -> list[Page]:
    """Distribute pieces over pages of a height; the first page starts at `first`."""
    flow = _Flow(height, first)
    for group in _groups(list(pieces)):
        needed = sum(piece.height for piece in group)
        tall = needed > height - _height(group[0].header)
        enough = flow.y + (height * _ROOM_TO_BEGIN if tall else needed) <= height
        if not enough and flow.y > flow.top:
            flow.turn(group[0].header)
        for place, piece in enumerate(group):
            if tall:
                rest = sum(following.height for following in group[place + 1 :])
                flow.pour(piece, min(rest, height * _ROOM_TO_FOLLOW))
            else:
                flow.put(piece)
    return [tuple(page) for page in flow.pages]


class _Flow:
    """Pages as they fill."""

    def __init__(self, height: float, first: float) -> None:
        self.height = height
        self.pages: list[list[tuple[float, Piece]]] = [[]]
        self.top = 0.0
        self.y = first

    def turn(self, header: Piece | None) -> None:
        self.pages.append([])
        self.y = 0.0
        if header is not None:
            self.put(header)
        self.top = self.y

    def put(self, piece: Piece) -> None:
        if self.y == 0:
            self.y = -piece.lead
        self.pages[-1].append((self.y, piece))
        self.y += piece.height

    def pour(self, piece: Piece, following: float) -> None:
        """Put a piece, over as many pages as it takes, and so that some of what follows it fits."""
        end = self.y + piece.height
        if self.y > self.top and end <= self.height < end + following:
            self.turn(piece.header)
        while self.y + piece.height > self.height:
            parts = piece.split(self.height - self.y) if piece.split else None
            if parts is not None:
                self.put(parts[0])
                piece = parts[1].replace(header=piece.header)
            elif self.y <= self.top:
                break
            self.turn(piece.header)
        self.put(piece)


def _block(sheet: Sheet, cells: tuple[PaperCell, ...], look: Look) -> Piece:
    """Cells side by side."""
    line = QFontMetricsF(look.font).lineSpacing()
    bold = QFont(look.font)
    bold.setBold(True)
    deepest = max((len(cell.lines) for cell in cells), default=0)
    height = look.above + deepest * line + look.below

    def paint(x: float, y: float) -> None:
        for cell in cells:
            place, top = x + cell.left, y + look.above
            head, rest = cell.lines[: cell.heavy], cell.lines[cell.heavy :]
            sheet.draw_lines(place, top, cell.width, head, bold, right=cell.right)
            top += cell.heavy * line
            sheet.draw_lines(
                place, top, cell.width, rest, look.font, muted=look.muted, right=cell.right
            )
        if look.ruled:
            sheet.rule(x, y + height, sheet.width, strong=look.strong)

    def split(room: float) -> tuple[Piece, Piece] | None:
        count = min(int((room - look.above - look.below) // line), deepest - _FEWEST_LINES)
        if count < _FEWEST_LINES:
            return None
        upper = tuple(
            cell.replace(lines=cell.lines[:count], heavy=min(cell.heavy, count)) for cell in cells
        )
        if len(cells) == 1:
            lower: tuple[PaperCell, ...] = (cells[0].replace(lines=cells[0].lines[count:]),)
        else:
            lower = tuple(cell.without(count) for cell in cells)
        return (
            _block(sheet, upper, look.replace(ruled=False)),
            _block(sheet, lower, look),
        )

    return Piece(height=height, paint=paint, split=split)


def _widened(widths: list[float], least: list[float]) -> list[float]:
    """Widths that tear no heading, at the cost of the widest column."""
    made = [max(pair) for pair in zip(widths, least, strict=True)]
    made[made.index(max(made))] -= sum(made) - sum(widths)
    return made


def _whole(sheet: Sheet, text: str, font: QFont) -> PaperCell:
    return PaperCell(lines=sheet.lines(text, sheet.width, font), left=0.0, width=sheet.width)


def _stacked(*pieces: Piece) -> Piece:
    """Pieces as one."""

    def paint(x: float, y: float) -> None:
        for piece in pieces:
            piece.paint(x, y)
            y += piece.height

    height = sum(piece.height for piece in pieces)
    return Piece(height=height, paint=paint, lead=pieces[0].lead)


def _height(piece: Piece | None) -> float:
    return piece.height if piece is not None else 0.0


def _groups(pieces: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    open_group: list[Piece] = []
    for piece in pieces:
        open_group.append(piece)
        if not piece.keep:
            groups.append(open_group)
            open_group = []
    return [*groups, open_group] if open_group else groups
