"""The frozen values of the three views of casualties."""

from __future__ import annotations

from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.record import Record


class Bar(Record):
    """One figure on people.

    `length` is in people, None where no number was given; `high` is the far end of a stated range;
    `parts` lie inside the bar, end to end; `open` tells that the figure is only a least (lower) or
    a greatest (upper) value; `reason` why it has no bar of its own.
    """

    claim: str
    label: str
    text: str
    spoken: str
    length: float | None
    high: float | None = None
    derived: bool = False
    open: str = ""
    parts: tuple[Bar, ...] = ()
    reason: str = ""


class BarsPage(Record):
    """One report's figures on people: `bars` from one base line, and `others` without a bar."""

    title: str
    subtitle: str
    report: str
    bars: tuple[Bar, ...]
    others: tuple[Bar, ...]
    description: str
    provenance: Provenance


class Point(Record):
    """One dated claim on a chart. Days are ordinals; `value` is None where no number was given;
    `low` and `high` bound what was stated, None for an end left open. `reason` tells why a lone
    point is no part of a line."""

    claim: str
    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    text: str
    spoken: str
    claimant: str
    as_of: str
    change: str = ""
    reason: str = ""

    @property
    def open(self) -> str:
        """Which bound alone was claimed: `lower`, `upper`, or neither."""
        if self.value is None:
            return ""
        return "lower" if self.high is None else "upper" if self.low is None else ""


class Cut(Record):
    """A break of a line before `claim`, between two days, and why."""

    claim: str
    before: int
    after: int
    reason: str
    relation: str


class Line(Record):
    """One series: `segments` are held as steps, `lone` points stand beside them.

    `kinds` are those of its claimants, so that only belligerents are called parties to the war.
    """

    id: str
    label: str
    side: str
    about: str
    measure: str
    segments: tuple[tuple[Point, ...], ...]
    lone: tuple[Point, ...]
    cuts: tuple[Cut, ...]
    undated: tuple[Point, ...]
    shown: bool
    kinds: tuple[str, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """All points that can be drawn, in order of time; of one day the lone ones first, so that
        they do not cover what is on the line."""
        drawn = [(point, False) for point in self.lone if point.value is not None]
        drawn += [(point, True) for segment in self.segments for point in segment]
        drawn.sort(key=lambda one: (one[0].last, one[1], one[0].first, one[0].claim))
        return tuple(point for point, _joined in drawn)


class OverTimePage(Record):
    """All series of the dossier on people; `shown` on a line says whether it is drawn at first."""

    title: str
    lines: tuple[Line, ...]
    description: str
    provenance: Provenance


class Answer(Record):
    """What one claimant said on a question, with the ends of what was stated.

    `party` is the claimant's side as a word of the vocabulary, `side` the same as text; `reason`
    tells why the figure is unfit for a line.
    """

    claim: str
    claimant: str
    party: str
    side: str
    text: str
    spoken: str
    as_of: str
    value: float
    low: float | None
    high: float | None
    scope: str
    period: str
    reason: str = ""

    @property
    def open(self) -> str:
        """Which bound alone was claimed: `lower`, `upper`, or neither."""
        return "lower" if self.high is None else "upper" if self.low is None else ""


class Question(Record):
    """A measure of one party's losses and everyone's answer to it."""

    id: str
    label: str
    answers: tuple[Answer, ...]
    description: str


class WhoSaysPage(Record):
    """Every question on people that anyone answered."""

    title: str
    questions: tuple[Question, ...]
    provenance: Provenance
