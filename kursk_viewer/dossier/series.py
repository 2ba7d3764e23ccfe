"""Claims in order of time: lines where a line is honest, lone marks with a reason where not.

A series is all claims of one side (one state, among third states) about one party and measure.
Nothing is interpolated or smoothed. A line is cut where a relation says that the count broke and
wherever two claims are not comparable: a step between them would say that the one grew into the
other. A claim unfit for a line stays visible as a lone mark. One whose day is not
known is unfit: a month has no place in an order of days, and no day from which a step is held.
"""

from __future__ import annotations

from bisect import bisect_right

from kursk_viewer.dossier.model import Claim, Dossier, Relation, Scope
from kursk_viewer.dossier.quantity import is_below
from kursk_viewer.dossier.vocabulary import (
    DatePrecision,
    Group,
    RelationKind,
    SideRole,
    Status,
    Unlike,
)
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kursk_viewer.dossier.dates import Edtf

    _Breaks = dict[
        tuple[str, str, tuple[str, str]],
        tuple[list[int], list[tuple[int, Relation]]],
    ]


def joined_id(*parts: str) -> str:
    """One id of several, which no other parts give: “/” stands between them only."""
    return "/".join(part.replace("%", "%25").replace("/", "%2F") for part in parts if part)


class Lone(Record):
    """A claim that stands beside the line, and why: its own words for it, or its day."""

    claim: str
    unlike: Unlike


class Break(Record):
    """Where a line is broken: between `previous` and `claim`, and their days as ordinals.

    `relation` names what says that the count broke; without one `unlike` tells how the two differ.
    """

    claim: str
    previous: str
    relation: str = ""
    unlike: Unlike | None = None
    before: int
    after: int


class Series(Record):
    """Claim ids in order of as-of: `segments` are joined by steps, `lone` and `undated` are not.

    `apart` are breaks before lone claims of one day to which the line leads only in seeming: those
    lower than a claim on the line which they contradict, since a running total does not fall; those
    of another scope; and those after the end of the line.
    """

    id: str
    side: str
    state: str
    about: str
    measure: str
    segments: tuple[tuple[str, ...], ...]
    breaks: tuple[Break, ...]
    lone: tuple[Lone, ...]
    undated: tuple[str, ...]
    apart: tuple[Break, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims of the series, on the line or not."""
        joined = tuple(name for segment in self.segments for name in segment)
        return (*joined, *(lone.claim for lone in self.lone), *self.undated)


def comparable_claims(dossier: Dossier, group: Group | None = None) -> list[Claim]:
    """The claims of the operation's own scopes, without what was derived; on the measures of one
    group, where that is given."""
    return [
        claim
        for claim in dossier.claims.values()
        if claim.status != Status.DERIVED
        and not dossier.scope_of(claim).context
        and group in (None, dossier.measure_of(claim).group)
    ]


def all_series(dossier: Dossier, group: Group = Group.PEOPLE) -> tuple[Series, ...]:
    """Every series on the measures of one group, in order of measure, then first mention."""
    buckets: dict[tuple[int, str, str, str], list[Claim]] = {}
    for claim in comparable_claims(dossier, group):
        key = (dossier.measure_places[claim.measure], claim.about, *claimants(dossier, claim))
        buckets.setdefault(key, []).append(claim)
    ordered = sorted(buckets.items(), key=lambda bucket: bucket[0][0])
    return tuple(_build(dossier, claims, *key[1:]) for key, claims in ordered)


def series_of(dossier: Dossier, claim: Claim) -> Series | None:
    """The series in which a claim stands, or None if it stands in none."""
    same_side = claimants(dossier, claim)
    same = [
        other
        for other in comparable_claims(dossier)
        if (other.about, other.measure) == (claim.about, claim.measure)
        and claimants(dossier, other) == same_side
    ]
    return _build(dossier, same, claim.about, *same_side) if claim in same else None


def usual_scope(dossier: Dossier, claims: Sequence[Claim]) -> Scope | None:
    """The scope beside which another one is unlike: the dossier's main one where some of the claims
    have it, else that of most of them; None without claims."""
    scopes = [dossier.scope_of(claim) for claim in claims]
    main = next((scope for scope in scopes if scope.main), None)
    return main or max(scopes, key=scopes.count, default=None)


def incomparable(dossier: Dossier, claim: Claim, previous: Claim) -> Unlike | None:
    """Why the difference of two claims on one question would mean nothing; None if it means one.

    What both count must be the same: what they are said to include, or, where that is not stated,
    the word for it.
    """
    if claim.off_series or previous.off_series:
        return Unlike.OFF_SERIES
    if (claim.about, claim.measure) != (previous.about, previous.measure):
        return Unlike.OTHER_LOSS
    if claimants(dossier, claim) != claimants(dossier, previous):
        return Unlike.OTHER_SIDE
    here, before = dossier.as_of(claim), dossier.as_of(previous)
    if here is None or before is None:
        return Unlike.NO_DAY
    if here == before:
        return Unlike.SAME_DAY
    if before.last >= here.first and here.last >= before.first:
        return Unlike.NO_ORDER
    who, other = dossier.claimant_of(claim), dossier.claimant_of(previous)
    if who != other and dossier.side_of(who).role == SideRole.THIRD_STATE:
        return Unlike.OTHER_CLAIMANT
    if dossier.scope_of(claim) != dossier.scope_of(previous):
        return Unlike.OTHER_SCOPE
    if dossier.counts_from(claim) != dossier.counts_from(previous):
        return Unlike.OTHER_START
    if set(claim.includes) != set(previous.includes):
        return Unlike.OTHER_CONTENTS
    if not claim.includes and claim.worded_as != previous.worded_as:
        return Unlike.OTHER_WORDING
    return None


def on_one_day(when: Edtf | None) -> bool:
    """Whether a date is one day, stated without doubt: only such a one has a place in an order."""
    return when is not None and when.precision == DatePrecision.DAY and not when.qualified


def latest(dossier: Dossier, claims: Sequence[Claim]) -> tuple[Claim, Claim | None]:
    """Of one claimant's claims on a question, of which there must be one, the latest; and the
    newest of those that are of a later time but of no known day.

    A month is never later than a day in it; of one day, what is fit for the line is the latest.
    """

    def order(claim: Claim) -> tuple[int, bool, bool]:
        return dossier.last_day(claim), claim.in_series, not claim.off_series

    dated = [claim for claim in claims if on_one_day(dossier.as_of(claim))]
    last = max(dated or claims, key=order)
    later = [
        claim
        for claim in claims
        if dated
        and (when := dossier.as_of(claim)) is not None
        and when.first > dossier.last_day(last)
    ]
    return last, max(later, key=order, default=None)


def break_between(dossier: Dossier, claim: Claim, previous: Claim) -> Relation | None:
    """What says that the count breaks after `previous` and not later than `claim`, though it name
    two other claims of the series; None where nothing does."""
    for relation in dossier.related(claim.id):
        if relation.kind == RelationKind.BREAKS_SERIES and previous.id in relation.halves:
            return relation
    here, before = dossier.as_of(claim), dossier.as_of(previous)
    known = _breaks_by_day(dossier).get((claim.about, claim.measure, claimants(dossier, claim)))
    if not here or not before or not known:
        return None
    days, relations = known
    between = relations[bisect_right(days, before.last) : bisect_right(days, here.last)]
    return max(between, key=_place, default=(0, None))[1]


def _place(found: tuple[int, Relation | None]) -> int:
    return found[0]


def _breaks_by_day(dossier: Dossier) -> _Breaks:
    """The breaks of each count in order of time: their days, and each with its place in the
    file."""
    known: _Breaks | None = dossier.kept.get("breaks by day")
    if known is None:
        found: dict[tuple[str, str, tuple[str, str]], list[tuple[int, int, Relation]]] = {}
        for (about, measure), relations in dossier.breaks.items():
            for place, relation in enumerate(relations):
                halves = [dossier.claims[relation.subject], dossier.claims[relation.object]]
                days = [when.first for half in halves if (when := dossier.as_of(half)) is not None]
                if days:
                    count = about, measure, claimants(dossier, halves[0])
                    found.setdefault(count, []).append((max(days), place, relation))
        known = dossier.kept["breaks by day"] = {}
        for count, several in found.items():
            several.sort(key=lambda each: each[:2])
            ordered = [day for day, _, _ in several]
            known[count] = ordered, [(place, relation) for _, place, relation in several]
    return known


def claimants(dossier: Dossier, claim: Claim) -> tuple[str, str]:
    """Side, and what tells series of one side apart: the third state, or who is on no side."""
    who = dossier.claimant_of(claim)
    role = dossier.side_of(who).role
    if role in (SideRole.INDEPENDENT, SideRole.MEDIA):
        return who.side, who.id
    return who.side, who.state if role == SideRole.THIRD_STATE else ""


def _build(dossier: Dossier, claims: list[Claim], about: str, side: str, state: str) -> Series:
    dated = [claim for claim in claims if dossier.as_of(claim) is not None]
    dated.sort(key=lambda claim: _days(dossier, claim))
    relations = {r.subject: r for r in dossier.breaks.get((about, claims[0].measure), ())}
    segments: list[list[Claim]] = []
    breaks: list[Break] = []
    lone: list[Lone] = []
    joined: dict[str, int] = {}
    broken = None
    for claim in dated:
        broken = relations.get(claim.id, broken)
        unfit = _unfit(dossier, claim)
        if unfit is not None:
            lone.append(Lone(claim=claim.id, unlike=unfit))
            continue
        joined[claim.id] = len(joined)
        last = segments[-1][-1] if segments else None
        if last is None:
            segments.append([claim])
        elif broken is not None:
            breaks.append(_break(dossier, last, claim, relation=broken.id))
            segments.append([claim])
        elif unlike := incomparable(dossier, claim, last):
            breaks.append(_break(dossier, last, claim, unlike))
            segments.append([claim])
        else:
            segments[-1].append(claim)
        broken = None
    ends = [(_days(dossier, dossier.claims[name])[0], name) for name in joined]
    return Series(
        id=joined_id(side, state, about, claims[0].measure),
        side=side,
        state=state,
        about=about,
        measure=claims[0].measure,
        segments=tuple(tuple(claim.id for claim in segment) for segment in segments),
        breaks=tuple(breaks),
        lone=tuple(lone),
        undated=tuple(claim.id for claim in claims if dossier.as_of(claim) is None),
        apart=tuple(filter(None, (_apart(dossier, each.claim, joined, ends) for each in lone))),
    )


def _apart(
    dossier: Dossier, name: str, joined: dict[str, int], ends: list[tuple[int, str]]
) -> Break | None:
    """The break between a lone claim and the newest one on the line before it that it contradicts
    by being lower, else the newest where its scope is another or the line ends there.

    `joined` has the places of those on the line, `ends` their last days in the same order.
    """
    claim = dossier.claims[name]
    here, quantity = dossier.as_of(claim), dossier.quantity_of(claim)
    if here is None or not on_one_day(here) or not quantity.numbers:
        return None
    before = bisect_right(ends, here.last, key=lambda end: end[0])
    lower = [
        (joined[half], half, relation.id)
        for relation in dossier.contradictions_of(name)
        for half in {relation.subject, relation.object} & joined.keys()
        if joined[half] < before and is_below(quantity, dossier.quantity_of(dossier.claims[half]))
    ]
    if lower:
        _place, last, broken = max(lower)
        return _break(dossier, dossier.claims[last], claim, relation=broken)
    if not before or ends[before - 1][0] == here.last:
        return None
    newest = dossier.claims[ends[before - 1][1]]
    if dossier.scope_of(claim) != dossier.scope_of(newest):
        return _break(dossier, newest, claim, Unlike.OTHER_SCOPE)
    return _break(dossier, newest, claim, Unlike.OFF_SERIES) if before == len(ends) else None


def _break(
    dossier: Dossier, last: Claim, claim: Claim, unlike: Unlike | None = None, relation: str = ""
) -> Break:
    return Break(
        claim=claim.id,
        previous=last.id,
        relation=relation,
        unlike=unlike,
        before=_days(dossier, last)[0],
        after=_days(dossier, claim)[1],
    )


def _unfit(dossier: Dossier, claim: Claim) -> Unlike | None:
    """Why a dated claim is no part of the line; None if it is part of it."""
    if not claim.in_series or not dossier.quantity_of(claim).numbers:
        return Unlike.OFF_SERIES
    return None if on_one_day(dossier.as_of(claim)) else Unlike.NO_EXACT_DAY


def _days(dossier: Dossier, claim: Claim) -> tuple[int, int]:
    when = dossier.as_of(claim)
    assert when is not None
    return when.last, when.first
