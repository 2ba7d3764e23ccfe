"""One question and everyone's answer to it, painted: a mark or an interval per claimant."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.marks import Spot
from kursk_viewer.drawing.scales import linear_ticks
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.records import Answer, Question
from kursk_viewer.translation import ntr, tr


def answers_height(painter: QPainter, question: Question, base_font: QFont, width: float) -> float:
    """The height in painter units at which all is told of every answer."""
    text = marks.metrics(painter, base_font)
    rows = _rows(text, question, width * _NAMES - text.height())
    return sum(_height(row, text.height()) for row in rows) + text.height() * 1.8


def paint_answers(
    painter: QPainter,
    area: QRectF,
    question: Question,
    colours: Colours,
    base_font: QFont,
    current: str = "",
) -> list[Spot]:
    """Draw each answer on one scale from zero, named at the left, its figure beside its mark.

    A figure unfit for comparison or of another scope is hollow; an open end is an arrow. Less is
    told of each where the area is low. Returns where each was drawn: its mark, then its name.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(base_font)
    text, strong = marks.metrics(painter, base_font), marks.metrics(painter, marks.bold(base_font))
    line = text.height()
    unit = line / 16
    if not question.answers:
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            QPointF(area.left(), area.top() + text.ascent()), tr("Nobody gave a number.")
        )
        painter.restore()
        return []
    names = area.width() * _NAMES
    left = area.left() + names
    behind = max(strong.horizontalAdvance(a.text) for a in question.answers) + line * 2.4
    end = max(a.high if a.high is not None else a.value for a in question.answers) or 1.0
    scale = max(area.width() - names - behind, line) / end
    rows, heights = _fitted(text, question, names - line, area.height() - line * 1.8)
    base = area.top() + sum(heights)
    left_out = len(question.answers) - len(rows)
    if left_out:
        more = ntr("{count} more in the table", "{count} more in the table", left_out)
        painter.setPen(QColor(colours.muted))
        place = QPointF(area.left(), base + text.ascent())
        painter.drawText(place, more.format(count=wording.number(left_out)))
        base += line
    _axis(
        painter,
        QRectF(left, area.top(), area.right() - left, base - area.top()),
        scale,
        colours,
        text.height(),
    )
    spots = []
    top = area.top()
    for answer, row, height in zip(question.answers, rows, heights, strict=False):
        middle = top + height / 2
        y = middle - len(row) * line / 2 + text.ascent()
        for told, muted in row:
            painter.setPen(QColor(colours.muted if muted else colours.text))
            painter.drawText(QPointF(area.left(), y), told)
            y += line
        place = QPointF(left + answer.value * scale, middle)
        after = _answer(painter, answer, place, left, scale, colours, unit)
        painter.setFont(marks.bold(base_font))
        box = QRectF(after, middle - line / 2, strong.horizontalAdvance(answer.text), line)
        marks.filled(painter, box, colours.base)
        painter.setPen(QColor(colours.text))
        painter.drawText(QPointF(after, middle - line / 2 + text.ascent()), answer.text)
        painter.setFont(base_font)
        r = unit * 6
        spot = QRectF(place.x() - r, middle - r, 2 * r, 2 * r)
        spots.append(Spot(record=answer.claim, area=spot, group=0))
        named = QRectF(area.left(), top, names - line, height)
        spots.append(Spot(record=answer.claim, area=named, group=0))
        if answer.claim == current:
            marks.ring(painter, spot, colours, unit)
        top += height
    painter.restore()
    return spots


_NAMES = 0.45
Row = list[tuple[str, bool]]


def _fitted(
    text: QFontMetricsF, question: Question, width: float, room: float
) -> tuple[list[Row], list[float]]:
    """The texts of each row, as many as there is room for, and the heights of the rows.

    Where not even one line each has room there are fewer rows than answers.
    """
    line = text.height()
    for names, details in ((2, 4), (2, 3), (2, 2), (2, 1), (1, 1), (1, 0)):
        rows = _rows(text, question, width, names, details)
        heights = [_height(row, line) for row in rows]
        spare = room - sum(heights)
        if spare >= 0:
            return rows, [height + min(spare / len(rows), line) for height in heights]
    if room < line * len(rows):
        rows = rows[: max(1, int(room / line) - 1)]
        return rows, [line] * len(rows)
    return rows, [room / len(rows)] * len(rows)


def _rows(
    text: QFontMetricsF, question: Question, width: float, names: int = 2, details: int = 4
) -> list[Row]:
    """What stands at the left of each mark: who said it, and more of it in muted lines."""
    rows: list[Row] = []
    for answer in question.answers:
        told = f"{answer.side}, {answer.as_of}, {answer.rank}"
        if answer.wider:
            told = f"{told}. {answer.scope}"
        row = [(part, False) for part in marks.wrapped(text, answer.claimant, width, names)]
        if details:
            row += [(part, True) for part in marks.wrapped(text, told, width, details)]
        rows.append(row)
    return rows


def _height(row: Row, line: float) -> float:
    return line * (len(row) + 0.5)


def _answer(
    painter: QPainter,
    answer: Answer,
    place: QPointF,
    left: float,
    scale: float,
    colours: Colours,
    unit: float,
) -> float:
    """Draw one mark; tell where its text may begin."""
    colour = colours.side(answer.party)
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
    marks.marker(painter, answer.party, place, unit, colours, hollow=answer.hollow)
    return after + unit * 12


def _axis(painter: QPainter, area: QRectF, scale: float, colours: Colours, line: float) -> None:
    text = painter.fontMetrics()
    painter.setPen(QColor(colours.muted))
    unit = tr("people")
    at = area.left() - text.horizontalAdvance(unit) - line
    painter.drawText(QPointF(at, area.bottom() + line * 1.05), unit)
    high = area.width() / scale
    widest = text.horizontalAdvance(wording.number(round(high))) * 1.6
    for tick in linear_ticks(0, high, max(2, int(area.width() / max(widest, 1)))):
        x = area.left() + tick * scale
        painter.setPen(marks.pen(colours.text if tick == 0 else colours.hairline, line / 16))
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
        label = wording.number(round(tick))
        width = text.horizontalAdvance(label)
        painter.setPen(QColor(colours.muted))
        at = min(max(x - width / 2, area.left()), area.right() - width)
        painter.drawText(QPointF(at, area.bottom() + line * 1.05), label)
