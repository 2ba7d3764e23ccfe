"""Small dossiers cut from larger ones: some records, and all that these name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from kursk_viewer.dossier.tables import TABLES

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

Row = dict[str, Any]

CHOSEN = {"claims": 2, "events": 1, "statements": 1, "relations": 1, "phases": 1, "gaps": 1,
          "changes": 1, "spellings": 1}  # fmt: skip
"""At most how many records of a table are chosen; what they name comes with them."""
NAMING = {"relations": ("subject", "object"), "claims": ("formula",)}
"""Fields that name records of any table, beside those whose table is declared."""
_NAME = re.compile(r"[^\s+()]+")


class Cutter:
    """A data package from which others are cut."""

    def __init__(self, pack: Row) -> None:
        self._tables: dict[str, list[Row]] = {r["name"]: r["data"] for r in pack["resources"]}
        self._texts = {
            table: [json.dumps(row) for row in rows] for table, rows in self._tables.items()
        }
        heading = {name: value for name, value in pack.items() if name != "resources"}
        self._core = heading.get("core_document", {}).get("source")
        self._heading_text = json.dumps(heading)[:-1]
        self._places = {
            row["id"]: (table, number)
            for table, rows in self._tables.items()
            for number, row in enumerate(rows)
        }

    def cut(self, chance: random.Random) -> Row:
        """A package of a handful of records; no row of it is shared with another."""
        wanted = [row["id"] for row in self._tables["scopes"] if row.get("main")]
        if self._core:
            wanted.append(self._core)
        for table, most in CHOSEN.items():
            rows = self._tables.get(table, [])
            least = table in ("claims", "events")
            count = min(len(rows), chance.randint(least, most))
            wanted += [row["id"] for row in chance.sample(rows, count)]
        kept: set[str] = set()
        while wanted:
            name = wanted.pop()
            if name in kept or name not in self._places:
                continue
            kept.add(name)
            table, number = self._places[name]
            wanted += _named(table, self._tables[table][number])
        tables: dict[str, list[str]] = {table: [] for table in self._tables}
        for table, number in sorted(map(self._places.__getitem__, kept)):
            tables[table].append(self._texts[table][number])
        resources = ", ".join(
            f'{{"name": "{name}", "data": [{", ".join(rows)}]}}' for name, rows in tables.items()
        )
        package: Row = json.loads(f'{self._heading_text}, "resources": [{resources}]}}')
        return package


def _named(table: str, row: Row) -> Iterator[str]:
    for field in TABLES[table].references:
        value = row.get(field)
        yield from value if isinstance(value, list) else filter(None, [value])
    for field in NAMING.get(table, ()):
        yield from _NAME.findall(row.get(field) or "")
