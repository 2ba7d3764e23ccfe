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

    from kursk_viewer.pages.casualties.words import Table
    from kursk_viewer.pages.equipment import Cell as Figure
    from kursk_viewer.pages.equipment import EquipmentPage

    Line = list["Cell"]

FALL = "▼"


class Cell(Record):
    """One cell: its text, the number behind it if there is one, the record that it shows, and what
    is told of it where there is room."""

    text: str
    value: float | None = None
    record: str = ""
    note: str = ""


class Titled(Record):
    """A table under its title, with its cells in full and what is told of its columns."""

    title: str
    table: TextTable
    lines: tuple[tuple[Cell, ...], ...]
    details: tuple[str, ...] = ()


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
            "details": list(t.details),
            "rows": [
                {
                    "records": list(dict.fromkeys(cell.record for cell in line if cell.record)),
                    "cells": [cell.text for cell in line],
                    "values": [cell.value for cell in line],
                    "notes": [cell.note for cell in line] if any(c.note for c in line) else [],
                }
                for line in t.lines
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
    headers, details = [tr("Category")], [""]
    for column in page.columns:
        headers += (
            [column.heading, column.change_heading] if column.change_heading else [column.heading]
        )
        details += [column.details, ""] if column.change_heading else [column.details]
    own = zip(*(row.cells for row in page.rows), strict=True)
    dated = [len({cell.since for cell in cells if cell.since}) == 1 for cells in own]
    lines: list[Line] = []
    for row in page.rows:
        line = [Cell(text=row.label, record=row.measure, note=row.definition)]
        for column, cell, same_day in zip(page.columns, row.cells, dated, strict=True):
            line.append(
                Cell(text=cell.text, value=cell.magnitude, record=cell.claim, note=cell.note)
            )
            if column.change_heading:
                line.append(_change(cell, same_day=same_day))
        lines.append(line)
    return _titled(
        page.title,
        headers,
        lines,
        [False, *(True for _ in headers[1:])],
        page.provenance.line,
        tuple(details),
    )


def _change(cell: Figure, *, same_day: bool) -> Cell:
    """A change as on the screen: with its day unless the heading of the column has it."""
    none = tr("none before") if cell.claim else tr("not stated")
    text = (cell.difference if same_day else cell.change) or none
    return Cell(
        text=f"{FALL} {text}" if cell.fell else text,
        value=cell.difference_size,
        note=cell.explanation,
    )


def _casualties(dossier: Dossier) -> Iterator[Titled]:
    from kursk_viewer.pages.casualties import over_time as casualties
    from kursk_viewer.pages.casualties import words as casualties_words

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
    lines: list[Line] = [
        [
            Cell(
                text=text,
                value=row.figure if at == figures else None,
                record="" if at else row.claim,
            )
            for at, text in enumerate(row.cells)
        ]
        for row in table.rows
    ]
    numeric = [at in table.numbers for at in range(len(table.header))]
    yield _titled(title, table.header, lines, numeric, provenance)


def _timeline(dossier: Dossier) -> Iterator[Titled]:
    from kursk_viewer.pages.timeline.page import provenance_at, rows, timeline

    page = timeline(dossier)
    numbers = range(len(page.marks))
    headers, *marks = rows(page, numbers)
    lines: list[Line] = [
        [Cell(text=text, record="" if at else mark.record) for at, text in enumerate(cells)]
        for cells, mark in zip(marks, page.marks, strict=True)
    ]
    if lines:
        numeric, source = [False] * len(headers), provenance_at(page, numbers)
        yield _titled(page.title, headers, lines, numeric, source.line)


def _titled(
    title: str,
    headers: Sequence[str],
    lines: list[Line],
    numeric: list[bool],
    provenance: str,
    details: tuple[str, ...] = (),
) -> Titled:
    return Titled(
        title=title,
        table=TextTable(
            headers=tuple(headers),
            rows=tuple(tuple(cell.text for cell in line) for line in lines),
            numeric=tuple(numeric),
            provenance=provenance,
        ),
        lines=tuple(map(tuple, lines)),
        details=details,
    )


_OF_TAB: dict[str, Callable[[Dossier], Iterator[Titled]]] = {
    "equipment": _equipment,
    "casualties": _casualties,
    "timeline": _timeline,
}
