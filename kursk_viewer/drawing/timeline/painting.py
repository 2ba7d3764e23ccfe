"""Painting a frame of the timeline: on the screen, in a picture, on paper.

Clipping is not relied on, because an SVG has none: marks are cut a little beyond the view, and what
stands beside the view is painted over them.
"""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.marks import filled
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline import axis as timeline_axis
from kursk_viewer.drawing.timeline import marks as timeline_marks
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.lanes import HEADING_INDENT, LaneBox
from kursk_viewer.drawing.timeline.layout import DOT, GAP, Cluster, LaneLayout, MarkBox
from kursk_viewer.drawing.timeline.marks import MarkPixmaps
from kursk_viewer.drawing.timeline.stacks import Stack, stacks_of
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.page import lane_counted
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_BEYOND = 18.0
"""What marks that reach out of the view may cover at its right."""
_LEAST_NAME = 30.0
_LEFT_EDGE = 8.0


class OnScreen(Record):
    """What a screen adds: lanes scrolled down by some pixels, the keyboard's focus, triangles that
    fold lanes, and marks copied from pixmaps, which is faster."""

    pixmaps: MarkPixmaps
    scroll: float = 0.0
    focus: bool = False


def paint_frame(
    painter: QPainter,
    frame: Frame,
    scheme: Colours,
    size: tuple[float, float],
    screen: OnScreen | None = None,
) -> None:
    """Paint a frame over a width and height in pixels from the painter's origin.

    Where it is not for a screen, all is drawn as shapes and text.
    """
    painter.save()
    _Painting(painter, frame, scheme, screen).whole(*size)
    painter.restore()


class _Painting:
    """One painting of one frame."""

    def __init__(
        self, painter: QPainter, frame: Frame, scheme: Colours, screen: OnScreen | None
    ) -> None:
        self.painter, self.frame, self.scheme = painter, frame, scheme
        self.foldable = screen is not None
        self.pixmaps = screen.pixmaps if screen else None
        if self.pixmaps is not None:
            self.pixmaps.begin(painter, scheme)
        self.scroll = screen.scroll if screen else 0.0
        self.focus = screen is not None and screen.focus
        self.data, self.view, self.labels = frame.data, frame.view, frame.labels
        self.metrics, self.line = frame.labels.metrics, frame.line
        self.stacks = [stacks_of(frame, lane) for lane in range(len(frame.layouts))]

    def whole(self, width: float, height: float) -> None:
        painter, frame, scroll = self.painter, self.frame, self.scroll
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        filled(painter, QRectF(0, 0, width, height), self.scheme.ground)
        painter.setFont(self.labels.font)
        painter.save()
        painter.setClipRect(QRectF(0, frame.axis_height, width, height - frame.axis_height))
        painter.translate(0, frame.axis_height - scroll)
        self._borders(width)
        painter.save()
        painter.translate(frame.heading, 0)
        painter.setClipRect(QRectF(0, scroll, self.view.width, height - frame.axis_height))
        timeline_axis.paint_grid(painter, frame, self.scheme)
        self._ties()
        for number, (box, layout) in enumerate(zip(frame.boxes, frame.layouts, strict=True)):
            if box.top + box.height >= scroll and box.top <= scroll + height:
                if box.collapsed:
                    self._density(number, box)
                with part(painter, f"lane {self.data.page.lanes[number].id}"):
                    self._lane(number, box, layout)
        self._over()
        painter.restore()
        with part(painter, "labels of lanes"):
            self._headings(width)
        painter.restore()
        with part(painter, "axis"):
            timeline_axis.paint_axis(painter, frame, self.scheme, width)

    def _borders(self, width: float) -> None:
        self.painter.setPen(QPen(QColor(self.scheme.hairline), 1))
        for box in self.frame.boxes:
            bottom = box.top + box.height
            self.painter.drawLine(QPointF(0, bottom), QPointF(width, bottom))

    def _headings(self, width: float) -> None:
        painter, scheme, heading = self.painter, self.scheme, self.frame.heading
        for number, (box, lane) in enumerate(
            zip(self.frame.boxes, self.data.page.lanes, strict=True)
        ):
            painter.fillRect(QRectF(0, box.top, heading, box.height), QColor(scheme.window))
            filled(painter, QRectF(width, box.top, _BEYOND, box.height), scheme.ground)
            painter.setPen(QPen(QColor(scheme.hairline), 1))
            bottom = box.top + box.height
            painter.drawLine(QPointF(0, bottom), QPointF(heading, bottom))
            if self.foldable:
                self._triangle(box)
            begun_earlier = self.frame.layouts[number].begun_earlier
            left = HEADING_INDENT if self.foldable else _LEFT_EDGE
            room = QRectF(left, box.top + 1, heading - left - 4, box.height - 2)
            flags = _LEFT | int(Qt.TextFlag.TextWordWrap)
            painter.setPen(QColor(scheme.text))
            count = len(self.data.lanes[number].numbers)
            if box.collapsed or not count:
                self._low_heading(lane.label, lane_counted(count, lane.id) if count else "", room)
                continue
            note = ""
            if begun_earlier:
                many = wording.number(begun_earlier)
                note = "\n" + ntr("+ {n} running", "+ {n} running", begun_earlier).format(n=many)
            draw_text(painter, room, lane.label + note, flags)

    def _low_heading(self, label: str, count: str, room: QRectF) -> None:
        wide = self.metrics.horizontalAdvance(count)
        free = room.width() - wide - GAP
        if count and free >= _LEAST_NAME:
            self.painter.setPen(QColor(self.scheme.muted))
            draw_text(self.painter, room, count, _RIGHT)
        else:
            free = room.width()
        text = self.metrics.elidedText(label, Qt.TextElideMode.ElideRight, free)
        self.painter.setPen(QColor(self.scheme.text if count else self.scheme.muted))
        draw_text(self.painter, room, text, _LEFT)

    def _triangle(self, box: LaneBox) -> None:
        x, y = 10.0, box.top + box.height / 2
        if box.collapsed:
            points = [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
        else:
            points = [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.scheme.muted))
        self.painter.drawPolygon(points)

    def _ties(self) -> None:
        ends = _Ends(self.frame, self.stacks)
        asked = self.frame.asked
        for number, others in self.data.ties.items():
            one = ends.of(number)
            for other in others if one else ():
                two = ends.of(other)
                if one is None or two is None:
                    continue
                if one.cluster is not None and one.cluster is two.cluster:
                    continue
                if number not in asked and other not in asked:
                    continue
                timeline_marks.draw_tie(
                    self.painter,
                    one.towards(two),
                    two.towards(one),
                    self.scheme,
                    strong=bool(self.frame.selected & {number, other}),
                )

    def _density(self, number: int, box: LaneBox) -> None:
        starts, view = self.data.lanes[number].starts, self.view
        columns = []
        low = bisect_left(starts, view.begin)
        for left in range(0, int(view.width), 4):
            high = bisect_left(starts, view.day(left + 4.0), low)
            if high > low:
                tall = min(box.height - 8, 6.0 + (high - low) * 2)
                bottom = box.top + box.height - 4
                columns.append(QRectF(left, bottom - tall, 3, tall))
            low = high
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.scheme.bar))
        self.painter.drawRects(columns)

    def _lane(self, number: int, box: LaneBox, layout: LaneLayout) -> None:
        self._stacks(number)
        tops = [box.middle(row) - DOT / 2 for row in range(box.rows)]
        marks, selected = self.data.page.marks, self.frame.selected
        for placed in layout.marks:
            mark = marks[placed.number]
            dot = mark.first == mark.last
            if placed.number in selected:
                current = placed.number == self.frame.current
                frame = self._framed(placed, box, self.frame.area_of(placed, box))
                timeline_marks.draw_focus(
                    self.painter, frame, self.scheme, strong=current and self.focus
                )
            if self.pixmaps is None:
                shape = self.frame.area_of(placed, box)
                timeline_marks.draw_mark(self.painter, shape, mark, self.scheme, dot=dot)
            elif dot:
                self.pixmaps.draw_dot(self.painter, placed.left, tops[placed.row], mark)
            else:
                shape = self.frame.area_of(placed, box)
                self.pixmaps.draw_bar(self.painter, shape, mark, self.scheme)
        for placed in layout.marks:
            if placed.label_width:
                self._label(placed, box)

    def _framed(self, placed: MarkBox, box: LaneBox, shape: QRectF) -> QRectF:
        frame = QRectF(shape)
        if placed.label_width and not placed.inside:
            frame = frame.united(self.frame.label_area(placed, box).adjusted(0, 2, -3, -2))
        frame = frame.adjusted(-3, -2, 3, 2)
        frame.setLeft(max(frame.left(), 1.0))
        frame.setRight(min(frame.right(), self.view.width - 1))
        return frame

    def _stacks(self, lane: int) -> None:
        painter, scheme = self.painter, self.scheme
        drop = self.metrics.ascent() - self.line / 2
        for stack in self.stacks[lane]:
            if self.frame.has_selected(stack.cluster):
                around = stack.area.adjusted(-2, 0, 2, 0)
                timeline_marks.draw_focus(painter, around, scheme, strong=False)
            if stack.sign is not None:
                timeline_marks.draw_stack(painter, stack.sign, stack.sample, scheme)
            under = stack.sign or stack.area.adjusted(0, 0, 0, -3)
            timeline_marks.draw_opposition(painter, under, stack, scheme)
            if stack.words:
                painter.setPen(QColor(scheme.text))
                base = QPointF(stack.words_x, stack.area.center().y() + drop)
                draw_text(painter, base, stack.words)

    def _over(self) -> None:
        over = self.frame.over
        if over is None:
            return
        mark = self.data.page.marks[over.number]
        around = over.area.adjusted(-2, -1, 2, 1)
        timeline_marks.draw_focus(self.painter, around, self.scheme, strong=self.focus)
        dot = mark.first == mark.last
        timeline_marks.draw_mark(self.painter, over.area, mark, self.scheme, dot=dot)

    def _label(self, placed: MarkBox, box: LaneBox) -> None:
        title, side = self.labels.text(placed.number)
        lines: tuple[str, ...] = self.labels.lines(placed.number)
        if placed.lines == 1:
            whole = self.labels.widths(placed.number).whole <= placed.label_width
            lines = (title + side if whole else title,)
        elif not placed.lines:
            lines = (wording.number(self.frame.numbers[placed.number]),)
        room = self.frame.label_area(placed, box)
        core = self.frame.core_x()
        if core is not None and room.left() < core < room.right():
            chosen = placed.number in self.frame.selected and not placed.inside
            ground = self.scheme.selection if chosen else self.scheme.ground
            filled(self.painter, QRectF(core - 2, room.top() + 1, 4, room.height() - 2), ground)
        base = QPointF(room.left(), room.top() + self.metrics.ascent())
        for line in lines:
            told = line.removesuffix(side)
            self.painter.setPen(QColor(self.scheme.text))
            draw_text(self.painter, base, told)
            if told != line:
                self.painter.setPen(QColor(self.scheme.muted))
                draw_text(
                    self.painter, base + QPointF(self.metrics.horizontalAdvance(told), 0), side
                )
            base += QPointF(0, self.labels.leading)


class _End:
    """An end of a tie: a mark, or the edge of what stands in for it."""

    def __init__(
        self, area: QRectF, *, on_edge: bool = False, cluster: Cluster | None = None
    ) -> None:
        self.area, self.on_edge, self.cluster = area, on_edge, cluster

    def towards(self, other: _End) -> QPointF:
        area, aim = self.area, other.area.center()
        x = min(max(aim.x(), area.left()), area.right())
        if not self.on_edge:
            return QPointF(x, area.center().y())
        if area.top() <= aim.y() <= area.bottom():
            return QPointF(x, area.center().y())
        return QPointF(x, area.top() if aim.y() < area.top() else area.bottom())


class _Ends:
    """Where ties may end in a frame."""

    def __init__(self, frame: Frame, stacks: list[tuple[Stack, ...]]) -> None:
        self._frame = frame
        self._areas = {id(stack.cluster): stack.area for of_lane in stacks for stack in of_lane}
        self._drawn: dict[int, _End] = {}
        if frame.data.ties:
            self._drawn = {
                placed.number: _End(frame.area_of(placed, box))
                for box, layout in zip(frame.boxes, frame.layouts, strict=True)
                for placed in layout.marks
            }

    def of(self, number: int) -> _End | None:
        """The end at a mark; None where the mark is not shown or out of view."""
        frame, data = self._frame, self._frame.data
        if number not in self._drawn and data.shown.mask[number]:
            area = frame.hidden_area(number)
            lane = data.lane_of[number]
            cluster = frame.layouts[lane].cluster_of(number, data.firsts[number])
            if cluster is not None:
                box = self._areas[id(cluster)]
                self._drawn[number] = _End(box, on_edge=True, cluster=cluster)
            elif area is not None:
                self._drawn[number] = _End(area)
        return self._drawn.get(number)
