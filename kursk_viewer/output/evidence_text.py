"""The evidence behind one record as plain text."""

from __future__ import annotations

from kursk_viewer.pages.evidence import EvidencePage
from kursk_viewer.pages.provenance import Provenance


def as_text(page: EvidencePage, provenance: Provenance) -> str:
    """Headed lines, labels in one column; addresses and record ids in full.

    The record's own sources, as-of day and disclaimer stand on the page; the last line tells only
    the file.
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
    return "\n".join([*out, "", f"{provenance.scope} · {provenance.data}"])
