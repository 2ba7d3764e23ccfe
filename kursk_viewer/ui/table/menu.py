"""Commands whose keys hold in one part of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from kursk_viewer.translation import tr


def make_action(owner: QObject, text: str, keys: str, slot: Callable[[], None]) -> QAction:
    """A command whose shortcut holds within the widget it is added to and its children."""
    action = QAction(text, owner)
    if keys:
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(tr("{what} ({keys})").format(what=text, keys=keys))
    action.triggered.connect(slot)
    return action


def separator(owner: QObject) -> QAction:
    """A line between groups of commands in a menu."""
    action = QAction(owner)
    action.setSeparator(True)
    return action
