"""Collect the texts of the program for translators, and compile the catalogues. Needs Babel.

`python resources/translations/catalogue.py` brings `kursk_viewer.pot` up to date with the code,
each language's `.po` with that, and compiles its `.mo`, which is what the program reads. Comments
for translators come from `comments.toml`: what stands in each place of a text, and what the short
texts of a module are.
"""

from __future__ import annotations

import ast
import io
import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent / "kursk_viewer"
TEMPLATE = HERE / "kursk_viewer.pot"
KEYWORDS = {"tr": None, "mark": None, "ntr": (1, 2), "ptr": ((1, "c"), 2), "pmark": ((1, "c"), 2)}

SHORT = 12
"""Characters."""
UNSTEADY = (b'"POT-Creation', b'"PO-Rev', b'"Generated', b'"Report-', b'"Last-T',
            b'"Language-Team: LANG')  # fmt: skip
"""How those lines of a catalogue's head begin that say only when, by what or by whom."""


_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""In the head of a compiled catalogue, which says when it was made."""


def collected() -> Catalog:
    """All texts of the code, with comments for translators."""
    head = "# Texts of Kursk Viewer, for translators."
    found = Catalog(project="Kursk Viewer", charset="utf-8", header_comment=head, fuzzy=False)
    collected_texts = extract_from_dir(PACKAGE, keywords=KEYWORDS)
    explanations = _docstrings()
    in_order = sorted(collected_texts, key=lambda each: (Path(each[0]).as_posix(), each[1]))
    for name, _line, text, _comments, context in in_order:
        if text and text not in explanations:
            found.add(text, locations=[(name, None)], context=context)
    told = tomllib.loads((HERE / "comments.toml").read_text("utf-8"))
    for message in found:
        if message.id:
            message.auto_comments = comments(message, told["places"], told["modules"])
    return found


def _docstrings() -> set[str | None]:
    """What explains the code: Babel takes a variable that is called as a keyword, with an index,
    for the beginning of a text."""
    kinds = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
    return {
        ast.get_docstring(node, clean=False)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, kinds)
    }


def unexplained(template: Catalog) -> list[str]:
    """The names of places that `comments.toml` does not explain."""
    places = tomllib.loads((HERE / "comments.toml").read_text("utf-8"))["places"]
    texts = (message.id for message in template)
    joined = " ".join(text if isinstance(text, str) else " ".join(text) for text in texts)
    return sorted(set(re.findall(r"{(\w+)", joined)) - set(places))


def comments(message: Message, places: dict[str, str], modules: dict[str, str]) -> list[str]:
    """What is told to translators of one text: its places; of a short text also where it is."""
    text = message.id if isinstance(message.id, str) else " ".join(message.id)
    names = dict.fromkeys(re.findall(r"{(\w+)", text))
    told = [f"{{{name}}}: {places[name]}" for name in names if name in places]
    if is_short(message):
        home = str(message.locations[0][0])
        told.insert(0, modules[max((key for key in modules if home.startswith(key)), key=len)])
    return told


def is_short(message: Message) -> bool:
    """Whether a text does not say alone where it stands: no sentence, no title."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return not text[:1].isupper() or len(text) < SHORT


def read(path: Path) -> Catalog:
    """A catalogue; an empty one where there is no file."""
    return read_po(io.BytesIO(path.read_bytes())) if path.exists() else Catalog()


def written(catalogue: Catalog) -> bytes:
    """A catalogue as its file holds it: sorted by text, so that a change shows as such."""
    file = io.BytesIO()
    write_po(file, catalogue, sort_output=True, omit_header=False, include_lineno=False, width=100,
             ignore_obsolete=True)  # fmt: skip
    lines = file.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNSTEADY))


def updated(path: Path, template: Catalog) -> Catalog:
    """The catalogue of a language with the texts of the template; nothing is guessed."""
    catalogue = read(path)
    catalogue.update(template, no_fuzzy_matching=True)
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it, the same whenever it is made."""
    file = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> None:
    template = collected()
    TEMPLATE.write_bytes(written(template))
    for path in sorted(HERE.glob("*/LC_MESSAGES/kursk_viewer.po")):
        catalogue = updated(path, template)
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = untranslated(catalogue)
        print(f"{path.parent.parent.name}: {len(catalogue)} texts, {len(missing)} untranslated")


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts of which a form is missing."""
    found = []
    for message in catalogue:
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(forms):
            found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


if __name__ == "__main__":
    main()
