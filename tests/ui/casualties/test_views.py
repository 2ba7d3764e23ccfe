"""The views of the Casualties tab, and what is chosen and switched in them."""

from __future__ import annotations

import pytest
from casualties_views import CTRL, CTRL_SHIFT, opened, place_of, press, spots, told
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui.casualties.plot_items import LabelledAxis
from kursk_viewer.ui.casualties.tab import OVER_TIME, REPORT, WHO_SAYS, CasualtiesTab


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


def test_a_view_chosen_again_keeps_the_numbers_and_days_of_its_axes(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    for view in ("over-time/people", "who-says"):
        for _again in range(2):
            tab.open_view(view)
            tab.canvas.grab()
            tab.canvas.grab()
            axes = [each for each in tab.canvas.scene().items() if isinstance(each, LabelledAxis)]
            assert axes
            for axis in axes:
                low, high = axis.range
                assert low <= min(axis.ticks) <= max(axis.ticks) <= high, axis.orientation


def test_the_views_change_by_a_click(qtbot: QtBot, tab: CasualtiesTab) -> None:
    button = tab.views.buttons[OVER_TIME]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Russian casualties, as claimed by Ukraine" in tab.title.text()


def test_the_heading_names_what_is_counted(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    assert tab.title.text() == "Kursk operation, who says what: Russian casualties"


def test_log_is_for_lines_and_refused_for_bars_in_words(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_L, CTRL)
    assert "Bar lengths would mislead" in told(tab)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_2, CTRL_SHIFT)
    before = place_of(tab, next(iter(spots(tab))))
    qtbot.keyClick(tab.canvas, Qt.Key.Key_L, CTRL)
    assert place_of(tab, next(iter(spots(tab)))) != before
    picture = tab.picture()
    assert picture is not None and "Logarithmic" in picture.subtitle


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


@pytest.mark.parametrize("state", [{}, {"view": 7, "series": "x", "log": "yes"}, {"view": "no"}])
def test_a_strange_state_is_ignored(tab: CasualtiesTab, state: dict[str, object]) -> None:
    tab.restore_state(state)
    assert (
        tab.title.text()
        == "Kursk operation, personnel figures as claimed by Ukraine's General Staff"
    )


def test_one_question_shows_every_claimant(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    for place in range(tab.question_choice.count()):
        tab.question_choice.setCurrentIndex(place)
        assert len(set(spots(tab))) == tab.table.model().rowCount() > 0


@pytest.mark.parametrize("view", [REPORT, OVER_TIME, WHO_SAYS])
def test_nothing_breaks_with_few_points(small_tab: CasualtiesTab, view: int) -> None:
    small_tab.views.chosen.emit(view)
    assert spots(small_tab)
    assert small_tab.copy_selection().endswith("\n")
    assert small_tab.picture() is not None


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
