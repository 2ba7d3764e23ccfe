"""Names and sentences of claims: whose losses, who claims, when, which scope, and no nonsense."""

from __future__ import annotations

import pytest

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Attribution, RelationKind
from kursk_viewer.pages.naming import (
    claim_sentence,
    counted,
    formula_in_words,
    quotation,
    title_of,
)


@pytest.mark.parametrize(
    ("claim", "title"),
    [
        (
            "tanks-1",
            "131 tanks (Beta forces), claimed by Staff of Alpha, as of 5 Feb 2025 (inferred)",
        ),
        (
            "total-later",
            "> 48,000 casualties (Beta forces), claimed by Staff of Alpha, as of 1 Mar 2025; "
            "scope: Area and border",
        ),
        (
            "ground",
            "area held by Alpha: “hundreds” km², claimed by Staff of Alpha, "
            "as of 5 Feb 2025 (inferred)",
        ),
        (
            "hurt",
            "≈ 23,800 wounded (Beta forces), worked out for this dossier, "
            "as of 5 Feb 2025 (inferred)",
        ),
    ],
)
def test_a_title_tells_whose_losses_who_claims_when_and_where(
    small: Dossier, claim: str, title: str
) -> None:
    assert title_of(small, claim) == title


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (
            "total",
            "Staff of Alpha claimed about 39,900 casualties (Beta forces), "
            "as of 5 Feb 2025 (inferred).",
        ),
        (
            "tanks-1",
            "Staff of Alpha claimed 131 tanks lost by Beta forces, as of 5 Feb 2025 (inferred).",
        ),
        (
            "ground",
            "Staff of Alpha gave area held by Alpha in words only, “hundreds” km², "
            "as of 5 Feb 2025 (inferred).",
        ),
        (
            "hurt",
            "Worked out for this dossier, not stated by anyone: "
            "about 23,800 wounded (Beta forces), as of 5 Feb 2025 (inferred).",
        ),
    ],
)
def test_one_sentence_can_stand_alone(small: Dossier, claim: str, sentence: str) -> None:
    assert claim_sentence(small, small.claims[claim]) == sentence


def test_no_two_claims_of_one_day_and_claimant_read_alike(shipped: Dossier) -> None:
    titles: dict[str, str] = {}
    for claim in shipped.claims.values():
        title = title_of(shipped, claim.id)
        assert (
            shipped.parties[claim.about].name in title
            or "held by" in title
            or ("retaken by" in title)
        )
        twin = titles.setdefault(title, claim.id)
        same = shipped.claims[twin]
        assert (same.about, same.measure, shipped.scope_of(same)) == (
            claim.about,
            claim.measure,
            shipped.scope_of(claim),
        )


def test_words_for_a_number_stand_without_a_plural_unit(shipped: Dossier) -> None:
    claim = shipped.claims["ua-2025-02-06-brigade-lost"]
    assert f"“{claim.stated_as}”" in claim_sentence(shipped, claim)
    assert "” brigades" not in claim_sentence(shipped, claim) + title_of(shipped, claim.id)


def test_a_single_item_is_no_plural(small: Dossier) -> None:
    one = small.claims["tanks-1"].replace(value=1)
    small = small.replace(claims=small.claims | {one.id: one})
    assert title_of(small, one.id).startswith("tanks: 1 (Beta forces), ")
    assert "gave tanks lost by Beta forces as 1 item" in claim_sentence(small, one)


def test_a_formula_is_told_in_words(small: Dossier) -> None:
    claim = small.claims["hurt"]
    assert formula_in_words(small, claim) == "≈ 39,900 casualties − ≈ 16,100 killed"
    assert "Worked out as ≈ 39,900 casualties − ≈ 16,100 killed." in quotation(small, claim)


def test_a_quotation_tells_attribution_contradiction_break_and_sources(small: Dossier) -> None:
    shy = small.claims["total"].replace(attribution=Attribution.BY_CONTEXT, note="Rounded.")
    small = small.replace(claims=small.claims | {shy.id: shy})
    relation = small.relations["newer"].replace(
        kind=RelationKind.BREAKS_SERIES, note="Another count."
    )
    small = small.replace(relations={relation.id: relation})
    assert quotation(small, shy) == (
        "Staff of Alpha claimed about 39,900 casualties (Beta forces), counted from 6 Aug 2024, "
        "as of 5 Feb 2025 (inferred); scope: The area. Attributed by context. Rounded. "
        "The series breaks here: Another count. Source: Daily Page."
    )
    clash = relation.replace(kind=RelationKind.CONTRADICTS, note="")
    small = small.replace(relations={clash.id: clash})
    assert f"Contradicted: {title_of(small, 'total-later')}." in quotation(small, shy)


def test_labels_of_territory_need_no_party(small: Dossier) -> None:
    assert counted(small, small.claims["ground"]) == "Area held by Alpha"
    assert counted(small, small.claims["hurt"]) == "Wounded (Beta forces, derived)"
