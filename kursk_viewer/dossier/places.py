"""Positions that are likely to be others than meant: with longitude and latitude in each other's
place, at no place at all, or two for one place. All are told as warnings.

It stands apart because it reckons with degrees, and the other doubts do not.
"""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.lookalikes import likeness
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.tables import breach
from kursk_viewer.translation import tr

_NEAR, _ONE_PLACE = 10, 1
"""Degrees within which the events of a dossier lie about their middle, and those of one place."""
_FEWEST = 3
"""Positions of which the middle one says where a dossier is."""


def positions_are_plausible(dossier: Dossier) -> Iterator[Fault]:
    """A sentence for each position that is odd among the others."""
    found = {e.id: _degrees(e.position) for e in dossier.events.values() if e.position}
    middle = tuple(sorted(each[axis] for each in found.values())[len(found) // 2] if found else 0
                   for axis in (0, 1))  # fmt: skip
    named: dict[str, str] = {}
    for name, position in found.items():
        event = dossier.events[name]
        other = named.setdefault(likeness(event.place), name)
        turned = position[1], position[0]
        reason = ""
        if position == (0, 0):
            reason = tr("0, 0 lies in the sea off Africa; leave an unknown position out")
        elif (
            len(found) >= _FEWEST
            and _apart(position, middle) > _NEAR
            and _apart(turned, middle) <= _NEAR
        ):
            reason = tr("it lies far from all others: longitude comes first, then latitude")
        elif _apart(position, found[other]) > _ONE_PLACE:
            reason = tr("“{other}” has “{place}” elsewhere").format(other=other, place=event.place)
        if reason:
            yield breach("place", event, "position", reason)


def _degrees(position: str) -> tuple[float, float]:
    longitude, _, latitude = position.partition(",")
    return float(longitude), float(latitude)


def _apart(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
