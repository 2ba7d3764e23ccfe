"""The numbers under a chart of casualties: shown, sorted, filtered, summed, copied."""

from __future__ import annotations

import builders
from casualties_views import CTRL, CTRL_SHIFT, SHIFT, opened, press
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.casualties import numbers
from kursk_viewer.pages.casualties import over_time as c
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.table.rows import rows_of


def test_the_table_is_one_key_away(qtbot: QtBot, tab: CasualtiesTab) -> None:
    assert tab.table.isVisible()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_T, CTRL)
    assert not tab.table.isVisible()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_T, CTRL)
    assert tab.table.isVisible()


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


def test_a_copied_cell_is_no_formula(qtbot: QtBot) -> None:
    pack = builders.package()
    for row in builders.rows(pack, "measures"):
        row["label"] = f"={row['label']}"
    for tab in opened(qtbot, builders.dossier(pack)):
        for line in tab.copy_selection().splitlines()[2:-2]:
            assert line.startswith("'=")
