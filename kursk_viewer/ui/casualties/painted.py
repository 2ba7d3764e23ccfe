"""Figures that a painter of pictures and paper draws: the bars of a report, and a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.bars import bars_height, paint_bars
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot, Surface, paint_sentence
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.records import BarsPage
from kursk_viewer.pages.claims_chart import utterance
from kursk_viewer.ui.casualties.figure import AROUND, CanvasFigure, ChartMark, Stage

_TYPE = 1.1
"""The size of what is written at bars, in that of other charts."""
Paint = Callable[[Surface], list[Spot]]
Height = Callable[[QPainter, float], float]


class Painted(CanvasFigure):
    """A painting over all of the canvas; `like` measures how high it likes to be in a width."""

    def __init__(
        self, paint: Paint, marks: tuple[ChartMark, ...], description: str,
        like: Height | None = None,
    ) -> None:  # fmt: skip
        super().__init__(marks, description)
        self._paint, self._like = paint, like
        self._item = _PaintedItem()
        self._spots: list[Spot] = []
        self._heights: dict[float, float] = {}

    def add_to(self, root: QGraphicsItem, view_box: QGraphicsItem) -> None:
        self._item.setParentItem(root)

    def remove(self) -> None:
        scene = self._item.scene()
        if scene is not None:
            scene.removeItem(self._item)

    def spots(self) -> list[Spot]:
        return self._spots

    def arrange(self, stage: Stage) -> None:
        area = stage.whole.marginsRemoved(AROUND)
        picture = pg.QtGui.QPicture()
        painter = QPainter(picture)
        self._spots = self._paint(
            Surface(painter=painter, area=area, colours=stage.colours, font=stage.letters.font)
        )
        painter.end()
        self._item.show_picture(picture, stage.whole)

    def needed(self, width: float) -> float | None:
        if self._like is None:
            return None
        if width not in self._heights:
            self._heights[width] = _measured(self._like, width)
        return self._heights[width]


class _PaintedItem(pg.GraphicsObject):  # type: ignore[misc]
    """What was painted, ready to be shown again; mouse events pass through."""

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._area = pg.QtGui.QPicture(), QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_picture(self, picture: pg.QtGui.QPicture, area: QRectF) -> None:
        """Show this from now on."""
        self.prepareGeometryChange()
        self._picture, self._area = picture, area
        self.update()

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.drawPicture(0, 0, self._picture)


def _measured(measure: Height, width: float) -> float:
    probe = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(probe)
    high = measure(painter, width - AROUND.left() - AROUND.right())
    painter.end()
    return high + AROUND.top() + AROUND.bottom()


def painted_bars(page: BarsPage) -> Painted:
    """The bars of one report."""
    base, usual = typeface.screen_font(_TYPE), Letters(typeface.screen_font())
    every = [each for bar in page.bars for each in (bar, *bar.parts)]
    marks = tuple(
        ChartMark(
            key=MarkKey(claim=bar.shown.record),
            group=0,
            day=float(index),
            text=descriptions.bar_read_out(bar),
            spoken=utterance(bar.shown),
            target=bar.shown.record,
        )
        for index, bar in enumerate(every)
    )
    return Painted(
        lambda surface: paint_bars(surface.replace(font=_bar_font(surface, usual.line)), page),
        marks,
        page.description,
        like=lambda painter, width: bars_height(painter, page, base, width) * 1.5,
    )


def _bar_font(surface: Surface, usual: float) -> QFont:
    """Larger type than elsewhere, since a bar has few words; `usual` is the height of a line."""
    return typeface.screen_font(_TYPE * QFontMetricsF(surface.font).height() / usual)


def painted_sentence(text: str) -> Painted:
    """A sentence in place of a chart."""

    def paint(surface: Surface) -> list[Spot]:
        paint_sentence(surface, text)
        return []

    return Painted(paint, (), text)
