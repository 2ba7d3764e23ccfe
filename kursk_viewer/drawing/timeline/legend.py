"""The legend of a timeline: only what occurs in it, wrapped to the width at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from kursk_viewer.dossier.vocabulary import DatePrecision, Marker, WhenBasis
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.layout import DOT, GAP
from kursk_viewer.drawing.timeline.marks import STACK, draw_mark, draw_stack
from kursk_viewer.pages.timeline.kinds import (
    BY,
    CONTRADICTED,
    DATE,
    DISPUTED,
    LONG,
    UNCERTAIN,
    MarkKind,
    kinds,
)
from kursk_viewer.pages.timeline.page import Mark, TimelinePage
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_SAMPLE = Mark(
    record="", first=1, last=1, precision=DatePrecision.DAY, basis=WhenBasis.EVENT, dated_by="",
    qualified=False, title="", when="", spoken="", edtf="", text="", lane="", category="",
    sides=(), side_labels=(), shape=Marker.WEDGE, who="", contradicted=False, disputed=False,
    core=False,
)  # fmt: skip
_ANY = (Marker.CIRCLE, Marker.SQUARE)
"""Two shapes beside each other show what goes for all of them."""
_LOOKS: dict[str, dict[str, Any]] = {
    UNCERTAIN: {"basis": WhenBasis.REPORT, "qualified": True},
    CONTRADICTED: {"contradicted": True},
    DISPUTED: {"disputed": True},
}
_LONG = 26.0
_LEFT = 6.0
_NEXT = 3.0
_APART = 6.0
"""Between two stacks."""
_HIDDEN = 0.35
"""How much of the marks of a kind that is hidden remains to be seen."""


class LegendEntry(Record):
    """A kind and the marks that show it; without a side's hue where it goes for all sides. What has
    no marks stands for stacks of them."""

    kind: MarkKind
    marks: tuple[Mark, ...]

    @property
    def width(self) -> float:
        """The room that the marks take."""
        if not self.marks:
            return 2 * STACK + _APART
        return sum(map(_wide, self.marks)) + _NEXT * (len(self.marks) - 1)


def legend_entries(
    page: TimelinePage, marks: Sequence[Mark] | None = None
) -> tuple[LegendEntry, ...]:
    """What occurs on a page, or among some marks of it, with the marks that explain it."""
    return tuple(LegendEntry(kind=kind, marks=_samples(kind)) for kind in kinds(page, marks))


def stack_entry() -> LegendEntry:
    """What explains the stacks of marks too close to be drawn one by one, beside a list of all."""
    return LegendEntry(kind=MarkKind(id="", label=tr("several, see the list")), marks=())


def paint_stacks(painter: QPainter, left: float, middle: float, scheme: Colours) -> None:
    """Paint a stack of one shape and one of several beside each other, centred on a height."""
    for sample in (_SAMPLE.replace(shape=Marker.CIRCLE), None):
        box = QRectF(left, middle - DOT / 2, STACK, DOT)
        draw_stack(painter, box, sample, scheme, ink=QColor(scheme.text))
        left += STACK + _APART


def _samples(kind: MarkKind) -> tuple[Mark, ...]:
    if kind.group == BY:
        return (_SAMPLE.replace(shape=kind.value),)
    if kind.id == LONG:
        return (_SAMPLE.replace(last=2),)
    look = {"basis": kind.value} if kind.group == DATE else _LOOKS[kind.id]
    return tuple(_SAMPLE.replace(shape=marker, **look) for marker in _ANY)


def legend_height(shown: tuple[LegendEntry, ...], width: float, metrics: QFontMetricsF) -> float:
    """The height of the legend in a width."""
    places = legend_places(shown, width, metrics)
    return (places[-1][1] if places else 0.0) + metrics.height() + 4


def paint_legend(
    painter: QPainter,
    shown: tuple[LegendEntry, ...],
    width: float,
    metrics: QFontMetricsF,
    scheme: Colours,
) -> None:
    """Paint the legend from the painter's origin, in the painter's font."""
    for entry, place in zip(shown, legend_places(shown, width, metrics), strict=True):
        paint_entry(painter, entry, place, metrics, scheme)


def paint_entry(
    painter: QPainter,
    entry: LegendEntry,
    place: tuple[float, float],
    metrics: QFontMetricsF,
    scheme: Colours,
    *,
    hidden: bool = False,
) -> None:
    """Paint one entry from the upper left corner on, in the painter's font: the marks of a hidden
    kind are faint and its name is struck out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, top = place
    painter.setOpacity(_HIDDEN if hidden else 1.0)
    if not entry.marks:
        paint_stacks(painter, left, top + metrics.height() / 2, scheme)
    for mark in entry.marks:
        box = QRectF(left, top + (metrics.height() - DOT) / 2, _wide(mark), DOT)
        ink = None if entry.kind.group == BY else QColor(scheme.text)
        draw_mark(painter, box, mark, scheme, dot=mark.first == mark.last, ink=ink)
        left += box.width() + _NEXT
    painter.setOpacity(1.0)
    font = QFont(painter.font())
    font.setStrikeOut(hidden)
    painter.setFont(font)
    painter.setPen(QColor(scheme.muted))
    base = QPointF(place[0] + entry.width + GAP, top + metrics.ascent())
    draw_text(painter, base, entry.kind.label)
    painter.restore()


def entry_width(entry: LegendEntry, metrics: QFontMetricsF) -> float:
    """The room of an entry with its name."""
    return entry.width + GAP + metrics.horizontalAdvance(entry.kind.label)


def legend_places(
    shown: tuple[LegendEntry, ...], width: float, metrics: QFontMetricsF, more: float = 0.0
) -> list[tuple[float, float]]:
    """The upper left corner of each entry, and last of something `more` wide where that is
    given."""
    line = metrics.height() + 4.0
    x, y, places = _LEFT, 1.0, []
    wanted = [entry_width(entry, metrics) for entry in shown]
    for wide in [*wanted, more] if more else wanted:
        if x > _LEFT and x + wide > width:
            x, y = _LEFT, y + line
        places.append((x, y))
        x += wide + 4 * GAP
    return places


def _wide(mark: Mark) -> float:
    return DOT if mark.first == mark.last else _LONG
