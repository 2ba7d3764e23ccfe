"""The Timeline under the mouse: the overview's window and its edges, marks, clusters, tooltips."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from kursk_viewer import resources
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier, Event
from kursk_viewer.dossier.vocabulary import WhenBasis
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.layout import Cluster
from kursk_viewer.ui.timeline.tab import TimelineTab

LEFT = Qt.MouseButton.LeftButton
Shape = Qt.CursorShape


@pytest.fixture(scope="module")
def core() -> Dossier:
    return core_only(load_file(resources.dossier_path()))


@pytest.fixture
def shown(qtbot: QtBot, core: Dossier) -> Callable[..., TimelineTab]:
    def show(*dates: str) -> TimelineTab:
        events = {}
        for number, when in enumerate(dates):
            fields: dict[str, Any] = {
                "id": f"e{number}", "when": parse(when), "when_basis": WhenBasis.EVENT,
                "title": f"Event {number} of <b>Alpha</b>", "text": "Text", "category": "ground",
                "said_by": ("zelenskyy",),
            }  # fmt: skip
            events[f"e{number}"] = Event(**fields)
        tab = TimelineTab()
        qtbot.addWidget(tab)
        tab.resize(900, 600)
        tab.show_dossier(core.replace(events=events, claims={}, relations={}, core_only=False))
        tab.show()
        qtbot.waitExposed(tab)
        return tab

    return show


@pytest.fixture
def tab(shown: Callable[..., TimelineTab]) -> TimelineTab:
    return shown("2024-08-06", "2024-09-10", "2024-12-01", "2025-02-05")


def frame_of(tab: TimelineTab) -> Frame:
    frame = tab.chart.frame_now()
    assert frame is not None
    return frame


def mark_at(tab: TimelineTab, number: int) -> QPoint:
    frame = frame_of(tab)
    box, layout = next(
        (box, layout)
        for box, layout in zip(frame.boxes, frame.layouts, strict=True)
        if any(placed.number == number for placed in layout.marks)
    )
    area = frame.area_of(next(p for p in layout.marks if p.number == number), box)
    return (area.center() + QPointF(frame.heading, frame.axis_height)).toPoint()


def mark_at_lane(tab: TimelineTab, lane: int) -> int:
    """How far down the middle of a lane is."""
    frame = frame_of(tab)
    return round(frame.axis_height + frame.boxes[lane].top + frame.boxes[lane].height / 2)


def cluster_at(tab: TimelineTab) -> tuple[Cluster, QPoint]:
    frame = frame_of(tab)
    box, cluster = next(
        (box, layout.clusters[0])
        for box, layout in zip(frame.boxes, frame.layouts, strict=True)
        if layout.clusters
    )
    area = frame.cluster_area(cluster, box)
    return cluster, (area.center() + QPointF(frame.heading, frame.axis_height)).toPoint()


def overview_x(tab: TimelineTab, day: float) -> int:
    """Where a day is in the overview, which leaves the chart's headings free at its left."""
    low, high = whole(tab)
    left = frame_of(tab).heading
    return round(left + (day - low) / (high - low) * (tab.overview.width() - left - 2))


def whole(tab: TimelineTab) -> tuple[float, float]:
    return frame_of(tab).data.full_span()


def drag(tab: TimelineTab, begin: int, end: int) -> None:
    QTest.mousePress(tab.overview, LEFT, pos=QPoint(begin, 12))
    QTest.mouseMove(tab.overview, QPoint((begin + end) // 2, 12))
    QTest.mouseMove(tab.overview, QPoint(end, 12))
    QTest.mouseRelease(tab.overview, LEFT, pos=QPoint(end, 12))


def test_each_edge_of_the_overviews_window_moves_its_end_alone(tab: TimelineTab) -> None:
    low, high = whole(tab)
    third = (high - low) / 3
    tab.chart.set_span(low + third, high - third)
    begin, end = tab.chart.span()
    drag(tab, overview_x(tab, begin), overview_x(tab, low + third / 2))
    assert tab.chart.span() == pytest.approx((low + third / 2, end), abs=1)
    begin = tab.chart.span()[0]
    drag(tab, overview_x(tab, end), overview_x(tab, high - third / 2))
    assert tab.chart.span() == pytest.approx((begin, high - third / 2), abs=1)


def test_an_edge_dragged_past_the_other_leaves_the_narrowest_view(tab: TimelineTab) -> None:
    low, high = whole(tab)
    third = (high - low) / 3
    tab.chart.set_span(low + third, high - third)
    begin, end = tab.chart.span()
    drag(tab, overview_x(tab, begin), overview_x(tab, high - 1))
    narrow = tab.chart.span()
    assert narrow[1] - narrow[0] == pytest.approx(6, abs=0.01)
    assert narrow[0] <= end <= narrow[1] + 6
    tab.chart.set_span(low + third, high - third)
    drag(tab, overview_x(tab, end), overview_x(tab, low + 1))
    narrow = tab.chart.span()
    assert narrow[1] - narrow[0] == pytest.approx(6, abs=0.01)
    assert narrow[0] - 6 <= begin <= narrow[1]


def test_the_overviews_window_is_dragged_by_where_it_was_taken(tab: TimelineTab) -> None:
    low, high = whole(tab)
    quarter = (high - low) / 4
    tab.chart.set_span(low, low + quarter)
    taken = overview_x(tab, low + quarter * 0.25)
    drag(tab, taken, overview_x(tab, low + quarter * 1.25))
    assert tab.chart.span() == pytest.approx((low + quarter, low + 2 * quarter), abs=1)


def test_a_press_beside_the_overviews_window_brings_it_there(tab: TimelineTab) -> None:
    low, high = whole(tab)
    quarter = (high - low) / 4
    tab.chart.set_span(low, low + quarter)
    QTest.mouseClick(tab.overview, LEFT, pos=QPoint(overview_x(tab, high - quarter), 12))
    begin, end = tab.chart.span()
    assert (begin + end) / 2 == pytest.approx(high - quarter, abs=1)
    assert end - begin == pytest.approx(quarter, abs=0.01)
    QTest.mouseClick(
        tab.overview, Qt.MouseButton.RightButton, pos=QPoint(overview_x(tab, low + 1), 12)
    )
    assert tab.chart.span() == (begin, end)


def test_the_pointer_tells_edge_from_window(tab: TimelineTab) -> None:
    low, high = whole(tab)
    third = (high - low) / 3
    tab.chart.set_span(low + third, high - third)
    begin, end = tab.chart.span()
    for day, shape in ((begin, Shape.SizeHorCursor), ((begin + end) / 2, Shape.OpenHandCursor),
                       (end, Shape.SizeHorCursor)):  # fmt: skip
        QTest.mouseMove(tab.overview, QPoint(overview_x(tab, day), 12))
        assert tab.overview.cursor().shape() == shape


@pytest.mark.parametrize(
    ("key", "share"),
    [(Qt.Key.Key_PageUp, 0.0), (Qt.Key.Key_PageDown, 1.0), (Qt.Key.Key_End, 1.0),
     (Qt.Key.Key_Home, 0.0)],
)  # fmt: skip
def test_keys_of_the_overview_move_by_views_and_to_the_ends(
    tab: TimelineTab, key: Qt.Key, share: float
) -> None:
    low, high = whole(tab)
    third = (high - low) / 3
    tab.chart.set_span(low + third, high - third)
    QTest.keyClick(tab.overview, key)
    assert tab.chart.span()[0] == pytest.approx(low + share * 2 * third, abs=0.01)


def test_plus_and_minus_of_the_overview_undo_each_other(tab: TimelineTab) -> None:
    low, high = whole(tab)
    third = (high - low) / 3
    tab.chart.set_span(low + third, high - third)
    before = tab.chart.span()
    QTest.keyClick(tab.overview, Qt.Key.Key_Plus)
    begin, end = tab.chart.span()
    assert end - begin == pytest.approx(third * 0.8)
    QTest.keyClick(tab.overview, Qt.Key.Key_Minus)
    assert tab.chart.span() == pytest.approx(before)
    QTest.keyClick(tab.overview, Qt.Key.Key_0)
    assert tab.chart.fitted


def test_the_pointer_shows_what_can_be_clicked(tab: TimelineTab) -> None:
    viewport = tab.chart.viewport()
    frame = frame_of(tab)
    nowhere = QPoint(viewport.width() - 4, int(frame.axis_height / 2))
    heading = QPoint(10, int(frame.axis_height) + 8)
    hand, arrow = Shape.PointingHandCursor, Shape.ArrowCursor
    for place, shape in ((mark_at(tab, 0), hand), (nowhere, arrow), (heading, hand)):
        QTest.mouseMove(viewport, place)
        assert viewport.cursor().shape() == shape


def test_a_double_click_on_a_mark_opens_its_evidence(qtbot: QtBot, tab: TimelineTab) -> None:
    with qtbot.waitSignal(tab.record_selected, timeout=500) as opened:
        QTest.mouseDClick(tab.chart.viewport(), LEFT, pos=mark_at(tab, 2))
    assert opened.args == ["e2"]
    with qtbot.assertNotEmitted(tab.record_selected):
        QTest.mouseDClick(
            tab.chart.viewport(), LEFT, pos=QPoint(tab.chart.viewport().width() - 4, 4)
        )


def test_a_click_on_a_cluster_of_days_zooms_to_them(shown: Callable[..., TimelineTab]) -> None:
    days = [f"2024-08-{day:02}" for day in range(6, 26) for _ in range(4)]
    tab = shown(*days, "2026-01-01")
    cluster, place = cluster_at(tab)
    QTest.mouseMove(tab.chart.viewport(), place)
    assert tab.chart.viewport().cursor().shape() == Shape.PointingHandCursor
    QTest.mouseClick(tab.chart.viewport(), LEFT, pos=place)
    begin, end = tab.chart.span()
    assert begin < parse(days[0]).first
    assert cluster.end <= end
    assert end - begin < 1.5 * (cluster.end - cluster.begin)
    assert not tab.list.selected()


def test_a_click_on_a_cluster_of_one_day_lists_its_marks(
    shown: Callable[..., TimelineTab], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: opened.append(menu))
    tab = shown(*["2024-08-06"] * 200, "2026-01-01")
    tab.chart.set_span(parse("2024-08-04").first, parse("2024-08-12").first)
    cluster, place = cluster_at(tab)
    assert cluster.end - cluster.begin == 1
    text = tab.chart.tooltip_at(QPointF(place))
    assert "on 6 Aug 2024" in text
    assert "click to list them" in text
    QTest.mouseClick(tab.chart.viewport(), LEFT, pos=place)
    (menu,) = opened
    entries = menu.actions()
    assert entries[-1].text() == f"and {cluster.count - 40} more, in the list"
    assert not entries[-1].isEnabled()
    entries[0].trigger()
    assert tab.chart.current == cluster.first_number


def test_sixty_events_of_one_day_are_drawn_one_by_one_where_a_click_leads(
    shown: Callable[..., TimelineTab],
) -> None:
    tab = shown(*["2024-08-06"] * 60, "2024-08-07", "2026-01-01")
    cluster, place = cluster_at(tab)
    assert cluster.count > 40
    QTest.mouseClick(tab.chart.viewport(), LEFT, pos=place)
    while any(layout.clusters for layout in frame_of(tab).layouts):
        QTest.mouseClick(tab.chart.viewport(), LEFT, pos=cluster_at(tab)[1])
    frame = frame_of(tab)
    lane = frame.data.lane_of[0]
    areas = [frame.area_of(p, frame.boxes[lane]) for p in frame.layouts[lane].marks]
    assert len(areas) == 61
    left, right = frame.view.x(parse("2024-08-06").first), frame.view.x(parse("2024-08-07").first)
    assert sum(left <= area.left() and area.right() <= right for area in areas) == 60
    for at, one in enumerate(areas):
        assert not any(one.intersects(other) for other in areas[at + 1 :])


def test_a_click_beside_everything_selects_nothing(tab: TimelineTab) -> None:
    before = tab.chart.span()
    viewport = tab.chart.viewport()
    QTest.mouseClick(viewport, LEFT, pos=QPoint(viewport.width() // 2, 4))
    QTest.mouseClick(viewport, LEFT, pos=QPoint(viewport.width() - 3, viewport.height() - 3))
    assert tab.chart.current is None
    assert tab.chart.span() == before


def test_a_tooltip_tells_mark_cluster_and_heading_as_plain_text(
    shown: Callable[..., TimelineTab],
) -> None:
    days = [f"2024-08-{day:02}" for day in range(6, 26) for _ in range(4)]
    tab = shown(*days, "2026-01-01")
    frame = frame_of(tab)
    mark = tab.chart.tooltip_at(QPointF(mark_at(tab, len(days))))
    assert "1 Jan 2026" in mark
    assert "Event 80 of &lt;b&gt;Alpha&lt;/b&gt;" in mark
    cluster, place = cluster_at(tab)
    text = tab.chart.tooltip_at(QPointF(place))
    assert f"{cluster.count} events from" in text
    assert "click to zoom in" in text
    heading = tab.chart.tooltip_at(QPointF(10, frame.axis_height + 8))
    assert "Ground fighting: 81 events" in heading
    assert tab.chart.tooltip_at(QPointF(frame.heading + 40, 4)) == ""
    assert tab.chart.tooltip_at(QPointF(frame.heading + 40, 5_000)) == ""


def test_the_tooltip_comes_where_the_pointer_rests(
    tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_at: list[tuple[QPoint, str]] = []
    monkeypatch.setattr(QToolTip, "showText", lambda at, text: shown_at.append((at, text)))
    viewport = tab.chart.viewport()
    place = mark_at(tab, 1)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    ((at, text),) = shown_at
    assert at == viewport.mapToGlobal(place)
    assert "10 Sep 2024" in text


def test_a_right_click_on_a_mark_selects_it_and_copies_it(
    qtbot: QtBot, tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: opened.append(menu))

    def asked(where: QPoint) -> dict[str, Any]:
        place = tab.chart.viewport().mapToGlobal(where)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, place)
        QApplication.sendEvent(tab.chart.viewport(), event)
        return {command.text(): command for command in opened[-1].actions()}

    with qtbot.waitSignal(tab.record_selected) as selected:
        commands = asked(mark_at(tab, 1))
    assert selected.args == ["e1"]
    commands["Copy as sentence"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("10 Sep 2024: Event 1 of <b>Alpha</b>")
    assert "this dossier verifies none" in copied
    assert {"Show the evidence", "Copy value", "All", "Zoom in"} <= commands.keys()
    empty = asked(QPoint(tab.chart.width() - 4, tab.chart.height() - 4))
    assert "Copy value" not in empty
    assert {"Copy what is in view as a table", "Go to date…"} <= empty.keys()
    heading = asked(QPoint(30, mark_at(tab, 0).y()))
    heading["Copy the lane as a table"].trigger()
    assert QGuiApplication.clipboard().text().count("Event") == 4
    heading["Hide: Ground fighting"].trigger()
    assert tab.list.model().rowCount() == 0
    asked(QPoint(30, mark_at_lane(tab, 0)))["Show all categories"].trigger()
    assert tab.list.model().rowCount() == 4
    axis = asked(QPoint(mark_at(tab, 1).x(), 4))
    axis["Zoom to Sep 2024"].trigger()
    begin, end = tab.chart.span()
    assert begin < date(2024, 9, 1).toordinal() < date(2024, 9, 30).toordinal() < end
    assert end - begin < 40
    tab.select_record("e1")
    tab.list.customContextMenuRequested.emit(QPoint(4, 4))
    assert "Copy value" in [command.text() for command in opened[-1].actions()]


def test_a_box_of_marks_is_zoomed_to_and_copied_from_its_menu(
    shown: Callable[..., TimelineTab],
) -> None:
    tab = shown(*["2024-08-06"] * 60, "2025-02-05")
    cluster, where = cluster_at(tab)
    place = tab.chart.place_at(QPointF(where))
    assert len(place.counted) == cluster.count
    texts = [command.text() for command in tab.menu_at(place).actions()]
    assert f"Zoom to {cluster.count} events" in texts
    assert "Copy these as a table" in texts


def test_the_menu_of_the_tab_is_in_groups_and_moves_of_the_cursor_are_keys_alone(
    tab: TimelineTab,
) -> None:
    listed = tab.actions_of_tab()
    assert sum(command.isSeparator() for command in listed) >= 3
    texts = {command.text() for command in listed}
    moves = {command.text() for command in tab.key_commands()}
    assert {"Next event", "To the lane below", "Pan to later"} <= moves
    assert not texts & moves


def test_in_a_large_window_all_is_drawn_larger_and_the_pointer_finds_it(
    qtbot: QtBot, tab: TimelineTab
) -> None:
    tab.resize(2600, 1500)
    QApplication.processEvents()
    larger = tab.chart.enlargement()
    assert larger > 1
    at = QPointF(mark_at(tab, 2)) * larger
    assert tab.chart.place_at(at).number == 2
    with qtbot.waitSignal(tab.record_selected) as selected:
        QTest.mouseClick(tab.chart.viewport(), LEFT, pos=at.toPoint())
    assert selected.args == ["e2"]
    assert "Event 2" in tab.chart.tooltip_at(at)
    begin, end = tab.chart.span()
    low, _ = whole(tab)
    left = round(tab.chart.plot_left())
    assert tab.chart.place_at(QPointF(left + 1, at.y())).day == int(low)
    drag(tab, left + 60, left + 60)
    assert tab.chart.span() == pytest.approx((begin, end))


def test_marks_and_labels_are_where_they_are_drawn_after_every_resize(
    shown: Callable[..., TimelineTab],
) -> None:
    tab = shown(*[f"2024-{month:02}-{day:02}" for month in (8, 9, 12) for day in range(1, 28, 5)])
    labelled = 0
    for width, height in ((900, 600), (500, 420), (2600, 1500), (1280, 740), (640, 400)):
        tab.resize(width, height)
        frame, larger = frame_of(tab), tab.chart.enlargement()
        seen = tab.chart.viewport().height() / larger - frame.axis_height
        assert frame.view.width == tab.chart.viewport().width() / larger - frame.heading
        for box, layout in zip(frame.boxes, frame.layouts, strict=True):
            for placed in layout.marks:
                areas = [frame.area_of(placed, box)]
                if placed.label_width:
                    areas.append(frame.label_area(placed, box))
                    labelled += 1
                for area in areas:
                    at = area.center() + QPointF(frame.heading, frame.axis_height)
                    assert area.bottom() > seen or tab.chart.place_at(at * larger).number == (
                        placed.number
                    )
    assert labelled > 30
