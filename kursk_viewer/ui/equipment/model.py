"""The equipment table in the window: what the model shows of it, and what leaves as shown."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.pages.equipment import CHANGE
from kursk_viewer.pages.table import Table, excerpt
from kursk_viewer.ui.table.model import RowsModel
from kursk_viewer.ui.table.rows import Column, Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


def rows_of(table: Table) -> Rows:
    """A table, column by column as the model keeps it; a selected cell stands for its evidence."""
    columns = []
    for heading, cells in zip(
        table.headings, zip(*(row.cells for row in table.rows), strict=True), strict=True
    ):
        columns.append(
            Column(
                key=heading.key,
                title=heading.text,
                tip="\n".join(filter(None, (heading.details, heading.tip))),
                texts=[cell.text for cell in cells],
                numbers=[cell.value for cell in cells] if heading.numeric else None,
                records=[cell.evidence for cell in cells],
                spoken=[cell.spoken or cell.text for cell in cells],
                tips=[cell.tip for cell in cells],
                marks=[cell.mark for cell in cells] if any(cell.mark for cell in cells) else [],
                shares=[cell.share for cell in cells] if any(cell.share for cell in cells) else [],
            )
        )
    apart = frozenset(place for place, row in enumerate(table.rows) if row.total)
    return Rows(tuple(columns), apart)


def as_shown(
    dossier: Dossier,
    table: Table,
    model: RowsModel,
    places: list[int],
    cells: Collection[tuple[int, int]] = (),
) -> Table:
    """What the model shows of a table, sorted and filtered, the columns in the order of `places`.

    Of `cells` (row, column) as they stand on the screen alone, where there are any.
    """
    rows = sorted({row for row, _ in cells}) or range(len(model.order))
    wanted = {column for _, column in cells} or set(places)
    return excerpt(
        dossier,
        table,
        [model.order[row] for row in rows],
        [place for place in places if place in wanted],
        {(model.order[row], column) for row, column in cells} if cells else None,
    )


def shown_claims(dossier: Dossier, model: RowsModel, places: list[int]) -> list[Claim]:
    """The claims in the columns at these places, row by row."""
    columns = model.rows.columns
    names = [
        columns[place].records[source]
        for source in model.order
        for place in places
        if not columns[place].key.startswith(CHANGE)
    ]
    return [dossier.claims[name] for name in names if name in dossier.claims]
