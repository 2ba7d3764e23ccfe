"""The Summary of the shipped dossier for a terminal as the program makes it, kept as `early_page`
keeps that of the window.

It stands apart because it loads next to nothing; `python -m kursk_viewer.early_page` makes the
files. The document is printed with the very data that it was made of, or not at all: where a byte
of the data file or of its texts is another, or the file with the document is not as it is known to
be, the dossier is read. A test compares the documents kept with those that the program makes.
"""

from __future__ import annotations

import os

from kursk_viewer import resources
from kursk_viewer.dossier.release import DIGEST, FINGERPRINT, TRANSLATIONS
from kursk_viewer.kept_pages import KEPT
from kursk_viewer.lean import is_known, loads
from kursk_viewer.pages import document
from kursk_viewer.translation import SOURCE_LANGUAGE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SWITCH = "KURSK_VIEWER_PLAIN_PAGE"
"""The environment variable that lets the dossier be read at once always."""
BRIEF = ".brief"
"""What the name of a kept document has beside its language."""
CLASS = ""
"""Under which a JSON object has its class."""


def path(language: str) -> str:
    """Where the document in a language is kept."""
    return resources.path("early_page", f"{language}{BRIEF}.json")


def brief(language: str) -> document.PageDocument | None:
    """The document in a language; None where none is kept of the shipped data."""
    if os.environ.get(SWITCH) or language not in (SOURCE_LANGUAGE, *TRANSLATIONS):
        return None
    try:
        return _brief(language)
    except Exception:
        return None


def kept_text(path: str, name: str) -> str:
    """The text of a file with a page; none where a byte is not as it was made."""
    with open(path, "rb") as file:
        content = file.read()
    return content.decode() if is_known(content, *KEPT[name]) else ""


def _brief(language: str) -> document.PageDocument | None:
    known = {resources.dossier_path(): (FINGERPRINT, DIGEST)}
    if language in TRANSLATIONS:
        known[resources.texts_path(language)] = TRANSLATIONS[language]
    for name, digests in known.items():
        with open(name, "rb") as file:
            if not is_known(file.read(), *digests):
                return None
    text = kept_text(path(language), f"{language}{BRIEF}")
    if not text:
        return None
    found = loads(text, object_hook=_decoded)
    if found["made_of"] != [digest for _, digest in known.values()]:
        return None
    made: document.PageDocument = found["document"]
    return made


def _decoded(values: dict[str, Any]) -> Any:
    """What a JSON object stands for; its lists are tuples."""
    if CLASS not in values:
        return values
    kind = getattr(document, values.pop(CLASS).rpartition(".")[2])
    return kind.trusted({name: _tuple(value) for name, value in values.items()})


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if type(value) is list else value
