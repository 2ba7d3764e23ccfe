"""Core report only: the dossier reduced to what the core document itself says."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import AsOfBasis, PublishedBasis, WhenBasis
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeVar

    R = TypeVar("R", bound=Record)


def core_only(dossier: Dossier) -> Dossier:
    """Keep the core reports, what stands in them, the core document as the only source, and the
    relations between kept records. Context from other sources is dropped, so are a day that only
    another source states or that is inferred, speakers of an event who do not speak in the core
    document, phases, the list of changes, and the parties, measures, scopes and spellings that
    nothing kept speaks of."""
    if dossier.core_only:
        return dossier
    source = dossier.core_document.source if dossier.core_document else ""

    def alone(table: dict[str, R]) -> dict[str, R]:
        return {key: _from_core_document(record, source) for key, record in table.items()}

    reports = {key: r for key, r in dossier.reports.items() if r.core}
    claims = {key: c for key, c in dossier.claims.items() if c.report in reports}
    statements = {key: s for key, s in dossier.statements.items() if s.report in reports}
    speakers = {r.claimant for r in reports.values()} | {s.said_by for s in statements.values()}
    speakers |= {c.said_by for c in claims.values()}
    events = {
        key: e.replace(
            said_by=tuple(party for party in e.said_by if party in speakers),
            figures=tuple(name for name in e.figures if name in claims),
        )
        for key, e in dossier.events.items()
        if e.core
    }
    gaps = {key: g for key, g in dossier.gaps.items() if g.core}
    kept = {*reports, *claims, *statements, *events}
    relations = {
        key: r for key, r in dossier.relations.items() if r.subject in kept and r.object in kept
    }
    measures = {c.measure for c in claims.values()}
    measures |= {name for c in claims.values() for name in c.includes}
    for name in tuple(measures):
        while name:
            measures.add(name)
            name = dossier.measures[name].part_of
    scopes = {r.scope for r in reports.values()} | {c.scope for c in claims.values()}
    parties = (
        {r.claimant for r in reports.values()}
        | {name for c in claims.values() for name in (c.about, c.said_by)}
        | {s.said_by for s in statements.values()}
        | {party for e in events.values() for party in e.said_by}
    )
    reduced = dossier.replace(
        core_only=True,
        original=core_only(dossier.original) if dossier.original else None,
        sources={source: dossier.sources[source]} if source else {},
        reports=alone(reports),
        claims=alone(claims),
        statements=alone(statements),
        events=alone(events),
        relations=relations,
        questions={
            key: question
            for key, question in dossier.questions.items()
            if any(relation.question == key for relation in relations.values())
        },
        phases={},
        gaps=gaps,
        changes={},
        measures={key: m for key, m in dossier.measures.items() if key in measures},
        scopes={key: s for key, s in dossier.scopes.items() if key in scopes},
        parties={key: p for key, p in dossier.parties.items() if key in parties},
        spellings={},
    )
    told = _texts(reduced)
    return reduced.replace(
        spellings={
            key: spelling
            for key, spelling in dossier.spellings.items()
            if spelling.word.casefold() in told
        }
    )


def _texts(dossier: Dossier) -> str:
    """All that the records of a dossier say, without the difference of capitals."""
    tables = (table for table in dossier.as_dict().values() if isinstance(table, dict))
    fields = (value for table in tables for record in table.values() for value in _fields(record))
    return "\n".join(value for value in fields if isinstance(value, str)).casefold()


def _fields(record: Record) -> Iterator[object]:
    for value in record.as_dict().values():
        if isinstance(value, tuple):
            yield from value
        else:
            yield value


def _from_core_document(record: R, source: str) -> R:
    """A record without what other sources add; `off_series` speaks of the report itself."""
    changes: dict[str, object] = {}
    fields = record.as_dict()
    if fields.get("sources"):
        changes["sources"] = tuple(name for name in fields["sources"] if name == source)
    for name in ("context", "disputed_by"):
        if fields.get(name):
            changes[name] = ""
    if fields.get("as_of_basis") in (AsOfBasis.OTHER_SOURCE, AsOfBasis.INFERRED):
        changes |= {"as_of": None, "as_of_basis": AsOfBasis.NONE, "as_of_note": ""}
    if fields.get("published_basis") == PublishedBasis.INFERRED:
        changes |= {"published": None, "published_basis": PublishedBasis.NONE}
    if fields.get("when_basis") == WhenBasis.INFERRED:
        changes |= {"when": None, "when_basis": WhenBasis.NONE, "reported": None}
    if fields.get("independence"):
        changes["independence"] = None
    if fields.get("position_source"):
        changes |= {"position": "", "position_source": ""}
    return record.replace(**changes) if changes else record
