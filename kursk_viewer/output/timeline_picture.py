"""The timeline as a picture: the view as it is shown, with the key to its marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from kursk_viewer.output.pictures import Picture
from kursk_viewer.output.timeline_frame import (
    Frame,
    Labels,
    arrange,
    axis_height,
    full_height,
    heading_width,
)
from kursk_viewer.output.timeline_key import entries, key_height, paint_key
from kursk_viewer.output.timeline_marks import COLOUR_TIMELINE, TimelineInk
from kursk_viewer.output.timeline_painting import paint_frame
from kursk_viewer.pages.timeline_data import TimelineData
from kursk_viewer.pages.timeline_layout import GAP, View
from kursk_viewer.pages.timeline_words import described, shown_in_words
from kursk_viewer.translation import tr

MOST_ROWS = 4


def of_timeline(
    data: TimelineData,
    span: tuple[float, float] | None = None,
    collapsed: frozenset[str] = frozenset(),
    ink: TimelineInk = COLOUR_TIMELINE,
) -> Picture:
    """The days of a span, by default all of them, as far as the data's choice shows them."""
    begin, end = span or data.whole()
    closed = set(collapsed)
    coloured = ink.ukraine != ink.text
    shown = tuple(entry for entry in entries(data.page) if coloured or not entry.hue)

    boxes_explained = tr("A number in a box counts what stands too close to be drawn one by one.")

    def height(_painter: QPainter, font: QFont, width: float) -> float:
        metrics = QFontMetricsF(_plain(font))
        lanes = full_height(data, closed, MOST_ROWS, metrics)
        return lanes + 2 * GAP + key_height(shown, width, metrics)

    def paint(painter: QPainter, area: QRectF, font: QFont) -> None:
        labels = Labels(data, _plain(font))
        heading = heading_width(area.width())
        view = View(begin=begin, end=end, width=area.width() - heading)
        key = key_height(shown, area.width(), labels.metrics)
        lanes = area.height() - key - 2 * GAP
        boxes = arrange(data, closed, lanes - axis_height(labels.metrics), labels.metrics)
        frame = Frame(data, labels, view, boxes, heading, None, frozenset())
        painter.save()
        painter.translate(area.topLeft())
        paint_frame(painter, frame, ink, (area.width(), lanes))
        painter.translate(0, lanes + 2 * GAP)
        painter.setFont(labels.font)
        paint_key(painter, shown, area.width(), labels.metrics, ink)
        painter.restore()

    return Picture(
        name="timeline",
        title=tr("Reported events and area claims over time"),
        subtitle=" ".join((shown_in_words(data, begin, end, closed), boxes_explained)),
        description=described(data, begin, end, closed),
        provenance=data.page.provenance,
        paint=paint,
        height=height,
    )


def _plain(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(font.pixelSize() - 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
