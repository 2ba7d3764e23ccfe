"""What the terminal shows of records, sources and a checked file, as plain text."""

from __future__ import annotations

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.vocabulary import AsOfBasis
from kursk_viewer.output.document_text import WIDTH, wrapped
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import (
    data_of,
    disclaimer,
    provenance,
    provenance_of,
    scope_of,
    untranslated,
)
from kursk_viewer.pages.shown import title_of
from kursk_viewer.translation import ntr, tr

MOST = 50
"""Hits that a terminal is given."""
_HANGING = 4
"""Blanks before the further lines of a hit."""
_NARROWEST = 20
"""Columns that a line has at least."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kursk_viewer.pages.evidence.sections import Entry, EvidencePage
    from kursk_viewer.pages.search import Index
    from kursk_viewer.pages.sources import SourcesPage


def evidence_text(page: EvidencePage, dossier: Dossier) -> str:
    """The answer, then headed lines, labels in one column; addresses and record ids in full.

    Where the record's own sources, as-of day and disclaimer stand on the page, the last line tells
    only the file; else it tells those of the figures that the page names.
    """
    heading = f"{page.figure}  {page.title}" if page.figure else page.title
    out = [heading, "=" * len(heading)]
    out += [line for line in (page.sentence, page.warning) if line]
    width = min(28, max((len(entry.label) for entry in page.entries), default=0))
    if page.answer:
        out += ["", *_entry_lines(page.answer, width)]
    for section in page.sections:
        out += ["", section.title, "-" * len(section.title)]
        out += _entry_lines(section.entries, width)
    origin = data_of(dossier) if page.warning else _provenance(page, dossier)
    kind = f"{page.kind} {page.record}".rstrip()
    return "\n".join([*out, "", f"{kind} · {scope_of(dossier)} · {origin}"])


def _entry_lines(entries: Iterable[Entry], width: int, indent: str = "  ") -> Iterator[str]:
    before = ""
    for entry in entries:
        label = "" if entry.label == before else entry.label
        before = entry.label
        if len(label) > width:
            yield f"{indent}{label}"
            label = ""
        yield f"{indent}{label:<{width}}  {entry.text}".rstrip()
        if entry.address and entry.address != entry.text:
            yield f"{indent}{'':<{width}}  {entry.address}"
        if entry.record:
            yield f"{indent}{'':<{width}}  [{entry.record}]"
        yield from _entry_lines(entry.inside, width, indent + "  ")


def search_text(index: Index, question: str, dossier: Dossier, width: int = WIDTH) -> str:
    """What the file says on a question, then the records that hold its words, each a whole line
    with its id, in lines of at most `width` columns."""
    width = max(width, _NARROWEST)
    answer, (hits, all_words) = index.answer(question), index.search(question)
    out: list[str] = []
    if hint := index.hint(question):
        out = [*wrapped(hint, width), ""]
    if answer is not None:
        out = [*wrapped(answer.heading, width), *wrapped(answer.sought, width)]
        if answer.records and not answer.said:
            out += ["", tr("Nearest:")]
        for name in answer.records:
            out += _item(f"{index.hit(name).title} [{name}]", width)
        if answer.left_out:
            more = ntr("and {count} more", "and {count} more", len(answer.left_out))
            out += _item(more.format(count=wording.number(len(answer.left_out))), width)
        if answer.wider:
            out += ["", *wrapped(answer.wider_heading, width)]
            for name in answer.wider:
                out += _item(f"{index.hit(name).title} [{name}]", width)
        out.append("")
    shown = [hit for hit in hits if answer is None or hit.record not in answer.named]
    found = ntr("{count} hit", "{count} hits", len(shown)).format(count=wording.number(len(shown)))
    if len(shown) > MOST:
        found = ntr(
            "the first {shown} of {count} hit", "the first {shown} of {count} hits", len(shown)
        ).format(shown=wording.number(MOST), count=wording.number(len(shown)))
    if not shown:
        found = (
            tr("No other record holds these words.")
            if answer
            else tr("Nothing holds all of these words; try fewer.")
        )
    elif not all_words:
        found = tr("Nothing holds all of these words. {hits} with the most of them").format(
            hits=found
        )
    out += wrapped(wording.capital(found), width)
    for hit in shown[:MOST]:
        out += _item(f"{hit.kind} · {hit.title} [{hit.record}]", width)
    origin = tr("{disclaimer} · {data}").format(
        disclaimer=disclaimer(dossier), data=data_of(dossier)
    )
    return "\n".join([*out, "", *wrapped(origin, width)])


def _item(text: str, width: int) -> list[str]:
    """A line of a list, its further lines set in."""
    first, *rest = wrapped(text, width - _HANGING)
    return [f"  {first}", *(f"{' ' * _HANGING}{line}" for line in rest)]


def records_text(dossier: Dossier) -> str:
    """Every record under the name of its table: id and title."""
    out: list[str] = []
    for table in TABLES:
        records = getattr(dossier, table)
        if records:
            width = max(len(record) for record in records)
            out += [table, *(f"  {name:<{width}}  {title_of(dossier, name)}" for name in records)]
    return "\n".join([*out, "", provenance(dossier).line])


def changes_text(dossier: Dossier) -> str:
    """What changed in the data: a tab-separated line for each change, headed by its fields."""
    heading = (tr("Version"), tr("Record"), tr("Field"), tr("From"), tr("To"), tr("Why"))
    rows = [
        (change.version, change.record, change.part, change.before, change.after, change.why)
        for change in dossier.changes.values()
    ]
    if not rows:
        return tr("This file lists no changes.")
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (heading, *rows))


def sources_text(page: SourcesPage) -> str:
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


def check_text(dossier: Dossier, path: str, *, with_source: bool) -> str:
    """One line on the file, one on its records, one on the source if it was compared, one that
    says that its texts are not translated if they are not, and one that counts the warnings."""
    form = tr("{count} {table}")
    counts = ", ".join(
        form.format(count=len(getattr(dossier, name)), table=name) for name in TABLES
    )
    lines = [
        tr("{path}: no faults (version {version}, sha256 {fingerprint})").format(
            path=path, version=dossier.version, fingerprint=dossier.fingerprint
        ),
        counts,
    ]
    if with_source:
        lines.append(
            tr("the core document is the one on record; each core claim stands in its paragraph")
        )
    if untranslated(dossier):
        lines.append(tr("there is no translation of its texts: they are shown as they stand in it"))
    count = dossier.warning_count + bool(dossier.changed_since)
    if count:
        form = ntr("in order, {count} warning", "in order, {count} warnings", count)
        if dossier.changed_since:
            form = ntr(
                "in order, {count} warning; changed since release {release}",
                "in order, {count} warnings; changed since release {release}",
                count,
            )
        lines.append(form.format(count=count, release=dossier.changed_since))
    return "\n".join(lines)


def _provenance(page: EvidencePage, dossier: Dossier) -> str:
    named = {entry.record for entry in page.entries}
    shown = {page.record, *named}
    found = provenance_of(
        dossier,
        [claim for claim in dossier.claims.values() if shown & {claim.id, claim.report}],
        [event for event in dossier.events.values() if event.id in shown],
        [one for one in dossier.statements.values() if one.id in shown],
    )
    return found.replace(as_of=found.as_of or wording.as_of(None, AsOfBasis.NONE)).line
