"""Part of a table keeps the names of its rows, and the provenance of what is left."""

from __future__ import annotations

import pytest

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.provenance import provenance_of_records
from kursk_viewer.pages.table import Heading, Table, TableCell, TableRow, excerpt

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
