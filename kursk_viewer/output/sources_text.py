"""The list of sources as plain text."""

from __future__ import annotations

from kursk_viewer.pages.sources import SourcesPage
from kursk_viewer.translation import ntr, tr


def as_text(page: SourcesPage) -> str:
    """Publisher as a heading, then one line a source: uses, date, kind, title, id."""
    out, publisher = [], ""
    for row in page.rows:
        if row.publisher != publisher:
            publisher = row.publisher
            out.append(publisher)
        uses = ntr("{count} use", "{count} uses", row.uses).format(count=row.uses)
        out.append(f"  {uses:>8}  {row.published}  {row.kind}  {row.title}  [{row.source}]")
    rows, publishers = len(page.rows), page.publishers
    count = tr("{sources} of {publishers}").format(
        sources=ntr("{count} source", "{count} sources", rows).format(count=rows),
        publishers=ntr("{count} publisher", "{count} publishers", publishers).format(
            count=publishers
        ),
    )
    return "\n".join([*out, "", count, page.provenance.line])
