from __future__ import annotations

from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier.core import core_only
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.pages.evidence import EvidencePage, claim_sentence, evidence, title_of

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

IDS = [row["id"] for rows in builders.TABLES.values() for row in rows]


def page_of(dossier: Dossier, record: str) -> EvidencePage:
    page = evidence(dossier, record)
    assert page is not None
    return page


def told(page: EvidencePage) -> dict[str, list[str]]:
    """The texts of a page by label, all sections together."""
    found: dict[str, list[str]] = {}
    for section in page.sections:
        for entry in section.entries:
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
    assert facts["Claimant"] == ["Staff of Alpha (Ukraine)"]
    assert facts["About"] == ["Beta forces"]
    assert facts["Report"] == ["Half a year"]
    assert facts["Counted from"] == ["6 August 2024"]
    assert facts["As of"] == ["5 February 2025 (inferred)"]
    assert facts["Published"] == ["date not stated"]
    assert facts["How we know"] == ["By its last date."]
    assert facts["Scope"] == ["The area"]
    assert facts["Exactness"] == ["about 39,900 people; the source says “around”"]
    assert facts["Counts in"] == ["killed and wounded"]
    assert facts["Place"] == ["paragraph 8 of the core document"]
    assert facts["Daily Page"] == ["Half a year · date not stated · news"]
    assert facts["Other sources"] == ["Wire gave 40,100."]
    assert page.warning == "Claimed by a party to the war, not independently verified."


def test_relations_are_worded_from_both_ends(small: Dossier) -> None:
    assert "superseded by" in told(page_of(small, "total"))
    assert "supersedes" in told(page_of(small, "total-later"))
    for half, other in (("left", "stayed"), ("stayed", "left")):
        facts = told(page_of(small, half))
        assert facts["contradicts"] == [small.statements[other].text]
        assert "One page has both." in facts[""]


def test_a_derived_value_shows_its_formula_and_inputs(small: Dossier) -> None:
    page = page_of(small, "hurt")
    facts = told(page)
    assert page.kind == "Derived value"
    assert facts["Formula"] == ["≈ 39,900 − ≈ 16,100 = ≈ 23,800"]
    assert len(facts["Input"]) == 2
    assert "nobody stated it" in page.warning
    assert page.sentence.startswith("Worked out for this dossier, not stated by anyone:")
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
    assert "Place" not in told(page_of(dossier, "total-later"))


def test_one_sentence_can_stand_alone(small: Dossier) -> None:
    assert claim_sentence(small, small.claims["total"]) == (
        "Staff of Alpha claimed, as of 5 Feb 2025 (inferred): "
        "casualties of Beta forces, about 39,900 people."
    )
    assert "area held by Alpha of Alpha forces" in claim_sentence(small, small.claims["ground"])


def test_an_event_tells_when_and_how_we_know(small: Dossier) -> None:
    facts = told(page_of(small, "denial"))
    assert facts["When"] == ["4 February 2025 (approximate) (day it was reported)"]
    assert facts["Place"] == ["Town (35.27, 51.20)"]
    assert told(page_of(small, "start"))["Disputed by"] == ["Ministry of Beta"]


def test_two_outlets_are_no_corroboration(small: Dossier) -> None:
    assert "no corroboration" in told(page_of(small, "start"))["Standing"][0]
    assert "One outlet" in told(page_of(small, "denial"))["Standing"][0]


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
    assert told(page_of(small, "area"))["Area"] == ["Kursk Oblast only"]


def test_core_only_shows_nothing_of_other_sources(small: Dossier) -> None:
    core = core_only(small)
    assert "Other sources" not in told(page_of(core, "total"))
    assert told(page_of(core, "start"))["Standing"][0].startswith("One outlet")
    assert evidence(core, "total-later") is None
