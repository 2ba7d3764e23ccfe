"""The full dossier in words: nothing that qualifies a record is left out, all can be followed."""

from __future__ import annotations

import itertools
from urllib.parse import unquote

import builders
import pytest

from kursk_viewer.dossier.model import Dossier, Statement
from kursk_viewer.pages.document import (
    RECORD,
    ChartBlock,
    DocumentCell,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    TableBlock,
    every_block,
    text_of,
)
from kursk_viewer.pages.handout import MOST_EVENTS, NumberedTimeline, handout_page
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.pages.whole import encoded, readable, whole

NEARBY = "source not named in this sentence; Staff of Alpha is named nearby"


@pytest.fixture(scope="module")
def page(shipped: Dossier) -> PageDocument:
    return whole(shipped)


def rows_of(page: PageDocument) -> dict[str, tuple[DocumentCell, ...]]:
    """All rows by the record that they tell of."""
    return {
        name: row
        for block in every_block(page.blocks)
        if isinstance(block, TableBlock)
        for name, row in zip(block.anchors, block.rows, strict=False)
    }


def told(cells: tuple[DocumentCell, ...]) -> tuple[str, ...]:
    return tuple(text_of(cell.runs) for cell in cells)


def claim_of(dossier: Dossier, name: str) -> tuple[str, ...]:
    return told(rows_of(whole(dossier))[name])


def test_references_lead_to_the_sources_of_each_record(
    shipped: Dossier, page: PageDocument
) -> None:
    rows = rows_of(page)
    numbers = {name: told(rows[name])[0] for name in shipped.sources}
    assert sorted(map(int, numbers.values())) == list(range(1, len(shipped.sources) + 1))
    for record in (*shipped.claims.values(), *shipped.statements.values()):
        cited = [run for run in rows[record.id][-1].runs if run.target]
        assert {run.target for run in cited} == {RECORD + name for name in record.sources}
        assert all(run.text == numbers[run.target.removeprefix(RECORD)] for run in cited)


def test_every_record_has_its_place_once(shipped: Dossier, page: PageDocument) -> None:
    anchors = [
        name
        for block in every_block(page.blocks)
        for name in (block.anchors if isinstance(block, TableBlock) else ())
    ]
    heads = [b.anchor for b in page.blocks if isinstance(b, HeadingBlock) and b.anchor]
    assert len(anchors + heads) == len({*anchors, *heads})
    for table in (shipped.claims, shipped.statements, shipped.events, shipped.relations,
                  shipped.sources):  # fmt: skip
        assert set(table) <= set(anchors)
    assert set(shipped.reports) <= set(heads)


def test_every_link_to_a_record_arrives(shipped: Dossier, page: PageDocument) -> None:
    rows = rows_of(page)
    heads = {b.anchor for b in page.blocks if isinstance(b, HeadingBlock)}
    for row in rows.values():
        for run in itertools.chain.from_iterable(cell.runs for cell in row):
            if run.target.startswith(RECORD):
                name = run.target.removeprefix(RECORD)
                assert name in rows or name in heads or shipped.find(name) is not None, name


def test_addresses_are_linked_whole_and_read_as_letters(
    shipped: Dossier, page: PageDocument
) -> None:
    rows = rows_of(page)
    for source in shipped.sources.values():
        targets = {run.target for run in rows[source.id][2].runs if run.target}
        assert targets == {encoded(source.address)}
        assert unquote(encoded(source.address)) == unquote(source.address)
        assert all(target.isascii() for target in targets)
    assert readable("https://x.org/%D0%BF%D0%BE?a=1") == "https://x.org/по?a=1"
    for hidden in ("https://x.org/a%20b", "https://x.org/%0A", "https://x.org/%E2%80%AE",
                   "https://x.org/%D8%A7"):  # fmt: skip
        assert readable(hidden) == hidden
    assert readable("https://x.org/%FF") == "https://x.org/%FF"


def test_a_claim_keeps_wording_attribution_paragraph_and_context() -> None:
    pack = builders.changed(
        "claims",
        "total",
        attribution="by_context",
        off_series="Rounded.",
        note="Given twice.",
        worded_as="lost",
    )
    what, _figure, stated, remarks, references = claim_of(builders.dossier(pack), "total")
    assert what == "Casualties among Beta forces"
    assert stated == f"“around”; {NEARBY}; paragraph 8"
    for part in (
        "Worded as “lost”.",
        "Includes killed and wounded.",
        "Given twice.",
        "Other sources: Wire gave 40,100.",
        "Series: Rounded.",
    ):
        assert part in remarks, part
    assert references == "1"


def test_a_claim_tells_scope_and_first_day_where_they_are_its_own() -> None:
    pack = builders.changed("claims", "total", scope="border", counts_from="2024-09-01")
    remarks = claim_of(builders.dossier(pack), "total")[3]
    assert "Scope: Area and border." in remarks
    assert "Counted from 1 September 2024." in remarks


def test_a_formula_is_in_words(small: Dossier) -> None:
    derived = next(claim for claim in small.claims.values() if claim.formula)
    what, _figure, stated, remarks, _references = claim_of(small, derived.id)
    assert what == "Wounded among Beta forces (calculated)"
    assert "≈ 39,900 casualties − ≈ 16,100 killed = ≈ 23,800." in remarks
    assert stated == "calculated here, no source states it"


def test_a_report_tells_its_dates_and_notes(small: Dossier) -> None:
    report = small.reports["half-year"].replace(
        note="No day.", context="Others say 6 February.", period="in six months"
    )
    blocks = whole(small.replace(reports=small.reports | {report.id: report})).blocks
    place = next(
        n for n, b in enumerate(blocks) if isinstance(b, HeadingBlock) and b.anchor == report.id
    )
    heading, frame = blocks[place], blocks[place + 1]
    assert isinstance(heading, HeadingBlock) and isinstance(frame, ParagraphBlock)
    assert heading.text == "Staff of Alpha, as of 5 Feb 2025 (inferred): Half a year"
    for part in (
        "Staff of Alpha (Alpha)",
        "Scope: The area.",
        "Counted from 6 August 2024.",
        "As of: 5 February 2025 (inferred).",
        "How we know: By its last date.",
        "Period as worded: in six months.",
        "No day.",
        "Other sources: Others say 6 February.",
        "Sources: 1.",
    ):
        assert part in text_of(frame.runs), part


def test_an_event_tells_place_dispute_and_sources(small: Dossier) -> None:
    rows = rows_of(whole(small))
    start = told(rows["start"])
    assert "Disputed by: Ministry of Beta." in start[2]
    assert start[3:] == ("Staff of Alpha\nparagraph 4", "1, 2")
    denial = next(told(rows[name]) for name in small.events if name != "start")
    assert denial[0] == "~ 4 Feb 2025 (day it was reported)"
    assert "Place: Town (51.20° N, 35.27° E)." in denial[2]


def test_statements_tell_paragraph_status_and_sources(small: Dossier) -> None:
    name = next(iter(small.statements))
    entry = told(rows_of(whole(small))[name])
    assert entry[2:] == (f"{NEARBY}; disputed; paragraph 7", "1")


def test_every_relation_is_told(shipped: Dossier, page: PageDocument) -> None:
    rows = rows_of(page)
    for relation in shipped.relations.values():
        assert told(rows[relation.id])[-1] == relation.note
    assert any("seems counted differently from" in told(row) for row in rows.values())


def test_contradictions_stand_by_question_in_order_of_time(
    shipped: Dossier, page: PageDocument
) -> None:
    places = list(rows_of(page))
    opposed = sorted(shipped.contradictions, key=lambda relation: places.index(relation.id))
    questions = [key for key, _ in itertools.groupby(r.question for r in opposed)]
    assert len(questions) == len(set(questions)) > 5
    heads = [b.text for b in page.blocks if isinstance(b, HeadingBlock) and b.level == 3]
    assert heads[: len(questions)] == [shipped.questions[name].text for name in questions]


def test_both_ends_of_a_relation_lead_to_sources_and_paragraph(small: Dossier) -> None:
    rows = rows_of(whole(small))
    clash = rows[small.contradictions[0].id]
    assert told(clash)[0] == "Staff of Alpha\nparagraph 7; source 1\nThe helpers have left."
    targets = {run.target for run in clash[0].runs if run.target}
    record = small.find(small.contradictions[0].subject)
    assert isinstance(record, Statement)
    assert targets == {RECORD + record.id, *(RECORD + name for name in record.sources)}
    newer = next(told(rows[n]) for n, r in small.relations.items() if r.kind != "contradicts")
    assert newer[0].splitlines()[:2] == ["Staff of Alpha", "as of 1 Mar 2025; source 2"]
    assert newer[2].splitlines()[1] == "as of 5 Feb 2025 (inferred); paragraph 8; source 1"


def test_the_handout_lists_by_number_what_it_draws(shipped: Dossier) -> None:
    blocks = handout_page(shipped).blocks
    data = next(
        b.data for b in blocks if isinstance(b, ChartBlock) and isinstance(b.data, NumberedTimeline)
    )
    listed = next(block for block in blocks if isinstance(block, TableBlock))
    assert [text_of(row[0].runs) for row in listed.rows] == [
        str(number) for number in range(1, len(data.page.marks) + 1)
    ]
    for mark, row in zip(data.page.marks, listed.rows, strict=True):
        assert mark.when in told(row) and mark.title in told(row)[2]
    assert sorted(place for lane in data.page.lanes for place in lane.numbers) == list(
        range(len(data.page.marks))
    )
    core = {mark.record for mark in timeline(shipped).marks if mark.core}
    assert core <= {mark.record for mark in data.page.marks}
    assert len(data.page.marks) <= MOST_EVENTS


def test_the_handout_names_no_side_where_nobody_is_named() -> None:
    pack = builders.changed("events", "start", said_by=None)
    (table,) = (b for b in handout_page(builders.dossier(pack)).blocks if isinstance(b, TableBlock))
    assert [text_of(row[2].runs) for row in table.rows] == [
        "It begins disputed",
        "A denial · Beta",
    ]


def test_a_half_that_nobody_is_named_for_begins_with_its_day() -> None:
    pack = builders.changed("events", "start", said_by=None)
    pair = {"id": "pair", "subject": "start", "kind": "contradicts", "object": "denial"}
    page = whole(builders.dossier(builders.added("relations", pair, pack=pack)))
    tables = (block for block in every_block(page.blocks) if isinstance(block, TableBlock))
    cells = [text_of(cell.runs) for table in tables for row in table.rows for cell in row]
    assert "6 Aug 2024; paragraph 4; sources 1, 2\nIt begins" in cells


def test_figures_stand_under_each_other_at_the_right(page: PageDocument) -> None:
    tables = [block for block in every_block(page.blocks) if isinstance(block, TableBlock)]
    heads = [head for table in tables for head in table.head if head.text == "Figure"]
    assert len(heads) > 5 and all(head.right for head in heads)
