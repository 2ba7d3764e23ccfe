"""Equipment over time: the dated claims on one category, each side's as a line of its own.

It stands apart because window and command both draw it.
"""

from __future__ import annotations

from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages.dated_claims import Line, line_of


def equipment_over_time(dossier: Dossier, category: str) -> tuple[Line, ...]:
    """The series of a category that have a number and a day, all shown."""
    lines = [
        line_of(dossier, series)
        for series in s.all_series(dossier, Group.EQUIPMENT)
        if series.measure == category
    ]
    before: dict[str, int] = {}
    found = []
    for line in lines:
        if line.points:
            variant = before.get(line.side, 0)
            before[line.side] = variant + 1
            found.append(line.replace(shown=True, variant=variant))
    return tuple(found)


def categories_over_time(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The categories on which there is a number with a day, as (id, label), in the file's order."""
    return tuple(
        (name, measure.label)
        for name, measure in dossier.measures.items()
        if measure.group == Group.EQUIPMENT and equipment_over_time(dossier, name)
    )
