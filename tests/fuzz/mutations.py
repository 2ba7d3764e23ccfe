"""Changes to a data package that know how one is built: records, fields, references, then bytes."""

from __future__ import annotations

import copy
import functools
import json
import random
from typing import Any

import builders
import elaborate

from kursk_viewer.dossier.tables import TABLES

Row = dict[str, Any]

BASES = (json.dumps(builders.package()), json.dumps(elaborate.package()))
MOST_CHANGES = 6

TEXTS = (
    "", " ", "a", "..", "Between 10..50 tanks", "<b>bold</b>", "&lt;x&gt; &amp;", "=1+1",
    "@SUM(A1)", "$x$ :emoji: ==x== https://a.example/ www.b.example c@d.example", "a | b",
    "`x` [y](z) *w*", "العربية 12", "עברית", "\u202ereversed", "\u2066isolated", "\u3164",
    "\u200bx", "e\u0301" * 40, "日本語", "😀", "line\nbreak", "tab\there", "\x00", "\ud800",
    "x" * 400, "word " * 80, "UN", "&", "%s {n} {0}", "2025-02-05", "≈ 39,900",
    "\\end{x}", "'", '"',
)  # fmt: skip
NUMBERS = (0, 1, -1, 2, 7, 909, 2**31, 2**53, 10**12, 10**18, 10**400, 0.5, 1e300, True)
DATES = (
    "2024-08-06", "2024-08", "2024", "2025-02~", "2025-02-05?", "2024-08-06/2024-08-09",
    "2024-08-06/..", "../2024", "0001-01-01", "9999-12-31", "2024-02-30", "2024-13", "XXXX",
    "2025-02-05%", "2024-11/2025-03",
)  # fmt: skip
POSITIONS = ("35.27, 51.20", "-180, 90", "181, 0", "0,0", "999.0, -5000.0", "somewhere")
ADDRESSES = (
    "https://a.example/", "HTTP://a.example", "http://", "javascript:alert(1)", "file:///etc/passwd",
    "https://xn--80ak6aa92e.com", "https://а.com", "https://evil.example\\@un.example/",
)  # fmt: skip
ODD = (None, [], {}, [[]], {"id": "x"}, ["page"], "page", "total", 1.5, "total - dead")
BYTES = (b"", b"\xff", b"\x00", b"\xef\xbb\xbf", b'"', b"{", b"]", b",", b"NaN", b"\\ud800")


@functools.cache
def words_of(table: str) -> dict[str, tuple[str, ...]]:
    """The words that a field allows, by field."""
    fields = TABLES[table].schema["fields"]
    allowed = {f["name"]: f.get("constraints", {}).get("enum") for f in fields}
    return {name: tuple(words) for name, words in allowed.items() if words}


class Mutator:
    """A source of mutants; the same seed gives the same ones.

    A gentle mutant keeps to values of the right kind, so that many load; a wild one does not.
    """

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def package(self, *, wild: bool = False) -> Row:
        pack: Row = json.loads(self.random.choice(BASES))
        for _ in range(self.random.randint(1, MOST_CHANGES)):
            self._change(pack)
        for _ in range(self.random.randint(1, MOST_CHANGES) if wild else 0):
            self._spoil(pack)
        return pack

    def content(self) -> bytes:
        """A wild mutant as the bytes of a file, some of them spoilt as bytes too."""
        found = builders.to_bytes(self.package(wild=self.random.random() < 0.7))
        while self.random.random() < 0.2:
            at = self.random.randrange(len(found) + 1)
            cut = self.random.choice((0, 1, 2, 8, 400))
            found = found[:at] + self.random.choice(BYTES) + found[at + cut :]
        return found

    def _change(self, pack: Row) -> None:
        """Change, copy, drop or reorder records of one table."""
        resource = self.random.choice(pack["resources"])
        rows = resource["data"]
        if not rows:
            return
        row = self.random.choice(rows)
        match self.random.choice("ssssssssdfcmr"):
            case "s":
                self._set(pack, resource["name"], rows, row)
            case "d":
                rows.remove(row)
            case "f":
                row.pop(self.random.choice([name for name in row if name != "id"] or [""]), None)
            case "c":
                rows.append({**copy.deepcopy(row), "id": f"{row['id']}-{len(rows)}"})
            case "m":
                self.random.shuffle(rows)
            case "r":
                self._relate(pack)

    def _spoil(self, pack: Row) -> None:
        """Replace, rename or drop any one value of the package, whatever it is."""
        here: Any = pack
        while True:
            key = self.random.choice([*here] if isinstance(here, dict) else range(len(here)))
            if isinstance(here[key], dict | list) and here[key] and self.random.random() < 0.9:
                here = here[key]
                continue
            break
        match self.random.choice("vvvnd"):
            case "v":
                here[key] = copy.deepcopy(self.random.choice((*ODD, *NUMBERS, *TEXTS, *DATES)))
            case "n" if isinstance(here, dict):
                here[self.random.choice(("nothing", "id", *TEXTS))] = here.pop(key)
            case _ if len(here) > 1:
                del here[key]

    def _set(self, pack: Row, table: str, rows: list[Row], row: Row) -> None:
        """Give a record another value in one field, of the kind that stands in it."""
        references, words = TABLES[table].references, words_of(table)
        field = self.random.choice([*TABLES[table].readers])
        if field == "id":
            return
        if field in references:
            ids = [each["id"] for each in self._rows(pack, references[field])] or ["nobody"]
            several = isinstance(next((r[field] for r in rows if field in r), ""), list)
            row[field] = (
                self.random.sample(ids, min(len(ids), self.random.randint(1, 3)))
                if several
                else self.random.choice(ids)
            )
        elif field in words:
            row[field] = self.random.choice(words[field])
        else:
            others = [each[field] for each in rows if field in each]
            known = self.random.choice(others) if others else ""
            row[field] = self._other(field, known)

    def _other(self, field: str, known: object) -> object:
        if isinstance(known, bool):
            return not known
        if isinstance(known, int):
            return self.random.choice((*NUMBERS, known, known + 1, known * 10, known // 3))
        if field in ("url", "address"):
            return self.random.choice(ADDRESSES)
        if field == "position":
            return self.random.choice(POSITIONS)
        if isinstance(known, str) and known[:4].isdigit():
            return self.random.choice((*DATES, known))
        if isinstance(known, str) and self.random.random() < 0.7:
            return self.random.choice(TEXTS)
        return copy.deepcopy(known)

    def _relate(self, pack: Row) -> None:
        """Say that one record contradicts another, or follows it."""
        ids = [r["id"] for t in ("claims", "statements", "events") for r in self._rows(pack, t)]
        relations = self._rows(pack, "relations")
        if len(ids) > 1:
            one, other = self.random.sample(ids, 2)
            relations.append({
                "id": f"relation-{len(relations)}", "subject": one, "object": other,
                "kind": self.random.choice(words_of("relations")["kind"]),
            })  # fmt: skip

    @staticmethod
    def _rows(pack: Row, table: str) -> list[Row]:
        return next(r["data"] for r in pack["resources"] if r["name"] == table)
