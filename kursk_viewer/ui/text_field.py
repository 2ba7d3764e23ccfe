"""A line to type in that leaves files dropped on it to the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent


class TextField(QLineEdit):
    """A line of text. Qt's own would take a dropped file as its name, and answer that it was moved,
    upon which a file manager may delete it."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)
