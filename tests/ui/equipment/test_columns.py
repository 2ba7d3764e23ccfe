"""Which reports are columns of the Equipment tab, in which order and how wide."""

import pytest
from equipment_views import CORE, MARCH, column, key_of, shown, ticked
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from kursk_viewer.pages.finding import PLAIN
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | SHIFT
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT


def test_a_report_is_searched_and_ticked_by_keyboard_and_shows_at_once(qtbot, shipped, choosing):
    tab = shown(qtbot, shipped)

    def act(dialog):
        qtbot.keyClicks(dialog.field, "12 mar 2025")
        shown_items = [
            row for row in range(dialog.list.count()) if not dialog.list.item(row).isHidden()
        ]
        assert len(shown_items) == 1
        qtbot.keyClick(dialog.field, Key.Key_Return)
        assert key_of(tab, MARCH) > 0
        assert len(ticked(dialog)) == 2
        qtbot.keyClick(dialog.field, Key.Key_Return)
        assert key_of(tab, MARCH) < 0

    choosing(tab, act)


def test_one_report_is_kept_and_all_and_the_standard_can_be_chosen(qtbot, shipped, choosing):
    tab = shown(qtbot, shipped)

    def act(dialog):
        buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
        qtbot.mouseClick(buttons["All reports"], Qt.MouseButton.LeftButton)
        assert len(tab.page().columns) == len(tab.page().available) == len(ticked(dialog)) > 2
        for item in ticked(dialog):
            item.setCheckState(Qt.CheckState.Unchecked)
        assert len(tab.page().columns) == len(ticked(dialog)) == 1
        qtbot.mouseClick(buttons["Standard choice"], Qt.MouseButton.LeftButton)
        assert [column.report for column in tab.page().columns] == [CORE]

    choosing(tab, act)


def test_the_list_of_columns_fits_the_window_for_forty_reports(qtbot, shipped, choosing):
    tab = shown(qtbot, shipped)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)

    def act(dialog):
        assert dialog.list.count() > 30
        assert dialog.height() <= 500
        assert dialog.list.verticalScrollBar().maximum() > 0

    choosing(tab, act)


def test_a_change_column_is_hidden_alone_and_comes_back(qtbot, shipped, wide, choosing):
    wide.table.setCurrentIndex(wide.model.index(0, key_of(wide, f"change:{MARCH}")))
    qtbot.keyClick(wide.table, Key.Key_H, CTRL_SHIFT)
    assert key_of(wide, f"change:{MARCH}") < 0
    assert key_of(wide, f"change:{CORE}") > 0
    again = shown(qtbot, shipped)
    again.restore_state(wide.save_state())
    assert key_of(again, f"change:{MARCH}") < 0

    def act(dialog):
        dialog.changes.click()
        dialog.changes.click()

    choosing(wide, act)
    assert key_of(wide, f"change:{MARCH}") > 0


def test_hiding_is_offered_only_where_it_works(qtbot, tab, wide):
    for made, place, works in (
        (tab, 0, False), (tab, 1, False), (wide, 0, False),
        (wide, key_of(wide, CORE), True), (wide, key_of(wide, f"change:{CORE}"), True),
    ):  # fmt: skip
        made.table.setCurrentIndex(made.model.index(0, place))
        assert made.hide_column.isEnabled() is works
        hide = next(a for a in made.header_menu(place).actions() if a.text() == "Hide column")
        assert hide.isEnabled() is works


def test_columns_are_sorted_moved_and_sized_by_key(qtbot, wide):
    place = key_of(wide, CORE)
    wide.table.setCurrentIndex(wide.model.index(0, place))
    qtbot.keyClick(wide.table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wide.model.sorting == ((place, True),)
    order = wide.table.visual_order()
    qtbot.keyClick(wide.table, Key.Key_Right, ALT_SHIFT)
    moved = wide.table.visual_order()
    assert moved.index(CORE) == order.index(CORE) + 1
    qtbot.keyClick(wide.table, Key.Key_Left, ALT_SHIFT)
    assert wide.table.visual_order() == order
    width = wide.table.columnWidth(place)
    qtbot.keyClick(wide.table, Key.Key_Up, ALT_SHIFT)
    assert wide.table.columnWidth(place) == width + 24
    qtbot.keyClick(wide.table, Key.Key_Down, ALT_SHIFT)
    assert wide.table.columnWidth(place) == width


@pytest.mark.qt_log_ignore(r"does not support (raise|grabbing|propagate)")
def test_a_heading_has_a_menu(qtbot, wide):
    place = key_of(wide, MARCH)
    header = wide.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(place) + 20, 6)
    header.customContextMenuRequested.emit(where)
    menu = QGuiApplication.instance().activePopupWidget()
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["Sort, smallest first"].trigger()
    assert wide.model.sorting == ((place, False),)
    actions["Sort, largest first"].trigger()
    assert wide.model.sorting == ((place, True),)
    actions["Fit to the content"].trigger()
    texts = column(wide, place)
    fits = max(map(wide.table.fontMetrics().horizontalAdvance, texts))
    assert fits < wide.table.columnWidth(place) < 300
    actions["Move left"].trigger()
    assert header.visualIndex(place) == place - 1
    actions["Hide column"].trigger()
    assert key_of(wide, MARCH) < 0
    menu.close()


def test_a_record_of_another_report_is_a_temporary_that_goes_with_the_next(qtbot, shipped):
    tab = shown(qtbot, shipped)
    told = []
    tab.status_changed.connect(told.append)
    assert tab.select_record(f"{MARCH}-06")
    assert key_of(tab, MARCH) > 0
    qtbot.waitUntil(lambda: bool(told) and "only for the selected record" in told[-1])
    assert tab.save_state()["shown"] == {}
    assert tab.select_record(f"{CORE}-04")
    assert key_of(tab, MARCH) < 0
    qtbot.waitUntil(lambda: "only for" not in told[-1])


def test_what_slides_under_the_first_column_has_an_edge(qtbot, shipped):
    tab = shown(qtbot, shipped)
    tab.choose_reports([c.report for c in tab.page().available])
    edge, bar = tab.table.edge, tab.table.horizontalScrollBar()
    assert not edge.isVisible()
    bar.setValue(180)
    assert edge.isVisible()
    right = tab.table.columnWidth(0)
    assert abs(edge.geometry().left() - right) <= 2
    for field in tab.table.filter_row.fields()[1:]:
        assert field.width() <= 0 or field.geometry().left() >= right


def test_first_column_stays_in_sight(qtbot, shipped):
    tab = shown(qtbot, shipped)
    tab.choose_reports([c.report for c in tab.page().available])
    frozen = tab.table.frozen
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.table, Key.Key_End)
    assert tab.table.horizontalScrollBar().value() > 0
    assert tab.table.visualRect(tab.table.currentIndex()).left() >= tab.table.columnWidth(0)
    assert frozen.columnViewportPosition(0) == 0
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == tab.table.columnWidth(0)


def test_no_report_is_cut_in_the_list_of_columns(qtbot, wide):
    dialog = ColumnsDialog(PLAIN, wide)
    qtbot.addWidget(dialog)
    dialog.fill(wide.page(), changes=True)
    dialog.resize(360, 480)
    dialog.show()
    qtbot.waitExposed(dialog)
    line = dialog.list.fontMetrics()
    for row in range(dialog.list.count()):
        item = dialog.list.item(row)
        rect = dialog.list.visualItemRect(item)
        lines = rect.height() // line.height()
        assert rect.width() <= dialog.list.viewport().width()
        assert line.horizontalAdvance(item.text()) <= lines * rect.width()
