"""The one way to make a command, be it of a menu, a button or a key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui import style


def action(
    parent: QWidget,
    text: str,
    slot: Callable[[], object] | None = None,
    *,
    keys: str | tuple[str, ...] = (),
    context: Qt.ShortcutContext | None = None,
    checkable: bool = False,
    checked: bool = False,
    enabled: bool = True,
    tip: str = "",
) -> QAction:
    """Make a command and add it to its parent, a menu or the widget in which its keys hold.

    `slot` is called without arguments whenever the command is carried out, also when a checkable
    one is switched off. The keys hold where `context` says: if it is left out, in the whole window
    for a command of a menu, else in the parent and the widgets inside it. `tip` is what the command
    does, in more words than its text; the tooltip adds the first of the keys.
    """
    made = QAction(text, parent)
    sequences = [QKeySequence(name) for name in ((keys,) if isinstance(keys, str) else keys)]
    made.setShortcuts(sequences)
    if context is None and not isinstance(parent, QMenu):
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
    if context is not None:
        made.setShortcutContext(context)
    what = tip or text.replace("&", "")
    if what and sequences:
        shown = sequences[0].toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(tr("{what} ({keys})").format(what=what, keys=shown))
    elif tip:
        made.setToolTip(tip)
    made.setCheckable(checkable)
    made.setChecked(checked)
    made.setEnabled(enabled)
    if slot is not None:
        made.triggered.connect(lambda _checked=False: slot())
    parent.addAction(made)
    return made


def separator(parent: QWidget) -> QAction:
    """Make a line between groups of commands, for a list of actions."""
    made = QAction(parent)
    made.setSeparator(True)
    return made


def menu_button(text: str, name: str, actions: list[QAction]) -> QToolButton:
    """A button that opens a menu of actions."""
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    return button


def name_after(button: QAbstractButton, command: QAction, name: str = "") -> None:
    """Name a button by its command, or this name of it, for screen readers, which add the keys, or
    what its tooltip says besides the name: by themselves they read the name again in the tooltip.
    """
    name, tip = name or command.text().replace("&", "").rstrip("…"), command.toolTip()
    button.setAccessibleName(name)
    keys = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setAccessibleDescription(keys if tip.startswith(name) else tip)


def paint_bar(button: QAbstractButton) -> None:
    """Show by more than the style's shade that a button is on: a bar under it."""
    if button.isChecked():
        bar = QRect(3, button.height() - 4, button.width() - 6, 3)
        QPainter(button).fillRect(bar, QColor(style.tokens().accent))


class ToggleButton(QToolButton):
    """A button that is plainly on or off."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_bar(self)
