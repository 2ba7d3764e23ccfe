"""The days that a chart of casualties shows: by key, wheel, range and brush."""

from __future__ import annotations

import pytest
from casualties_views import ALT, CTRL, CTRL_SHIFT, SHIFT, press, told
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
)
from pytestqt.qtbot import QtBot

from kursk_viewer.ui.casualties.claims_plot import ClaimsPlot
from kursk_viewer.ui.casualties.tab import CasualtiesTab


def test_zoom_pan_and_reset_by_key(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    whole = tab.canvas.days()
    press(qtbot, tab, Qt.Key.Key_Plus)
    near = tab.canvas.days()
    assert near[1] - near[0] == pytest.approx((whole[1] - whole[0]) * 0.8)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_Right, SHIFT)
    assert tab.canvas.days()[0] > near[0]
    press(qtbot, tab, Qt.Key.Key_0)
    assert tab.canvas.days() == pytest.approx(whole)


def test_a_double_click_on_the_plot_shows_all_days(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    whole = tab.canvas.days()
    press(qtbot, tab, Qt.Key.Key_Plus)
    corner = tab.canvas.view_box.geometry().topLeft().toPoint() + QPoint(3, 3)
    qtbot.mouseDClick(tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert tab.canvas.days() == pytest.approx(whole)


def test_range_presets(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    whole = tab.canvas.days()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, ALT)
    assert tab.canvas.days()[1] - tab.canvas.days()[0] == pytest.approx(8)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, ALT)
    assert [action.isChecked() for action in tab.ranges.actions] == [False, True, False]
    report = tab._dossier.core_report if tab._dossier else None
    assert report is not None and report.as_of is not None
    assert tab.canvas.days()[1] == pytest.approx(report.as_of.last + 3)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, ALT)
    assert tab.canvas.days() == pytest.approx(whole)
    assert [action.isChecked() for action in tab.ranges.actions] == [False, False, True]
    press(qtbot, tab, Qt.Key.Key_Plus)
    assert not any(action.isChecked() for action in tab.ranges.actions)


def test_days_that_hide_a_series_or_the_cursor_say_so(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    press(qtbot, tab, Qt.Key.Key_Right, Qt.Key.Key_End)
    assert "71,940" in told(tab)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, ALT)
    assert "71,940" not in told(tab)
    hidden = "Nothing in these days: Russian casualties, as claimed by Ukraine"
    assert told(tab).startswith(hidden)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, ALT)
    assert "71,940" in told(tab)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, CTRL_SHIFT)
    assert "Nothing in these days" not in told(tab)


def test_a_picture_of_some_days_tells_only_these(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, ALT)
    picture = tab.picture()
    assert picture is not None
    assert "by Russia" in picture.description and "by Ukraine" not in picture.description
    assert "2025" not in picture.description + picture.provenance.as_of
    assert (
        picture.provenance.disclaimer
        == "Every figure is somebody's claim; this dossier verifies none"
    )


def test_the_wheel_zooms_in_time_but_never_lifts_the_base(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    assert tab.canvas.view_box.mouseEnabled() == [True, False]
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, CTRL_SHIFT)
    assert tab.canvas.view_box.mouseEnabled() == [False, False]


def turn_wheel(tab: CasualtiesTab, modifier: Qt.KeyboardModifier) -> bool:
    """Turn the wheel over the chart; whether the chart kept the event for itself."""
    view = tab.canvas.viewport()
    place = QPointF(view.rect().center())
    event = QWheelEvent(
        place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_a_chart_that_moves_keeps_its_signs_and_is_laid_out_whole_at_rest(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.open_view("over-time")
    tab.canvas.grab()
    plot = tab.canvas.figure
    assert isinstance(plot, ClaimsPlot) and plot.frame is not None
    still = plot.frame
    for _notch in range(3):
        turn_wheel(tab, CTRL)
        tab.canvas.grab()
    moved = plot.frame
    assert moved.standings is still.standings, "nothing is placed anew while it moves"
    for label in moved.labels:
        (point,) = (
            p for p in plot.chart.lines[label.group].points if p.shown.record == label.claim
        )
        panel = moved.panel_of(label.group)
        assert not panel.shows(point) or label.place == panel.place(
            point.last, point.shown.value or 0.0
        ), "a label is of the days in view, and leads to its mark"
    qtbot.waitUntil(lambda: plot.frame is not None and plot.frame.kept is None)
    days = tab.canvas.days()
    tab.canvas.reset()
    tab.canvas.show_days(*days)
    tab.canvas.grab()
    settled = plot.frame
    assert settled.kept is None and settled.standings != still.standings


def test_where_the_chart_is_scrolled_the_wheel_scrolls_and_with_ctrl_zooms(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    tab.resize(900, 520)
    area = next(each for each in tab.findChildren(QScrollArea) if each.isAncestorOf(tab.canvas))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    tab.canvas.grab()
    whole = tab.canvas.days()
    assert not turn_wheel(tab, Qt.KeyboardModifier.NoModifier)
    assert tab.canvas.days() == whole
    turn_wheel(tab, CTRL)
    assert tab.canvas.days() != whole


def test_the_period_is_chosen_by_the_keys_of_the_brush_and_each_handle_alone(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    first, last = whole = tab.canvas.days()
    qtbot.keyClick(tab.brush, Qt.Key.Key_Left, SHIFT)
    assert tab.canvas.days()[0] == pytest.approx(first) and tab.canvas.days()[1] < last
    qtbot.keyClick(tab.brush, Qt.Key.Key_Right, CTRL)
    assert tab.canvas.days()[0] > first
    assert tab.brush.span() == pytest.approx(tab.canvas.days())
    assert "In view: " in tab.brush.accessibleDescription()
    qtbot.keyClick(tab.brush, Qt.Key.Key_0)
    assert tab.canvas.days() == pytest.approx(whole)
