"""A number with its qualifier, and arithmetic that keeps it.

A derived quantity is the plain sum or difference with the weakest of its qualifiers: "about 39,900"
less "about 16,100" is "about 23,800", and "at least 80,000" less 63,402 is "at least 16,598".
Nothing is rounded: a bound is exact, and zeros at the end of a number say nothing of how exact it
is.
"""

from __future__ import annotations

from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_LOWER = (Precision.MORE_THAN, Precision.AT_LEAST, Precision.AT_LEAST_ABOUT)
_UPPER = (Precision.UP_TO, Precision.UP_TO_ABOUT)
_COARSE = (Precision.ABOUT, Precision.NEARLY, Precision.AT_LEAST_ABOUT, Precision.UP_TO_ABOUT)


class Quantity(Record):
    """One figure as it was stated.

    `value` counts units, or `1/divisor` of a unit; it is None when only a range or words were
    given. `stated_as` is the qualifying word of the source.
    """

    value: int | None
    precision: Precision
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
        number = self.low if self.value is None else self.value
        number = self.high if number is None else number
        return None if number is None else number / self.divisor


def is_below(one: Quantity, other: Quantity) -> bool:
    """Whether every number that the one may stand for is lower than every one of the other."""
    if one.is_lower_bound or other.is_upper_bound or not (one.numbers and other.numbers):
        return False
    return one.numbers[-1] / one.divisor < other.numbers[0] / other.divisor


def subtract(whole: Quantity, part: Quantity) -> Quantity | None:
    """`whole - part`, or None when the qualifiers leave no bound to state."""
    return _combine([(1, whole), (-1, part)])


def add(*quantities: Quantity) -> Quantity | None:
    """The sum, or None when the qualifiers leave no bound to state."""
    return _combine([(1, quantity) for quantity in quantities])


def _combine(terms: list[tuple[int, Quantity]]) -> Quantity | None:
    quantities = [quantity for _, quantity in terms]
    values = [sign * quantity.value for sign, quantity in terms if quantity.value is not None]
    divisors = {quantity.divisor for quantity in quantities}
    if len(values) < len(terms) or len(divisors) != 1:
        return None
    lower = any(t.is_lower_bound if sign > 0 else t.is_upper_bound for sign, t in terms)
    upper = any(t.is_upper_bound if sign > 0 else t.is_lower_bound for sign, t in terms)
    if lower and upper:
        return None
    coarse = any(quantity.precision in _COARSE for quantity in quantities)
    strict = any(quantity.precision == Precision.MORE_THAN for quantity in quantities)
    if lower:
        precision = (
            Precision.AT_LEAST_ABOUT
            if coarse
            else Precision.MORE_THAN
            if strict
            else Precision.AT_LEAST
        )
    elif upper:
        precision = Precision.UP_TO_ABOUT if coarse else Precision.UP_TO
    else:
        precision = Precision.ABOUT if coarse else Precision.EXACT
    return Quantity(value=sum(values), precision=precision, divisor=divisors.pop())


def compute(formula: str, inputs: dict[str, Quantity]) -> Quantity | None:
    """Evaluate `id - id + id`.

    KeyError for an unknown id, ValueError with a sentence for bad form.
    """
    words = formula.split()
    if len(words) < 3 or len(words) % 2 == 0 or any(w not in ("+", "-") for w in words[1::2]):
        raise ValueError(tr("a formula is written “id - id” or “id + id”; correct it"))
    signs = [1, *(1 if word == "+" else -1 for word in words[1::2])]
    return _combine([(sign, inputs[name]) for sign, name in zip(signs, words[::2], strict=True)])


def formula_inputs(formula: str) -> tuple[str, ...]:
    """The ids a formula speaks of, in order."""
    return tuple(formula.split()[::2])
