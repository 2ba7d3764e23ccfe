"""What evidence pages are made of, and the sections that several kinds of record share."""

from __future__ import annotations

from collections.abc import Iterable

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Claim, Dossier, Event, Party, Report, Source
from kursk_viewer.dossier.vocabulary import Group, Independence, RelationKind, Status, TitleBasis
from kursk_viewer.pages import wording
from kursk_viewer.pages.shown import Dispute, shown, title_of
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr


class Entry(Record):
    """One line: its label, the text, the record it leads to, and the address to copy or open;
    `tab` is the view that the line names, `inside` what is folded into it."""

    label: str
    text: str
    record: str = ""
    address: str = ""
    tab: str = ""
    inside: tuple[Entry, ...] = ()


class Section(Record):
    """Lines that belong together; those of one with a `key` are folded until a reader asks."""

    title: str
    entries: tuple[Entry, ...]
    key: str = ""


class EvidencePage(Record):
    """All that the file knows of one record. `figure` is empty unless the record is a number;
    `answer` is what disputes it, how many origins it has, and how sure its day is."""

    record: str
    kind: str
    title: str
    figure: str = ""
    sentence: str = ""
    warning: str = ""
    answer: tuple[Entry, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All lines: of the answer, then of the sections, each before what is folded into it."""
        lines = (*self.answer, *(line for section in self.sections for line in section.entries))
        return tuple(entry for line in lines for entry in (line, *line.inside))


def by_question(
    claim: list[Entry], time: list[Entry], sources: list[Entry], notes: list[Entry]
) -> tuple[Section, ...]:
    """What stands behind an answer, under the four questions; none for what has nothing to tell."""
    asked = (
        ("claim", tr("The claim"), claim),
        ("time", tr("Time and scope"), time),
        ("sources", tr("Sources"), sources),
        ("notes", tr("Notes"), notes),
    )
    return tuple(
        Section(key=key, title=title, entries=tuple(entries))
        for key, title, entries in asked
        if entries
    )


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


def titled(dossier: Dossier, record_id: str, label: str = "") -> Entry:
    """A record by its title, leading to it."""
    return Entry(label=label, text=title_of(dossier, record_id), record=record_id)


def section(title: str, entries: list[Entry]) -> list[Section]:
    """One section, or none when there is nothing to tell."""
    return [Section(title=title, entries=tuple(entries))] if entries else []


def day(report: Report, as_of: Edtf | None) -> Entry:
    """The as-of day of what a report says, with how it is known."""
    return Entry(label=tr("As of"), text=wording.dated(as_of, report.as_of_basis, full=True))


def dates(report: Report, as_of: Edtf | None, period: str = "") -> list[Entry]:
    """When a report appeared, why its as-of day is what it is, and the period that it names."""
    entries = []
    if report.published is not None:
        published = wording.dated(report.published, report.published_basis, full=True)
        entries.append(Entry(label=tr("Published"), text=published))
    if report.as_of_note and as_of == report.as_of:
        entries.append(Entry(label=tr("How we know"), text=report.as_of_note))
    if period:
        entries.append(Entry(label=tr("Period as worded"), text=period))
    return entries


def notes(*pairs: tuple[str, str]) -> list[Entry]:
    """Label and text of each note that says something."""
    return [Entry(label=label, text=text) for label, text in pairs if text]


def opposed(dossier: Dossier, record_id: str, disputed_by: str = "") -> list[Entry]:
    """What contradicts a record, each other half with its note, and who disputes it, else that
    nothing does; and between which other and this one the count seems to break."""
    one = shown(dossier, record_id)
    entries = []
    for dispute in one.disputes:
        other = shown(dossier, dispute.record).full_name
        tells = one.figure or record_id in dossier.events
        own = (
            tells and one.full_name and one.full_name == other and dispute.record in dossier.claims
        )
        label = tr("Own other figure") if own else tr("Contradicted by")
        entries += _halves(dossier, label, (dispute,))
    if disputed_by:
        entries.append(Entry(label=tr("Disputed by"), text=disputed_by))
    if not entries:
        none = tr("none in the core report") if dossier.core_only else tr("none in this file")
        entries = [Entry(label=tr("Disputes"), text=none)]
    return entries + _halves(dossier, tr("Count seems to break"), one.breaks)


def _halves(dossier: Dossier, label: str, disputes: Iterable[Dispute]) -> list[Entry]:
    entries = []
    for dispute in disputes:
        half = shown(dossier, dispute.record).plain
        entries.append(Entry(label=label, text=half, record=dispute.record))
        if dispute.note:
            entries.append(Entry(label="", text=dispute.note))
    return entries


def related(
    dossier: Dossier, record_id: str, *, besides: tuple[RelationKind, ...] = ()
) -> list[Entry]:
    """The relations in which a record stands, `besides` those of some kinds, each with its note."""
    entries = []
    for relation in dossier.related(record_id):
        if relation.kind in besides:
            continue
        other = relation.other_half(record_id)
        passive = "" if relation.subject == record_id else _PASSIVE.get(relation.kind, "")
        label = tr(passive) if passive else wording.word(relation.kind)
        entries.append(Entry(label=label, text=shown(dossier, other).plain, record=other))
        if relation.note:
            entries.append(Entry(label="", text=relation.note))
    return entries


def bearing(dossier: Dossier, record_id: str) -> list[Section]:
    """The section of all relations of a record."""
    return section(tr("What bears on it"), related(dossier, record_id))


_TOLD_BEFORE = (RelationKind.CONTRADICTS, RelationKind.BREAKS_SERIES)
"""The relations that the answer of a page tells of."""

_PASSIVE = {
    "supersedes": mark("superseded by"),
    "refines": mark("refined by"),
    "explains": mark("explained by"),
    "breaks_series": mark("seems counted differently from"),
}


def figures_told(dossier: Dossier, event: Event) -> list[Entry]:
    """The figures that an event tells, each leading to its claim."""
    return [
        Entry(label=tr("Figure told"), text=shown(dossier, name).plain, record=name)
        for name in event.figures
    ]


def _telling(dossier: Dossier, record_id: str) -> list[Entry]:
    """The events that tell a figure."""
    return [
        Entry(label=tr("Told in the event"), text=shown(dossier, event).plain, record=event)
        for event in dossier.events_telling.get(record_id, ())
    ]


def remarks(dossier: Dossier, record_id: str, *pairs: tuple[str, str]) -> list[Entry]:
    """The notes on a record, what bears on it besides what disputes it, and where it is shown."""
    return [
        *notes(*pairs),
        *related(dossier, record_id, besides=_TOLD_BEFORE),
        *_uses(dossier, record_id),
        *_telling(dossier, record_id),
        *places(dossier, record_id),
    ]


def _uses(dossier: Dossier, record_id: str) -> list[Entry]:
    return [
        titled(dossier, claim.id, tr("Derived value"))
        for claim in dossier.claims.values()
        if claim.formula and record_id in q.formula_inputs(claim.formula)
    ]


def shown_in(dossier: Dossier, record_id: str) -> list[Section]:
    """The section of the views in which a record stands."""
    return section(tr("Where it is shown"), places(dossier, record_id))


def places(dossier: Dossier, record_id: str) -> list[Entry]:
    """The views in which a claim, statement, event, report, contradiction or gap stands."""
    from kursk_viewer.pages.summary import page as summary

    found = [("summary", text) for text in summary.places(dossier, record_id)]
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        found += _views_of_claim(dossier, record)
    elif isinstance(record, Event):
        found.append(("timeline", dossier.categories[record.category].label))
    elif isinstance(record, Report):
        found += _views_of_report(dossier, record)
    if isinstance(record, Claim | Event) and record_id in _tied(dossier):
        found.append(("timeline", tr("tied to what contradicts it")))
    titles = {
        "summary": tr("Summary"), "equipment": tr("Equipment"),
        "casualties": tr("Casualties"), "timeline": tr("Timeline"),
    }  # fmt: skip
    label, form = tr("Shown in"), tr("{tab}: {place}")
    if isinstance(record, Claim) and not found:
        return [Entry(label=label, text=tr("no view: only here and in the full print-out"))]
    return [
        Entry(label=label, text=form.format(tab=titles[tab], place=place), tab=tab)
        for tab, place in found
    ]


def _views_of_claim(dossier: Dossier, claim: Claim) -> list[tuple[str, str]]:
    from kursk_viewer.pages.casualties import over_time as casualties

    group, value = dossier.measure_of(claim).group, dossier.quantity_of(claim)
    places = [("casualties", text) for text in casualties.places(dossier, claim)]
    if claim.status == Status.DERIVED or dossier.scope_of(claim).context:
        return places
    if group == Group.EQUIPMENT:
        text = tr("column of its report, losses of {about}")
        about = dossier.parties[claim.about].name
        places.append(("equipment", text.format(about=about)))
    if group == Group.TERRITORY and dossier.as_of(claim) is not None and value.numbers:
        places.append(("timeline", tr("Area claimed")))
    return places


def _views_of_report(dossier: Dossier, report: Report) -> list[tuple[str, str]]:
    if dossier.scopes[report.scope].context:
        return []
    groups = {
        dossier.measure_of(claim).group
        for claim in dossier.claims.values()
        if claim.report == report.id and claim.status != Status.DERIVED
    }
    places = [("summary", tr("its core report"))] if report == dossier.core_report else []
    if Group.EQUIPMENT in groups:
        places.append(("equipment", tr("as a column that can be chosen")))
    if Group.PEOPLE in groups:
        places.append(("casualties", tr("This report, where it can be chosen")))
    return places


def _tied(dossier: Dossier) -> set[str]:
    """Ends of the contradictions of which both halves stand on the timeline."""
    drawn = {
        name
        for name, claim in dossier.claims.items()
        if dossier.measure_of(claim).group == Group.TERRITORY
        and dossier.as_of(claim) is not None
        and dossier.quantity_of(claim).numbers
    }
    drawn |= {event.id for event in dossier.events.values() if event.when}
    told = {name for name, events in dossier.events_telling.items() if drawn & {*events}}
    pairs = [{*relation.halves} for relation in dossier.contradictions]
    ends = {end for pair in pairs if pair <= drawn | told for end in pair}
    return ends | {event for end in ends for event in dossier.events_telling.get(end, ())} & drawn


def origins(
    dossier: Dossier,
    ids: tuple[str, ...],
    independence: Independence | None = None,
    *,
    derived: bool = False,
) -> list[Entry]:
    """What the number of outlets means; `independence` is None where the file does not say. A
    `derived` value stands in none of its sources."""
    if not ids:
        return []
    outlets = len({dossier.sources[name].outlet for name in ids})
    if derived:
        standing = tr("No source states it; these are the sources of the figures behind it.")
    elif dossier.core_only:
        standing = tr("Core document only; other sources are not shown.")
    elif outlets == 1:
        standing = tr("One outlet; the file cites no other for it.")
    elif independence == Independence.SAME_ORIGIN:
        standing = ntr(
            "{count} outlet repeats one origin: that is not independent confirmation.",
            "{count} outlets repeat one origin: that is not independent confirmation.",
            outlets,
        )
    elif independence == Independence.SEVERAL_ORIGINS:
        standing = ntr(
            "{count} outlet, with more than one side or origin in it.",
            "{count} outlets, with more than one side or origin among them.",
            outlets,
        )
    else:
        standing = ntr(
            "{count} outlet; it may repeat one statement: no independent confirmation.",
            "{count} outlets; they may repeat one statement: no independent confirmation.",
            outlets,
        )
    return [Entry(label=tr("Origins"), text=standing.format(count=wording.number(outlets)))]


def sources(dossier: Dossier, ids: tuple[str, ...]) -> list[Entry]:
    """The sources by id, several pages of one outlet folded into it."""
    outlets: dict[str, list[Source]] = {}
    for name in ids:
        outlets.setdefault(dossier.sources[name].outlet, []).append(dossier.sources[name])
    entries: list[Entry] = []
    for outlet, pages in outlets.items():
        lines = tuple(map(_source_entry, pages))
        if len(lines) > 1:
            text = ntr("{count} page", "{count} pages", len(lines))
            text = text.format(count=wording.number(len(lines)))
            lines = (Entry(label=outlet, text=text, inside=lines),)
        entries += lines
    return entries


def _source_entry(source: Source) -> Entry:
    kind = ", ".join(filter(None, (wording.word(source.kind), source.state)))
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
