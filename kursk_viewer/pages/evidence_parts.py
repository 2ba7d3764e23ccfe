"""What evidence pages are made of, and the sections that several kinds of record share."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Dossier, Party, Report, Source
from kursk_viewer.pages import wording
from kursk_viewer.pages.naming import title_of
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr


class Entry(Record):
    """One line: what is told, the text, the record it leads to, and the address to copy or open."""

    label: str
    text: str
    record: str = ""
    address: str = ""


class Section(Record):
    """Lines that belong together."""

    title: str
    entries: tuple[Entry, ...]


class EvidencePage(Record):
    """All that the file knows of one record. `figure` is empty unless the record is a number."""

    record: str
    kind: str
    title: str
    figure: str
    sentence: str
    warning: str
    sections: tuple[Section, ...]


def speaker(label: str, party: Party) -> Entry:
    """Who speaks, with the side, leading to the party."""
    side = wording.side_of(party.side, party.state)
    return Entry(label=label, text=f"{party.name} ({side})", record=party.id)


def place(dossier: Dossier, paragraph: int | None) -> list[Entry]:
    """The paragraph of the core document, leading to that document."""
    document = dossier.core_document
    if paragraph is None or document is None:
        return []
    text = tr("paragraph {number} of the core document").format(number=paragraph)
    return [Entry(label=tr("Place"), text=text, record=document.source)]


def section(title: str, entries: list[Entry]) -> list[Section]:
    """One section, or none when there is nothing to tell."""
    return [Section(title=title, entries=tuple(entries))] if entries else []


def dates(report: Report) -> list[Entry]:
    """As-of and publication day of a report, each with its basis."""
    entries = [
        Entry(
            label=tr("As of"),
            text=tr("{date} ({basis})").format(
                date=wording.date(report.as_of),
                basis=tr("no basis")
                if report.as_of_basis == "none"
                else wording.word(report.as_of_basis),
            ),
        ),
        Entry(
            label=tr("Published"),
            text=wording.date(report.published)
            if report.published_basis == "none"
            else tr("{date} ({basis})").format(
                date=wording.date(report.published), basis=wording.word(report.published_basis)
            ),
        ),
    ]
    if report.as_of_note:
        entries.append(Entry(label=tr("How we know"), text=report.as_of_note))
    if report.period:
        entries.append(Entry(label=tr("Period as worded"), text=report.period))
    return entries


def notes(*told: tuple[str, str]) -> list[Section]:
    """Label and text of each note that says something."""
    entries = tuple(Entry(label=label, text=text) for label, text in told if text)
    return [Section(title=tr("Notes"), entries=entries)] if entries else []


def bearing(dossier: Dossier, record_id: str) -> list[Section]:
    """The relations in which a record stands, and the derived values that rest on it."""
    entries = []
    for relation in dossier.related(record_id):
        subject = relation.subject == record_id
        other = relation.object if subject else relation.subject
        passive = "" if subject else _PASSIVE.get(relation.kind, "")
        label = tr(passive) if passive else wording.word(relation.kind)
        entries.append(Entry(label=label, text=title_of(dossier, other), record=other))
        if relation.note:
            entries.append(Entry(label="", text=relation.note))
    uses = _uses(dossier, record_id)
    sections = [Section(title=tr("What bears on it"), entries=tuple(entries))] if entries else []
    if uses:
        sections.append(Section(title=tr("Used by"), entries=uses))
    return sections


_PASSIVE = {
    "supersedes": mark("superseded by"),
    "refines": mark("refined by"),
    "explains": mark("explained by"),
    "breaks_series": mark("series broken by"),
}


def _uses(dossier: Dossier, record_id: str) -> tuple[Entry, ...]:
    return tuple(
        Entry(label=tr("Derived value"), text=title_of(dossier, claim.id), record=claim.id)
        for claim in dossier.claims.values()
        if claim.formula and record_id in q.formula_inputs(claim.formula)
    )


def sources(dossier: Dossier, ids: tuple[str, ...]) -> list[Section]:
    """The sources by id, and what their number means."""
    if not ids:
        return []
    found = [dossier.sources[name] for name in ids]
    outlets = len({source.outlet for source in found})
    if outlets == 1:
        standing = tr("One outlet; nothing else in the file relays it.")
    else:
        standing = tr(
            "{count} outlets; they may relay one statement, which is no corroboration."
        ).format(count=wording.number(outlets))
    entries = [Entry(label=tr("Standing"), text=standing)]
    entries += [_source_entry(source) for source in found]
    title = ntr("Source", "Sources", len(found))
    return [Section(title=title, entries=tuple(entries))]


def _source_entry(source: Source) -> Entry:
    kind = wording.word(source.kind)
    if source.state:
        kind = f"{kind}, {source.state}"
    published = wording.short_date(source.published)
    if source.published_basis not in ("none", "page"):
        published += f" ({wording.word(source.published_basis)})"
    return Entry(
        label=source.publisher,
        text=f"{source.title} · {published} · {kind}",
        record=source.id,
        address=source.address,
    )
