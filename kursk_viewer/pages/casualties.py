"""Casualties: one report as bars, dated claims over time, and who says what."""

from __future__ import annotations

from itertools import pairwise

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Claim, Dossier, Report
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties_records import (
    Answer,
    Bar,
    BarsPage,
    Cut,
    Line,
    OverTimePage,
    Point,
    Question,
    WhoSaysPage,
)
from kursk_viewer.pages.casualties_words import (
    answer_in_words,
    bars_description,
    capital,
    lines_description,
)
from kursk_viewer.pages.naming import figure, label_of
from kursk_viewer.pages.provenance import Provenance, disclaimer_of, provenance
from kursk_viewer.translation import tr

__all__ = (
    "answering",
    "bars",
    "lines_description",
    "over_time",
    "places",
    "reports_on_people",
    "who_says",
)


def bars(dossier: Dossier, report_id: str = "") -> BarsPage:
    """The bars of one report, by default the core report.

    A figure given twice has one bar, the one fit for comparison; a figure in words has none. What
    has no bar is told in `others`.
    """
    report = dossier.reports.get(report_id) or dossier.core_report
    claims = _people_of(dossier, report)
    frames: dict[str, tuple[str, int]] = {}
    for claim in claims:
        if not claim.formula and dossier.quantity_of(claim).numbers:
            frames.setdefault(claim.about, _frame(dossier, claim))
    scoped = len(set(frames.values())) > 1
    chosen: dict[tuple[str, str], Claim] = {}
    others: list[Bar] = []
    for claim in claims:
        key = (claim.about, claim.measure)
        reason = ""
        if not dossier.quantity_of(claim).numbers:
            reason = tr("Given in words, without a number.")
        elif not claim.formula and _frame(dossier, claim) != frames[claim.about]:
            reason = tr("Counts another time or area: {scope}, from {date}.").format(
                scope=dossier.scope_of(claim).label,
                date=wording.short_date(dossier.counts_from(claim)),
            )
        elif key in chosen:
            reason = claim.off_series or tr("The same report gives another figure for it.")
        else:
            chosen[key] = claim
        if reason:
            others.append(_bar(dossier, claim, reason=reason))
    drawn = []
    for claim in chosen.values():
        if _whole_of(dossier, claim, chosen) is None:
            parts = tuple(
                _bar(dossier, part, inside=True)
                for part in chosen.values()
                if _whole_of(dossier, part, chosen) is claim
            )
            remark = _remark(dossier, claim, chosen, scoped=scoped)
            drawn.append(_bar(dossier, claim, parts, remark=remark))
    subtitle = dating = claimant = date = ""
    kept = list(chosen.values())
    if report is not None:
        dating = wording.as_of(report.as_of, report.as_of_basis)
        date = _dated(report.as_of, report.as_of_basis)
        claimant = dossier.parties[report.claimant].name
        subtitle = tr("{claimant}, {as_of}").format(claimant=claimant, as_of=dating)
    return BarsPage(
        title=tr("What the report says of people"),
        subtitle=subtitle,
        report=report.id if report else "",
        claimant=claimant,
        as_of=date,
        bars=tuple(drawn),
        others=tuple(others),
        description=bars_description(subtitle, drawn, _disclaimer(dossier, kept)),
        provenance=provenance(dossier).replace(as_of=dating, disclaimer=_disclaimer(dossier, kept)),
    )


def reports_on_people(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The reports that `bars` can draw, as (id, title), in order of time."""
    found = {
        claim.report
        for claim in s.comparable_claims(dossier)
        if dossier.measures[claim.measure].group == "people" and dossier.quantity_of(claim).numbers
    }
    reports = [report for report in dossier.reports.values() if report.id in found]
    reports.sort(key=lambda r: (r.as_of is None, r.as_of.last if r.as_of else 0, r.id))
    return tuple(
        (r.id, f"{wording.short_date(r.as_of)}: {dossier.parties[r.claimant].name}")
        for r in reports
    )


def over_time(dossier: Dossier) -> OverTimePage:
    """Every series on people; at first one of each side is shown, so that shape and dash tell all
    apart: the longest on casualties, of third states on killed.

    Where no series has a line, the first few are shown with their lone marks.
    """
    lines = [_line(dossier, series) for series in s.all_series(dossier)]
    chosen = _shown_at_first(lines) or [line.id for line in lines[:_SHOWN_WITHOUT_LINES]]
    before: dict[str, int] = {}
    for place, line in enumerate(lines):
        variant = before.get(line.side, 0)
        before[line.side] = variant + 1
        lines[place] = line.replace(shown=line.id in chosen, variant=variant)
    return OverTimePage(
        title=tr("Claims over time"),
        lines=tuple(lines),
        description=lines_description(tuple(line for line in lines if line.shown)),
        provenance=_spanning(dossier),
    )


_SHOWN_WITHOUT_LINES = 4
_FEWEST_POINTS = 3


def _shown_at_first(lines: list[Line]) -> list[str]:
    best: dict[str, tuple[bool, int, str]] = {}
    for line in lines:
        joined = sum(len(segment) for segment in line.segments)
        if joined >= _FEWEST_POINTS and line.measure in ("casualties", "killed"):
            fit = line.measure == ("killed" if line.side == "third_state" else "casualties")
            known = best.get(line.side)
            if known is None or (fit, joined) > known[:2]:
                best[line.side] = (fit, joined, line.id)
    return [name for _fit, _joined, name in best.values()]


def who_says(dossier: Dossier) -> WhoSaysPage:
    """Every question on people with each claimant's latest answer, the oldest first.

    Where that answer is unfit for a line, the claimant's latest one that is fit stands beside it;
    and so does whatever contradicts an answer that is shown.
    """
    questions: dict[tuple[str, str], list[Claim]] = {}
    for claim in _people(dossier):
        if dossier.quantity_of(claim).numbers:
            questions.setdefault((claim.about, claim.measure), []).append(claim)
    order = list(dossier.measures)
    core = {(c.about, c.measure) for c in dossier.claims.values() if dossier.is_core(c)}
    keys = sorted(questions, key=lambda key: (key not in core, key[0], order.index(key[1])))
    return WhoSaysPage(
        title=tr("Who says what"),
        questions=tuple(
            _question(dossier, key, answering(dossier, questions[key])) for key in keys
        ),
        provenance=_spanning(dossier),
    )


def answering(dossier: Dossier, claims: list[Claim]) -> dict[str, str]:
    """Of all answers to one question those that are shown, and why each of them is.

    Of each claimant the latest, with it the latest that is fit for a line; and what contradicts
    one of these, so that no half of a contradiction stands alone.
    """
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(dossier.claimant_of(claim).id, []).append(claim)
    ranks: dict[str, str] = {}
    for each in own.values():
        last = max(each, key=lambda c: (_day(dossier, c), c.in_series, not c.off_series))
        fit = max((c for c in each if c.in_series), key=lambda c: _day(dossier, c), default=last)
        ranks[last.id] = tr("the latest")
        if fit is not last:
            ranks[fit.id] = tr("the latest fit for comparison")
    known = {claim.id for claim in claims}
    for name in tuple(ranks):
        for other in _contradicting(dossier, name):
            if other in known:
                ranks.setdefault(other, tr("earlier, contradicted"))
    return ranks


def _contradicting(dossier: Dossier, claim: str) -> dict[str, str]:
    """The records that contradict a claim, each with the note that tells how."""
    return {
        relation.object if relation.subject == claim else relation.subject: relation.note
        for relation in dossier.related(claim)
        if relation.kind == "contradicts"
    }


def places(dossier: Dossier, claim: Claim) -> tuple[str, ...]:
    """Where in the three views of casualties a claim stands, in words."""
    if dossier.measures[claim.measure].group != "people" or dossier.scope_of(claim).context:
        return ()
    told = [tr("This report")]
    series = s.series_of(dossier, claim)
    if series is None:
        return tuple(told)
    segment = next((each for each in series.segments if claim.id in each), ())
    if len(segment) > 1:
        told.append(tr("Over time, on a line"))
    elif segment:
        told.append(tr("Over time, as a single mark that no step joins"))
    elif any(claim.id == lone.claim for lone in series.lone):
        told.append(tr("Over time, as a lone mark"))
    else:
        told.append(tr("Over time, in the table alone: it has no as-of date"))
    same = [
        other
        for other in s.comparable_claims(dossier)
        if (other.about, other.measure) == (claim.about, claim.measure)
        and dossier.quantity_of(other).numbers
    ]
    if claim.id in answering(dossier, same):
        told.append(tr("Who says what"))
    return tuple(told)


def _people(dossier: Dossier) -> list[Claim]:
    return [
        claim
        for claim in s.comparable_claims(dossier)
        if dossier.measures[claim.measure].group == "people"
    ]


def _spanning(dossier: Dossier) -> Provenance:
    """The provenance of all claims that the views compare."""
    claims = _people(dossier)
    span, disclaimer = _span(dossier, claims), _disclaimer(dossier, claims)
    return provenance(dossier).replace(as_of=span, disclaimer=disclaimer)


def _span(dossier: Dossier, claims: list[Claim]) -> str:
    """The days that the claims are of, told as inferred where any of them is."""
    dated = [(when, dossier.report_of(c)) for c in claims if (when := dossier.as_of(c)) is not None]
    if not dated:
        return tr("as-of date not stated")
    inferred = {report.as_of_basis == "inferred" for _when, report in dated}
    if len({when for when, _report in dated}) == 1 and len(inferred) == 1:
        return wording.as_of(dated[0][0], dated[0][1].as_of_basis)
    first, last = min(when.first for when, _r in dated), max(when.last for when, _r in dated)
    told = tr("figures as of {first} to {last}").format(
        first=wording.day(first), last=wording.day(last)
    )
    if True not in inferred:
        return told
    form = tr("{dates} (some inferred)") if False in inferred else tr("{dates} (inferred)")
    return form.format(dates=told)


def _frame(dossier: Dossier, claim: Claim) -> tuple[str, int]:
    """What area and time a claim counts: only figures of one frame stand side by side."""
    begin = dossier.counts_from(claim)
    return dossier.scope_of(claim).id, begin.first if begin else 0


def _remark(
    dossier: Dossier, claim: Claim, chosen: dict[tuple[str, str], Claim], *, scoped: bool
) -> str:
    """What a reader must know lest two bars seem to be counted alike, or apart."""
    told = [dossier.scope_of(claim).label] if scoped else []
    told += [
        tr("counted in the {whole} too").format(whole=dossier.measures[other.measure].label.lower())
        for other in chosen.values()
        if other.about == claim.about and claim.measure in other.includes and other is not claim
    ]
    others = [
        other
        for other in chosen.values()
        if other.measure == claim.measure and other.about != claim.about
    ]
    if others and claim.note:
        told.append(claim.note.rstrip("."))
    told += [
        tr("whether counted in the figure for {party} too is not said").format(
            party=dossier.parties[other.about].name
        )
        for other in others
        if not other.note and not claim.note and _reach(dossier, other) > _reach(dossier, claim)
    ]
    return "; ".join(told)


def _reach(dossier: Dossier, claim: Claim) -> float:
    return dossier.quantity_of(claim).magnitude or 0.0


def _whole_of(dossier: Dossier, part: Claim, chosen: dict[tuple[str, str], Claim]) -> Claim | None:
    """The drawn claim that counts a part in, unless it says that it does not or is the smaller."""
    whole = chosen.get((part.about, dossier.measures[part.measure].part_of))
    if whole is None or (whole.includes and part.measure not in whole.includes):
        return None
    size, inside = dossier.quantity_of(whole).numbers[-1], dossier.quantity_of(part).numbers[-1]
    return whole if inside <= size else None


def _people_of(dossier: Dossier, report: Report | None) -> list[Claim]:
    """A report's claims on people and what was derived from them alone, the most telling first."""
    if report is None:
        return []
    own = {c.id: c for c in dossier.claims.values() if c.report == report.id}
    derived = {
        c.id: c
        for c in dossier.claims.values()
        if c.formula and own.keys() >= set(q.formula_inputs(c.formula))
    }
    order = list(dossier.measures)
    people = [
        claim
        for claim in {**own, **derived}.values()
        if dossier.measures[claim.measure].group == "people"
    ]
    people.sort(
        key=lambda c: (
            c.about,
            order.index(c.measure),
            bool(c.formula),
            not c.in_series,
            bool(c.off_series),
        )
    )
    return people


def _bar(
    dossier: Dossier,
    claim: Claim,
    parts: tuple[Bar, ...] = (),
    *,
    inside: bool = False,
    reason: str = "",
    remark: str = "",
) -> Bar:
    value = dossier.quantity_of(claim)
    label = label_of(dossier, claim)
    if not inside:
        label = tr("{measure}: {party}").format(
            measure=label, party=dossier.parties[claim.about].name
        )
    return Bar(
        claim=claim.id,
        label=label,
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[claim.measure].unit),
        length=value.magnitude,
        high=value.numbers[-1] / value.divisor if value.precision == q.RANGE else None,
        derived=bool(claim.formula),
        open="lower" if value.is_lower_bound else "upper" if value.is_upper_bound else "",
        parts=parts,
        remark=remark,
        reason=reason,
    )


def _line(dossier: Dossier, series: s.Series) -> Line:
    broken = {cut.claim: cut for cut in series.breaks}
    segments = []
    previous: Claim | None = None
    for segment in series.segments:
        points: list[Point] = []
        for name in segment:
            claim = dossier.claims[name]
            points.append(_point(dossier, claim, previous, cut=broken.get(name)))
            previous = claim
        segments.append(tuple(points))
    ends = {b[0].claim: a[-1].last for a, b in pairwise(segments)}
    starts = {segment[0].claim: segment[0].first for segment in segments}
    claimants = wording.side_of(series.side, series.state)
    if series.state in dossier.parties:
        claimants = dossier.parties[series.state].name
    heading = tr("{measure} of {party}").format(
        measure=dossier.measures[series.measure].label, party=dossier.parties[series.about].name
    )
    return Line(
        id=series.id,
        label=tr("{heading}, by {claimant}").format(heading=heading, claimant=claimants),
        heading=heading,
        name=tr("by {claimant}").format(claimant=claimants),
        side=series.side,
        about=series.about,
        measure=series.measure,
        counted=dossier.measures[series.measure].label,
        kinds=tuple(sorted({dossier.claimant_of(dossier.claims[c]).kind for c in series.claims})),
        segments=tuple(segments),
        lone=tuple(
            _point(dossier, dossier.claims[lone.claim], reason=lone.reason) for lone in series.lone
        ),
        cuts=tuple(
            Cut(
                claim=cut.claim,
                before=ends[cut.claim],
                after=starts[cut.claim],
                reason=cut.reason,
                relation=cut.relation,
            )
            for cut in series.breaks
        ),
        undated=tuple(
            _point(dossier, dossier.claims[name], reason=tr("No as-of date."))
            for name in series.undated
        ),
        shown=False,
    )


def _point(
    dossier: Dossier,
    claim: Claim,
    previous: Claim | None = None,
    *,
    cut: s.Break | None = None,
    reason: str = "",
) -> Point:
    value, report, when = dossier.quantity_of(claim), dossier.report_of(claim), dossier.as_of(claim)
    low, high = _ends(value)
    scope = dossier.scope_of(claim)
    change = _change(dossier, claim, previous, cut) if previous is not None else ""
    return Point(
        claim=claim.id,
        first=when.first if when else 0,
        last=when.last if when else 0,
        value=value.magnitude,
        low=low,
        high=high,
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[claim.measure].unit),
        claimant=dossier.claimant_of(claim).name,
        as_of=wording.as_of(when, report.as_of_basis),
        date=_dated(when, report.as_of_basis),
        change=change,
        reason=reason,
        scope="" if scope.kursk_only else scope.label,
    )


def _change(dossier: Dossier, claim: Claim, previous: Claim, cut: s.Break | None) -> str:
    """The difference to the figure before, with its claimant where that is another one; or that
    there is none, and why."""
    date = wording.short_date(dossier.as_of(previous))
    if cut is not None:
        why = tr("the count breaks") if cut.relation else cut.reason[:1].lower() + cut.reason[1:]
        return tr("not comparable with {date}: {why}").format(date=date, why=why.rstrip("."))
    difference = q.subtract(dossier.quantity_of(claim), dossier.quantity_of(previous))
    who = dossier.claimant_of(previous)
    form = tr("{change} since {date}")
    if who != dossier.claimant_of(claim):
        form = tr("{change} since {date} ({claimant})")
    return form.format(change=wording.change(difference), date=date, claimant=who.name)


def _ends(value: q.Quantity) -> tuple[float | None, float | None]:
    if not value.numbers:
        return None, None
    low, high = value.numbers[0] / value.divisor, value.numbers[-1] / value.divisor
    return (None if value.is_upper_bound else low), (None if value.is_lower_bound else high)


def _question(dossier: Dossier, key: tuple[str, str], ranks: dict[str, str]) -> Question:
    about, measure = key
    claims = [dossier.claims[name] for name in ranks]
    label = tr("{measure}: {party}").format(
        measure=dossier.measures[measure].label, party=dossier.parties[about].name
    )
    claims.sort(key=lambda claim: (dossier.as_of(claim) is None, _day(dossier, claim), claim.id))
    answers = tuple(_answer(dossier, claim, ranks) for claim in claims)
    told = "; ".join(map(answer_in_words, answers))
    return Question(
        id=f"{about}/{measure}",
        label=label,
        answers=answers,
        description=tr(
            "Chart of answers to one question. {question}. {answers}. {disclaimer}."
        ).format(question=label, answers=told, disclaimer=capital(_disclaimer(dossier, claims))),
    )


def _answer(dossier: Dossier, claim: Claim, ranks: dict[str, str]) -> Answer:
    value, who = dossier.quantity_of(claim), dossier.claimant_of(claim)
    notes = [note for other, note in _contradicting(dossier, claim.id).items() if other in ranks]
    low, high = _ends(value)
    return Answer(
        claim=claim.id,
        claimant=who.name,
        party=who.side,
        side=wording.side_of(who.side, who.state),
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[claim.measure].unit),
        as_of=wording.as_of(dossier.as_of(claim), dossier.report_of(claim).as_of_basis),
        date=_dated(dossier.as_of(claim), dossier.report_of(claim).as_of_basis),
        value=value.magnitude or 0.0,
        low=low,
        high=high,
        scope=dossier.scope_of(claim).label,
        period=wording.short_date(dossier.counts_from(claim)),
        reason=claim.off_series,
        rank=ranks[claim.id],
        dispute=tr("Contradicted. {note}").format(note=" ".join(notes)).strip() if notes else "",
        wider=not dossier.scope_of(claim).kursk_only,
    )


def _dated(when: Edtf | None, basis: str) -> str:
    """A date as a cell under a heading "As of" has it."""
    date = wording.short_date(when)
    if when is None or basis != "inferred":
        return date
    return tr("{date} ({basis})").format(date=date, basis=wording.word(basis))


def _day(dossier: Dossier, claim: Claim) -> int:
    when = dossier.as_of(claim)
    return when.last if when else 0


def _disclaimer(dossier: Dossier, claims: list[Claim]) -> str:
    return disclaimer_of(dossier.claimant_of(claim).kind for claim in claims)
