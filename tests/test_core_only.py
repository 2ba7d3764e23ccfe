"""Core report only: every view, print-out and command says what the core document says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from documents import summary_forms

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.output import citations
from kursk_viewer.output.plain_text import evidence_text, sources_text
from kursk_viewer.pages.casualties.numbers import answers_table, bars_table, lines_table
from kursk_viewer.pages.casualties.over_time import bars, over_time, reports_on_people, who_says
from kursk_viewer.pages.equipment import equipment, equipment_table
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.naming import figure
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary.page import contradictions, summary
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papers import Papers

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.pages.evidence.sections import EvidencePage


@pytest.fixture(scope="module")
def core(shipped: Dossier) -> Dossier:
    return core_only(shipped)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for inner in value.as_dict().values():
            yield from strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def views(dossier: Dossier) -> Iterator[str]:
    """All text of the four tabs, their tables, and what is printed."""
    page = bars(dossier)
    over, who = over_time(dossier), who_says(dossier)
    tables = [bars_table(page), lines_table(over.lines), *map(answers_table, who.questions)]
    columns = [equipment(dossier, side.about) for side in equipment(dossier).sides]
    tables += map(equipment_table, columns)
    yield from strings(
        [summary(dossier), page, over, who, timeline(dossier), sources(dossier), *tables, *columns]
    )
    yield from strings([reports_on_people(dossier), contradictions(dossier, core=False)])


def texts(dossier: Dossier, pages: Iterable[EvidencePage]) -> Iterator[str]:
    """All text that leaves the program, and the evidence of every record."""
    yield from summary_forms(dossier).values()
    yield sources_text(sources(dossier))
    yield from (citations.apa(dossier), citations.bibtex(dossier), citations.csl_json(dossier))
    for shown in pages:
        yield evidence_text(shown, dossier)


def pages_of(dossier: Dossier) -> Iterator[EvidencePage]:
    for table in TABLES:
        for record in getattr(dossier, table):
            page = evidence(dossier, record)
            assert page is not None
            yield page


def foreign(whole: Dossier, core: Dossier) -> set[str]:
    """Publishers, ids, titles, addresses and claimants that only the whole dossier knows."""
    names: set[str] = set()
    for source in whole.sources.values():
        if source.id not in core.sources:
            names |= {source.id, source.title, source.publisher, source.outlet, source.address}
    names |= {p.name for p in whole.parties.values() if p.id not in core.parties}
    for table in ("claims", "reports", "events", "statements", "relations", "gaps"):
        names |= getattr(whole, table).keys() - getattr(core, table).keys()
    for table in ("reports", "events"):
        kept = {record.title for record in getattr(core, table).values()}
        names |= {record.title for record in getattr(whole, table).values()} - kept
    own = {s.outlet for s in core.sources.values()} | {p.name for p in core.parties.values()}
    return {name for name in names - own if len(name) > 2}


def traces(said: list[str], names: set[str]) -> set[str]:
    """The names that stand in a text as words of their own."""
    text = "\0".join(set(said))
    return {name for name in names if any(map(stands_alone, found_in(text, name)))}


def found_in(text: str, name: str) -> Iterator[str]:
    """Each place of a name in a text, with the letter before and the one after it."""
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        yield text[max(0, place - 1) : place] + text[end : end + 1]
        place = text.find(name, place + 1)


def stands_alone(beside: str) -> bool:
    return not re.search(r"[\w-]", beside)


def test_no_view_and_no_text_knows_another_source(shipped: Dossier, core: Dossier) -> None:
    names = foreign(shipped, core)
    assert len(names) > 1000
    assert traces([*views(core), *texts(core, pages_of(core))], names) == set()


def test_the_search_for_traces_finds_them_in_the_whole_dossier(
    shipped: Dossier, core: Dossier, evidence_pages: dict[str, EvidencePage]
) -> None:
    told = [*views(shipped), *texts(shipped, evidence_pages.values())]
    found = traces(told, foreign(shipped, core))
    assert len(found) > 1000
    assert {"Babel", "uawire-2025-02-07", "Commander-in-Chief Oleksandr Syrskyi"} <= found


def test_the_paper_knows_no_other_source(shipped: Dossier, core: Dossier, printed: Papers) -> None:
    told = printed("--core", "--full").text
    assert "core report only" in told
    assert traces([told], foreign(shipped, core)) == set()


def run(*options: str) -> str:
    command = [sys.executable, "-m", "kursk_viewer", *options]
    return subprocess.run(command, check=True, timeout=60, capture_output=True, text=True).stdout


def test_the_summary_holds_the_core_claims_and_no_others(shipped: Dossier, core: Dossier) -> None:
    said = json.loads(run("summary", "--core", "--format", "json"))
    wanted = {claim.id for claim in shipped.claims.values() if shipped.is_core(claim)}
    assert len(wanted) == 19
    assert {row["claim"] for row in said["figures"]} == wanted == set(core.claims)
    for row in said["figures"]:
        claim = shipped.claims[row["claim"]]
        assert row["text"] == figure(shipped, claim)
        assert (row["value"], row["precision"]) == (claim.value, claim.precision)
        assert row["compared_with"] == []
    assert {row["statement"] for row in said["statements"]} == set(core.statements)
    assert {row["gap"] for row in said["not_said"]} == set(core.gaps)
    told = [row["relation"] for row in said["contradictions"]]
    assert sorted(told) == sorted(relation.id for relation in core.contradictions)
    assert "core report only" in said["provenance"]["source"]


def test_every_number_of_the_core_summary_is_a_claim_a_date_or_a_paragraph(
    core: Dossier,
) -> None:
    """What stands in the figures' column is exactly what the core claims are."""
    page = summary(core)
    shown = [f.shown.figure for f in (*page.headlines, *page.in_words, *page.equipment)]
    assert sorted(shown) == sorted(figure(core, claim) for claim in core.claims.values())
    assert all(not f.comparisons and f.beside is None for f in page.headlines)
    text = run("summary", "--core")
    assert all(f.shown.figure in text for f in (*page.headlines, *page.in_words, *page.equipment))


@pytest.mark.parametrize("command", [("sources",), ("evidence", "ua-2025-02-06-01")])
def test_the_other_commands_obey_the_switch(
    shipped: Dossier, core: Dossier, command: tuple[str, ...]
) -> None:
    assert traces([run(*command, "--core")], foreign(shipped, core)) == set()
    assert traces([run(*command)], foreign(shipped, core))
