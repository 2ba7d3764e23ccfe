"""The Casualties tab by mouse and by keyboard: read-out, cursor, table, ranges, pictures."""

from __future__ import annotations

from collections.abc import Iterator

import builders
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAction,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QImage,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QScrollArea,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import DARK
from kursk_viewer.drawing.surface import MarkKey
from kursk_viewer.pages.casualties import numbers
from kursk_viewer.pages.casualties import over_time as c
from kursk_viewer.pages.shown import shown
from kursk_viewer.ui import style
from kursk_viewer.ui.casualties.answers_plot import AnswersPlot
from kursk_viewer.ui.casualties.claims_plot import ClaimsPlot
from kursk_viewer.ui.casualties.tab import OVER_TIME, REPORT, WHO_SAYS, CasualtiesTab
from kursk_viewer.ui.labels import plain_tooltip
from kursk_viewer.ui.table.rows import rows_of

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
    """What the bubble says, or else the line under the chart."""
    return tab.canvas.bubble or tab.note.text()


def place_of(qtbot: QtBot, tab: CasualtiesTab, record: str) -> QPoint:
    tab.canvas.grab()
    spot = next(spot for spot in tab.canvas.spots if spot.key == MarkKey(claim=record))
    return spot.area.center().toPoint()


def test_the_views_change_by_their_keys(qtbot: QtBot, tab: CasualtiesTab) -> None:
    titles = (
        (Qt.Key.Key_2, "Kursk operation: Ukrainian casualties, as claimed by Russia"),
        (Qt.Key.Key_3, "Kursk operation, who says what"),
        (Qt.Key.Key_1, "Kursk operation, personnel figures as claimed by Ukraine's General Staff"),
    )
    for key, title in titles:
        qtbot.keyClick(tab.canvas, key, CTRL_SHIFT)
        assert tab.title.text().startswith(title)
        assert [action.isChecked() for action in tab.actions_of_tab()[:3]].count(True) == 1


def test_the_views_change_by_a_click(qtbot: QtBot, tab: CasualtiesTab) -> None:
    button = tab.views.buttons[OVER_TIME]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Russian casualties, as claimed by Ukraine" in tab.title.text()


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


def test_table_and_chart_keep_one_selection(qtbot: QtBot, small_tab: CasualtiesTab) -> None:
    press(qtbot, small_tab, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert small_tab.table.selected_claims()[0] == "dead"
    small_tab.table.setFocus()
    with qtbot.assertNotEmitted(small_tab.record_selected):
        qtbot.keyClick(small_tab.table, Qt.Key.Key_Down)
    assert small_tab.canvas.current == "hurt"
    with qtbot.waitSignal(small_tab.record_selected, timeout=500) as chosen:
        qtbot.keyClick(small_tab.table, Qt.Key.Key_Space)
    assert chosen.args == ["hurt"]


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
        place = place_of(qtbot, tab, claim)
        if claim == "ua-2025-01-06z-01":
            (around,) = (spot.area for spot in tab.canvas.spots if spot.key.claim == claim)
            place.setY(int(around.bottom()) - 2)
        qtbot.mouseClick(tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert tab.canvas.current == claim
        assert tab.canvas.bubble


def test_no_bubble_before_the_reader_moves(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.canvas.setFocus()
    tab.canvas.move_to("ua-2025-02-06-01")
    assert tab.canvas.hasFocus() and tab.canvas.current and not tab.canvas.bubble
    press(qtbot, tab, Qt.Key.Key_Right)
    assert tab.canvas.bubble


def test_a_double_click_on_the_plot_shows_all_days(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    whole = tab.canvas.days()
    press(qtbot, tab, Qt.Key.Key_Plus)
    corner = tab.canvas.view_box.geometry().topLeft().toPoint() + QPoint(3, 3)
    qtbot.mouseDClick(tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert tab.canvas.days() == pytest.approx(whole)


def test_the_menu_of_the_chart_resets_shows_numbers_and_makes_pictures(
    tab: CasualtiesTab,
) -> None:
    texts = " ".join(action.text() for action in tab.mark_menu("").actions())
    for part in ("All", "Numbers", "Save picture…", "Copy picture"):
        assert part in texts
    assert "Copy value" not in texts


def asked(tab: CasualtiesTab, where: QPoint) -> dict[str, QAction]:
    """The commands of the menu that a right click at a place of the chart opens."""
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, where, tab.canvas.mapToGlobal(where))
    opened_menus: list[QMenu] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QMenu, "popup", lambda menu, _where: opened_menus.append(menu))
        QApplication.sendEvent(tab.canvas.viewport(), event)
    (menu,) = opened_menus
    return {command.text(): command for command in menu.actions()}


def test_a_right_click_on_a_mark_selects_it_and_copies_it(
    qtbot: QtBot, tab: CasualtiesTab, shipped: Dossier
) -> None:
    captured = next(bar.shown.record for bar in c.bars(shipped).bars if bar.shown.figure == "909")
    where = place_of(qtbot, tab, captured)
    with qtbot.waitSignal(tab.record_selected) as selected:
        commands = asked(tab, where)
    assert selected.args == [captured]
    commands["Copy value"].trigger()
    assert QGuiApplication.clipboard().text() == "909"
    commands["Copy as sentence"].trigger()
    assert shown(shipped, captured).full in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(tab.record_selected) as selected:
        commands["Show the evidence"].trigger()
    assert selected.args == [captured]
    assert "Copy value" not in asked(tab, QPoint(2, 2))


def test_without_numbers_the_list_of_series_stays(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_T, CTRL)
    assert not tab.table.isVisible()
    assert tab.series.isVisible()


def test_a_low_window_folds_the_numbers_until_they_are_asked_for(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    tab.resize(520, 520)
    assert not tab.table.isVisible()
    assert tab.series.isVisible()
    assert tab.canvas.height() > 180
    qtbot.keyClick(tab.canvas, Qt.Key.Key_T, CTRL)
    assert tab.table.isVisible()
    tab.resize(520, 500)
    assert tab.table.isVisible()
    tab.restore_state({"table": tab.save_state()["table"]})
    assert tab.table.isVisible()


def test_selected_figures_are_summed_only_where_they_may_be(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    small_tab.table.setFocus()
    small_tab.table.selectRow(0)
    refused = lambda text: "would count twice" in text  # noqa: E731
    with qtbot.waitSignal(small_tab.status_changed, timeout=500, check_params_cb=refused) as said:
        qtbot.keyClick(small_tab.table, Qt.Key.Key_Down, SHIFT)
    assert "2 figures · No sum: killed is part of casualties" in said.args[0]
    lines = small_tab.copy_selection().splitlines()
    assert len(lines) == 6
    cells = dict(zip(lines[1].split("\t"), lines[2].split("\t"), strict=True))
    assert cells["As of"] == "2025-02-05"
    assert cells["As of: as shown"] == "5 Feb 2025 (inferred)"
    assert cells["Claimant"]
    assert "this dossier verifies none" in lines[-1]


def test_a_click_on_a_heading_sorts_numbers_as_numbers_and_a_third_gives_the_order_back(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    header = tab.table.horizontalHeader()

    def figures() -> list[str]:
        return [
            tab.table.model().index(row, 1).data() for row in range(tab.table.model().rowCount())
        ]

    before = figures()
    place = QPoint(header.sectionViewportPosition(1) + 20, 6)
    seen = []
    for _click in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.append(figures())
    assert seen[0] == ["≥ 80,000", "> 77,000", "63,402", "> 63,000"]
    assert seen[1] == seen[0][::-1]
    assert seen[2] == before


def test_what_has_no_day_is_sorted_last_both_ways(shipped: Dossier) -> None:
    table = numbers.lines_table(c.over_time(shipped).lines)
    rows = rows_of(table)
    for down in (False, True):
        days = [table.rows[row].cells[2].value for row in rows.arranged({}, ((2, down),))]
        known = [day for day in days if day is not None]
        assert known == sorted(known, reverse=down)
        assert days == [*known, *[None] * (len(days) - len(known))] != known


def test_a_table_begins_at_its_left_edge(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.resize(600, 700)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    bar = tab.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    assert bar.value() == 0


def test_the_heading_names_what_is_counted(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    assert tab.title.text() == "Kursk operation, who says what: Russian casualties"


def test_a_chart_of_few_bars_leaves_the_room_to_the_table(qtbot: QtBot, tab: CasualtiesTab) -> None:
    needed = tab.canvas.needed()
    assert needed is not None
    assert abs(tab.canvas.height() - needed) < 40
    assert tab.searched.height() > 120


def test_a_choice_tells_in_full_what_it_has_to_cut(
    tab: CasualtiesTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice, shown = tab.report_choice, []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    place = choice.rect().center()
    QApplication.sendEvent(
        choice, QHelpEvent(QEvent.Type.ToolTip, place, choice.mapToGlobal(place))
    )
    assert shown == [plain_tooltip(choice.currentText())]
    assert not choice.toolTip(), "it would be read aloud a second time"


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
    assert near[1] - near[0] == pytest.approx((whole[1] - whole[0]) * 0.8)
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


def test_log_is_for_lines_and_refused_for_bars_in_words(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_L, CTRL)
    assert "Bar lengths would mislead" in told(tab)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    before = place_of(qtbot, tab, next(iter(spots(tab))))
    qtbot.keyClick(tab.canvas, Qt.Key.Key_L, CTRL)
    assert place_of(qtbot, tab, next(iter(spots(tab)))) != before
    picture = tab.picture()
    assert picture is not None and "Logarithmic" in picture.subtitle


def spots(tab: CasualtiesTab) -> list[str]:
    tab.canvas.grab()
    return [spot.key.claim for spot in tab.canvas.spots]


def test_a_series_is_switched_by_key_and_stays_off(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    before = set(spots(tab))
    tab.series.setFocus()
    tab.series.setCurrentRow(1)
    qtbot.keyClick(tab.series, Qt.Key.Key_Space)
    assert set(spots(tab)) < before
    assert all("Ukrainian" not in row.texts[0] for row in tab.table.shown.rows)
    state = tab.save_state()
    tab.restore_state(state)
    assert set(spots(tab)) < before


def test_the_filters_of_the_numbers_are_remembered(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    column = tab.table.columns[1].key
    everything = len(tab.table.model().order)
    tab.searched.filter_action.trigger()
    tab.searched.filters.write(column, "> 40000")
    left, state = len(tab.table.model().order), tab.save_state()
    assert 0 < left < everything
    tab.searched.filters.clear()
    tab.searched.filter_action.trigger()
    tab.restore_state(state)
    assert len(tab.table.model().order) == left
    assert tab.searched.filters.texts == {column: "> 40000"}
    assert tab.searched.filter_action.isChecked()
    tab.restore_state({"filters": 7, "filter_row": "x"})
    assert len(tab.table.model().order) == everything


@pytest.mark.parametrize("state", [{}, {"view": 7, "series": "x", "log": "yes"}, {"view": "no"}])
def test_a_strange_state_is_ignored(tab: CasualtiesTab, state: dict[str, object]) -> None:
    tab.restore_state(state)
    assert (
        tab.title.text()
        == "Kursk operation, personnel figures as claimed by Ukraine's General Staff"
    )


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


def test_one_question_shows_every_claimant(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    for place in range(tab.question_choice.count()):
        tab.question_choice.setCurrentIndex(place)
        assert len(set(spots(tab))) == tab.table.model().rowCount() > 0


def test_a_name_tells_as_much_as_its_mark(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    tab.canvas.grab()
    name = [spot.area for spot in tab.canvas.spots if spot.key.claim == "ua-2025-08-06-01"][1]
    place = name.center().toPoint()
    qtbot.mouseMove(tab.canvas.viewport(), QPoint(5, tab.canvas.height() - 5))
    qtbot.mouseMove(tab.canvas.viewport(), place)
    qtbot.waitUntil(lambda: "more than 77,000" in told(tab))
    assert "Sumy" in told(tab) and "at least 80,000" in told(tab)


def test_a_copied_cell_is_no_formula(qtbot: QtBot) -> None:
    pack = builders.package()
    for row in builders.rows(pack, "measures"):
        row["label"] = f"={row['label']}"
    for tab in opened(qtbot, builders.dossier(pack)):
        for line in tab.copy_selection().splitlines()[2:-2]:
            assert line.startswith("'=")


@pytest.mark.parametrize("view", [REPORT, OVER_TIME, WHO_SAYS])
def test_nothing_breaks_with_few_points(small_tab: CasualtiesTab, view: int) -> None:
    small_tab.views.chosen.emit(view)
    assert spots(small_tab)
    assert small_tab.copy_selection().endswith("\n")
    assert small_tab.picture() is not None


def test_a_picture_goes_to_the_clipboard_without_holding_up_the_window(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    clipboard, told = QGuiApplication.clipboard(), list[str]()
    clipboard.clear()
    tab.status_changed.connect(told.append)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_C, CTRL_SHIFT)
    assert clipboard.image().isNull(), "it is painted beside the window"
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    encoded = QImage.fromData(clipboard.mimeData().data("image/png"))
    assert clipboard.image().width() == encoded.width() > 900
    assert told == ["The picture is being made…", "The picture is on the clipboard."]


def test_the_chart_takes_up_a_new_scheme(qtbot: QtBot, tab: CasualtiesTab) -> None:
    before = QApplication.palette()
    try:
        QApplication.setPalette(style.palette(DARK))
        qtbot.waitUntil(lambda: tab.canvas.colours.base == DARK.base)
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
    killed = tab.table.selected_claims()[0]
    rows = tab.table.shown.rows
    assert "Killed" in next(row for row in rows if row.record == killed).texts
    assert tab.canvas.current == killed


def test_find_steps_both_ways_and_round(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.focus_find()
    field = tab.searched.find_box.field
    qtbot.keyClicks(field, "a")
    rows = tab.table.shown.rows
    hits = [row.record for row in rows if "a" in "\0".join(row.texts).casefold()]
    assert len(hits) > 1
    seen = []
    for _ in range(len(hits) + 1):
        qtbot.keyClick(field, Qt.Key.Key_F3)
        seen.append(tab.table.selected_claims()[0])
    assert seen == [*hits, hits[0]]
    qtbot.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert tab.table.selected_claims()[0] == hits[-1]


def test_find_looks_again_in_another_view_and_escape_leads_back(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.focus_find()
    box = tab.searched.find_box
    qtbot.keyClicks(box.field, "Sysoiev, no such person")
    assert box.count.text() == "no hits"
    box.field.setText("as of")
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    box.field.setText(tab.table.shown.rows[0].texts[0])
    assert box.count.text() != "no hits"
    qtbot.keyClick(tab.canvas, Qt.Key.Key_1, CTRL_SHIFT)
    assert box.count.text() == "no hits"
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is tab.canvas


@pytest.mark.parametrize("value", [1_600_000, 10**12])
def test_the_axis_has_room_for_its_widest_number(qtbot: QtBot, small: Dossier, value: int) -> None:
    large = small.replace(
        claims={
            name: claim.replace(value=value, low=None, high=None, precision=Precision.ABOUT)
            for name, claim in small.claims.items()
            if claim.measure == "casualties"
        }
    )
    for made in opened(qtbot, large):
        made.views.buttons[OVER_TIME].click()
        QApplication.processEvents()
        room = made.canvas.view_box.geometry().left()
        widest = QFontMetricsF(typeface.screen_font()).horizontalAdvance(f"{value:,}")
        assert widest + style.SPACE <= room <= widest * 2 + style.SPACE * 6


def test_without_a_dated_figure_the_chart_explains_itself(qtbot: QtBot, small: Dossier) -> None:
    reports = {name: report.replace(as_of=None) for name, report in small.reports.items()}
    for made in opened(qtbot, small.replace(reports=reports)):
        qtbot.keyClick(made.canvas, Qt.Key.Key_2, CTRL_SHIFT)
        assert "nothing to draw over time" in made.canvas.accessibleDescription()
        assert made.canvas.whole_days() is None
        assert made.subtitle.text() == ""
        assert not any(action.isEnabled() for action in made.ranges.actions)
        made.canvas.grab()
        press(qtbot, made, Qt.Key.Key_Plus, Qt.Key.Key_Right)
        assert told(made).startswith("Arrow keys step")


def test_a_chart_with_all_series_off_tells_how_to_switch_one_on(
    qtbot: QtBot, small_tab: CasualtiesTab
) -> None:
    small_tab.views.buttons[OVER_TIME].click()
    for row in range(small_tab.series.count()):
        item = small_tab.series.item(row)
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            item.setCheckState(Qt.CheckState.Unchecked)
    assert "No series is switched on" in small_tab.canvas.accessibleDescription()
    small_tab.canvas.grab()
    picture = small_tab.picture()
    assert picture is not None and "No series is switched on" in picture.description


def test_the_row_of_the_cursor_stays_marked_from_view_to_view(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    assert tab.select_record("ua-2025-02-06-01")
    for key in (Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(tab.canvas, key, CTRL_SHIFT)
        assert tab.canvas.current == "ua-2025-02-06-01"
        assert tab.table.selected_claims()[0] == "ua-2025-02-06-01"
        row = tab.table.selectionModel().selectedRows()[0]
        assert tab.table.viewport().rect().contains(tab.table.visualRect(row).center())


def test_headings_stand_over_their_columns_and_tell_the_sorting(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    header = tab.table.horizontalHeader()
    plain = header.grab().toImage()
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton,
        pos=QPoint(header.sectionPosition(1) + 20, header.height() // 2),
    )  # fmt: skip
    assert tab.table.model().sorting[0][0] == 1
    assert header.grab().toImage() != plain


def test_a_very_long_heading_leaves_the_room_to_the_chart(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.title.setText("word " * 300)
    first, second = tab.title.shown()
    assert not first.endswith("…") and second.endswith("…")
    assert "word word" in tab.title.toolTip()
    tab.title.setText("What is told")
    assert tab.title.shown() == ["What is told"] and not tab.title.toolTip()


def test_many_answers_keep_their_words_and_are_scrolled(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    wanted = tab.question_choice.findData("north-korean-forces/casualties")
    tab.question_choice.setCurrentIndex(wanted)
    tab.resize(900, 600)
    area = next(each for each in tab.findChildren(QScrollArea) if each.isAncestorOf(tab.canvas))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert tab.canvas.height() >= tab.canvas.least(tab.canvas.width()) > area.height()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() / 2)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum() / 4)


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


def test_a_chart_with_room_is_not_scrolled_after_one_that_was_nor_its_type_larger(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.open_view("who-says")
    size = tab.canvas.fontMetrics().height()
    place = tab.question_choice.findData("north-korean-forces/casualties")
    tab.question_choice.setCurrentIndex(place)
    tab.question_choice.activated.emit(place)
    qtbot.waitUntil(lambda: tab.canvas.is_scrolled)
    figure = tab.canvas.figure
    assert tab.canvas.height() > 900 and isinstance(figure, AnswersPlot)
    tab.canvas.grab()
    assert figure.frame is not None and figure.frame.unit * 16 < size * 1.2
    tab.open_view("this-report")
    qtbot.waitUntil(lambda: not tab.canvas.is_scrolled)
    needed = tab.canvas.needed()
    assert needed and needed <= tab.canvas.height() < needed * 2


def test_in_a_small_window_the_labels_of_lines_are_scrolled_and_lack_no_words(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.open_view("over-time/people")
    tab.resize(590, 520)
    qtbot.waitUntil(lambda: tab.canvas.is_scrolled)
    tab.canvas.grab()
    figure = tab.canvas.figure
    assert isinstance(figure, ClaimsPlot) and figure.frame is not None
    assert len(figure.frame.labels) == 3 and figure.frame.cuts == 0


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


def test_a_series_that_is_pointed_at_or_holds_the_cursor_dims_the_others(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    place = place_of(qtbot, tab, "ua-2025-07-23-01")
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
    press(qtbot, tab, Qt.Key.Key_S)
    assert spoken[-1].startswith("Russian casualties, as claimed by Ukraine: mark ")
    press(qtbot, tab, Qt.Key.Key_O)
    assert spoken[-1] == tab.canvas.accessibleDescription()
