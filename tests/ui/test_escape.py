"""Escape takes back one thing a press, the innermost first, in every view, and never the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import CTRL, SHIFT, press

from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.summary.tab import SummaryTab
from kursk_viewer.ui.timeline.tab import TimelineTab
from kursk_viewer.ui.window.claims_dialog import ClaimsDialog
from kursk_viewer.ui.window.tabs import TABS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.table.filter_row import FilterRow
    from kursk_viewer.ui.table.view import TableView

pytestmark = pytest.mark.any_font

Key = Qt.Key


def written(row: FilterRow, qtbot: QtBot, *texts: str) -> list[QLineEdit]:
    """The first filter fields, with these texts typed in."""
    fields = row.fields()[: len(texts)]
    for field, text in zip(fields, texts, strict=True):
        field.setFocus()
        qtbot.keyClicks(field, text)
    return fields


def select_two(qtbot: QtBot, table: TableView) -> None:
    table.setFocus()
    table.go_to(0, 0)
    qtbot.keyClick(table, Key.Key_Down, SHIFT)
    assert len(table.selected_rows()) == 2


@pytest.mark.parametrize("name", TABS)
def test_each_press_takes_one_thing_back_and_says_so(
    qtbot: QtBot, shipped: Dossier, name: str
) -> None:
    window = windows.opened(qtbot, shipped, tab=name)
    tab, told = window.tab, window.statusBar().currentMessage

    def escape(words: str) -> None:
        press(qtbot, Key.Key_Escape)
        assert words in told(), told()

    press(qtbot, Key.Key_F, CTRL)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "tank")
    if isinstance(tab, SummaryTab):
        escape("emptied")
        press(qtbot, Key.Key_Z, CTRL)
        assert field.text() == "tank", "what was typed comes back"
        escape("emptied")
        escape("Find closed")
        assert QApplication.focusWidget() is tab.view
        press(qtbot, Key.Key_A, CTRL)
        escape("selected")
        assert not tab.view.has_selection
    elif isinstance(tab, EquipmentTab):
        escape("emptied")
        fields = written(tab.table.filter_row, qtbot, "a", ">1")
        fields[0].setFocus()
        escape("Filter of “Category” cleared")
        tab.table.setFocus()
        escape("Filter of “Ukraine's General Staff")
        select_two(qtbot, tab.table)
        escape("selected")
    elif isinstance(tab, CasualtiesTab):
        escape("emptied")
        escape("Find closed")
        press(qtbot, Key.Key_Right)
        assert tab.canvas.bubble
        escape("Bubble")
        assert not tab.canvas.bubble
        select_two(qtbot, tab.table)
        escape("selected")
    elif isinstance(tab, TimelineTab):
        tab.filters.core.click()
        tab.goto.ask()
        escape("Go to date")
        escape("Words cleared")
        escape("In the core report cleared")
        select_two(qtbot, tab.list)
        escape("selected")
    before = told()
    for _ in range(3):
        press(qtbot, Key.Key_Escape)
    assert told() == before and window.isVisible() and window.tab is tab


def test_a_dialog_closes_once_nothing_is_left_to_take_back(qtbot: QtBot, shipped: Dossier) -> None:
    dialog = ClaimsDialog(shipped, Memory(fresh=True))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    filters = dialog.panel.filters
    field = written(dialog.table.filter_row, qtbot, "tanks")[0]
    told: QWidget = dialog.told
    for key in (field, dialog.table):
        assert dialog.isVisible(), told
        qtbot.keyClick(key, Key.Key_Escape)
        assert not filters.texts
    assert not dialog.isVisible()
