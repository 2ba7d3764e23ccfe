"""Casualties as words: the numbers behind each chart as tables, the read-out of one mark, and each
chart in a sentence."""

from __future__ import annotations

from kursk_viewer.dossier.series import Break
from kursk_viewer.pages.casualties.records import (
    Answer,
    AnsweredQuestion,
    Bar,
    BarsPage,
    Line,
    Point,
)
from kursk_viewer.pages.shown import Shown, sentenced
from kursk_viewer.pages.table import DAYS, FIGURES, Heading, Table, TableCell, TableRow
from kursk_viewer.pages.wording import inner, listed, number
from kursk_viewer.translation import tr


def bars_table(page: BarsPage) -> Table:
    """The numbers behind the bars, and those without a bar."""

    def row(bar: Bar, remark: str) -> TableRow:
        one = bar.shown
        claimant = tr("calculated here, no source states it") if one.derived else one.claimant
        return TableRow(
            cells=(
                _named(one.record, bar.label),
                TableCell(text=one.figure, value=one.value),
                *_words(one.date, claimant, "; ".join(filter(None, (remark, one.dispute)))),
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
        wordless = tuple(point for point in line.lone if point.shown.value is None)
        for point in (*line.points, *wordless, *line.undated):
            rows.append(
                TableRow(
                    cells=(
                        _named(point.shown.record, line.heading),
                        TableCell(text=point.shown.date, value=point.shown.last),
                        TableCell(text=point.shown.figure, value=point.shown.value),
                        *_words(point.shown.claimant, point.change, _point_remark(line, point)),
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


def _point_remark(line: Line, point: Point) -> str:
    one, broken = point.shown, line.break_before(point.shown.record)
    scope = tr("scope: {scope}").format(scope=one.scope) if one.unusual else ""
    parts = (broken.reason if broken and broken.relation else "", point.reason, scope, one.dispute)
    return " ".join(map(sentenced, filter(None, parts)))


def answers_table(question: AnsweredQuestion) -> Table:
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
                    _named(one.record, one.claimant),
                    TableCell(text=one.figure, value=one.value),
                    TableCell(text=one.date, value=one.last),
                    *_words(one.side_label, one.scope, one.begin, _answer_remark(answer)),
                )
            )
            for answer in question.answers
            for one in (answer.shown,)
        ),
        provenance=question.provenance.line,
    )  # fmt: skip


def _answer_remark(answer: Answer) -> str:
    parts = (answer.rank, answer.reason, answer.shown.dispute)
    return " ".join(map(sentenced, filter(None, parts)))


def bar_read_out(bar: Bar) -> str:
    """One bar as hovering and the keyboard cursor tell it."""
    return _read_out(bar.shown, bar.remark, bar.reason)


def point_read_out(line: Line, point: Point) -> str:
    """One point of a line."""
    broken = line.break_before(point.shown.record)
    reason = broken.reason if broken and broken.relation else point.reason
    return _read_out(point.shown, point.change, reason)


def answer_read_out(answer: Answer) -> str:
    """One answer."""
    return _read_out(answer.shown, answer.rank, answer.reason)


def _read_out(one: Shown, *remarks: str) -> str:
    return " · ".join(filter(None, (one.line.rstrip("."), *remarks)))


def answer_in_words(answer: Answer) -> str:
    """One answer as a part of a sentence."""
    one = answer.shown
    return ", ".join((f"{one.claimant}: {one.spoken}", *one.details, answer.rank))


def break_read_out(line: Line, broken: Break) -> str:
    """One break of a line in one line."""
    form = tr("{label}: the way of counting seems to change here. {reason}")
    if not broken.relation:
        form = tr("{label}: no step here, the two figures are not comparable. {reason}")
    return form.format(label=line.label, reason=broken.reason)


def lines_legend(lines: tuple[Line, ...], *, log: bool) -> str:
    """What the chart of these lines over time counts, and how to read it."""
    parts = list(dict.fromkeys(line.definition for line in lines if line.definition))
    if len({line.side for line in lines if line.of_the_enemy}) > 1:
        parts.insert(0, tr("Each side counts the other's losses."))
    parts.append(
        tr(
            "A figure is held until the next report. //: the way of counting seems to change; "
            "/: not comparable with the figure before; hollow: not part of a line; "
            "arrow: at least or at most."
        )
    )
    if any(point.inferred for line in lines for point in line.points):
        parts.append(tr("Dotted ring: the claimant did not state the day."))
    text = " ".join(parts)
    if log and any(point.shown.value == 0 for line in lines for point in line.points):
        return f"{text} " + tr("A figure of 0 has no place on a logarithmic scale.")
    return text


def answers_legend(question: AnsweredQuestion) -> str:
    """What a question asks, which answers to it are shown and how to read them, and whose figures
    the file does not have."""
    how = tr(
        "Each claimant's latest figure, an older one where the newer is not comparable, and what "
        "contradicts them. Hollow: covers another area, period or kind of loss."
    )
    return " ".join(filter(None, (question.definition, how, question.absent)))


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
        begun = {segment[0].shown.record for segment in segments[1:]}
        kept = line.replace(
            segments=segments,
            lone=drawn(line.lone, held=False),
            breaks=tuple(each for each in line.breaks if each.claim in begun),
            undated=(),
        )
        if kept.points:
            found.append(kept)
    return tuple(found)


def bars_description(subtitle: str, drawn: list[Bar], disclaimer: str) -> str:
    """The bars in one sentence."""
    if not drawn:
        return tr("No figure on people to draw.")
    parts = []
    for bar in drawn:
        text = f"{bar.label}: {bar.shown.spoken}"
        remarks = "; ".join(filter(None, (bar.remark, bar.shown.dispute)))
        if remarks:
            text += f" ({remarks})"
        if bar.parts:
            text += " ({})".format(
                "; ".join(f"{part.label}: {part.shown.spoken}" for part in bar.parts)
            )
        parts.append(text)
    return tr("Bar chart. {subtitle}. {bars}. {disclaimer}.").format(
        subtitle=subtitle, bars="; ".join(parts), disclaimer=disclaimer
    )


def lines_description(lines: tuple[Line, ...], disclaimer: str, *, offered: bool = True) -> str:
    """The chart of these lines in one sentence each; where there is none to draw, why.

    `offered` tells whether there are any series to choose from.
    """
    parts = [text for text in map(_line_in_words, lines) if text]
    if not parts and not lines:
        if offered:
            return tr("No series is switched on. Tick one in the list of series to draw it.")
        return tr("There is nothing to draw: no figure on people is given here.")
    if not parts:
        return tr(
            "There is nothing to draw over time: none of these figures has both a number and a "
            "day as of which it holds. The numbers tell all of them."
        )
    return tr("Step chart of running totals. {lines}. {disclaimer}.").format(
        lines="; ".join(parts), disclaimer=disclaimer
    )


def _line_in_words(line: Line) -> str:
    """A line piece by piece: a rise or fall is told only within one."""
    pieces = line.segments or tuple((point,) for point in line.points)
    if not pieces:
        return ""
    parts = []
    for piece in pieces:
        first, last = (
            f"{point.shown.spoken} ({', '.join(point.shown.details)})"
            for point in (piece[0], piece[-1])
        )
        form = tr("from {first} to {last}") if len(piece) > 1 else "{first}"
        parts.append(form.format(first=first, last=last))
    if len(parts) == 1:
        return tr("{label}: {figure}").format(label=line.label, figure=parts[0])
    return tr("{label}, in {count} pieces that are not joined: {pieces}").format(
        label=line.label, count=number(len(parts)), pieces=" / ".join(parts)
    )
