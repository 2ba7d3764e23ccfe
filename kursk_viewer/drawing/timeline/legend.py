"""The legend of a timeline: only what occurs in it, wrapped to the width at hand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from kursk_viewer.dossier.vocabulary import DatePrecision, Marker, WhenBasis
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.layout import DOT, GAP
from kursk_viewer.drawing.timeline.marks import draw_mark
from kursk_viewer.pages.timeline.page import SEVERAL, Mark, TimelinePage
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_SAMPLE = Mark(
    record="", first=1, last=1, precision=DatePrecision.DAY, basis=WhenBasis.EVENT, dated_by="",
    qualified=False, title="", when="", spoken="", edtf="", text="", lane="", category="",
    sides=(), side_labels=(), shape=Marker.WEDGE, who="", disputed=False, core=False,
)  # fmt: skip
_ANY = (Marker.CIRCLE, Marker.SQUARE)
"""Two shapes beside each other show what goes for all of them."""
_LONG = 26.0
_LEFT = 6.0
_NEXT = 3.0


class LegendEntry(Record):
    """A text and the marks that it explains; without a side's hue where it goes for all sides."""

    text: str
    marks: tuple[Mark, ...]
    hue: bool = False

    @property
    def width(self) -> float:
        """The room that the marks take."""
        return sum(map(_wide, self.marks)) + _NEXT * (len(self.marks) - 1)


def legend_entries(page: TimelinePage) -> tuple[LegendEntry, ...]:
    """What occurs on a page: shapes by side, then what fill, edge and line mean in any shape."""
    marks = page.marks[: page.placed]
    speaking = {side for mark in marks for side in mark.sides}
    shapes: dict[Marker, list[str]] = {}
    for side in page.sides:
        if side.id in speaking:
            shapes.setdefault(side.marker, []).append(side.label)
    made = []
    for marker, labels in shapes.items():
        said = tr("by {side}").format(side=", ".join(labels))
        made.append(LegendEntry(text=said, marks=(_SAMPLE.replace(shape=marker),), hue=True))
    if any(mark.shape == SEVERAL for mark in marks):
        several = (_SAMPLE.replace(shape=SEVERAL),)
        made.append(LegendEntry(text=tr("by several"), marks=several, hue=True))
    looks: tuple[tuple[str, dict[str, Any], bool], ...] = (
        (tr("event’s day"), {}, any(m.basis == WhenBasis.EVENT for m in marks)),
        (
            tr("day reported"),
            {"basis": WhenBasis.REPORT},
            any(m.basis == WhenBasis.REPORT for m in marks),
        ),
        (
            tr("inferred"),
            {"basis": WhenBasis.INFERRED},
            any(m.basis == WhenBasis.INFERRED for m in marks),
        ),
        (
            tr("not recorded which"),
            {"basis": WhenBasis.NONE},
            any(m.basis == WhenBasis.NONE for m in marks),
        ),
        (
            tr("uncertain"),
            {"basis": WhenBasis.REPORT, "qualified": True},
            any(m.qualified for m in marks),
        ),
        (tr("disputed"), {"disputed": True}, any(m.disputed for m in marks)),
    )
    for text, look, occurs in looks:
        if occurs:
            both = tuple(_SAMPLE.replace(shape=marker, **look) for marker in _ANY)
            made.append(LegendEntry(text=text, marks=both))
    if any(mark.last != mark.first for mark in marks):
        made.append(LegendEntry(text=tr("longer than a day"), marks=(_SAMPLE.replace(last=2),)))
    return tuple(made)


def legend_height(shown: tuple[LegendEntry, ...], width: float, metrics: QFontMetricsF) -> float:
    """The height of the legend in a width."""
    places = _places(shown, width, metrics)
    return (places[-1][1] if places else 0.0) + metrics.height() + 4


def paint_legend(
    painter: QPainter,
    shown: tuple[LegendEntry, ...],
    width: float,
    metrics: QFontMetricsF,
    scheme: Colours,
) -> None:
    """Paint the legend from the painter's origin, in the painter's font."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for entry, (x, y) in zip(shown, _places(shown, width, metrics), strict=True):
        left = x
        for mark in entry.marks:
            box = QRectF(left, y + (metrics.height() - DOT) / 2, _wide(mark), DOT)
            ink = None if entry.hue else QColor(scheme.text)
            draw_mark(painter, box, mark, scheme, dot=mark.first == mark.last, ink=ink)
            left += box.width() + _NEXT
        painter.setPen(QColor(scheme.muted))
        draw_text(painter, QPointF(x + entry.width + GAP, y + metrics.ascent()), entry.text)


def _wide(mark: Mark) -> float:
    return DOT if mark.first == mark.last else _LONG


def _places(
    shown: tuple[LegendEntry, ...], width: float, metrics: QFontMetricsF
) -> list[tuple[float, float]]:
    line = metrics.height() + 4.0
    x, y, places = _LEFT, 1.0, []
    for entry in shown:
        wide = entry.width + GAP + metrics.horizontalAdvance(entry.text)
        if x > _LEFT and x + wide > width:
            x, y = _LEFT, y + line
        places.append((x, y))
        x += wide + 4 * GAP
    return places
