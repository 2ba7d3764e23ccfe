"""A record as shown, at three lengths: whose losses, who claims, when, where, what disputes it."""

from __future__ import annotations

import re

import pytest

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Attribution, RelationKind
from kursk_viewer.pages.naming import counted, formula_in_words
from kursk_viewer.pages.shown import headline, sentenced, shown, title_of
from tests import builders


@pytest.mark.parametrize(
    ("claim", "short"),
    [
        ("tanks-1", "131 tanks lost by Beta forces · claimed by Staff of Alpha · "
                    "as of 5 Feb 2025 (inferred)"),
        ("total-later", "> 48,000 casualties among Beta forces · claimed by Staff of Alpha · "
                        "as of 1 Mar 2025 · Area and border"),
        ("ground", "“hundreds” km² · area held by Alpha · claimed by Staff of Alpha · "
                   "as of 5 Feb 2025 (inferred)"),
        ("hurt", "≈ 23,800 wounded among Beta forces (calculated) · calculated here · "
                 "as of 5 Feb 2025 (inferred)"),
        ("left", "The helpers have left. · said by Staff of Alpha · paragraph 7 · contradicted"),
        ("start", "It begins · said by Staff of Alpha · 6 Aug 2024 · disputed"),
    ],
)  # fmt: skip
def test_the_short_form_tells_all_that_no_title_says(
    small: Dossier, claim: str, short: str
) -> None:
    assert shown(small, claim).short == short


@pytest.mark.parametrize(
    ("said", "short"),
    [
        (("Casualties",), "> 48,000 · Beta forces · claimed by Staff of Alpha · "
                          "as of 1 Mar 2025 · Area and border"),
        (("Beta forces", "Staff of Alpha"), "> 48,000 casualties · "
                                            "as of 1 Mar 2025 · Area and border"),
        (("Casualties among Beta forces", "Staff of Alpha", "1 Mar 2025"),
         "> 48,000 · Area and border"),
        (("Casualties", "Beta forces", "Staff of Alpha", "1 Mar 2025", "Area and border"),
         "> 48,000"),
        (("Casualties", "Ministry of Beta", "5 Feb 2025", "The area"),
         "> 48,000 · Beta forces · claimed by Staff of Alpha · "
         "as of 1 Mar 2025 · Area and border"),
    ],
)  # fmt: skip
def test_the_short_form_leaves_out_only_what_the_title_says(
    small: Dossier, said: tuple[str, ...], short: str
) -> None:
    assert shown(small, "total-later", said).short == short


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ("total", "Staff of Alpha claimed about 39,900 casualties among Beta forces, "
                  "counted from 6 Aug 2024, as of 5 Feb 2025 (inferred); scope: The area."),
        ("tanks-1", "Staff of Alpha claimed 131 tanks lost by Beta forces, "
                    "counted from 6 Aug 2024, as of 5 Feb 2025 (inferred); scope: The area."),
        ("ground", "Staff of Alpha claimed area held by Alpha, in words only: “hundreds” km², "
                   "as of 5 Feb 2025 (inferred); scope: The area."),
        ("hurt", "Calculated here, no source states it: about 23,800 wounded among "
                 "Beta forces, counted from 6 Aug 2024, as of 5 Feb 2025 (inferred); "
                 "scope: The area."),
        ("left", "Staff of Alpha: The helpers have left; paragraph 7; source named nearby; "
                 "contradicted by The helpers are still there, said by Officials, "
                 "paragraph 20."),
        ("denial", "~ 4 Feb 2025 (day it was reported): A denial; said by Ministry of Beta; "
                   "place: Town."),
        ("start", "6 Aug 2024: It begins; said by Staff of Alpha; disputed by Ministry of Beta."),
        ("change-1", "Version 0.1.0: total value, “40000” became “39900”. "
                     "The page has the finer figure."),
    ],
)  # fmt: skip
def test_a_line_can_stand_alone(small: Dossier, claim: str, line: str) -> None:
    assert shown(small, claim).line == line
    assert title_of(small, claim) == line


@pytest.mark.parametrize(
    ("method", "words"),
    [
        ("claimed", "claimed"),
        ("estimated", "estimated"),
        ("counted", "counted"),
        ("stated", "stated"),
        (None, "gave"),
    ],
)
def test_the_verb_is_the_reports(method: str | None, words: str) -> None:
    pack = builders.changed("reports", "later", method=method)
    found = shown(builders.dossier(pack), "total-later")
    assert f"Staff of Alpha {words} more than 48,000 casualties" in found.line
    assert f"{words if method else 'given'} by Staff of Alpha" in found.short


@pytest.mark.parametrize(
    ("claim", "attribution", "told"),
    [
        ("total", "explicit", "attributed in the text"), ("total", None, ""),
        ("hurt", None, "calculated here, no source states it"),
    ],
)  # fmt: skip
def test_how_the_source_attributes_a_figure(claim: str, attribution: str | None, told: str) -> None:
    pack = builders.changed(
        "claims", claim, **({"attribution": attribution} if attribution else {})
    )
    assert shown(builders.dossier(pack), claim).attribution == told


def test_what_nobody_is_named_for_says_so() -> None:
    pack = builders.changed("claims", "total-later", attribution="unattributed")
    line = shown(builders.dossier(pack), "total-later").line
    assert line.startswith("No source named, in the report of Staff of Alpha: more than 48,000 ")
    assert "claimed" not in line
    pack = builders.changed(
        "claims", "total-later", attribution="unattributed", said_by="officials"
    )
    line = shown(builders.dossier(pack), "total-later").line
    assert line.startswith("Officials, in its own words: more than 48,000 ")
    assert line.endswith("; the article's own words, no source named.")
    pack = builders.changed("claims", "total-later", said_by="officials")
    assert shown(builders.dossier(pack), "total-later").line.startswith("Officials gave more than")
    pack = builders.changed("statements", "left", attribution="unattributed", said_by=None)
    assert shown(builders.dossier(pack), "left").short.startswith(
        "The helpers have left. · no source named, in the report of Staff of Alpha"
    )


def test_what_contradicts_a_figure_is_named_with_the_day_from_which_it_counts() -> None:
    """Where that is another one: a week beside a total contradicts nothing by itself."""
    pack = builders.changed("claims", "total-later", counts_from="2025-02-20")
    relation = {"id": "odd", "subject": "total-later", "kind": "contradicts", "object": "total"}
    dossier = builders.dossier(builders.added("relations", relation, pack=pack))
    assert "counted from 20 Feb 2025" in shown(dossier, "total").dispute
    assert "counted from 6 Aug 2024" in shown(dossier, "total-later").dispute


def test_no_number_is_nobodys_claim_of_one() -> None:
    pack = builders.changed("claims", "ground", stated_as=None)
    one = shown(builders.dossier(pack), "ground")
    assert one.short.startswith(
        "not stated · area held by Alpha · no number given by Staff of Alpha"
    )
    assert "gave no number" in one.line


def test_a_contradiction_is_told_from_both_halves_with_what_differs() -> None:
    clash = {"id": "near", "subject": "total", "kind": "contradicts", "object": "total-later",
             "note": "Too many."}  # fmt: skip
    dossier = builders.dossier(builders.added("relations", clash))
    one, other = shown(dossier, "total"), shown(dossier, "total-later")
    assert one.contradicted and other.contradicted
    assert one.line.endswith(
        "; contradicted by more than 48,000, as of 1 Mar 2025, Area and border."
    )
    assert other.line.endswith("; contradicted by about 39,900, as of 5 Feb 2025 (inferred).")
    assert one.short.endswith(" · contradicted")
    told = "Contradicted by more than 48,000, as of 1 Mar 2025, Area and border: Too many."
    assert told in one.full
    assert [dispute.record for dispute in one.disputes] == ["total-later"]


def test_no_two_claims_of_one_day_and_claimant_read_alike(shipped: Dossier) -> None:
    titles: dict[str, str] = {}
    for claim in shipped.claims.values():
        title = shown(shipped, claim.id).short
        party = shipped.parties[claim.about]
        names = (party.name, party.adjective, party.members.partition(" in ")[0])
        assert any(name and name in title for name in names) or " by " in title
        twin = titles.setdefault(title, claim.id)
        same = shipped.claims[twin]
        assert (same.about, same.measure, shipped.scope_of(same)) == (
            claim.about,
            claim.measure,
            shipped.scope_of(claim),
        )


def test_words_for_a_number_stand_without_a_plural_unit(shipped: Dossier) -> None:
    claim = shipped.claims["ua-2025-02-06-brigade-lost"]
    found = shown(shipped, claim.id)
    assert f"“{claim.stated_as}”" in found.line
    assert "” brigades" not in found.line + found.short.replace(" · ", "·")


def test_a_single_item_is_no_plural(small: Dossier) -> None:
    one = small.claims["tanks-1"].replace(value=1)
    small = small.replace(claims=small.claims | {one.id: one})
    assert shown(small, one.id).short.startswith("1 · tanks lost by Beta forces · ")
    assert "claimed tanks lost by Beta forces: 1, " in shown(small, one.id).line


def test_a_formula_names_what_is_no_count_before_its_figure() -> None:
    area = {"report": "half-year", "about": "alpha", "measure": "area-held", "paragraph": 4}
    pack = builders.added(
        "claims",
        {**area, "id": "most", "value": 5000, "precision": "about"},
        {**area, "id": "rest", "value": 1, "precision": "exact"},
        {**area, "id": "less", "report": "compiled", "value": 4999, "precision": "about",
         "status": "derived", "formula": "most - rest"},
    )  # fmt: skip
    dossier = builders.dossier(pack)
    assert formula_in_words(dossier, dossier.claims["less"]) == (
        "area held by Alpha: ≈ 500 km² − area held by Alpha: 0.1 km²"
    )


def test_a_formula_is_told_in_words(small: Dossier) -> None:
    claim = small.claims["hurt"]
    assert formula_in_words(small, claim) == "≈ 39,900 casualties − ≈ 16,100 killed"
    told = "Calculated as ≈ 39,900 casualties − ≈ 16,100 killed."
    assert told in shown(small, claim.id).full


def test_the_full_form_tells_attribution_contradiction_break_and_sources(small: Dossier) -> None:
    shy = small.claims["total"].replace(attribution=Attribution.BY_CONTEXT, note="Rounded.")
    small = small.replace(claims=small.claims | {shy.id: shy})
    relation = small.relations["newer"].replace(
        kind=RelationKind.BREAKS_SERIES, note="Another count."
    )
    small = small.replace(relations={relation.id: relation})
    assert shown(small, shy.id).full == (
        "Staff of Alpha claimed about 39,900 casualties among Beta forces, "
        "counted from 6 Aug 2024, as of 5 Feb 2025 (inferred); scope: The area. "
        "Source not named in this sentence; Staff of Alpha is named nearby. Rounded. "
        "The way of counting seems to change here: Another count. "
        "Source: Daily Page."
    )
    clash = relation.replace(kind=RelationKind.CONTRADICTS, note="")
    small = small.replace(relations={clash.id: clash})
    assert (
        "Contradicted by more than 48,000, as of 1 Mar 2025, Area and border"
        in shown(small, shy.id).full
    )


def test_what_is_counted_is_worded_as_the_measure_and_the_party_have_it() -> None:
    pack = builders.changed("parties", "beta", adjective="Betan", members="Betans in the area")
    for measure, phrase in (("casualties", "{adjective} losses"), ("killed", "{members} killed")):
        row = next(row for row in builders.rows(pack, "measures") if row["id"] == measure)
        row["phrase"] = phrase
    dossier = builders.dossier(pack)
    told = [counted(dossier, dossier.claims[name]) for name in ("total", "dead", "caught")]
    assert told == ["Betan losses", "Betans killed in the area", "Captured among Beta forces"]


def test_labels_of_territory_need_no_party(small: Dossier) -> None:
    assert counted(small, small.claims["ground"]) == "Area held by Alpha"
    assert counted(small, small.claims["hurt"]) == "Wounded among Beta forces (calculated)"


def test_a_record_that_is_no_claim_goes_by_its_title(small: Dossier) -> None:
    assert shown(small, "wire").short == "A later count · Wire (English) · 2 Mar 2025"
    assert shown(small, "half-year").line == "Half a year."
    with pytest.raises(KeyError):
        shown(small, "nothing")


def test_a_sentence_has_one_stop() -> None:
    assert sentenced("so it is..") == "So it is."
    assert sentenced("is it?") == "Is it?"
    assert sentenced("") == ""


def test_no_claim_is_by_somebody_without_its_verb(shipped: Dossier) -> None:
    verb = re.compile(
        r"(?:claimed|estimated|counted|stated|given|said|lost|held|retaken|contradicted|disputed"
        r"|introduced|relayed|published|quoted|used|posted|confirmed|followed|made) $"
    )
    for name in shipped.claims:
        one = shown(shipped, name)
        for text in (one.what, one.by, one.short, one.sentence):
            for found in re.finditer(r"\bby ", text):
                before = text[: found.start()]
                quoted = "(" in before[before.rfind(")") + 1 :]
                assert verb.search(before) or quoted, (name, text)


def test_the_headline_has_claimant_verb_and_figure(shipped: Dossier, small: Dossier) -> None:
    assert headline(shipped) == (
        "Kursk operation: Ukraine's General Staff claimed about 39,900 Russian casualties "
        "in six months"
    )
    assert headline(small).startswith("The area: Staff of Alpha claimed about 39,900 casualties")
    assert headline(small.replace(reports={}, claims={})) == small.title
