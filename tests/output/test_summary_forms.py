"""The Summary in every textual form says what the page says, and no more."""

import json
import re
from urllib.parse import unquote

import builders
import pytest
from documents import read_strictly, summary_forms

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.output.document_charts import svg_element
from kursk_viewer.output.document_html import as_html
from kursk_viewer.output.document_text import as_text
from kursk_viewer.output.summary_json import as_json
from kursk_viewer.pages.document import ChartBlock, PageDocument, every_block
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.summary.full import full_document
from kursk_viewer.pages.summary.page import Figure, summary

FORMS = ("text", "markdown", "html")


def flat(text: str) -> str:
    return " ".join(text.replace("\\", "").split())


def counted(figure: Figure) -> str:
    """What a figure counts, without how it came by it."""
    return re.split(", | [(]", figure.label)[0].lower()


@pytest.fixture(scope="module", params=[False, True], ids=["whole", "core"])
def told(request, shipped):
    dossier = core_only(shipped) if request.param else shipped
    forms = {name: flat(text) for name, text in summary_forms(dossier).items()}
    forms["html"] = read_strictly(summary_forms(dossier)["html"]).text
    return summary(dossier), forms


@pytest.mark.parametrize("form", FORMS)
def test_every_figure_statement_contradiction_and_gap_is_there(told, form) -> None:
    page, forms = told
    text = forms[form]
    for figure in (*page.headlines, *page.in_words, *page.equipment):
        assert figure.shown.figure in text and counted(figure) in text.lower()
        assert all(flat(other.text) in text for other in figure.comparisons)
    for line in page.statements:
        assert flat(line.what) in text and line.claimant in text
    for found in page.contradictions:
        assert flat(found.one.short) in text and flat(found.other.short) in text
    for _, gap in page.gaps:
        assert flat(gap) in text
    assert page.provenance.disclaimer in text and page.provenance.fingerprint in text


def test_a_screen_of_text_has_all_figures_with_their_qualifiers(told) -> None:
    page, forms = told
    text = forms["brief"]
    assert len((*page.headlines, *page.in_words, *page.equipment)) >= 14
    for figure in (*page.headlines, *page.in_words, *page.equipment):
        assert figure.shown.figure in text
        assert set(counted(figure).split()) <= set(text.lower().split())
    assert page.headlines[0].shown.as_of in text and "unless said otherwise" in text
    for line in page.statements:
        assert flat(line.what) in text and line.claimant in text
    assert text.count("[contradicted]") == sum(line.contradicted for line in page.statements) == 2
    assert page.provenance.disclaimer in text and page.provenance.fingerprint in text


def test_a_screen_of_text_is_one(shipped) -> None:
    lines = summary_forms(shipped)["brief"].splitlines()
    assert len(lines) <= 60 and max(map(len, lines)) <= 80


def test_a_screen_of_text_says_what_contradicts_the_equipment_and_when(shipped) -> None:
    text = summary_forms(shipped)["brief"]
    assert "12 Mar" in text and text.count("≠") == 7
    assert "contradicts this report in 6 kinds: Syrskyi, as of 12 Mar 2025" in flat(text)
    assert flat("Did North Korean units leave the front line?") in flat(text)
    for pair in (
        "≈ 39,900 (5 Feb), then > 48,000 (14 Feb, inferred)",
        "≥ 80,000 (23 Jul), then > 77,000 (another scope, 6 Aug)",
    ):
        assert pair in flat(text)


def test_text_is_no_wider_than_a_terminal(shipped) -> None:
    text = as_text(summary_document(shipped), margin=True)
    assert max(map(len, text.splitlines())) <= 80


def test_html_has_the_figures_of_json(shipped) -> None:
    found = read_strictly(as_html(summary_document(shipped)))
    figures = json.loads(as_json(summary(shipped), shipped))["figures"]
    ids = {attributes.get("id") for _, attributes in found.elements}
    for figure in figures:
        assert figure["text"] in found.text
    anchored = [f"record:{figure['claim']}" in ids for figure in figures]
    assert sum(anchored) >= len(anchored) - 4, "the leading figure and its parts are paragraphs"


def test_html_of_the_full_dossier_has_every_source_with_its_whole_address(shipped) -> None:
    page = as_html(full_document(shipped))
    found = read_strictly(page)
    targets = {unquote(link["href"]) for link in found.all("a")}
    for source in shipped.sources.values():
        assert unquote(source.address) in targets or not source.address.startswith("https://")
    ids = {attributes.get("id") for _, attributes in found.elements}
    assert {f"record:{name}" for name in shipped.events} <= ids
    assert page == as_html(full_document(shipped))


def test_charts_are_drawn_with_their_descriptions_and_the_same_each_time(qapp, shipped) -> None:
    document = summary_document(shipped)
    page = as_html(document, svg_element)
    found = read_strictly(page)
    charts = [block for block in every_block(document.blocks) if isinstance(block, ChartBlock)]
    assert len(found.all("svg")) == len(charts) == len(found.all("desc")) > 0
    for chart in charts:
        assert " ".join(chart.description.split()) in found.text
    assert page == as_html(document, svg_element)
    assert "image/png" not in page and "xlink:href" not in page


def test_a_chart_that_no_painter_knows_is_told_in_words(qapp) -> None:
    chart = ChartBlock(title="Claims", description="Five.", data=object(), height=5)
    page = as_html(PageDocument(title="", blocks=(chart,)), svg_element)
    assert "<svg" not in page and "Five." in page


def test_a_hostile_file_leaves_no_markup_in_html(qapp) -> None:
    probe = "<script>x</script><img src=x onerror=y>\"'&"
    pack = builders.package()
    for table in ("claims", "events", "gaps", "measures", "parties", "relations", "statements"):
        for row in builders.rows(pack, table):
            for name in ("text", "title", "name", "label", "note", "context", "place"):
                if name in row:
                    row[name] += probe
    dossier = builders.dossier(pack).replace(title=probe)
    for document in (summary_document(dossier), full_document(dossier)):
        found = read_strictly(as_html(document, svg_element))
        assert probe in "".join(found.texts)


def test_json_has_numbers_with_precision_and_ids_that_exist(shipped) -> None:
    page = summary(shipped)
    told = json.loads(as_json(page, shipped))
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
            json.loads(as_json(page, shipped))["figures"]}  # fmt: skip
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
    figures = json.loads(as_json(summary(small), small))["figures"]
    told = {row["claim"]: (row["attribution"], row["status"]) for row in figures}
    assert told["hurt"] == (None, "derived")
    assert told["total"] == (None, None)


@pytest.mark.parametrize("form", ["brief", *FORMS])
def test_without_a_core_report_the_text_says_so_and_has_no_empty_part(small, form) -> None:
    reports = {name: each.replace(core=False) for name, each in small.reports.items()}
    told = flat(summary_forms(small.replace(reports=reports))[form])
    assert "No report here is the core report" in told
    assert "Claimed by No report" not in told
    for title in ("The report also says", "Equipment claimed lost"):
        assert title not in told


@pytest.mark.parametrize("form", ["brief", *FORMS])
def test_an_almost_empty_file_has_every_form(form) -> None:
    pack = builders.package(reports=[], claims=[], statements=[], events=[], relations=[])
    told = flat(summary_forms(builders.dossier(pack))[form])
    assert "no headline figures" in told and "Claimed by" not in told


def test_words_of_the_file_keep_their_dots() -> None:
    pack = builders.changed("relations", "clash", note="Between 10..50 tanks were lost..")
    forms = summary_forms(builders.dossier(pack))
    for form in ("text", "markdown"):
        assert "Between 10..50 tanks were lost.." in forms[form]


def test_names_from_right_to_left_keep_their_direction() -> None:
    pack = builders.changed("gaps", "own-losses", text="خسائر 12")
    found = read_strictly(summary_forms(builders.dossier(pack))["html"])
    assert "خسائر 12" in found.text
    items = [attributes for tag, attributes in found.elements if tag == "li" and attributes]
    assert all(attributes["dir"] == "auto" for attributes in items)


def test_the_brief_of_another_conflict_speaks_of_that(small) -> None:
    text = as_text(brief_document(small))
    assert "Kursk" not in text and small.title
