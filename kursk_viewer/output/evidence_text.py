"""The evidence behind one record as plain text."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.pages import wording
from kursk_viewer.pages.evidence.page import EvidencePage
from kursk_viewer.pages.naming import title_of
from kursk_viewer.pages.provenance import provenance, provenance_of


def as_text(page: EvidencePage, dossier: Dossier) -> str:
    """Headed lines, labels in one column; addresses and record ids in full.

    Where the record's own sources, as-of day and disclaimer stand on the page, the last line tells
    only the file; else it tells those of the figures that the page names.
    """
    heading = f"{page.figure}  {page.title}" if page.figure else page.title
    out = [heading, "=" * len(heading), f"{page.kind} {page.record}".rstrip()]
    out += [line for line in (page.sentence, page.warning) if line]
    labels = [entry.label for section in page.sections for entry in section.entries]
    width = min(28, max((len(label) for label in labels), default=0))
    for section in page.sections:
        out += ["", section.title, "-" * len(section.title)]
        for entry in section.entries:
            label = entry.label
            if len(label) > width:
                out.append(f"  {label}")
                label = ""
            out.append(f"  {label:<{width}}  {entry.text}".rstrip())
            if entry.address and entry.address != entry.text:
                out.append(f"  {'':<{width}}  {entry.address}")
            if entry.record:
                out.append(f"  {'':<{width}}  [{entry.record}]")
    data = provenance(dossier)
    told = data.data if page.warning else _provenance(page, dossier)
    return "\n".join([*out, "", f"{data.scope} · {told}"])


def _provenance(page: EvidencePage, dossier: Dossier) -> str:
    named = {entry.record for section in page.sections for entry in section.entries}
    shown = {page.record, *named}
    told = provenance_of(
        dossier,
        [claim for claim in dossier.claims.values() if shown & {claim.id, claim.report}],
        [event for event in dossier.events.values() if event.id in shown],
        [said for said in dossier.statements.values() if said.id in shown],
    )
    return told.replace(as_of=told.as_of or wording.as_of(None, "none")).line


def listing(dossier: Dossier) -> str:
    """Every record under the name of its table: id and title."""
    out: list[str] = []
    for table in TABLES:
        records = getattr(dossier, table)
        if records:
            width = max(len(record) for record in records)
            out += [table, *(f"  {name:<{width}}  {title_of(dossier, name)}" for name in records)]
    return "\n".join([*out, "", provenance(dossier).line])
