"""A table for machines: plain digits and ISO dates, and what qualifies them in columns beside.

A figure as it is shown, “≈ 480 km²”, is a number for no program, and “1,164” is a thousandth of
itself where the comma is the decimal mark. Here a column of figures holds nothing but numbers;
qualifier, ends of a range, unit, and the text as shown follow it where any of its cells needs them.
"""

from __future__ import annotations

import re

from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.pages import wording
from kursk_viewer.pages.table import DAYS, FIGURES, WORDS, Heading, Table, TableCell, TableRow
from kursk_viewer.translation import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Columns = list[tuple[Heading, list[str]]]
    Write = Callable[[str], str]

PLAIN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
"""A number as a program writes it."""
_GROUPED = r"[-+−]?\d{{1,3}}(?:{separator}\d{{3}})+"
_NUMBER, _QUALIFIER = mark("{column}: number"), mark("{column}: qualifier")
_LOW, _HIGH = mark("{column}: low"), mark("{column}: high")
_UNIT, _AS_SHOWN = mark("{column}: unit"), mark("{column}: as shown")


def plain(table: Table, *, portable: bool = False) -> Table:
    """The table as a program reads it; every cell is text, a number in a column of figures, an
    EDTF date in one of days.

    `portable` writes decimals and dates of less than a day so that a spreadsheet of any language
    reads them: 55E-1 for 5.5, 2024-12-XX for 2024-12.
    """
    number = wording.portable_number if portable else str
    date = wording.portable_date if portable else str
    columns: Columns = []
    for place, heading in enumerate(table.headings):
        cells = [row.cells[place] for row in table.rows]
        if heading.kind == DAYS and any(cell.when for cell in cells):
            columns += _days(heading, cells, date)
        elif any(cell.quantity or _is_number(heading, cell) for cell in cells):
            columns += _figures(heading, cells, number)
        else:
            columns.append((heading.replace(kind=WORDS), [_in_words(cell) for cell in cells]))
    texts = zip(*(texts for _, texts in columns), strict=True)
    return table.replace(
        headings=tuple(heading for heading, _ in columns),
        rows=tuple(
            TableRow(cells=tuple(TableCell(text=text) for text in row), total=before.total)
            for before, row in zip(table.rows, texts, strict=True)
        ),
    )


def _is_number(heading: Heading, cell: TableCell) -> bool:
    return heading.kind == FIGURES and PLAIN_NUMBER.fullmatch(cell.text) is not None


def _days(heading: Heading, cells: Sequence[TableCell], write: Write) -> Columns:
    columns = [(heading, [write(cell.when.text) if cell.when else "" for cell in cells])]
    more = ["" if _is_only_date(cell) else _in_words(cell) for cell in cells]
    if any(more):
        columns.append((_beside(heading, _AS_SHOWN), more))
    return columns


def _is_only_date(cell: TableCell) -> bool:
    if cell.when is None:
        return not cell.text
    forms = (cell.when.text, wording.short_date(cell.when), wording.date(cell.when))
    return cell.text in forms


def _figures(heading: Heading, cells: Sequence[TableCell], write: Write) -> Columns:
    def told(tell: Callable[[Quantity], str]) -> list[str]:
        return [tell(cell.quantity) if cell.quantity else "" for cell in cells]

    numbers = [
        cell.text if _is_number(heading, cell) else _stated(cell.quantity, "value")
        for cell in cells
    ]
    numbers = [write(text) for text in numbers]
    columns = [(heading, numbers)]
    in_words = heading.kind == WORDS
    if in_words:
        columns = [
            (heading, [_in_words(cell) for cell in cells]),
            (_beside(heading, _NUMBER, FIGURES), numbers),
        ]
    if any(cell.quantity and cell.quantity.precision != Precision.EXACT for cell in cells):
        columns.append((_beside(heading, _QUALIFIER), told(wording.qualifier)))
    for name, form in (("low", _LOW), ("high", _HIGH)):
        ends = [write(_stated(cell.quantity, name)) for cell in cells]
        if any(ends):
            columns.append((_beside(heading, form, FIGURES), ends))
    if any(cell.unit and not wording.is_bare(cell.unit) for cell in cells):
        units = [tr(cell.unit) if cell.unit else "" for cell in cells]
        columns.append((_beside(heading, _UNIT), units))
    more = [
        "" if _is_number(heading, cell) or exact_number(cell) else _in_words(cell) for cell in cells
    ]
    if any(more) and not in_words:
        columns.append((_beside(heading, _AS_SHOWN), more))
    return columns


def _stated(quantity: Quantity | None, name: str) -> str:
    number = getattr(quantity, name, None)
    return (
        "" if quantity is None or number is None else wording.plain_number(number, quantity.divisor)
    )


def _in_words(cell: TableCell) -> str:
    """The text of a cell; a number without its groups, which a spreadsheet could misread."""
    text, separator = cell.marked, wording.group_separator()
    grouped = re.fullmatch(_GROUPED.format(separator=re.escape(separator)), text, re.ASCII)
    return text.replace(separator, "") if grouped else text


def _beside(heading: Heading, form: str, kind: str = WORDS) -> Heading:
    return Heading(text=tr(form).format(column=heading.text), kind=kind)


def exact_number(cell: TableCell) -> str | None:
    """The number of a cell that shows an exact one and nothing else; None for other cells."""
    quantity = cell.quantity
    if quantity is None or quantity.precision != Precision.EXACT or quantity.value is None:
        return None
    if cell.text not in (wording.quantity(quantity), wording.change(quantity)):
        return None
    return wording.plain_number(quantity.value, quantity.divisor)
