"""What a view of the timeline shows, in words: under the title of a picture, and for whoever cannot
see it."""

from __future__ import annotations

from collections import Counter

from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline import lane_label, side_label
from kursk_viewer.pages.timeline_data import TimelineData
from kursk_viewer.pages.timeline_filter import Choice
from kursk_viewer.pages.timeline_ticks import FIRST_DAY, LAST_DAY
from kursk_viewer.translation import ntr, tr


def shown_in_words(data: TimelineData, begin: float, end: float, collapsed: set[str]) -> str:
    """One line: the days in view, how many marks of how many, the filters, the closed lanes."""
    visible, total = data.in_view(begin, end), len(data.firsts)
    parts = [
        ntr(
            "{begin} to {end}: {shown} of {total} event and area claim",
            "{begin} to {end}: {shown} of {total} events and area claims",
            total,
        ).format(
            begin=_day(begin),
            end=_day(end),
            shown=wording.number(visible),
            total=wording.number(total),
        )
    ]
    filters = _filters(data.choice)
    if filters:
        parts.append(tr("Filtered: {filters}").format(filters="; ".join(filters)))
    closed = [lane.label for lane in data.page.lanes if lane.id in collapsed]
    if closed:
        parts.append(tr("As bars only: {lanes}").format(lanes=", ".join(closed)))
    parts += _undrawn(data)
    return ". ".join(parts) + "."


def described(data: TimelineData, begin: float, end: float, collapsed: set[str]) -> str:
    """The same with how many marks each lane has in view, how many contradict each other, and what
    comes first and last."""
    seen = [
        number
        for number in data.shown.numbers
        if data.firsts[number] < end and data.lasts[number] + 1 > begin
    ]
    told = [tr("Timeline, {shown}").format(shown=shown_in_words(data, begin, end, collapsed))]
    counts = Counter(data.lane_of[number] for number in seen)
    if counts:
        by_lane = ", ".join(
            f"{lane.label} {wording.number(counts[place])}"
            for place, lane in enumerate(data.page.lanes)
            if place in counts
        )
        told.append(tr("By category: {counted}.").format(counted=by_lane))
    disputed = sum(data.page.marks[number].disputed for number in seen)
    if disputed:
        told.append(
            ntr("{n} of them is disputed.", "{n} of them are disputed.", disputed).format(
                n=wording.number(disputed)
            )
        )
    if seen:
        first, last = data.page.marks[seen[0]], data.page.marks[seen[-1]]
        form = tr("First: {first_day}, {first}. Last to begin: {last_day}, {last}.")
        told.append(
            form.format(
                first_day=first.spoken, first=first.title, last_day=last.spoken, last=last.title
            )
        )
    return " ".join(told)


def status(data: TimelineData, span: tuple[float, float] | None, selected: int) -> str:
    """How many marks are shown, in view (of a span, where it is not all) and selected."""
    shown, total = len(data.shown.numbers), len(data.firsts)
    words = [
        ntr("{shown} of {total} event shown", "{shown} of {total} events shown", total).format(
            shown=wording.number(shown), total=wording.number(total)
        )
    ]
    if data.shown.companions:
        count = len(data.shown.companions)
        words.append(
            ntr(
                "{n} of them as the other side of a contradiction",
                "{n} of them as the other side of contradictions",
                count,
            ).format(n=wording.number(count))
        )
    if span is not None:
        visible = data.in_view(*span)
        words.append(ntr("{n} in view", "{n} in view", visible).format(n=wording.number(visible)))
    if selected:
        words.append(
            ntr("{n} selected", "{n} selected", selected).format(n=wording.number(selected))
        )
    return ", ".join([*words, *_undrawn(data)])


def _undrawn(data: TimelineData) -> list[str]:
    count = len(data.page.undated)
    if not count:
        return []
    told = ntr(
        "{n} area claim without a stated day or number is not drawn",
        "{n} area claims without a stated day or number are not drawn",
        count,
    )
    return [told.format(n=wording.number(count))]


def _day(day: float) -> str:
    return wording.day(min(max(FIRST_DAY, int(day)), LAST_DAY))


def _filters(choice: Choice) -> list[str]:
    told = []
    if choice.lanes:
        told.append(", ".join(map(lane_label, choice.lanes)))
    if choice.sides:
        told.append(tr("said by {sides}").format(sides=", ".join(map(side_label, choice.sides))))
    if choice.disputed:
        told.append(tr("disputed only"))
    if choice.core:
        told.append(tr("core report only"))
    if choice.text:
        told.append(tr("with the words “{text}”").format(text=choice.text))
    return told
