"""Forty pairs of claims, and their difference worked out by hand from the file.

The pairs are drawn by a digest of their ids, so that a new claim changes few of them: thirty of
figures fit for a line, at most three on a question, and ten of all figures, one on a question.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from kursk_viewer.dossier.vocabulary import Unlike
from kursk_viewer.pages.comparing import change_between, unlike_in_words

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

SEED = "40"
MINIMUMS = "cannot be worked out: both figures are minimums"
NO_NUMBER = "cannot be worked out: not both figures are single numbers"
UNLIKE = "not comparable"

BY_HAND = {
    ("ru-2024-08-24-02", "ru-2024-09-25-02"): "+59",  # 130 - 71
    ("terr-2025-01-16", "terr-2025-02-06-17"): "≈ +8",  # 428.0 - about 420.0
    ("ru-2024-08-22-03", "ru-2025-03-10-03"): "+280",  # 307 - 27
    ("ru-2024-09-06-07", "ru-2025-04-26-07"): "+571",  # 647 - 76
    ("ru-2024-09-20-02", "ru-2025-03-13-02"): "+268",  # 392 - 124
    ("ru-2024-08-22-02", "ru-2024-08-24-02"): "+3",  # 71 - 68
    # more than 43,310 - up to 3,800
    ("ru-2024-08-19-01", "ru-2024-12-23-01"): "at least 39,510 more",
    # about 500.0 - more than 1,300.0
    ("terr-2024-09-06-09", "terr-2025-02-14-18"): "at least about 800 fewer",
    ("terr-2024-08-12-01", "terr-2024-08-15-04"): "≈ +150",  # 1,150.0 - about 1,000.0
    ("ru-2024-08-12-04", "ru-2025-01-06n-infantry-fighting-vehicles"): "+199",  # 216 - 17
    ("ua-2024-11-05-08", "ua-2025-02-06-06"): "+279",  # 386 - 107
    ("ru-2024-12-02-01", "ru-2025-01-17-01"): MINIMUMS,  # more than 52,450 - more than 37,355
    ("ru-2024-11-02-07", "ru-2025-01-06n-artillery"): "+86",  # 341 - 255
    ("ru-2024-08-27-09", "ru-2024-10-13-09"): "+5",  # 9 - 4
    ("ru-2024-08-08-06", "ru-2024-09-08-05"): "+569",  # 624 - 55
    ("ru-2024-12-23-04", "ru-2025-01-20-04"): "+40",  # 175 - 135
    ("ru-2025-01-06n-01", "ru-2025-01-11-01"): MINIMUMS,  # more than 50,840 - more than 49,500
    ("ru-2024-08-19-03", "ru-2025-01-06n-infantry-fighting-vehicles"): "+190",  # 216 - 26
    ("ru-2025-01-20-06", "ru-2025-03-10-06"): "+818",  # 2,383 - 1,565
    ("ru-2024-09-08-04", "ru-2024-12-23-04"): "+61",  # 135 - 74
    ("ru-2024-08-12-05", "ru-2025-04-26-05"): "+2,161",  # 2,297 - 136
    ("ru-2024-12-23-07", "ru-2025-01-06n-multiple-launch-rocket-systems"): "+2",  # 44 - 42
    ("ru-2024-08-10-07", "ru-2025-02-24-04"): "at least 2,087 more",  # more than 2,100 - 13
    ("ru-2024-08-19-09", "ru-2024-12-23-07"): "+35",  # 42 - 7
    ("ru-2024-08-19-05", "ru-2024-08-27-05"): "+151",  # 432 - 281
    # of the later one only it is said what it includes
    ("ua-2025-05-21-01", "ua-2025-07-23-01"): UNLIKE,
    ("ru-2024-08-12-06", "ru-2025-03-10-06"): "+2,336",  # 2,383 - 47
    ("ru-2024-08-19-10", "ru-2024-11-02-09"): "+8",  # 11 - 3
    ("terr-2024-10-20-12", "terr-2025-04-19-24-r"): NO_NUMBER,  # 99.5 - words
    ("ru-2024-08-12-07", "ru-2024-11-02-10"): "+6",  # 10 - 4
    # the first stands beside the line: a figure five days later is used
    ("ua-2025-01-01-01", "ua-2025-03-27-01"): UNLIKE,
    # offices whose counts of civilians differ
    ("civ-2024-09-23-02", "civ-2025-08-30-01"): UNLIKE,
    ("civ-2025-04-01", "civ-2025-05-27-01"): UNLIKE,
    # the claimant's only figure of its kind; two states; the later one is of another scope
    ("nk-l-2025-01-23-02", "nk-l-2025-09-02-01"): UNLIKE,
    # the later one is a rounded bound, below the exact figure before it
    ("ua-2024-11-05-04", "ua-2025-01-01-02"): UNLIKE,
    # counted from 8 August and from 6 August 2024; the later one for a wider zone
    ("ua-2024-10-25-03", "ua-2025-04-26-03"): UNLIKE,
    ("ua-2025-02-14-02", "ua-2025-05-21-02"): "≈ +5,625",  # 25,625 - about 20,000
    # strengths of two states' reckoning
    ("nk-n-2025-04-30-01", "nk-n-2025-06-15-01"): UNLIKE,
    # counted from 8 August and from 6 August 2024
    ("ua-2024-10-25-08", "ua-2025-02-06-06"): UNLIKE,
    ("ua-2025-01-06-05", "ua-2025-02-06-05"): "+114",  # 689 - 575
}


def drawn(dossier: Dossier) -> set[tuple[str, str]]:
    claims = [
        claim
        for claim in dossier.claims.values()
        if claim.status != "derived"
        and not dossier.scope_of(claim).context
        and dossier.as_of(claim) is not None
    ]
    pairs = []
    for one, other in combinations(claims, 2):
        day, later = dossier.as_of(one), dossier.as_of(other)
        sides = {dossier.claimant_of(claim).side for claim in (one, other)}
        if (one.about, one.measure) != (other.about, other.measure) or len(sides) > 1:
            continue
        if day is not None and later is not None and day.text != later.text:
            pairs.append((one, other) if day.text < later.text else (other, one))
    pairs.sort(key=lambda pair: sha256(" ".join((SEED, *(c.id for c in pair))).encode()).digest())
    found: list[tuple[str, str]] = []
    asked: Counter[tuple[str, str]] = Counter()
    for before, after in pairs:
        question = before.about, before.measure
        fit = not before.off_series and not after.off_series
        if fit and asked[question] < 3 and len(found) < 30:
            asked[question] += 1
            found.append((before.id, after.id))
    asked.clear()
    for before, after in pairs:
        question = before.about, before.measure
        new = (before.id, after.id) not in found and before.about != "ukrainian-forces"
        if new and not asked[question] and len(found) < 40:
            asked[question] += 1
            found.append((before.id, after.id))
    return set(found)


def test_the_pairs_are_those_drawn(shipped: Dossier) -> None:
    assert drawn(shipped) == BY_HAND.keys()
    assert len(BY_HAND) == 40


@pytest.mark.parametrize(("pair", "worked_out"), BY_HAND.items())
def test_a_difference_is_the_one_worked_out_by_hand(
    shipped: Dossier, pair: tuple[str, str], worked_out: str
) -> None:
    before, after = (shipped.claims[name] for name in pair)
    change = change_between(shipped, after, before)
    assert change.text == worked_out
    assert bool(change.reason) == (worked_out == UNLIKE)


def test_every_reason_not_to_compare_has_words_of_its_own(shipped: Dossier) -> None:
    later, earlier = shipped.claims["ru-2024-09-08-01"], shipped.claims["ru-2024-09-06-01"]
    words = [unlike_in_words(shipped, unlike, later, earlier) for unlike in Unlike]
    assert all(words) and len(set(words)) == len(Unlike)
    assert not [text for text in words if "{" in text]
