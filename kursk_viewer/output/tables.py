"""The writers of tables: one each of tab-separated lines, CSV, HTML, Markdown and JSON.

Whatever the table and wherever it goes, terminal, file or clipboard, it is written here; XLSX by
`workbook`. Markdown, HTML and JSON have it as the reader sees it, the others as a program reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from kursk_viewer.dossier.model import Claim, Dossier, Event, Statement
from kursk_viewer.dossier.vocabulary import Group
from kursk_viewer.output.escaping import markdown as escaped
from kursk_viewer.output.escaping import paragraph
from kursk_viewer.output.files import OutputError, write
from kursk_viewer.pages.plain_table import exact_number, plain
from kursk_viewer.pages.provenance import provenance_of
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.table import Table, TableCell, TableRow
from kursk_viewer.translation import tr

_FORMULA = ("=", "+", "-", "@", '"', "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SIGNED_NUMBER = re.compile(r"[+-][\d,. ]+")
_EXCEL = "urn:schemas-microsoft-com:office:excel"
_AS_NUMBER = 'sdval="{number}" sdnum="1033;" x:num="{number}"'
"""What LibreOffice and Excel take for the number of a cell, whatever its text is."""
_AS_TEXT = """sdnum="1033;0;@" style="mso-number-format:'\\@'\""""
"""What keeps them from reading a number or a day out of a text."""


def spreadsheet_safe(text: str) -> str:
    """One line that a spreadsheet takes for text or a number, never for a formula."""
    line = " ".join(text.split())
    if line.startswith(_FORMULA) and not _SIGNED_NUMBER.fullmatch(line):
        return f"'{line}"
    return line


def tsv(table: Table) -> str:
    """The title, tab-separated lines with headings, an empty line and the provenance; LF ends.

    Numbers and dates are those that a spreadsheet of any language reads.
    """
    found = plain(table, portable=True)
    lines = ["\t".join(row) for row in _machine_lines(found)]
    source = ["", spreadsheet_safe(table.provenance)] if table.provenance else []
    return "\n".join([spreadsheet_safe(table.title), *lines, *source]) + "\n"


def csv(table: Table, separator: str = ",") -> str:
    """RFC 4180 with headings, for programs; the provenance, where the rows do not carry it
    themselves, is the last record, alone in its first field."""
    return _csv(table, separator, portable=False)


def spreadsheet_csv(table: Table, separator: str = ",") -> str:
    """The same with a byte order mark, and with numbers and dates that a spreadsheet of any
    language reads. One of a language with a decimal comma parts columns at semicolons."""
    return f"\ufeff{_csv(table, separator, portable=True)}"


def _csv(table: Table, separator: str, *, portable: bool) -> str:
    import csv as comma_separated
    import io

    text = io.StringIO()
    writer = comma_separated.writer(text, delimiter=separator, lineterminator="\r\n")
    found = plain(table, portable=portable)
    writer.writerows(_machine_lines(found))
    if table.provenance:
        rest = [""] * (len(found.headings) - 1)
        writer.writerow([spreadsheet_safe(table.provenance), *rest])
    return text.getvalue()


def html(table: Table) -> str:
    """A page of one table as the reader sees it, for the clipboard: caption, headings with their
    scope, and the provenance.

    A spreadsheet that takes it up is told each exact number, and to leave all other cells as they
    are.
    """
    from html import escape

    def written(place: int, cell: TableCell) -> str:
        number = exact_number(cell)
        how = _AS_TEXT if number is None else _AS_NUMBER.format(number=number)
        text = escape(" ".join(cell.marked.split()))
        return f'<th scope="row" {how}>{text}</th>' if not place else f"<td {how}>{text}</td>"

    headings = "".join(f'<th scope="col">{escape(h.text)}</th>' for h in table.headings)
    rows = "".join(
        f"<tr>{''.join(written(place, cell) for place, cell in enumerate(row.cells))}</tr>\n"
        for row in table.rows
    )
    source = f"<p>{escape(table.provenance)}</p>" if table.provenance else ""
    return (
        f'<html xmlns:x="{_EXCEL}"><head><meta charset="utf-8"></head><body>\n'
        f"<table>\n<caption>{escape(table.title)}</caption>\n<thead><tr>{headings}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n{source}\n</body></html>\n"
    )


def markdown(table: Table) -> str:
    """The title as a heading, aligned columns, and the provenance as a paragraph; text from the
    file is escaped."""
    headings, *rows = (f"| {' | '.join(map(escaped, row))} |" for row in _lines(table))
    rules = ("---:" if heading.numeric else "---" for heading in table.headings)
    lines = [f"## {escaped(table.title)}", "", headings, f"| {' | '.join(rules)} |", *rows]
    source = ["", paragraph(table.provenance)] if table.provenance else []
    return "\n".join([*lines, *source]) + "\n"


def json(dossier: Dossier, tables: Sequence[Table]) -> str:
    """The cells as the reader sees them, with their numbers, the ids of the records behind them,
    and the data file that they are from."""
    from json import dumps

    listed = [
        {
            "title": table.title,
            "columns": [heading.text for heading in table.headings],
            "details": _if_any(heading.details for heading in table.headings),
            "rows": [_row_object(table, row) for row in table.rows],
            "provenance": table.provenance,
        }
        for table in tables
    ]
    written = {"tables": listed, "version": dossier.version, "sha256": dossier.fingerprint}
    return dumps(written, ensure_ascii=False, indent=1)


def _machine_lines(table: Table) -> Iterable[tuple[str, ...]]:
    """Headings and rows of a plain table; text, not numbers, is kept from being a formula."""
    yield tuple(spreadsheet_safe(heading.text) for heading in table.headings)
    numeric = [heading.numeric for heading in table.headings]
    for row in table.rows:
        yield tuple(
            cell.text if number else spreadsheet_safe(cell.text)
            for number, cell in zip(numeric, row.cells, strict=True)
        )


def text_of(dossier: Dossier, name: str, form: str, separator: str = ",") -> str:
    """The tables of a tab, or of all claims.

    `name` is equipment, casualties, timeline or claims. `form` tsv, markdown or json gives all
    tables one after another: every report, series, question and event; csv and csv-spreadsheet
    give one table with a row for each figure or event. KeyError for others.
    """
    if form in FLAT:
        return bytes_of(flat_table(dossier, name), form, separator).decode().rstrip()
    found = _tables(dossier, name)
    if form == "json":
        return json(dossier, found)
    written = [_FORMS[form](table).rstrip() for table in found]
    return "\n\n".join(written) or tr("This file has nothing to show here.")


def bytes_of(table: Table, form: str, separator: str = ",") -> bytes:
    """A table as a file: `form` is one of `FILES`, KeyError for others; `separator` parts the
    columns of those that are `SEPARATED`."""
    if form == "xlsx":
        from kursk_viewer.output.workbook import workbook

        return workbook(table)
    if form in SEPARATED:
        return SEPARATED[form](table, separator).encode()
    return _FORMS[form](table).encode()


def save(table: Table, path: str, form: str = "", separator: str = ",") -> None:
    """Write the table, whole or not at all, in a form of `FILES`, by default the first one that the
    path's ending names.

    OutputError for another ending and for a place that cannot be written.
    """
    form = form or form_of(path)
    if not form:
        raise OutputError(tr("Name the table .csv, .tsv, .md or .xlsx."))
    write(path, bytes_of(table, form, separator))


def form_of(path: str) -> str:
    """The first form of `FILES` that is named by the ending of a path, or nothing."""
    ending = path.rpartition(".")[2].lower()
    return next((form for form, known in FILES.items() if known == ending), "")


def sentence(dossier: Dossier, ids: tuple[str, ...]) -> str:
    """A line per claim, event or statement with what contradicts it, its sources and their
    addresses, then disclaimer and data file; empty without such records."""
    records = [dossier.find(name) for name in dict.fromkeys(ids)]
    claims = [record for record in records if isinstance(record, Claim)]
    events = [record for record in records if isinstance(record, Event)]
    statements = [record for record in records if isinstance(record, Statement)]
    known: list[Claim | Event | Statement] = [*claims, *events, *statements]
    if not known:
        return ""
    lines = "\n".join(
        " ".join((shown(dossier, record.id).full, *_addresses(dossier, record.sources)))
        for record in known
    )
    data = provenance_of(dossier, claims, events, statements)
    return f"{lines} ({data.disclaimer} · {data.data})\n"


def _addresses(dossier: Dossier, sources: tuple[str, ...]) -> dict[str, None]:
    """The addresses of these sources, each once."""
    found = (dossier.sources[name].address for name in sources)
    return dict.fromkeys(address for address in found if address)


def _lines(table: Table) -> Iterable[tuple[str, ...]]:
    yield tuple(heading.text for heading in table.headings)
    yield from (row.texts for row in table.rows)


def _row_object(table: Table, row: TableRow) -> dict[str, object]:
    found = dict.fromkeys(name for cell in row.cells for name in cell.records)
    return {
        "records": list(found),
        "cells": row.texts,
        "values": [
            cell.value if heading.numeric else None
            for heading, cell in zip(table.headings, row.cells, strict=True)
        ],
        "notes": _if_any(cell.note for cell in row.cells),
    }


def _if_any(texts: Iterable[str]) -> list[str]:
    """The texts, or no list where all of them are empty."""
    found = list(texts)
    return found if any(found) else []


def flat_table(dossier: Dossier, name: str) -> Table:
    """One table with a row for each figure of a tab, or event, or claim of the file."""
    if name == "timeline":
        from kursk_viewer.pages.timeline.page import marks_table, timeline

        page = timeline(dossier)
        return marks_table(page, range(len(page.marks)))
    from kursk_viewer.pages.figures import figures_table

    groups = _GROUPS[name]
    claims = [
        claim
        for claim in dossier.claims.values()
        if not groups
        or (dossier.measure_of(claim).group in groups and not dossier.scope_of(claim).context)
    ]
    return figures_table(dossier, claims, provenance_of(dossier, claims).line)


def _tables(dossier: Dossier, name: str) -> tuple[Table, ...]:
    if name == "equipment":
        from kursk_viewer.pages.equipment import equipment_tables as found
    elif name == "casualties":
        from kursk_viewer.pages.casualties.over_time import casualties_tables as found
    elif name == "timeline":
        from kursk_viewer.pages.timeline.page import timeline_tables as found
    else:
        from kursk_viewer.pages.figures import claims_table

        table = claims_table(dossier)
        return (table,) if table.rows else ()
    return found(dossier)


FILES = {
    "xlsx": "xlsx",
    "csv": "csv",
    "csv-spreadsheet": "csv",
    "tsv": "tsv",
    "markdown": "md",
}
"""The forms of a file of one table, each with the ending of its name."""
FLAT = ("xlsx", "csv", "csv-spreadsheet")
"""Those that give one figure a row where a table has several."""
SEPARATED: dict[str, Callable[[Table, str], str]] = {
    "csv": csv,
    "csv-spreadsheet": spreadsheet_csv,
}
"""Those whose columns are parted by a sign of choice."""
_FORMS: dict[str, Callable[[Table], str]] = {"tsv": tsv, "markdown": markdown}
_GROUPS: dict[str, tuple[Group, ...]] = {
    "equipment": (Group.EQUIPMENT,),
    "casualties": (Group.PEOPLE,),
    "claims": (),
}
"""The groups of measures of each table of figures, which leave out what is context only; none
stands for all claims."""
