"""What screen readers are told: steps and messages, each once, and that a chart or a heading is
one."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kursk_viewer.pages.wording import END_OF_ISOLATE, ISOLATE

_ANNOUNCED = ("windows", "cocoa")
"""Platforms on which a changed description is not read aloud, but an announcement is. On the others
it is the other way round, and a changed value is read only where it is a number."""
_charts: set[type[QWidget]] = set()
_HEADING = "heading"
"""The property of a label that is one."""


def speak(widget: QWidget, text: str) -> None:
    """Have a text read aloud, once, as what became of a widget that has the keyboard."""
    text = text.replace(ISOLATE, "").replace(END_OF_ISOLATE, "")
    if QGuiApplication.platformName() in _ANNOUNCED:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
    else:
        _describe(widget, text)


def announce(window: QWidget, text: str) -> None:
    """Have a message of a window read aloud: announced, and for readers that know no announcements
    told of the widget that has the keyboard, until it loses it.

    A widget of which a part is what the reader is at tells it of that part, by a method
    `tell_at_cell` that is true where there is one.
    """
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, text))
    focused = QApplication.focusWidget()
    if focused is not None and QGuiApplication.platformName() not in _ANNOUNCED:
        tell = getattr(focused, "tell_at_cell", None)
        if tell is None or not tell(text):
            _Told.of(focused).tell(text)


def _describe(widget: QWidget, text: str) -> None:
    if widget.accessibleDescription() == text:
        widget.setAccessibleDescription("")  # what does not change is not read
    widget.setAccessibleDescription(text)


class _Told(QObject):
    """Keeps the description of a widget while messages take its place."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._kept, self._text = widget, widget.accessibleDescription(), ""
        widget.installEventFilter(self)

    @classmethod
    def of(cls, widget: QWidget) -> _Told:
        """The one of this widget, made when first wanted."""
        return next((each for each in widget.children() if isinstance(each, cls)), None) or cls(
            widget
        )

    def tell(self, text: str) -> None:
        """Have a message read instead of the description."""
        if self._widget.accessibleDescription() != self._text:
            self._kept = self._widget.accessibleDescription()
        self._text = text
        _describe(self._widget, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._text:
            QTimer.singleShot(0, self, self._restore)  # which is read while the keyboard is here
        return super().eventFilter(watched, event)

    @Slot()
    def _restore(self) -> None:
        if self._widget.accessibleDescription() == self._text:
            self._widget.setAccessibleDescription(self._kept)
        self._text = ""


def give_chart_role(kind: type[QWidget]) -> None:
    """Screen readers hear that widgets of a class are charts, where this release of Qt can tell."""
    _charts.add(kind)
    _install()


def make_heading(label: QLabel) -> None:
    """Screen readers hear that a label is a heading, where this release of Qt can tell. It has no
    text yet, as they are told of it with that, and is read by its accessible name."""
    label.setProperty(_HEADING, True)
    _install()


@cache
def _install() -> None:
    if hasattr(QAccessible, "installFactory"):
        QAccessible.installFactory(_interface)


def _interface(_name: str, widget: QObject) -> object:
    role = None
    if isinstance(widget, tuple(_charts)):
        role = QAccessible.Role.Chart
    elif isinstance(widget, QLabel) and widget.property(_HEADING):
        role = QAccessible.Role.Heading
    if role is None or not isinstance(widget, QWidget):
        return None
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(widget, role)
