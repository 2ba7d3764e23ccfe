"""What a view of the timeline shows, in words: under the title of a picture, and for whoever cannot
see it."""

from __future__ import annotations

from collections import Counter

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.kinds import hidden_in_words, kinds
from kursk_viewer.pages.timeline.page import TimelinePage, outside_in_words, undated_in_words
from kursk_viewer.translation import ntr, tr


def shown_in_words(data: TimelineData, begin: float, end: float, collapsed: set[str]) -> str:
    """One line: the days in view, how many marks of how many, the filters, the closed lanes."""
    seen = data.counts_in_view(begin, end)
    shown = _of_all(
        tuple((n, total) for n, (_, total) in zip(seen, data.counts_by_kind(), strict=True))
    )
    first, last = map(wording.day, data.days_in(begin, end))
    parts = [tr("{begin} to {end}: {shown}").format(begin=first, end=last, shown=shown)]
    filters = _filters(data.page, data.choice)
    if filters:
        parts.append(tr("Filtered: {filters}").format(filters="; ".join(filters)))
    hidden = data.choice.hidden
    if hidden:
        names = [kind.label for kind in kinds(data.page) if kind.id in hidden]
        parts.append(tr("Hidden: {kinds}").format(kinds=", ".join(names)))
    closed = [lane.label for lane in data.page.lanes if lane.id in collapsed]
    if closed:
        parts.append(tr("As bars only: {lanes}").format(lanes=", ".join(closed)))
    parts += _undrawn(data)
    told = ". ".join(parts) + "."
    outside = outside_in_words(data.page, data.shown.outside) if data.choice != Choice() else ""
    return " ".join(filter(None, (told, undated_in_words(data.page, data.undated), outside)))


def described(data: TimelineData, begin: float, end: float, collapsed: set[str]) -> str:
    """The same with how many marks each lane has in view, how many contradict each other, and what
    comes first and last."""
    seen = data.marks_in_view(begin, end)
    parts = [tr("Timeline, {shown}").format(shown=shown_in_words(data, begin, end, collapsed))]
    counts = Counter(data.lane_of[number] for number in seen)
    if counts:
        by_lane = ", ".join(
            f"{lane.label} {wording.number(counts[place])}"
            for place, lane in enumerate(data.page.lanes)
            if place in counts
        )
        parts.append(tr("By category: {counted}.").format(counted=by_lane))
    contradicted = sum(data.page.marks[number].contradicted for number in seen)
    if contradicted:
        form = ntr(
            "{n} of them is contradicted by another record.",
            "{n} of them are contradicted by other records.",
            contradicted,
        )
        parts.append(form.format(n=wording.number(contradicted)))
    disputed = sum(data.page.marks[number].disputed for number in seen)
    if disputed:
        form = ntr("Somebody disputes {n} of them.", "Somebody disputes {n} of them.", disputed)
        parts.append(form.format(n=wording.number(disputed)))
    if seen:
        first, last = data.page.marks[seen[0]], data.page.marks[seen[-1]]
        form = tr("First: {first_day}, {first}. Last to begin: {last_day}, {last}.")
        parts.append(
            form.format(
                first_day=first.spoken, first=first.title, last_day=last.spoken, last=last.title
            )
        )
    return " ".join(parts)


def status(data: TimelineData, span: tuple[float, float] | None, selected: int) -> str:
    """How many marks are shown, in view (of a span, where it is not all) and selected."""
    kinds: tuple[tuple[int, int], ...] = data.counts_by_kind()
    if data.choice == Choice():
        words = [_of_all(kinds)]
    else:
        if data.shown.numbers:
            kinds = tuple(kind if kind[0] else (0, 0) for kind in kinds)
        words = [tr("{marks} shown").format(marks=_of_all(kinds))]
    if data.choice.hidden:
        words.append(hidden_in_words(len(data.choice.hidden)))
    if data.undated:
        words.append(tr("{n} without a date").format(n=wording.number(len(data.undated))))
    if span is not None:
        visible = data.in_view(*span)
        words.append(ntr("{n} in view", "{n} in view", visible).format(n=wording.number(visible)))
    if selected:
        words.append(
            ntr("{n} selected", "{n} selected", selected).format(n=wording.number(selected))
        )
    if data.shown.companions:
        count = len(data.shown.companions)
        words.append(
            ntr(
                "including {n} that contradicts them", "including {n} that contradict them", count
            ).format(n=wording.number(count))
        )
    undrawn = len(data.page.undated)
    if undrawn:
        words.append(tr("{n} more not drawn").format(n=wording.number(undrawn)))
    return ", ".join(words)


def elsewhere(data: TimelineData, span: tuple[float, float]) -> str:
    """That what is shown lies elsewhere in time; empty where something is in view or nothing is
    shown at all."""
    shown = len(data.placed)
    if not shown or data.in_view(*span):
        return ""
    marks = _joined(
        [form for form in _both(tuple(number for number, _ in data.counts_by_kind())) if form]
    )
    if data.choice == Choice():
        return tr("Nothing in view: {marks} elsewhere").format(marks=marks)
    return ntr("{marks} matches, not in view", "{marks} match, none in view", shown).format(
        marks=marks
    )


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return tr("{events} and {areas}").format(events=parts[0], areas=parts[1])


def _both(numbers: tuple[int, ...]) -> tuple[str, str]:
    """Events, and area claims, as far as there are any."""
    events, areas = numbers
    return (
        ntr("{n} event", "{n} events", events).format(n=wording.number(events)) if events else "",
        ntr("{n} area claim", "{n} area claims", areas).format(n=wording.number(areas))
        if areas
        else "",
    )


def _of_all(kinds: tuple[tuple[int, int], ...]) -> str:
    """So many events and area claims, of how many where that is not all of them."""
    parts = []
    totals = tuple(total for _, total in kinds)
    for (number, total), form in zip(kinds, _both(totals), strict=True):
        if form and number != total:
            form = tr("{number} of {total}").format(number=wording.number(number), total=form)
        parts += [form] if form else []
    return _joined(parts) or ntr("{n} event", "{n} events", 0).format(n=wording.number(0))


def _undrawn(data: TimelineData) -> list[str]:
    count = len(data.page.undated)
    if not count:
        return []
    parts = ntr(
        "{n} area claim without a stated day or number is not drawn",
        "{n} area claims without a stated day or number are not drawn",
        count,
    )
    return [parts.format(n=wording.number(count))]


def _filters(page: TimelinePage, choice: Choice) -> list[str]:
    parts = []
    if choice.lanes:
        lanes = [lane.label for lane in page.lanes if lane.id in choice.lanes]
        parts.append(", ".join(lanes) or tr("no category"))
    if choice.sides:
        sides = [side.label for side in page.sides if side.id in choice.sides]
        parts.append(tr("said by {sides}").format(sides=", ".join(sides) or tr("no side")))
    if choice.opposed:
        parts.append(tr("contradicted or disputed only"))
    if choice.core:
        parts.append(tr("core report only"))
    if choice.text:
        parts.append(tr("with the words “{text}”").format(text=choice.text))
    return parts
