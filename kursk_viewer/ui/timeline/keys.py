"""Commands of the Timeline with their keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def command(
    owner: QWidget,
    text: str,
    keys: str | tuple[str, ...],
    run: Callable[[], object],
    *,
    children: bool = False,
) -> QAction:
    """A command whose keys hold while a widget has the focus, or also while its children have."""
    action = QAction(text, owner)
    names = (keys,) if isinstance(keys, str) else keys
    action.setShortcuts([QKeySequence(name) for name in names])
    contexts = Qt.ShortcutContext
    action.setShortcutContext(
        contexts.WidgetWithChildrenShortcut if children else contexts.WidgetShortcut
    )
    action.triggered.connect(lambda _checked=False: run())
    owner.addAction(action)
    return action
