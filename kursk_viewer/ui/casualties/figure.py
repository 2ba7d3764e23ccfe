"""What the canvas of charts shows: a figure with its marks, put into the canvas as items."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot
from kursk_viewer.record import Record
from kursk_viewer.ui.style import SPACE

AROUND = QMarginsF(SPACE * 4, SPACE * 3, SPACE * 4, SPACE * 3)
"""Around a figure that has no axis at the edge of the canvas."""


class ChartMark(Record):
    """One thing the cursor can stand on: its series, its day, what the bubble says, what a screen
    reader speaks, and the record it leads to."""

    key: MarkKey
    group: int
    day: float
    text: str
    spoken: str
    target: str


class Stage(Record):
    """Where a figure is laid out: all of the canvas, in its pixels, its letters and colours, and
    the days in view; `moving` if other days follow at once, so that what takes time can wait."""

    whole: QRectF
    letters: Letters
    colours: Colours
    days: tuple[float, float]
    moving: bool = False


class CanvasFigure:
    """One chart. `days` is its whole range in time, None where time is no axis; `description` tells
    it in a paragraph, `groups` name its series in words."""

    def __init__(self, marks: tuple[ChartMark, ...], description: str) -> None:
        self.marks, self.description = marks, description
        self.days: tuple[float, float] | None = None
        self.groups: tuple[str, ...] = ()

    def add_to(self, root: QGraphicsItem, view_box: QGraphicsItem) -> None:
        """Put the items into the canvas; `view_box` is the one whose days are zoomed and panned."""
        raise NotImplementedError

    def remove(self) -> None:
        """Take the items out again."""
        raise NotImplementedError

    def arrange(self, stage: Stage) -> None:
        """Lay the items out."""
        raise NotImplementedError

    def spots(self) -> list[Spot]:
        """Where each mark in view is, in the canvas's pixels."""
        raise NotImplementedError

    def spot(self, key: MarkKey) -> Spot | None:
        """Where one mark in view is."""
        return next((spot for spot in self.spots() if spot.key == key), None)

    def lift(self, group: int | None) -> None:
        """Dim all series but one; None dims none."""

    def names(self) -> list[QRectF]:
        """Where the names of the series are."""
        return []

    def group_at(self, place: QPointF) -> int | None:
        """The series whose name is at a place."""
        return None

    def needed(self, width: float) -> float | None:
        """The height that it likes at a width; None if it takes whatever there is."""
        return None

    def least(self, width: float) -> float:
        """The height below which it is scrolled; 0 where it fits itself in."""
        return 0.0
