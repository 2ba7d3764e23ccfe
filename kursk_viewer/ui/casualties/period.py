"""What stands under the chart over time: the whole period in small, of which a stretch is chosen
between two handles, and the legend of the chart."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from kursk_viewer.drawing import sides, typeface
from kursk_viewer.drawing.axes import span_of, view_of
from kursk_viewer.drawing.claims_frame import panels_of
from kursk_viewer.drawing.claims_legend import legend_height, paint_legend
from kursk_viewer.drawing.date_axis import PAN_STEP, ZOOM_STEP, DaySpan, day_at
from kursk_viewer.drawing.surface import Letters, Surface
from kursk_viewer.pages import wording
from kursk_viewer.pages.claims_chart import ClaimsChart, SignSample, legend_in_words
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.casualties.plot_items import cosmetic

_HEIGHT = 40
_LEAST = 5.0
"""Days between the handles."""
_VEIL = 110
"""How much of what is not chosen shows through its veil, of 255."""


class PeriodBrush(pg.GraphicsView):  # type: ignore[misc]
    """Chooses the days that the chart shows, by two handles or by keys: the arrows move the
    stretch, with Shift its end, with Ctrl its beginning; +, - and 0 as in the chart.

    Signals:
        days_requested(float, float): the reader wants to see these days
    """

    days_requested = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Period shown in the chart"))
        self.setToolTip(tr("Drag the handles, or use the arrow keys, + and -"))
        self._root = pg.GraphicsWidget()
        self.setCentralItem(self._root)
        self._box = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._box.setParentItem(self._root)
        self._box.disableAutoRange()
        self._curves: list[pg.PlotCurveItem] = []
        self._whole = DaySpan(begin=0.0, end=1.0)
        self._region = pg.LinearRegionItem()
        self._region.setZValue(10)
        self._box.addItem(self._region, ignoreBounds=True)
        self._region.sigRegionChanged.connect(self._on_region_changed)
        self._chart: ClaimsChart | None = None
        self._plot = QRectF()
        self._silent = False

    def show_chart(self, chart: ClaimsChart) -> None:
        """Show the whole period of a chart."""
        self._chart = chart
        first, last = span_of(chart.lines)
        self._whole = DaySpan(begin=first, end=last)
        self._box.setXRange(first, last, padding=0)
        self._region.setBounds((first, last))
        self._draw()

    def recolour(self) -> None:
        """Take up the colours of the palette."""
        self._draw()

    def span(self) -> tuple[float, float]:
        """The days between the handles."""
        first, last = self._region.getRegion()
        return float(first), float(last)

    def set_days(self, first: float, last: float) -> None:
        """The days that the chart shows now."""
        if self._chart is None:
            return
        self._silent = True
        self._region.setRegion((first, last))
        self._silent = False
        begin, end = (wording.day(day_at(day + 0.5)) for day in (first, last))
        told = tr("In view: {begin} to {end}").format(begin=begin, end=end)
        if told != self.accessibleDescription():
            self.setAccessibleDescription(told)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, told))

    @Slot(QRectF)
    def align(self, plot: QRectF) -> None:
        """Stand under the plot of the chart, whose area in the same width this is."""
        self._plot = plot
        self._box.setGeometry(QRectF(plot.left(), 2, plot.width(), self.height() - 4))

    def _draw(self) -> None:
        for curve in self._curves:
            self._box.removeItem(curve)
        self._curves = []
        colours = style.tokens()
        self.setBackground(colours.raised)
        veil, edge = QColor(colours.selection), QColor(colours.accent)
        veil.setAlpha(_VEIL)
        self._region.setBrush(veil)
        self._region.setHoverBrush(veil)
        for line in self._region.lines:
            line.setPen(cosmetic(colours.accent, 3))
            line.setHoverPen(pg.mkPen(edge, width=5))
        if self._chart is None:
            return
        lines, log = self._chart.lines, self._chart.log
        for groups in panels_of(lines, log=log):
            own = tuple(lines[group] for group in groups)
            view = view_of(own, log=log)
            base = view.height(view.low) if log else 0.0
            high = view.height(view.high) - base
            for line in own:
                pen = cosmetic(sides.hue(line.marker, colours), 1.5)
                for segment in line.segments:
                    curve = pg.PlotCurveItem(
                        [float(point.last) for point in segment],
                        [(view.height(p.shown.value or view.low) - base) / high for p in segment],
                        stepMode="right",
                        pen=pen,
                    )
                    self._curves.append(curve)
                    self._box.addItem(curve, ignoreBounds=True)
        self._box.setYRange(-0.05, 1.05, padding=0)

    @Slot()
    def _on_region_changed(self) -> None:
        if self._silent:
            return
        first, last = self.span()
        if last - first < _LEAST:
            last = min(first + _LEAST, self._whole.end)
            first = last - _LEAST
        self.days_requested.emit(first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first, last = self.span()
        span, whole = DaySpan(begin=first, end=last), self._whole
        step = span.length * PAN_STEP / 2
        keys, modifiers = Qt.Key, event.modifiers()
        by = {keys.Key_Left: -step, keys.Key_Right: step}.get(keys(event.key()), 0.0)
        wanted = {
            keys.Key_Home: span.centred(whole.begin + span.length / 2),
            keys.Key_End: span.centred(whole.end - span.length / 2),
            keys.Key_Plus: span.zoomed(ZOOM_STEP, span.middle),
            keys.Key_Minus: span.zoomed(1 / ZOOM_STEP, span.middle),
            keys.Key_0: whole,
        }.get(keys(event.key()))
        if by and modifiers & Qt.KeyboardModifier.ShiftModifier:
            wanted = span.replace(end=min(max(last + by, first + _LEAST), whole.end))
        elif by and modifiers & Qt.KeyboardModifier.ControlModifier:
            wanted = span.replace(begin=max(min(first + by, last - _LEAST), whole.begin))
        elif by:
            wanted = span.panned(by / span.length)
        if wanted is None:
            event.ignore()
            return
        kept = wanted.within(whole, _LEAST)
        self.days_requested.emit(kept.begin, kept.end)

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_plot"):
            self.align(self._plot)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        super().drawForeground(painter, rect)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(style.tokens().accent))
            painter.drawRect(self._root.rect().adjusted(0.5, 0.5, -1.5, -1.5))

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class ClaimsLegend(QWidget):
    """The signs that occur in a chart, with their words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[SignSample, ...] = ()
        self.setAccessibleName(tr("Legend"))

    def show_entries(self, entries: tuple[SignSample, ...]) -> None:
        """Explain these signs."""
        self.entries = entries
        self.setAccessibleDescription(legend_in_words(entries))
        self._fit()
        self.update()

    def _fit(self) -> None:
        letters = Letters(typeface.screen_font(0.9))
        self.setFixedHeight(round(legend_height(self.entries, self.width(), letters)))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        font = typeface.screen_font(0.9)
        area = QRectF(self.rect())
        surface = Surface(painter=painter, area=area, colours=style.tokens(), font=font)
        paint_legend(surface, self.entries)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        self._fit()
