"""Dated claims of one side on one question, as a line of steps with breaks and lone marks.

The line is of any measure: people, tanks, square kilometres.
"""

from __future__ import annotations

from functools import cached_property

from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Claim, Dossier, Scope
from kursk_viewer.dossier.series import Break
from kursk_viewer.dossier.vocabulary import AsOfBasis, Marker, SideRole, Unlike
from kursk_viewer.pages import wording
from kursk_viewer.pages.comparing import change_between, contents_of, unlike_in_words
from kursk_viewer.pages.naming import counted, definition_of, fight, short_name
from kursk_viewer.pages.shown import Shown, given_by, sentenced, shown
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_NOT_ITS_OWN_DAY = (AsOfBasis.INFERRED, AsOfBasis.OTHER_SOURCE)


class Point(Record):
    """One dated claim on a chart; `change` is against the one before. `reason` tells why a lone
    point is no part of a line, `wider` that its scope is another than that of the points beside it,
    `inferred` that the claimant did not state the day; `contents` what it is said to include.
    """

    shown: Shown
    change: str = ""
    reason: str = ""
    contents: str = ""
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
    what the measure counts, `of_the_enemy` that its claimants fight those whom they count. `apart`
    are breaks before lone points to which the line leads only in seeming.
    `variant` tells the series of one shape apart, by number.
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
    apart: tuple[Cut, ...] = ()
    undated: tuple[Point, ...]
    shown: bool
    definition: str = ""
    of_the_enemy: bool = False
    variant: int = 0

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        """All breaks, on the line and beside it, in order of time."""
        return tuple(sorted((*self.breaks, *self.apart), key=lambda cut: (cut.after, cut.claim)))

    def break_before(self, claim: str) -> Cut | None:
        """The break before a claim, if there is one between it and the line."""
        return self._cut_before.get(claim)

    @cached_property
    def _cut_before(self) -> dict[str, Cut]:
        return {cut.claim: cut for cut in self.cuts}

    def after(self, cut: Cut) -> Point:
        """The point after a break."""
        return self._by_claim[cut.claim]

    @cached_property
    def _by_claim(self) -> dict[str, Point]:
        return {point.shown.record: point for point in self.points}

    @cached_property
    def beside(self) -> frozenset[str]:
        """The claims of the lone points."""
        return frozenset(point.shown.record for point in self.lone)

    @cached_property
    def bounds(self) -> dict[str, int]:
        """How many figures of the points are a bound, by which."""
        found: dict[str, int] = {}
        for point in self.points:
            found[point.shown.open] = found.get(point.shown.open, 0) + 1
        return found

    @property
    def steps(self) -> bool:
        """Whether any two points of it are joined."""
        return any(len(segment) > 1 for segment in self.segments)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All points that can be drawn, in order of time; of one day the lone ones first, so that
        they do not cover what is on the line."""
        drawn = [(point, False) for point in self.lone if point.shown.value is not None]
        drawn += [(point, True) for segment in self.segments for point in segment]
        drawn.sort(key=lambda one: (one[0].last, one[1], one[0].first, one[0].shown.record))
        return tuple(point for point, _joined in drawn)


def within(lines: tuple[Line, ...], first: float, last: float) -> tuple[Line, ...]:
    """The lines with no more than what is drawn between two days, held figures among it."""

    def drawn(points: tuple[Point, ...], *, held: bool) -> tuple[Point, ...]:
        following = (*(point.last for point in points[1:]), 0) if held else (0,) * len(points)
        return tuple(
            point
            for point, then in zip(points, following, strict=True)
            if point.last <= last and max(point.last, then) >= first
        )

    found = []
    for line in lines:
        segments = tuple(filter(None, (drawn(each, held=True) for each in line.segments)))
        begun = {segment[0].shown.record for segment in segments[1:]}
        lone = drawn(line.lone, held=False)
        beside = {point.shown.record for point in lone}
        kept = line.replace(
            segments=segments,
            lone=lone,
            apart=tuple(each for each in line.apart if each.claim in beside),
            breaks=tuple(each for each in line.breaks if each.claim in begun),
            undated=(),
        )
        if kept.points:
            found.append(kept)
    return tuple(found)


def line_of(dossier: Dossier, series: s.Series) -> Line:
    """One series as it is drawn; not yet among those that are shown at first."""
    cuts = tuple(_cut(dossier, each) for each in series.breaks)
    broken = {each.claim: each for each in cuts}
    claims = [dossier.claims[name] for name in series.claims]
    usual = s.usual_scope(dossier, claims)
    segments = []
    previous: Claim | None = None
    for segment in series.segments:
        points: list[Point] = []
        for name in segment:
            claim = dossier.claims[name]
            points.append(_point(dossier, claim, usual, previous, broken=broken.get(name)))
            previous = claim
        segments.append(tuple(points))
    side = dossier.sides[series.side]
    claimants = side.label
    if len(claims) == 1:
        claimants = short_name(dossier.claimant_of(claims[0]))
    elif series.state:
        party = dossier.parties.get(series.state)
        claimants = short_name(party) if party else series.state
    heading = counted(dossier, claims[0])
    methods = {dossier.method_of(claim) for claim in claims}
    method = methods.pop() if len(methods) == 1 else None
    name = tr("as {given_by}").format(given_by=given_by(method, claimants))
    return Line(
        id=series.id,
        label=f"{heading}, {name}",
        heading=heading,
        name=name,
        side=series.side,
        role=side.role,
        marker=side.marker,
        about=series.about,
        measure=series.measure,
        counted=dossier.measures[series.measure].label,
        definition=definition_of(dossier.measures[series.measure]),
        of_the_enemy=fight(dossier, side.id, dossier.parties[series.about].side),
        segments=tuple(segments),
        lone=tuple(
            _point(dossier, dossier.claims[lone.claim], usual, reason=_unfit(dossier, lone))
            for lone in series.lone
        ),
        breaks=cuts,
        apart=tuple(_cut(dossier, each) for each in series.apart),
        undated=tuple(
            _point(dossier, dossier.claims[name], usual, reason=tr("No as-of date."))
            for name in series.undated
        ),
        shown=False,
    )


def _cut(dossier: Dossier, broken: s.Break) -> Cut:
    if broken.unlike is None:
        reason = dossier.relations[broken.relation].note
    else:
        pair = dossier.claims[broken.claim], dossier.claims[broken.previous]
        reason = sentenced(unlike_in_words(dossier, broken.unlike, *pair))
    return Cut(
        claim=broken.claim,
        previous=broken.previous,
        relation=broken.relation,
        unlike=broken.unlike,
        before=broken.before,
        after=broken.after,
        reason=reason,
    )


def _unfit(dossier: Dossier, lone: s.Lone) -> str:
    claim = dossier.claims[lone.claim]
    if lone.unlike == Unlike.OFF_SERIES:
        return claim.off_series
    return sentenced(unlike_in_words(dossier, lone.unlike, claim, claim))


def _point(
    dossier: Dossier,
    claim: Claim,
    usual: Scope | None,
    previous: Claim | None = None,
    *,
    broken: Cut | None = None,
    reason: str = "",
) -> Point:
    one = shown(dossier, claim.id)
    return Point(
        shown=one.under(one.what, one.claimant),
        change=_change(dossier, claim, previous, broken) if previous is not None else "",
        reason=reason,
        contents=contents_of(dossier, claim),
        inferred=dossier.report_of(claim).as_of_basis in _NOT_ITS_OWN_DAY,
        wider=dossier.scope_of(claim) != usual,
    )


def _change(dossier: Dossier, claim: Claim, previous: Claim, broken: Cut | None) -> str:
    """The difference to the figure before, with its claimant where that is another one; or that
    there is none, and why."""
    date = wording.short_date(dossier.as_of(previous))
    if broken is not None:
        why = change_between(dossier, claim, previous).reason
        return tr("not comparable with {date}: {why}").format(date=date, why=why)
    change = change_between(dossier, claim, previous)
    if change.quantity is None:
        return change.text
    who = dossier.claimant_of(previous)
    form = tr("{change} since {date}")
    if who != dossier.claimant_of(claim):
        form = tr("{change} since {date} ({claimant})")
    return form.format(change=change.text, date=date, claimant=short_name(who))
