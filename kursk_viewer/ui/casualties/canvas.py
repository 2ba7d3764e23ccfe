"""The canvas of charts: a pyqtgraph view with one figure, one cursor and one bubble."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainterPath,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QWidget

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.date_axis import PAN_STEP, ZOOM_STEP, DaySpan
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot
from kursk_viewer.pages.wording import isolated
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.casualties.figure import CanvasFigure, ChartMark, Stage
from kursk_viewer.ui.speaking import give_chart_role, speak

_REACH = 14.0
_CLICK = 4.0
_OVER_SIDES, _OVER_TOP, _OVER_BASE = 6.0, 32.0, 16.0
"""How far marks may reach out of the plot, in pixels."""
_ROOM, _LARGER, _LARGEST = (1300.0, 650.0), 0.1, 1.4
"""The width and height for type of the usual size, in steps of how much it grows with the room, and
how much at most."""
_BUBBLE, _BUBBLE_SHARE = 26.0, 0.6
"""The width of a bubble: so many heights of a line, but at most a share of the canvas."""
_BROUGHT = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
)
"""How a reader brings the keyboard to the canvas."""
_BUBBLE_Z, _CURSOR_Z = 100.0, 50.0
_REST = 100
"""Milliseconds after which a chart that was moved is at rest."""


class ChartCanvas(pg.GraphicsView):  # type: ignore[misc]
    """A chart with one cursor, moved by keys or by a click; a bubble tells the mark under the
    pointer or the cursor, and its series is lifted above the others.

    Signals:
        bubble_changed(str): what the bubble says now, nothing while there is none
        mark_chosen(str): the reader chose the mark of this record by click or Enter
        mark_reached(str, str): the cursor came to a mark: its claim, and the record it leads to
        area_reached(QRectF): the mark at the cursor is drawn there, in the canvas's pixels
        days_changed(): other days are in view
        plot_changed(QRectF): the plot has this area now, in the canvas's pixels
        menu_requested(QPoint, str): the reader asks, at this place of the screen, what can be done
            with this claim, or with the chart
    """

    bubble_changed = Signal(str)
    mark_chosen = Signal(str)
    mark_reached = Signal(str, str)
    area_reached = Signal(QRectF)
    menu_requested = Signal(QPoint, str)
    days_changed = Signal()
    plot_changed = Signal(QRectF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_chart_role(ChartCanvas)
        self._spots: list[Spot] | None = None
        self._stale = False
        self._current: MarkKey | None = None
        self._figure: CanvasFigure | None = None
        self._hovered: MarkKey | None = None
        self._lifted: int | None = None
        self._revealed: MarkKey | None = None
        self._pressed: QPointF | None = None
        self._asked = False
        self._scrolled = False
        self._moving = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._refresh)
        self._text = ""
        self._letters = Letters(typeface.screen_font())
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._root = pg.GraphicsWidget()
        self.setCentralItem(self._root)
        self.view_box = Plot()
        self.view_box.setParentItem(self._root)
        self.view_box.sigXRangeChanged.connect(self._on_range_changed)
        self._rings = [QGraphicsRectItem(self._root) for _ in range(2)]
        for ring in self._rings:
            ring.setZValue(_CURSOR_Z)
        self._bubble = pg.TextItem()
        self._bubble.setParentItem(self._root)
        self._bubble.setZValue(_BUBBLE_Z)
        self._bubble.hide()
        self.scene().sigPrepareForPaint.connect(self._arrange)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.recolour()

    def show_chart(self, figure: CanvasFigure, *, keep_range: bool = False) -> None:
        """Show a figure; `keep_range` leaves the days in view as they are."""
        if self._figure is not None:
            self._figure.remove()
        self._figure = figure
        zoomable = figure.days is not None
        self.view_box.setMouseEnabled(x=zoomable, y=False)
        self.view_box.setVisible(zoomable)
        figure.add_to(self._root, self.view_box)
        if figure.days is not None:
            first, last = figure.days
            self.view_box.setLimits(xMin=first, xMax=last, minXRange=min(5.0, last - first))
            if not keep_range:
                self.show_days(first, last)
        if self._current not in {mark.key for mark in figure.marks}:
            self._current = None
        self._hovered = self._lifted = None
        self.setAccessibleDescription(figure.description)
        self._choose_letters()

    @property
    def current(self) -> str:
        """The claim whose mark, or break before it, the cursor is on; empty where it is on none."""
        return self._current.claim if self._current else ""

    @property
    def bubble(self) -> str:
        """What the bubble says; nothing while there is none."""
        self._arrange()
        return self._text

    @property
    def spots(self) -> list[Spot]:
        """Where each mark in view is, in the canvas's pixels."""
        self._arrange()
        if self._spots is None:
            self._spots = self._figure.spots() if self._figure else []
        return self._spots

    @property
    def figure(self) -> CanvasFigure | None:
        """What is shown."""
        return self._figure

    @property
    def is_scrolled(self) -> bool:
        """Whether what is around the canvas scrolls: the wheel does that, and with Ctrl zooms."""
        return self._scrolled

    @is_scrolled.setter
    def is_scrolled(self, on: bool) -> None:
        if on != self._scrolled:
            self._scrolled = on
            self._choose_letters()

    def show_days(self, first: float, last: float) -> None:
        """Show these days and no others, as far as the chart reaches."""
        self.view_box.setXRange(first, last, padding=0)

    @Slot(float, float)
    def move_to_days(self, first: float, last: float) -> None:
        """Show these days as one step of a movement: laid out whole once that is at rest."""
        with self._movement():
            self.show_days(first, last)

    @contextmanager
    def _movement(self) -> Iterator[None]:
        """Other days in here are those of a step."""
        self._moving = True
        try:
            yield
        finally:
            self._moving = False

    def zoom(self, factor: float) -> None:
        """Show `factor` times as many days around the cursor or the middle."""
        if self.whole_days() is None:
            return
        span = self._span()
        mark = self._mark(self._current)
        about = mark.day if mark and span.holds(mark.day) else span.middle
        zoomed = span.zoomed(factor, about)
        self.show_days(zoomed.begin, zoomed.end)

    def reset(self) -> None:
        """Show all days."""
        days = self.whole_days()
        if days is not None:
            self.show_days(*days)

    def whole_days(self) -> tuple[float, float] | None:
        """All days that can be shown; None where time is no axis."""
        return self._figure.days if self._figure else None

    def days(self) -> tuple[float, float]:
        """The days in view."""
        first, last = self.view_box.viewRange()[0]
        return float(first), float(last)

    def move_to(self, record: str) -> bool:
        """Put the cursor on a record's mark without a signal; True if the chart has it."""
        marks = self._marks()
        own = next((mark for mark in marks if mark.key == MarkKey(claim=record)), None)
        mark = own or next((mark for mark in marks if mark.target == record), None)
        if mark is not None:
            self._put_cursor(mark)
        return mark is not None

    def lift(self, group: int | None) -> None:
        """Dim all series but one; None dims none."""
        if group != self._lifted:
            self._lifted = group
            self._arrange()
            self._tell()

    def speak_chart(self) -> None:
        """Tell the whole chart to a screen reader."""
        if self._figure is not None:
            self._speak(self._figure.description)

    def speak_series(self) -> None:
        """Tell a screen reader in which series the cursor is, and where."""
        mark = self._mark(self._current)
        if self._figure is None or mark is None or mark.group >= len(self._figure.groups):
            return
        row = [each for each in self._marks() if each.group == mark.group]
        self._speak(
            tr("{series}: mark {place} of {count}").format(
                series=self._figure.groups[mark.group], place=row.index(mark) + 1, count=len(row)
            )
        )

    def step_break(self, by: int) -> None:
        """Put the cursor on the next break, or with -1 on the one before."""
        marks = self._marks()
        here = self._mark(self._current)
        place = marks.index(here) if here else (-1 if by > 0 else len(marks))
        ahead = marks[place + 1 :] if by > 0 else marks[: max(place, 0)][::-1]
        found = next((mark for mark in ahead if mark.key.is_break), None)
        if found is not None:
            self._reach(found)

    def recolour(self) -> None:
        """Take up the colours of the palette."""
        self.colours = style.tokens()
        self.setBackground(self.colours.base)
        for ring, (colour, width) in zip(
            self._rings, ((self.colours.base, 4), (self.colours.accent, 2)), strict=True
        ):
            ring.setPen(pg.mkPen(colour, width=width))
        self._bubble.fill = pg.mkBrush(self.colours.raised)
        self._bubble.border = pg.mkPen(self.colours.edge)
        self._bubble.setColor(self.colours.text)
        self._refresh()

    def sizeHint(self) -> QSize:
        """No more than it must have: what is in the scene now does not bind it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def least(self, width: float) -> float:
        """The height below which it has to be scrolled, in a width; 0 where it fits itself in."""
        return self._figure.least(width) if self._figure else 0.0

    def needed(self) -> float | None:
        """The height that the chart needs at this width, or None if it takes whatever there is."""
        return self._figure.needed(float(self.width())) if self._figure else None

    @Slot()
    def _refresh(self) -> None:
        """Lay everything out anew before the next paint."""
        self._stale = True
        self.viewport().update()

    @Slot()
    def _arrange(self) -> None:
        if not self._stale or self._figure is None:
            return
        self._stale = False
        stage = Stage(
            whole=self._root.rect(),
            letters=self._letters,
            colours=self.colours,
            days=self.days(),
            moving=self._moving,
        )
        self._rest.start() if self._moving else self._rest.stop()
        self._figure.arrange(stage)
        self._spots = None
        if self._figure.days is not None:
            self.plot_changed.emit(self.view_box.geometry())
        self._mark_cursor()
        self._tell()

    def _mark_cursor(self) -> None:
        """The ring around the mark at the cursor, the series lifted, and the bubble."""
        spot = self._spot(self._current)
        for ring in self._rings:
            ring.setVisible(spot is not None)
            if spot is not None:
                ring.setRect(spot.area.adjusted(-2, -2, 2, 2))
        if self._current != self._revealed:
            QTimer.singleShot(0, self, self._reveal)

    def _tell(self) -> None:
        """The bubble at the mark under the pointer, else at the cursor while the keyboard is
        here and the reader brought it here or moved the cursor; its series is lifted, or the one
        whose name is pointed at."""
        key = self._hovered or (self._current if self._asked and self.hasFocus() else None)
        mark, spot = self._mark(key), self._spot(key)
        text = mark.text if mark and spot else ""
        if self._figure is not None:
            self._figure.lift(mark.group if mark and spot else self._lifted)
        if text and spot is not None:
            self._place_bubble(text, spot.area)
        self._bubble.setVisible(bool(text))
        if text != self._text:
            self._text = text
            self.bubble_changed.emit(text)

    def take_back(self) -> str:
        """Take the bubble away until the next step or pointing; see `ui/escape.py`."""
        if not self._text:
            return ""
        self._hovered, self._asked = None, False
        self._tell()
        return tr("Bubble closed")

    def _place_bubble(self, text: str, area: QRectF) -> None:
        """Beside a mark, where it hides the fewest others, never over it."""
        letters, whole = self._letters, self._seen_area()
        width = min(letters.line * _BUBBLE, whole.width() * _BUBBLE_SHARE)
        item = self._bubble.textItem
        item.setFont(letters.font)
        item.document().setDocumentMargin(letters.line * 0.3)
        item.setTextWidth(-1)
        self._bubble.setText(isolated(text), self.colours.text)
        if item.boundingRect().width() > width:
            item.setTextWidth(width)
        self._bubble.updateTextPos()
        size, gap = item.boundingRect(), letters.line * 0.6
        places = [
            QPointF(x, y)
            for x in (area.right() + gap, area.left() - gap - size.width())
            for y in (area.bottom() + gap / 2, area.top() - gap / 2 - size.height())
        ]
        places += [QPointF(whole.right() - size.width(), place.y()) for place in places[:2]]
        boxes = [_within(QRectF(place, size.size()), whole) for place in places]
        hidden = [spot.area for spot in self.spots]
        hidden += self._figure.names() if self._figure else []
        covered = [
            sum(_overlap(box, each) for each in hidden) + 100 * _overlap(box, area) for box in boxes
        ]
        self._bubble.setPos(boxes[covered.index(min(covered))].topLeft())

    def _seen_area(self) -> QRectF:
        """The part of the canvas that is not scrolled away."""
        seen = QRectF(self.visibleRegion().boundingRect())
        return seen if seen.isValid() else QRectF(self._root.rect())

    @Slot()
    def _reveal(self) -> None:
        self._revealed = self._current
        spot = self._spot(self._current)
        if spot is not None:
            self.area_reached.emit(spot.area)

    def _put_cursor(self, mark: ChartMark) -> None:
        self._current = mark.key
        if self.whole_days() is not None and not self._span().holds(mark.day):
            span = self._span().centred(mark.day)
            self.show_days(span.begin, span.end)
        self._refresh()

    def _marks(self) -> tuple[ChartMark, ...]:
        return self._figure.marks if self._figure else ()

    def _mark(self, key: MarkKey | None) -> ChartMark | None:
        return next((mark for mark in self._marks() if mark.key == key), None)

    def _spot(self, key: MarkKey | None) -> Spot | None:
        return self._figure.spot(key) if self._figure and key else None

    def _step(self, across: int, down: int) -> None:
        marks = list(self._marks())
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
        self._hovered, self._asked = None, True
        self._put_cursor(mark)
        self.mark_reached.emit(mark.key.claim, mark.target)
        self._speak(mark.spoken)

    def _speak(self, text: str) -> None:
        speak(self, text)

    def _end(self, last: bool) -> None:
        here = self._mark(self._current)
        row = [mark for mark in self._marks() if here is None or mark.group == here.group]
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

    def _span(self) -> DaySpan:
        first, last = self.days()
        return DaySpan(begin=first, end=last)

    @Slot()
    def _on_range_changed(self) -> None:
        self._stale = True
        self._arrange()
        self.days_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.whole_days() is None or (self.is_scrolled and not zooms):
            event.ignore()
        else:
            with self._movement():
                super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in moves and shift and moves[key][0]:
            with self._movement():
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
        elif key == Qt.Key.Key_B:
            self.step_break(-1 if shift else 1)
        elif key == Qt.Key.Key_S:
            self.speak_series()
        elif key == Qt.Key.Key_O:
            self.speak_chart()
        else:
            event.ignore()
            return
        event.accept()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_bubble"):
            self._choose_letters()

    def _choose_letters(self) -> None:
        """Larger ones where there is room for them; a chart that is scrolled has none."""
        wide, high = _ROOM
        room = min(self.width() / wide, self.height() / (self.needed() or high))
        room = 1.0 if self._scrolled else min(max(room, 1.0), _LARGEST)
        self._letters = Letters(typeface.screen_font(math.floor(room / _LARGER) * _LARGER))
        self._refresh()

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
        with self._movement():
            super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        found = next(iter(self._spots_at(event.position())), None)
        named = self._figure.group_at(event.position()) if self._figure and not found else None
        if (found, named) != (self._hovered, self._lifted):
            self._hovered, self._lifted = found, named
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            )
            self._tell()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        if self._hovered or self._lifted is not None:
            self._hovered = self._lifted = None
            self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._asked = self._asked or event.reason() in _BROUGHT
        if self._figure is not None:
            self.setAccessibleDescription(self._figure.description)
        super().focusInEvent(event)
        self._refresh()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        self._refresh()

    def drawForeground(self, painter: pg.QtGui.QPainter, rect: QRectF) -> None:
        super().drawForeground(painter, rect)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.colours.accent))
            painter.drawRect(self._root.rect().adjusted(0.5, 0.5, -1.5, -1.5))


class Plot(pg.ViewBox):  # type: ignore[misc]
    """A view of days that never zooms upwards, and lets a mark reach over its edge."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=True, y=False)
        self.disableAutoRange()

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(self.rect().adjusted(-_OVER_SIDES, -_OVER_TOP, _OVER_SIDES, _OVER_BASE))
        return path


def _within(box: QRectF, whole: QRectF) -> QRectF:
    """A box moved into another, its upper left corner first."""
    x = max(min(box.left(), whole.right() - box.width()), whole.left())
    y = max(min(box.top(), whole.bottom() - box.height()), whole.top())
    return QRectF(QPointF(x, y), box.size())


def _overlap(box: QRectF, other: QRectF) -> float:
    both = box.intersected(other)
    return float(both.width() * both.height())


def _size(spot: Spot) -> float:
    return float(spot.area.width() * spot.area.height())


def _distance(area: QRectF, place: QPointF) -> float:
    dx = max(area.left() - place.x(), 0.0, place.x() - area.right())
    dy = max(area.top() - place.y(), 0.0, place.y() - area.bottom())
    return float((dx * dx + dy * dy) ** 0.5)
