"""From a cell of the Equipment tab to its evidence, and there from elsewhere."""

from equipment_views import CORE, MARCH, column, key_of, shown, write
from PySide6.QtCore import Qt

from kursk_viewer.pages.equipment import absent_name
from kursk_viewer.pages.evidence.cells import cell_evidence
from kursk_viewer.ui.table.model import RECORD_ROLE

Key = Qt.Key


def test_arrow_keys_and_enter_lead_to_the_evidence(qtbot, tab):
    told = []
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    tab.record_selected.connect(told.append)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_Left, Key.Key_Return):
        qtbot.keyClick(tab.table, key)
    assert told == [f"{CORE}-05", "armoured-vehicles"]


def test_a_cell_without_a_claim_leads_to_what_it_is(qtbot, wide, shipped):
    told = []
    place = key_of(wide, MARCH)
    row = column(wide, place).index("not stated")
    wide.record_selected.connect(told.append)
    for at in (place, key_of(wide, f"change:{MARCH}")):
        wide.table.setCurrentIndex(wide.model.index(row, at))
        qtbot.keyClick(wide.table, Key.Key_Return)
    measure = wide.model.rows.columns[0].records[wide.model.order[row]]
    assert told == [
        absent_name(MARCH, "russian-forces", measure),
        absent_name(MARCH, "russian-forces", measure, change=True),
    ]
    for name in told:
        assert "does not state" in cell_evidence(shipped, name).sentence


def test_a_click_on_the_current_cell_tells_it_again(qtbot, wide):
    told = []
    wide.record_selected.connect(told.append)
    for place in (key_of(wide, CORE), 0):
        wide.table.setCurrentIndex(wide.model.index(0, place))
        told.clear()
        view = wide.table if place else wide.table.frozen
        where = view.visualRect(wide.model.index(0, place)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert told == [wide.model.rows.columns[place].records[0]]


def test_the_evidence_follows_the_cell_to_the_other_side(qtbot, shipped):
    tab = shown(qtbot, shipped)
    told = []
    tab.select_record(f"{CORE}-04")
    tab.record_selected.connect(told.append)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    current = tab.table.currentIndex()
    assert current.data(RECORD_ROLE) == told[-1]
    assert "ukrainian-forces" in told[-1] or shipped.claims[told[-1]].about == "ukrainian-forces"
    assert tab.model.index(current.row(), 0).data() == "Tanks"


def test_where_the_other_side_lacks_the_category_no_claim_stays(qtbot, shipped):
    others = {
        name: claim
        for name, claim in shipped.claims.items()
        if claim.about != "ukrainian-forces" or claim.measure != "tanks"
    }
    tab = shown(qtbot, shipped.replace(claims=others))
    told = []
    tab.select_record(f"{CORE}-04")
    tab.record_selected.connect(told.append)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    assert told == [""]


def test_choosing_the_other_side_never_mixes_them(qtbot, shipped):
    tab = shown(qtbot, shipped)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    assert tab.page().about == "ukrainian-forces"
    claims = [r for c in tab.model.rows.columns[1:] for r in c.records if r in shipped.claims]
    assert {shipped.claims[name].about for name in claims} == {"ukrainian-forces"}


def test_select_record_reveals_silently(qtbot, shipped):
    tab = shown(qtbot, shipped)
    told = []
    tab.record_selected.connect(told.append)
    write(qtbot, tab, 1, ">99999")
    assert tab.select_record(f"{MARCH}-06")
    assert tab.table.currentIndex().data() == "90 · contradicted"
    assert tab.select_record("tanks")
    assert tab.table.currentIndex().data() == "Tanks"
    assert not tab.select_record("ev-2024-08-06")
    assert told == []
