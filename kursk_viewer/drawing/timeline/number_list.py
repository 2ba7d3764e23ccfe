"""The list under a picture of the timeline: the marks that a number stands for, each in full.

It stands apart because only pictures have it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.pages import wording

MOST = 150
"""Marks that are numbered; where there are more, boxes and shapes stand for themselves."""
_GAP = 8.0


class NumberList:
    """The numbered marks of a frame in columns as wide as the longest of them."""

    def __init__(self, frame: Frame, width: float) -> None:
        self._metrics = frame.labels.metrics
        marks = frame.data.page.marks
        self._rows = [
            (wording.number(number), f"{marks[at].when}: {marks[at].title}")
            for number, at in enumerate(frame.number_unlabelled(MOST), 1)
        ]
        advance = self._metrics.horizontalAdvance
        self._indent = max((advance(number) for number, _ in self._rows), default=0.0) + _GAP
        longest = max((advance(text) for _, text in self._rows), default=0.0)
        self._columns = max(1, int((width + _GAP) / (self._indent + longest + 2 * _GAP)))
        self._column = width / self._columns
        self._deep = -(-len(self._rows) // self._columns)

    @property
    def height(self) -> float:
        """What the list takes, with the space above it."""
        return self._deep * self._metrics.height() + (_GAP if self._rows else 0.0)

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Draw the list from the painter's origin, in the painter's font."""
        for place, (number, text) in enumerate(self._rows):
            column, row = divmod(place, self._deep)
            base = QPointF(
                column * self._column,
                _GAP + row * self._metrics.height() + self._metrics.ascent(),
            )
            painter.setPen(QColor(colours.muted))
            draw_text(painter, base, number)
            painter.setPen(QColor(colours.text))
            draw_text(painter, base + QPointF(self._indent, 0), text)
