"""What is said where rows are hidden or there are none, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from kursk_viewer.pages import wording
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.labels import ElidedLabel

_WIDEST = 480


class EmptyNotice(QFrame):
    """A sentence and a button in the middle of an empty view.

    Signals:
        way_back_requested(): the button was pressed
    """

    way_back_requested = Signal()

    def __init__(self, parent: QWidget, button: str) -> None:
        super().__init__(parent)
        self._room = parent.rect()
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(button, self)
        self.button.clicked.connect(self.way_back_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * style.SPACE, style.SPACE, style.SPACE, style.SPACE)
        layout.setSpacing(2 * style.SPACE)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def explain(self, sentence: str, *, way_back: bool = True) -> None:
        """Show why, with the button where it would help; go away without a sentence."""
        if sentence == (self.text.text() if not self.isHidden() else ""):
            return
        self.text.setText(sentence)
        self.button.setAccessibleName(f"{self.button.text()}: {sentence}")
        self.button.setVisible(way_back)
        self.setVisible(bool(sentence))
        self.raise_()
        self.place(self._room)

    def place(self, room: QRect) -> None:
        """Stand in the middle of this part of the parent, wrapped where it is narrow."""
        self._room = room
        self.text.setWordWrap(False)
        widest = min(room.width(), _WIDEST)
        if self.sizeHint().width() > widest:
            self.text.setWordWrap(True)
            self.resize(widest, max(self.heightForWidth(widest), self.sizeHint().height()))
        else:
            self.adjustSize()
        self.move(
            room.left() + max(0, (room.width() - self.width()) // 2),
            room.top() + max(0, (room.height() - self.height()) // 2),
        )


class RowsNotice(QWidget):
    """How many rows are shown, the way back to all, filter faults.

    Always as high as with its button, so that the table under it never moves.

    Signals:
        all_rows_requested(): show the rows that filters hide
    """

    all_rows_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = ElidedLabel()
        self.count.setAccessibleDescription(tr("Rows shown"))
        self.fault = ElidedLabel()
        self.fault.setAccessibleDescription(tr("Filter not understood"))
        self.told = ElidedLabel()
        self.told.setAccessibleDescription(tr("What the filters mean"))
        self.button = QToolButton(self)
        self.button.setText(tr("Show all rows"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self.all_rows_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * style.SPACE)
        layout.addWidget(self.count)
        layout.addWidget(self.button)
        layout.addWidget(self.fault, 1)
        layout.addWidget(self.told, 1)
        self.setFixedHeight(self.button.sizeHint().height())
        self.show_counts(0, 0, "")
        self._colour()

    def show_counts(self, shown: int, count: int, fault: str, told: str = "") -> None:
        """Show how many rows of how many are in sight, and what is wrong with a filter or else
        what is `told` of all of them."""
        hidden = count - shown
        text = ntr("{count} row", "{count} rows", count).format(count=wording.number(count))
        if hidden:
            text = tr("{rows}, filtered").format(rows=shown_of(shown, count))
        self.count.setText(text)
        self.count.setFont(
            style.font(1.0, QFont.Weight.DemiBold if hidden else QFont.Weight.Normal)
        )
        self.button.setVisible(hidden > 0)
        self.fault.setText(f"⚠ {fault}" if fault else "")
        self.fault.setVisible(bool(fault))
        self.told.setText(told)
        self.told.setVisible(bool(told) and not fault)

    def _colour(self) -> None:
        scheme = style.tokens()
        colours_of = (
            (self.count, scheme.text), (self.fault, scheme.warning), (self.told, scheme.muted),
        )  # fmt: skip
        for label, colour in colours_of:
            colours = label.palette()
            colours.setColor(colours.ColorRole.WindowText, QColor(colour))
            label.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._colour()


def shown_of(shown: int, count: int) -> str:
    """`1 of 11 rows` where some are hidden, else nothing."""
    if shown == count:
        return ""
    return ntr("{shown} of {count} row", "{shown} of {count} rows", count).format(
        shown=wording.number(shown), count=wording.number(count)
    )
