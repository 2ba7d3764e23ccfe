"""Search over everything: figures, events, statements, parties, sources and measures."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.evidence import title_of
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

MOST = 200


class Hit(Record):
    """One record that matches; `tab` is the view that shows it, empty where only evidence does."""

    record: str
    kind: str
    title: str
    tab: str


class Index:
    """The searchable text of every record of a dossier, folded once."""

    def __init__(self, dossier: Dossier) -> None:
        self._hits = tuple(_hits(dossier))
        self._folded = [f"{hit.title} {hit.kind} {hit.record}".casefold() for hit in self._hits]

    def find(self, text: str, most: int = MOST) -> list[Hit]:
        """The records that hold every word of the text; nothing for an empty one."""
        words = text.casefold().split()
        found: list[Hit] = []
        if not words:
            return found
        for hit, folded in zip(self._hits, self._folded, strict=True):
            if all(word in folded for word in words):
                found.append(hit)
                if len(found) == most:
                    break
        return found


def _hits(dossier: Dossier) -> list[Hit]:
    kinds = (
        (dossier.statements, tr("Statement"), "summary"),
        (dossier.events, tr("Event"), "timeline"),
        (dossier.claims, tr("Claim"), ""),
        (dossier.measures, tr("Measure"), ""),
        (dossier.parties, tr("Party"), ""),
        (dossier.reports, tr("Report"), ""),
        (dossier.sources, tr("Source"), ""),
        (dossier.gaps, tr("Not said"), "summary"),
    )
    return [
        Hit(record=name, kind=kind, title=title_of(dossier, name), tab=tab or tab_of(dossier, name))
        for table, kind, tab in kinds
        for name in table
    ]


def tab_of(dossier: Dossier, record_id: str) -> str:
    """The tab in which a record is at home, or an empty string."""
    if record_id in dossier.events:
        return "timeline"
    if record_id in dossier.statements or record_id in dossier.gaps:
        return "summary"
    claim = dossier.claims.get(record_id)
    if claim is None:
        return ""
    if dossier.scope_of(claim).context:
        return ""
    group = dossier.measures[claim.measure].group
    return {"equipment": "equipment", "people": "casualties", "territory": "timeline"}.get(
        group, "summary"
    )
