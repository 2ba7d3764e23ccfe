"""What the window remembers between runs. Whatever is read back is validated; junk is ignored."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QSettings

SCHEMES = ("system", "light", "dark")
MOST_RECENT = 8


class Memory:
    """Typed access to the settings file; with `fresh` nothing remembered is read."""

    def __init__(self, *, fresh: bool = False) -> None:
        self._fresh = fresh
        self._store = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "kursk-viewer", "kursk-viewer"
        )

    @property
    def path(self) -> str:
        """Where the settings lie."""
        return self._store.fileName()

    def bytes(self, key: str) -> QByteArray:
        """A window geometry or splitter state; empty when absent or of another type."""
        value = None if self._fresh else self._store.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text(self, key: str, default: str, allowed: tuple[str, ...] = ()) -> str:
        """A word; the default when absent or not among those allowed."""
        value = None if self._fresh else self._store.value(key)
        if not isinstance(value, str) or (allowed and value not in allowed):
            return default
        return value

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        return self.text(key, "true" if default else "false") == "true"

    def state(self, key: str) -> dict[str, object]:
        """A tab's remembered state: a JSON object, empty when absent or damaged."""
        try:
            value = json.loads(self.text(key, "{}"))
        except (ValueError, RecursionError):
            return {}
        return value if isinstance(value, dict) else {}

    def recent(self) -> list[str]:
        """Paths opened lately, newest first; whether they still exist is not asked."""
        value = self.state("recent").get("files")
        names = value if isinstance(value, list) else []
        return [name for name in names if isinstance(name, str) and name][:MOST_RECENT]

    def add_recent(self, path: str) -> None:
        """Put a path in front of the recent ones."""
        names = [path, *(name for name in self.recent() if name != path)][:MOST_RECENT]
        self._store.setValue("recent", json.dumps({"files": names}))

    def keep(self, key: str, value: QByteArray | str | bool | dict[str, object]) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            value = "true" if value else "false"
        elif isinstance(value, dict):
            value = json.dumps(value)
        self._store.setValue(key, value)
