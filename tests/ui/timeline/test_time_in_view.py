"""Which days of the timeline are in view: zoom, pan, wheel, presets, overview, dates gone to."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from timeline_views import current, day, pixels, place_of, wheel

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.timeline.page import phase_in_words
from kursk_viewer.ui.timeline.tab import TimelineTab

Key = Qt.Key


def test_keys_zoom_pan_and_fit(tab: TimelineTab) -> None:
    whole = tab.chart.span()
    QTest.keyClick(tab.chart, Key.Key_Plus)
    begin, end = tab.chart.span()
    assert end - begin == pytest.approx((whole[1] - whole[0]) * 0.8)
    QTest.keyClick(tab.chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert tab.chart.span()[0] > begin
    QTest.keyClick(tab.chart, Key.Key_Minus)
    QTest.keyClick(tab.chart, Key.Key_F)
    assert tab.chart.span() == whole
    assert tab.chart.fitted


def test_wheel_zooms_about_the_pointer_and_with_shift_pans(tab: TimelineTab) -> None:
    at = place_of(tab, "Golf")
    before = tab.chart.span()
    wheel(tab, at, 120, Qt.KeyboardModifier.NoModifier)
    begin, end = tab.chart.span()
    assert end - begin < before[1] - before[0]
    assert abs(place_of(tab, "Golf").x() - at.x()) <= 1
    wheel(tab, at, 120, Qt.KeyboardModifier.ShiftModifier)
    panned = tab.chart.span()
    assert panned[0] < begin
    assert panned[1] - panned[0] == pytest.approx(end - begin)


def test_the_wheel_scrolls_lanes_where_there_are_more_and_zooms_with_ctrl(
    shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    tab = shown(shipped)
    tab.resize(600, 460)
    QApplication.processEvents()
    bar, at = tab.chart.verticalScrollBar(), QPoint(300, 120)
    before = tab.chart.span()
    assert bar.maximum() > 0
    for _ in range(40):
        wheel(tab, at, -120, Qt.KeyboardModifier.NoModifier)
    assert (bar.value(), tab.chart.span()) == (bar.maximum(), before)
    wheel(tab, at, 120, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == bar.maximum()
    assert tab.chart.span()[1] - tab.chart.span()[0] < before[1] - before[0]


def test_shift_and_dragging_choose_a_period(tab: TimelineTab) -> None:
    viewport, left = tab.chart.viewport(), Qt.MouseButton.LeftButton
    shift = Qt.KeyboardModifier.ShiftModifier
    begin, end = place_of(tab, "Bravo"), place_of(tab, "Delta")
    whole = tab.chart.span()
    QTest.mousePress(viewport, left, shift, begin)
    QTest.mouseMove(viewport, end)
    QTest.keyClick(tab.chart, Key.Key_Escape)
    QTest.mouseRelease(viewport, left, shift, end)
    assert tab.chart.span() == whole
    QTest.mousePress(viewport, left, shift, end)
    QTest.mouseMove(viewport, begin)
    QTest.mouseRelease(viewport, left, shift, begin)
    assert tab.chart.span()[0] == pytest.approx(day("2024-08-20") + 0.5, abs=1)
    assert tab.chart.span()[1] == pytest.approx(day("2024-10-05") + 0.5, abs=1)


def test_buttons_beside_the_overview_zoom_and_fit(tab: TimelineTab) -> None:
    whole = tab.chart.span()
    wider, nearer, fit = tab.overview.findChildren(QToolButton)
    nearer.click()
    near = tab.chart.span()
    assert near[1] - near[0] < whole[1] - whole[0]
    wider.click()
    assert tab.chart.span() == pytest.approx(whole)
    nearer.click()
    fit.click()
    assert tab.chart.span() == whole


def test_phases_are_named_above_the_lanes_and_lead_to_their_evidence(
    shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    tab = shown(shipped)
    frame = tab.chart.frame_now()
    assert frame is not None
    assert [place.phase.id for place in frame.phases] == list(shipped.phases)
    assert all(place.name_width for place in frame.phases)
    told: list[str] = []
    tab.record_selected.connect(told.append)
    for place in frame.phases:
        at = QPointF(frame.heading + place.name_x + 4, frame.axis_height - 8).toPoint()
        tooltip = unescape(tab.chart.tooltip_at(QPointF(at)))
        assert f"Phase: {phase_in_words(shipped, place.phase)}" in tooltip
        assert "as told by" in tooltip
        QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == list(shipped.phases)
    tab.chart.setFocus()
    for _ in shipped.phases:
        QTest.keyClick(tab.chart, Key.Key_P)
    assert told == [*shipped.phases, *shipped.phases]


def test_dragging_pans_and_selects_nothing(tab: TimelineTab) -> None:
    tab.chart.zoom(0.5)
    before = tab.chart.span()
    viewport, left = tab.chart.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=QPoint(500, 150))
    QTest.mouseMove(viewport, QPoint(480, 150))
    QTest.mouseMove(viewport, QPoint(440, 150))
    QTest.mouseRelease(viewport, left, pos=QPoint(440, 150))
    assert tab.chart.span()[0] > before[0]
    assert current(tab) == ""


def test_presets_and_zoom_to_selection(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_W)
    begin, end = tab.chart.span()
    assert day("2024-08-05") <= begin < day("2024-08-06")
    assert day("2024-08-13") <= end < day("2024-08-15")
    QTest.keyClick(tab.chart, Key.Key_C)
    begin, end = tab.chart.span()
    assert begin < day("2024-08-06")
    assert day("2025-02-05") <= end < day("2025-02-20")
    tab.select_record("delta")
    QTest.keyClick(tab.chart, Key.Key_S)
    begin, end = tab.chart.span()
    assert begin <= day("2024-10-05") < end
    assert end - begin < 10


def test_go_to_a_day_a_month_and_no_date(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_G)
    assert tab.goto.date.hasFocus()
    QTest.keyClicks(tab.goto.date, "2024-12")
    QTest.keyClick(tab.goto.date, Key.Key_Return)
    begin, end = tab.chart.span()
    assert begin <= day("2024-12-01") < day("2024-12-31") < end < day("2025-01-05")
    for written in ("2024-10-05", "5 Oct 2024", "05.10.2024", "October 5, 2024"):
        tab.chart.fit()
        tab.goto.date.setText(written)
        QTest.keyClick(tab.goto.date, Key.Key_Return)
        assert sum(tab.chart.span()) / 2 == pytest.approx(day("2024-10-05") + 0.5)
    kept = tab.chart.span()
    for wrong, words in (("soon", "is not a date"), ("2030-01", "outside")):
        tab.goto.date.setText(wrong)
        QTest.keyClick(tab.goto.date, Key.Key_Return)
        assert words in tab.goto.message.text()
        assert tab.chart.span() == kept
    QTest.keyClick(tab.goto.date, Key.Key_Escape)
    assert not tab.goto.isVisible()
    assert tab.chart.hasFocus()


def test_the_overview_moves_the_view(tab: TimelineTab) -> None:
    tab.chart.set_span(day("2024-10-01"), day("2024-11-01"))
    begin, end = tab.chart.span()
    tab.overview.setFocus()
    QTest.keyClick(tab.overview, Key.Key_Right)
    assert tab.chart.span()[0] == pytest.approx(begin + (end - begin) * 0.1)
    QTest.keyClick(tab.overview, Key.Key_Home)
    assert tab.chart.span()[0] < day("2024-08-06")
    right = QPoint(tab.overview.width() - 20, 10)
    QTest.mouseClick(tab.overview, Qt.MouseButton.LeftButton, pos=right)
    assert tab.chart.span()[1] > day("2025-01-20")
    assert "In view" in tab.overview.accessibleDescription()


def test_matches_out_of_view_are_told_and_can_be_shown(qtbot: QtBot, tab: TimelineTab) -> None:
    notice = tab.chart.notice
    QTest.keyClick(tab.chart, Key.Key_W)
    assert not notice.isVisible()
    tab.filters.text.setText("2025")
    assert notice.isVisible()
    assert notice.text.text() == "3 events match, none in view"
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    begin, end = tab.chart.span()
    assert begin <= day("2025-01-10") < day("2025-02-05") < end
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_a_date_gone_to_is_marked_and_its_nearest_event_selected(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    QTest.keyClick(tab.chart, Key.Key_G)
    before = pixels(tab)
    QTest.keyClicks(tab.goto.date, "2024-12-20")
    QTest.keyClick(tab.goto.date, Key.Key_Return)
    assert (told, current(tab)) == (["echo"], "Echo")
    begin, end = tab.chart.span()
    assert begin < day("2024-12-01") < day("2024-12-20") < end
    frame = tab.chart.frame_now()
    assert frame is not None
    assert frame.sought is not None
    assert (frame.sought.first, frame.sought.label) == (day("2024-12-20"), "20 Dec 2024")
    assert pixels(tab) != before
    QTest.keyClick(tab.goto.date, Key.Key_Escape)
    closed = tab.chart.frame_now()
    assert closed is not None
    assert closed.sought is None
