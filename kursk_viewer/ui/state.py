"""What is remembered between runs, and the one way to read it so that nothing in it can do harm.

`Memory` is the settings file, which may be of another version, edited or damaged. A form takes a
value of any type and gives it back as what it should be, or None.
"""

from __future__ import annotations

import math
import os

from PySide6.QtCore import QByteArray, QSettings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar, overload

    T = TypeVar("T")
    U = TypeVar("U")
    Form = Callable[[object], T | None]

SCHEMES = ("system", "light", "dark")
MOST_RECENT = 8
MOST = 500
"""Entries read of a list or an object."""
_PRIVATE = 0o600
"""Who may read the settings, which name the reader's files: the reader alone."""
LONGEST = 400
"""Characters of a text; a longer one is none of ours."""


if TYPE_CHECKING:

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


def path(value: object) -> str | None:
    """The name of a file, however long."""
    return value if isinstance(value, str) and value else None


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


class Memory:
    """Typed access to the settings file; with `fresh` nothing of earlier runs is read."""

    def __init__(self, *, fresh: bool = False) -> None:
        self._fresh = fresh
        self._kept: set[str] = set()
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "kursk-viewer", "kursk-viewer"
        )

    @property
    def path(self) -> str:
        """Where the settings lie."""
        return self._store.fileName()

    @property
    def writable(self) -> bool:
        """Whether anything can be remembered."""
        return self._store.isWritable()

    def bytes(self, key: str) -> QByteArray:
        """A window geometry or splitter state; empty when absent or of another type."""
        value = self._value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, key: str, default: str, allowed: tuple[str, ...] = ()) -> str:
        """A word; the default when absent or not among those allowed."""
        value = self._value(key)
        if not isinstance(value, str) or (allowed and value not in allowed):
            return default
        return value

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        return self.text(key, "true" if default else "false") == "true"

    def state(self, key: str) -> dict[str, object]:
        """A tab's remembered state: a JSON object, empty when absent or damaged."""
        return _object(self._value(key))

    def recent(self) -> list[str]:
        """Paths opened lately, in other windows too, newest first; whether they still exist is not
        asked."""
        self._store.sync()
        return _paths(self.state("recent"))

    def add_recent(self, path: str) -> None:
        """Put a path in front of the recent ones."""
        from contextlib import suppress

        self._store.sync()  # another window may have opened a file meanwhile
        before = _paths(_object(self._store.value("recent")))
        names = [path, *(name for name in before if name != path)][:MOST_RECENT]
        self.keep("recent", {"files": names})
        self._store.sync()
        with suppress(OSError):
            os.chmod(self.path, _PRIVATE)

    def keep(self, key: str, value: QByteArray | str | bool | dict[str, object]) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, dict):
            import json

            value = json.dumps(value)
        if not self._kept:
            _make_private(self.path)
        self._kept.add(key)
        self._store.setValue(key, value)

    def sync(self) -> None:
        """Write what was kept to the file now."""
        self._store.sync()

    def _value(self, key: str) -> object:
        return None if self._fresh and key not in self._kept else self._store.value(key)


def _make_private(path: str) -> None:
    """Let nobody else read which files were opened here; Qt keeps to the rights of the file."""
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_NONBLOCK", 0), 0o600))
        os.chmod(path, 0o600)
    except OSError:
        return  # settings that cannot be written are no obstacle


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, str):
        return {}
    import json

    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _paths(state: dict[str, object]) -> list[str]:
    return (read(state, "files", each(path)) or [])[:MOST_RECENT]
