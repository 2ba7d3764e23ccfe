"""Summary: the core report's figures, statements, contradictions, and what it does not say."""

from __future__ import annotations

from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation, Statement
from kursk_viewer.dossier.series import all_series, latest
from kursk_viewer.dossier.vocabulary import AsOfBasis, Group, Precision
from kursk_viewer.pages import wording
from kursk_viewer.pages.comparing import (
    Beside,
    Comparison,
    Questions,
    beside,
    comparisons,
)
from kursk_viewer.pages.naming import label_of
from kursk_viewer.pages.provenance import Provenance, provenance_of
from kursk_viewer.pages.shown import Shown, headline, opposed_words, shown
from kursk_viewer.pages.summary.masthead import without_core
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_FIRST_SERIES = 12
"""So many of the newest claims stand on a page without a core report."""


class Figure(Record):
    """One figure of the core report. `level` is 1 for a part of the figure above it."""

    shown: Shown
    label: str
    level: int = 0
    comparisons: tuple[Comparison, ...] = ()
    beside: Beside | None = None

    @property
    def contested(self) -> bool:
        """Whether something contradicts a figure that it is compared with."""
        return any(other.shown.opposed for other in self.comparisons)

    @property
    def details(self) -> tuple[str, ...]:
        """Whose losses, by whom if not the core report's claimant, in which scope and from which
        day if unusual, as of when, how attributed, and any dispute."""
        one = self.shown
        scope = one.scope if one.unusual else ""
        parts = (one.about, self.another, scope, self.begin, one.as_of, one.attribution, one.mark)
        return tuple(filter(None, parts))

    @property
    def exceptions(self) -> tuple[str, ...]:
        """By whom it is, of which scope, from and as of which day, each where that is not the core
        report's."""
        dossier, one = self.shown.dossier, self.shown
        report, claim = dossier.core_report, dossier.claims[one.record]
        day = one.as_of if report is None or dossier.as_of(claim) != report.as_of else ""
        scope = one.scope if one.unusual else ""
        return tuple(filter(None, (self.another, scope, self.begin, day)))

    @property
    def begin(self) -> str:
        """From which day it is counted, where the claim has another than the core report, or
        none."""
        dossier, one = self.shown.dossier, self.shown
        report, claim = dossier.core_report, dossier.claims[one.record]
        own = claim.counts_from or claim.start_not_stated
        if not own or report is None or dossier.counts_from(claim) == report.counts_from:
            return ""
        if one.begin:
            return tr("counted from {date}").format(date=one.begin)
        return tr("its counting start is not stated")

    @property
    def another(self) -> str:
        """Who puts the figure forward, where that is not the core report's claimant."""
        dossier, report = self.shown.dossier, self.shown.dossier.core_report
        claim = dossier.claims[self.shown.record]
        if report is None or dossier.claimant_of(claim).id == report.claimant or claim.formula:
            return ""
        return self.shown.by


class Contradiction(Record):
    """Two records that cannot both hold."""

    relation: str
    halves: tuple[str, str]
    note: str
    dossier: Dossier

    @property
    def one(self) -> Shown:
        """The first of the two."""
        return half(self.dossier, self.halves[0])

    @property
    def other(self) -> Shown:
        """The second of the two."""
        return half(self.dossier, self.halves[1])


class SummaryPage(Record):
    """All that the Summary says, in its order."""

    title: str
    headline: str
    subtitle: str
    claimant: str
    report: str
    dating: str
    headlines: tuple[Figure, ...]
    in_words: tuple[Figure, ...]
    equipment: tuple[Figure, ...]
    statements: tuple[Shown, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[tuple[str, str], ...]
    provenance: Provenance


def summary(dossier: Dossier) -> SummaryPage:
    """The summary of the dossier's core report, with what the whole dossier adds to it."""
    report = dossier.core_report
    claims = [claim for claim in dossier.claims.values() if dossier.is_core(claim)]
    claims.sort(key=lambda c: (dossier.measure_places[c.measure], bool(c.off_series)))
    comparable = Questions(dossier)
    refined = {r.object for r in dossier.relations.values() if r.kind == "refines"}
    people, words, equipment = [], [], []
    for claim in claims:
        line = _figure(dossier, claim, comparable)
        if claim.id in refined:
            line = line.replace(label=tr("{label}, rounded").format(label=line.label))
        if claim.precision == Precision.NOT_STATED:
            words.append(line)
        elif dossier.measure_of(claim).group == Group.EQUIPMENT:
            equipment.append(line)
        else:
            people.append(line)
    claimant = dossier.parties[report.claimant].name if report else ""
    subtitle = without_core(dossier)
    if report:
        subtitle = tr("{claimant}, counted from {begin}, {as_of}").format(
            claimant=claimant,
            begin=wording.date(report.counts_from),
            as_of=wording.as_of(report.as_of, report.as_of_basis),
        )
    opposed, figures = contradictions(dossier, core=True), (*people, *words, *equipment)
    return SummaryPage(
        title=dossier.title,
        headline=headline(dossier),
        subtitle=subtitle,
        claimant=claimant,
        report=report.id if report else "",
        dating=report.as_of_note if report else "",
        headlines=tuple(people),
        in_words=tuple(words),
        equipment=tuple(equipment),
        statements=tuple(
            shown(dossier, said.id) for said in dossier.statements.values() if dossier.is_core(said)
        ),
        contradictions=opposed,
        gaps=tuple((gap.id, gap.text) for gap in dossier.gaps.values()),
        provenance=_provenance(dossier, figures, opposed),
    )


def provenance_on_paper(
    dossier: Dossier, page: SummaryPage, drawn: frozenset[str] = frozenset()
) -> Provenance:
    """That of what has room on one page of paper, which compares only contested figures, and of
    the records that its lead draws and names."""
    figures = [
        figure.replace(comparisons=figure.comparisons if figure.contested else (), beside=None)
        for figure in (*page.headlines, *page.in_words, *page.equipment)
    ]
    return _provenance(dossier, tuple(figures), page.contradictions, drawn)


def _provenance(
    dossier: Dossier,
    figures: tuple[Figure, ...],
    opposed: tuple[Contradiction, ...],
    drawn: frozenset[str] = frozenset(),
) -> Provenance:
    names = {s.id for s in dossier.statements.values() if dossier.is_core(s)} | set(drawn)
    for each in figures:
        names |= {each.shown.record, *(other.shown.record for other in each.comparisons)}
        names |= set(each.beside.inputs if each.beside else ())
    names.update(*(pair.halves for pair in opposed))
    if dossier.core_report is None:
        names.update(newest_claims(dossier))
        names.update(*(each.halves for each in dossier.contradictions))
    found = provenance_of(
        dossier,
        [claim for claim in dossier.claims.values() if claim.id in names],
        [event for event in dossier.events.values() if event.id in names],
        [statement for statement in dossier.statements.values() if statement.id in names],
    )
    if not dossier.reports:
        return found
    return found.replace(as_of=found.as_of or wording.as_of(None, AsOfBasis.NONE))


def newest_claims(dossier: Dossier) -> tuple[str, ...]:
    """Of each of the first series on people the latest claim."""
    found = []
    for series in all_series(dossier)[:_FIRST_SERIES]:
        joined = (name for segment in series.segments for name in segment)
        names = (*series.undated, *(each.claim for each in series.lone), *joined)
        found.append(latest(dossier, [dossier.claims[name] for name in names])[0].id)
    return tuple(found)


def contradictions(dossier: Dossier, *, core: bool) -> tuple[Contradiction, ...]:
    """All contradictions of the file, or those that touch the core report.

    Those within the core report come first; those on one question stand together.
    """
    chosen = [r for r in dossier.contradictions if not core or _touches_core(dossier, r)]
    places: dict[tuple[bool, str], int] = {}
    ranks: dict[str, tuple[bool, int]] = {}
    for number, relation in enumerate(chosen):
        outside = not all(in_core(dossier, name) for name in relation.halves)
        together = outside, relation.question or relation.id
        ranks[relation.id] = outside, places.setdefault(together, number)
    return tuple(
        Contradiction(
            relation=relation.id,
            halves=relation.halves,
            note=relation.note,
            dossier=dossier,
        )
        for relation in sorted(chosen, key=lambda relation: ranks[relation.id])
    )


def places(dossier: Dossier, record_id: str) -> tuple[str, ...]:
    """In which parts of the Summary a record stands, in words."""
    found = []
    record = dossier.find(record_id)
    if isinstance(record, Claim) and dossier.is_core(record):
        if record.precision == Precision.NOT_STATED:
            found.append(tr("figures given in words only"))
        elif dossier.measure_of(record).group == Group.EQUIPMENT:
            found.append(tr("equipment figures"))
        else:
            found.append(tr("headline figures"))
        if beside(dossier, record):
            found.append(tr("beside the same claimant's figure for a wider scope"))
    elif isinstance(record, Claim):
        found += _beside(dossier, record)
    elif isinstance(record, Statement) and dossier.is_core(record):
        found.append(tr("statements"))
    elif record_id in dossier.gaps:
        found.append(tr("what the file does not say"))
    itself = [r for r in dossier.contradictions if r.id == record_id]
    opposing = [*itself, *dossier.contradictions_of(record_id)]
    if any(_touches_core(dossier, relation) for relation in opposing):
        found.append(tr("contradictions"))
    return tuple(found)


def _touches_core(dossier: Dossier, relation: Relation) -> bool:
    """Whether a half of a contradiction stands in the core report."""
    return any(in_core(dossier, name) for name in relation.halves)


def _beside(dossier: Dossier, claim: Claim) -> list[str]:
    """The figures of the core report beside which a claim of another report stands."""
    names = []
    comparable = Questions(dossier)
    for core in dossier.claims.values():
        if (core.measure, core.about) != (claim.measure, claim.about) or not dossier.is_core(core):
            continue
        name = shown(dossier, core.id).short
        if dossier.scope_of(claim).context:
            wider = beside(dossier, core, comparable)
            if wider and claim.id in wider.inputs:
                names.append(tr("beside {figure}").format(figure=name))
            continue
        side = dossier.claimant_of(core).side
        if core.precision != Precision.NOT_STATED and dossier.claimant_of(claim).side == side:
            names += [
                tr("{when}, beside {figure}").format(when=found.when, figure=name)
                for found in comparisons(dossier, core, comparable)
                if found.shown.record == claim.id
            ]
    return names


def half(dossier: Dossier, record_id: str) -> Shown:
    """One side of a contradiction, to stand under its speaker and day."""
    made = shown(dossier, record_id)
    return made.under(made.claimant, made.date, *opposed_words())


def in_core(dossier: Dossier, record_id: str) -> bool:
    """Whether a claim, statement or event stands in the core document."""
    record = dossier.find(record_id)
    return isinstance(record, Claim | Statement | Event) and dossier.is_core(record)


def _figure(dossier: Dossier, claim: Claim, comparable: Questions) -> Figure:
    return Figure(
        shown=shown(dossier, claim.id),
        label=label_of(dossier, claim),
        level=1 if dossier.measure_of(claim).part_of else 0,
        comparisons=comparisons(dossier, claim, comparable),
        beside=beside(dossier, claim, comparable),
    )
