"""Part of a table keeps the names of its rows, and the provenance of what is left."""

from __future__ import annotations

import builders
import pytest

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.provenance import provenance_of_records
from kursk_viewer.pages.table import Heading, Table, TableCell, TableRow, excerpt, with_disputes

HEADINGS = ("Measure", "Half a year", "Later")
ROWS = (
    (("Casualties", ""), ("≈ 39,900", "total"), ("> 48,000", "total-later")),
    (("Killed", ""), ("≈ 16,100", "dead"), ("not stated", "")),
)
TABLE = Table(
    title="Losses",
    headings=tuple(map(lambda text: Heading(text=text), HEADINGS)),
    rows=tuple(
        TableRow(
            cells=tuple(
                TableCell(text=text, records=(record,) if record else ()) for text, record in row
            )
        )
        for row in ROWS
    ),
)


@pytest.mark.parametrize(
    ("rows", "columns", "chosen", "texts", "records"),
    [
        ((0,), None, None, (HEADINGS, ("Casualties", "≈ 39,900", "> 48,000")),
         ("total", "total-later")),
        ((1, 0), (2,), None, (("Measure", "Later"), ("Killed", "not stated"),
                              ("Casualties", "> 48,000")), ("total-later",)),
        ((0, 1), (0, 2, 1), {(0, 2), (1, 1)},
         (("Measure", "Later", "Half a year"), ("Casualties", "> 48,000", ""),
          ("Killed", "", "≈ 16,100")), ("total-later", "dead")),
        ((1,), (), None, (("Measure",), ("Killed",)), ()),
    ],
)  # fmt: skip
def test_what_is_left_of_a_table_and_where_it_is_from(
    small: Dossier,
    rows: tuple[int, ...],
    columns: tuple[int, ...] | None,
    chosen: set[tuple[int, int]] | None,
    texts: tuple[tuple[str, ...], ...],
    records: tuple[str, ...],
) -> None:
    part = excerpt(small, TABLE, rows, columns, chosen)
    assert (tuple(heading.text for heading in part.headings), *(r.texts for r in part.rows)) == (
        texts
    )
    assert part.records == records
    assert part.provenance == provenance_of_records(small, records).line


def test_a_row_names_the_figure_that_is_contradicted_where_it_has_several() -> None:
    clash = {"id": "near", "subject": "total", "kind": "contradicts", "object": "total-later"}
    dossier = builders.dossier(builders.added("relations", clash))
    told = with_disputes(dossier, TABLE)
    assert [heading.text for heading in told.headings] == [*HEADINGS, "Contested by"]
    one, other = (row.texts[-1] for row in told.rows)
    assert one.startswith("≈ 39,900 ") and one.endswith(
        ": more than 48,000, as of 1 Mar 2025, Area and border"
    )
    assert other == ""
    alone = excerpt(dossier, TABLE, (0,), (1,)).rows[0].texts[-1]
    assert alone == "more than 48,000, as of 1 Mar 2025, Area and border"
    assert with_disputes(dossier, told) == told


def test_no_figure_is_copied_without_what_says_whose_it_is(small: Dossier) -> None:
    headings = (*HEADINGS[:2], "Claimant")
    table = Table(
        title="All",
        headings=tuple(Heading(text=text, attends=text == "Claimant") for text in headings),
        rows=tuple(
            TableRow(cells=tuple(TableCell(text=text) for text in texts))
            for texts in (("Killed", "16,100", "Staff"), ("Wounded", "23,800", "Compiler"))
        ),
    )
    part = excerpt(small, table, (1, 0), (1,), {(0, 1), (1, 1)})
    assert [heading.text for heading in part.headings] == list(headings)
    assert [row.texts for row in part.rows] == [
        ("Wounded", "23,800", "Compiler"), ("Killed", "16,100", "Staff"),
    ]  # fmt: skip
