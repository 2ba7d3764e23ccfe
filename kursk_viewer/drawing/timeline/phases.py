"""Where the names of the phases stand above the lanes, and which have room for who tells of them.

It stands apart because it needs no marks.
"""

from __future__ import annotations

from collections.abc import Callable

from kursk_viewer.dossier.model import Phase
from kursk_viewer.drawing.axes import spread
from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.timeline.layout import GAP
from kursk_viewer.pages.naming import phase_sides
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.record import Record


class PhasePlace(Record):
    """Where a phase of the dossier is in view, in pixels: its days, and the left and the width of
    its name, which is left out where the width is 0. `sides` are what the name ends in: who tells
    of the phase, empty where that has no room."""

    phase: Phase
    left: float
    right: float
    name_x: float = 0.0
    name_width: float = 0.0
    sides: str = ""

    @property
    def is_over_its_days(self) -> bool:
        """Whether a part of the name stands over the days."""
        return self.name_x < self.right and self.left < self.name_x + self.name_width


def phases_in_view(
    page: TimelinePage, view: DayView, advance: Callable[[str], float]
) -> tuple[PhasePlace, ...]:
    """The phases in view, their names beside each other; the sides follow a name wherever that
    drives no name out or away from its days, what a single side tells first. `advance` measures a
    text in pixels."""
    seen = []
    for phase in page.phases:
        left, right = view.x(phase.when.first), view.x(phase.when.last + 1)
        if right > 0 and left < view.width:
            place = PhasePlace(phase=phase, left=max(left, 0.0), right=min(right, view.width))
            seen.append(place)
    placed = _named(seen, view, advance)
    told = {place.phase.id: phase_sides(page.dossier, place.phase) for place in seen}
    for name in sorted((name for name in told if told[name]), key=lambda name: len(told[name])):
        wanted = [
            place.replace(sides=f" · {told[name]}") if place.phase.id == name else place
            for place in placed
        ]
        tried = _named(wanted, view, advance)
        pairs = list(zip(placed, tried, strict=True))
        if all(new.is_over_its_days or not old.is_over_its_days for old, new in pairs) and all(
            new.name_width or not old.name_width for old, new in pairs
        ):
            placed = tried
    return tuple(placed)


def _named(
    places: list[PhasePlace], view: DayView, advance: Callable[[str], float]
) -> list[PhasePlace]:
    sizes = [advance(place.phase.label + place.sides) for place in places]
    wanted = [
        (place.left + place.right - size) / 2 for place, size in zip(places, sizes, strict=True)
    ]
    starts = spread(wanted, sizes, GAP, view.width - GAP, 4 * GAP)
    return [
        place.replace(name_x=start or 0.0, name_width=0.0 if start is None else size)
        for place, size, start in zip(places, sizes, starts, strict=True)
    ]
