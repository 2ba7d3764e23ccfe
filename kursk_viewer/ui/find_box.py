"""A find box with next, previous and the number of hits, wherever it finds: in a table by
`table/find.py`, in the Summary by `summary/find.py`."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from kursk_viewer.pages import wording
from kursk_viewer.pages.finding import around
from kursk_viewer.pages.written_dates import date_advice
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action, name_after
from kursk_viewer.ui.speaking import speak
from kursk_viewer.ui.text_field import TextField


class FindBox(QWidget):
    """Steps through a list of (row, column) hits, round and round. `parts` take the keyboard.

    Signals:
        text_changed(str): look for this from now on
        hit_chosen(int, int): show this row and column
        closed(): Escape took it back
    """

    text_changed = Signal(str)
    hit_chosen = Signal(int, int)
    closed = Signal()

    closable = False
    """Whether Escape closes it, once it is empty."""
    keeps_hit = False
    """Whether Escape closes it at once where a hit is chosen, which stays chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[tuple[int, int]] = []
        self._at = -1
        self.field = TextField(self)
        self.field.setPlaceholderText(tr("Find in the table"))
        self.field.setAccessibleName(tr("Find in the table"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(104)
        self.field.setMaximumWidth(320)
        self.field.textChanged.connect(self.text_changed)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance(self._counted(99, 99)))
        self.previous = action(self, tr("Find previous"), self.step_back, keys="Shift+F3")
        self.next = action(self, tr("Find next"), self.step_on, keys="F3")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(style.SPACE)
        layout.addWidget(self.field, 8)
        self.parts: list[QWidget] = [self.field]
        for step, arrow in (
            (self.previous, Qt.ArrowType.UpArrow),
            (self.next, Qt.ArrowType.DownArrow),
        ):
            button = QToolButton(self)
            button.setDefaultAction(step)
            button.setArrowType(arrow)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            name_after(button, step)
            layout.addWidget(button)
            self.parts.append(button)
        layout.addWidget(self.count)
        layout.addStretch(1)
        self.show_hits([])

    def show_hits(self, hits: list[tuple[int, int]]) -> None:
        """Step through these from now on, beginning before the first."""
        self._hits, self._at = hits, -1
        self._show_count()

    def _show_count(self) -> None:
        wanted = bool(self.field.text().strip())
        self.next.setEnabled(bool(self._hits))
        self.previous.setEnabled(bool(self._hits))
        if not wanted:
            text = ""
        elif not self._hits:
            text = tr("no hits")
        elif self._at < 0:
            hits = len(self._hits)
            text = ntr("{count} hit", "{count} hits", hits).format(count=wording.number(hits))
        else:
            text = self._counted(self._at + 1, len(self._hits))
        self.count.setText(text)
        advice = "" if self._hits else date_advice(self.field.text())
        self.count.setToolTip(f"<qt>{escape(advice)}</qt>" if advice else "")
        told = " ".join(filter(None, (text, advice))) or tr("Enter finds the next hit")
        if told != self.field.accessibleDescription():
            speak(self.field, told)

    def _counted(self, at: int, of: int) -> str:
        return tr("{at} of {count}").format(at=wording.number(at), count=wording.number(of))

    def _step(self, by: int) -> None:
        found = around(range(len(self._hits)), None if self._at < 0 else self._at, by)
        if found is not None:
            self._at = found
            self._show_count()
            self.hit_chosen.emit(*self._hits[self._at])

    @Slot()
    def step_on(self) -> None:
        """Choose the next hit; after the last, the first."""
        self._step(1)

    @Slot()
    def step_back(self) -> None:
        """Choose the hit before; before the first, the last."""
        self._step(-1)

    def take_focus(self) -> None:
        """Put the keyboard into the field, what stands there selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_back(self) -> str:
        """Empty the field, or close the box where it can be; see `ui/escape.py`."""
        if self.isHidden():
            return ""
        if self.field.text() and not (self.keeps_hit and self._at >= 0):
            self.field.clear()
            return tr("Find field emptied; Ctrl+Z in it brings the words back")
        if not self.closable:
            return ""
        self.closed.emit()
        return tr("Find closed")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        else:
            super().keyPressEvent(event)
