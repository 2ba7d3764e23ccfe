"""How a data file is written: one record a line, so that a person can review a difference.

The program only reads data files. This is for those who keep one: it puts the schema of each table
in order and lays the file out anew. `python -m kursk_viewer.dossier.layout FILE` does both. Of the
data file that ships with the program it also keeps `release`, by which the program knows it, and
brings its texts in other languages into the form that is read at every start.
"""

from __future__ import annotations

import hashlib
import json
import os

from kursk_viewer import resources, translation
from kursk_viewer.dossier import loading, release, shipped
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.translated import read_rows, sibling, texts_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def with_schemas(package: dict[str, Any]) -> dict[str, Any]:
    """The package with the title, description and schema of each table as the program has them."""
    resources = []
    for resource in package["resources"]:
        described = {name: value for name, value in resource.items() if name != "data"}
        if table := TABLES.get(resource["name"]):
            described |= {"title": resource["name"].capitalize(), "description": table.description}
            described["schema"] = table.schema
        resources.append({**described, "data": resource["data"]})
    return {**package, "resources": resources}


def laid_out(package: dict[str, Any]) -> str:
    """The text of a data file; KeyError where a table lacks its data."""
    lines = ["{"]
    for name, value in package.items():
        if name != "resources":
            lines.append(f" {_json(name)}: {_json(value)},")
    lines.append(' "resources": [')
    lines.append(",\n".join(map(_resource, package["resources"])))
    return "\n".join([*lines, " ]", "}", ""])


def _resource(resource: dict[str, Any]) -> str:
    parts = []
    for name, value in resource.items():
        if name == "schema":
            inner = ",\n".join(_part(part, inside) for part, inside in value.items())
            parts.append(f'   "schema": {{\n{inner}\n   }}')
        elif name == "data":
            parts.append(f'   "data": {_list(value, 3)}')
        else:
            parts.append(f"   {_json(name)}: {_json(value)}")
    return "  {\n" + ",\n".join(parts) + "\n  }"


def _part(name: str, value: Any) -> str:
    lines = name in ("fields", "foreignKeys")
    return f"    {_json(name)}: {_list(value, 4) if lines else _json(value)}"


def _list(items: list[Any], indent: int) -> str:
    if not items:
        return "[]"
    blank = " " * indent
    inner = ",\n".join(f"{blank} {_json(item)}" for item in items)
    return f"[\n{inner}\n{blank}]"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def laid_out_texts(texts: shipped.Texts) -> str:
    """The text of a file with a dossier's texts in another language, one record a line."""
    lines = ["{", f' "title": {_json(texts["title"])},', ' "tables": {']
    for table, records in texts["tables"].items():
        each = ",\n".join(f"   {_json(key)}: {_json(found)}" for key, found in records.items())
        lines += [f"  {_json(table)}: {{", each, "  },"]
    lines[-1] = "  }"
    return "\n".join([*lines, " }", "}", ""])


def main(path: str) -> None:
    """Put the schemas of a data file in order and lay it out anew."""
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    text = laid_out(with_schemas(package))
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    if os.path.exists(resources.dossier_path()) and os.path.samefile(
        path, resources.dossier_path()
    ):
        _keep_release(path, package, text.encode())


def _keep_release(path: str, package: dict[str, Any], content: bytes) -> None:
    translations: dict[str, bytes] = {}
    for language in release.TRANSLATIONS:
        translations[language] = released_texts(path, content, language).encode()
        with open(resources.texts_path(language), "wb") as file:
            file.write(translations[language])
    with open(release.__file__, encoding="utf-8") as module:
        known = module.read()
    with open(release.__file__, "w", encoding="utf-8", newline="\n") as module:
        module.write(released(known, package, content, translations))


def released_texts(path: str, content: bytes, language: str) -> str:
    """The texts of a data file as they are read at every start, of the rows in the file beside it;
    what has no translation is marked in that language."""
    with open(sibling(path, language), "rb") as file:
        rows = read_rows(file.read())
    translation.choose(language)
    try:
        return laid_out_texts(texts_of(loading.load_bytes(content), rows))
    finally:
        translation.choose(translation.SOURCE_LANGUAGE)


def released(
    known: str, package: dict[str, Any], content: bytes, translations: dict[str, bytes]
) -> str:
    """The text of the module `release` for another data file with its translations."""
    found = {
        release.NAME: package["name"],
        release.VERSION: package["version"],
    }
    found |= zip((release.FINGERPRINT, release.DIGEST), digests(content), strict=True)
    for language, texts in translations.items():
        found |= zip(release.TRANSLATIONS[language], digests(texts), strict=True)
    for before, after in found.items():
        known = known.replace(f'"{before}"', f'"{after}"')
    return known


def digests(content: bytes) -> tuple[str, str]:
    """The sha256 and the blake2b of bytes, as `release` holds them."""
    return (
        hashlib.sha256(content).hexdigest(),
        hashlib.blake2b(content, digest_size=32).hexdigest(),
    )


if __name__ == "__main__":
    import sys

    main(sys.argv[1])
