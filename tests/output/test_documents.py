"""A document as text, Markdown and HTML: all it says, in each form's own signs, and no more."""

from __future__ import annotations

import pytest
from documents import read_strictly

from kursk_viewer.output.document_html import as_html
from kursk_viewer.output.document_markdown import as_markdown
from kursk_viewer.output.document_text import as_text, wrapped
from kursk_viewer.pages import wording
from kursk_viewer.pages.document import (
    KICKER,
    STRONG,
    WARNING,
    Block,
    ChartBlock,
    ColumnHead,
    ColumnsBlock,
    DocumentCell,
    FigureItem,
    FiguresBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    RuleBlock,
    Run,
    TableBlock,
    standing_alone,
)

PROBE = "<script src=x>&\"'[a](b)*c*|`d`"


def runs(text: str, **fields: str) -> tuple[Run, ...]:
    return (Run(text=text, **fields),)


def item(text: str, target: str = "") -> ParagraphBlock:
    return ParagraphBlock(runs=runs(text, target=target), item=True)


def heading(level: int, text: str, **fields: object) -> HeadingBlock:
    return HeadingBlock(level=level, text=text, **fields)


def row(*cells: str) -> tuple[DocumentCell, ...]:
    return tuple(DocumentCell(runs=runs(cell)) for cell in cells)


def sample(*, probe: str = "") -> PageDocument:
    """A document with every kind of block; the probe stands in each of its texts."""
    blocks: tuple[Block, ...] = (
        ParagraphBlock(runs=runs(f"One side's claim{probe}", style=KICKER)),
        heading(1, f"About 39,900 casualties claimed{probe}"),
        ParagraphBlock(runs=runs(f"One report{probe}."), aside=runs(f"six months{probe}")),
        RuleBlock(strong=True),
        FiguresBlock(
            items=(
                FigureItem(
                    label=f"Captured{probe}",
                    figure=Run(text=f"909{probe}", style=STRONG, target="record:captured"),
                    details=runs(f"said in the text{probe}"),
                ),
                FigureItem(label="Soldiers sent", figure=Run(text="12,000")),
            )
        ),
        heading(2, f"Equipment{probe}", beside=runs(f"never added{probe}")),
        TableBlock(
            caption=f"Equipment claimed lost{probe}",
            head=(
                ColumnHead(text=""),
                ColumnHead(text=f"5 Feb{probe}", right=True),
                ColumnHead(text=""),
                ColumnHead(text="Disputed by"),
            ),
            rows=(
                (
                    *row(f"Tanks{probe}", "131"),
                    DocumentCell(bar=0.25),
                    DocumentCell(
                        runs=runs(f"90{probe}", style=WARNING, spoken=f"contradicted by 90{probe}")
                    ),
                ),
                (*row("Aircraft", "1"), DocumentCell(bar=0.0), *row("")),
            ),
            anchors=("tanks", "aircraft"),
            halves=True,
        ),
        ChartBlock(
            title=f"The same side{probe}", description=f"Two claims{probe}.", data=None, height=9
        ),
        heading(2, f"What the file does not say{probe}"),
        ColumnsBlock(
            columns=(
                (
                    heading(3, f"The report gives no{probe}"),
                    item(f"number of wounded{probe}", "record:tanks"),
                    item("independent count", "record:elsewhere"),
                ),
                (
                    heading(3, "Not found anywhere"),
                    item(f"a count by name{probe}", f"https://example.org/{probe}"),
                    item("positions", "http://example.org/open"),
                ),
            ),
            shares=(0.5, 0.5),
        ),
        heading(2, "Next"),
        ParagraphBlock(
            runs=(*runs("Casualties ›", target="view:casualties"), *runs(" · "),
                  *runs("Print", target="action:print"))
        ),
    )  # fmt: skip
    return PageDocument(
        title=f"Title{probe}", blocks=blocks, margin=(ParagraphBlock(runs=runs(f"Margin{probe}")),)
    )


def test_text_is_compact_aligned_and_complete() -> None:
    assert as_text(sample(), margin=True).splitlines() == [
        "One side's claim",
        "About 39,900 casualties claimed",
        "One report." + "six months".rjust(80 - 11),
        "",
        "Captured          909  said in the text",
        "Soldiers sent  12,000",
        "",
        "Equipment  never added",
        "        5 Feb Disputed by            5 Feb Disputed by",
        "  Tanks   131 90            Aircraft     1",
        "  The same side: Two claims.",
        "",
        "What the file does not say",
        "  The report gives no: number of wounded; independent count.",
        "  Not found anywhere: a count by name; positions.",
        "",
        "Margin",
    ]


@pytest.mark.parametrize("width", range(20, 120, 3))
def test_text_keeps_to_its_width_and_loses_nothing(width: int) -> None:
    text = as_text(sample(), width, margin=True)
    assert max(map(len, text.splitlines())) <= width + 5  # some words are longer than 20
    for word in ("39,900", "909", "131", "90", "wounded", "positions", "Margin"):
        assert word in text


@pytest.mark.parametrize("width", range(8, 60))
def test_no_line_ends_between_a_qualifier_its_number_and_its_unit(width: int) -> None:
    text = "Tanks ≈ 39,900 and more than 48,000 of nearly 1,500 in 90 km² and 15 % of > 77,000"
    lines = wrapped(text, width)
    assert " ".join(lines) == text
    for line in lines:
        assert not line.endswith(("≈", ">", " nearly", "more than"))
        assert not line.startswith(("km²", "%")) and wording.NO_BREAK_SPACE not in line


def test_a_table_too_wide_for_the_terminal_runs_its_rows_on() -> None:
    head = tuple(ColumnHead(text=name) for name in ("What", "Who", "Mark"))
    rows = (row("A statement " * 8, "a speaker of a very long name " * 2, "disputed"),)
    text = as_text(PageDocument(title="", blocks=(TableBlock(caption="", head=head, rows=rows),)))
    assert text.splitlines()[0] == "(What · Who · Mark)"
    assert "· disputed" in text and max(map(len, text.splitlines())) <= 80


def test_commands_of_the_window_stay_in_the_window_with_the_headings_over_them() -> None:
    for form in (as_text, as_markdown, as_html):
        told = form(sample())
        assert "Next" not in told and "Print" not in told and "Casualties ›" not in told
    assert standing_alone((heading(1, "Only"),)) == (heading(1, "Only"),)


def test_markdown_has_the_blocks_and_rows_as_wide_as_their_head() -> None:
    lines = as_markdown(sample()).splitlines()
    assert "# About 39,900 casualties claimed" in lines
    assert "- Captured: **909** (said in the text)" in lines
    assert "|  | 5 Feb | Disputed by |" in lines and "| Tanks | 131 | 90 |" in lines
    assert "- [a count by name](<https://example.org/>)" in lines
    assert {line.count("|") for line in lines if line.startswith("|")} == {4}


def test_markdown_shows_markup_as_it_stands() -> None:
    text = as_markdown(sample(probe=PROBE))
    assert "<script" not in text.replace("\\<", "")
    assert r"Tanks\<script src=x\>\&" in text and r"\*c\*\|\`d\`" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1. One", r"1\. One"), ("- Two", r"\- Two"), ("+ Three", r"\+ Three"), ("# F", r"\# F")],
)
def test_a_paragraph_of_markdown_begins_no_list(text: str, shown: str) -> None:
    for block in (ParagraphBlock(runs=runs(text)), item(text)):
        told = as_markdown(PageDocument(title="", blocks=(block,)))
        assert told.removeprefix("- " if block.item else "") == shown


def test_html_is_well_formed_and_says_all() -> None:
    found = read_strictly(as_html(sample()))
    for text in ("39,900", "Captured 909", "six months", "contradicted by 90", "Two claims."):
        assert text in found.text
    assert [a["href"] for a in found.all("a")] == [
        "#page-main", "#record:tanks", "https://example.org/",
    ]  # fmt: skip
    assert {"record:captured", "record:tanks", "record:aircraft"} <= {
        attributes.get("id") for _, attributes in found.elements
    }


def test_html_shows_markup_as_it_stands() -> None:
    found = read_strictly(as_html(sample(probe=PROBE), lambda *_: '<svg viewBox="0 0 1 1"></svg>'))
    clean = read_strictly(as_html(sample(), lambda *_: '<svg viewBox="0 0 1 1"></svg>'))
    assert [tag for tag, _ in found.elements] == [tag for tag, _ in clean.elements]
    assert found.text.replace(PROBE, "") == clean.text


def test_an_id_of_signs_is_an_anchor_that_its_links_reach() -> None:
    name = 'ю"<&%#?'
    blocks = (
        heading(1, "One", anchor=name),
        ParagraphBlock(runs=runs("x", target=f"record:{name}")),
    )
    found = read_strictly(as_html(PageDocument(title="", blocks=blocks)))
    assert f"record:{name}" in [attributes.get("id") for _, attributes in found.elements]
    assert found.all("a")[-1]["href"] == "#record:%D1%8E%22%3C%26%25%23%3F"


def test_levels_of_headings_leave_no_gap_in_html() -> None:
    blocks = (heading(1, "One"), heading(4, "Deep"), heading(2, "Two"), heading(3, "Three"))
    read_strictly(as_html(PageDocument(title="", blocks=blocks)))


def test_a_chart_has_a_name_a_description_and_ids_of_its_own() -> None:
    drawn = '<svg viewBox="0 0 9 9"><defs><mask id="m1"></mask></defs><g mask="url(#m1)"></g></svg>'
    chart = ChartBlock(title="Claims", description="Five.", data=None, height=5)
    page = as_html(
        PageDocument(title="", blocks=(heading(1, "One"), chart, chart)), lambda *_: drawn
    )
    found = read_strictly(page)
    assert [svg["aria-labelledby"] for svg in found.all("svg")] == [
        "page-chart1-t page-chart1-d", "page-chart2-t page-chart2-d",
    ]  # fmt: skip
    assert 'mask="url(#page-chart2-m1)"' in page and "url(#m1)" not in page


def test_a_line_never_ends_inside_a_number_grouped_by_blanks() -> None:
    figure = "80\N{NO-BREAK SPACE}000"
    paragraph = ParagraphBlock(runs=(Run(text=f"No fewer than {figure} of them"),))
    for width in range(8, 40):
        text = as_text(PageDocument(title="", blocks=(paragraph,)), width)
        assert "80 000" in text, width
