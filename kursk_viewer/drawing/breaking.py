"""Text broken into lines: a figure keeps its qualifier and unit, and what is cut short ends in “…”.

What holds words together is put in for the layout only, so that a PDF has plain spaces.
"""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from kursk_viewer.record import Record

ELLIPSIS = "…"
_TIES = re.compile(r"(?<=[≈<>≤≥~±−]) (?=[\d≈~+±−])|(?<=\d) (?=(?:km²|%)(?!\w))")
_DASH = re.compile(r"(?<=\d)[–-](?=\d)")


class Line(Record):
    """One line, and whether its paragraph runs from right to left."""

    text: str
    rtl: bool = False


def broken(text: str, width: float, font: QFont, most: int = 0) -> tuple[Line, ...]:
    """The lines of a text in a width, no more than `most` where that is given."""
    lines: list[Line] = []
    for paragraph in text.split("\n") if text else ():
        rtl = _runs_from_right(paragraph)
        for part in _laid_out(paragraph, width, font):
            if most and len(lines) == most:
                lines[-1] = lines[-1].replace(text=_ended(lines[-1].text, width, font))
                return tuple(lines)
            lines.append(Line(text=part, rtl=rtl))
    return tuple(lines)


def shortened(text: str, most: int) -> str:
    """A text of no more than so many characters, cut between words where it can be."""
    return text if len(text) <= most else _marked(_cut(text[: most - 2]))


def elided(text: str, width: float, font: QFont) -> str:
    """A text on one line."""
    return "".join(line.text for line in broken(text.replace("\n", " "), width, font, 1))


def longest_part(text: str, font: QFont) -> float:
    """The width below which a word or a figure would be torn."""
    measure = QFontMetricsF(font)
    return max(map(measure.horizontalAdvance, _glued(text).split(" ")), default=0.0)


def _laid_out(paragraph: str, width: float, font: QFont) -> list[str]:
    measure = QFontMetricsF(font)
    if len(paragraph) < 200 and measure.horizontalAdvance(paragraph) <= width:
        return [paragraph]
    layout = QTextLayout(_glued(paragraph), font)
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


def _glued(text: str) -> str:
    """The same length; an en dash between digits is as wide as a digit and never breaks."""
    return _DASH.sub("0", _TIES.sub("\u00a0", text))


def _ended(text: str, width: float, font: QFont) -> str:
    measure = QFontMetricsF(font)
    text = text.rstrip()
    while text and measure.horizontalAdvance(_marked(text)) > width:
        text = _cut(text[:-1])
    return _marked(text)


def _marked(text: str) -> str:
    """Apart from a figure, which would seem to have lost digits."""
    text = text.rstrip(" ,;:·")
    return f"{text} {ELLIPSIS}" if text[-1:].isdigit() else text + ELLIPSIS


def _cut(text: str) -> str:
    """A text cut off: without the torn word at its end, unless that would leave little of it."""
    kept, blank, _ = text.rpartition(" ")
    kept = re.sub(r"[\s≈<>≤≥~±−]+$", "", kept)
    return kept if blank and len(kept) > len(text) * 0.6 else text


def _runs_from_right(paragraph: str) -> bool:
    for letter in paragraph:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
