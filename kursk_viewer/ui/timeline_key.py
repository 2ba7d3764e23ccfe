"""The key to the marks: only what occurs in the dossier, wrapped to the width at hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kursk_viewer.pages.timeline import Mark, TimelinePage, side_label
from kursk_viewer.pages.timeline_layout import DOT
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.theme import SPACE
from kursk_viewer.ui.timeline_paint import colour, draw_mark

_SAMPLE = Mark(
    record="", first=1, last=1, precision="day", basis="event", dated_by="", qualified=False,
    title="", when="", spoken="", edtf="", text="", lane="", sides=("", ""), who="",
    disputed=False, core=False,
)  # fmt: skip
_LONG = 22.0
_SEVERAL = "several"


class TimelineKey(QWidget):
    """What shapes, edges and hues stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[tuple[str, Mark, bool]] = []
        self.setAccessibleName(tr("Key to the marks"))

    def set_page(self, page: TimelinePage) -> None:
        """Explain what occurs on a page."""
        marks = page.marks
        long = any(mark.last > mark.first for mark in marks)
        bases = {mark.basis for mark in marks}
        offered = (
            (tr("event’s day"), _SAMPLE, True, "event" in bases),
            (tr("longer"), _SAMPLE.replace(last=2), False, long),
            (tr("day reported"), _SAMPLE.replace(basis="report"), True, "report" in bases),
            (tr("inferred"), _SAMPLE.replace(basis="inferred"), True, "inferred" in bases),
            (
                tr("uncertain"),
                _SAMPLE.replace(basis="report", qualified=True, last=2),
                False,
                any(mark.qualified for mark in marks),
            ),
            (tr("disputed"), _SAMPLE.replace(disputed=True), True, any(m.disputed for m in marks)),
        )
        self._entries = [(text, mark, dot) for text, mark, dot, wanted in offered if wanted]
        hues: dict[str, list[str]] = {}
        for side, _ in page.sides:
            hues.setdefault(theme.LIGHT.side(side), []).append(side)
        for sides in hues.values():
            said = tr("by {side}").format(side=", ".join(map(side_label, sides)))
            self._entries.append((said, _SAMPLE.replace(sides=(sides[0],)), False))
        if any(len(mark.sides) > 1 for mark in marks):
            self._entries.append((tr("by several"), _SAMPLE.replace(who=_SEVERAL), False))
        self.setAccessibleDescription(", ".join(text for text, _, _ in self._entries))
        self._fit()
        self.update()

    def _places(self) -> list[tuple[float, float]]:
        metrics = self.fontMetrics()
        line = metrics.height() + 3.0
        x, y, places = 6.0, 1.0, []
        for text, _, dot in self._entries:
            wide = (DOT if dot else _LONG) + SPACE + metrics.horizontalAdvance(text)
            if x > 6.0 and x + wide > self.width():
                x, y = 6.0, y + line
            places.append((x, y))
            x += wide + 4 * SPACE
        return places

    def _fit(self) -> None:
        self.setFont(theme.font(0.9))
        places = self._places()
        bottom = places[-1][1] if places else 0.0
        self.setFixedHeight(int(bottom + self.fontMetrics().height() + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme = theme.tokens()
        metrics = self.fontMetrics()
        for (text, mark, dot), (x, y) in zip(self._entries, self._places(), strict=True):
            wide = DOT if dot else _LONG
            box = QRectF(x, y + (metrics.height() - DOT) / 2, wide, DOT)
            if len(mark.sides) == 1 or mark.who == _SEVERAL:
                painter.fillRect(box.adjusted(0, 2, 0, -2), colour(mark, scheme))
            else:
                draw_mark(painter, box, mark, scheme, dot=dot)
            painter.setPen(QColor(scheme.muted))
            painter.drawText(QPointF(x + wide + SPACE, y + metrics.ascent()), text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
