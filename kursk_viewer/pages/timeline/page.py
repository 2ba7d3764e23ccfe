"""Timeline: what happened, what was said, and what area was claimed, in lanes over a date axis."""

from __future__ import annotations

from itertools import product

from kursk_viewer.dossier.dates import Edtf, parse
from kursk_viewer.dossier.model import Claim, Dossier, Event, Phase
from kursk_viewer.dossier.series import comparable_claims
from kursk_viewer.dossier.vocabulary import (
    AsOfBasis,
    DatePrecision,
    Group,
    Marker,
    WhenBasis,
)
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import short_name
from kursk_viewer.pages.provenance import Provenance, provenance_of_records
from kursk_viewer.pages.shown import opposed_words, sentenced, shown
from kursk_viewer.pages.table import DAYS, WORDS, Heading, Table, TableCell, TableRow, with_disputes
from kursk_viewer.record import Record
from kursk_viewer.translation import ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

AREA = "area claims"
"""The lane of territory claims, which are figures and not events; no id has a space in it."""

NO_SIDE = ""
"""The side of a mark whose speaker the file does not name."""

SEVERAL = "plus"
"""The shape of what several sides say."""

_MOST_WORDS = 29
"""Of what is read aloud at each step."""
_NAMED = 6
"""Events without a date that are named under the chart; more are counted."""


class Speaker(Record):
    """A side that speaks: its id, or `NO_SIDE`, with its label and the shape of its marks."""

    id: str
    label: str
    marker: Marker


class Mark(Record):
    """One event or territory claim.

    Days are ordinals, first to last day covered, None where no date is stated: such a mark has its
    place in lists alone. `precision` is day, month, year or interval;
    `basis` is event, report, inferred or none, `dated_by` the same in words; `qualified` tells that
    the date is approximate or uncertain. `when` is the short form, `spoken` the long one, `edtf`
    the file's own. `category` is the heading of the lane, `shape` a `Marker` or `SEVERAL`.
    `contradicted` tells that another record of the file cannot hold beside it or a figure that it
    tells, `disputed` that somebody disputes it.
    """

    record: str
    first: int | None
    last: int | None
    precision: DatePrecision | None
    basis: WhenBasis
    dated_by: str
    qualified: bool
    title: str
    when: str
    spoken: str
    edtf: str
    text: str
    lane: str
    category: str
    sides: tuple[str, ...]
    side_labels: tuple[str, ...]
    shape: str
    who: str
    place: str = ""
    contradicted: bool
    disputed: bool
    core: bool

    @property
    def opposed(self) -> bool:
        """Whether it is contradicted or disputed."""
        return self.contradicted or self.disputed

    @property
    def opposition(self) -> str:
        """The same in words; empty where it is neither."""
        contradicted = tr("contradicted") if self.contradicted else ""
        return ", ".join(filter(None, (contradicted, tr("disputed") if self.disputed else "")))

    @property
    def remarks(self) -> str:
        """What opposes it and whether the core report tells of it, in words."""
        core = tr("core report") if self.core else ""
        return ", ".join(filter(None, (self.opposition, core)))


class Lane(Record):
    """One category, with the positions of its marks that have a date, in order of time."""

    id: str
    label: str
    numbers: tuple[int, ...]


class Tie(Record):
    """Two marks, by position, that contradict each other, of an event by a figure that it tells,
    and the id of the relation."""

    one: int
    other: int
    relation: str


class Disagreement(Record):
    """Marks, by position, that contradict each other, directly or by way of others, and the ids of
    the records that do so too and are no marks, such as a claim on people."""

    numbers: tuple[int, ...]
    outside: tuple[str, ...]


class TimelinePage(Record):
    """All marks in order of time, the lanes, and the ties between contradicting marks.

    The first `placed` of the marks have a date, those after them are drawn nowhere. `first_day` is
    the day from which the core report counts and `core_day` the day up to which it does. `phases`
    are the named stretches of time, in their order. `undated` are the ids of area claims that no
    day is stated for, which are not drawn. All is of `dossier`.
    """

    title: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    placed: int
    ties: tuple[Tie, ...]
    disagreements: tuple[Disagreement, ...]
    sides: tuple[Speaker, ...]
    first_day: int | None
    core_day: int | None
    core_label: str
    phases: tuple[Phase, ...]
    undated: tuple[str, ...]
    dossier: Dossier


def timeline(dossier: Dossier) -> TimelinePage:
    """All events and territory claims of the dossier."""
    speakers = _speakers(dossier)
    marks = [_event_mark(dossier, event, speakers) for event in dossier.events.values()]
    undated = []
    for claim in comparable_claims(dossier, Group.TERRITORY):
        when = dossier.as_of(claim)
        if when is None or not dossier.quantity_of(claim).numbers:
            undated.append(claim.id)
        else:
            marks.append(_area_mark(dossier, claim, when, speakers))
    marks.sort(key=lambda m: (m.first is None, m.first or 0, m.last or 0, m.record))
    position = {mark.record: number for number, mark in enumerate(marks)}
    by_lane: dict[str, list[int]] = {}
    for number, mark in enumerate(marks):
        by_lane.setdefault(mark.lane, []).extend([] if mark.first is None else [number])
    categories = sorted(dossier.categories.values(), key=lambda category: category.order)
    labels = {category.id: category.label for category in categories}
    labels[AREA] = tr("Area claimed")
    speaking = {side for mark in marks for side in mark.sides}
    report = dossier.core_report
    as_of = report.as_of if report else None
    core_label = ""
    if report and as_of:
        up_to = wording.as_of(as_of, report.as_of_basis)
        core_label = tr("Core report {as_of}").format(as_of=up_to)
    return TimelinePage(
        title=tr("Timeline"),
        lanes=tuple(
            Lane(id=name, label=label, numbers=tuple(by_lane[name]))
            for name, label in labels.items()
            if name in by_lane
        ),
        marks=tuple(marks),
        placed=sum(mark.first is not None for mark in marks),
        ties=_ties(dossier, position),
        disagreements=_disagreements(dossier, position),
        sides=tuple(speaker for name, speaker in speakers.items() if name in speaking),
        first_day=report.counts_from.first if report and report.counts_from else None,
        core_day=as_of.last if as_of else None,
        core_label=core_label,
        phases=tuple(sorted(dossier.phases.values(), key=lambda phase: phase.when.first)),
        undated=tuple(undated),
        dossier=dossier,
    )


def _ties(dossier: Dossier, position: dict[str, int]) -> tuple[Tie, ...]:
    """Each two marks that contradict each other, once. What tells a half is tied to the mark of the
    other half, or where that has none, to those that tell it."""

    def marks(record: str) -> tuple[list[int], list[int]]:
        """Those of a record itself, else of what tells it; and all of these."""
        own = [position[record]] if record in position else []
        telling = [position[event] for event in dossier.events_telling.get(record, ())]
        return own or telling, own + telling

    found: dict[frozenset[int], Tie] = {}
    for relation in dossier.contradictions:
        (one, all_of_one), (other, all_of_other) = marks(relation.subject), marks(relation.object)
        for a, b in (*product(all_of_one, other), *product(one, all_of_other)):
            if a != b:
                found.setdefault(frozenset((a, b)), Tie(one=a, other=b, relation=relation.id))
    return tuple(found.values())


def _disagreements(dossier: Dossier, position: dict[str, int]) -> tuple[Disagreement, ...]:
    """All that contradict each other, together, with the events that tell them; in order of time,
    those without a mark left out."""
    opposed: dict[str, list[str]] = {}
    for relation in dossier.contradictions:
        for half in relation.halves:
            opposed.setdefault(half, []).append(relation.other_half(half))
    for record in tuple(opposed):
        for event in dossier.events_telling.get(record, ()):
            opposed[record].append(event)
            opposed.setdefault(event, []).append(record)
    found: list[Disagreement] = []
    known: set[str] = set()
    for start in sorted(opposed.keys() & position.keys(), key=position.__getitem__):
        together, waiting = {start}, [start]
        while waiting and start not in known:
            more = set(opposed[waiting.pop()]) - together
            together |= more
            waiting += more
        if start not in known:
            marks = sorted(position[record] for record in together if record in position)
            others = [
                record
                for record in opposed
                if record in together
                and record not in position
                and record not in dossier.events_telling
            ]
            found.append(Disagreement(numbers=tuple(marks), outside=tuple(others)))
        known |= together
    return tuple(found)


def outside_in_words(page: TimelinePage, records: Sequence[str], most: int = 0) -> str:
    """Names the records of these ids, which contradict what is shown and stand on no axis, as a
    sentence; only counts them where they are more than `most`, if that is given. Empty where there
    are none."""
    if not records:
        return ""
    if most and len(records) > most:
        return ntr(
            "What is shown is contradicted by {n} more, which is in no lane.",
            "What is shown is contradicted by {n} more, which are in no lane.",
            len(records),
        ).format(n=wording.number(len(records)))
    form = ntr(
        "What is shown is contradicted by {n} more, which is in no lane: {titles}.",
        "What is shown is contradicted by {n} more, which are in no lane: {titles}.",
        len(records),
    )
    titles = [shown(page.dossier, record).under(*opposed_words()).in_sentence for record in records]
    return form.format(n=wording.number(len(records)), titles="; ".join(titles))


def _speakers(dossier: Dossier) -> dict[str, Speaker]:
    """The sides by id in their order, and last the one that stands for none."""
    sides = sorted(dossier.sides.values(), key=lambda side: side.order)
    found = {side.id: Speaker(id=side.id, label=side.label, marker=side.marker) for side in sides}
    unknown = Speaker(id=NO_SIDE, label=tr("side not stated"), marker=Marker.WEDGE)
    return {**found, NO_SIDE: unknown}


def phase_in_words(dossier: Dossier, phase: Phase) -> str:
    """A phase with its days and who tells of it, as far as the file names anybody."""
    told = {"label": phase.label, "when": wording.short_date(phase.when)}
    if not phase.said_by:
        return tr("{label} ({when})").format(**told)
    names = [short_name(dossier.parties[name]) for name in phase.said_by]
    return tr("{label} ({when}, as told by {who})").format(**told, who=wording.listed(names))


def phases_in_words(page: TimelinePage, begin: float, end: float) -> str:
    """The phases that reach into a span, as a sentence; empty where none does."""
    seen = [p for p in page.phases if p.when.first < end and p.when.last + 1 > begin]
    if not seen:
        return ""
    told = "; ".join(phase_in_words(page.dossier, phase) for phase in seen)
    return tr("Phases: {phases}.").format(phases=told)


def weights(page: TimelinePage) -> list[int]:
    """What comes first where not all marks have room, by position, the least number first: what
    the core report tells, the first of each kind, what is contradicted or
    disputed, the rest."""
    first = {lane.numbers[0] for lane in page.lanes if lane.numbers}
    return [
        0 if mark.core else 1 if number in first else 2 if mark.opposed else 3
        for number, mark in enumerate(page.marks)
    ]


def lane_counted(count: int, lane: str) -> str:
    """So many events, or claims in the lane of those."""
    number = wording.number(count)
    if lane == AREA:
        return ntr("{n} claim", "{n} claims", count).format(n=number)
    return ntr("{n} event", "{n} events", count).format(n=number)


def undated_in_words(page: TimelinePage, numbers: Sequence[int]) -> str:
    """Names the marks at these positions, which have no date and stand on no axis, as a sentence;
    empty where there are none."""
    if not numbers:
        return ""
    titles = [page.marks[number].title for number in numbers[:_NAMED]]
    further = len(numbers) - len(titles)
    if further:
        titles.append(ntr("{n} more", "{n} more", further).format(n=wording.number(further)))
    form = ntr(
        "{n} event without a date: {titles}.", "{n} events without a date: {titles}.", len(numbers)
    )
    return form.format(n=wording.number(len(numbers)), titles="; ".join(titles))


def counted_short(count: int, _lane: str) -> str:
    """The same where there is little room; never a bare number, which could be taken for a
    figure."""
    return tr("{n}×").format(n=wording.number(count))


def sentence(page: TimelinePage, mark: Mark) -> str:
    """A mark in one line, as a screen reader or a tooltip has it."""
    line = f"{mark.category}. {shown(page.dossier, mark.record).line}"
    core = sentenced(tr("core report"))
    return f"{line} {core}" if mark.core else line


def spoken_step(page: TimelinePage, mark: Mark, *, lane: bool = True) -> str:
    """A mark in less than thirty words, as it is read aloud on the way through the chart: what,
    who, when, and before that its category where another `lane` is entered."""
    one = shown(page.dossier, mark.record)
    said = one.in_sentence
    if one.figure and said.startswith(one.figure):
        said = one.in_words + said.removeprefix(one.figure)
    core = tr("core report") if mark.core else ""
    category = mark.category if lane else ""

    def told(*words: str) -> str:
        return ". ".join(filter(None, (category, ", ".join(filter(None, words)))))

    if len(told(said, core).split()) <= _MOST_WORDS:
        return told(said, core)
    sides = tr("said by {sides}").format(sides=wording.listed(list(mark.side_labels)))
    return told(mark.title, sides, mark.when, mark.remarks)


def marks_table(page: TimelinePage, numbers: Sequence[int]) -> Table:
    """The marks at these positions as a table."""
    kinds = ((tr("Date"), DAYS), *((text, WORDS) for text in (
        tr("Date is"), tr("Category"), tr("Title"), tr("Said by"), tr("Remarks"),
    )))  # fmt: skip
    table = Table(
        title=page.title,
        headings=tuple(Heading(text=text, kind=kind) for text, kind in kinds),
        rows=tuple(TableRow(cells=_cells(page.dossier, page.marks[number])) for number in numbers),
        provenance=provenance_at(page, numbers).line,
    )
    return with_disputes(page.dossier, table)


def _cells(dossier: Dossier, mark: Mark) -> tuple[TableCell, ...]:
    claim = dossier.claims.get(mark.record)
    when = parse(mark.edtf) if mark.edtf else None
    return (
        TableCell(
            text=mark.when if when else "", value=mark.first, when=when,
            records=(mark.record,), evidence=mark.record,
        ),
        TableCell(text=mark.dated_by),
        TableCell(text=mark.category),
        TableCell(
            text=mark.title,
            quantity=dossier.quantity_of(claim) if claim else None,
            unit=dossier.measure_of(claim).unit if claim else "",
        ),
        TableCell(text=mark.who),
        TableCell(text=mark.remarks),
    )  # fmt: skip


def timeline_tables(dossier: Dossier) -> tuple[Table, ...]:
    """All marks as one table; none where there are none."""
    page = timeline(dossier)
    return (marks_table(page, range(len(page.marks))),) if page.marks else ()


def provenance_at(page: TimelinePage, numbers: Iterable[int]) -> Provenance:
    """Where the marks at these positions come from, and of no others."""
    return provenance_of_records(page.dossier, (page.marks[number].record for number in numbers))


def _spoken_by(speakers: list[Speaker]) -> dict[str, Any]:
    """What the sides that speak give to a mark."""
    return {
        "sides": tuple(speaker.id for speaker in speakers),
        "side_labels": tuple(speaker.label for speaker in speakers),
        "shape": speakers[0].marker if len(speakers) == 1 else SEVERAL,
    }


def _event_mark(dossier: Dossier, event: Event, speakers: dict[str, Speaker]) -> Mark:
    when, parties = event.when, [dossier.parties[name] for name in event.said_by]
    sides = tuple(dict.fromkeys(party.side for party in parties)) or (NO_SIDE,)
    return Mark(
        record=event.id,
        first=when.first if when else None,
        last=when.last if when else None,
        precision=when.precision if when else None,
        basis=event.when_basis,
        dated_by=wording.basis(event.when_basis) if when else tr("not stated"),
        qualified=when is not None and when.qualified,
        title=event.title,
        when=wording.short_date(when),
        spoken=wording.date(when),
        edtf=when.text if when else "",
        text=event.text,
        lane=event.category,
        category=dossier.categories[event.category].label,
        **_spoken_by([speakers[side] for side in sides]),
        who=wording.listed([party.name for party in parties]),
        place=event.place,
        contradicted=dossier.is_contradicted(event.id),
        disputed=bool(event.disputed_by),
        core=event.core,
    )


_MARKED_AS = {AsOfBasis.INFERRED: WhenBasis.INFERRED, AsOfBasis.NONE: WhenBasis.NONE}


def _area_mark(dossier: Dossier, claim: Claim, when: Edtf, speakers: dict[str, Speaker]) -> Mark:
    who, basis = dossier.claimant_of(claim), dossier.report_of(claim).as_of_basis
    one = shown(dossier, claim.id)
    return Mark(
        record=claim.id,
        first=when.first,
        last=when.last,
        precision=when.precision,
        basis=_MARKED_AS.get(basis, WhenBasis.REPORT),
        dated_by=", ".join(filter(None, (tr("as-of day"), wording.basis(basis)))),
        qualified=when.qualified,
        title=one.under(one.claimant, one.date, *opposed_words()).in_sentence,
        when=wording.short_date(when),
        spoken=wording.date(when),
        edtf=when.text,
        text=one.line,
        lane=AREA,
        category=tr("Area claimed"),
        **_spoken_by([speakers[who.side]]),
        who=who.name,
        contradicted=one.contradicted,
        disputed=one.disputed,
        core=dossier.is_core(claim),
    )
