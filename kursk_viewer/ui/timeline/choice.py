"""A button with a menu of what may be shown, all of it ticked at first."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kursk_viewer.pages import wording
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action

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
        for text, values in ((tr("All"), ()), (tr("None"), (NOTHING,))):
            action(self.menu(), text, partial(self.check, values))
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
