"""The page of sources: all of them, in order, with how much rests on each."""

import builders

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.sources import sources


def test_each_source_once_by_publisher(shipped) -> None:
    page = sources(shipped)
    assert {row.source for row in page.rows} == set(shipped.sources)
    assert len(page.rows) == len(shipped.sources)
    names = [row.publisher.casefold() for row in page.rows]
    assert names == sorted(names)
    assert page.publishers == len({source.outlet for source in shipped.sources.values()})


def test_uses_count_claims_statements_and_events(small) -> None:
    uses = {row.source: row.uses for row in sources(small).rows}
    assert uses == {"page": 6 + 2 + 1, "wire": 2 + 2}


def test_a_state_outlet_is_named_as_one_and_dates_are_told(small) -> None:
    row = next(row for row in sources(small).rows if row.source == "wire")
    assert row.kind.endswith(", Beta") and "state" in row.kind
    assert row.published == "2 Mar 2025"
    page = next(row for row in sources(small).rows if row.source == "page")
    assert page.published == "date not stated"


def test_the_core_report_has_one_source(shipped) -> None:
    (row,) = sources(core_only(shipped)).rows
    assert row.source == shipped.core_document.source


def test_a_position_and_a_relation_are_uses_too() -> None:
    pack = builders.changed("events", "denial", position_source="page")
    clash = {"id": "day", "subject": "wire", "kind": "contradicts", "object": "start"}
    rows = sources(builders.dossier(builders.added("relations", clash, pack=pack))).rows
    assert {row.source: row.uses for row in rows} == {"page": 6 + 2 + 1 + 1, "wire": 2 + 2 + 1}


def test_no_source_of_the_file_stands_unused(shipped) -> None:
    assert [row.source for row in sources(shipped).rows if not row.uses] == []


def test_pages_of_one_publisher_stand_by_their_day_and_those_without_one_first() -> None:
    page = builders.TABLES["sources"][1]
    more = [
        {**page, "id": "a-late", "published": "2025-05-01"},
        {**page, "id": "b-early", "published": "2025-01-01"},
        {**page, "id": "c-undated", "published": None, "published_basis": "none"},
    ]
    rows = sources(builders.dossier(builders.added("sources", *more))).rows
    assert [row.source for row in rows] == ["page", "c-undated", "b-early", "wire", "a-late"]
