"""One picture of the timeline: where lanes, marks, labels and counts are for one view and size.

All measures are pixels of 1/96 inch; whoever wants more of them scales the painter.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

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
from kursk_viewer.pages.timeline_ticks import Axis, axis
from kursk_viewer.record import Record

_PAD = 6.0
_BEYOND = 16.0


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
    """The texts of labels and their widths in a font, measured once each."""

    def __init__(self, data: TimelineData, font: QFont) -> None:
        self._marks = data.page.marks
        self._widths: dict[int, tuple[float, float]] = {}
        self._numbers: dict[int, tuple[str, float]] = {}
        self.font = font
        self.metrics = QFontMetricsF(font)

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


def arrange(
    data: TimelineData, collapsed: set[str], height: float, metrics: QFontMetricsF
) -> list[LaneBox]:
    """Lanes from top to bottom that fill the height, or exceed it where that is too little."""
    line = metrics.height()
    row, pad, closed = round(line + 7), _PAD, round(line + 8)
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
        self.current, self.selected, self.labels = current, selected, labels
        self.line = labels.metrics.height()
        self.axis_height = axis_height(labels.metrics)
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
            room = self.labels.widths(pinned)[1]
            layout = place(lane, data.firsts, data.lasts, view, box.rows, pinned, room)
        preferred = () if pinned is None else (pinned,)
        put_labels(layout, view.width - 2, box.rows, self.labels.widths, preferred)
        return layout

    def box_of(self, body: Body, box: LaneBox) -> QRectF:
        """A mark's box, in the coordinates of the lanes, cut a little beyond the view."""
        high = DOT if self.is_dot(body) else self.line + 4
        left, right = max(body.left, -_BEYOND), min(body.right, self.view.width + _BEYOND)
        return QRectF(left, box.middle(body.row) - high / 2, right - left, high)

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
                if count.left <= x <= count.right and self.count_box(count, box).contains(x, y):
                    return count
        return None

    def lane_at(self, y: float) -> int | None:
        """The lane at a height."""
        for number, box in enumerate(self.boxes):
            if box.top <= y < box.top + box.height:
                return number
        return None

    def count_box(self, count: Count, box: LaneBox) -> QRectF:
        """A count's box, cut at the edges of the view."""
        left, right = max(count.left, 0.0), min(count.right, self.view.width)
        top = box.middle(0) - box.row_height / 2 + 2
        return QRectF(left, top, right - left, count.rows * box.row_height - 4)

    def axis(self) -> Axis:
        """The ticks of the view."""
        room = self.labels.metrics.horizontalAdvance("Mmm") + 10
        return axis(self.view.begin, self.view.end, self.view.width, room)

    def core_x(self) -> float | None:
        """Where the core report's day is; None when it is not in view."""
        day = self.data.page.core_day
        if day is None or not self.view.begin <= day + 0.5 <= self.view.end:
            return None
        return round(self.view.x(day + 0.5)) + 0.5


def axis_height(metrics: QFontMetricsF) -> float:
    """The band at the top: two lines of ticks and one for the core report's day."""
    return float(round(3 * metrics.height() + 4))


def full_height(
    data: TimelineData, collapsed: set[str], most_rows: int, metrics: QFontMetricsF
) -> float:
    """The height of axis and lanes with up to so many rows for each lane that is open."""
    row, closed = round(metrics.height() + 7), round(metrics.height() + 8)
    lanes = 0.0
    for lane in data.page.lanes:
        rows = max(2, min(most_rows, len(lane.numbers)))
        lanes += closed if lane.id in collapsed else rows * row + _PAD
    return axis_height(metrics) + lanes
