"""The dossier that ships with the program, read by a short way when it is the one released.

The bytes that `release` knows passed every check of `loading` when they were released.
They are built into records without being checked again, which takes a third of the time at every
start; any other bytes take the strict way, and are said to be changed.

It stands apart because it skips the checks that every other file goes through in loading.
"""

from __future__ import annotations

from kursk_viewer import resources
from kursk_viewer.dossier.model import CoreDocument, Dossier
from kursk_viewer.dossier.release import DIGEST, FINGERPRINT
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.lean import is_known, loads
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def load() -> Dossier:
    """The shipped dossier; DossierError as from `loading.load_file` if it was tampered with."""
    path = resources.dossier_path()
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        content = b""
    if is_known(content, FINGERPRINT, DIGEST):
        return build(content, FINGERPRINT)
    from kursk_viewer.dossier.loading import load_file

    return load_file(path)


def build(content: bytes, fingerprint: str) -> Dossier:
    """A dossier from bytes that are known to pass all checks.

    What changed in the data grows with every version, and no view shows it: that table is read
    when it is asked for, where it stands last, as `layout` writes it.
    """
    place = content.rfind(_CHANGES)
    text = str(memoryview(content)[:place] if place >= 0 else content, "utf-8")
    if place >= 0:
        text += "]}"
    package = loads(text)
    rows = {table["name"]: table["data"] for table in package["resources"]}
    tables: dict[str, Any] = {
        name: _records(table.record, rows.get(name, [])) for name, table in TABLES.items()
    }
    if place >= 0:
        del tables["changes"]
        tables["_read_changes"] = lambda: _changes(content[place:])
    core = package.get("core_document")
    return Dossier.trusted(
        {
            "name": package["name"],
            "title": package["title"],
            "version": package["version"],
            "created": package["created"],
            "fingerprint": fingerprint,
            "licence": ", ".join(each["title"] for each in package.get("licenses", ())),
            "core_document": CoreDocument(**{n: core[n] for n in CoreDocument.field_defaults})
            if core
            else None,
            **tables,
        }
    )


_CHANGES = b',\n  {\n   "name": "changes",\n'


def _changes(end: bytes) -> dict[str, Record]:
    """The table of changes from where it stands in the file to its end."""
    text = end.decode().lstrip(",\n ").removesuffix("\n ]\n}\n")
    return _records(TABLES["changes"].record, loads(text)["data"])


def _records(record: type[Record], rows: list[dict[str, Any]]) -> dict[str, Record]:
    declared = record.declared.items()
    for name, field in declared:
        build = field.kind.build
        if build is None:
            continue
        for row in rows:
            if name in row and row[name] is not None:
                row[name] = build(row[name])
    return {row["id"]: record.trusted(row) for row in rows}
