"""What is said where nothing is to be seen, with the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui.theme import SPACE


class EmptyRow(QWidget):
    """Says that the filters leave nothing, or that without any there is nothing.

    Signals:
        clear_requested(): show everything again
    """

    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.text = QLabel()
        self.button = QPushButton(tr("Clear filters"))
        self.button.clicked.connect(self.clear_requested)
        layout.addWidget(self.text)
        layout.addWidget(self.button)
        layout.addStretch(1)
        self.hide()

    def tell(self, *, empty: bool, filtered: bool) -> None:
        """Show it where the timeline is empty; the way back is for filters only."""
        self.text.setText(
            tr("No event matches the filters.")
            if filtered
            else tr(
                "There is nothing to show over time: no event and no claim on an area is given."
            )
        )
        self.button.setVisible(filtered)
        self.setVisible(empty)


class TimelineNotice(QFrame):
    """What the chart says where nothing of what is shown is in view, in the middle of it, with the
    way out.

    Signals:
        show_requested(): bring into view what is shown
    """

    show_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(tr("Show"))
        self.button.setCursor(Qt.CursorShape.ArrowCursor)
        self.button.clicked.connect(self.show_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        layout.addWidget(self.text)
        layout.addWidget(self.button)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._room = parent
        self.hide()

    def tell(self, text: str) -> None:
        """Say this; go away where there is nothing to say."""
        if text == (self.text.text() if not self.isHidden() else ""):
            return
        self.text.setText(text)
        self.button.setAccessibleName(f"{self.button.text()}: {text}")
        self.setVisible(bool(text))
        self.place()

    def place(self) -> None:
        """Stand in the middle of the parent."""
        self.adjustSize()
        room = self._room.rect()
        self.move(
            max(0, room.center().x() - self.width() // 2),
            max(0, room.center().y() - self.height() // 2),
        )
