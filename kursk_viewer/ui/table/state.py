"""A table's remembered state: plain JSON out, and of what comes back only what makes sense."""

from __future__ import annotations

from typing import TypeGuard

from kursk_viewer.record import Record

_MOST = 500
_LONGEST = 400


class TableState(Record):
    """How a reader left a table. Columns are told by their keys."""

    choice: str = ""
    shown: dict[str, list[str]] = {}  # noqa: RUF012
    switches: dict[str, bool] = {}  # noqa: RUF012
    filters: dict[str, str] = {}  # noqa: RUF012
    sorting: list[tuple[str, bool]] = []  # noqa: RUF012
    widths: dict[str, int] = {}  # noqa: RUF012
    order: list[str] = []  # noqa: RUF012
    hidden: list[str] = []  # noqa: RUF012

    def as_json(self) -> dict[str, object]:
        """The state as plain JSON values."""
        return {**self.as_dict(), "sorting": [list(key) for key in self.sorting]}


def read(state: object) -> TableState:
    """A state from anything at all: what does not fit is left out."""
    if not isinstance(state, dict):
        return TableState()
    choice = state.get("choice")
    sorting = state.get("sorting")
    return TableState(
        choice=choice if _is_text(choice) else "",
        shown={k: _texts(v) for k, v in _pairs(state.get("shown")) if _texts(v)},
        switches={k: v for k, v in _pairs(state.get("switches")) if isinstance(v, bool)},
        filters={k: v for k, v in _pairs(state.get("filters")) if _is_text(v)},
        sorting=[
            (key[0], key[1])
            for key in (sorting[:_MOST] if isinstance(sorting, list) else [])
            if isinstance(key, (list, tuple)) and len(key) == 2
            if _is_text(key[0]) and isinstance(key[1], bool)
        ],
        widths={k: v for k, v in _pairs(state.get("widths")) if type(v) is int and 0 < v < 10_000},
        order=_texts(state.get("order")),
        hidden=_texts(state.get("hidden")),
    )


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= _LONGEST


def _texts(value: object) -> list[str]:
    return [text for text in value[:_MOST] if _is_text(text)] if isinstance(value, list) else []


def _pairs(value: object) -> list[tuple[str, object]]:
    if not isinstance(value, dict):
        return []
    return [(key, item) for key, item in list(value.items())[:_MOST] if _is_text(key)]
