"""The spans of days that the chart over time offers, and what a span leaves out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from kursk_viewer.pages.casualties.records import Line
from kursk_viewer.pages.casualties.words import within
from kursk_viewer.translation import tr
from kursk_viewer.ui.casualties.canvas import ChartCanvas

_SAME = 0.01


class Ranges(QObject):
    """First week, up to the core report, all: each is on while its days are the ones in view."""

    def __init__(self, canvas: ChartCanvas, actions: list[QAction]) -> None:
        super().__init__(canvas)
        self._canvas, self.actions = canvas, actions
        self._lines: tuple[Line, ...] = ()
        self._core_day: int | None = None
        for place, action in enumerate(actions):
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, at=place: self._show(at))
        canvas.days_changed.connect(self.mark)

    def show_lines(self, lines: tuple[Line, ...], core_day: int | None) -> None:
        """Offer the spans of these lines; `core_day` is that of the core report, if it has one."""
        self._lines, self._core_day = lines, core_day
        for action, span in zip(self.actions, self._spans(), strict=True):
            action.setEnabled(span is not None)
        self.mark()

    def left_out(self) -> str:
        """A sentence on the series of which nothing lies in the days in view, or nothing."""
        seen = {line.id for line in within(self._lines, *self._canvas.days())}
        names = [line.label for line in self._lines if line.id not in seen and line.points]
        if not names:
            return ""
        return tr("Nothing in these days: {series}.").format(series="; ".join(names))

    @Slot()
    def mark(self) -> None:
        """Show the span that is in view as on."""
        first, last = self._canvas.days()
        for action, span in zip(self.actions, self._spans(), strict=True):
            on = span is not None and max(abs(span[0] - first), abs(span[1] - last)) < _SAME
            action.setChecked(on)

    def _spans(self) -> list[tuple[float, float] | None]:
        points = [point for line in self._lines for point in line.points]
        whole = self._canvas.whole_days()
        if not points or whole is None:
            return [None] * len(self.actions)
        first = min(point.first for point in points)
        core = None if self._core_day is None else (first - 3.0, self._core_day + 3.0)
        return [(first - 0.5, first + 7.5), core, whole]

    def _show(self, place: int) -> None:
        span = self._spans()[place]
        if span is not None:
            self._canvas.show_days(*span)
        self.mark()
