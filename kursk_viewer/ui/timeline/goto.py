"""The row in which a date to go to is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages import wording
from kursk_viewer.pages.written_dates import date_of
from kursk_viewer.translation import tr
from kursk_viewer.ui.speaking import speak
from kursk_viewer.ui.text_field import TextField


class TimelineGoto(QWidget):
    """Asks for a date within the dossier's time.

    Signals:
        date_given(object): go to this date, an Edtf
        closed(): the reader is done with it
    """

    date_given = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: TimelineData | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Go to date"))
        self.date = TextField()
        self.date.setPlaceholderText(tr("5 Feb 2025"))
        self.date.setAccessibleName(
            tr("Date to go to, as 5 Feb 2025, Feb 2025, 2025, 2025-02-05 or 05.02.2025")
        )
        self.date.setMaximumWidth(140)
        label.setBuddy(self.date)
        self.message = QLabel()
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        close = QToolButton()
        close.setText(tr("Close"))
        close.clicked.connect(self._close)
        layout.addWidget(label)
        layout.addWidget(self.date)
        layout.addWidget(self.message, 1)
        layout.addWidget(close)
        self.date.returnPressed.connect(self._go)
        self.hide()

    def set_data(self, data: TimelineData) -> None:
        """Take dates within the time of other data."""
        self._data = data

    def ask(self) -> None:
        """Show the row with the keyboard in it."""
        self.show()
        self.date.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.date.selectAll()

    def take_back(self) -> str:
        """Close the row; see `ui/escape.py`."""
        if self.isHidden():
            return ""
        self._close()
        return tr("Go to date closed")

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.message.clear()
        self.closed.emit()

    @Slot()
    def _go(self) -> None:
        if self._data is None:
            return
        try:
            when = date_of(self.date.text())
        except ValueError as error:
            self._say(str(error))
            return
        low, high = self._data.full_span()
        if when.last + 1 < low or when.first > high:
            form = tr("{date} is outside the dossier’s time, {begin} to {end}.")
            self._say(
                form.format(
                    date=wording.short_date(when),
                    begin=wording.day(self._data.days[0]),
                    end=wording.day(self._data.days[1]),
                )
            )
            return
        self.message.clear()
        self.date_given.emit(when)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        speak(self.date, sentence)
