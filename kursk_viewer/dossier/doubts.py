"""What is odd in a data file and may be meant: told by `check` as warnings, and no obstacle."""

from __future__ import annotations

from kursk_viewer.dossier import dates
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.fields import shortened
from kursk_viewer.dossier.lookalikes import short_names_keep_sides_apart
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.rules import PERCENT
from kursk_viewer.dossier.vocabulary import RelationKind
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
    """Records of which every source was published before the day they are of."""
    told: list[tuple[str, str, Edtf | None, Iterable[str]]] = [
        *(("reports", r.id, r.as_of, r.sources) for r in dossier.reports.values()),
        *(("events", e.id, e.when, e.sources) for e in dossier.events.values()),
    ]
    for table, record, day, names in told:
        days = [dossier.sources[name].published for name in names if name in dossier.sources]
        known = [each for each in days if each is not None]
        if day is None or day.qualified or not known or len(known) < len(days):
            continue
        if max(each.last for each in known) < day.first:
            reason = tr("every source was published before {day}, of which it is to tell").format(
                day=day.text
            )
            yield Fault(
                rule="older-source", table=table, record=record, field="sources", reason=reason
            )


def _parts_in_other_units(dossier: Dossier) -> Iterator[Fault]:
    """Measures that are part of one of another unit."""
    for measure in dossier.measures.values():
        whole = dossier.measures.get(measure.part_of)
        if whole is not None and whole.unit != measure.unit:
            reason = tr("“{unit}” are part of “{other}”: their figures are not compared").format(
                unit=shortened(measure.unit), other=shortened(whole.unit)
            )
            yield Fault(
                rule="unit", table="measures", record=measure.id, field="part_of", reason=reason
            )


def _more_than_all(dossier: Dossier) -> Iterator[Fault]:
    """More than a hundred of a hundred."""
    for claim in dossier.claims.values():
        measure = dossier.measures.get(claim.measure)
        if measure is not None and measure.unit.casefold() in PERCENT:
            numbers = (n for n in (claim.low, claim.value, claim.high) if n is not None)
            if max(numbers, default=0) > 100 * measure.divisor:
                reason = tr("it is more than 100 %")
                yield Fault(
                    rule="share", table="claims", record=claim.id, field="value", reason=reason
                )


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


_DOUBTS = (
    _later_than_the_file, _sources_older_than_what_they_tell, _parts_in_other_units,
    _more_than_all, _nothing_cited, _contradicted_twice, short_names_keep_sides_apart,
)  # fmt: skip
