"""A table as a value: what a view lists, before anything shows, copies or writes it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.pages.provenance import provenance_of_records
from kursk_viewer.pages.shown import opposed_words, shown
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

WORDS, FIGURES, DAYS = "words", "figures", "days"
"""What the cells of a column hold."""

OPPOSED = "opposed"
"""The key of the column that tells what contradicts the figures of a row."""


class Heading(Record):
    """What stands over a column. `key` names the column, `kind` is one of the three above;
    `details` is what is to be known of the column, `tip` what a tooltip adds to that. A column that
    `attends` says whose figures those of a row are: none is copied without it."""

    text: str
    kind: str = WORDS
    key: str = ""
    attends: bool = False
    details: str = ""
    tip: str = ""

    @property
    def numeric(self) -> bool:
        """Whether the column is aligned right."""
        return self.kind == FIGURES


class TableCell(Record):
    """One cell as the reader sees it.

    `value` sorts it: a number in a column of figures, an ordinal in one of days, None where none
    is stated. `records` are the ids of what it shows or is worked out from, `evidence` the name of
    what is behind it. `mark` is drawn before the text, `spoken` is read out in its place, `share`
    (0 to 1) is the length of its bar. `note` is what the file says besides, `tip` all of a tooltip.
    `quantity` is the figure that the text shows, or a difference of two, in units of `unit`, and
    `when` the date: what a program reads in its place.
    """

    text: str
    value: float | None = None
    records: tuple[str, ...] = ()
    evidence: str = ""
    mark: str = ""
    spoken: str = ""
    share: float | None = None
    note: str = ""
    tip: str = ""
    quantity: Quantity | None = None
    unit: str = ""
    when: Edtf | None = None

    @property
    def marked(self) -> str:
        """The text with its mark."""
        return f"{self.mark} {self.text}" if self.mark else self.text


class TableRow(Record):
    """One row; the first cell names it. A total is no peer of the rows that it totals."""

    cells: tuple[TableCell, ...]
    total: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells as text, each with its mark."""
        return tuple(cell.marked for cell in self.cells)

    @property
    def record(self) -> str:
        """The record that the whole row stands for, or nothing."""
        return next(iter(self.cells[0].records), "")


class Table(Record):
    """Rows as wide as `headings`, with the line of provenance that leaves the program with them;
    `provenance` is empty where each row carries its own."""

    title: str
    headings: tuple[Heading, ...] = ()
    rows: tuple[TableRow, ...] = ()
    provenance: str = ""

    @property
    def records(self) -> tuple[str, ...]:
        """The records that any cell shows or is worked out from, each once."""
        return tuple(
            dict.fromkeys(name for row in self.rows for cell in row.cells for name in cell.records)
        )


def excerpt(
    dossier: Dossier,
    table: Table,
    rows: Sequence[int],
    columns: Sequence[int] | None = None,
    chosen: Container[tuple[int, int]] | None = None,
) -> Table:
    """The rows and columns at these places, in this order, with their own provenance.

    Of `chosen` cells (row, column), where given, the others stay empty; the first column is always
    there, since a figure says nothing without the name of its row, and so are those that attend it;
    what contradicts what is left is told.
    """
    wanted = range(len(table.headings)) if columns is None else columns
    attending = [place for place, heading in enumerate(table.headings) if heading.attends]
    places = (0, *dict.fromkeys(place for place in (*wanted, *attending) if place))
    empty = TableCell(text="")
    part = Table(
        title=table.title,
        headings=tuple(table.headings[place] for place in places),
        rows=tuple(
            table.rows[row].replace(
                cells=tuple(
                    table.rows[row].cells[place]
                    if not place or chosen is None or place in attending or (row, place) in chosen
                    else empty
                    for place in places
                )
            )
            for row in rows
        ),
        provenance="",
    )
    told = part.replace(provenance=provenance_of_records(dossier, part.records).line)
    return with_disputes(dossier, told)


def with_disputes(dossier: Dossier, table: Table) -> Table:
    """The table with a last column for what contradicts the figures of each row; as it is where
    nothing does, and where it has that column."""
    if any(heading.key == OPPOSED for heading in table.headings):
        return table
    told = [_disputes(dossier, row) for row in table.rows]
    if not any(told):
        return table
    return table.replace(
        headings=(*table.headings, Heading(text=tr("Contested by"), key=OPPOSED)),
        rows=tuple(
            row.replace(cells=(*row.cells, TableCell(text=text)))
            for row, text in zip(table.rows, told, strict=True)
        ),
    )


def _disputes(dossier: Dossier, row: TableRow) -> str:
    """What contradicts the figures of a row, each named where there are several, and each
    contradiction told once."""
    names = dict.fromkeys(cell.records[0] for cell in row.cells if cell.records)
    told: list[str] = []
    known: set[str] = set()
    for name in names:
        one = shown(dossier, name)
        by = tr("disputed by {who}").format(who=one.disputed_by) if one.disputed_by else ""
        others = [dispute.text for dispute in one.disputes if dispute.relation not in known]
        known.update(dispute.relation for dispute in one.disputes)
        text = "; ".join(filter(None, (by, *others)))
        if text and len(names) > 1:
            figure = one.under(one.what, *opposed_words()).short
            text = tr("{figure}: {others}").format(figure=figure, others=text)
        told.append(text)
    return "; ".join(filter(None, told))
