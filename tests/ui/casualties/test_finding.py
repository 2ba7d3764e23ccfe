"""Find in the numbers under a chart of casualties."""

from __future__ import annotations

import pytest
from casualties_views import CTRL_SHIFT, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from kursk_viewer.ui.casualties.tab import CasualtiesTab

pytestmark = pytest.mark.any_font


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
