"""Small parts of the window's frame.

They name no `Qt` before the first paint: PySide6 would build its hundred enumerations, which takes
as long as to show the page.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from kursk_viewer.ui import style
from kursk_viewer.ui.labels import ElidedLabel

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

PANE_WIDTH = 350
LEAST_PANE_WIDTH = 260


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
    """Tabs with the Evidence pane, which has about a third until the reader moves the handle."""

    def __init__(self, tabs: QWidget) -> None:
        super().__init__()
        self._moved = False
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
        """Whether the Evidence pane is shown beside the tabs."""
        return not self._holder.isHidden()

    def place_pane(self, pane: QWidget) -> None:
        """Put the Evidence pane into its place, which is there before it."""
        layout = self._holder.layout()
        assert layout is not None
        layout.addWidget(pane)

    def show_pane(self, visible: bool) -> None:
        """Show or hide the Evidence pane."""
        self._holder.setVisible(visible)

    def pane_has_keyboard(self) -> bool:
        """Whether the keyboard is in the Evidence pane."""
        focus = self.window().focusWidget()
        return focus is not None and self._holder.isAncestorOf(focus)

    def save_state(self) -> QByteArray:
        """The reader's own division; empty where the handle was never moved."""
        return self.saveState() if self._moved else QByteArray()

    def restore_state(self, state: QByteArray) -> None:
        """Divide as `save_state` had it in an earlier run."""
        if state:
            self._moved = self.restoreState(state)

    def _remember(self) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved and self.count() > 1:
            pane = max(LEAST_PANE_WIDTH, min(PANE_WIDTH, self.width() // 3))
            self.setSizes([self.width() - pane, pane])
