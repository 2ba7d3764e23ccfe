"""Pages cut from text documents that were laid out without an end.

A page ends between blocks or rows: a heading stays with what follows it, the first two rows of a
table and its last two stay together, and only what is taller than a page is cut, between lines. A
table that goes on repeats its head. All measures are units of 1/600 inch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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

_BETWEEN = 140.0
"""Between two documents on one page."""
_ROOM_TO_BEGIN = 0.3
"""Share of a page that must be free for something taller than a page to begin on it."""
_MOST_EMPTY = 0.2
"""Share of a page above which a table rather begins with one row than leave it empty."""
_SHORT = 560.0
"""The height up to which a paragraph stays with the table or chart below it."""
_FLAT = 12.0
"""The height up to which a block is no text, but stands between tables."""
_OVER = 6.0
"""So far around a slice is painted, for the lines at its edge."""


class Strip(Record):
    """A piece of a document, from `top` to `bottom`, that stands on one page if it can.

    `keep` holds it on one page with the next. `head` is what is painted again above it where it
    comes first on a page. `section` is the heading that it stands under. `text` tells
    that it is a paragraph, `level` that it is a heading. `cuts` are the places at which it may be
    parted if it is taller than a page.
    """

    source: QTextDocument
    top: float
    bottom: float
    keep: bool = False
    text: bool = False
    level: int = 0
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


class PlacedHeading(Record):
    """A heading at `y` of a page."""

    level: int
    text: str
    y: float


class PaperPage(Record):
    """A page: its slices and headings, the section that it begins in, and whether that goes on
    from the page before."""

    slices: tuple[Slice, ...]
    headings: tuple[PlacedHeading, ...] = ()
    section: str = ""
    continued: bool = False


def strips(document: QTextDocument) -> list[Strip]:
    """A document that is laid out, in pieces."""
    found: list[Strip] = []
    section = ""
    for part in _parts(document):
        if isinstance(part, QTextTable):
            _keep_leading(found)
            found += _rows(document, part, section)
            continue
        area = document.documentLayout().blockBoundingRect(part)
        heading = part.blockFormat().headingLevel()
        section = _heading_of(part) if heading else section
        if not heading and _is_picture(part) and area.height() > _FLAT:
            _keep_leading(found)
        if found and found[-1].bottom > area.top():
            found[-1] = found[-1].replace(bottom=area.top())
        found.append(
            Strip(
                source=document,
                top=area.top(),
                bottom=area.bottom(),
                keep=heading > 0,
                text=not heading,
                level=heading,
                section=section,
                cuts=() if heading else _line_ends(document, part),
            )
        )
    return found


def paginate(pieces: Iterable[Strip], height: float) -> list[PaperPage]:
    """Distribute pieces over pages of a height."""
    flow = _Filling(height)
    for group in _groups(pieces):
        flow.add(group)
    return flow.finished()


def paint_slices(painter: QPainter, page: PaperPage, width: float, colours: Colours) -> None:
    """Draw a page's slices; the painter is in units of 1/600 inch."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(colours.text))
    context.palette = palette
    for part in _joined(page.slices):
        painter.save()
        painter.translate(0, part.y - part.top)
        area = QRectF(0, part.top, width, part.bottom - part.top)
        painter.setClipRect(area.adjusted(-_OVER, -_OVER, _OVER, _OVER))
        within = min(_OVER, area.height() / 4)
        context.clip = area.adjusted(0, within, 0, -within)
        part.source.documentLayout().draw(painter, context)
        painter.restore()


def _joined(slices: tuple[Slice, ...]) -> list[Slice]:
    """Slices that follow each other as they do in their document, as one."""
    made: list[Slice] = []
    for part in slices:
        last = made[-1] if made else None
        if (
            last is not None
            and last.source is part.source
            and abs((part.y - part.top) - (last.y - last.top)) < 0.01
            and part.top >= last.bottom
        ):
            made[-1] = last.replace(bottom=part.bottom)
        else:
            made.append(part)
    return made


class _Filling:
    """Pages as they fill."""

    def __init__(self, height: float) -> None:
        self._height, self._y = height, 0.0
        self._pages: list[PaperPage] = []
        self._slices: list[Slice] = []
        self._headings: list[PlacedHeading] = []
        self._section, self._continued = "", False
        self._last: Strip | None = None

    def finished(self) -> list[PaperPage]:
        self._turn()
        return self._pages

    def add(self, group: list[Strip]) -> None:
        needed = _extent(group)
        tall = needed > self._height - _head_height(group[0])
        wanted = self._height * _ROOM_TO_BEGIN if tall else needed
        room = self._height - self._y - self._gap(group[0])
        if self._slices and wanted > room:
            if room > self._height * _MOST_EMPTY:
                part = _beginning(group, room)
                for strip in group[:part]:
                    self._put(strip)
                group = group[part:]
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
                    slices=tuple(self._slices),
                    headings=tuple(self._headings),
                    section=self._section,
                    continued=self._continued,
                )
            )
        self._slices, self._headings, self._y = [], [], 0.0

    def _put(self, strip: Strip) -> None:
        if not self._slices:
            goes_on = bool(self._pages) and not strip.level
            self._section, self._continued = strip.section, goes_on
            if strip.head is not None:
                top, bottom = strip.head
                self._slices.append(Slice(source=strip.source, top=top, bottom=bottom, y=0.0))
                self._y = bottom - top
        else:
            self._y += self._gap(strip)
        if strip.level:
            heading = PlacedHeading(level=strip.level, text=strip.section, y=self._y)
            self._headings.append(heading)
        self._slices.append(
            Slice(source=strip.source, top=strip.top, bottom=strip.bottom, y=self._y)
        )
        self._y += strip.height
        self._last = strip

    def _pour(self, strip: Strip) -> None:
        """Put a strip, over as many pages as it takes."""
        while True:
            head = 0.0 if self._slices else _head_height(strip)
            room = self._height - (self._y + self._gap(strip) if self._slices else head)
            if strip.height <= room:
                break
            fits = [cut for cut in strip.cuts if strip.top < cut <= strip.top + room]
            if fits:
                self._put(strip.replace(bottom=fits[-1]))
                strip = strip.replace(top=fits[-1])
            elif not self._slices:
                if not strip.cuts or strip.height <= room:
                    break
                self._put(strip.replace(bottom=strip.top + room))
                strip = strip.replace(top=strip.top + room)
            self._turn()
        self._put(strip)


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


_TALL = 1900.0
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


def _heading_of(block: QTextBlock) -> str:
    """A heading without what stands beside it."""
    text = block.begin().fragment().text()
    return "".join(letter for letter in text.replace("\u00a0", " ") if letter.isprintable())


def _is_picture(block: QTextBlock) -> bool:
    return block.text().strip() == "\ufffc"


def _keep_leading(found: list[Strip]) -> None:
    """Hold the short paragraph that leads to a table or a chart together with that."""
    place = len(found) - 1
    while place >= 0 and found[place].text and found[place].height <= _FLAT:
        found[place] = found[place].replace(keep=True)
        place -= 1
    if place >= 0 and found[place].text and found[place].height < _SHORT:
        found[place] = found[place].replace(keep=True)


def _groups(pieces: Iterable[Strip]) -> Iterator[list[Strip]]:
    group: list[Strip] = []
    for strip in pieces:
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group


def _beginning(group: list[Strip], room: float) -> int:
    """How many strips of a group make a whole with fewer rows of its table, and fit a room."""
    for count in range(len(group) - 1, 0, -1):
        if group[count - 1].head is not None and _extent(group[:count]) <= room:
            return count
    return 0


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
