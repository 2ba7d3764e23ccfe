"""A line to type in that leaves files dropped on it to the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent


class TextField(QLineEdit):
    """A line of text. Qt's own would take a dropped file as its name, and answer that it was moved,
    upon which a file manager may delete it; and where it is empty, it would select nothing as it
    takes the keyboard, which is what screen readers take for the news instead of its name."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.text():
            event = QFocusEvent(event.Type.FocusIn, Qt.FocusReason.OtherFocusReason)
        super().focusInEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)
