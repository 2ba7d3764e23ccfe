"""Every rule and page takes steps in proportion to the file: measured on n, 2n and 4n records of a
kind, in lines of Python that are run, so that no other load of the machine counts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.dossier.source_check import differences
from kursk_viewer.output.document_markdown import as_markdown
from kursk_viewer.output.document_text import as_text
from kursk_viewer.pages.casualties.over_time import casualties_tables
from kursk_viewer.pages.equipment import equipment_tables
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.summary.full import full_document
from kursk_viewer.pages.timeline.page import timeline_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.model import Dossier

FEW = 12
MOST = 2.3
"""How many times the steps for n more records those for 2n more may be."""

Row = dict[str, Any]
CORE = {"report": "half-year", "about": "beta", "precision": "exact", "paragraph": 1,
        "sources": ["page"]}  # fmt: skip
LATER = {"report": "later", "about": "beta", "precision": "exact", "sources": ["wire"]}


def claims_of_one_question(n: int) -> Row:
    rows = ({**CORE, "id": f"x{i}", "measure": "captured", "value": i} for i in range(n))
    return builders.added("claims", *rows)


def contradictions(n: int) -> Row:
    said = {"report": "half-year", "attribution": "explicit", "paragraph": 1, "sources": ["page"]}
    pack = builders.added(
        "statements", *({**said, "id": f"s{i}", "text": f"Text {i}."} for i in range(n))
    )
    return builders.added(
        "relations",
        *(
            {"id": f"r{i}", "subject": f"s{i}", "kind": "contradicts", "object": "stayed"}
            for i in range(n)
        ),
        pack=pack,
    )


def events_of_one_day(n: int) -> Row:
    event = {
        "when": "2024-08-06", "when_basis": "event", "text": "It was told.", "core": True,
        "category": "fighting", "said_by": ["staff"], "paragraph": 4, "sources": ["page"],
    }  # fmt: skip
    return builders.added(
        "events", *({**event, "id": f"e{i}", "title": f"Event {i}"} for i in range(n))
    )


def reports_of_one_claimant(n: int) -> Row:
    pack = builders.package()
    for i in range(n):
        day = f"{2000 + i // 12}-{i % 12 + 1:02}-01"
        builders.added("reports", {
            "id": f"q{i}", "claimant": "staff", "title": f"T{i}", "as_of": day, "scope": "area",
            "as_of_basis": "text", "sources": ["wire"]}, pack=pack)  # fmt: skip
        for measure in ("casualties", "tanks"):
            builders.added("claims", {
                **LATER, "id": f"{measure}{i}", "report": f"q{i}", "measure": measure, "value": i,
                "in_series": True}, pack=pack)  # fmt: skip
    return pack


def measures_and_parties(n: int) -> Row:
    pack = builders.package()
    for i in range(n):
        builders.added("parties", {
            "id": f"p{i}", "name": f"Party {i}x", "side": "alphans", "kind": "belligerent"},
            pack=pack)  # fmt: skip
        builders.added("measures", {
            "id": f"m{i}", "label": f"Measure {i}x", "group": "equipment", "unit": "items",
            "definition": "D."}, pack=pack)  # fmt: skip
        builders.added("claims", {**CORE, "id": f"c{i}", "measure": f"m{i}", "value": i}, pack=pack)
        builders.added("sources", {
            "id": f"w{i}", "publisher": f"Press {i}", "title": "T", "language": "en",
            "url": "https://a.example/", "kind": "news"}, pack=pack)  # fmt: skip
    return pack


def parts_and_wholes_of_one_question(n: int) -> Row:
    wholes = ({**LATER, "id": f"w{i}", "measure": "casualties", "value": 48000} for i in range(n))
    parts = ({**LATER, "id": f"k{i}", "measure": "killed", "value": 1} for i in range(n))
    return builders.added("claims", *wholes, *parts)


def a_chain_of_measures(n: int) -> Row:
    pack = builders.package()
    for i in range(n):
        builders.added("measures", {
            "id": f"m{i}", "label": f"M {i}x", "group": "people", "unit": "people",
            "definition": "D.", **({"part_of": f"m{i - 1}"} if i else {})}, pack=pack)  # fmt: skip
        builders.added("claims", {
            **LATER, "id": f"c{i}", "measure": f"m{i}", "value": 5}, pack=pack)  # fmt: skip
    return pack


def a_long_formula(n: int) -> Row:
    rows = ({**CORE, "id": f"x{i}", "measure": "wounded", "value": 1} for i in range(n))
    names = " + ".join(f"x{i}" for i in range(n))
    pack = builders.changed("claims", "hurt", formula=names, value=n, precision="exact")
    return builders.added("claims", *rows, pack=pack)


def breaks_of_one_count(n: int) -> Row:
    pack = reports_of_one_claimant(n)
    rows = (
        {"id": f"b{i}", "subject": f"casualties{i}", "kind": "breaks_series",
         "object": f"casualties{i - 1}"}
        for i in range(1, n)
    )  # fmt: skip
    return builders.added("relations", *rows, pack=pack)


KINDS = (
    claims_of_one_question, contradictions, events_of_one_day, reports_of_one_claimant,
    measures_and_parties, parts_and_wholes_of_one_question, a_chain_of_measures, a_long_formula,
    breaks_of_one_count,
)  # fmt: skip
PAGES: dict[str, Callable[[Dossier], object]] = {
    "core only": core_only,
    "in brief": lambda dossier: as_text(brief_document(dossier)),
    "summary": lambda dossier: as_markdown(summary_document(dossier)),
    "full": full_document,
    "equipment": equipment_tables,
    "casualties": casualties_tables,
    "timeline": timeline_tables,
    "sources": sources,
    "search": Index,
    "evidence of a report": lambda dossier: evidence(dossier, "half-year"),
    "evidence of a source": lambda dossier: evidence(dossier, "page"),
}


def steps(run: Callable[[], object]) -> int:
    """How many lines are run."""
    count = 0

    def step(_frame: object, event: str, _argument: object) -> Any:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def growth(runs: list[Callable[[], object]]) -> float:
    """How much more the third run takes than the second, which takes more than the first; what is
    kept from one run for all others is made before."""
    runs[0]()
    few, more, most = map(steps, runs)
    return (most - more) / max(more - few, 100)


@pytest.mark.parametrize("kind", KINDS)
def test_steps_grow_no_faster_than_the_file(kind: Callable[[int], Row]) -> None:
    sizes = (FEW, 2 * FEW, 4 * FEW)
    contents = [builders.to_bytes(kind(n)) for n in sizes]
    dossiers = [load_bytes(content) for content in contents]
    found = {"check": growth([lambda c=c: load_bytes(c) for c in contents])}
    for name, page in PAGES.items():
        found[name] = growth([lambda d=d, p=page: p(d.replace()) for d in dossiers])
    assert {name: round(each, 2) for name, each in found.items() if each > MOST} == {}


def test_the_core_document_is_compared_in_steps_that_grow_with_it(small: Dossier) -> None:
    texts = ["captured 909 " * n for n in (100, 200, 400)]
    assert growth([lambda t=t: differences(small, t) for t in texts]) < MOST
