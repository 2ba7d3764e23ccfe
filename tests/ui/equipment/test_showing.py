"""What the Equipment tab shows and says of each report, and what it keeps."""

import json

import pytest
from equipment_views import CORE, MARCH, column, key_of, shown, write
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.output.tables import text_of
from kursk_viewer.pages.filtering import parse
from kursk_viewer.ui.table.model import PINNED_ROLE, TableModel
from kursk_viewer.ui.table.rows import Rows, TableColumn

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_models_keep_qts_rules(qtbot, tab, shipped):
    tester = QAbstractItemModelTester(
        tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    assert tab.model.rowCount(tab.model.index(0, 0)) == 0
    assert tab.model.columnCount(tab.model.index(0, 0)) == 0
    assert tab.model.rowCount(QModelIndex()) == 10
    tab.show_dossier(shipped)
    write(qtbot, tab, 1, ">99999")
    tab.panel.filters.clear()
    tab.table.sort_by(1, False)
    assert tester.model() is tab.model


def test_core_report_stands_alone_with_the_sides_and_columns_there_are(tab):
    assert [c.key for c in tab.model.rows.columns] == ["category", CORE]
    assert column(tab, 1)[:3] == ["131", "689", "386"]
    assert tab.sides.currentText() == "Russian forces, as claimed by Ukraine"


def test_no_equipment_at_all_is_said(qtbot, shipped):
    people = {
        k: c for k, c in shipped.claims.items() if shipped.measures[c.measure].group == "people"
    }
    tab = shown(qtbot, shipped.replace(claims=people))
    assert "no equipment losses" in tab.table.empty.text.text()
    assert not tab.table.empty.button.isVisible()
    assert not tab.select_record("tanks")
    assert tab.copy_selection() == ""


def test_window_and_terminal_say_the_same_of_every_report(qtbot, shipped):
    tab = shown(qtbot, shipped)
    written = json.loads(text_of(shipped, "equipment", "json"))["tables"]
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
        assert table["columns"] in (headers, [*headers, "Contested by"])
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


def test_another_count_is_marked_lower_and_says_why(wide):
    cells = wide.model.rows.columns[key_of(wide, f"change:{MARCH}")]
    tanks = wide.model.rows.columns[0].records.index("tanks")
    assert cells.marks[tanks] == "▼"
    assert "lower, not comparable with 5 Feb 2025" in cells.tips[tanks]
    assert "Perhaps a different count, mostly lower." in cells.tips[tanks]
    assert "No source explains it" in cells.tips[tanks]


def test_falls_are_marked_by_a_shape_and_explained(qtbot, shipped):
    claims = {name: claim.replace(off_series="") for name, claim in shipped.claims.items()}
    made = shown(qtbot, shipped.replace(claims=claims))
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


def test_parts_of_one_whole_are_summed(qtbot, shipped):
    parts = {
        name: shipped.measures[name].replace(part_of="armoured-vehicles", counted_apart=False)
        for name in ("apc", "ifv")
    }
    tab = shown(qtbot, shipped.replace(measures={**shipped.measures, **parts}))
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


@pytest.mark.qt_log_ignore(r"does not support (raise|grabbing|propagate)")
def test_menu_opens_by_key_and_offers_the_commands(qtbot, tab):
    tab.select_record(f"{CORE}-04")
    qtbot.keyClick(tab.table, Key.Key_F10, SHIFT)
    menu = QGuiApplication.instance().activePopupWidget()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert {"Show evidence", "Copy cells", "Copy as Markdown", "Copy as sentence"} <= {*texts}
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


def test_state_comes_back(qtbot, shipped, wide):
    wide.table.sort_by(key_of(wide, MARCH), False)
    write(qtbot, wide, 1, ">1")
    wide.table.horizontalHeader().resizeSection(1, 222)
    wide.table.horizontalHeader().moveSection(3, 1)
    wide.panel.filter_action.trigger()
    state = wide.save_state()
    again = shown(qtbot, shipped)
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


def test_tooltips_are_plain(qtbot, shipped):
    trap = shipped.measures["tanks"].replace(definition="<img src='/x'>", label="<b>Tanks</b>")
    tab = shown(qtbot, shipped.replace(measures={**shipped.measures, "tanks": trap}))
    tip = tab.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert "<img" not in tip


def test_core_only_and_back_keeps_the_choice(qtbot, shipped, wide):
    wide.show_dossier(core_only(shipped))
    assert [c.key for c in wide.model.rows.columns] == ["category", CORE]
    wide.show_dossier(shipped)
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
