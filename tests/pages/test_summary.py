from __future__ import annotations

from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.summary.page import Figure, contradictions, half, summary

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier


def by_claim(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    return {figure.shown.record: figure for figure in figures}


def test_the_headlines_keep_their_qualifiers(small: Dossier) -> None:
    figures = by_claim(summary(small).headlines)
    assert {claim: figure.shown.figure for claim, figure in figures.items()} == {
        "total": "≈ 39,900", "dead": "≈ 16,100", "hurt": "≈ 23,800", "caught": "909",
    }  # fmt: skip
    assert figures["total"].shown.spoken == "about 39,900 people"
    assert figures["dead"].level == 1
    assert figures["caught"].level == 0
    assert all(figure.shown.as_of == "as of 5 Feb 2025 (inferred)" for figure in figures.values())


def test_a_derived_figure_is_marked_with_its_formula(small: Dossier) -> None:
    hurt = by_claim(summary(small).headlines)["hurt"]
    assert hurt.shown.derived
    assert hurt.label == "Wounded (calculated)"
    assert "calculated here" in hurt.shown.attribution


def test_figures_in_words_and_equipment_stand_apart(small: Dossier) -> None:
    page = summary(small)
    assert [figure.shown.figure for figure in page.in_words] == ["“hundreds” km²"]
    assert [figure.shown.record for figure in page.equipment] == ["tanks-1"]


def test_figures_stand_in_the_order_of_the_measures(small: Dossier) -> None:
    assert [figure.shown.record for figure in summary(small).headlines] == [
        "total", "dead", "hurt", "caught",
    ]  # fmt: skip


def test_a_later_claim_of_the_same_side_is_named_with_its_other_scope(small: Dossier) -> None:
    (comparison,) = by_claim(summary(small).headlines)["total"].comparisons
    assert comparison.shown.record == "total-later"
    assert comparison.when == "after"
    assert comparison.text == (
        "> 48,000 · claimed by Staff of Alpha · as of 1 Mar 2025 · Area and border"
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2025-02-06"], [("after", "new-0")]),
        (["2025-02-06", "2025-03-09"], [("after", "new-0"), ("latest", "new-1")]),
        (["2025-02-06", "2025-02-04", "2025-02-05", "2025-03-09", "2025-01-01"],
         [("before", "new-1"), ("after", "new-0"), ("latest", "new-3")]),
    ],
)  # fmt: skip
def test_what_was_said_last_before_and_first_and_last_after(
    days: list[str], told: list[tuple[str, str]]
) -> None:
    pack = builders.package()
    report, claim = builders.rows(pack, "reports")[2], builders.rows(pack, "claims")[1]
    for number, day in enumerate(days):
        name = f"new-{number}"
        builders.rows(pack, "reports").append({**report, "id": f"report-{number}", "as_of": day})
        builders.rows(pack, "claims").append({**claim, "id": name, "report": f"report-{number}"})
    found = by_claim(summary(builders.dossier(pack)).headlines)["dead"].comparisons
    assert [(other.when, other.shown.record) for other in found] == told


def test_a_claim_of_the_same_day_was_said_neither_before_nor_after() -> None:
    page = summary(builders.dossier(builders.changed("reports", "later", as_of="2025-02-05")))
    assert by_claim(page.headlines)["total"].comparisons == ()


def test_the_statements_name_speaker_attribution_and_dispute(small: Dossier) -> None:
    left, stayed = summary(small).statements
    assert (left.claimant, left.attribution) == ("Staff of Alpha", "source named nearby")
    assert stayed.claimant == "Officials"
    assert left.contradicted
    assert stayed.contradicted


def test_both_halves_of_a_contradiction_stand_side_by_side(small: Dossier) -> None:
    (clash,) = summary(small).contradictions
    assert (clash.one.record, clash.other.record) == ("left", "stayed")
    assert (clash.one.claimant, clash.other.claimant) == ("Staff of Alpha", "Officials")
    assert (clash.one.short, clash.other.short) == (
        "The helpers have left.", "The helpers are still there.",
    )  # fmt: skip
    assert (clash.one.as_of, clash.other.as_of) == ("paragraph 7", "paragraph 20")
    assert clash.note == "One page has both."


@pytest.mark.parametrize(
    ("record", "who", "text"),
    [
        ("total", "Staff of Alpha", "≈ 39,900 casualties among Beta forces"),
        ("denial", "Ministry of Beta", "A denial"),
        (
            "total-later",
            "Staff of Alpha",
            "> 48,000 casualties among Beta forces · Area and border",
        ),
        ("hurt", "Compiler", "≈ 23,800 wounded among Beta forces (calculated)"),
    ],
)
def test_a_half_of_any_kind_has_a_speaker(small: Dossier, record: str, who: str, text: str) -> None:
    found = half(small, record)
    assert (found.claimant, found.short) == (who, text)


def test_a_half_tells_how_its_day_is_known(small: Dossier) -> None:
    assert half(small, "total").as_of == "as of 5 Feb 2025 (inferred)"
    assert half(small, "denial").as_of == "~ 4 Feb 2025 (day it was reported)"


def test_a_contradiction_outside_the_core_is_not_the_cores() -> None:
    clash = {"id": "far", "subject": "total-rival", "kind": "contradicts", "object": "total-later"}
    dossier = builders.dossier(builders.added("relations", clash))
    assert [c.relation for c in contradictions(dossier, core=True)] == ["clash"]
    assert [c.relation for c in contradictions(dossier, core=False)] == ["clash", "far"]


def test_a_contradiction_of_two_claims_without_a_note_is_told() -> None:
    clash = {"id": "near", "subject": "total", "kind": "contradicts", "object": "total-later"}
    found = summary(builders.dossier(builders.added("relations", clash))).contradictions
    assert [c.relation for c in found] == ["clash", "near"]


def test_what_is_not_said_is_said(small: Dossier) -> None:
    assert summary(small).gaps == (
        ("own-losses", "Own losses are not told."),
        ("later-losses", "Wire tells no losses by day."),
    )


def test_the_subtitle_names_claimant_first_day_and_as_of(small: Dossier) -> None:
    page = summary(small)
    assert page.subtitle == (
        "Staff of Alpha, counted from 6 August 2024, as of 5 Feb 2025 (inferred)"
    )
    assert (page.claimant, page.report) == ("Staff of Alpha", "half-year")
    assert page.dating == "By its last date."


def test_core_only_has_no_later_claims_and_only_its_gaps(small: Dossier) -> None:
    page = summary(core_only(small))
    assert all(not figure.comparisons for figure in page.headlines)
    assert [gap for gap, _ in page.gaps] == ["own-losses"]
    assert page.provenance.source == "Source: Daily Page, core report only"


def with_front(first: str = "front", second: str = "front", **total: object) -> Dossier:
    """All fronts at both ends of the core report's count, under these scopes."""
    pack = builders.changed("claims", "total", **total)
    builders.rows(pack, "claims")[:] = [
        row for row in builders.rows(pack, "claims") if row["id"] != "hurt"
    ]
    sea = {"id": "sea", "label": "The coast", "context": True}
    builders.added("scopes", sea, pack=pack)
    for scope, day, value in (
        (first, "2024-08-06", 100_000),
        (second, "2025-02-05", 300_000),
    ):
        common = {"claimant": "staff", "title": "F", "as_of": day, "as_of_basis": "text"}
        builders.added("reports", {"id": f"f{day}", "scope": scope, **common}, pack=pack)
        claim = {"id": f"c{day}", "report": f"f{day}", "about": "beta", "measure": "casualties"}
        builders.added("claims", {**claim, "value": value, "precision": "about"}, pack=pack)
    return builders.dossier(pack)


def test_a_wider_scope_stands_beside_a_figure_and_makes_no_share_of_it() -> None:
    found = by_claim(summary(with_front()).headlines)["total"].beside
    assert found is not None
    assert found.text == (
        "≈ 39,900 beside ≈ 200,000 in the same period (calculated here, no source states it: "
        "≈ 300,000 on 5 Feb 2025 less ≈ 100,000 on 6 Aug 2024, totals of Staff of Alpha for all "
        "fronts). Nobody states that the one is contained in the other"
    )
    assert found.inputs == ("total", "c2025-02-05", "c2024-08-06")


def test_the_wider_scope_is_named_as_the_file_names_it_and_none_is_made_of_two() -> None:
    found = by_claim(summary(with_front("sea", "sea")).headlines)["total"].beside
    assert found is not None and found.scope == "the coast"
    assert by_claim(summary(with_front("sea", "front")).headlines)["total"].beside is None


def test_a_bound_has_no_share() -> None:
    found = by_claim(summary(with_front(precision="up_to", stated_as="up to")).headlines)["total"]
    assert found.beside is not None
    assert found.beside.text.startswith("≤ 39,900 beside ≈ 200,000")


def test_no_page_has_a_percentage(shipped: Dossier) -> None:
    found = [f.beside.text for f in by_claim(summary(shipped).headlines).values() if f.beside]
    assert not any("%" in text for text in found)
    assert found[0].startswith("≈ 39,900 beside ≈ 258,930 in the same period")
    assert "≈ 844,070 on 5 Feb 2025 less ≈ 585,140 on 6 Aug 2024" in found[0]


def test_provenance_goes_with_the_page(small: Dossier) -> None:
    told = summary(small).provenance
    assert told.source == "Sources: Daily Page and Wire (English)"
    assert (
        told.claimants == "Claimed by Staff of Alpha; said by Staff of Alpha and Officials"
        and "counting starts differ or are not stated" in told.frame
    )
    assert told.line.replace(f"{told.claimants} · {told.frame} · ", "") == (
        "Every figure is somebody's claim; this dossier verifies none · "
        "Sources: Daily Page and Wire (English) · "
        "figures as of 5 Feb 2025 to 1 Mar 2025 (some inferred) · "
        f"data 0.1.0, fingerprint {small.fingerprint[:12]}"
    )


def test_a_dossier_without_core_has_a_summary_all_the_same() -> None:
    pack = builders.package(reports=[], claims=[], statements=[], events=[], relations=[])
    del pack["core_document"]
    page = summary(builders.dossier(pack))
    assert page.headlines == ()
    assert " ·  · " not in page.provenance.line
    assert page.provenance.line.startswith("Every figure is somebody's claim; this dossier")


def test_a_speaker_is_not_named_twice_in_a_half() -> None:
    pack = builders.changed("events", "start", title="Staff of Alpha: it begins")
    assert half(builders.dossier(pack), "start").short == "It begins"
    pack = builders.changed(
        "events", "start", title="Staff of Alpha: it begins", said_by=["staff", "ministry"]
    )
    assert half(builders.dossier(pack), "start").short == "Staff of Alpha: it begins"
    for stranger in ("Gamma", "Alpha", "taff of"):
        title = f"{stranger}: it begins"
        pack = builders.changed("events", "start", title=title)
        assert half(builders.dossier(pack), "start").short == title


def test_a_source_can_be_a_half(small: Dossier) -> None:
    told = half(small, "wire")
    assert (told.claimant, told.as_of, told.short) == (
        "Wire (English)",
        "2 Mar 2025",
        "A later count",
    )


def test_a_break_is_told_beside_the_figures_on_both_sides_of_it() -> None:
    broken = {"id": "gap", "subject": "total-later", "kind": "breaks_series", "object": "total"}
    pack = builders.added("relations", {**broken, "note": "Another count."})
    late = {"id": "latest", "claimant": "staff", "title": "L", "as_of": "2025-06-01"}
    builders.added(
        "reports", {**late, "as_of_basis": "text", "scope": "area", "sources": ["wire"]}, pack=pack
    )
    last = {"id": "total-last", "report": "latest", "about": "beta", "measure": "casualties"}
    builders.added(
        "claims", {**last, "value": 70000, "precision": "about", "sources": ["wire"]}, pack=pack
    )
    page = summary(builders.dossier(pack))
    told = {c.when: c for c in by_claim(page.headlines)["total"].comparisons}
    assert told["after"].broken == "the way of counting seems to change here: Another count"
    assert told["after"].text.endswith("the way of counting seems to change here: Another count)")
    assert told["latest"].broken == "the way of counting seems to change in between"
    assert not any(c.broken for c in by_claim(page.headlines)["dead"].comparisons)


def test_what_contradicts_the_latest_and_what_is_newer_is_not_passed_over(
    shipped: Dossier,
) -> None:
    told = {c.when: c.shown for c in by_claim(summary(shipped).headlines)["ua-2025-02-06-01"]
            .comparisons}  # fmt: skip
    assert told["latest"].record == "ua-2025-08-06-01"
    assert told["contradicts the latest"].record == "ua-2025-07-23-01"
    pack = builders.package()
    late = {"id": "june", "claimant": "staff", "title": "L", "as_of": "2025-06"}
    builders.added(
        "reports", {**late, "as_of_basis": "text", "scope": "area", "sources": ["wire"]}, pack=pack
    )
    last = {"id": "total-june", "report": "june", "about": "beta", "measure": "casualties"}
    builders.added(
        "claims", {**last, "value": 70000, "precision": "about", "sources": ["wire"]}, pack=pack
    )
    found = by_claim(summary(builders.dossier(pack)).headlines)["total"].comparisons
    assert [(c.when, c.shown.record) for c in found] == [
        ("after", "total-later"), ("newer, not comparable", "total-june"),
    ]  # fmt: skip


def test_where_no_break_is_told_none_is_made_up(small: Dossier) -> None:
    assert not any(c.broken for f in summary(small).headlines for c in f.comparisons)


def test_what_was_said_on_a_day_is_looked_up_once_for_all_claims_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from kursk_viewer.pages import comparing

    asked = []
    looked_up = comparing._dated
    monkeypatch.setattr(
        comparing, "_dated", lambda *given: asked.append(given) or looked_up(*given)
    )
    pack = builders.package()
    row = next(row for row in builders.rows(pack, "claims") if row["id"] == "tanks-1")
    builders.rows(pack, "claims").extend({**row, "id": f"tank-{n}"} for n in range(500))
    page = summary(builders.dossier(pack))
    assert len(page.equipment) == 501
    assert len(asked) < 20


def test_contradictions_with_one_note_are_all_told_those_of_a_question_together() -> None:
    note = "One page has both."
    pack = builders.added(
        "relations",
        {"id": "near", "subject": "total", "kind": "contradicts", "object": "total-later",
         "note": note},
        {"id": "more", "subject": "left", "kind": "contradicts", "object": "start",
         "question": "where-helpers", "note": note},
    )  # fmt: skip
    dossier = builders.dossier(pack)
    found = [c.relation for c in summary(dossier).contradictions]
    assert found == ["clash", "more", "near"]
