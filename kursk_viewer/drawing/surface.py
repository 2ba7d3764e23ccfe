"""What every chart is painted on, and the base of their painters: fonts and their measures."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.marks import bold, contradiction
from kursk_viewer.drawing.text import broken, draw_text, elided
from kursk_viewer.pages.shown import Shown
from kursk_viewer.record import Record

_SIGN = 1.2
"""The width of the sign of a contradiction with the space before it, in lines."""


_MOST_KEPT = 500
"""Texts whose lines are remembered: while a chart moves, its labels stay as they are."""


class MarkKey(Record):
    """Which mark of a chart: that of a claim, or of the break in the series before it."""

    claim: str
    is_break: bool = False


class Surface(Record):
    """Where and how a chart is painted: `area` is in painter units, `font` that of all its
    text."""

    painter: QPainter
    area: QRectF
    colours: Colours
    font: QFont


class Spot(Record):
    """Where a mark was drawn, in painter units; `group` counts the rows or series."""

    key: MarkKey
    area: QRectF
    group: int


class Letters:
    """A font and its heavier form, measured on a device, by default the screen.

    `line` is the height of a line, `unit` the width of a stroke.
    """

    def __init__(self, font: QFont, device: QPaintDevice | None = None) -> None:
        self.font, self.heavy, self._device = font, bold(font), device
        self.text = QFontMetricsF(font, device) if device else QFontMetricsF(font)
        self.strong = QFontMetricsF(self.heavy, device) if device else QFontMetricsF(self.heavy)
        self.line = self.text.height()
        self.unit = self.line / 16
        self._broken: dict[tuple[str, float, int], list[str]] = {}

    def lines(self, text: str, width: float, most: int) -> list[str]:
        """A text in at most a given number of lines of a width; the last may end in “…”."""
        asked = (text, width, most)
        if len(self._broken) > _MOST_KEPT:
            self._broken.clear()
        if asked not in self._broken:
            self._broken[asked] = broken(text, width, self.font, most, self._device)
        return list(self._broken[asked])

    def elided(self, text: str, width: float, *, heavy: bool = False) -> str:
        """A text on one line."""
        return elided(text, width, self.heavy if heavy else self.font, self._device)


class ChartPainter(Letters):
    """One painting on a surface; `spots` is where marks were drawn."""

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface.font, surface.painter.device())
        self.painter, self.area, self.colours = surface.painter, surface.area, surface.colours
        self.spots: list[Spot] = []

    def begin(self) -> None:
        """Save the painter's state until `end`, and set the font."""
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setFont(self.font)

    def end(self) -> list[Spot]:
        """Give the painter's state back, and where marks were drawn."""
        self.painter.restore()
        return self.spots

    def write(self, x: float, top: float, text: str) -> None:
        """A line of text in the painter's font and colour, from the top of its letters' box."""
        draw_text(self.painter, QPointF(x, top + self.text.ascent()), text)

    def sign_width(self, one: Shown) -> float:
        """The room behind a figure for the sign that it is disputed; none where it is not."""
        return self.line * _SIGN if one.opposed else 0.0

    def sign(self, one: Shown, left: float, top: float) -> None:
        """Draw that sign behind a line of text which ends at `left`, where it is disputed."""
        if one.opposed:
            middle = QPointF(left + self.line * _SIGN * 0.6, top + self.line / 2)
            contradiction(self.painter, middle, self.colours, self.unit)


def paint_sentence(surface: Surface, text: str) -> None:
    """A muted sentence in place of a chart that has nothing to draw."""
    painting = ChartPainter(surface)
    painting.begin()
    painting.painter.setPen(QColor(surface.colours.muted))
    for place, line in enumerate(painting.lines(text, surface.area.width(), 6)):
        painting.write(surface.area.left(), surface.area.top() + place * painting.line, line)
    painting.end()
