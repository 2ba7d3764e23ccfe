"""Casualties as words: the numbers behind each chart as tables, the read-out of one mark, and each
chart in a sentence."""

from __future__ import annotations

from kursk_viewer.pages.casualties.records import Answer, Bar, BarsPage, Cut, Line, Point, Question
from kursk_viewer.pages.provenance import disclaimer_of
from kursk_viewer.pages.table import DAYS, FIGURES, Heading, Table, TableCell, TableRow
from kursk_viewer.pages.wording import capital, inner, listed, number
from kursk_viewer.translation import ntr, tr


def bars_table(page: BarsPage) -> Table:
    """The numbers behind the bars, and those without a bar."""

    def row(bar: Bar, remark: str) -> TableRow:
        claimant = tr("derived, stated by nobody") if bar.derived else page.claimant
        return TableRow(
            cells=(
                _named(bar.claim, bar.label),
                TableCell(text=bar.text, value=bar.length),
                *_words(page.as_of, claimant, remark),
            )
        )

    rows = []
    for bar in page.bars:
        rows.append(row(bar, bar.remark))
        part_of = tr("part of {whole}").format(whole=bar.label)
        rows += [row(part, "; ".join(filter(None, (part_of, part.remark)))) for part in bar.parts]
    rows += [row(bar, bar.reason) for bar in page.others]
    return Table(
        title=tr("{title}: {report}").format(title=page.title, report=page.subtitle),
        headings=(
            Heading(text=tr("Measure")), Heading(text=tr("Figure"), kind=FIGURES),
            Heading(text=tr("As of")), Heading(text=tr("Claimant")), Heading(text=tr("Remark")),
        ),
        rows=tuple(rows),
        provenance=page.provenance.line,
    )  # fmt: skip


def lines_table(lines: tuple[Line, ...], *, title: str = "", provenance: str = "") -> Table:
    """The numbers behind the lines, series by series in order of time."""
    rows = []
    for line in lines:
        wordless = tuple(point for point in line.lone if point.value is None)
        for point in (*line.points, *wordless, *line.undated):
            rows.append(
                TableRow(
                    cells=(
                        _named(point.claim, line.heading),
                        TableCell(text=point.date, value=point.last or None),
                        TableCell(text=point.text, value=point.value),
                        *_words(point.claimant, point.change, _remark(line, point)),
                    )
                )
            )
    return Table(
        title=title,
        headings=(
            Heading(text=tr("Series")), Heading(text=tr("As of"), kind=DAYS),
            Heading(text=tr("Figure"), kind=FIGURES), Heading(text=tr("Claimant")),
            Heading(text=tr("Change"), kind=FIGURES), Heading(text=tr("Remark")),
        ),
        rows=tuple(rows),
        provenance=provenance,
    )  # fmt: skip


def _named(claim: str, label: str) -> TableCell:
    """The first cell of a row, which stands for the claim of the row."""
    return TableCell(text=label, records=(claim,), evidence=claim)


def _words(*texts: str) -> tuple[TableCell, ...]:
    return tuple(TableCell(text=text) for text in texts)


def _remark(line: Line, point: Point) -> str:
    cut = line.cut_before(point.claim)
    parts = (cut.reason if cut and cut.relation else "", point.reason, _covered(point))
    return " ".join(filter(None, parts))


def _covered(point: Point) -> str:
    return tr("Scope: {scope}.").format(scope=point.scope) if point.scope else ""


def answers_table(question: Question) -> Table:
    """The numbers behind one question."""
    return Table(
        title=tr("{title}: {report}").format(title=tr("Who says what"), report=question.label),
        headings=(
            Heading(text=tr("Claimant")), Heading(text=tr("Figure"), kind=FIGURES),
            Heading(text=tr("As of"), kind=DAYS), Heading(text=tr("Side")),
            Heading(text=tr("Scope")), Heading(text=tr("Counted from")), Heading(text=tr("Remark")),
        ),
        rows=tuple(
            TableRow(
                cells=(
                    _named(answer.claim, answer.claimant),
                    TableCell(text=answer.text, value=answer.value),
                    TableCell(text=answer.date, value=answer.day),
                    *_words(answer.side, answer.scope, answer.period, _answer_remark(answer)),
                )
            )
            for answer in question.answers
        ),
        provenance=question.provenance.line,
    )  # fmt: skip


def _answer_remark(answer: Answer) -> str:
    return " ".join(filter(None, (f"{capital(answer.rank)}.", answer.reason, answer.dispute)))


def bar_read_out(page: BarsPage, bar: Bar) -> str:
    """One bar in one line, as hovering and the keyboard cursor tell it."""
    return " · ".join(filter(None, (bar.label, bar.spoken, page.subtitle, bar.remark, bar.reason)))


def point_read_out(line: Line, point: Point) -> str:
    """One point of a line in one line."""
    told = (
        line.label, point.spoken, point.claimant, point.as_of, point.change, _remark(line, point),
    )  # fmt: skip
    return " · ".join(filter(None, told))


def answer_read_out(answer: Answer) -> str:
    """One answer in one line."""
    told = (
        answer.claimant, answer.spoken, answer.as_of, answer.rank, answer.scope, answer.reason,
        answer.dispute,
    )  # fmt: skip
    return " · ".join(filter(None, told))


def answer_in_words(answer: Answer) -> str:
    """One answer as a part of a sentence."""
    told = f"{answer.claimant}: {answer.spoken}, {answer.as_of}, {answer.rank}"
    return f"{told} ({answer.scope})" if answer.wider else told


def cut_read_out(line: Line, cut: Cut) -> str:
    """One break of a line in one line."""
    form = tr("{label}: the count breaks here. {reason}")
    if not cut.relation:
        form = tr("{label}: no step here, the two figures are not comparable. {reason}")
    return form.format(label=line.label, reason=cut.reason)


def lines_legend(lines: tuple[Line, ...], *, log: bool) -> str:
    """How to read the chart of these lines over time."""
    told = tr(
        "A figure is held until the next report. //: the count breaks; /: counts something else "
        "than the figure before. Hollow: on no line. Arrow: an open bound."
    )
    if log and any(point.value == 0 for line in lines for point in line.points):
        return f"{told} " + tr("A figure of 0 has no place on a logarithmic scale.")
    return told


def answers_legend() -> str:
    """How to read the answers to one question, and which these are."""
    return tr(
        "Each claimant's latest figure, with the latest fit for comparison and what contradicts "
        "it. Hollow: unfit for comparison, or another scope."
    )


def lines_title(title: str, lines: tuple[Line, ...]) -> str:
    """The heading of the chart over time, with what is counted."""
    counted = tuple(dict.fromkeys(inner(line.counted) for line in lines))
    if not counted:
        return title
    return tr("{title}: {measures}").format(title=title, measures=listed(counted))


def within(lines: tuple[Line, ...], first: float, last: float) -> tuple[Line, ...]:
    """The lines with no more than what is drawn between two days, held figures among it."""

    def drawn(points: tuple[Point, ...], *, held: bool) -> tuple[Point, ...]:
        following = (*(point.last for point in points[1:]), 0) if held else (0,) * len(points)
        return tuple(
            point
            for point, then in zip(points, following, strict=True)
            if point.first <= last and max(point.last, then) >= first
        )

    found = []
    for line in lines:
        segments = tuple(filter(None, (drawn(each, held=True) for each in line.segments)))
        begun = {segment[0].claim for segment in segments[1:]}
        kept = line.replace(
            segments=segments,
            lone=drawn(line.lone, held=False),
            cuts=tuple(cut for cut in line.cuts if cut.claim in begun),
            undated=(),
        )
        if kept.points:
            found.append(kept)
    return tuple(found)


def bars_description(subtitle: str, drawn: list[Bar], disclaimer: str) -> str:
    """The bars in one sentence."""
    if not drawn:
        return tr("No figure on people to draw.")
    told = []
    for bar in drawn:
        text = f"{bar.label}: {bar.spoken}"
        if bar.remark:
            text += f" ({bar.remark})"
        if bar.parts:
            text += " ({})".format("; ".join(f"{part.label}: {part.spoken}" for part in bar.parts))
        told.append(text)
    return tr("Bar chart. {subtitle}. {bars}. {disclaimer}.").format(
        subtitle=subtitle, bars="; ".join(told), disclaimer=capital(disclaimer)
    )


def lines_description(lines: tuple[Line, ...], *, offered: bool = True) -> str:
    """The chart of these lines in one sentence each; where there is none to draw, why.

    `offered` tells whether there are any series to choose from.
    """
    told = [text for text in map(_line_in_words, lines) if text]
    if not told and not lines:
        if offered:
            return tr("No series is switched on. Tick one in the list of series to draw it.")
        return tr("There is nothing to draw: no figure on people is given here.")
    if not told:
        return tr(
            "There is nothing to draw over time: none of these figures has both a number and a "
            "day as of which it holds. The numbers tell all of them."
        )
    kinds = [kind for line in lines for kind in line.kinds]
    return tr("Step chart of running totals. {lines}. {disclaimer}.").format(
        lines="; ".join(told), disclaimer=capital(disclaimer_of(kinds))
    )


def _line_in_words(line: Line) -> str:
    points = [point for segment in line.segments for point in segment] or list(line.points)
    if not points:
        return ""
    if len(points) == 1:
        return tr("{label}: {figure} ({as_of})").format(
            label=line.label, figure=points[0].spoken, as_of=points[0].as_of
        )
    text = tr("{label}: from {first} ({begin}) to {last} ({end})").format(
        label=line.label,
        first=points[0].spoken,
        begin=points[0].as_of,
        last=points[-1].spoken,
        end=points[-1].as_of,
    )
    if line.cuts:
        text += ntr(
            ", in {count} piece that is not joined",
            ", in {count} pieces that are not joined",
            len(line.segments),
        ).format(count=number(len(line.segments)))
    return text
