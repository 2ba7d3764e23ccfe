"""One question and everyone's answer to it, painted: a mark or an interval per claimant."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from kursk_viewer.output import chart_marks as marks
from kursk_viewer.output.chart_marks import Ink, Spot
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties_records import Answer, Question
from kursk_viewer.pages.scales import linear_ticks
from kursk_viewer.translation import tr


def answers_height(painter: QPainter, question: Question, base_font: QFont) -> float:
    """The height in painter units at which every answer has its two lines of text."""
    line = marks.metrics(painter, base_font).height()
    return line * (2.7 * max(len(question.answers), 1) + 1.8)


def paint_answers(
    painter: QPainter,
    area: QRectF,
    question: Question,
    ink: Ink,
    base_font: QFont,
    current: str = "",
) -> list[Spot]:
    """Draw each answer on one scale from zero, named at the left, its figure beside its mark.

    A figure unfit for comparison is hollow; an open end is an arrow. Returns where each was drawn.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(base_font)
    text, strong = marks.metrics(painter, base_font), marks.metrics(painter, marks.bold(base_font))
    line = text.height()
    unit = line / 16
    if not question.answers:
        painter.setPen(QColor(ink.muted))
        painter.drawText(
            QPointF(area.left(), area.top() + text.ascent()), tr("Nobody gave a number.")
        )
        painter.restore()
        return []
    names = area.width() * 0.4
    left = area.left() + names
    behind = max(strong.horizontalAdvance(a.text) for a in question.answers) + line * 2.4
    end = max(a.high if a.high is not None else a.value for a in question.answers) or 1.0
    scale = max(area.width() - names - behind, line) / end
    height = min((area.height() - line * 1.8) / len(question.answers), line * 2.7)
    base = area.top() + height * len(question.answers)
    _axis(
        painter,
        QRectF(left, area.top(), area.right() - left, base - area.top()),
        scale,
        ink,
        text.height(),
    )
    spots = []
    for index, answer in enumerate(question.answers):
        row = QRectF(area.left(), area.top() + height * index, names - line, height)
        middle = row.center().y()
        name = text.elidedText(answer.claimant, Qt.TextElideMode.ElideRight, row.width())
        painter.setPen(QColor(ink.text))
        two = height >= line * 2.05
        top = middle - line if two else middle - line / 2
        painter.drawText(QPointF(row.left(), top + text.ascent()), name)
        if two:
            told = text.elidedText(
                f"{answer.side}, {answer.as_of}", Qt.TextElideMode.ElideRight, row.width()
            )
            painter.setPen(QColor(ink.muted))
            painter.drawText(QPointF(row.left(), top + line + text.ascent()), told)
        place = QPointF(left + answer.value * scale, middle)
        after = _answer(painter, answer, place, left, scale, ink, unit)
        painter.setFont(marks.bold(base_font))
        box = QRectF(after, middle - line / 2, strong.horizontalAdvance(answer.text), line)
        marks.filled(painter, box, ink.base)
        painter.setPen(QColor(ink.text))
        painter.drawText(QPointF(after, middle - line / 2 + text.ascent()), answer.text)
        painter.setFont(base_font)
        r = unit * 6
        spot = QRectF(place.x() - r, middle - r, 2 * r, 2 * r)
        spots.append(Spot(record=answer.claim, area=spot, group=0))
        if answer.claim == current:
            marks.ring(painter, spot, ink, unit)
    painter.restore()
    return spots


def _answer(
    painter: QPainter,
    answer: Answer,
    place: QPointF,
    left: float,
    scale: float,
    ink: Ink,
    unit: float,
) -> float:
    """Draw one mark; tell where its text may begin."""
    colour = ink.side(answer.party)
    after = place.x()
    if answer.open:
        away = unit * 20 * (1 if answer.open == "lower" else -1)
        head = QPointF(max(place.x() + away, left), place.y())
        marks.arrow(painter, place, head, colour, unit)
        after = max(after, head.x())
    if answer.low is not None and answer.high is not None and answer.high != answer.low:
        far = left + answer.high * scale
        painter.setPen(marks.pen(colour, unit * 2))
        painter.drawLine(QLineF(place.x(), place.y(), far, place.y()))
        painter.drawLine(QLineF(far, place.y() - unit * 5, far, place.y() + unit * 5))
        after = far
    marks.marker(painter, answer.party, place, unit, ink, hollow=bool(answer.reason))
    return after + unit * 12


def _axis(painter: QPainter, area: QRectF, scale: float, ink: Ink, line: float) -> None:
    text = painter.fontMetrics()
    high = area.width() / scale
    widest = text.horizontalAdvance(wording.number(round(high))) * 2
    for tick in linear_ticks(0, high, max(2, int(area.width() / max(widest, 1)))):
        x = area.left() + tick * scale
        painter.setPen(marks.pen(ink.text if tick == 0 else ink.hairline, line / 16))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        label = wording.number(round(tick))
        width = text.horizontalAdvance(label)
        painter.setPen(QColor(ink.muted))
        at = min(max(x - width / 2, area.left()), area.right() - width)
        painter.drawText(QPointF(at, area.bottom() + line * 1.05), label)
