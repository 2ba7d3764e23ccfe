"""Each view of the page made ready for the canvas: its marks, their read-outs, and the painting."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.answers import answers_height, paint_answers
from kursk_viewer.drawing.axes import span_of
from kursk_viewer.drawing.bars import bars_height, paint_bars
from kursk_viewer.drawing.claims_frame import claims_frame
from kursk_viewer.drawing.over_time import paint_frame
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot, Surface, paint_sentence
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.records import AnsweredQuestion, BarsPage
from kursk_viewer.pages.claims_chart import ClaimsChart, break_read_out, point_read_out
from kursk_viewer.pages.dated_claims import Line
from kursk_viewer.ui.casualties.canvas import ChartMark, Drawn
from kursk_viewer.ui.style import SPACE


def _around(_width: float) -> QMarginsF:
    return QMarginsF(SPACE * 4, SPACE * 3, SPACE * 4, SPACE * 3)


def _needed(
    measure: Callable[[QPainter, float], float], share: float = 1.0
) -> Callable[[float], float]:
    """The height that a painting needs in a canvas of a width, times a factor."""

    def height(width: float) -> float:
        around = _around(width)
        probe = QImage(1, 1, QImage.Format.Format_RGB32)
        painter = QPainter(probe)
        high = measure(painter, width - around.left() - around.right())
        painter.end()
        return high * share + around.top() + around.bottom()

    return height


def drawn_bars(page: BarsPage) -> Drawn:
    """The bars of one report."""
    base = typeface.screen_font(1.1)

    def paint(surface: Surface, _whole: QRectF, _days: tuple[float, float]) -> list[Spot]:
        return paint_bars(surface.replace(font=base), page)

    every = [each for bar in page.bars for each in (bar, *bar.parts)]
    marks = tuple(
        ChartMark(
            key=MarkKey(claim=bar.shown.record),
            group=0,
            day=float(index),
            text=descriptions.bar_read_out(bar),
            target=bar.shown.record,
        )
        for index, bar in enumerate(every)
    )
    return Drawn(
        marks=marks,
        paint=paint,
        margins=_around,
        description=page.description,
        height=_needed(lambda painter, width: bars_height(painter, page, base, width), 1.5),
    )


def drawn_question(question: AnsweredQuestion) -> Drawn:
    """Everyone's answer to one question."""

    def paint(surface: Surface, _whole: QRectF, _days: tuple[float, float]) -> list[Spot]:
        return paint_answers(surface, question)

    marks = tuple(
        ChartMark(
            key=MarkKey(claim=answer.shown.record),
            group=0,
            day=float(index),
            text=descriptions.answer_read_out(answer),
            target=answer.shown.record,
        )
        for index, answer in enumerate(question.answers)
    )
    font = typeface.screen_font()

    def high(painter: QPainter, width: float) -> float:
        return answers_height(painter, question, font, width)

    return Drawn(
        marks=marks,
        paint=paint,
        margins=_around,
        description=question.description,
        height=_needed(high, 1.1),
        least=_needed(high),
    )


def _sentence(text: str) -> Drawn:
    """A sentence in place of a chart."""

    def paint(surface: Surface, _whole: QRectF, _days: tuple[float, float]) -> list[Spot]:
        paint_sentence(surface, text)
        return []

    return Drawn(marks=(), paint=paint, margins=_around, description=text)


def drawn_lines(chart: ClaimsChart, font: QFont) -> Drawn:
    """Lines over time, with their names at the right; where none has a point, the description
    alone."""
    if not chart.drawable:
        return _sentence(chart.description)

    def paint(surface: Surface, whole: QRectF, days: tuple[float, float]) -> list[Spot]:
        letters = Letters(surface.font, surface.painter.device())
        return paint_frame(surface, claims_frame(chart, whole, letters, days))

    def margins(width: float) -> QMarginsF:
        frame = claims_frame(chart, QRectF(0, 0, width, 100), Letters(font))
        inner = frame.panels[0].area
        line = Letters(font).line
        return QMarginsF(inner.left(), line * 1.9, width - inner.right(), line * 1.8)

    return Drawn(
        marks=_marks_over_time(chart.lines),
        paint=paint,
        margins=margins,
        days=span_of(chart.lines),
        description=chart.description,
    )


def _marks_over_time(lines: tuple[Line, ...]) -> tuple[ChartMark, ...]:
    marks: list[ChartMark] = []
    for group, line in enumerate(lines):
        row = [
            ChartMark(
                key=MarkKey(claim=point.shown.record),
                group=group,
                day=float(point.last),
                text=point_read_out(line, point),
                target=point.shown.record,
            )
            for point in line.points
        ]
        row += [
            ChartMark(
                key=MarkKey(claim=broken.claim, is_break=True),
                group=group,
                day=broken.after - 0.5,
                text=break_read_out(line, broken),
                target=broken.relation or broken.claim,
            )
            for broken in line.breaks
        ]
        marks += sorted(row, key=lambda mark: (mark.day, not mark.key.is_break, mark.key.claim))
    return tuple(marks)
