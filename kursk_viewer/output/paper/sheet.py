"""A sheet of paper in millimetres: fonts, wrapped text and rules at any resolution.

Fonts are set in pixels of the device, so that their metrics agree whatever the device's idea of a
point is.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPen,
)

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import TextLine, broken, draw_text

_MM_PER_INCH = 25.4
_PT_PER_INCH = 72.0
LEAST_WIDTH, LEAST_HEIGHT = 112.0, 160.0
"""Millimetres inside the margins below which everything is drawn smaller."""


class Sheet:
    """Draws on one page at a time; all positions are device pixels inside the margins."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, colours: Colours) -> None:
        self.painter = painter
        self.colours = colours
        self.width = float(device.width())
        self.height = float(device.height())
        dots = float(device.logicalDpiX())
        self.dpi = dots * min(
            1.0,
            self.width / dots * _MM_PER_INCH / LEAST_WIDTH,
            self.height / dots * _MM_PER_INCH / LEAST_HEIGHT,
        )
        self._fonts: dict[tuple[float, bool], QFont] = {}

    def mm(self, length: float) -> float:
        """Millimetres in device pixels."""
        return length * self.dpi / _MM_PER_INCH

    def font(self, points: float, *, bold: bool = False) -> QFont:
        """The typeface at a size in points."""
        if (points, bold) not in self._fonts:
            weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
            pixels = points * self.dpi / _PT_PER_INCH
            self._fonts[points, bold] = typeface.font(pixels, weight)
        return self._fonts[points, bold]

    def lines(self, text: str, width: float, font: QFont, most: int = 0) -> tuple[TextLine, ...]:
        """A text in lines of a width; where only `most` are wanted, the last may end in “…”."""
        return broken(text, width, font, most)

    def text_height(self, text: str, width: float, font: QFont, most: int = 0) -> float:
        """The height of wrapped text."""
        return len(self.lines(text, width, font, most)) * QFontMetricsF(font).lineSpacing()

    def draw_text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        font: QFont,
        *,
        muted: bool = False,
        right: bool = False,
        most: int = 0,
    ) -> float:
        """Draw wrapped text, at most a given number of its lines, and return its height."""
        lines = self.lines(text, width, font, most)
        return self.draw_lines(x, y, width, lines, font, muted=muted, right=right)

    def draw_lines(
        self,
        x: float,
        y: float,
        width: float,
        lines: tuple[TextLine, ...],
        font: QFont,
        *,
        muted: bool = False,
        right: bool = False,
    ) -> float:
        """Draw lines one below the other and give their height."""
        measure = QFontMetricsF(font)
        self.painter.setFont(font)
        self.painter.setPen(QColor(self.colours.muted if muted else self.colours.text))
        for place, line in enumerate(lines):
            left = x + (width - measure.horizontalAdvance(line.text) if right else 0.0)
            self.painter.setLayoutDirection(
                Qt.LayoutDirection.RightToLeft if line.rtl else Qt.LayoutDirection.LeftToRight
            )
            base = y + place * measure.lineSpacing() + measure.ascent()
            draw_text(self.painter, QPointF(left, base), line.text)
        return len(lines) * measure.lineSpacing()

    def rule(self, x: float, y: float, width: float, *, strong: bool = False) -> None:
        """A hairline, or a stronger line under a header."""
        pen = QPen(QColor(self.colours.text if strong else self.colours.hairline))
        pen.setWidthF(self.mm(0.25 if strong else 0.12))
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(x, y, x + width, y))

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """A filled bar."""
        self.painter.fillRect(QRectF(x, y, width, height), QColor(self.colours.bar))
