"""Where the blocks of the Summary stand on a page of a given width, set in type.

A text is shaped once, when it is placed: painting reuses the lines. A page is placed from the top
as far as it is needed, so that the first paint sets only what the window shows.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QGuiApplication, QTextCharFormat, QTextLayout, QTextOption

from kursk_viewer.drawing import typeface
from kursk_viewer.pages.wording import isolated, kept_together
from kursk_viewer.ui import theme
from kursk_viewer.ui.summary.blocks import COMPARED, EVENLY, Band, Block, Paragraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QPainter

MARGIN = 5 * theme.SPACE
GUTTER = 2 * theme.SPACE
PAD = 2 * theme.SPACE
COLUMN, NARROW, SIGN = 200, 150, 28
"""Least widths of a figure and of a compared claim, and the width of the sign between halves."""

_NORMAL, _BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold
STYLES = {
    "title": (1.5, _BOLD),
    "heading": (1.1, _BOLD),
    "large": (2.0, _BOLD),
    "middle": (1.5, _BOLD),
    "small": (1.3, _BOLD),
    "sign": (1.4, _NORMAL),
    "label": (0.95, _BOLD),
    "strong": (0.9, _BOLD),
    "body": (1.0, _NORMAL),
    "note": (0.88, _NORMAL),
}
"""Of each style: the size relative to the text of the page, and the weight."""

_FIGURES = ("large", "middle", "small")
_HEADINGS = ("label", "strong")
_LINE_BREAK = "\u2028"
_LONGEST = 1_000_000
"""Characters of a paragraph, at the very most."""


class PlacedText:
    """A paragraph that is set: `top` is that of its text, in pixels of the page."""

    __slots__ = ("_at", "_layout", "bottom", "line", "right", "top")

    def __init__(self, line: Paragraph, x: int, y: int, width: int) -> None:
        scale, weight = STYLES[line.style]
        self.line, self.top = line, y
        self._at = QPointF(x, y)
        self._layout, high, wide = _set(line, typeface.screen_font(scale, weight), width)
        while line.style in _FIGURES and scale > 1.0 and self._layout.lineCount() > 1:
            scale -= 0.1
            self._layout, high, wide = _set(line, typeface.screen_font(scale, weight), width)
        self.bottom, self.right = y + high, x + wide

    def move(self, down: int) -> None:
        """Move down by a number of pixels."""
        self.top += down
        self.bottom += down
        self._at = QPointF(self._at.x(), self.top)

    def draw(self, painter: QPainter) -> None:
        """Paint in the painter's colour; a note in the muted one that it was set with."""
        self._layout.draw(painter, self._at)


class Placed:
    """A block and the area it takes: the whole of it is what a click may hit."""

    __slots__ = ("area", "block", "pieces")

    def __init__(self, block: Block, area: QRect, pieces: list[PlacedText]) -> None:
        self.block, self.area, self.pieces = block, area, pieces


class Arrangement:
    """A page of one width: its placed blocks in reading order, and the rules between sections.

    It grows downwards by `extend`; `height` is what it takes so far, and `whole` tells whether
    all of it is placed.
    """

    def __init__(self, bands: Iterable[Band], width: int) -> None:
        self.width = width
        self.placed: list[Placed] = []
        self.rules: list[int] = []
        self.height = MARGIN - theme.SPACE
        self.whole = False
        self._left = iter(bands)

    def extend(self, bottom: float = float("inf")) -> None:
        """Place bands until the page is at least as high as `bottom`, or whole."""
        while self.height < bottom:
            band = next(self._left, None)
            if band is None:
                if not self.whole:
                    self.height += MARGIN
                self.whole = True
                return
            if band.opens:
                self.height += 4 * theme.SPACE
                self.rules.append(self.height)
                self.height += theme.SPACE
            for row in _rows(band, self.width - 2 * MARGIN):
                self._place(row)

    def _place(self, row: list[tuple[Block, int, int]]) -> None:
        made = [Placed(block, *_fill(block, MARGIN + x, self.height, w)) for block, x, w in row]
        _level(made)
        bottom = max(placed.area.bottom() for placed in made) + 1
        for placed in made:
            if placed.block.record:
                placed.area.setBottom(bottom - 1)
        self.placed += [placed for placed in made if placed.pieces]
        self.height = bottom + theme.SPACE


def _level(row: list[Placed]) -> None:
    """Let what stands under the headings of a row begin on one line, however the headings break."""
    headed = [
        placed
        for placed in row
        if len(placed.pieces) > 1 and placed.pieces[0].line.style in _HEADINGS
    ]
    lowest = max((placed.pieces[0].bottom for placed in headed), default=0)
    for placed in headed:
        lower = lowest - placed.pieces[0].bottom
        for piece in placed.pieces[1:]:
            piece.move(lower)
        placed.area.setBottom(placed.area.bottom() + lower)


def _rows(band: Band, width: int) -> Iterator[list[tuple[Block, int, int]]]:
    """The blocks of a band by rows, each with its left edge and width."""
    blocks = band.blocks
    if band.order == EVENLY:
        most = max(1, min(len(blocks), (width + GUTTER) // (COLUMN + GUTTER)))
        rows = -(-len(blocks) // most)
        columns = -(-len(blocks) // rows)
        for first in range(0, len(blocks), columns):
            yield _beside(blocks[first : first + columns], columns, width)
    elif band.order == COMPARED:
        name, others = blocks[0], blocks[1:]
        columns = 3 if len(others) > 1 or (others and others[0].lines[0].style == "strong") else 1
        if (width - 3 * GUTTER) // 4 >= NARROW:
            left = (width + GUTTER) // 4
            start = [(name, 0, left - GUTTER)]
        else:
            left, start = 0, []
            if name.lines[0].text:
                yield [(name, 0, width)]
        for first in range(0, len(others), columns):
            row = _beside(others[first : first + columns], columns, width - left)
            yield [*start, *((block, left + x, length) for block, x, length in row)]
            start = []
    else:
        one, sign, other = blocks
        half = (width - SIGN) // 2
        yield [(one, 0, half), (sign, half, SIGN - PAD), (other, half + SIGN, half)]


def _beside(blocks: tuple[Block, ...], columns: int, width: int) -> list[tuple[Block, int, int]]:
    step = (width + GUTTER) / columns
    return [
        (block, round(place * step), round((place + 1) * step) - round(place * step) - GUTTER)
        for place, block in enumerate(blocks)
    ]


def _fill(block: Block, x: int, y: int, width: int) -> tuple[QRect, list[PlacedText]]:
    """The area of a block, and its paragraphs, which start at `x` or behind the block's edge.

    An area without an edge hangs out to the left, so that its text is in line with all other.
    """
    left, top, pieces = x, y + theme.SPACE, []
    if block.edge:
        left += PAD + theme.SPACE
    room = x + width - left - (PAD if block.record else 0)
    for line in block.lines:
        if line.text:
            pieces.append(PlacedText(line, left, top, room))
            top = pieces[-1].bottom
    if block.record and not block.edge:
        x, width = x - PAD, width + PAD
    return QRect(x, y, width, top + theme.SPACE - y), pieces


def _set(line: Paragraph, font: QFont, width: int) -> tuple[QTextLayout, int, int]:
    """Lines of text broken at this width, their height, and the width of the longest."""
    layout = QTextLayout(isolated(kept_together(line.text)).replace("\n", _LINE_BREAK), font)
    layout.setTextOption(_WRAPPED)
    if line.style == "note":
        layout.setFormats([_muted()])
    layout.beginLayout()
    high = wide = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(width, 1))
        row.setPosition(QPointF(0, high))
        high += row.height()
        wide = max(wide, row.naturalTextWidth())
    layout.endLayout()
    return layout, -int(-high // 1), -int(-wide // 1)


_WRAPPED = QTextOption()
_WRAPPED.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def _muted() -> QTextLayout.FormatRange:
    colour, whole = QTextCharFormat(), QTextLayout.FormatRange()
    colour.setForeground(QGuiApplication.palette().placeholderText())
    whole.start, whole.length, whole.format = 0, _LONGEST, colour
    return whole
