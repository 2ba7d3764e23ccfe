"""Copying from any table: the selection, or where nothing is selected all that is shown.

Selected places become a part of the page's table with the provenance of just that part.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.table import Table, excerpt
from kursk_viewer.ui.table.view import TableView


def excerpt_of_rows(
    view: TableView, of_rows: Callable[[Sequence[int]], Table], otherwise: Sequence[int] = ()
) -> Table | None:
    """The selected rows of a view, else the rows `otherwise`, else all that it shows, in its order
    and each with all columns; `of_rows` makes the table of rows of the file. None without rows."""
    rows = view.selected_rows() or otherwise or view.model().order
    return of_rows(rows) if rows else None


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


def put_on_clipboard(table: Table) -> None:
    """Plain numbers and dates for programs, and beside them what the reader sees."""
    from kursk_viewer.output.tables import html, tsv

    both = QMimeData()
    both.setText(tsv(table))
    both.setHtml(html(table))
    QGuiApplication.clipboard().setMimeData(both)


def columns_in_order(view: TableView) -> list[int]:
    """The columns of a view in the reader's order."""
    return sorted(range(len(view.columns)), key=view.horizontalHeader().visualIndex)
