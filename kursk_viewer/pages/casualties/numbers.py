"""The numbers behind each chart of casualties, as tables."""

from __future__ import annotations

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.pages.casualties.records import (
    Answer,
    AnsweredQuestion,
    Bar,
    BarsPage,
)
from kursk_viewer.pages.dated_claims import Line, Point
from kursk_viewer.pages.shown import Shown, sentenced
from kursk_viewer.pages.table import DAYS, FIGURES, Heading, Table, TableCell, TableRow
from kursk_viewer.translation import tr


def bars_table(page: BarsPage) -> Table:
    """The numbers behind the bars, and those without a bar."""

    def row(bar: Bar, remark: str) -> TableRow:
        one = bar.shown
        claimant = tr("calculated here, no source states it") if one.derived else one.claimant
        return TableRow(
            cells=(
                _named(one.record, bar.label),
                _figure(one),
                _day(one),
                *_words(claimant, remark),
            )
        )

    rows = []
    for bar in page.bars:
        rows.append(row(bar, bar.note))
        part_of = sentenced(tr("part of {whole}").format(whole=bar.label))
        rows += [row(part, " ".join(filter(None, (part_of, part.note)))) for part in bar.parts]
    rows += [row(bar, bar.reason) for bar in page.others]
    return Table(
        title=tr("{title}: {report}").format(title=page.title, report=page.subtitle),
        headings=(
            Heading(text=tr("Measure")), Heading(text=tr("Figure"), kind=FIGURES),
            Heading(text=tr("As of"), kind=DAYS), Heading(text=tr("Claimant")),
            Heading(text=tr("Remark")),
        ),
        rows=tuple(rows),
        provenance=page.provenance.line,
    )  # fmt: skip


def lines_table(lines: tuple[Line, ...], *, title: str = "", provenance: str = "") -> Table:
    """The numbers behind the lines, series by series in order of time."""
    rows = []
    for line in lines:
        wordless = tuple(point for point in line.lone if point.shown.value is None)
        for point in (*line.points, *wordless, *line.undated):
            rows.append(
                TableRow(
                    cells=(
                        _named(point.shown.record, line.heading),
                        _figure(point.shown),
                        _day(point.shown),
                        *_words(point.shown.claimant, point.change, _point_remark(line, point)),
                    )
                )
            )
    return Table(
        title=title,
        headings=(
            Heading(text=tr("Series")), Heading(text=tr("Figure"), kind=FIGURES),
            Heading(text=tr("As of"), kind=DAYS), Heading(text=tr("Claimant")),
            Heading(text=tr("Change"), kind=FIGURES), Heading(text=tr("Remark")),
        ),
        rows=tuple(rows),
        provenance=provenance,
    )  # fmt: skip


def _named(claim: str, label: str) -> TableCell:
    """The first cell of a row, which stands for the claim of the row."""
    return TableCell(text=label, records=(claim,), evidence=claim)


def _figure(one: Shown) -> TableCell:
    return TableCell(text=one.figure, value=one.value, quantity=one.quantity, unit=one.unit)


def _day(one: Shown) -> TableCell:
    return TableCell(text=one.date, value=one.last, when=one.when)


def _last(when: Edtf | None) -> int | None:
    return when.last if when else None


def _words(*texts: str) -> tuple[TableCell, ...]:
    return tuple(TableCell(text=text) for text in texts)


def _point_remark(line: Line, point: Point) -> str:
    one, broken = point.shown, line.break_before(point.shown.record)
    scope = tr("scope: {scope}").format(scope=one.scope) if one.unusual else ""
    reason = broken.reason if broken and broken.relation else ""
    parts = (one.worded, reason, point.reason, scope)
    return " ".join(map(sentenced, filter(None, parts)))


def answers_table(question: AnsweredQuestion) -> Table:
    """The numbers behind one question."""
    return Table(
        title=tr("{title}: {report}").format(title=tr("Who says what"), report=question.label),
        headings=(
            Heading(text=tr("Claimant")), Heading(text=tr("Figure"), kind=FIGURES),
            Heading(text=tr("As of"), kind=DAYS), Heading(text=tr("Side")),
            Heading(text=tr("Method")), Heading(text=tr("Scope")),
            Heading(text=tr("Counted from"), kind=DAYS), Heading(text=tr("Remark")),
        ),
        rows=tuple(
            TableRow(
                cells=(
                    _named(one.record, one.claimant),
                    _figure(one),
                    _day(one),
                    *_words(one.side_label, answer.method, one.scope),
                    TableCell(text=one.begin, when=one.start, value=_last(one.start)),
                    TableCell(text=_answer_remark(answer)),
                )
            )
            for answer in question.answers
            for one in (answer.shown,)
        ),
        provenance=question.provenance.line,
    )  # fmt: skip


def _answer_remark(answer: Answer) -> str:
    parts = (answer.rank, *answer.counting, answer.reason)
    return " ".join(map(sentenced, filter(None, parts)))
