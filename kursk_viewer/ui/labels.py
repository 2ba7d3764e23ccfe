"""Texts that may be longer than their place. Whatever they hold is plain text, never markup."""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from kursk_viewer.pages.wording import END_OF_ISOLATE, ISOLATE, isolated
from kursk_viewer.streams import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_LEAST_WIDTH = 40
_LONGEST_NAME = 60


def plain_tooltip(text: str) -> str:
    """A tooltip that shows the text as it is, wrapped; Qt finds no markup of the text's own in it.

    Lines that are parted by line feeds stay lines.
    """
    from html import escape  # with all named characters of HTML: not before the first paint

    return f"<qt>{escape(isolated(text)).replace(chr(10), '<br>')}</qt>" if text else ""


def without_middle(text: str, most: int) -> str:
    """A text of at most `most` characters and an ellipsis, which stands for its middle."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]}…{text[-half:]}"


def file_name(path: str) -> str:
    """The name of a file as it may stand in a line: it can neither turn round nor hide what stands
    beside it, and a very long one lacks its middle."""
    name = os.path.basename(os.path.normpath(path)) if path else ""
    return _kept_apart(without_middle(printable(name), _LONGEST_NAME))


def path_shown(path: str) -> str:
    """The same for a whole path."""
    return _kept_apart(printable(path))


def _kept_apart(name: str) -> str:
    """A name with letters that run from right to left between marks that keep it to itself."""
    return f"{ISOLATE}{name}{END_OF_ISOLATE}" if isolated(f"{name} 1") != f"{name} 1" else name


class ElidedLabel(QLabel):
    """Plain text in at most `lines` lines; what does not fit ends in an ellipsis, and the tooltip
    has the whole.

    Where there is one line, those after a line feed are in the tooltip alone.
    """

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._details = ""
        if lines > 1:
            self.setWordWrap(True)

    def wanted(self) -> int:
        """The width in logical pixels that shows the whole text in one line."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 2

    def shown(self) -> list[str]:
        """The lines as they are painted where the text is too long for its place, else the text."""
        if not self._is_cut():
            return [self.text()]
        from kursk_viewer.drawing.text import broken

        width = self.contentsRect().width()
        return broken(self.text(), width, self.font(), self._lines)

    def _is_cut(self) -> bool:
        width = self.contentsRect().width()
        if self._lines == 1:
            return self.fontMetrics().horizontalAdvance(self.text()) > width
        from kursk_viewer.drawing.text import longest_part

        too_high = super().heightForWidth(self.width()) > self._greatest_height()
        return too_high or longest_part(self.text(), self.font()) > width

    def _greatest_height(self) -> int:
        margins = self.height() - self.contentsRect().height()
        return self._lines * self.fontMetrics().lineSpacing() + margins

    def _update_tooltip(self) -> None:
        text = "\n".join(filter(None, (self.text(), self._details)))
        self.setToolTip(plain_tooltip(text) if self._details or self._is_cut() else "")

    def setText(self, text: str) -> None:
        if text:
            self.setTextFormat(Qt.TextFormat.PlainText)
        if self._lines == 1:
            text, _, self._details = text.partition("\n")
        super().setText(isolated(text))
        self._update_tooltip()

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        height = super().heightForWidth(width)
        return height if self._lines == 1 else min(height, self._greatest_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.text():
            self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_cut():
            super().paintEvent(event)
            return
        from kursk_viewer.drawing.text import draw_text

        draw_text(QPainter(self), self.contentsRect(), "\n".join(self.shown()), self.alignment())
