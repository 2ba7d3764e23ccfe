"""The casualty bars, painted: for pictures and for the printed page.

Every size follows from the metrics of the base font on the device painted on, so that a page at
300 dots per inch and a window look alike. Every bar begins at zero and has its figure beside it; no
scale is drawn.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.axes import spread
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.parts import part as named
from kursk_viewer.drawing.surface import ChartPainter, MarkKey, Spot, Surface
from kursk_viewer.pages.casualties.records import Bar, BarsPage
from kursk_viewer.translation import tr


def bars_height(painter: QPainter, page: BarsPage, font: QFont, width: float) -> float:
    """The height in painter units that `paint_bars` needs for all of a page of this width."""
    surface = Surface(painter=painter, area=QRectF(0, 0, width, 0), colours=LIGHT, font=font)
    return _Bars(surface, page).height()


def paint_bars(surface: Surface, page: BarsPage) -> list[Spot]:
    """Draw the bars of one report into the surface's area, from its top, with direct labels.

    Parts lie inside their whole, derived ones hatched; what is counted apart has its own bar. Rows
    are drawn closer when the area is lower than `bars_height`, and thicker when it is higher.
    Returns where each claim was drawn, in reading order.
    """
    painting = _Bars(surface, page)
    painting.begin()
    painting.paint()
    return painting.end()


class _Bars(ChartPainter):
    def __init__(self, surface: Surface, page: BarsPage) -> None:
        super().__init__(surface)
        self.page = page
        self.thick, self.gap = self.line * 1.25, self.line * 0.75

    def height(self) -> float:
        rows = sum(self._row_height(bar) for bar in self.page.bars)
        return rows or self.line * 1.6

    def paint(self) -> None:
        if not self.page.bars:
            self.painter.setPen(QColor(self.colours.muted))
            self.write(self.area.left(), self.area.top(), tr("No figure on people to draw."))
            return
        spare = self.area.height() - self.height()
        if spare < 0:
            self.gap = max(self.line * 0.2, self.gap + spare / len(self.page.bars))
        elif spare > 0:
            each = spare / len(self.page.bars) / self.line
            self.thick += min(each * 0.6, 3.5) * self.line
            self.gap += min(each * 0.4, 2.5) * self.line
        scale = self._scale()
        top = self.area.top()
        for bar in self.page.bars:
            with named(self.painter, f"bar {bar.shown.record}"):
                self._row(bar, top, scale)
            top += self._row_height(bar)

    def _row_height(self, bar: Bar) -> float:
        below = (
            self.line * 1.15 * (len(bar.parts) if self._stacked(bar) else min(len(bar.parts), 1))
        )
        head = self.line * (1.15 + len(self._remarks(bar)))
        return head + self.thick + below + self.gap

    def _remarks(self, bar: Bar) -> list[str]:
        return self.lines(bar.note, self.area.width(), 2)

    def _scale(self) -> float:
        """Painter units per person, such that every figure fits behind its bar."""
        scales = []
        for bar in self.page.bars:
            behind = self.strong.horizontalAdvance(bar.shown.short) + self.line * (
                2.2 if bar.shown.open else 0.8
            )
            behind += self.sign_width(bar.shown)
            end = _end(bar)
            if end > 0:
                scales.append(max(self.area.width() - behind, self.line) / end)
        return min(scales, default=1.0)

    def _row(self, bar: Bar, top: float, scale: float) -> None:
        left = self.area.left()
        label = self.elided(bar.label, self.area.width(), heavy=True)
        self.painter.setFont(self.heavy)
        self.painter.setPen(QColor(self.colours.text))
        self.write(left, top, label)
        self.painter.setFont(self.font)
        remarks = self._remarks(bar)
        for place, remark in enumerate(remarks, 1):
            self.painter.setPen(QColor(self.colours.muted))
            self.write(left, top + self.line * place, remark)
        head = self.line * (1.15 + len(remarks))
        top += head
        whole = QRectF(left, top, (bar.shown.value or 0.0) * scale, self.thick)
        behind = left + _end(bar) * scale
        self.spots.append(
            Spot(
                key=MarkKey(claim=bar.shown.record),
                area=QRectF(
                    left,
                    top - head,
                    max(behind - left, self.unit * 6),
                    self.thick + head,
                ),
                group=0,
            )
        )
        if bar.parts:
            self._parts(bar, whole, scale)
        elif bar.shown.derived:
            marks.hatched(self.painter, whole, self.colours, self.unit)
        else:
            marks.filled(self.painter, whole, self.colours.bar)
        if bar.shown.far is not None:
            rest = QRectF(whole.right(), top, behind - whole.right(), self.thick)
            marks.outlined(self.painter, rest, self.colours.bar, self.unit)
        behind = self._open_end(bar, behind, whole.center().y())
        self.painter.setFont(self.heavy)
        self.painter.setPen(QColor(self.colours.text))
        width = self.strong.horizontalAdvance(bar.shown.short)
        at = behind + self.line * 0.4
        y = top + (self.thick - self.line) / 2
        self.painter.setPen(QColor(self.colours.text))
        self.write(at, y, bar.shown.short)
        self.painter.setFont(self.font)
        self.sign(bar.shown, at + width, y)

    def _open_end(self, bar: Bar, end: float, middle: float) -> float:
        if not bar.shown.open:
            return end
        near, far = QPointF(end, middle), QPointF(end + self.line * 1.2, middle)
        tail, head = (near, far) if bar.shown.open == "lower" else (far, near)
        marks.arrow(self.painter, tail, head, self.colours.text, self.unit)
        return far.x()

    def _parts(self, bar: Bar, whole: QRectF, scale: float) -> None:
        marks.outlined(self.painter, whole, self.colours.bar, self.unit)
        left = whole.left()
        wanted = []
        for index, part in enumerate(bar.parts):
            inside = QRectF(left, whole.top(), (part.shown.value or 0.0) * scale, whole.height())
            if part.shown.derived:
                marks.filled(self.painter, inside, self.colours.ground)
                marks.hatched(self.painter, inside, self.colours, self.unit)
            else:
                colour = self.colours.bar_part if index % 2 else self.colours.bar
                marks.filled(self.painter, inside, colour)
            self.spots.append(Spot(key=MarkKey(claim=part.shown.record), area=inside, group=0))
            wanted.append(left)
            left = inside.right()
        texts = [self._part_text(part) for part in bar.parts]
        sizes = [
            self.text.horizontalAdvance(text) + self.sign_width(part.shown)
            for part, text in zip(bar.parts, texts, strict=True)
        ]
        starts = spread(wanted, sizes, self.area.left(), self.area.right(), self.line)
        stacked = self._stacked(bar)
        for index, (part, text) in enumerate(zip(bar.parts, texts, strict=True)):
            start = self.area.left() if stacked else starts[index] or self.area.left()
            top = whole.bottom() + self.line * (0.1 + (1.15 * index if stacked else 0))
            self.painter.setPen(QColor(self.colours.text))
            self.write(start, top, text)
            self.sign(part.shown, start + self.text.horizontalAdvance(text), top)

    def _stacked(self, bar: Bar) -> bool:
        """Whether the labels of the parts need a line each."""
        sizes = [
            self.text.horizontalAdvance(self._part_text(part))
            + self.sign_width(part.shown)
            + self.line
            for part in bar.parts
        ]
        return sum(sizes) - self.line > self.area.width()

    def _part_text(self, part: Bar) -> str:
        """What stands under a part: where there is no room for its name, all of its figure."""
        whole = self.area.width() - self.sign_width(part.shown)
        room = whole - self.text.horizontalAdvance(f" {part.shown.short}")
        label = self.elided(part.label, max(room, 0))
        return self.elided(f"{label} {part.shown.short}".strip(), whole)


def _end(bar: Bar) -> float:
    return bar.shown.far if bar.shown.far is not None else bar.shown.value or 0.0
