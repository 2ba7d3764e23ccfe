"""The tables of the tabs on the command line: the same numbers as on the screen."""

import itertools
import json

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.output.tables import text_of
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties import numbers
from kursk_viewer.pages.casualties import over_time as casualties
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.timeline.page import timeline

TABS = ("equipment", "casualties", "timeline")


def read(dossier, tab: str) -> dict:
    """What the command writes as JSON."""
    return json.loads(text_of(dossier, tab, "json"))


def cells(dossier, tab: str) -> set[str]:
    """All cells of the tables of a tab."""
    found = read(dossier, tab)["tables"]
    return {cell for table in found for row in table["rows"] for cell in row["cells"]}


@pytest.mark.parametrize("reduced", [False, True])
def test_equipment_has_every_report_of_every_side(shipped, reduced) -> None:
    dossier = core_only(shipped) if reduced else shipped
    told = cells(dossier, "equipment")
    for side in equipment(dossier).sides:
        page = equipment(dossier, side.about)
        reports = tuple(column.report for column in page.available)
        for row in equipment(dossier, side.about, reports).rows:
            assert row.label in told
            assert {cell.text for cell in row.cells} <= told


def test_a_fall_is_marked_as_on_the_screen() -> None:
    pack = builders.package()
    report = next(row for row in builders.rows(pack, "reports") if row["id"] == "half-year")
    tanks = next(row for row in builders.rows(pack, "claims") if row["id"] == "tanks-1")
    builders.added(
        "reports", {**report, "id": "next", "as_of": "2025-03-01", "core": False}, pack=pack
    )
    builders.added("claims", {**tanks, "id": "tanks-2", "report": "next", "value": 90}, pack=pack)
    assert "▼ −41" in cells(builders.dossier(pack), "equipment")


def test_casualties_have_every_bar_point_and_answer(shipped) -> None:
    told = cells(shipped, "casualties")
    shown = [numbers.lines_table(casualties.over_time(shipped).lines)]
    shown += [
        numbers.bars_table(casualties.bars(shipped, report))
        for report, _title in casualties.reports_on_people(shipped)
    ]
    shown += map(numbers.answers_table, casualties.who_says(shipped).questions)
    for table in shown:
        for row in table.rows:
            assert set(row.texts) <= told


def test_the_timeline_has_every_mark(shipped) -> None:
    (found,) = read(shipped, "timeline")["tables"]
    marks = timeline(shipped).marks
    assert [row["records"] for row in found["rows"]] == [[mark.record] for mark in marks]
    assert {mark.title for mark in marks} <= cells(shipped, "timeline")


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("form", ["tsv", "markdown"])
def test_each_table_ends_with_its_provenance(shipped, tab, form) -> None:
    text = text_of(shipped, tab, form).replace("\\", "")
    for table in read(shipped, tab)["tables"]:
        assert f"\n\n{table['provenance']}" in text
        assert table["title"] in text
        assert shipped.fingerprint[:12] in table["provenance"]


@pytest.mark.parametrize("tab", TABS)
def test_json_has_ids_that_exist_and_numbers_as_numbers(shipped, tab) -> None:
    told = read(shipped, tab)
    assert told["sha256"] == shipped.fingerprint
    for table in told["tables"]:
        for row in table["rows"]:
            assert len(row["cells"]) == len(row["values"]) == len(table["columns"])
            assert row["records"] and all(shipped.find(name) for name in row["records"])
            for cell, value in zip(row["cells"], row["values"], strict=True):
                assert value is None or any(sign.isdigit() for sign in cell)
    if tab != "timeline":
        rows = [row for table in told["tables"] for row in table["rows"]]
        assert any(value is not None for row in rows for value in row["values"])


def test_json_tells_the_scope_of_a_report_and_why_a_change_is_none(shipped) -> None:
    told = read(shipped, "equipment")
    table = told["tables"][0]
    assert len(table["details"]) == len(table["columns"])
    assert "Scope: " in table["details"][1]
    notes = {
        note
        for row in table["rows"]
        for cell, note in zip(row["cells"], row["notes"], strict=True)
        if cell.startswith("not comparable")
    }
    assert notes and all(notes)


@pytest.mark.parametrize("tab", TABS)
def test_a_file_with_nothing_to_show_says_so(tab) -> None:
    empty = builders.dossier(
        builders.package(reports=[], claims=[], statements=[], events=[], relations=[])
    )
    assert text_of(empty, tab, "tsv") == text_of(empty, tab, "markdown")
    assert "nothing to show" in text_of(empty, tab, "tsv")
    assert read(empty, tab)["tables"] == []


def test_no_cell_is_a_formula() -> None:
    pack = builders.changed("events", "start", title="=1+1")
    builders.rows(pack, "measures")[4]["label"] = "@tanks"
    dossier = builders.dossier(pack)
    assert "\t'=1+1\t" in text_of(dossier, "timeline", "tsv")
    assert "\n'@tanks\t" in text_of(dossier, "equipment", "tsv")


@pytest.mark.parametrize("tab", TABS)
def test_every_form_tells_beside_a_figure_what_contradicts_it(shipped, tab) -> None:
    opposed = {end: r for r in shipped.contradictions for end in (r.subject, r.object)}
    met = 0
    for table in read(shipped, tab)["tables"]:
        contradicted = [row for row in table["rows"] if opposed.keys() & told(shipped, row)]
        disputed = [row for row in table["rows"] if by_somebody(shipped, row)]
        assert ("Contested by" in table["columns"]) == bool(contradicted or disputed)
        for row in contradicted:
            met += 1
            texts: dict[str, list[str]] = {}
            for name in row["records"]:
                for dispute in shown(shipped, name).disputes:
                    texts.setdefault(dispute.relation, []).append(dispute.text)
            for relation, halves in texts.items():
                assert any(half in row["cells"][-1] for half in halves), relation
        for row in table["rows"]:
            if table["columns"][-1] == "Contested by" and row not in contradicted + disputed:
                assert not row["cells"][-1]
    assert met
    for form in ("tsv", "markdown"):
        assert "Contested by" in text_of(shipped, tab, form)


def told(dossier, row) -> set[str]:
    """The records of a row, and those whose figures its events tell."""
    figures = (getattr(dossier.find(name), "figures", ()) for name in row["records"])
    return {*row["records"], *itertools.chain.from_iterable(figures)}


def by_somebody(dossier, row) -> bool:
    """Whether the file names who disputes an event of a row."""
    return any(getattr(dossier.find(name), "disputed_by", "") for name in row["records"])


def test_where_nothing_is_contradicted_no_column_says_so() -> None:
    pack = builders.changed("events", "start", disputed_by=None)
    for tab in TABS:
        assert "Contested by" not in text_of(builders.dossier(pack), tab, "tsv")


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("form", ["tsv", "markdown", "json"])
def test_what_programs_read_holds_no_marks_of_direction(tab, form) -> None:
    name = "\u0648\u0632\u0627\u0631\u0629 12 \u0628\u064a\u062a\u0627"
    pack = builders.changed("parties", "staff", name=name)
    text = text_of(builders.dossier(pack), tab, form)
    assert name in text
    assert not set(text) & {wording.ISOLATE, wording.END_OF_ISOLATE}
