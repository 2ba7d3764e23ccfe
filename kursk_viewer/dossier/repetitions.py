"""Records that say the same under two ids: told as warnings, since each may be meant.

It stands apart because it says of each kind of record what makes two of them one.
"""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.lookalikes import likeness
from kursk_viewer.dossier.model import Claim, Dossier, Event, Report, Statement
from kursk_viewer.dossier.tables import breach
from kursk_viewer.record import Record
from kursk_viewer.translation import tr


def nothing_is_told_twice(dossier: Dossier) -> Iterator[Fault]:
    """No two records of a table say the same under two ids."""
    for table in _TOLD:
        seen: dict[int, str] = {}
        for record in dossier.records(table):
            other = seen.setdefault(hash(_content(dossier, record)), record.id)
            if other != record.id:
                reason = tr("“{other}” says the same; keep one").format(other=other)
                yield breach("duplicate", record, "id", reason)


_TOLD = ("sources", "reports", "claims", "statements", "events", "relations", "gaps")


def _content(dossier: Dossier, record: Record) -> object:
    """What a record says, whatever its id and however it is capitalised and spaced."""
    if isinstance(record, Claim):
        scope = record.scope or dossier.reports[record.report].scope
        return (
            record.report, record.about, record.measure, scope, record.said_by, record.counts_from,
            record.worded_as, dossier.quantity_of(record).numbers, record.precision,
            record.formula, likeness(record.stated_as) if not record.value else "",
        )  # fmt: skip
    if isinstance(record, Statement):
        return record.report, record.said_by, likeness(record.text)
    if isinstance(record, Event):
        return likeness(record.title), record.when, record.place, record.said_by
    if isinstance(record, Report):
        days = record.as_of, record.published, record.counts_from
        return record.claimant, likeness(record.title), days, record.scope, record.sources
    told = {name: value for name, value in vars(record).items() if name != "id" and value}
    if "text" in told:
        return likeness(told["text"])
    if "url" in told:
        return told["url"].casefold().partition("://")[2].removeprefix("www.").rstrip("/")
    return tuple(told.items())
