"""The Summary's page on the screen: painted whole by itself, with a button over each record."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kursk_viewer.ui import theme
from kursk_viewer.ui.summary.layout import MARGIN, Arrangement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kursk_viewer.ui.summary.blocks import Band
    from kursk_viewer.ui.summary.record_button import RecordButton, SpokenLabel


TALL = 4_000
"""Of a page whose height is not known yet: higher than the window, so that its bar is there."""


class SummarySheet(QWidget):
    """Paints the bands of a page, asked for anew for each width; its height follows the width.

    The buttons come by `add_buttons`, after the first paint, in reading order.

    Signals:
        placed_anew(): the buttons stand where a page of another width has them
    """

    placed_anew = Signal()

    def __init__(self, bands: Callable[[], Iterable[Band]], marked: str) -> None:
        super().__init__()
        self._finished = False
        self.buttons: list[RecordButton] = []
        self._labels: list[SpokenLabel] = []
        self._bands = bands
        self._marked = marked
        self._page = Arrangement(bands(), 0)
        self.setMinimumSize(320, TALL)

    @property
    def finished(self) -> bool:
        """Whether the buttons have been added."""
        return self._finished

    @property
    def fits(self) -> bool:
        """Whether the page is placed for the width that the sheet has."""
        return self._page.width == self.width()

    @property
    def page(self) -> Arrangement:
        """The page as it is placed now."""
        return self._page

    @property
    def texts(self) -> list[str]:
        """What each button stands over: as it is painted, and as it is spoken."""
        blocks = [placed.block for placed in self._page.placed if placed.block.record]
        return ["\n".join([*(line.text for line in b.lines), b.spoken]) for b in blocks]

    def add_buttons(self) -> None:
        """Place the whole page, and make what is clicked, focused and spoken."""
        from kursk_viewer.ui.summary.record_button import RecordButton, SpokenLabel

        self._finished = True
        self._place_all()
        for placed in self._page.placed:
            block = placed.block
            if block.record:
                self.buttons.append(RecordButton(block.record, block.spoken, self))
            else:
                self._labels.append(SpokenLabel(block.spoken, self))
        for one, other in zip(self.buttons, self.buttons[1:], strict=False):
            QWidget.setTabOrder(one, other)
        self._move_buttons()

    def mark(self, record: str) -> RecordButton | None:
        """Mark the record as the one whose evidence is shown; give its first button."""
        self._marked, found = record, None
        for button in self.buttons:
            button.mark(button.record == record)
            if button.marked and found is None:
                found = button
        return found

    def _set_anew(self) -> None:
        self._page = Arrangement(self._bands(), self.width())
        self._place_all()
        self._move_buttons()
        self.update()

    def _place_all(self) -> None:
        self._page.extend()
        self.setMinimumHeight(self._page.height)

    def _move_buttons(self) -> None:
        buttons, labels = iter(self.buttons), iter(self._labels)
        for placed in self._page.placed:
            shown = next(buttons if placed.block.record else labels, None)
            if shown is not None:
                shown.setGeometry(placed.area)
                shown.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._page.width:
            self._page = Arrangement(self._bands(), event.size().width())
            if self._finished:
                self._place_all()
                self._move_buttons()
                self.placed_anew.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        dirty = event.rect()
        self._page.extend(dirty.bottom() + 1)
        painter, palette = QPainter(self), self.palette()
        hovered = next((b.geometry() for b in self.buttons if b.underMouse()), None)
        for y in self._page.rules:
            theme.fill(painter, QRect(MARGIN, y, self.width() - 2 * MARGIN, 1), palette.mid())
        for placed in self._page.placed:
            area, block = placed.area, placed.block
            if not area.intersects(dirty):
                continue
            if block.record and block.record == self._marked:
                theme.fill(painter, area, palette.highlight())
            elif area == hovered:
                theme.fill(painter, area, palette.button())
            if block.edge:
                edge = palette.mid() if block.edge == "part" else palette.placeholderText()
                theme.fill(painter, QRect(area.left(), area.top() + 4, 2, area.height() - 8), edge)
            for piece in placed.pieces:
                piece.draw(painter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._finished and event.type() in (event.Type.FontChange, event.Type.PaletteChange):
            self._set_anew()
