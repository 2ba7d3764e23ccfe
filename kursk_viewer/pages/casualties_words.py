"""Casualties as words: the numbers behind each chart as tables, and the read-out of one mark."""

from __future__ import annotations

from kursk_viewer.pages.casualties_records import Answer, Bar, BarsPage, Cut, Line, Point, Question
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class TableRow(Record):
    """One row of the numbers behind a chart."""

    claim: str
    cells: tuple[str, ...]


class Table(Record):
    """The numbers behind a chart; `numbers` are the columns that hold figures."""

    header: tuple[str, ...]
    numbers: tuple[int, ...]
    rows: tuple[TableRow, ...]


def bars_table(page: BarsPage) -> Table:
    """The numbers behind the bars, and those without a bar."""
    rows = []
    for bar in page.bars:
        rows.append(TableRow(claim=bar.claim, cells=(bar.label, bar.text, "")))
        remark = tr("part of {whole}").format(whole=bar.label)
        rows += [
            TableRow(claim=part.claim, cells=(part.label, part.text, remark)) for part in bar.parts
        ]
    rows += [
        TableRow(claim=bar.claim, cells=(bar.label, bar.text, bar.reason)) for bar in page.others
    ]
    return Table(header=(tr("Measure"), tr("Figure"), tr("Remark")), numbers=(1,), rows=tuple(rows))


def lines_table(lines: tuple[Line, ...]) -> Table:
    """The numbers behind the lines, series by series in order of time."""
    header = (tr("Series"), tr("As of"), tr("Figure"), tr("Claimant"), tr("Change"), tr("Remark"))
    rows = []
    for line in lines:
        wordless = tuple(point for point in line.lone if point.value is None)
        for point in (*line.points, *wordless, *line.undated):
            cells = (
                line.label,
                point.as_of,
                point.text,
                point.claimant,
                point.change,
                point.reason,
            )
            rows.append(TableRow(claim=point.claim, cells=cells))
    return Table(header=header, numbers=(2, 4), rows=tuple(rows))


def answers_table(question: Question) -> Table:
    """The numbers behind one question."""
    header = (
        tr("Claimant"), tr("Figure"), tr("As of"), tr("Side"), tr("Scope"), tr("Counted from"),
        tr("Remark"),
    )  # fmt: skip
    rows = tuple(
        TableRow(
            claim=a.claim,
            cells=(a.claimant, a.text, a.as_of, a.side, a.scope, a.period, a.reason),
        )
        for a in question.answers
    )
    return Table(header=header, numbers=(1,), rows=rows)


def bar_read_out(page: BarsPage, bar: Bar) -> str:
    """One bar in one line, as hovering and the keyboard cursor tell it."""
    return " · ".join(filter(None, (bar.label, bar.spoken, page.subtitle, bar.reason)))


def point_read_out(line: Line, point: Point) -> str:
    """One point of a line in one line."""
    told = (line.label, point.spoken, point.claimant, point.as_of, point.change, point.reason)
    return " · ".join(filter(None, told))


def answer_read_out(answer: Answer) -> str:
    """One answer in one line."""
    told = (answer.claimant, answer.spoken, answer.as_of, answer.scope, answer.reason)
    return " · ".join(filter(None, told))


def cut_read_out(line: Line, cut: Cut) -> str:
    """One break of a line in one line."""
    return tr("{label}: the count breaks here. {reason}").format(
        label=line.label, reason=cut.reason
    )
