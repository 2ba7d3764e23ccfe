"""A sheet of paper in millimetres: fonts, wrapped text and rules at any resolution.

Fonts are set in pixels of the device, so that their metrics agree whatever the device's idea of a
point is.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPainter,
    QPen,
)

from kursk_viewer.record import Record

_MM_PER_INCH = 25.4
_PT_PER_INCH = 72.0
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Inks(Record):
    """The colours of print."""

    text: str = "#000000"
    muted: str = "#4a4a4a"
    hairline: str = "#9a9a9a"
    fill: str = "#b9c4cb"


MONO = Inks(muted="#000000", hairline="#000000", fill="#c8c8c8")


class Sheet:
    """Draws on one page at a time; all positions are device pixels inside the margins."""

    def __init__(self, painter: QPainter, device: QPagedPaintDevice, inks: Inks) -> None:
        self.painter = painter
        self.inks = inks
        self.dpi = float(device.logicalDpiX())
        self.width = float(device.width())
        self.height = float(device.height())

    def mm(self, length: float) -> float:
        """Millimetres in device pixels."""
        return length * self.dpi / _MM_PER_INCH

    def font(self, points: float, *, bold: bool = False) -> QFont:
        """The system's font at a size in points; no ligatures, so that a PDF can be searched."""
        made = QFont(QGuiApplication.font())
        made.setPixelSize(max(1, round(points * self.dpi / _PT_PER_INCH)))
        made.setBold(bold)
        made.setFeature(QFont.Tag("tnum"), 1)
        made.setFeature(QFont.Tag("liga"), 0)
        return made

    def text_height(self, text: str, width: float, font: QFont) -> float:
        """The height of wrapped text."""
        if not text:
            return 0.0
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1e9), WRAP, text).height()

    def text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        font: QFont,
        *,
        muted: bool = False,
        right: bool = False,
    ) -> float:
        """Draw wrapped text and give its height."""
        height = self.text_height(text, width, font)
        if text:
            self.painter.setFont(font)
            self.painter.setPen(QColor(self.inks.muted if muted else self.inks.text))
            flags = WRAP if not right else Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignRight
            self.painter.drawText(QRectF(x, y, width, height + 2), flags, text)
        return height

    def rule(self, x: float, y: float, width: float, *, strong: bool = False) -> None:
        """A hairline, or a stronger line under a header."""
        pen = QPen(QColor(self.inks.text if strong else self.inks.hairline))
        pen.setWidthF(self.mm(0.25 if strong else 0.12))
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(x, y, x + width, y))

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """A filled bar."""
        self.painter.fillRect(QRectF(x, y, width, height), QColor(self.inks.fill))
