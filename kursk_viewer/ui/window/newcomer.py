"""The one line that a first visit shows: what this is, and where to click.

It stands apart because no later visit needs it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from kursk_viewer.translation import tr
from kursk_viewer.ui import style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent


class NewcomerLine(QFrame):
    """A sentence over the view in front, with the way to the manual, until it is dismissed.

    Signals:
        manual_requested(): the reader wants the manual
        dismissed(): the reader has read it
    """

    manual_requested = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setText(
            tr(
                "Every figure here is somebody's claim. Choose one: the Evidence pane shows who "
                "said it, when and where."
            )
        )
        self.text.setWordWrap(True)
        self.manual, self.close_button = QPushButton(tr("Manual")), QPushButton(tr("Got it"))
        self.manual.clicked.connect(self.manual_requested)
        self.close_button.clicked.connect(self.dismissed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3 * style.SPACE, style.SPACE, 2 * style.SPACE, style.SPACE)
        layout.setSpacing(2 * style.SPACE)
        layout.addWidget(self.text, 1)
        for button in (self.manual, self.close_button):
            button.setAccessibleDescription(self.text.text())
            layout.addWidget(button)
        self.setAutoFillBackground(True)
        self._recolour()

    def _recolour(self) -> None:
        colours = QPalette(self.palette())
        colours.setColor(QPalette.ColorRole.Window, QColor(style.tokens().selection))
        if colours != self.palette():
            self.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.ApplicationPaletteChange:
            self._recolour()
