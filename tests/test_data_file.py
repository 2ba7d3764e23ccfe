"""The data file that ships with the program."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import builders
import pytest

from kursk_viewer import resources
from kursk_viewer.dossier import layout, loading, release
from kursk_viewer.dossier import shipped as short_way
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.layout import digests, laid_out, released, with_schemas
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.translated import sibling
from kursk_viewer.pages.casualties.over_time import bars, over_time, who_says
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.pages.evidence.sections import EvidencePage

RUNS = json.loads((Path(__file__).parent / "data" / "core_runs.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def raw() -> dict[str, Any]:
    return json.loads(Path(resources.dossier_path()).read_text("utf-8"))


@pytest.fixture(scope="module")
def core(shipped: Dossier) -> Dossier:
    return core_only(shipped)


def strings(value: object) -> Iterator[str]:
    """Every string inside a page, a record or a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        yield from strings(value.as_dict())
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(key)
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def ids(dossier: Dossier) -> list[str]:
    return [record for table in TABLES for record in getattr(dossier, table)]


def all_pages(dossier: Dossier) -> list[object]:
    """Everything the four views and the evidence say of a dossier."""
    sides = [side.about for side in equipment(dossier).sides]
    return [
        summary(dossier),
        *(equipment(dossier, about) for about in sides),
        *(bars(dossier, report) for report in ("", *dossier.reports)),
        over_time(dossier),
        who_says(dossier),
        timeline(dossier),
        *(evidence(dossier, record) for record in ids(dossier)),
    ]


def test_it_loads_without_warnings(shipped: Dossier) -> None:
    assert shipped.warnings == ()
    assert shipped.core_report is not None


@pytest.mark.parametrize("language", ["", *release.TRANSLATIONS])
def test_the_seal_is_that_of_the_file(language: str) -> None:
    path = Path(resources.dossier_path())
    path = Path(sibling(str(path), language)) if language else path
    digest, name = Path(f"{path}.sha256").read_text("utf-8").split()
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert name.lstrip("*") == path.name


def test_the_program_knows_the_released_file_by_heart(raw: dict[str, Any]) -> None:
    content = Path(resources.dossier_path()).read_bytes()
    known = release.NAME, release.VERSION, release.FINGERPRINT
    assert known == (raw["name"], raw["version"], hashlib.sha256(content).hexdigest())
    module = Path(release.__file__).read_text("utf-8")
    texts = {
        language: Path(resources.texts_path(language)).read_bytes()
        for language in release.TRANSLATIONS
    }
    assert texts.keys() == {"uk"}
    for language, made in texts.items():
        assert layout.released_texts(resources.dossier_path(), content, language).encode() == made
    assert released(module, raw, content, texts) == module, "run `dossier.layout` on the data file"
    other = released(module, {"name": "other", "version": "9.9"}, b"{}", {"uk": b"[]"})
    assert all(each in other for each in (*digests(b"[]"), *digests(b"{}")))
    assert '"other"' in other
    assert '"9.9"' in other


def test_the_short_way_and_the_strict_way_give_the_same_dossier() -> None:
    quick, strict = short_way.load(), loading.load_file(resources.dossier_path())
    assert quick == strict
    for table in TABLES:
        for record, other in zip(
            getattr(quick, table).values(), getattr(strict, table).values(), strict=True
        ):
            assert record.as_dict() == other.as_dict()
            assert hash(record) == hash(other)


def test_every_table_stands_once_in_the_declared_order(raw: dict[str, Any]) -> None:
    assert [resource["name"] for resource in raw["resources"]] == list(TABLES)


def test_events_stand_in_order_of_time(shipped: Dossier) -> None:
    days = [event.when.first for event in shipped.events.values() if event.when_basis == "event"]
    assert days == sorted(days)


def test_fields_stand_in_the_order_of_the_schema(raw: dict[str, Any]) -> None:
    for resource in raw["resources"]:
        order = [field["name"] for field in resource["schema"]["fields"]]
        for row in resource["data"]:
            assert list(row) == sorted(row, key=order.index), row["id"]


def test_the_schema_is_the_one_that_the_records_declare(raw: dict[str, Any]) -> None:
    for resource in raw["resources"]:
        table = TABLES[resource["name"]]
        assert resource["title"] == resource["name"].capitalize()
        assert resource["description"] == table.description
        assert resource["schema"] == table.schema


def test_the_file_is_laid_out_by_the_program(raw: dict[str, Any]) -> None:
    assert laid_out(with_schemas(raw)) == Path(resources.dossier_path()).read_text("utf-8")


def test_the_module_lays_out_a_file_anew_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "made-up.json"
    path.write_bytes(builders.to_bytes(builders.package(gaps=[])))
    command = [sys.executable, "-m", "kursk_viewer.dossier.layout", str(path)]
    subprocess.run(command, check=True, cwd=Path(resources.dossier_path()).parents[1])
    text = path.read_text("utf-8")
    assert text == laid_out(with_schemas(json.loads(text)))
    assert '   "data": []\n' in text
    assert loading.load_file(str(path)).warnings == ()


def test_one_record_stands_on_one_line(raw: dict[str, Any]) -> None:
    lines = Path(resources.dossier_path()).read_text("utf-8").splitlines()
    records = [line.strip().removesuffix(",") for line in lines if line.startswith('    {"id"')]
    assert [json.loads(line) for line in records] == [
        row for resource in raw["resources"] for row in resource["data"]
    ]


def test_frictionless_finds_nothing_wrong_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    import frictionless

    def no_network(*_arguments: object, **_options: object) -> None:
        raise AssertionError("the data file is checked offline")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    package = frictionless.Package.from_descriptor(resources.dossier_path())
    report = package.validate()
    assert report.valid, report.flatten(["taskName", "fieldName", "rowNumber", "note"])[:10]
    assert len(report.tasks) == len(TABLES)


def test_every_record_has_an_evidence_page(
    shipped: Dossier, evidence_pages: dict[str, EvidencePage]
) -> None:
    for record in ids(shipped):
        page = evidence_pages[record]
        assert page.record == record
        assert page.title
        for section in page.sections:
            assert section.title
            assert section.entries
            for entry in section.entries:
                assert entry.text, (record, section.title, entry.label)
                assert (
                    not entry.record
                    or entry.record in evidence_pages
                    or evidence(shipped, entry.record)
                )


def test_every_claim_and_event_rests_on_a_source(shipped: Dossier) -> None:
    for table in (shipped.claims, shipped.events, shipped.statements, shipped.reports):
        for record in table.values():
            assert record.sources, record.id
            assert set(record.sources) <= shipped.sources.keys()


def test_a_figure_of_the_core_document_is_found_with_its_claim(shipped: Dossier) -> None:
    told = {
        (claim.measure, claim.value, claim.precision)
        for claim in shipped.claims.values()
        if shipped.is_core(claim)
    }
    assert told >= {
        ("casualties", 39900, "about"), ("casualties", 40000, "nearly"), ("killed", 16100, "about"),
        ("captured", 909, "exact"), ("wounded", 23800, "about"), ("tanks", 131, "exact"),
        ("armoured-vehicles", 689, "exact"), ("artillery", 386, "exact"), ("mlrs", 12, "exact"),
        ("air-defence", 12, "exact"), ("aircraft", 1, "exact"), ("helicopters", 3, "exact"),
        ("drones", 931, "exact"), ("vehicles", 1164, "exact"), ("special-equipment", 34, "exact"),
        ("troops-sent", 12000, "exact"),
    }  # fmt: skip


# Core report only


def foreign_words(whole: Dossier, core: Dossier) -> set[str]:
    """What would give away another source: its id, title, publisher, address, claimants."""
    kept = set(strings([list(core.sources.values()), core.core_document]))
    kept |= {party.name for party in core.parties.values()}
    foreign = set()
    for source in whole.sources.values():
        if source.id not in core.sources:
            foreign |= {source.id, source.title, source.publisher, source.outlet, source.url}
    foreign |= {p.name for p in whole.parties.values() if p.id not in core.parties}
    mine = {source.outlet for source in core.sources.values()}
    return {word for word in foreign - kept - mine if len(word) > 2}


def leaks(pages: list[object], foreign: set[str]) -> set[tuple[str, str]]:
    told = set(strings(pages))
    together = "\0".join(told)
    suspects = sorted((word for word in foreign if word in together), key=len, reverse=True)
    if not suspects:
        return set()
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, suspects)) + r")(?!\w)")
    return {(match, text) for text in told for match in pattern.findall(text)}


def test_core_only_leaves_no_trace_of_another_source(shipped: Dossier, core: Dossier) -> None:
    assert list(core.sources) == [shipped.core_document.source]
    foreign = foreign_words(shipped, core)
    if foreign:
        assert leaks(all_pages(core), foreign) == set()


def test_the_search_for_traces_can_fail() -> None:
    import builders

    whole = builders.dossier()
    reduced = core_only(whole)
    foreign = foreign_words(whole, reduced)
    assert {"wire", "Wire", "Wire (English)", "A later count", "Ministry of Beta"} <= foreign
    found = {word for word, _ in leaks(all_pages(whole), foreign)}
    assert {"Wire", "A later count", "Ministry of Beta"} <= found
    assert leaks(all_pages(reduced), foreign) == set()


# The core document's own words


def core_runs(text: str) -> list[str]:
    """The runs of words that a text shares with the core document."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    runs = [
        " ".join(words[at : at + RUNS["words"]]) for at in range(len(words) - RUNS["words"] + 1)
    ]
    return [run for run in runs if hashed(run) in RUNS["runs"]]


def hashed(run: str) -> str:
    return hashlib.sha256(f"{RUNS['salt']} {run}".encode()).hexdigest()[:16]


def test_no_sentence_of_the_core_document_is_in_the_file(raw: dict[str, Any]) -> None:
    address = raw["core_document"]["url"]
    for text in strings(raw):
        if text != address:
            assert core_runs(text) == []


def test_the_check_of_words_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    made_up = "one two three four five six seven eight"
    assert len(RUNS["runs"]) > 200
    assert core_runs(f"Zero, {made_up} nine.") == []
    monkeypatch.setitem(RUNS, "runs", [hashed(made_up)])
    assert core_runs("Zero, one two: three FOUR five six “seven” eight nine.") == [made_up]
    assert core_runs("one two three four five six seven") == []


def test_statements_stand_in_the_order_of_the_core_document(shipped: Dossier) -> None:
    places = [statement.paragraph for statement in shipped.statements.values()]
    assert places == sorted(places)


def _as_listed(value: object) -> str:
    """A field's value as the table of changes has it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def test_the_last_change_of_a_field_left_it_as_it_is(raw: dict[str, Any]) -> None:
    """What the file says that it changed is what stands in it; what was removed is gone."""
    tables = {resource["name"]: resource["data"] for resource in raw["resources"]}
    records = {row["id"]: row for name, rows in tables.items() if name != "changes" for row in rows}
    last = {(row.get("record"), row.get("part")): row for row in tables["changes"]}
    for (record, part), change in last.items():
        if record is None:
            continue
        if part is None:
            assert (record in records) == (change["after"] == "added"), change["id"]
        elif record in records:
            after = change.get("after", "")
            assert _as_listed(records[record].get(part)) == after, change["id"]
