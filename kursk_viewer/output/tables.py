"""The writers of tables: one each of tab-separated lines, CSV, Markdown and JSON.

Whatever the table and wherever it goes, terminal, file or clipboard, it is written here.
"""

from __future__ import annotations

import re

from kursk_viewer.dossier.model import Claim, Dossier, Event, Statement
from kursk_viewer.output.escaping import markdown as escaped
from kursk_viewer.output.escaping import paragraph
from kursk_viewer.output.files import OutputError, write
from kursk_viewer.pages.provenance import provenance_of
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.table import Table, TableRow
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", '"', "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SIGNED_NUMBER = re.compile(r"[+-][\d,. ]+")


def spreadsheet_safe(text: str) -> str:
    """One line that a spreadsheet takes for text or a number, never for a formula."""
    line = " ".join(text.split())
    if line.startswith(_FORMULA) and not _SIGNED_NUMBER.fullmatch(line):
        return f"'{line}"
    return line


def tsv(table: Table) -> str:
    """The title, tab-separated lines with headings, an empty line and the provenance; LF ends."""
    lines = ["\t".join(map(spreadsheet_safe, row)) for row in _lines(table)]
    source = ["", spreadsheet_safe(table.provenance)] if table.provenance else []
    return "\n".join([spreadsheet_safe(table.title), *lines, *source]) + "\n"


def csv(table: Table) -> str:
    """RFC 4180 with headings; the provenance, where the rows do not carry it themselves, is the
    last record, alone in its first field."""
    import csv as comma_separated
    import io

    text = io.StringIO()
    writer = comma_separated.writer(text, lineterminator="\r\n")
    for row in _lines(table):
        writer.writerow(map(spreadsheet_safe, row))
    if table.provenance:
        rest = [""] * (len(table.headings) - 1)
        writer.writerow([spreadsheet_safe(table.provenance), *rest])
    return text.getvalue()


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


def text_of(dossier: Dossier, tab: str, form: str) -> str:
    """All tables of a tab, one after another: every report, series, question and event.

    `tab` is equipment, casualties or timeline, `form` tsv, markdown or json; KeyError for others.
    """
    found = _TABLES[tab](dossier)
    if form == "json":
        return json(dossier, found)
    written = [_FORMS[form](table).rstrip() for table in found]
    return "\n\n".join(written) or tr("This file has nothing to show here.")


def save(table: Table, path: str) -> None:
    """Write the table in the form that the path's ending names, UTF-8, whole or not at all.

    OutputError for another ending and for a place that cannot be written.
    """
    form = _ENDINGS.get(path.rpartition(".")[2].lower())
    if form is None:
        raise OutputError(tr("Name the table .csv, .tsv or .md."))
    write(path, form(table).encode())


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


def _equipment(dossier: Dossier) -> tuple[Table, ...]:
    from kursk_viewer.pages.equipment import equipment_tables

    return equipment_tables(dossier)


def _casualties(dossier: Dossier) -> tuple[Table, ...]:
    from kursk_viewer.pages.casualties.over_time import casualties_tables

    return casualties_tables(dossier)


def _timeline(dossier: Dossier) -> tuple[Table, ...]:
    from kursk_viewer.pages.timeline.page import timeline_tables

    return timeline_tables(dossier)


_FORMS: dict[str, Callable[[Table], str]] = {"tsv": tsv, "markdown": markdown}
_ENDINGS: dict[str, Callable[[Table], str]] = {"csv": csv, "tsv": tsv, "md": markdown}
_TABLES: dict[str, Callable[[Dossier], tuple[Table, ...]]] = {
    "equipment": _equipment,
    "casualties": _casualties,
    "timeline": _timeline,
}
