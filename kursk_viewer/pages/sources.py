"""The sources of a dossier by publisher: kind, date, and how much rests on each."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.record import Record


class SourceRow(Record):
    """One source; `uses` counts the claims, statements, events and relations that cite it."""

    source: str
    publisher: str
    kind: str
    published: str
    title: str
    uses: int


class SourcesPage(Record):
    """All sources, by publisher and date."""

    rows: tuple[SourceRow, ...]
    publishers: int
    provenance: Provenance


def sources(dossier: Dossier) -> SourcesPage:
    """The sources in order of publisher, then date."""
    uses = dict.fromkeys(dossier.sources, 0)
    for record in dossier.records("claims", "statements", "events"):
        for name in record.sources:
            uses[name] += 1
    for event in dossier.events.values():
        if event.position_source:
            uses[event.position_source] += 1
    for relation in dossier.relations.values():
        for name in {*relation.halves} & uses.keys():
            uses[name] += 1
    ordered = sorted(
        dossier.sources.values(),
        key=lambda s: (s.publisher.casefold(), s.published.first if s.published else 0, s.id),
    )
    rows = tuple(
        SourceRow(
            source=source.id,
            publisher=source.publisher,
            kind=", ".join(filter(None, (wording.word(source.kind), source.state))),
            published=wording.short_date(source.published),
            title=source.title,
            uses=uses[source.id],
        )
        for source in ordered
    )
    return SourcesPage(
        rows=rows,
        publishers=len({source.outlet for source in ordered}),
        provenance=provenance(dossier),
    )
