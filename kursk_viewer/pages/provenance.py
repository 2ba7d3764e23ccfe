"""Where figures come from: the line that goes with everything that leaves the program.

`provenance_of` tells it of the records that are shown; `provenance` of a dossier as a whole.
"""

from __future__ import annotations

from collections import Counter

from kursk_viewer import translation
from kursk_viewer.dossier import dates
from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.model import Claim, Dossier, Event, Report, Statement
from kursk_viewer.dossier.vocabulary import Method, PartyKind
from kursk_viewer.pages import wording
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kursk_viewer.dossier.dates import Edtf

_NAMED = 3


class Provenance(Record):
    """Who claims, what area and period they count, source, as-of, disclaimer, and the data file's
    version, fingerprint, day and licence, as text; `changed_since` names the release that it
    differs from, `untranslated` says that its texts are in another language than the interface."""

    claimants: str
    frame: str
    source: str
    as_of: str
    disclaimer: str
    version: str
    fingerprint: str
    full_fingerprint: str
    scope: str
    created: str
    changed_since: str = ""
    licence: str = ""
    untranslated: str = ""

    @property
    def credit(self) -> tuple[str, ...]:
        """The same under a picture, line by line: who claims what, who published it, that nothing
        is verified, the licence of the data and their version."""
        texts = (
            (self.claimants, self.frame),
            (self.source, self.as_of),
            (self.disclaimer, self.licence, self.data),
        )
        return tuple(" · ".join(filter(None, each)) for each in texts)

    @property
    def line(self) -> str:
        """All of it in one line."""
        texts = (self.disclaimer, self.claimants, self.frame, self.source, self.as_of, self.data)
        return " · ".join(filter(None, texts))

    @property
    def data(self) -> str:
        """Version and fingerprint, whether the file was changed since its release, and whether its
        texts are translated."""
        return _data(self.version, self.fingerprint, self.changed_since, self.untranslated)


def disclaimer(dossier: Dossier) -> str:
    """What goes with every figure that leaves the program: one party's claim where a core report
    of a party to the war speaks alone, else somebody's."""
    report = dossier.core_report
    speaker = dossier.parties[report.claimant] if dossier.core_only and report else None
    one = speaker is not None and speaker.kind == PartyKind.BELLIGERENT
    return wording.one_party() if one else wording.disclaimer()


def provenance_of(
    dossier: Dossier,
    claims: Iterable[Claim],
    events: Iterable[Event] = (),
    statements: Iterable[Statement] = (),
) -> Provenance:
    """The provenance of these records and no others: who claims what they say, of which area and
    period, who published them, the days they are of, and the dossier's disclaimer. A derived claim
    rests on its inputs."""
    claims = tuple(_with_inputs(dossier, claims))
    events, statements = tuple(events), tuple(statements)
    licence = tr("data under the {licence}").format(licence=dossier.licence)
    return Provenance(
        claimants=_claimants(dossier, claims, events, statements),
        frame=_frame(dossier, claims) if claims or events or statements else "",
        source=_sources(dossier, (*claims, *events, *statements)),
        as_of="; ".join(filter(None, (_figures(dossier, claims), _days(events)))),
        disclaimer=disclaimer(dossier),
        version=dossier.version,
        fingerprint=wording.fingerprint(dossier.fingerprint),
        full_fingerprint=dossier.fingerprint,
        scope=scope_of(dossier),
        created=dossier.created,
        changed_since=dossier.changed_since,
        licence=licence if dossier.licence else "",
        untranslated=untranslated(dossier),
    )


def provenance_of_records(dossier: Dossier, records: Iterable[str]) -> Provenance:
    """The same of the claims and events among these ids."""
    names = tuple(records)
    return provenance_of(
        dossier,
        [dossier.claims[name] for name in names if name in dossier.claims],
        [dossier.events[name] for name in names if name in dossier.events],
    )


def provenance(dossier: Dossier) -> Provenance:
    """The provenance of the dossier as a whole, for what is not about some of its records."""
    claims, events = dossier.claims.values(), dossier.events.values()
    whole = provenance_of(dossier, claims, events, dossier.statements.values())
    return whole.replace(source=source_of(dossier))


def own_sources(dossier: Dossier, record_id: str) -> str:
    """Who published what one record rests on, a derived claim on its inputs; nothing of a record
    that cites no source."""
    record = dossier.find(record_id)
    if isinstance(record, Claim):
        return _sources(dossier, _with_inputs(dossier, [record]))
    if isinstance(record, Event | Statement | Report) and record.sources:
        return _sources(dossier, [record])
    return ""


def source_of(dossier: Dossier) -> str:
    """The source of the dossier as a whole: its core document's publisher, and how many others."""
    document = dossier.core_document
    if document is None or dossier.core_only:
        claims = _with_inputs(dossier, dossier.claims.values())
        return _sources(dossier, (*claims, *dossier.events.values(), *dossier.statements.values()))
    source = tr("Source: {publisher}").format(publisher=document.publisher)
    others = len(dossier.sources) - 1
    if others:
        source = ntr(
            "{source} and {count} further source", "{source} and {count} further sources", others
        ).format(source=source, count=wording.number(others))
    return source


def data_of(dossier: Dossier) -> str:
    """Version and fingerprint of the data file, whether it was changed since its release, and
    whether its texts are translated."""
    found = wording.fingerprint(dossier.fingerprint)
    return _data(dossier.version, found, dossier.changed_since, untranslated(dossier))


def untranslated(dossier: Dossier) -> str:
    """That the texts stand as in the file, where the interface is in another language; else
    nothing."""
    if translation.language() in (translation.SOURCE_LANGUAGE, dossier.language):
        return ""
    return tr("texts of the file not translated")


def scope_of(dossier: Dossier) -> str:
    """Whether the whole dossier is shown."""
    return tr("Core report only") if dossier.core_only else tr("Whole dossier")


def core_as_of(dossier: Dossier) -> str:
    """The day up to which the core report counts, named as that report's."""
    report = dossier.core_report
    if report is None:
        return ""
    return tr("core report {as_of}").format(as_of=wording.as_of(report.as_of, report.as_of_basis))


def _data(version: str, fingerprint: str, changed_since: str, untranslated: str) -> str:
    form = tr("data {version}, fingerprint {fingerprint}")
    if changed_since:
        form = tr("data {version}, fingerprint {fingerprint}, changed since release {release}")
    data = form.format(version=version, fingerprint=fingerprint, release=changed_since)
    return " · ".join(filter(None, (data, untranslated)))


def _with_inputs(dossier: Dossier, claims: Iterable[Claim]) -> Iterator[Claim]:
    found: dict[str, Claim] = {}
    waiting = list(claims)[::-1]
    while waiting:
        claim = waiting.pop()
        if claim.id not in found:
            found[claim.id] = claim
            inputs = q.formula_inputs(claim.formula) if claim.formula else ()
            waiting += [dossier.claims[name] for name in inputs[::-1] if name in dossier.claims]
    yield from found.values()


def _claimants(
    dossier: Dossier,
    claims: tuple[Claim, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
) -> str:
    """Who claimed, estimated, counted, stated or said what these records tell."""
    found: dict[str, Counter[str]] = {}
    told = [(_given(dossier, claim), dossier.claimant_of(claim)) for claim in claims]
    told += [(_SAID, dossier.parties[name]) for event in events for name in event.said_by]
    told += [
        (_SAID, dossier.parties[each.said_by or dossier.report_of(each).claimant])
        for each in statements
    ]
    for form, party in told:
        found.setdefault(form, Counter())[party.short or party.name] += 1
    listed = (tr(form).format(claimants=_named(uses)) for form, uses in found.items() if form)
    return wording.capital("; ".join(listed))


_SAID = mark("said by {claimants}")
_GIVEN = {
    Method.CLAIMED: mark("claimed by {claimants}"),
    Method.ESTIMATED: mark("estimated by {claimants}"),
    Method.COUNTED: mark("counted by {claimants}"),
    Method.STATED: mark("stated by {claimants}"),
    None: mark("given by {claimants}"),
}


def _given(dossier: Dossier, claim: Claim) -> str:
    """The form of words for who gave a figure; none for what nobody gave."""
    if claim.formula:
        return ""
    return _SAID if claim.said_by else _GIVEN[dossier.report_of(claim).method]


def _ranked(uses: Counter[str]) -> list[str]:
    """Names, the most used first."""
    return [name for name, _count in uses.most_common()]


def _named(uses: Counter[str]) -> str:
    """Names, the most used first; named if few, else counted."""
    names = _ranked(uses)
    if len(names) <= _NAMED:
        return wording.listed(names)
    others = len(names) - _NAMED + 1
    return ntr("{named} and {count} other", "{named} and {count} others", others).format(
        named=", ".join(names[: _NAMED - 1]), count=wording.number(others)
    )


def _frame(dossier: Dossier, claims: tuple[Claim, ...]) -> str:
    """What area and period these figures count, with the dossier's title where that is not the
    core report's area; of no figures, the title alone."""
    if not claims:
        return dossier.title
    uses = Counter(dossier.scope_of(claim).label for claim in claims)
    first, *others = _ranked(uses)
    scope = first
    if len(others) == 1:
        scope = tr("{one}; {other}").format(one=first, other=others[0])
    elif others:
        scope = ntr(
            "{scope} and {count} other scope", "{scope} and {count} other scopes", len(others)
        ).format(scope=first, count=wording.number(len(others)))
    core = dossier.core_report
    if core is None or dossier.scopes[core.scope].label not in uses:
        scope = tr("{title}: {scope}").format(title=dossier.title, scope=scope)
    starts = {day.text: day for day in map(dossier.counts_from, claims) if day is not None}
    if not starts:
        return scope
    if not all(map(dossier.counts_from, claims)):
        return tr("{scope}; counting starts differ or are not stated").format(scope=scope)
    earliest = min(starts.values(), key=lambda day: day.first)
    form = tr("{scope}, counted from {day}")
    if len(starts) > 1:
        form = tr("{scope}, counted from {day} or later")
    return form.format(scope=scope, day=wording.short_date(earliest))


def _sources(dossier: Dossier, records: Iterable[Claim | Event | Statement | Report]) -> str:
    """The publishers, those that most rests on first; named if few, else counted."""
    cited = [dossier.sources[name] for record in records for name in record.sources]
    if not cited:
        return dossier.title
    editions: dict[str, set[str]] = {}
    for source in cited:
        editions.setdefault(source.outlet, set()).add(source.publisher)
    ordered = _ranked(Counter(source.outlet for source in cited))
    names = [min(editions[name]) if len(editions[name]) == 1 else name for name in ordered]
    publishers = wording.listed(names)
    if len(names) > _NAMED:
        more = len(names) - _NAMED + 1
        form = ntr(
            "{named} and {count} other publisher", "{named} and {count} other publishers", more
        )
        named = ", ".join(names[: _NAMED - 1])
        publishers = form.format(named=named, count=wording.number(more))
    form = ntr("Source: {publishers}", "Sources: {publishers}", len(names))
    text = form.format(publishers=publishers)
    return tr("{source}, core report only").format(source=text) if dossier.core_only else text


def _figures(dossier: Dossier, claims: tuple[Claim, ...]) -> str:
    days = [(dossier.as_of(claim), dossier.report_of(claim).as_of_basis) for claim in claims]
    dated = {when: basis for when, basis in days if when is not None}
    undated = any(when is None for when, _ in days)
    if not dated:
        return tr("as-of date not stated") if undated else ""
    inferred = {basis == "inferred" for when, basis in days if when is not None}
    if len(dated) == 1 and len(inferred) == 1:
        dates = wording.as_of(*next(iter(dated.items())))
    else:
        first, last = _ends(dated)
        dates = tr("figures as of {first} to {last}").format(first=first, last=last)
        if first == last:
            dates = tr("figures as of {date}").format(date=first)
        dates = _remarked(dates, inferred)
    return tr("{dates}, some without an as-of date").format(dates=dates) if undated else dates


def _days(events: tuple[Event, ...]) -> str:
    known = [event.when for event in events if event.when is not None]
    if not known:
        return tr("events without a date") if events else ""
    first, last = _ends(known)
    dates = tr("events of {first} to {last}").format(first=first, last=last)
    if first == last:
        dates = tr("events of {date}").format(date=first)
    dates = _remarked(dates, {e.when_basis == "inferred" for e in events if e.when is not None})
    if len(known) == len(events):
        return dates
    return tr("{dates}, some without a date").format(dates=dates)


def _remarked(dates: str, inferred: set[bool]) -> str:
    if inferred == {True}:
        return tr("{dates} (inferred)").format(dates=dates)
    return tr("{dates} (some inferred)").format(dates=dates) if True in inferred else dates


def _ends(days: Iterable[Edtf]) -> tuple[str, str]:
    """The earliest and the latest date, as precise as they are stated."""
    known = tuple(days)
    first = min(known, key=lambda when: (when.first, when.last))
    last = max(known, key=lambda when: (when.last, when.first))
    begin, _, _ = first.text.partition("/")
    return (
        wording.short_date(dates.parse(begin)),
        wording.short_date(dates.parse(last.text.rpartition("/")[2])),
    )
