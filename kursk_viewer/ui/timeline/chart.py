"""The chart of the Timeline: lanes over a date axis, painted by hand so that its cost follows what
is visible."""

from __future__ import annotations

import html
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QToolTip, QWidget

from kursk_viewer.dossier.model import Phase
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.date_axis import (
    PAN_STEP,
    ZOOM_STEP,
    DaySpan,
    DayView,
    day_at,
)
from kursk_viewer.drawing.timeline.data import LEAST_SPAN, TimelineData
from kursk_viewer.drawing.timeline.descriptions import shown_in_words
from kursk_viewer.drawing.timeline.frame import Emphasis, Frame, Sought
from kursk_viewer.drawing.timeline.labels import Labels
from kursk_viewer.drawing.timeline.lanes import (
    LaneBox,
    Lanes,
    RowBudget,
    axis_height,
    heading_width,
)
from kursk_viewer.drawing.timeline.layout import Cluster, LaneLayout
from kursk_viewer.drawing.timeline.marks import MarkPixmaps
from kursk_viewer.drawing.timeline.packing import pack_lane
from kursk_viewer.drawing.timeline.painting import OnScreen, paint_frame
from kursk_viewer.drawing.timeline.tooltips import phase_sentence, tooltip
from kursk_viewer.pages import wording
from kursk_viewer.pages.finding import around
from kursk_viewer.pages.timeline.page import outside_in_words, sentence, spoken_step
from kursk_viewer.pages.timeline.steps import other_lane, stepped
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.speaking import give_chart_role, speak
from kursk_viewer.ui.table.notice import EmptyNotice
from kursk_viewer.ui.timeline.bubble import MarkBubble

_DRAG = 4
_NOTCH = 120.0
_ROOMY = QSizeF(100.0, 53.0)
"""From this size on, in lines of text, all is drawn larger, in steps, up to the most:"""
_STEPS, _MOST_LARGER = 8, 2.0
_LISTED = 40
"""Marks of a cluster that open as a list."""
_BAND_ALPHA = 60
"""How much of what is under the period being chosen shows through, of 255."""


class ChartPlace(Record):
    """What is at a place of the chart: a mark's position, the positions of the marks that a box
    counts, a lane's place, a phase, a day; each left out where there is none."""

    number: int | None = None
    counted: tuple[int, ...] = ()
    lane: int | None = None
    phase: Phase | None = None
    day: int | None = None


class TimelineChart(QAbstractScrollArea):
    """Lanes of marks over time, zoomed and panned by mouse and keys.

    Signals:
        span_changed(float, float): the first and last day in view are now these
        mark_chosen(int, bool): the reader chose the mark at this position; true adds it
        mark_opened(int): the reader asked for the evidence of this mark
        phase_chosen(str): the reader asked for the evidence of the phase of this id
        lanes_changed(): a lane was collapsed or opened
        menu_requested(QPoint, object): the reader asks, at this place of the screen, what can be
            done with what is at a `ChartPlace`
    """

    span_changed = Signal(float, float)
    mark_chosen = Signal(int, bool)
    mark_opened = Signal(int)
    phase_chosen = Signal(str)
    lanes_changed = Signal()
    menu_requested = Signal(QPoint, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        give_chart_role(TimelineChart)
        super().__init__(parent)
        self._data: TimelineData | None = None
        self._labels: Labels | None = None
        self._frame: Frame | None = None
        self._layouts: list[LaneLayout] | None = None
        self._pixmaps = MarkPixmaps()
        self._boxes: list[LaneBox] = []
        self._late = False
        self._budget: RowBudget | None = None
        self._sought: Sought | None = None
        self._span = DaySpan(begin=0.0, end=1.0)
        self._fitted = True
        self._current: int | None = None
        self._selected: frozenset[int] = frozenset()
        self._hovered: int | None = None
        self._phase: int | None = None
        self._band: tuple[float, float] | None = None
        self._pressed: QPointF | None = None
        self._dragged_from: tuple[float, int] | None = None
        self.collapsed: set[str] = set()
        self.setAccessibleName(tr("Timeline chart"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(140)
        self.viewport().setMouseTracking(True)
        self.notice = EmptyNotice(self.viewport(), tr("Show"))
        self.bubble = MarkBubble(self.viewport())
        self.commands = self._commands()

    def set_data(self, data: TimelineData) -> None:
        """Show other data; the span stays if it was chosen and marks are in it."""
        self._data, self._labels = data, Labels(data, self._font())
        self._current, self._selected, self._hovered = None, frozenset(), None
        whole = data.full_span()
        inside = whole[0] < self._span.end and self._span.begin < whole[1]
        if self._fitted or not inside:
            self.fit()
        else:
            self._view(self._span)
        self.data_changed()

    @Slot()
    def data_changed(self) -> None:
        """The choice of what is shown changed."""
        self._budget = None
        self._arrange()
        self._describe()

    def set_selection(self, selected: frozenset[int], current: int | None) -> None:
        """Mark these positions as selected, one of them as the current one."""
        if (selected, current) == (self._selected, self._current):
            return
        before, self._selected, self._current = self._current, selected, current
        self._stale(keep_layouts=True)
        if self._data and current is not None and current != before and self.hasFocus():
            marks = self._data.page.marks
            lane = before is None or marks[before].lane != marks[current].lane
            speak(self, spoken_step(self._data.page, marks[current], lane=lane))
        elif not self.hasFocus():
            self._describe()

    def reveal(self, number: int) -> None:
        """Bring a mark into view, in time and in height, zooming out only where it must."""
        data = self._data
        if data is None or not data.is_placed(number):
            return
        if self._late:
            self._arrange(unseen=True)
        first, last = data.firsts[number], data.lasts[number] + 1
        span = self._span
        if last - first > span.length:
            if last <= span.begin or first >= span.end:
                self.set_span(*data.padded(first, last))
        elif first < span.begin or last > span.end:
            self._view(span.centred((first + last) / 2))
        box = self._boxes[data.lane_of[number]]
        scroll, room = self.verticalScrollBar(), self._lanes_height()
        if box.top < scroll.value():
            scroll.setValue(int(box.top))
        elif box.top + box.height > scroll.value() + room:
            scroll.setValue(int(box.top + box.height - room))

    def mark_days(self, days: Sought | None) -> None:
        """Mark the days that the reader went to, or none."""
        if days != self._sought:
            self._sought = days
            self._stale(keep_layouts=True)

    def span(self) -> tuple[float, float]:
        """The first and last day in view."""
        return self._span.begin, self._span.end

    @property
    def current(self) -> int | None:
        """The position of the current mark."""
        return self._current

    @property
    def fitted(self) -> bool:
        """Whether the view holds everything because the reader has not chosen another."""
        return self._fitted

    def set_span(self, begin: float, end: float) -> None:
        """View these days, kept within what there is."""
        self._view(DaySpan(begin=begin, end=end))

    def _view(self, span: DaySpan) -> None:
        self.bubble.hide()
        if self._data is None:
            return
        low, high = self._data.full_span()
        whole = DaySpan(begin=low, end=high)
        span = span.within(whole, LEAST_SPAN)
        self._fitted = span.length >= whole.length * 0.9999
        if span != self._span:
            self._span = span
            self._stale()
            self.span_changed.emit(span.begin, span.end)

    def zoom(self, factor: float, about: float | None = None) -> None:
        """Show `factor` times as many days, holding one day where it is: the current mark's, or
        the middle's, unless told."""
        span = self._span
        if about is None:
            about = span.middle
            if self._data and self._current is not None and self._data.is_placed(self._current):
                day = self._data.firsts[self._current] + 0.5
                about = day if span.holds(day) else about
        self._view(span.zoomed(max(factor, LEAST_SPAN / span.length), about))

    def pan(self, share: float) -> None:
        """Move by a share of the view."""
        self._view(self._span.panned(share))

    @Slot()
    def fit(self) -> None:
        """View everything."""
        if self._data:
            self.set_span(*self._data.full_span())

    def toggle_lane(self, lane: int) -> None:
        """Collapse or open a lane."""
        if self._data is None:
            return
        self.collapsed ^= {self._data.page.lanes[lane].id}
        self._arrange()
        self.lanes_changed.emit()

    def frame_now(self) -> Frame | None:
        """What the next paint shows."""
        if self._late:
            self._arrange(unseen=True)
        if self._frame is None and self._data and self._labels:
            heading = self._heading()
            begin, end = self.span()
            view = DayView(begin=begin, end=end, width=self._plot_width(), left=heading)
            emphasis = Emphasis(
                current=self._current,
                selected=self._selected,
                hovered=self._hovered,
                sought=self._sought,
            )
            self._frame = Frame(
                self._data, self._labels, view, self._boxes, emphasis, self._layouts
            )
            self._layouts = self._frame.layouts
        return self._frame

    def tooltip_at(self, position: QPointF) -> str:
        """The tooltip at a place of the viewport, escaped; empty where there is nothing."""
        frame = self.frame_now()
        if frame is None:
            return ""
        x, y = self._in_plot(position)
        above = position.y() / self.enlargement() - self._axis_height()
        text = tooltip(frame, x, above if above < 0 else y)
        return f"<qt>{html.escape(text)}</qt>" if text else ""

    def place_at(self, position: QPointF) -> ChartPlace:
        """What is at a place of the viewport."""
        frame = self.frame_now()
        if frame is None:
            return ChartPlace()
        x, y = self._in_plot(position)
        day = None
        if x >= 0:
            day = day_at(frame.view.day(x))
        down = position.y() / self.enlargement()
        if down < self._axis_height():
            over = frame.phase_at(x, down) if x >= 0 else None
            return ChartPlace(day=day, phase=over.phase if over else None)
        lane = frame.lane_at(y)
        number = frame.mark_at(x, y) if x >= 0 else None
        cluster = frame.cluster_at(x, y) if x >= 0 and number is None else None
        counted: list[int] = []
        if cluster is not None and lane is not None:
            counted = frame.in_cluster(cluster, frame.data.lanes[lane], frame.layouts[lane])
        return ChartPlace(number=number, counted=tuple(counted), lane=lane, day=day)

    def _commands(self) -> list[QAction]:
        wanted: tuple[tuple[str, str | tuple[str, ...], Callable[[], object]], ...] = (
            (tr("Next event"), "Right", lambda: self._step(1)),
            (tr("Previous event"), "Left", lambda: self._step(-1)),
            (tr("Next event of the lane"), "Alt+Right", lambda: self._step_in_lane(1)),
            (tr("Previous event of the lane"), "Alt+Left", lambda: self._step_in_lane(-1)),
            (tr("To the lane below"), "Down", lambda: self._step_lane(1)),
            (tr("To the lane above"), "Up", lambda: self._step_lane(-1)),
            (tr("First event"), "Home", lambda: self._go_to(next(iter(self._numbers()), None))),
            (tr("Last event"), "End", lambda: self._go_to(next(reversed(self._numbers()), None))),
            (tr("Open the evidence"), ("Return", "Enter"), self._open),
            (tr("Collapse or open the lane"), "Space", self._toggle_current),
            (tr("Evidence of the next phase"), "P", lambda: self._step_phase(1)),
            (tr("Evidence of the phase before"), "Shift+P", lambda: self._step_phase(-1)),
            (tr("To what contradicts it"), "D", self._step_half),
            (tr("Pan to later"), "Shift+Right", lambda: self._pan_by_key(PAN_STEP)),
            (tr("Pan to earlier"), "Shift+Left", lambda: self._pan_by_key(-PAN_STEP)),
        )
        here = Qt.ShortcutContext.WidgetShortcut
        return [action(self, text, slot, keys=keys, context=here) for text, keys, slot in wanted]

    def _numbers(self) -> list[int]:
        return self._data.shown.numbers if self._data else []

    def _choose(self, number: int | None, extend: bool = False) -> None:
        if number is not None:
            if number == self._current and self._data and self.hasFocus():
                speak(self, spoken_step(self._data.page, self._data.page.marks[number]))
            self.mark_chosen.emit(number, extend)
            self.reveal(number)

    def _go_to(self, number: int | None) -> None:
        """Choose a mark by a key, and say what it is in a bubble at it."""
        self._choose(number)
        if self._data and number is not None:
            self._show_bubble(sentence(self._data.page, self._data.page.marks[number]))

    def _tell(self, text: str) -> None:
        """Say something of the current mark, to those who listen and to those who look."""
        speak(self, text)
        self._show_bubble(text)

    def _show_bubble(self, text: str) -> None:
        """Show a text at the current mark, unless it is read aloud."""
        frame = self.frame_now()
        area = frame.place_of(self._current) if frame and self._current is not None else None
        if frame is None or area is None or not self.isVisible() or QAccessible.isActive():
            return
        area.translate(frame.heading, frame.axis_height - self.verticalScrollBar().value())
        larger = QTransform.fromScale(self.enlargement(), self.enlargement())
        self.bubble.tell(text, larger.mapRect(area).toRect(), self.viewport().rect())

    def _step(self, by: int) -> None:
        self._go_to(stepped(self._numbers(), self._current, by))

    def _step_in_lane(self, by: int) -> None:
        if self._data and self._current is not None:
            lane = self._data.lanes[self._data.lane_of[self._current]]
            self._go_to(stepped(lane.numbers, self._current, by))

    def _step_lane(self, by: int) -> None:
        data = self._data
        if data is None:
            return
        if self._current is None or not data.is_placed(self._current):
            self._step(by)
            return
        lanes = [lane.numbers for lane in data.lanes]
        day = data.firsts[self._current]
        found = other_lane(lanes, data.lane_of[self._current], by, data.firsts, day)
        if found is None:
            self._tell(tr("No event in a lane below") if by > 0 else tr("No event in a lane above"))
        else:
            self._go_to(found)

    def _step_half(self) -> None:
        """Choose the next of the marks that contradict each other, round and round."""
        data = self._data
        if data is None or self._current is None:
            return
        found = [one for one in data.page.disagreements if self._current in one.numbers]
        if any(len(one.numbers) > 1 for one in found):
            self._go_to(around(found[0].numbers, self._current, 1))
        elif found:
            self._tell(outside_in_words(data.page, found[0].outside, most=1))
        else:
            told = tr("No record of this file contradicts it")
            if data.page.dossier.core_only:
                told = tr("Nothing in the core report contradicts it")
            self._tell(told)

    def _pan_by_key(self, share: float) -> None:
        self.pan(share)
        self.tell_span()

    def zoom_by_key(self, factor: float) -> None:
        """The same as `zoom`, and say what is in view."""
        self.zoom(factor)
        self.tell_span()

    def _step_phase(self, by: int) -> None:
        """Choose a phase: round and round, from the one chosen last."""
        if not self._data or not self._data.page.phases:
            return
        phases = self._data.page.phases
        self._phase = 0 if self._phase is None and by > 0 else ((self._phase or 0) + by)
        self._phase %= len(phases)
        phase = phases[self._phase]
        self.phase_chosen.emit(phase.id)
        speak(self, phase_sentence(self._data.page.dossier, phase))

    @Slot()
    def _open(self) -> None:
        if self._current is not None:
            self.mark_opened.emit(self._current)

    @Slot()
    def _toggle_current(self) -> None:
        if self._data and self._current is not None:
            place = self._data.lane_of[self._current]
            self.toggle_lane(place)
            lane = self._data.page.lanes[place]
            form = tr("{lane}: collapsed") if lane.id in self.collapsed else tr("{lane}: open")
            speak(self, form.format(lane=lane.label))

    def _stale(self, *, keep_layouts: bool = False) -> None:
        self._frame = None
        if not keep_layouts:
            self._layouts = None
        self.viewport().update()

    def _font(self) -> QFont:
        return typeface.screen_font(0.9)

    def enlargement(self) -> float:
        """How many pixels of the screen a pixel of the chart takes: more where there is room."""
        line = self._labels.metrics.height() if self._labels else 1.0
        by = min(self.width() / _ROOMY.width(), self.height() / _ROOMY.height()) / line
        return min(max(1.0, int(by * _STEPS) / _STEPS), _MOST_LARGER)

    def plot_left(self) -> float:
        """Where the days begin at the left, in pixels of the screen."""
        return self._heading() * self.enlargement()

    def _heading(self) -> float:
        return heading_width(self.width() / self.enlargement())

    def _plot_width(self) -> float:
        return max(40.0, self.viewport().width() / self.enlargement() - self._heading())

    def _lanes_height(self) -> float:
        return self.viewport().height() / self.enlargement() - self._axis_height()

    def _axis_height(self) -> float:
        if self._data is None or self._labels is None:
            return 0.0
        return axis_height(self._data.page, self._labels.metrics)

    def _arrange(self, *, unseen: bool = False) -> None:
        """Give the lanes their places; not before the chart is seen, unless told."""
        self.bubble.hide()
        if self._data is None or self._labels is None:
            return
        self._late = not (self.isVisible() or unseen)
        if self._late:
            return
        room, heading = self._lanes_height(), self._heading()
        width = self._plot_width()
        if self._budget is None or self._budget.view.width != width:
            begin, end = self._data.full_span()
            self._budget = RowBudget(self._data, DayView(begin=begin, end=end, width=width))
        lanes = Lanes(self._data, self.collapsed, self._labels, heading, self._budget)
        self._boxes = lanes.arranged(room, scrolls=True)
        total = self._boxes[-1].top + self._boxes[-1].height if self._boxes else 0.0
        self.verticalScrollBar().setRange(0, max(0, int(total - room + 0.5)))
        self.verticalScrollBar().setPageStep(max(1, int(room)))
        self.verticalScrollBar().setSingleStep(20)
        self._stale()

    def _describe(self) -> None:
        """Tell whoever arrives here what there is."""
        if self._data is None:
            return
        told = shown_in_words(self._data, *self.span(), self.collapsed)
        if self._current is not None:
            mark = spoken_step(self._data.page, self._data.page.marks[self._current])
            told = tr("{shown} Selected: {mark}").format(shown=told, mark=mark)
        self.setAccessibleDescription(told)

    def tell_span(self) -> None:
        """Say which days the keys brought into view, and how much happened in them."""
        if self._data is not None and self.hasFocus():
            first, last = map(wording.day, self._data.days_in(*self.span()))
            count = self._data.in_view(*self.span())
            form = ntr("{begin} to {end}: {n} in view", "{begin} to {end}: {n} in view", count)
            speak(self, form.format(begin=first, end=last, n=wording.number(count)))

    def _in_plot(self, position: QPointF) -> tuple[float, float]:
        x, y = position.x() / self.enlargement(), position.y() / self.enlargement()
        return x - self._heading(), y - self._axis_height() + self.verticalScrollBar().value()

    def _clicked(self, position: QPointF, extend: bool) -> None:
        frame = self.frame_now()
        if frame is None:
            return
        x, y = self._in_plot(position)
        down = position.y() / self.enlargement()
        if down < self._axis_height():
            phase = frame.phase_at(x, down) if x >= 0 else None
            if phase is not None:
                self.phase_chosen.emit(phase.phase.id)
            return
        if x < 0:
            lane = frame.lane_at(y)
            if lane is not None:
                self.toggle_lane(lane)
            return
        number = frame.mark_at(x, y)
        if number is not None:
            self._choose(number, extend)
            self.mark_opened.emit(number)
            return
        cluster = frame.cluster_at(x, y)
        if cluster is None:
            return
        if cluster.end - cluster.begin > 1:
            air = (cluster.end - cluster.begin) * 0.1
            self.set_span(cluster.begin - air, cluster.end + air)
        elif self._can_be_drawn(cluster, frame):
            middle = (cluster.begin + cluster.end) / 2
            self.set_span(middle - LEAST_SPAN / 2, middle + LEAST_SPAN / 2)
        else:
            where = self.viewport().mapToGlobal(position.toPoint())
            self._menu_of(cluster, frame).popup(where)

    def _can_be_drawn(self, cluster: Cluster, frame: Frame) -> bool:
        """Whether the narrowest view draws the marks of a cluster of one day one by one."""
        lane = frame.data.lane_of[cluster.first_number]
        middle = (cluster.begin + cluster.end) / 2
        begin, width = middle - LEAST_SPAN / 2, frame.view.width
        near = DayView(begin=begin, end=begin + LEAST_SPAN, width=width)
        data, marks = frame.data, frame.data.lanes[lane]
        rows = frame.boxes[lane].rows
        layout = pack_lane(marks, data.firsts, data.lasts, near, rows, data.tied)
        return layout.cluster_of(cluster.first_number, data.firsts[cluster.first_number]) is None

    def _menu_of(self, cluster: Cluster, frame: Frame) -> QMenu:
        """The marks of a cluster, each to be chosen; those beyond some are only counted."""
        lane = frame.data.lane_of[cluster.first_number]
        members = frame.in_cluster(cluster, frame.data.lanes[lane], frame.layouts[lane])
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for number in members[:_LISTED]:
            mark = frame.data.page.marks[number]
            text = f"{mark.when}: {mark.title}".replace("&", "&&")
            action(menu, text, partial(self._choose_and_open, number))
        more = len(members) - _LISTED
        if more > 0:
            rest = action(menu, tr("and {n} more, in the list").format(n=wording.number(more)))
            rest.setEnabled(False)
        return menu

    def _choose_and_open(self, number: int) -> None:
        self._choose(number)
        self.mark_opened.emit(number)

    def _hover(self, number: int | None) -> None:
        """Draw what a mark contradicts while the pointer is on it."""
        if number == self._hovered:
            return
        tied = self._data.tied if self._data else ()
        redrawn = number in tied or self._hovered in tied
        self._hovered = number
        if redrawn:
            self._stale(keep_layouts=True)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(QPointF(event.pos())))
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        frame = self.frame_now()
        if frame is None:
            return
        painter = QPainter(self.viewport())
        scroll = float(self.verticalScrollBar().value())
        larger = self.enlargement()
        painter.scale(larger, larger)
        size = (self.viewport().width() / larger, self.viewport().height() / larger)
        screen = OnScreen(pixmaps=self._pixmaps, scroll=scroll, focus=self.hasFocus())
        paint_frame(painter, frame, style.tokens(), size, screen)
        if self._band is not None:
            tint = self.palette().accent().color()
            painter.setPen(tint)
            tint.setAlpha(_BAND_ALPHA)
            painter.setBrush(tint)
            left = frame.heading + min(self._band)
            painter.drawRect(QRectF(left, 0, abs(self._band[1] - self._band[0]), size[1] - 1))
        painter.resetTransform()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(self.palette().accent().color())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._data and self._labels and self._labels.font != self._font():
            self._labels = Labels(self._data, self._font())
        self._arrange()
        self.notice.place(self.viewport().rect())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._late:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._data:
            self._labels = Labels(self._data, self._font())
            self._arrange()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._describe()
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.bubble.hide()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.bubble.hide()
        across, down = event.angleDelta().x(), event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or abs(across) > abs(down):
            self.pan(-(across or down) / _NOTCH * 0.1)
        elif (
            down
            and self.verticalScrollBar().maximum()
            and not (event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        ):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - round(down / _NOTCH * 3 * bar.singleStep()))
        elif down:
            frame = self.frame_now()
            x = max(0.0, self._in_plot(event.position())[0])
            self.zoom(ZOOM_STEP ** (down / _NOTCH), frame.view.day(x) if frame else None)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.bubble.hide()
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged_from = None
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                x = self._in_plot(event.position())[0]
                self._stretch_band(x, x)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        frame = self.frame_now()
        if frame is None:
            return
        if self._pressed is None:
            x, y = self._in_plot(event.position())
            number = frame.mark_at(x, y) if x >= 0 and event.position().y() > 0 else None
            self._hover(number)
            down = event.position().y() / self.enlargement()
            phase = frame.phase_at(x, down) if x >= 0 else None
            over = phase is not None or (
                y >= 0 and (x < 0 or number is not None or frame.cluster_at(x, y))
            )
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        if self._band is not None:
            self._stretch_band(self._band[0], self._in_plot(event.position())[0])
            return
        moved = event.position() - self._pressed
        if self._dragged_from is None and moved.manhattanLength() >= _DRAG:
            self._dragged_from = (self._span.begin, self.verticalScrollBar().value())
        if self._dragged_from is not None:
            moved /= self.enlargement()
            begin = self._dragged_from[0] - moved.x() / frame.view.scale
            self.verticalScrollBar().setValue(int(self._dragged_from[1] - moved.y()))
            self.set_span(begin, begin + self._span.length)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        band, frame = self._band, self.frame_now()
        if band is not None and frame is not None and abs(band[1] - band[0]) >= _DRAG:
            self.set_span(frame.view.day(min(band)), frame.view.day(max(band)))
        elif self._pressed is not None and self._dragged_from is None:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._clicked(event.position(), extend)
        self._drop_band()
        self._pressed = self._dragged_from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._band is not None:
            self._drop_band()
            self._pressed = None
        else:
            super().keyPressEvent(event)

    def _stretch_band(self, begin: float, end: float) -> None:
        """Show the period that is being chosen, within the plot."""
        width = self._plot_width()
        self._band = min(max(begin, 0.0), width), min(max(end, 0.0), width)
        self.viewport().update()

    def _drop_band(self) -> None:
        if self._band is not None:
            self._band = None
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = ChartPlace(number=self._current)
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            place = self.place_at(QPointF(event.pos()))
            self._choose(place.number)
        self.menu_requested.emit(event.globalPos(), place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        frame = self.frame_now()
        number = frame.mark_at(*self._in_plot(event.position())) if frame else None
        if number is not None:
            self.mark_opened.emit(number)
