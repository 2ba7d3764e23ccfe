"""The Equipment tab by mouse and keyboard: what it shows, sorts, filters, finds, copies, tells."""

import csv
import io
import json

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.output.tables import text_of
from kursk_viewer.pages.equipment import absent_name
from kursk_viewer.pages.evidence.cells import cell_evidence
from kursk_viewer.pages.filtering import parse
from kursk_viewer.pages.finding import PLAIN
from kursk_viewer.resources import dossier_path
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.table.model import PINNED_ROLE, RECORD_ROLE, SORT_ROLE, TableModel
from kursk_viewer.ui.table.rows import Rows, TableColumn

CORE = "ua-2025-02-06"
MARCH = "ua-2025-03-12"
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | SHIFT
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT


@pytest.fixture(scope="module")
def full():
    return load_file(dossier_path())


@pytest.fixture
def tab(qtbot, full):
    return shown(qtbot, core_only(full))


@pytest.fixture
def wide(qtbot, full):
    made = shown(qtbot, full)
    made.choose_reports([CORE, MARCH])
    return made


def shown(qtbot, dossier):
    tab = EquipmentTab()
    qtbot.addWidget(tab)
    tab.resize(900, 640)
    tab.show_dossier(dossier)
    tab.show()
    qtbot.waitExposed(tab)
    tab.table.setFocus()
    return tab


def column(tab, place):
    return [tab.model.index(row, place).data() for row in range(tab.model.rowCount())]


def key_of(tab, key):
    return tab.model.column_of(key)


def click_header(qtbot, tab, place, modifier=Qt.KeyboardModifier.NoModifier):
    header = tab.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(place) + 90, 6)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def write(qtbot, tab, place, text):
    field = tab.table.filter_row.field(place)
    field.clear()
    field.setFocus()
    qtbot.keyClicks(field, text)


def test_models_keep_qts_rules(qtbot, tab, full):
    tester = QAbstractItemModelTester(
        tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert tab.model.rowCount(tab.model.index(0, 0)) == 0
    assert tab.model.columnCount(tab.model.index(0, 0)) == 0
    assert tab.model.rowCount(QModelIndex()) == 10
    tab.show_dossier(full)
    write(qtbot, tab, 1, ">99999")
    tab.panel.filters.clear()
    tab.table.sort_by(1, False)
    assert tester.model() is tab.model


def test_core_report_stands_alone_with_the_sides_and_columns_there_are(tab):
    assert [c.key for c in tab.model.rows.columns] == ["category", CORE]
    assert column(tab, 1)[:3] == ["131", "689", "386"]
    assert tab.sides.currentText() == "Russian forces, as claimed by Ukraine"


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


def test_no_equipment_at_all_is_said(qtbot, full):
    people = {k: c for k, c in full.claims.items() if full.measures[c.measure].group == "people"}
    tab = shown(qtbot, full.replace(claims=people))
    assert "no equipment losses" in tab.table.empty.text.text()
    assert not tab.table.empty.button.isVisible()
    assert not tab.select_record("tanks")
    assert tab.copy_selection() == ""


def test_window_and_terminal_say_the_same_of_every_report(qtbot, full):
    tab = shown(qtbot, full)
    written = json.loads(text_of(full, "equipment", "json"))["tables"]
    assert len(written) == tab.sides.count() > 1
    falls = []
    for place, table in enumerate(written):
        tab.sides.activated.emit(place)
        page = tab.page()
        tab.choose_reports([column.report for column in page.available])
        assert page.title == table["title"]
        model, columns = tab.model, range(tab.model.columnCount())
        headers = [model.headerData(at, Qt.Orientation.Horizontal) for at in columns]
        width = len(headers)
        assert table["columns"] in (headers, [*headers, "Contradicted by"])
        cells = [
            [
                " ".join(filter(None, (model.cell(index).mark, index.data())))
                for index in (model.index(row, at) for at in columns)
            ]
            for row in range(model.rowCount())
        ]
        assert cells == [row["cells"][:width] for row in table["rows"]]
        falls += [cell for row in cells for cell in row if cell.startswith("▼ ")]
        assert [row[0] for row in cells if row[0].startswith("Total: ")] == [
            "Total: weapons and equipment, all types"
        ]
        total = [model.index(row, 0).data(PINNED_ROLE) for row in range(model.rowCount())]
        assert total == [False] * (len(total) - 1) + [True]
    assert falls


def test_without_a_selection_the_whole_table_is_copied_as_it_is_shown(qtbot, wide):
    header = wide.table.horizontalHeader()
    header.moveSection(header.visualIndex(key_of(wide, MARCH)), 1)
    wide.table.sort_by(key_of(wide, CORE), add=False)
    wide.table.clearSelection()
    lines = wide.copy_selection().split("\n")
    assert len(lines) == wide.model.rowCount() + 5
    assert lines[1].split("\t")[1] == wide.page().columns[1].heading
    assert [line.split("\t")[0] for line in lines[2:-3]] == column(wide, 0)
    wide.copy_markdown.trigger()
    assert QGuiApplication.clipboard().text().count("\n| ") == wide.model.rowCount() + 2


def test_a_copied_change_is_told_to_rest_on_the_figure_before(qtbot, wide, full):
    place = wide.model.column_of(f"change:{CORE}")
    wide.table.setCurrentIndex(wide.model.index(0, place))
    line = wide.copy_selection().split("\n")[-2]
    assert "figures as of 6 Jan 2025 to 5 Feb 2025" in line
    wide.table.setCurrentIndex(wide.model.index(0, wide.model.column_of(CORE)))
    assert "· as of 5 Feb 2025 (from another source) ·" in wide.copy_selection().split("\n")[-2]


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


def test_arrow_keys_and_enter_lead_to_the_evidence(qtbot, tab):
    told = []
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    tab.record_selected.connect(told.append)
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Space, Key.Key_Left, Key.Key_Return):
        qtbot.keyClick(tab.table, key)
    assert told == [f"{CORE}-05", "armoured-vehicles"]


def test_a_cell_without_a_claim_leads_to_what_it_is(qtbot, wide, full):
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
        assert "does not state" in cell_evidence(full, name).sentence


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


def test_the_evidence_follows_the_cell_to_the_other_side(qtbot, full):
    tab = shown(qtbot, full)
    told = []
    tab.select_record(f"{CORE}-04")
    tab.record_selected.connect(told.append)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    current = tab.table.currentIndex()
    assert current.data(RECORD_ROLE) == told[-1]
    assert "ukrainian-forces" in told[-1] or full.claims[told[-1]].about == "ukrainian-forces"
    assert tab.model.index(current.row(), 0).data() == "Tanks"


def test_where_the_other_side_lacks_the_category_no_claim_stays(qtbot, full):
    others = {
        name: claim
        for name, claim in full.claims.items()
        if claim.about != "ukrainian-forces" or claim.measure != "tanks"
    }
    tab = shown(qtbot, full.replace(claims=others))
    told = []
    tab.select_record(f"{CORE}-04")
    tab.record_selected.connect(told.append)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    assert told == [""]


def test_the_status_is_renewed_with_the_side_and_tells_hidden_rows(qtbot, full):
    tab = shown(qtbot, full)
    told = []
    tab.status_changed.connect(told.append)
    tab.table.selectAll()
    qtbot.waitUntil(lambda: bool(told) and "figures" in told[-1])
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    qtbot.waitUntil(lambda: told[-1] == "")
    write(qtbot, tab, 0, "tanks")
    qtbot.waitUntil(lambda: told[-1].endswith(f"of {tab.model.rows.count} rows"))


def test_hidden_rows_are_told_with_the_way_back_also_without_the_filter_row(qtbot, full, tab):
    notice = tab.panel.notice
    assert notice.count.text() == "10 rows"
    assert not notice.button.isVisible()
    write(qtbot, tab, 0, "tanks")
    tab.panel.filter_action.trigger()
    assert not tab.table.filter_row.field(0).isVisible()
    assert notice.count.text().startswith("1 of 10 rows")
    again = shown(qtbot, full)
    again.restore_state(tab.save_state())
    assert not again.table.filter_row.field(0).isVisible()
    assert again.panel.notice.count.text().startswith("1 of 10 rows")
    qtbot.mouseClick(again.panel.notice.button, Qt.MouseButton.LeftButton)
    assert again.model.rowCount() == 10
    assert not again.panel.notice.button.isVisible()


def test_another_count_is_marked_lower_and_says_why(wide):
    cells = wide.model.rows.columns[key_of(wide, f"change:{MARCH}")]
    tanks = wide.model.rows.columns[0].records.index("tanks")
    assert cells.marks[tanks] == "▼"
    assert "lower, not comparable with 5 Feb 2025" in cells.tips[tanks]
    assert "A different, mostly lower count." in cells.tips[tanks]
    assert "No source explains it" in cells.tips[tanks]


def test_falls_are_marked_by_a_shape_and_explained(qtbot, full):
    claims = {name: claim.replace(off_series="") for name, claim in full.claims.items()}
    made = shown(qtbot, full.replace(claims=claims))
    made.choose_reports([CORE, MARCH])
    cells = made.model.rows.columns[key_of(made, f"change:{MARCH}")]
    tanks = made.model.rows.columns[0].records.index("tanks")
    assert cells.marks[tanks] == "▼"
    assert "falls: −41 since 5 Feb 2025" in cells.tips[tanks]
    assert "No source explains it" in cells.tips[tanks]


def test_statistics_are_guarded(qtbot, tab):
    with qtbot.waitSignal(tab.status_changed) as told:
        tab.table.selectAll()
    assert "20 cells, 10 figures" in told.args[0]
    assert "No sum: these are different kinds" in told.args[0]
    assert "highest 1,164" in told.args[0]


def test_parts_of_one_whole_are_summed(qtbot, full):
    parts = {
        name: full.measures[name].replace(part_of="armoured-vehicles", counted_apart=False)
        for name in ("apc", "ifv")
    }
    tab = shown(qtbot, full.replace(measures={**full.measures, **parts}))
    assert tab.select_record("ru-2024-08-27-02")
    measures = tab.model.rows.columns[0].records
    place = key_of(tab, "ru-2024-08-27")
    rows = [tab.model.place_of(measures.index(name)) for name in ("apc", "ifv")]
    model = tab.table.selectionModel()
    model.clearSelection()
    with qtbot.waitSignal(tab.status_changed, check_params_cb=lambda text: "sum" in text) as told:
        for row in rows:
            model.select(tab.model.index(row, place), model.SelectionFlag.Select)
    assert "2 cells, 2 figures · sum 96 · lowest 34 · highest 62" in told.args[0]


def test_copies_carry_headers_category_and_provenance(qtbot, tab):
    tab.select_record(f"{CORE}-04")
    qtbot.keyClick(tab.table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0] == "Reported equipment losses: Russian forces"
    assert lines[1].startswith("Category\t")
    assert "as-of date not stated" in lines[1]
    assert lines[2] == "Tanks\t131"
    assert lines[3] == ""
    assert "not independently verified" in lines[4]
    tab.copy_markdown.trigger()
    assert "| Tanks | 131 |" in QGuiApplication.clipboard().text()
    tab.copy_sentence.trigger()
    assert "claimed 131 tanks lost by Russian forces" in QGuiApplication.clipboard().text()


@pytest.mark.qt_log_ignore(r"does not support (raise|grabbing|propagate)")
def test_menu_opens_by_key_and_offers_the_commands(qtbot, tab):
    tab.select_record(f"{CORE}-04")
    qtbot.keyClick(tab.table, Key.Key_F10, SHIFT)
    menu = QGuiApplication.instance().activePopupWidget()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert {"Show evidence", "Copy cells", "Copy as Markdown", "Copy as sentence"} <= {*texts}
    menu.close()


@pytest.fixture
def choosing(qtbot, monkeypatch):
    """What to do in the dialog of columns instead of waiting in it."""

    def do(tab, act):
        def exec_(dialog):
            assert isinstance(dialog, ColumnsDialog)
            dialog.show()
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            act(dialog)
            dialog.reject()
            return 0

        monkeypatch.setattr(QDialog, "exec", exec_)
        qtbot.keyClick(tab.table, Key.Key_K, CTRL_SHIFT)

    return do


def ticked(dialog):
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item for item in items if item.checkState() == Qt.CheckState.Checked]


def test_a_report_is_searched_and_ticked_by_keyboard_and_shows_at_once(qtbot, full, choosing):
    tab = shown(qtbot, full)

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


def test_one_report_is_kept_and_all_and_the_standard_can_be_chosen(qtbot, full, choosing):
    tab = shown(qtbot, full)

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


def test_the_list_of_columns_fits_the_window_for_forty_reports(qtbot, full, choosing):
    tab = shown(qtbot, full)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)

    def act(dialog):
        assert dialog.list.count() > 30
        assert dialog.height() <= 500
        assert dialog.list.verticalScrollBar().maximum() > 0

    choosing(tab, act)


def test_a_change_column_is_hidden_alone_and_comes_back(qtbot, full, wide, choosing):
    wide.table.setCurrentIndex(wide.model.index(0, key_of(wide, f"change:{MARCH}")))
    qtbot.keyClick(wide.table, Key.Key_H, CTRL_SHIFT)
    assert key_of(wide, f"change:{MARCH}") < 0
    assert key_of(wide, f"change:{CORE}") > 0
    again = shown(qtbot, full)
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


def test_tab_goes_as_one_reads(qtbot, wide):
    wide.table.horizontalHeader().moveSection(3, 1)
    wide.sides.setFocus()
    seen = []
    for _ in range(20):
        seen.append(QApplication.focusWidget())
        if seen[-1] is wide.table:
            break
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    fields = wide.table.filter_row.fields()
    lefts = [field.mapTo(wide, QPoint(0, 0)).x() for field in fields]
    assert lefts == sorted(lefts)
    assert seen == [wide.sides, wide.columns_button, wide.filter_button,
                    wide.over_time_button, wide.panel.find_box.field, *fields,
                    wide.table]  # fmt: skip


def test_a_record_of_another_report_is_a_temporary_that_goes_with_the_next(qtbot, full):
    tab = shown(qtbot, full)
    told = []
    tab.status_changed.connect(told.append)
    assert tab.select_record(f"{MARCH}-06")
    assert key_of(tab, MARCH) > 0
    qtbot.waitUntil(lambda: bool(told) and "only for the selected record" in told[-1])
    assert tab.save_state()["shown"] == {}
    assert tab.select_record(f"{CORE}-04")
    assert key_of(tab, MARCH) < 0
    qtbot.waitUntil(lambda: "only for" not in told[-1])


def test_what_slides_under_the_first_column_has_an_edge(qtbot, full):
    tab = shown(qtbot, full)
    tab.choose_reports([c.report for c in tab.page().available])
    edge, bar = tab.table.edge, tab.table.horizontalScrollBar()
    assert not edge.isVisible()
    bar.setValue(180)
    assert edge.isVisible()
    right = tab.table.columnWidth(0)
    assert abs(edge.geometry().left() - right) <= 2
    for field in tab.table.filter_row.fields()[1:]:
        assert field.width() <= 0 or field.geometry().left() >= right


def test_choosing_the_other_side_never_mixes_them(qtbot, full):
    tab = shown(qtbot, full)
    tab.sides.setFocus()
    qtbot.keyClick(tab.sides, Key.Key_Down)
    assert tab.page().about == "ukrainian-forces"
    claims = [r for c in tab.model.rows.columns[1:] for r in c.records if r in full.claims]
    assert {full.claims[name].about for name in claims} == {"ukrainian-forces"}


def test_select_record_reveals_silently(qtbot, full):
    tab = shown(qtbot, full)
    told = []
    tab.record_selected.connect(told.append)
    write(qtbot, tab, 1, ">99999")
    assert tab.select_record(f"{MARCH}-06")
    assert tab.table.currentIndex().data() == "90 · contradicted"
    assert tab.select_record("tanks")
    assert tab.table.currentIndex().data() == "Tanks"
    assert not tab.select_record("ev-2024-08-06")
    assert told == []


def test_state_comes_back(qtbot, full, wide):
    wide.table.sort_by(key_of(wide, MARCH), False)
    write(qtbot, wide, 1, ">1")
    wide.table.horizontalHeader().resizeSection(1, 222)
    wide.table.horizontalHeader().moveSection(3, 1)
    wide.panel.filter_action.trigger()
    state = wide.save_state()
    again = shown(qtbot, full)
    again.restore_state(state)
    assert again.save_state() == state
    assert again.table.visual_order() == wide.table.visual_order()
    assert again.table.columnWidth(1) == 222
    assert again.model.sorting == wide.model.sorting
    assert column(again, 0) == column(wide, 0)
    assert not again.table.filter_row.field(1).isVisible()


@pytest.mark.parametrize(
    "junk",
    [
        None,
        [],
        {"choice": 7, "shown": {"russian-forces": "ua"}, "sorting": [["x", True], 5, [1, 2, 3]]},
        {"choice": "martians", "shown": {"russian-forces": ["no", 5]}, "order": ["?"] * 9_999},
        {"widths": {"category": -5, CORE: 10**12}, "filters": {"category": 5, CORE: "x" * 10**6}},
        {"switches": {"changes": "yes", "filter_row": None}, "filters": {CORE: ">"}},
    ],
)
def test_junk_state_is_harmless(tab, junk):
    tab.restore_state(junk)
    assert tab.model.rowCount() == 10
    assert [c.key for c in tab.model.rows.columns] == ["category", CORE]


def test_cells_speak_with_unit_and_leave_row_and_column_to_their_headers(tab):
    tab.table.go_to(0, 1)
    role, sides = Qt.ItemDataRole.AccessibleTextRole, Qt.Orientation
    assert tab.model.index(0, 1).data(role) == "131 items"
    assert tab.model.headerData(0, sides.Vertical, role) == "Tanks"
    heading = "Ukraine's General Staff, as-of date not stated"
    assert tab.model.headerData(1, sides.Horizontal, role) == heading


def test_tooltips_are_plain(qtbot, full):
    trap = full.measures["tanks"].replace(definition="<img src='/x'>", label="<b>Tanks</b>")
    tab = shown(qtbot, full.replace(measures={**full.measures, "tanks": trap}))
    tip = tab.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert "<img" not in tip


def test_first_column_stays_in_sight(qtbot, full):
    tab = shown(qtbot, full)
    tab.choose_reports([c.report for c in tab.page().available])
    frozen = tab.table.frozen
    tab.table.setCurrentIndex(tab.model.index(0, 0))
    qtbot.keyClick(tab.table, Key.Key_End)
    assert tab.table.horizontalScrollBar().value() > 0
    assert tab.table.visualRect(tab.table.currentIndex()).left() >= tab.table.columnWidth(0)
    assert frozen.columnViewportPosition(0) == 0
    assert frozen.isVisible()
    assert frozen.columnWidth(0) == tab.table.columnWidth(0)


def test_core_only_and_back_keeps_the_choice(qtbot, full, wide):
    wide.show_dossier(core_only(full))
    assert [c.key for c in wide.model.rows.columns] == ["category", CORE]
    wide.show_dossier(full)
    assert key_of(wide, MARCH) > 0


def test_one_reset_per_change_and_no_row_asked_by_qt(qtbot):
    asked = []

    class Counting(TableModel):
        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            asked.append(index.row())
            return super().data(index, role)

    names = [f"Event {number}" for number in range(5_000)]
    numbers = [float(number) for number in range(5_000)]
    words = TableColumn(key="n", title="n", texts=names)
    rows = Rows((words, TableColumn(key="v", title="v", texts=names, numbers=numbers)))
    model = Counting()
    model.show_rows(rows)
    resets = []
    model.modelReset.connect(lambda: resets.append(model.rowCount()))
    model.set_filters({0: parse("event 49"), 1: parse(">4900")})
    model.set_sorting(((1, True),))
    assert resets == [99, 99]
    assert model.order[0] == 4_999
    assert asked == []


def saved(qtbot, monkeypatch, tab, path, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), kind))
    qtbot.keyClick(tab.table, Key.Key_S, CTRL_SHIFT)


def test_csv_has_one_plain_figure_a_row_that_stands_alone(qtbot, wide, full, monkeypatch, tmp_path):
    wide.table.sort_by(key_of(wide, CORE), add=False)
    saved(qtbot, monkeypatch, wide, tmp_path / "a.csv")
    lines = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode())))
    stated = [
        wide.model.index(row, key_of(wide, report)).data(RECORD_ROLE)
        for row in range(wide.model.rowCount())
        for report in (CORE, MARCH)
    ]
    assert [line["Claim"] for line in lines] == [name for name in stated if name in full.claims]
    for line in lines:
        claim = full.claims[line["Claim"]]
        assert line["Value"] == ("" if claim.value is None else str(claim.value))
        assert line["Claimant"] == full.claimant_of(claim).name
        assert line["As of"] == full.as_of(claim).text
        assert "this dossier verifies none" in line["Provenance"]
    qualifiers = {line["Claim"]: line["Qualifier"] for line in lines}
    assert qualifiers[f"{CORE}-04"] == "exact"
    assert qualifiers[f"{MARCH}-12"] == "more than"


def test_table_is_saved_as_it_is_shown(qtbot, wide, monkeypatch, tmp_path):
    header = wide.table.horizontalHeader()
    header.moveSection(header.visualIndex(key_of(wide, CORE)), 2)
    wide.table.sort_by(key_of(wide, CORE), add=False)
    saved(qtbot, monkeypatch, wide, tmp_path / "a.tsv")
    lines = [line.split("\t") for line in (tmp_path / "a.tsv").read_text().split("\n")][1:]
    order = [header.logicalIndex(place) for place in range(len(wide.table.columns))]
    shown_rows = [
        [wide.model.index(row, place).data() for place in order]
        for row in range(wide.model.rowCount())
    ]
    rows = lines[1 : len(shown_rows) + 1]
    assert [line[0] for line in rows] == [row[0] for row in shown_rows]
    assert order.index(key_of(wide, CORE)) == 2
    core = lines[0].index(wide.table.columns[key_of(wide, CORE)].title)
    figures = [row[2].partition(" · ")[0].replace(",", "") for row in shown_rows]
    figures = ["" if text == "not stated" else text for text in figures]
    assert [line[core] for line in rows] == figures
    assert "LIGA.net" in lines[-2][0]
    assert "this dossier verifies none" in lines[-2][0]


def test_without_equipment_there_is_no_table_to_save(qtbot, full, monkeypatch, tmp_path):
    kinds = {m.id for m in full.measures.values() if m.group == "equipment"}
    bare = full.replace(claims={n: c for n, c in full.claims.items() if c.measure not in kinds})
    made = shown(qtbot, bare)
    for name in ("a.csv", "a.tsv", "a.md"):
        saved(qtbot, monkeypatch, made, tmp_path / name)
        assert made.saved_table(name.rpartition(".")[2]) is None
    assert not made.save_table.isEnabled()
    assert not list(tmp_path.iterdir())
    made.show_dossier(full)
    assert made.save_table.isEnabled()


def test_only_rows_that_pass_the_filters_are_saved(qtbot, tab, full, monkeypatch, tmp_path):
    tab.panel.restore_state({"filters": {"category": "tank"}})
    tab.show_dossier(core_only(full))
    left = column(tab, 0)
    assert 0 < len(left) < 10
    for name in ("a.csv", "a.tsv", "a.md"):
        saved(qtbot, monkeypatch, tab, tmp_path / name)
    assert [line.split("\t")[0] for line in (tmp_path / "a.tsv").read_text().split("\n")][
        2 : len(left) + 2
    ] == left
    lines = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text())))
    assert [line["Category"] for line in lines] == left
    assert (tmp_path / "a.md").read_text().startswith("## Reported equipment losses")
    saved(qtbot, monkeypatch, tab, tmp_path / "b", "Markdown, as shown, to read (*.md)")
    assert (tmp_path / "b.md").exists()


@pytest.mark.parametrize(
    ("name", "words"), [("a.ods", ".csv, .tsv, .md or .xlsx"), ("no/a.csv", "no/a")]
)
def test_a_table_that_cannot_be_saved_is_told_in_a_sentence(
    qtbot, tab, monkeypatch, tmp_path, name, words
):
    said = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    saved(qtbot, monkeypatch, tab, tmp_path / name)
    assert len(said) == 1
    assert words in said[0]
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("width", [520, 900, 2200])
def test_no_category_is_cut_and_no_row_is_higher_than_its_line(tab, width):
    tab.resize(width, 640)
    metrics = tab.table.fontMetrics()
    names = [metrics.horizontalAdvance(text) for text in column(tab, 0)]
    assert max(names) <= tab.table.columnWidth(0) - 16 or width < 900
    assert all(
        tab.table.rowHeight(row) <= metrics.height() + 10 for row in range(tab.model.rowCount())
    )
    assert tab.sides.width() <= 900


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
