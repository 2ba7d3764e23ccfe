"""What the window remembers between runs. Whatever is read back is validated; junk is ignored."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QSettings

SCHEMES = ("system", "light", "dark")
MOST_RECENT = 8


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
        """Paths opened lately, newest first; whether they still exist is not asked."""
        return _paths(self.state("recent"))

    def add_recent(self, path: str) -> None:
        """Put a path in front of the recent ones."""
        before = _paths(_object(self._store.value("recent")))
        names = [path, *(name for name in before if name != path)][:MOST_RECENT]
        self.keep("recent", {"files": names})

    def keep(self, key: str, value: QByteArray | str | bool | dict[str, object]) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, dict):
            value = json.dumps(value)
        self._kept.add(key)
        self._store.setValue(key, value)

    def _value(self, key: str) -> object:
        return None if self._fresh and key not in self._kept else self._store.value(key)


def _object(text: object) -> dict[str, object]:
    try:
        value = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _paths(state: dict[str, object]) -> list[str]:
    files = state.get("files")
    names = files if isinstance(files, list) else []
    return [name for name in names if isinstance(name, str) and name][:MOST_RECENT]
