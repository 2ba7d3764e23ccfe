"""What is odd in a data file and may be meant: told by `check` as warnings, and no obstacle."""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier import dates
from kursk_viewer.dossier.date_rules import latest
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.fields import shortened
from kursk_viewer.dossier.lookalikes import (
    letters_are_of_one_script,
    likeness,
    other_names_lead_elsewhere,
    publishers_look_different,
    short_names_keep_sides_apart,
)
from kursk_viewer.dossier.model import Claim, Dossier, Event, Report
from kursk_viewer.dossier.places import positions_are_plausible
from kursk_viewer.dossier.repetitions import nothing_is_told_twice
from kursk_viewer.dossier.tables import breach
from kursk_viewer.dossier.unit_rules import is_more_than_all
from kursk_viewer.dossier.vocabulary import (
    Marker,
    Precision,
    RelationKind,
    SideRole,
    Status,
    WhenBasis,
)
from kursk_viewer.translation import tr


def doubts(dossier: Dossier) -> Iterator[str]:
    """A sentence for each, with its place."""
    for doubt in _DOUBTS:
        for found in doubt(dossier):
            yield found.sentence()


def _later_than_the_file(dossier: Dossier) -> Iterator[Fault]:
    """Days after that on which the file was made; one day more is the next time zone's."""
    made = dates.parse(dossier.created[:10]).last + 1
    for table, names in (
        ("sources", ("published",)),
        ("reports", ("published", "as_of")),
        ("events", ("when", "reported")),
    ):
        for record in dossier.records(table):
            for field in names:
                day: Edtf | None = getattr(record, field)
                if day is not None and day.first > made:
                    reason = tr("{day} is later than the day on which the file was made")
                    yield breach("later-than-file", record, field, reason.format(day=day.text))


def _sources_older_than_what_they_tell(dossier: Dossier) -> Iterator[Fault]:
    """Records of which every source was published before the day they are of; days to come are told
    as such."""
    made = dates.parse(dossier.created[:10]).last + 1
    told: list[tuple[Report | Event, Edtf | None]] = [
        *((report, _latest(report.as_of, report.published)) for report in dossier.reports.values()),
        *((event, _latest(event.when, event.reported)) for event in dossier.events.values()),
    ]
    for record, day in told:
        cited = [dossier.sources[name] for name in record.sources if name in dossier.sources]
        known = [source.published for source in cited if source.published is not None]
        if day is None or day.first > made or not known or len(known) < len(cited):
            continue
        if max(each.last for each in known) < day.first:
            reason = tr("every source was published before {day}, of which it is to tell")
            yield breach("older-source", record, "sources", reason.format(day=day.text))


def _latest(*days: Edtf | None) -> Edtf | None:
    """The day that begins last of those that are known without doubt."""
    known = [day for day in days if day is not None and not day.qualified]
    return max(known, key=lambda day: day.first, default=None)


def _parts_in_other_units(dossier: Dossier) -> Iterator[Fault]:
    """Measures that are part of one of another unit."""
    for measure in dossier.measures.values():
        whole = dossier.measures.get(measure.part_of)
        if whole is None:
            continue
        one, other = measure.unit, whole.unit
        if one == other:
            one, other = tr(measure.group.label), tr(whole.group.label)
        if one != other:
            reason = tr("“{unit}” are part of “{other}”: their figures are not compared").format(
                unit=shortened(one), other=shortened(other)
            )
            yield breach("unit", measure, "part_of", reason)


def _more_than_all(dossier: Dossier) -> Iterator[Fault]:
    """More than a hundred of a hundred."""
    for claim in dossier.claims.values():
        if is_more_than_all(dossier, claim):
            yield breach("share", claim, "value", tr("it is more than 100 %"))


def _nothing_cited(dossier: Dossier) -> Iterator[Fault]:
    """Claims that rest on no source, of a report that rests on none."""
    for claim in dossier.claims.values():
        report = dossier.reports.get(claim.report)
        if not claim.sources and not claim.formula and report and not report.sources:
            yield breach(
                "no-source", claim, "sources", tr("neither it nor its report cites a source")
            )


def _contradicted_twice(dossier: Dossier) -> Iterator[Fault]:
    """Contradictions between the same two records."""
    seen: dict[frozenset[str], str] = {}
    for relation in dossier.contradictions:
        other = seen.setdefault(frozenset(relation.halves), relation.id)
        if other != relation.id:
            reason = tr("“{other}” says so already").format(other=other)
            yield breach("relation", relation, "object", reason)


def _joined_twice(dossier: Dossier) -> Iterator[Fault]:
    """Records that one relation says contradict each other, and another that one is outdated."""
    replaced = (r for r in dossier.relations.values() if r.kind == RelationKind.SUPERSEDES)
    outdated = {frozenset(relation.halves): relation.id for relation in replaced}
    for relation in dossier.contradictions:
        if other := outdated.get(frozenset(relation.halves)):
            reason = tr("“{other}” says that one of them is superseded").format(other=other)
            yield breach("relation", relation, "object", reason)


def _of_other_things(dossier: Dossier) -> Iterator[Fault]:
    """Relations between figures that count other things than each other."""
    for relation in dossier.relations.values():
        one, other = dossier.claims.get(relation.subject), dossier.claims.get(relation.object)
        if one is None or other is None:
            continue
        measures = [dossier.measures.get(each.measure) for each in (one, other)]
        groups = {measure.group for measure in measures if measure is not None}
        if relation.kind == RelationKind.CONTRADICTS and len(groups) > 1:
            labels = ", ".join(sorted(tr(group.label) for group in groups))
            reason = tr("figures of {groups} are not to be compared").format(groups=labels)
            yield breach("relation", relation, "object", reason)
        asked = {(each.about, each.measure) for each in (one, other)}
        if relation.kind == RelationKind.SUPERSEDES and len(asked) > 1:
            reason = tr("the two are of another party or measure each")
            yield breach("relation", relation, "object", reason)


def _two_figures_for_one(dossier: Dossier) -> Iterator[Fault]:
    """Figures that one report gives for the same, differing, with no relation between them."""
    related = {frozenset(relation.halves) for relation in dossier.relations.values()}
    seen: dict[int, Claim] = {}
    for claim in dossier.claims.values():
        if not (claim.value or claim.high):
            continue
        scope = claim.scope or dossier.reports[claim.report].scope
        asked = (claim.report, claim.about, claim.measure, scope, claim.counts_from)
        other = seen.setdefault(hash((*asked, claim.said_by, claim.worded_as)), claim)
        numbers = [dossier.quantity_of(each).numbers for each in (claim, other)]
        if numbers[0] != numbers[1] and frozenset((claim.id, other.id)) not in related:
            reason = tr("“{other}” gives another figure for the same; relate the two")
            yield breach("two-figures", claim, "value", reason.format(other=other.id))


def _paragraphs_of_nothing(dossier: Dossier) -> Iterator[Fault]:
    """Paragraphs of the core document, named by what does not stand in it."""
    if dossier.core_document is None:
        return
    for record in dossier.records("claims", "statements", "events"):
        if record.paragraph is not None and not dossier.is_core(record):
            reason = tr("a paragraph of the core document, in which the record does not stand")
            yield breach("core", record, "paragraph", reason)


def _on_the_line_and_off_it(dossier: Dossier) -> Iterator[Fault]:
    """Claims known to be fit for a line, with a reason why they are not, or without a number."""
    for claim in dossier.claims.values():
        if claim.in_series and claim.off_series:
            field, reason = "off_series", tr("“in_series” says that the figure is on the line")
        elif claim.in_series and claim.precision == Precision.NOT_STATED:
            field, reason = "in_series", tr("without a number there is no place on a line")
        else:
            continue
        yield breach("contrary", claim, field, reason)


def _figures_of_the_compiler(dossier: Dossier) -> Iterator[Fault]:
    """Figures that the compiler gives without calculating them from others' claims."""
    for claim in dossier.claims.values():
        role = dossier.side_of(dossier.claimant_of(claim)).role
        if not claim.formula and role == SideRole.COMPILER:
            reason = tr("the compiler states a figure of its own; name who claims it")
            yield breach("speaker", claim, "report", reason)


def _status_without_its_reason(dossier: Dossier) -> Iterator[Fault]:
    """What is said to be superseded, and nothing supersedes it."""
    gone = {r.object for r in dossier.relations.values() if r.kind == RelationKind.SUPERSEDES}
    for record in dossier.records("claims", "statements"):
        if record.status == Status.SUPERSEDED and record.id not in gone:
            yield breach("status", record, "status", tr("no relation says what supersedes it"))


def _bounds_of_nothing(dossier: Dossier) -> Iterator[Fault]:
    """At least none: a bound that says nothing."""
    for claim in dossier.claims.values():
        if claim.precision == Precision.AT_LEAST and claim.value == 0:
            yield breach("bound", claim, "value", tr("at least none says nothing"))


def _drawn_alike(dossier: Dossier) -> Iterator[Fault]:
    """Sides at war with each other whose marks have one shape and colour."""
    seen: dict[Marker, str] = {}
    for side in dossier.sides.values():
        if side.role == SideRole.BELLIGERENT:
            other = seen.setdefault(side.marker, side.id)
            if other != side.id:
                reason = tr("charts do not tell it from “{other}”, which has the same")
                yield breach("marker", side, "marker", reason.format(other=other))


def _core_beside_itself(dossier: Dossier) -> Iterator[Fault]:
    """A core report of a scope that stands beside the operation's, never among its figures."""
    for report in dossier.reports.values():
        scope = dossier.scopes.get(report.scope)
        if report.core and scope is not None and scope.context:
            reason = tr("“{scope}” is context only: the core report's figures would not be shown")
            yield breach("scope", report, "scope", reason.format(scope=scope.id))


def _disputing_oneself(dossier: Dossier) -> Iterator[Fault]:
    """Events disputed by the only one who tells them."""
    for event in dossier.events.values():
        names = {likeness(dossier.parties[p].name) for p in event.said_by if p in dossier.parties}
        if names == {likeness(event.disputed_by)}:
            reason = tr("the only one who says so is said to dispute it")
            yield breach("contrary", event, "disputed_by", reason)


def _reported_on_two_days(dossier: Dossier) -> Iterator[Fault]:
    """Events dated by the day on which they were reported, and reported on another."""
    for event in dossier.events.values():
        when, reported = event.when, event.reported
        by_report = event.when_basis == WhenBasis.REPORT
        if by_report and when and reported and latest(when) < reported.first:
            reason = tr("reported {date}, and “when” is the day it was reported")
            yield breach("dates", event, "reported", reason.format(date=reported.text))


def _changed_into_the_same(dossier: Dossier) -> Iterator[Fault]:
    """What is said to have changed and was the same before."""
    for change in dossier.changes.values():
        if change.before == change.after:
            yield breach("contrary", change, "after", tr("it was the same before"))


_DOUBTS = (
    _later_than_the_file, _sources_older_than_what_they_tell, _parts_in_other_units,
    _more_than_all, _nothing_cited, _contradicted_twice, _joined_twice, _of_other_things,
    _two_figures_for_one, _status_without_its_reason, _bounds_of_nothing, _drawn_alike,
    _core_beside_itself, _disputing_oneself, _paragraphs_of_nothing, _figures_of_the_compiler,
    short_names_keep_sides_apart, letters_are_of_one_script, publishers_look_different,
    other_names_lead_elsewhere, positions_are_plausible, _on_the_line_and_off_it,
    nothing_is_told_twice, _reported_on_two_days, _changed_into_the_same,
)  # fmt: skip
