"""Why the lines of a chart of claims are broken: a list under it, each reason behind the numbers
that stand at its breaks; apart because it is text, where `over_time` paints marks.
"""

from __future__ import annotations

from itertools import groupby

from PySide6.QtGui import QColor

from kursk_viewer.drawing import sides
from kursk_viewer.drawing.surface import ChartPainter, Letters, Surface
from kursk_viewer.pages.claims_chart import BreakNote
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_GAP, _BELOW = 0.6, 0.5
"""Room behind the numbers and below the list, in lines."""


class _Row(Record):
    """One line of text; the heading of a series has neither numbers nor an indent."""

    text: str
    marker: str
    numbers: str = ""
    heads: bool = False


def breaks_height(notes: tuple[BreakNote, ...], width: float, letters: Letters) -> float:
    """The height of the list in a width; none where nothing is broken."""
    rows = _rows(notes, width, letters)
    return letters.line * (len(rows) + _BELOW) if rows else 0.0


def paint_breaks(surface: Surface, notes: tuple[BreakNote, ...]) -> None:
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


def _rows(notes: tuple[BreakNote, ...], width: float, letters: Letters) -> list[_Row]:
    indent, found = _indent(notes, letters), []
    for series, own in groupby(notes, key=lambda note: note.series):
        of_series = tuple(own)
        marker = of_series[0].marker
        heading = tr("Breaks: {series}").format(series=series)
        found += [
            _Row(text=text, marker=marker, heads=True) for text in letters.lines(heading, width, 0)
        ]
        for note in of_series:
            first, *others = letters.lines(note.words, width - indent, 0)
            found.append(_Row(text=first, marker=marker, numbers=_numbers(note)))
            found += [_Row(text=text, marker=marker) for text in others]
    return found


def _numbers(note: BreakNote) -> str:
    return ", ".join(str(number) for number, _claim in note.claims)


def _indent(notes: tuple[BreakNote, ...], letters: Letters) -> float:
    widest = max((letters.strong.horizontalAdvance(_numbers(note)) for note in notes), default=0.0)
    return widest + letters.line * _GAP
