"""Where the marks of a chart of claims stand, and signs at them, so that each keeps its own: marks
of one day and nearly one figure beside each other, no arrow below the axis, and what is disputed
beside every mark instead of over one."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

from kursk_viewer.drawing.signs import ARROW, BREAK_BEFORE, RING
from kursk_viewer.pages.claims_chart import Sign
from kursk_viewer.record import Record

_STEP = 11.0
"""From a mark to the one beside it."""
_CLEAR, _CLEAR_OF_ARROWS = 9.0, 19.0
"""How much higher a mark of the same day is that has no need to make way, without an arrow and
with one."""
_BESIDE_UPPER = QPointF(8.0, -ARROW)
_PLACES = (
    (13.0, -8.0), (13.0, 9.0), (-13.0, -8.0), (0.0, 13.0), (-13.0, 9.0), (0.0, -13.0), (0.0, -21.0),
    (15.0, 0.0), (-15.0, 0.0), (13.0, 19.0), (-13.0, 19.0), (13.0, -19.0), (-13.0, -19.0),
    (0.0, 23.0),
)  # fmt: skip
"""Around a mark, where what is disputed may stand, the best first."""
_SLASHES = ((-BREAK_BEFORE, 0.0), (-BREAK_BEFORE, -7.0), (-BREAK_BEFORE, 7.0))
"""Around a mark, where the break before it may stand."""
_NUMBERS = ((-9.0, 0.0), (0.0, -12.0), (0.0, 12.0), (-9.0, -9.0), (-9.0, 9.0))
"""Around a break, where its number may stand."""
_OPPOSED, _SLASH, _NUMBER = (7.5, 5.0), (4.5, 5.5), (5.0, 5.5)
"""Half the room of the sign of what is disputed, of a break and of its number."""
_LEVEL, _OVER = 10.0, 8.0
"""How high the strokes are that say that a figure is no bound, and how far signs may reach beyond
the area."""
_FAR = 60.0
"""How far apart two signs are that cannot meet."""
_MARK = 5.0
"""Half the room of a mark."""
_ARROWS = frozenset((Sign.LOWER, Sign.UPPER))


class Standing(Record):
    """How far a mark is moved from its day, and from there its arrow down and the sign of what is
    disputed; from its day the break before it and the number of that; in widths of a stroke."""

    aside: float = 0.0
    upper: QPointF = QPointF(0, 0)
    broken: QPointF = QPointF(-BREAK_BEFORE, 0)
    number: QPointF = QPointF(0, 0)
    disputed: QPointF = QPointF(0, 0)


class SignedMark(Record):
    """A mark at the `place` of its day and figure; `movable` if no line runs through it, `broken`
    if slashes stand before it."""

    claim: str
    day: int
    place: QPointF
    signs: frozenset[Sign]
    movable: bool
    broken: bool


class _Box:
    """Room that is taken around a point; plain numbers, as hundreds are compared at every start."""

    __slots__ = ("bottom", "left", "middle", "right", "top")

    def __init__(self, x: float, y: float, wide: float, high: float) -> None:
        self.middle = x
        self.left, self.right, self.top, self.bottom = x - wide, x + wide, y - high, y + high

    def shared(self, other: _Box) -> float:
        """The area that both cover."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        if wide <= 0:
            return 0.0
        return wide * max(min(self.bottom, other.bottom) - max(self.top, other.top), 0.0)


def standings(marks: Iterable[SignedMark], area: QRectF, unit: float) -> dict[str, Standing]:
    """Where marks and signs of one scale stand, by claim; its axes are at the left of the area and
    below it, `unit` is the width of a stroke."""
    ordered = sorted(marks, key=lambda mark: mark.movable)
    aside = _asides(ordered, unit)
    found: dict[str, Standing] = {}
    taken: list[_Box] = []
    for mark in ordered:
        place = mark.place + QPointF(aside[mark.claim] * unit, 0)
        low = Sign.UPPER in mark.signs and place.y() + ARROW * unit > area.bottom()
        upper = _BESIDE_UPPER if low else QPointF(0, 0)
        found[mark.claim] = Standing(aside=aside[mark.claim], upper=upper)
        half = RING if Sign.INFERRED in mark.signs else _MARK
        taken.append(_Box(place.x(), place.y(), half * unit, half * unit))
        if Sign.LOWER in mark.signs or low:
            x, y = place.x() + upper.x() * unit, place.y() - ARROW / 2 * unit
            taken.append(_Box(x, y, 3 * unit, ARROW / 2 * unit))
        elif Sign.UPPER in mark.signs:
            y = place.y() + ARROW / 2 * unit
            taken.append(_Box(place.x(), y, 3 * unit, ARROW / 2 * unit))
        elif Sign.EXACT in mark.signs:
            taken.append(_Box(place.x(), place.y() - _LEVEL * unit, 4 * unit, 2.5 * unit))
    for mark in ordered:
        if mark.broken:
            at = _beside(mark.place, _SLASHES, _SLASH, taken, area, unit)
            found[mark.claim] = found[mark.claim].replace(broken=at)
    for mark in ordered:
        if mark.broken:
            slash = mark.place + found[mark.claim].broken * unit
            at = _beside(slash, _NUMBERS, _NUMBER, taken, area, unit)
            at += found[mark.claim].broken
            found[mark.claim] = found[mark.claim].replace(number=at)
    for mark in ordered:
        if Sign.DISPUTED in mark.signs:
            place = mark.place + QPointF(aside[mark.claim] * unit, 0)
            at = _beside(place, _PLACES, _OPPOSED, taken, area, unit)
            found[mark.claim] = found[mark.claim].replace(disputed=at)
    return found


def _asides(marks: list[SignedMark], unit: float) -> dict[str, float]:
    found: dict[str, float] = {}
    taken: dict[int, list[tuple[float, float, bool]]] = {}
    for mark in marks:
        own, y = taken.setdefault(mark.day, []), mark.place.y() / unit
        armed = not _ARROWS.isdisjoint(mark.signs)
        places = (0.0, -_STEP, _STEP, -2 * _STEP, 2 * _STEP) if mark.movable else (0.0,)
        free = (
            x
            for x in places
            if all(
                abs(x - other) >= _STEP
                or abs(y - high) >= (_CLEAR_OF_ARROWS if armed or arrowed else _CLEAR)
                for other, high, arrowed in own
            )
        )
        found[mark.claim] = x = next(free, 0.0)
        own.append((x, y, armed))
        if mark.broken:
            own.append((x - BREAK_BEFORE, y, False))
    return found


def _beside(
    place: QPointF,
    places: tuple[tuple[float, float], ...],
    half: tuple[float, float],
    taken: list[_Box],
    area: QRectF,
    unit: float,
) -> QPointF:
    """The first of some places around a mark, not beyond the area, that covers the least; it is
    taken then."""
    x, y = place.x(), place.y()
    wide, high, far = half[0] * unit, half[1] * unit, _FAR * unit
    left, right = area.left() - _OVER * unit, area.right() + _OVER * unit
    near = [box for box in taken if abs(box.middle - x) < far]
    best, least = places[0], math.inf
    for aside, down in places:
        box = _Box(x + aside * unit, y + down * unit, wide, high)
        if box.left < left or box.right > right or box.bottom > area.bottom():
            continue
        covered = sum(map(box.shared, near))
        if covered < least:
            best, least = (aside, down), covered
        if not covered:
            break
    taken.append(_Box(x + best[0] * unit, y + best[1] * unit, wide, high))
    return QPointF(*best)
