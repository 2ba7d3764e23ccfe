"""What a file leaves out, no page, table or find says anything of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import builders
import pytest
from documents import summary_forms

from kursk_viewer.dossier import vocabulary
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.drawing.timeline.legend import legend_entries
from kursk_viewer.pages import whole as full_dossier
from kursk_viewer.pages.casualties.over_time import casualties_tables
from kursk_viewer.pages.document import ChartBlock
from kursk_viewer.pages.equipment import equipment_tables
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.timeline.page import timeline, timeline_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.dossier.model import Dossier

VOCABULARIES = {
    ("claims", "attribution"): vocabulary.Attribution,
    ("claims", "status"): vocabulary.Status,
    ("statements", "status"): vocabulary.Status,
    ("claims", "includes_basis"): vocabulary.IncludesBasis,
    ("events", "independence"): vocabulary.Independence,
    ("reports", "method"): vocabulary.Method,
    ("reports", "as_of_basis"): vocabulary.AsOfBasis,
    ("events", "when_basis"): vocabulary.WhenBasis,
    ("sources", "published_basis"): vocabulary.PublishedBasis,
    ("sources", "title_basis"): vocabulary.TitleBasis,
}
"""The optional fields that hold words, which could be said without standing in the file."""

BASES = {"when": "when_basis", "as_of": "as_of_basis", "published": "published_basis"}
"""How a day is known, which goes with the day."""

INHERITED = {("claims", "scope"), ("claims", "counts_from"), ("claims", "said_by")}
"""Without these the report's own is told."""

SAID_OF_ABSENCE = {
    ("claims", "in_series"): {"beside"},
    ("claims", "stated_as"): {"gave", "number"},
    ("sources", "display_url"): {"two"},
    ("measures", "part_of"): {"Also", "included"},
    ("events", "said_by"): {"others"},
    ("events", "when"): {"date", "Date", "stated", "without"},
    ("reports", "as_of"): {"date", "an", "without"},
    ("reports", "counts_from"): {"Counting"},
    ("reports", "method"): {"Given"},
    ("events", "disputed_by"): {"Disputes", "none", "file"},
}
"""Words that stand for what is so without the field: a mark that no line joins, “gave no number”,
“Given by”, the address as stored, a whole of its own, a speaker who is not known to be a party to
the war, “Disputes: none in this file”, a date or a start that is not stated."""


def full_package() -> builders.Row:
    """A package in which every optional field of some records is given."""
    pack = builders.package()

    def give(table: str, record: str, **fields: object) -> None:
        next(row for row in builders.rows(pack, table) if row["id"] == record).update(fields)

    give("claims", "total-later", attribution="by_context", status="disputed", paragraph=9,
         stated_as="over", worded_as="losses xyzzy", includes=["killed"], context="Context xyzzy.",
         includes_basis="stated", scope="area", counts_from="2024-08-08", note="Note xyzzy.",
         said_by="officials")  # fmt: skip
    give("claims", "tanks-1", attribution="explicit", off_series="Off xyzzy.")
    give("statements", "stayed", said_by="officials", status="superseded", paragraph=20)
    give(
        "events",
        "denial",
        reported="2025-02-05",
        disputed_by="Xyzzy",
        note="Note xyzzy.",
        independence="same_origin",
        context="Context xyzzy.",
        position_source="page",
    )
    give(
        "reports",
        "later",
        published="2025-03-03",
        published_basis="address",
        method="counted",
        as_of_note="How xyzzy.",
        period="seven xyzzies",
        note="Note xyzzy.",
        context="Xyzzy.",
    )
    give("sources", "wire", title_basis="described", display_url="https://wire.example/xyzzy")
    give("parties", "staff", short="Staff", adjective="Alphan", members="Alphans")
    return pack


def words_of(dossier: Dossier, record: str) -> set[str]:
    """All words that the record's own page and forms say."""
    page = evidence(dossier, record)
    assert page is not None
    texts = [page.kind, page.title, page.figure, page.sentence, page.warning]
    texts += [f"{e.label} {e.text}" for e in page.entries]
    if any(record in t for t in (dossier.claims, dossier.events, dossier.statements)):
        texts.append(shown(dossier, record).full)
    return set(re.findall(r"\w+", " ".join(texts)))


def words_of_all(dossier: Dossier) -> set[str]:
    """All words that the views and the commands of the whole dossier say, without its digest."""
    tables = (*equipment_tables(dossier), *casualties_tables(dossier), *timeline_tables(dossier))
    texts = [*summary_forms(dossier).values(), whole_in_words(dossier)]
    texts += map(str, tables)
    digest = re.compile(dossier.fingerprint[:12] + r"\w*")
    return set(re.findall(r"\w+", digest.sub("", "\n".join(texts))))


def whole_in_words(dossier: Dossier) -> str:
    """The full dossier without its charts."""
    blocks = full_dossier.whole(dossier).blocks
    return str([block for block in blocks if not isinstance(block, ChartBlock)])


def given() -> Iterator[tuple[str, str, str]]:
    pack = full_package()
    for table, declared in TABLES.items():
        optional = declared.record.declared.keys() - declared.record.required_fields
        for row in builders.rows(pack, table):
            yield from ((table, row["id"], field) for field in sorted(optional & row.keys()))


def without(table: str, record: str, field: str) -> builders.Row:
    pack = full_package()
    row = next(row for row in builders.rows(pack, table) if row["id"] == record)
    for name in (field, BASES.get(field, field)):
        row.pop(name, None)
    return pack


@pytest.fixture(scope="module")
def whole() -> Dossier:
    return builders.dossier(full_package())


@pytest.fixture(scope="module")
def all_words(whole: Dossier) -> set[str]:
    return words_of_all(whole)


@pytest.mark.parametrize("place", sorted(given()), ids=".".join)
def test_a_field_left_out_makes_no_page_say_more(
    place: tuple[str, str, str], whole: Dossier, all_words: set[str]
) -> None:
    table, record, field = place
    try:
        dossier = builders.dossier(without(*place))
    except DossierError:
        return
    known = SAID_OF_ABSENCE.get((table, field), set())
    if (table, field) not in INHERITED:
        assert words_of(dossier, record) - words_of(whole, record) <= known
        assert words_of_all(dossier) - all_words <= known


@pytest.mark.parametrize("place", sorted(VOCABULARIES), ids=".".join)
def test_no_word_of_a_vocabulary_is_said_where_the_file_has_none(place: tuple[str, str]) -> None:
    table, field = place
    pack = full_package()
    for row in builders.rows(pack, table):
        if not row.get("formula"):
            row.pop(field, None)
    dossier = builders.dossier(pack)
    labels = {term.label for term in VOCABULARIES[place]}
    for name, record in getattr(dossier, table).items():
        if getattr(record, "formula", ""):
            continue
        page = evidence(dossier, name)
        assert page is not None
        texts = {entry.text for entry in page.entries}
        assert not labels & texts - {"superseded"}, name
        heads = {entry.label for entry in page.entries}
        assert field.replace("_", " ").capitalize() not in heads, name


def test_a_file_that_says_of_no_date_how_it_is_known_loads_and_nothing_says_it() -> None:
    pack = full_package()
    bases = ("when_basis", "as_of_basis", "published_basis")
    for table in ("events", "reports", "sources"):
        for row in builders.rows(pack, table):
            for name in bases:
                row.pop(name, None)
            row.pop("as_of_note", None)
    dossier = builders.dossier(pack)
    tables = (*equipment_tables(dossier), *casualties_tables(dossier), *timeline_tables(dossier))
    pages = [evidence(dossier, name) for name in (*dossier.events, *dossier.sources, "total")]
    legend = [entry.kind.label for entry in legend_entries(timeline(dossier))]
    forms = (summary_forms(dossier)["text"], whole_in_words(dossier))
    said = "\n".join(map(str, (*forms, *tables, *pages, *legend)))
    assert "6 Aug 2024" in said
    vocabularies = (vocabulary.WhenBasis, vocabulary.AsOfBasis, vocabulary.PublishedBasis)
    for term in (term for words in vocabularies for term in words):
        assert term.label not in said
    assert "event’s day" not in legend
    assert "not recorded which" in legend
