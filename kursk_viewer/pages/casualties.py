"""Casualties: one report as bars, dated claims over time, and who says what."""

from __future__ import annotations

from itertools import pairwise

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier import series as s
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
from kursk_viewer.pages.evidence import figure, label_of
from kursk_viewer.pages.provenance import provenance
from kursk_viewer.translation import ntr, tr


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
    subtitle = dating = ""
    if report is not None:
        dating = wording.as_of(report.as_of, report.as_of_basis)
        subtitle = tr("{claimant}, {as_of}").format(
            claimant=dossier.parties[report.claimant].name, as_of=dating
        )
    return BarsPage(
        title=tr("What the report says of people"),
        subtitle=subtitle,
        report=report.id if report else "",
        bars=tuple(drawn),
        others=tuple(others),
        description=_bars_description(subtitle, drawn),
        provenance=provenance(dossier).replace(as_of=dating),
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
    """Every series on people; those with a line of three or more points are shown first.

    Where no series has a line, the first few are shown with their lone marks.
    """
    lines = [_line(dossier, series) for series in s.all_series(dossier)]
    if not any(line.shown for line in lines):
        lines = [
            line.replace(shown=index < _SHOWN_WITHOUT_LINES) for index, line in enumerate(lines)
        ]
    return OverTimePage(
        title=tr("Claims over time"),
        lines=tuple(lines),
        description=lines_description(tuple(line for line in lines if line.shown)),
        provenance=provenance(dossier).replace(as_of=_span(dossier)),
    )


_SHOWN_WITHOUT_LINES = 4


def who_says(dossier: Dossier) -> WhoSaysPage:
    """Every question on people with each claimant's latest answer, the oldest first.

    A figure fit for comparison is preferred to one that is not, whatever their dates.
    """
    questions: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in s.comparable_claims(dossier):
        if dossier.measures[claim.measure].group == "people" and dossier.quantity_of(claim).numbers:
            answers = questions.setdefault((claim.about, claim.measure), {})
            known = answers.get(dossier.claimant_of(claim).id)
            if known is None or _weight(dossier, claim) > _weight(dossier, known):
                answers[dossier.claimant_of(claim).id] = claim
    order = list(dossier.measures)
    core = {(c.about, c.measure) for c in dossier.claims.values() if dossier.is_core(c)}
    keys = sorted(questions, key=lambda key: (key not in core, key[0], order.index(key[1])))
    return WhoSaysPage(
        title=tr("Who says what"),
        questions=tuple(_question(dossier, key, list(questions[key].values())) for key in keys),
        provenance=provenance(dossier).replace(as_of=_span(dossier)),
    )


def lines_description(lines: tuple[Line, ...]) -> str:
    """The chart of these lines in one sentence each."""
    told = [text for text in map(_line_in_words, lines) if text]
    if not told:
        return tr("No dated figure on people to draw.")
    return tr("Step chart of running totals. {lines}. {disclaimer}.").format(
        lines="; ".join(told), disclaimer=_disclaimer()
    )


def _span(dossier: Dossier) -> str:
    """The as-of days of all claims that the views compare."""
    dates = [dossier.as_of(claim) for claim in s.comparable_claims(dossier)]
    known = [when for when in dates if when is not None]
    if not known:
        return tr("as-of date not stated")
    first, last = min(when.first for when in known), max(when.last for when in known)
    if first == last:
        return tr("as of {date}").format(date=wording.day(first))
    return tr("figures as of {first} to {last}").format(
        first=wording.day(first), last=wording.day(last)
    )


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
    return "; ".join(told)


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
    if remark:
        label = f"{label}, {remark}"
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
        reason=reason,
    )


def _bars_description(subtitle: str, drawn: list[Bar]) -> str:
    if not drawn:
        return tr("No figure on people to draw.")
    told = []
    for bar in drawn:
        text = f"{bar.label}: {bar.spoken}"
        if bar.parts:
            text += " ({})".format("; ".join(f"{part.label}: {part.spoken}" for part in bar.parts))
        told.append(text)
    return tr("Bar chart. {subtitle}. {bars}. {disclaimer}.").format(
        subtitle=subtitle, bars="; ".join(told), disclaimer=_disclaimer()
    )


def _line(dossier: Dossier, series: s.Series) -> Line:
    segments = []
    for segment in series.segments:
        points: list[Point] = []
        for name in segment:
            previous = dossier.claims[points[-1].claim] if points else None
            points.append(_point(dossier, dossier.claims[name], previous))
        segments.append(tuple(points))
    ends = {b[0].claim: a[-1].last for a, b in pairwise(segments)}
    starts = {segment[0].claim: segment[0].first for segment in segments}
    claimants = wording.side_of(series.side, series.state)
    if series.state in dossier.parties:
        claimants = dossier.parties[series.state].name
    return Line(
        id=series.id,
        label=tr("{measure} of {party}, by {claimant}").format(
            measure=dossier.measures[series.measure].label,
            party=dossier.parties[series.about].name,
            claimant=claimants,
        ),
        side=series.side,
        about=series.about,
        measure=series.measure,
        segments=tuple(segments),
        lone=tuple(
            _point(dossier, dossier.claims[lone.claim], None, lone.reason) for lone in series.lone
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
            _point(dossier, dossier.claims[name], None, tr("No as-of date."))
            for name in series.undated
        ),
        shown=series.joined > 2
        and (series.measure == "casualties" or series.side == "third_state"),
    )


def _point(dossier: Dossier, claim: Claim, previous: Claim | None, reason: str = "") -> Point:
    value, report, when = dossier.quantity_of(claim), dossier.report_of(claim), dossier.as_of(claim)
    low, high = _ends(value)
    change = ""
    if previous is not None:
        difference = q.subtract(value, dossier.quantity_of(previous))
        change = tr("{change} since {date}").format(
            change=wording.change(difference), date=wording.short_date(dossier.as_of(previous))
        )
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
        change=change,
        reason=reason,
    )


def _ends(value: q.Quantity) -> tuple[float | None, float | None]:
    if not value.numbers:
        return None, None
    low, high = value.numbers[0] / value.divisor, value.numbers[-1] / value.divisor
    return (None if value.is_upper_bound else low), (None if value.is_lower_bound else high)


def _question(dossier: Dossier, key: tuple[str, str], claims: list[Claim]) -> Question:
    about, measure = key
    label = tr("{measure}: {party}").format(
        measure=dossier.measures[measure].label, party=dossier.parties[about].name
    )
    claims.sort(key=lambda claim: (dossier.as_of(claim) is None, _day(dossier, claim), claim.id))
    answers = tuple(_answer(dossier, claim) for claim in claims)
    told = "; ".join(f"{a.claimant}: {a.spoken}, {a.as_of}" for a in answers)
    return Question(
        id=f"{about}/{measure}",
        label=label,
        answers=answers,
        description=tr(
            "Chart of answers to one question. {question}. {answers}. {disclaimer}."
        ).format(question=label, answers=told, disclaimer=_disclaimer()),
    )


def _answer(dossier: Dossier, claim: Claim) -> Answer:
    value, who = dossier.quantity_of(claim), dossier.claimant_of(claim)
    low, high = _ends(value)
    return Answer(
        claim=claim.id,
        claimant=who.name,
        party=who.side,
        side=wording.side_of(who.side, who.state),
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[claim.measure].unit),
        as_of=wording.as_of(dossier.as_of(claim), dossier.report_of(claim).as_of_basis),
        value=value.magnitude or 0.0,
        low=low,
        high=high,
        scope=dossier.scope_of(claim).label,
        period=wording.short_date(dossier.counts_from(claim)),
        reason=claim.off_series,
    )


def _weight(dossier: Dossier, claim: Claim) -> tuple[bool, int, bool]:
    return claim.in_series, _day(dossier, claim), not claim.off_series


def _day(dossier: Dossier, claim: Claim) -> int:
    when = dossier.as_of(claim)
    return when.last if when else 0


def _disclaimer() -> str:
    return wording.disclaimer()[0].upper() + wording.disclaimer()[1:]


def _line_in_words(line: Line) -> str:
    points = [point for segment in line.segments for point in segment] or list(line.points)
    if not points:
        return ""
    if len(points) == 1:
        return tr("{label}: {figure} ({as_of})").format(
            label=line.label, figure=points[0].spoken, as_of=points[0].as_of
        )
    text = tr("{label}: from {first} ({begin}) to {last} ({end})").format(
        label=line.label,
        first=points[0].spoken,
        begin=points[0].as_of,
        last=points[-1].spoken,
        end=points[-1].as_of,
    )
    if line.cuts:
        text += ntr(
            ", with {count} break in the count",
            ", with {count} breaks in the count",
            len(line.cuts),
        ).format(count=len(line.cuts))
    return text
