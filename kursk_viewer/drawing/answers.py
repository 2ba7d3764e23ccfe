"""One question and everyone's answer to it, painted: a mark or an interval per claimant."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from kursk_viewer.drawing import marks, sides
from kursk_viewer.drawing.axes import linear_ticks
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.surface import ChartPainter, MarkKey, Spot, Surface
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.records import Answer, AnsweredQuestion
from kursk_viewer.translation import tr

_NAMES = 0.45
"""Share of the width for the names at the left."""
_BELOW = 1.8
"""Room for the scale under the answers, in lines."""
_ABOUT_HEADING = 0.7
"""Above and below the heading of a group, in lines."""
Row = list[tuple[str, bool]]
"""The lines of text at the left of a mark, and whether they are muted."""


def answers_height(
    painter: QPainter, question: AnsweredQuestion, font: QFont, width: float
) -> float:
    """The height in painter units at which every answer has all its lines."""
    area = QRectF(0, 0, width, 0)
    surface = Surface(painter=painter, area=area, colours=LIGHT, font=font)
    return _AnswersPainter(surface, question).height()


def paint_answers(surface: Surface, question: AnsweredQuestion) -> list[Spot]:
    """Draw each answer on one scale from zero, named at the left, its figure beside its mark.

    A figure unfit for comparison or of another scope is hollow; an open end is an arrow. No word is
    dropped: an area lower than `answers_height` is overrun at its lower end.

    Returns where each was drawn: its mark, then its name.
    """
    painting = _AnswersPainter(surface, question)
    painting.begin()
    painting.paint()
    return painting.end()


class _AnswersPainter(ChartPainter):
    def __init__(self, surface: Surface, question: AnsweredQuestion) -> None:
        super().__init__(surface)
        self.question = question
        self.names = self.area.width() * _NAMES
        self.left = self.area.left() + self.names
        groups = [(answer.group, answer.shared) for answer in question.answers]
        self.headings = [
            self._heading(*group) if group != last else []
            for group, last in zip(groups, [("", ""), *groups], strict=False)
        ]

    def height(self) -> float:
        return sum(self._heights(self._rows())) + self.line * _BELOW

    def paint(self) -> None:
        answers, area = self.question.answers, self.area
        if not answers:
            self.painter.setPen(QColor(self.colours.muted))
            self.write(area.left(), area.top(), tr("Nobody gave a number."))
            return
        figures = [
            self.strong.horizontalAdvance(a.shown.figure) + self.sign_width(a.shown)
            for a in answers
        ]
        behind = max(figures) + self.line * 2.4
        end = max(a.shown.far or a.shown.value or 0.0 for a in answers) or 1.0
        scale = max(area.width() - self.names - behind, self.line) / end
        rows = self._rows()
        heights = self._heights(rows)
        spare = area.height() - self.line * _BELOW - sum(heights)
        air = min(max(spare, 0.0) / len(rows), self.line)
        with part(self.painter, "axis"):
            self._axis(area.top() + sum(heights) + air * len(rows), scale)
        top = area.top()
        for answer, row, heading, height in zip(answers, rows, self.headings, heights, strict=True):
            head = self._height(heading)
            self._write_heading(heading, top + self.line * _ABOUT_HEADING / 2)
            box = QRectF(area.left(), top + head, self.names, height + air - head)
            with part(self.painter, f"answer {answer.shown.record}"):
                self._answer(answer, row, box, scale)
            top += height + air

    def _rows(self) -> list[Row]:
        """What stands at the left of each mark: who said it, and more of it in muted lines, each
        as many as it takes."""
        width = self.names - self.line
        rows: list[Row] = []
        for answer in self.question.answers:
            name = self.lines(answer.shown.claimant, width, 0)
            detail = self.lines(answer.under_heading, width, 0)
            rows.append([(line, False) for line in name] + [(line, True) for line in detail])
        return rows

    def _heights(self, rows: list[Row]) -> list[float]:
        """The heights of the rows, each with the heading above it."""
        return [
            self.line * (len(row) + 0.5) + self._height(heading)
            for row, heading in zip(rows, self.headings, strict=True)
        ]

    def _heading(self, group: str, shared: str) -> Row:
        """Who stands under it, and in muted lines why most of their figures are unfit for a
        line."""
        told = self.lines(shared, self.area.width(), 0) if shared else []
        return [(line, False) for line in filter(None, [group])] + [(line, True) for line in told]

    def _height(self, heading: Row) -> float:
        return self.line * (len(heading) + _ABOUT_HEADING) if heading else 0.0

    def _write_heading(self, heading: Row, top: float) -> None:
        for text, muted in heading:
            self.painter.setFont(self.font if muted else self.heavy)
            self.painter.setPen(QColor(self.colours.muted if muted else self.colours.text))
            self.write(self.area.left(), top, text)
            top += self.line
        self.painter.setFont(self.font)

    def _answer(self, answer: Answer, row: Row, box: QRectF, scale: float) -> None:
        one = answer.shown
        middle = box.center().y()
        top = middle - len(row) * self.line / 2
        for text, muted in row:
            self.painter.setPen(QColor(self.colours.muted if muted else self.colours.text))
            self.write(box.left(), top, text)
            top += self.line
        place = QPointF(self.left + (one.value or 0.0) * scale, middle)
        after = self._mark(answer, place, scale)
        self.painter.setFont(self.heavy)
        width = self.strong.horizontalAdvance(one.figure)
        figure = QRectF(after, middle - self.line / 2, width, self.line)
        marks.filled(self.painter, figure, self.colours.ground)
        self.painter.setPen(QColor(self.colours.text))
        self.write(after, figure.top(), one.figure)
        self.painter.setFont(self.font)
        self.sign(one, figure.right(), figure.top())
        r = self.unit * 6
        spot = QRectF(place.x() - r, middle - r, 2 * r, 2 * r)
        key = MarkKey(claim=answer.shown.record)
        for area in (spot, box.adjusted(0, 0, -self.line, 0)):
            self.spots.append(Spot(key=key, area=area, group=0))
        if key == self.current:
            self.ring(spot)

    def _mark(self, answer: Answer, place: QPointF, scale: float) -> float:
        """Draw one mark; give where its text may begin."""
        colour = sides.hue(answer.shown.marker, self.colours)
        after = place.x()
        if answer.shown.open:
            away = self.unit * 20 * (1 if answer.shown.open == "lower" else -1)
            head = QPointF(max(place.x() + away, self.left), place.y())
            marks.arrow(self.painter, place, head, colour, self.unit)
            after = max(after, head.x())
        if answer.shown.far is not None:
            far, wing = self.left + answer.shown.far * scale, self.unit * 5
            self.painter.setPen(marks.pen(colour, self.unit * 2))
            self.painter.drawLine(QLineF(place.x(), place.y(), far, place.y()))
            self.painter.drawLine(QLineF(far, place.y() - wing, far, place.y() + wing))
            after = far
        marker = sides.ClaimMarker(shape=answer.shown.marker, hollow=answer.hollow)
        sides.draw_marker(self.painter, marker, place, self.unit, self.colours)
        return after + self.unit * 12

    def _axis(self, base: float, scale: float) -> None:
        unit = tr("people")
        self.painter.setPen(QColor(self.colours.muted))
        at = self.left - self.text.horizontalAdvance(unit) - self.line
        draw_text(self.painter, QPointF(at, base + self.line * 1.05), unit)
        room = self.area.right() - self.left
        high = room / scale
        widest = self.text.horizontalAdvance(wording.number(round(high))) * 1.6
        for tick in linear_ticks(0, high, max(2, int(room / max(widest, 1)))):
            x = self.left + tick * scale
            colour = self.colours.text if tick == 0 else self.colours.hairline
            self.painter.setPen(marks.pen(colour, self.unit))
            self.painter.drawLine(QLineF(x, self.area.top(), x, base))
            label = wording.number(round(tick))
            width = self.text.horizontalAdvance(label)
            self.painter.setPen(QColor(self.colours.muted))
            at = min(max(x - width / 2, self.left), self.area.right() - width)
            draw_text(self.painter, QPointF(at, base + self.line * 1.05), label)
