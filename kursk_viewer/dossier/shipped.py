"""The dossier that ships with the program, read by a short way when it is the one released.

The bytes that `release` knows passed every check of `loading` when they were released.
They are built into records without being checked again, which takes a third of the time at every
start; any other bytes take the strict way, and are said to be changed.

It stands apart because it skips the checks that every other file goes through in loading.
"""

from __future__ import annotations

from kursk_viewer import resources
from kursk_viewer.dossier.model import CoreDocument, Dossier
from kursk_viewer.dossier.release import DIGEST, FINGERPRINT, TRANSLATIONS
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.lean import is_known, loads
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypedDict

    class Texts(TypedDict):
        """The title and the texts, by table, record and field, of a dossier in a language."""

        title: str
        tables: Mapping[str, Mapping[str, Mapping[str, str | list[str]]]]


def load(language: str = "") -> Dossier:
    """The shipped dossier, with its texts in a language where it was released with them.

    DossierError as from `loading.load_file` if it was tampered with.
    """
    content = released_bytes()
    if content:
        return build(content, FINGERPRINT, language, released_texts(language))
    from kursk_viewer.dossier.loading import load_file

    return load_file(resources.dossier_path())


def released_bytes(language: str = "") -> bytes:
    """The bytes of the data file, or of its texts in a language; none where they are not those that
    were released."""
    if language:
        path, known = resources.texts_path(language), TRANSLATIONS[language]
    else:
        path, known = resources.dossier_path(), (FINGERPRINT, DIGEST)
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return b""
    return content if is_known(content, *known) else b""


def released_texts(language: str) -> Texts | None:
    """The texts that were released in this language; None where there are none, or others."""
    content = released_bytes(language) if language in TRANSLATIONS else b""
    return read_texts(content) if content else None


def read_texts(content: bytes) -> Texts:
    """The texts in bytes that are known to hold them."""
    texts: Texts = loads(content.decode())
    return texts


def build(
    content: bytes, fingerprint: str, language: str = "", texts: Texts | None = None
) -> Dossier:
    """A dossier from bytes that are known to pass all checks, with its texts in a language.

    What changed in the data grows with every version, and no view shows it: that table is read
    when it is asked for, where it stands last, as `layout` writes it. So is the dossier as it was
    before its texts were translated.
    """
    place = content.rfind(_CHANGES)
    text = str(memoryview(content)[:place] if place >= 0 else content, "utf-8")
    if place >= 0:
        text += "]}"
    package = loads(text)
    rows = {table["name"]: table["data"] for table in package["resources"]}
    others = texts["tables"] if texts else {}
    tables: dict[str, Any] = {
        name: _records(table.record, rows.get(name, []), others.get(name))
        for name, table in TABLES.items()
    }
    later: dict[str, Any] = {}
    if place >= 0:
        del tables["changes"]
        later["changes"] = lambda: _changes(content[place:])
    if texts:
        later["original"] = lambda: build(content, fingerprint)
    else:
        tables["original"] = None
    core = package.get("core_document")
    return Dossier.trusted(
        {
            "name": package["name"],
            "title": texts["title"] if texts else package["title"],
            "language": language if texts else "",
            "version": package["version"],
            "created": package["created"],
            "fingerprint": fingerprint,
            "licence": ", ".join(each["title"] for each in package.get("licenses", ())),
            "core_document": CoreDocument(**{n: core[n] for n in CoreDocument.field_defaults})
            if core
            else None,
            **tables,
            "_later": later,
        }
    )


_CHANGES = b',\n  {\n   "name": "changes",\n'


def _changes(end: bytes) -> dict[str, Record]:
    """The table of changes from where it stands in the file to its end."""
    text = end.decode().lstrip(",\n ").removesuffix("\n ]\n}\n")
    return _records(TABLES["changes"].record, loads(text)["data"])


def _records(
    record: type[Record],
    rows: list[dict[str, Any]],
    texts: Mapping[str, Mapping[str, str | list[str]]] | None = None,
) -> dict[str, Record]:
    if texts:
        for row in rows:
            if row["id"] in texts:
                row.update(texts[row["id"]])
    declared = record.declared.items()
    for name, field in declared:
        build = field.kind.build
        if build is None:
            continue
        for row in rows:
            if name in row and row[name] is not None:
                row[name] = build(row[name])
    return {row["id"]: record.trusted(row) for row in rows}
