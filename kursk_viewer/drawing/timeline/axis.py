"""The date axis of a timeline: its ticks, the lines under them, the core report's day and the days
that the reader went to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.date_axis import Tick
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.layout import GAP

_Span = tuple[float, float]


def paint_grid(painter: QPainter, frame: Frame, scheme: Colours) -> None:
    """What goes through all lanes, from the plot's origin."""
    bottom = frame.boxes[-1].top + frame.boxes[-1].height if frame.boxes else 0.0
    _paint_bands(painter, frame, scheme, bottom)
    sought = _sought(frame)
    if sought:
        painter.fillRect(
            QRectF(sought[0], 0, sought[1] - sought[0], bottom), QColor(scheme.selection)
        )
    painter.setPen(QPen(QColor(scheme.raised), 1))
    for tick in frame.axis().minor:
        x = round(frame.view.x(tick.day)) + 0.5
        if 0 <= x <= frame.view.width:
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
    core = frame.core_x()
    if core is not None:
        painter.setPen(QPen(QColor(scheme.accent), 1))
        painter.drawLine(QPointF(core, 0), QPointF(core, bottom))


def paint_axis(painter: QPainter, frame: Frame, scheme: Colours, width: float) -> None:
    """The band above the lanes, from the painter's origin."""
    painter.fillRect(QRectF(0, 0, width, frame.axis_height), QColor(scheme.window))
    painter.setPen(QPen(QColor(scheme.hairline), 1))
    painter.drawLine(QPointF(0, frame.axis_height), QPointF(width, frame.axis_height))
    painter.save()
    painter.setClipRect(QRectF(frame.heading, 0, frame.view.width, frame.axis_height))
    painter.translate(frame.heading, 0)
    ticks = frame.axis()
    _ticks(painter, frame, scheme, ticks.major, major=True)
    _ticks(painter, frame, scheme, ticks.minor, major=False)
    taken = _paint_sought(painter, frame, scheme)
    _paint_core(painter, frame, scheme, taken)
    _paint_phases(painter, frame, scheme)
    painter.restore()


def _paint_bands(painter: QPainter, frame: Frame, scheme: Colours, bottom: float) -> None:
    """The phases behind the lanes, every other one tinted, so that each tells from the next."""
    tint = QColor(scheme.raised)
    for place in frame.phases:
        at = frame.data.page.phases.index(place.phase)
        if not at % 2:
            painter.fillRect(QRectF(place.left, 0, place.right - place.left, bottom), tint)


def _paint_phases(painter: QPainter, frame: Frame, scheme: Colours) -> None:
    """The names of the phases with the sides that tell of them, each over a line as long as it."""
    for place in frame.phases:
        at = frame.data.page.phases.index(place.phase)
        line = QRectF(place.left + 0.5, frame.axis_height - 3, place.right - place.left - 1, 3)
        painter.fillRect(line, QColor(scheme.bar_part if at % 2 else scheme.text))
        if place.name_width:
            painter.setPen(QColor(scheme.text))
            base = frame.axis_height - 4 - frame.labels.metrics.descent()
            draw_text(painter, QPointF(place.name_x, base), place.phase.label)
            wide = frame.labels.metrics.horizontalAdvance(place.phase.label)
            painter.setPen(QColor(scheme.muted))
            draw_text(painter, QPointF(place.name_x + wide, base), place.sides)


def _sought(frame: Frame) -> _Span | None:
    if frame.sought is None:
        return None
    left, right = frame.view.x(frame.sought.first), frame.view.x(frame.sought.last + 1)
    if right < 0 or left > frame.view.width:
        return None
    if right - left < 3:
        middle = (left + right) / 2
        left, right = middle - 1.5, middle + 1.5
    return max(left, 0.0), min(right, frame.view.width)


def _paint_sought(painter: QPainter, frame: Frame, scheme: Colours) -> _Span | None:
    span = _sought(frame)
    if span is None or frame.sought is None:
        return None
    text = frame.sought.label
    wide = frame.labels.metrics.horizontalAdvance(text) + 2 * GAP
    left = min(max(0.0, (span[0] + span[1] - wide) / 2), max(0.0, frame.view.width - wide))
    room = QRectF(left, 2 * frame.line + 2, wide, frame.line + 1)
    painter.fillRect(room, QColor(scheme.selection))
    painter.setPen(QColor(scheme.text))
    draw_text(painter, QPointF(left + GAP, _baseline(frame)), text)
    return left, left + wide


def _paint_core(painter: QPainter, frame: Frame, scheme: Colours, taken: _Span | None) -> None:
    core = frame.core_x()
    if core is None:
        return
    text = frame.data.page.core_label
    wide = frame.labels.metrics.horizontalAdvance(text) + 2
    painter.setPen(QPen(QColor(scheme.accent), 1))
    painter.drawLine(QPointF(core, 2 * frame.line + 2), QPointF(core, 3 * frame.line + 2))
    for left in (core + GAP, core - GAP - wide):
        clear = taken is None or left + wide < taken[0] or left > taken[1]
        if clear and left >= 0 and left + wide < frame.view.width:
            draw_text(painter, QPointF(left, _baseline(frame)), text)
            return


def _baseline(frame: Frame) -> float:
    return 2 * frame.line + 1 + frame.labels.metrics.ascent()


def _ticks(
    painter: QPainter,
    frame: Frame,
    scheme: Colours,
    ticks: tuple[Tick, ...],
    *,
    major: bool,
) -> None:
    """One line of ticks; the major ones stand above, and what began before the view is named."""
    metrics, view = frame.labels.metrics, frame.view
    top, colour = (0.0, scheme.text) if major else (frame.line, scheme.muted)
    for number, tick in enumerate(ticks):
        x = view.x(tick.day)
        wide = metrics.horizontalAdvance(tick.label)
        end = view.x(ticks[number + 1].day) if number + 1 < len(ticks) else view.width
        left = max(x, 0.0) if major else x
        if left < 0 or left + GAP + wide > min(end, view.width):
            continue
        if x >= 0:
            painter.setPen(QPen(QColor(scheme.hairline), 1))
            line = round(x) + 0.5
            painter.drawLine(QPointF(line, top + 2), QPointF(line, 2 * frame.line + 2))
        painter.setPen(QColor(colour))
        draw_text(painter, QPointF(left + GAP, top + 1 + metrics.ascent()), tick.label)
