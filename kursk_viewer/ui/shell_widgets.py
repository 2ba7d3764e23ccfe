"""Small parts of the window's frame.

Nothing here touches the `Qt` namespace before the first paint: to make its hundred enumerations
takes as long as to show the figures.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCheckBox, QLabel

from kursk_viewer.ui import theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QPaintEvent


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole is in its tooltip."""

    def setText(self, text: str) -> None:
        if "<" in text:
            from PySide6.QtCore import Qt

            self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text)

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

        self.setToolTip(f"<qt>{escape(self.text())}</qt>" if self._cut() else "")
        super().enterEvent(event)


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
