"""Citations parse in their own formats, and carry disclaimer, version and fingerprint."""

import json
import re

import builders
import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.output import citations

FORMS = (citations.apa, citations.bibtex, citations.csl_json)


def fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry whose braces are balanced."""
    assert re.match(r"@misc\{[A-Za-z0-9:_-]+,\n", entry)
    depth = 0
    for place, sign in enumerate(entry):
        if sign in "{}" and entry[place - 1] != "\\":
            depth += 1 if sign == "{" else -1
        assert depth > 0 or place == len(entry) - 1 or place < 5
    assert depth == 0
    return dict(re.findall(r"^  (\w+) = \{(.*)\},?$", entry, re.MULTILINE))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("reduced", [False, True])
def test_each_form_says_whose_claim_and_which_data(shipped, form, reduced) -> None:
    text = form(core_only(shipped) if reduced else shipped)
    source = shipped.sources[shipped.core_document.source]
    day = "as-of date not stated" if reduced else "as of 5 Feb 2025 (from another source)"
    whose = "Claimed by one party to the war" if reduced else "this dossier verifies none"
    for part in (whose, shipped.version,
                 shipped.fingerprint[:12], source.outlet, source.title, source.address,
                 day):  # fmt: skip
        assert part in text


def test_apa_has_no_date_where_the_file_has_none(small) -> None:
    assert citations.apa(small).startswith("Daily Page. (n.d.). Half a year. https://page.example")


def test_apa_has_the_year(shipped) -> None:
    source = shipped.sources[shipped.core_document.source]
    year = str(source.published.start.year) if source.published else "n.d."
    assert f"({year})" in citations.apa(shipped)


def test_bibtex_is_one_balanced_entry_with_its_signs_escaped() -> None:
    hard = "100 % & $5 #1 a_b {c} \\d ~e ^f"
    made = builders.dossier(builders.changed("sources", "page", title=hard, publisher=hard))
    found = fields(citations.bibtex(made))
    assert set(found) >= {"author", "title", "url", "note"}
    assert not re.search(r"(?<!\\)[&%$#_]", found["title"])
    assert r"\textbackslash{}d" in found["title"]
    assert r"\textasciitilde{}e" in found["title"] and r"\textasciicircum{}f" in found["title"]
    assert "\\\\" not in found["title"]


def test_an_address_cannot_end_its_field_and_still_leads_there() -> None:
    hard = "https://page.example/a_b%20c?d={e}&f=#gh^ї"
    made = builders.dossier(builders.changed("sources", "page", url=hard))
    found = fields(citations.bibtex(made))
    assert found["url"] == "https://page.example/a_b%20c?d=%7Be%7D&f=#gh%5E%D1%97"


def test_a_key_is_one_word_whatever_the_id() -> None:
    made = builders.dossier()
    page = made.sources["page"].replace(id="a,b}ї=c")
    entry = citations.bibtex(made.replace(sources={**made.sources, "page": page}))
    assert fields(entry)["author"]
    assert entry.startswith("@misc{a-b---c,")


def test_csl_json_is_one_item_that_a_reference_manager_reads(shipped, small) -> None:
    for dossier in (shipped, small):
        (item,) = json.loads(citations.csl_json(dossier))
        assert item["type"] == "webpage"
        assert item["URL"].startswith("https://")
        assert item["author"] == [{"literal": item["author"][0]["literal"]}]
        for part in item.get("issued", {}).get("date-parts", []):
            assert all(isinstance(number, int) for number in part)
    assert "issued" not in json.loads(citations.csl_json(small))[0]


@pytest.mark.parametrize("form", FORMS)
def test_a_dossier_without_a_core_document_cites_itself(small, form) -> None:
    text = form(small.replace(core_document=None))
    assert small.title in text
    assert small.fingerprint[:12] in text


@pytest.mark.parametrize("form", FORMS)
def test_a_claim_is_cited_by_its_own_sources_and_by_no_other(shipped, form) -> None:
    core = shipped.sources[shipped.core_document.source].address
    text = form(shipped, "ua-2025-02-14-01")
    for name in shipped.claims["ua-2025-02-14-01"].sources:
        assert shipped.sources[name].address in text
    assert "48,000" in text and "Syrskyi" in text and core not in text


def test_a_derived_claim_is_cited_by_the_sources_of_what_it_is_worked_out_from(shipped) -> None:
    claim = next(c for c in shipped.claims.values() if c.formula)
    first = shipped.claims[claim.formula.split()[0]]
    assert shipped.sources[first.sources[0]].address in citations.apa(shipped, claim.id)


@pytest.mark.parametrize("form", citations.FORMS)
def test_the_dossier_itself_is_cited_with_its_version_and_fingerprint(shipped, form) -> None:
    text = citations.citation(shipped, form, citations.THE_DOSSIER)
    assert shipped.title in text and shipped.version in text and shipped.fingerprint[:12] in text
    assert "liga.net" not in text


@pytest.mark.parametrize("form", FORMS)
def test_a_title_that_is_not_the_pages_own_is_marked(form) -> None:
    for basis, words in (("described", "described by this dossier"),
                         ("address", "title as in the address")):  # fmt: skip
        made = builders.dossier(builders.changed("sources", "page", title_basis=basis))
        text = form(made)
        assert "[Half a year]" in text
        assert f"title: {words}; " in text
    for pack in (builders.package(), builders.changed("sources", "page", title_basis="page")):
        text = form(builders.dossier(pack))
        assert "Half a year" in text
        assert "[Half a year]" not in text and "title: " not in text


def test_a_source_is_cited_with_the_days_of_what_it_tells_and_no_other(small) -> None:
    assert "figures as of ~ Feb 2025 to 1 Mar 2025" in citations.apa(small, "wire")
    assert "5 Feb 2025" not in citations.apa(small, "wire")


@pytest.mark.parametrize(
    ("published", "basis", "year", "issued"),
    [
        ("2025-03-02", "page", "2025", {"date-parts": [[2025]]}),
        ("2025-03-02", "inferred", "ca. 2025", {"date-parts": [[2025]], "circa": True}),
        ("2025-03~", "page", "ca. 2025", {"date-parts": [[2025]], "circa": True}),
        ("2024-12-31/2025-01-02", "page", "2024/2025", {"date-parts": [[2024], [2025]]}),
    ],
)
def test_a_year_that_is_not_certain_is_cited_as_such(
    published: str, basis: str, year: str, issued: dict[str, object]
) -> None:
    pack = builders.changed("sources", "wire", published=published, published_basis=basis)
    dossier = builders.dossier(pack)
    assert f"({year})" in citations.apa(dossier, "wire")
    assert json.loads(citations.csl_json(dossier, "wire"))[0]["issued"] == issued
    assert f"year = {{{year}}}" in citations.bibtex(dossier, "wire")
