"""Ready citations of a record's own sources, of the core document, or of the dossier itself, with
the data file they were read from."""

from __future__ import annotations

import json
import re

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Event, Report, Source, Statement
from kursk_viewer.dossier.vocabulary import PublishedBasis, TitleBasis
from kursk_viewer.lean import date
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import Provenance, provenance, provenance_of
from kursk_viewer.pages.shown import shown
from kursk_viewer.translation import tr

THE_DOSSIER = "the dossier"
"""In place of a record's id, which holds no blank: the data file itself is cited."""

FORMS = ("apa", "bibtex", "csl")


def citation(dossier: Dossier, form: str, record: str = "") -> str:
    """A citation of `record` in one of `FORMS`; KeyError for others."""
    return {"apa": apa, "bibtex": bibtex, "csl": csl_json}[form](dossier, record)


def apa(dossier: Dossier, record: str = "") -> str:
    """A line for each source in the manner of APA 7: publisher as author, date or n.d., title,
    address.

    The sources are those of a claim, event, statement or report; without a record it is the core
    document, and the dossier for anything that has no sources. A title that is not the page's own
    stands in square brackets, and whose it is beside it.
    """
    note = _note(dossier, record)
    return "\n".join(
        f"{source['publisher']}. ({source['year'] or 'n.d.'}). {source['title']}. {source['url']} "
        f"[{_noted(source, note)}]"
        for source in _sources(dossier, record)
    )


def bibtex(dossier: Dossier, record: str = "") -> str:
    """A @misc entry for each source; special characters of BibTeX are escaped."""
    note = _note(dossier, record)
    return "\n\n".join(_entry(source, note) for source in _sources(dossier, record))


def csl_json(dossier: Dossier, record: str = "") -> str:
    """A CSL-JSON list with an item for each source."""
    note = _note(dossier, record)
    items = [_item(source, note) for source in _sources(dossier, record)]
    return json.dumps(items, ensure_ascii=False, indent=1)


def _entry(source: dict[str, str | None], note: str) -> str:
    fields = {
        "author": "{" + _tex(str(source["publisher"])) + "}",
        "title": "{" + _tex(str(source["title"])) + "}",
        "url": _address(str(source["url"])),
        "note": _tex(_noted(source, note)),
    }
    if source["year"] is not None:
        fields["year"] = source["year"]
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_key(str(source['id']))},\n{body}\n}}"


def _item(source: dict[str, str | None], note: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": source["id"],
        "type": "webpage",
        "title": source["title"],
        "author": [{"literal": source["publisher"]}],
        "URL": source["url"],
        "language": source["language"],
        "note": _noted(source, note),
    }
    if source["year"] is not None:
        years = re.findall(r"\d{4}", str(source["year"]))
        circa = {} if str(source["year"])[0].isdigit() else {"circa": True}
        item["issued"] = {"date-parts": [[int(year)] for year in years], **circa}
    return item


def _note(dossier: Dossier, record: str) -> str:
    """What is cited, where it is one record, and the disclaimer and the data file."""
    found = dossier.find(record) if record else None
    if isinstance(found, Claim | Event | Statement):
        one, data = shown(dossier, record), _provenance(dossier, found)
        return f"{one.line} {data.disclaimer}; {data.data}"
    data = _provenance(dossier, found) if record != THE_DOSSIER else provenance(dossier)
    return "; ".join(filter(None, (data.disclaimer, data.as_of, data.data)))


def _provenance(dossier: Dossier, record: object) -> Provenance:
    if isinstance(record, Claim):
        return provenance_of(dossier, [record])
    if isinstance(record, Event):
        return provenance_of(dossier, [], [record])
    if isinstance(record, Statement):
        return provenance_of(dossier, [], [], [record])
    if record is None:
        return provenance_of(dossier, filter(dossier.is_core, dossier.claims.values()))
    name = getattr(record, "id", "")
    if not isinstance(record, Report | Source):
        return provenance(dossier)
    claims = [c for c in dossier.claims.values() if c.report == name or name in c.sources]
    return provenance_of(dossier, claims) if claims else provenance(dossier).replace(as_of="")


def _sources(dossier: Dossier, record: str) -> list[dict[str, str | None]]:
    """What is cited, each source once."""
    found = dossier.find(record) if record else None
    if isinstance(found, Source):
        return [_fields(found)]
    if isinstance(found, Claim) and found.formula:
        inputs = [dossier.claims[name] for name in q.formula_inputs(found.formula)]
        ids = tuple(name for claim in inputs for name in claim.sources)
    else:
        ids = getattr(found, "sources", ())
    document = dossier.core_document
    if not record and document is not None and document.source in dossier.sources:
        ids = (document.source,)
    if not ids:
        return [
            {
                "id": dossier.name,
                "publisher": dossier.title,
                "title": dossier.title,
                "url": "",
                "language": "en",
                "year": dossier.created[:4] if record else None,
            }
        ]
    return [_fields(dossier.sources[name]) for name in dict.fromkeys(ids)]


def _noted(source: dict[str, str | None], note: str) -> str:
    """The note with whose title it is, where that is not the page's own."""
    whose = source.get("title_basis")
    return tr("title: {whose}; {note}").format(whose=whose, note=note) if whose else note


def _fields(source: Source) -> dict[str, str | None]:
    own = source.title_basis in (None, TitleBasis.PAGE)
    return {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title if own else f"[{source.title}]",
        "title_basis": None if own else wording.word(source.title_basis),
        "url": source.address,
        "language": source.language,
        "year": _year(source),
    }


def _year(source: Source) -> str | None:
    """The year of publication, of a stretch both its ends; `ca.` before one that is not certain."""
    when = source.published
    if when is None:
        return None
    first, last = (date.fromordinal(day).year for day in (when.first, when.last))
    years = f"{first:04}" if first == last else f"{first:04}/{last:04}"
    sure = not when.qualified and source.published_basis != PublishedBasis.INFERRED
    return years if sure else f"ca. {years}"


_TEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)


def _address(text: str) -> str:
    """An address as it stands in a field that TeX takes word for word: only what would end the
    field, or is no part of an address, is written as its percent code."""
    return "".join(
        sign if sign.isascii() and sign not in '{}\\^`"<>|' else _percent(sign) for sign in text
    )


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())


def _key(text: str) -> str:
    """A key of an entry: letters, digits and what BibTeX lets stand between them."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in ":_-") else "-" for c in text)
    return plain.strip("-") or "source"
