"""What a key led to, told at its mark until something moves.

It stands apart because the chart knows where marks are, and not how a text fits in beside one.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui import style

_WIDEST, _SHARE = 360, 0.6
"""The most pixels across, and the most of the chart's width."""
_GAP = 5


class MarkBubble(QLabel):
    """A text below a mark or above it; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        self.setMargin(style.SPACE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def tell(self, text: str, mark: QRect, room: QRect) -> None:
        """Show a text at a mark, within a part of the parent."""
        self.setText(text)
        self.setWordWrap(False)
        wide = min(self.sizeHint().width(), _WIDEST, int(room.width() * _SHARE))
        self.setWordWrap(True)
        self.resize(wide, self.heightForWidth(wide))
        below = mark.bottom() + _GAP
        if below + self.height() > room.bottom():
            below = max(room.top(), mark.top() - _GAP - self.height())
        left = min(max(mark.left(), room.left()), room.right() - wide)
        self.move(left, below)
        self.show()
        self.raise_()

    def take_back(self) -> str:
        """Go away, and say so; see `ui/escape.py`."""
        if self.isHidden():
            return ""
        self.hide()
        return tr("Bubble closed")
