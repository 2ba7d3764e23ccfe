"""Pages cut from text documents that were laid out without an end.

A page ends between blocks or rows: a heading stays with what follows it, the first two rows of a
table and its last two stay together, and only what is taller than a page is cut, between lines. A
table that goes on repeats its head. All measures are units of 1/96 inch.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextTable,
)

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = 22.0
"""Between two documents on one page."""
_ROOM_TO_BEGIN = 0.3
"""Share of a page that must be free for something taller than a page to begin on it."""
_SHORT = 90.0
"""The height up to which a paragraph stays with the table or chart below it."""
_OVER = 0.8
"""So far around a slice is painted, for the lines at its edge."""


class Strip(Record):
    """A piece of a document, from `top` to `bottom`, that stands on one page if it can.

    `keep` holds it on one page with the next. `head` is what is painted again above it where it
    comes first on a page. `section` is the heading that it stands under. `cuts` are the places at
    which it may be parted if it is taller than a page.
    """

    source: QTextDocument
    top: float
    bottom: float
    keep: bool = False
    head: tuple[float, float] | None = None
    section: str = ""
    cuts: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


class Slice(Record):
    """A part of a document, from `top` to `bottom`, painted at `y` of a page."""

    source: QTextDocument
    top: float
    bottom: float
    y: float


class PaperPage(Record):
    """A page: its slices, the section that its text begins in, and whether a table of that section
    goes on from the page before."""

    slices: tuple[Slice, ...]
    section: str = ""
    continued: bool = False


def strips(document: QTextDocument) -> list[Strip]:
    """A document that is laid out, in pieces."""
    found: list[Strip] = []
    section = ""
    for part in _parts(document):
        if isinstance(part, QTextTable):
            if found and _leads(found[-1]):
                found[-1] = found[-1].replace(keep=True)
            found += _rows(document, part, section)
            continue
        area = document.documentLayout().blockBoundingRect(part)
        heading = part.blockFormat().headingLevel() > 0
        section = part.text() if heading else section
        if not heading and _is_picture(part) and found and _leads(found[-1]):
            found[-1] = found[-1].replace(keep=True)
        found.append(
            Strip(
                source=document,
                top=area.top(),
                bottom=area.bottom(),
                keep=heading,
                section=section,
                cuts=() if heading else _line_ends(document, part),
            )
        )
    return found


def paginate(pieces: Iterable[Strip], height: float, first: float = 0.0) -> list[PaperPage]:
    """Distribute pieces over pages of a height; the first page begins at `first`."""
    flow = _Filling(height, first)
    for group in _groups(pieces):
        flow.add(group)
    return flow.finished()


def paint_slices(painter: QPainter, page: PaperPage, width: float, colours: Colours) -> None:
    """Draw a page's slices; the painter is in units of 1/96 inch."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(colours.text))
    context.palette = palette
    for part in page.slices:
        painter.save()
        painter.translate(0, part.y - part.top)
        area = QRectF(0, part.top, width, part.bottom - part.top)
        painter.setClipRect(area.adjusted(-_OVER, -_OVER, _OVER, _OVER))
        context.clip = area.adjusted(0, _OVER, 0, -_OVER)
        part.source.documentLayout().draw(painter, context)
        painter.restore()


class _Filling:
    """Pages as they fill."""

    def __init__(self, height: float, first: float) -> None:
        self._height, self._y = height, first
        self._pages: list[PaperPage] = []
        self._slices: list[Slice] = []
        self._section, self._continued = "", False
        self._last: Strip | None = None

    def finished(self) -> list[PaperPage]:
        self._turn()
        return self._pages

    def add(self, group: list[Strip]) -> None:
        needed = _extent(group)
        tall = needed > self._height - _head_height(group[0])
        wanted = self._height * _ROOM_TO_BEGIN if tall else needed
        if self._slices and self._y + self._gap(group[0]) + wanted > self._height:
            self._turn()
        for strip in group:
            if tall:
                self._pour(strip)
            else:
                self._put(strip)

    def _gap(self, strip: Strip) -> float:
        """The space above a strip; none at the top of a page."""
        if not self._slices or self._last is None:
            return 0.0
        if self._last.source is not strip.source:
            return _BETWEEN
        return max(0.0, strip.top - self._last.bottom)

    def _turn(self) -> None:
        if self._slices:
            self._pages.append(
                PaperPage(
                    slices=tuple(self._slices), section=self._section, continued=self._continued
                )
            )
        self._slices, self._y = [], 0.0

    def _put(self, strip: Strip, *, rest: bool = False) -> None:
        if not self._slices:
            self._section, self._continued = strip.section, rest or strip.head is not None
            if strip.head is not None:
                top, bottom = strip.head
                self._slices.append(Slice(source=strip.source, top=top, bottom=bottom, y=0.0))
                self._y = bottom - top
        else:
            self._y += self._gap(strip)
        self._slices.append(
            Slice(source=strip.source, top=strip.top, bottom=strip.bottom, y=self._y)
        )
        self._y += strip.height
        self._last = strip

    def _pour(self, strip: Strip) -> None:
        """Put a strip, over as many pages as it takes."""
        rest = False
        while True:
            head = 0.0 if self._slices else _head_height(strip)
            room = self._height - (self._y + self._gap(strip) if self._slices else head)
            if strip.height <= room:
                break
            fits = [cut for cut in strip.cuts if strip.top < cut <= strip.top + room]
            if fits:
                self._put(strip.replace(bottom=fits[-1]), rest=rest)
                strip, rest = strip.replace(top=fits[-1]), True
            elif not self._slices:
                if not strip.cuts or strip.height <= room:
                    break
                self._put(strip.replace(bottom=strip.top + room), rest=rest)
                strip, rest = strip.replace(top=strip.top + room), True
            self._turn()
        self._put(strip, rest=rest)


def _parts(document: QTextDocument) -> Iterator[QTextBlock | QTextTable]:
    """The blocks and tables of a document outside of others, in order."""
    tables = [t for t in document.rootFrame().childFrames() if isinstance(t, QTextTable)]
    tables.sort(key=lambda table: table.firstPosition())
    waiting = iter(tables)
    table = next(waiting, None)
    block = document.begin()
    while block.isValid():
        if table is not None and block.position() >= table.firstPosition():
            yield table
            block = document.findBlock(table.lastPosition() + 1)
            table = next(waiting, None)
        else:
            yield block
            block = block.next()


def _rows(document: QTextDocument, table: QTextTable, section: str) -> list[Strip]:
    """The rows of a table; those of its head are one strip."""
    layout = document.documentLayout()
    area = layout.frameBoundingRect(table)
    count, heads = table.rows(), table.format().headerRowCount()
    padding = table.format().cellPadding()
    edges = [area.top()]
    for row in range(1, count):
        cell = table.cellAt(row, 0)
        inside = cell.format().toTableCellFormat().topPadding() or padding
        first = cell.firstCursorPosition().block()
        edges.append(layout.blockBoundingRect(first).top() - inside)
    edges.append(area.bottom())
    head = (edges[0], edges[heads]) if heads else None
    last = count - 1
    made = []
    if heads:
        made.append(
            Strip(source=document, top=edges[0], bottom=edges[heads], keep=True, section=section)
        )
    for row in range(heads, count):
        made.append(
            Strip(
                source=document,
                top=edges[row],
                bottom=edges[row + 1],
                keep=row != last and row in (heads, last - 1),
                head=head,
                section=section,
            )
        )
    return [strip.replace(cuts=_cuts(document, table, strip)) for strip in made]


_TALL = 300.0
"""The height from which a row may have to be parted."""


def _cuts(document: QTextDocument, table: QTextTable, strip: Strip) -> tuple[float, ...]:
    """Where a tall row may be parted: after lines at which no line of another cell is cut."""
    if strip.height < _TALL or strip.head is None:
        return ()
    spans: list[tuple[float, float]] = []
    block = document.findBlock(table.firstPosition())
    while block.isValid() and block.position() <= table.lastPosition():
        area = document.documentLayout().blockBoundingRect(block)
        if area.bottom() > strip.top and area.top() < strip.bottom:
            spans += _lines(document, block)
        block = block.next()
    ends = sorted({end for _, end in spans})
    clear = [e for e in ends if not any(top + 0.5 < e < bottom - 0.5 for top, bottom in spans)]
    return tuple(end for end in clear or ends if strip.top < end < strip.bottom)


def _line_ends(document: QTextDocument, block: QTextBlock) -> tuple[float, ...]:
    return tuple(bottom for _, bottom in _lines(document, block))[:-1]


def _lines(document: QTextDocument, block: QTextBlock) -> list[tuple[float, float]]:
    layout, top = block.layout(), document.documentLayout().blockBoundingRect(block).top()
    top -= layout.boundingRect().top()
    return [
        (top + layout.lineAt(n).y(), top + layout.lineAt(n).y() + layout.lineAt(n).height())
        for n in range(layout.lineCount())
    ]


def _is_picture(block: QTextBlock) -> bool:
    return block.text().strip() == "\ufffc"


def _leads(strip: Strip) -> bool:
    """Whether a strip is the short paragraph that leads to a table or a chart."""
    return strip.head is None and strip.height < _SHORT


def _groups(pieces: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in pieces:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _extent(group: list[Strip]) -> float:
    """The height of strips below each other."""
    total, before = 0.0, group[0]
    for strip in group:
        total += strip.height
        if strip is not before and strip.source is before.source:
            total += max(0.0, strip.top - before.bottom)
        before = strip
    return total


def _head_height(strip: Strip) -> float:
    return strip.head[1] - strip.head[0] if strip.head is not None else 0.0
