"""What stands around the text of a printed page: above it the running title and that nothing is
verified, below it whose claims these are, from which data, and the number of the page."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import broken, draw_text, elided, shortened
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.translation import tr

_POINTS = 600 / 72
_TEXT = round(7 * _POINTS)
"""The size of the text, in pixels of 1/600 inch."""
_SHARE = 0.82
"""Of the width, for a line beside the number of the page or the section."""
_LEFT = 0.62
_NAMES, _CLAIMANTS, _FRAME = 130, 60, 100
"""Characters of the publishers in the foot, of the claimants, and of the area and period."""


class PageFrame:
    """Head and foot of the pages of one paper of a width and height in units of 1/600 inch."""

    def __init__(
        self, title: str, data: Provenance, size: tuple[float, float], colours: Colours
    ) -> None:
        self._title, self._colours = title, colours
        self._width, self._height = size
        self._font = typeface.font(_TEXT)
        self._text = QFontMetricsF(self._font)
        self._line = self._text.lineSpacing()
        self._warning = broken(data.disclaimer, self._width, self._font)
        self._foot = broken(foot_line(data), self._width * _SHARE, self._font)

    @property
    def head_height(self) -> float:
        """The room above the text, where a page has a running title."""
        return self._line * (len(self._warning) + 2.2)

    @property
    def foot_height(self) -> float:
        """The room below the text."""
        return self._line * (len(self._foot) + 1.1)

    def paint_head(self, painter: QPainter, section: str) -> None:
        """Draw the running title, the section that the page begins in, and the disclaimer."""
        self._begin(painter)
        title = elided(self._title, self._width * _LEFT, self._font)
        draw_text(painter, QPointF(0, self._text.ascent()), title)
        room = self._width - self._text.horizontalAdvance(title) - self._line * 2
        named = elided(section, room, self._font)
        left = self._width - self._text.horizontalAdvance(named)
        draw_text(painter, QPointF(left, self._text.ascent()), named)
        for place, line in enumerate(self._warning, start=1):
            draw_text(painter, QPointF(0, place * self._line + self._text.ascent()), line)
        self._rule(painter, self._line * (len(self._warning) + 1.3))

    def paint_foot(self, painter: QPainter, number: int, count: int) -> None:
        """Draw the foot of page `number` of `count`, both counted from 1."""
        top = self._height - self.foot_height + self._line * 0.6
        self._rule(painter, top)
        self._begin(painter)
        base = top + self._line * 0.35 + self._text.ascent()
        for place, line in enumerate(self._foot):
            draw_text(painter, QPointF(0, base + place * self._line), line)
        text = tr("page {number} of {count}").format(number=number, count=count)
        left = self._width - self._text.horizontalAdvance(text)
        draw_text(painter, QPointF(left, base), text)

    def _begin(self, painter: QPainter) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(self._colours.muted))

    def _rule(self, painter: QPainter, y: float) -> None:
        painter.setPen(QPen(QColor(self._colours.hairline), self._line * 0.05))
        painter.drawLine(QLineF(0, y, self._width, y))


def foot_line(data: Provenance) -> str:
    """The line of provenance, of which names may be cut but not what it warns of."""
    return data.replace(
        claimants=shortened(data.claimants, _CLAIMANTS),
        frame=shortened(data.frame, _FRAME),
        source=shortened(data.source, _NAMES),
    ).line
