"""Painting a frame of the timeline: on the screen, in a picture, on paper.

Clipping is not relied on, because an SVG has none: marks are cut a little beyond the view, and what
stands beside the view is painted over them.
"""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kursk_viewer.output import timeline_marks
from kursk_viewer.output.timeline_frame import Frame, LaneBox
from kursk_viewer.output.timeline_marks import Colours, Dots
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline_layout import GAP, Body, LaneLayout
from kursk_viewer.pages.timeline_ticks import Tick
from kursk_viewer.translation import ntr

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_BEYOND = 18.0
"""What marks that reach out of the view may cover at its right."""


def paint_frame(
    painter: QPainter,
    frame: Frame,
    scheme: Colours,
    size: tuple[float, float],
    scroll: float = 0.0,
    *,
    focus: bool = False,
    dots: Dots | None = None,
) -> None:
    """Paint a frame over a width and height from the painter's origin, the lanes scrolled down.

    With `dots` the marks of single days are copied from pixmaps, which is faster; without, all is
    drawn as shapes and text.
    """
    painter.save()
    _Painting(painter, frame, scheme, dots).whole(*size, scroll, focus)
    painter.restore()


class _Painting:
    """One painting of one frame."""

    def __init__(self, painter: QPainter, frame: Frame, scheme: Colours, dots: Dots | None) -> None:
        self.painter, self.frame, self.scheme, self.dots = painter, frame, scheme, dots
        self.data, self.view, self.labels = frame.data, frame.view, frame.labels
        self.metrics, self.line = frame.labels.metrics, frame.line

    def whole(self, width: float, height: float, scroll: float, focus: bool) -> None:
        painter, frame = self.painter, self.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, width, height), QColor(self.scheme.base))
        painter.setFont(self.labels.font)
        painter.save()
        painter.setClipRect(QRectF(0, frame.axis_height, width, height - frame.axis_height))
        painter.translate(0, frame.axis_height - scroll)
        self._borders(width)
        painter.save()
        painter.translate(frame.heading, 0)
        painter.setClipRect(QRectF(0, scroll, self.view.width, height - frame.axis_height))
        self._grid()
        self._ties()
        for number, (box, layout) in enumerate(zip(frame.boxes, frame.layouts, strict=True)):
            if box.top + box.height >= scroll and box.top <= scroll + height:
                if box.collapsed:
                    self._density(number, box)
                self._lane(box, layout, focus)
        painter.restore()
        self._headings(width)
        painter.restore()
        self._axis(width)

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
            painter.fillRect(QRectF(width, box.top, _BEYOND, box.height), QColor(scheme.base))
            painter.setPen(QPen(QColor(scheme.hairline), 1))
            bottom = box.top + box.height
            painter.drawLine(QPointF(0, bottom), QPointF(heading, bottom))
            self._triangle(box)
            running = self.frame.layouts[number].running
            room = QRectF(20, box.top + 3, heading - 24, box.height - 6)
            flags = _LEFT | int(Qt.TextFlag.TextWordWrap)
            painter.setPen(QColor(scheme.text))
            if box.collapsed:
                text = self.metrics.elidedText(
                    lane.label, Qt.TextElideMode.ElideRight, room.width()
                )
                painter.drawText(room, _LEFT, text)
                continue
            note = ""
            if running:
                many = wording.number(running)
                note = "\n" + ntr("+ {n} running", "+ {n} running", running).format(n=many)
            painter.drawText(room, flags, lane.label + note)

    def _triangle(self, box: LaneBox) -> None:
        x, y = 10.0, box.top + box.height / 2
        if box.collapsed:
            points = [QPointF(x - 2, y - 4), QPointF(x + 3, y), QPointF(x - 2, y + 4)]
        else:
            points = [QPointF(x - 4, y - 2), QPointF(x + 4, y - 2), QPointF(x, y + 3)]
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.scheme.muted))
        self.painter.drawPolygon(points)

    def _grid(self) -> None:
        bottom = self.frame.boxes[-1].top + self.frame.boxes[-1].height if self.frame.boxes else 0.0
        self.painter.setPen(QPen(QColor(self.scheme.raised), 1))
        for tick in self.frame.axis().minor:
            x = round(self.view.x(tick.day)) + 0.5
            if 0 <= x <= self.view.width:
                self.painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
        core = self.frame.core_x()
        if core is not None:
            self.painter.setPen(QPen(QColor(self.scheme.accent), 1))
            self.painter.drawLine(QPointF(core, 0), QPointF(core, bottom))

    def _ties(self) -> None:
        if not self.data.ties:
            return
        drawn = {
            body.number: self.frame.box_of(body, box)
            for box, layout in zip(self.frame.boxes, self.frame.layouts, strict=True)
            for body in layout.bodies
        }
        for number, others in self.data.ties.items():
            for other in others:
                if number in drawn and other in drawn:
                    one, two = drawn[number], drawn[other]
                    towards = min(max(two.center().x(), one.left()), one.right())
                    back = min(max(one.center().x(), two.left()), two.right())
                    timeline_marks.draw_tie(
                        self.painter,
                        QPointF(towards, one.center().y()),
                        QPointF(back, two.center().y()),
                        self.scheme,
                        strong=bool(self.frame.selected & {number, other}),
                    )

    def _density(self, number: int, box: LaneBox) -> None:
        starts, view = self.data.lanes[number].starts, self.view
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(self.scheme.bar_part))
        low = bisect_left(starts, view.begin)
        for left in range(0, int(view.width), 4):
            high = bisect_left(starts, view.day(left + 4.0), low)
            if high > low:
                tall = min(box.height - 8, 4.0 + (high - low) * 2)
                bottom = box.top + box.height - 4
                self.painter.drawRect(QRectF(left, bottom - tall, 3, tall))
            low = high

    def _lane(self, box: LaneBox, layout: LaneLayout, focus: bool) -> None:
        self._counts(box, layout)
        for body in layout.bodies:
            mark = self.data.page.marks[body.number]
            shape = self.frame.box_of(body, box)
            if body.number in self.frame.selected:
                current = body.number == self.frame.current
                frame = self._framed(body, shape)
                timeline_marks.draw_focus(
                    self.painter, frame, self.scheme, strong=current and focus
                )
            dot = self.frame.is_dot(body)
            if dot and self.dots is not None:
                self.dots.draw(self.painter, shape, mark, self.scheme)
            else:
                timeline_marks.draw_mark(self.painter, shape, mark, self.scheme, dot=dot)
        for body in layout.bodies:
            if body.label_width:
                self._label(body, box)

    def _framed(self, body: Body, shape: QRectF) -> QRectF:
        frame = QRectF(shape)
        if body.label_width and not body.inside:
            frame.setLeft(min(frame.left(), body.label_x))
            frame.setRight(max(frame.right(), body.label_x + body.label_width - 3))
        frame = frame.adjusted(-3, -2, 3, 2)
        frame.setLeft(max(frame.left(), 1.0))
        frame.setRight(min(frame.right(), self.view.width - 1))
        return frame

    def _counts(self, box: LaneBox, layout: LaneLayout) -> None:
        if not layout.counts:
            return
        rooms = [self.frame.count_box(count, box) for count in layout.counts]
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.painter.setPen(QPen(QColor(self.scheme.bar), 1.0))
        self.painter.setBrush(QColor(self.scheme.raised))
        self.painter.drawRects(rooms)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setPen(QColor(self.scheme.text))
        drop = self.metrics.ascent() - self.line / 2
        for count, room in zip(layout.counts, rooms, strict=True):
            text, wide = self.labels.number(count.count)
            if wide + 4 <= room.width():
                middle = room.center()
                self.painter.drawText(QPointF(middle.x() - wide / 2, middle.y() + drop), text)

    def _label(self, body: Body, box: LaneBox) -> None:
        title, side = self.labels.text(body.number)
        metrics = self.metrics
        room = QRectF(
            body.label_x, box.middle(body.row) - self.line / 2, body.label_width, self.line
        )
        if not body.inside:
            chosen = body.number in self.frame.selected
            self.painter.fillRect(
                room, QColor(self.scheme.selection if chosen else self.scheme.base)
            )
        whole, width = self.labels.widths(body.number)
        self.painter.setPen(QColor(self.scheme.text))
        if width > body.label_width:
            title = metrics.elidedText(title, Qt.TextElideMode.ElideRight, body.label_width)
        self.painter.drawText(QPointF(room.left(), room.top() + metrics.ascent()), title)
        if whole <= body.label_width:
            self.painter.setPen(QColor(self.scheme.muted))
            self.painter.drawText(
                QPointF(room.left() + width - 3, room.top() + metrics.ascent()), side
            )

    def _axis(self, width: float) -> None:
        self.painter.fillRect(
            QRectF(0, 0, width, self.frame.axis_height), QColor(self.scheme.window)
        )
        self.painter.setPen(QPen(QColor(self.scheme.hairline), 1))
        self.painter.drawLine(
            QPointF(0, self.frame.axis_height), QPointF(width, self.frame.axis_height)
        )
        self.painter.save()
        self.painter.setClipRect(
            QRectF(self.frame.heading, 0, self.view.width, self.frame.axis_height)
        )
        self.painter.translate(self.frame.heading, 0)
        ticks = self.frame.axis()
        self._ticks(ticks.major, 0.0, QColor(self.scheme.text), sticky=True)
        self._ticks(ticks.minor, self.line, QColor(self.scheme.muted), sticky=False)
        core = self.frame.core_x()
        if core is not None:
            text = self.data.page.core_label
            wide = self.metrics.horizontalAdvance(text) + 2
            left = core + GAP if core + GAP + wide < self.view.width else core - GAP - wide
            self.painter.setPen(QPen(QColor(self.scheme.accent), 1))
            self.painter.drawLine(
                QPointF(core, 2 * self.line + 2), QPointF(core, self.frame.axis_height)
            )
            if left >= 0:
                baseline = 2 * self.line + 1 + self.metrics.ascent()
                self.painter.drawText(QPointF(left, baseline), text)
        self.painter.restore()

    def _ticks(self, ticks: tuple[Tick, ...], top: float, ink: QColor, *, sticky: bool) -> None:
        metrics = self.metrics
        for number, tick in enumerate(ticks):
            x = self.view.x(tick.day)
            wide = metrics.horizontalAdvance(tick.label)
            end = self.view.x(ticks[number + 1].day) if number + 1 < len(ticks) else self.view.width
            left = max(x, 0.0) if sticky else x
            if left < 0 or left + GAP + wide > min(end, self.view.width):
                continue
            if x >= 0:
                self.painter.setPen(QPen(QColor(self.scheme.hairline), 1))
                line = round(x) + 0.5
                self.painter.drawLine(QPointF(line, top + 2), QPointF(line, 2 * self.line + 2))
            self.painter.setPen(ink)
            self.painter.drawText(QPointF(left + GAP, top + 1 + metrics.ascent()), tick.label)
