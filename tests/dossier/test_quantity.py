from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.vocabulary import ARITHMETIC_ONLY, Precision

ONE_VALUE = [
    p for p in Precision if p not in (*ARITHMETIC_ONLY, Precision.RANGE, Precision.NOT_STATED)
]
LOWER = (Precision.MORE_THAN, Precision.AT_LEAST, Precision.AT_LEAST_ABOUT)
UPPER = (Precision.UP_TO, Precision.UP_TO_ABOUT)

values = st.one_of(st.integers(0, 10**6), st.integers(0, 1000).map(lambda n: n * 100), st.just(0))
quantities = st.builds(Quantity, value=values, precision=st.sampled_from(ONE_VALUE))


def about(value: int) -> Quantity:
    return Quantity(value=value, precision=Precision.ABOUT)


def exact(value: int) -> Quantity:
    return Quantity(value=value, precision=Precision.EXACT)


def test_the_wounded_of_the_core_report() -> None:
    assert q.subtract(about(39900), about(16100)) == about(23800)


def test_an_exact_number_takes_nothing_from_a_rounded_one() -> None:
    assert q.subtract(about(62400), exact(983)) == about(61417)
    assert q.add(exact(131), exact(689)) == exact(820)


@given(st.lists(quantities, min_size=2, max_size=6))
def test_a_sum_is_the_plain_one_with_the_weakest_qualifier(parts: list[Quantity]) -> None:
    total = q.add(*parts)
    if total is None:
        return
    assert total.value == sum(part.value or 0 for part in parts)
    if any(part.precision in (Precision.ABOUT, Precision.NEARLY) for part in parts):
        assert total.precision in (Precision.ABOUT, Precision.AT_LEAST_ABOUT, Precision.UP_TO_ABOUT)


@given(quantities, quantities)
def test_a_difference_is_the_plain_one(whole: Quantity, part: Quantity) -> None:
    result = q.subtract(whole, part)
    if result is not None:
        assert result.value == (whole.value or 0) - (part.value or 0)


@given(quantities, quantities)
def test_bounds_keep_their_direction(one: Quantity, other: Quantity) -> None:
    total, difference = q.add(one, other), q.subtract(one, other)
    true_sum = (one.value or 0) + (other.value or 0)
    true_difference = (one.value or 0) - (other.value or 0)
    lower, upper = one.precision in LOWER, one.precision in UPPER
    other_lower, other_upper = other.precision in LOWER, other.precision in UPPER
    assert (total is None) == ((lower or other_lower) and (upper or other_upper))
    assert (difference is None) == ((lower or other_upper) and (upper or other_lower))
    for result, true in ((total, true_sum), (difference, true_difference)):
        if result is not None and result.value is not None:
            if result.is_lower_bound:
                assert result.value <= true
            if result.is_upper_bound:
                assert result.value >= true
    if total is not None:
        assert total.is_lower_bound == (lower or other_lower)
        assert total.is_upper_bound == (upper or other_upper)
    if difference is not None:
        assert difference.is_lower_bound == (lower or other_upper)
        assert difference.is_upper_bound == (upper or other_lower)


def test_a_bound_with_a_rounded_part_is_itself_rounded() -> None:
    at_least, up_to = (
        Quantity(value=150, precision=Precision.AT_LEAST),
        Quantity(value=110, precision=Precision.UP_TO),
    )
    assert q.add(at_least, about(200)) == Quantity(value=350, precision=Precision.AT_LEAST_ABOUT)
    assert q.add(up_to, about(200)) == Quantity(value=310, precision=Precision.UP_TO_ABOUT)


def test_more_than_stays_strict() -> None:
    more = Quantity(value=48500, precision=Precision.MORE_THAN)
    assert q.subtract(more, exact(400)) == Quantity(value=48100, precision=Precision.MORE_THAN)


def test_a_bound_is_exact_however_round_it_is() -> None:
    least = Quantity(value=80000, precision=Precision.AT_LEAST)
    assert q.subtract(least, exact(63402)) == Quantity(value=16598, precision=Precision.AT_LEAST)


@pytest.mark.parametrize(
    "other",
    [
        Quantity(value=None, precision=Precision.RANGE, low=1, high=2),
        Quantity(value=None, precision=Precision.NOT_STATED, stated_as="hundreds"),
        Quantity(value=5, precision=Precision.EXACT, divisor=10),
    ],
)
def test_what_is_no_number_or_another_unit_is_not_added(other: Quantity) -> None:
    assert q.add(exact(3), other) is None
    assert q.subtract(other, exact(3)) is None


def test_a_long_formula_rounds_nothing() -> None:
    parts = {"a": about(100), "b": about(100), "c": exact(983)}
    assert q.compute("a - b + c", parts) == about(983)


@pytest.mark.parametrize("formula", ["", "a", "a -", "- a", "a b", "a * b", "a - b -", "a-b"])
def test_a_malformed_formula_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match="formula is written"):
        q.compute(formula, {"a": exact(1), "b": exact(1)})


def test_an_unknown_id_in_a_formula_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="b"):
        q.compute("a - b", {"a": exact(1)})


def test_formula_inputs() -> None:
    assert q.formula_inputs("a - b + c") == ("a", "b", "c")


@pytest.mark.parametrize(
    ("quantity", "magnitude"),
    [
        (exact(909), 909), (Quantity(value=9800, precision=Precision.ABOUT, divisor=10), 980),
        (Quantity(value=None, precision=Precision.RANGE, low=30, high=35), 30),
        (Quantity(value=33, precision=Precision.ABOUT, low=30, high=35), 33),
        (Quantity(value=None, precision=Precision.NOT_STATED), None), (exact(0), 0),
    ],
)  # fmt: skip
def test_magnitude(quantity: Quantity, magnitude: float | None) -> None:
    assert quantity.magnitude == magnitude
