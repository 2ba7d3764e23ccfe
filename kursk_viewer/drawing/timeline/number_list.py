"""The list under a picture of the timeline: the marks that a number stands for, each in full, with
the sides that say it.

It stands apart because only pictures have it.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.layout import DOT
from kursk_viewer.drawing.timeline.marks import STACK, draw_stack
from kursk_viewer.drawing.timeline.stacks import stacks_of
from kursk_viewer.pages import wording
from kursk_viewer.pages.shown import shown
from kursk_viewer.translation import tr

MOST = 150
"""Marks that are numbered; where there are more, stacks and shapes stand for themselves."""
_GAP = 8.0
_NO_BREAK = "\u00a0"
_NARROWEST = 210.0
"""The least width of a column."""


class _Entry(NamedTuple):
    """A numbered mark: its day and title in lines, the sides that say it, and the column and line
    where it begins; `below` where the sides stand under the title."""

    number: str
    title: tuple[str, ...]
    sides: str
    below: bool
    column: int
    line: int


class NumberList:
    """The numbered marks of a frame in columns, as low as can be, under a line that says what
    stacks and numbers are, where there are any."""

    def __init__(self, frame: Frame, width: float) -> None:
        self._metrics = frame.labels.metrics
        page = frame.data.page
        rows = []
        for number, at in enumerate(frame.number_unlabelled(MOST), 1):
            mark, (_title, sides) = page.marks[at], frame.labels.text(at)
            dated = tr("{day}: {title}").format(
                day=shown(page.dossier, mark.record).date, title=mark.title
            )
            words = wording.kept_together(dated).split(" ")
            opposed = f" · {mark.opposition}" if mark.opposed else ""
            rows.append((wording.number(number), words, sides + opposed))
        lanes = range(len(frame.layouts))
        stacks = [stack for lane in lanes for stack in stacks_of(frame, lane)]
        by_look = {stack.sample is None: stack.sample for stack in stacks}
        self._samples = tuple(by_look.values())
        notes = (
            tr("Several, too close to be drawn one by one.") if stacks else "",
            tr("Numbers lead to this list:") if rows else "",
        )
        self._note = " ".join(filter(None, notes))
        self._advance = advance = frame.labels.advance
        self._indent = max((advance(number) for number, *_ in rows), default=0.0) + _GAP
        most = max(1, int(width / _NARROWEST))
        tried = [self._in_columns(rows, width / count, count) for count in range(1, most + 1)]
        self._entries, self._deep, self._column = min(tried, key=lambda made: made[1])

    def _in_columns(
        self, rows: list[tuple[str, list[str], str]], column_width: float, count: int
    ) -> tuple[list[_Entry], int, float]:
        """The entries in so many columns, how many lines the longest has, and their width."""
        advance = self._advance
        room = column_width - self._indent - 2 * _GAP
        wrapped = [(number, self._lines(words, room), sides) for number, words, sides in rows]
        below = [advance(title[-1] + sides) > room for _, title, sides in wrapped]
        lines = [len(title) + under for (_, title, _), under in zip(wrapped, below, strict=True)]
        deep = -(-sum(lines) // count)
        entries: list[_Entry] = []
        deepest = column = line = 0
        for (number, title, sides), under, high in zip(wrapped, below, lines, strict=True):
            if line and line + high > deep and column + 1 < count:
                column, line = column + 1, 0
            entries.append(_Entry(number, title, sides, under, column, line))
            line += high
            deepest = max(deepest, line)
        return entries, deepest, column_width

    def _lines(self, words: list[str], room: float) -> tuple[str, ...]:
        """Words in lines that have room, as far as each has."""
        lines: list[str] = []
        blank, wide = self._advance(" "), 0.0
        for word in words:
            own = self._advance(word)
            if lines and wide + blank + own <= room:
                lines[-1] += " " + word
                wide += blank + own
            else:
                lines.append(word)
                wide = own
        return tuple(line.replace(_NO_BREAK, " ") for line in lines)

    @property
    def height(self) -> float:
        """What the list takes, with the space above it."""
        return (self._deep + bool(self._note)) * self._metrics.height() + _GAP * bool(self._note)

    def paint(self, painter: QPainter, colours: Colours) -> None:
        """Draw the list from the painter's origin, in the painter's font."""
        line, advance = self._metrics.height(), self._advance
        first = _GAP + self._metrics.ascent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.0, _GAP + line / 2
        for sample in self._samples:
            box = QRectF(left + 1, middle - DOT / 2, STACK, DOT)
            draw_stack(painter, box, sample, colours, ink=QColor(colours.text))
            left += STACK + _GAP
        painter.setPen(QColor(colours.muted))
        if self._note:
            draw_text(painter, QPointF(left, first), self._note)
        for entry in self._entries:
            base = QPointF(entry.column * self._column, first + (entry.line + 1) * line)
            painter.setPen(QColor(colours.muted))
            draw_text(painter, base, entry.number)
            base.setX(base.x() + self._indent)
            painter.setPen(QColor(colours.text))
            for at, text in enumerate(entry.title):
                draw_text(painter, base + QPointF(0, at * line), text)
            base += QPointF(0, (len(entry.title) - 1) * line)
            painter.setPen(QColor(colours.muted))
            step = QPointF(0, line) if entry.below else QPointF(advance(entry.title[-1]), 0)
            draw_text(painter, base + step, entry.sides)
