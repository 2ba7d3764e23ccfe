"""Timeline: what happened, what was said, and what area was claimed, in lanes over a date axis."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier, Event
from kursk_viewer.dossier.series import comparable_claims
from kursk_viewer.dossier.vocabulary import CATEGORIES
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence import figure
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

AREA = "area"
"""The lane of territory claims, which are figures and not events."""


class Mark(Record):
    """One event or territory claim. Days are ordinals, first to last day covered; `precision` is
    day, month, year or interval; `basis` tells the day of the event from that of its report."""

    record: str
    first: int
    last: int
    precision: str
    basis: str
    title: str
    when: str
    text: str
    lane: str
    sides: tuple[str, ...]
    who: str
    disputed: bool
    core: bool


class Lane(Record):
    """One category, with its marks in order of time."""

    id: str
    label: str
    marks: tuple[Mark, ...]


class Tie(Record):
    """Two marks that contradict each other."""

    one: str
    other: str
    relation: str


class Choice(Record):
    """Which marks to show; an empty tuple of lanes or sides means all of them."""

    lanes: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    disputed: bool = False
    core: bool = False
    text: str = ""

    def admits(self, mark: Mark) -> bool:
        """Whether a mark passes every part of the choice."""
        if self.lanes and mark.lane not in self.lanes:
            return False
        if self.sides and not set(self.sides).intersection(mark.sides):
            return False
        if (self.disputed and not mark.disputed) or (self.core and not mark.core):
            return False
        words = self.text.casefold().split()
        haystack = f"{mark.title} {mark.text} {mark.who} {mark.when}".casefold() if words else ""
        return all(needle in haystack for needle in words)


class TimelinePage(Record):
    """The lanes, all marks in order of time, and the ties between contradicting ones."""

    title: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    ties: tuple[Tie, ...]
    sides: tuple[tuple[str, str], ...]
    core_day: int | None
    provenance: Provenance


def timeline(dossier: Dossier) -> TimelinePage:
    """All events and territory claims of the dossier."""
    contradicting = {
        end for r in dossier.relations.values() if r.kind == "contradicts" for end in (r.subject, r.object)
    }
    marks = [_event_mark(dossier, event, contradicting) for event in dossier.events.values()]
    marks += _area_marks(dossier, contradicting)
    marks.sort(key=lambda mark: (mark.first, mark.last, mark.record))
    shown = {mark.record for mark in marks}
    by_lane: dict[str, list[Mark]] = {}
    for mark in marks:
        by_lane.setdefault(mark.lane, []).append(mark)
    order = (*CATEGORIES, AREA)
    sides = sorted({side for mark in marks for side in mark.sides})
    report = dossier.core_report
    return TimelinePage(
        title=tr("Timeline"),
        lanes=tuple(
            Lane(id=name, label=lane_label(name), marks=tuple(by_lane[name])) for name in order if name in by_lane
        ),
        marks=tuple(marks),
        ties=tuple(
            Tie(one=r.subject, other=r.object, relation=r.id)
            for r in dossier.relations.values()
            if r.kind == "contradicts" and r.subject in shown and r.object in shown
        ),
        sides=tuple((side, wording.word(side)) for side in sides),
        core_day=report.as_of.last if report and report.as_of else None,
        provenance=provenance(dossier),
    )


def chosen(marks: tuple[Mark, ...], choice: Choice) -> tuple[Mark, ...]:
    """The marks that a choice admits, in order."""
    if choice == Choice():
        return marks
    return tuple(mark for mark in marks if choice.admits(mark))


def lane_label(lane: str) -> str:
    """The heading of a lane."""
    return tr("Area claimed") if lane == AREA else wording.word(lane)


def _event_mark(dossier: Dossier, event: Event, contradicting: set[str]) -> Mark:
    parties = [dossier.parties[name] for name in event.said_by]
    return Mark(
        record=event.id,
        first=event.when.first,
        last=event.when.last,
        precision=event.when.precision,
        basis=event.when_basis,
        title=event.title,
        when=wording.short_date(event.when),
        text=event.text,
        lane=event.category,
        sides=tuple(dict.fromkeys(party.side for party in parties)),
        who=wording.listed([party.name for party in parties]),
        disputed=bool(event.disputed_by) or event.id in contradicting,
        core=event.core,
    )


def _area_marks(dossier: Dossier, contradicting: set[str]) -> list[Mark]:
    marks = []
    for claim in comparable_claims(dossier):
        measure, when = dossier.measures[claim.measure], dossier.as_of(claim)
        if measure.group != "territory" or when is None or dossier.is_core(claim):
            continue
        who = dossier.claimant_of(claim)
        marks.append(
            Mark(
                record=claim.id,
                first=when.first,
                last=when.last,
                precision=when.precision,
                basis="event",
                title=f"{measure.label}: {figure(dossier, claim)}",
                when=wording.short_date(when),
                text=claim.note,
                lane=AREA,
                sides=(who.side,),
                who=who.name,
                disputed=claim.id in contradicting,
                core=False,
            )
        )
    return marks
