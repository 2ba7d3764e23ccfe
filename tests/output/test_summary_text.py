"""The Summary as text, Markdown and JSON says what the page says, and no more."""

import json

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.output import summary_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.summary.page import SummaryPage, summary


def flat(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


@pytest.mark.parametrize("form", [summary_text.as_text, summary_text.as_markdown])
@pytest.mark.parametrize("reduced", [False, True])
def test_every_figure_statement_contradiction_and_gap_is_there(shipped, form, reduced) -> None:
    page = summary(core_only(shipped) if reduced else shipped)
    text = flat(form(page).replace("\n    ", " "))
    for figure in (*page.headlines, *page.in_words, *page.equipment):
        assert figure.shown.figure in text and figure.label in text
        assert all(detail in text for detail in figure.details)
    for figure in page.headlines:
        assert all(flat(other.text) in text for other in figure.comparisons)
    for line in page.statements:
        assert flat(line.what) in text and line.claimant in text
    for found in page.contradictions:
        assert flat(found.one.short) in text and flat(found.other.short) in text
    for _, gap in page.gaps:
        assert flat(gap) in text
    assert page.provenance.disclaimer in text and page.provenance.fingerprint in text


def test_text_is_no_wider_than_a_terminal(shipped) -> None:
    lines = summary_text.as_text(summary(shipped)).splitlines()
    prose = [line for line in lines if line.startswith(("  - ", "    "))]
    assert prose
    assert max(map(len, prose)) <= summary_text.WIDTH


def test_markdown_shows_markup_as_it_stands() -> None:
    made = builders.dossier(
        builders.changed("gaps", "own-losses", text="<img src=x> [a](b) *c* | `d` # e_f ~~g~~ &lt;")
    )
    text = summary_text.as_markdown(summary(made))
    assert r"\<img src=x\> \[a\](b) \*c\* \| \`d\` \# e\_f \~\~g\~\~ \&lt;" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1. One", r"- 1\. One"), ("- Two", r"- \- Two"), ("+ Three", r"- \+ Three")],
)
def test_an_item_begins_no_list_of_its_own(text, shown) -> None:
    made = builders.dossier(builders.changed("gaps", "own-losses", text=text))
    assert shown in summary_text.as_markdown(summary(made)).splitlines()


@pytest.fixture(scope="module")
def page(shipped):
    return summary(shipped)


@pytest.mark.parametrize("width", range(20, 120))
def test_no_line_ends_between_a_qualifier_its_number_and_its_unit(page, width) -> None:
    lines = wrapped(page, width)
    assert len(lines) > 50
    for line in lines:
        assert not line.endswith(("≈", ">", "≥", "≤", " nearly"))
        assert not line.lstrip(" ").startswith(("km²", "%"))
        assert wording.NO_BREAK_SPACE not in line


def test_wrapping_loses_nothing(shipped) -> None:
    page = summary(shipped)
    items = " ".join(line.strip() for line in wrapped(page, 60))
    for block in summary_text.blocks(page):
        for text in block.lines:
            assert f"- {text}" in items


def wrapped(page: SummaryPage, width: int) -> list[str]:
    """The lines of the lists, without the rows of the tables."""
    lines = summary_text.as_text(page, width).splitlines()
    return [line for line in lines if line.startswith(("  - ", "    "))]


def test_a_file_without_a_core_report_says_so_and_has_no_empty_headings() -> None:
    pack = builders.package(reports=[], claims=[], statements=[], events=[], relations=[])
    page = summary(builders.dossier(pack))
    for form in (summary_text.as_text, summary_text.as_markdown):
        told = form(page)
        told = " ".join(told.split())
        assert "no headline figures" in told
        assert "Claimed by" not in told and "as-of date not stated" in told
        for heading in ("Equipment", "Statements", "Contradictions"):
            assert heading not in told
    assert not any(line.strip() == "-" for line in summary_text.as_text(page).splitlines())


def test_markdown_rows_have_as_many_cells_as_their_head(shipped) -> None:
    rows = [line for line in summary_text.as_markdown(summary(shipped)).splitlines()
            if line.startswith("|")]  # fmt: skip
    assert rows
    assert {line.replace("\\|", "").count("|") for line in rows} == {4}


def test_json_has_numbers_with_precision_and_ids_that_exist(shipped) -> None:
    page = summary(shipped)
    told = json.loads(summary_text.as_json(page, shipped))
    assert len(told["figures"]) == len((*page.headlines, *page.in_words, *page.equipment))
    for figure in told["figures"]:
        claim = shipped.claims[figure["claim"]]
        assert (figure["value"], figure["precision"]) == (claim.value, claim.precision)
        open_ended = ("not_stated", "range", "at_least", "up_to")
        assert figure["value"] is not None or figure["precision"] in open_ended
        assert set(figure["compared_with"]) <= set(shipped.claims)
    for found in told["contradictions"]:
        assert found["relation"] in shipped.relations
    assert told["provenance"]["sha256"] == shipped.fingerprint


def test_json_has_the_wider_figures_with_what_they_are_worked_out_from(shipped) -> None:
    page = summary(shipped)
    told = {row["claim"]: row["beside"] for row in
            json.loads(summary_text.as_json(page, shipped))["figures"]}  # fmt: skip
    beside = {f.shown.record: f.beside for f in (*page.headlines, *page.equipment)}
    assert any(beside.values())
    for claim, found in beside.items():
        if found is None:
            assert told[claim] is None
        else:
            assert told[claim]["text"] == found.text
            assert told[claim]["inputs"] == list(found.inputs)
            assert told[claim]["status"] == "derived"


def test_a_derived_figure_is_attributed_to_nobody(small) -> None:
    figures = json.loads(summary_text.as_json(summary(small), small))["figures"]
    told = {row["claim"]: (row["attribution"], row["status"]) for row in figures}
    assert told["hurt"] == (None, "derived")
    assert told["total"] == (None, None)


@pytest.mark.parametrize("form", [summary_text.as_text, summary_text.as_markdown])
def test_without_a_core_report_the_text_says_so_and_has_no_empty_part(small, form) -> None:
    reports = {name: each.replace(core=False) for name, each in small.reports.items()}
    told = form(summary(small.replace(reports=reports)))
    assert "No report here is the core report" in told
    assert "Claimed by No report" not in told
    for title in ("Statements, paraphrased", "Equipment losses claimed"):
        assert title not in told
    assert not any(line.strip() in ("-", "*") for line in told.splitlines())


def test_words_of_the_file_keep_their_dots() -> None:
    pack = builders.changed("relations", "clash", note="Between 10..50 tanks were lost..")
    page = summary(builders.dossier(pack))
    for text in (summary_text.as_text(page, 500), summary_text.as_markdown(page)):
        assert "Between 10..50 tanks were lost.." in text
        assert "still there. Between" in text
