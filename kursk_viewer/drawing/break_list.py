"""Why the lines of a chart of claims are broken and marks are not on them: a list under it, in
columns, each reason behind the numbers that stand there; apart because it is text, where
`over_time` paints marks.
"""

from __future__ import annotations

import math
from itertools import groupby

from PySide6.QtGui import QColor

from kursk_viewer.drawing import sides
from kursk_viewer.drawing.surface import ChartPainter, Letters, Surface
from kursk_viewer.pages.claims_chart import ChartNote
from kursk_viewer.pages.wording import NO_BREAK_SPACE, kept_together
from kursk_viewer.record import Record

_GAP, _BELOW = 0.6, 0.5
"""Room behind the numbers and below the list, in lines."""
_LEAST_COLUMN, _BETWEEN = 24.0, 1.5
"""The width of a column, and the room between two, in lines."""
_MUCH_LOWER = 0.9
"""The share of its height that a list may have at most with a further column."""
_HANGING = 0.8
"""How far the second row of an item of a note is indented, in lines."""
_SHORT_ROW = 2
"""Numbers in a row that are written one by one."""
_WHOLE = 3
"""Rows of a note up to which it stands in one column."""
_AFTER_NUMBERS, _BETWEEN_NOTES = 2.0, 2.0
"""The room behind the numbers of a note that runs on, in blanks, and so many times that before
them."""


class _Piece(Record):
    """Words in a row, so far from its left end; `strong` for numbers, `hued` in the colour of their
    series."""

    text: str
    left: float
    hued: bool = False
    strong: bool = False


class _Row(Record):
    """One line of text; `joined` is false where a column may begin."""

    pieces: tuple[_Piece, ...]
    marker: str
    joined: bool = False


class _Columns(Record):
    """The rows in columns of a width."""

    columns: tuple[tuple[_Row, ...], ...]
    width: float

    @property
    def high(self) -> int:
        """How many rows the longest has."""
        return max(map(len, self.columns), default=0)


def notes_height(
    notes: tuple[ChartNote, ...], width: float, letters: Letters, *, brief: bool = False
) -> float:
    """The height of the list in a width; none without notes. A `brief` one has few words and runs
    on from note to note."""
    high = _set(notes, width, letters, brief=brief).high
    return letters.line * (high + _BELOW) if high else 0.0


def paint_notes(surface: Surface, notes: tuple[ChartNote, ...], *, brief: bool = False) -> None:
    """Draw the list from the upper left corner of the surface's area."""
    painting = ChartPainter(surface)
    painting.begin()
    left = surface.area.left()
    found = _set(notes, surface.area.width(), painting, brief=brief)
    for column in found.columns:
        top = surface.area.top()
        for row in column:
            colours = surface.colours
            hue = sides.hue(row.marker, colours) if row.marker else colours.warning
            for piece in row.pieces:
                painting.painter.setFont(painting.heavy if piece.strong else painting.font)
                painting.painter.setPen(QColor(hue if piece.hued else surface.colours.muted))
                painting.write(left + piece.left, top, piece.text)
            top += painting.line
        left += found.width + painting.line * _BETWEEN
    painting.end()


def _set(notes: tuple[ChartNote, ...], width: float, letters: Letters, *, brief: bool) -> _Columns:
    """The list in as few columns as can be, a further one where it makes the list much lower."""
    between = letters.line * _BETWEEN
    most = max(1, int((width + between) / (letters.line * _LEAST_COLUMN + between)))
    best = _Columns(columns=(), width=width)
    for count in range(1, most + 1):
        wide = (width - between * (count - 1)) / count
        found = _Columns(
            columns=_balanced(_rows(notes, wide, letters, brief=brief), count), width=wide
        )
        if count == 1 or found.high < best.high * _MUCH_LOWER:
            best = found
    return best


def _balanced(rows: list[_Row], count: int) -> tuple[tuple[_Row, ...], ...]:
    """The rows in at most so many columns, the longest as short as can be."""
    for high in range(math.ceil(len(rows) / count), len(rows) + 1):
        columns = _filled(rows, high)
        if len(columns) <= count and all(len(column) <= high for column in columns):
            return columns
    return (tuple(rows),) if rows else ()


def _filled(rows: list[_Row], high: int) -> tuple[tuple[_Row, ...], ...]:
    """Columns of so many rows, longer only where what is joined is."""
    columns: list[tuple[_Row, ...]] = []
    column: list[_Row] = []
    block: list[_Row] = []
    for place, row in enumerate(rows):
        block.append(row)
        if place + 1 < len(rows) and rows[place + 1].joined:
            continue
        if column and len(column) + len(block) > high:
            columns.append(tuple(column))
            column = []
        column, block = column + block, []
    return (*columns, tuple(column)) if column else tuple(columns)


def _rows(
    notes: tuple[ChartNote, ...], width: float, letters: Letters, *, brief: bool
) -> list[_Row]:
    indent, found = _indent(notes, letters), []
    for heading, own in groupby(notes, key=lambda note: note.heading):
        there = tuple(own)
        marker = there[0].marker
        found += [
            _Row(
                pieces=(_Piece(text=text, left=0.0, hued=True),),
                marker=marker,
                joined=bool(place),
            )
            for place, text in enumerate(letters.lines(heading, width, 0))
        ]
        below = (
            [_Row(pieces=row, marker=marker) for row in _running(there, width, letters)]
            if brief
            else [row for note in there for row in _listed(note, width, indent, letters)]
        )
        found += [below[0].replace(joined=True), *below[1:]]
    return found


def _listed(note: ChartNote, width: float, indent: float, letters: Letters) -> list[_Row]:
    """The rows of one note, its numbers before them."""
    items = note.words.split("\n")
    hanging = indent + (letters.line * _HANGING if len(items) > 1 else 0.0)
    numbers = _Piece(text=_numbers(note), left=0.0, hued=True, strong=True)
    rows: list[_Row] = []
    for item in items:
        first, *others = letters.lines(item, width - hanging, 0)
        own = [_Piece(text=first, left=indent)]
        own += [_Piece(text=text, left=hanging) for text in others]
        rows += [
            _Row(
                pieces=(piece,) if rows or place else (numbers, piece),
                marker=note.marker,
                joined=place > 0 and len(own) <= _WHOLE,
            )
            for place, piece in enumerate(own)
        ]
    return rows


def _running(
    notes: tuple[ChartNote, ...], width: float, letters: Letters
) -> list[tuple[_Piece, ...]]:
    """The rows of notes that run on, each after its numbers."""
    rows: list[tuple[_Piece, ...]] = []
    row: list[_Piece] = []
    right, blank = 0.0, letters.text.horizontalAdvance(" ")
    gap = blank * _AFTER_NUMBERS
    for note in notes:
        numbers, begin = _numbers(note), True
        beyond = letters.strong.horizontalAdvance(numbers) + gap if numbers else 0.0
        for word in kept_together(note.brief).split(" "):
            text = word.replace(NO_BREAK_SPACE, " ")
            before = gap * _BETWEEN_NOTES + beyond if begin else blank
            if row and right + before + letters.text.horizontalAdvance(text) > width:
                rows.append(tuple(row))
                row = []
            if begin or not row:
                left = right + gap * _BETWEEN_NOTES if row else 0.0
                if begin and numbers:
                    row.append(_Piece(text=numbers, left=left, hued=True, strong=True))
                row.append(_Piece(text=text, left=left + (beyond if begin else 0.0)))
            else:
                row[-1] = row[-1].replace(text=f"{row[-1].text} {text}")
            right = row[-1].left + letters.text.horizontalAdvance(row[-1].text)
            begin = False
    return [*rows, tuple(row)]


def _numbers(note: ChartNote) -> str:
    """The numbers of a note, three and more that follow each other as a range."""
    numbers = [number for number, _claim in note.claims]
    if len(numbers) > _SHORT_ROW and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))


def _indent(notes: tuple[ChartNote, ...], letters: Letters) -> float:
    widest = max((letters.strong.horizontalAdvance(_numbers(note)) for note in notes), default=0.0)
    return widest + letters.line * _GAP
