"""How a chart, the list of its series and the table of its numbers share a tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from kursk_viewer.ui import theme
from kursk_viewer.ui.casualties.canvas import ChartCanvas

_LOW = 400
"""The height under which the numbers are folded, in pixels."""
_LEAST = 84


class ChartRoom(QSplitter):
    """The chart over its read-out, and under both the list of series and the numbers.

    The chart takes what it needs and the table the rest, until the reader moves the handle. Where
    the room is low the numbers are folded, until the reader asks for them. The list of series
    stays with its chart: it is the key to it.
    """

    def __init__(
        self, canvas: ChartCanvas, read_out: QWidget, series: QWidget, numbers: QWidget,
        switch: QAction,
    ) -> None:  # fmt: skip
        super().__init__(Qt.Orientation.Vertical)
        self.numbers_wanted: bool | None = None
        self._canvas, self._read_out, self._switch = canvas, read_out, switch
        self._series, self._numbers = series, numbers
        self._moved = self._with_series = False
        chart = QWidget(self)
        column = QVBoxLayout(chart)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(canvas, 1)
        column.addWidget(read_out)
        self._below = QSplitter(Qt.Orientation.Horizontal, self)
        self._below.addWidget(series)
        self._below.addWidget(numbers)
        self._below.setStretchFactor(1, 1)
        self._below.setSizes([250, 530])
        self.addWidget(chart)
        self.addWidget(self._below)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)
        switch.triggered.connect(lambda _on=False: self.show_numbers(switch.isChecked()))

    def show_numbers(self, on: bool) -> None:
        """Show or fold the numbers, as the reader wants it."""
        self.numbers_wanted = on
        self.arrange(with_series=self._with_series)

    def arrange(self, *, with_series: bool) -> None:
        """Share the room anew, for a chart that has a list of series or has none."""
        self._with_series = with_series
        on = self.height() >= _LOW if self.numbers_wanted is None else self.numbers_wanted
        self._switch.setChecked(on)
        self._series.setVisible(with_series)
        self._numbers.setVisible(on)
        self._below.setVisible(on or with_series)
        self._share()

    def _share(self) -> None:
        whole = self.height()
        if self._moved or whole < _LEAST:
            return
        needed = self._canvas.needed()
        if needed is None:
            below = min(max(whole * 0.28, _LEAST), _LEAST * 2)
        else:
            below = max(whole - needed - self._read_out.height() - theme.SPACE * 3, whole * 0.25)
        self.setSizes([int(whole - below), int(below)])

    @Slot(int, int)
    def _on_moved(self, _place: int, _index: int) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(with_series=self._with_series)
