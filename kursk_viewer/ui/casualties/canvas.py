"""The surface that every chart is shown on: a pyqtgraph view that listens to mouse and keys.

pyqtgraph gives the range in days, zooming and panning. The marks themselves are painted by the
same functions that make pictures and paper, so that the three cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.date_axis import PAN_STEP, ZOOM_STEP, DaySpan
from kursk_viewer.drawing.surface import MarkKey, Spot, Surface
from kursk_viewer.record import Record
from kursk_viewer.ui import style

Paint = Callable[[Surface, QRectF, tuple[float, float]], list[Spot]]
"""Paints on a surface that is the inner area of a whole, for the days in view."""

_REACH = 14.0
_CLICK = 4.0


class ChartMark(Record):
    """One thing the cursor can stand on: its series, its day, what it says and leads to."""

    key: MarkKey
    group: int
    day: float
    text: str
    target: str


class Drawn(Record):
    """What a canvas shows.

    `margins` lie around the inner area of a canvas of a width; `days` is the whole range in time,
    None where time is no axis; `height` is what it wants at a width, None for all there is, and
    `least` what it must have, else it is scrolled.
    """

    marks: tuple[ChartMark, ...]
    paint: Paint
    margins: Callable[[float], QMarginsF]
    days: tuple[float, float] | None = None
    description: str = ""
    height: Callable[[float], float] | None = None
    least: Callable[[float], float] | None = None


class ChartCanvas(pg.GraphicsView):  # type: ignore[misc]
    """A chart with one cursor, moved by keys or by a click.

    Signals:
        read_out_changed(str): the line that tells the mark under the pointer or the cursor
        mark_chosen(str): the reader chose the mark of this record by click or Enter
        mark_reached(str, str): the cursor came to a mark: its claim, and the record it leads to
        area_reached(QRectF): the mark at the cursor is drawn there, in the canvas's pixels
        days_changed(): other days are in view
        menu_requested(QPoint, str): the reader asks, at this place of the screen, what can be done
            with this claim, or with the chart
    """

    read_out_changed = Signal(str)
    mark_chosen = Signal(str)
    mark_reached = Signal(str, str)
    area_reached = Signal(QRectF)
    menu_requested = Signal(QPoint, str)
    days_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spots: list[Spot] = []
        self._current: MarkKey | None = None
        self._drawn: Drawn | None = None
        self._hovered: MarkKey | None = None
        self._revealed: MarkKey | None = None
        self._pressed: QPointF | None = None
        self._layout = pg.GraphicsLayout()
        self._layout.setSpacing(0)
        self.setCentralItem(self._layout)
        self.view_box = self._layout.addViewBox(enableMenu=False)
        self.view_box.setMouseEnabled(x=True, y=False)
        self.view_box.sigXRangeChanged.connect(self._on_range_changed)
        self.view_box.sigResized.connect(self._on_range_changed)
        self._painted = _Painted(self)
        self._painted.setParentItem(self._layout)
        self._painted.setZValue(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.recolour()

    def show_chart(self, drawn: Drawn, *, keep_range: bool = False) -> None:
        """Show a chart; `keep_range` leaves the days in view as they are."""
        self._drawn = drawn
        self._set_margins()
        zoomable = drawn.days is not None
        self.view_box.setMouseEnabled(x=zoomable, y=False)
        if drawn.days is not None:
            first, last = drawn.days
            self.view_box.setLimits(xMin=first, xMax=last, minXRange=min(5.0, last - first))
            if not keep_range:
                self.show_days(first, last)
        if self._current not in {mark.key for mark in drawn.marks}:
            self._current = None
        self.spots = []
        self._hovered = None
        self._update_read_out()
        self._painted.update()

    @property
    def current(self) -> str:
        """The claim whose mark, or break before it, the cursor is on; empty where it is on none."""
        return self._current.claim if self._current else ""

    def show_days(self, first: float, last: float) -> None:
        """Show these days and no others, as far as the chart reaches."""
        self.view_box.setXRange(first, last, padding=0)

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many days around the cursor or the middle."""
        if self._drawn is None or self._drawn.days is None:
            return
        span = self._span()
        mark = self._mark(self._current)
        about = mark.day if mark and span.holds(mark.day) else span.middle
        zoomed = span.zoomed(factor, about)
        self.show_days(zoomed.begin, zoomed.end)

    def reset(self) -> None:
        """Show all days."""
        if self._drawn is not None and self._drawn.days is not None:
            self.show_days(*self._drawn.days)

    def whole_days(self) -> tuple[float, float] | None:
        """All days that can be shown; None where time is no axis."""
        return self._drawn.days if self._drawn else None

    def days(self) -> tuple[float, float]:
        """The days in view."""
        first, last = self.view_box.viewRange()[0]
        return float(first), float(last)

    def move_to(self, record: str) -> bool:
        """Put the cursor on a record's mark without a signal; True if the chart has it."""
        marks = self._drawn.marks if self._drawn else ()
        own = next((mark for mark in marks if mark.key == MarkKey(claim=record)), None)
        mark = own or next((mark for mark in marks if mark.target == record), None)
        if mark is not None:
            self._put_cursor(mark)
        return mark is not None

    def _put_cursor(self, mark: ChartMark) -> None:
        self._current = mark.key
        if not self._in_view(mark):
            span = self._span().centred(mark.day)
            self.show_days(span.begin, span.end)
        self._update_read_out()
        self._painted.update()

    def recolour(self) -> None:
        """Take up the colours of the palette."""
        self.colours = style.tokens()
        self.setBackground(self.colours.base)
        self._painted.update()

    def paint_into(self, painter: QPainter, whole: QRectF) -> None:
        """Paint the chart; called by the item on the view."""
        if self._drawn is not None:
            surface = Surface(
                painter=painter,
                area=self.view_box.geometry(),
                colours=self.colours,
                font=typeface.screen_font(),
                current=self._current,
            )
            self.spots = self._drawn.paint(surface, whole, self.days())
            if self._current != self._revealed:
                QTimer.singleShot(0, self, self._reveal)

    @Slot()
    def _reveal(self) -> None:
        self._revealed = self._current
        for spot in self.spots:
            if spot.key == self._current:
                self.area_reached.emit(spot.area)
                return

    def least(self, width: float) -> float:
        """The height below which it has to be scrolled, in a width; 0 where it fits itself in."""
        return self._drawn.least(width) if self._drawn and self._drawn.least else 0.0

    def needed(self) -> float | None:
        """The height that the chart needs at this width, or None if it takes whatever there is."""
        if self._drawn is None or self._drawn.height is None:
            return None
        return self._drawn.height(float(self.width()))

    def whole(self) -> QRectF:
        """All of the view, in its own pixels."""
        return QRectF(self._layout.rect())

    def _mark(self, key: MarkKey | None) -> ChartMark | None:
        marks = self._drawn.marks if self._drawn else ()
        return next((mark for mark in marks if mark.key == key), None)

    def _step(self, across: int, down: int) -> None:
        marks = list(self._drawn.marks) if self._drawn else []
        if not marks:
            return
        here = self._mark(self._current)
        if here is None:
            self._reach(marks[0])
            return
        groups = sorted({mark.group for mark in marks})
        if down and len(groups) > 1:
            place = groups.index(here.group) + down
            if 0 <= place < len(groups):
                row = [mark for mark in marks if mark.group == groups[place]]
                self._reach(min(row, key=lambda mark: abs(mark.day - here.day)))
            return
        row = [mark for mark in marks if mark.group == here.group]
        self._reach(row[min(max(row.index(here) + across + down, 0), len(row) - 1)])

    def _reach(self, mark: ChartMark) -> None:
        self._hovered = None
        self._put_cursor(mark)
        self.mark_reached.emit(mark.key.claim, mark.target)

    def _end(self, last: bool) -> None:
        marks = self._drawn.marks if self._drawn else ()
        here = self._mark(self._current)
        row = [mark for mark in marks if here is None or mark.group == here.group]
        if row:
            self._reach(row[-1 if last else 0])

    def _spots_at(self, place: QPointF) -> list[MarkKey]:
        """The marks at a place, nearest first: those that it lies in, else those within reach."""
        inside = [spot for spot in self.spots if spot.area.contains(place)]
        if inside:
            least = min(map(_size, inside))
            alike = [spot for spot in inside if _size(spot) <= least * 1.5]
            alike.sort(key=lambda spot: (spot.area.center() - place).manhattanLength())
            return [spot.key for spot in alike]
        near = [(_distance(spot.area, place), spot.key) for spot in self.spots]
        near = [(distance, key) for distance, key in near if distance < _REACH]
        return [key for _, key in sorted(near, key=lambda each: (each[0], each[1].claim))]

    def _in_view(self, mark: ChartMark) -> bool:
        return self._drawn is None or not self._drawn.days or self._span().holds(mark.day)

    def _span(self) -> DaySpan:
        first, last = self.days()
        return DaySpan(begin=first, end=last)

    def _update_read_out(self) -> None:
        mark = self._mark(self._hovered or self._current)
        if mark is not None and not self._in_view(mark):
            mark = None
        text = mark.text if mark else ""
        self.read_out_changed.emit(text)
        described = self._drawn.description if self._drawn else ""
        self.setAccessibleDescription(f"{text} {described}".strip())
        if mark is not None and not self._hovered:
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def _set_margins(self) -> None:
        if self._drawn is not None:
            margins = self._drawn.margins(float(self.width()))
            self._layout.setContentsMargins(
                margins.left(), margins.top(), margins.right(), margins.bottom()
            )

    @Slot()
    def _on_range_changed(self) -> None:
        self._painted.update()
        self.days_changed.emit()
        if not self._hovered and self._mark(self._current) is not None:
            self._update_read_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._drawn is not None and self._drawn.days is not None:
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in moves and shift and moves[key][0]:
            self.view_box.translateBy(x=self._span().length * PAN_STEP * moves[key][0])
        elif key in moves:
            self._step(*moves[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._end(key == Qt.Key.Key_End)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            mark = self._mark(self._current)
            if mark is not None:
                self.mark_chosen.emit(mark.target)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.reset()
        else:
            event.ignore()
            return
        event.accept()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_painted"):
            self._set_margins()
            self._painted.resized()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > _CLICK:
            return
        found = self._spots_at(event.position())
        if not found or event.button() != Qt.MouseButton.LeftButton:
            return
        place = found.index(self._current) + 1 if self._current in found else 0
        mark = self._mark(found[place % len(found)])
        if mark is not None:
            self._reach(mark)
            self.mark_chosen.emit(mark.target)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(event.globalPos(), self.current)
            return
        found = self._spots_at(QPointF(event.pos()))
        mark = self._mark(found[0]) if found else None
        if mark is not None:
            self._reach(mark)
        self.menu_requested.emit(event.globalPos(), mark.key.claim if mark else "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if any(spot.area.contains(event.position()) for spot in self.spots):
            self._pressed = event.position()
        else:
            self.reset()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        found = next(iter(self._spots_at(event.position())), None)
        if found != self._hovered:
            self._hovered = found
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            )
            self._update_read_out()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        if self._hovered:
            self._hovered = None
            self._update_read_out()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)
        self._painted.update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        self._painted.update()


class _Painted(pg.GraphicsObject):  # type: ignore[misc]
    """The item that lets the canvas paint itself; mouse events pass through to the view box."""

    def __init__(self, canvas: ChartCanvas) -> None:
        super().__init__()
        self._canvas = canvas
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def resized(self) -> None:
        """The canvas has another size."""
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:
        return self._canvas.whole()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        whole = self._canvas.whole()
        self._canvas.paint_into(painter, whole)
        if self._canvas.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pg.mkPen(self._canvas.colours.accent, width=1))
            painter.drawRect(whole.adjusted(0.5, 0.5, -1.5, -1.5))


def _size(spot: Spot) -> float:
    return float(spot.area.width() * spot.area.height())


def _distance(area: QRectF, place: QPointF) -> float:
    dx = max(area.left() - place.x(), 0.0, place.x() - area.right())
    dy = max(area.top() - place.y(), 0.0, place.y() - area.bottom())
    return float((dx * dx + dy * dy) ** 0.5)
