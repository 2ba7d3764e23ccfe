"""A page's document as a `QTextDocument`, set with cursors and never from markup.

The window and paper use it alike: they differ in the colours, the size of the text, and the device
whose pixels that size is in. Charts and bars are text objects, painted by the painters of
`page_charts`, so that paper has them as lines and text.
"""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.pages.document import (
    FIGURE,
    KICKER,
    LARGE,
    NOTE,
    PLAIN,
    RECORD,
    STANDFIRST,
    STRONG,
    WARNING,
    Block,
    ChartBlock,
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
    text_of,
)
from kursk_viewer.pages.wording import isolated, kept_together
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kursk_viewer.drawing.surface import Spot

SPOKEN = QTextFormat.Property.UserProperty + 1
"""The property of a text's format that holds what is read out in its place."""
OBJECT_SIGN = "\ufffc"
"""What stands in the text for a picture."""
_PICTURE = QTextFormat.Property.UserProperty + 2
_OBJECT = QTextFormat.ObjectTypes.UserObject + 1

_SIZES = {
    PLAIN: 1.0,
    STRONG: 1.0,
    NOTE: 0.88,
    WARNING: 0.94,
    KICKER: 0.84,
    STANDFIRST: 1.06,
    FIGURE: 1.44,
    LARGE: 2.72,
}
_HEADINGS = {1: 2.0, 2: 1.14, 3: 1.0, 4: 1.0}
"""Sizes of text by style and level, as shares of the size of plain text."""
_HEAVY = (STRONG, FIGURE, LARGE)
_LEAST_COLUMN = 9.0
"""Times the size of plain text: the width that a figure in a row of some must have."""
_HALVES_FROM = 50.0
"""The same: a table of a smaller width stands whole, not in two halves."""
_HIGHER, _TELLING = 1.25, 400.0
"""How much higher a page usually is than guessed, and the guessed height in pixels of which as much
tells as that does."""
_GAP = 1.9
"""Between columns, as a share of the size."""
_MOST_UNSHARED = 0.75
"""Of a table's width, for the columns that are as wide as their content."""
_LEAST_BAR = 2.2
_BAR_HEIGHT = 0.66
"""Of a bar in a table, as a share of the size."""
_BELOW = 0.3
"""Room under what stands side by side, as a share of the size."""


class PageSetting(Record):
    """How a page is set: `size` is that of plain text and `width` that of the page, in pixels of
    the device; `margin` is the width of what stands beside the page, 0 where nothing does."""

    colours: Colours
    size: float
    width: float
    margin: float = 0.0

    @property
    def whole(self) -> float:
        """The width of the page with what stands beside it."""
        return self.width + self.margin


class PlacedChart(Record):
    """A chart of a page and the position of its character in the text."""

    position: int
    chart: ChartBlock


class PageText:
    """A document with a page set in it; to be kept as long as the document is shown.

    `charts` are its charts in the order of the text, `places` where it names each record, as the
    positions from and to.
    """

    def __init__(
        self, document: QTextDocument, setting: PageSetting, device: QPaintDevice | None = None
    ) -> None:
        self.document, self.setting = document, setting
        self.charts: list[PlacedChart] = []
        self.places: dict[str, list[tuple[int, int]]] = {}
        self._device = device
        self._objects = _Objects(setting)
        self._writer: _PageWriter | None = None
        self._begun: tuple[Block, ...] = ()
        self._left: tuple[Block, ...] = ()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(typeface.font(setting.size))
        layout = document.documentLayout()
        if device is not None:
            layout.setPaintDevice(device)
        layout.registerHandler(_OBJECT, self._objects)

    def fill(self, page: PageDocument, room: float = math.inf) -> None:
        """Set this page in place of what the document held.

        Of a page with nothing beside it no more is set at once than about fills a height of `room`;
        `complete` sets what is left.
        """
        self.charts.clear()
        self.places.clear()
        self._objects.clear()
        if not self.document.isEmpty():
            self.document.clear()
        self.document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, page.title)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        self._writer = _PageWriter(cursor, self, self._objects, self._device)
        self._left = self._writer.write_page(page, room)
        self._begun = page.blocks[: len(page.blocks) - len(self._left)]
        cursor.endEditBlock()

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the page is left to be set."""
        return not self._left

    def height_left(self, height: float) -> float:
        """About how high what is left will be, where what is set is so high; little of a page tells
        little of the rest."""
        higher = (height + _HIGHER * _TELLING) / (self._guessed(self._begun) + _TELLING)
        return higher * self._guessed(self._left)

    def _guessed(self, blocks: Iterable[Block]) -> float:
        width, size = self.setting.width, self.setting.size
        return sum(_height_of(block, width, size) for block in blocks)

    def complete(self) -> None:
        """Set what is left of the page."""
        if self._writer is not None and self._left:
            left, self._left = self._left, ()
            self._writer.write_left(left)

    def place(self, top: float, left: float, width: float) -> None:
        """Leave room above and below the page, and at its left, in a document of a width; best
        before it is filled, as all is laid out anew."""
        frame = self.document.rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(top)
        form.setBottomMargin(top)
        form.setLeftMargin(left)
        form.setRightMargin(max(width - left - self.setting.whole, 0.0))
        frame.setFrameFormat(form)

    @property
    def spots(self) -> dict[int, tuple[QRectF, list[Spot]]]:
        """Where each chart was last drawn, by the position of its character, and where its marks
        were, in the document's pixels."""
        return self._objects.spots


class PlainDocument(QTextDocument):
    """A document that fetches nothing, whatever stands in it."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


class _Rule(Record):
    strong: bool


class _Bar(Record):
    share: float


_Picture = ChartBlock | _Rule | _Bar


class _Objects(QPyTextObject):
    """Paints what is no text: charts, bars of a table, and rules, by the number in their format."""

    def __init__(self, setting: PageSetting) -> None:
        super().__init__()
        self._setting = setting
        self._pictures: list[tuple[_Picture, QSizeF]] = []
        self.spots: dict[int, tuple[QRectF, list[Spot]]] = {}

    def clear(self) -> None:
        self._pictures.clear()
        self.spots.clear()

    def add(self, picture: _Picture, width: float, height: float) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setObjectType(_OBJECT)
        made.setProperty(_PICTURE, len(self._pictures))
        self._pictures.append((picture, QSizeF(width, height)))
        return made

    def intrinsicSize(self, _document: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        number = form.intProperty(_PICTURE)
        return self._pictures[number][1] if number < len(self._pictures) else QSizeF()

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        _document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        number = form.intProperty(_PICTURE)
        if number >= len(self._pictures):
            return
        picture, colours = self._pictures[number][0], self._setting.colours
        area = QRectF(area)
        if isinstance(picture, ChartBlock):
            from kursk_viewer.drawing.page_charts import paint_chart
            from kursk_viewer.drawing.surface import Surface

            font = _chart_font(self._setting)
            surface = Surface(painter=painter, area=area, colours=colours, font=font)
            self.spots[position] = area, paint_chart(surface, picture)
        elif isinstance(picture, _Bar):
            length = max(area.width() * picture.share, self._setting.size / 9)
            bar = QRectF(area.left(), area.top(), length, area.height())
            painter.fillRect(bar, _brush(colours.bar))
        else:
            painter.fillRect(area, _brush(colours.text if picture.strong else colours.hairline))


def _chart_font(setting: PageSetting) -> QFont:
    return typeface.font(setting.size * _SIZES[NOTE])


@cache
def _brush(colour: str) -> QBrush:
    return QBrush(QColor(colour))


class _PageWriter:
    """Writes blocks at a cursor, in a width."""

    def __init__(
        self,
        cursor: QTextCursor,
        text: PageText,
        objects: _Objects,
        device: QPaintDevice | None,
    ) -> None:
        self._cursor, self._setting = cursor, text.setting
        self._charts, self._places = text.charts, text.places
        self._objects, self._device = objects, device
        self._size, self._colours = self._setting.size, self._setting.colours
        self._formats: dict[tuple[str, int], QTextCharFormat] = {}
        self._metrics: dict[tuple[str, int], QFontMetricsF] = {}
        self._named: set[str] = set()
        self._last: Block | None = None
        self._advance("", (PLAIN, 0))
        self._empty = True
        """Whether the cursor stands in a block with nothing in it, to be used first."""

    def write_page(self, page: PageDocument, room: float) -> tuple[Block, ...]:
        """Write a page, or the first blocks of one that about fill a height; what is left."""
        margin, width = self._setting.margin, self._setting.width
        if not margin or not page.margin:
            for place, block in enumerate(page.blocks):
                if room < 0:
                    return page.blocks[place:]
                self._block(block, width, self._last)
                self._last = block
                room -= _height_of(block, width, self._size)
            return ()
        gap = self._size * _GAP * 1.6
        widths = (self._setting.width + gap, margin - gap)
        table = self._table(1, widths)
        self._in_cell(table, 0, page.blocks, self._setting.width, right=gap)
        self._in_cell(table, 1, page.margin, margin - gap)
        self._leave(table)
        return ()

    def write_left(self, blocks: Iterable[Block]) -> None:
        """Write on where `write_page` left blocks."""
        self._cursor.beginEditBlock()
        self._blocks(blocks, self._setting.width, self._last)
        self._cursor.endEditBlock()

    def _blocks(self, blocks: Iterable[Block], width: float, before: Block | None = None) -> None:
        for block in blocks:
            self._block(block, width, before)
            before = block

    def _block(self, block: Block, width: float, before: Block | None) -> None:
        if isinstance(block, HeadingBlock):
            self._heading(block, width, before)
        elif isinstance(block, ParagraphBlock):
            self._paragraph(block, width, before)
        elif isinstance(block, FiguresBlock):
            self._figures(block, width)
        elif isinstance(block, TableBlock):
            self._rows(block, width)
        elif isinstance(block, ChartBlock):
            self._chart(block, width)
        elif isinstance(block, ColumnsBlock):
            self._columns(block, width)
        else:
            self._rule(block, width)

    # text

    def _heading(self, block: HeadingBlock, width: float, before: Block | None) -> None:
        level = min(block.level, max(_HEADINGS))
        above = {1: 0.1, 2: 0.35, 3: 0.5}.get(level, 0.4)
        if before is None and level > 2:
            above = 0.0
        form = self._new_block(above, 0.15 if level > 1 else 0.35, heading=level)
        key = ("heading", level)
        self._tab_stop(form, width)
        self._insert(block.text, key, anchor=block.anchor)
        if block.beside:
            self._insert("  ", (NOTE, 0))
            self._runs(block.beside)
        if block.aside:
            taken = self._advance(block.text, key) + self._length(block.beside)
            self._aside(block.aside, width, taken)

    def _paragraph(self, block: ParagraphBlock, width: float, before: Block | None) -> None:
        style = block.runs[0].style if block.runs else PLAIN
        above = 0.5 if before is not None and style == STRONG else 0.08
        form = self._new_block(above, 0.05, item=block.item)
        if style == STANDFIRST:
            form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._tab_stop(form, width)
        if block.item:
            self._insert("·\u00a0\u00a0", (NOTE, 0))
        self._runs(block.runs)
        if block.aside:
            self._aside(block.aside, width, self._length(block.runs))

    def _tab_stop(self, form: QTextBlockFormat, width: float) -> None:
        stop = QTextOption.Tab()
        stop.position = math.floor(width) - 2
        stop.type = QTextOption.TabType.RightTab
        form.setTabPositions([stop])
        self._cursor.setBlockFormat(form)

    def _aside(self, runs: Sequence[Run], width: float, taken: float) -> None:
        """What stands at the far edge of the line, or on the text's end where that is too long."""
        fits = taken + self._length(runs) + self._size < width
        self._insert("\t" if fits else "   ", (NOTE, 0))
        self._runs(runs, leading=True)

    def _runs(self, runs: Iterable[Run], *, leading: bool = False) -> None:
        """Write runs; a plain link is coloured where it is `leading` on, not a figure."""
        for run in runs:
            self._insert(
                run.text,
                (run.style, 0),
                run.target,
                run.spoken,
                coloured=leading and not run.spoken,
            )

    def _insert(
        self,
        text: str,
        key: tuple[str, int],
        target: str = "",
        spoken: str = "",
        anchor: str = "",
        *,
        coloured: bool = False,
    ) -> None:
        form = self._format(key)
        record = anchor or (target.removeprefix(RECORD) if target.startswith(RECORD) else "")
        if target or spoken or anchor:
            form = QTextCharFormat(form)
        if target:
            form.setAnchor(True)
            form.setAnchorHref(target)
            if not target.startswith((RECORD, "#")) or (coloured and key[0] == PLAIN):
                form.setForeground(_brush(self._colours.accent))
        if record and record not in self._named:
            self._named.add(record)
            form.setAnchor(True)
            form.setAnchorNames([record])
        if spoken:
            form.setProperty(SPOKEN, spoken)
        begin = self._cursor.position()
        self._cursor.insertText(isolated(kept_together(text)), form)
        self._empty = False
        if record:
            self._places.setdefault(record, []).append((begin, self._cursor.position()))

    def _format(self, key: tuple[str, int]) -> QTextCharFormat:
        if key not in self._formats:
            style, level = key
            form = QTextCharFormat()
            form.setProperty(QTextFormat.Property.FontPixelSize, max(1, round(self._pixels(key))))
            heavy = level or style in _HEAVY
            if heavy or style in (KICKER, WARNING):
                form.setFontWeight(QFont.Weight.DemiBold)
            if level == 1 or style == LARGE:
                form.setFontWeight(QFont.Weight.Bold)
            if style == KICKER:
                form.setFontCapitalization(QFont.Capitalization.AllUppercase)
                form.setFontLetterSpacing(103)
            form.setForeground(_brush(self._colour(style)))
            self._formats[key] = form
        return self._formats[key]

    def _colour(self, style: str) -> str:
        if style in (KICKER, WARNING):
            return self._colours.warning
        return self._colours.muted if style in (NOTE, STANDFIRST) else self._colours.text

    def _pixels(self, key: tuple[str, int]) -> float:
        style, level = key
        return self._size * (_HEADINGS[level] if level else _SIZES[style])

    def _advance(self, text: str, key: tuple[str, int]) -> float:
        if key not in self._metrics:
            weight = self._format(key).fontWeight() or QFont.Weight.Normal
            font = typeface.font(self._pixels(key), QFont.Weight(weight))
            device = self._device
            self._metrics[key] = QFontMetricsF(font, device) if device else QFontMetricsF(font)
        return self._metrics[key].horizontalAdvance(text)

    def _length(self, runs: Iterable[Run]) -> float:
        return sum(self._advance(run.text, (run.style, 0)) for run in runs)

    def _new_block(
        self, above: float, below: float, *, item: bool = False, heading: int = 0
    ) -> QTextBlockFormat:
        """Begin a paragraph; distances are shares of the size."""
        form = QTextBlockFormat()
        form.setTopMargin(above * self._size)
        form.setBottomMargin(below * self._size)
        if item:
            form.setLeftMargin(self._size * 0.7)
            form.setTextIndent(-self._size * 0.7)
        if heading:
            form.setHeadingLevel(heading)
        if self._empty:
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form, self._format((PLAIN, 0)))
        self._empty = True
        return form

    # what is no text

    def _picture(self, picture: _Picture, width: float, height: float) -> None:
        self._cursor.insertText(OBJECT_SIGN, self._objects.add(picture, width, height))
        self._empty = False

    def _chart(self, block: ChartBlock, width: float) -> None:
        self._new_block(0.2, 0.2)
        line = self._size * 1.26 * _SIZES[NOTE]
        height = block.height * line
        form = self._objects.add(block, width, height)
        form.setProperty(SPOKEN, block.description)
        if block.target:
            form.setAnchor(True)
            form.setAnchorHref(block.target)
        self._charts.append(PlacedChart(position=self._cursor.position(), chart=block))
        self._cursor.insertText(OBJECT_SIGN, form)
        self._empty = False
        if block.words:
            from kursk_viewer.drawing.page_charts import has_room

            if not has_room(block, width, height, _chart_font(self._setting)):
                self._blocks(block.words, width)

    def _rule(self, block: RuleBlock, width: float) -> None:
        above = 0.5 if block.strong else 0.6
        form = self._new_block(above, 0.4)
        thick = self._size / (9 if block.strong else 14)
        form.setLineHeight(max(1.0, thick), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)
        self._picture(_Rule(strong=block.strong), width, max(1.0, thick))

    # what stands side by side

    def _table(
        self, rows: int, widths: Sequence[float], below: float = 0.0, heads: int = 0
    ) -> QTextTable:
        widths = [math.floor(width) for width in widths]
        form = QTextTableFormat()
        form.setHeaderRowCount(heads)
        form.setBorder(0)
        form.setCellPadding(0)
        form.setCellSpacing(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setBorderCollapse(True)
        form.setMargin(0)
        form.setBottomMargin(below)
        form.setWidth(QTextLength(QTextLength.Type.FixedLength, sum(widths)))
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.FixedLength, width) for width in widths]
        )
        self._tiny_before_table()
        return self._cursor.insertTable(rows, len(widths), form)

    def _tiny_before_table(self) -> None:
        """A table stands after a block of its own, which is to take no room."""
        if not self._empty:
            self._cursor.insertBlock()
        self._flatten()

    def _flatten(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._cursor.setBlockFormat(form)
        tiny = QTextCharFormat()
        tiny.setProperty(QTextFormat.Property.FontPixelSize, 1)
        self._cursor.setBlockCharFormat(tiny)

    def _leave(self, table: QTextTable) -> None:
        self._cursor.setPosition(table.lastPosition() + 1)
        self._flatten()
        self._empty = True

    def _in_cell(
        self,
        table: QTextTable,
        column: int,
        blocks: Iterable[Block],
        width: float,
        *,
        right: float = 0.0,
    ) -> None:
        cell = table.cellAt(0, column)
        if right:
            form = QTextTableCellFormat()
            form.setRightPadding(right)
            cell.setFormat(form)
        self._cursor.setPosition(cell.firstPosition())
        self._empty = True
        self._blocks(blocks, width)

    def _columns(self, block: ColumnsBlock, width: float) -> None:
        gap = self._size * _GAP
        room = width - gap * (len(block.columns) - 1)
        if min(block.shares) * room < self._size * block.least:
            for column in block.columns:
                self._blocks(column, width)
            return
        inner = [room * share for share in block.shares]
        gaps = [gap] * (len(inner) - 1) + [0.0]
        across = [a + b for a, b in zip(inner, gaps, strict=True)]
        table = self._table(1, across, below=self._size * _BELOW)
        for place, column in enumerate(block.columns):
            self._in_cell(table, place, column, inner[place], right=gaps[place])
        self._leave(table)

    def _figures(self, block: FiguresBlock, width: float) -> None:
        gap = self._size * _GAP
        wanted = [self._wanted(item) for item in block.items]
        most = max(2, int((width + gap) / (self._size * _LEAST_COLUMN)))
        rows = -(-len(wanted) // most)
        each = -(-len(wanted) // rows)
        for first in range(0, len(wanted), each):
            items, wishes = block.items[first : first + each], wanted[first : first + each]
            room = width - gap * (len(items) - 1)
            widths = _shared(wishes, room, self._size * _LEAST_COLUMN * 0.8)
            gaps = [gap] * (len(items) - 1) + [0.0]
            across = [a + b for a, b in zip(widths, gaps, strict=True)]
            table = self._table(1, across, below=self._size * _BELOW)
            for place, item in enumerate(items):
                self._in_cell(table, place, _as_blocks(item), widths[place], right=gaps[place])
            self._leave(table)

    def _wanted(self, item: FigureItem) -> float:
        texts = [self._advance(item.label, (PLAIN, 0)), self._length((item.figure,))]
        return max((*texts, *(self._length((run,)) for run in item.details))) + self._size * 0.4

    def _rows(self, block: TableBlock, width: float) -> None:
        halves = block.halves and width >= self._size * _HALVES_FROM
        gap = self._size * _GAP
        part = (width - gap) / 2 if halves else width
        widths = self._column_widths(block, part)
        kept = [place for place, wide in enumerate(widths) if wide > 0]
        shown = [widths[place] for place in kept]
        with_head = any(head.text for head in block.head)
        head = 1 if with_head else 0
        rows = -(-len(block.rows) // 2) if halves else len(block.rows)
        if not rows:
            return
        across = [*shown, gap, *shown] if halves else shown
        table = self._table(rows + head, across, below=self._size * _BELOW, heads=head)
        sides = range(2 if halves else 1)
        if with_head:
            for side in sides:
                for place, column in enumerate(kept, side * (len(kept) + 1)):
                    self._head_cell(table, block, column, place, widths[column])
        for row in range(rows):
            for number in (side * rows + row for side in sides):
                first = (number // rows) * (len(kept) + 1)
                if number < len(block.rows):
                    for place, column in enumerate(kept, first):
                        self._cell(table, row + head, place, block, number, column, widths[column])
        self._leave(table)

    def _column_widths(self, block: TableBlock, width: float) -> list[float]:
        """Columns without a share are as wide as their content; the others share what is left. A
        column of bars alone is left out where there is too little."""
        pad = self._size * 0.75
        widths = []
        for place, head in enumerate(block.head):
            if head.share:
                widths.append(0.0)
                continue
            texts = [self._length(row[place].runs) for row in block.rows]
            style = STRONG if head.strong else NOTE
            widths.append(max([self._advance(head.text, (style, 0)), *texts]) + pad)
        most = width * (_MOST_UNSHARED if any(head.share for head in block.head) else 1.0)
        narrower = min(1.0, most / (sum(widths) or 1.0))
        widths = [wide * narrower for wide in widths]
        left = width - sum(widths)
        shares = {place: head.share for place, head in enumerate(block.head) if head.share}
        bars = [p for p in shares if not any(row[p].runs for row in block.rows)
                and any(row[p].bar is not None for row in block.rows)]  # fmt: skip
        whole = sum(shares.values()) or 1.0
        for place in bars:
            if left * shares[place] / whole < self._size * _LEAST_BAR:
                whole -= shares.pop(place)
        for place, share in shares.items():
            widths[place] = max(left * share / (whole or 1.0), self._size * 2)
        return widths

    def _head_cell(
        self, table: QTextTable, block: TableBlock, column: int, place: int, width: float
    ) -> None:
        head = block.head[column]
        style = STRONG if head.strong else NOTE
        pad = 0.0 if head is block.head[-1] else width / 4
        self._enter(table, 0, place, right=head.right, lined=False, pad=pad, style=style)
        self._insert(head.text, (style, 0))

    def _cell(
        self,
        table: QTextTable,
        row: int,
        place: int,
        block: TableBlock,
        number: int,
        column: int,
        width: float,
    ) -> None:
        cell: DocumentCell = block.rows[number][column]
        style = cell.runs[0].style if cell.runs else PLAIN
        lined = row < table.rows() - 1
        right = block.head[column].right
        only_bar = cell.bar is not None and not cell.runs
        lower = self._metrics[PLAIN, 0].ascent() / self._size - _BAR_HEIGHT if only_bar else 0.0
        pad = 0.0 if column == len(block.head) - 1 else width / 4
        self._enter(table, row, place, right=right, lined=lined, pad=pad, style=style, above=lower)
        first = True
        for run in cell.runs:
            anchor = block.anchors[number] if first and not column and block.anchors else ""
            self._insert(run.text, (run.style, 0), run.target, run.spoken, anchor)
            first = False
        if cell.bar is not None:
            long = max(width - self._size * 1.2, self._size)
            form = self._objects.add(_Bar(share=min(cell.bar, 1.0)), long, self._size * _BAR_HEIGHT)
            self._cursor.insertText(OBJECT_SIGN, form)
            self._empty = False

    def _enter(
        self,
        table: QTextTable,
        row: int,
        place: int,
        *,
        right: bool,
        lined: bool,
        pad: float,
        style: str,
        above: float = 0.0,
    ) -> None:
        cell = table.cellAt(row, place)
        form = QTextTableCellFormat()
        room = self._size * 0.17
        self._advance("", (style, 0))
        smaller = self._metrics[PLAIN, 0].ascent() - self._metrics[style, 0].ascent()
        form.setTopPadding(room + max(smaller, 0.0) + above * self._size)
        form.setBottomPadding(room)
        form.setRightPadding(min(self._size * 0.5, pad))
        if lined:
            form.setBottomBorder(max(1.0, self._size / 16))
            form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBottomBorderBrush(_brush(self._colours.hairline))
        cell.setFormat(form)
        self._cursor.setPosition(cell.firstPosition())
        self._empty = True
        block = self._new_block(0, 0)
        if right:
            block.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._cursor.setBlockFormat(block)


def _height_of(block: Block, width: float, size: float) -> float:
    """About how high a block is when it is set."""
    line = size * 1.35
    if isinstance(block, HeadingBlock):
        pixels = _HEADINGS[min(block.level, max(_HEADINGS))] * size
        return pixels * 1.6 * _lines_of(block.text, width, pixels)
    if isinstance(block, ParagraphBlock):
        return line * _lines_of(text_of(block.runs), width, size)
    if isinstance(block, FiguresBlock):
        return line * 4
    if isinstance(block, TableBlock):
        halves = block.halves and width >= size * _HALVES_FROM
        return line * 1.2 * len(block.rows) / (2 if halves else 1)
    if isinstance(block, ChartBlock):
        return block.height * line
    if isinstance(block, ColumnsBlock):
        columns = zip(block.columns, block.shares, strict=True)
        return max(sum(_height_of(b, width * share, size) for b in column)
                   for column, share in columns)  # fmt: skip
    return line


def _lines_of(text: str, width: float, pixels: float) -> int:
    return 1 + int(len(text) * pixels * 0.45 / width)


def _as_blocks(item: FigureItem) -> tuple[Block, ...]:
    """A figure with its label above and its exceptions below."""
    details = tuple(ParagraphBlock(runs=(run,)) for run in item.details)
    label = ParagraphBlock(runs=(Run(text=item.label),))
    return (label, ParagraphBlock(runs=(item.figure,)), *details)


def _shared(wishes: Sequence[float], room: float, least: float) -> list[float]:
    """Widths that fill a room: as wished where there is enough, else cut from the widest."""
    if sum(wishes) <= room:
        spare = (room - sum(wishes)) / len(wishes)
        return [wish + spare for wish in wishes]
    limit = max(wishes)
    floor = min(least, room / len(wishes))
    while limit > floor and sum(min(wish, limit) for wish in wishes) > room:
        limit -= max(1.0, limit * 0.02)
    cut = [min(wish, limit) for wish in wishes]
    return [wish * room / sum(cut) for wish in cut]
