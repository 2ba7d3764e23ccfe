"""What evidence pages are made of, and the sections that several kinds of record share."""

from __future__ import annotations

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Claim, Dossier, Event, Party, Report, Source
from kursk_viewer.dossier.vocabulary import Independence, TitleBasis
from kursk_viewer.pages import wording
from kursk_viewer.pages.shown import shown, title_of
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr


class Entry(Record):
    """One line: its label, the text, the record it leads to, and the address to copy or open;
    `tab` is the view that the line names."""

    label: str
    text: str
    record: str = ""
    address: str = ""
    tab: str = ""


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


def speaker(dossier: Dossier, label: str, party: Party) -> Entry:
    """Who speaks, with the side, leading to the party."""
    side = wording.side_of(dossier, party)
    return Entry(label=label, text=wording.bracketed(party.name, side), record=party.id)


def place(dossier: Dossier, paragraph: int | None) -> list[Entry]:
    """The paragraph of the core document, leading to that document."""
    document = dossier.core_document
    if paragraph is None or document is None:
        return []
    text = tr("paragraph {number} of the core document").format(number=paragraph)
    return [Entry(label=tr("Stands in"), text=text, record=document.source)]


def section(title: str, entries: list[Entry]) -> list[Section]:
    """One section, or none when there is nothing to tell."""
    return [Section(title=title, entries=tuple(entries))] if entries else []


def dates(report: Report, as_of: Edtf | None) -> list[Entry]:
    """As-of and publication day of what a report says, each with its basis."""
    entries = [Entry(label=tr("As of"), text=wording.dated(as_of, report.as_of_basis, full=True))]
    if report.published is not None:
        published = wording.dated(report.published, report.published_basis, full=True)
        entries.append(Entry(label=tr("Published"), text=published))
    if report.as_of_note and as_of == report.as_of:
        entries.append(Entry(label=tr("How we know"), text=report.as_of_note))
    if report.period and as_of == report.as_of:
        entries.append(Entry(label=tr("Period as worded"), text=report.period))
    return entries


def notes(*pairs: tuple[str, str]) -> list[Section]:
    """Label and text of each note that says something."""
    entries = tuple(Entry(label=label, text=text) for label, text in pairs if text)
    return [Section(title=tr("Notes"), entries=entries)] if entries else []


def opposed(dossier: Dossier, record_id: str) -> list[Entry]:
    """What contradicts a record, each leading to the other half."""
    return [
        Entry(label=tr("Contradicted by"), text=other.text, record=other.record)
        for other in shown(dossier, record_id).disputes
    ]


def bearing(dossier: Dossier, record_id: str) -> list[Section]:
    """The relations in which a record stands, and the derived values that rest on it."""
    entries = []
    for relation in dossier.related(record_id):
        subject = relation.subject == record_id
        other = relation.object if subject else relation.subject
        passive = "" if subject else _PASSIVE.get(relation.kind, "")
        label = tr(passive) if passive else wording.word(relation.kind)
        entries.append(Entry(label=label, text=shown(dossier, other).plain, record=other))
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


def shown_in(dossier: Dossier, record_id: str) -> list[Section]:
    """The views in which a claim, statement, event, report, contradiction or gap stands."""
    from kursk_viewer.pages.summary import page as summary

    places = [(tr("Summary"), text) for text in summary.places(dossier, record_id)]
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        places += _views_of_claim(dossier, record)
    elif isinstance(record, Event):
        places.append((tr("Timeline"), dossier.categories[record.category].label))
    elif isinstance(record, Report):
        places += _views_of_report(dossier, record)
    if isinstance(record, Claim | Event) and record_id in _tied(dossier):
        places.append((tr("Timeline"), tr("tied to what contradicts it")))
    if isinstance(record, Claim) and not places:
        places.append((tr("No view"), tr("only here and in the full print-out")))
    tabs = {
        tr("Summary"): "summary", tr("Equipment"): "equipment",
        tr("Casualties"): "casualties", tr("Timeline"): "timeline",
    }  # fmt: skip
    entries = [Entry(label=a, text=b, tab=tabs.get(a, "")) for a, b in places]
    return section(tr("Where it is shown"), entries)


def _views_of_claim(dossier: Dossier, claim: Claim) -> list[tuple[str, str]]:
    from kursk_viewer.pages.casualties import over_time as casualties

    group, value = dossier.measures[claim.measure].group, dossier.quantity_of(claim)
    places = [(tr("Casualties"), text) for text in casualties.places(dossier, claim)]
    if claim.status == "derived" or dossier.scope_of(claim).context:
        return places
    if group == "equipment":
        text = tr("column of its report, losses of {about}")
        about = dossier.parties[claim.about].name
        places.append((tr("Equipment"), text.format(about=about)))
    if group == "territory" and dossier.as_of(claim) is not None and value.numbers:
        places.append((tr("Timeline"), tr("Area claimed")))
    return places


def _views_of_report(dossier: Dossier, report: Report) -> list[tuple[str, str]]:
    if dossier.scopes[report.scope].context:
        return []
    groups = {
        dossier.measures[claim.measure].group
        for claim in dossier.claims.values()
        if claim.report == report.id and claim.status != "derived"
    }
    places = [(tr("Summary"), tr("its core report"))] if report == dossier.core_report else []
    if "equipment" in groups:
        places.append((tr("Equipment"), tr("as a column that can be chosen")))
    if "people" in groups:
        places.append((tr("Casualties"), tr("This report, where it can be chosen")))
    return places


def _tied(dossier: Dossier) -> set[str]:
    """Ends of the contradictions of which both halves stand on the timeline."""
    drawn = {
        name
        for name, claim in dossier.claims.items()
        if dossier.measures[claim.measure].group == "territory"
        and dossier.as_of(claim) is not None
        and dossier.quantity_of(claim).numbers
    }
    drawn |= dossier.events.keys()
    pairs = [{relation.subject, relation.object} for relation in dossier.contradictions]
    return {end for pair in pairs if pair <= drawn for end in pair}


def sources(
    dossier: Dossier,
    ids: tuple[str, ...],
    independence: Independence | None = None,
    *,
    derived: bool = False,
) -> list[Section]:
    """The sources by id, and what their number means; `independence` is None where the file does
    not say. A `derived` value stands in none of its sources."""
    if not ids:
        return []
    found = [dossier.sources[name] for name in ids]
    outlets = len({source.outlet for source in found})
    if derived:
        standing = tr("No source states it; these are the sources of the figures behind it.")
    elif dossier.core_only:
        standing = tr("Core document only; other sources are not shown.")
    elif outlets == 1:
        standing = tr("One outlet; the file cites no other for it.")
    elif independence == Independence.SAME_ORIGIN:
        standing = tr("{count} outlets repeat one origin: that is not independent confirmation.")
    elif independence == Independence.SEVERAL_ORIGINS:
        standing = tr("{count} outlets, with more than one side or origin among them.")
    else:
        standing = tr(
            "{count} outlets; they may repeat one statement: no independent confirmation."
        )
    entries = [Entry(label=tr("Standing"), text=standing.format(count=wording.number(outlets)))]
    entries += [_source_entry(source) for source in found]
    title = ntr("Source", "Sources", len(found))
    return [Section(title=title, entries=tuple(entries))]


def _source_entry(source: Source) -> Entry:
    kind = wording.word(source.kind)
    if source.state:
        kind = f"{kind}, {source.state}"
    published = wording.dated(source.published, source.published_basis)
    basis = source.title_basis
    described = "" if basis in (None, TitleBasis.PAGE) else wording.word(basis)
    title = wording.bracketed(source.title, described) if described else source.title
    return Entry(
        label=source.publisher,
        text=f"{title} · {published} · {kind}",
        record=source.id,
        address=source.address,
    )
