"""The frozen values of the three views of casualties."""

from __future__ import annotations

from kursk_viewer.dossier.series import Break
from kursk_viewer.dossier.vocabulary import Marker, SideRole
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.pages.shown import Shown
from kursk_viewer.record import Record


class Bar(Record):
    """One figure on people. `parts` lie inside the bar, end to end; `remark` tells what is to be
    known of it beside its neighbours; `reason` why it has no bar of its own."""

    shown: Shown
    label: str
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
    """One dated claim on a chart; `change` is against the one before. `reason` tells why a lone
    point is no part of a line, `wider` that its scope is another than that of the points beside it,
    `inferred` that the claimant did not state the day.
    """

    shown: Shown
    change: str = ""
    reason: str = ""
    wider: bool
    inferred: bool

    @property
    def first(self) -> int:
        """The first day as of which it may hold, as an ordinal; 0 where none is stated."""
        return self.shown.first or 0

    @property
    def last(self) -> int:
        """The last such day."""
        return self.shown.last or 0


class Cut(Break):
    """A break of a line with its reason as a sentence."""

    reason: str


class Line(Record):
    """One series: `segments` are held as steps, `lone` points stand beside them.

    `heading` is what is `counted` of whom, `name` who claims it, `label` both. `definition` says
    what the measure counts, `of_the_enemy` that its claimants fight those whom they count.
    `variant` tells the series of one side apart, by number.
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
    breaks: tuple[Cut, ...]
    undated: tuple[Point, ...]
    shown: bool
    definition: str = ""
    of_the_enemy: bool = False
    variant: int = 0

    def break_before(self, claim: str) -> Cut | None:
        """The break before a claim, if the line is broken there."""
        return next((each for each in self.breaks if each.claim == claim), None)

    @property
    def steps(self) -> bool:
        """Whether any two points of it are joined."""
        return any(len(segment) > 1 for segment in self.segments)

    @property
    def points(self) -> tuple[Point, ...]:
        """All points that can be drawn, in order of time; of one day the lone ones first, so that
        they do not cover what is on the line."""
        drawn = [(point, False) for point in self.lone if point.shown.value is not None]
        drawn += [(point, True) for segment in self.segments for point in segment]
        drawn.sort(key=lambda one: (one[0].last, one[1], one[0].first, one[0].shown.record))
        return tuple(point for point, _joined in drawn)


class OverTimePage(Record):
    """All series of the dossier on people; `shown` on a line says whether it is drawn at first."""

    title: str
    lines: tuple[Line, ...]
    description: str
    provenance: Provenance


class Answer(Record):
    """What one claimant said on a question.

    `rank` tells why it is listed: the latest, or another one beside it, for which `usual` is false;
    `reason` why the figure is unfit for a line; `wider` that its scope is another than that of the
    answers beside it. `method` is how the claimant came by it, in a word; `group` is the heading
    under which it stands, where there is one, and `shared` the reason that most figures under it
    are unfit for a line, which is told there once.
    """

    shown: Shown
    rank: str = ""
    usual: bool = True
    reason: str = ""
    wider: bool = False
    method: str = ""
    group: str = ""
    shared: str = ""

    @property
    def details(self) -> str:
        """What is to be known of it beside its claimant and its figure."""
        return ". ".join(filter(None, (self._facts, self.reason.rstrip("."))))

    @property
    def under_heading(self) -> str:
        """The same without the reason that its heading tells."""
        return self._facts if self.reason == self.shared else self.details

    @property
    def _facts(self) -> str:
        rank = "" if self.usual else self.rank
        parts = (self.shown.side_label, self.method, *self.shown.details, rank)
        return ", ".join(filter(None, parts))

    @property
    def hollow(self) -> bool:
        """Whether it is not to be compared with the others as it stands."""
        return bool(self.reason or self.wider)


class AnsweredQuestion(Record):
    """A measure of one party's losses and everyone's answer to it; `definition` says what it
    counts, `absent` who gives no figure for it."""

    id: str
    label: str
    definition: str = ""
    answers: tuple[Answer, ...]
    absent: str = ""
    description: str
    provenance: Provenance


class WhoSaysPage(Record):
    """Every question on people that anyone answered."""

    title: str
    questions: tuple[AnsweredQuestion, ...]
    provenance: Provenance


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
