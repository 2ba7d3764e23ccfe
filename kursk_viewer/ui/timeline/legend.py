"""The key to the marks under the chart."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.timeline.legend import Entry, entries, key_height, paint_key
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme


class TimelineKey(QWidget):
    """What shapes, edges and hues stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName(tr("Key to the marks"))

    def set_page(self, page: TimelinePage) -> None:
        """Explain what occurs on a page."""
        self._entries = entries(page)
        self.setAccessibleDescription(", ".join(entry.text for entry in self._entries))
        self._fit()
        self.update()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    def _fit(self) -> None:
        self.setFont(typeface.screen_font(0.9))
        self.setFixedHeight(int(key_height(self._entries, self.width(), self._metrics())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_key(painter, self._entries, self.width(), self._metrics(), theme.tokens())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
