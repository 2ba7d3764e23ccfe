"""What stands under the chart because no lane has a place for it.

It stands apart because it is the one part of the tab that is made of records, not of marks.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import outside_in_words, undated_in_words
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.style import SPACE

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)

_NAMED = 3
"""Contradicting records that are named; more are counted, and listed by the button."""


class BesideTheChart(QWidget):
    """Names events without a date, and what contradicts the events shown and is no event.

    Signals:
        record_chosen(str): the reader asked for the evidence of the record of this id
    """

    record_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(_SELECTABLE)
        self.evidence = QToolButton()
        self.evidence.setText(tr("Evidence"))
        self.evidence.setAccessibleName(tr("Evidence of what contradicts and is in no lane"))
        self.evidence.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.evidence.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.evidence.setMenu(QMenu(self.evidence))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.words, 1)
        row.addWidget(self.evidence, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def tell(self, data: TimelineData) -> None:
        """Name what belongs to what is shown of some data."""
        outside = data.shown.outside if data.choice != Choice() else ()
        undated = undated_in_words(data.page, data.undated)
        words = " ".join(filter(None, (undated, outside_in_words(data.page, outside, _NAMED))))
        if words != self.words.text():
            self.words.setText(words)
            menu = self.evidence.menu()
            menu.clear()
            for record in outside:
                label = shown(data.page.dossier, record).short.replace("&", "&&")
                action(menu, label, partial(self.record_chosen.emit, record))
        self.evidence.setVisible(bool(outside))
        self.setVisible(bool(words))
