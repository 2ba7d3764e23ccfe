"""Small parts of the window's frame."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from kursk_viewer.ui import style
from kursk_viewer.ui.labels import ElidedLabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

FRAME = 8, 40
"""Logical pixels that a desktop takes for the frame around a window."""
PANE_WIDTH = 350
LEAST_PANE_WIDTH = 260
_PANE_LINES = 22
"""The width of the pane in heights of a line, where text is large."""
LEAST_WIDTH_BESIDE, LEAST_HEIGHT_UNDER = 56, 27
"""Lines of text from which on the pane has room beside the tabs, or under them."""


def fit(window: QWidget, width: int, height: int) -> None:
    """Make a window as large as this, in logical pixels, or as its screen has room for."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width() - FRAME[0]), min(height, room.height() - FRAME[1]))


class StatusLine(QWidget):
    """What a selection amounts to, and the data file at the right, which gives way to it."""

    def __init__(self) -> None:
        super().__init__()
        self.statistics, self.file = _StatusPart(parent=self), _StatusPart(parent=self)

    def share(self) -> None:
        """Give each its room."""
        left, gap = 2 * style.SPACE, 4 * style.SPACE
        room, height = self.width() - left, self.height()
        statistics = self.statistics.wanted() if self.statistics.text() else -gap
        file = min(self.file.wanted(), max(room - statistics - gap, room // 4))
        self.file.setGeometry(left + room - file, 0, file, height)
        self.statistics.setGeometry(left, 0, max(0, room - file - gap), height)

    def sizeHint(self) -> QSize:
        hints = self.statistics.wanted() + self.file.wanted() + 6 * style.SPACE
        return QSize(hints, self.file.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.file.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.share()
        super().resizeEvent(event)


class _StatusPart(ElidedLabel):
    """A part of the status line, which shares its room out anew for another text."""

    def setText(self, text: str) -> None:
        super().setText(text)
        line = self.parentWidget()
        if isinstance(line, StatusLine):
            line.share()


class PaneSplitter(QSplitter):
    """Tabs with the Evidence pane beside them, which has about a third until the reader moves the
    handle. Where that leaves too little of both, the pane is under the tabs; where the window is
    low as well it is folded until the reader asks for it.

    Signals:
        pane_turned(bool): the pane is shown now, or not, because the room has changed
    """

    pane_turned = Signal(bool)

    def __init__(self, tabs: QWidget) -> None:
        super().__init__()
        self._moved = self._under = self._insisted = False
        self._wanted = True
        self._beside = QByteArray()
        self._holder = QWidget()
        self._holder.setMinimumWidth(LEAST_PANE_WIDTH)
        QVBoxLayout(self._holder).setContentsMargins(0, 0, 0, 0)
        for part in (tabs, self._holder):
            self.addWidget(part)
            self.setCollapsible(self.indexOf(part), False)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._remember)

    @property
    def pane_visible(self) -> bool:
        """Whether the Evidence pane is shown."""
        return not self._holder.isHidden()

    @property
    def pane_wanted(self) -> bool:
        """Whether the reader has it shown, be there room for it or not."""
        return self._wanted

    def place_pane(self, pane: QWidget) -> None:
        """Put the Evidence pane into its place, which is there before it."""
        layout = self._holder.layout()
        assert layout is not None
        layout.addWidget(pane)

    def show_pane(self, visible: bool) -> None:
        """Show or hide the Evidence pane, as the reader asks, be there much room or not."""
        if visible != self.pane_visible:
            self._wanted = self._insisted = visible
            self._holder.setVisible(visible)
            self._arrange()

    def restore_pane(self, wanted: bool) -> None:
        """Show the Evidence pane if the reader had it shown, and there is room for it."""
        self._wanted = wanted
        self._holder.setVisible(wanted)

    def pane_has_keyboard(self) -> bool:
        """Whether the keyboard is in the Evidence pane."""
        focus = self.window().focusWidget()
        return focus is not None and self._holder.isAncestorOf(focus)

    def save_state(self) -> QByteArray:
        """The reader's own division beside the tabs; empty where the handle was never moved."""
        return self.saveState() if self._moved and not self._under else self._beside

    def restore_state(self, state: QByteArray) -> None:
        """Divide as `save_state` had it in an earlier run."""
        if not state:
            return
        if self._under:
            self._beside = state
        else:
            self._moved = self.restoreState(state)

    def _remember(self) -> None:
        self._moved = True

    def _arrange(self) -> None:
        self.suit(self.width(), self.height())
        if self._moved or self.count() < 2:
            return
        if self._under:
            pane = self.height() * 2 // 5
            self.setSizes([self.height() - pane, pane])
        else:
            widest = max(PANE_WIDTH, _PANE_LINES * self.fontMetrics().height())
            pane = max(LEAST_PANE_WIDTH, min(widest, self.width() // 3))
            self.setSizes([self.width() - pane, pane])

    def suit(self, width: int, height: int) -> None:
        """Put the pane where a window of this size, in logical pixels, has room for it."""
        line = self.fontMetrics().height()
        under = width < LEAST_WIDTH_BESIDE * line
        if under != self._under:
            self._turn(under)
        room = not under or height >= LEAST_HEIGHT_UNDER * line
        shown = self._wanted and (room or self._insisted)
        if shown != self.pane_visible:
            self._holder.setVisible(shown)
            self.pane_turned.emit(shown)

    def _turn(self, under: bool) -> None:

        if under:
            self._beside = self.save_state()
        self._under, self._moved = under, False
        self.setOrientation(Qt.Orientation.Vertical if under else Qt.Orientation.Horizontal)
        self._holder.setMinimumWidth(0 if under else LEAST_PANE_WIDTH)
        if not under:
            self.restore_state(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
