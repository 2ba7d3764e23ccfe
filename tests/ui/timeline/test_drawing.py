"""What the lanes of the timeline draw: marks, counts, ties, labels, at any size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import windows
from builders import event
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timeline_views import (
    arrangement,
    day,
    heading_of,
    pixels,
    place_of,
    rows,
    timeline_page,
    wheel,
    whole_labels,
)

from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier, Relation
from kursk_viewer.dossier.vocabulary import RelationKind
from kursk_viewer.drawing.colours import DARK, LIGHT
from kursk_viewer.drawing.timeline.layout import DOT
from kursk_viewer.drawing.timeline.stacks import stacks_of
from kursk_viewer.pages.timeline.page import AREA
from kursk_viewer.ui import style
from kursk_viewer.ui.timeline.tab import TimelineTab
from kursk_viewer.ui.window.newcomer import NewcomerLine

Key = Qt.Key


def test_lanes_collapse_by_click_and_by_key(tab: TimelineTab) -> None:
    QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=heading_of(tab, 0))
    assert tab.chart.collapsed == {"ground"}
    with pytest.raises(AssertionError):
        place_of(tab, "Delta")
    tab.select_record("bravo")
    QTest.keyClick(tab.chart, Key.Key_Space)
    assert tab.chart.collapsed == {"ground", "air_strike"}
    QTest.keyClick(tab.chart, Key.Key_Space)
    assert tab.chart.collapsed == {"ground"}


def test_collapsing_lanes_brings_no_scroll_bar(shown: Callable[[Dossier], TimelineTab]) -> None:
    tab = shown(load_file(resources.dossier_path()))
    for lane in range(len(timeline_page(tab).lanes)):
        tab.chart.toggle_lane(lane)
        assert tab.chart.verticalScrollBar().maximum() == 0


def test_theme_is_read_while_painting(tab: TimelineTab) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette()
    try:
        application.setPalette(style.palette(LIGHT))
        light = pixels(tab)
        application.setPalette(style.palette(DARK))
        dark = pixels(tab)
    finally:
        application.setPalette(before)
    corner = QPoint(light.width() - 10, light.height() - 10)
    assert light.pixelColor(corner).lightness() > 200
    assert dark.pixelColor(corner).lightness() < 80


def test_basis_precision_and_dispute_look_different(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    looks: list[tuple[str, dict[str, Any]]] = [
        ("2024-08-06", {}),
        ("2024-08-06", {"when_basis": "report"}),
        ("2024-08-06", {"when_basis": "inferred"}),
        ("2024-08-06", {"disputed_by": "someone"}),
        ("2024-08-06~", {"when_basis": "report"}),
    ]
    pictures = []
    for when, look in looks:
        events = {"x": event("x", when, **look), "y": event("y", "2024-12-06")}
        tab = shown(core.replace(events=events, claims={}, relations={}))
        at = place_of(tab, "X")
        pictures.append(tab.chart.viewport().grab().toImage().copy(at.x() - 7, at.y() - 7, 15, 15))
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


@pytest.mark.parametrize("size", [QSize(540, 460), QSize(920, 720), QSize(1600, 1000)])
@pytest.mark.parametrize("count", [0, 1, 300])
def test_any_size_and_number_of_events_can_be_shown(
    shown: Callable[[Dossier], TimelineTab], core: Dossier, size: QSize, count: int
) -> None:
    events = {
        f"e{n}": event(f"e{n}", date.fromordinal(day("2024-08-01") + n * 7 % 200).isoformat())
        for n in range(count)
    }
    tab = shown(core.replace(events=events, claims={}, relations={}))
    tab.resize(size)
    for _ in range(4):
        tab.chart.grab()
        tab.chart.zoom(0.3)
    tab.chart.fit()
    QTest.keyClick(tab.chart, Key.Key_Right)
    assert len(rows(tab)) == count


def test_a_count_opens_by_click(shown: Callable[[Dossier], TimelineTab], core: Dossier) -> None:
    events = {
        f"e{n}": event(f"e{n}", date.fromordinal(day("2024-10-01") + n % 20).isoformat())
        for n in range(60)
    }
    tab = shown(core.replace(events=events, claims={}, relations={}))
    frame = tab.chart.frame_now()
    assert frame is not None
    cluster = frame.layouts[0].clusters[0]
    before = tab.chart.span()
    at = QPoint(
        int(frame.heading + (cluster.left + cluster.right) / 2),
        int(frame.axis_height + frame.boxes[0].middle(0)),
    )
    QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    begin, end = tab.chart.span()
    assert end - begin < before[1] - before[0]


def test_the_current_mark_of_a_count_is_drawn_over_it_and_can_be_clicked(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    events = {f"e{n}": event(f"e{n}", "2024-10-01") for n in range(60)}
    events["far"] = event("far", "2025-10-01")
    tab = shown(core.replace(events=events, claims={}, relations={}))
    unselected = pixels(tab)
    tab.select_record("e40")
    frame = tab.chart.frame_now()
    assert frame is not None
    assert frame.over is not None
    (cluster,) = frame.layouts[0].clusters
    assert frame.over.cluster is cluster
    assert cluster.count + len(frame.layouts[0].marks) == len(events)
    assert frame.has_selected(cluster)
    centre = frame.over.area.center() + QPointF(frame.heading, frame.axis_height)
    assert "E40" in tab.chart.tooltip_at(centre)
    assert pixels(tab) != unselected


@pytest.mark.parametrize("size", [QSize(920, 720), QSize(1280, 760)])
def test_the_contradiction_of_the_core_report_is_drawn_mark_by_mark(
    shown: Callable[[Dossier], TimelineTab], size: QSize
) -> None:
    tab = shown(load_file(resources.dossier_path()))
    tab.resize(size)
    frame = tab.chart.frame_now()
    assert frame is not None
    marks = frame.data.page.marks
    drawn = {marks[b.number].record for layout in frame.layouts for b in layout.marks}
    assert {"ev-nk-withdrawn", "ev-2025-02-04"} <= drawn


def test_few_events_are_not_counted_and_empty_lanes_shrink(
    shown: Callable[[Dossier], TimelineTab],
) -> None:
    tab = shown(load_file(resources.dossier_path()))
    before = [box.height for box in arrangement(tab)[0]]  # type: ignore[attr-defined]
    QTest.mouseClick(tab.filters.core, Qt.MouseButton.LeftButton)
    boxes, _, counts = arrangement(tab)
    data = tab.chart.frame_now().data  # type: ignore[union-attr]
    assert not any(counts)  # type: ignore[call-overload]
    for box, tall, lane in zip(boxes, before, data.lanes, strict=True):  # type: ignore[call-overload]
        assert lane.numbers or box.height < tall


@pytest.mark.parametrize(("other_side", "tied"), [(False, False), (True, False), (False, True)])
def test_what_is_too_close_stands_as_a_stack_on_its_days_with_its_side_and_its_contradictions(
    shown: Callable[[Dossier], TimelineTab], core: Dossier, other_side: bool, tied: bool
) -> None:
    ours, theirs = ("zelenskyy",), ("liga",)
    events = {f"e{n}": event(f"e{n}", "2024-10-01", said_by=ours) for n in range(60)}
    if other_side:
        events |= {f"m{n}": event(f"m{n}", "2024-10-01", said_by=theirs) for n in range(60)}
    events["far"] = event("far", "2025-10-01", category="statement")
    ties = {
        name: Relation(id=name, subject=name, kind=RelationKind.CONTRADICTS, object="far")
        for name in (events if tied else ())
        if name != "far"
    }
    tab = shown(core.replace(events=events, claims={}, relations=ties))
    frame = tab.chart.frame_now()
    assert frame is not None
    (stack,) = stacks_of(frame, 0)
    assert stack.sign is not None
    assert stack.sign.left() < frame.view.x(day("2024-10-01") + 0.5) < stack.sign.right()
    assert stack.sign.width() < 2 * DOT
    assert str(stack.cluster.count) in stack.words
    assert (stack.sample is None) == other_side
    assert (stack.contradicted, stack.disputed) == (tied, False)


def test_a_tie_to_a_counted_mark_ends_at_the_edge_of_the_count(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    events = {f"e{n}": event(f"e{n}", "2024-10-01") for n in range(60)}
    events["far"] = event("far", "2025-01-01", category="statement")
    tie = Relation(id="r", subject="e59", kind=RelationKind.CONTRADICTS, object="far")
    tab = shown(core.replace(events=events, claims={}, relations={"r": tie}))
    tab.select_record("far")
    tied = pixels(tab)
    tab.show_dossier(core.replace(events=events, claims={}, relations={}))
    tab.select_record("far")
    frame = tab.chart.frame_now()
    assert frame is not None
    (cluster,) = frame.layouts[0].clusters
    box = frame.cluster_area(cluster, frame.boxes[0])
    corner = QPointF(frame.heading, frame.axis_height) + box.bottomRight()
    below = QRect(int(corner.x()) + 1, int(corner.y()) + 1, 30, 12)
    assert tied.copy(below) != pixels(tab).copy(below)


def test_a_contradiction_is_drawn_while_the_pointer_is_on_a_half_of_it(
    qtbot: QtBot, tab: TimelineTab
) -> None:
    half, other = place_of(tab, "Delta"), place_of(tab, "Foxtrot")
    between = QRect(half, other).normalized().adjusted(30, 20, -30, -20)
    before = pixels(tab).copy(between)
    qtbot.mouseMove(tab.chart.viewport(), half)
    QApplication.processEvents()
    assert pixels(tab).copy(between) != before
    qtbot.mouseMove(tab.chart.viewport(), place_of(tab, "Alpha"))
    QApplication.processEvents()
    assert pixels(tab).copy(between) == before


def test_a_small_window_scrolls_lanes_rather_than_count_most_of_their_marks(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline", size=(900, 600))
    for line in window.findChildren(NewcomerLine):
        QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    tab = window.findChild(TimelineTab)
    assert isinstance(tab, TimelineTab)
    frame, bar = tab.chart.frame_now(), tab.chart.verticalScrollBar()
    assert frame is not None
    counted = sum(cluster.count for layout in frame.layouts for cluster in layout.clusters)
    assert counted < 0.3 * frame.data.page.placed
    middle = tab.chart.viewport().rect().center()
    for _ in range(40):
        wheel(tab, middle, -120, Qt.KeyboardModifier.NoModifier)
    assert bar.value() == bar.maximum() > 0
    last = frame.boxes[-1]
    assert tab.chart.place_at(QPointF(4, tab.chart.viewport().height() - 4)).lane == (
        len(frame.boxes) - 1
    )
    assert last.top + last.height <= bar.value() + tab.chart.viewport().height()


@pytest.mark.parametrize(
    ("size", "first_visit", "wanted"),
    [
        (QSize(1280, 800), True, 40), (QSize(1280, 800), False, 44),
        (QSize(1920, 1080), False, 75), (QSize(2560, 1440), False, 75),
    ],
)  # fmt: skip
def test_labels_of_events_are_read_whole_as_far_as_a_window_has_room(
    qtbot: QtBot, shipped: Dossier, size: QSize, first_visit: bool, wanted: int
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline")
    for line in window.findChildren(NewcomerLine) if not first_visit else ():
        QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
    window.resize(size)
    QApplication.processEvents()
    tab = window.findChild(TimelineTab)
    assert isinstance(tab, TimelineTab)
    lacking = QSize(910, 512 if first_visit else 549) - tab.chart.viewport().size()
    window.resize(size + lacking.expandedTo(QSize(0, 0)))  # for what is around it in a high font
    QApplication.processEvents()
    frame = tab.chart.frame_now()
    assert frame is not None
    assert tab.chart.verticalScrollBar().maximum() == 0
    boxes = tab.legend.boxes
    qtbot.waitUntil(lambda: all(box.width() >= box.sizeHint().width() for box in boxes))
    labels = whole_labels(frame)
    assert sum(frame.data.page.marks[number].lane != AREA for number in labels) >= wanted
    areas = [area.adjusted(0, 1, 0, -1) for area in labels.values()]
    for at, one in enumerate(areas):
        assert not any(one.intersects(other) for other in areas[at + 1 :])


def test_the_legend_explains_stacks_where_a_lane_has_marks_enough_for_one(
    tab: TimelineTab, shipped: Dossier
) -> None:
    assert tab.legend.stacks.isHidden()
    tab.show_dossier(shipped)
    stacks = tab.legend.stacks
    assert stacks.isVisible()
    assert stacks.accessibleName() == "several, see the list"
    assert tab.legend.rect().contains(stacks.geometry())
    assert not any(stacks.geometry().intersects(box.geometry()) for box in tab.legend.boxes)
