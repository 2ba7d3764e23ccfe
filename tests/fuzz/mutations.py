"""Changes to a data package that know how one is built: records, fields, references, then bytes."""

from __future__ import annotations

import copy
import functools
import json
import random
from pathlib import Path
from typing import Any

import builders
import elaborate
from fuzz import raw
from fuzz.cuts import Cutter

from kursk_viewer import resources
from kursk_viewer.dossier.tables import TABLES

Row = dict[str, Any]

MOST_CHANGES = 6
SHARES = {"shipped": 30, "elaborate": 45, "small": 25}
"""Of a hundred dossiers cut, how many are cut from which."""
UNCUT, SHIPPED_UNCUT = 0.04, 0.001
"""Which share of them is not cut after all."""

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


@functools.cache
def written(name: str) -> str:
    """The package of a name in JSON."""
    if name == "shipped":
        return Path(resources.dossier_path()).read_text("utf-8")
    return json.dumps((elaborate if name == "elaborate" else builders).package())


@functools.cache
def cutter(name: str) -> Cutter:
    return Cutter(json.loads(written(name)))


@functools.cache
def words_of(table: str) -> dict[str, tuple[str, ...]]:
    """The words that a field allows, by field."""
    fields = TABLES[table].schema["fields"]
    allowed = {f["name"]: f.get("constraints", {}).get("enum") for f in fields}
    return {name: tuple(words) for name, words in allowed.items() if words}


class Mutator:
    """A source of mutants; the same seed and number give the same one.

    A gentle mutant keeps to values of the right kind, so that many load; a wild one does not.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.random = random.Random()

    def package(self, number: int) -> Row:
        """A gentle mutant."""
        self.random.seed(f"package {self._seed} {number}")
        pack = self._base()
        self._change_often(pack)
        return pack

    def content(self, number: int) -> bytes:
        """A wild mutant as the bytes of a file, some of them spoilt as bytes too."""
        self.random.seed(f"content {self._seed} {number}")
        pack = self._base()
        self._change_often(pack)
        if self.random.random() < 0.5:
            for _ in range(self.random.randint(1, MOST_CHANGES)):
                self._spoil(pack)
        content = builders.to_bytes(pack)
        while self.random.random() < 0.3:
            content = raw.spoilt(content, self.random)
        return content

    def _base(self) -> Row:
        name = self.random.choices([*SHARES], [*SHARES.values()])[0]
        if self.random.random() < (SHIPPED_UNCUT if name == "shipped" else UNCUT):
            package: Row = json.loads(written(name))
            return package
        return cutter(name).cut(self.random)

    def _change_often(self, pack: Row) -> None:
        for _ in range(self.random.randint(1, MOST_CHANGES)):
            self._change(pack)

    def _change(self, pack: Row) -> None:
        """Change, copy, drop or reorder records of one table."""
        resource = self.random.choice(pack["resources"])
        rows = resource["data"]
        if not rows:
            return
        row = self.random.choice(rows)
        match self.random.choice("sssssssssdfcmrx"):
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
            case "x":
                other = self.random.choice(rows)
                field = self.random.choice([name for name in other if name != "id"] or ["id"])
                if field != "id":
                    row[field] = copy.deepcopy(other[field])

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
            anything = self.random.randrange(10 ** self.random.randint(1, 9))
            return self.random.choice((*NUMBERS, known, known + 1, known * 10, *[anything] * 9))
        if field in ("url", "address"):
            return self.random.choice(ADDRESSES)
        if field == "position":
            return self.random.choice(POSITIONS)
        if isinstance(known, str) and known[:4].isdigit():
            return self.random.choice((*DATES, known, *[self._date()] * 9))
        if isinstance(known, str) and self.random.random() < 0.7:
            pieces = self.random.choices((*TEXTS, known), k=self.random.choice((1, 1, 1, 2, 3)))
            return self.random.choice(("", " ", ". ")).join(pieces)
        return copy.deepcopy(known)

    def _date(self) -> str:
        chance = self.random
        day = f"{chance.randint(2024, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        part = day[: chance.choice((4, 7, 7, 10, 10, 10, 10, 10))]
        return part + chance.choice(("", "", "", "~", "?", "%"))

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
