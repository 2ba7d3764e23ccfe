"""The equipment page: which columns, how big the bars, which changes can honestly be told."""

import pytest

from kursk_viewer.dossier import dates
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Relation
from kursk_viewer.dossier.vocabulary import AsOfBasis, Precision, RelationKind
from kursk_viewer.pages.equipment import columns_of, equipment, place_of
from kursk_viewer.pages.naming import short_name
from kursk_viewer.pages.sums import selected_cells
from kursk_viewer.resources import dossier_path

CORE = "ua-2025-02-06"
TANKS = f"{CORE}-04"


@pytest.fixture(scope="module")
def core():
    """The core document's own records, its report dated, as the document itself is not."""
    dossier = core_only(load_file(dossier_path()))
    dated = dossier.reports[CORE].replace(
        as_of=dates.parse("2025-02-05"), as_of_basis=AsOfBasis.TEXT
    )
    return dossier.replace(reports={**dossier.reports, CORE: dated})


def with_report(dossier, name, as_of, tanks, *, precision=Precision.EXACT, off_series="", **more):
    """The dossier with one more report by the same claimant, on tanks alone."""
    base = dossier.reports[CORE]
    when = dates.parse(as_of) if as_of else None
    report = base.replace(id=name, as_of=when, as_of_basis="text", core=False, **more)
    claim = dossier.claims[TANKS].replace(
        id=f"{name}-tanks", report=name, value=tanks, precision=precision,
        off_series=off_series,
    )  # fmt: skip
    return dossier.replace(
        reports={**dossier.reports, name: report}, claims={**dossier.claims, claim.id: claim}
    )


def tanks(dossier, report):
    page = equipment(dossier, reports=(report,))
    return next(row for row in page.rows if row.measure == "tanks").cells[0]


def test_core_report_alone_by_default(core):
    page = equipment(with_report(core, "later", "2025-03-12", 90))
    assert [column.report for column in page.columns] == [CORE]
    assert len(page.rows) == 10
    assert [column.report for column in page.available] == [CORE, "later"]
    assert page.columns[0].change_heading == ""


def test_the_heading_of_changes_names_the_day_before_where_there_is_one_for_all(core):
    early = with_report(core, "early", "2024-12-01", 100)
    heading = equipment(early, reports=(CORE,)).columns[0].change_heading
    assert heading == "Change, 1 Dec 2024 → 5 Feb 2025"
    both = with_report(early, "mid", "2025-01-15", 100)
    vehicles = both.claims["mid-tanks"].replace(measure="vehicles")
    both = both.replace(claims={**both.claims, vehicles.id: vehicles})
    heading = equipment(both, reports=(CORE,)).columns[0].change_heading
    assert heading == "Change since the report before"


def test_a_cell_tells_what_else_its_own_report_says_and_no_other_report(core):
    later = with_report(core, "later", "2025-03-12", 90)
    assert tanks(later, CORE).note == ""
    twin = core.claims[TANKS].replace(id="twin", value=140)
    both = later.replace(claims={**later.claims, "twin": twin})
    assert "The same report also says 140." in tanks(both, CORE).note
    assert tanks(both, "later").note == ""


def test_bars_compare_with_the_largest_category(core):
    shares = {row.measure: row.cells[0].share for row in equipment(core).rows}
    assert shares["vehicles"] == 1
    assert shares["tanks"] == pytest.approx(131 / 1164)


def test_a_fall_is_marked_and_explained(core):
    dossier = with_report(core, "later", "2025-03-12", 90)
    cell = tanks(dossier, "later")
    assert (cell.difference, cell.fell, cell.since) == ("−41", True, "5 Feb 2025")
    assert "no explanation" in cell.explanation
    note = Relation(
        id="x",
        subject="later-tanks",
        kind=RelationKind.CONTRADICTS,
        object=TANKS,
        note="Another count.",
    )
    assert tanks(dossier.replace(relations={"x": note}), "later").explanation == "Another count."


def test_an_unchanged_figure_has_not_fallen(core):
    cell = tanks(with_report(core, "later", "2025-03-12", 131), "later")
    assert (cell.difference, cell.fell, cell.explanation) == ("±0", False, "")


def test_more_than_a_smaller_number_is_not_surely_a_fall(core):
    cell = tanks(
        with_report(core, "later", "2025-03-12", 90, precision=Precision.MORE_THAN), "later"
    )
    assert cell.difference == "at most 41 fewer"
    assert not cell.fell


def test_no_change_across_uncertain_order(core):
    month = with_report(core, "month", "2025-02", 90)
    assert tanks(month, "month").change == ""
    assert tanks(with_report(core, "undated", "", 90), "undated").change == ""
    assert tanks(with_report(core, "same-day", "2025-02-05", 90), "same-day").change == ""


def test_undated_reports_stand_last(core):
    dossier = with_report(with_report(core, "undated", "", 90), "later", "2025-03-12", 90)
    columns = equipment(dossier, reports=tuple(dossier.reports)).columns
    assert [column.report for column in columns] == [CORE, "later", "undated"]


def test_other_first_day_is_not_comparable(core):
    start = dates.parse("2024-08-08")
    cell = tanks(with_report(core, "later", "2025-03-12", 90, counts_from=start), "later")
    assert cell.difference == "not comparable"
    assert cell.difference_size is None
    assert not cell.fell
    assert "8 August 2024" in cell.explanation


def test_what_is_off_the_series_is_marked_lower_without_a_difference(core):
    off = "Whether the tanks are counted in is not said."
    cell = tanks(with_report(core, "later", "2025-03-12", 90, off_series=off), "later")
    assert (cell.difference, cell.difference_size) == ("lower, not comparable", None)
    assert cell.fell
    assert cell.explanation == f"Not comparable. {off}"
    higher = tanks(with_report(core, "later", "2025-03-12", 900, off_series=off), "later")
    assert (higher.difference, higher.fell) == ("not comparable", False)


def test_a_change_to_another_claimant_of_the_side_names_that_one(core):
    dossier = with_report(core, "later", "2025-03-12", 190)
    other = dossier.reports["later"].replace(claimant="other")
    party = core.parties[core.reports[CORE].claimant].replace(id="other", name="Another office")
    dossier = dossier.replace(
        reports={**dossier.reports, "later": other}, parties={**dossier.parties, "other": party}
    )
    cell = tanks(dossier, "later")
    assert cell.difference == "+59"
    assert cell.explanation == (
        f"The figure before is claimed by {short_name(core.parties[core.reports[CORE].claimant])}."
    )


def test_a_break_of_the_series_is_not_comparable_and_told(core):
    dossier = with_report(core, "later", "2025-03-12", 90)
    cut = Relation(
        id="x",
        subject="later-tanks",
        kind=RelationKind.BREAKS_SERIES,
        object=TANKS,
        note="Another count.",
    )
    cell = tanks(dossier.replace(relations={"x": cut}), "later")
    assert (cell.difference, cell.difference_size) == ("lower, not comparable", None)
    assert cell.fell
    assert "seems to change" in cell.explanation and "Another count." in cell.explanation


def test_a_total_of_kinds_stands_last(core):
    full = load_file(dossier_path())
    page = equipment(full, reports=tuple(full.reports))
    assert [row.total for row in page.rows] == [False] * (len(page.rows) - 1) + [True]


def test_a_change_tells_both_days(core):
    dossier = with_report(core, "later", "2025-03-12", 90)
    column = equipment(dossier, reports=("later",)).columns[0]
    assert column.change_heading == "Change, 5 Feb 2025 → 12 Mar 2025"


def test_unknown_choices_fall_back(core):
    page = equipment(core, about="martians", reports=("no-such",))
    assert page.about == "russian-forces"
    assert [column.report for column in page.columns] == [CORE]


def test_a_dossier_without_equipment_gives_an_empty_page(core):
    people = {k: c for k, c in core.claims.items() if core.measures[c.measure].group == "people"}
    page = equipment(core.replace(claims=people))
    assert (page.rows, page.columns, page.sides) == ((), (), ())


def test_place_of_a_claim(core):
    assert place_of(core, TANKS) == ("russian-forces", CORE)
    assert place_of(core, f"{CORE}-01") is None
    assert place_of(core, "no-such") is None


def test_statistics_count_figures_and_guard_the_sum(core):
    text = selected_cells(core, (TANKS, f"{CORE}-12"), 3)
    assert "3 cells, 2 figures" in text
    assert "No sum: these are different kinds" in text
    assert "lowest 131" in text
    assert "highest 1,164" in text
    line, details = text.split("\n")
    assert "(" not in line and line.endswith("different kinds")
    assert "(" in details
    assert selected_cells(core, (TANKS,), 1) == ""


def test_a_disputed_figure_is_marked_in_its_cell_and_says_by_what(shipped) -> None:
    page = equipment(shipped, "russian-forces", (CORE,))
    (tanks,) = next(row.cells for row in page.rows if row.measure == "tanks")
    assert tanks.text == "131 · contradicted"
    assert tanks.note.startswith("Contradicted by 90")
    alone = equipment(core_only(shipped), "russian-forces")
    assert next(row.cells[0].text for row in alone.rows if row.measure == "tanks") == "131"


def test_the_latest_report_shown_at_first_is_of_a_known_day(shipped):
    """A report of April is not later than one of 26 April."""
    assert columns_of(shipped, "ukrainian-forces", {})[1] == ("ru-2025-04-26",)


def test_a_break_that_other_claims_name_is_told_with_its_note(core):
    mid = with_report(core, "mid", "2025-02-20", 140)
    dossier = with_report(mid, "later", "2025-03-12", 90)
    cut = Relation(
        id="x",
        subject="later-tanks",
        kind=RelationKind.BREAKS_SERIES,
        object=TANKS,
        note="Another count.",
    )
    cell = tanks(dossier.replace(relations={"x": cut}), "later")
    assert cell.before == "mid-tanks"
    assert cell.explanation == (
        "Not comparable. The way of counting seems to change between the two reports. "
        "Another count."
    )


def test_where_no_break_is_told_the_reason_is(core):
    dossier = with_report(core, "later", "2025-03-12", 140)
    later = dossier.claims["later-tanks"].replace(includes=("captured",))
    cell = tanks(dossier.replace(claims={**dossier.claims, later.id: later}), "later")
    assert cell.explanation == (
        "Not comparable. 140 includes prisoners; whether 131 does is not stated."
    )


def test_a_cell_names_what_its_heading_does_not(shipped):
    """What is copied of a column says whose figure it is, and of what, in the cell or over it."""
    plain, report = shipped.claims[TANKS], shipped.reports[CORE]
    other = next(p for p in shipped.parties.values() if p.kind == "media")
    scope = next(name for name in shipped.scopes if name != report.scope)

    def text(**changes):
        claims = {**shipped.claims, TANKS: plain.replace(**changes)}
        return tanks(shipped.replace(claims=claims), CORE).text

    assert text() == "131 · contradicted"
    assert short_name(other) in text(said_by=other.id)
    assert shipped.scopes[scope].label in text(scope=scope)


def test_a_change_from_anothers_figure_names_whose_it_was(shipped) -> None:
    page = equipment(shipped, reports=("ua-2024-11-05", "ua-2025-01-06"))
    assert page.columns[1].change_heading == "Change, 5 Nov 2024 (Syrskyi) → 6 Jan 2025"
