"""What a chart of casualties tells of the mark under the pointer or the cursor."""

from __future__ import annotations

import pytest
from casualties_views import CTRL_SHIFT, place_of, press, told
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
)
from pytestqt.qtbot import QtBot

from kursk_viewer.ui.casualties.claims_plot import ClaimsPlot
from kursk_viewer.ui.casualties.tab import CasualtiesTab


def test_arrow_keys_read_out_each_bar_with_its_qualifier(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    seen = []
    for _step in range(4):
        press(qtbot, small_tab, Qt.Key.Key_Right)
        seen.append(told(small_tab))
    for text, part in zip(
        seen, ("about 39,900", "about 16,100", "no source states it", "909"), strict=True
    ):
        assert part in text


def test_hover_tells_the_same_as_the_keyboard(qtbot: QtBot, tab: CasualtiesTab) -> None:
    press(qtbot, tab, Qt.Key.Key_Right, Qt.Key.Key_Right)
    by_key, record = told(tab), tab.canvas.current
    press(qtbot, tab, Qt.Key.Key_End)
    assert told(tab) != by_key
    qtbot.mouseMove(tab.canvas.viewport(), QPoint(5, tab.canvas.height() - 5))
    qtbot.mouseMove(tab.canvas.viewport(), place_of(tab, record) + QPoint(0, 2))
    qtbot.waitUntil(lambda: told(tab) == by_key)


def test_a_whole_is_hovered_above_its_parts(qtbot: QtBot, small_tab: CasualtiesTab) -> None:
    small_tab.canvas.grab()
    area = small_tab.canvas.spots[0].area
    qtbot.mouseMove(small_tab.canvas.viewport(), QPoint(5, small_tab.canvas.height() - 5))
    qtbot.mouseMove(small_tab.canvas.viewport(), area.topLeft().toPoint() + QPoint(30, 6))
    qtbot.waitUntil(lambda: "about 39,900" in told(small_tab))


def test_enter_and_click_open_the_evidence(qtbot: QtBot, small_tab: CasualtiesTab) -> None:
    press(qtbot, small_tab, Qt.Key.Key_Right)
    with qtbot.waitSignal(small_tab.record_selected, timeout=500) as chosen:
        press(qtbot, small_tab, Qt.Key.Key_Return)
    assert chosen.args == ["total"]
    place = place_of(small_tab, "caught")
    with qtbot.waitSignal(small_tab.record_selected, timeout=500) as chosen:
        qtbot.mouseClick(small_tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["caught"]


def test_up_and_down_change_the_series(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    press(qtbot, tab, Qt.Key.Key_Right)
    assert "Ukrainian casualties" in told(tab)
    press(qtbot, tab, Qt.Key.Key_Down)
    assert "Russian casualties" in told(tab)
    press(qtbot, tab, Qt.Key.Key_Up)
    assert "Ukrainian casualties" in told(tab)


def test_a_break_is_reached_and_gives_its_reason(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    press(qtbot, tab, Qt.Key.Key_Right, Qt.Key.Key_Down)
    seen = []
    press(qtbot, tab, Qt.Key.Key_Home)
    for _step in range(30):
        press(qtbot, tab, Qt.Key.Key_Right)
        seen.append(told(tab))
    assert any("the way of counting seems to change here" in text for text in seen)
    assert any("to include prisoners" in text for text in seen)
    assert any("since" in text for text in seen)


def test_the_cursor_of_the_chart_leaves_the_evidence_until_enter(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    for wanted in ("total", "dead"):
        with qtbot.assertNotEmitted(small_tab.record_selected):
            press(qtbot, small_tab, Qt.Key.Key_Right)
        with qtbot.waitSignal(small_tab.record_selected, timeout=500) as chosen:
            press(qtbot, small_tab, Qt.Key.Key_Return)
        assert chosen.args == [wanted]


def test_a_second_click_reaches_the_mark_beneath(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    tab.canvas.grab()
    marks = [spot for spot in tab.canvas.spots if not spot.key.is_break]
    place, there = next(
        (place, there)
        for place in (spot.area.center().toPoint() for spot in marks)
        if len(there := {s.key.claim for s in tab.canvas.spots if s.area.contains(place)}) > 1
    )
    reached = []
    for _click in there:
        qtbot.mouseClick(tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
        reached.append(tab.canvas.current)
    assert len(set(reached)) > 1 and set(reached) <= there


def test_of_two_marks_of_one_day_each_is_reached_where_it_is(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    for claim in ("ua-2025-01-06-01", "ua-2025-01-06z-01"):
        place = place_of(tab, claim)
        if claim == "ua-2025-01-06z-01":
            (around,) = (spot.area for spot in tab.canvas.spots if spot.key.claim == claim)
            others = [spot.area for spot in tab.canvas.spots if spot.key.claim != claim]
            ring = around.toRect().adjusted(2, 2, -2, -2)
            x, y = place.toTuple()
            places = (QPoint(x, ring.bottom()), QPoint(x, ring.top()), QPoint(ring.right(), y))
            place = next(at for at in places if not any(area.contains(at) for area in others))
        qtbot.mouseClick(tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert tab.canvas.current == claim
        assert tab.canvas.bubble


def test_no_bubble_before_the_reader_moves(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.canvas.setFocus()
    tab.canvas.move_to("ua-2025-02-06-01")
    assert tab.canvas.hasFocus() and tab.canvas.current and not tab.canvas.bubble
    press(qtbot, tab, Qt.Key.Key_Right)
    assert tab.canvas.bubble


def test_select_record_finds_bars_lines_and_nothing_else(tab: CasualtiesTab) -> None:
    assert tab.select_record("ua-2025-02-06-02")
    assert tab.canvas.current == "ua-2025-02-06-02"
    assert not tab.select_record("ua-2025-02-06-04")
    assert not tab.select_record("no-such-record")


def test_each_step_is_spoken_once_and_the_description_stays(
    qtbot: QtBot, small_tab: CasualtiesTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    interface = QAccessible.queryAccessibleInterface(small_tab.canvas)
    assert isinstance(interface, QAccessibleInterface)
    assert interface.role() == QAccessible.Role.Chart
    assert interface.text(QAccessible.Text.Name) == "Chart of claims"
    described = interface.text(QAccessible.Text.Description)
    assert "about 39,900 people" in described and "this dossier verifies none" in described
    spoken: list[str] = []
    canvas, tell = small_tab.canvas, small_tab.canvas.setAccessibleDescription
    monkeypatch.setattr(canvas, "setAccessibleDescription", lambda t: (spoken.append(t), tell(t)))
    press(qtbot, small_tab, Qt.Key.Key_Right)
    small_tab.canvas.grab()
    assert len(spoken) == 1, "one step, one utterance"
    assert "about 39,900" in spoken[0] and "Staff" in spoken[0] and "5 Feb 2025" in spoken[0]
    assert len(spoken[0].split()) < 30
    assert interface.text(QAccessible.Text.Description) == spoken[0]
    small_tab.table.setFocus()
    small_tab.canvas.setFocus()
    assert interface.text(QAccessible.Text.Description) == described, "told on arrival"


def test_a_name_tells_as_much_as_its_mark(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    tab.canvas.grab()
    name = [spot.area for spot in tab.canvas.spots if spot.key.claim == "ua-2025-08-06-01"][1]
    place = name.center().toPoint()
    qtbot.mouseMove(tab.canvas.viewport(), QPoint(5, tab.canvas.height() - 5))
    qtbot.mouseMove(tab.canvas.viewport(), place)
    qtbot.waitUntil(lambda: "more than 77,000" in told(tab))
    assert "Sumy" in told(tab) and "at least 80,000" in told(tab)


def test_a_series_that_is_pointed_at_or_holds_the_cursor_dims_the_others(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    place = place_of(tab, "ua-2025-07-23-01")
    plot = tab.canvas.figure
    assert isinstance(plot, ClaimsPlot)
    opacity = lambda: [series.marks.opacity() for series in plot.series]  # noqa: E731
    assert opacity() == [1.0, 1.0]
    qtbot.mouseMove(tab.canvas.viewport(), QPoint(5, tab.canvas.height() - 5))
    qtbot.mouseMove(tab.canvas.viewport(), place)
    qtbot.waitUntil(lambda: opacity()[0] < opacity()[1] == 1.0)
    qtbot.mouseMove(tab.canvas.viewport(), QPoint(5, tab.canvas.height() - 5))
    qtbot.waitUntil(lambda: opacity() == [1.0, 1.0])
    press(qtbot, tab, Qt.Key.Key_Home)
    tab.canvas.grab()
    assert opacity()[0] == 1.0 > opacity()[1]
    tab.series.setCurrentRow(3)
    tab.series.setFocus()
    assert tab.series.item(3).text() == "as claimed by Ukraine"
    assert opacity()[0] < opacity()[1] == 1.0


def test_breaks_series_and_chart_are_a_key_away_for_who_listens(
    qtbot: QtBot, tab: CasualtiesTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    spoken: list[str] = []
    tell = tab.canvas.setAccessibleDescription
    monkeypatch.setattr(
        tab.canvas, "setAccessibleDescription", lambda t: (spoken.append(t), tell(t))
    )
    press(qtbot, tab, Qt.Key.Key_B)
    assert "no step here" in spoken[-1] or "way of counting" in spoken[-1]
    assert tab.canvas.bubble == spoken[-1]
    series = spoken[-1].partition(":")[0]
    assert series == "Ukrainian casualties, as claimed by Russia"
    press(qtbot, tab, Qt.Key.Key_S)
    assert spoken[-1].startswith(f"{series}: mark ")
    press(qtbot, tab, Qt.Key.Key_O)
    assert spoken[-1] == tab.canvas.accessibleDescription()
