"""Edges that can be seen: of boxes, fields and buttons, and of what has the keyboard.

Fusion draws the edge of a control a shade darker than its window, which a dark window swallows, and
tints it for the focus, which no eye sees. Both are mended without a style of our own, which would
be asked at every stroke; nothing of it is needed for the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QMenuBar,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.ui import theme
from kursk_viewer.ui.summary.record_button import RecordButton

FRAME = 2
"""How wide the frame of the focus is, in logical pixels."""
_FUSION_DARKENS = 140
_CONTROLS = (
    "QCheckBox", "QComboBox", "QLineEdit", "QAbstractSpinBox", "QPushButton", "QRadioButton",
    "QToolButton", "QListWidget",
)  # fmt: skip

_MOVES = (
    QEvent.Type.Resize, QEvent.Type.LayoutRequest,
    QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease,
)  # fmt: skip


def draw_edges(scheme: Colours) -> None:
    """Give the controls of this scheme edges that stand out from all its backgrounds."""
    edged = theme.palette(scheme)
    edged.setColor(QPalette.ColorRole.Window, QColor(scheme.edge).lighter(_FUSION_DARKENS))
    for name in _CONTROLS:
        # Declared for bytes, but only a text is taken.
        QApplication.setPalette(edged, name)  # type: ignore[arg-type]


def follow_focus() -> None:
    """Frame whatever has the keyboard, from now on."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(FocusFollower) is None:
        FocusFollower(application)


class FocusFollower(QObject):
    """Moves the one frame there is from control to control, and along with the control."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._frame: FocusFrame | None = None
        application.focusChanged.connect(self._focus_changed)
        self._focus_changed(None, QApplication.focusWidget())

    @Slot(QWidget, QWidget)
    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if self._frame is not None and isValid(self._frame):
            self._frame.hide()
            self._frame.deleteLater()
        self._frame = None
        if now is not None and not _marks_itself(now):
            self._frame = FocusFrame(now)
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            frame = getattr(self, "_frame", None)
            if frame is not None and isValid(frame):
                frame.place()
        return False


class FocusFrame(QWidget):
    """A frame over a control that lets everything through to it; round the tab in front only."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.place()
        self.show()

    def place(self) -> None:
        """Take on the size of the control."""
        control = self.parentWidget()
        if control is None:
            return
        around = control.rect()
        if isinstance(control, QTabBar) and control.currentIndex() >= 0:
            around = control.tabRect(control.currentIndex())
        self.setGeometry(around)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, accent = QPainter(self), QColor(theme.tokens().accent)
        width, height = self.width(), self.height()
        for edge in (
            QRect(0, 0, width, FRAME),
            QRect(0, height - FRAME, width, FRAME),
            QRect(0, 0, FRAME, height),
            QRect(width - FRAME, 0, FRAME, height),
        ):
            painter.fillRect(edge, accent)


class ToggleButton(QToolButton):
    """A button that is plainly on or off: a bar under it when on, besides the style's shade."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            bar = QRect(3, self.height() - 4, self.width() - 6, 3)
            QPainter(self).fillRect(bar, QColor(theme.tokens().accent))


def _marks_itself(widget: QWidget) -> bool:
    """Whether a widget shows by itself that it has the keyboard."""
    if isinstance(widget, QAbstractItemView):
        frames = getattr(widget.itemDelegate(), "frames_current", False)
        return bool(frames) and widget.currentIndex().isValid()
    return isinstance(widget, RecordButton | QMenu | QMenuBar)
