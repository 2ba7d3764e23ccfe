"""The Summary of the shipped dossier as the program makes it, kept for the first paint.

Reading the data file and wording the page take a fifth of a launch, and come out the same at each.
So the page's own value is kept in a file for each language, which `python -m
kursk_viewer.early_page` makes, and all else of the dossier is read when it is first asked for. The
page is shown with the very data it was made of: where a byte of the data file or of its texts is
another, or the file with the page is not as it is known to be, the dossier is read at once. A test
compares the pages kept with those that the program makes. The environment variable named by
`SWITCH` lets the dossier be read at once always.
"""

from __future__ import annotations

import os
from functools import cache, partial
from importlib import import_module

from kursk_viewer import resources, translation
from kursk_viewer.dossier import shipped
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.release import DIGEST, FINGERPRINT, TRANSLATIONS
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.vocabulary import Term
from kursk_viewer.early_brief import BRIEF, CLASS, SWITCH, kept_text
from kursk_viewer.early_brief import path as brief_path
from kursk_viewer.lean import loads
from kursk_viewer.pages.shown import Shown
from kursk_viewer.pages.summary.document import keep_summary, summary_document
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LANGUAGES = (translation.SOURCE_LANGUAGE, *TRANSLATIONS)

_WORD = "word"
"""Under which a JSON object has the word of a term of a vocabulary."""
_PACKAGE = f"{__package__}."
_LATER = {*TABLES, "original"}
"""The fields of a dossier that are read when one of them is asked for."""
_WORKED_OUT = ("contradicted",)
"""What a painter asks a record as shown to work out of its dossier, which is not there yet."""


def path(language: str) -> str:
    """Where the page in a language is kept."""
    return resources.path("early_page", f"{language}.json")


def dossier(language: str) -> Dossier | None:
    """The shipped dossier with its Summary in a language, the rest to be read when it is asked for;
    None where no page of it is kept."""
    if os.environ.get(SWITCH) or language not in LANGUAGES:
        return None
    try:
        return _dossier(language)
    except Exception:
        return None


def _dossier(language: str) -> Dossier | None:
    text = kept_text(path(language), language)
    content = shipped.released_bytes()
    texts = shipped.released_bytes(language) if language in TRANSLATIONS else None
    if not text or b"" in (content, texts):
        return None

    @cache
    def whole() -> Dossier:
        known = shipped.read_texts(texts) if texts else None
        return shipped.build(content, FINGERPRINT, language, known)

    later = {name: partial(lambda name: getattr(whole(), name), name) for name in _LATER}
    made = Dossier.trusted({"_later": later})
    kept = loads(text, object_hook=partial(_decoded, made))
    if kept["made_of"] != made_of(language):
        return None
    vars(made).update(vars(kept["head"]))
    keep_summary(made, kept["page"])
    return made


def made_of(language: str) -> list[str]:
    """What the data file and its texts in a language are known by."""
    return [DIGEST, *TRANSLATIONS.get(language, ())[1:]]


def _decoded(dossier: Dossier, values: dict[str, Any]) -> Any:
    """What a JSON object stands for; its lists are tuples."""
    if CLASS not in values:
        return values
    kind = _class(values.pop(CLASS))
    if _WORD in values:
        return kind(values[_WORD])
    if kind is Dossier and not values:
        return dossier
    for name, value in values.items():
        if type(value) is list:
            values[name] = _tuple(value)
    return kind.trusted(values)


def _tuple(values: list[Any]) -> tuple[Any, ...]:
    return tuple(_tuple(value) if type(value) is list else value for value in values)


@cache
def _class(name: str) -> Any:
    module, _, last = name.rpartition(".")
    return getattr(import_module(_PACKAGE + module), last)


def laid_out(dossier: Dossier, language: str) -> str:
    """The text of the file with the Summary of the shipped dossier, one block a line; TypeError
    where the page holds what the file has no form for."""
    from json import dumps

    def line(value: Any) -> str:
        return dumps(_encoded(value), ensure_ascii=False)

    def lines(blocks: tuple[Any, ...]) -> str:
        return "[\n" + ",\n".join(map(line, blocks)) + "\n]"

    page = summary_document(dossier)
    fields = {name: each for name, each in dossier.as_dict().items() if name not in _LATER}
    head = {CLASS: _name(dossier), **{name: _encoded(each) for name, each in fields.items()}}
    return (
        f'{{"made_of": {dumps(made_of(language))},\n"head": {dumps(head, ensure_ascii=False)},\n'
        f'"page": {{{line(CLASS)}: {line(_name(page))}, "title": {line(page.title)},\n'
        f'"blocks": {lines(page.blocks)},\n"margin": {lines(page.margin)}}}}}\n'
    )


def brief_laid_out(dossier: Dossier, language: str) -> str:
    """The text of the file with the Summary for a terminal."""
    from json import dumps

    from kursk_viewer.pages.summary.brief import brief_document

    kept = {"made_of": made_of(language), "document": _encoded(brief_document(dossier))}
    return f"{dumps(kept, ensure_ascii=False)}\n"


def _encoded(value: Any) -> Any:
    if value is None or type(value) in (str, bool, int, float):
        return value
    if type(value) is tuple:
        return list(map(_encoded, value))
    if isinstance(value, Dossier):
        return {CLASS: _name(value)}
    if isinstance(value, Term):
        return {CLASS: _name(value), _WORD: value.value}
    if not isinstance(value, Record):
        raise TypeError(f"no form for {type(value).__name__}")
    fields = {name: each for name, each in vars(value).items() if name in value.field_defaults}
    if isinstance(value, Shown):
        fields |= {name: getattr(value, name) for name in _WORKED_OUT}
    return {CLASS: _name(value), **{name: _encoded(each) for name, each in fields.items()}}


def _name(value: Any) -> str:
    return f"{type(value).__module__.removeprefix(_PACKAGE)}.{type(value).__qualname__}"


def main() -> None:
    """Make the pages anew, and the module by which they are known."""
    from kursk_viewer import kept_pages
    from kursk_viewer.dossier.layout import digests

    known = {}
    for language in LANGUAGES:
        translation.choose(language)
        dossier = shipped.load(language)
        for name, place, text in (
            (language, path(language), laid_out(dossier, language)),
            (f"{language}{BRIEF}", brief_path(language), brief_laid_out(dossier, language)),
        ):
            _write(place, text)
            known[name] = digests(text.encode())
    with open(kept_pages.__file__, encoding="utf-8") as module:
        head, _, rest = module.read().partition("KEPT = {\n")
    rows = "".join(
        f'    "{name}": (\n        "{sha256}",\n        "{blake2b}",\n    ),\n'
        for name, (sha256, blake2b) in known.items()
    )
    end = rest[rest.index("}\n") :]
    _write(kept_pages.__file__, f"{head}KEPT = {{\n{rows}{end}")


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


if __name__ == "__main__":
    main()
