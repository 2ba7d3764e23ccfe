"""What must hold between measures of which one is part of another, and between their figures.

Each rule takes time in proportion to the file: the tree of measures is numbered once, so that a
part stands inside the interval of numbers of whatever contains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.model import Claim, Dossier, Measure
from kursk_viewer.dossier.tables import breach
from kursk_viewer.translation import tr

_MOST_COMPARED = 50
"""How many of the wholes that contain a part are compared with it one by one, if it is larger than
one of them."""


class Nesting:
    """The measures in an order in which parts follow what contains them; those of a circle are in
    none."""

    def __init__(self, measures: dict[str, Measure]) -> None:
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        parts: dict[str, list[str]] = {}
        for measure in measures.values():
            parts.setdefault(measure.part_of, []).append(measure.id)
        waiting = [(name, False) for name in reversed(parts.get("", []))]
        while waiting:
            name, left = waiting.pop()
            if left:
                self._last[name] = len(self._first)
                continue
            self._first[name] = len(self._first)
            waiting.append((name, True))
            waiting += [(part, False) for part in parts.get(name, ())]

    def in_order(self, names: Iterable[str]) -> list[str]:
        """The measures that stand in no circle, each after what contains it."""
        return sorted(filter(self._first.__contains__, names), key=self._first.__getitem__)

    def has(self, *names: str) -> bool:
        """Whether all of the measures stand in the order."""
        return all(name in self._first for name in names)

    def contains(self, whole: str, part: str) -> bool:
        """Whether one measure contains another; both stand in the order."""
        return self._first[whole] < self._first[part] < self._last[whole]

    def nested(self, names: Iterable[str]) -> tuple[str, str] | None:
        """Two of the measures, of which the first contains the second."""
        pairs = pairwise(self.in_order(names))
        return next((pair for pair in pairs if self.contains(*pair)), None)


class _Whole:
    """A measure of one question with the greatest figures claimed of it, the least of them first;
    `tightest` is the figure that leaves least room, here or in what contains this."""

    def __init__(self, measure: Measure, figures: list[tuple[int, Claim]]) -> None:
        self.measure = measure
        self.figures = sorted(figures, key=lambda pair: pair[0])
        self.tightest = (*self.figures[0], measure) if figures else None

    def stands_in(self, other: _Whole) -> None:
        """What holds for the other holds here too."""
        if other.tightest and not (
            self.tightest
            and self.tightest[0] * other.tightest[2].divisor
            <= other.tightest[0] * self.tightest[2].divisor
        ):
            self.tightest = other.tightest


def part_within_whole(dossier: Dossier) -> Iterator[Fault]:
    """Within one report, a part is not larger than a whole it belongs to."""
    nesting = Nesting(dossier.measures)
    questions: dict[tuple[str, str, str], dict[str, list[Claim]]] = {}
    for claim in dossier.claims.values():
        question = claim.report, claim.about, dossier.scope_of(claim).id
        questions.setdefault(question, {}).setdefault(claim.measure, []).append(claim)
    for by_measure in questions.values():
        if len(by_measure) > 1:
            yield from _too_large(dossier, nesting, by_measure)


def _too_large(
    dossier: Dossier, nesting: Nesting, by_measure: dict[str, list[Claim]]
) -> Iterator[Fault]:
    around: dict[str, list[_Whole]] = {}
    for name in nesting.in_order(by_measure):
        measure = dossier.measures[name]
        outer = around.setdefault(measure.unit, [])
        while outer and not nesting.contains(outer[-1].measure.id, name):
            outer.pop()
        for claim in by_measure[name]:
            least = _least(dossier, claim)
            if least is not None and outer:
                yield from _larger(claim, least, measure, outer)
        found = [(most, c) for c in by_measure[name] if (most := _most(dossier, c)) is not None]
        whole = _Whole(measure, found)
        if outer:
            whole.stands_in(outer[-1])
        outer.append(whole)


def _larger(claim: Claim, least: int, measure: Measure, outer: list[_Whole]) -> Iterator[Fault]:
    tightest = outer[-1].tightest
    if tightest is None or least * tightest[2].divisor <= tightest[0] * measure.divisor:
        return
    told = False
    for whole in outer[: -_MOST_COMPARED - 1 : -1]:
        for most, other in whole.figures:
            if least * whole.measure.divisor <= most * measure.divisor:
                break
            told = True
            yield _fault(claim, least, measure, (most, other, whole.measure))
    if not told:
        yield _fault(claim, least, measure, tightest)


def _fault(claim: Claim, least: int, measure: Measure, whole: tuple[int, Claim, Measure]) -> Fault:
    reason = tr("the part ({part}) is larger than the whole “{whole}” ({total}); correct one")
    return breach(
        "part-of-whole",
        claim,
        "value" if claim.low is None else "low",
        reason.format(
            part=in_units(least, measure.divisor),
            whole=whole[1].id,
            total=in_units(whole[0], whole[2].divisor),
        ),
    )


def _least(dossier: Dossier, claim: Claim) -> int | None:
    figure = dossier.quantity_of(claim)
    return None if figure.is_upper_bound or not figure.numbers else figure.numbers[0]


def _most(dossier: Dossier, claim: Claim) -> int | None:
    figure = dossier.quantity_of(claim)
    return None if figure.is_lower_bound or not figure.numbers else figure.numbers[-1]


def in_units(number: int, divisor: int) -> str:
    """A number of the file in units of its measure, for a message."""
    return str(number) if divisor == 1 else f"{number / divisor:.15g}"


def parts_have_no_cycle(dossier: Dossier) -> Iterator[Fault]:
    """No measure is, through others, a part of itself."""
    done: set[str] = set()
    for start in dossier.measures:
        path: dict[str, None] = {}
        here = start
        while here and here not in done and here not in path:
            path[here] = None
            here = dossier.measures[here].part_of
        done.update(path)
        if here in path:
            reason = tr("“part_of” leads back to the measure itself; break the circle")
            yield breach("cycle", dossier.measures[here], "part_of", reason)
