"""pyqtgraph's items as the charts of claims use them: symbols of our marks, axes with our labels,
texts in a column."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainterPath, QPainterPathStroker, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.sides import RADIUS, ClaimMarker, outline_of
from kursk_viewer.drawing.signs import ring_of, strokes, turned
from kursk_viewer.drawing.surface import Letters
from kursk_viewer.pages.claims_chart import Sign
from kursk_viewer.pages.wording import isolated
from kursk_viewer.record import Record
from kursk_viewer.ui.casualties.figure import CanvasFigure

AXES_Z = -200.0
"""Below a view, which is at -100, so that no number line crosses a mark."""
HALO = 4.0
"""The width of the ground around signs that lie over lines, in widths of a stroke."""
_NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
_SPARE = 40.0
"""Pixels that the label of a tick may reach beyond its axis."""
_EDGE = 1.5
"""The edge of a marker, in widths of a stroke."""


class Symbol(Record):
    """A path for a scatter plot, within half a unit around its place, and how many widths of a
    stroke that half is."""

    path: QPainterPath
    reach: float


@cache
def marker_symbol(marker: ClaimMarker) -> Symbol:
    """The shape of a marker. What is inside a filled one is left open, so that the ground shows."""
    path = QPainterPath()
    radius = RADIUS * marker.scale
    corners = outline_of(marker.shape, QPointF(0, 0), radius)
    if corners is None:
        path.addEllipse(QPointF(0, 0), radius, radius)
    else:
        path.addPolygon(corners)
        path.closeSubpath()
    inner = QPainterPath()
    for line in marker.strokes:
        inner.moveTo(line.p1())
        inner.lineTo(line.p2())
    if marker.hollow:
        path.addPath(inner)
    elif not inner.isEmpty():
        stroker = QPainterPathStroker()
        stroker.setWidth(_EDGE)
        path = path.subtracted(stroker.createStroke(inner))
    return symbol_of(path)


@cache
def sign_symbol(
    sign: Sign, across: float = 0.0, down: float = 0.0, turn: float = 0.0, *, scale: float = 1.0
) -> Symbol:
    """A sign around a point, or so many widths of a stroke beside it and turned by so many degrees
    around it, at a mark of so many times the usual size."""
    path = QPainterPath()
    if sign == Sign.INFERRED:
        path.addEllipse(QPointF(0, 0), ring_of(scale), ring_of(scale))
    else:
        path = marks.path_of(turned(strokes(sign), QPointF(across, down), turn))
    return symbol_of(path)


def symbol_of(path: QPainterPath) -> Symbol:
    """A path in widths of a stroke as a symbol."""
    box = path.boundingRect()
    reach = max(map(abs, (box.left(), box.right(), box.top(), box.bottom()))) or 1.0
    return Symbol(path=QTransform.fromScale(0.5 / reach, 0.5 / reach).map(path), reach=reach)


class Spots:
    """What one scatter plot shows: each spot a symbol with a pen and a brush, around a place."""

    def __init__(self) -> None:
        self._spots: list[dict[str, object]] = []

    def add(
        self, x: float, y: float, symbol: Symbol, unit: float, pen: QPen,
        brush: QBrush | None = None, key: object = None,
    ) -> None:  # fmt: skip
        """A symbol at a place of the scale; `unit` is the width of a stroke in pixels."""
        self._spots.append(
            {
                "pos": (x, y),
                "symbol": symbol.path,
                "size": 2 * symbol.reach * unit,
                "pen": pen,
                "brush": brush or QBrush(Qt.BrushStyle.NoBrush),
                "data": key,
            }
        )

    def show_in(self, item: pg.ScatterPlotItem) -> None:
        """Put all of them into an item."""
        item.setData(self._spots) if self._spots else item.clear()


def cosmetic(colour: str, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """A flat pen whose width is in pixels however the view is zoomed."""
    made = marks.pen(colour, width, dash)
    made.setCosmetic(True)
    return made


class LabelledAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis whose ticks are the chart's own, the same words as on paper."""

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.ticks: dict[float, str] = {}
        self._worn: object = None
        self.setStyle(autoExpandTextSpace=False, autoReduceTextSpace=False,
                      hideOverlappingLabels=False)  # fmt: skip
        self.enableAutoSIPrefix(False)

    def show_ticks(self, ticks: Iterable[tuple[float, str]]) -> None:
        """Label these places of the scale and no others."""
        found = dict(ticks)
        if found != self.ticks:
            self.ticks = found
            self.picture = None
            self.update()

    def linkToView(self, view: pg.ViewBox) -> None:
        """Follow a view, from what it shows already, of which no change will tell."""
        super().linkToView(view)
        self.linkedViewChanged(view)

    def boundingRect(self) -> QRectF:
        """Wider, so that the labels at the ends are not left out."""
        return QRectF(super().boundingRect()).adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE)

    def tickValues(self, _low: float, _high: float, _size: float) -> list[tuple[float, object]]:
        return [(1.0, list(self.ticks))]

    def tickStrings(self, values: list[float], _scale: float, _spacing: float) -> list[str]:
        return [isolated(self.ticks.get(value, "")) for value in values]

    def stand_in(self, area: QRectF) -> None:
        """Take up an area of the canvas."""
        if self.orientation == "left" and self.fixedWidth != area.width():
            self.setWidth(area.width())
        elif self.orientation == "bottom" and self.fixedHeight != area.height():
            self.setHeight(area.height())
        self.setGeometry(area)

    def wear(self, font: QFont, text: str, line: str, offset: int, ticks: int = 0) -> None:
        """The font of its labels, the colours of them and of its line, the room before them, and
        the length of its ticks in pixels."""
        worn = (font, text, line, offset, ticks)
        if worn != self._worn:
            self._worn = worn
            self.setTickFont(font)
            self.setTextPen(QColor(text))
            self.setPen(QColor(line))
            self.setStyle(tickTextOffset=offset, tickLength=ticks)


class TextColumn:
    """Texts of a figure, in pixels of the canvas; items are used again from time to time."""

    def __init__(self, root: QGraphicsItem) -> None:
        self._root = root
        self._items: list[pg.TextItem] = []
        self._shown: list[tuple[str, str, bool, float, float]] = []
        self._used = 0

    def begin(self) -> None:
        """What follows is all that it shows."""
        self._used = 0

    def write(
        self, letters: Letters, place: QPointF, text: str, colour: str, *, heavy: bool = False
    ) -> pg.TextItem:
        """A text from the upper left corner of its letters' box."""
        if self._used == len(self._items):
            item = pg.TextItem()
            item.textItem.document().setDocumentMargin(0)
            item.setParentItem(self._root)
            self._items.append(item)
            self._shown.append(("", "", False, 0.0, 0.0))
        item = self._items[self._used]
        size = letters.line
        wanted = (text, colour, heavy, size, 0.0)
        if self._shown[self._used] != wanted:
            item.textItem.setFont(letters.heavy if heavy else letters.font)
            item.setText(isolated(text), colour)
            item.updateTextPos()
            self._shown[self._used] = wanted
        item.fill = _NO_BRUSH
        item.setPos(place)
        item.show()
        self._used += 1
        return item

    def end(self) -> None:
        """Hide what is left over."""
        for item in self._items[self._used :]:
            item.hide()

    def remove(self) -> None:
        """Take all out of the canvas."""
        for item in self._items:
            discard(item)
        self._items, self._shown = [], []


class WrittenFigure(CanvasFigure):
    """A figure with texts in pixels of the canvas, once it stands in one."""

    _texts: TextColumn

    def add_to(self, root: QGraphicsItem, view_box: QGraphicsItem) -> None:
        self._texts = TextColumn(root)

    def remove(self) -> None:
        self._texts.remove()


def discard(item: QGraphicsItem) -> None:
    """Take an item out of its canvas."""
    scene = item.scene()
    if scene is not None:
        scene.removeItem(item)


def pairs(lines: Iterable[QLineF]) -> tuple[list[float], list[float]]:
    """The ends of lines, as a curve takes them that joins each pair."""
    xs: list[float] = []
    ys: list[float] = []
    for line in lines:
        xs += [line.x1(), line.x2()]
        ys += [line.y1(), line.y2()]
    return xs, ys
