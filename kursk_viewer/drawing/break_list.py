"""Why the lines of a chart of claims are broken and marks are not on them: a list under it, each
reason behind the numbers that stand there; apart because it is text, where `over_time` paints
marks.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtGui import QColor

from kursk_viewer.drawing import sides
from kursk_viewer.drawing.surface import ChartPainter, Letters, Surface
from kursk_viewer.pages.claims_chart import ChartNote
from kursk_viewer.record import Record

_GAP, _BELOW = 0.6, 0.5
"""Room behind the numbers and below the list, in lines."""
_SHORT_ROW = 2
"""Numbers in a row that are written one by one."""


class _Row(Record):
    """One line of text; the heading of a series has neither numbers nor an indent."""

    text: str
    marker: str
    numbers: str = ""
    heads: bool = False


def notes_height(notes: tuple[ChartNote, ...], width: float, letters: Letters) -> float:
    """The height of the list in a width; none without notes."""
    rows = _rows(notes, width, letters)
    return letters.line * (len(rows) + _BELOW) if rows else 0.0


def paint_notes(surface: Surface, notes: tuple[ChartNote, ...]) -> None:
    """Draw the list from the upper left corner of the surface's area."""
    painting = ChartPainter(surface)
    painting.begin()
    left, top = surface.area.left(), surface.area.top()
    indent = _indent(notes, painting)
    for row in _rows(notes, surface.area.width(), painting):
        hue, muted = QColor(sides.hue(row.marker, surface.colours)), QColor(surface.colours.muted)
        painting.painter.setFont(painting.heavy)
        painting.painter.setPen(hue)
        painting.write(left, top, row.numbers)
        painting.painter.setFont(painting.font)
        painting.painter.setPen(hue if row.heads else muted)
        painting.write(left if row.heads else left + indent, top, row.text)
        top += painting.line
    painting.end()


def _rows(notes: tuple[ChartNote, ...], width: float, letters: Letters) -> list[_Row]:
    indent, found = _indent(notes, letters), []
    for heading, own in groupby(notes, key=lambda note: note.heading):
        notes_there = tuple(own)
        marker = notes_there[0].marker
        found += [
            _Row(text=text, marker=marker, heads=True) for text in letters.lines(heading, width, 0)
        ]
        for note in notes_there:
            first, *others = letters.lines(note.words, width - indent, 0)
            found.append(_Row(text=first, marker=marker, numbers=_numbers(note)))
            found += [_Row(text=text, marker=marker) for text in others]
    return found


def _numbers(note: ChartNote) -> str:
    """The numbers of a note, three and more that follow each other as a range."""
    numbers = [number for number, _claim in note.claims]
    if len(numbers) > _SHORT_ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def _indent(notes: tuple[ChartNote, ...], letters: Letters) -> float:
    widest = max((letters.strong.horizontalAdvance(_numbers(note)) for note in notes), default=0.0)
    return widest + letters.line * _GAP
