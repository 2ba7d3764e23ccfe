"""What is copied and saved of the Equipment tab."""

import csv
import io

import pytest
from equipment_views import CORE, MARCH, column, key_of, saved, shown
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.ui.table.model import RECORD_ROLE

pytestmark = pytest.mark.any_font

Key = Qt.Key


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


def test_a_copied_change_is_told_to_rest_on_the_figure_before(qtbot, wide, shipped):
    place = wide.model.column_of(f"change:{CORE}")
    wide.table.setCurrentIndex(wide.model.index(0, place))
    line = wide.copy_selection().split("\n")[-2]
    assert "figures as of 6 Jan 2025 to 5 Feb 2025" in line
    wide.table.setCurrentIndex(wide.model.index(0, wide.model.column_of(CORE)))
    assert "· as of 5 Feb 2025 (from another source) ·" in wide.copy_selection().split("\n")[-2]


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


def test_csv_has_one_plain_figure_a_row_that_stands_alone(
    qtbot, wide, shipped, monkeypatch, tmp_path
):
    wide.table.sort_by(key_of(wide, CORE), add=False)
    saved(qtbot, monkeypatch, wide, tmp_path / "a.csv")
    lines = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode())))
    stated = [
        wide.model.index(row, key_of(wide, report)).data(RECORD_ROLE)
        for row in range(wide.model.rowCount())
        for report in (CORE, MARCH)
    ]
    assert [line["Claim"] for line in lines] == [name for name in stated if name in shipped.claims]
    for line in lines:
        claim = shipped.claims[line["Claim"]]
        assert line["Value"] == ("" if claim.value is None else str(claim.value))
        assert line["Claimant"] == shipped.claimant_of(claim).name
        assert line["As of"] == shipped.as_of(claim).text
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


def test_without_equipment_there_is_no_table_to_save(qtbot, shipped, monkeypatch, tmp_path):
    kinds = {m.id for m in shipped.measures.values() if m.group == "equipment"}
    bare = shipped.replace(
        claims={n: c for n, c in shipped.claims.items() if c.measure not in kinds}
    )
    made = shown(qtbot, bare)
    for name in ("a.csv", "a.tsv", "a.md"):
        saved(qtbot, monkeypatch, made, tmp_path / name)
        assert made.saved_table(name.rpartition(".")[2]) is None
    assert not made.save_table.isEnabled()
    assert not list(tmp_path.iterdir())
    made.show_dossier(shipped)
    assert made.save_table.isEnabled()


def test_only_rows_that_pass_the_filters_are_saved(qtbot, tab, shipped, monkeypatch, tmp_path):
    tab.panel.restore_state({"filters": {"category": "tank"}})
    tab.show_dossier(core_only(shipped))
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
