"""The frozen values of the three views of casualties."""

from __future__ import annotations

from kursk_viewer.dossier.vocabulary import Marker, SideRole
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.record import Record


class Bar(Record):
    """One figure on people.

    `length` is in people, None where no number was given; `high` is the far end of a stated range;
    `parts` lie inside the bar, end to end; `open` tells that the figure is only a least (lower) or
    a greatest (upper) value; `remark` what tells it from its neighbours; `reason` why it has no
    bar of its own.
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
    remark: str = ""
    reason: str = ""


class BarsPage(Record):
    """One report's figures on people: `bars` from one base line, and `others` without a bar."""

    title: str
    subtitle: str
    report: str
    claimant: str
    as_of: str
    bars: tuple[Bar, ...]
    others: tuple[Bar, ...]
    description: str
    provenance: Provenance


class Point(Record):
    """One dated claim on a chart. Days are ordinals; `value` is None where no number was given;
    `low` and `high` bound what was stated, None for an end left open. `reason` tells why a lone
    point is no part of a line, `scope` what it covers where that is not the dossier's main scope,
    `wider` whether that is another one than that of the points beside it."""

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
    date: str
    change: str = ""
    reason: str = ""
    scope: str = ""
    wider: bool = False

    @property
    def open(self) -> str:
        """Which bound alone was claimed: `lower`, `upper`, or neither."""
        if self.value is None:
            return ""
        return "lower" if self.high is None else "upper" if self.low is None else ""


class Cut(Record):
    """Where a line is cut before `claim`, between two days, and why.

    `relation` says that the count broke; without one, the two only count unlike things.
    """

    claim: str
    before: int
    after: int
    reason: str
    relation: str


class Line(Record):
    """One series: `segments` are held as steps, `lone` points stand beside them.

    `heading` is what is `counted` of whom, `name` who claims it, `label` both. `kinds` are those of
    its claimants, so that only belligerents are called parties to the war. `variant` tells the
    series of one side apart, by number.
    """

    id: str
    label: str
    heading: str
    name: str
    side: str
    role: SideRole
    marker: Marker
    about: str
    measure: str
    counted: str
    segments: tuple[tuple[Point, ...], ...]
    lone: tuple[Point, ...]
    cuts: tuple[Cut, ...]
    undated: tuple[Point, ...]
    shown: bool
    kinds: tuple[str, ...] = ()
    variant: int = 0

    def cut_before(self, claim: str) -> Cut | None:
        """The cut before a claim, if the line is cut there."""
        return next((cut for cut in self.cuts if cut.claim == claim), None)

    @property
    def steps(self) -> bool:
        """Whether any two points of it are joined."""
        return any(len(segment) > 1 for segment in self.segments)

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

    `side` is the claimant's side as text and `marker` its shape; `rank` tells why it is listed: the
    latest, or another one beside it; `reason` why the figure is unfit for a line, `dispute` what
    contradicts it, `wider` whether its scope is another than that of the answers beside it.
    """

    claim: str
    claimant: str
    side: str
    marker: Marker
    text: str
    spoken: str
    as_of: str
    date: str
    value: float
    low: float | None
    high: float | None
    scope: str
    period: str
    reason: str = ""
    day: int | None = None
    rank: str = ""
    dispute: str = ""
    wider: bool = False

    @property
    def hollow(self) -> bool:
        """Whether it is not to be compared with the others as it stands."""
        return bool(self.reason or self.wider)

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
    provenance: Provenance


class WhoSaysPage(Record):
    """Every question on people that anyone answered."""

    title: str
    questions: tuple[Question, ...]
    provenance: Provenance
