"""Escape means the same everywhere: a press takes back one thing, the innermost first, and says
which. What was typed comes back by Ctrl+Z; where nothing is left, a dialog closes, never a window.

It stands apart because tabs and dialogs answer alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Step = Callable[[], str]
"""Takes one thing back and says what it was; does nothing and says nothing where there is none."""


def taken_back(event: QKeyEvent, steps: Iterable[Step]) -> str:
    """What was taken back for a key, by the first of the steps that finds something; nothing where
    none does, or where the key is another one."""
    if event.key() != Qt.Key.Key_Escape or event.modifiers():
        return ""
    return next(filter(None, (step() for step in steps)), "")
