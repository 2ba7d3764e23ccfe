"""What screen readers are told of a chart: that it is one, and each step in it, once."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QWidget

_ANNOUNCED = ("windows", "cocoa")
"""Platforms on which a changed description is not read aloud, but an announcement is. On the others
it is the other way round, and a changed value is read only where it is a number."""
_charts: set[type[QWidget]] = set()


def speak(widget: QWidget, text: str) -> None:
    """Have a text read aloud, once, as what became of a widget that has the keyboard."""
    if QGuiApplication.platformName() in _ANNOUNCED:
        from PySide6.QtGui import QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
    else:
        widget.setAccessibleDescription(text)


def give_chart_role(kind: type[QWidget]) -> None:
    """Screen readers hear that widgets of a class are charts, where this release of Qt can tell."""
    _charts.add(kind)
    if hasattr(QAccessible, "installFactory"):
        _install()


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_name: str, widget: QObject) -> object:
    if not isinstance(widget, QWidget) or not isinstance(widget, tuple(_charts)):
        return None
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(widget, QAccessible.Role.Chart)
