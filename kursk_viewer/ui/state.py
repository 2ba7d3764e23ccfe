"""What is remembered between runs, read so that nothing in it can do harm.

The settings file may be of another version, edited or damaged. A form takes a value of any type and
gives it back as what it should be, or None.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar, overload

T = TypeVar("T")
U = TypeVar("U")
Form = Callable[[object], T | None]

MOST = 500
"""Entries read of a list or an object."""
LONGEST = 400
"""Characters of a text; a longer one is none of ours."""


@overload
def read(state: object, key: str, form: Form[T]) -> T | None: ...
@overload
def read(state: object, key: str, form: Form[T], default: T) -> T: ...
def read(state: object, key: str, form: Form[T], default: T | None = None) -> T | None:
    """The value of a key in a remembered state; the default where it is absent or not of the form.

    `state` may be anything; only an object has keys.
    """
    value = form(state.get(key)) if isinstance(state, dict) else None
    return default if value is None else value


def flag(value: object) -> bool | None:
    """True or false, not 1 or 0."""
    return value if isinstance(value, bool) else None


def text(value: object) -> str | None:
    """A text of at most `LONGEST` characters."""
    return value if isinstance(value, str) and len(value) <= LONGEST else None


def one_of(*allowed: str) -> Form[str]:
    """One of these words."""
    return lambda value: value if isinstance(value, str) and value in allowed else None


def whole(low: int, high: int) -> Form[int]:
    """A whole number from `low` to `high`, both included."""
    return lambda value: value if type(value) is int and low <= value <= high else None


def number(low: float, high: float) -> Form[float]:
    """A finite number from `low` to `high`, both included."""

    def form(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if low <= value <= high and math.isfinite(value) else None

    return form


def each(form: Form[T]) -> Form[list[T]]:
    """A list, without what is not of the form and what is beyond `MOST` entries."""

    def list_form(value: object) -> list[T] | None:
        if not isinstance(value, list):
            return None
        return [one for one in map(form, value[:MOST]) if one is not None]

    return list_form


def exactly(count: int, form: Form[T]) -> Form[tuple[T, ...]]:
    """A list of this many values, every one of the form."""

    def tuple_form(value: object) -> tuple[T, ...] | None:
        if not isinstance(value, list) or len(value) != count:
            return None
        values = tuple(one for one in map(form, value) if one is not None)
        return values if len(values) == count else None

    return tuple_form


def pair(first: Form[T], second: Form[U]) -> Form[tuple[T, U]]:
    """A list of two values, each of its own form."""

    def pair_form(value: object) -> tuple[T, U] | None:
        if not isinstance(value, list) or len(value) != 2:
            return None
        one, other = first(value[0]), second(value[1])
        return None if one is None or other is None else (one, other)

    return pair_form


def named(form: Form[T]) -> Form[dict[str, T]]:
    """An object, without what is not of the form and what is beyond `MOST` entries."""

    def dict_form(value: object) -> dict[str, T] | None:
        if not isinstance(value, dict):
            return None
        found = {}
        for key, entry in list(value.items())[:MOST]:
            one = form(entry)
            if text(key) is not None and one is not None:
                found[key] = one
        return found

    return dict_form
