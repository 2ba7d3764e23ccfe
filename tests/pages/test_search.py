"""Search over everything finds every record by its words, and knows where it is at home."""

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.search import Index, tab_of


def records(dossier, words, most=200):
    return [hit.record for hit in Index(dossier).find(words, most)]


def test_every_record_is_found_by_its_own_id(small) -> None:
    index = Index(small)
    for table in (small.claims, small.events, small.statements, small.parties, small.sources,
                  small.measures, small.reports, small.gaps):  # fmt: skip
        for name in table:
            assert name in [hit.record for hit in index.find(name)]


def test_all_words_must_stand_in_any_order_and_case(small) -> None:
    assert "total" in records(small, "39,900 casualties")
    assert records(small, "CASUALTIES 39,900") == records(small, "39,900 casualties")
    assert records(small, "casualties nowhere") == []


def test_nothing_is_found_for_nothing(small) -> None:
    assert records(small, "") == records(small, "  \t ") == []


def test_a_limit_holds(shipped) -> None:
    assert len(records(shipped, "2", most=7)) == 7
    assert len(records(shipped, "e")) == 200


def test_in_the_core_report_nothing_else_is_found(small) -> None:
    assert records(small, "wire")
    assert records(core_only(small), "wire") == []


@pytest.mark.parametrize(
    ("record", "tab"),
    [
        ("dead", "casualties"), ("tanks-1", "equipment"), ("ground", "timeline"),
        ("start", "timeline"), ("left", "summary"), ("own-losses", "summary"), ("staff", ""),
        ("page", ""), ("none", ""),
    ],
)  # fmt: skip
def test_each_record_is_at_home_in_its_tab(small, record, tab) -> None:
    assert tab_of(small, record) == tab


def test_a_claim_about_all_fronts_is_only_evidence(shipped) -> None:
    wide = [c for c in shipped.claims.values() if shipped.scope_of(c).context]
    assert wide
    assert {tab_of(shipped, claim.id) for claim in wide} == {""}


def test_numbers_are_found_with_and_without_their_groups(small) -> None:
    assert records(small, "39900")[0] == records(small, "39,900")[0] == "total"


def test_titles_come_before_texts_and_the_core_report_first(small) -> None:
    assert records(small, "39,900")[0] == "total"
    wire = records(small, "wire")
    assert wire.index("wire") < wire.index("total")
    casualties = records(small, "casualties claim")
    assert casualties[0] == "total"


def test_words_of_notes_and_texts_count(small) -> None:
    assert "total" in records(small, "40,100")
    assert "captured" in records(small, "prisoners")
    assert {"left", "stayed", "clash"} <= set(records(small, "one page has both"))


def test_a_contradiction_is_found_by_its_note_and_by_either_half(small) -> None:
    for words in ("one page has both", "contradiction still there", "contradiction left"):
        hits = [hit for hit in Index(small).find(words) if hit.record == "clash"]
        assert [hit.kind for hit in hits] == ["Contradiction"]


def test_another_ending_of_a_long_word_is_found_after_the_same(shipped) -> None:
    found = records(core_only(shipped), "North Korean withdrawal")
    assert {"st-nk-withdrawn", "ev-nk-withdrawn"} <= set(found)
    assert records(shipped, "withdrawal")[0] not in ("st-nk-withdrawn", "ev-nk-withdrawn")


def test_all_are_counted_though_few_are_asked_for(shipped) -> None:
    index = Index(shipped)
    every = index.find("e", None)
    assert len(every) > 200
    assert index.find("e") == every[:200]


def test_the_word_itself_comes_before_another_ending_and_the_title_before_the_text() -> None:
    names = {
        "ends": ("Their withdrawn units", ""), "has": ("Their withdrawal", ""),
        "tells-end": ("Units", "They were withdrawn."), "tells": ("Units", "A withdrawal."),
        "none": ("Units", "They withdrew."),
    }  # fmt: skip
    events = [
        {"id": name, "when": "2025-02-04", "when_basis": "event", "title": title,
         "text": text or "-", "category": "helpers", "sources": ["page"]}
        for name, (title, text) in names.items()
    ]  # fmt: skip
    found = records(builders.dossier(builders.package(events=events)), "withdrawal")
    assert found == ["has", "ends", "tells", "tells-end"]


def test_two_other_endings_in_a_title_come_before_a_word_of_the_text() -> None:
    names = {"text": ("Movements", "A withdrawal."), "title": ("A withdrawn movement", "-")}
    events = [
        {"id": name, "when": "2025-02-04", "when_basis": "event", "title": title, "text": text,
         "category": "helpers", "sources": ["page"]}
        for name, (title, text) in names.items()
    ]  # fmt: skip
    dossier = builders.dossier(builders.package(events=events))
    assert records(dossier, "withdrawal movements") == ["title", "text"]


def test_a_quoted_phrase_of_a_question_is_sought_as_a_whole(small) -> None:
    index = Index(small)
    assert "left" in [hit.record for hit in index.search('who says "helpers have left"')[0]]
    assert index.search('who says "helpers left"') == ([], True)
