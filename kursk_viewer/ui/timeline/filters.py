"""The row above the Timeline: what to show, by words, by menus of which all is ticked at first, and
by switches."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from kursk_viewer.pages import wording
from kursk_viewer.pages.filtering import FilterError, together
from kursk_viewer.pages.timeline.filter import Choice, understood
from kursk_viewer.pages.timeline.kinds import kinds
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.translation import mark, tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.state import each, flag, read, text
from kursk_viewer.ui.style import SPACE, tokens
from kursk_viewer.ui.text_field import TextField

_HELP = mark(
    "Words, “a phrase”, a | b, > 5 Feb 2025, 2025-02..2025-04, /a regular expression/; ! before "
    "any of them excludes it. Enter or F3 for the next match, Shift+F3 for the one before"
)
NOTHING = "-"
"""The only value of a choice that admits nothing."""


class ChoiceMenu(QMenu):
    """A menu that a click or the space bar leaves open."""

    def _trigger_active(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isEnabled() or action.isSeparator():
            return False
        action.trigger()
        return True

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._trigger_active():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._trigger_active():
            super().keyPressEvent(event)


class ChoiceButton(QToolButton):
    """A button with a menu of which any number may be ticked; all of them are at first.

    Signals:
        chosen(): other entries are ticked now
    """

    chosen = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._entries: dict[str, QAction] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(ChoiceMenu(self))
        self._name()

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """Offer these values with their labels; a choice among the former ones is kept where some
        of it is on offer."""
        kept = {value for value in self.checked() if any(value == one for one, _ in choices)}
        self._entries = {}
        self.menu().clear()
        for label, values in ((tr("All"), ()), (tr("None"), (NOTHING,))):
            action(self.menu(), label, partial(self.check, values))
        self.menu().addSeparator()
        for value, label in choices:
            on = not kept or value in kept
            entry = action(self.menu(), label.replace("&", "&&"), checkable=True, checked=on)
            entry.setToolTip(f"<qt>{escape(label)}</qt>")
            entry.toggled.connect(self._toggled)
            self._entries[value] = entry
        self._name()

    def entry(self, value: str) -> QAction:
        """The menu's entry for a value."""
        return self._entries[value]

    def checked(self) -> tuple[str, ...]:
        """The values ticked; empty where all are, as nothing is left out then."""
        ticked = self._ticked()
        return () if len(ticked) == len(self._entries) else ticked or (NOTHING,)

    def check(self, values: tuple[str, ...]) -> None:
        """Tick these and no others, or all where there are none; says `chosen` once at most."""
        before = self.checked()
        known = not values or values == (NOTHING,) or any(v in self._entries for v in values)
        for value, entry in self._entries.items():
            entry.blockSignals(True)
            entry.setChecked(not values or not known or value in values)
            entry.blockSignals(False)
        self._name()
        if self.checked() != before:
            self.chosen.emit()

    def _ticked(self) -> tuple[str, ...]:
        return tuple(value for value, entry in self._entries.items() if entry.isChecked())

    @Slot()
    def _toggled(self) -> None:
        self._name()
        self.chosen.emit()

    def _name(self) -> None:
        text, names = self._label, ""
        if self.checked():
            ticked = self._ticked()
            text = tr("{label}: {n}").format(label=text, n=wording.number(len(ticked)))
            labels = [self._entries[value].text().replace("&&", "&") for value in ticked]
            names = ", ".join(labels) or tr("none")
        self.setText(text)
        self.setAccessibleName(
            tr("{label}, {choice}").format(label=self._label, choice=names or tr("all"))
        )


class TimelineFilters(QWidget):
    """Words, categories, sides, contested, core, and what the legend hides; `fault` says why the
    words are not applied.

    Signals:
        choice_changed(): something else is to be shown
    """

    choice_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self._kinds: frozenset[str] = frozenset()
        self._hidden: tuple[str, ...] = ()
        self.fault = ""
        self.text = TextField()
        self.text.setPlaceholderText(tr("Filter by words or date"))
        self.text.setAccessibleName(tr("Filter events by words or date"))
        self.text.setToolTip(tr(_HELP))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(68)
        self.lanes = ChoiceButton(tr("Category"))
        self.sides = ChoiceButton(tr("Side"))
        self.sides.setToolTip(tr("Side that says it"))
        self.opposed = self._toggle(tr("Contested"), tr("Only what is contradicted or disputed"))
        self.core = self._toggle(tr("In the core report"), tr("Only what the core report tells"))
        self.clear = QToolButton()
        self.clear.setText(tr("Clear"))
        self.clear.setToolTip(tr("Clear all filters"))
        self.clear.setAccessibleName(tr("Clear"))
        self.clear.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear.setEnabled(False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE)
        self.row.addWidget(self.text, 1)
        for widget in (self.lanes, self.sides, self.opposed, self.core, self.clear):
            self.row.addWidget(widget)
        self.text.textChanged.connect(self._changed)
        self.lanes.chosen.connect(self._changed)
        self.sides.chosen.connect(self._changed)
        self.opposed.toggled.connect(self._changed)
        self.core.toggled.connect(self._changed)
        self.clear.clicked.connect(self.reset)

    def offer(self, page: TimelinePage, *, core_only: bool) -> None:
        """Offer what the page has. Emits nothing."""
        self._quiet = True
        self.lanes.offer([(lane.id, lane.label) for lane in page.lanes])
        self.sides.offer([(side.id, side.label) for side in page.sides])
        self.opposed.setEnabled(any(mark.opposed for mark in page.marks))
        self.core.setEnabled(not core_only and any(mark.core for mark in page.marks))
        for button in (self.opposed, self.core):
            if not button.isEnabled():
                button.setChecked(False)
        self._kinds = frozenset(kind.id for kind in kinds(page))
        self._hidden = tuple(kind for kind in self._hidden if kind in self._kinds)
        self._quiet = False
        self.clear.setEnabled(self.choice() != Choice())

    def choice(self) -> Choice:
        """What is to be shown."""
        return Choice(
            lanes=self.lanes.checked(),
            sides=self.sides.checked(),
            opposed=self.opposed.isChecked(),
            core=self.core.isChecked(),
            hidden=self._hidden,
            text=" ".join(self.text.text().split()),
        )

    def set_choice(self, choice: Choice) -> None:
        """Show this choice, as far as it is on offer; says `choice_changed` once."""
        before = self.choice()
        self._quiet = True
        self.text.setText(choice.text)
        self.lanes.check(choice.lanes)
        self.sides.check(choice.sides)
        self.opposed.setChecked(choice.opposed and self.opposed.isEnabled())
        self.core.setChecked(choice.core and self.core.isEnabled())
        self._hidden = tuple(kind for kind in choice.hidden if kind in self._kinds)
        self._quiet = False
        if self.choice() != before:
            self._changed()

    def save_state(self) -> dict[str, object]:
        """The choice as plain JSON values."""
        choice = self.choice()
        return {
            "lanes": list(choice.lanes),
            "sides": list(choice.sides),
            "opposed": choice.opposed,
            "core": choice.core,
            "hidden": list(choice.hidden),
            "text": choice.text,
        }

    def restore_state(self, state: dict[str, object]) -> None:
        """Show the choice that `save_state` gave, as far as it is on offer."""
        self.set_choice(
            Choice(
                lanes=tuple(read(state, "lanes", each(text)) or []),
                sides=tuple(read(state, "sides", each(text)) or []),
                opposed=read(state, "opposed", flag, False),
                core=read(state, "core", flag, False),
                hidden=tuple(read(state, "hidden", each(text)) or []),
                text=read(state, "text", text, ""),
            )
        )

    @Slot(object)
    def hide_kinds(self, kinds: tuple[str, ...]) -> None:
        """Show no marks of the kinds of these ids."""
        self.set_choice(self.choice().replace(hidden=kinds))

    def ask(self, expression: str, *, besides: bool = False) -> None:
        """Filter by this expression alone, or `besides` what the words ask already."""
        before = self.text.text() if besides else ""
        self.text.setText(together(before, expression))

    @Slot()
    def reset(self) -> None:
        """Show everything."""
        self.set_choice(Choice())

    def step_back(self) -> str:
        """Clear one filter, the words first, and give its name; nothing if there is none."""
        now = self.choice()
        steps = (
            (tr("Words"), Choice().text, "text"),
            (tr("In the core report"), False, "core"),
            (tr("Contested"), False, "opposed"),
            (tr("Side"), (), "sides"),
            (tr("Category"), (), "lanes"),
            (tr("Hidden kinds"), (), "hidden"),
        )
        for name, none, field in steps:
            if getattr(now, field) != none:
                self.set_choice(now.replace(**{field: none}))
                return name
        return ""

    def _toggle(self, label: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(label)
        button.setToolTip(tip)
        button.setAccessibleName(label)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _tell(self) -> None:
        """Say at the field what its words mean, or why they mean nothing."""
        told, self.fault = "", ""
        try:
            told = understood(self.text.text()).told
        except FilterError as error:
            self.fault = tr("Not applied: {reason}.").format(reason=error)
        self.text.setToolTip(self.fault or told or tr(_HELP))
        if not self.text.hasFocus():  # what is typed is told with what it leaves
            self.text.setAccessibleDescription(self.fault or told)
        colours, scheme = self.text.palette(), tokens()
        colour = scheme.warning if self.fault else scheme.text
        colours.setColor(colours.ColorRole.Text, QColor(colour))
        self.text.setPalette(colours)

    @Slot()
    def _changed(self) -> None:
        self._tell()
        if not self._quiet:
            self.clear.setEnabled(self.choice() != Choice())
            self.choice_changed.emit()
