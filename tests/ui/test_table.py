"""The table behind every tab, with made-up rows: sorted, found, kept selected, fitted, empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester

from kursk_viewer.pages.filtering import parse
from kursk_viewer.ui.table.find import TableFind
from kursk_viewer.ui.table.rows import Computed, Rows, Subset, TableColumn
from kursk_viewer.ui.table.view import TableView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
NAMES = ["pear", "Apple", "", "fig", "apple pie 1"]
SIZES = [4.0, None, 2_500.0, 4.0, 1.0]


def rows() -> Rows:
    """Five rows: names worked out when asked for, and sizes."""
    records = [f"r{row}" for row in range(5)]
    names = Computed(5, NAMES.__getitem__)
    shown = ["not stated" if size is None else f"{size:,.0f}" for size in SIZES]
    return Rows(
        (
            TableColumn(key="name", title="Name", texts=names, records=records, widest="m" * 12),
            TableColumn(key="size", title="Size", texts=shown, numbers=SIZES, records=records),
        )
    )


@pytest.fixture
def table(qtbot: QtBot) -> TableView:
    made = TableView("Fruit", when_empty=("No fruit passes.", "There is no fruit."))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show_rows(rows())
    made.show()
    qtbot.waitExposed(made)
    return made


def order(table: TableView) -> list[int]:
    return list(table.model().order)


def click(qtbot: QtBot, table: TableView, column: int) -> None:
    place = QPoint(table.header.sectionViewportPosition(column) + 20, 6)
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_numbers_fall_first_words_rise_and_a_third_click_gives_the_order_back(
    qtbot: QtBot, table: TableView
) -> None:
    found = []
    for _click in range(3):
        click(qtbot, table, 1)
        found.append(order(table))
    assert found == [[2, 0, 3, 4, 1], [4, 0, 3, 2, 1], [0, 1, 2, 3, 4]]
    click(qtbot, table, 0)
    assert order(table) == [1, 4, 3, 0, 2]
    click(qtbot, table, 0)
    assert order(table) == [0, 3, 4, 1, 2], "an empty text is last both ways"


def test_filters_a_subset_and_a_sorting_hold_together(table: TableView) -> None:
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.sort(1, down=True)
    table.model().set_filters({1: parse(">1")})
    assert order(table) == [2, 0, 3]
    table.model().show_only(Subset(rows=[0, 1, 2], mask=b"\1\1\1\0\0"))
    assert order(table) == [2, 0]
    assert table.model().place_of(3) == table.model().place_of(4) == -1


def test_what_is_selected_stays_selected_however_the_rows_are_arranged(table: TableView) -> None:
    chosen: list[str] = []
    table.record_chosen.connect(chosen.append)
    table.go_to(1)
    table.go_to(3, extend=True)
    table.sort(0, down=False)
    assert set(table.selected_rows()) == {1, 3}
    assert table.current_row() == 3
    table.model().set_filters({0: parse("fig")})
    assert table.selected_rows() == [3]
    assert chosen == [], "to go to a row, to sort and to filter is not to choose one"
    table.show_rows(rows())
    assert table.selected_rows() == []


def test_a_row_is_found_once_whatever_its_cells_hold(qtbot: QtBot, table: TableView) -> None:
    find = TableFind(table)
    qtbot.addWidget(find)
    find.field.setText("2500")
    assert find.count.text() == "1 hit"
    find.field.setText("1")
    assert find.count.text() == "1 hit", "its name and its size hold it"
    find.field.setText("p")
    assert find.count.text() == "3 hits"
    find.step_on()
    assert table.current_row() == 0
    table.sort(0, down=False)
    find.step_on()
    assert table.current_row() == 1, "hits follow the order that is shown"


def test_an_empty_table_explains_itself(qtbot: QtBot, table: TableView) -> None:
    assert not table.empty.isVisible()
    table.model().set_filters({0: parse("plum")})
    assert table.empty.text.text() == "No fruit passes."
    assert table.empty.button.isVisible()
    with qtbot.waitSignal(table.empty.way_back_requested):
        qtbot.mouseClick(table.empty.button, Qt.MouseButton.LeftButton)
    table.model().set_filters({})
    assert not table.empty.isVisible()
    table.show_rows(Rows())
    assert table.empty.text.text() == "There is no fruit."
    assert not table.empty.button.isVisible()


@pytest.mark.parametrize("width", [60, 150, 300, 500, 1200])
def test_the_notice_stays_inside_the_table(table: TableView, width: int) -> None:
    table.model().set_filters({0: parse("plum")})
    table.resize(width, 200)
    assert table.empty.width() <= max(table.viewport().width(), 1)


@pytest.mark.parametrize(("width", "fills"), [(900, True), (500, True), (180, False)])
def test_columns_fill_the_room_and_are_cut_no_further_than_they_can_be_read(
    table: TableView, width: int, fills: bool
) -> None:
    table.resize(width, 300)
    widths = [table.columnWidth(column) for column in range(2)]
    assert (sum(widths) <= table.viewport().width()) is fills
    assert min(widths) >= table.fontMetrics().horizontalAdvance("not stated")


def test_a_cell_speaks_its_value_and_the_headers_of_row_and_column_the_rest(
    table: TableView,
) -> None:
    model, role = table.model(), Qt.ItemDataRole.AccessibleTextRole
    table.go_to(1, 1)
    assert model.index(1, 1).data(role) == "not stated"
    assert model.headerData(1, Qt.Orientation.Vertical, role) == "Apple"
    table.go_to(1, 0)
    assert model.index(1, 0).data(role) == "Apple"
    assert not model.headerData(1, Qt.Orientation.Vertical, role), "the cell has said it"
    click_target = table.model().headerData(
        1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert click_target == "Size"
    table.sort(1, down=True)
    assert "sorted downwards" in str(
        table.model().headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    )


def test_enter_opens_and_with_control_sorts(qtbot: QtBot, table: TableView) -> None:
    table.go_to(0, 1)
    table.setFocus()
    with qtbot.waitSignal(table.opened):
        qtbot.keyClick(table, Key.Key_Return)
    qtbot.keyClick(table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert table.model().sorting == ((1, True),)
    with qtbot.waitSignal(table.copy_requested):
        qtbot.keyClick(table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_a_row_is_as_high_as_its_line_and_grows_with_the_text(table: TableView) -> None:
    line = table.fontMetrics().height()
    assert line < table.rowHeight(0) <= line + 10
    before = table.natural_width(0), table.rowHeight(0)
    font = table.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    table.setFont(font)
    assert table.natural_width(0) > 1.5 * before[0]
    assert table.rowHeight(0) > 1.5 * before[1]


def test_room_that_is_left_is_given_away_to_the_last_pixel(table: TableView) -> None:
    for width in range(500, 520):
        table.resize(width, 300)
        assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
