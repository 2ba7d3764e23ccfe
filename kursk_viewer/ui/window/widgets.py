"""Small parts of the window's frame.

Nothing here touches the `Qt` namespace before the first paint: to make its hundred enumerations
takes as long as to show the figures.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCheckBox, QLabel, QSplitter, QWidget

from kursk_viewer.ui import theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QEnterEvent, QPaintEvent, QResizeEvent

PANE_WIDTH = 350
LEAST_PANE_WIDTH = 260


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole is in its tooltip.

    Further lines of the text are shown in the tooltip alone.
    """

    _details = ""

    def setText(self, text: str) -> None:
        if "<" in text:
            from PySide6.QtCore import Qt

            self.setTextFormat(Qt.TextFormat.PlainText)
        line, _, self._details = text.partition("\n")
        super().setText(line)

    def wanted(self) -> int:
        """The width that shows the whole line."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 2

    def _cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._cut():
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt

        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        QPainter(self).drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        from html import escape

        whole = [escape(text) for text in (self.text(), self._details) if text]
        told = len(whole) > 1 or self._cut()
        self.setToolTip(f"<qt>{'<br>'.join(whole)}</qt>" if told else "")
        super().enterEvent(event)


class StatusLine(QWidget):
    """What a selection amounts to, and the data file at the right, which gives way to it."""

    def __init__(self) -> None:
        super().__init__()
        self.statistics, self.file = _Told(self), _Told(self)

    def share(self) -> None:
        """Give each its room."""
        left, gap = 2 * theme.SPACE, 4 * theme.SPACE
        room, height = self.width() - left, self.height()
        told = self.statistics.wanted() if self.statistics.text() else -gap
        file = min(self.file.wanted(), max(room - told - gap, room // 4))
        self.file.setGeometry(left + room - file, 0, file, height)
        self.statistics.setGeometry(left, 0, max(0, room - file - gap), height)

    def sizeHint(self) -> QSize:
        hints = self.statistics.wanted() + self.file.wanted() + 6 * theme.SPACE
        return QSize(hints, self.file.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.file.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.share()
        super().resizeEvent(event)


class _Told(ElidedLabel):
    """A part of the status line, which shares its room out anew for another text."""

    def setText(self, text: str) -> None:
        super().setText(text)
        line = self.parentWidget()
        if isinstance(line, StatusLine):
            line.share()


class PaneSplitter(QSplitter):
    """Tabs with the Evidence pane, which has about a third until the reader moves the handle."""

    def __init__(self) -> None:
        super().__init__()
        self._moved = False
        self.splitterMoved.connect(self._remember)

    def _remember(self) -> None:
        self._moved = True

    def taken_up(self, state: QByteArray) -> None:
        """Take up what `chosen` gave in an earlier run."""
        if state:
            self._moved = self.restoreState(state)

    def chosen(self) -> QByteArray | None:
        """The reader's own division, if any."""
        return self.saveState() if self._moved else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved and self.count() > 1:
            pane = max(LEAST_PANE_WIDTH, min(PANE_WIDTH, self.width() // 3))
            self.setSizes([self.width() - pane, pane])


class OutlinedCheckBox(QCheckBox):
    """A check box whose box, once `settle`d, stands out from a dark window too."""

    _settled = False

    def settle(self) -> None:
        """Outline the box from now on."""
        self._settled = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._settled:
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
