"""What must hold of sides, parties, scopes, places, questions, phrases and claims: no record says
the contrary of itself or of what it stands under."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.lookalikes import likeness
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.parts import Nesting
from kursk_viewer.dossier.tables import breach, named
from kursk_viewer.dossier.vocabulary import (
    WORDS_WITHOUT_NUMBER,
    Independence,
    PartyKind,
    Precision,
    SideRole,
    folded,
    precision_of,
)
from kursk_viewer.translation import tr

PHRASE_WORDS = ("adjective", "members", "name")
"""What a measure's phrase may have in braces."""
_ANSWERS = (0, 2)
_ROLES = {
    PartyKind.BELLIGERENT: SideRole.BELLIGERENT,
    PartyKind.THIRD_STATE: SideRole.THIRD_STATE,
    PartyKind.COMPILER: SideRole.COMPILER,
}
"""The role of the side on which such a party is; media and experts may be those of any side."""


def one_main_scope(dossier: Dossier) -> Iterator[Fault]:
    """At most one scope is the dossier's main one, and none so wide as to stand beside it."""
    main = [scope for scope in dossier.scopes.values() if scope.main]
    for scope in main[1:]:
        reason = tr("another scope is the main one already; keep one")
        yield breach("scope", scope, "main", reason)
    for scope in main:
        if scope.context:
            reason = tr("the main scope does not stand beside itself; leave out one of the two")
            yield breach("scope", scope, "context", reason)


def sides_fight_beside_others(dossier: Dossier) -> Iterator[Fault]:
    """Only parties to the war fight beside another, and of two allies one is beside the other."""
    for side in dossier.sides.values():
        other = dossier.sides.get(side.allied_to)
        if other is None:
            continue
        if other is side:
            reason = tr("a side does not fight beside itself; name another or leave it out")
        elif side.role != SideRole.BELLIGERENT or other.role != SideRole.BELLIGERENT:
            reason = tr("only parties to the war fight beside each other; leave it out")
        elif other.allied_to:
            reason = tr("“{other}” fights beside another itself; name it at one of the two").format(
                other=other.id
            )
        else:
            continue
        yield breach("sides", side, "allied_to", reason)


def parties_are_what_their_side_is(dossier: Dossier) -> Iterator[Fault]:
    """A party's kind is that of its side, and third states are told apart."""
    for party in dossier.parties.values():
        role = dossier.side_of(party).role
        field, reason = "kind", ""
        if _ROLES.get(party.kind, role) != role or (
            role == SideRole.COMPILER and party.kind == PartyKind.MEDIA
        ):
            reason = tr("“{kind}” does not go with a side that is “{role}”; correct one").format(
                kind=party.kind, role=role
            )
        elif role == SideRole.THIRD_STATE and not party.state:
            field = "state"
            reason = tr("third states share a side and are told apart by “state”; add it")
        if reason:
            yield breach("sides", party, field, reason)


def who_speaks_is_no_mere_object(dossier: Dossier) -> Iterator[Fault]:
    """A party that is only spoken of says nothing."""
    mute = {p.id for p in dossier.parties.values() if p.kind == PartyKind.CONCERNED}
    for table in ("reports", "claims", "statements", "events", "phases"):
        field = "claimant" if table == "reports" else "said_by"
        for record in dossier.records(table):
            for name in named(record, field):
                if name in mute:
                    reason = tr("“{party}” is only spoken of (“concerned”); correct one")
                    reason = reason.format(party=name)
                    yield breach("speaker", record, field, reason)


def positions_have_places(dossier: Dossier) -> Iterator[Fault]:
    """A position is that of a named place, and what is said of a position has one."""
    for event in dossier.events.values():
        if event.position and not event.place:
            reason = tr("a position without a place is never shown; name the place")
            yield breach("place", event, "position", reason)
        if event.position_source and not event.position:
            reason = tr("a source of a position that is not given; add the position")
            yield breach("place", event, "position_source", reason)


def outlets_are_as_many_as_said(dossier: Dossier) -> Iterator[Fault]:
    """What one outlet reports is not cited from several."""
    for event in dossier.events.values():
        outlets = {dossier.sources[s].outlet for s in event.sources if s in dossier.sources}
        if event.independence == Independence.ONE_OUTLET and len(outlets) > 1:
            reason = tr("the sources are of {count} outlets, not of one; correct one").format(
                count=len(outlets)
            )
            yield breach("contrary", event, "independence", reason)


def events_tell_figures_of_their_speakers(dossier: Dossier) -> Iterator[Fault]:
    """The figures that an event tells are of those who speak in it."""
    for event in dossier.events.values():
        for name in event.figures:
            claim = dossier.claims.get(name)
            report = dossier.reports.get(claim.report) if claim else None
            if claim and report and (claim.said_by or report.claimant) not in event.said_by:
                reason = tr("“{claim}” is of nobody who speaks in this event; correct one").format(
                    claim=name
                )
                yield Fault(
                    rule="speaker", table="events", record=event.id, field="figures",
                    reason=reason,
                )  # fmt: skip


def questions_have_two_answers(dossier: Dossier) -> Iterator[Fault]:
    """A question names both of its answers or none, and they differ."""
    for question in dossier.questions.values():
        answers = {*map(likeness, question.answers)}
        if len(question.answers) not in _ANSWERS or len(answers) != len(question.answers):
            reason = tr("a question has two answers that differ, or names none; correct them")
            yield breach("answers", question, "answers", reason)


def phrases_are_complete(dossier: Dossier) -> Iterator[Fault]:
    """Nothing in braces of a phrase is left for the reader to see."""
    for measure in dossier.measures.values():
        left = measure.phrase
        for word in PHRASE_WORDS:
            left = left.replace(f"{{{word}}}", "")
        if "{" in left or "}" in left:
            reason = tr("in braces stand {words} only; correct it").format(
                words=", ".join(f"{{{word}}}" for word in PHRASE_WORDS)
            )
            yield breach("phrase", measure, "phrase", reason)


def numbers_fit_precision(dossier: Dossier) -> Iterator[Fault]:
    """A range has both ends in order, words have no number, all else has one value."""
    for claim in dossier.claims.values():
        reason = _misfit(claim)
        if reason:
            yield breach("precision", claim, "precision", reason)


def _misfit(claim: Claim) -> str:
    if claim.precision == Precision.RANGE:
        if claim.low is None or claim.high is None:
            return tr("a range needs “low” and “high”; add what is missing")
        if claim.value is not None:
            return tr("a range has no “value”; remove it")
    elif claim.precision == Precision.NOT_STATED:
        if (claim.value, claim.low, claim.high) != (None, None, None):
            return tr("“not_stated” goes with no number; remove it or name its precision")
    elif claim.value is None:
        return tr("the number is missing; add “value” or write “not_stated”")
    elif (claim.low, claim.high) != (None, None):
        return tr("“low” and “high” go with a range only; remove them")
    if claim.low is not None and claim.high is not None and claim.low >= claim.high:
        if claim.low == claim.high:
            return tr("“low” and “high” are one number; write it as “value”")
        return tr("“low” is above “high”; correct the order")
    return ""


def words_fit_precision(dossier: Dossier) -> Iterator[Fault]:
    """A qualifying word of the source goes with the precision that it means."""
    for claim in dossier.claims.values():
        meant = precision_of(claim.stated_as)
        if meant is None and folded(claim.stated_as) in WORDS_WITHOUT_NUMBER:
            meant = Precision.NOT_STATED
        if meant and claim.precision not in (meant, Precision.NOT_STATED):
            reason = tr("“{word}” means {meant}, the record says {said}; correct one").format(
                word=claim.stated_as, meant=meant, said=claim.precision
            )
            yield breach("precision", claim, "stated_as", reason)


def fields_of_a_claim_agree(dossier: Dossier) -> Iterator[Fault]:
    """No field of a claim says the contrary of another."""
    for claim in dossier.claims.values():
        for wrong, field, reason in (
            (
                claim.start_not_stated and claim.counts_from,
                "start_not_stated",
                tr("it says that no start is stated, and “counts_from” states one"),
            ),
            (
                claim.includes_basis and not claim.includes,
                "includes_basis",
                tr("it says how it is known what the total counts in, and nothing is named"),
            ),
            (claim.measure in claim.includes, "includes", tr("a measure does not count in itself")),
            (
                claim.precision in (Precision.UP_TO, Precision.NEARLY) and claim.value == 0,
                "value",
                tr("nothing is less than none"),
            ),
        ):
            if wrong:
                reason = tr("{what}; correct one").format(what=reason)
                yield breach("contrary", claim, field, reason)


def claims_fit_their_reports(dossier: Dossier) -> Iterator[Fault]:
    """No claim says of its report, or of what it counts in, what these do not bear."""
    nesting = Nesting(dossier.measures)
    for claim in dossier.claims.values():
        report = dossier.reports[claim.report]
        own = dossier.measure_of(claim)
        if claim.said_by == report.claimant:
            reason = tr("the report's claimant is named as another who gives the figure")
            reason = tr("{what}; leave it out").format(what=reason)
            yield breach("contrary", claim, "said_by", reason)
        for name in claim.includes:
            part = dossier.measures.get(name)
            if part is not None and part.unit != own.unit:
                reason = tr("“{part}” are counted in “{unit}”, and no part of so many “{other}”")
                reason = reason.format(part=name, unit=part.unit, other=own.unit)
            elif part is not None and nesting.has(name, own.id) and nesting.contains(name, own.id):
                reason = tr("“{whole}” contains what is counted here").format(whole=name)
            else:
                continue
            yield breach(
                "contrary", claim, "includes", tr("{what}; correct one").format(what=reason)
            )
