"""A chart of dated claims of one or more series, of any measure, as plain values and words.

Window, picture, paper and command line draw the same value; nothing in it depends on a size.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Term, Unlike
from kursk_viewer.pages import wording
from kursk_viewer.pages.dated_claims import Cut, Line, Point, within
from kursk_viewer.pages.naming import operation
from kursk_viewer.pages.provenance import Provenance, disclaimer, provenance_of
from kursk_viewer.pages.shown import Shown, opposed_words, sentenced, shown
from kursk_viewer.pages.wording import inner, listed, number
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr

_MOST_NAMED = 3
"""Series that a title names one by one."""
_SHARED = 2 / 3
"""The share of a line's figures from which on their bound is told in its label."""
_FEWEST_SHARED = 3
"""Figures that a line must have for that."""
_NESTED = 0.06
"""The share of the largest figure by which claims of one day differ at most whose marks may stand
one around another."""
_FEW_COUNTED = 2
"""Different things counted in a chart whose figures alone tell which is meant."""
_FEWEST_ROWS = 3
"""Figures with one reason, each from another source, that have a row each."""
_MOST_REASONS = 6
"""Reasons why marks of one line are hollow that are numbered all."""


class Sign(Term):
    """What is drawn at or beside a mark; its label explains it in a legend."""

    STEP = "step", mark("a figure is held until the next report")
    BREAK = "break", mark("the way of counting seems to change")
    CUT = "cut", mark("not comparable with the figure before")
    HOLLOW = "hollow", mark("on no line, or of another scope")
    NESTED = "nested", mark("claims of one day, one around another")
    UNSIGNED = "unsigned", mark("without a sign in this series: at least or more than")
    LOWER = "lower", mark("at least or more than")
    UPPER = "upper", mark("at most or fewer than")
    EXACT = "exact", mark("neither a minimum nor a maximum")
    INFERRED = "inferred", mark("the claimant did not state the day")
    DISPUTED = "disputed", mark("contradicted or disputed")
    PERIOD = "period", mark("some time in these days")
    RANGE = "range", mark("a range, from its low end")


class SignSample(Record):
    """A sign that occurs in a chart, and its words; `marker` is the shape of one that has it,
    `level` that figures grow to the right there, not upwards."""

    sign: Sign
    words: str
    marker: str
    level: bool = False


class ChartNote(Record):
    """One reason why a series is broken, or why marks are no part of its line: the numbers with the
    claims that follow a break, or have such a mark, and the words. `heading` says of which series,
    `marker` is its shape, none where it is of all; a note on marks without a number has no claims.
    `brief` is what is said where there is no room for the words."""

    heading: str
    marker: str
    claims: tuple[tuple[int, str], ...]
    words: str
    brief: str


class ClaimsChart(Record):
    """Dated claims over time, ready to be drawn in any size.

    `name` is for files; `title` says what, of whom, as claimed by whom, where; `subtitle` what is
    counted and from when; `unit` names what the number line counts; `legend` has the signs that
    are drawn in `days`, all days where that is None, `breaks` why lines are broken there, `hollow`
    why marks there are not on them, `contradicted` what there is contradicted by what.
    `description` is the chart in a paragraph.
    """

    name: str
    title: str
    subtitle: str
    unit: str
    lines: tuple[Line, ...]
    legend: tuple[SignSample, ...]
    breaks: tuple[ChartNote, ...] = ()
    hollow: tuple[ChartNote, ...] = ()
    contradicted: tuple[ChartNote, ...] = ()
    description: str
    provenance: Provenance
    days: tuple[float, float] | None = None
    log: bool = False

    @property
    def drawable(self) -> bool:
        """Whether any figure has a number and a day."""
        return any(line.points for line in self.lines)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each break, by the claim that follows it."""
        return _by_claim(self.breaks)

    @property
    def mark_numbers(self) -> dict[str, int]:
        """The number of each hollow mark that has one, by its claim."""
        return _by_claim(self.hollow)

    @property
    def notes(self) -> tuple[ChartNote, ...]:
        """What is listed under the chart."""
        return (*self.breaks, *self.hollow, *self.contradicted)


def _by_claim(notes: tuple[ChartNote, ...]) -> dict[str, int]:
    return {claim: number for note in notes for number, claim in note.claims}


def claims_chart(
    dossier: Dossier,
    lines: tuple[Line, ...],
    *,
    name: str,
    days: tuple[float, float] | None = None,
    log: bool = False,
    offered: bool = True,
) -> ClaimsChart:
    """The chart of these lines in some days, by default in all.

    `offered` tells whether there are any series to choose from.
    """
    seen = within(lines, *days) if days else lines
    drawn = any(line.points for line in lines)
    if drawn and not any(line.points for line in seen):
        description = tr("No figure of these series lies in the days shown.")
    else:
        description = lines_description(seen, disclaimer(dossier), offered=offered)
    breaks = break_notes(lines, days, log=log)
    return ClaimsChart(
        name=name,
        title=_title(dossier, seen or lines),
        subtitle=(
            " ".join(filter(None, (_subtitle(dossier, seen or lines, log=log), _not_drawn(lines))))
            if drawn
            else ""
        ),
        unit=unit_of(dossier, lines),
        lines=lines,
        legend=legend(lines, days, log=log),
        breaks=breaks,
        hollow=_hollow_notes(lines, days, len(_by_claim(breaks)), log=log),
        contradicted=_contradicted_notes(lines, days, log=log),
        description=description,
        provenance=drawn_from(dossier, seen),
        days=days,
        log=log,
    )


def drawn_from(dossier: Dossier, lines: tuple[Line, ...]) -> Provenance:
    """The provenance of the claims that these lines draw and of no others."""
    return provenance_of(
        dossier, [dossier.claims[point.shown.record] for line in lines for point in line.points]
    )


def unit_of(dossier: Dossier, lines: tuple[Line, ...]) -> str:
    """What a number line counts: people, or what the measure is called where figures of it are
    written without a unit."""
    names = []
    for line in lines:
        measure = dossier.measures[line.measure]
        bare = wording.is_bare(measure.unit) and measure.unit != "people"
        names.append(inner(measure.label) if bare else tr(measure.unit))
    return listed(tuple(dict.fromkeys(names))) or tr("people")


def _title(dossier: Dossier, lines: tuple[Line, ...]) -> str:
    """What is counted of whom, where, and as claimed by whom; of many series, what is counted."""
    lines = tuple(line for line in lines if line.points) or lines
    where = operation(dossier)
    if len(lines) == 1 and where != dossier.title:
        return tr("{what} in the {operation}, {as_claimed}").format(
            what=lines[0].heading,
            operation=where.removeprefix("The "),
            as_claimed=lines[0].name,
        )
    if lines and len(lines) <= _MOST_NAMED:
        return tr("{operation}: {series}").format(
            operation=where, series="; ".join(line.label for line in lines)
        )
    measures = tuple(dict.fromkeys(inner(line.counted) for line in lines))
    if not measures:
        return tr("{operation}, claims over time").format(operation=where)
    return tr("{operation}, claims over time: {measures}").format(
        operation=where, measures=listed(measures)
    )


def _subtitle(dossier: Dossier, lines: tuple[Line, ...], *, log: bool) -> str:
    """What is counted, from when, and who counts whom."""
    lines = tuple(line for line in lines if line.points)
    parts = list(dict.fromkeys(line.definition for line in lines if line.definition))
    if len({line.side for line in lines}) > 1 and all(line.of_the_enemy for line in lines):
        parts.insert(0, tr("Each side counts the other's losses."))
    claims = [dossier.claims[point.shown.record] for line in lines for point in line.points]
    starts = {day.text: day for day in map(dossier.counts_from, claims) if day is not None}
    if starts and not all(map(dossier.counts_from, claims)):
        parts.append(tr("Counting starts differ or are not stated."))
    elif starts:
        earliest = min(starts.values(), key=lambda day: day.first)
        form = tr("Counted from {day}.") if len(starts) == 1 else tr("Counted from {day} or later.")
        parts.append(form.format(day=wording.short_date(earliest)))
    if log:
        parts.append(tr("Logarithmic scale."))
        if any(point.shown.value == 0 for line in lines for point in line.points):
            parts.append(tr("A figure of 0 has no place on a logarithmic scale."))
    return " ".join(parts)


def _not_drawn(lines: tuple[Line, ...]) -> str:
    """Which figures have no place in time, named where they are few."""
    undated = [(line, point) for line in lines for point in line.undated]
    if not undated:
        return ""
    count = number(len(undated))
    if len(undated) > _MOST_NAMED:
        return ntr(
            "{count} figure without a day is not drawn.",
            "{count} figures without a day are not drawn.",
            len(undated),
        ).format(count=count)
    headings = {line.heading for line in lines}
    figures = "; ".join(
        ", ".join(
            filter(
                None,
                (
                    _without_day(point.shown, headings),
                    own_wording(line, point),
                    *point.shown.opposed_shortly,
                ),
            )
        )
        for line, point in undated
    )
    return ntr(
        "{count} figure without a day is not drawn: {figures}.",
        "{count} figures without a day are not drawn: {figures}.",
        len(undated),
    ).format(count=count, figures=figures)


def _without_day(one: Shown, headings: set[str]) -> str:
    """A figure with its claimant and scope, and with what it counts of whom under several headings
    of a chart."""
    said = one.date, *opposed_words(), *(headings if len(headings) == 1 else ())
    return one.replace(said=said).in_sentence


def shared_bound(line: Line) -> str:
    """The bound, `lower` or `upper`, that most figures of a line are, so that its label tells it
    and only the others carry a mark; else nothing."""
    for bound in (Sign.LOWER, Sign.UPPER):
        count = line.bounds.get(bound, 0)
        if count >= _FEWEST_SHARED and count >= len(line.points) * _SHARED:
            return bound
    return ""


def bound_in_words(line: Line) -> str:
    """What a label says of the bounds of its line's figures; nothing where they have none in
    common."""
    bound = shared_bound(line)
    if not bound:
        return ""
    alone = all(point.shown.open == bound for point in line.points)
    if bound == Sign.LOWER:
        return (
            tr("all figures: at least or more than")
            if alone
            else tr("all at least or more than, unless marked")
        )
    return (
        tr("all figures: at most or fewer than")
        if alone
        else tr("all at most or fewer than, unless marked")
    )


def shared_word(line: Line) -> str:
    """The source's word for what is counted that most figures of a line have, so that its label
    tells it and only the others say theirs; else nothing."""
    words = Counter(point.shown.word for point in line.points)
    word, count = words.most_common(1)[0] if words else ("", 0)
    return word if count >= max(_FEWEST_SHARED, len(line.points) * _SHARED) else ""


def wording_in_words(line: Line) -> str:
    """What a label says of the source's word for what its line counts; nothing where its figures
    have none in common."""
    word = shared_word(line)
    if not word:
        return ""
    alone = all(point.shown.word == word for point in line.points)
    form = tr("all worded as “{words}”") if alone else tr("worded as “{words}” unless noted")
    return form.format(words=word)


def own_wording(line: Line, point: Point) -> str:
    """How the source words what a figure counts, where the label of its line does not say it."""
    shared = shared_word(line)
    if point.shown.word == shared:
        return ""
    if point.shown.word:
        return point.shown.worded
    if point.contents:
        return tr("given as {what}").format(what=point.contents)
    return tr("whether worded as “{words}” is not stated").format(words=shared)


def others_of_day(line: Line, point: Point) -> str:
    """The other figures of the line for the day of one, in words; nothing where there are none."""
    found: dict[str, list[str]] = {}
    for other in line.points:
        if other is not point and other.first == other.last == point.first == point.last:
            found.setdefault(other.shown.claimant, []).append(other.shown.figure)
    figures = [
        wording.bracketed(listed(own), claimant)
        if claimant != point.shown.claimant
        else listed(own)
        for claimant, own in found.items()
    ]
    return tr("the same day also {figures}").format(figures=listed(figures)) if figures else ""


def is_hollow(line: Line, point: Point) -> bool:
    """Whether a point is drawn hollow: it is no part of the line, or of another scope."""
    return point.wider or point.shown.record in line.beside


def signs(line: Line, point: Point) -> tuple[Sign, ...]:
    """What is drawn at or beside a point besides its marker."""
    one, shared = point.shown, shared_bound(line)
    found = []
    if point.first != point.last:
        found.append(Sign.PERIOD)
    if one.far is not None:
        found.append(Sign.RANGE)
    if one.open != shared:
        found.append(Sign(one.open) if one.open else Sign.EXACT)
    if point.inferred:
        found.append(Sign.INFERRED)
    if one.opposed:
        found.append(Sign.DISPUTED)
    return tuple(found)


def break_sign(broken: Cut) -> Sign:
    """What is drawn at a break: of the count, or where two figures are not comparable."""
    return Sign.BREAK if broken.relation else Sign.CUT


def legend(
    lines: tuple[Line, ...], days: tuple[float, float] | None = None, *, log: bool = False
) -> tuple[SignSample, ...]:
    """The signs that are drawn of these lines in some days, by default in all, with their words."""
    begin, end = days or (-math.inf, math.inf)
    found: dict[Sign, str] = {}
    samples = list[SignSample]()
    for line in lines:
        pairs = [pair for segment in line.segments for pair in pairwise(segment)]
        if any(here.last <= end and following.last >= begin for here, following in pairs):
            found.setdefault(Sign.STEP, line.marker)
        for broken in line.cuts:
            if _marked(line.after(broken), begin, end, log=log):
                found.setdefault(break_sign(broken), line.marker)
        for point in line.points:
            own = signs(line, point)
            if _marked(point, begin, end, log=log):
                hollow = (Sign.HOLLOW,) if is_hollow(line, point) else ()
                for sign in (*hollow, *own):
                    found.setdefault(sign, line.marker)
        unsigned = _unsigned(line, begin, end, log=log)
        if unsigned:
            samples.append(SignSample(sign=Sign.UNSIGNED, words=unsigned, marker=line.marker))
    nested = _nested(lines, begin, end, log=log)
    if nested:
        found[Sign.NESTED] = nested
    samples += [
        SignSample(sign=sign, words=tr(sign.label), marker=marker) for sign, marker in found.items()
    ]
    order = list(Sign)
    return tuple(sorted(dict.fromkeys(samples), key=lambda sample: order.index(sample.sign)))


def _unsigned(line: Line, begin: float, end: float, *, log: bool) -> str:
    """What a mark without a sign means in a line whose label tells the bound of most figures, where
    one is drawn in these days; else nothing."""
    bound = shared_bound(line)
    drawn = any(
        point.shown.open == bound and _marked(point, begin, end, log=log) for point in line.points
    )
    if not bound or not drawn:
        return ""
    if bound == Sign.UPPER:
        return tr("without a sign in this series: at most or fewer than")
    return tr(Sign.UNSIGNED.label)


def _nested(lines: tuple[Line, ...], begin: float, end: float, *, log: bool) -> str:
    """The shape of a mark that may stand around another of its day, where there is one in these
    days; else nothing."""
    largest = max((point.shown.value or 0.0 for line in lines for point in line.points), default=0)
    of_day: dict[int, list[float]] = {}
    drawn = [
        (line, point)
        for line in lines
        for point in line.points
        if _marked(point, begin, end, log=log)
    ]
    for line, point in sorted(drawn, key=lambda one: is_hollow(*one)):
        value, others = point.shown.value or 0.0, of_day.setdefault(point.last, [])
        near = any(log or abs(value - other) < _NESTED * largest for other in others)
        if near and is_hollow(line, point):
            return line.marker
        others.append(value)
    return ""


def _marked(point: Point, begin: float, end: float, *, log: bool) -> bool:
    """Whether a point has a mark in these days: zero has none on a logarithmic scale."""
    return begin <= point.last <= end and not (log and not point.shown.value)


def break_notes(
    lines: tuple[Line, ...], days: tuple[float, float] | None = None, *, log: bool = False
) -> tuple[ChartNote, ...]:
    """Why these lines are broken in some days, by default in all: the breaks numbered series by
    series in order of time, those with one reason together. Why a mark beside the line is not
    comparable is told of that mark."""
    begin, end = days or (-math.inf, math.inf)
    found, number = [], 0
    for line in lines:
        told: dict[str, list[tuple[int, Point]]] = {}
        for broken in line.cuts:
            point = line.after(broken)
            told_of_mark = broken.claim in line.beside and not broken.relation
            if not told_of_mark and _marked(point, begin, end, log=log):
                number += 1
                told.setdefault(broken.reason, []).append((number, point))
        for reason, places in told.items():
            figures = listed(tuple(_after_break(line, point) for _number, point in places))
            words = tr("Before {figures}: {reason}").format(figures=figures, reason=reason)
            named = all(point.shown.figure in reason for _number, point in places)
            plain = named and figures == listed(tuple(_dated(point) for _number, point in places))
            bare = listed(tuple(_undated(line, point) for _number, point in places))
            found.append(
                ChartNote(
                    heading=tr("Breaks: {series}").format(series=line.label),
                    marker=line.marker,
                    claims=tuple((each, point.shown.record) for each, point in places),
                    words=words,
                    brief=reason
                    if plain
                    else tr("{figures}: {reason}").format(figures=bare, reason=reason),
                )
            )
    return tuple(found)


def _after_break(line: Line, point: Point) -> str:
    """A figure with its day, and how it is worded where the reason of the break does not tell."""
    return ", ".join(filter(None, (_dated(point), _untold_wording(line, point))))


def _undated(line: Line, point: Point) -> str:
    """The same without its day."""
    return ", ".join(filter(None, (point.shown.figure, _untold_wording(line, point))))


def _untold_wording(line: Line, point: Point) -> str:
    broken = line.break_before(point.shown.record)
    word, told = point.shown.word, False
    if broken is not None:
        contents = broken.unlike in (Unlike.OTHER_CONTENTS, Unlike.OTHER_WORDING)
        told = f"“{word}”" in broken.reason if word else contents
    return "" if told else own_wording(line, point)


def _hollow_notes(
    lines: tuple[Line, ...], days: tuple[float, float] | None, number: int, *, log: bool
) -> tuple[ChartNote, ...]:
    """Why marks of these lines are hollow, numbered after `number`. Of a line with many reasons
    only what is of another scope or period has numbers; the others are listed by their day, with
    who gave them where that is not who gave most."""
    begin, end = days or (-math.inf, math.inf)
    found: list[ChartNote] = []
    for line in lines:
        givers = Counter(point.shown.by for point in line.points)
        told: dict[str, list[Point]] = {}
        for point in line.points:
            if is_hollow(line, point) and _marked(point, begin, end, log=log):
                reason = _hollow_reason(line, point)
                if reason:
                    told.setdefault(reason, []).append(point)
        heading = tr("Hollow marks: {series}").format(series=line.label)
        many, unnumbered = len(told) > _MOST_REASONS, []
        for reason, points in told.items():
            if many and not any(_of_another_kind(line, point) for point in points):
                unnumbered.append((reason, points))
                continue
            claims = tuple((number + n, p.shown.record) for n, p in enumerate(points, 1))
            number += len(points)
            origins = tuple(_origin(line, point) for point in points)
            if len(points) >= _FEWEST_ROWS and len(set(origins)) > 1:
                found += _rows(
                    ChartNote(
                        heading=heading,
                        marker=line.marker,
                        claims=claims,
                        words=reason,
                        brief=reason,
                    ),
                    points,
                    origins,
                )
                continue
            words = _explained(points, reason, origins)
            found.append(
                ChartNote(
                    heading=heading, marker=line.marker, claims=claims, words=words, brief=words
                )
            )
        if unnumbered:
            usual = givers.most_common(1)[0][0]
            rows = [
                _explained(points, reason, tuple(_origin(line, p, usual) for p in points))
                for reason, points in unnumbered
            ]
            count = sum(len(points) for _reason, points in unnumbered)
            found.append(
                ChartNote(
                    heading=heading,
                    marker=line.marker,
                    claims=(),
                    words="\n".join((tr("Without a number:"), *rows)),
                    brief=_left_out(count),
                )
            )
    return tuple(found)


def _rows(
    reason: ChartNote, points: list[Point], origins: tuple[str, ...]
) -> tuple[ChartNote, ...]:
    """The reason of several marks, and one row for each of them with its figure and origin."""
    rows = [
        reason.replace(claims=(claim,), words=text, brief=text)
        for claim, point, origin in zip(reason.claims, points, origins, strict=True)
        for text in (", ".join(filter(None, (_dated(point), origin))),)
    ]
    return (reason, *rows)


def _contradicted_notes(
    lines: tuple[Line, ...], days: tuple[float, float] | None, *, log: bool
) -> tuple[ChartNote, ...]:
    """What contradicts the marks of these lines in some days, each pair once."""
    begin, end = days or (-math.inf, math.inf)
    points = [
        (line, point)
        for line in lines
        for point in line.points
        if _marked(point, begin, end, log=log)
    ]
    told, pairs = set[str](), list[tuple[Shown, list[Shown]]]()
    for _line, point in points:
        one = shown(point.shown.dossier, point.shown.record)
        new = [dispute for dispute in one.disputes if dispute.relation not in told]
        told |= {dispute.relation for dispute in new}
        if new:
            pairs.append((one, [shown(one.dossier, dispute.record) for dispute in new]))
    if not pairs:
        return ()
    several = len({line.heading for line, _point in points})
    return (
        ChartNote(
            heading=tr("Contradicted"),
            marker="",
            claims=(),
            words="\n".join(_against(*pair, named=several > 1) for pair in pairs),
            brief="; ".join(
                _against(*pair, named=several > _FEW_COUNTED, brief=True) for pair in pairs
            ),
        ),
    )


def _against(one: Shown, others: list[Shown], *, named: bool, brief: bool = False) -> str:
    """A figure and what contradicts it with their days, `named` with what is counted of whom; who
    gave them where that is not the same, but in a `brief` one."""
    who = not brief and any(other.claimant != one.claimant for other in others)
    same = one.label, one.about
    return tr("{figure} against {others}").format(
        figure=_half(one, () if named else same, who=who, brief=brief),
        others="; ".join(_half(other, same, who=who) for other in others),
    )


def _half(one: Shown, said: tuple[str, ...], *, who: bool, brief: bool = False) -> str:
    told = one.replace(by="", as_of="").under(*said, one.scope, *opposed_words()).in_sentence
    day = "" if brief else one.date
    where = ", ".join(filter(None, (one.claimant if who else "", day)))
    if "(" in where:
        return f"{told}, {where}"
    return wording.bracketed(told, where) if where else told


def _left_out(count: int) -> str:
    return ntr(
        "Without a number: {count}, for a reason of its own, not listed for want of room.",
        "Without a number: {count}, each for a reason of its own, not listed for want of room.",
        count,
    ).format(count=number(count))


def _hollow_reason(line: Line, point: Point) -> str:
    """Why a mark is hollow; nothing where the break before its part of the line tells that."""
    if point.reason:
        return point.reason
    first = next((segment[0] for segment in line.segments if point in segment), point)
    broken = line.break_before(first.shown.record)
    if broken is not None and broken.unlike == Unlike.OTHER_SCOPE:
        return ""
    return tr("Another scope: {scope}.").format(scope=point.shown.scope)


def _of_another_kind(line: Line, point: Point) -> bool:
    """Whether a figure is of another scope or period than those on its line."""
    starts = [one.shown.begin for segment in line.segments for one in segment if not one.wider]
    return point.wider or (bool(starts) and point.shown.begin not in starts)


def _explained(points: list[Point], reason: str, origins: tuple[str, ...]) -> str:
    """Figures with their days and origins, and what is to be known of them."""
    if len(set(origins)) == 1:
        figures = ", ".join(filter(None, (listed(tuple(map(_dated, points))), origins[0])))
    else:
        figures = "; ".join(map(", ".join, zip(map(_dated, points), origins, strict=True)))
    return tr("{figures}: {reason}").format(figures=figures, reason=reason)


def _origin(line: Line, point: Point, usual: str = "") -> str:
    """Who gave a figure, if not who gave most of them, in what words if not those of its line, and
    its scope beside a reason."""
    one = point.shown
    by = one.by if one.by != usual else ""
    scope = one.scope if one.unusual and point.reason else ""
    return ", ".join(filter(None, (by, own_wording(line, point), scope)))


def _dated(point: Point) -> str:
    return " ".join(filter(None, (point.shown.figure, point.shown.as_of)))


def legend_in_words(entries: tuple[SignSample, ...]) -> str:
    """The words of a legend where none is drawn."""
    return sentenced("; ".join(entry.words for entry in entries))


def point_read_out(line: Line, point: Point) -> str:
    """One point of a line: its claim line, the change, and why the line breaks before it."""
    broken = line.break_before(point.shown.record)
    reason = broken.reason if broken and broken.relation else point.reason
    return read_out(point.shown, point.change, reason)


def break_read_out(line: Line, broken: Cut) -> str:
    """One break of a line in one line."""
    form = tr("{label}: the way of counting seems to change here. {reason}")
    if not broken.relation:
        form = tr("{label}: no step here, the two figures are not comparable. {reason}")
    return form.format(label=line.label, reason=broken.reason)


def read_out(one: Shown, *remarks: str) -> str:
    """A claim in one line with what is to be known of it beside its neighbours."""
    return " · ".join(text.rstrip(".") for text in (one.line, *remarks) if text)


def utterance(one: Shown) -> str:
    """A claim in so few words that a screen reader can speak it at each step: how many of what,
    by whom, as of when."""
    return one.replace(said=(), figure=one.in_words).in_sentence


def lines_description(lines: tuple[Line, ...], disclaimer: str, *, offered: bool = True) -> str:
    """The chart of these lines in one sentence each; where there is none to draw, why.

    `offered` tells whether there are any series to choose from.
    """
    parts = [text for text in map(_line_in_words, lines) if text]
    if not parts and not lines:
        if offered:
            return tr("No series is switched on. Tick one in the list of series to draw it.")
        return tr("There is nothing to draw: there is no figure on people here.")
    if not parts:
        return tr(
            "There is nothing to draw over time: no figure here has both a number and a day. "
            "The numbers list them all."
        )
    return tr("Step chart of running totals. {lines}. {disclaimer}.").format(
        lines="; ".join(parts), disclaimer=disclaimer
    )


def _line_in_words(line: Line) -> str:
    """A line piece by piece: a rise or fall is told only within one."""
    pieces = line.segments or tuple((point,) for point in line.points)
    if not pieces:
        return ""
    parts = []
    for piece in pieces:
        first, last = (
            f"{point.shown.spoken} ({', '.join(point.shown.details)})"
            for point in (piece[0], piece[-1])
        )
        form = tr("from {first} to {last}") if len(piece) > 1 else "{first}"
        parts.append(form.format(first=first, last=last))
    wording_there = wording_in_words(line)
    label = wording.bracketed(line.label, wording_there) if wording_there else line.label
    if len(parts) == 1:
        return tr("{label}: {figure}").format(label=label, figure=parts[0])
    return tr("{label}, in {count} separate pieces: {pieces}").format(
        label=label, count=number(len(parts)), pieces=" / ".join(parts)
    )
