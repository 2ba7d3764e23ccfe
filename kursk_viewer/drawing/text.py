"""The one breaker of lines for all that is painted: a figure keeps its qualifier and unit, and what
is cut short ends in “…”.

No-break spaces hold words together in the layout only, so that a PDF has plain ones.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPaintDevice,
    QPainter,
    QTextLayout,
    QTextOption,
)

from kursk_viewer.drawing.typeface import searchable
from kursk_viewer.pages.wording import isolated, kept_together

ELLIPSIS = "…"
_AT_RIGHT = Qt.TextElideMode.ElideRight
_NUMBER = r"\d(?:[\d,.–-]*\d)?"
_DASH = r"(?<=\d)[–-](?=\d)"


def draw_text(
    painter: QPainter,
    place: QPointF | QRectF | QRect,
    text: str,
    align: Qt.AlignmentFlag | Qt.TextFlag | int = 0,
) -> None:
    """Draw a text from the left end of its base line, or in a room aligned by flags.

    All that is painted is drawn here, so that names written from right to left turn no figure
    round, wherever it stands. In a window that runs from right to left each text has the direction
    of its own words, and left is left: whoever mirrors a place mirrors its alignment.
    """
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    font = painter.font()
    if isinstance(painter.device(), QPagedPaintDevice):
        painter.setFont(searchable(font, text))
    if isinstance(place, QPointF):
        painter.drawText(place, isolated(text))
    else:
        painter.drawText(QRectF(place), int(align), isolated(text))
    painter.setFont(font)


def broken(
    text: str, width: float, font: QFont, most: int = 0, device: QPaintDevice | None = None
) -> list[str]:
    """The lines of a text in a width, no more than `most` where that is given.

    `width` is in pixels of the device, which is the screen unless another is named.
    """
    measure = QFontMetricsF(font, device) if device else QFontMetricsF(font)
    lines: list[str] = []
    for paragraph in text.split("\n") if text else ():
        for part in _laid_out(paragraph, width, font, measure, device):
            if most and len(lines) == most:
                lines[-1] = cut_short(lines[-1], width, measure)
                return lines
            lines.append(part)
    return lines


def shortened(text: str, most: int) -> str:
    """The text in at most `most` characters, cut between words where it can be."""
    return text if len(text) <= most else _marked(_kept(text, most - 2))


def elided(text: str, width: float, font: QFont, device: QPaintDevice | None = None) -> str:
    """A text on one line."""
    return "".join(broken(text.replace("\n", " "), width, font, 1, device))


def cut_short(text: str, width: float, measure: QFontMetricsF) -> str:
    """As much of a text as fits a width in pixels with an ellipsis after it."""
    text = text.rstrip()
    count = min(len(text), len(measure.elidedText(text + ELLIPSIS, _AT_RIGHT, width)))
    while count and measure.horizontalAdvance(_marked(_kept(text, count))) > width:
        count -= 1
    return _marked(_kept(text, count))


def longest_part(text: str, font: QFont) -> float:
    """The width below which a word or a figure would be torn."""
    measure = QFontMetricsF(font)
    return max(map(measure.horizontalAdvance, _unbroken(text).split(" ")), default=0.0)


def _laid_out(
    paragraph: str, width: float, font: QFont, measure: QFontMetricsF, device: QPaintDevice | None
) -> list[str]:
    if len(paragraph) < 200 and measure.horizontalAdvance(paragraph) <= width:
        return [paragraph]
    layout = QTextLayout(_unbroken(paragraph), font, device)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    parts = []
    units = paragraph.encode("utf-16-le")
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        begin = line.textStart()
        cut = units[2 * begin : 2 * (begin + line.textLength())]
        parts.append(cut.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return parts


def _unbroken(text: str) -> str:
    """The same length; an en dash between digits is as wide as a digit and never breaks."""
    return re.sub(_DASH, "0", kept_together(text))


def _marked(text: str) -> str:
    """Apart from a figure, which would seem to have lost digits."""
    text = text.rstrip(" ,;:·")
    return f"{text} {ELLIPSIS}" if text[-1:].isdigit() else text + ELLIPSIS


def _kept(text: str, count: int) -> str:
    """The first letters of a text without the torn word at their end, unless that would leave
    little of them; never a part of a number, nor a qualifier without its number."""
    kept = text[:count]
    if count >= len(text):
        return kept
    if not kept[-1:].isspace() and not text[count].isspace():
        whole_words, _, _ = kept.rpartition(" ")
        if len(whole_words) > len(kept) * 0.6:
            kept = whole_words
        else:
            torn = (number.start() for number in re.finditer(_NUMBER, text)
                    if number.start() < count < number.end())  # fmt: skip
            kept = text[: next(torn, count)]
    return re.sub(r"[\s≈<>≤≥~±−]+$", "", kept)
