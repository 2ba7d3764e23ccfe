"""The key to the marks of a timeline: only what occurs in it, wrapped to the width at hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from kursk_viewer.output.timeline_marks import COLOUR_TIMELINE, Colours, colour, draw_mark
from kursk_viewer.pages.timeline import Mark, TimelinePage, side_label
from kursk_viewer.pages.timeline_layout import DOT, GAP
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_SAMPLE = Mark(
    record="", first=1, last=1, precision="day", basis="event", dated_by="", qualified=False,
    title="", when="", spoken="", edtf="", text="", lane="", sides=("", ""), who="",
    disputed=False, core=False,
)  # fmt: skip
_LONG = 22.0
_LEFT = 6.0


class Entry(Record):
    """A text, the mark that it explains, whether as a dot, and whether only the hue is meant."""

    text: str
    mark: Mark
    dot: bool = False
    hue: bool = False


def entries(page: TimelinePage) -> tuple[Entry, ...]:
    """What occurs on a page."""
    marks = page.marks
    uncertain = _SAMPLE.replace(basis="report", qualified=True, last=2)
    offered = (
        (tr("event’s day"), _SAMPLE, True, any(m.basis == "event" for m in marks)),
        (tr("longer"), _SAMPLE.replace(last=2), False, any(m.last > m.first for m in marks)),
        (
            tr("day reported"),
            _SAMPLE.replace(basis="report"),
            True,
            any(m.basis == "report" for m in marks),
        ),
        (
            tr("inferred"),
            _SAMPLE.replace(basis="inferred"),
            True,
            any(m.basis == "inferred" for m in marks),
        ),
        (tr("uncertain"), uncertain, False, any(m.qualified for m in marks)),
        (tr("disputed"), _SAMPLE.replace(disputed=True), True, any(m.disputed for m in marks)),
    )
    made = [Entry(text=text, mark=mark, dot=dot) for text, mark, dot, wanted in offered if wanted]
    hues: dict[str, list[str]] = {}
    for side, _ in page.sides:
        hues.setdefault(COLOUR_TIMELINE.side(side), []).append(side)
    for sides in hues.values():
        said = tr("by {side}").format(side=", ".join(map(side_label, sides)))
        made.append(Entry(text=said, mark=_SAMPLE.replace(sides=(sides[0],)), hue=True))
    if any(len(mark.sides) > 1 for mark in marks):
        made.append(Entry(text=tr("by several"), mark=_SAMPLE, hue=True))
    return tuple(made)


def key_height(shown: tuple[Entry, ...], width: float, metrics: QFontMetricsF) -> float:
    """The height of the key in a width."""
    places = _places(shown, width, metrics)
    return (places[-1][1] if places else 0.0) + metrics.height() + 4


def paint_key(
    painter: QPainter,
    shown: tuple[Entry, ...],
    width: float,
    metrics: QFontMetricsF,
    scheme: Colours,
) -> None:
    """Paint the key from the painter's origin, in the painter's font."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for entry, (x, y) in zip(shown, _places(shown, width, metrics), strict=True):
        wide = DOT if entry.dot else _LONG
        box = QRectF(x, y + (metrics.height() - DOT) / 2, wide, DOT)
        if entry.hue:
            painter.fillRect(box.adjusted(0, 2, 0, -2), colour(entry.mark, scheme))
        else:
            draw_mark(painter, box, entry.mark, scheme, dot=entry.dot)
        painter.setPen(QColor(scheme.muted))
        painter.drawText(QPointF(x + wide + GAP, y + metrics.ascent()), entry.text)


def _places(
    shown: tuple[Entry, ...], width: float, metrics: QFontMetricsF
) -> list[tuple[float, float]]:
    line = metrics.height() + 3.0
    x, y, places = _LEFT, 1.0, []
    for entry in shown:
        wide = (DOT if entry.dot else _LONG) + GAP + metrics.horizontalAdvance(entry.text)
        if x > _LEFT and x + wide > width:
            x, y = _LEFT, y + line
        places.append((x, y))
        x += wide + 4 * GAP
    return places
