"""A table as text for the clipboard or a file; every form ends with its provenance."""

from __future__ import annotations

import csv as comma_separated
import io

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.errors import OutputError
from kursk_viewer.output.escaping import markdown as escaped
from kursk_viewer.output.escaping import paragraph
from kursk_viewer.pages.cells import plain
from kursk_viewer.pages.naming import quotation
from kursk_viewer.pages.provenance import provenance_of
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class TextTable(Record):
    """Cells as the reader sees them: `rows` are as wide as `headers`; `numeric` marks the columns
    to align right; `provenance` is one line, empty where each row carries it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]
    provenance: str


def save(table: TextTable, path: str) -> None:
    """Write the table in the form that the path's ending names, UTF-8, whole or not at all.

    OutputError for another ending and for a place that cannot be written.
    """
    form = {"csv": csv, "tsv": tsv, "md": markdown}.get(path.rpartition(".")[2].lower())
    if form is None:
        raise OutputError(tr("Name the table .csv, .tsv or .md."))
    from kursk_viewer.output.files import write

    write(path, form(table).encode())


def tsv(table: TextTable) -> str:
    """Tab-separated lines with headers, an empty line and the provenance; LF line ends."""
    lines = ["\t".join(plain(cell) for cell in row) for row in (table.headers, *table.rows)]
    return "\n".join([*lines, "", plain(table.provenance)]) + "\n"


def csv(table: TextTable) -> str:
    """RFC 4180 with headers; the provenance, where the rows do not carry it themselves, is the last
    record, alone in its first field."""
    text = io.StringIO()
    writer = comma_separated.writer(text, lineterminator="\r\n")
    for row in (table.headers, *table.rows):
        writer.writerow([plain(cell) for cell in row])
    if table.provenance:
        rest = [""] * (len(table.headers) - 1)
        writer.writerow([plain(table.provenance), *rest])
    return text.getvalue()


def markdown(table: TextTable) -> str:
    """A Markdown table with aligned columns, and the provenance as a paragraph under it."""
    rules = ["---:" if right else "---" for right in table.numeric]
    lines = [_markdown_row(table.headers), f"| {' | '.join(rules)} |"]
    lines += [_markdown_row(row) for row in table.rows]
    return "\n".join([*lines, "", paragraph(table.provenance)]) + "\n"


def sentence(dossier: Dossier, claim_ids: tuple[str, ...]) -> str:
    """A line per claim with its sources, then disclaimer and data file; empty without claims."""
    known = [dossier.claims[name] for name in dict.fromkeys(claim_ids) if name in dossier.claims]
    if not known:
        return ""
    told = "\n".join(quotation(dossier, claim) for claim in known)
    data = provenance_of(dossier, known)
    return f"{told} ({data.disclaimer} · {data.data})\n"


def _markdown_row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"
