"""Every page of an elaborate made-up dossier is as recorded in `tests/data/pages`, value by value,
and so is what is said of spoilt files.

A difference is either a fault or meant: if it is meant, read it, and record the pages anew by
`python tests/test_recorded_pages.py`.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import builders
import elaborate
import pytest
from outline import outlined

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.loading import SCHEMA, load_bytes
from kursk_viewer.dossier.series import all_series, joined_id
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.bars import bars, reports_on_people
from kursk_viewer.pages.casualties.over_time import casualties_tables, over_time, places, who_says
from kursk_viewer.pages.claims_chart import (
    break_read_out,
    claims_chart,
    lines_description,
    point_read_out,
)
from kursk_viewer.pages.equipment import (
    absent_name,
    cell_place,
    change_name,
    columns_of,
    equipment,
    equipment_tables,
)
from kursk_viewer.pages.evidence.cells import cell_evidence
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.figures import figures_table
from kursk_viewer.pages.handout import handout_page
from kursk_viewer.pages.provenance import provenance, provenance_of_records
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.shown import headline, shown
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.full import compared_document
from kursk_viewer.pages.summary.masthead import masthead_blocks
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.sums import selected_cells, selected_figures
from kursk_viewer.pages.timeline.filter import Choice, FilteredMarks, MarkFilter
from kursk_viewer.pages.timeline.page import (
    TimelinePage,
    counted_short,
    lane_counted,
    sentence,
    timeline,
    timeline_tables,
    undated_in_words,
    weights,
)
from kursk_viewer.pages.whole import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.model import Dossier

HOW = "python tests/test_recorded_pages.py"
ASKED = (
    # How many
    "how many tanks did Beta lose", "how many Betan tanks did Alpha destroy", "casualties of Beta",
    "how many tanks were destroyed by Alpha", "how many tanks did Beta lose to Alpha",
    "how many guests were lost", "how many guests died", "how many Alphans were killed",
    "how many were wounded in March 2025", "casualties in 2025", "casualties until 5 January 2025",
    "casualties since March 2025", "casualties of Beta on 20 April 2025", "casualties in 2023",
    "how many ships", "how many Betans did Alpha capture", "how much ground did Alpha hold",
    "how many km² were held in October 2024", "how many guests were present", "carriers and guns",
    "how many people are missing", "losses", "how many losses did Beta suffer in the Area",
    "what are the losses of the guests", "prisoners", "POWs", "armored vehicles", "carriers",
    "how many tanks were captured", "how many tanks were lost in Thirdland", "all kinds",
    "how many guests were killed by Beta", "how many guests did Alpha kill", "hundreds",
    # Who says
    "who says 39,900", "39900", "76,000", "1376", "who says the helpers left", "who says 63402",
    "what does Beta say about the losses of Alpha", "does Beta admit losses", "own losses of Alpha",
    "what does Thirdland say about guests", "casualties according to the Gazette", "Fourthland",
    "what does the Ministry of Beta say", "casualties as claimed by Officials", "the Brigade",
    "Staff", "Thirdlnad", "what do the Betans say about helpers", "casualtis of Beta",
    "how many tanks were lost in Beta", "casualties inside Alpha in 2025", "tanks!", "Beta!? lost!",
    # When and where
    "who says the helpers left in 2023", "was the push by Beta in 2023", "is it true",
    "are guests confirmed", "are the losses of Alpha confirmed", "helpers according to Officials",
    "when did it begin", "when did it end", "when did the helpers leave", "when was the push",
    "where is the operation", "where is Lower Town", "where was the counter-push", "in Upper Town",
    # Disputed, or not
    "did the helpers leave", "are the helpers still there", "did the helpers leave in January 2025",
    "is 39,900 confirmed", "is it disputed", "what is disputed", "is the number of tanks disputed",
    "are 909 prisoners confirmed", "did all soldiers of Alpha leave", "which list is right",
    "are soldiers of Alpha left", "how many guests were lost in 2025", "is the number of guns true",
    'what is said of "lower town" in 2025', 'did the "first day" come',
    # Words alone
    "Beta", "tanks", "not told", "\"half a year\"", "\"a later count\" wire", "names of the dead",
    "a map", "push Upper", "withdrawn", "counter", "wire mirror", "spoken of nowhere", "",
)  # fmt: skip
RECORDED = Path(__file__).parent / "data" / "pages"


def _summary(dossier: Dossier) -> dict[str, object]:
    return {
        "headline": headline(dossier),
        "page": summary(dossier),
        "masthead": masthead_blocks(dossier),
        "brief": brief_document(dossier),
        "compared": compared_document(dossier),
    }


def _casualties(dossier: Dossier) -> dict[str, object]:
    lines, questions = over_time(dossier), who_says(dossier)
    drawn = {name: bars(dossier, name) for name, _ in reports_on_people(dossier)}
    return {
        "reports": reports_on_people(dossier),
        "bars": drawn,
        "a bar": [descriptions.bar_read_out(bar) for page in drawn.values() for bar in page.bars],
        "over time": lines,
        "chart": claims_chart(dossier, lines.lines, name="all"),
        "chart of a logarithm": claims_chart(dossier, lines.lines, name="all", log=True).subtitle,
        "each chart": [
            (drawn.title, drawn.subtitle, [entry.words for entry in drawn.legend])
            for drawn in (claims_chart(dossier, (each,), name="one") for each in lines.lines)
        ],
        "a point": [
            point_read_out(line, point)
            for line in lines.lines
            for point in (*line.points, *line.lone, *line.undated)
        ],
        "each line alone": {
            line.id: lines_description((line,), "Disclaimer.") for line in lines.lines
        },
        "no line": [
            lines_description((), "Disclaimer.", offered=offered) for offered in (False, True)
        ],
        "a break": [break_read_out(line, broken) for line in lines.lines for broken in line.breaks],
        "who says what": questions,
        "an answer": [
            descriptions.answer_read_out(answer) + " / " + descriptions.answer_in_words(answer)
            for question in questions.questions
            for answer in question.answers
        ],
        "legends": [descriptions.answers_subtitle(question) for question in questions.questions],
        "places": {name: places(dossier, claim) for name, claim in dossier.claims.items()},
        "tables": casualties_tables(dossier),
    }


def _equipment(dossier: Dossier) -> dict[str, object]:
    reports = tuple(dossier.reports)
    parties = [choice.about for choice in equipment(dossier).sides]
    claims = [
        c for c in dossier.claims.values() if dossier.measures[c.measure].group == "equipment"
    ]
    cells = [change_name(claim.id) for claim in claims]
    cells += [
        absent_name(report, "beta", "tanks", change=change)
        for report in reports
        for change in (False, True)
    ]
    return {
        **{about: equipment(dossier, about, reports) for about in parties},
        "tables": equipment_tables(dossier),
        "figures": figures_table(dossier, claims, "Provenance."),
        "cells": {name: cell_evidence(dossier, name) for name in cells},
        "places": {name: cell_place(dossier, name) for name in (*cells, "no such", "change total")},
        "columns": {
            f"{about}, {chosen}": str(columns_of(dossier, about, chosen))
            for about in ("", "beta", "alpha", "staff")
            for chosen in ({}, {"beta": ("winter", "later")}, {"alpha": ("no-such",)})
        },
    }


def _timeline(dossier: Dossier) -> dict[str, object]:
    page = timeline(dossier)
    return {
        "page": page,
        "passing": {
            str(choice): _passing(page, choice)
            for choice in (
                Choice(),
                *(Choice(lanes=(lane.id,)) for lane in page.lanes),
                *(Choice(sides=(side.id,)) for side in page.sides),
                Choice(lanes=("fighting", "helpers"), sides=("alphans",)),
                Choice(lanes=("no-such",)),
                Choice(sides=("no-such", "betans")),
                Choice(opposed=True),
                Choice(core=True),
                Choice(core=True, opposed=True, text="leave"),
                *(Choice(text=text) for text in ("town", "push beta", "nothing of it", "2025-02")),
            )
        },
        "weights": weights(page),
        "undated": undated_in_words(page, range(len(page.marks))),
        "counted": [
            f"{lane_counted(count, lane)} / {counted_short(count, lane)}"
            for count in (1, 2, 1000)
            for lane in dict.fromkeys(lane.id for lane in page.lanes)
        ],
        "sentences": [sentence(page, mark) for mark in page.marks],
        "tables": timeline_tables(dossier),
        "handout": handout_page(dossier),
    }


def _passing(page: TimelinePage, choice: Choice) -> FilteredMarks:
    steps = MarkFilter(page).steps(choice)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            made: FilteredMarks = done.value
            return made


def _evidence(dossier: Dossier) -> dict[str, object]:
    return {name: evidence(dossier, name) for table in TABLES for name in getattr(dossier, table)}


def _records(dossier: Dossier) -> dict[str, object]:
    """Each record as it is shown, the series, and the sums of every two of the core report."""
    names = [*dossier.claims, *dossier.statements, *dossier.events]
    derived = ("spoken", "phrase", "short", "line", "full", "sentence", "dispute", "disputes")
    claims = [claim for claim in dossier.claims.values() if dossier.is_core(claim)]
    return {
        **{
            name: {
                **{k: v for k, v in shown(dossier, name).as_dict().items() if k != "dossier"},
                **{part: getattr(shown(dossier, name), part, "") for part in derived},
                "provenance": provenance_of_records(dossier, [name]).line,
            }
            for name in names
        },
        "series": [all_series(dossier, group) for group in Group],
        "sums": [
            f"{one.id}, {other.id}: {selected_figures(dossier, (one.id, other.id))} / "
            + selected_cells(dossier, (one.id, other.id), 3)
            for place, one in enumerate(claims)
            for other in claims[place + 1 :]
            if dossier.measures[one.measure].group == dossier.measures[other.measure].group
        ],
        "provenance": provenance(dossier).as_dict(),
        "provenance of the core": provenance(core_only(dossier)).as_dict(),
        "sources": sources(dossier),
        "id": joined_id("a/b", "", "c%"),
    }


def _search(dossier: Dossier) -> dict[str, object]:
    index = Index(dossier)
    by_record = {
        name: str(index.hit(name))
        for table in TABLES
        for name in getattr(dossier, table)
        if table not in ("changes", "spellings")
    }
    return {
        **{
            text: {
                "reply": index.answer(text),
                "all words": index.search(text)[1],
                "hits": [hit.record for hit in index.search(text)[0]],
                "first": [hit.record for hit in index.find(text, 2)],
            }
            for text in ASKED
        },
        "as hits": by_record,
    }


def _with_larger_part() -> builders.Row:
    pack = builders.changed("claims", "dead", value=30000)
    next(row for row in builders.rows(pack, "claims") if row["id"] == "hurt")["value"] = 9900
    return pack


def _without_relations() -> builders.Row:
    pack = elaborate.package()
    builders.rows(pack, "relations").clear()
    return pack


def _without_day() -> builders.Row:
    pack = elaborate.package()
    (report,) = (row for row in builders.rows(pack, "reports") if row["id"] == "half-year")
    for name in ("as_of", "as_of_basis", "as_of_note"):
        del report[name]
    return pack


def _without_core() -> builders.Row:
    pack = elaborate.package()
    for table in ("reports", "events", "gaps"):
        for row in builders.rows(pack, table):
            row.pop("core", None)
    return pack


def _without_days() -> builders.Row:
    """The core report has no day, no method, one claim; nothing contradicts it."""
    pack = builders.package(relations=[], gaps=[], statements=[])
    builders.rows(pack, "claims")[:] = [builders.rows(pack, "claims")[0]]
    for report in builders.rows(pack, "reports"):
        for name in ("as_of", "as_of_basis", "as_of_note", "method", "counts_from"):
            report.pop(name, None)
    return pack


SPOILT: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("reports", "later", {"claimant": "no-such", "as_of": "2020"}),
    ("reports", "later", {"as_of": None, "published": "2020", "scope": "no-such"}),
    ("reports", "later", {"published": "2020", "published_basis": "page"}),
    ("reports", "rival", {"core": True, "as_of_basis": "guessed"}),
    ("reports", "rival", {"core": True}),
    ("claims", "caught", {"sources": ["no-such", "wire"], "measure": "no-such"}),
    ("claims", "caught", {"precision": "range"}),
    ("claims", "caught", {"precision": "range", "value": None, "low": 9, "high": 3}),
    ("claims", "caught", {"precision": "not_stated"}),
    ("claims", "caught", {"value": None}),
    ("claims", "caught", {"low": 3, "high": 4}),
    ("claims", "caught", {"value": -1}),
    ("claims", "caught", {"value": 9.5, "surprise": 1}),
    ("claims", "caught", {"value": "many", "paragraph": 0}),
    ("claims", "caught", {"paragraph": None}),
    ("claims", "caught", {"counts_from": "2026-01-01"}),
    ("claims", "caught", {"stated_as": "over"}),
    ("claims", "caught", {"sources": ["wire"]}),
    ("claims", "dead", {"value": 50000}),
    ("claims", "hurt", {"formula": ""}),
    ("claims", "hurt", {"formula": "total - no-such"}),
    ("claims", "hurt", {"formula": "total + hurt"}),
    ("claims", "hurt", {"formula": "total-later - dead"}),
    ("claims", "hurt", {"formula": "total dead"}),
    ("claims", "hurt", {"value": 23801}),
    ("claims", "hurt", {"report": "half-year"}),
    ("claims", "total", {"in_series": "yes", "includes": "killed"}),
    ("claims", "total", {"includes": ["killed", 3], "status": "known"}),
    ("events", "denial", {"place": None}),
    ("events", "denial", {"when": "2025-02-04", "reported": "2025-02-01"}),
    ("events", "denial", {"when": "yesterday", "position": "35.27"}),
    ("events", "denial", {"position": "181, 51", "category": "no-such"}),
    ("events", "start", {"title": " ", "text": 5, "said_by": [["staff"]]}),
    ("measures", "captured", {"divisor": 7}),
    ("measures", "casualties", {"part_of": "killed"}),
    ("scopes", "border", {"main": True}),
    ("sources", "wire", {"url": "ftp://wire.example", "language": None}),
    ("sources", "page", {"id": "first page"}),
    ("relations", "clash", {"object": "left", "kind": "denies"}),
    ("relations", "clash", {"object": "left"}),
    ("relations", "clash", {"subject": "no-such", "question": "no-such"}),
    ("gaps", "own-losses", {"id": "caught"}),
    ("statements", "left", {"text": "a\u202eb", "attribution": None}),
    ("changes", "change-1", {"why": None}),
)


def _faults(_dossier: Dossier) -> dict[str, object]:
    made: dict[str, object] = {
        f"{table} {record} {fields}": _said_of(builders.to_bytes(changed))
        for table, record, fields in SPOILT
        if (changed := builders.changed(table, record, **fields))
    }
    text = builders.to_bytes(builders.package()).decode()
    made |= {
        "empty": _said_of(b" "),
        "not text": _said_of(b"{\xff}"),
        "with a mark": _said_of(b"\xef\xbb\xbf{}"),
        "cut short": _said_of(text[:500].encode()),
        "no package": _said_of(b"[]"),
        "nested": _said_of(b"[" * 100_000),
        "a number that is none": _said_of(text.replace("39900", "NaN").encode()),
        "a name twice": _said_of(text.replace('"value": 909', '"value": 9, "value": 1').encode()),
        "an old format": _said_of(text.replace('"main"', '"kursk_only"').encode()),
        "another schema": _said_of(text.replace(SCHEMA, "https://other.example/schema").encode()),
        "no version": _said_of(text.replace('"version": "0.1.0", "created"', '"created"').encode()),
        "another day": _said_of(text.replace("2026-01-01T00", "2026-13-01T00").encode()),
        "no digest": _said_of(text.replace("0" * 64, "0" * 63).encode()),
        "a table of another name": _said_of(text.replace('"name": "gaps"', '"name": "x"').encode()),
        "a table that is none": _said_of(
            text.replace('"name": "events", "data": [', '"name": "events", "rows": [').encode()
        ),
        "a row that is none": _said_of(
            text.replace('"data": [{"id": "own', '"data": [4, {"id": "own').encode()
        ),
        "a table twice": _said_of(text.replace('"name": "gaps"', '"name": "phases"').encode()),
    }
    return made


def _said_of(content: bytes) -> list[str]:
    """The faults of a file, or its warnings."""
    try:
        return [*load_bytes(content).warnings, "loaded"]
    except DossierError as error:
        return error.sentences()


PAGES: dict[str, Callable[[Dossier], dict[str, object]]] = {
    "summary": _summary,
    "casualties": _casualties,
    "equipment": _equipment,
    "timeline": _timeline,
    "evidence": _evidence,
    "records": _records,
    "search": _search,
    "whole": lambda dossier: {
        "whole": whole(dossier),
        "of the small one": whole(builders.dossier()),
        "of nothing": whole(dossier.replace(**{name: {} for name in TABLES})),
    },
    "summary of less": lambda dossier: {
        "small": _summary(builders.dossier()),
        "with a larger part first": _summary(builders.dossier(_with_larger_part())),
        "without relations": compared_document(builders.dossier(_without_relations())),
        "without the report's day": compared_document(builders.dossier(_without_day())),
        "without a core report": _summary(builders.dossier(_without_core())),
        "without a day": _summary(builders.dossier(_without_days())),
        "of nothing": _summary(dossier.replace(**{name: {} for name in TABLES})),
    },
    "faults": _faults,
    "core": lambda dossier: _summary(core_only(dossier)),
}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return builders.dossier(elaborate.package())


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_as_recorded(name: str, dossier: Dossier) -> None:
    recorded = (RECORDED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    now = outlined(**PAGES[name](dossier)).splitlines()
    changes = [line for line in unified_diff(recorded, now, lineterm="", n=1)][2:]
    assert not changes, "\n".join(("not as recorded; if this is meant: " + HOW, *changes))


def record() -> None:
    """Write the pages as they are now."""
    made = builders.dossier(elaborate.package())
    RECORDED.mkdir(parents=True, exist_ok=True)
    for name, pages in PAGES.items():
        (RECORDED / f"{name}.txt").write_text(outlined(**pages(made)), encoding="utf-8")


if __name__ == "__main__":
    record()
