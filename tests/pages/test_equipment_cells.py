"""Cells that are no claim: what a change rests on, and what a report does not state."""

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.pages.equipment import (
    absent_name,
    cell_place,
    change_name,
    change_of,
    equipment,
)
from kursk_viewer.pages.evidence.cells import cell_evidence
from kursk_viewer.resources import dossier_path

CORE = "ua-2025-02-06"
TANKS = f"{CORE}-04"


@pytest.fixture(scope="module")
def full():
    return load_file(dossier_path())


def told(page):
    return [(entry.label, entry.text, entry.record) for entry in page.entries]


def test_a_change_names_both_figures_and_the_formula(full):
    page = cell_evidence(full, change_name(TANKS))
    previous, cell = change_of(full, full.claims[TANKS])
    assert page.figure == cell.difference
    entries = told(page)
    assert entries[0][0] == "Formula"
    assert entries[0][1] == f"131 − {full.claims[previous.id].value} = {cell.difference}"
    assert [record for _, _, record in entries if record] == [TANKS, previous.id]
    assert "no source states it" in page.warning
    assert page.kind == "Change between two reports"


def test_what_cannot_be_compared_has_a_reason_and_no_formula(full):
    for claim in full.claims.values():
        compared = change_of(full, claim) if cell_place(full, change_name(claim.id)) else None
        if compared and compared[1].difference == "not comparable":
            page = cell_evidence(full, change_name(claim.id))
            labels = [label for label, _, _ in told(page)]
            assert "Formula" not in labels
            if compared[1].explanation:
                assert compared[1].explanation in [text for _, text, _ in told(page)]


def test_a_first_report_has_none_before(full):
    core = core_only(full)
    page = cell_evidence(core, change_name(TANKS))
    assert page.figure == "no earlier figure"
    assert [record for _, _, record in told(page)] == [TANKS]


def test_a_figure_not_stated_is_told_as_such_with_those_who_state_it(full):
    page = cell_evidence(full, absent_name("ua-2025-03-12", "russian-forces", "artillery"))
    assert page.sentence == "This report does not state artillery systems."
    assert page.figure == ""
    others = [record for _, _, record in told(page) if record in full.claims]
    assert others
    assert {full.claims[name].measure for name in others} == {"artillery"}
    assert {full.claims[name].about for name in others} == {"russian-forces"}


def test_a_change_of_what_is_not_stated_is_not_stated_either(full):
    cell = ("ua-2025-03-12", "russian-forces", "artillery")
    assert cell_evidence(full, absent_name(*cell, change=True)) == (
        cell_evidence(full, absent_name(*cell))
    )


def test_names_lead_back_to_their_cells(full):
    place = cell_place(full, change_name(TANKS))
    assert (place.about, place.report, place.change) == ("russian-forces", CORE, True)
    place = cell_place(full, absent_name(CORE, "russian-forces", "artillery"))
    assert (place.report, place.change) == (CORE, False)


@pytest.mark.parametrize(
    "name",
    ["", "tanks", "change", "change no-such", f"change {CORE}-01", "absent a b c",
     f"change {TANKS} more", "absent", f"<b> {TANKS}"],
)  # fmt: skip
def test_other_names_are_no_cells(full, name):
    assert cell_place(full, name) is None
    assert cell_evidence(full, name) is None


def test_a_cell_of_another_report_is_gone_where_only_the_core_speaks(full):
    name = absent_name("ua-2025-03-12", "russian-forces", "artillery")
    assert cell_evidence(core_only(full), name) is None


def test_no_id_can_be_taken_for_a_cell(full):
    page = equipment(full)
    assert " " in change_name(page.rows[0].cells[0].claim)
    assert not any(" " in name for name in (*full.claims, *full.measures, *full.reports))


def test_a_column_says_where_it_counts_and_a_cell_what_else_its_report_gives():
    rows = [
        {"id": "more", "report": "half-year", "about": "beta", "measure": "tanks", "value": 140,
         "precision": "about", "attribution": "unattributed", "paragraph": 9,
         "sources": ["page"]},
        {"id": "wider", "report": "later", "about": "beta", "measure": "tanks", "value": 150,
         "precision": "exact", "sources": ["wire"]},
    ]  # fmt: skip
    dossier = builders.dossier(builders.added("claims", *rows))
    page = equipment(dossier, reports=tuple(dossier.reports))
    assert [column.heading for column in page.columns] == [
        "Staff of Alpha, as of 5 Feb 2025 (inferred)",
        "Staff of Alpha, as of 1 Mar 2025; scope: Area and border",
    ]
    (tanks,) = [row for row in page.rows if row.measure == "tanks"]
    both = "131 · also ≈ 140, no source named, in the report of Staff of Alpha"
    assert tanks.cells[0].text == both
