"""An area of a page that leads to a record: clicked, reached by keyboard, read by a screen reader.

The page paints what stands in it; the button adds only the frame of the keyboard's focus.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui.focus_frame import paint_focus_frame

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_BY_POINTER = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.OtherFocusReason)


class RecordButton(QAbstractButton):
    """A focusable area that stands for one record; `clicked` tells that it was chosen.

    Whether it is marked as the one whose evidence is shown, only the tab decides.
    """

    paints_focus = True

    def __init__(self, record: str, spoken: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.record = record
        self.marked = False
        self._framed = False
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def mark(self, marked: bool) -> None:
        """Mark as the one whose evidence is shown, or not."""
        if marked != self.marked:
            self.marked = marked
            self.setAccessibleDescription(tr("selected, evidence shown") if marked else "")
            self._repaint()

    def _repaint(self) -> None:
        page = self.parentWidget()
        if page is not None:
            page.update(self.geometry())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._framed:
            return
        paint_focus_frame(QPainter(self), self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in _BARE and event.key() in _KEYS:
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._framed = event.reason() not in _BY_POINTER
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._framed = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._repaint()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._repaint()
        super().leaveEvent(event)


class SpokenLabel(QLabel):
    """A text that the page has painted, for a screen reader only."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page has painted it."""
