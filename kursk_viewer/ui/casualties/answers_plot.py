"""Who says what on screen, in pyqtgraph's items: a row of text and a mark for each answer, on one
axis."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QGraphicsItem

from kursk_viewer.drawing import marks, sides, typeface
from kursk_viewer.drawing.answers import (
    OPEN,
    WING,
    AnswerRow,
    AnswersFrame,
    answers_frame,
    answers_height,
)
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.records import AnsweredQuestion
from kursk_viewer.pages.claims_chart import Sign, utterance
from kursk_viewer.translation import tr
from kursk_viewer.ui.casualties.canvas import Plot
from kursk_viewer.ui.casualties.figure import AROUND, ChartMark, Stage
from kursk_viewer.ui.casualties.plot_items import (
    AXES_Z,
    HALO,
    LabelledAxis,
    Spots,
    WrittenFigure,
    cosmetic,
    discard,
    marker_symbol,
    sign_symbol,
    symbol_of,
)

_HEAD = 6.0


class AnswersPlot(WrittenFigure):
    """One question and everyone's answer to it; it is scrolled where it is higher than its room."""

    def __init__(self, question: AnsweredQuestion) -> None:
        super().__init__(_marks(question), question.description)
        self.question = question
        self.frame: AnswersFrame | None = None
        self.box = Plot()
        self.box.setMouseEnabled(x=False, y=False)
        self.box.invertY(True)
        self.axis = LabelledAxis("bottom")
        self.axis.setGrid(255)
        self.points = pg.ScatterPlotItem(pxMode=True)
        self.signs = pg.ScatterPlotItem(pxMode=True)
        self.ranges = {
            answer.shown.record: pg.PlotCurveItem(antialias=True)
            for answer in question.answers
            if answer.shown.far is not None
        }
        self.base = pg.InfiniteLine(pos=0.0, angle=90)
        for item in (self.base, *self.ranges.values(), self.signs, self.points):
            self.box.addItem(item, ignoreBounds=True)
        self._heights: dict[float, float] = {}

    def add_to(self, root: QGraphicsItem, view_box: QGraphicsItem) -> None:
        self.box.setParentItem(root)
        self.axis.setParentItem(root)
        self.axis.setZValue(AXES_Z)
        self.axis.linkToView(self.box)
        super().add_to(root, view_box)

    def remove(self) -> None:
        super().remove()
        self.axis.unlinkFromView()
        discard(self.axis)
        discard(self.box)

    def needed(self, width: float) -> float | None:
        return self.least(width) * 1.1

    def least(self, width: float) -> float:
        if width not in self._heights:
            room = width - AROUND.left() - AROUND.right()
            high = answers_height(self.question, room, Letters(typeface.screen_font()))
            self._heights[width] = high + AROUND.top() + AROUND.bottom()
        return self._heights[width]

    def spots(self) -> list[Spot]:
        return self.frame.spots() if self.frame else []

    def arrange(self, stage: Stage) -> None:
        letters = stage.letters
        frame = answers_frame(self.question, stage.whole.marginsRemoved(AROUND), letters)
        self.frame = frame
        plot = frame.plot
        self.box.setGeometry(plot)
        self.box.setXRange(0.0, plot.width() / frame.scale, padding=0)
        self.box.setYRange(0.0, max(plot.height(), 1.0), padding=0)
        self._show_axis(frame, stage)
        self._show_marks(frame, stage)
        self._texts.begin()
        for row in frame.rows:
            self._write(row, frame, stage)
        if frame.ticks:
            unit = tr("people")
            x = frame.plot.left() - letters.text.horizontalAdvance(unit) - letters.line
            at = QPointF(x, frame.plot.bottom() + letters.unit * 3)
            self._texts.write(letters, at, unit, stage.colours.muted)
        if not frame.rows:
            nobody = tr("Nobody gave a number.")
            self._texts.write(letters, frame.area.topLeft(), nobody, stage.colours.muted)
        self._texts.end()

    def _show_axis(self, frame: AnswersFrame, stage: Stage) -> None:
        letters, colours, plot = stage.letters, stage.colours, frame.plot
        shown = bool(frame.ticks)
        self.axis.setVisible(shown)
        self.base.setVisible(shown)
        self.base.setPen(cosmetic(colours.text, letters.unit))
        self.axis.wear(letters.font, colours.muted, colours.hairline, round(letters.unit * 3))
        high = round(letters.line * 1.6)
        self.axis.stand_in(QRectF(plot.left(), plot.bottom(), plot.width(), high))
        self.axis.show_ticks(frame.ticks)

    def _show_marks(self, frame: AnswersFrame, stage: Stage) -> None:
        unit, colours, plot = stage.letters.unit, stage.colours, frame.plot
        below, middle = Spots(), Spots()
        halo = cosmetic(colours.base, unit * HALO)
        for row in frame.rows:
            if row.answer is None:
                continue
            one, y = row.answer.shown, row.middle - plot.top()
            hue, x = sides.hue(one.marker, colours), one.value or 0.0
            thick = cosmetic(hue, unit * 1.5)
            if one.open:
                head = QPointF(OPEN if one.open == "lower" else -OPEN, 0)
                path = marks.path_of(marks.arrow_strokes(QPointF(0, 0), head, _HEAD))
                below.add(x, y, symbol_of(path), unit, thick)
            if one.far is not None:
                pen = cosmetic(hue, unit * 2)
                self.ranges[one.record].setData([x, one.far], [y, y], pen=pen)
                wing = marks.path_of([QLineF(0, -WING, 0, WING)])
                below.add(one.far, y, symbol_of(wing), unit, pen)
            if one.opposed:
                width = stage.letters.strong.horizontalAdvance(row.figure)
                at = row.figure_left + width + stage.letters.line * 0.7 - plot.left()
                opposed = sign_symbol(Sign.DISPUTED)
                below.add(at / frame.scale, y, opposed, unit, halo)
                below.add(at / frame.scale, y, opposed, unit, cosmetic(colours.warning, unit))
            hollow = row.answer.hollow
            marker = marker_symbol(sides.ClaimMarker(shape=one.marker, hollow=hollow))
            ground = QBrush(QColor(colours.base if hollow else hue))
            middle.add(x, y, marker, unit, thick, ground, MarkKey(claim=one.record))
        below.show_in(self.signs)
        middle.show_in(self.points)

    def _write(self, row: AnswerRow, frame: AnswersFrame, stage: Stage) -> None:
        letters, colours, left = stage.letters, stage.colours, frame.area.left()
        top = row.heading_top
        for text, muted in row.heading:
            colour = colours.muted if muted else colours.text
            self._texts.write(letters, QPointF(left, top), text, colour, heavy=not muted)
            top += letters.line
        for y, text, muted in row.text_places(letters.line):
            colour = colours.muted if muted else colours.text
            self._texts.write(letters, QPointF(left, y), text, colour)
        if row.answer is not None:
            at = QPointF(row.figure_left, row.middle - letters.line / 2)
            written = self._texts.write(letters, at, row.figure, colours.text, heavy=True)
            written.fill = pg.mkBrush(colours.base)


def _marks(question: AnsweredQuestion) -> tuple[ChartMark, ...]:
    return tuple(
        ChartMark(
            key=MarkKey(claim=answer.shown.record),
            group=0,
            day=float(place),
            text=descriptions.answer_read_out(answer),
            spoken=utterance(answer.shown),
            target=answer.shown.record,
        )
        for place, answer in enumerate(question.answers)
    )
