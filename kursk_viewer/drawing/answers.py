"""One question and everyone's answer to it: a row for each, with a mark or an interval on one scale
from zero; laid out for window and painter alike, and painted."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor

from kursk_viewer.drawing import marks, sides
from kursk_viewer.drawing.axes import linear_ticks
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.surface import ChartPainter, Letters, MarkKey, Spot, Surface
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.records import Answer, AnsweredQuestion
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_NAMES, _MOST_NAMES = 0.45, 34.0
"""Share of the width for the names at the left, but no more than so many lines."""
_BELOW = 1.8
"""Room for the scale under the answers, in lines."""
_ABOUT_HEADING = 0.7
"""Above and below the heading of a group, in lines."""
_REACH = 6.0
OPEN, WING = 20.0, 5.0
"""In widths of a stroke: the length of an open end, and half the stroke at the end of a range."""
_SIGN = 1.2
"""The width of the sign of a contradiction with the space before it, in lines."""

RowTexts = tuple[tuple[str, bool], ...]
"""Lines of text, and whether they are muted."""


class AnswerRow(Record):
    """One answer, or with none what stands where answers are missing: its heading and its texts
    with the upper edge of each, the height of its mark, where its figure begins, and as much of the
    figure as there is room for."""

    answer: Answer | None
    heading: RowTexts
    heading_top: float
    texts: RowTexts
    top: float
    middle: float
    figure_left: float = 0.0
    figure: str = ""

    def text_places(self, line: float) -> list[tuple[float, str, bool]]:
        """The upper edge of each line of text, the text, and whether it is muted."""
        return [
            (self.top + place * line, text, muted) for place, (text, muted) in enumerate(self.texts)
        ]


class AnswersFrame(Record):
    """All rows in an area: names begin at its left edge, marks at the left edge of `plot`; `scale`
    is pixels for each unit, `ticks` its round numbers, `bottom` the lower end."""

    rows: tuple[AnswerRow, ...]
    area: QRectF
    plot: QRectF
    scale: float
    ticks: tuple[tuple[float, str], ...]
    unit: float
    bottom: float

    def x(self, value: float) -> float:
        """Where a figure is."""
        return self.plot.left() + value * self.scale

    def spots(self) -> list[Spot]:
        """Where each answer is: its mark, then its name."""
        found, r = [], self.unit * _REACH
        line = self.unit * 16
        for row in self.rows:
            if row.answer is None:
                continue
            x = self.x(row.answer.shown.value or 0.0)
            key = MarkKey(claim=row.answer.shown.record)
            mark = QRectF(x - r, row.middle - r, 2 * r, 2 * r)
            high = line * len(row.texts)
            name = QRectF(self.area.left(), row.top, self.plot.left() - self.area.left(), high)
            for area in (mark, name.adjusted(0, 0, -line, 0)):
                found.append(Spot(key=key, area=area, group=0))
        return found


def answers_height(question: AnsweredQuestion, width: float, letters: Letters) -> float:
    """The height at which every answer has all its lines, in the units of the letters."""
    return answers_frame(question, QRectF(0, 0, width, 0), letters).bottom


def answers_frame(question: AnsweredQuestion, area: QRectF, letters: Letters) -> AnswersFrame:
    """Each answer in order on one scale from zero, named at the left with its side, its day and its
    scope; last who gives no figure.

    No word is dropped: an area lower than `answers_height` is overrun at its lower end.
    """
    line = letters.line
    names = min(area.width() * _NAMES, line * _MOST_NAMES)
    answers = question.answers
    texts = [_texts(answer, names - line, letters) for answer in answers]
    headings = _headings(question, area.width(), letters)
    if question.absent:
        told = letters.lines(question.absent, area.width() - line, 0)
        texts.append(tuple((text, True) for text in told))
        headings.append(())
    heights = [
        line * (len(row) + 0.5) + _height(heading, line)
        for row, heading in zip(texts, headings, strict=True)
    ]
    spare = area.height() - line * _BELOW - sum(heights)
    air = min(max(spare, 0.0) / max(len(texts), 1), line)
    behind = max((_behind(answer, letters) for answer in answers), default=0.0) + line * 2.4
    end = max((a.shown.far or a.shown.value or 0.0 for a in answers), default=0.0) or 1.0
    scale = max(area.width() - names - behind, line) / end
    rows, top = [], area.top()
    plot = QRectF(area.left() + names, area.top(), max(area.width() - names, line), 0)
    base = area.top()
    for place, (row, heading, height) in enumerate(zip(texts, headings, heights, strict=True)):
        head = _height(heading, line)
        middle = top + head + (height + air - head) / 2
        answer = answers[place] if place < len(answers) else None
        at = _figure_left(answer, plot.left(), scale, letters.unit)
        rows.append(
            AnswerRow(
                answer=answer,
                heading=heading,
                heading_top=top + line * _ABOUT_HEADING / 2,
                texts=row,
                top=middle - len(row) * line / 2,
                middle=middle,
                figure_left=at,
                figure=_figure(answer, area.right() - at, letters),
            )
        )
        top += height + air
        if answer is not None:
            base = top
    plot.setBottom(base)
    bottom = top + line * _BELOW
    if question.absent and answers:
        rows[-1] = _below_scale(rows[-1], line)
    high = plot.width() / scale
    widest = letters.text.horizontalAdvance(wording.number(round(high))) * 1.6
    ticks = linear_ticks(high, max(2, int(plot.width() / max(widest, 1))))
    return AnswersFrame(
        rows=tuple(rows),
        area=area,
        plot=plot,
        scale=scale,
        ticks=tuple((tick, wording.number(round(tick))) for tick in ticks) if answers else (),
        unit=letters.unit,
        bottom=bottom,
    )


def _below_scale(row: AnswerRow, line: float) -> AnswerRow:
    """The last row, which has no mark, under the numbers of the scale."""
    by = line * _BELOW
    return row.replace(top=row.top + by, middle=row.middle + by)


def _texts(answer: Answer, width: float, letters: Letters) -> RowTexts:
    """Who said it, and more of it in muted lines, each as many as it takes."""
    name = letters.lines(answer.shown.claimant, width, 0)
    detail = letters.lines(answer.under_heading, width, 0)
    return (*((text, False) for text in name), *((text, True) for text in detail))


def _headings(question: AnsweredQuestion, width: float, letters: Letters) -> list[RowTexts]:
    """Over the first answer of each group, who stands under it, and in muted lines why most of
    their figures are unfit for a line."""
    found: list[RowTexts] = []
    before = ("", "")
    for answer in question.answers:
        group = (answer.group, answer.shared)
        told: RowTexts = ()
        if group != before:
            told_once = answer.under_group
            lines = letters.lines(told_once, width, 0) if told_once else []
            names = [(name, False) for name in (answer.group,) if name]
            told = (*names, *((text, True) for text in lines))
        found.append(told)
        before = group
    return found


def _height(heading: RowTexts, line: float) -> float:
    return line * (len(heading) + _ABOUT_HEADING) if heading else 0.0


def _behind(answer: Answer, letters: Letters) -> float:
    """The room for a figure and the sign that it is disputed."""
    sign = letters.line * _SIGN if answer.shown.opposed else 0.0
    return letters.strong.horizontalAdvance(answer.shown.figure) + sign


def _figure(answer: Answer | None, width: float, letters: Letters) -> str:
    """A figure as it is written; one with an endless unit ends in an ellipsis."""
    if answer is None:
        return ""
    sign = letters.line * _SIGN if answer.shown.opposed else 0.0
    return letters.elided(answer.shown.figure, width - sign, heavy=True)


def _figure_left(answer: Answer | None, left: float, scale: float, unit: float) -> float:
    if answer is None:
        return left
    one = answer.shown
    end = left + (one.value or 0.0) * scale
    if one.open == "lower":
        end += OPEN * unit
    if one.far is not None:
        end = left + one.far * scale
    return end + unit * 12


def paint_answers(surface: Surface, question: AnsweredQuestion) -> list[Spot]:
    """Draw a question's answers.

    A figure unfit for comparison or of another scope is hollow; an open end is an arrow.

    Returns where each was drawn: its mark, then its name.
    """
    painting = _AnswersPainter(surface)
    frame = answers_frame(question, surface.area, painting)
    painting.begin()
    painting.paint(frame)
    return painting.end()


class _AnswersPainter(ChartPainter):
    def paint(self, frame: AnswersFrame) -> None:
        if not frame.rows:
            self.painter.setPen(QColor(self.colours.muted))
            self.write(self.area.left(), self.area.top(), tr("Nobody gave a number."))
            return
        if frame.ticks:
            with part(self.painter, "axis"):
                self._axis(frame)
        for row in frame.rows:
            self._texts(row)
            if row.answer is not None:
                with part(self.painter, f"answer {row.answer.shown.record}"):
                    self._answer(row.answer, row, frame)
        self.spots = frame.spots()

    def _texts(self, row: AnswerRow) -> None:
        top = row.heading_top
        for text, muted in row.heading:
            self.painter.setFont(self.font if muted else self.heavy)
            self.painter.setPen(QColor(self.colours.muted if muted else self.colours.text))
            self.write(self.area.left(), top, text)
            top += self.line
        self.painter.setFont(self.font)
        for y, text, muted in row.text_places(self.line):
            self.painter.setPen(QColor(self.colours.muted if muted else self.colours.text))
            self.write(self.area.left(), y, text)

    def _answer(self, answer: Answer, row: AnswerRow, frame: AnswersFrame) -> None:
        one = answer.shown
        colour = sides.hue(one.marker, self.colours)
        place = QPointF(frame.x(one.value or 0.0), row.middle)
        if one.open:
            away = self.unit * OPEN * (1 if one.open == "lower" else -1)
            head = QPointF(max(place.x() + away, frame.plot.left()), place.y())
            marks.arrow(self.painter, place, head, colour, self.unit)
        if one.far is not None:
            far, wing = frame.x(one.far), self.unit * WING
            self.painter.setPen(marks.pen(colour, self.unit * 2))
            self.painter.drawLine(QLineF(place.x(), place.y(), far, place.y()))
            self.painter.drawLine(QLineF(far, place.y() - wing, far, place.y() + wing))
        marker = sides.ClaimMarker(shape=one.marker, hollow=answer.hollow)
        sides.draw_marker(self.painter, marker, place, self.unit, self.colours)
        self.painter.setFont(self.heavy)
        width = self.strong.horizontalAdvance(row.figure)
        figure = QRectF(row.figure_left, row.middle - self.line / 2, width, self.line)
        marks.filled(self.painter, figure, self.colours.ground)
        self.painter.setPen(QColor(self.colours.text))
        self.write(figure.left(), figure.top(), row.figure)
        self.painter.setFont(self.font)
        self.sign(one, figure.right(), figure.top())

    def _axis(self, frame: AnswersFrame) -> None:
        unit, plot = tr("people"), frame.plot
        base = plot.bottom() + self.line * 1.05
        self.painter.setPen(QColor(self.colours.muted))
        at = plot.left() - self.text.horizontalAdvance(unit) - self.line
        draw_text(self.painter, QPointF(at, base), unit)
        for tick, label in frame.ticks:
            x = frame.x(tick)
            colour = self.colours.text if tick == 0 else self.colours.hairline
            self.painter.setPen(marks.pen(colour, self.unit))
            self.painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
            width = self.text.horizontalAdvance(label)
            self.painter.setPen(QColor(self.colours.muted))
            at = min(x - width / 2, self.area.right() - width)
            draw_text(self.painter, QPointF(at, base), label)
