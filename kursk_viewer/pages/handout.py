"""The second page of the handout: casualties over time, and the main events by number."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.over_time import over_time
from kursk_viewer.pages.claims_chart import ClaimsChart, claims_chart
from kursk_viewer.pages.document import (
    NOTE,
    RECORD,
    WARNING,
    Block,
    ChartBlock,
    ColumnHead,
    DocumentCell,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    Run,
    TableBlock,
    cell,
)
from kursk_viewer.pages.naming import phase_sides
from kursk_viewer.pages.provenance import Provenance, provenance_of_records
from kursk_viewer.pages.timeline.page import (
    AREA,
    Mark,
    TimelinePage,
    timeline,
    undated_in_words,
    weights,
)
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

MOST_EVENTS = 44
"""Events that are drawn by number; more of them are counted."""
_MAIN = 2
"""The last weight of a main event: of the core report, the first of its kind, or opposed."""
_CHART, _LANE, _AXIS = 17.0, 2.1, 6.0
"""Heights in lines of text: of the chart, a lane of events, and their axis, phases and key."""
_LETTERS = 75
"""Of one line of the list under the chart, which has two columns."""


class NumberedTimeline(Record):
    """Events drawn by number in lanes, in order of time: number `n` is `page.marks[n - 1]`.

    `phases` are named stretches of days: label, the sides that tell of it, first and last.
    """

    page: TimelinePage
    phases: tuple[tuple[str, str, int, int], ...]


def handout_page(dossier: Dossier) -> PageDocument:
    """What stands on the handout's second page."""
    blocks = (*over_time_block(dossier), *events_block(dossier))
    return PageDocument(title=dossier.title, blocks=blocks)


def handout_provenance(dossier: Dossier) -> Provenance:
    """That of the claims and events that stand on the handout's second page."""
    page = timeline(dossier)
    events = [page.marks[number].record for number in main_events(page)]
    points = (point for line in over_time(dossier).lines if line.shown for point in line.points)
    return provenance_of_records(dossier, [*(point.shown.record for point in points), *events])


def over_time_block(dossier: Dossier) -> tuple[Block, ...]:
    """The chart of claims over time; none where there is nothing to draw. Why marks are not on the
    line is told of those with a number; the others are counted, and what contradicts a mark is not
    told: a list would take the room of the events."""
    lines = tuple(line for line in over_time(dossier).lines if line.shown)
    chart = claims_chart(dossier, lines, name="people-over-time")
    if not chart.drawable:
        return ()
    chart = chart.replace(
        hollow=tuple(
            each if each.claims else each.replace(words=each.brief) for each in chart.hollow
        ),
        contradicted=(),
    )
    return (
        HeadingBlock(level=2, text=chart.title),
        ParagraphBlock(runs=(Run(text=chart.subtitle, style=NOTE),)),
        ChartBlock(
            title=chart.title,
            description=chart.description,
            data=chart,
            height=_CHART + _lines_of(chart),
            target="view:casualties/over-time",
        ),
    )


def _lines_of(chart: ClaimsChart) -> int:
    """The lines that the list of a chart's breaks takes."""
    headings = len({note.heading for note in chart.notes})
    lines = headings + sum(1 + len(note.words) // _LETTERS for note in chart.notes)
    return (lines + 1) // 2


def events_block(dossier: Dossier) -> tuple[Block, ...]:
    """The main events on a line of days by number, and the list of them; none without events."""
    page = timeline(dossier)
    numbers = main_events(page)
    if not numbers:
        return ()
    data = _numbered(page, numbers)
    count = sum(mark.lane != AREA for mark in page.marks)
    told = tr(
        "{shown} of {count} reported events: those of the core report, the first of each kind, and "
        "those that are contradicted or disputed. Numbers lead to the list."
    ).format(shown=wording.number(len(numbers)), count=wording.number(count))
    undated = undated_in_words(page, [n for n in numbers if n >= page.placed])
    told = " ".join(filter(None, (told, undated)))
    title = tr("Main events")
    rows = tuple(_row(number, mark) for number, mark in enumerate(data.page.marks, 1))
    head = (
        ColumnHead(text="", right=True, share=0.06),
        ColumnHead(text=tr("When"), share=0.2),
        ColumnHead(text=tr("What is reported"), share=0.74),
    )
    chart = ChartBlock(
        title=title,
        description=told,
        data=data,
        height=_AXIS + _LANE * len(data.page.lanes),
        target="view:timeline",
    )
    return (
        HeadingBlock(level=2, text=title),
        ParagraphBlock(runs=(Run(text=told, style=NOTE),)),
        *([chart] if data.page.placed else []),
        TableBlock(caption=title, head=head, rows=rows, halves=True),
    )


def main_events(page: TimelinePage) -> tuple[int, ...]:
    """The positions of the events that are shown where not all have room: those of the core report
    first, then the first of each kind, then those that are contradicted or disputed; in order of
    time."""
    ranks = weights(page)
    events = [
        number
        for number, mark in enumerate(page.marks)
        if mark.lane != AREA and ranks[number] <= _MAIN
    ]
    return tuple(sorted(sorted(events, key=ranks.__getitem__)[:MOST_EVENTS]))


def _numbered(page: TimelinePage, numbers: tuple[int, ...]) -> NumberedTimeline:
    marks = tuple(page.marks[number] for number in numbers)
    places: dict[str, list[int]] = {}
    for place, mark in enumerate(marks):
        if mark.first is not None:
            places.setdefault(mark.lane, []).append(place)
    speaking = {side for mark in marks for side in mark.sides}
    drawn = page.replace(
        lanes=tuple(
            lane.replace(numbers=tuple(places[lane.id])) for lane in page.lanes if lane.id in places
        ),
        marks=marks,
        placed=sum(mark.first is not None for mark in marks),
        ties=(),
        sides=tuple(side for side in page.sides if side.id in speaking),
    )
    return NumberedTimeline(
        page=drawn,
        phases=tuple(
            (phase.label, phase_sides(page.dossier, phase), phase.when.first, phase.when.last)
            for phase in page.dossier.phases.values()
        ),
    )


def _row(number: int, mark: Mark) -> tuple[DocumentCell, ...]:
    runs = [Run(text=mark.title, target=RECORD + mark.record)]
    runs += [Run(text=" · " + ", ".join(mark.side_labels), style=NOTE)] if mark.who else []
    runs += [Run(text=" " + mark.opposition, style=WARNING)] if mark.opposed else []
    return (
        cell(str(number)),
        cell(mark.when),
        DocumentCell(runs=tuple(runs)),
    )
