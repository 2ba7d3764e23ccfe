"""The rows of the Equipment tab in another order."""

import pytest
from equipment_views import CORE, MARCH, click_header, column, key_of
from PySide6.QtCore import Qt

from kursk_viewer.ui.table.model import PINNED_ROLE, SORT_ROLE

pytestmark = pytest.mark.any_font

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_header_click_sorts_numbers_as_numbers_and_again_turns_round(qtbot, tab):
    click_header(qtbot, tab, 1)
    assert column(tab, 1)[:4] == ["1,164", "931", "689", "386"]
    assert tab.model.headerData(1, Qt.Orientation.Horizontal, SORT_ROLE) == (1, True)
    click_header(qtbot, tab, 1)
    assert column(tab, 1)[:3] == ["1", "3", "12"]


def test_shift_click_and_shift_enter_add_a_key(qtbot, tab):
    click_header(qtbot, tab, 1)
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.table, Key.Key_Return, SHIFT)
    assert tab.model.sorting == ((1, True), (0, False))
    pairs = zip(column(tab, 0), column(tab, 1), strict=True)
    equal = [label for label, text in pairs if text == "12"]
    assert equal == ["Air defence systems", "Multiple launch rocket systems"]
    click_header(qtbot, tab, 1, SHIFT)
    assert tab.model.sorting == ((1, False), (0, False))
    spoken = tab.model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Category, sorted upwards, key 2"


def test_not_stated_is_last_both_ways(qtbot, wide):
    place = key_of(wide, MARCH)
    for _ in range(2):
        wide.table.sort_by(place, False)
        assert column(wide, place)[-2] == "not stated"
        assert column(wide, place)[0] != "not stated"


def test_a_total_of_kinds_stays_apart_however_the_kinds_are_sorted(wide):
    for place in (0, key_of(wide, MARCH), key_of(wide, CORE)):
        for down in (True, False):
            wide.table.sort(place, down=down)
            labels = column(wide, 0)
            assert labels[-1] == "Total: weapons and equipment, all types"
            last = wide.model.index(len(labels) - 1, 0)
            assert last.data(PINNED_ROLE) and not wide.model.index(0, 0).data(PINNED_ROLE)
