"""Focusable pieces of a page: a figure, and a line of text, each leading to a record.

Nothing here touches the `Qt` namespace before the first paint: to make its hundred enumerations
takes as long as to show the figures. Drawing takes its flags as whole numbers.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from kursk_viewer.ui import theme

PAD = 2 * theme.SPACE
_LEFT, _TOP, _WORD_WRAP = 0x0001, 0x0020, 0x1000
_WRAP = _WORD_WRAP | _LEFT | _TOP


class RecordButton(QAbstractButton):
    """A flat, focusable area that stands for one record; `clicked` tells that it was chosen."""

    def __init__(self, record: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.setCheckable(True)
        self.setAccessibleName(spoken)

    def settle(self) -> None:
        """What can wait until after the first paint: the pointer's shape, focus by Tab and click."""
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paint_state(self, painter: QPainter) -> theme.Tokens:
        """Draw selection, hover and focus; give the tokens for the rest."""
        tokens = theme.tokens()
        if self.isChecked():
            painter.fillRect(self.rect(), QColor(tokens.selection))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.raised))
        if self.hasFocus():
            accent, width, height = QColor(tokens.accent), self.width(), self.height()
            for edge in (
                QRect(0, 0, width, 2),
                QRect(0, height - 2, width, 2),
                QRect(0, 0, 2, height),
                QRect(width - 2, 0, 2, height),
            ):
                painter.fillRect(edge, accent)
        return tokens

    def nextCheckState(self) -> None:
        """Checked means selected, which only the tab decides."""

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)


class FigureButton(RecordButton):
    """A number set large with its label above and its particulars below."""

    def __init__(
        self,
        record: str,
        *,
        label: str,
        number: str,
        detail: str,
        spoken: str,
        part: bool = False,
        scale: float = 2.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record, spoken, parent)
        self._texts = (label, number, detail)
        self._scale = scale
        self._part = part
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _rows(self, width: int) -> list[tuple[QFont, QRect, str]]:
        label, number, detail = self._texts
        fonts = (
            theme.font(0.95, QFont.Weight.DemiBold),
            _fitting(number, width - 2 * PAD - 2, self._scale),
            theme.font(0.88),
        )
        rows, top = [], PAD
        for font, text in zip(fonts, (label, number, detail), strict=True):
            flags = _WRAP if text != number else _LEFT
            height = QFontMetrics(font).boundingRect(0, 0, width - 2 * PAD - 2, 10_000, flags, text).height()
            if text == number:
                height = QFontMetrics(theme.font(self._scale, QFont.Weight.DemiBold)).height()
            rows.append((font, QRect(PAD + 2, top, width - 2 * PAD - 2, height), text))
            top += height + (2 if text == label else 0)
        return rows

    def sizeHint(self) -> QSize:
        return QSize(180, self.heightForWidth(180))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.heightForWidth(180))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._rows(width)[-1][1].bottom() + PAD

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self.paint_state(painter)
        painter.fillRect(QRect(0, PAD, 2, self.height() - 2 * PAD), QColor(tokens.hairline if self._part else tokens.bar))
        for (font, place, text), colour in zip(
            self._rows(self.width()), (tokens.text, tokens.text, tokens.muted), strict=True
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(place, _WRAP, text)


class TextButton(RecordButton):
    """A wrapped line of text with a muted remark after it."""

    def __init__(
        self, record: str, text: str, remark: str = "", *, heading: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(record, ". ".join(filter(None, (heading, text, remark))), parent)
        self._heading, self._line, self._remark = heading, text, remark
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _rows(self, width: int) -> list[tuple[QFont, QRect, str, bool]]:
        rows, top = [], theme.SPACE
        for font, text, muted in (
            (theme.font(0.9, QFont.Weight.DemiBold), self._heading, False),
            (theme.font(), self._line, False),
            (theme.font(0.88), self._remark, True),
        ):
            if text:
                inner = width - 2 * PAD
                height = QFontMetrics(font).boundingRect(0, 0, inner, 10_000, _WRAP, text).height()
                rows.append((font, QRect(PAD, top, inner, height), text, muted))
                top += height
        return rows

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(theme.font()).height() + 2 * theme.SPACE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return (rows[-1][1].bottom() if rows else 0) + theme.SPACE + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self.paint_state(painter)
        for font, place, text, muted in self._rows(self.width()):
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted if muted else tokens.text))
            painter.drawText(place, _WRAP, text)


def _fitting(text: str, width: int, scale: float) -> QFont:
    """The largest font up to `scale` in which the text fits one line."""
    font = theme.font(scale, QFont.Weight.DemiBold)
    while scale > 1.0 and QFontMetrics(font).horizontalAdvance(text) > width:
        scale -= 0.1
        font = theme.font(scale, QFont.Weight.DemiBold)
    return font


def plain_label(text: str) -> QLabel:
    """A label that never reads its text as markup; Qt looks for markup only where a "<" stands."""
    label = QLabel()
    if "<" in text:
        from PySide6.QtCore import Qt

        label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
