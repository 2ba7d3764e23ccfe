"""Figures equal the file's own in every form; changes that say nothing change no line."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING

import builders
import pytest
from documents import summary_forms

from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.output.summary_json import as_json
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.over_time import casualties_tables
from kursk_viewer.pages.document import TableBlock
from kursk_viewer.pages.equipment import equipment_tables
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.figures import figures_table
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.timeline.page import timeline_tables
from kursk_viewer.pages.whole import whole
from kursk_viewer.resources import dossier_path

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier


def told(dossier: Dossier) -> list[str]:
    """The lines of every page of text and every table, without the fingerprint."""
    forms = summary_forms(dossier)
    tables = (*equipment_tables(dossier), *casualties_tables(dossier), *timeline_tables(dossier))
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    heads = [
        part for t in tables for part in (t.title, t.provenance, *(h.text for h in t.headings))
    ]
    text = "\n".join([*(forms[name] for name in ("brief", "text", "markdown")), *heads, *cells])
    return text.replace(dossier.fingerprint[:12], "").splitlines()


def with_a_figure_of_another() -> builders.Row:
    return builders.changed("claims", "caught", said_by="officials")


@pytest.fixture(scope="module", params=["made up", "as shipped"])
def one(request: pytest.FixtureRequest) -> tuple[dict[str, dict[str, builders.Row]], Dossier]:
    if request.param == "as shipped":
        dossier: Dossier = request.getfixturevalue("shipped")
        pack = json.loads(Path(dossier_path()).read_text("utf-8"))
    else:
        pack = with_a_figure_of_another()
        dossier = builders.dossier(pack)
    return {r["name"]: {row["id"]: row for row in r["data"]} for r in pack["resources"]}, dossier


def test_each_figure_has_the_claimant_day_and_source_of_the_file_in_every_form(
    one: tuple[dict[str, dict[str, builders.Row]], Dossier],
) -> None:
    raw, dossier = one
    in_json = {
        row["claim"]: row for row in json.loads(as_json(summary(dossier), dossier))["figures"]
    }
    csv = figures_table(dossier, dossier.claims.values(), "")
    heads = [heading.text for heading in csv.headings]
    in_csv = [dict(zip(heads, (c.text for c in row.cells), strict=True)) for row in csv.rows]
    assert len(in_csv) == len(raw["claims"])
    for row, (name, claim) in zip(in_csv, raw["claims"].items(), strict=True):
        report = raw["reports"][claim["report"]]
        claimant = raw["parties"][claim.get("said_by") or report["claimant"]]["name"]
        day = "" if claim.get("said_by") else report.get("as_of", "")
        publishers = {raw["sources"][source]["publisher"] for source in claim.get("sources", ())}
        page = evidence(dossier, name)
        assert page is not None
        facts: dict[str, list[str]] = {}
        for entry in page.entries:
            facts.setdefault(entry.label, []).append(entry.text)
        assert row["Claim"] == name
        assert row["Claimant"] == claimant
        assert row["As of"] == day
        assert set(filter(None, row["Sources"].split("; "))) == publishers
        assert facts["Claimant"][0].startswith(claimant.rstrip(")"))
        assert facts["As of"][0].startswith(
            wording.date(parse(day)).rstrip(")") if day else "date not stated"
        )
        assert publishers <= facts.keys()
        if name in in_json:
            found = in_json[name]
            assert (found["claimant"], found["as_of"] or "") == (claimant, day)
            numbers = [claim.get(key) for key in ("value", "low", "high", "precision")]
            assert [found[key] for key in ("value", "low", "high", "precision")] == numbers


def test_a_figure_of_another_stands_under_its_own_claimant() -> None:
    dossier = builders.dossier(with_a_figure_of_another())
    page = summary(dossier)
    details = {figure.shown.record: figure.details for figure in page.headlines}
    assert any("Officials" in detail for detail in details["caught"])
    assert not any("Staff" in detail for detail in details["total"])
    forms = summary_forms(dossier)
    for form in ("brief", "text", "markdown"):
        line = next(line for line in forms[form].splitlines() if "909" in line)
        assert "Officials" in line


def renamed(pack: builders.Row) -> builders.Row:
    """The package with other ids throughout, in the same order by name."""
    ids = sorted({row["id"] for r in pack["resources"] for row in r["data"]})
    other = {name: f"{place:05}/{place}" for place, name in enumerate(ids)}

    def value_of(field: str, value: object, references: set[str]) -> object:
        if field == "formula":
            return " ".join(other.get(part, part) for part in str(value).split())
        if field not in references:
            return value
        return [other[v] for v in value] if isinstance(value, list) else other[str(value)]

    fresh = copy.deepcopy(pack)
    for resource in fresh["resources"]:
        references = {"id", *TABLES[resource["name"]].references}
        if resource["name"] == "relations":
            references |= {"subject", "object"}
        resource["data"] = [
            {field: value_of(field, value, references) for field, value in row.items()}
            for row in resource["data"]
        ]
    fresh["core_document"]["source"] = other[pack["core_document"]["source"]]
    return fresh


def test_other_ids_change_no_line() -> None:
    pack = builders.package(changes=[])
    assert told(builders.dossier(renamed(pack))) == told(builders.dossier(pack))


def test_a_record_that_nothing_rests_on_changes_no_other_line() -> None:
    before = told(builders.dossier())
    for table, row in (
        ("parties", {"id": "x", "name": "Xyzzy", "side": "betans", "kind": "concerned"}),
        ("scopes", {"id": "x", "label": "Xyzzy"}),
        ("measures", {"id": "x", "label": "Xyzzy", "group": "equipment", "unit": "items",
                      "definition": "Xyzzy."}),
        ("reports", {"id": "x", "claimant": "ministry", "title": "Xyzzy", "as_of": "2025-02-07",
                     "as_of_basis": "text", "scope": "area", "sources": ["wire"]}),
        ("questions", {"id": "x", "text": "Xyzzy?"}),
    ):  # fmt: skip
        assert told(builders.dossier(builders.added(table, row))) == before, table


def test_the_contradictions_shown_are_those_of_the_file() -> None:
    note = "One page has both."
    pairs = [("left", "start"), ("left", "denial"), ("total", "total-later"),
             ("total-rival", "denial"), ("stayed", "denial")]  # fmt: skip
    rows = [
        {"id": f"r{i}", "subject": a, "kind": "contradicts", "object": b, "note": note}
        for i, (a, b) in enumerate(pairs)
    ]
    dossier = builders.dossier(builders.added("relations", *rows))
    anchors = [
        name
        for block in whole(dossier).blocks
        if isinstance(block, TableBlock)
        for name in block.anchors
    ]
    opposed = {relation.id for relation in dossier.contradictions}
    assert len(opposed) == 6 and sum(name in opposed for name in anchors) == 6
    touching = {"clash", "r0", "r1", "r2", "r4"}
    found = json.loads(as_json(summary(dossier), dossier))["contradictions"]
    assert {row["relation"] for row in found} == touching
    assert len(found) == len(touching)
    text = summary_forms(dossier)["text"]
    assert text.count(" ↔ ") == len(touching)
    for relation in dossier.contradictions:
        page = evidence(dossier, relation.subject)
        assert page is not None
        others = [e.record for e in page.entries]
        assert relation.object in others
