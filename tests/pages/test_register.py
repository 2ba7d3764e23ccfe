"""The full dossier's records in words: nothing that qualifies one is left out."""

from __future__ import annotations

import builders

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.register import ClaimEntry, Register, register

NEARBY = "source not named in this sentence; Staff of Alpha is named nearby"


def claim_of(page: Register, what: str) -> ClaimEntry:
    return next(c for report in page.reports for c in report.claims if c.what == what)


def test_references_lead_to_the_sources_of_each_record(shipped: Dossier) -> None:
    page = register(shipped)
    by_number = {source.number: source for source in page.sources}
    assert list(by_number) == [str(number) for number in range(1, len(shipped.sources) + 1)]
    told = [c for report in page.reports for c in report.claims]
    by_report: dict[str, list[str]] = {}
    for claim in shipped.claims.values():
        by_report.setdefault(claim.report, []).append(claim.id)
    ordered = [name for report in shipped.reports for name in by_report.get(report, [])]
    assert len(told) == len(shipped.claims)
    for name, entry in zip(ordered, told, strict=True):
        found = [by_number[number].title for number in entry.references.split(", ")]
        for source in shipped.claims[name].sources:
            assert any(shipped.sources[source].address in title for title in found), name


def test_a_claim_keeps_wording_attribution_paragraph_and_context() -> None:
    pack = builders.changed(
        "claims",
        "total",
        attribution="by_context",
        off_series="Rounded.",
        note="Given twice.",
        worded_as="lost",
    )
    entry = claim_of(register(builders.dossier(pack)), "Casualties among Beta forces")
    assert entry.stated == f"“around”; {NEARBY}; paragraph 8"
    for part in (
        "Worded as “lost”.",
        "Includes killed and wounded.",
        "Given twice.",
        "Other sources: Wire gave 40,100.",
        "Series: Rounded.",
    ):
        assert part in entry.remarks, part
    assert entry.references == "1"


def test_of_what_a_claim_does_not_have_no_empty_remark_is_made(small: Dossier) -> None:
    entry = claim_of(register(small), "Captured among Beta forces")
    assert (entry.stated, entry.remarks) == ("paragraph 1", "")


def test_a_claim_tells_scope_and_first_day_where_they_are_its_own() -> None:
    pack = builders.changed("claims", "total", scope="border", counts_from="2024-09-01")
    entry = claim_of(register(builders.dossier(pack)), "Casualties among Beta forces")
    assert "Scope: Area and border." in entry.remarks
    assert "Counted from 1 September 2024." in entry.remarks


def test_a_formula_is_in_words(small: Dossier) -> None:
    entry = claim_of(register(small), "Wounded among Beta forces (derived)")
    assert "≈ 39,900 casualties − ≈ 16,100 killed = ≈ 23,800." in entry.remarks
    assert entry.stated == "derived, not stated"


def test_a_report_tells_its_dates_and_notes(small: Dossier) -> None:
    report = small.reports["half-year"].replace(
        note="No day.", context="Others say 6 February.", period="in six months"
    )
    page = register(small.replace(reports=small.reports | {report.id: report}))
    frame = " ".join(page.reports[0].frame)
    for part in (
        "Staff of Alpha (Alpha)",
        "Scope: The area.",
        "Counted from 6 August 2024.",
        "As of: 5 February 2025 (inferred).",
        "How we know: By its last date.",
        "Period as worded: in six months.",
        "No day.",
        "Other sources: Others say 6 February.",
        "Sources: 1.",
    ):
        assert part in frame, part


def test_an_event_tells_place_dispute_and_sources(small: Dossier) -> None:
    start, denial = register(small).events
    assert "Disputed by: Ministry of Beta." in start.text
    assert start.said_by == "Staff of Alpha\nparagraph 4"
    assert start.references == "1, 2"
    assert denial.when == "~ 4 Feb 2025 (day it was reported)"
    assert "Place: Town (51.20° N, 35.27° E)." in denial.text


def test_statements_tell_paragraph_status_and_sources(small: Dossier) -> None:
    entry = register(small).statements[0]
    assert entry.attribution == f"{NEARBY}; disputed; paragraph 7"
    assert entry.references == "1"


def test_every_relation_is_told(shipped: Dossier) -> None:
    page = register(shipped)
    notes = {entry.note for entry in (*page.contradictions, *page.relations)}
    assert {relation.note for relation in shipped.relations.values()} <= notes
    assert len(page.contradictions) + len(page.relations) == len(shipped.relations)
    assert any(entry.kind == "breaks the series after" for entry in page.relations)


def test_both_ends_of_a_relation_lead_to_sources_and_paragraph(small: Dossier) -> None:
    page = register(small)
    assert (
        page.contradictions[0].one
        == "Staff of Alpha\nparagraph 7; source 1\nThe helpers have left."
    )
    newer = page.relations[0]
    assert newer.one.splitlines()[:2] == ["Staff of Alpha", "as of 1 Mar 2025; source 2"]
    assert newer.other.splitlines()[1] == "as of 5 Feb 2025 (inferred); paragraph 8; source 1"


def test_a_report_tells_claimant_and_day_apart(small: Dossier) -> None:
    told = register(small).reports[0]
    assert (told.claimant, told.as_of) == ("Staff of Alpha", "as of 5 Feb 2025 (inferred)")
    assert told.title == "Half a year"
