"""The tables of Equipment, Casualties and Timeline as tab-separated lines, Markdown and JSON."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output import tables as forms
from kursk_viewer.output.escaping import markdown
from kursk_viewer.output.tables import TextTable
from kursk_viewer.pages.cells import plain
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kursk_viewer.pages.casualties_words import Table
    from kursk_viewer.pages.equipment import EquipmentPage

    Line = tuple[str, float | None, str]

FALL = "▼"


class Titled(Record):
    """A table under its title, with the records behind its rows and the numbers behind its cells,
    None where a cell is no number."""

    title: str
    table: TextTable
    records: tuple[tuple[str, ...], ...]
    values: tuple[tuple[float | None, ...], ...]


class Tables(Record):
    """The tables of one tab, and the data file that they are from."""

    tables: tuple[Titled, ...]
    version: str
    sha256: str


def tables(dossier: Dossier, tab: str) -> Tables:
    """All tables of a tab: every report, series, question and event of the dossier."""
    return Tables(
        tables=tuple(_OF_TAB[tab](dossier)),
        version=dossier.version,
        sha256=dossier.fingerprint,
    )


def as_tsv(found: Tables) -> str:
    """Each table as a title, tab-separated lines with headers, and its provenance."""
    if not found.tables:
        return _nothing()
    return "\n\n".join(f"{plain(t.title)}\n{forms.tsv(t.table)}".rstrip() for t in found.tables)


def as_markdown(found: Tables) -> str:
    """Each table under a heading; text from the file is escaped."""
    if not found.tables:
        return _nothing()
    told = (f"## {markdown(t.title)}\n\n{forms.markdown(t.table)}".rstrip() for t in found.tables)
    return "\n\n".join(told)


def as_json(found: Tables) -> str:
    """JSON: the cells as the reader sees them, with their numbers and the ids of records."""
    import json

    listed = [
        {
            "title": t.title,
            "columns": t.table.headers,
            "rows": [
                {"records": records, "cells": cells, "values": values}
                for records, cells, values in zip(t.records, t.table.rows, t.values, strict=True)
            ],
            "provenance": t.table.provenance,
        }
        for t in found.tables
    ]
    told = {"tables": listed, "version": found.version, "sha256": found.sha256}
    return json.dumps(told, ensure_ascii=False, indent=1)


FORMS: dict[str, Callable[[Tables], str]] = {
    "tsv": as_tsv,
    "markdown": as_markdown,
    "json": as_json,
}


def _nothing() -> str:
    return tr("This file has nothing to show here.")


def _equipment(dossier: Dossier) -> Iterator[Titled]:
    from kursk_viewer.pages.equipment import equipment

    for side in equipment(dossier).sides:
        reports = tuple(column.report for column in equipment(dossier, side.about).available)
        yield _of_side(equipment(dossier, side.about, reports))


def _of_side(page: EquipmentPage) -> Titled:
    headers, numeric = [tr("Category")], [False]
    for column in page.columns:
        shown = (
            [column.heading, column.change_heading] if column.change_heading else [column.heading]
        )
        headers += shown
        numeric += [True for _ in shown]
    own = zip(*(row.cells for row in page.rows), strict=True)
    dated = [len({cell.since for cell in cells if cell.since}) == 1 for cells in own]
    lines: list[list[Line]] = []
    for row in page.rows:
        line: list[Line] = [(row.label, None, row.measure)]
        for column, cell, same_day in zip(page.columns, row.cells, dated, strict=True):
            line.append((cell.text, cell.magnitude, cell.claim))
            if column.change_heading:
                mark = f"{FALL} " if cell.fell else ""
                none = tr("none before") if cell.claim else tr("not stated")
                change = (cell.difference if same_day else cell.change) or none
                line.append((f"{mark}{change}", cell.difference_size, ""))
        lines.append(line)
    return _titled(page.title, headers, lines, numeric, page.provenance.line)


def _casualties(dossier: Dossier) -> Iterator[Titled]:
    from kursk_viewer.pages import casualties, casualties_words

    core = dossier.core_report
    first = [core.id] if core else []
    named = [report for report, _title in casualties.reports_on_people(dossier)]
    for report in dict.fromkeys([*first, *named]):
        bars = casualties.bars(dossier, report)
        title = tr("{title}: {report}").format(title=bars.title, report=bars.subtitle)
        yield from _numbers(title, casualties_words.bars_table(bars), bars.provenance.line)
    lines = casualties.over_time(dossier)
    yield from _numbers(
        lines.title, casualties_words.lines_table(lines.lines), lines.provenance.line
    )
    answers = casualties.who_says(dossier)
    for question in answers.questions:
        title = tr("{title}: {report}").format(title=answers.title, report=question.label)
        table = casualties_words.answers_table(question)
        yield from _numbers(title, table, question.provenance.line)


def _numbers(title: str, table: Table, provenance: str) -> Iterator[Titled]:
    if not table.rows:
        return
    figures = next(iter(table.numbers), -1)
    lines: list[list[Line]] = [
        [
            (cell, row.figure if at == figures else None, "" if at else row.claim)
            for at, cell in enumerate(row.cells)
        ]
        for row in table.rows
    ]
    numeric = [at in table.numbers for at in range(len(table.header))]
    yield _titled(title, table.header, lines, numeric, provenance)


def _timeline(dossier: Dossier) -> Iterator[Titled]:
    from kursk_viewer.pages.timeline import provenance_at, rows, timeline

    page = timeline(dossier)
    numbers = range(len(page.marks))
    headers, *marks = rows(page, numbers)
    lines: list[list[Line]] = [
        [(cell, None, "" if at else mark.record) for at, cell in enumerate(cells)]
        for cells, mark in zip(marks, page.marks, strict=True)
    ]
    if lines:
        numeric, source = [False] * len(headers), provenance_at(page, numbers)
        yield _titled(page.title, headers, lines, numeric, source.line)


def _titled(
    title: str,
    headers: Sequence[str],
    lines: list[list[Line]],
    numeric: list[bool],
    provenance: str,
) -> Titled:
    return Titled(
        title=title,
        table=TextTable(
            headers=tuple(headers),
            rows=tuple(tuple(text for text, _, _ in line) for line in lines),
            numeric=tuple(numeric),
            provenance=provenance,
        ),
        records=tuple(
            tuple(dict.fromkeys(record for _, _, record in line if record)) for line in lines
        ),
        values=tuple(tuple(value for _, value, _ in line) for line in lines),
    )


_OF_TAB: dict[str, Callable[[Dossier], Iterator[Titled]]] = {
    "equipment": _equipment,
    "casualties": _casualties,
    "timeline": _timeline,
}
