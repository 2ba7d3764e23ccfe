"""A number with its qualifier, and arithmetic that keeps it.

A derived quantity is never finer than its coarsest input: "about 39,900" less "about 16,100" is
"about 23,800", and "about 62,400" less 983 is "about 61,400", not 61,417.
"""

from __future__ import annotations

from kursk_viewer.record import Record

EXACT = "exact"
ABOUT = "about"
NEARLY = "nearly"
MORE_THAN = "more_than"
AT_LEAST = "at_least"
UP_TO = "up_to"
RANGE = "range"
NOT_STATED = "not_stated"
AT_LEAST_ABOUT = "at_least_about"
UP_TO_ABOUT = "up_to_about"

PRECISIONS = (EXACT, ABOUT, NEARLY, MORE_THAN, AT_LEAST, UP_TO, RANGE, NOT_STATED)
"""The words a data file may use; the two `..._about` arise by arithmetic only."""

_LOWER = (MORE_THAN, AT_LEAST, AT_LEAST_ABOUT)
_UPPER = (UP_TO, UP_TO_ABOUT)
_COARSE = (ABOUT, NEARLY, AT_LEAST_ABOUT, UP_TO_ABOUT)


class Quantity(Record):
    """One figure as it was stated.

    `value` counts units, or `1/divisor` of a unit; it is None when only a range or words were
    given. `stated_as` is the qualifying word of the source.
    """

    value: int | None
    precision: str
    low: int | None = None
    high: int | None = None
    stated_as: str = ""
    divisor: int = 1

    @property
    def is_lower_bound(self) -> bool:
        """Only a least value was claimed."""
        return self.precision in _LOWER

    @property
    def is_upper_bound(self) -> bool:
        """Only a greatest value was claimed."""
        return self.precision in _UPPER

    @property
    def numbers(self) -> tuple[int, ...]:
        """All whole numbers stated, in ascending order: none, one, or two ends."""
        return tuple(n for n in (self.low, self.value, self.high) if n is not None)

    @property
    def magnitude(self) -> float | None:
        """The number to place on an axis or to sort by, in units; a range by its low end."""
        return self.numbers[0] / self.divisor if self.numbers else None


def granularity(quantity: Quantity) -> int:
    """The step to which a rounded quantity is known: 100 for "about 39,900", 1 if exact."""
    value = quantity.value
    if not value or quantity.precision not in _COARSE:
        return 1
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def subtract(whole: Quantity, part: Quantity) -> Quantity | None:
    """`whole - part`, or None when the qualifiers leave no bound to state."""
    return _combine(whole, part, -1)


def add(one: Quantity, other: Quantity) -> Quantity | None:
    """`one + other`, or None when the qualifiers leave no bound to state."""
    return _combine(one, other, 1)


def _combine(one: Quantity, other: Quantity, sign: int) -> Quantity | None:
    if one.value is None or other.value is None or one.divisor != other.divisor:
        return None
    other_lower, other_upper = other.is_lower_bound, other.is_upper_bound
    if sign < 0:
        other_lower, other_upper = other_upper, other_lower
    lower = one.is_lower_bound or other_lower
    upper = one.is_upper_bound or other_upper
    if lower and upper:
        return None
    coarse = one.precision in _COARSE or other.precision in _COARSE
    step = max(granularity(one), granularity(other))
    value = one.value + sign * other.value
    rounded = (value + step // 2) // step * step
    if lower:
        strict = MORE_THAN in (one.precision, other.precision)
        precision = AT_LEAST_ABOUT if coarse else MORE_THAN if strict else AT_LEAST
    elif upper:
        precision = UP_TO_ABOUT if coarse else UP_TO
    else:
        precision = ABOUT if coarse else EXACT
    return Quantity(value=rounded, precision=precision, divisor=one.divisor)


def compute(formula: str, inputs: dict[str, Quantity]) -> Quantity | None:
    """Evaluate `id - id + id` left to right; KeyError for an unknown id, ValueError for bad form."""
    words = formula.split()
    if len(words) % 2 == 0 or any(word not in ("+", "-") for word in words[1::2]):
        raise ValueError("a formula is written “id - id” or “id + id”")
    total: Quantity | None = inputs[words[0]]
    for operator, name in zip(words[1::2], words[2::2], strict=True):
        if total is None:
            return None
        total = (add if operator == "+" else subtract)(total, inputs[name])
    return total


def formula_inputs(formula: str) -> tuple[str, ...]:
    """The ids a formula speaks of, in order."""
    return tuple(formula.split()[::2])
