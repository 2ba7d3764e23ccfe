"""The texts of a dossier in another language, from a file beside it: `kursk.uk.json`.

Each row there names a record, a field of it, the text that stands in the dossier and the same in
the other language. A row whose first text is no longer that of the dossier is not used: what was
translated would not be what the file says. A text without a translation is marked as one of the
dossier's own language. Figures, days and names of sources are never touched.

Of the released dossier the program has the texts as `shipped` reads them, wherever a copy lies.
"""

from __future__ import annotations

import hashlib
import json
import os

from kursk_viewer import resources
from kursk_viewer.dossier import fields, release, shipped
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.record import Record
from kursk_viewer.translation import SOURCE_LANGUAGE, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    Given: TypeAlias = Mapping[tuple[str, str, str], str]
    """The translations by record, field and what stands in the dossier."""

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
    if dossier.fingerprint == release.FINGERPRINT and language in release.TRANSLATIONS:
        beside = resources.texts_path(language)
        texts = shipped.released_texts(language)
    else:
        beside = sibling(path, language)
        try:
            with open(beside, "rb") as file:
                content = file.read() if os.fstat(file.fileno()).st_size <= _MOST_BYTES else b""
        except (OSError, ValueError):
            return dossier
        given = _sealed(content, beside)
        texts = None if given is None else texts_of(dossier, given)
    if texts is None:
        unused = tr(
            "the translation “{name}” is damaged or was changed since its release; it is not used"
        ).format(name=os.path.basename(beside))
        return dossier.replace(
            warnings=(*dossier.warnings, unused), warning_count=dossier.warning_count + 1
        )
    tables = {
        table: {**getattr(dossier, table), **_records(getattr(dossier, table), changed)}
        for table, changed in texts["tables"].items()
    }
    return dossier.replace(title=texts["title"], original=dossier, language=language, **tables)


def texts_of(dossier: Dossier, given: Given) -> shipped.Texts:
    """The title and, by table, record and field, the texts that take the place of the dossier's."""
    title = given.get((dossier.name, "title", dossier.title)) or _marked(dossier.title)
    tables: dict[str, dict[str, dict[str, str | list[str]]]] = {}
    for table, names in TEXTS.items():
        found = (
            (key, _values(key, record, names, given))
            for key, record in getattr(dossier, table).items()
        )
        tables[table] = {key: values for key, values in found if values}
    return {"title": title, "tables": tables}


def read_rows(content: bytes) -> Given:
    """The rows of a file of translations; ValueError, KeyError or TypeError where it is none."""
    return {
        (row["id"], row["field"], row["text"]): fields.text(row["translated"])
        for row in json.loads(content)["texts"]
    }


def _sealed(content: bytes, path: str) -> Given | None:
    """The rows of a file; None where it is damaged or has not the seal beside it."""
    try:
        with open(f"{path}.sha256", "rb") as file:
            if file.read(64) != hashlib.sha256(content).hexdigest().encode():
                return None
        return read_rows(content)
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None


def _values(
    key: str, record: Record, names: tuple[str, ...], given: Given
) -> dict[str, str | list[str]]:
    values: dict[str, str | list[str]] = {}
    for name in names:
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(value, str):
            values[name] = given.get((key, name, value)) or _marked(value)
        else:
            values[name] = [given.get((key, name, text)) or _marked(text) for text in value]
    return values


def _records(
    records: Mapping[str, Record], texts: Mapping[str, Mapping[str, str | list[str]]]
) -> dict[str, Record]:
    return {
        key: records[key].replace(
            **{name: text if isinstance(text, str) else tuple(text) for name, text in each.items()}
        )
        for key, each in texts.items()
    }


def _marked(text: str) -> str:
    return tr("{text} (in English)").format(text=text)
