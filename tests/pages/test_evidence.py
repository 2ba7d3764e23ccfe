from __future__ import annotations

from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.output.plain_text import evidence_text, records_text
from kursk_viewer.pages.casualties.over_time import over_time, who_says
from kursk_viewer.pages.evidence import listings as evidence_listings
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.evidence.sections import EvidencePage
from kursk_viewer.pages.shown import shown, title_of
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.timeline.page import timeline

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

IDS = [row["id"] for rows in builders.TABLES.values() for row in rows]


def page_of(dossier: Dossier, record: str) -> EvidencePage:
    page = evidence(dossier, record)
    assert page is not None
    return page


def told(page: EvidencePage) -> dict[str, list[str]]:
    """The texts of a page by label, the answer and all sections together."""
    found: dict[str, list[str]] = {}
    for entry in page.entries:
        found.setdefault(entry.label, []).append(entry.text)
    return found


@pytest.mark.parametrize("record", IDS)
def test_every_record_has_a_page_whose_links_lead_somewhere(small: Dossier, record: str) -> None:
    page = page_of(small, record)
    assert page.record == record
    assert page.kind
    assert page.title
    assert title_of(small, record)
    for section in page.sections:
        assert section.entries
        for entry in section.entries:
            assert entry.text
            assert not entry.record or evidence(small, entry.record) is not None


def test_a_record_that_is_none_has_no_page(small: Dossier) -> None:
    assert evidence(small, "nothing") is None
    assert title_of(small, "nothing") == "nothing"


def test_every_table_has_been_seen() -> None:
    assert set(builders.TABLES) == set(TABLES)


def test_a_claim_tells_all_that_rule_one_asks_for(small: Dossier) -> None:
    page = page_of(small, "total")
    facts = told(page)
    assert page.figure == "≈ 39,900"
    assert facts["Claimant"] == ["Staff of Alpha (Alpha)"]
    assert facts["About"] == ["Beta forces"]
    assert facts["Report"] == ["Half a year"]
    assert facts["Counted from"] == ["6 August 2024"]
    assert facts["As of"] == ["5 February 2025 (inferred)"]
    assert "Published" not in facts
    assert facts["How we know"] == ["By its last date."]
    assert facts["Scope"] == ["The area"]
    assert facts["Exactness"] == ["about 39,900 people; the source says “around”"]
    assert facts["Includes"] == ["killed and wounded"]
    assert facts["Stands in"] == ["paragraph 8 of the core document"]
    assert facts["Daily Page"] == ["Half a year · date not stated · news"]
    assert facts["Other sources"] == ["Wire gave 40,100."]
    assert "Formula" not in facts
    assert page.warning == "Claimed by one party to the war; not independently verified."


def test_the_answer_stands_first_and_four_questions_after_it(small: Dossier) -> None:
    page = page_of(small, "total")
    assert [entry.label for entry in page.answer] == ["Disputes", "Origins", "As of"]
    titles = [section.title for section in page.sections]
    assert titles == ["The claim", "Time and scope", "Sources", "Notes"]
    assert all(section.key for section in page.sections)
    lines = evidence_text(page, small).splitlines()
    places = [lines.index(line) for line in (page.sentence, *titles)]
    places[1:1] = [next(i for i, line in enumerate(lines) if "Disputes" in line)]
    assert places == sorted(places)
    for record, label in (("left", "Contradicted by"), ("start", "Disputed by")):
        labels = [entry.label for entry in page_of(small, record).answer]
        assert labels[:2] == ["Said by", label]


def test_several_pages_of_one_outlet_are_folded_into_it(small: Dossier) -> None:
    pages = {
        name: source.replace(publisher=f"Wire ({name})") for name, source in small.sources.items()
    }
    dossier = small.replace(sources=pages)
    found = {s.title: s.entries for s in page_of(dossier, "start").sections}["Sources"]
    assert [(entry.label, len(entry.inside)) for entry in found] == [("Wire", 2)]
    text = evidence_text(page_of(dossier, "start"), dossier)
    assert all(source.address in text for source in pages.values())


def test_relations_are_worded_from_both_ends(small: Dossier) -> None:
    assert "superseded by" in told(page_of(small, "total"))
    assert "supersedes" in told(page_of(small, "total-later"))
    for half, other in (("left", "stayed"), ("stayed", "left")):
        facts = told(page_of(small, half))
        assert facts["Contradicted by"] == [shown(small, other).plain]
        assert "One page has both." in facts[""]


def test_a_derived_value_shows_its_formula_and_inputs(small: Dossier) -> None:
    page = page_of(small, "hurt")
    facts = told(page)
    assert page.kind == "Derived value"
    assert facts["Formula"] == ["≈ 39,900 − ≈ 16,100 = ≈ 23,800"]
    assert len(facts["Input"]) == 2
    assert "no source states it" in page.warning
    assert page.sentence.startswith("Calculated here, no source states it:")
    assert told(page_of(small, "dead"))["Derived value"]


def test_an_id_that_begins_like_another_does_not_spoil_the_formula() -> None:
    pack = builders.package()
    for row in builders.rows(pack, "claims"):
        if row["id"] == "dead":
            row["id"] = "total-dead"
        if row["id"] == "hurt":
            row["formula"] = "total - total-dead"
    facts = told(page_of(builders.dossier(pack), "hurt"))
    assert facts["Formula"] == ["≈ 39,900 − ≈ 16,100 = ≈ 23,800"]


def test_a_figure_in_words_says_so(small: Dossier) -> None:
    assert told(page_of(small, "ground"))["Exactness"] == ["given in words only: “hundreds” km²"]


def test_an_unqualified_figure_says_so(small: Dossier) -> None:
    assert told(page_of(small, "caught"))["Exactness"] == [
        "909 people, given without a qualifying word"
    ]


def test_a_paragraph_outside_the_core_is_not_called_the_core_documents() -> None:
    dossier = builders.dossier(builders.changed("claims", "total-later", paragraph=3))
    assert "Stands in" not in told(page_of(dossier, "total-later"))
    assert "Stands in" in told(page_of(dossier, "total"))


def test_an_event_tells_when_and_how_we_know(small: Dossier) -> None:
    facts = told(page_of(small, "denial"))
    assert facts["When"] == ["4 February 2025 (approximate; day it was reported)"]
    assert facts["Said by"] == ["Ministry of Beta (Beta)"]
    assert facts["Place"] == ["Town (51.20° N, 35.27° E)"]
    assert facts["Disputes"] == ["none in this file"]
    assert told(page_of(small, "start"))["Disputed by"] == ["Ministry of Beta"]
    assert told(page_of(small, "start"))["Stands in"] == ["paragraph 4 of the core document"]
    assert "Stands in" not in facts


def test_the_answer_tells_where_the_count_breaks(shipped: Dossier) -> None:
    """Undisputed is not all that a reader must know of a figure."""
    for name, other in (("02-06", "02-14"), ("02-14", "02-06")):
        page = page_of(shipped, f"ua-2025-{name}-01")
        (broken,) = (each for each in page.answer if each.label == "Count seems to break")
        assert broken.record == f"ua-2025-{other}-01"
        assert broken.text == shown(shipped, broken.record).plain
        assert [each.record for each in page.entries].count(broken.record) == 1
    line = shown(shipped, "ua-2025-02-06-01").line
    assert "count seems to break between this and more than 48,000, claimed by Syrskyi" in line


def test_two_outlets_are_no_corroboration(small: Dossier) -> None:
    assert "no independent confirmation" in told(page_of(small, "start"))["Origins"][0]
    assert told(page_of(small, "denial"))["Origins"] == [
        "One outlet; the file cites no other for it."
    ]


def test_a_derived_value_is_said_to_stand_in_no_source(small: Dossier) -> None:
    assert told(page_of(small, "hurt"))["Origins"][0].startswith("No source states it")


@pytest.mark.parametrize(
    ("word", "standing"),
    [
        ("same_origin", "2 outlets repeat one origin: that is not independent confirmation."),
        ("several_origins", "2 outlets, with more than one side or origin among them."),
        (None, "2 outlets; they may repeat one statement: no independent confirmation."),
    ],
)
def test_an_event_tells_whether_its_outlets_are_independent(
    word: str | None, standing: str
) -> None:
    fields = {"independence": word} if word else {}
    dossier = builders.dossier(builders.changed("events", "start", **fields))
    assert told(page_of(dossier, "start"))["Origins"] == [standing]


def views(dossier: Dossier, record: str) -> list[tuple[str, str]]:
    places = told(page_of(dossier, record)).get("Shown in", [])
    return [(tab, place) for tab, _, place in (text.partition(": ") for text in places)]


def test_evidence_tells_which_views_use_the_record(small: Dossier) -> None:
    assert ("Summary", "headline figures") in views(small, "total")
    assert ("Casualties", "Over time, as a mark that no line joins") in views(small, "total")
    assert views(small, "tanks-1") == [
        ("Summary", "equipment figures"),
        ("Equipment", "column of its report, losses of Beta forces"),
    ]
    beside = f"after, beside {shown(small, 'total').short}"
    assert views(small, "total-later")[0] == ("Summary", beside)
    assert ("Summary", "figures given in words only") in views(small, "ground")
    assert views(small, "start") == [("Timeline", "Ground fighting")]
    assert views(small, "left") == [("Summary", "statements"), ("Summary", "contradictions")]
    assert views(small, "clash") == [("Summary", "contradictions")]
    assert views(small, "own-losses") == [("Summary", "what the file does not say")]
    in_casualties = ("Casualties", "This report, where it can be chosen")
    assert views(small, "half-year") == [
        ("Summary", "its core report"), ("Equipment", "as a column that can be chosen"),
        in_casualties,
    ]  # fmt: skip
    assert views(small, "later") == [in_casualties]


def test_evidence_tells_of_wider_figures_lanes_ties_and_of_no_view(shipped: Dossier) -> None:
    wider = "beside the same claimant's figure for a wider scope"
    assert ("Summary", wider) in views(shipped, "ua-2025-02-06-01")
    used = views(shipped, "front-2025-02-05-casualties")
    assert [label for label, _ in used] == ["Summary"]
    assert "beside ≈ 39,900" in used[0][1]
    assert views(shipped, "front-2024-11-05-tanks") == [
        ("no view", "only here and in the full print-out")
    ]
    assert ("Timeline", "Area claimed") in views(shipped, "terr-2025-06-22-27")
    assert ("Timeline", "tied to what contradicts it") in views(shipped, "terr-2025-06-22-27")


def test_the_views_told_are_those_that_show_the_claim(shipped: Dossier) -> None:
    headlines = summary(shipped)
    compared = {
        other.shown.record
        for figure in (*headlines.headlines, *headlines.equipment)
        for other in figure.comparisons
    }
    answers = {a.shown.record for q in who_says(shipped).questions for a in q.answers}
    segments = [s for line in over_time(shipped).lines for s in line.segments]
    joined = {p.shown.record for segment in segments for p in segment if len(segment) > 1}
    drawn = {mark.record for mark in timeline(shipped).marks}
    for claim in shipped.claims:
        told_of = views(shipped, claim)
        beside = [t for v, t in told_of if v == "Summary" and ", beside" in t and "share" not in t]
        assert bool(beside) == (claim in compared), claim
        assert (("Casualties", "Who says what") in told_of) == (claim in answers), claim
        assert (("Casualties", "Over time, on a line") in told_of) == (claim in joined), claim
        assert (("Timeline", "Area claimed") in told_of) == (claim in drawn), claim


def test_the_text_ends_with_the_file_and_not_with_another_reports_day(shipped: Dossier) -> None:
    text = evidence_text(page_of(shipped, "nk-l-2025-09-02-01"), shipped)
    assert "as of 2 Sep 2025" in text
    assert "5 Feb 2025" not in text
    assert "party to the war" not in text
    assert shipped.fingerprint[:12] in text.splitlines()[-1]
    assert "LIGA" not in text


def test_a_source_lists_all_that_rests_on_it(small: Dossier) -> None:
    page = page_of(small, "wire")
    section = next(s for s in page.sections if s.title == "What rests on it")
    assert {entry.record for entry in section.entries} == {
        "total-later", "total-rival", "start", "denial", "later", "rival",
    }  # fmt: skip
    assert told(page)["Kind"] == ["state agency, Beta"]


def test_a_report_lists_its_figures_and_statements(small: Dossier) -> None:
    sections = {
        s.title: [e.record for e in s.entries] for s in page_of(small, "half-year").sections
    }
    assert sections["Its figures"] == ["total", "dead", "caught", "tanks-1", "ground"]
    assert sections["Its statements"] == ["left", "stayed"]
    assert "Its statements" not in [s.title for s in page_of(small, "later").sections]


def test_a_scope_tells_what_it_covers(small: Dossier) -> None:
    assert told(page_of(small, "front"))["Use"] == [
        "stands beside the figures of the operation, never among them"
    ]
    assert told(page_of(small, "area"))["Comparison"] == ["the main scope of this dossier"]
    assert told(page_of(small, "border"))["Comparison"] == ["not comparable with: The area"]
    scopes = {name: scope.replace(main=False) for name, scope in small.scopes.items()}
    unmarked = small.replace(scopes=scopes)
    assert "Comparison" not in told(page_of(unmarked, "border"))


def test_a_side_tells_its_role_its_ally_and_who_is_on_it(small: Dossier) -> None:
    ally = small.sides["alphans"].replace(allied_to="betans")
    page = page_of(small.replace(sides={**small.sides, "alphans": ally}), "alphans")
    assert page.title == "Alpha"
    facts = told(page)
    assert facts["Role"] == ["party to the war"]
    assert facts["Fights beside"] == ["Beta"]
    (who,) = [section for section in page.sections if section.title == "Who is on it"]
    assert [entry.record for entry in who.entries] == ["staff", "officials", "alpha"]


def test_a_category_lists_its_events(small: Dossier) -> None:
    page = page_of(small, "helpers")
    assert page.title == "Helpers"
    assert [entry.record for entry in page.entries] == ["denial"]


def test_core_only_shows_nothing_of_other_sources(small: Dossier) -> None:
    core = core_only(small)
    assert told(page_of(core, "caught"))["Disputes"] == ["none in the core report"]
    assert "Other sources" not in told(page_of(core, "total"))
    for record in ("start", "total", "left", "half-year"):
        assert told(page_of(core, record))["Origins"] == [
            "Core document only; other sources are not shown."
        ]
    assert evidence(core, "total-later") is None


def test_a_claim_tells_the_notes_on_its_report() -> None:
    pack = builders.changed("reports", "half-year", note="Undated.", context="Wire has a day.")
    dossier = builders.dossier(pack)
    facts = told(page_of(dossier, "total"))
    assert facts["Note on the report"] == ["Undated."]
    assert facts["Other sources on the report"] == ["Wire has a day."]
    assert "Other sources on the report" not in told(page_of(core_only(dossier), "total"))


def test_the_sources_own_word_for_what_is_counted_is_told() -> None:
    dossier = builders.dossier(builders.changed("claims", "total-later", worded_as="lost"))
    page = page_of(dossier, "total-later")
    assert told(page)["Worded as"] == ["“lost”"]
    assert "48,000 casualties among Beta forces, worded as “lost”, counted from" in page.sentence
    assert "Worded as" not in told(page_of(dossier, "total"))


@pytest.mark.parametrize("group", ["strength", "territory"])
def test_what_has_no_beginning_is_not_counted_from_a_day(group: str) -> None:
    dossier = builders.dossier(builders.changed("measures", "captured", group=group))
    assert "Counted from" not in told(page_of(dossier, "caught"))
    assert dossier.counts_from(dossier.claims["caught"]) is None
    pack = builders.changed("claims", "caught", counts_from="2025-01-01")
    builders.rows(pack, "measures")[3]["group"] = group
    facts = told(page_of(builders.dossier(pack), "caught"))
    assert facts["Counted from"] == ["1 January 2025"]


def test_a_report_of_ground_held_tells_no_first_day() -> None:
    pack = builders.changed("measures", "casualties", group="strength")
    row = next(r for r in builders.rows(pack, "reports") if r["id"] == "rival")
    del row["counts_from"]
    facts = told(page_of(builders.dossier(pack), "rival"))
    assert "Counted from" not in facts
    assert "Counted from" in told(page_of(builders.dossier(pack), "later"))


def test_see_also_takes_no_side(small: Dossier) -> None:
    pack = builders.changed("relations", "newer", kind="see_also")
    dossier = builders.dossier(pack)
    assert "compare with" in told(page_of(dossier, "total"))
    assert "compare with" in told(page_of(dossier, "total-later"))
    assert page_of(dossier, "newer").title == "Compare with"


def test_a_date_that_is_not_stated_has_no_basis() -> None:
    dossier = builders.dossier(builders.changed("sources", "page", published_basis="text"))
    assert told(page_of(dossier, "total"))["Daily Page"] == ["Half a year · date not stated · news"]


def test_a_statements_date_is_not_called_stated_as_of() -> None:
    pack = builders.changed("reports", "later", as_of_basis="statement_date")
    facts = told(page_of(builders.dossier(pack), "total-later"))
    assert facts["As of"] == ["1 March 2025 (date of the statement)"]


def links(dossier: Dossier, record: str) -> dict[str, list[str]]:
    return {s.title: [e.record for e in s.entries] for s in page_of(dossier, record).sections}


def test_a_measure_lists_its_figures_by_day_and_context_apart(small: Dossier) -> None:
    assert links(small, "casualties")["Its figures"] == ["total", "total-rival", "total-later"]
    pack = builders.changed("claims", "total-later", scope="front")
    apart = links(builders.dossier(pack), "casualties")
    assert apart["Its figures"] == ["total", "total-rival"]
    assert apart["Figures for context only"] == ["total-later"]


def test_a_party_lists_what_it_says_and_what_is_said_of_it(small: Dossier) -> None:
    staff = links(small, "staff")
    assert staff["Its reports"] == ["half-year", "later"]
    assert staff["Its statements"] == ["left"]
    assert staff["Events it speaks of"] == ["start"]
    assert links(small, "beta") == {
        "Reports with figures about it": ["half-year", "compiled", "later"]
    }


def test_a_source_tells_what_contradicts_it() -> None:
    clash = {"id": "day", "subject": "wire", "kind": "contradicts", "object": "start"}
    dossier = builders.dossier(builders.added("relations", clash))
    assert links(dossier, "wire")["What bears on it"] == ["start"]
    assert "wire" in [entry.record for entry in page_of(dossier, "start").answer]


def test_a_position_leads_to_the_page_that_prints_it() -> None:
    dossier = builders.dossier(builders.changed("events", "denial", position_source="page"))
    assert told(page_of(dossier, "denial"))["Position after"] == ["Daily Page"]
    assert "denial" in links(dossier, "page")["What rests on it"]


def test_a_list_too_long_for_the_window_tells_how_much_is_left_out(
    monkeypatch: pytest.MonkeyPatch, small: Dossier
) -> None:
    monkeypatch.setattr(evidence_listings, "MOST", 2)
    sections = {s.title: s.entries for s in page_of(small, "casualties").sections}
    assert [(e.text, e.record) for e in sections["Its figures"]][2:] == [("and 1 more", "")]
    reports = {s.title: s.entries for s in page_of(small, "beta").sections}
    assert [e.text for e in reports["Reports with figures about it"]][2:] == ["and 1 more"]


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("casualties", ("to 1 Mar 2025", "this dossier verifies none")),
        ("area", ("Feb 2025", "Daily Page")),
        ("beta", ("as of", "somebody's claim")),
        ("wire", ("1 Mar 2025", "this dossier verifies none")),
        ("newer", ("5 Feb 2025 to 1 Mar 2025", "Wire")),
        ("own-losses", ("as-of date not stated", "this dossier verifies none")),
    ],
)
def test_a_page_without_a_warning_ends_with_whose_figures_it_shows(
    small: Dossier, record: str, says: tuple[str, ...]
) -> None:
    last = evidence_text(page_of(small, record), small).splitlines()[-1]
    for part in (*says, "Whole dossier", small.fingerprint[:12]):
        assert part in last, last


def test_the_listing_has_every_id_with_its_title(small: Dossier) -> None:
    told = records_text(small)
    assert "  total-later  " in told and "  page  Daily Page: Half a year" in told
    assert " · Source: Daily Page and 1 further source" in told.splitlines()[-1]


def test_a_spelling_tells_the_other_ways_to_write_it(small: Dossier) -> None:
    page = page_of(small, "armoured")
    assert (page.title, told(page)) == ("armoured", {"Also called": ["armored"]})


def test_a_phase_tells_its_time_and_who_named_it(small: Dossier) -> None:
    phase = small.phases["opening"]
    assert told(page_of(small, "opening"))["Said by"] == ["Staff of Alpha"]
    bare = small.replace(phases={phase.id: phase.replace(said_by=())})
    facts = told(page_of(bare, "opening"))
    assert facts["Time"] == ["6 August 2024 – 31 December 2024"]
    assert "Said by" not in facts


def test_what_bears_on_a_record_is_told_with_its_note() -> None:
    other = {"id": "compare", "subject": "dead", "kind": "see_also", "object": "caught",
             "note": "Another way to count."}  # fmt: skip
    bare = {"id": "bare", "subject": "tanks-1", "kind": "see_also", "object": "caught"}
    dossier = builders.dossier(builders.added("relations", other, bare))
    for record, notes in (("dead", ["Another way to count."]), ("tanks-1", [])):
        section = next(s for s in page_of(dossier, record).sections if s.title == "Notes")
        assert section.entries[0].label == "compare with"
        assert [entry.text for entry in section.entries if not entry.label] == notes


def test_a_question_has_what_was_said_in_order_of_time_and_whose_each_relation_is(shipped) -> None:
    for question in shipped.questions.values():
        relations = [r for r in shipped.relations.values() if r.question == question.id]
        page = evidence(shipped, question.id)
        assert page is not None
        said, bearing = page.sections
        ends = {end for r in relations for end in (r.subject, r.object)}
        assert len(said.entries) == len(ends) and {e.record for e in said.entries} == ends
        days = [shown(shipped, entry.record).first for entry in said.entries]
        dated = [day for day in days if day is not None]
        assert dated == sorted(dated) and days[: len(dated)] == dated
        for relation, entry in zip(relations, bearing.entries, strict=True):
            assert entry.record == relation.id
            for end in (relation.subject, relation.object):
                assert shown(shipped, end).claimant in entry.text
                assert shown(shipped, end).date in entry.text
            assert relation.note in entry.text


@pytest.mark.parametrize(
    ("claimant", "method", "warning"),
    [
        ("staff", "counted", "Claimed by one party to the war; not independently verified."),
        ("counter", "counted", "An independent count; this dossier does not verify it."),
        ("counter", "estimated", "This dossier does not verify it."),
    ],
)
def test_only_a_count_by_one_on_no_side_is_called_independent(
    claimant: str, method: str, warning: str
) -> None:
    dossier = builders.dossier(
        builders.changed("reports", "later", claimant=claimant, method=method)
    )
    assert page_of(dossier, "total-later").warning == warning


def test_a_word_beside_an_exact_figure_is_the_sources_and_does_not_qualify_it() -> None:
    pack = builders.changed("claims", "tanks-1", stated_as="visually confirmed")
    exactness = told(page_of(builders.dossier(pack), "tanks-1"))["Exactness"]
    assert exactness == ["131 items; the source says “visually confirmed”"]


def test_what_a_claimant_said_otherwise_is_no_dispute_and_a_belligerents_count_no_independent_one(
    shipped: Dossier,
) -> None:
    assert "Own other figure" in told(page_of(shipped, "ua-2025-07-23-01"))
    warning = page_of(shipped, "nk-l-2025-08-29-kcna").warning
    assert "one party to the war" in warning


@pytest.mark.parametrize(
    ("words", "exactness"),
    [("dozens", "given in words only: “dozens”"), (None, "not stated")],
)
def test_only_what_is_given_in_words_is_said_to_be(words: str | None, exactness: str) -> None:
    pack = builders.changed(
        "claims", "tanks-1", value=None, precision="not_stated", stated_as=words
    )
    assert told(page_of(builders.dossier(pack), "tanks-1"))["Exactness"] == [exactness]


def test_what_is_not_the_claimants_count_has_neither_its_day_nor_its_period(
    shipped: Dossier,
) -> None:
    assert told(page_of(shipped, "ua-2025-02-06-01"))["Period as worded"] == ["six months"]
    for record in ("st-nk-denied", "st-talks", "ua-2025-02-06-area", "ua-2025-02-06-15"):
        assert "Period as worded" not in told(page_of(shipped, record)), record
    assert "As of" not in told(page_of(shipped, "st-nk-denied"))


def test_what_no_source_is_named_for_is_under_nobodys_name() -> None:
    pack = builders.changed("claims", "caught", attribution="unattributed")
    page = page_of(builders.dossier(pack), "caught")
    assert told(page)["Claimant"] == ["No source named, in the report of Staff of Alpha"]
    assert "party to the war" not in page.warning
