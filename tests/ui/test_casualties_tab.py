"""The Casualties tab by mouse and by keyboard: read-out, cursor, table, ranges, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui import theme
from kursk_viewer.ui.casualties_tab import OVER_TIME, REPORT, WHO_SAYS, CasualtiesTab

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(qtbot: QtBot, shipped: Dossier) -> Iterator[CasualtiesTab]:
    yield from opened(qtbot, shipped)


@pytest.fixture
def small_tab(qtbot: QtBot, small: Dossier) -> Iterator[CasualtiesTab]:
    yield from opened(qtbot, small)


def opened(qtbot: QtBot, dossier: Dossier) -> Iterator[CasualtiesTab]:
    made = CasualtiesTab()
    qtbot.addWidget(made)
    made.resize(860, 700)
    made.show_dossier(dossier)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.canvas.setFocus()
    yield made
    made.close()


def press(qtbot: QtBot, tab: CasualtiesTab, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(tab.canvas, key)


def told(tab: CasualtiesTab) -> str:
    return tab.read_out.toPlainText()


def place_of(qtbot: QtBot, tab: CasualtiesTab, record: str) -> QPoint:
    tab.canvas.grab()
    spot = next(spot for spot in tab.canvas.spots if spot.record == record)
    return spot.area.center().toPoint()


def test_the_views_change_by_their_keys(qtbot: QtBot, tab: CasualtiesTab) -> None:
    for key, title in ((Qt.Key.Key_2, "Claims over time"), (Qt.Key.Key_3, "Who says what"),
                       (Qt.Key.Key_1, "What the report says of people")):  # fmt: skip
        qtbot.keyClick(tab.canvas, key, CTRL_SHIFT)
        assert tab.title.text() == title
        assert [action.isChecked() for action in tab.actions_of_tab()[:3]].count(True) == 1


def test_the_views_change_by_a_click(qtbot: QtBot, tab: CasualtiesTab) -> None:
    button = tab.views.buttons[OVER_TIME]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert tab.title.text() == "Claims over time"


def test_arrow_keys_read_out_each_bar_with_its_qualifier(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    seen = []
    for _step in range(4):
        press(qtbot, small_tab, Qt.Key.Key_Right)
        seen.append(told(small_tab))
    for text, part in zip(seen, ("about 39,900", "about 16,100", "derived", "909"), strict=True):
        assert part in text


def test_hover_tells_the_same_as_the_keyboard(qtbot: QtBot, tab: CasualtiesTab) -> None:
    press(qtbot, tab, Qt.Key.Key_Right, Qt.Key.Key_Right)
    by_key, record = told(tab), tab.canvas.current
    press(qtbot, tab, Qt.Key.Key_End)
    assert told(tab) != by_key
    qtbot.mouseMove(tab.canvas.viewport(), QPoint(5, tab.canvas.height() - 5))
    qtbot.mouseMove(tab.canvas.viewport(), place_of(qtbot, tab, record) + QPoint(0, 2))
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
    place = place_of(qtbot, small_tab, "caught")
    with qtbot.waitSignal(small_tab.record_selected, timeout=500) as chosen:
        qtbot.mouseClick(small_tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["caught"]


def test_up_and_down_change_the_series(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    press(qtbot, tab, Qt.Key.Key_Right)
    assert "by Russia" in told(tab)
    press(qtbot, tab, Qt.Key.Key_Down)
    assert "by Ukraine" in told(tab)
    press(qtbot, tab, Qt.Key.Key_Up)
    assert "by Russia" in told(tab)


def test_a_break_is_reached_and_gives_its_reason(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    press(qtbot, tab, Qt.Key.Key_Right, Qt.Key.Key_Down)
    seen = []
    press(qtbot, tab, Qt.Key.Key_Home)
    for _step in range(30):
        press(qtbot, tab, Qt.Key.Key_Right)
        seen.append(told(tab))
    assert any("the count breaks here" in text for text in seen)
    assert any("captives are counted in" in text for text in seen)
    assert any("since" in text for text in seen)


def test_table_and_chart_keep_one_selection(qtbot: QtBot, small_tab: CasualtiesTab) -> None:
    press(qtbot, small_tab, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert small_tab.table.selected_claim() == "dead"
    small_tab.table.setFocus()
    with qtbot.waitSignal(small_tab.record_selected, timeout=500) as chosen:
        qtbot.keyClick(small_tab.table, Qt.Key.Key_Down)
    assert chosen.args == ["hurt"]
    assert small_tab.canvas.current == "hurt"


def test_the_table_is_one_key_away(qtbot: QtBot, tab: CasualtiesTab) -> None:
    assert tab.table.isVisible()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_T, CTRL)
    assert not tab.table.isVisible()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_T, CTRL)
    assert tab.table.isVisible()


def test_zoom_pan_and_reset_by_key(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    whole = tab.canvas.days()
    press(qtbot, tab, Qt.Key.Key_Plus)
    near = tab.canvas.days()
    assert near[1] - near[0] == pytest.approx((whole[1] - whole[0]) * 0.6)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_Right, SHIFT)
    assert tab.canvas.days()[0] > near[0]
    press(qtbot, tab, Qt.Key.Key_0)
    assert tab.canvas.days() == pytest.approx(whole)


def test_range_presets(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    whole = tab.canvas.days()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, ALT)
    assert tab.canvas.days()[1] - tab.canvas.days()[0] == pytest.approx(8)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, ALT)
    report = tab._dossier.core_report if tab._dossier else None
    assert report is not None and report.as_of is not None
    assert tab.canvas.days()[1] == pytest.approx(report.as_of.last + 3)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, ALT)
    assert tab.canvas.days() == pytest.approx(whole)


def test_the_wheel_zooms_in_time_but_never_lifts_the_base(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    assert tab.canvas.view_box.mouseEnabled() == [True, False]
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, CTRL_SHIFT)
    assert tab.canvas.view_box.mouseEnabled() == [False, False]


def test_log_is_for_lines_and_refused_for_bars_in_words(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_L, CTRL)
    assert "Lengths would lie" in told(tab)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    before = place_of(qtbot, tab, next(iter(spots(tab))))
    qtbot.keyClick(tab.canvas, Qt.Key.Key_L, CTRL)
    assert place_of(qtbot, tab, next(iter(spots(tab)))) != before
    picture = tab.picture()
    assert picture is not None and "Logarithmic" in picture.subtitle


def spots(tab: CasualtiesTab) -> list[str]:
    tab.canvas.grab()
    return [spot.record for spot in tab.canvas.spots]


def test_a_series_is_switched_by_key_and_stays_off(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    before = set(spots(tab))
    tab.series.setFocus()
    tab.series.setCurrentRow(0)
    qtbot.keyClick(tab.series, Qt.Key.Key_Space)
    assert set(spots(tab)) < before
    assert all("by Russia" not in row.cells[0] for row in tab.table.numbers.table.rows)
    state = tab.save_state()
    tab.restore_state(state)
    assert set(spots(tab)) < before


@pytest.mark.parametrize("state", [{}, {"view": 7, "series": "x", "log": "yes"}, {"view": "no"}])
def test_a_strange_state_is_ignored(tab: CasualtiesTab, state: dict[str, object]) -> None:
    tab.restore_state(state)
    assert tab.title.text() == "What the report says of people"


def test_select_record_finds_bars_lines_and_nothing_else(tab: CasualtiesTab) -> None:
    assert tab.select_record("ua-2025-02-06-02")
    assert tab.canvas.current == "ua-2025-02-06-02"
    assert not tab.select_record("ua-2025-02-06-04")
    assert not tab.select_record("no-such-record")


def test_the_cursor_changes_what_a_screen_reader_gets(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    interface = QAccessible.queryAccessibleInterface(small_tab.read_out)
    assert isinstance(interface, QAccessibleInterface)
    before = interface.text(QAccessible.Text.Value)
    press(qtbot, small_tab, Qt.Key.Key_Right)
    assert "about 39,900 people" in interface.text(QAccessible.Text.Value) != before
    assert "about 39,900 people" in small_tab.canvas.accessibleDescription()
    assert "not independently verified" in small_tab.canvas.accessibleDescription()


def test_one_question_shows_every_claimant(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    for place in range(tab.question_choice.count()):
        tab.question_choice.setCurrentIndex(place)
        assert len(spots(tab)) == tab.table.numbers.rowCount() > 0


@pytest.mark.parametrize("view", [REPORT, OVER_TIME, WHO_SAYS])
def test_nothing_breaks_with_few_points(small_tab: CasualtiesTab, view: int) -> None:
    small_tab.views.chosen.emit(view)
    assert spots(small_tab)
    assert small_tab.copy_selection().endswith("\n")
    assert small_tab.picture() is not None


def test_a_picture_is_saved_where_asked(
    qtbot: QtBot, tab: CasualtiesTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bars"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *_a: (1.0, True))
    for action in tab.actions_of_tab():
        if action.text().startswith("Save picture"):
            action.trigger()
    assert sorted(p.suffix for p in tmp_path.iterdir() if p.stem == "bars") == [
        ".pdf", ".png", ".svg",
    ]  # fmt: skip


def test_a_picture_goes_to_the_clipboard(qtbot: QtBot, tab: CasualtiesTab) -> None:
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_C, CTRL_SHIFT)
    assert QGuiApplication.clipboard().image().width() > 900


def test_the_chart_takes_up_a_new_scheme(qtbot: QtBot, tab: CasualtiesTab) -> None:
    before = QApplication.palette()
    try:
        QApplication.setPalette(theme.palette(theme.DARK))
        qtbot.waitUntil(lambda: tab.canvas.ink.base == theme.DARK.base)
    finally:
        QApplication.setPalette(before)


def test_find_opens_the_table_and_steps_through_hits_in_table_and_chart(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    tab = small_tab
    tab.table_action.setChecked(False)
    tab.focus_find()
    box = tab.searched.find_box
    assert tab.table.isVisible()
    assert QApplication.focusWidget() is box.field
    qtbot.keyClicks(box.field, "KILLED")
    qtbot.keyClick(box.field, Qt.Key.Key_F3)
    killed = tab.table.selected_claim()
    rows = tab.table.numbers.table.rows
    assert "Killed" in next(row for row in rows if row.claim == killed).cells
    assert tab.canvas.current == killed
    assert "Killed" in told(tab)


def test_find_steps_both_ways_and_round(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.focus_find()
    field = tab.searched.find_box.field
    qtbot.keyClicks(field, "a")
    rows = tab.table.numbers.table.rows
    hits = [row.claim for row in rows if "a" in "\0".join(row.cells).casefold()]
    assert len(hits) > 1
    seen = []
    for _ in range(len(hits) + 1):
        qtbot.keyClick(field, Qt.Key.Key_F3)
        seen.append(tab.table.selected_claim())
    assert seen == [*hits, hits[0]]
    qtbot.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert tab.table.selected_claim() == hits[-1]


def test_find_looks_again_in_another_view_and_escape_leads_back(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.focus_find()
    box = tab.searched.find_box
    qtbot.keyClicks(box.field, "Sysoiev, no such person")
    assert box.count.text() == "no hits"
    box.field.setText("as of")
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    box.field.setText(tab.table.numbers.table.rows[0].cells[0])
    assert box.count.text() != "no hits"
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, CTRL_SHIFT)
    assert box.count.text() == "no hits"
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is tab.canvas
