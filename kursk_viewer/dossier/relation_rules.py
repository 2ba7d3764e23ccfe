"""What must hold of relations: their ends are there and of a kind that can be so related, nothing
replaces what is newer, and no circle closes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.model import Claim, Dossier, Event, Relation, Report, Source, Statement
from kursk_viewer.dossier.tables import breach
from kursk_viewer.dossier.vocabulary import RelationKind
from kursk_viewer.translation import tr


def relations_resolve(dossier: Dossier, unsound: Collection[str] = ()) -> Iterator[Fault]:
    """Both ends of a relation are records of the file, and not one and the same."""
    for relation in dossier.relations.values():
        for field in ("subject", "object"):
            name = getattr(relation, field)
            if dossier.find(name) is None and name not in unsound:
                reason = tr("no record has the id “{name}”; correct it").format(name=name)
                yield breach("reference", relation, field, reason)
        if relation.subject == relation.object:
            reason = tr("a record cannot bear on itself; name two")
            yield breach("relation", relation, "object", reason)


_SAID = Claim | Statement | Event | Report
"""Records that say something, and so can be denied, replaced or refined."""
_ONE_WAY = (RelationKind.SUPERSEDES, RelationKind.REFINES, RelationKind.EXPLAINS)
"""Kinds of which no record bears on itself through others."""


def relations_fit_their_ends(dossier: Dossier) -> Iterator[Fault]:
    """No relation joins records that cannot be so related: none would be shown so."""
    for relation in dossier.relations.values():
        one, other = dossier.find(relation.subject), dossier.find(relation.object)
        if one is None or other is None or one is other:
            continue
        if relation.kind == RelationKind.CONTRADICTS:
            fits = isinstance(one, _SAID | Source) and isinstance(other, _SAID | Source)
            reason = tr(
                "only claims, statements, events, reports and sources contradict each other"
            )
        elif relation.kind in (RelationKind.SUPERSEDES, RelationKind.REFINES):
            fits = isinstance(one, _SAID) and type(one) is type(other)
            reason = tr("a claim goes with a claim, a statement with a statement …")
        elif relation.kind == RelationKind.BREAKS_SERIES:
            fits = (
                isinstance(one, Claim)
                and isinstance(other, Claim)
                and (one.about, one.measure) == (other.about, other.measure)
            )
            reason = tr("a count breaks between two claims on one measure and party only")
        else:
            continue
        if not fits:
            reason = tr("{why}; correct one end").format(why=reason)
            yield breach("relation", relation, "object", reason)


def nothing_supersedes_what_is_newer(dossier: Dossier) -> Iterator[Fault]:
    """No record is older than the one that it supersedes by every day that both have."""
    for relation in dossier.relations.values():
        if relation.kind != RelationKind.SUPERSEDES:
            continue
        days = zip(_days(dossier, relation.subject), _days(dossier, relation.object), strict=True)
        known = [(newer, older) for newer, older in days if newer and older]
        if known and all(n.last < o.first and not n.qualified for n, o in known):
            reason = tr("{newer} is before {older}, which it supersedes; turn them round")
            reason = reason.format(newer=known[0][0].text, older=known[0][1].text)
            yield breach("dates", relation, "object", reason)


def _days(dossier: Dossier, name: str) -> tuple[Edtf | None, Edtf | None]:
    """The day that a record is of, and that on which it was told."""
    record = dossier.find(name)
    if isinstance(record, Event):
        return record.when, record.reported
    if isinstance(record, Claim | Statement):
        record = dossier.reports.get(record.report)
    return (record.as_of, record.published) if isinstance(record, Report) else (None, None)


def relations_close_no_circle(dossier: Dossier) -> Iterator[Fault]:
    """No record supersedes, refines or explains another that does so to it, directly or through
    others."""
    for kind in _ONE_WAY:
        onward: dict[str, list[Relation]] = {}
        for relation in dossier.relations.values():
            if relation.kind == kind and relation.subject != relation.object:
                onward.setdefault(relation.subject, []).append(relation)
        yield from _circles(onward)


def _circles(onward: dict[str, list[Relation]]) -> Iterator[Fault]:
    done: set[str] = set()
    for start in onward:
        path: dict[str, Iterator[Relation]] = {}
        taken: dict[str, Relation] = {}
        here = start
        while here not in done or path:
            if here not in path:
                path[here] = iter(onward.get(here, ()))
            step = next(path[here], None)
            if step is None:
                done.add(here)
                del path[here]
                if not path:
                    break
                here = next(reversed(path))
                continue
            taken[here] = step
            if step.object in path:
                reason = tr("it leads back to itself; keep one direction")
                yield breach("relation", taken[step.object], "object", reason)
            elif step.object not in done:
                here = step.object
