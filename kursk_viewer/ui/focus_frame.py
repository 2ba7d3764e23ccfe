"""The frame of what has the keyboard, and the line under what is selected.

Fusion tints the edge of a control that has the focus, which no eye sees. Here a frame lies over the
control instead of a style of our own, which would be asked at every stroke. None of it is needed
for the first paint. It stands apart from `style` because that is.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QMenuBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from kursk_viewer.ui import style

WIDTH = 2
"""Of the frame, in logical pixels."""
_MOVES = (
    QEvent.Type.Resize, QEvent.Type.LayoutRequest,
    QEvent.Type.KeyRelease, QEvent.Type.MouseButtonRelease,
)  # fmt: skip


def paint_focus_frame(painter: QPainter, area: QRect) -> None:
    """Paint the frame just inside an area; changes the painter's pen and brush."""
    pen = QPen(QColor(style.tokens().accent), WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = WIDTH // 2
    painter.drawRect(area.adjusted(half, half, -half, -half))


def underline_selected(painter: QPainter, area: QRect) -> None:
    """Paint the line that tells a selected cell or row, whose ground alone is too faint."""
    top = area.bottom() - WIDTH + 1
    painter.fillRect(area.left(), top, area.width(), WIDTH, QColor(style.tokens().accent))


class ListDelegate(QStyledItemDelegate):
    """Paints the entries of a list as the style does, the selected ones with a line under them."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_Selected:
            underline_selected(painter, option.rect)


def follow_focus() -> None:
    """Frame whatever has the keyboard, from now on."""
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.findChild(FocusFollower) is None:
        FocusFollower(application)


class FocusFollower(QObject):
    """Moves the one frame there is from control to control, and along with the control.

    A control, or the delegate of a list, that paints its own frame says so by an attribute
    `paints_focus` that is true.
    """

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
        if now is not None and not _paints_focus(now):
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
        paint_focus_frame(QPainter(self), self.rect())


def _paints_focus(widget: QWidget) -> bool:
    """Whether a widget shows by itself that it has the keyboard."""
    if isinstance(widget, QAbstractItemView):
        own = getattr(widget.itemDelegate(), "paints_focus", False)
        return bool(own) and widget.currentIndex().isValid()
    return isinstance(widget, QMenu | QMenuBar) or getattr(widget, "paints_focus", False)
