"""Casualties: one report as bars, dated claims over time, and who says what."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier import series as s
from kursk_viewer.dossier.model import Claim, Dossier, Report
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence import figure, label_of
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


class Bar(Record):
    """One bar. `length` is in people; `parts` lie inside it, end to end; `open` tells that the
    figure is only a least or a greatest value."""

    claim: str
    label: str
    text: str
    spoken: str
    length: float
    derived: bool = False
    open: str = ""
    parts: tuple[Bar, ...] = ()


class BarsPage(Record):
    """One report's figures on people, drawn from one base line."""

    title: str
    subtitle: str
    report: str
    bars: tuple[Bar, ...]
    description: str
    provenance: Provenance


class Point(Record):
    """One dated claim on a chart. Days are ordinals; `low` and `high` bound what was stated, None
    for an end left open. `reason` tells why a lone point is no part of a line."""

    claim: str
    first: int
    last: int
    value: float
    low: float | None
    high: float | None
    text: str
    spoken: str
    claimant: str
    as_of: str
    change: str = ""
    reason: str = ""


class Cut(Record):
    """A break of a line between two days, and why."""

    before: int
    after: int
    reason: str
    relation: str


class Line(Record):
    """One series: `segments` are held as steps, `lone` points stand beside them."""

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

    @property
    def points(self) -> tuple[Point, ...]:
        """All dated points in order of time."""
        every = [point for segment in self.segments for point in segment] + list(self.lone)
        return tuple(sorted(every, key=lambda point: (point.last, point.first, point.claim)))


class OverTimePage(Record):
    """All series of the dossier on people; `shown` on a line says whether it is drawn at first."""

    title: str
    lines: tuple[Line, ...]
    description: str
    provenance: Provenance


class Answer(Record):
    """What one claimant last said on a question, with the ends of what was stated."""

    claim: str
    claimant: str
    side: str
    text: str
    spoken: str
    as_of: str
    value: float | None
    low: float | None
    high: float | None
    scope: str


class Question(Record):
    """A measure of one party's losses and everyone's answer to it."""

    id: str
    label: str
    answers: tuple[Answer, ...]


class WhoSaysPage(Record):
    """Every question on people that anyone answered."""

    title: str
    questions: tuple[Question, ...]
    provenance: Provenance


class TableRow(Record):
    """One row of the numbers behind a chart."""

    claim: str
    cells: tuple[str, ...]


def bars(dossier: Dossier, report_id: str = "") -> BarsPage:
    """The bars of one report, by default the core report."""
    report = dossier.reports.get(report_id) or dossier.core_report
    claims = _people_of(dossier, report)
    drawn = []
    for claim in claims:
        measure = dossier.measures[claim.measure]
        whole_present = any(c.measure == measure.part_of and c.about == claim.about for c in claims)
        if not whole_present and not claim.off_series.strip() and dossier.quantity_of(claim).numbers:
            parts = tuple(
                _bar(dossier, part)
                for part in claims
                if dossier.measures[part.measure].part_of == claim.measure and part.about == claim.about
            )
            drawn.append(_bar(dossier, claim, parts))
    title = tr("What the report says of people")
    subtitle = ""
    if report is not None:
        subtitle = tr("{claimant}, {as_of}").format(
            claimant=dossier.parties[report.claimant].name,
            as_of=wording.as_of(report.as_of, report.as_of_basis),
        )
    return BarsPage(
        title=title,
        subtitle=subtitle,
        report=report.id if report else "",
        bars=tuple(drawn),
        description=_bars_description(subtitle, drawn),
        provenance=provenance(dossier),
    )


def reports_on_people(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The reports that `bars` can draw, as (id, title), in order of time."""
    found = {c.report for c in s.comparable_claims(dossier) if dossier.measures[c.measure].group == "people"}
    reports = [r for r in dossier.reports.values() if r.id in found]
    reports.sort(key=lambda r: (r.as_of.last if r.as_of else 0, r.id))
    return tuple(
        (r.id, f"{wording.short_date(r.as_of)}: {dossier.parties[r.claimant].name}") for r in reports
    )


def over_time(dossier: Dossier) -> OverTimePage:
    """Every series on people, those with a line of three or more points shown first."""
    lines = tuple(_line(dossier, series) for series in s.all_series(dossier))
    return OverTimePage(
        title=tr("Claims over time"),
        lines=lines,
        description=_lines_description([line for line in lines if line.shown]),
        provenance=provenance(dossier),
    )


def who_says(dossier: Dossier) -> WhoSaysPage:
    """Every question on people with each claimant's latest dated answer, oldest answer first."""
    questions: dict[tuple[str, str], dict[str, Claim]] = {}
    for claim in s.comparable_claims(dossier):
        if dossier.measures[claim.measure].group == "people" and dossier.quantity_of(claim).numbers:
            answers = questions.setdefault((claim.about, claim.measure), {})
            known = answers.get(dossier.claimant_of(claim).id)
            if known is None or _day(dossier, claim) > _day(dossier, known) or (known.off_series and not claim.off_series and _day(dossier, claim) == _day(dossier, known)):
                answers[dossier.claimant_of(claim).id] = claim
    order = list(dossier.measures)
    core = {(c.about, c.measure) for c in dossier.claims.values() if dossier.is_core(c)}
    keys = sorted(questions, key=lambda key: (key not in core, key[0], order.index(key[1])))
    return WhoSaysPage(
        title=tr("Who says what"),
        questions=tuple(
            Question(
                id="/".join(key),
                label=tr("{measure}: {party}").format(
                    measure=dossier.measures[key[1]].label, party=dossier.parties[key[0]].name
                ),
                answers=tuple(
                    _answer(dossier, claim)
                    for claim in sorted(questions[key].values(), key=lambda c: _day(dossier, c))
                ),
            )
            for key in keys
        ),
        provenance=provenance(dossier),
    )


def bars_table(page: BarsPage) -> tuple[tuple[str, ...], tuple[TableRow, ...]]:
    """The numbers behind the bars: header and rows."""
    rows = []
    for bar in page.bars:
        rows.append(TableRow(claim=bar.claim, cells=(bar.label, bar.text, "")))
        rows += [
            TableRow(claim=part.claim, cells=(part.label, part.text, tr("part of {whole}").format(whole=bar.label.lower())))
            for part in bar.parts
        ]
    return (tr("Measure"), tr("Figure"), tr("Counting")), tuple(rows)


def lines_table(lines: tuple[Line, ...]) -> tuple[tuple[str, ...], tuple[TableRow, ...]]:
    """The numbers behind the lines: header and rows, series by series in order of time."""
    header = (tr("Series"), tr("As of"), tr("Figure"), tr("Claimant"), tr("Change"), tr("Remark"))
    rows = [
        TableRow(
            claim=point.claim,
            cells=(line.label, point.as_of, point.text, point.claimant, point.change, point.reason),
        )
        for line in lines
        for point in (*line.points, *line.undated)
    ]
    return header, tuple(rows)


def answers_table(question: Question) -> tuple[tuple[str, ...], tuple[TableRow, ...]]:
    """The numbers behind one question: header and rows."""
    header = (tr("Claimant"), tr("Side"), tr("Figure"), tr("As of"), tr("Scope"))
    return header, tuple(
        TableRow(claim=a.claim, cells=(a.claimant, a.side, a.text, a.as_of, a.scope)) for a in question.answers
    )


def _people_of(dossier: Dossier, report: Report | None) -> list[Claim]:
    if report is None:
        return []
    own = [c for c in dossier.claims.values() if c.report == report.id]
    names = {claim.id for claim in own}
    derived = [
        c
        for c in dossier.claims.values()
        if c.formula and names.issuperset(q.formula_inputs(c.formula))
    ]
    order = list(dossier.measures)
    people = [c for c in own + derived if dossier.measures[c.measure].group == "people"]
    return sorted(people, key=lambda c: (c.about, order.index(c.measure)))


def _bar(dossier: Dossier, claim: Claim, parts: tuple[Bar, ...] = ()) -> Bar:
    value = dossier.quantity_of(claim)
    about = dossier.parties[claim.about].name
    label = label_of(dossier, claim)
    return Bar(
        claim=claim.id,
        label=label if parts or dossier.measures[claim.measure].part_of else f"{label}: {about}",
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[claim.measure].unit),
        length=value.magnitude or 0.0,
        derived=bool(claim.formula),
        open="lower" if value.is_lower_bound else "upper" if value.is_upper_bound else "",
        parts=parts,
    )


def _bars_description(subtitle: str, drawn: list[Bar]) -> str:
    told = []
    for bar in drawn:
        text = f"{bar.label}: {bar.spoken}"
        if bar.parts:
            text += " ({})".format("; ".join(f"{part.label}: {part.spoken}" for part in bar.parts))
        told.append(text)
    return tr("Bar chart. {subtitle}. {bars}. {disclaimer}.").format(
        subtitle=subtitle, bars="; ".join(told), disclaimer=wording.disclaimer().capitalize()
    )


def _line(dossier: Dossier, series: s.Series) -> Line:
    reasons = {lone.claim: lone.reason for lone in series.lone}
    segments = []
    for segment in series.segments:
        points: list[Point] = []
        for name in segment:
            previous = dossier.claims[points[-1].claim] if points else None
            points.append(_point(dossier, dossier.claims[name], previous))
        segments.append(tuple(points))
    ends = {segment[0].claim: before[-1].last for before, segment in zip(segments, segments[1:], strict=False)}
    starts = {segment[0].claim: segment[0].first for segment in segments}
    claimants = wording.side_of(series.side, series.state)
    if series.side in ("independent", "media"):
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
        lone=tuple(_point(dossier, dossier.claims[name], None, reason) for name, reason in reasons.items()),
        cuts=tuple(
            Cut(before=ends[cut.claim], after=starts[cut.claim], reason=cut.reason, relation=cut.relation)
            for cut in series.breaks
        ),
        undated=tuple(_point(dossier, dossier.claims[name], None, tr("No as-of date.")) for name in series.undated),
        shown=series.joined > 2 and (series.measure == "casualties" or series.side == "third_state"),
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
        value=value.magnitude or 0.0,
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


def _answer(dossier: Dossier, claim: Claim) -> Answer:
    value, report, who = dossier.quantity_of(claim), dossier.report_of(claim), dossier.claimant_of(claim)
    low, high = _ends(value)
    return Answer(
        claim=claim.id,
        claimant=who.name,
        side=wording.side_of(who.side, who.state),
        text=figure(dossier, claim),
        spoken=wording.spoken(value, dossier.measures[claim.measure].unit),
        as_of=wording.as_of(report.as_of, report.as_of_basis),
        value=value.magnitude,
        low=low,
        high=high,
        scope=dossier.scope_of(claim).label,
    )


def _day(dossier: Dossier, claim: Claim) -> int:
    when = dossier.as_of(claim)
    return when.last if when else 0


def _lines_description(lines: list[Line]) -> str:
    told = []
    for line in lines:
        points = [point for segment in line.segments for point in segment]
        text = tr("{label}: from {first} ({begin}) to {last} ({end})").format(
            label=line.label,
            first=points[0].spoken,
            begin=points[0].as_of,
            last=points[-1].spoken,
            end=points[-1].as_of,
        )
        if line.cuts:
            text += tr(", with {count} breaks in the count").format(count=len(line.cuts))
        told.append(text)
    return tr("Step chart of running totals. {lines}. {disclaimer}.").format(
        lines="; ".join(told), disclaimer=wording.disclaimer().capitalize()
    )
