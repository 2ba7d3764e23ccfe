from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import builders
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kursk_viewer.dossier.series import (
    Break,
    Series,
    all_series,
    break_between,
    comparable_claims,
    incomparable,
    joined_id,
    series_of,
)
from kursk_viewer.dossier.vocabulary import Unlike

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Claim, Dossier


def reports_and_claims(*points: tuple[str, int, dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    """A package with one report and one casualties claim a point: as-of, value, more fields."""
    pack = builders.package(reports=[], claims=[], statements=[], relations=[], events=[])
    for number, (as_of, value, of_report, of_claim) in enumerate(points):
        builders.rows(pack, "reports").append(
            {"id": f"r{number}", "claimant": "staff", "title": "R", "as_of": as_of,
             "as_of_basis": "text", "scope": "area", **of_report}
        )  # fmt: skip
        builders.rows(pack, "claims").append(
            {"id": f"c{number}", "report": f"r{number}", "about": "beta", "measure": "casualties",
             "value": value, "precision": "exact", "in_series": True, **of_claim}
        )  # fmt: skip
    for row in builders.rows(pack, "reports"):
        if row["as_of"] is None:
            del row["as_of"]
    return pack


def only(pack: dict[str, Any]) -> Series:
    found = all_series(builders.dossier(pack))
    assert len(found) == 1
    return found[0]


def test_claims_stand_in_order_of_their_as_of_day_not_of_the_file() -> None:
    pack = reports_and_claims(("2025-03-01", 30, {}, {}), ("2025-01-01", 10, {}, {}))
    series = only(pack)
    assert series.segments == (("c1", "c0"),)
    assert series.id == "alphans/beta/casualties"


def test_a_figure_that_falls_stays_in_the_line() -> None:
    pack = reports_and_claims(("2025-01-01", 30, {}, {}), ("2025-02-01", 10, {}, {}))
    assert only(pack).segments == (("c0", "c1"),)


def test_a_relation_breaks_the_line() -> None:
    pack = reports_and_claims(("2025-01-01", 10, {}, {}), ("2025-02-01", 20, {}, {}))
    builders.rows(pack, "relations").append(
        {"id": "cut", "subject": "c1", "kind": "breaks_series", "object": "c0", "note": "Recount."}
    )
    series = only(pack)
    assert series.segments == (("c0",), ("c1",))
    days = [date(2025, 1, 1).toordinal(), date(2025, 2, 1).toordinal()]
    assert series.breaks == (
        Break(claim="c1", previous="c0", relation="cut", before=days[0], after=days[1]),
    )


def test_a_break_at_a_lone_claim_still_cuts_the_line() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}),
        ("2025-02-01", 20, {}, {"in_series": False, "off_series": "Another count."}),
        ("2025-03-01", 30, {}, {}),
        ("2025-04-01", 40, {}, {}),
    )
    builders.rows(pack, "relations").append(
        {"id": "cut", "subject": "c1", "kind": "breaks_series", "object": "c0", "note": "Recount."}
    )
    series = only(pack)
    assert series.segments == (("c0",), ("c2", "c3"))
    assert [cut.claim for cut in series.breaks] == ["c2"]


def test_another_scope_breaks_the_line() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}), ("2025-02-01", 20, {"scope": "border"}, {})
    )
    series = only(pack)
    assert series.segments == (("c0",), ("c1",))
    assert series.breaks[0].unlike == Unlike.OTHER_SCOPE


@pytest.mark.parametrize(
    ("of_report", "of_claim", "unlike"),
    [
        ({"counts_from": "2024-08-08"}, {}, Unlike.OTHER_START),
        ({}, {"includes": ["killed", "wounded", "captured"]}, Unlike.OTHER_CONTENTS),
        ({}, {"includes": ["killed", "wounded"]}, Unlike.OTHER_CONTENTS),
        ({}, {"worded_as": "losses"}, Unlike.OTHER_WORDING),
    ],
)
def test_whatever_is_not_comparable_breaks_the_line(
    of_report: dict[str, Any], of_claim: dict[str, Any], unlike: Unlike
) -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}),
        ("2025-02-01", 20, of_report, of_claim),
        ("2025-03-01", 30, {}, {}),
    )
    series = only(pack)
    assert series.segments == (("c0",), ("c1",), ("c2",))
    assert [(each.claim, each.unlike, each.relation) for each in series.breaks] == [
        ("c1", unlike, ""),
        ("c2", unlike, ""),
    ]


def joined(dossier: Dossier) -> list[tuple[Claim, Claim]]:
    return [
        (dossier.claims[one], dossier.claims[other])
        for group in ("people", "equipment")
        for series in all_series(dossier, group)
        for segment in series.segments
        for one, other in pairwise(segment)
    ]


def count_one_thing(dossier: Dossier, one: Claim, other: Claim) -> bool:
    """Whether two claims agree in side, people or things, place, start and what is counted in."""
    sides = {dossier.claimant_of(claim).side for claim in (one, other)}
    counts = {
        (claim.about, claim.measure, dossier.scope_of(claim).id, dossier.counts_from(claim))
        for claim in (one, other)
    }
    contents = {(frozenset(c.includes), not c.includes and c.worded_as) for c in (one, other)}
    return len(sides) == len(counts) == len(contents) == 1


def test_a_line_of_the_file_joins_only_what_counts_one_thing(shipped: Dossier) -> None:
    pairs = joined(shipped)
    assert len(pairs) > 100
    assert [(a.id, b.id) for a, b in pairs if not count_one_thing(shipped, a, b)] == []


OF_REPORTS = st.fixed_dictionaries({
    "claimant": st.sampled_from(["staff", "officials", "ministry", "counter"]),
    "scope": st.sampled_from(["area", "border"]),
    "counts_from": st.sampled_from(["2024-08-06", "2024-08-08"]),
})  # fmt: skip
OF_CLAIMS = st.fixed_dictionaries(
    {"measure": st.sampled_from(["casualties", "killed"])},
    optional={
        "worded_as": st.sampled_from(["lost", "losses"]),
        "includes": st.sampled_from([["wounded"], ["wounded", "captured"], ["captured"]]),
    },
)


@settings(max_examples=60)
@given(st.lists(st.tuples(OF_REPORTS, OF_CLAIMS), min_size=2, max_size=8))
def test_a_line_joins_only_what_counts_one_thing(
    generated: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    dossier = builders.dossier(
        reports_and_claims(
            *((f"2025-01-{day:02}", 10, *fields) for day, fields in enumerate(generated, 1))
        )
    )
    assert all(count_one_thing(dossier, one, other) for one, other in joined(dossier))


def test_what_is_said_to_include_the_same_is_joined_whatever_its_word() -> None:
    contents = {"includes": ["killed", "wounded"]}
    series = only(
        reports_and_claims(
            ("2025-01-01", 10, {}, {**contents, "worded_as": "lost"}),
            ("2025-02-01", 20, {}, contents),
        )
    )
    assert series.segments == (("c0", "c1"),)


def test_what_is_off_the_series_is_compared_with_nothing() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}),
        ("2025-02-01", 20, {}, {"in_series": False, "off_series": "Another claimant."}),
    )
    dossier = builders.dossier(pack)
    one, other = dossier.claims["c0"], dossier.claims["c1"]
    assert incomparable(dossier, other, one) == incomparable(dossier, one, other)
    assert incomparable(dossier, other, one) == Unlike.OFF_SERIES


def test_what_is_unfit_for_the_line_stays_with_its_reason() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}),
        ("2025-02-01", 20, {}, {"in_series": False, "off_series": "Rounded."}),
        ("2025-03-01", 0, {}, {"precision": "not_stated", "value": None}),
    )
    series = only(pack)
    assert series.segments == (("c0",),)
    assert [(lone.claim, lone.unlike) for lone in series.lone] == [
        ("c1", Unlike.OFF_SERIES), ("c2", Unlike.OFF_SERIES),
    ]  # fmt: skip


def test_what_has_no_day_is_kept_apart() -> None:
    series = only(
        reports_and_claims(("2025-01-01", 10, {}, {}), (None, 20, {"as_of_basis": "none"}, {}))
    )
    assert series.segments == (("c0",),)
    assert series.undated == ("c1",)


@pytest.mark.parametrize("as_of", ["2025-02", "2025", "2025-02~", "2025-02-10~", "2025-02-10?"])
def test_a_claim_whose_day_is_not_known_is_no_part_of_the_line(as_of: str) -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}), (as_of, 20, {}, {}), ("2025-03-01", 30, {}, {})
    )
    series = only(pack)
    assert series.segments == (("c0", "c2"),)
    assert [(lone.claim, lone.unlike) for lone in series.lone] == [("c1", Unlike.NO_EXACT_DAY)]


def test_the_series_of_a_claim_is_that_of_all_series(shipped: Dossier) -> None:
    by_claim = {
        name: series
        for group in ("people", "equipment")
        for series in all_series(shipped, group)
        for name in series.claims
    }
    assert len(by_claim) > 300
    for name, series in by_claim.items():
        assert series_of(shipped, shipped.claims[name]) == series


def test_derived_values_and_context_have_no_series(shipped: Dossier) -> None:
    for name in ("derived-wounded", "front-2025-02-05-casualties"):
        assert series_of(shipped, shipped.claims[name]) is None


@pytest.mark.parametrize(
    ("of_report", "of_claim", "unlike"),
    [
        ({}, {}, None),
        ({}, {"includes": ["killed"]}, Unlike.OTHER_CONTENTS),
        ({}, {"worded_as": "losses"}, Unlike.OTHER_WORDING),
        ({"scope": "border"}, {}, Unlike.OTHER_SCOPE),
        ({"counts_from": "2024-08-08"}, {}, Unlike.OTHER_START),
        ({}, {"includes": ["killed", "captured"]}, Unlike.OTHER_CONTENTS),
    ],
)
def test_a_difference_is_refused_where_the_counts_differ(
    of_report: dict[str, Any], of_claim: dict[str, Any], unlike: Unlike | None
) -> None:
    dossier = builders.dossier(
        reports_and_claims(("2025-01-01", 10, {}, {}), ("2025-02-01", 20, of_report, of_claim))
    )
    one, other = dossier.claims["c0"], dossier.claims["c1"]
    assert incomparable(dossier, other, one) == incomparable(dossier, one, other) == unlike


def test_claimants_of_one_side_share_a_series_and_sides_do_not() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {}, {}),
        ("2025-02-01", 20, {"claimant": "officials"}, {}),
        ("2025-02-01", 30, {"claimant": "ministry"}, {}),
        ("2025-02-01", 40, {"claimant": "counter"}, {}),
    )
    found = {series.side: series.segments for series in all_series(builders.dossier(pack))}
    assert found == {
        "alphans": (("c0", "c1"),), "betans": (("c2",),), "counters": (("c3",),),
    }  # fmt: skip


def test_third_states_have_a_series_each_and_so_have_those_on_no_side() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {"claimant": "north"}, {}),
        ("2025-02-01", 20, {"claimant": "north-too"}, {}),
        ("2025-02-01", 30, {"claimant": "south"}, {}),
        ("2025-02-01", 40, {"claimant": "counter"}, {}),
        ("2025-02-01", 50, {"claimant": "counter-too"}, {}),
    )
    party = {"side": "abroad", "kind": "third_state"}
    builders.rows(pack, "parties").extend([
        {**party, "id": "north", "name": "N", "state": "North"},
        {**party, "id": "north-too", "name": "M", "state": "North"},
        {**party, "id": "south", "name": "S", "state": "South"},
        {"id": "counter-too", "name": "Q", "side": "counters", "kind": "independent"},
    ])  # fmt: skip
    found = sorted(series.segments for series in all_series(builders.dossier(pack)))
    assert found == [(("c0",), ("c1",)), (("c2",),), (("c3",),), (("c4",),)]


def test_a_break_in_the_count_of_another_claimant_breaks_no_series() -> None:
    pack = reports_and_claims(
        ("2025-01-01", 10, {"claimant": "staff"}, {}),
        ("2025-01-15", 20, {"claimant": "counter"}, {}),
        ("2025-02-01", 30, {"claimant": "counter"}, {}),
        ("2025-03-01", 40, {"claimant": "staff"}, {}),
    )
    builders.added(
        "relations", {"id": "broke", "subject": "c2", "kind": "breaks_series", "object": "c1"},
        pack=pack,
    )  # fmt: skip
    dossier = builders.dossier(pack)
    claims = dossier.claims
    assert break_between(dossier, claims["c3"], claims["c0"]) is None
    found = break_between(dossier, claims["c2"], claims["c1"])
    assert found is not None
    assert found.id == "broke"


def test_derived_values_and_context_are_no_part_of_any_series() -> None:
    pack = builders.package()
    builders.added(
        "reports",
        {"id": "fronts", "claimant": "staff", "title": "F", "as_of": "2025-02-05",
         "as_of_basis": "text", "scope": "front"},
        pack=pack,
    )  # fmt: skip
    builders.added(
        "claims",
        {"id": "wide", "report": "fronts", "about": "beta", "measure": "casualties", "value": 9,
         "precision": "exact", "in_series": True},
        pack=pack,
    )  # fmt: skip
    ids = {claim.id for claim in comparable_claims(builders.dossier(pack))}
    assert ids.isdisjoint({"wide", "hurt"})
    assert "total" in ids


def test_series_stand_in_order_of_measure() -> None:
    found = [series.measure for series in all_series(builders.dossier())]
    order = [row["id"] for row in builders.TABLES["measures"]]
    assert found == sorted(found, key=order.index)
    assert len(all_series(builders.dossier(), "equipment")) == 1


def test_ids_with_the_sign_that_joins_them_do_not_collide() -> None:
    assert len({joined_id(*p) for p in (("a", "b/c"), ("a/b", "c"), ("a%2Fb", "c"))}) == 3
    assert joined_id("side", "", "about", "measure") == "side/about/measure"
