"""The texts of a dossier in another language, from a file beside it: `kursk.uk.json`.

Each row there names a record, a field of it, the text that stands in the dossier and the same in
the other language. A row whose first text is no longer that of the dossier is not used: what was
translated would not be what the file says. A text without a translation is marked as one of the
dossier's own language. Figures, days and names of sources are never touched.
"""

from __future__ import annotations

import os

from kursk_viewer.dossier import fields, release
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.lean import is_known, loads
from kursk_viewer.translation import SOURCE_LANGUAGE, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    Texts: TypeAlias = Mapping[tuple[str, str, str], str]
    """The texts by record, field and what stands in the dossier."""

TEXTS = {
    "sides": ("label",),
    "parties": ("name", "short", "adjective", "state"),
    "sources": ("note",),
    "scopes": ("label",),
    "measures": ("label", "phrase", "definition"),
    "reports": ("title", "as_of_note", "period", "note", "context"),
    "claims": ("off_series", "note", "context"),
    "statements": ("text",),
    "categories": ("label",),
    "events": ("title", "text", "disputed_by", "place", "note", "context"),
    "questions": ("text", "answers"),
    "relations": ("note",),
    "phases": ("label",),
    "gaps": ("text", "phrase"),
}
"""The fields that are translated, by table. What is quoted, and titles of sources, stay as they
are."""

_MOST_BYTES = 64 * 1024 * 1024


def sibling(path: str, language: str) -> str:
    """Where the translation of a data file lies: beside it, `kursk.json` → `kursk.uk.json`."""
    stem, extension = os.path.splitext(path)
    return f"{stem}.{language}{extension}"


def translated(dossier: Dossier, path: str, language: str) -> Dossier:
    """The dossier with its texts in this language, as far as there are any beside its file.

    A translation that is damaged or was changed since it was sealed is not used; the dossier then
    has a warning that says so.
    """
    if language == SOURCE_LANGUAGE:
        return dossier
    beside = sibling(path, language)
    try:
        with open(beside, "rb") as file:
            content = file.read() if os.fstat(file.fileno()).st_size <= _MOST_BYTES else b""
    except (OSError, ValueError):
        return dossier
    is_release = dossier.fingerprint == release.FINGERPRINT and language in release.TRANSLATIONS
    texts = _released(content, language) if is_release else _sealed(content, beside)
    if texts is None:
        unused = tr(
            "the translation “{name}” is damaged or was changed since its release; it is not used"
        ).format(name=os.path.basename(beside))
        return dossier.replace(
            warnings=(*dossier.warnings, unused), warning_count=dossier.warning_count + 1
        )
    tables = {
        table: _table(getattr(dossier, table), names, texts) for table, names in TEXTS.items()
    }
    kept = {name: value for name, value in vars(dossier).items() if name in _kept(dossier)}
    title = texts.get((dossier.name, "title", dossier.title), dossier.title)
    return Dossier.trusted({**kept, **tables, "title": title, "original": dossier})


def _kept(dossier: Dossier) -> set[str]:
    """The fields, and how the changes are read when they are asked for; nothing worked out."""
    return {*dossier.field_defaults, "_read_changes"}


def _released(content: bytes, language: str) -> Texts | None:
    """The texts of a release, which the program knows: a seal beside a file can be changed along
    with it. None where they are others. No letter of them is looked at."""
    if not is_known(content, *release.TRANSLATIONS[language]):
        return None
    rows = loads(content.decode())["texts"]
    return {(row["id"], row["field"], row["text"]): row["translated"] for row in rows}


def _sealed(content: bytes, path: str) -> Texts | None:
    """The texts of another file; None where it is damaged or has not the seal beside it."""
    import hashlib
    import json

    try:
        with open(f"{path}.sha256", "rb") as file:
            if file.read(64) != hashlib.sha256(content).hexdigest().encode():
                return None
        return {
            (row["id"], row["field"], row["text"]): fields.text(row["translated"])
            for row in json.loads(content)["texts"]
        }
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def _table(records: Mapping[str, Any], names: tuple[str, ...], texts: Texts) -> dict[str, Any]:
    table = dict(records)
    for key, record in records.items():
        values: dict[str, Any] = {}
        for name in names:
            value = getattr(record, name)
            if not value:
                continue
            values = values or dict(vars(record))
            if isinstance(value, str):
                values[name] = texts.get((key, name, value)) or _marked(value)
            else:
                values[name] = tuple(
                    texts.get((key, name, text)) or _marked(text) for text in value
                )
        if values:
            table[key] = record.trusted(values)
    return table


def _marked(text: str) -> str:
    return tr("{text} (in English)").format(text=text)
