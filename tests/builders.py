"""Small valid data packages, to be spoilt or extended by tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.loading import SCHEMA, load_bytes
from kursk_viewer.dossier.model import Event
from kursk_viewer.dossier.vocabulary import WhenBasis

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

Row = dict[str, Any]

TABLES: dict[str, list[Row]] = {
    "sides": [
        {"id": "alphans", "label": "Alpha", "marker": "circle", "order": 1, "role": "belligerent"},
        {"id": "betans", "label": "Beta", "marker": "square", "order": 2, "role": "belligerent"},
        {"id": "abroad", "label": "abroad", "marker": "triangle", "order": 3,
         "role": "third_state"},
        {"id": "counters", "label": "independent", "marker": "wedge", "order": 4,
         "role": "independent"},
        {"id": "press", "label": "media", "marker": "wedge", "order": 5, "role": "media"},
        {"id": "editor", "label": "compiler", "marker": "wedge", "order": 6, "role": "compiler"},
    ],
    "parties": [
        {"id": "staff", "name": "Staff of Alpha", "side": "alphans", "kind": "belligerent"},
        {"id": "officials", "name": "Officials", "side": "alphans", "kind": "belligerent"},
        {"id": "ministry", "name": "Ministry of Beta", "side": "betans", "kind": "belligerent"},
        {"id": "counter", "name": "Bureau Counter", "side": "counters", "kind": "independent"},
        {"id": "compiler", "name": "Compiler", "side": "editor", "kind": "compiler"},
        {"id": "beta", "name": "Beta forces", "side": "betans", "kind": "concerned"},
        {"id": "alpha", "name": "Alpha forces", "side": "alphans", "kind": "concerned"},
    ],
    "sources": [
        {"id": "page", "publisher": "Daily Page", "title": "Half a year", "language": "en",
         "url": "https://page.example/one", "published_basis": "none", "kind": "news"},
        {"id": "wire", "publisher": "Wire (English)", "title": "A later count", "language": "en",
         "url": "https://wire.example/two", "published": "2025-03-02", "published_basis": "page",
         "kind": "state_agency", "state": "Beta", "note": "Relayed."},
    ],
    "scopes": [
        {"id": "area", "label": "The area", "main": True},
        {"id": "border", "label": "Area and border"},
        {"id": "front", "label": "All fronts", "context": True},
    ],
    "measures": [
        {"id": "casualties", "label": "Casualties", "group": "people", "unit": "people",
         "definition": "Killed and wounded."},
        {"id": "killed", "label": "Killed", "group": "people", "unit": "people",
         "definition": "Dead.", "part_of": "casualties"},
        {"id": "wounded", "label": "Wounded", "group": "people", "unit": "people",
         "definition": "Hurt.", "part_of": "casualties"},
        {"id": "captured", "label": "Captured", "group": "people", "unit": "people",
         "definition": "Taken.", "counted_apart": True, "also_called": ["prisoners"]},
        {"id": "tanks", "label": "Tanks", "group": "equipment", "unit": "items",
         "definition": "Tracked."},
        {"id": "area-held", "label": "Area held by Alpha", "group": "territory", "unit": "km²",
         "definition": "Ground.", "divisor": 10},
    ],
    "reports": [
        {"id": "half-year", "claimant": "staff", "method": "claimed",
         "title": "Half a year", "as_of": "2025-02-05",
         "as_of_basis": "inferred", "as_of_note": "By its last date.", "counts_from": "2024-08-06",
         "scope": "area", "core": True, "sources": ["page"]},
        {"id": "compiled", "claimant": "compiler", "title": "Derived", "as_of": "2025-02-05",
         "as_of_basis": "inferred", "counts_from": "2024-08-06", "scope": "area", "core": True,
         "sources": ["page"]},
        {"id": "later", "claimant": "staff", "method": "claimed",
         "title": "A later count", "as_of": "2025-03-01",
         "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "border",
         "sources": ["wire"]},
        {"id": "rival", "claimant": "ministry", "method": "claimed",
         "title": "The other side", "as_of": "2025-02~",
         "as_of_basis": "text", "counts_from": "2024-08-06", "scope": "area",
         "sources": ["wire"]},
    ],
    "claims": [
        {"id": "total", "report": "half-year", "about": "beta", "measure": "casualties",
         "value": 39900, "precision": "about", "stated_as": "around", "paragraph": 8,
         "in_series": True, "includes": ["killed", "wounded"], "sources": ["page"],
         "context": "Wire gave 40,100."},
        {"id": "dead", "report": "half-year", "about": "beta", "measure": "killed",
         "value": 16100, "precision": "about", "paragraph": 8, "in_series": True,
         "sources": ["page"]},
        {"id": "caught", "report": "half-year", "about": "beta", "measure": "captured",
         "value": 909, "precision": "exact", "paragraph": 1, "sources": ["page"]},
        {"id": "tanks-1", "report": "half-year", "about": "beta", "measure": "tanks",
         "value": 131, "precision": "exact", "paragraph": 10, "sources": ["page"]},
        {"id": "ground", "report": "half-year", "about": "alpha", "measure": "area-held",
         "precision": "not_stated", "stated_as": "hundreds", "paragraph": 4, "sources": ["page"]},
        {"id": "hurt", "report": "compiled", "about": "beta", "measure": "wounded",
         "value": 23800, "precision": "about", "status": "derived", "formula": "total - dead",
         "sources": ["page"]},
        {"id": "total-later", "report": "later", "about": "beta", "measure": "casualties",
         "value": 48000, "precision": "more_than", "in_series": True, "sources": ["wire"]},
        {"id": "total-rival", "report": "rival", "about": "alpha", "measure": "casualties",
         "low": 30000, "high": 35000, "precision": "range", "sources": ["wire"]},
    ],
    "statements": [
        {"id": "left", "report": "half-year", "text": "The helpers have left.", "paragraph": 7,
         "attribution": "by_context", "said_by": "staff", "status": "disputed",
         "sources": ["page"]},
        {"id": "stayed", "report": "half-year", "text": "The helpers are still there.",
         "attribution": "explicit", "said_by": "officials", "paragraph": 20, "status": "disputed",
         "sources": ["page"]},
    ],
    "spellings": [
        {"id": "armoured", "word": "armoured", "also_called": ["armored"]},
    ],
    "categories": [
        {"id": "fighting", "label": "Ground fighting", "order": 1},
        {"id": "helpers", "label": "Helpers", "order": 2},
    ],
    "events": [
        {"id": "start", "when": "2024-08-06", "when_basis": "event", "title": "It begins",
         "text": "The first day.", "category": "fighting", "said_by": ["staff"], "core": True,
         "paragraph": 4, "sources": ["page", "wire"], "disputed_by": "Ministry of Beta"},
        {"id": "denial", "when": "2025-02-04~", "when_basis": "report", "title": "A denial",
         "text": "Officials deny it.", "category": "helpers", "said_by": ["ministry"],
         "place": "Town", "position": "35.27, 51.20", "sources": ["wire"]},
    ],
    "relations": [
        {"id": "clash", "subject": "left", "kind": "contradicts", "object": "stayed",
         "question": "where-helpers", "note": "One page has both."},
        {"id": "newer", "subject": "total-later", "kind": "supersedes", "object": "total"},
    ],
    "questions": [{"id": "where-helpers", "text": "Did the helpers leave?"}],
    "phases": [
        {"id": "opening", "label": "The first months", "when": "2024-08-06/2024-12-31",
         "said_by": ["staff"], "sources": ["page"]},
    ],
    "changes": [
        {"id": "change-1", "version": "0.1.0", "record": "total", "part": "value",
         "before": "40000", "after": "39900", "why": "The page has the finer figure."},
    ],
    "gaps": [
        {"id": "own-losses", "text": "Own losses are not told.", "core": True},
        {"id": "later-losses", "text": "Wire tells no losses by day."},
    ],
}  # fmt: skip


def package(**tables: list[Row]) -> Row:
    """A fresh data package; `claims=[...]` takes the place of a table."""
    rows = json.loads(json.dumps({**TABLES, **tables}))
    return {
        "$schema": SCHEMA,
        "name": "made-up",
        "title": "A made-up dossier",
        "version": "0.1.0",
        "created": "2026-01-01T00:00:00Z",
        "core_document": {
            "source": "page",
            "publisher": "Daily Page",
            "url": "https://page.example/one",
            "sha256": "0" * 64,
        },
        "resources": [{"name": name, "data": data} for name, data in rows.items()],
    }


def rows(pack: Row, table: str) -> list[Row]:
    """The rows of one table of a package, to be changed in place."""
    return next(r["data"] for r in pack["resources"] if r["name"] == table)


def changed(table: str, record: str, **fields: object) -> Row:
    """A package in which one record has other fields; None takes a field out."""
    pack = package()
    row = next(row for row in rows(pack, table) if row["id"] == record)
    row.update(fields)
    for name, value in fields.items():
        if value is None:
            del row[name]
    return pack


def added(table: str, *new: Row, pack: Row | None = None) -> Row:
    """A package with further records in one table."""
    pack = pack or package()
    rows(pack, table).extend(new)
    return pack


def without_core() -> Row:
    """A package without a core document, and so without anything that stands in it."""
    pack = package()
    del pack["core_document"]
    for table in ("reports", "events", "gaps"):
        for row in rows(pack, table):
            row.pop("core", None)
    return pack


def to_bytes(pack: object) -> bytes:
    """A package as the bytes of a file."""
    return json.dumps(pack, ensure_ascii=False).encode("utf-8", "surrogatepass")


def dossier(pack: Row | None = None) -> Dossier:
    """The dossier of a package."""
    return load_bytes(to_bytes(pack or package()))


def event(name: str, when: str | None, **changes: Any) -> Event:
    """An event made up for a timeline."""
    fields: dict[str, Any] = {
        "id": name, "when": parse(when) if when else None, "when_basis": "event",
        "title": name.title(), "text": f"Text of {name}", "category": "ground",
        "said_by": ("zelenskyy",),
    }  # fmt: skip
    fields |= changes
    return Event(**{**fields, "when_basis": WhenBasis(fields["when_basis"])})
