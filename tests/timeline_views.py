"""Where events are in the chart and the list of a timeline."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.ui.timeline.filters import ChoiceButton
from kursk_viewer.ui.timeline.legend import LegendBox
from kursk_viewer.ui.timeline.list import ListColumn
from kursk_viewer.ui.timeline.tab import TimelineTab


def rows(tab: TimelineTab) -> list[str]:
    model = tab.list.model()
    return [model.index(n, ListColumn.TITLE).data() for n in range(model.rowCount())]


def current(tab: TimelineTab) -> str:
    index = tab.list.currentIndex()
    return str(index.siblingAtColumn(ListColumn.TITLE).data()) if index.isValid() else ""


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def place_of(tab: TimelineTab, title: str) -> QPoint:
    """Where a mark is in the chart."""
    frame = tab.chart.frame_now()
    assert frame is not None
    for box, layout in zip(frame.boxes, frame.layouts, strict=True):
        for placed in layout.marks:
            if frame.data.page.marks[placed.number].title == title:
                middle = (max(placed.left, 0) + min(placed.right, frame.view.width)) / 2
                scroll = tab.chart.verticalScrollBar().value()
                return QPointF(
                    frame.heading + middle, frame.axis_height + box.middle(placed.row) - scroll
                ).toPoint()
    raise AssertionError(f"{title} is not drawn")


def heading_of(tab: TimelineTab, lane: int) -> QPoint:
    frame = tab.chart.frame_now()
    assert frame is not None
    box = frame.boxes[lane]
    return QPoint(30, int(frame.axis_height + box.top + box.height / 2))


def wheel(tab: TimelineTab, at: QPoint, down: int, modifier: Qt.KeyboardModifier) -> None:
    viewport = tab.chart.viewport()
    turn = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), QPoint(0, down),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, turn)


def entry(tab: TimelineTab, label: str) -> LegendBox:
    return next(box for box in tab.legend.boxes if label in box.entry.kind.label)


def timeline_page(tab: TimelineTab) -> TimelinePage:
    frame = tab.chart.frame_now()
    assert frame is not None
    return frame.data.page


def only(button: ChoiceButton, value: str) -> None:
    """Tick one entry and no other."""
    none = next(action for action in button.menu().actions() if action.text() == "None")
    none.trigger()
    button.entry(value).trigger()


def pixels(tab: TimelineTab) -> QImage:
    return tab.chart.viewport().grab().toImage()


def arrangement(tab: TimelineTab) -> list[object]:
    """Where everything stands in the chart."""
    frame = tab.chart.frame_now()
    assert frame is not None
    bodies = [
        (placed.number, placed.left, placed.row, placed.label_x, placed.label_width)
        for layout in frame.layouts
        for placed in layout.marks
    ]
    return [frame.boxes, bodies, [layout.clusters for layout in frame.layouts]]


def whole_labels(frame: Frame) -> dict[int, QRectF]:
    """Where the labels stand in the chart, by mark; none is cut."""
    found = {}
    for box, layout in zip(frame.boxes, frame.layouts, strict=True):
        for placed in layout.marks:
            if placed.label_width:
                widths = frame.labels.widths(placed.number)
                needed = widths.broken if placed.lines == 2 else widths.least
                assert placed.label_width >= needed
                found[placed.number] = frame.label_area(placed, box)
    return found
