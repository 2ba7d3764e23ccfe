"""Equipment over time: the dated claims on one category, each side's as a line of its own.

It stands apart because window and command both draw it.
"""

from __future__ import annotations

from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages.casualties.records import OverTimePage
from kursk_viewer.pages.claims_chart import lines_description
from kursk_viewer.pages.dated_claims import line_of
from kursk_viewer.pages.naming import operation
from kursk_viewer.pages.provenance import disclaimer, provenance_of
from kursk_viewer.translation import tr


def equipment_over_time(dossier: Dossier, category: str) -> OverTimePage:
    """The series of a category, all of them shown that have a number, with a day or without."""
    lines = [
        line_of(dossier, series)
        for series in s.all_series(dossier, Group.EQUIPMENT)
        if series.measure == category
    ]
    before: dict[str, int] = {}
    found = []
    for line in lines:
        variant = before.get(line.side, 0)
        before[line.side] = variant + 1
        found.append(line.replace(shown=bool(line.points or line.undated), variant=variant))
    lines = sorted(found, key=lambda line: not line.points)
    claims = [claim for claim in dossier.claims.values() if claim.measure == category]
    return OverTimePage(
        title=tr("{operation}, claims over time").format(operation=operation(dossier)),
        lines=tuple(lines),
        description=lines_description(
            tuple(line for line in lines if line.shown), disclaimer(dossier), offered=bool(lines)
        ),
        provenance=provenance_of(dossier, claims),
    )


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
