from __future__ import annotations

from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.document import (
    ACTION,
    CONTRADICTED,
    RECORD,
    VIEW,
    WARNING,
    ChartBlock,
    ColumnsBlock,
    FiguresBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    Run,
    TableBlock,
    composed,
    every_block,
    text_of,
)
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.summary.contested import TwoSidedLine
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.summary.lead import LeadBar, SameSideChart
from kursk_viewer.pages.summary.page import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.dossier.model import Dossier


def runs_of(page: PageDocument) -> Iterator[Run]:
    for block in every_block((*page.blocks, *page.margin)):
        if isinstance(block, HeadingBlock):
            yield from (Run(text=block.text), *block.beside, *block.aside)
        elif isinstance(block, ParagraphBlock):
            yield from (*block.runs, *block.aside)
        elif isinstance(block, FiguresBlock):
            for item in block.items:
                yield from (item.figure, *item.details)
        elif isinstance(block, TableBlock):
            for row in block.rows:
                for cell in row:
                    yield from cell.runs


def headings(page: PageDocument) -> list[str]:
    return [block.text for block in every_block(page.blocks) if isinstance(block, HeadingBlock)]


def table(page: PageDocument, caption: str) -> TableBlock:
    return next(
        block
        for block in every_block(page.blocks)
        if isinstance(block, TableBlock) and caption in block.caption
    )


def test_the_page_reads_from_the_claim_to_what_is_not_said(shipped: Dossier) -> None:
    page = summary_document(shipped)
    found = headings(page)
    assert found[0] == page.title
    assert "claimed about 39,900 Russian casualties" in page.title
    order = [
        "Russian casualties", "The same side over time", "Also in the report",
        "Equipment claimed lost", "What contradicts what",
        "Did North Korean units leave the front line?", "The report also says",
        "What the file does not say", "Next",
    ]  # fmt: skip
    assert [heading for heading in found if heading in order] == order


def test_the_first_screen_says_that_it_is_a_claim_and_verified_by_nobody(shipped: Dossier) -> None:
    first = [text_of(b.runs) for b in summary_document(shipped).blocks[:3]
             if isinstance(b, ParagraphBlock)]  # fmt: skip
    assert first[0] == "One side's claim, not independently verified"
    assert first[1].startswith("One report, relayed by LIGA.net without a date.")
    assert first[1].endswith("Every figure is somebody's claim; this dossier verifies none.")


def test_all_fourteen_figures_ten_statements_and_sixteen_gaps_are_links(shipped: Dossier) -> None:
    targets = {run.target for run in runs_of(summary_document(shipped))}
    core = [claim.id for claim in shipped.claims.values() if shipped.is_core(claim)]
    wanted = [*core, *shipped.statements, *shipped.gaps]
    assert not [name for name in wanted if RECORD + name not in targets]


def test_every_target_leads_somewhere(shipped: Dossier) -> None:
    for run in runs_of(summary_document(shipped)):
        if run.target.startswith(RECORD):
            assert shipped.find(run.target.removeprefix(RECORD)) is not None, run
        else:
            assert not run.target or run.target.startswith((VIEW, ACTION)), run


def test_the_lead_is_one_figure_with_its_parts_in_a_bar(shipped: Dossier) -> None:
    charts = [b for b in every_block(summary_document(shipped).blocks) if isinstance(b, ChartBlock)]
    bar, series, line = (chart.data for chart in charts)
    assert isinstance(bar, LeadBar)
    assert isinstance(series, SameSideChart)
    assert isinstance(line, TwoSidedLine)
    assert bar.bar.shown.figure == "≈ 39,900"
    assert [(part.shown.figure, part.shown.derived) for part in bar.bar.parts] == [
        ("≈ 16,100", False), ("≈ 23,800", True),
    ]  # fmt: skip
    assert series.ringed == bar.bar.shown.record
    assert [run.text for run in series.remarks] == [
        "this report: ≈ 39,900", "9 days later > 48,000", "the count breaks here",
    ]  # fmt: skip
    assert all(chart.description and chart.target for chart in charts)


def test_a_rounder_figure_is_a_note_on_the_lead(shipped: Dossier) -> None:
    texts = [text_of(b.runs) for b in every_block(summary_document(shipped).blocks)
             if isinstance(b, ParagraphBlock)]  # fmt: skip
    assert "≈ 39,900  also given as nearly 40,000" in texts
    assert "Wounded ≈ 23,800  calculated here, no source states it" in texts


def test_equipment_stands_beside_the_reports_before_and_after(shipped: Dossier) -> None:
    equipment = table(summary_document(shipped), "Equipment")
    assert [head.text for head in equipment.head] == ["", "6 Jan", "5 Feb", "", "12 Mar", "6 Aug"]
    rows = {text_of(row[0].runs): [text_of(cell.runs) for cell in row[1:]]
            for row in equipment.rows}  # fmt: skip
    assert rows["Tanks"] == ["104", "131", "", "≠ 90", "211"]
    assert rows["Vehicles"] == ["1,104", "1,164", "", "> 1,100", "2,795"]
    assert len(rows) == 10
    tanks = equipment.rows[0]
    assert tanks[4].runs[0].style == WARNING
    assert tanks[4].runs[0].spoken.startswith("contradicted: ")
    assert "Syrskyi" in tanks[4].runs[0].spoken


def test_what_contradicts_the_table_is_explained_once(shipped: Dossier) -> None:
    texts = [run.text for run in runs_of(summary_document(shipped))]
    notes = [text for text in texts if text.startswith(CONTRADICTED) and len(text) > 20]
    assert len(notes) == 1
    assert notes[0].startswith("≠ contradicts this report in 6 kinds: Syrskyi, as of 12 Mar 2025, ")


def test_the_withdrawal_is_a_line_of_dated_statements_on_two_sides(shipped: Dossier) -> None:
    line = next(b.data for b in every_block(summary_document(shipped).blocks)
                if isinstance(b, ChartBlock) and isinstance(b.data, TwoSidedLine))  # fmt: skip
    assert line.answers == ("They had left", "They were there")
    left = [each.who for each in line.statements if each.upper]
    assert left[-1] == "Ukraine's General Staff"
    assert "Zelenskyy" in [each.who for each in line.statements if not each.upper]
    days = [each.day for each in line.statements]
    assert days == sorted(days)


@pytest.mark.parametrize("ends", [("total", "total-later"), ("total-later", "total")])
def test_of_a_pair_the_earlier_half_stands_first(ends: tuple[str, str]) -> None:
    clash = {"id": "near", "subject": ends[0], "kind": "contradicts", "object": ends[1]}
    page = summary_document(builders.dossier(builders.added("relations", clash)))
    rows = [[text_of(cell.runs) for cell in row] for row in table(page, "contradict each").rows]
    (pair,) = [row for row in rows if any("48,000" in text for text in row)]
    assert [pair[place].split()[:2] for place in (1, 2)] == [["≈", "39,900"], [">", "48,000"]]


def test_the_breaks_and_contradictions_of_the_total_stand_as_pairs(shipped: Dossier) -> None:
    pairs = table(summary_document(shipped), "contradict each other")
    found = [[text_of(cell.runs) for cell in row] for row in pairs.rows]
    breaks = sorted(row[3] for row in found if "breaks" in row[3])
    assert breaks == ["casualties: the count breaks", "killed: the count breaks"]
    figures = [(row[1].split("  ")[0], row[2].split("  ")[0]) for row in found]
    assert ("≈ 39,900", "> 48,000") in figures
    assert ("≥ 80,000", "> 77,000") in figures


def test_statements_say_who_and_what_is_disputed(shipped: Dossier) -> None:
    rows = table(summary_document(shipped), "in words").rows
    assert len(rows) == 10
    assert [text_of(row[2].runs) for row in rows].count("contradicted") == 2
    assert all(text_of(row[1].runs) for row in rows)


def test_what_is_not_said_stands_in_two_columns_of_phrases(shipped: Dossier) -> None:
    columns = [b for b in summary_document(shipped).blocks if isinstance(b, ColumnsBlock)][-2]
    heads = [column[0].text for column in columns.columns if isinstance(column[0], HeadingBlock)]
    assert heads == ["The report gives no", "Not found anywhere"]


def test_the_core_page_has_no_other_voice(shipped: Dossier) -> None:
    page = summary_document(core_only(shipped))
    texts = " ".join(run.text for run in runs_of(page))
    assert "Claimed by one party to the war; not independently verified." in texts
    assert "48,000" not in texts
    assert "The same side over time" not in headings(page)
    assert "date not stated" not in text_of(page.blocks[0].aside)  # type: ignore[union-attr]


def test_a_dossier_without_a_core_report_shows_the_newest_claims() -> None:
    pack = builders.package()
    for row in builders.rows(pack, "reports"):
        row.pop("core", None)
    page = summary_document(builders.dossier(pack))
    assert "Newest claims" in headings(page)
    figures = [text_of(row[1].runs) for row in table(page, "newest claim").rows]
    assert "> 48,000" in figures


def test_a_dossier_of_one_claim_and_an_empty_one_have_a_page() -> None:
    pack = builders.package(statements=[], events=[], relations=[], gaps=[])
    builders.rows(pack, "claims")[:] = builders.rows(pack, "claims")[:1]
    one = summary_document(builders.dossier(pack))
    assert "≈ 39,900" in [run.text for run in runs_of(one)]
    pack = builders.package(reports=[], claims=[], statements=[], events=[], relations=[], gaps=[])
    del pack["core_document"]
    empty = summary_document(builders.dossier(pack))
    assert headings(empty)[-1] == "Next"


def test_one_that_is_not_a_belligerent_gets_no_kicker_of_a_side() -> None:
    pack = builders.changed("parties", "staff", kind="media")
    kicker = summary_document(builders.dossier(pack)).blocks[0]
    assert isinstance(kicker, ParagraphBlock)
    assert text_of(kicker.runs) == "Every figure is somebody's claim; this dossier verifies none"


def test_a_sentence_is_composed_of_runs_in_any_order() -> None:
    figure = Run(text="5", target="record:x")
    assert composed("of {what}: {figure}!", figure=figure, what="tanks") == (
        Run(text="of "), Run(text="tanks"), Run(text=": "), figure, Run(text="!"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"value": 140, "precision": "exact"}, "1 figure differs between two lists"),
        ({"value": 120, "precision": "exact"}, "1 count falls"),
        ({"value": 120, "precision": "at_least"}, "1 figure differs between two lists"),
        ({"low": 100, "high": 150, "precision": "range"}, "1 figure differs between two lists"),
        ({"precision": "not_stated"}, "1 figure differs between two lists"),
    ],
)
def test_only_what_is_in_the_table_is_said_to_be_there(figure: builders.Row, told: str) -> None:
    """A break of casualties stands in the report whose figures of equipment differ; a count falls
    where it surely does."""
    pack = builders.package()
    builders.added(
        "claims",
        {"id": "tanks-later", "report": "later", "about": "beta", "measure": "tanks",
         "sources": ["wire"], **figure},
        pack=pack,
    )  # fmt: skip
    builders.added(
        "relations",
        {"id": "lists", "subject": "tanks-later", "kind": "contradicts", "object": "tanks-1"},
        {"id": "broke", "subject": "total-later", "kind": "breaks_series", "object": "total"},
        pack=pack,
    )
    page = summary_document(builders.dossier(pack))
    (pointing,) = [
        text
        for block in page.blocks
        if isinstance(block, ParagraphBlock)
        and "See the table above." in (text := text_of(block.runs))
    ]
    assert told in pointing


def test_an_event_without_a_date_stands_last_and_under_no_phase() -> None:
    pack = builders.changed("events", "start", when=None, when_basis=None)
    row = next(row for row in builders.rows(pack, "events") if row["id"] == "denial")
    row["when"] = "2024-10-01"
    page = summary_document(builders.dossier(pack))
    blocks = every_block((*page.blocks, *page.margin))
    tables = [block for block in blocks if isinstance(block, TableBlock) and block.anchors]
    tables = [block for block in tables if {"start", "denial"} & {*block.anchors}]
    assert [(block.caption, block.anchors) for block in tables] == [
        ("The first months · Alpha", ("denial",)),
        ("Date not stated", ("start",)),
    ]
    assert "date not stated" in text_of(tables[1].rows[0][0].runs)


def test_an_event_after_a_phase_is_not_told_under_it() -> None:
    page = summary_document(builders.dossier())  # the phase ends in 2024, the denial is of 2025
    every = every_block((*page.blocks, *page.margin))
    tables = [block for block in every if isinstance(block, TableBlock)]
    blocks = [block for block in tables if {"start", "denial"} & {*block.anchors}]
    assert [(block.caption, block.anchors) for block in blocks] == [
        ("The first months · Alpha", ("start",)),
        ("In none of these phases", ("denial",)),
    ]


def test_what_is_calculated_beside_the_lead_leads_to_both_its_inputs(shipped: Dossier) -> None:
    told = [
        run for run in runs_of(summary_document(shipped)) if run.target.startswith("record:front-")
    ]
    assert {(run.text, run.target) for run in told} >= {
        ("≈ 844,070", "record:front-2025-02-05-casualties"),
        ("≈ 585,140", "record:front-2024-08-06-casualties"),
    }


def test_each_main_event_names_who_says_it(shipped: Dossier) -> None:
    rows = {
        name: text_of(run for cell in row for run in cell.runs)
        for block in every_block(summary_document(shipped).margin)
        if isinstance(block, TableBlock)
        for name, row in zip(block.anchors, block.rows, strict=True)
    }
    assert len(rows) > 10
    for name, told in rows.items():
        assert shown(shipped, name).claimant in told, told
    assert "Zelenskyy" in rows["ev-2025-02-07"]


@pytest.mark.parametrize(
    ("basis", "asked"),
    [("inferred", "Why is the date inferred?"), ("text", "How is the date known?")],
)
def test_what_leads_to_the_note_on_the_date_asks_what_it_answers(basis: str, asked: str) -> None:
    pack = builders.changed("reports", "half-year", as_of_basis=basis)
    page = summary_document(builders.dossier(pack))
    leading = [run.text for run in runs_of(page) if run.target == f"{RECORD}half-year"]
    assert [text for text in leading if text.endswith("?")] == [asked]


def test_without_events_nothing_is_headed_as_such() -> None:
    def told(dossier: Dossier) -> list[str]:
        return [run.text for run in runs_of(summary_document(dossier))]

    assert "Main events" in told(builders.dossier())
    assert "Main events" not in told(builders.dossier(builders.package(events=[])))


def test_a_leading_figure_that_is_contradicted_says_so() -> None:
    def told(dossier: Dossier) -> list[str]:
        runs = runs_of(summary_document(dossier))
        return [run.text for run in runs if run.style == WARNING and run.target == f"{RECORD}total"]

    pair = {"id": "pair", "subject": "total-rival", "kind": "contradicts", "object": "total"}
    assert told(builders.dossier()) == []
    assert told(builders.dossier(builders.added("relations", pair)))[:1] == ["contradicted"]


def test_without_a_core_report_the_page_says_where_the_claims_stand() -> None:
    def told(pack: builders.Row) -> str:
        return " ".join(run.text for run in runs_of(summary_document(builders.dossier(pack))))

    said = "What the reports claim stands under Equipment, Casualties and Timeline."
    assert said in told(builders.without_core())
    empty = builders.package(reports=[], claims=[], statements=[], events=[], relations=[])
    del empty["core_document"]
    assert said not in told(empty) and "No report here is the core report" in told(empty)


def test_no_table_stands_without_rows_where_every_pair_is_told_in_a_sentence() -> None:
    lists = {"id": "lists", "subject": "tanks-later", "kind": "contradicts", "object": "tanks-1"}
    later = {"id": "tanks-later", "report": "later", "about": "beta", "measure": "tanks",
             "value": 140, "precision": "exact", "sources": ["wire"]}  # fmt: skip
    pack = builders.added("claims", later, pack=builders.package(relations=[lists]))
    blocks = every_block(summary_document(builders.dossier(pack)).blocks)
    tables = [block for block in blocks if isinstance(block, TableBlock)]
    assert tables and all(block.rows for block in tables)


def test_a_pair_without_a_question_says_what_it_counts_and_where() -> None:
    clash = {"id": "near", "subject": "total-later", "kind": "contradicts", "object": "total"}
    page = summary_document(builders.dossier(builders.added("relations", clash)))
    rows = [[text_of(cell.runs) for cell in row] for row in table(page, "contradict each").rows]
    (pair,) = [row for row in rows if any("48,000" in text for text in row)]
    assert "casualties among Beta forces · Staff of Alpha" in pair[1]
    assert pair[2].endswith("Staff of Alpha · 1 Mar 2025 · another scope")


def test_without_a_core_report_the_newest_claims_have_their_scope_and_the_page_their_days() -> None:
    newer = {"id": "few", "report": "later", "about": "beta", "measure": "killed", "low": 10,
             "high": 20, "precision": "range", "sources": ["wire"]}  # fmt: skip
    pack = builders.added("claims", newer, pack=builders.without_core())
    dossier = builders.dossier(pack)
    rows = [[text_of(cell.runs) for cell in row]
            for row in table(summary_document(dossier), "newest claim").rows]  # fmt: skip
    assert ["Killed among Beta forces", "10–20"] in [row[:2] for row in rows]
    assert rows[0][2] == "claimed by Staff of Alpha · as of 1 Mar 2025 · Area and border"
    assert "1 Mar 2025" in summary(dossier).provenance.as_of
