"""Every page of an elaborate made-up dossier is as recorded in `tests/data/pages`, value by value.

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
from kursk_viewer.dossier.series import all_series, joined_id
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.bars import bars, reports_on_people
from kursk_viewer.pages.casualties.over_time import casualties_tables, over_time, places, who_says
from kursk_viewer.pages.equipment import (
    absent_name,
    change_name,
    equipment,
    equipment_tables,
    figures_table,
)
from kursk_viewer.pages.evidence.cells import cell_evidence
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.handout import handout_page
from kursk_viewer.pages.provenance import provenance, provenance_of_records
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.shown import headline, shown
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.full import compared_document
from kursk_viewer.pages.summary.masthead import masthead_document
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.sums import selected_cells, selected_figures
from kursk_viewer.pages.timeline.page import sentence, timeline, timeline_tables
from kursk_viewer.pages.whole import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.model import Dossier

HOW = "python tests/test_recorded_pages.py"
RECORDED = Path(__file__).parent / "data" / "pages"


def _summary(dossier: Dossier) -> dict[str, object]:
    return {
        "headline": headline(dossier),
        "page": summary(dossier),
        "masthead": masthead_document(dossier),
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
        "legend": descriptions.lines_legend(lines.lines, log=False),
        "legend of a logarithm": descriptions.lines_legend(lines.lines, log=True),
        "title": descriptions.lines_title("Title", lines.lines),
        "a point": [
            descriptions.point_read_out(line, point)
            for line in lines.lines
            for point in (*line.points, *line.lone, *line.undated)
        ],
        "a break": [
            descriptions.break_read_out(line, broken)
            for line in lines.lines
            for broken in line.breaks
        ],
        "who says what": questions,
        "an answer": [
            descriptions.answer_read_out(answer) + " / " + descriptions.answer_in_words(answer)
            for question in questions.questions
            for answer in question.answers
        ],
        "legends": [descriptions.answers_legend(question) for question in questions.questions],
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
    }


def _timeline(dossier: Dossier) -> dict[str, object]:
    page = timeline(dossier)
    return {
        "page": page,
        "sentences": [sentence(page, mark) for mark in page.marks],
        "tables": timeline_tables(dossier),
        "handout": handout_page(dossier),
    }


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
        "provenance": provenance(dossier).line,
        "sources": sources(dossier),
        "id": joined_id("a/b", "", "c%"),
    }


def _search(dossier: Dossier) -> dict[str, object]:
    index = Index(dossier)
    asked = (
        "how many tanks did Beta lose", "how many guests were lost", "casualties of Beta in 2025",
        "when did it begin", "who says the helpers left", "how many were wounded in March 2025",
        "did the helpers leave", "how many ships", "what is disputed", "Beta", "tanks",
        "how many Alphans were killed", "where is Lower Town", "not told", "prisoners",
    )  # fmt: skip
    return {
        text: {"reply": index.answer(text), "hits": [str(hit) for hit in index.search(text)[0]]}
        for text in asked
    }


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


PAGES: dict[str, Callable[[Dossier], dict[str, object]]] = {
    "summary": _summary,
    "casualties": _casualties,
    "equipment": _equipment,
    "timeline": _timeline,
    "evidence": _evidence,
    "records": _records,
    "search": _search,
    "whole": lambda dossier: {"whole": whole(dossier)},
    "summary of less": lambda dossier: {
        "small": _summary(builders.dossier()),
        "without a core report": _summary(builders.dossier(_without_core())),
        "without a day": _summary(builders.dossier(_without_days())),
        "of nothing": _summary(dossier.replace(**{name: {} for name in TABLES})),
    },
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
