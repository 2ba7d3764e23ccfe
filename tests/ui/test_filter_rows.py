"""Filter rows of every table by keys and menus: what was understood, what was not, and by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import CTRL_SHIFT

from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.table.filters import ColumnFilters
from kursk_viewer.ui.table.view import TableView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.table.notice import RowsNotice
    from kursk_viewer.ui.window.window import MainWindow

pytestmark = pytest.mark.any_font


def filtered(
    qtbot: QtBot, dossier: Dossier, name: str
) -> tuple[MainWindow, TableView, ColumnFilters, RowsNotice]:
    """A window on a tab whose table has its filter row in sight."""
    window = windows.opened(qtbot, dossier, tab=name)
    tab = window.tab
    if isinstance(tab, EquipmentTab):
        return window, tab.table, tab.panel.filters, tab.panel.notice
    assert isinstance(tab, CasualtiesTab)
    tab.views.chosen.emit(1)
    QTest.keyClick(tab.table, Qt.Key.Key_L, CTRL_SHIFT)
    return window, tab.table, tab.searched.filters, tab.searched.notice


@pytest.mark.parametrize("name", ["equipment", "casualties"])
def test_what_a_filter_means_stands_beside_the_count_and_at_its_field(
    qtbot: QtBot, shipped: Dossier, name: str
) -> None:
    _window, table, _filters, notice = filtered(qtbot, shipped, name)
    figures = next(n for n, column in enumerate(table.columns) if column.numeric)
    field = table.filter_row.field(figures)
    assert field is not None and field.isVisible()
    field.insert("100–2 000")
    numbers = table.columns[figures].numbers or ()
    left = [numbers[row] for row in table.model().order]
    assert left and all(number is not None and 100 <= number <= 2000 for number in left)
    assert "100 to 2,000" in field.toolTip()
    assert notice.told.isVisible() and "100 to 2,000" in notice.told.text()
    assert "filtered" in notice.count.text()
    field.setText("1.164")
    assert "can be 1,164 or 1.164" in notice.fault.text()
    assert "can be 1,164" in field.accessibleDescription()
    assert len(table.model().order) == table.model().rows.count
    notice.button.click()
    assert not field.text()


@pytest.mark.parametrize("name", ["equipment", "casualties"])
def test_a_cell_filters_its_column(qtbot: QtBot, shipped: Dossier, name: str) -> None:
    _window, table, filters, notice = filtered(qtbot, shipped, name)
    everything, column = len(table.model().order), 1
    table.go_to(2, column)
    text = table.columns[column].texts[table.model().order[2]]
    filters.not_this.trigger()
    texts = table.columns[column].texts
    assert text not in {texts[row] for row in table.model().order}
    assert 0 < len(table.model().order) < everything
    table.go_to(0, column)
    filters.not_this.trigger()
    assert filters.texts[table.columns[column].key].count("!=") == 2
    table.go_to(0, column)
    filters.clear_this.trigger()
    assert len(table.model().order) == everything
    assert not filters.texts
    table.go_to(2, column)
    filters.only_this.trigger()
    assert {texts[row] for row in table.model().order} == {text}
    assert "the whole cell" in notice.told.text()
    assert filters.clear_this.isEnabled()


def test_a_mark_whose_row_is_filtered_out_is_still_what_is_copied(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window, table, filters, _notice = filtered(qtbot, shipped, "casualties")
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    filters.write("As of", "> 2026")
    assert not table.model().order
    tab.canvas.setFocus()
    QTest.keyClick(tab.canvas, Qt.Key.Key_Home)
    copied = tab.copied_table()
    assert copied is not None and [row.record for row in copied.rows] == [tab.canvas.current]
    tab.views.chosen.emit(0)
    assert not table.model().order and "> 2026" in filters.texts.values()
