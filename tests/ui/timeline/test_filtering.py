"""What is shown of the timeline: words, categories, sides, legend, and the ways back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import event
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from timeline_views import current, entry, only, rows, timeline_page

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui.timeline.list import ListColumn
from kursk_viewer.ui.timeline.tab import TimelineTab

pytestmark = pytest.mark.any_font

Key = Qt.Key


def test_select_record_clears_filters_that_hide_it(tab: TimelineTab) -> None:
    QTest.keyClicks(tab.filters.text, "bravo")
    assert rows(tab) == ["Bravo"]
    assert tab.select_record("golf")
    assert (tab.filters.text.text(), current(tab)) == ("", "Golf")


def test_typing_filters_list_and_chart(tab: TimelineTab) -> None:
    tab.focus_find()
    assert tab.filters.text.hasFocus()
    QTest.keyClicks(tab.filters.text, "2024-08")
    assert rows(tab) == ["Alpha", "Bravo"]
    frame = tab.chart.frame_now()
    assert frame is not None
    assert sum(len(layout.marks) for layout in frame.layouts) == 2


def test_a_filter_brings_the_other_half_of_a_contradiction(tab: TimelineTab) -> None:
    QTest.keyClicks(tab.filters.text, "delta")
    assert rows(tab) == ["Delta", "Foxtrot"]
    assert "contradicts" in tab.list.model().index(1, ListColumn.REMARKS).data()


def test_what_contradicts_and_is_in_no_lane_is_named_and_leads_to_its_evidence(
    qtbot: QtBot, shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    tab = shown(shipped)
    assert not tab.beside.isVisible()
    QTest.keyClicks(tab.filters.text, "north korean withdr")
    words = tab.beside.words.text()
    assert tab.beside.isVisible()
    assert "≈ 8,000 North Korean soldiers in Kursk Oblast, claimed by Budanov" in words
    assert "which are in no lane" in words
    picture = tab.picture()
    assert picture and words in picture.subtitle
    command = next(c for c in tab.beside.evidence.menu().actions() if "8,000" in c.text())
    with qtbot.waitSignal(tab.record_selected) as selected:
        command.trigger()
    assert selected.args == ["nk-n-2025-02-04-01"]


def test_menus_and_toggles_filter(tab: TimelineTab) -> None:
    left = Qt.MouseButton.LeftButton
    only(tab.filters.lanes, "air_strike")
    assert rows(tab) == ["Bravo", "Charlie"]
    assert tab.filters.lanes.text() == "Category: 1"
    QTest.mouseClick(tab.filters.clear, left)
    assert len(rows(tab)) == 7
    QTest.mouseClick(tab.filters.core, left)
    assert rows(tab) == ["Alpha", "Golf"]
    QTest.mouseClick(tab.filters.core, left)
    QTest.mouseClick(tab.filters.opposed, left)
    assert rows(tab) == ["Delta", "Foxtrot"]
    QTest.mouseClick(tab.filters.opposed, left)
    only(tab.filters.sides, "media")
    assert rows(tab) == ["Echo"]


def test_the_legend_hides_a_kind_tells_it_and_shows_it_again(
    qtbot: QtBot, tab: TimelineTab
) -> None:
    left = Qt.MouseButton.LeftButton
    assert not tab.legend.note.isVisible()
    with qtbot.waitSignal(tab.status_changed) as told:
        QTest.mouseClick(entry(tab, "media"), left)
    assert "Echo" not in rows(tab) and len(rows(tab)) == 6
    assert "1 kind hidden" in told.args[0]
    assert (tab.legend.note.text(), tab.legend.note.isVisible()) == ("1 kind hidden", True)
    QTest.mouseClick(entry(tab, "day reported"), left)
    assert len(rows(tab)) == 5 and tab.legend.note.text() == "2 kinds hidden"
    picture = tab.picture()
    assert picture and "Hidden: by media, day reported." in picture.subtitle
    tab.chart.fit()
    assert len(rows(tab)) == 5
    QTest.mouseClick(tab.legend.show_all, left)
    assert len(rows(tab)) == 7 and not tab.legend.note.isVisible()
    QTest.mouseClick(entry(tab, "by Ukraine"), left)
    assert rows(tab) == ["Echo"]
    QTest.mouseClick(tab.filters.clear, left)
    assert len(rows(tab)) == 7 and entry(tab, "by Ukraine").isChecked()


def test_the_legend_is_one_stop_of_the_tab_key_and_its_arrows_lead_on(tab: TimelineTab) -> None:
    stops = [b for b in tab.legend.boxes if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stops[0], Key.Key_Right)
    second = tab.legend.boxes[1]
    assert second.hasFocus()
    QTest.keyClick(second, Key.Key_Space)
    assert tab.filters.choice().hidden == (second.entry.kind.id,)
    read = QAccessible.queryAccessibleInterface(second)
    assert read.role() == QAccessible.Role.CheckBox and not read.state().checked
    assert read.text(QAccessible.Text.Name) == second.entry.kind.label
    QTest.keyClick(second, Key.Key_Escape)
    assert tab.filters.choice().hidden == ()


def test_one_side_alone_is_shown_by_the_menu_of_its_entry(tab: TimelineTab) -> None:
    menu = tab.legend.menu_of(entry(tab, "media"))
    commands = {command.text(): command for command in menu.actions()}
    commands["Show only: by media"].trigger()
    assert rows(tab) == ["Echo"]
    assert entry(tab, "day reported").isChecked()


def test_the_other_half_of_a_contradiction_is_shown_though_its_kind_is_hidden(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    denied = dossier.events["foxtrot"].replace(said_by=("liga",))
    tab = shown(dossier.replace(events={**dossier.events, "foxtrot": denied}))
    QTest.mouseClick(entry(tab, "media"), Qt.MouseButton.LeftButton)
    assert "Foxtrot" in rows(tab) and "Echo" not in rows(tab)
    assert tab.save_state()["hidden"] == ["by:wedge"]


def test_no_match_explains_itself_and_offers_the_way_back(tab: TimelineTab) -> None:
    assert not tab.list.empty.isVisible()
    QTest.keyClicks(tab.filters.text, "xyzzy")
    assert tab.list.empty.isVisible()
    assert tab.list.empty.text.text() == "No event matches the filters."
    QTest.mouseClick(tab.list.empty.button, Qt.MouseButton.LeftButton)
    assert not tab.list.empty.isVisible()
    assert len(rows(tab)) == 7


def test_escape_clears_one_filter_after_the_other_and_says_which(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.status_changed.connect(told.append)
    tab.filters.core.click()
    only(tab.filters.lanes, "ground")
    tab.focus_find()
    QTest.keyClicks(tab.filters.text, "alpha")
    QTest.keyClick(tab.filters.text, Key.Key_Escape)
    assert (tab.filters.text.text(), tab.filters.core.isChecked()) == ("", True)
    tab.chart.setFocus()
    assert told[-1].startswith("Words cleared:")
    QTest.keyClick(tab.chart, Key.Key_Escape)
    assert told[-1].startswith("In the core report cleared:")
    assert tab.filters.choice().lanes == ("ground",)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Escape)
    assert told[-1].startswith("Category cleared:")
    assert len(rows(tab)) == 7


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)
def test_space_and_click_tick_in_an_open_menu(tab: TimelineTab) -> None:
    button = tab.filters.lanes
    menu = button.menu()
    values = [lane.id for lane in timeline_page(tab).lanes]
    assert all(button.entry(value).isChecked() for value in values)
    menu.popup(QPoint(20, 20))
    menu.setActiveAction(button.entry("ground"))
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    assert rows(tab) == ["Bravo", "Charlie", "Delta", "Echo", "Foxtrot"]
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(button.entry("ground")).center()
    )
    assert menu.isVisible()
    assert len(rows(tab)) == 7
    menu.close()


def test_nothing_ticked_shows_nothing_and_says_so(tab: TimelineTab) -> None:
    next(a for a in tab.filters.sides.menu().actions() if a.text() == "None").trigger()
    assert rows(tab) == []
    assert tab.list.empty.isVisible()
    next(a for a in tab.filters.sides.menu().actions() if a.text() == "All").trigger()
    assert len(rows(tab)) == 7


def test_many_events_are_filtered_in_slices(
    qtbot: QtBot, shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    events = {f"e{n}": event(f"e{n}", "2024-10-01") for n in range(30_000)}
    tab = shown(core.replace(events=events, claims={}, relations={}))
    QTest.keyClicks(tab.filters.text, "e29")
    qtbot.waitUntil(lambda: tab.choice_shown() == tab.filters.choice())
    assert tab.list.model().rowCount() == 1111
    assert tab.select_record("e5")
    assert tab.list.model().rowCount() == 30_000
    assert current(tab) == "E5"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("bravo | golf", ["Bravo", "Golf"]),
        ("=golf", ["Golf"]),
        ("/^go.f$/", ["Golf"]),
        ("!bravo !golf !foxtrot !delta", ["Alpha", "Charlie", "Echo"]),
        ("> 10 Jan 2025", ["Golf"]),
        ("2024-08..2024-09", ["Alpha", "Bravo", "Charlie"]),
    ],
)
def test_the_words_of_the_filter_are_read_as_those_of_any_table(
    tab: TimelineTab, words: str, left: list[str]
) -> None:
    tab.filters.text.setText(words)
    assert rows(tab) == left
    assert tab.filters.text.toolTip()


def test_words_that_make_no_sense_are_told_and_not_applied(qtbot: QtBot, tab: TimelineTab) -> None:
    told: list[str] = []
    tab.status_changed.connect(told.append)
    tab.filters.text.setText("> 100")
    qtbot.waitUntil(lambda: bool(told) and "is not a date" in told[-1])
    assert len(rows(tab)) == 7
    assert "is not a date" in tab.filters.text.accessibleDescription()
    tab.filters.text.setText("golf")
    assert rows(tab) == ["Golf"] and not tab.filters.fault
    assert tab.filters.text.toolTip() == "“golf”"


def test_a_cell_of_the_list_filters_what_is_shown(
    tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: menus.append(menu))

    def choose(text: str) -> None:
        tab.list.customContextMenuRequested.emit(QPoint(1, 1))
        next(each for each in menus[-1].actions() if each.text() == text).trigger()

    tab.list.go_to(rows(tab).index("Bravo"), ListColumn.CATEGORY)
    choose("Only this value")
    assert rows(tab) == ["Bravo", "Charlie"]
    tab.list.go_to(0, ListColumn.TITLE)
    choose("Not this value")
    assert rows(tab) == ["Charlie"]
    tab.list.go_to(0, ListColumn.TITLE)
    choose("Clear the words of the filter")
    assert len(rows(tab)) == 7
