"""One picture of the timeline: where lanes, marks, labels and counts are for one view and size,
and the painting of it. The chart builds a frame when something changed and paints it until then."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline import side_label
from kursk_viewer.pages.timeline_data import TimelineData
from kursk_viewer.pages.timeline_labels import put_labels
from kursk_viewer.pages.timeline_layout import (
    DOT,
    Body,
    Count,
    LaneData,
    LaneLayout,
    View,
    extent,
    place,
    share_rows,
)
from kursk_viewer.pages.timeline_ticks import Axis, Tick, axis
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr
from kursk_viewer.ui import theme, timeline_paint
from kursk_viewer.ui.theme import SPACE, Tokens

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class LaneBox(Record):
    """A lane's place in the chart, in pixels from the first lane's top."""

    top: float
    height: float
    rows: int
    row_height: float
    collapsed: bool

    def middle(self, row: int) -> float:
        """Where a row's marks are centred."""
        spare = self.height - self.rows * self.row_height
        return self.top + spare / 2 + (row + 0.5) * self.row_height


class Labels:
    """The texts of labels and their widths, measured once each, and painted dots."""

    def __init__(self, data: TimelineData) -> None:
        self._marks = data.page.marks
        self._widths: dict[int, tuple[float, float]] = {}
        self._numbers: dict[int, tuple[str, float]] = {}
        self.dots = timeline_paint.Dots()
        self.metrics = QFontMetricsF(theme.font(0.95))

    def text(self, number: int) -> tuple[str, str]:
        """The title and the side that speaks."""
        mark = self._marks[number]
        sides = ", ".join(side_label(side) for side in mark.sides)
        return mark.title, f" · {sides}"

    def number(self, count: int) -> tuple[str, float]:
        """A count and its width."""
        if count not in self._numbers:
            text = wording.number(count)
            self._numbers[count] = (text, self.metrics.horizontalAdvance(text))
        return self._numbers[count]

    def widths(self, number: int) -> tuple[float, float]:
        """The room that both take, and the title alone."""
        widths = self._widths.get(number)
        if widths is None:
            title, side = self.text(number)
            advance = self.metrics.horizontalAdvance
            widths = (advance(title + side) + 3.0, advance(title) + 3.0)
            self._widths[number] = widths
        return widths


def heading_width(width: float) -> float:
    """The column at the left that names the lanes."""
    return float(round(min(150.0, max(96.0, width * 0.2))))


def arrange(data: TimelineData, collapsed: set[str], height: float) -> list[LaneBox]:
    """Lanes from top to bottom that fill the height, or exceed it where that is too little."""
    line = QFontMetricsF(theme.font(0.95)).height()
    row, pad, closed = round(line + 7), 6.0, round(line + 8)
    lanes = data.page.lanes
    opened = [place for place, lane in enumerate(lanes) if lane.id not in collapsed]
    free = height - closed * (len(lanes) - len(opened)) - pad * len(opened)
    rows = share_rows([len(lanes[place].numbers) for place in opened], int(free // row))
    spare = (free - sum(rows) * row) / max(1, len(opened))
    rows_of = dict(zip(opened, rows, strict=True))
    boxes, top = [], 0.0
    for number in range(len(lanes)):
        open_rows = rows_of.get(number)
        tall = open_rows * row + pad + max(0.0, spare) if open_rows else closed
        box = LaneBox(
            top=top,
            height=float(round(tall)),
            rows=open_rows or 1,
            row_height=float(row),
            collapsed=open_rows is None,
        )
        boxes.append(box)
        top += box.height
    return boxes


class Frame:
    """Everything that one paint shows. `layouts` belong to `boxes`, lane by lane; `plot` is where
    marks may stand, `scroll` how far the lanes are scrolled down."""

    def __init__(
        self,
        data: TimelineData,
        labels: Labels,
        view: View,
        boxes: list[LaneBox],
        heading: float,
        current: int | None,
        selected: frozenset[int],
    ) -> None:
        self.data, self.view, self.boxes, self.heading = data, view, boxes, heading
        self.current, self.selected, self._labels = current, selected, labels
        self.line = labels.metrics.height()
        self.axis_height = axis_height()
        shown = current is not None and bool(data.shown.mask[current])
        lane_of_current = data.lane_of[current] if current is not None and shown else None
        self.layouts = []
        for number, (box, lane) in enumerate(zip(boxes, data.lanes, strict=True)):
            pinned = current if number == lane_of_current else None
            self.layouts.append(self._layout(box, lane, pinned))

    def _layout(self, box: LaneBox, lane: LaneData, pinned: int | None) -> LaneLayout:
        data, view = self.data, self.view
        if box.collapsed:
            if pinned is None:
                return LaneLayout()
            left, right = extent(view, data.firsts[pinned], data.lasts[pinned])
            return LaneLayout(bodies=(Body(pinned, left, right, 0),))
        layout = place(lane, data.firsts, data.lasts, view, box.rows)
        if pinned is not None and all(body.number != pinned for body in layout.bodies):
            room = self._labels.widths(pinned)[1]
            layout = place(lane, data.firsts, data.lasts, view, box.rows, pinned, room)
        preferred = () if pinned is None else (pinned,)
        put_labels(layout, view.width - 2, box.rows, self._labels.widths, preferred)
        return layout

    def box_of(self, body: Body, box: LaneBox) -> QRectF:
        """A mark's box, in the coordinates of the lanes."""
        high = DOT if self.is_dot(body) else self.line + 4
        return QRectF(body.left, box.middle(body.row) - high / 2, body.right - body.left, high)

    def is_dot(self, body: Body) -> bool:
        """Whether the mark stands for a single day."""
        return self.data.firsts[body.number] == self.data.lasts[body.number]

    def mark_at(self, x: float, y: float) -> int | None:
        """The position of the mark whose body or label is there."""
        for box, layout in zip(self.boxes, self.layouts, strict=True):
            if not box.top <= y < box.top + box.height:
                continue
            for body in layout.bodies:
                if abs(y - box.middle(body.row)) > box.row_height / 2:
                    continue
                on_label = body.label_width and 0 <= x - body.label_x <= body.label_width
                if on_label or body.left - 2 <= x <= body.right + 2:
                    return body.number
        return None

    def count_at(self, x: float, y: float) -> Count | None:
        """The count that is there."""
        for box, layout in zip(self.boxes, self.layouts, strict=True):
            for count in layout.counts:
                if count.left <= x <= count.right and self._count_box(count, box).contains(x, y):
                    return count
        return None

    def lane_at(self, y: float) -> int | None:
        """The lane at a height."""
        for number, box in enumerate(self.boxes):
            if box.top <= y < box.top + box.height:
                return number
        return None

    def _count_box(self, count: Count, box: LaneBox) -> QRectF:
        left, right = max(count.left, 0.0), min(count.right, self.view.width)
        top = box.middle(0) - box.row_height / 2 + 2
        return QRectF(left, top, right - left, count.rows * box.row_height - 4)

    def paint(
        self, painter: QPainter, width: float, height: float, scroll: float, focus: bool
    ) -> None:
        """Paint all of it over `width` x `height`; the lanes scrolled by `scroll`."""
        scheme = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, width, height), QColor(scheme.base))
        painter.setFont(theme.font(0.95))
        painter.save()
        painter.setClipRect(QRectF(0, self.axis_height, width, height - self.axis_height))
        painter.translate(0, self.axis_height - scroll)
        self._paint_grounds(painter, width, scheme)
        painter.translate(self.heading, 0)
        painter.setClipRect(QRectF(0, scroll, self.view.width, height - self.axis_height))
        self._paint_grid(painter, scheme)
        self._paint_ties(painter, scheme)
        for number, (box, layout) in enumerate(zip(self.boxes, self.layouts, strict=True)):
            if box.top + box.height >= scroll and box.top <= scroll + height:
                if box.collapsed:
                    self._paint_density(painter, number, box, scheme)
                self._paint_lane(painter, box, layout, scheme, focus)
        painter.restore()
        self._paint_axis(painter, width, scheme)

    def _paint_grounds(self, painter: QPainter, width: float, scheme: Tokens) -> None:
        for number, (box, lane) in enumerate(zip(self.boxes, self.data.page.lanes, strict=True)):
            bottom = box.top + box.height
            painter.fillRect(QRectF(0, box.top, self.heading, box.height), QColor(scheme.window))
            painter.setPen(QPen(QColor(scheme.hairline), 1))
            painter.drawLine(QPointF(0, bottom), QPointF(width, bottom))
            self._paint_triangle(painter, box, scheme)
            running = self.layouts[number].running
            room = QRectF(20, box.top + 3, self.heading - 24, box.height - 6)
            flags = _LEFT | int(Qt.TextFlag.TextWordWrap)
            painter.setPen(QColor(scheme.text))
            if box.collapsed:
                text = self._labels.metrics.elidedText(
                    lane.label, Qt.TextElideMode.ElideRight, room.width()
                )
                painter.drawText(room, _LEFT, text)
                continue
            note = ""
            if running:
                many = wording.number(running)
                note = "\n" + ntr("+ {n} running", "+ {n} running", running).format(n=many)
            painter.drawText(room, flags, lane.label + note)

    def _paint_triangle(self, painter: QPainter, box: LaneBox, scheme: Tokens) -> None:
        x, y = 10.0, box.top + box.height / 2
        if box.collapsed:
            points = [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
        else:
            points = [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.muted))
        painter.drawPolygon(points)

    def _paint_grid(self, painter: QPainter, scheme: Tokens) -> None:
        bottom = self.boxes[-1].top + self.boxes[-1].height if self.boxes else 0.0
        painter.setPen(QPen(QColor(scheme.raised), 1))
        for tick in self._axis().minor:
            x = round(self.view.x(tick.day)) + 0.5
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
        core = self._core_x()
        if core is not None:
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawLine(QPointF(core, 0), QPointF(core, bottom))

    def _axis(self) -> Axis:
        room = self._labels.metrics.horizontalAdvance("Mmm") + 10
        return axis(self.view.begin, self.view.end, self.view.width, room)

    def _core_x(self) -> float | None:
        day = self.data.page.core_day
        if day is None or not self.view.begin <= day + 0.5 <= self.view.end:
            return None
        return round(self.view.x(day + 0.5)) + 0.5

    def _paint_ties(self, painter: QPainter, scheme: Tokens) -> None:
        if not self.data.ties:
            return
        drawn = {
            body.number: self.box_of(body, box)
            for box, layout in zip(self.boxes, self.layouts, strict=True)
            for body in layout.bodies
        }
        for number, others in self.data.ties.items():
            for other in others:
                if number in drawn and other in drawn:
                    one, two = drawn[number], drawn[other]
                    towards = min(max(two.center().x(), one.left()), one.right())
                    back = min(max(one.center().x(), two.left()), two.right())
                    timeline_paint.draw_tie(
                        painter,
                        QPointF(towards, one.center().y()),
                        QPointF(back, two.center().y()),
                        scheme,
                        strong=bool(self.selected & {number, other}),
                    )

    def _paint_density(self, painter: QPainter, number: int, box: LaneBox, scheme: Tokens) -> None:
        starts, view = self.data.lanes[number].starts, self.view
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(scheme.bar_part))
        low = bisect_left(starts, view.begin)
        for left in range(0, int(view.width), 4):
            high = bisect_left(starts, view.day(left + 4.0), low)
            if high > low:
                tall = min(box.height - 8, 4.0 + (high - low) * 2)
                bottom = box.top + box.height - 4
                painter.drawRect(QRectF(left, bottom - tall, 3, tall))
            low = high

    def _paint_lane(
        self, painter: QPainter, box: LaneBox, layout: LaneLayout, scheme: Tokens, focus: bool
    ) -> None:
        self._paint_counts(painter, box, layout, scheme)
        for body in layout.bodies:
            mark = self.data.page.marks[body.number]
            shape = self.box_of(body, box)
            if body.number in self.selected:
                current = body.number == self.current
                frame = self._framed(body, shape)
                timeline_paint.draw_focus(painter, frame, scheme, strong=current and focus)
            if self.is_dot(body):
                self._labels.dots.draw(painter, shape, mark, scheme)
            else:
                timeline_paint.draw_mark(painter, shape, mark, scheme, dot=False)
        for body in layout.bodies:
            if body.label_width:
                self._paint_label(painter, body, box, scheme)

    def _framed(self, body: Body, shape: QRectF) -> QRectF:
        frame = QRectF(shape)
        if body.label_width and not body.inside:
            frame.setLeft(min(frame.left(), body.label_x))
            frame.setRight(max(frame.right(), body.label_x + body.label_width - 3))
        frame = frame.adjusted(-3, -2, 3, 2)
        frame.setLeft(max(frame.left(), 1.0))
        frame.setRight(min(frame.right(), self.view.width - 1))
        return frame

    def _paint_counts(
        self, painter: QPainter, box: LaneBox, layout: LaneLayout, scheme: Tokens
    ) -> None:
        if not layout.counts:
            return
        rooms = [self._count_box(count, box) for count in layout.counts]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(scheme.bar), 1.0))
        painter.setBrush(QColor(scheme.raised))
        painter.drawRects(rooms)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(scheme.text))
        drop = self._labels.metrics.ascent() - self.line / 2
        for count, room in zip(layout.counts, rooms, strict=True):
            text, wide = self._labels.number(count.count)
            if wide + 4 <= room.width():
                middle = room.center()
                painter.drawText(QPointF(middle.x() - wide / 2, middle.y() + drop), text)

    def _paint_label(self, painter: QPainter, body: Body, box: LaneBox, scheme: Tokens) -> None:
        title, side = self._labels.text(body.number)
        metrics = self._labels.metrics
        room = QRectF(
            body.label_x, box.middle(body.row) - self.line / 2, body.label_width, self.line
        )
        if not body.inside:
            chosen = body.number in self.selected
            painter.fillRect(room, QColor(scheme.selection if chosen else scheme.base))
        whole, width = self._labels.widths(body.number)
        painter.setPen(QColor(scheme.text))
        if width > body.label_width:
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, body.label_width)
        painter.drawText(QPointF(room.left(), room.top() + metrics.ascent()), title)
        if whole <= body.label_width:
            painter.setPen(QColor(scheme.muted))
            painter.drawText(QPointF(room.left() + width - 3, room.top() + metrics.ascent()), side)

    def _paint_axis(self, painter: QPainter, width: float, scheme: Tokens) -> None:
        painter.fillRect(QRectF(0, 0, width, self.axis_height), QColor(scheme.window))
        painter.setPen(QPen(QColor(scheme.hairline), 1))
        painter.drawLine(QPointF(0, self.axis_height), QPointF(width, self.axis_height))
        painter.save()
        painter.setClipRect(QRectF(self.heading, 0, self.view.width, self.axis_height))
        painter.translate(self.heading, 0)
        ticks = self._axis()
        self._paint_ticks(painter, ticks.major, 0.0, QColor(scheme.text), sticky=True)
        self._paint_ticks(painter, ticks.minor, self.line, QColor(scheme.muted), sticky=False)
        core = self._core_x()
        if core is not None:
            text = self.data.page.core_label
            wide = self._labels.metrics.horizontalAdvance(text) + 2
            left = core + SPACE if core + SPACE + wide < self.view.width else core - SPACE - wide
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawLine(QPointF(core, 2 * self.line + 2), QPointF(core, self.axis_height))
            if left >= 0:
                baseline = 2 * self.line + 1 + self._labels.metrics.ascent()
                painter.drawText(QPointF(left, baseline), text)
        painter.restore()

    def _paint_ticks(
        self, painter: QPainter, ticks: tuple[Tick, ...], top: float, ink: QColor, *, sticky: bool
    ) -> None:
        metrics = self._labels.metrics
        for number, tick in enumerate(ticks):
            x = self.view.x(tick.day)
            wide = metrics.horizontalAdvance(tick.label)
            end = self.view.x(ticks[number + 1].day) if number + 1 < len(ticks) else self.view.width
            left = max(x, 0.0) if sticky else x
            if left < 0 or left + SPACE + wide > min(end, self.view.width):
                continue
            if x >= 0:
                painter.setPen(QPen(QColor(theme.tokens().hairline), 1))
                line = round(x) + 0.5
                painter.drawLine(QPointF(line, top + 2), QPointF(line, 2 * self.line + 2))
            painter.setPen(ink)
            painter.drawText(QPointF(left + SPACE, top + 1 + metrics.ascent()), tick.label)


def axis_height() -> float:
    """The band at the top: two lines of ticks and one for the core report's day."""
    return float(round(3 * QFontMetricsF(theme.font(0.95)).height() + 4))
