"""The line over a table: how many of its rows are shown, the way back to all, filter faults."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from kursk_viewer.pages import wording
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.labels import ElidedLabel


class RowsNotice(QWidget):
    """Always as high as with its button, so that the table under it never moves.

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
        self.button = QToolButton(self)
        self.button.setText(tr("Show all rows"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self.all_rows_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * theme.SPACE)
        layout.addWidget(self.count)
        layout.addWidget(self.button)
        layout.addWidget(self.fault, 1)
        self.setFixedHeight(self.button.sizeHint().height())
        self.tell(0, 0, "")
        self._colour()

    def tell(self, shown: int, count: int, fault: str) -> None:
        """Show how many rows of how many are in sight, and what is wrong with a filter."""
        hidden = count - shown
        text = ntr("{count} row", "{count} rows", count).format(count=wording.number(count))
        if hidden:
            text = tr("{rows}, filtered").format(rows=rows_told(shown, count))
        self.count.setText(text)
        self.count.setFont(
            theme.font(1.0, QFont.Weight.DemiBold if hidden else QFont.Weight.Normal)
        )
        self.button.setVisible(hidden > 0)
        self.fault.setText(f"⚠ {fault}" if fault else "")
        self.fault.setVisible(bool(fault))

    def _colour(self) -> None:
        scheme = theme.tokens()
        for label, colour in ((self.count, scheme.text), (self.fault, scheme.warning)):
            colours = label.palette()
            colours.setColor(colours.ColorRole.WindowText, QColor(colour))
            label.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._colour()


def rows_told(shown: int, count: int) -> str:
    """`1 of 11 rows` where some are hidden, else nothing."""
    if shown == count:
        return ""
    return ntr("{shown} of {count} row", "{shown} of {count} rows", count).format(
        shown=wording.number(shown), count=wording.number(count)
    )
