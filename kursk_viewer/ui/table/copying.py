"""Copying from any table: the selection, or where nothing is selected all that is shown.

Selected places become a part of the page's table with the provenance of just that part, the part
becomes text for the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output import tables
from kursk_viewer.pages.table import Table, excerpt
from kursk_viewer.ui.table.view import TableView


def selected_rows_as_tsv(
    view: TableView, of_rows: Callable[[Sequence[int]], Table], otherwise: Sequence[int] = ()
) -> str:
    """The selected rows of a view, else the rows `otherwise`, else all that it shows, in its order
    and each with all columns; `of_rows` makes the table of rows of the file. Empty without rows."""
    rows = view.selected_rows() or otherwise or view.model().order
    return tables.tsv(of_rows(rows)) if rows else ""


def selected_cells_as_tsv(view: TableView, dossier: Dossier, table: Table) -> str:
    """The selected cells of a view, else all of it; empty without rows."""
    part = excerpt_of_cells(view, dossier, table, view.selected_cells())
    return tables.tsv(part) if part is not None else ""


def selected_cells_as_markdown(view: TableView, dossier: Dossier, table: Table) -> str:
    """The selected cells of a view, else all of it; empty without rows."""
    part = excerpt_of_cells(view, dossier, table, view.selected_cells())
    return tables.markdown(part) if part is not None else ""


def excerpt_of_cells(
    view: TableView, dossier: Dossier, table: Table, cells: Collection[tuple[int, int]] = ()
) -> Table | None:
    """What a view shows at these (row, column) places, or where there are none all of it, the
    columns in the reader's order; None without rows. `table` has the rows of the file."""
    order = view.model().order
    if not order:
        return None
    rows = sorted({row for row, _ in cells}) or range(len(order))
    places = columns_in_order(view)
    wanted = {column for _, column in cells} or set(places)
    return excerpt(
        dossier,
        table,
        [order[row] for row in rows],
        [place for place in places if place in wanted],
        {(order[row], column) for row, column in cells} if cells else None,
    )


def columns_in_order(view: TableView) -> list[int]:
    """The columns of a view in the reader's order."""
    return sorted(range(len(view.columns)), key=view.horizontalHeader().visualIndex)
