"""Rows of the Equipment tab filtered and found."""

from equipment_views import CORE, column, shown, write
from PySide6.QtCore import Qt

from kursk_viewer.ui.table.model import RECORD_ROLE

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_filter_narrows_at_each_key_and_escape_to_all_rows(qtbot, tab):
    write(qtbot, tab, 1, ">100")
    assert len(column(tab, 0)) == 5
    write(qtbot, tab, 0, "!vehicles")
    assert column(tab, 0) == ["Tanks", "Artillery systems", "Drones (operational-tactical level)"]


def test_bad_filter_is_told_in_words_and_not_applied(qtbot, tab):
    write(qtbot, tab, 1, ">")
    assert tab.panel.notice.fault.isVisible()
    assert "write a number right after" in tab.panel.notice.fault.text()
    assert "write a number" in tab.table.filter_row.field(1).accessibleDescription()
    assert tab.model.rowCount() == 10
    qtbot.keyClicks(tab.table.filter_row.field(1), "500")
    assert not tab.panel.notice.fault.isVisible()
    assert tab.model.rowCount() == 3


def test_neither_a_fault_nor_a_filter_moves_the_table(qtbot, tab):
    before = tab.table.geometry()
    for text in (">", ">100", ""):
        write(qtbot, tab, 1, text)
        tab.layout().activate()
        assert tab.table.geometry() == before


def test_empty_result_explains_itself_and_leads_back(qtbot, tab):
    write(qtbot, tab, 1, ">99999")
    assert tab.table.empty.isVisible()
    assert "No category fits" in tab.table.empty.text.text()
    qtbot.mouseClick(tab.table.empty.button, Qt.MouseButton.LeftButton)
    assert tab.model.rowCount() == 10
    assert not tab.table.empty.isVisible()
    assert tab.table.filter_row.field(1).text() == ""


def test_find_counts_and_steps_round(qtbot, tab):
    tab.focus_find()
    qtbot.keyClicks(tab.panel.find_box.field, "12")
    assert tab.panel.find_box.count.text() == "2 hits"
    told = []
    with qtbot.assertNotEmitted(tab.record_selected):
        for modifier in (*[Qt.KeyboardModifier.NoModifier] * 3, SHIFT):
            qtbot.keyClick(tab.panel.find_box.field, Key.Key_F3, modifier)
            told.append(tab.table.currentIndex().data(RECORD_ROLE))
    assert told == [f"{CORE}-07", f"{CORE}-08", f"{CORE}-07", f"{CORE}-08"]
    assert tab.panel.find_box.count.text() == "2 of 2"
    qtbot.keyClicks(tab.panel.find_box.field, "x")
    assert tab.panel.find_box.count.text() == "no hits"


def test_the_status_is_renewed_with_the_side_and_tells_hidden_rows(qtbot, shipped):
    tab = shown(qtbot, shipped)
    told = []
    tab.status_changed.connect(told.append)
    tab.table.selectAll()
    qtbot.waitUntil(lambda: bool(told) and "figures" in told[-1])
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    qtbot.waitUntil(lambda: told[-1] == "")
    write(qtbot, tab, 0, "tanks")
    qtbot.waitUntil(lambda: told[-1].endswith(f"of {tab.model.rows.count} rows"))


def test_hidden_rows_are_told_with_the_way_back_also_without_the_filter_row(qtbot, shipped, tab):
    notice = tab.panel.notice
    assert notice.count.text() == "10 rows"
    assert not notice.button.isVisible()
    write(qtbot, tab, 0, "tanks")
    tab.panel.filter_action.trigger()
    assert not tab.table.filter_row.field(0).isVisible()
    assert notice.count.text().startswith("1 of 10 rows")
    again = shown(qtbot, shipped)
    again.restore_state(tab.save_state())
    assert not again.table.filter_row.field(0).isVisible()
    assert again.panel.notice.count.text().startswith("1 of 10 rows")
    qtbot.mouseClick(again.panel.notice.button, Qt.MouseButton.LeftButton)
    assert again.model.rowCount() == 10
    assert not again.panel.notice.button.isVisible()
