"""The equipment page as columns of a table: category, a figure per report, and its change."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.output.tables import TextTable
from kursk_viewer.pages import equipment as page_of
from kursk_viewer.pages import wording
from kursk_viewer.pages.equipment import Cell, EquipmentPage, Row
from kursk_viewer.pages.evidence.cells import absent_name, change_name
from kursk_viewer.translation import tr
from kursk_viewer.ui.table.model import RowsModel
from kursk_viewer.ui.table.rows import Column, Rows

CATEGORY = "category"
CHANGE = "change:"
FALL = "▼"


def rows_of(page: EquipmentPage, *, changes: bool, hidden: frozenset[str] = frozenset()) -> Rows:
    """The page's columns; those of changes only where asked for, where there are any and where they
    are not `hidden` by their report's id.

    A figure's column has its report's id as its key, its change's the same after `CHANGE`.
    """
    if not page.rows:
        return Rows()
    columns = [_categories(page)]
    for place, column in enumerate(page.columns):
        cells = [row.cells[place] for row in page.rows]
        columns.append(_figures(column, page, cells))
        if changes and column.change_heading and column.report not in hidden:
            columns.append(_changes(column, page, cells))
    apart = frozenset(place for place, row in enumerate(page.rows) if row.total)
    return Rows(tuple(columns), apart)


def text_table(
    model: RowsModel, page: EquipmentPage, cells: set[tuple[int, int]] | None
) -> TextTable:
    """The cells at these (row, column) places, or all that is shown, for the clipboard or a file.

    The category goes with every row: a number without it says nothing.
    """
    columns = model.rows.columns
    if cells is None:
        cells = {(row, column) for row in range(len(model.order)) for column in range(len(columns))}
    wanted = [0, *sorted({column for _, column in cells} - {0})]
    lines = [
        tuple(
            _written(columns[column], model.order[row])
            if column == 0 or (row, column) in cells
            else ""
            for column in wanted
        )
        for row in sorted({row for row, _ in cells})
    ]
    headers = [f"{columns[column].title}" for column in wanted]
    headers[0] = f"{headers[0]} ({page.title})"
    return TextTable(
        headers=tuple(headers),
        rows=tuple(lines),
        numeric=tuple(columns[column].numeric for column in wanted),
        provenance=page.provenance.line,
    )


def shown_table(model: RowsModel, page: EquipmentPage, places: list[int]) -> TextTable:
    """All that is shown, the columns in the order of `places`."""
    table = text_table(model, page, None)
    return table.replace(
        headers=tuple(table.headers[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
        numeric=tuple(table.numeric[place] for place in places),
    )


def shown_claims(
    dossier: Dossier, model: RowsModel, places: list[int] | None = None
) -> list[Claim]:
    """The claims in the columns at these places, by default all, row by row."""
    columns = model.rows.columns
    order = range(len(columns)) if places is None else places
    names = [
        columns[place].records[source]
        for source in model.order
        for place in order
        if place > 0 and not columns[place].key.startswith(CHANGE)
    ]
    return [dossier.claims[name] for name in names if name in dossier.claims]


def _written(column: Column, row: int) -> str:
    mark = column.marks[row] if column.marks else ""
    return f"{mark} {column.texts[row]}" if mark else column.texts[row]


def _categories(page: EquipmentPage) -> Column:
    return Column(
        key=CATEGORY,
        title=tr("Category"),
        tip=tr("Kinds are counted apart and not added up."),
        texts=[
            tr("Total: {label}").format(label=wording.inner(row.label)) if row.total else row.label
            for row in page.rows
        ],
        records=[row.measure for row in page.rows],
        tips=[_definition(row) for row in page.rows],
    )


def _definition(row: Row) -> str:
    lines = [row.definition]
    if row.part_of:
        lines.append(tr("Part of: {whole}.").format(whole=row.part_of))
    if row.also_called:
        lines.append(tr("Also called: {names}.").format(names=row.also_called))
    return "\n".join([row.label, *lines])


def _figures(column: page_of.Column, page: EquipmentPage, cells: list[Cell]) -> Column:
    return Column(
        key=column.report,
        title=column.heading,
        tip="\n".join((column.details, _bar_explained())),
        texts=[cell.text for cell in cells],
        numbers=[cell.magnitude for cell in cells],
        records=[
            cell.claim or absent_name(column.report, page.about, row.measure)
            for row, cell in zip(page.rows, cells, strict=True)
        ],
        spoken=[cell.spoken for cell in cells],
        tips=[_figure_tip(column, row, cell) for row, cell in zip(page.rows, cells, strict=True)],
        shares=[cell.share for cell in cells],
    )


def _bar_explained() -> str:
    return tr("The bar compares with the largest category of this column; kinds are not summed.")


def _figure_tip(column: page_of.Column, row: Row, cell: Cell) -> str:
    if not cell.claim:
        return tr("This report does not state {category}.").format(category=row.label.lower())
    lines = [f"{row.label}: {cell.spoken}", column.heading]
    if cell.share is not None:
        share = wording.percent(cell.share)
        lines.append(tr("Bar: {share} of the column's largest category.").format(share=share))
    if cell.change:
        lines.append(tr("Change: {change}.").format(change=cell.change))
    return "\n".join(filter(None, (*lines, cell.note, cell.explanation)))


def _changes(column: page_of.Column, page: EquipmentPage, cells: list[Cell]) -> Column:
    mixed = len({cell.since for cell in cells if cell.since}) > 1
    texts = [
        (cell.change if mixed else cell.difference)
        or (tr("none before") if cell.claim else tr("not stated"))
        for cell in cells
    ]
    return Column(
        key=CHANGE + column.report,
        title=column.change_heading,
        tip=tr("To {report}. A figure lower than the one before is marked {mark}.").format(
            report=column.heading, mark=FALL
        ),
        texts=texts,
        numbers=[cell.difference_size for cell in cells],
        records=[
            change_name(cell.claim)
            if cell.claim
            else absent_name(column.report, page.about, row.measure, change=True)
            for row, cell in zip(page.rows, cells, strict=True)
        ],
        spoken=[_spoken_change(cell) for cell in cells],
        tips=["\n".join(filter(None, (_spoken_change(cell), cell.explanation))) for cell in cells],
        marks=[FALL if cell.fell else "" for cell in cells],
    )


def _spoken_change(cell: Cell) -> str:
    if not cell.claim:
        return tr("not stated in this report")
    if not cell.change:
        return tr("no earlier figure to compare with")
    if cell.fell and cell.difference_size is not None:
        return tr("falls: {change}").format(change=cell.change)
    return cell.change
