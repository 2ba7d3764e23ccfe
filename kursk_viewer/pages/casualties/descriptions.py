"""Casualties in words: the read-out of one mark, each chart in a sentence, and its legend."""

from __future__ import annotations

from kursk_viewer.pages.casualties.records import (
    Answer,
    AnsweredQuestion,
    Bar,
    Cut,
    Line,
    Point,
)
from kursk_viewer.pages.shown import Shown
from kursk_viewer.pages.wording import inner, listed, number
from kursk_viewer.translation import tr


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
    return " · ".join(text.rstrip(".") for text in (one.line, *remarks) if text)


def answer_in_words(answer: Answer) -> str:
    """One answer as a part of a sentence."""
    one = answer.shown
    text = f"{one.claimant}: {one.spoken}, {answer.details}"
    return f"{answer.group}: {text}" if answer.group else text


def break_read_out(line: Line, broken: Cut) -> str:
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
    how = tr(
        "A line keeps a figure until the next report. //: the way of counting seems to change; "
        "/: not comparable with the figure before; hollow: not part of a line; "
        "arrow: at least or at most."
    )
    if any(point.shown.disputed for line in lines for point in line.points):
        how = tr(
            "A line keeps a figure until the next report. //: the way of counting seems to change; "
            "/: not comparable; hollow: not part of a line; "
            "arrow: at least or at most, two-headed: disputed."
        )
    parts.append(how)
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


def bars_description(subtitle: str, drawn: list[Bar], disclaimer: str) -> str:
    """The bars in one sentence."""
    if not drawn:
        return tr("No figure on people to draw.")
    parts = []
    for bar in drawn:
        text = f"{bar.label}: {bar.shown.spoken}"
        remarks = "; ".join(filter(None, (bar.remark.rstrip("."), bar.shown.dispute)))
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
        return tr("There is nothing to draw: there is no figure on people here.")
    if not parts:
        return tr(
            "There is nothing to draw over time: no figure here has both a number and a day. "
            "The numbers list them all."
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
    return tr("{label}, in {count} separate pieces: {pieces}").format(
        label=line.label, count=number(len(parts)), pieces=" / ".join(parts)
    )
