"""The list under a picture of the timeline: the marks that a number stands for, each in full, with
the sides that say it.

It stands apart because only pictures have it.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.pages import wording

MOST = 150
"""Marks that are numbered; where there are more, boxes and shapes stand for themselves."""
_GAP = 8.0


class _Entry(NamedTuple):
    """A numbered mark: its day and title, the sides that say it, and the column and line where it
    stands; `below` where the sides stand under the title."""

    number: str
    text: str
    sides: str
    below: bool
    column: int
    line: int


class NumberList:
    """The numbered marks of a frame in as many columns as their titles leave room for."""

    def __init__(self, frame: Frame, width: float) -> None:
        self._metrics = frame.labels.metrics
        marks = frame.data.page.marks
        rows = []
        for number, at in enumerate(frame.number_unlabelled(MOST), 1):
            title, sides = frame.labels.text(at)
            rows.append((wording.number(number), f"{marks[at].when}: {title}", sides))
        advance = self._metrics.horizontalAdvance
        self._indent = max((advance(number) for number, *_ in rows), default=0.0) + _GAP
        longest = max((advance(text) for _, text, _ in rows), default=0.0)
        columns = max(1, int((width + _GAP) / (self._indent + longest + 2 * _GAP)))
        self._column = width / columns
        room = self._column - self._indent - 2 * _GAP
        below = [advance(text + sides) > room for _, text, sides in rows]
        deep = -(-(len(rows) + sum(below)) // columns)
        self._entries: list[_Entry] = []
        self._deep = column = line = 0
        for row, apart in zip(rows, below, strict=True):
            if line >= deep:
                column, line = column + 1, 0
            self._entries.append(_Entry(*row, apart, column, line))
            line += 1 + apart
            self._deep = max(self._deep, line)

    @property
    def height(self) -> float:
        """What the list takes, with the space above it."""
        return self._deep * self._metrics.height() + (_GAP if self._entries else 0.0)

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Draw the list from the painter's origin, in the painter's font."""
        for entry in self._entries:
            base = QPointF(
                entry.column * self._column,
                _GAP + entry.line * self._metrics.height() + self._metrics.ascent(),
            )
            painter.setPen(QColor(colours.muted))
            draw_text(painter, base, entry.number)
            base.setX(base.x() + self._indent)
            painter.setPen(QColor(colours.text))
            draw_text(painter, base, entry.text)
            painter.setPen(QColor(colours.muted))
            after = self._metrics.horizontalAdvance(entry.text)
            step = QPointF(0, self._metrics.height()) if entry.below else QPointF(after, 0)
            draw_text(painter, base + step, entry.sides)
