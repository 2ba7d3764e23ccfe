"""Equipment over time: the dated claims on one category, each side's as a line of its own.

It stands apart because window and command both draw it.
"""

from __future__ import annotations

from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages.casualties.over_time import page_of, with_variants
from kursk_viewer.pages.casualties.records import OverTimePage
from kursk_viewer.pages.dated_claims import line_of


def equipment_over_time(dossier: Dossier, category: str) -> OverTimePage:
    """The series of a category, all of them shown that have a number, with a day or without."""
    lines = [
        line_of(dossier, series)
        for series in s.all_series(dossier, Group.EQUIPMENT)
        if series.measure == category
    ]
    told_apart = with_variants(lines, [line.id for line in lines if line.points or line.undated])
    told_apart.sort(key=lambda line: not line.points)
    claims = [claim for claim in dossier.claims.values() if claim.measure == category]
    return page_of(dossier, told_apart, claims)


def categories_over_time(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The categories on which there is a number with a day, as (id, label), in the file's order."""
    dated = {
        claim.measure
        for claim in s.comparable_claims(dossier, Group.EQUIPMENT)
        if dossier.quantity_of(claim).numbers and dossier.as_of(claim) is not None
    }
    return tuple(
        (name, measure.label) for name, measure in dossier.measures.items() if name in dated
    )
