"""The dossier that ships with the program, read by a short way when it is the one that was checked.

`kursk.json.sha256` beside it, in the form of `sha256sum`, seals the bytes that passed every check
of `loading` when they were released. Bytes with that digest are built into records without being
checked again, which takes a third of the time at every start; any other bytes take the strict way.
"""

from __future__ import annotations

import hashlib
import json

from kursk_viewer import resources
from kursk_viewer.dossier import dates, model
from kursk_viewer.dossier.model import CoreDocument, Dossier
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

RECORDS: dict[str, type[Record]] = {
    "parties": model.Party,
    "sources": model.Source,
    "scopes": model.Scope,
    "measures": model.Measure,
    "reports": model.Report,
    "claims": model.Claim,
    "statements": model.Statement,
    "events": model.Event,
    "relations": model.Relation,
    "gaps": model.Gap,
}


def load() -> Dossier:
    """The shipped dossier; DossierError as from `loading.load_file` if it was tampered with."""
    path = resources.dossier_path()
    try:
        with open(path, "rb") as file:
            content = file.read()
        digest = hashlib.sha256(content).hexdigest()
        with open(f"{path}.sha256", encoding="ascii") as file:
            sealed = file.read(64) == digest
    except (OSError, ValueError):
        sealed = False
    if sealed:
        return build(content, digest)
    from kursk_viewer.dossier.loading import load_file

    return load_file(path)


def build(content: bytes, digest: str) -> Dossier:
    """A dossier from bytes that are known to pass all checks."""
    package = json.loads(content)
    rows = {table["name"]: table["data"] for table in package["resources"]}
    known: dict[str, dates.Edtf] = {}
    tables: dict[str, Any] = {
        name: _records(record, rows[name], known) for name, record in RECORDS.items()
    }
    core = package.get("core_document")
    return Dossier(
        name=package["name"],
        title=package["title"],
        version=package["version"],
        created=package["created"],
        fingerprint=digest,
        core_document=CoreDocument(**{n: core[n] for n in CoreDocument._fields}) if core else None,
        **tables,
    )


def _records(
    record: type[Record], rows: list[dict[str, Any]], known: dict[str, dates.Edtf]
) -> dict[str, Record]:
    kinds = record.__annotations__
    dated = [field for field, kind in kinds.items() if "Edtf" in str(kind)]
    listed = [field for field, kind in kinds.items() if "tuple" in str(kind)]
    made = {}
    for row in rows:
        for field in dated:
            text = row.get(field)
            if text is not None:
                when = known.get(text)
                if when is None:
                    when = known[text] = dates.parse(text)
                row[field] = when
        for field in listed:
            if field in row:
                row[field] = tuple(row[field])
        made[row["id"]] = record.trusted(row)
    return made
