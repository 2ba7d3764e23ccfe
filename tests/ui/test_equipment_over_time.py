"""Claims on one category of equipment over time: from its row, by the chooser, back to people."""

from __future__ import annotations

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.equipment_over_time import categories_over_time
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.window.window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, shipped: Dossier) -> MainWindow:
    return windows.opened(qtbot, shipped, tab="equipment", fresh=True)


def over_time(window: MainWindow) -> CasualtiesTab:
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    return tab


def test_a_key_on_a_row_leads_to_all_claims_on_its_category(window: MainWindow) -> None:
    equipment = window.tab
    assert isinstance(equipment, EquipmentTab)
    assert equipment.select_record("ua-2025-02-06-04")
    equipment.table.setFocus()
    QTest.keyClick(equipment.table, Key.Key_T, windows.CTRL_SHIFT)
    tab = over_time(window)
    assert "Tanks" in tab.title.text() and "as claimed by Ukraine" in tab.title.text()
    assert tab.canvas.current == "ua-2025-02-06-04"
    figures = {text for row in tab.table.shown.rows for text in row.texts}
    assert {"45", "54", "104", "131", "90", "211"} <= figures
    picture = tab.picture()
    assert picture is not None and picture.name == "tanks-over-time"


def test_from_the_name_of_a_category_the_evidence_follows_too(window: MainWindow) -> None:
    equipment = window.tab
    assert isinstance(equipment, EquipmentTab)
    assert equipment.select_record("ua-2025-02-06-04")
    here = equipment.table.currentIndex()
    equipment.table.setCurrentIndex(here.siblingAtColumn(0))
    equipment.table.setFocus()
    QTest.keyClick(equipment.table, Key.Key_T, windows.CTRL_SHIFT)
    tab = over_time(window)
    assert "Tanks" in tab.title.text()
    assert window.pane.record in {row.record for row in tab.table.shown.rows}


def test_the_chooser_goes_through_all_categories_and_back_to_people(
    window: MainWindow, shipped: Dossier
) -> None:
    window.open_tab("casualties")
    tab = over_time(window)
    tab.open_view("over-time")
    people = tab.title.text()
    assert tab.subject_choice.isVisible()
    assert tab.subject_choice.count() == len(categories_over_time(shipped)) + 1
    tab.subject_choice.setFocus()
    QTest.keyClick(tab.subject_choice, Key.Key_Down)
    assert "Tanks" in tab.title.text()
    kept = tab.save_state()
    QTest.keyClick(tab.subject_choice, Key.Key_Up)
    assert tab.title.text() == people
    tab.restore_state(kept)
    assert "Tanks" in tab.title.text()
    tab.open_view("who-says")
    assert not tab.subject_choice.isVisible()


def test_a_row_without_a_dated_number_has_no_way_there(window: MainWindow) -> None:
    equipment = window.tab
    assert isinstance(equipment, EquipmentTab)
    equipment.table.clearSelection()
    equipment.table.setCurrentIndex(equipment.table.model().index(-1, -1))
    assert not equipment.over_time.isEnabled()
