"""The Summary in every textual form, and a strict reader of pages of HTML."""

from __future__ import annotations

import itertools
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kursk_viewer.output.document_html import as_html
from kursk_viewer.output.document_markdown import as_markdown
from kursk_viewer.output.document_text import as_text
from kursk_viewer.output.summary_json import as_json
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.full import compared_document
from kursk_viewer.pages.summary.page import summary

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

VOID = ("meta", "link", "br", "hr", "img", "input")


def summary_forms(dossier: Dossier) -> dict[str, str]:
    """The Summary as each textual form has it, by its name."""
    whole = compared_document(dossier)
    return {
        "brief": as_text(brief_document(dossier)),
        "text": as_text(whole, 100_000),
        "markdown": as_markdown(whole),
        "html": as_html(whole),
        "json": as_json(summary(dossier), dossier),
    }


class Reading(HTMLParser):
    """What a strict reader finds: elements with their attributes, text, and tags left open."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def read_strictly(page: str) -> Reading:
    """A page of HTML, checked for all that every page of this program holds to."""
    found = Reading(page)
    assert found.faults == [] and found.open == []
    names = {tag for tag, _ in found.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "base", "form"}
    (policy,) = [m["content"] for m in found.all("meta") if "http-equiv" in m]
    assert policy and policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) and all(name and name == name.strip() for name in ids)
    for tag, attributes in found.elements:
        assert not any(name.startswith("on") or name == "src" for name in attributes)
        target = attributes.get("href", attributes.get("xlink:href"))
        if target is not None:
            assert tag == "a" and target.startswith(("https://", "#"))
        if tag == "th":
            assert attributes.get("scope") in ("col", "row")
    assert "@import" not in page and "url(http" not in page
    levels = [int(tag[1]) for tag, _ in found.elements if tag in ("h1", "h2", "h3", "h4")]
    assert levels[:1] == [1]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(found.all("table")) == len(found.all("caption"))
    assert len(found.all("main")) == 1 and found.all("html")[0]["lang"]
    return found
