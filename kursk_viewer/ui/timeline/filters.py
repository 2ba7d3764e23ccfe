"""The row above the Timeline: what to show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.translation import tr
from kursk_viewer.ui.state import each, flag, read, text
from kursk_viewer.ui.theme import SPACE
from kursk_viewer.ui.timeline.choice import ChoiceButton


class TimelineFilters(QWidget):
    """Words, categories, sides, disputed, core.

    Signals:
        choice_changed(): something else is to be shown
    """

    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("Filter by words or date"))
        self.text.setAccessibleName(tr("Filter events by words or date"))
        self.text.setToolTip(tr("Enter or F3 for the next match, Shift+F3 for the one before"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(68)
        self.lanes = ChoiceButton(tr("Category"))
        self.sides = ChoiceButton(tr("Side"))
        self.sides.setToolTip(tr("Side that says it"))
        self.disputed = self._toggle(tr("Disputed"), tr("Only what is disputed or contradicted"))
        self.core = self._toggle(tr("In the core report"), tr("Only what the core report tells"))
        self.clear = QToolButton()
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("Clear all filters"))
        self.clear.setAccessibleName(tr("Clear all filters"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear.setEnabled(False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE)
        self.row.addWidget(self.text, 1)
        for widget in (self.lanes, self.sides, self.disputed, self.core, self.clear):
            self.row.addWidget(widget)
        self.text.textChanged.connect(self._changed)
        self.lanes.chosen.connect(self._changed)
        self.sides.chosen.connect(self._changed)
        self.disputed.toggled.connect(self._changed)
        self.core.toggled.connect(self._changed)
        self.clear.clicked.connect(self.reset)

    def offer(self, page: TimelinePage, *, core_only: bool) -> None:
        """Offer what the page has. Emits nothing."""
        self._quiet = True
        self.lanes.offer([(lane.id, lane.label) for lane in page.lanes])
        self.sides.offer([(side.id, side.label) for side in page.sides])
        self.disputed.setEnabled(any(mark.disputed for mark in page.marks))
        self.core.setEnabled(not core_only and any(mark.core for mark in page.marks))
        for button in (self.disputed, self.core):
            if not button.isEnabled():
                button.setChecked(False)
        self._quiet = False
        self.clear.setEnabled(self.choice() != Choice())

    def choice(self) -> Choice:
        """What is to be shown."""
        return Choice(
            lanes=self.lanes.checked(),
            sides=self.sides.checked(),
            disputed=self.disputed.isChecked(),
            core=self.core.isChecked(),
            text=" ".join(self.text.text().split()),
        )

    def set_choice(self, choice: Choice) -> None:
        """Show this choice, as far as it is on offer; says `choice_changed` once."""
        before = self.choice()
        self._quiet = True
        self.text.setText(choice.text)
        self.lanes.check(choice.lanes)
        self.sides.check(choice.sides)
        self.disputed.setChecked(choice.disputed and self.disputed.isEnabled())
        self.core.setChecked(choice.core and self.core.isEnabled())
        self._quiet = False
        if self.choice() != before:
            self._changed()

    def save_state(self) -> dict[str, object]:
        """The choice as plain JSON values."""
        choice = self.choice()
        return {
            "lanes": list(choice.lanes),
            "sides": list(choice.sides),
            "disputed": choice.disputed,
            "core": choice.core,
            "text": choice.text,
        }

    def restore_state(self, state: dict[str, object]) -> None:
        """Show the choice that `save_state` gave, as far as it is on offer."""
        self.set_choice(
            Choice(
                lanes=tuple(read(state, "lanes", each(text)) or []),
                sides=tuple(read(state, "sides", each(text)) or []),
                disputed=read(state, "disputed", flag, False),
                core=read(state, "core", flag, False),
                text=read(state, "text", text, ""),
            )
        )

    @Slot()
    def reset(self) -> None:
        """Show everything."""
        self.set_choice(Choice())

    def step_back(self) -> bool:
        """Undo the words, or if there are none the rest; tell whether there was anything."""
        if self.text.text():
            self.text.clear()
        elif self.choice() != Choice():
            self.reset()
        else:
            return False
        return True

    def _toggle(self, label: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(label)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    @Slot()
    def _changed(self) -> None:
        if not self._quiet:
            self.clear.setEnabled(self.choice() != Choice())
            self.choice_changed.emit()
