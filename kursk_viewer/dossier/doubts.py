"""What is odd in a data file and may be meant: told by `check` as warnings, and no obstacle."""

from __future__ import annotations

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
from kursk_viewer.dossier.model import Claim, Dossier, Relation
from kursk_viewer.dossier.places import positions_are_plausible
from kursk_viewer.dossier.repetitions import nothing_is_told_twice
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

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
        for record in getattr(dossier, table).values():
            for field in names:
                day: Edtf | None = getattr(record, field)
                if day is not None and day.first > made:
                    reason = tr("{day} is later than the day on which the file was made")
                    yield Fault(
                        rule="later-than-file", table=table, record=record.id, field=field,
                        reason=reason.format(day=day.text),
                    )  # fmt: skip


def _sources_older_than_what_they_tell(dossier: Dossier) -> Iterator[Fault]:
    """Records of which every source was published before the day they are of; days to come are told
    as such."""
    made = dates.parse(dossier.created[:10]).last + 1
    told: list[tuple[str, str, Edtf | None, Iterable[str]]] = [
        *(
            ("reports", r.id, _latest(r.as_of, r.published), r.sources)
            for r in dossier.reports.values()
        ),
        *(
            ("events", e.id, _latest(e.when, e.reported), e.sources)
            for e in dossier.events.values()
        ),
    ]
    for table, record, day, names in told:
        days = [dossier.sources[name].published for name in names if name in dossier.sources]
        known = [each for each in days if each is not None]
        if day is None or day.first > made or not known or len(known) < len(days):
            continue
        if max(each.last for each in known) < day.first:
            reason = tr("every source was published before {day}, of which it is to tell").format(
                day=day.text
            )
            yield Fault(
                rule="older-source", table=table, record=record, field="sources", reason=reason
            )


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
        one, other = (measure.unit, whole.unit)
        if one == other:
            one, other = (tr(measure.group.label), tr(whole.group.label))
        if one != other:
            reason = tr("“{unit}” are part of “{other}”: their figures are not compared").format(
                unit=shortened(one), other=shortened(other)
            )
            yield Fault(
                rule="unit", table="measures", record=measure.id, field="part_of", reason=reason
            )


def _more_than_all(dossier: Dossier) -> Iterator[Fault]:
    """More than a hundred of a hundred."""
    for claim in dossier.claims.values():
        if is_more_than_all(dossier, claim):
            reason = tr("it is more than 100 %")
            yield Fault(rule="share", table="claims", record=claim.id, field="value", reason=reason)


def _nothing_cited(dossier: Dossier) -> Iterator[Fault]:
    """Claims that rest on no source, of a report that rests on none."""
    for claim in dossier.claims.values():
        report = dossier.reports.get(claim.report)
        if not claim.sources and not claim.formula and report and not report.sources:
            reason = tr("neither it nor its report cites a source")
            yield Fault(
                rule="no-source", table="claims", record=claim.id, field="sources", reason=reason
            )


def _contradicted_twice(dossier: Dossier) -> Iterator[Fault]:
    """Contradictions between the same two records."""
    seen: dict[frozenset[str], str] = {}
    for relation in dossier.relations.values():
        if relation.kind == RelationKind.CONTRADICTS:
            other = seen.setdefault(frozenset((relation.subject, relation.object)), relation.id)
            if other != relation.id:
                reason = tr("“{other}” says so already").format(other=other)
                yield Fault(
                    rule="relation", table="relations", record=relation.id, field="object",
                    reason=reason,
                )  # fmt: skip


def _joined_twice(dossier: Dossier) -> Iterator[Fault]:
    """Records that one relation says contradict each other, and another that one is outdated."""
    outdated = {
        frozenset((r.subject, r.object)): r.id
        for r in dossier.relations.values()
        if r.kind == RelationKind.SUPERSEDES
    }
    for relation in dossier.contradictions:
        other = outdated.get(frozenset((relation.subject, relation.object)))
        if other is not None:
            reason = tr("“{other}” says that one of them is superseded").format(other=other)
            yield _of_relation(relation, reason)


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
            yield _of_relation(relation, reason)
        asked = {(each.about, each.measure) for each in (one, other)}
        if relation.kind == RelationKind.SUPERSEDES and len(asked) > 1:
            yield _of_relation(relation, tr("the two are of another party or measure each"))


def _of_relation(relation: Relation, reason: str) -> Fault:
    return Fault(
        rule="relation", table="relations", record=relation.id, field="object", reason=reason
    )


def _two_figures_for_one(dossier: Dossier) -> Iterator[Fault]:
    """Figures that one report gives for the same, differing, with no relation between them."""
    related = {frozenset((r.subject, r.object)) for r in dossier.relations.values()}
    seen: dict[int, Claim] = {}
    for claim in dossier.claims.values():
        if not (claim.value or claim.high):
            continue
        scope = claim.scope or dossier.reports[claim.report].scope
        asked = (claim.report, claim.about, claim.measure, scope, claim.counts_from)
        other = seen.setdefault(hash((*asked, claim.said_by, claim.worded_as)), claim)
        numbers = [dossier.quantity_of(each).numbers for each in (claim, other)]
        if numbers[0] != numbers[1] and frozenset((claim.id, other.id)) not in related:
            reason = tr("“{other}” gives another figure for the same; relate the two").format(
                other=other.id
            )
            yield Fault(
                rule="two-figures", table="claims", record=claim.id, field="value", reason=reason
            )


def _paragraphs_of_nothing(dossier: Dossier) -> Iterator[Fault]:
    """Paragraphs of the core document, named by what does not stand in it."""
    if dossier.core_document is None:
        return
    for table in ("claims", "statements", "events"):
        for record in getattr(dossier, table).values():
            core = record.core if table == "events" else dossier.is_core(record)
            if record.paragraph is not None and not core:
                reason = tr("a paragraph of the core document, in which the record does not stand")
                yield Fault(
                    rule="core", table=table, record=record.id, field="paragraph", reason=reason
                )


def _on_the_line_and_off_it(dossier: Dossier) -> Iterator[Fault]:
    """Claims known to be fit for a line, with a reason why they are not, or without a number."""
    for claim in dossier.claims.values():
        if claim.in_series and claim.off_series:
            field, reason = "off_series", tr("“in_series” says that the figure is on the line")
        elif claim.in_series and claim.precision == Precision.NOT_STATED:
            field, reason = "in_series", tr("without a number there is no place on a line")
        else:
            continue
        yield Fault(rule="contrary", table="claims", record=claim.id, field=field, reason=reason)


def _figures_of_the_compiler(dossier: Dossier) -> Iterator[Fault]:
    """Figures that the compiler gives without calculating them from others' claims."""
    for claim in dossier.claims.values():
        if (
            not claim.formula
            and dossier.side_of(dossier.claimant_of(claim)).role == SideRole.COMPILER
        ):
            reason = tr("the compiler states a figure of its own; name who claims it")
            yield Fault(
                rule="speaker", table="claims", record=claim.id, field="report", reason=reason
            )


def _status_without_its_reason(dossier: Dossier) -> Iterator[Fault]:
    """What is said to be superseded, and nothing supersedes it."""
    gone = {r.object for r in dossier.relations.values() if r.kind == RelationKind.SUPERSEDES}
    for table in ("claims", "statements"):
        for record in getattr(dossier, table).values():
            if record.status == Status.SUPERSEDED and record.id not in gone:
                reason = tr("no relation says what supersedes it")
                yield Fault(
                    rule="status", table=table, record=record.id, field="status", reason=reason
                )


def _bounds_of_nothing(dossier: Dossier) -> Iterator[Fault]:
    """At least none: a bound that says nothing."""
    for claim in dossier.claims.values():
        if claim.precision == Precision.AT_LEAST and claim.value == 0:
            reason = tr("at least none says nothing")
            yield Fault(rule="bound", table="claims", record=claim.id, field="value", reason=reason)


def _drawn_alike(dossier: Dossier) -> Iterator[Fault]:
    """Sides at war with each other whose marks have one shape and colour."""
    seen: dict[Marker, str] = {}
    for side in dossier.sides.values():
        if side.role == SideRole.BELLIGERENT:
            other = seen.setdefault(side.marker, side.id)
            if other != side.id:
                reason = tr("charts do not tell it from “{other}”, which has the same").format(
                    other=other
                )
                yield Fault(
                    rule="marker", table="sides", record=side.id, field="marker", reason=reason
                )


def _core_beside_itself(dossier: Dossier) -> Iterator[Fault]:
    """A core report of a scope that stands beside the operation's, never among its figures."""
    for report in dossier.reports.values():
        scope = dossier.scopes.get(report.scope)
        if report.core and scope is not None and scope.context:
            reason = tr("“{scope}” is context only: the core report's figures would not be shown")
            yield Fault(
                rule="scope", table="reports", record=report.id, field="scope",
                reason=reason.format(scope=scope.id),
            )  # fmt: skip


def _disputing_oneself(dossier: Dossier) -> Iterator[Fault]:
    """Events disputed by the only one who tells them."""
    for event in dossier.events.values():
        names = {likeness(dossier.parties[p].name) for p in event.said_by if p in dossier.parties}
        if names == {likeness(event.disputed_by)}:
            reason = tr("the only one who says so is said to dispute it")
            yield Fault(
                rule="contrary", table="events", record=event.id, field="disputed_by", reason=reason
            )


def _reported_on_two_days(dossier: Dossier) -> Iterator[Fault]:
    """Events dated by the day on which they were reported, and reported on another."""
    for event in dossier.events.values():
        when, reported = event.when, event.reported
        by_report = event.when_basis == WhenBasis.REPORT
        if by_report and when and reported and latest(when) < reported.first:
            reason = tr("reported {date}, and “when” is the day it was reported").format(
                date=reported.text
            )
            yield Fault(
                rule="dates", table="events", record=event.id, field="reported", reason=reason
            )


def _changed_into_the_same(dossier: Dossier) -> Iterator[Fault]:
    """What is said to have changed and was the same before."""
    for change in dossier.changes.values():
        if change.before == change.after:
            reason = tr("it was the same before")
            yield Fault(
                rule="contrary", table="changes", record=change.id, field="after", reason=reason
            )


_DOUBTS = (
    _later_than_the_file, _sources_older_than_what_they_tell, _parts_in_other_units,
    _more_than_all, _nothing_cited, _contradicted_twice, _joined_twice, _of_other_things,
    _two_figures_for_one, _status_without_its_reason, _bounds_of_nothing, _drawn_alike,
    _core_beside_itself, _disputing_oneself, _paragraphs_of_nothing, _figures_of_the_compiler,
    short_names_keep_sides_apart, letters_are_of_one_script, publishers_look_different,
    other_names_lead_elsewhere, positions_are_plausible, _on_the_line_and_off_it,
    nothing_is_told_twice, _reported_on_two_days, _changed_into_the_same,
)  # fmt: skip
