"""Claims over time on screen, in pyqtgraph's items: for each series a curve of steps and a scatter
of marks; axes, and the names at the ends."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

from kursk_viewer.drawing import marks, sides, typeface
from kursk_viewer.drawing.axes import span_of
from kursk_viewer.drawing.claims_frame import INDENT, ClaimsFrame, Panel, claims_frame
from kursk_viewer.drawing.leaders import leader_pen, leaders_of
from kursk_viewer.drawing.over_time import BESIDE, SIZE
from kursk_viewer.drawing.sign_places import Standing
from kursk_viewer.drawing.signs import INTERVAL, JOIN
from kursk_viewer.drawing.surface import Letters, MarkKey, Spot
from kursk_viewer.pages.claims_chart import (
    ClaimsChart,
    Sign,
    break_read_out,
    break_sign,
    is_hollow,
    point_read_out,
    signs,
    utterance,
)
from kursk_viewer.pages.dated_claims import Line, Point
from kursk_viewer.ui.casualties.canvas import Plot
from kursk_viewer.ui.casualties.figure import ChartMark, Stage
from kursk_viewer.ui.casualties.plot_items import (
    AXES_Z,
    HALO,
    LabelledAxis,
    Spots,
    WrittenFigure,
    cosmetic,
    discard,
    marker_symbol,
    pairs,
    sign_symbol,
    symbol_of,
)

_DIMMED = 0.4
_SOLID_Z, _DASHED_Z = -20.0, -10.0
"""Lines lie under marks, and dashed ones over solid ones, which show between."""
_FEW_SERIES, _HEIGHTS = 3, (240.0, 300.0, 360.0, 420.0)
"""Up to so many series the chart is scrolled, in pixels, where its labels would lack words."""


class ClaimsPlot(WrittenFigure):
    """A chart of dated claims with at least one point, that is zoomed and panned in time."""

    def __init__(self, chart: ClaimsChart) -> None:
        super().__init__(_marks(chart.lines), chart.description)
        self.chart = chart
        self.days = span_of(chart.lines)
        self.groups = tuple(line.label for line in chart.lines)
        self.frame: ClaimsFrame | None = None
        self.panels: list[PanelItems] = []
        self.series = [SeriesItems(line) for line in chart.lines]
        self._leaders: list[QGraphicsPathItem] = []
        self._root: QGraphicsItem | None = None
        self._box: Plot | None = None
        self._labels: list[tuple[QRectF, int]] = []
        self._lifted: int | None = None
        self._heights: dict[float, float] = {}
        self._written: dict[int, list[pg.TextItem]] = {}

    def add_to(self, root: QGraphicsItem, view_box: QGraphicsItem) -> None:
        assert isinstance(view_box, Plot)
        self._root, self._box = root, view_box
        super().add_to(root, view_box)

    def remove(self) -> None:
        super().remove()
        for series in self.series:
            series.remove()
        for panel in self.panels:
            panel.remove(keep=self._box)
        for leader in self._leaders:
            discard(leader)
        self.panels, self._leaders = [], []

    def spots(self) -> list[Spot]:
        return self.frame.spots() if self.frame else []

    def spot(self, key: MarkKey) -> Spot | None:
        return self.frame.spot(key) if self.frame else None

    def least(self, width: float) -> float:
        if len(self.chart.lines) > _FEW_SERIES:
            return 0.0
        if width not in self._heights:
            self._heights[width] = self._height_of_labels(width)
        return self._heights[width]

    def _height_of_labels(self, width: float) -> float:
        """The least height at which the labels lack as little as they do in the highest."""
        letters = Letters(typeface.screen_font())

        def cuts(high: float) -> int:
            whole = _room(QRectF(0, 0, width, high), letters)
            return claims_frame(self.chart, whole, letters).cuts

        fewest = cuts(_HEIGHTS[-1])
        return next(high for high in _HEIGHTS if cuts(high) <= fewest)

    def arrange(self, stage: Stage) -> None:
        letters, colours = stage.letters, stage.colours
        frame = claims_frame(self.chart, _room(stage.whole, letters), letters, stage.days)
        if stage.moving and self.frame is not None and self.frame.unit == frame.unit:
            frame = frame.replace(kept=self.frame.standings)
        self.frame = frame
        if len(self.panels) != len(frame.panels):
            self._make_panels(len(frame.panels))
        self._texts.begin()
        for place, (items, panel) in enumerate(zip(self.panels, frame.panels, strict=True)):
            last = place == len(frame.panels) - 1
            items.arrange(panel, stage, frame if last else None)
            at = QPointF(letters.line * BESIDE, panel.area.top() - letters.line * 1.6)
            self._texts.write(letters, at, panel.caption, colours.muted)
            for group in panel.groups:
                self.series[group].arrange(items.box, panel, frame.standings, stage)
        self._arrange_labels(frame, stage)
        self._texts.end()
        self._dim()

    def lift(self, group: int | None) -> None:
        if group != self._lifted:
            self._lifted = group
            self._dim()

    def names(self) -> list[QRectF]:
        return [area for area, _group in self._labels]

    def group_at(self, place: QPointF) -> int | None:
        return next((group for area, group in self._labels if area.contains(place)), None)

    def _make_panels(self, count: int) -> None:
        assert self._box is not None and self._root is not None
        for series in self.series:
            series.remove()
        for panel in self.panels:
            panel.remove(keep=self._box)
        self.panels = [PanelItems(self._root, self._box if not n else None) for n in range(count)]
        for panel in self.panels[1:]:
            panel.box.setLimits(**_limits(self._box))
            panel.box.setXLink(self._box)

    def _arrange_labels(self, frame: ClaimsFrame, stage: Stage) -> None:
        letters, area = stage.letters, frame.panels[0].area
        x = frame.labels_left + letters.line * INDENT
        self._labels, self._written = [], {}
        while len(self._leaders) < len(frame.labels):
            self._leaders.append(QGraphicsPathItem(self._root))
        for leader in self._leaders[len(frame.labels) :]:
            leader.hide()
        ways = leaders_of(frame, letters.line)
        for leader, label, way in zip(self._leaders, frame.labels, ways, strict=False):
            line, y = self.chart.lines[label.group], label.top
            leader.setPen(leader_pen(line, stage.colours, frame.unit))
            leader.setPath(marks.path_of(way))
            leader.setVisible(area.left() <= label.place.x() <= area.right())
            leader.setOpacity(1.0)
            hue = sides.hue(line.marker, stage.colours)
            written = self._written.setdefault(label.group, [])
            for text, heavy in label.texts:
                written.append(self._texts.write(letters, QPointF(x, y), text, hue, heavy=heavy))
                y += letters.line
            room = QRectF(x, label.top, stage.whole.right() - x, y - label.top)
            self._labels.append((room, label.group))
        if frame.more:
            below = QPointF(x, frame.panels[-1].area.bottom() + letters.line * 0.2)
            self._texts.write(letters, below, frame.more, stage.colours.muted)

    def _dim(self) -> None:
        for group, series in enumerate(self.series):
            opacity = 1.0 if self._lifted in (None, group) else _DIMMED
            series.set_opacity(opacity)
            for item in self._written.get(group, ()):
                item.setOpacity(opacity)


class PanelItems:
    """One panel: its view, its axes, and its base line."""

    def __init__(self, root: QGraphicsItem, box: Plot | None) -> None:
        self.box = box or Plot()
        if box is None:
            self.box.setParentItem(root)
        self.numbers, self.dates = LabelledAxis("left"), LabelledAxis("bottom")
        for axis in (self.numbers, self.dates):
            axis.setParentItem(root)
            axis.linkToView(self.box)
            axis.setZValue(AXES_Z)
        self.numbers.setGrid(255)

    def arrange(self, panel: Panel, stage: Stage, dated: ClaimsFrame | None) -> None:
        """Show the scale and, in the last panel, the days."""
        letters, colours, view = stage.letters, stage.colours, panel.view
        self.box.setGeometry(panel.area)
        base = view.height(view.low if view.log else 0.0)
        self.box.setYRange(base, view.height(view.high), padding=0)
        self.box.updateMatrix()
        wide = round(panel.area.left())
        self.numbers.wear(letters.font, colours.muted, colours.hairline, round(letters.line * 0.3))
        self.numbers.stand_in(QRectF(0, panel.area.top(), wide, panel.area.height()))
        self.numbers.show_ticks((view.height(value), label) for value, label in panel.ticks)
        self.dates.wear(
            letters.font, colours.muted, colours.text, round(letters.unit * 2),
            ticks=round(letters.unit * 4),
        )  # fmt: skip
        high = round(letters.line * 1.7)
        self.dates.stand_in(
            QRectF(panel.area.left(), panel.area.bottom(), panel.area.width(), high)
        )
        self.dates.show_ticks((tick.day, tick.label) for tick in dated.days) if dated else None

    def remove(self, keep: Plot | None) -> None:
        """Take its items out, all but a view that is kept."""
        for axis in (self.numbers, self.dates):
            axis.unlinkFromView()
            discard(axis)
        if self.box is not keep:
            self.box.setXLink(None)
            discard(self.box)


class SeriesItems:
    """One series: `steps` are its segments, `marks` its points, `signs` what is drawn beside them,
    `intervals` the days of a point and `spans` its range."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.steps = [
            pg.PlotCurveItem(stepMode="right", antialias=True)
            for segment in line.segments
            if len(segment) > 1
        ]
        for steps in self.steps:
            steps.setZValue(_DASHED_Z if sides.is_dashed(line.marker) else _SOLID_Z)
        self.intervals = pg.PlotCurveItem(connect="pairs", antialias=True)
        self.spans = pg.PlotCurveItem(connect="pairs", antialias=True)
        self.signs = pg.ScatterPlotItem(pxMode=True)
        self.marks = pg.ScatterPlotItem(pxMode=True)
        self.over = pg.ScatterPlotItem(pxMode=True)
        self._box: Plot | None = None
        self._styled: object = None
        self._curved: object = None
        self._scattered: object = None
        self._standings: list[Standing | None] = []

    @property
    def items(self) -> tuple[pg.GraphicsObject, ...]:
        """All of them, from below."""
        return (*self.steps, self.intervals, self.spans, self.signs, self.marks, self.over)

    def set_opacity(self, opacity: float) -> None:
        """Dim it, or not."""
        for item in self.items:
            item.setOpacity(opacity)

    def remove(self) -> None:
        """Take its items out of their view."""
        if self._box is not None:
            for item in self.items:
                self._box.removeItem(item)
            self._box = None

    def arrange(
        self, box: Plot, panel: Panel, standings: dict[str, Standing], stage: Stage
    ) -> None:
        """Show it on the scale of a panel, its marks as they are drawn around each other."""
        if self._box is None:
            self._box = box
            for item in self.items:
                box.addItem(item, ignoreBounds=True)
        self._standings = [standings.get(point.shown.record) for point in self.line.points]
        seen = [panel.shows(point) for point in self.line.points]
        style = (panel.view.log, stage.letters.unit, stage.colours)
        curved, scattered = (style, seen), (style, self._standings)
        if style != self._styled:
            self._styled = style
            self._stairs(panel, stage)
        if curved != self._curved:
            self._curved = curved
            self._ranges(panel, stage)
        if scattered != self._scattered:
            self._scattered = scattered
            self._scatters(panel, stage)

    def _stairs(self, panel: Panel, stage: Stage) -> None:
        line, unit, height = self.line, stage.letters.unit, panel.view.height
        hue = sides.hue(line.marker, stage.colours)
        pen = sides.line_pen(hue, line.marker, line.variant, unit)
        pen.setCosmetic(True)
        joined = [segment for segment in line.segments if len(segment) > 1]
        for curve, segment in zip(self.steps, joined, strict=True):
            curve.setData(
                [float(point.last) for point in segment],
                [height(point.shown.value or 0.0) for point in segment],
                pen=pen,
            )

    def _ranges(self, panel: Panel, stage: Stage) -> None:
        line, unit, height = self.line, stage.letters.unit, panel.view.height
        hue = sides.hue(line.marker, stage.colours)
        found, intervals = [], []
        for point in line.points:
            level, own = height(point.shown.value or 0.0), signs(line, point)
            if Sign.PERIOD in own and panel.shows(point):
                intervals.append(QLineF(point.first, level, point.last, level))
            if Sign.RANGE in own and panel.shows(point):
                top = height(point.shown.far or 0.0)
                found.append(QLineF(point.last, level, point.last, top))
        xs, ys = pairs(found)
        self.spans.setData(xs, ys, pen=cosmetic(hue, unit * 1.2))
        xs, ys = pairs(intervals)
        faded = marks.faded(hue, stage.colours.base)
        self.intervals.setData(xs, ys, pen=cosmetic(faded, unit * INTERVAL))

    def _scatters(self, panel: Panel, stage: Stage) -> None:
        line, unit, colours = self.line, stage.letters.unit, stage.colours
        hue = sides.hue(line.marker, colours)
        below, middle, over = Spots(), Spots(), Spots()
        halo, thin = cosmetic(colours.base, unit * HALO), cosmetic(hue, unit * 1.05)
        for point, standing in zip(line.points, self._standings, strict=True):
            if standing is None:
                continue
            x, y = float(point.last), panel.view.height(point.shown.value or 0.0)
            own = signs(line, point)
            for sign in (Sign.LOWER, Sign.UPPER, Sign.EXACT):
                if sign in own:
                    at = standing.bound
                    moved = sign_symbol(sign, at.x(), at.y(), standing.turn)
                    below.add(x, y, moved, unit, thin)
            if Sign.RANGE in own:
                top = panel.view.height(point.shown.far or 0.0)
                below.add(x, top, sign_symbol(Sign.RANGE), unit, thin)
            joins = standing.joins(numbered=False)
            if joins:
                symbol = symbol_of(marks.path_of(joins))
                below.add(x, y, symbol, unit, cosmetic(hue, unit * JOIN))
            self._add_marker(middle, x, y, point, standing.scale, stage)
            if Sign.INFERRED in own:
                ring = sign_symbol(Sign.INFERRED, scale=standing.scale)
                below.add(x, y, ring, unit, cosmetic(hue, unit, (1, 2)))
            if Sign.DISPUTED in own:
                at = standing.disputed
                opposed = sign_symbol(Sign.DISPUTED, at.x(), at.y())
                below.add(x, y, opposed, unit, halo)
                below.add(x, y, opposed, unit, cosmetic(colours.warning, unit * 1.05))
        broken_at = {
            point.shown.record: standing.broken
            for point, standing in zip(line.points, self._standings, strict=True)
            if standing is not None
        }
        for broken in line.cuts:
            point = line.after(broken)
            if panel.view.log and not point.shown.value:
                continue
            x, y = float(point.last), panel.view.height(point.shown.value or 0.0)
            key = MarkKey(claim=broken.claim, is_break=True)
            at = broken_at[broken.claim]
            slashes = sign_symbol(break_sign(broken), at.x(), at.y())
            over.add(x, y, slashes, unit, halo)
            over.add(x, y, slashes, unit, cosmetic(hue, unit * 1.5), key=key)
        below.show_in(self.signs)
        middle.show_in(self.marks)
        over.show_in(self.over)

    def _add_marker(
        self, spots: Spots, x: float, y: float, point: Point, scale: float, stage: Stage
    ) -> None:
        line, unit, colours = self.line, stage.letters.unit * SIZE, stage.colours
        hollow = is_hollow(line, point)
        marker = sides.ClaimMarker(
            shape=line.marker, variant=line.variant, hollow=hollow, scale=scale
        )
        hue = sides.hue(line.marker, colours)
        spots.add(
            x, y, marker_symbol(marker), unit, cosmetic(hue, unit * 1.5),
            None if marker.outline else QBrush(QColor(colours.base if hollow else hue)),
            MarkKey(claim=point.shown.record),
        )  # fmt: skip


def _room(whole: QRectF, letters: Letters) -> QRectF:
    return whole.adjusted(0, letters.line * 0.2, -letters.line * 0.4, 0)


def _limits(box: Plot) -> dict[str, float]:
    first, last = box.state["limits"]["xLimits"]
    return {"xMin": first, "xMax": last}


def _marks(lines: tuple[Line, ...]) -> tuple[ChartMark, ...]:
    found: list[ChartMark] = []
    for group, line in enumerate(lines):
        row = [
            ChartMark(
                key=MarkKey(claim=point.shown.record),
                group=group,
                day=float(point.last),
                text=point_read_out(line, point),
                spoken=utterance(point.shown),
                target=point.shown.record,
            )
            for point in line.points
        ]
        for broken in line.cuts:
            told = break_read_out(line, broken)
            row.append(
                ChartMark(
                    key=MarkKey(claim=broken.claim, is_break=True),
                    group=group,
                    day=broken.after - 0.5,
                    text=told,
                    spoken=told,
                    target=broken.relation or broken.claim,
                )
            )
        found += sorted(row, key=lambda mark: (mark.day, not mark.key.is_break, mark.key.claim))
    return tuple(found)
