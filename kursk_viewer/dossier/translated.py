"""The texts of a dossier in another language, from a file beside it: `kursk.uk.json`.

Each row there names a record, a field of it, the text that stands in the dossier and the same in
the other language. A row whose first text is no longer that of the dossier is not used: what was
translated would not be what the file says. A text without a translation is marked as one of the
dossier's own language. Figures, days and names of sources are never touched.
"""

from __future__ import annotations

import json
import os

from kursk_viewer.dossier import fields, release
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.lean import sha256
from kursk_viewer.translation import SOURCE_LANGUAGE, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

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
    sound = _is_released(dossier, language, content) and _is_sealed(beside, content)
    known = sound and language in release.TRANSLATIONS and _is_release(dossier)
    texts = _texts(content, str if known else fields.text) if sound else None
    if texts is None:
        unused = tr(
            "the translation “{name}” is damaged or was changed since its release; it is not used"
        ).format(name=os.path.basename(beside))
        return dossier.replace(
            warnings=(*dossier.warnings, unused), warning_count=dossier.warning_count + 1
        )
    tables = {
        table: {
            key: _record(record, names, texts) for key, record in getattr(dossier, table).items()
        }
        for table, names in TEXTS.items()
    }
    kept = {name: value for name, value in vars(dossier).items() if name in _kept(dossier)}
    title = texts.get((dossier.name, "title", dossier.title), dossier.title)
    return Dossier.trusted({**kept, **tables, "title": title, "original": dossier})


def _kept(dossier: Dossier) -> set[str]:
    """The fields, and how the changes are read when they are asked for; nothing worked out."""
    return {*dossier.field_defaults, "_read_changes"}


def _is_released(dossier: Dossier, language: str, content: bytes) -> bool:
    """Whether the texts are those that the program knows, where it knows any of this dossier in
    this language: a seal beside a file can be changed along with it."""
    known = release.TRANSLATIONS.get(language)
    if known is None or not _is_release(dossier):
        return True
    return sha256(content).hexdigest() == known


def _is_release(dossier: Dossier) -> bool:
    return dossier.fingerprint == release.FINGERPRINT


def _is_sealed(path: str, content: bytes) -> bool:
    try:
        with open(f"{path}.sha256", "rb") as file:
            return file.read(64) == sha256(content).hexdigest().encode()
    except OSError:
        return False


def _texts(content: bytes, read: Callable[[str], str]) -> Mapping[tuple[str, str, str], str] | None:
    """The texts by record, field and what stands in the dossier; those of a release need no look
    at each of their letters."""
    try:
        rows = json.loads(content)["texts"]
        return {(row["id"], row["field"], row["text"]): read(row["translated"]) for row in rows}
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def _record(record: Any, names: tuple[str, ...], texts: Mapping[tuple[str, str, str], str]) -> Any:
    changes: dict[str, str | tuple[str, ...]] = {}
    key = record.id
    for name in names:
        value = getattr(record, name)
        if isinstance(value, tuple):
            changes[name] = tuple(_text(texts, key, name, text) for text in value)
        elif value:
            changes[name] = _text(texts, key, name, value)
    return record.trusted({**vars(record), **changes}) if changes else record


def _text(texts: Mapping[tuple[str, str, str], str], key: str, name: str, text: str) -> str:
    other = texts.get((key, name, text))
    return tr("{text} (in English)").format(text=text) if other is None else other
