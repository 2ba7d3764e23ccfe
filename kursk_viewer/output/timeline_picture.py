"""The timeline as a picture: the view as it is shown, with the legend of its marks."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPainter

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.surface import Surface
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
from kursk_viewer.pages.timeline.page import provenance_at
from kursk_viewer.translation import tr


def of_timeline(
    data: TimelineData,
    span: tuple[float, float] | None = None,
    collapsed: frozenset[str] = frozenset(),
) -> Picture:
    """The days of a span, by default all of them, as far as the data's choice shows them."""
    begin, end = span or data.full_span()
    closed = set(collapsed)
    shown = legend_entries(data.page)
    explained = tr(
        "A box counts what stands too close to be drawn one by one. Numbers lead to the list below."
    )

    def lanes_of(labels: Labels, width: float) -> tuple[Lanes, DayView]:
        heading = heading_width(width)
        view = DayView(begin=begin, end=end, width=width - heading, left=heading)
        return Lanes(data, collapsed, labels, heading, RowBudget(data, view)), view

    def framed(labels: Labels, width: float, tall: float | None) -> tuple[Frame, NumberList, float]:
        """The lanes in a height for them and the list of what has no label there, or as high as
        they like; with the height of the lanes."""
        lanes, view = lanes_of(labels, width)
        axis = axis_height(data.page, labels.metrics)
        below = 0.0
        while True:
            chart = axis + lanes.full_height() if tall is None else tall - below
            frame = Frame(data, labels, view, lanes.arranged(chart - axis))
            numbered = NumberList(frame, width)
            if tall is None or numbered.height <= below:
                return frame, numbered, chart
            below = numbered.height

    def height(_painter: QPainter, font: QFont, width: float) -> float:
        labels = Labels(data, _plain(font))
        _, numbered, chart = framed(labels, width, None)
        return chart + numbered.height + 2 * GAP + legend_height(shown, width, labels.metrics)

    def paint(surface: Surface) -> None:
        painter, area, colours = surface.painter, surface.area, surface.colours
        labels = Labels(data, _plain(surface.font))
        legend = legend_height(shown, area.width(), labels.metrics)
        frame, numbered, tall = framed(labels, area.width(), area.height() - legend - 2 * GAP)
        painter.save()
        painter.translate(area.topLeft())
        paint_frame(painter, frame, colours, (area.width(), tall))
        painter.translate(0, tall + 2 * GAP)
        painter.setFont(labels.font)
        with part(painter, "legend"):
            paint_legend(painter, shown, area.width(), labels.metrics, colours)
        painter.translate(0, legend)
        with part(painter, "numbered list"):
            numbered.paint(painter, colours)
        painter.restore()

    return Picture(
        name="timeline",
        title=tr("{operation}, reported events and area claims over time").format(
            operation=operation(data.page.dossier)
        ),
        subtitle=f"{shown_in_words(data, begin, end, closed)} {explained}",
        description=described(data, begin, end, closed),
        provenance=provenance_at(data.page, [*data.marks_in_view(begin, end), *data.undated]),
        paint=paint,
        height=height,
    )


def _plain(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(font.pixelSize() - 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
