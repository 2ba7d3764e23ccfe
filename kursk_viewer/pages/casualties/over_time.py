"""Casualties: dated claims over time, and who says what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from itertools import chain

from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Claim, Dossier, Scope
from kursk_viewer.dossier.vocabulary import Group, IncludesBasis, Method, SideRole
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties.bars import bars, reports_on_people
from kursk_viewer.pages.casualties.descriptions import answer_in_words
from kursk_viewer.pages.casualties.numbers import answers_table, bars_table, lines_table
from kursk_viewer.pages.casualties.records import (
    Answer,
    AnsweredQuestion,
    OverTimePage,
    WhoSaysPage,
)
from kursk_viewer.pages.claims_chart import lines_description
from kursk_viewer.pages.dated_claims import Line, line_of
from kursk_viewer.pages.naming import counted, definition_of, fight, operation
from kursk_viewer.pages.provenance import disclaimer, provenance_of
from kursk_viewer.pages.shown import sentenced, shown
from kursk_viewer.pages.table import Table, with_disputes
from kursk_viewer.record import Record
from kursk_viewer.translation import ptr, tr

__all__ = (
    "answering",
    "bars",
    "casualties_tables",
    "over_time",
    "places",
    "reports_on_people",
    "who_says",
)


_INDEPENDENT = frozenset({SideRole.INDEPENDENT, SideRole.MEDIA})
"""The roles of those who count on their own account."""
_BESIDE = ("captured", "missing")
"""What a figure of casualties includes beside killed and wounded."""
_FEWEST_TOLD_ONCE = 3
"""So many figures under one heading have one reason: it is told in the heading."""


def over_time(dossier: Dossier) -> OverTimePage:
    """Every series on people; at first the longest one on casualties of each belligerent is shown,
    else the longest of each side, so that shape and dash tell all apart.

    Where no series has a line, the first few are shown with their lone marks.
    """
    lines = [line_of(dossier, series) for series in s.all_series(dossier)]
    chosen = _shown_at_first(lines) or [line.id for line in lines[:_SHOWN_WITHOUT_LINES]]
    told_apart = with_variants(lines, chosen)
    return page_of(dossier, told_apart, s.comparable_claims(dossier, Group.PEOPLE))


def with_variants(lines: list[Line], shown: Container[str]) -> list[Line]:
    """Series of which those of these ids are shown at first, each told apart from those of the same
    shape."""
    before: Counter[str] = Counter()
    found = []
    for line in lines:
        found.append(line.replace(shown=line.id in shown, variant=before[line.marker]))
        before[line.marker] += 1
    return found


def page_of(dossier: Dossier, lines: list[Line], claims: list[Claim]) -> OverTimePage:
    """These series as a page; `claims` are all that they are made of."""
    drawn = tuple(line for line in lines if line.shown)
    return OverTimePage(
        title=tr("{operation}, claims over time").format(operation=operation(dossier)),
        lines=tuple(lines),
        description=lines_description(drawn, disclaimer(dossier), offered=bool(lines)),
        provenance=provenance_of(dossier, claims),
    )


_SHOWN_WITHOUT_LINES = 4
_FEWEST_POINTS = 3


def _shown_at_first(lines: list[Line]) -> list[str]:
    best: dict[str, tuple[bool, int, Line]] = {}
    for line in lines:
        joined = sum(len(segment) for segment in line.segments)
        if joined >= _FEWEST_POINTS and line.measure in ("casualties", "killed"):
            fit = line.measure == "casualties"
            known = best.get(line.side)
            if known is None or (fit, joined) > known[:2]:
                best[line.side] = (fit, joined, line)
    found = [line for fit, _joined, line in best.values()
             if fit and line.role == SideRole.BELLIGERENT]  # fmt: skip
    return [line.id for line in found or [line for _fit, _joined, line in best.values()]]


def who_says(dossier: Dossier) -> WhoSaysPage:
    """Every question on people with each claimant's latest answer, the oldest first.

    Where that answer is unfit for a line, the claimant's latest one that is fit stands beside it;
    and so does whatever contradicts an answer that is shown.
    """
    questions: dict[tuple[str, str], list[Claim]] = {}
    people = s.comparable_claims(dossier, Group.PEOPLE)
    for claim in people:
        if dossier.quantity_of(claim).numbers:
            questions.setdefault((claim.about, claim.measure), []).append(claim)
    order = list(dossier.measures)
    core = {(c.about, c.measure) for c in dossier.claims.values() if dossier.is_core(c)}
    keys = sorted(questions, key=lambda key: (key not in core, key[0], order.index(key[1])))
    people.sort(key=lambda claim: order.index(claim.measure))
    others = {about: _on_others(dossier, about, people) for about in {key[0] for key in keys}}
    return WhoSaysPage(
        title=tr("{operation}, who says what").format(operation=operation(dossier)),
        questions=tuple(
            _question(dossier, key, answering(dossier, questions[key]), others[key[0]])
            for key in keys
        ),
        provenance=provenance_of(dossier, s.comparable_claims(dossier, Group.PEOPLE)),
    )


def casualties_tables(dossier: Dossier) -> tuple[Table, ...]:
    """The numbers behind every chart: of each report, the core one first, of all series, and of
    each question; those without any are left out."""
    core, lines = dossier.core_report, over_time(dossier)
    named = [core.id] if core else []
    named += [report for report, _title in reports_on_people(dossier)]
    found = (
        *(bars_table(bars(dossier, report)) for report in dict.fromkeys(named)),
        lines_table(lines.lines, title=lines.title, provenance=lines.provenance.line),
        *map(answers_table, who_says(dossier).questions),
    )
    return tuple(with_disputes(dossier, table) for table in found if table.rows)


def answering(dossier: Dossier, claims: list[Claim]) -> dict[str, str]:
    """Of all answers to one question those that are shown, and why each of them is.

    Of each claimant the newest, with it an older one where the newest is not comparable, and one of
    a later month; and all halves of the contradictions in which one of these stands, those of
    halves drawn in too.
    """
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(dossier.claimant_of(claim).id, []).append(claim)
    ranks: dict[str, str] = {}
    usual = s.usual_scope(dossier, claims)
    for each in own.values():
        ranks |= _newest(dossier, each, usual)
    known = {claim.id for claim in claims}
    waiting = list(ranks)
    while waiting:
        for relation in dossier.contradictions_of(waiting.pop()):
            for half in known.intersection(relation.halves) - ranks.keys():
                ranks[half] = tr("not this claimant's latest")
                waiting.append(half)
    return ranks


def _newest(dossier: Dossier, claims: list[Claim], usual: Scope | None) -> dict[str, str]:
    """Of one claimant's answers those that are shown."""
    last, later = s.latest(dossier, claims)
    ranks = {last.id: tr("the latest") if dossier.as_of(last) else tr("its day is not stated")}
    if later is not None:
        ranks[later.id] = tr("newer, but its day is not known")
    start = dossier.counts_from(last)
    comparable = [
        claim
        for claim in claims
        if s.on_one_day(dossier.as_of(claim))
        and claim.in_series
        and dossier.scope_of(claim) == usual
        and (dossier.scope_of(last) != usual or dossier.counts_from(claim) != start)
    ]
    if not last.in_series or dossier.scope_of(last) != usual:
        for claim in [s.latest(dossier, comparable)[0]] if comparable else []:
            ranks.setdefault(claim.id, _older(dossier, claim, last))
    return ranks


def _older(dossier: Dossier, claim: Claim, last: Claim) -> str:
    if any(last.id in relation.halves for relation in dossier.contradictions_of(claim.id)):
        return tr("older figure; this claimant's newer one contradicts it and is not comparable")
    return tr("older figure; the newer one is not comparable")


def places(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """Where in the three views of casualties a claim stands, in words."""
    if dossier.measure_of(claim).group != Group.PEOPLE or dossier.scope_of(claim).context:
        return ()
    found = [tr("This report")]
    series = s.series_of(dossier, claim)
    if series is None:
        return tuple(found)
    segment = next((each for each in series.segments if claim.id in each), ())
    if len(segment) > 1:
        found.append(tr("Over time, on a line"))
    elif segment:
        found.append(tr("Over time, as a mark that no line joins"))
    elif any(claim.id == lone.claim for lone in series.lone):
        found.append(tr("Over time, as a mark beside the line"))
    else:
        found.append(tr("Over time, in the numbers only: it has no as-of date"))
    same = [
        other
        for other in s.comparable_claims(dossier)
        if (other.about, other.measure) == (claim.about, claim.measure)
        and dossier.quantity_of(other).numbers
    ]
    if claim.id in answering(dossier, same):
        found.append(tr("Who says what"))
    return tuple(found)


class _OnOthers(Record):
    """The figures on other people of a side: all their measures, and the questions to which there
    are independent answers, by measure."""

    measures: frozenset[str]
    independent: dict[str, list[str]]


def _on_others(dossier: Dossier, about: str, people: list[Claim]) -> _OnOthers:
    """Of these figures those on other people of the same side, in their order."""
    side = dossier.parties[about].side
    found = [c for c in people if c.about != about and dossier.parties[c.about].side == side]
    independent: dict[str, list[str]] = {}
    for claim in found:
        if _independent(dossier, claim) and dossier.quantity_of(claim).numbers:
            independent.setdefault(claim.measure, []).append(counted(dossier, claim))
    return _OnOthers(measures=frozenset(claim.measure for claim in found), independent=independent)


def _question(
    dossier: Dossier, key: tuple[str, str], ranks: dict[str, str], others: _OnOthers
) -> AnsweredQuestion:
    about, measure = key
    claims = [dossier.claims[name] for name in ranks]
    label = counted(dossier, claims[0])
    claims.sort(
        key=lambda claim: (
            _independent(dossier, claim),
            dossier.as_of(claim) is None,
            dossier.last_day(claim),
            claim.id,
        )
    )
    usual = s.usual_scope(dossier, claims)
    headings = _headings(dossier, claims)
    shared = {heading: _shared_reason(claims, headings, heading) for heading in headings}
    answers = tuple(
        _answer(dossier, claim, ranks[claim.id], usual).replace(
            group=heading, shared=shared[heading]
        )
        for claim, heading in zip(claims, headings, strict=True)
    )
    text = "; ".join(map(answer_in_words, answers))
    absent = _absent(dossier, about, claims, others)
    source = provenance_of(dossier, claims)
    return AnsweredQuestion(
        id=s.joined_id(about, measure),
        label=label,
        definition=definition_of(dossier.measures[measure]),
        answers=answers,
        absent=absent,
        description=tr(
            "Chart of answers to one question. {question}. {answers}. {absent} {disclaimer}."
        ).format(
            question=label,
            answers=text,
            absent=absent,
            disclaimer=source.disclaimer,
        ),
        provenance=source,
    )


def _independent(dossier: Dossier, claim: Claim) -> bool:
    return dossier.side_of(dossier.claimant_of(claim)).role in _INDEPENDENT


def _headings(dossier: Dossier, claims: list[Claim]) -> list[str]:
    """The heading over each claim: independent counts stand apart from what others say; none where
    there are no such counts."""
    own = [claim for claim in claims if _independent(dossier, claim)]
    if not own:
        return [""] * len(claims)
    methods = {dossier.report_of(claim).method for claim in own}
    apart = tr("Independent counts") if methods == {Method.COUNTED} else tr("Independent figures")
    roles = {dossier.side_of(dossier.claimant_of(claim)).role for claim in claims} - _INDEPENDENT
    others = tr("Other figures")
    if roles == {SideRole.BELLIGERENT}:
        others = tr("Belligerents")
    elif roles <= {SideRole.BELLIGERENT, SideRole.THIRD_STATE}:
        others = tr("Belligerents and third states")
    return [apart if _independent(dossier, claim) else others for claim in claims]


def _shared_reason(claims: list[Claim], headings: list[str], heading: str) -> str:
    """Why most figures under a heading are unfit for a line, where none of them is fit for one."""
    reasons = [c.off_series for c, own in zip(claims, headings, strict=True) if own == heading]
    most, count = Counter(reasons).most_common(1)[0]
    return most if all(reasons) and count >= _FEWEST_TOLD_ONCE else ""


def _absent(dossier: Dossier, about: str, claims: list[Claim], others: _OnOthers) -> str:
    """Who gives no figure: the side concerned, its enemy, third states, independent counts."""
    concerned = dossier.parties[about].side
    parties = [dossier.claimant_of(claim) for claim in claims]
    sides = {party.side for party in parties}
    roles = {dossier.sides[side].role for side in sides}
    adjectives = {p.side: p.adjective for p in dossier.parties.values() if p.adjective}
    missing = [
        adjectives.get(side.id, side.label)
        for side in dossier.sides.values()
        if side.role == SideRole.BELLIGERENT
        and side.id not in sides
        and (side.id == concerned or (not side.allied_to and fight(dossier, side.id, concerned)))
    ]
    if SideRole.THIRD_STATE not in roles:
        missing.append(ptr("a kind of figure", "third-party"))
    answered: list[str] = []
    measures = {claim.measure for claim in claims}
    if not roles & _INDEPENDENT:
        missing.append(ptr("a kind of figure", "independent"))
        alike = [texts for name, texts in others.independent.items() if name in measures]
        answered = list(dict.fromkeys(chain(*alike or others.independent.values())))
    if not missing:
        return ""
    *most, last = missing
    listed = tr("{most} or {last}").format(most=", ".join(most), last=last) if most else last
    told = tr("No {kinds} figure in this file.").format(kinds=listed)
    if dossier.core_only:
        return tr("No {kinds} figure in the core report.").format(kinds=listed)
    if measures & others.measures or answered:
        told = tr("No {kinds} figure on all {people} in this file.").format(
            kinds=listed, people=dossier.parties[about].name
        )
    if not answered:
        kindred = [] if roles & _INDEPENDENT else _kindred(dossier, about, measures)
        if not kindred:
            return told
        form = tr("{absent} The file has an independent figure of another kind: {figures}")
        return form.format(absent=told, figures=" ".join(kindred))
    return tr("{absent} The file has independent figures on: {questions}.").format(
        absent=told, questions="; ".join(answered)
    )


def _kindred(dossier: Dossier, about: str, measures: set[str]) -> list[str]:
    """What those who count on their own account give beside the dead of a party: figures that are
    never added to others."""
    if not measures & {"killed", "casualties"}:
        return []
    return [
        sentenced(". ".join(filter(None, (shown(dossier, claim.id).in_sentence, claim.off_series))))
        for claim in s.comparable_claims(dossier, Group.STRENGTH)
        if claim.about == about
        and dossier.measure_of(claim).counted_apart
        and _independent(dossier, claim)
    ]


def _answer(dossier: Dossier, claim: Claim, rank: str, usual: Scope | None) -> Answer:
    one = shown(dossier, claim.id)
    return Answer(
        shown=one.under(one.what, one.claimant),
        method=wording.word(dossier.method_of(claim)),
        counting=_counting(dossier, claim, one.worded),
        rank=rank,
        usual=rank == tr("the latest") or dossier.as_of(claim) is None,
        reason=claim.off_series,
        wider=dossier.scope_of(claim) != usual,
    )


def _counting(dossier: Dossier, claim: Claim, worded: str) -> tuple[str, ...]:
    """What a figure counts, where its measure does not say it: the source's word for it, the
    prisoners and missing in it, and what is noted of other people whom the same report counts."""
    found = [worded] if worded else []
    more = [wording.inner(dossier.measures[x].label) for x in claim.includes if x in _BESIDE]
    if more:
        form = tr("includes {what}")
        if claim.includes_basis == IncludesBasis.ARITHMETIC:
            form = tr("seems to include {what} (not stated: its numbers add up only so)")
        found.append(form.format(what=wording.listed(more)))
    side = dossier.parties[claim.about].side
    if claim.note and any(
        other.measure == claim.measure
        and other.about != claim.about
        and not fight(dossier, side, dossier.parties[other.about].side)
        for other in dossier.claims_by_report.get(claim.report, ())
    ):
        found.append(claim.note.rstrip("."))
    return tuple(found)
