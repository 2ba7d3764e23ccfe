"""Any page value as an outline of text, one value a line, to be read and compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.pages.document import DocumentCell, Run
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.pages.shown import Shown
from kursk_viewer.pages.table import Table
from kursk_viewer.pages.wording import quantity
from kursk_viewer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 240
_FOR_MACHINES = ("text", "quantity", "unit", "when")
"""Of a cell: its text, which comes first, and what only its plain form is made of."""
_DIGEST = re.compile(r"[0-9a-f]{4}(?:[ \u00a0\u202f][0-9a-f]{4}){2,}|(?<![0-9a-f.])[0-9a-f]{12,}")


def outlined(**values: object) -> str:
    """The values by their names; what identifies the file is left out, as is what is empty."""
    lines = (line for name, value in values.items() for line in _lines(name, value, ""))
    return _DIGEST.sub("(fingerprint)", "".join(f"{line}\n" for line in lines))


def _lines(name: str, value: object, indent: str) -> Iterator[str]:
    if _is_empty(value):
        return
    if (short := _short(value)) is not None:
        yield f"{indent}{name}: {short}"
    elif (line := _in_one_line(value)) is not None:
        yield f"{indent}{name}: {line}"
    elif isinstance(value, Table):
        yield from _table(name, value, indent)
    else:
        kind = f" {type(value).__name__}" if isinstance(value, Record) else ""
        yield f"{indent}{name}:{kind}"
        for part, inner in _parts(value):
            yield from _lines(part, inner, indent + "  ")


def _in_one_line(value: object) -> str | None:
    """A record whose values are all short, or a row of such records."""
    if isinstance(value, tuple) and value and all(isinstance(v, DocumentCell) for v in value):
        return " ‖ ".join(_in_one_line(cell) or "" for cell in value)
    if not isinstance(value, Record) or isinstance(value, Table):
        return None
    given = [(name, inner) for name, inner in value.as_dict().items() if not _is_empty(inner)]
    texts = [_short(inner) for _, inner in given]
    if any(text is None for text in texts):
        return None
    words = (f"{name}={text}" for (name, _), text in zip(given, texts, strict=True))
    line = "; ".join((type(value).__name__, *words))
    return line if len(line) < _WIDTH or len(given) < 3 else None


def _is_empty(value: object) -> bool:
    return value is None or value is False or value in ("", (), {}, frozenset())


def _parts(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Record):
        yield from value.as_dict().items()
    elif isinstance(value, dict):
        yield from ((str(key), inner) for key, inner in value.items())
    elif isinstance(value, tuple | list):
        yield from (("-", inner) for inner in value)
    else:
        raise TypeError(type(value))


def _short(value: object) -> str | None:
    """The value in one line, or None where it needs several."""
    if isinstance(value, Dossier):
        return value.title
    if isinstance(value, Provenance):
        return value.line
    if isinstance(value, Shown):
        return f"{value.record} ({value.short})"
    if isinstance(value, frozenset):
        return ", ".join(sorted(map(str, value)))
    if isinstance(value, str | int | float | bytes):
        return str(value)
    if isinstance(value, Run):
        marks = [value.style, *(m for m in (value.target, value.spoken) if m)]
        marks += ["screen"] if value.screen else []
        return f"{value.text!r} [{'; '.join(marks)}]" if marks != ["plain"] else repr(value.text)
    if isinstance(value, tuple | list):
        parts = [_short(inner) for inner in value]
        if all(part is not None for part in parts) and (
            not any(isinstance(inner, Record) for inner in value)
            or all(isinstance(inner, Run) for inner in value)
        ):
            return " | ".join(part for part in parts if part is not None)
    if isinstance(value, Quantity):
        return quantity(value)
    if isinstance(value, Record) and type(value).__name__ == "Edtf":
        return str(value.as_dict().get("text"))
    return None


def _table(name: str, table: Table, indent: str) -> Iterator[str]:
    yield f"{indent}{name}: Table"
    for part, inner in table.as_dict().items():
        if part != "rows":
            yield from _lines(part, inner, indent + "  ")
    for row in table.rows:
        yield f"{indent}  row:{' total' if row.total else ''}"
        for cell in row.cells:
            given = (
                f"{key}={_short(inner)}"
                for key, inner in cell.as_dict().items()
                if key not in _FOR_MACHINES and not _is_empty(inner)
            )
            yield f"{indent}    {' · '.join((cell.text, *given))}"
