"""How large the marks of a chart of claims are, and where signs stand at them, so that each keeps
its own. A mark stands at its day and figure, always: of one day and nearly one figure, a hollow one
is drawn as an outline around the others. No arrow lies below the axis, and what is disputed stands
beside every mark instead of over one."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

from kursk_viewer.drawing.sides import RADIUS
from kursk_viewer.drawing.signs import ARROW, BREAK_BEFORE, ring_of
from kursk_viewer.pages.claims_chart import Sign
from kursk_viewer.record import Record

_CLEAR = 9.0
"""How much higher a mark of the same day is that covers no other."""
_AROUND = 3.6
"""From the edge of a mark to the outline around it."""
_EXACT_BESIDE = 2.0
"""How far from the side of an outline the strokes stand that say that its figure is no bound."""
_BESIDE_UPPER, _BESIDE_STEP = 8.0, 5.5
"""How far aside the arrow down of a mark stands that has no room below it, and of one to which a
step comes up from there."""
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
_MARK_NUMBER = (9.5, 5.5)
"""Half the room of the number of a hollow mark, of two digits."""
_LEVEL, _OVER = 10.0, 8.0
"""How high the strokes are that say that a figure is no bound, and how far signs may reach beyond
the area."""
_FAR = 40.0
"""How far from a mark signs may lie that its own can meet."""
_MARK, _WEIGHT = 5.0, 3.0
"""Half the room of a mark, and how much worse it is to cover one, or a break, than a bound."""


class Standing(Record):
    """How many times its usual size a mark is; how far from it the sign of its bound begins, the
    sign of what is disputed, the number of a hollow one, the break before it and
    the number of that; in widths of a stroke."""

    scale: float = 1.0
    bound: QPointF = QPointF(0, 0)
    broken: QPointF = QPointF(-BREAK_BEFORE, 0)
    number: QPointF = QPointF(0, 0)
    disputed: QPointF = QPointF(0, 0)
    mark_number: QPointF = QPointF(0, 0)


class SignedMark(Record):
    """A mark at the `place` of its day and figure; `hollow` as it is drawn, `lone` if no line runs
    through it, `broken` if slashes stand before it, `numbered` if a number stands at it."""

    claim: str
    day: int
    place: QPointF
    signs: frozenset[Sign]
    hollow: bool
    lone: bool
    broken: bool
    numbered: bool = False


def standings(marks: Iterable[SignedMark], area: QRectF, unit: float) -> dict[str, Standing]:
    """Where marks and signs of one scale stand, by claim; its axes are at the left of the area and
    below it, `unit` is the width of a stroke."""
    ordered = sorted(marks, key=lambda mark: (mark.hollow, mark.lone))
    scales = _scales(ordered, unit)
    places = {mark.claim: (mark.place.x() / unit, mark.place.y() / unit) for mark in ordered}
    room, found = _Room(area, unit), {}
    for mark in ordered:
        scale = scales[mark.claim]
        half = ring_of(scale) if Sign.INFERRED in mark.signs else _MARK * scale
        room.take(*places[mark.claim], half, half, _WEIGHT)
        found[mark.claim] = Standing(scale=scale)
    for mark in ordered:
        at = _bound_of(mark, *places[mark.claim], scales[mark.claim], room)
        found[mark.claim] = found[mark.claim].replace(bound=at)
    slashes = {}
    for mark in ordered:
        if mark.broken:
            slashes[mark.claim] = room.beside(*places[mark.claim], _SLASHES, _SLASH)
    for claim, (x, y) in slashes.items():
        left, top = places[claim]
        dx, dy = room.beside(left + x, top + y, _NUMBERS, _NUMBER)
        found[claim] = found[claim].replace(broken=QPointF(x, y), number=QPointF(x + dx, y + dy))
    for mark in ordered:
        if Sign.DISPUTED in mark.signs:
            x, y = places[mark.claim]
            at = QPointF(*room.beside(x, y, _PLACES, _OPPOSED))
            found[mark.claim] = found[mark.claim].replace(disputed=at)
    for mark in ordered:
        if mark.numbered:
            x, y = places[mark.claim]
            at = QPointF(*room.beside(x, y, _PLACES, _MARK_NUMBER))
            found[mark.claim] = found[mark.claim].replace(mark_number=at)
    return found


class _Room:
    """What is taken of an area, in widths of a stroke: plain numbers, since a chart that is moved
    asks for it in each frame."""

    def __init__(self, area: QRectF, unit: float) -> None:
        self._left, self._right = area.left() / unit - _OVER, area.right() / unit + _OVER
        self.bottom = area.bottom() / unit
        self._boxes: list[tuple[float, float, float, float, float]] = []

    def take(self, x: float, y: float, wide: float, high: float, weight: float = 1.0) -> None:
        """Take the room around a place: so far to each side, and up and down; what covers it counts
        so many times."""
        self._boxes.append((x - wide, y - high, x + wide, y + high, weight))

    def beside(
        self,
        x: float,
        y: float,
        places: tuple[tuple[float, float], ...],
        half: tuple[float, float],
        weight: float = _WEIGHT,
    ) -> tuple[float, float]:
        """The first of some places around a mark, not beyond the area, that covers the least; it
        is taken then."""
        near = [box for box in self._boxes if box[0] < x + _FAR and box[2] > x - _FAR]
        best, least = places[0], math.inf
        wide, high = half
        for dx, dy in places:
            left, right = x + dx - wide, x + dx + wide
            top, bottom = y + dy - high, y + dy + high
            if left < self._left or right > self._right or bottom > self.bottom:
                continue
            covered = sum(
                (min(right, end) - max(left, begin)) * (min(bottom, b) - max(top, t)) * taken
                for begin, t, end, b, taken in near
                if begin < right and end > left and t < bottom and b > top
            )
            if covered < least:
                best, least = (dx, dy), covered
            if not covered:
                break
        self.take(x + best[0], y + best[1], wide, high, weight)
        return best


def _bound_of(mark: SignedMark, x: float, y: float, scale: float, room: _Room) -> QPointF:
    """Where the sign of its bound begins, at the side of an outline, else where other marks leave
    it room."""
    side = RADIUS * scale
    begins: tuple[tuple[float, float], ...]
    if Sign.EXACT in mark.signs:
        middle, half = -_LEVEL, (4.0, 2.5)
        begins = ((0.0, 0.0), (0.0, 2 * _LEVEL)) if scale == 1 else ((side + _EXACT_BESIDE, 0.0),)
    elif Sign.UPPER in mark.signs:
        low = y + ARROW > room.bottom
        middle, half = (ARROW / 2, (3.0, ARROW / 2))
        if scale > 1:
            across: tuple[float, ...] = (side,)
        elif low:
            across = (_BESIDE_UPPER,)
        else:
            across = (0.0,) if mark.lone else (-_BESIDE_STEP, _BESIDE_STEP)
        begins = tuple((dx, -ARROW if low else 0.0) for dx in across)
    elif Sign.LOWER in mark.signs:
        middle, half = -ARROW / 2, (3.0, ARROW / 2)
        begins = ((0.0 if scale == 1 else side, 0.0),)
    else:
        return QPointF(0, 0)
    dx, dy = room.beside(x, y, tuple((dx, dy + middle) for dx, dy in begins), half, 1.0)
    return QPointF(dx, dy - middle)


def _scales(marks: list[SignedMark], unit: float) -> dict[str, float]:
    """The size of each mark, by claim: a hollow one is so large that it is seen around those of
    its day before it."""
    found: dict[str, float] = {}
    taken: dict[int, list[tuple[float, float]]] = {}
    for mark in marks:
        own, y = taken.setdefault(mark.day, []), mark.place.y() / unit
        near = [edge for high, edge in own if mark.hollow and abs(y - high) < _CLEAR]
        found[mark.claim] = scale = (max(near) + _AROUND) / RADIUS if near else 1.0
        inferred = Sign.INFERRED in mark.signs
        own.append((y, ring_of(scale) if inferred else RADIUS * scale))
    return found
