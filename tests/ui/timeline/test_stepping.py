"""From mark to mark of the timeline by key, click and search, and what is said on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from timeline_views import arrangement, current, day, place_of

from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui.timeline.list import ListColumn
from kursk_viewer.ui.timeline.tab import TimelineTab

Key = Qt.Key


def test_arrows_step_in_time_over_all_lanes(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    seen = []
    for key in (*[Key.Key_Right] * 4, Key.Key_Left, Key.Key_End, Key.Key_Home):
        QTest.keyClick(tab.chart, key)
        seen.append(current(tab))
    assert seen == ["Alpha", "Bravo", "Charlie", "Delta", "Charlie", "Golf", "Alpha"]
    assert told == []
    QTest.keyClick(tab.chart, Key.Key_Return)
    assert told == ["alpha"]


def test_alt_arrows_stay_in_the_lane_and_up_and_down_change_it(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_Home)
    QTest.keyClick(tab.chart, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert current(tab) == "Delta"
    QTest.keyClick(tab.chart, Key.Key_Down)
    assert current(tab) == "Charlie"
    QTest.keyClick(tab.chart, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert current(tab) == "Bravo"
    QTest.keyClick(tab.chart, Key.Key_Up)
    assert current(tab) == "Alpha"


def test_enter_opens_the_evidence_again(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_Home)
    told: list[str] = []
    tab.record_selected.connect(told.append)
    QTest.keyClick(tab.chart, Key.Key_Return)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Return)
    assert told == ["alpha", "alpha"]


def test_click_and_row_share_one_selection(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tab.chart.viewport(), left, pos=place_of(tab, "Echo"))
    assert (told, current(tab)) == (["echo"], "Echo")
    index = tab.list.model().index(1, ListColumn.TITLE)
    QTest.mouseClick(tab.list.viewport(), left, pos=tab.list.visualRect(index).center())
    assert told == ["echo", "bravo"]
    assert tab.chart.current == 1
    QTest.mouseClick(
        tab.chart.viewport(), left, Qt.KeyboardModifier.ControlModifier, place_of(tab, "Echo")
    )
    assert len(tab.list.selectionModel().selectedRows()) == 2


def test_select_record_reveals_and_stays_silent(qtbot: QtBot, tab: TimelineTab) -> None:
    tab.chart.set_span(day("2024-08-01"), day("2024-08-15"))
    with qtbot.assertNotEmitted(tab.record_selected):
        assert tab.select_record("golf")
    begin, end = tab.chart.span()
    assert begin < day("2025-02-05") < end
    assert current(tab) == "Golf"
    assert not tab.select_record("nothing")


def test_each_step_is_told_once_to_a_screen_reader(
    tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = QAccessible.queryAccessibleInterface(tab.chart)
    assert read.role() == QAccessible.Role.Chart
    assert read.text(QAccessible.Text.Name) == "Timeline chart"
    assert "7 events" in read.text(QAccessible.Text.Description)
    told: list[str] = []
    tell = tab.chart.setAccessibleDescription
    monkeypatch.setattr(tab.chart, "setAccessibleDescription", lambda t: (told.append(t), tell(t)))
    QTest.keyClick(tab.chart, Key.Key_Home)
    QTest.keyClick(tab.chart, Key.Key_Right)
    QTest.keyClick(tab.chart, Key.Key_Right)
    assert told == [
        "Ground fighting. Alpha, said by Zelenskyy, 6 Aug 2024, core report",
        "Strikes and explosions. Bravo, said by Zelenskyy, 20 Aug 2024",
        "Charlie, said by Zelenskyy, Sep 2024 (day it was reported)",
    ]
    assert read.text(QAccessible.Text.Description) == told[-1]
    QTest.keyClick(tab.chart, Key.Key_Plus)
    assert len(told) == 4 and told[-1].endswith("in view")
    tab.list.setFocus()
    tab.chart.setFocus()
    arrived = read.text(QAccessible.Text.Description)
    assert "of 7 events" in arrived and "Selected: Strikes and explosions. Charlie" in arrived
    cell = tab.list.model().index(0, ListColumn.TITLE)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha"


def test_a_key_leads_round_the_halves_of_a_contradiction(tab: TimelineTab) -> None:
    tab.select_record("delta")
    titles = []
    for _ in range(3):
        QTest.keyClick(tab.chart, Key.Key_D)
        titles.append(current(tab))
    assert titles == ["Foxtrot", "Delta", "Foxtrot"]
    tab.select_record("alpha")
    QTest.keyClick(tab.chart, Key.Key_D)
    assert current(tab) == "Alpha"


def test_each_control_has_a_name_and_a_focus(tab: TimelineTab) -> None:
    filters = tab.filters
    for widget in (
        filters.text, filters.lanes, filters.sides, filters.opposed, filters.core, filters.clear,
        tab.chart, tab.overview, tab.list, tab.goto.date,
    ):  # fmt: skip
        assert widget.accessibleName(), widget
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget


def found(tab: TimelineTab, words: str, steps: int) -> list[str]:
    """The records that F3 selects among those with some words; the list grows by later steps."""
    selected: list[str] = []
    tab.record_selected.connect(selected.append)
    tab.focus_find()
    QTest.keyClicks(tab.filters.text, words)
    for _ in range(steps):
        QTest.keyClick(tab.filters.text, Key.Key_F3)
    return selected


def test_f3_steps_through_the_matches_round_and_round(tab: TimelineTab) -> None:
    told = found(tab, "2025", steps=2)
    assert told == ["foxtrot", "golf"]
    QTest.keyClick(tab.filters.text, Key.Key_F3)
    assert told[-1] == "foxtrot"
    QTest.keyClick(tab.filters.text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == "golf"
    QTest.keyClick(tab.filters.text, Key.Key_Return)
    assert (told[-1], current(tab)) == ("foxtrot", "Foxtrot")
    assert tab.filters.text.hasFocus()


def test_shift_f3_steps_back_among_more_than_two_matches(tab: TimelineTab) -> None:
    told = found(tab, "2024", steps=3)
    first, second, third = told
    assert len({first, second, third}) == 3
    QTest.keyClick(tab.filters.text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == second
    QTest.keyClick(tab.filters.text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == first


def test_nothing_moves_when_the_selection_does(shown: Callable[[Dossier], TimelineTab]) -> None:
    tab = shown(load_file(resources.dossier_path()))
    tab.chart.setFocus()
    before = arrangement(tab)
    for _ in range(12):
        QTest.keyClick(tab.chart, Key.Key_Right)
        assert arrangement(tab) == before


def test_choosing_a_mark_does_not_move_it(tab: TimelineTab) -> None:
    before = place_of(tab, "Delta")
    QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=before)
    assert current(tab) == "Delta"
    assert place_of(tab, "Delta") == before


@pytest.mark.parametrize(
    ("select", "key", "told"),
    [
        ("golf", Key.Key_Right, "Golf"),
        ("foxtrot", Key.Key_Down, "No event in a lane below"),
        ("alpha", Key.Key_Up, "No event in a lane above"),
        ("alpha", Key.Key_D, "No record of this file contradicts it"),
        ("alpha", Key.Key_W, "6 Aug 2024 to 13 Aug 2024: 1 in view"),
        ("alpha", Key.Key_Space, "Ground fighting: collapsed"),
    ],
)
def test_each_key_says_what_it_did_or_that_it_can_do_nothing(
    tab: TimelineTab, select: str, key: Qt.Key, told: str
) -> None:
    tab.select_record(select)
    QTest.keyClick(tab.chart, key)
    assert told in tab.chart.accessibleDescription()
    assert told in tab.chart.bubble.text() or not told.startswith("No")


def test_a_key_tells_its_mark_in_a_bubble_within_the_chart_until_escape_or_a_move(
    tab: TimelineTab,
) -> None:
    bubble, room = tab.chart.bubble, tab.chart.viewport().rect()
    taken_back: list[str] = []
    tab.told.connect(taken_back.append)
    for key in (Key.Key_Home, *[Key.Key_Right] * 6):
        QTest.keyClick(tab.chart, key)
        assert bubble.isVisible() and str(current(tab)) in bubble.text()
        assert room.contains(bubble.geometry())
    QTest.keyClick(tab.chart, Key.Key_Escape)
    assert bubble.isHidden() and taken_back == ["Bubble closed"]
    for move in (Key.Key_Plus, Key.Key_F):
        QTest.keyClick(tab.chart, Key.Key_Home)
        assert bubble.isVisible()
        QTest.keyClick(tab.chart, move)
        assert bubble.isHidden()


def test_a_date_and_a_match_say_to_which_mark_they_led(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_G)
    QTest.keyClicks(tab.goto.date, "10 Jan 2025")
    QTest.keyClick(tab.goto.date, Key.Key_Return)
    assert "Foxtrot, said by Zelenskyy" in tab.goto.date.accessibleDescription()
    tab.focus_find()
    QTest.keyClicks(tab.filters.text, "brav")
    QTest.keyClick(tab.filters.text, Key.Key_Return)
    assert "Bravo, said by Zelenskyy" in tab.filters.text.accessibleDescription()


def test_tab_leads_from_the_chart_over_the_legend_to_the_list(tab: TimelineTab) -> None:
    stops = [tab.overview.last, tab.legend.boxes[0], tab.list]
    stops[0].setFocus()
    for stop in stops:
        assert tab.focusWidget() is stop
        QTest.keyClick(stop, Key.Key_Tab)
