"""Ready citations of the core document, with the data file they were read from."""

from __future__ import annotations

import json

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.provenance import Provenance, provenance_of


def apa(dossier: Dossier) -> str:
    """One line in the manner of APA 7: publisher as author, date or n.d., title, address."""
    data = _provenance(dossier)
    source = _source(dossier)
    year = "n.d." if source["year"] is None else source["year"]
    return (
        f"{source['publisher']}. ({year}). {source['title']}. {source['url']} "
        f"[{data.disclaimer}; {data.as_of}; {data.data}]"
    )


def bibtex(dossier: Dossier) -> str:
    """A @misc entry; special characters of BibTeX are escaped."""
    data, source = _provenance(dossier), _source(dossier)
    fields = {
        "author": "{" + _tex(str(source["publisher"])) + "}",
        "title": "{" + _tex(str(source["title"])) + "}",
        "url": _address(str(source["url"])),
        "note": _tex(f"{data.disclaimer}; {data.as_of}; {data.data}"),
    }
    if source["year"] is not None:
        fields["year"] = source["year"]
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{_key(str(source['id']))},\n{body}\n}}"


def csl_json(dossier: Dossier) -> str:
    """A CSL-JSON list with one item."""
    data, source = _provenance(dossier), _source(dossier)
    item: dict[str, object] = {
        "id": source["id"],
        "type": "webpage",
        "title": source["title"],
        "author": [{"literal": source["publisher"]}],
        "URL": source["url"],
        "language": source["language"],
        "note": f"{data.disclaimer}; {data.as_of}; {data.data}",
    }
    if source["year"] is not None:
        item["issued"] = {"date-parts": [[int(str(source["year"]))]]}
    return json.dumps([item], ensure_ascii=False, indent=1)


def _provenance(dossier: Dossier) -> Provenance:
    return provenance_of(dossier, [c for c in dossier.claims.values() if dossier.is_core(c)])


def _source(dossier: Dossier) -> dict[str, str | None]:
    document = dossier.core_document
    found = dossier.sources.get(document.source) if document else None
    if found is None:
        return {
            "id": dossier.name, "publisher": dossier.title, "title": dossier.title,
            "url": "", "language": "en", "year": None,
        }  # fmt: skip
    return {
        "id": found.id,
        "publisher": found.publisher,
        "title": found.title,
        "url": found.address,
        "language": found.language,
        "year": str(found.published.start.year) if found.published else None,
    }


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
