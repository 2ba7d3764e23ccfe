"""A table as an XLSX workbook: numbers are numbers, whole days are days, all else is text.

It stands apart because its library is loaded only when a workbook is wanted.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO

from kursk_viewer.output.files import OutputError
from kursk_viewer.pages.plain_table import plain
from kursk_viewer.pages.table import DAYS, FIGURES, Table
from kursk_viewer.pages.wording import number
from kursk_viewer.translation import tr

_CREATED = datetime(2000, 1, 1)
"""No time of the clock: the same table is the same bytes."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FIRST_YEAR = 1901
"""Before it a workbook knows no days; in it the error of its calendar is past."""
_MOST_DIGITS = 15
"""A workbook keeps no more digits of a number."""
_LONGEST = 32_767
"""Characters in a cell."""
_MOST_ROWS, _BELOW = 1_048_576, 3
"""Rows of a sheet; of these are the headings and the provenance with an empty one before it."""
_NARROWEST, _WIDEST = 8, 48
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def workbook(table: Table) -> bytes:
    """The table under its headings, and its provenance below where the rows do not carry it.

    OutputError where it has more rows than a workbook holds, or the library is missing.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise OutputError(
            tr("A workbook needs the Python package XlsxWriter; install it, or save a CSV.")
        ) from None
    found, file = plain(table), BytesIO()
    if len(found.rows) + _BELOW > _MOST_ROWS:
        raise OutputError(
            tr("A workbook holds no more than {count} rows; save the table as CSV.").format(
                count=number(_MOST_ROWS)
            )
        )
    book = Workbook(file, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": table.title, "comments": table.provenance, "created": _CREATED})
    sheet = book.add_worksheet(_sheet_name(table.title))
    bold, day = book.add_format({"bold": True, "text_wrap": True}), book.add_format()
    day.set_num_format("yyyy-mm-dd")
    day.set_align("left")
    for column, heading in enumerate(found.headings):
        sheet.write_string(0, column, _in_a_cell(heading.text), bold)
        longest = max((len(row.cells[column].text) for row in found.rows), default=0)
        sheet.set_column(column, column, max(_NARROWEST, min(longest + 2, _WIDEST)))
        for place, row in enumerate(found.rows, start=1):
            text = row.cells[column].text
            if heading.kind == FIGURES and text and len(text.strip("-")) <= _MOST_DIGITS:
                sheet.write_number(place, column, float(text) if "." in text else int(text))
            elif heading.kind == DAYS and _is_day(text):
                sheet.write_datetime(place, column, date.fromisoformat(text), day)
            elif text:
                sheet.write_string(place, column, _in_a_cell(text))
    sheet.freeze_panes(1, 1)
    if found.headings and found.rows:
        sheet.autofilter(0, 0, len(found.rows), len(found.headings) - 1)
    if table.provenance:
        sheet.write_string(len(found.rows) + 2, 0, _in_a_cell(table.provenance))
    book.close()
    return file.getvalue()


def _in_a_cell(text: str) -> str:
    """The text, cut visibly where a cell cannot hold all of it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None and int(text[:4]) >= _FIRST_YEAR


def _sheet_name(title: str) -> str:
    """A title as a name of a sheet: of 31 characters, without those that have a meaning there."""
    return " ".join(_NOT_IN_NAMES.sub(" ", title).split()).strip("'")[:31].strip(" '") or "1"
