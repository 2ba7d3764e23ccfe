"""What stands under the chart: the whole span with its density and the window that is in view."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from kursk_viewer.drawing.date_axis import (
    PAN_STEP,
    ZOOM_STEP,
    DaySpan,
    DayView,
)
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import name_after
from kursk_viewer.ui.timeline.chart import TimelineChart

_STEP = 3
_PAN = PAN_STEP / 2
_EDGE = 6.0


class TimelineOverview(QWidget):
    """Shows where a chart is, its days under those of the chart; its window is moved and resized by
    mouse and keys.

    Signals:
        span_requested(float, float): the reader wants to view these days
    """

    span_requested = Signal(float, float)

    def __init__(self, chart: TimelineChart) -> None:
        super().__init__()
        self._chart = chart
        self._data: TimelineData | None = None
        self._span = DaySpan(begin=0.0, end=1.0)
        self._grip = ""
        self._grabbed_at = 0.0
        self._cached: list[QRectF] | None = None
        self._cached_for = QRectF()
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Overview of the whole time"))
        self.setToolTip(tr("Drag the window, or use the arrow keys, + and -"))

    def offer(self, *buttons: tuple[str, QAction]) -> None:
        """Stand these commands, with what is written on them, beside the strip."""
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 0, 2)
        row.setSpacing(2)
        for text, command in buttons:
            button = QToolButton()
            button.setText(text)
            name_after(button, command)
            keys = command.shortcut().toString()
            button.setToolTip(f"{command.text()} ({keys})")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(command.trigger)
            row.addWidget(button)
        row.addStretch()

    @property
    def last(self) -> QWidget:
        """The last of what can have the keyboard here."""
        buttons = self.findChildren(QToolButton)
        return buttons[-1] if buttons else self

    def set_data(self, data: TimelineData) -> None:
        """Show the density of other data, or of another choice of it."""
        self._data, self._cached = data, None
        self.update()

    def set_span(self, begin: float, end: float) -> None:
        """The days that the chart has in view."""
        self._span = DaySpan(begin=begin, end=end)
        if self._data is not None:
            first, last = map(wording.day, self._data.days_in(begin, end))
            told = tr("In view: {begin} to {end}").format(begin=first, end=last)
            self.setAccessibleDescription(told)
        self.update()

    def _area(self) -> QRectF:
        heading = self._chart.plot_left()
        return QRectF(heading, 2, max(1.0, self.width() - heading - 2), self.height() - 4)

    def _view(self) -> DayView:
        assert self._data is not None
        low, high = self._data.full_span()
        return DayView(begin=low, end=high, width=self._area().width())

    def _x(self, day: float) -> float:
        return self._area().left() + self._view().x(day)

    def _day(self, x: float) -> float:
        return self._view().day(x - self._area().left())

    def _window(self) -> QRectF:
        area = self._area()
        left, right = self._x(self._span.begin), self._x(self._span.end)
        if right - left < 8:
            middle = (left + right) / 2
            left, right = middle - 4, middle + 4
        return QRectF(left, area.top(), right - left, area.height())

    def _bars(self) -> list[QRectF]:
        assert self._data is not None
        area = self._area()
        if self._cached is None or self._cached_for != area:
            columns = max(1, int(area.width() / _STEP))
            low, high = self._data.full_span()
            edges = [low + (high - low) * n / columns for n in range(columns + 1)]
            bins = [0] * columns
            for lane in self._data.lanes:
                found = [bisect_left(lane.starts, edge) for edge in edges]
                bins = [count + found[n + 1] - found[n] for n, count in enumerate(bins)]
            most = max(bins)
            self._cached_for, self._cached = area, []
            for number, count in enumerate(bins):
                if count:
                    tall = 4 + (area.height() - 8) * count / most
                    left = area.left() + number * _STEP
                    self._cached.append(QRectF(left, area.bottom() - tall, _STEP - 1, tall))
        return self._cached

    def _drag(self, x: float) -> None:
        day, span = self._day(x), self._span
        if self._grip == "begin":
            self.span_requested.emit(min(day, span.end - 1), span.end)
        elif self._grip == "end":
            self.span_requested.emit(span.begin, max(day, span.begin + 1))
        else:
            begin = day - self._grabbed_at
            self.span_requested.emit(begin, begin + span.length)

    def _grip_at(self, x: float) -> str:
        window = self._window()
        if abs(x - window.left()) <= _EDGE:
            return "begin"
        if abs(x - window.right()) <= _EDGE:
            return "end"
        return "window"

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._data is None:
            return
        scheme, area = style.tokens(), self._area()
        painter = QPainter(self)
        painter.fillRect(area, QColor(scheme.raised))
        window = self._window()
        painter.fillRect(window, QColor(scheme.selection))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.bar))
        painter.drawRects(self._bars())
        core = self._data.page.core_day
        if core is not None:
            x = round(self._x(core + 0.5)) + 0.5
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(scheme.accent), 2.0 if self.hasFocus() else 1.0))
        painter.drawRect(window.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._data is None or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._grip = self._grip_at(x)
        inside = self._window().contains(event.position())
        span = self._span
        self._grabbed_at = self._day(x) - span.begin if inside else span.length / 2
        if self._grip == "window" and not inside:
            self._drag(x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._data is None:
            return
        x = event.position().x()
        if self._grip:
            self._drag(x)
            return
        edge = self._grip_at(x) != "window"
        self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.OpenHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._data is None:
            return
        low, high = self._data.full_span()
        span, keys = self._span, Qt.Key
        wanted = {
            keys.Key_Left: span.panned(-_PAN),
            keys.Key_Right: span.panned(_PAN),
            keys.Key_PageUp: span.panned(-1),
            keys.Key_PageDown: span.panned(1),
            keys.Key_Home: span.centred(low + span.length / 2),
            keys.Key_End: span.centred(high - span.length / 2),
            keys.Key_Plus: span.zoomed(ZOOM_STEP, span.middle),
            keys.Key_Minus: span.zoomed(1 / ZOOM_STEP, span.middle),
            keys.Key_0: DaySpan(begin=low, end=high),
        }.get(keys(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.span_requested.emit(wanted.begin, wanted.end)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
