"""The timeline as a picture: the view as it is shown, with the legend of its marks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.surface import Surface
from kursk_viewer.drawing.text import broken, draw_text
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.descriptions import described, shown_in_words
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.labels import Labels
from kursk_viewer.drawing.timeline.lanes import Lanes, RowBudget, axis_height, heading_width
from kursk_viewer.drawing.timeline.layout import GAP
from kursk_viewer.drawing.timeline.legend import legend_entries, legend_height, paint_legend
from kursk_viewer.drawing.timeline.number_list import NumberList
from kursk_viewer.drawing.timeline.painting import paint_frame
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages.naming import operation
from kursk_viewer.pages.timeline.page import phases_in_words, provenance_at
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class TimelineLayout(Record):
    """The lanes of a picture, the list under them of what has no label there, and the height of the
    lanes with their axis, in pixels."""

    frame: Frame
    listed: NumberList
    height: float


def laid_out(
    data: TimelineData,
    labels: Labels,
    span: tuple[float, float],
    width: float,
    height: float | None = None,
    collapsed: frozenset[str] = frozenset(),
    *,
    least: bool = False,
) -> TimelineLayout:
    """The days of a span in a width and, with the list, a height in pixels; without a height, as
    high as it takes, which is the `least` where numbers will do for labels."""
    heading, axis = heading_width(width), axis_height(data.page, labels.metrics)
    view = DayView(begin=span[0], end=span[1], width=width - heading, left=heading)
    lanes = Lanes(data, collapsed, labels, heading, RowBudget(data, view))
    below = 0.0
    while True:
        tall = axis + lanes.full_height(labelled=not least) if height is None else height - below
        frame = Frame(data, labels, view, lanes.arranged(tall - axis, still=True))
        listed = NumberList(frame, width)
        if height is None or listed.height <= below:
            return TimelineLayout(frame=frame, listed=listed, height=tall)
        below = listed.height


def of_timeline(
    data: TimelineData,
    span: tuple[float, float] | None = None,
    collapsed: frozenset[str] = frozenset(),
) -> Picture:
    """The days of a span, by default all of them, as far as the data's choice shows them."""
    begin, end = span = span or data.full_span()
    closed = set(collapsed)
    seen = data.marks_in_view(begin, end)
    lanes, marks = data.page.lanes, data.page.marks
    drawn = [marks[n] for n in seen if lanes[data.lane_of[n]].id not in closed]
    shown = legend_entries(data.page, drawn)
    phases = phases_in_words(data.page, begin, end)
    measured: dict[str, Labels] = {}

    def labels_in(font: QFont) -> Labels:
        found = measured.get(font.key())
        if found is None:
            found = measured[font.key()] = Labels(data, _plain(font), attributed=True)
        return found

    def height(_painter: QPainter, font: QFont, width: float, *, least: bool = False) -> float:
        labels = labels_in(font)
        made = laid_out(data, labels, span, width, None, collapsed, least=least)
        key = legend_height(shown, width, labels.metrics)
        told = labels.metrics.height() * len(broken(phases, width, labels.font))
        return made.height + made.listed.height + 2 * GAP + key + told

    def paint(surface: Surface) -> None:
        painter, area, colours = surface.painter, surface.area, surface.colours
        labels = labels_in(surface.font)
        legend = legend_height(shown, area.width(), labels.metrics)
        told, line = broken(phases, area.width(), labels.font), labels.metrics.height()
        room = area.height() - legend - 2 * GAP - line * len(told)
        made = laid_out(data, labels, span, area.width(), room, collapsed)
        painter.save()
        painter.translate(area.topLeft())
        paint_frame(painter, made.frame, colours, (area.width(), made.height))
        painter.translate(0, made.height + 2 * GAP)
        painter.setFont(labels.font)
        with part(painter, "legend"):
            paint_legend(painter, shown, area.width(), labels.metrics, colours)
        painter.translate(0, legend)
        painter.setPen(QColor(colours.muted))
        with part(painter, "phases"):
            for text in told:
                draw_text(painter, QPointF(0, labels.metrics.ascent()), text)
                painter.translate(0, line)
        with part(painter, "numbered list"):
            made.listed.paint(painter, colours)
        painter.restore()

    return Picture(
        name="timeline",
        title=tr("{operation}, reported events and area claims over time").format(
            operation=operation(data.page.dossier)
        ),
        subtitle=" ".join(
            (
                shown_in_words(data, begin, end, closed),
                tr(
                    "The shape of a mark says which side says it; where there is room it stands "
                    "after “·” too."
                ),
            )
        ),
        description=described(data, begin, end, closed),
        provenance=provenance_at(data.page, [*seen, *data.undated]),
        paint=paint,
        height=height,
        least=partial(height, least=True),
    )


def _plain(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(font.pixelSize() - 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
