"""How large the marks of a chart of claims are, and where signs stand at them, so that each is seen
to be its mark's own: it touches its mark, or a thin line joins them, and no other mark is nearer to
it wherever there is such a place. A mark stands at its day and figure, always: of one day and
nearly one figure, a hollow one is drawn as an outline around the others. No arrow lies below the
axis."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF

from kursk_viewer.drawing.sides import RADIUS
from kursk_viewer.drawing.signs import (
    ARROW,
    BREAK_BEFORE,
    CAP,
    join,
    ring_of,
    shortened_shaft,
    strokes,
    tip_of,
    turned,
)
from kursk_viewer.pages.claims_chart import Sign
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CLEAR = 9.0
"""How much higher a mark of the same day is that covers no other."""
_AROUND = 3.6
"""From the edge of a mark to the outline around it."""
_TURNS = (0.0, -20.0, 20.0, -40.0, 40.0)
"""How far the sign of a bound may lean, in degrees, the best first."""
_ASIDE, _BESIDE_STEP = 4.0, 3.3
"""How far aside an arrow down stands where there is no room below, and where a step comes from
there."""
_RAISED = 6.5
"""How much of an arrow down may lie on its mark, to end at the axis."""
_LEAN, _OFF_MIDDLE, _HEAD_HIDDEN, _ENOUGH = 1.5, 20.0, 2.0, 170.0
"""What an arrow costs for each degree that it leans, where it is not in the middle, for what its
head meets, and from where it stands better apart from its mark."""
_OPPOSED, _SLASH, _NUMBER, _MARK_NUMBER = (7.0, 3.5), (4.5, 5.5), (5.0, 5.5), (8.0, 5.0)
"""Half the room of the sign of what is disputed, of a break, of its number, and of the number of a
hollow mark, of two digits."""
_TOUCHING = (
    (1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.82, -0.45), (0.82, 0.45),
    (-0.82, -0.45), (-0.82, 0.45), (0.4, -1.0), (-0.4, -1.0), (0.4, 1.0), (-0.4, 1.0),
)  # fmt: skip
"""Where a sign touches its mark, as shares of the way from the middle of one to that of the
other, the best first."""
_DISTANCES = (12.0, 15.0, 19.0, 24.0, 30.0)
_ROUND = (-35, 35, 0, -145, 145, 180, -90, 90, -60, 60, -120, 120, -15, 15, 165, -165)
"""How far a sign may stand that a line joins to its mark, and in which directions, in degrees."""
_AROUND_IT = tuple(
    (far * math.cos(math.radians(angle)), far * math.sin(math.radians(angle)), far)
    for far in _DISTANCES
    for angle in _ROUND
)
_DEAR_WAY, _DEAR_FOREIGN, _DEAR_MARK = 1.0, 8.0, 20.0
_DEAR_LINE, _DEAR_LENGTH, _DEAR_CROSSED, _EDGE = 12.0, 2.0, 4.0, 0.6
"""What a place costs, as room that is covered: for each step away, where another mark is nearer,
and for each mark there or on the way; for each line of a series there, and how much of it, where
it is not at the very edge, and for each on the way."""
_SLASHES = tuple(
    sorted(
        (
            (across, down)
            for across in (-BREAK_BEFORE, -8.5, -14.0, -17.0)
            for down in (0.0, -4.0, 4.0, -7.0, 7.0, -10.0, 10.0)
        ),
        key=lambda way: abs(way[0] + BREAK_BEFORE) + abs(way[1]),
    )
)
"""Around a mark, where the break before it may stand, the best first."""
_CLEAR_OF_MARK = 9.5
"""How far from its mark the number of a break is at least, across or up and down."""
_ABOVE_IT = 3.0
"""How far at the right of its mark a break may stand that a line joins to it."""
_NUMBERS = (
    (-9.0, 0.0), (0.0, -12.0), (0.0, 12.0), (-9.0, -9.0), (-9.0, 9.0), (9.0, -12.0), (9.0, 12.0),
    (9.0, 0.0), (-9.0, -14.0), (-9.0, 14.0),
)  # fmt: skip
"""Around a break, where its number may stand, the best first."""
_JOIN_SEEN = 3.0
"""How long a line must be to be seen between a mark and a sign."""
_AT_EDGE = 0.85
"""Where a line from a mark begins, as a share of its half width."""
_OVER, _FAR = 8.0, 70.0
"""How far signs may reach beyond the area, and how far from a mark those lie that its own can
meet."""
_MARK, _RANGE = 5.0, 3.0
"""Half the room of a mark, and of the line of a range."""
_NEARER, _SAME = 0.5, 1e-6
"""How much nearer a mark must be to seem to have a sign, and how near two places are one."""
_NEAR_ENOUGH = 13.0
"""How far from the edge of its mark a number is seen to be its own."""

Place = tuple[float, float]


class Standing(Record):
    """How many times its usual size a mark is; how far from it the sign of its bound begins, and
    how far both are turned around it, in degrees; the sign of what is disputed, the number of a
    hollow one, the break before it and the number of that; in widths of a stroke. A line joins the
    mark to what of them is `joined`."""

    scale: float = 1.0
    bound: QPointF = QPointF(0, 0)
    turn: float = 0.0
    broken: QPointF = QPointF(-BREAK_BEFORE, 0)
    number: QPointF = QPointF(0, 0)
    disputed: QPointF = QPointF(0, 0)
    mark_number: QPointF = QPointF(0, 0)
    bound_joined: QPointF | None = None
    disputed_joined: QPointF | None = None
    broken_joined: bool = False
    number_joined: bool = False

    @property
    def ends(self) -> tuple[QPointF, ...]:
        """Where its signs and numbers are, as far as it has any."""
        return (self.bound, self.disputed, self.broken, self.number, self.mark_number)

    def joins(self, *, numbered: bool) -> tuple[QLineF, ...]:
        """The lines from its middle, or the edge of an outline, to its signs that stand apart, and
        to its number if it has one."""
        lines = [] if self.bound_joined is None else [QLineF(QPointF(0, 0), self.bound_joined)]
        if self.disputed_joined is not None:
            lines.append(QLineF(QPointF(0, 0), tip_of(self.disputed_joined)))
        lines += [join(self.broken)] if self.broken_joined else []
        lines += [join(self.mark_number)] if numbered and self.number_joined else []
        edge = RADIUS * self.scale * _AT_EDGE if self.scale > 1 else 0.0
        return tuple(shortened_shaft((line,), edge)[0] for line in lines)

    def bound_strokes(self, sign: Sign) -> tuple[QLineF, ...]:
        """The strokes of the sign of its bound, those of an arrow from the edge of the mark."""
        lines = turned(strokes(sign), self.bound, self.turn)
        edge, down = RADIUS * _AT_EDGE, self.bound.y() if sign == Sign.UPPER else -self.bound.y()
        inside = abs(self.bound.x()) < edge and -_RAISED <= down < edge
        arrow = sign in (Sign.LOWER, Sign.UPPER)
        return shortened_shaft(lines, edge - down) if arrow and inside else lines


class SignedMark(Record):
    """A mark at the `place` of its day and figure; `hollow` as it is drawn, `lone` if no line runs
    through it, `numbered` if a number stands at it, `far` the other end of a range; if slashes
    stand before it, `since` is how far across the figure before them is."""

    claim: str
    day: int
    place: QPointF
    signs: frozenset[Sign]
    hollow: bool
    lone: bool
    since: float | None = None
    numbered: bool = False
    far: QPointF | None = None


def standings(
    marks: Iterable[SignedMark], lines: Iterable[QLineF], area: QRectF, unit: float
) -> dict[str, Standing]:
    """Where marks and signs of one scale stand, by claim, off the upright and level lines of its
    series if they can; its axes are at the left of the area and below it, `unit` is the width of a
    stroke."""
    ordered = sorted(marks, key=lambda mark: (mark.hollow, mark.lone))
    scales = _scales(ordered, unit)
    places = {mark.claim: (mark.place.x() / unit, mark.place.y() / unit) for mark in ordered}
    room = _Room(area, unit, list(places.values()), lines)
    found: dict[str, dict[str, Any]] = {}
    for mark in ordered:
        place, scale = places[mark.claim], scales[mark.claim]
        half = ring_of(scale) if Sign.INFERRED in mark.signs else _MARK * scale
        room.take(place, (0.0, 0.0), (half, half))
        if mark.far is not None:
            high = mark.far.y() / unit - place[1]
            room.take(place, (0.0, high / 2), (_RANGE, abs(high) / 2 + _RANGE))
            room.take(place, (0.0, high), (_MARK, _RANGE))
        found[mark.claim] = {"scale": scale}
    for mark in ordered:
        found[mark.claim] |= _bound_of(mark, places[mark.claim], scales[mark.claim], room)
    for mark in ordered:
        if Sign.DISPUTED in mark.signs:
            found[mark.claim] |= _disputed_of(places[mark.claim], scales[mark.claim], room)
    slashes: dict[str, Place] = {}
    for mark in ordered:
        if mark.since is not None:
            place = places[mark.claim]
            at, joined = _break_of(place, mark.since / unit - place[0], scales[mark.claim], room)
            slashes[mark.claim] = at
            found[mark.claim] |= {"broken": QPointF(*at), "broken_joined": joined}
    for claim, (x, y) in slashes.items():
        ways = tuple(
            (x + dx, y + dy)
            for dx, dy in _NUMBERS
            if max(abs(x + dx), abs(y + dy)) >= _CLEAR_OF_MARK
        )
        found[claim]["number"] = QPointF(*room.beside(places[claim], ways, _NUMBER))
    for mark in ordered:
        if mark.numbered:
            place, scale = places[mark.claim], scales[mark.claim]
            at = room.apart(place, scale, _MARK_NUMBER)
            far = math.hypot(*at) - RADIUS * scale > _NEAR_ENOUGH
            joined = far or not room.is_own(place, at, scale)
            found[mark.claim] |= {"mark_number": QPointF(*at), "number_joined": joined}
    return {claim: Standing(**values) for claim, values in found.items()}


class _Room:
    """What is taken of an area, in widths of a stroke: plain numbers, since many places are
    tried."""

    def __init__(
        self, area: QRectF, unit: float, marks: list[Place], lines: Iterable[QLineF]
    ) -> None:
        self._left, self._right = area.left() / unit - _OVER, area.right() / unit + _OVER
        self.bottom = area.bottom() / unit
        self._boxes: list[tuple[float, float, float, float]] = []
        self._lines: list[QLineF] = []
        self._series = [
            (*sorted((line.x1() / unit, line.x2() / unit)),
             *sorted((line.y1() / unit, line.y2() / unit)))
            for line in lines
        ]  # fmt: skip
        self._marks, self._near_ones = marks, dict[Place, list[Place]]()

    def _near(self, mark: Place) -> list[Place]:
        """The other marks that are not far from one at its sides."""
        if mark not in self._near_ones:
            self._near_ones[mark] = [
                at for at in self._marks if abs(at[0] - mark[0]) < _FAR and at != mark
            ]
        return self._near_ones[mark]

    def take(self, mark: Place, at: Place, half: Place) -> Place:
        """Take the room around a place so far from a mark: so far to each side, and up and
        down."""
        x, y = mark[0] + at[0], mark[1] + at[1]
        self._boxes.append((x - half[0], y - half[1], x + half[0], y + half[1]))
        return at

    def is_own(self, mark: Place, at: Place, scale: float = 1.0) -> bool:
        """Whether no other mark is nearer to a place so far from a mark, but for those that its
        outline is drawn around."""
        x, y = mark[0] + at[0], mark[1] + at[1]
        own, side = math.hypot(*at) - _NEARER, RADIUS * scale if scale > 1 else 0.0
        return not any(
            abs(left - x) < own
            and math.hypot(left - x, top - y) < own
            and math.hypot(left - mark[0], top - mark[1]) > side
            for left, top in self._near(mark)
        )

    def covered(self, mark: Place, place: Place, half: Place) -> float:
        """How much is covered at a place around a mark."""
        return next((covered for _, covered in self._covered(mark, (place,), half)), math.inf)

    def touching(
        self,
        mark: Place,
        places: tuple[Place, ...],
        half: Place,
        scale: float,
        costs: tuple[float, ...] = (),
    ) -> tuple[Place, bool, float]:
        """The first of some places around a mark to which no other mark is nearer and that covers
        the least, with what each costs besides; whether another is nearer, and how much it
        covers."""
        best = (places[0], True, math.inf)
        dear = dict(zip(places, costs, strict=False))
        for place, covered in self._covered(mark, places, half):
            cost = covered + dear.get(place, 0.0)
            found = (place, not self.is_own(mark, place, scale), cost)
            best = min(best, found, key=lambda one: one[1:])
            if best[1:] == (False, 0):
                break
        return best

    def beside(self, mark: Place, places: tuple[Place, ...], half: Place) -> Place:
        """The first of some places that covers the least, and better one to which no other mark is
        nearer; it is taken."""
        best, least = places[0], math.inf
        for place, covered in self._covered(mark, places, half):
            if not least:
                break
            if covered < least:
                cost = covered + _DEAR_FOREIGN * (not self.is_own(mark, place))
                best, least = (place, cost) if cost < least else (best, least)
        return self.take(mark, best, half)

    def apart(
        self,
        mark: Place,
        scale: float,
        half: Place,
        fits: Callable[[Place], bool] = lambda _place: True,
    ) -> Place:
        """Where a sign that a line can join to its mark stands best around it, of the places that
        are fit for it: the less it covers, the nearer it is and the fewer marks the line runs
        through; it is taken."""
        grown = RADIUS * (scale - 1)
        ways = tuple((x * (1 + grown / far), y * (1 + grown / far)) for x, y, far in _AROUND_IT)
        ways = tuple(filter(fits, ways)) or ways
        best, least = ways[0], math.inf
        for place, covered in self._covered(mark, ways, half):
            way = _DEAR_WAY * (math.hypot(*place) - grown - _DISTANCES[0])
            if way > least + _SAME:  # as all that follow are further away
                break
            cost = covered * 2 + way
            if cost < least:
                cost += _DEAR_FOREIGN * (not self.is_own(mark, place))
                cost += _DEAR_MARK * self._met(mark, place)
            if cost < least:
                cost += _DEAR_MARK * self._crossed(mark, place)
            if cost < least:
                cost += _DEAR_CROSSED * self._cut(mark, place)
            if cost < least:
                cost += _DEAR_MARK * self._through(mark, place)
                best, least = (place, cost) if cost < least else (best, least)
        self._lines.append(_line(mark, best))
        return self.take(mark, best, half)

    def _covered(
        self, mark: Place, places: tuple[Place, ...], half: Place
    ) -> Iterator[tuple[Place, float]]:
        """Each place around a mark that is not beyond the area, and how much of what is taken is
        covered there, most of all the middle of a mark; its own does not count."""
        x, y = mark
        wide, high = half
        aside = max(abs(dx) for dx, _dy in places) + wide
        off = max(abs(dy) for _dx, dy in places) + high
        near = [
            box
            for box in self._boxes
            if box[0] < x + aside
            and box[2] > x - aside
            and box[1] < y + off
            and box[3] > y - off
            and not _is_around(box, mark)
        ]
        others = [at for at in self._near(mark) if abs(at[0] - x) < aside and abs(at[1] - y) < off]
        series = [
            line
            for line in self._series
            if line[0] < x + aside and line[1] > x - aside
            and line[2] < y + off and line[3] > y - off
        ]  # fmt: skip
        for dx, dy in places:
            left, right = x + dx - wide, x + dx + wide
            top, bottom = y + dy - high, y + dy + high
            if left < self._left or right > self._right or bottom > self.bottom:
                continue
            covered = 0.0
            for begin, t, end, b in near:
                if begin < right and end > left and t < bottom and b > top:
                    covered += (min(right, end) - max(left, begin)) * (min(bottom, b) - max(top, t))
            if covered:
                hidden = sum(left < a < right and top < b < bottom for a, b in others)
                covered += _DEAR_MARK * hidden
            left, right, top, bottom = left + _EDGE, right - _EDGE, top + _EDGE, bottom - _EDGE
            for begin, end, t, b in series:
                if begin <= right and end >= left and t <= bottom and b >= top:
                    long = min(right, end) - max(left, begin) + min(bottom, b) - max(top, t)
                    covered += _DEAR_LINE + _DEAR_LENGTH * long
            yield (dx, dy), covered

    def _met(self, mark: Place, at: Place) -> int:
        """How many other marks a line from a mark to a place so far from it runs through."""
        (x, y), (dx, dy), length = mark, at, math.hypot(*at)
        met = 0
        for left, top in self._near(mark):
            along = ((left - x) * dx + (top - y) * dy) / length
            aside = abs((left - x) * dy - (top - y) * dx) / length
            met += RADIUS < along < length and aside < RADIUS
        return met

    def _cut(self, mark: Place, at: Place) -> int:
        """How many lines of series that line crosses at a distance from its mark."""
        far = math.hypot(*at)
        own = _line((mark[0] + at[0] * RADIUS / far, mark[1] + at[1] * RADIUS / far), at)
        bounded = QLineF.IntersectionType.BoundedIntersection
        return sum(
            own.intersects(QLineF(begin, t, end, b))[0] == bounded
            for begin, end, t, b in self._series
            if begin < mark[0] + far
            and end > mark[0] - far
            and t < mark[1] + far
            and b > mark[1] - far
        )

    def _through(self, mark: Place, at: Place) -> int:
        """How many rooms that are taken that line leads through, outlines around its mark not
        counted."""
        far = math.hypot(*at)
        steps = [RADIUS / far + share * (1 - 2 * RADIUS / far) for share in (0.2, 0.5, 0.8)]
        ways = [(mark[0] + at[0] * step, mark[1] + at[1] * step) for step in steps]
        low, high = sorted((ways[0][0], ways[2][0]))
        top, bottom = sorted((ways[0][1], ways[2][1]))
        near = [
            box
            for box in self._boxes
            if box[0] < high and box[2] > low and box[1] < bottom and box[3] > top
        ]
        return sum(
            any(begin < x < end and t < y < b for x, y in ways)
            and not (begin < mark[0] < end and t < mark[1] < b)
            for begin, t, end, b in near
        )

    def _crossed(self, mark: Place, at: Place) -> int:
        """How many lines from other marks to their signs that line crosses."""
        own, bounded = _line(mark, at), QLineF.IntersectionType.BoundedIntersection
        return sum(own.intersects(line)[0] == bounded for line in self._lines)


def _length(to: QPointF) -> float:
    return math.hypot(to.x(), to.y())


def _line(mark: Place, at: Place) -> QLineF:
    return QLineF(mark[0], mark[1], mark[0] + at[0], mark[1] + at[1])


def _is_around(box: tuple[float, float, float, float], mark: Place) -> bool:
    """Whether a room is that of a mark there."""
    x, y = (box[0] + box[2]) / 2 - mark[0], (box[1] + box[3]) / 2 - mark[1]
    return abs(x) < _SAME and abs(y) < _SAME


def _bound_of(mark: SignedMark, place: Place, scale: float, room: _Room) -> dict[str, Any]:
    """Where the sign of its bound begins, and how far it is turned around its mark: at the side of
    an outline, else where other marks leave it room, or apart, joined by a line."""
    if Sign.EXACT in mark.signs:
        return _exact_of(place, scale, room)
    if Sign.UPPER not in mark.signs and Sign.LOWER not in mark.signs:
        return {}
    side, down = RADIUS * scale, 1.0 if Sign.UPPER in mark.signs else -1.0
    middle, half = down * ARROW / 2, (3.0, ARROW / 2)
    level = min(room.bottom - place[1] - ARROW, 0.0) if down > 0 else 0.0
    if scale > 1:
        begins = [((across, level), 0.0) for across in (side, -side)]
        begins += [((0.0, down * side), turn) for turn in _TURNS]
    elif level < -_RAISED:
        begins = [((across, level), 0.0) for across in (_ASIDE, -_ASIDE)]
    else:
        begins = [((0.0, level), 0.0)]
        begins += [((across, level), 0.0) for across in (_BESIDE_STEP, -_BESIDE_STEP)]
        begins += [((0.0, level), turn) for turn in _TURNS[1:]]
    places = tuple(_turned((dx, dy + middle), turn) for (dx, dy), turn in begins)
    heads = [_turned((dx, dy + down * (ARROW - 3.0)), turn) for (dx, dy), turn in begins]
    costs = tuple(
        abs(turn) * _LEAN
        + _OFF_MIDDLE * (abs(begin[0]) == _BESIDE_STEP)
        + room.covered(place, head, (3.0, 3.0)) * _HEAD_HIDDEN
        for (begin, turn), head in zip(begins, heads, strict=True)
    )
    best, foreign, cost = room.touching(place, places, half, scale, costs)
    if foreign or cost > _ENOUGH:

        def fits(at: Place) -> bool:
            """Whether it does not point at the mark."""
            return (at[1] - middle) * down > -RADIUS or (level < 0 and abs(at[0]) > 2 * RADIUS)

        x, y = room.apart(place, scale, half, fits)
        return {"bound": QPointF(x, y - middle), "bound_joined": QPointF(x, y - middle)}
    room.take(place, best, half)
    (dx, dy), turn = begins[places.index(best)]
    return {"bound": QPointF(dx, dy), "turn": turn}


def _exact_of(place: Place, scale: float, room: _Room) -> dict[str, Any]:
    side, middle, half = RADIUS * scale, -CAP, (3.5, 2.0)
    heights = (RADIUS - side, side - RADIUS + 2 * CAP)
    begins = [((x, y), 0.0) for y in heights for x in (0.0, -side, side)]
    begins += [((0.0, y), turn) for y in heights for turn in _TURNS[1:]]
    places = tuple(_turned((dx, dy + middle), turn) for (dx, dy), turn in begins)
    best, foreign, _covered = room.touching(place, places, half, scale)
    if foreign:
        x, y = room.apart(place, scale, half)
        return {"bound": QPointF(x, y - middle), "bound_joined": QPointF(x, y)}
    room.take(place, best, half)
    (dx, dy), turn = begins[places.index(best)]
    return {"bound": QPointF(dx, dy), "turn": turn}


def _break_of(place: Place, since: float, scale: float, room: _Room) -> tuple[Place, bool]:
    """Where the break before a mark stands, never before the figure that it parts it from, `since`
    being how far across that is from it; and whether a line joins it to its mark."""
    ways = tuple(way for way in _SLASHES if way[0] > since + _SLASH[0])
    if ways:
        best, foreign, covered = room.touching(place, ways, _SLASH, scale)
        if not foreign and not covered:
            return room.take(place, best, _SLASH), False
    return room.apart(place, scale, _SLASH, lambda at: since / 2 < at[0] < _ABOVE_IT), True


def _turned(place: Place, turn: float) -> Place:
    angle, (x, y) = math.radians(turn), place
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _disputed_of(place: Place, scale: float, room: _Room) -> dict[str, Any]:
    """Where it is said that it is disputed: beside its mark, or joined to it by a line, as always
    to an outline, lest it seems to be said of what is within."""
    wide, high = (RADIUS - 1 + half for half in _OPPOSED)
    touching = tuple((x * wide, y * high) for x, y in _TOUCHING)
    best, foreign, covered = room.touching(place, touching, _OPPOSED, scale)
    if scale > 1 or foreign or covered:
        least = RADIUS * scale + _JOIN_SEEN
        at = QPointF(
            *room.apart(place, scale, _OPPOSED, lambda way: _length(tip_of(QPointF(*way))) > least)
        )
        return {"disputed": at, "disputed_joined": at}
    return {"disputed": QPointF(*room.take(place, best, _OPPOSED))}


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
