"""The records of a dossier. Each mirrors one row of one table of the data file, and declares each
field once: its kind, the table it refers to, and what the schema in the file says of it.

References to other records are their ids; `Dossier` resolves them. Fields that the file may leave
out have defaults. `note` says what the cited source itself tells of the figure, `context` what
other sources add: the latter has no place where only the core document may speak.
"""

from __future__ import annotations

from functools import cached_property

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.fields import (
    ADDRESS,
    BOOLEAN,
    DATE,
    IDENTIFIER,
    INTEGER,
    LANGUAGE,
    POSITION,
    POSITIVE,
    REQUIRED_TEXT,
    TEXT,
    TEXTS,
    word,
)
from kursk_viewer.dossier.quantity import Quantity, formula_inputs
from kursk_viewer.dossier.vocabulary import (
    ARITHMETIC_ONLY,
    AsOfBasis,
    Attribution,
    Group,
    IncludesBasis,
    Independence,
    Marker,
    Method,
    PartyKind,
    Precision,
    PublishedBasis,
    RelationKind,
    SideRole,
    SourceKind,
    Status,
    TitleBasis,
    WhenBasis,
)
from kursk_viewer.record import Record, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


_STATES_OF_ONE_DAY = (Group.STRENGTH, Group.TERRITORY)


class Side(Record):
    """One side of the dossier, by which claims are told apart; `marker` is its shape in charts.

    A belligerent may fight beside another, `allied_to`: figures for the one may count the other in.
    """

    id: str = field(IDENTIFIER)
    label: str = field(REQUIRED_TEXT)
    marker: Marker = field(word(Marker), "The shape of its marks.")
    order: int = field(POSITIVE, "Its place in lists.")
    role: SideRole = field(word(SideRole))
    allied_to: str = field(
        IDENTIFIER, "The side beside which it fights.", refers_to="sides", default=""
    )
    also_called: tuple[str, ...] = field(
        TEXTS, "Other names for those who speak for it: its capital, its seat.", default=()
    )


class Category(Record):
    """A kind of event: one lane of the timeline."""

    id: str = field(IDENTIFIER)
    label: str = field(REQUIRED_TEXT)
    order: int = field(POSITIVE, "Its place among the lanes.")


class Party(Record):
    """Who speaks or is spoken of. `state` tells third states apart, which share one side.

    `short` names it in headlines and charts; `adjective` and `members` stand in the phrases of
    measures: “Russian”, “Russian soldiers”.
    """

    id: str = field(IDENTIFIER)
    name: str = field(REQUIRED_TEXT)
    short: str = field(TEXT, "Its name in headlines and charts.", title="Short name", default="")
    adjective: str = field(TEXT, "As in “Russian casualties”.", default="")
    members: str = field(TEXT, "As in “Russian soldiers killed”.", default="")
    side: str = field(IDENTIFIER, refers_to="sides")
    kind: PartyKind = field(word(PartyKind))
    state: str = field(TEXT, "For third states: which.", default="")
    also_called: tuple[str, ...] = field(
        TEXTS, "Other names by which readers ask for it; several parties may share one.", default=()
    )


class Source(Record):
    """Where a claim was read: one stored page."""

    id: str = field(IDENTIFIER)
    publisher: str = field(REQUIRED_TEXT)
    title: str = field(REQUIRED_TEXT)
    title_basis: TitleBasis | None = field(
        word(TitleBasis), title="Basis of the title", default=None
    )
    url: str = field(ADDRESS, "The address as stored.", title="Address")
    language: str = field(LANGUAGE, "ISO 639 code.")
    published: Edtf | None = field(DATE, "Absent when the page shows none.", default=None)
    published_basis: PublishedBasis = field(
        word(PublishedBasis),
        "Where the date was read.",
        title="Basis of the date",
        default=PublishedBasis.NONE,
    )
    kind: SourceKind = field(word(SourceKind))
    state: str = field(TEXT, "For state media: whose.", default="")
    display_url: str = field(ADDRESS, title="Plain address", default="")
    note: str = field(TEXT, default="")

    @cached_property
    def outlet(self) -> str:
        """The publisher without its edition or the agency it relays."""
        return self.publisher.split(" (")[0]

    @property
    def address(self) -> str:
        """The plain form of the address."""
        return self.display_url or self.url


class Scope(Record):
    """What area, troops and kind of loss a figure covers.

    One scope of a dossier may be its `main` one, that of the operation as a whole. `context` marks
    a scope so much wider that its figures are never shown among those of the operation, only
    beside them.
    """

    id: str = field(IDENTIFIER)
    label: str = field(REQUIRED_TEXT)
    main: bool = field(
        BOOLEAN, "The dossier's main scope; at most one.", title="Main scope", default=False
    )
    context: bool = field(
        BOOLEAN,
        "So wide that its figures stand beside those of the operation, never among them.",
        title="Context only",
        default=False,
    )


class Measure(Record):
    """One term of the vocabulary: what is counted, in which unit.

    `part_of` names the measure that contains this one; `counted_apart` marks kinds that must never
    be added to their neighbours. File values are whole numbers of `1/divisor` units.
    """

    id: str = field(IDENTIFIER)
    label: str = field(REQUIRED_TEXT)
    phrase: str = field(
        TEXT,
        "What is counted of whom, with {adjective}, {members} or {name} of the party concerned.",
        default="",
    )
    group: Group = field(word(Group))
    unit: str = field(REQUIRED_TEXT)
    definition: str = field(REQUIRED_TEXT)
    part_of: str = field(
        IDENTIFIER, "The measure that contains this one.", refers_to="measures", default=""
    )
    counted_apart: bool = field(BOOLEAN, "Never added to its neighbours.", default=False)
    divisor: int = field(
        POSITIVE, "File values are whole numbers of 1/divisor units; 1 when absent.", default=1
    )
    also_called: tuple[str, ...] = field(TEXTS, default=())


class Spelling(Record):
    """A word or name that texts write in several ways: whichever a reader asks for finds all."""

    id: str = field(IDENTIFIER)
    word: str = field(REQUIRED_TEXT)
    also_called: tuple[str, ...] = field(TEXTS, "The other ways to write it.")


class Report(Record):
    """One occasion on which a claimant gave figures."""

    id: str = field(IDENTIFIER)
    claimant: str = field(IDENTIFIER, refers_to="parties")
    method: Method | None = field(
        word(Method), "How the claimant came by the figures.", default=None
    )
    title: str = field(REQUIRED_TEXT)
    published: Edtf | None = field(DATE, default=None)
    published_basis: PublishedBasis = field(
        word(PublishedBasis), title="Basis of the publication date", default=PublishedBasis.NONE
    )
    as_of: Edtf | None = field(DATE, default=None)
    as_of_basis: AsOfBasis = field(
        word(AsOfBasis),
        "text: named as such by a page; statement_date: no day is named, the date of the statement "
        "stands for it.",
        title="Basis of the as-of date",
        default=AsOfBasis.NONE,
    )
    as_of_note: str = field(TEXT, title="How the dates are known", default="")
    counts_from: Edtf | None = field(DATE, default=None)
    period: str = field(TEXT, title="Period as worded", default="")
    scope: str = field(IDENTIFIER, refers_to="scopes")
    core: bool = field(BOOLEAN, "Stands in the core document.", default=False)
    sources: tuple[str, ...] = field(TEXTS, refers_to="sources", default=())
    note: str = field(TEXT, "What the source itself tells.", default="")
    context: str = field(TEXT, "What other sources add.", default="")


class Claim(Record):
    """One figure of one report. `scope` and `counts_from` are given where they differ from it,
    `said_by` where the figure is not the claimant's: an article's own sentence beside a report.

    `stated_as` is the source's word for how exact the figure is, `worded_as` its word for what is
    counted where the measure has another.
    """

    id: str = field(IDENTIFIER)
    report: str = field(IDENTIFIER, refers_to="reports")
    about: str = field(IDENTIFIER, "The party concerned.", refers_to="parties")
    said_by: str = field(
        IDENTIFIER,
        "Who gives it, where not the report's claimant.",
        refers_to="parties",
        default="",
    )
    measure: str = field(IDENTIFIER, refers_to="measures")
    value: int | None = field(INTEGER, default=None)
    low: int | None = field(INTEGER, default=None)
    high: int | None = field(INTEGER, default=None)
    precision: Precision = field(word(Precision, besides=ARITHMETIC_ONLY))
    stated_as: str = field(TEXT, "The qualifying word of the source.", default="")
    worded_as: str = field(
        TEXT, "The source's word for what is counted, where it is not the measure's.", default=""
    )
    attribution: Attribution | None = field(
        word(Attribution), "Absent when not recorded.", default=None
    )
    paragraph: int | None = field(POSITIVE, "Of the core document.", default=None)
    status: Status | None = field(word(Status), "Absent when not recorded.", default=None)
    formula: str = field(TEXT, "For a derived value: claim ids joined by + or -.", default="")
    in_series: bool = field(BOOLEAN, "Known to be fit for a line on a chart.", default=False)
    off_series: str = field(TEXT, title="Why off the series", default="")
    includes: tuple[str, ...] = field(
        TEXTS,
        "The measures a total counts in; absent when not stated.",
        refers_to="measures",
        default=(),
    )
    includes_basis: IncludesBasis | None = field(
        word(IncludesBasis), "How that is known.", title="Basis of what it includes", default=None
    )
    scope: str = field(
        IDENTIFIER, "Where it differs from the report's.", refers_to="scopes", default=""
    )
    counts_from: Edtf | None = field(DATE, "Where it differs from the report's.", default=None)
    start_not_stated: bool = field(
        BOOLEAN, "No page states from when this figure of the report counts.", default=False
    )
    sources: tuple[str, ...] = field(TEXTS, refers_to="sources", default=())
    note: str = field(TEXT, default="")
    context: str = field(TEXT, default="")


class Statement(Record):
    """What a report says in words; `text` is a paraphrase."""

    id: str = field(IDENTIFIER)
    report: str = field(IDENTIFIER, refers_to="reports")
    text: str = field(REQUIRED_TEXT)
    attribution: Attribution = field(word(Attribution))
    said_by: str = field(IDENTIFIER, refers_to="parties", default="")
    paragraph: int | None = field(POSITIVE, default=None)
    status: Status | None = field(word(Status), "Absent when not recorded.", default=None)
    sources: tuple[str, ...] = field(TEXTS, refers_to="sources", default=())


class Event(Record):
    """What happened or was said. `when` is the day of that which `when_basis` names."""

    id: str = field(IDENTIFIER)
    when: Edtf | None = field(DATE, "Absent where no day is stated.", default=None)
    when_basis: WhenBasis = field(
        word(WhenBasis),
        "Whether it is the day of the event, of its report, or inferred.",
        title="Basis of the date",
        default=WhenBasis.NONE,
    )
    reported: Edtf | None = field(DATE, default=None)
    title: str = field(REQUIRED_TEXT)
    text: str = field(REQUIRED_TEXT)
    category: str = field(IDENTIFIER, refers_to="categories")
    said_by: tuple[str, ...] = field(TEXTS, refers_to="parties", default=())
    disputed_by: str = field(TEXT, default="")
    place: str = field(TEXT, default="")
    position: str = field(POSITION, default="")
    position_source: str = field(
        IDENTIFIER,
        "The reference page that prints it.",
        title="Source of the position",
        refers_to="sources",
        default="",
    )
    independence: Independence | None = field(
        word(Independence), title="Independence of the outlets", default=None
    )
    figures: tuple[str, ...] = field(
        TEXTS,
        "The claims of those who speak in it whose figures its title or text tells.",
        refers_to="claims",
        default=(),
    )
    core: bool = field(BOOLEAN, default=False)
    paragraph: int | None = field(POSITIVE, default=None)
    sources: tuple[str, ...] = field(TEXTS, refers_to="sources", default=())
    note: str = field(TEXT, default="")
    context: str = field(TEXT, default="")


class Relation(Record):
    """How one record bears on another."""

    id: str = field(IDENTIFIER)
    subject: str = field(IDENTIFIER)
    kind: RelationKind = field(word(RelationKind))
    object: str = field(IDENTIFIER)
    question: str = field(IDENTIFIER, "What both bear on.", refers_to="questions", default="")
    note: str = field(TEXT, default="")

    @property
    def halves(self) -> tuple[str, str]:
        """The two records, first the one that bears on the other."""
        return self.subject, self.object

    def other_half(self, record: str) -> str:
        """The record to which this relation joins one of its halves."""
        return self.object if self.subject == record else self.subject


class Question(Record):
    """What several records answer, or contradict each other on.

    `answers` are the two sides of one with two: that of the earliest record first.
    """

    id: str = field(IDENTIFIER)
    text: str = field(REQUIRED_TEXT)
    answers: tuple[str, ...] = field(
        TEXTS, "Its two answers in a few words each, that of the earliest record first.", default=()
    )


class Phase(Record):
    """A named stretch of what the dossier is about, as its sources tell it."""

    id: str = field(IDENTIFIER)
    label: str = field(REQUIRED_TEXT)
    when: Edtf = field(DATE)
    said_by: tuple[str, ...] = field(TEXTS, refers_to="parties", default=())
    sources: tuple[str, ...] = field(TEXTS, refers_to="sources", default=())


class Change(Record):
    """What changed in the data since an earlier version: a field of a record, from and to what."""

    id: str = field(IDENTIFIER)
    version: str = field(REQUIRED_TEXT, "The version with the change.")
    record: str = field(TEXT, "The id of the record; it may be gone.", default="")
    part: str = field(
        TEXT, "Its field; absent where all of it was added or removed.", title="Field", default=""
    )
    before: str = field(TEXT, title="From", default="")
    after: str = field(TEXT, title="To", default="")
    why: str = field(REQUIRED_TEXT)


class Gap(Record):
    """Something the file does not say. `core` marks what the core document itself leaves out.

    `phrase` says the same as a noun phrase that ends “The report gives no …”, or “Not found: …”.
    """

    id: str = field(IDENTIFIER)
    text: str = field(REQUIRED_TEXT)
    phrase: str = field(
        TEXT, "The same as a noun phrase after “The report gives no” or “Not found”.", default=""
    )
    core: bool = field(BOOLEAN, "Left out by the core document itself.", default=False)


class CoreDocument(Record):
    """The document that the dossier is built on: publisher, address, sha256 of its stored text."""

    source: str
    publisher: str
    url: str
    sha256: str


class Dossier(Record):
    """A whole data file: its tables by record id in file order, and what identifies it.

    `warnings` says what is odd but no fault, the first of `warning_count` in a sentence each.
    `fingerprint` is the sha256 of the file's bytes, `licence` the titles of the licences that it
    gives for its data; `changed_since` names the release whose data
    file it passes for without being it; `core_only` says that `core.core_only` has reduced the
    dossier to its core document. `language` is that in which its texts were translated, `original`
    the dossier before they were; empty and None where they stand as in the file.
    """

    name: str
    title: str
    version: str
    created: str
    fingerprint: str
    core_document: CoreDocument | None
    sides: dict[str, Side]
    categories: dict[str, Category]
    parties: dict[str, Party]
    sources: dict[str, Source]
    scopes: dict[str, Scope]
    measures: dict[str, Measure]
    spellings: dict[str, Spelling]
    reports: dict[str, Report]
    claims: dict[str, Claim]
    statements: dict[str, Statement]
    events: dict[str, Event]
    questions: dict[str, Question]
    relations: dict[str, Relation]
    phases: dict[str, Phase]
    gaps: dict[str, Gap]
    changes: dict[str, Change]
    original: Dossier | None
    language: str = ""
    warnings: tuple[str, ...] = ()
    warning_count: int = 0
    changed_since: str = ""
    core_only: bool = False
    licence: str = ""

    def report_of(self, record: Claim | Statement) -> Report:
        """The report in which a claim or statement stands."""
        return self.reports[record.report]

    def claimant_of(self, claim: Claim) -> Party:
        """Who made the claim: the report's claimant, unless the figure names another."""
        return self.parties[claim.said_by or self.reports[claim.report].claimant]

    def side_of(self, party: Party) -> Side:
        """The side that a party is on."""
        return self.sides[party.side]

    def measure_of(self, claim: Claim) -> Measure:
        """What the claim counts."""
        return self.measures[claim.measure]

    def method_of(self, claim: Claim) -> Method | None:
        """How the claimant came by the figure; not known of one who is not the report's claimant,
        nor of what is derived."""
        return None if claim.said_by or claim.formula else self.reports[claim.report].method

    def scope_of(self, claim: Claim) -> Scope:
        """What the claim covers."""
        return self.scopes[claim.scope or self.reports[claim.report].scope]

    def as_of(self, claim: Claim) -> Edtf | None:
        """The day up to which the claim counts; none where another than the report's claimant
        gives it, whose day the report does not tell."""
        return None if claim.said_by else self.reports[claim.report].as_of

    def last_day(self, claim: Claim) -> int:
        """The end of the claim's as-of day as an ordinal; 0 where none is known."""
        when = self.as_of(claim)
        return when.last if when else 0

    def counts_from(self, claim: Claim) -> Edtf | None:
        """The day from which the claim counts. Ground held and troops present are states of one
        day: they have no such day unless the claim itself names one. None where no page has it."""
        own = claim.counts_from or claim.start_not_stated
        if own or self.measures[claim.measure].group in _STATES_OF_ONE_DAY:
            return claim.counts_from
        return self.reports[claim.report].counts_from

    def period_of(self, claim: Claim) -> str:
        """The period that the report names for its counts, where the claim is one of them: counted
        from the report's day, and its claimant's."""
        report = self.reports[claim.report]
        own = claim.said_by or claim.counts_from or claim.start_not_stated
        if own or self.measures[claim.measure].group in _STATES_OF_ONE_DAY:
            return ""
        return report.period

    def is_core(self, record: Claim | Statement | Report | Event) -> bool:
        """Whether the record stands in the core document."""
        report = self.reports[record.report] if isinstance(record, Claim | Statement) else record
        return report.core

    def records(self, *tables: str) -> Iterator[Any]:
        """The records of some tables, one table after the other."""
        for table in tables:
            yield from getattr(self, table).values()

    def quantity_of(self, claim: Claim) -> Quantity:
        """The claim's figure with its qualifier, in the divisor of its measure."""
        return Quantity.trusted(
            {
                "value": claim.value,
                "precision": claim.precision,
                "low": claim.low,
                "high": claim.high,
                "stated_as": claim.stated_as,
                "divisor": self.measures[claim.measure].divisor,
            }
        )

    @cached_property
    def kept(self) -> dict[Any, Any]:
        """What was made of the dossier once and is asked for again, by keys of whoever made it."""
        return {}

    @cached_property
    def core_report(self) -> Report | None:
        """The report that the core document relays."""
        for report in self.reports.values():
            side = self.side_of(self.parties[report.claimant])
            if report.core and side.role != SideRole.COMPILER:
                return report
        return None

    @cached_property
    def claims_by_report(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each report that has any, in file order."""
        return _grouped((claim.report, claim) for claim in self.claims.values())

    @cached_property
    def derived_by_report(self) -> dict[str, tuple[Claim, ...]]:
        """The claims that are derived from those of one report alone, by that report."""
        found: list[tuple[str, Claim]] = []
        for claim in self.claims.values():
            if claim.formula:
                inputs = (self.claims.get(name) for name in formula_inputs(claim.formula))
                reports = {each.report if each else "" for each in inputs}
                found += [(name, claim) for name in reports if len(reports) == 1 and name]
        return _grouped(found)

    def alike(self, claim: Claim) -> tuple[Claim, ...]:
        """What the claim's report says of the same party and measure, in file order."""
        return self._alike[claim.report, claim.about, claim.measure]

    @cached_property
    def _alike(self) -> dict[tuple[str, str, str], tuple[Claim, ...]]:
        claims = self.claims.values()
        return _grouped(((each.report, each.about, each.measure), each) for each in claims)

    @cached_property
    def measure_places(self) -> dict[str, int]:
        """The place of each measure in the vocabulary."""
        return {name: place for place, name in enumerate(self.measures)}

    def related(self, record_id: str) -> tuple[Relation, ...]:
        """The relations in which a record is either half, in file order."""
        return self._relations_by_half.get(record_id, ())

    def contradictions_of(self, record_id: str) -> tuple[Relation, ...]:
        """The contradictions in which a record is either half, in file order."""
        return self._contradictions_by_half.get(record_id, ())

    def is_contradicted(self, record_id: str) -> bool:
        """Whether a contradiction has this record as a half, or of an event a figure it tells."""
        if self.contradictions_of(record_id):
            return True
        event = self.events.get(record_id)
        return event is not None and any(map(self.contradictions_of, event.figures))

    def opposing(self, record_id: str) -> tuple[tuple[Relation, str], ...]:
        """The contradictions in which a record, or of an event a figure that it tells, is a half,
        each with the other half: its own in file order, then those of its figures. A figure is left
        out if an event that tells it is among them."""
        own = [(each, each.other_half(record_id)) for each in self.contradictions_of(record_id)]
        event = self.events.get(record_id)
        if event is None or not event.figures:
            return tuple(own)
        known = {record_id, *(other for _relation, other in own)}
        known |= {
            name
            for other in known & self.events.keys()
            if other != record_id
            for name in self.events[other].figures
        }
        for figure in event.figures:
            for relation in self.contradictions_of(figure):
                other = relation.other_half(figure)
                if other not in known:
                    known.add(other)
                    own.append((relation, other))
        return tuple(own)

    @cached_property
    def events_telling(self) -> dict[str, tuple[str, ...]]:
        """The events that tell a figure, by its claim, in file order."""
        found: dict[str, list[str]] = {}
        for event in self.events.values():
            for name in event.figures:
                found.setdefault(name, []).append(event.id)
        return {name: tuple(several) for name, several in found.items()}

    @cached_property
    def contradictions(self) -> tuple[Relation, ...]:
        """The relations by which two records contradict each other, in file order."""
        return tuple(r for r in self.relations.values() if r.kind == RelationKind.CONTRADICTS)

    @cached_property
    def breaks(self) -> dict[tuple[str, str], tuple[Relation, ...]]:
        """Where the file says that a count breaks, by party concerned and measure."""
        found: dict[tuple[str, str], list[Relation]] = {}
        for relation in self.relations.values():
            subject = self.claims.get(relation.subject)
            if relation.kind != RelationKind.BREAKS_SERIES or relation.object not in self.claims:
                continue
            if subject is not None:
                found.setdefault((subject.about, subject.measure), []).append(relation)
        return {question: tuple(several) for question, several in found.items()}

    @cached_property
    def _relations_by_half(self) -> dict[str, tuple[Relation, ...]]:
        return _by_half(self.relations.values())

    @cached_property
    def _contradictions_by_half(self) -> dict[str, tuple[Relation, ...]]:
        return _by_half(self.contradictions)

    def find(self, record_id: str) -> Record | None:
        """Any record of any table by its id, or None."""
        for table in (
            self.claims, self.events, self.statements, self.reports, self.sources, self.parties,
            self.measures, self.scopes, self.relations, self.gaps, self.sides, self.categories,
            self.spellings, self.questions, self.phases,
        ):  # fmt: skip
            if record_id in table:
                return table[record_id]
        return self.changes.get(record_id)


class _Later:
    """A field of the shipped dossier that is read when it is first asked for: see there."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, dossier: Dossier | None, owner: type[Dossier]) -> Any:
        read = vars(dossier or owner).get("_later", {}).get(self._name)
        if read is None:
            raise AttributeError(self._name)
        vars(dossier)[self._name] = made = read()
        return made


for _name in Dossier.required_fields:
    setattr(Dossier, _name, _Later(_name))


def _grouped(pairs: Iterable[tuple[Any, Claim]]) -> dict[Any, tuple[Claim, ...]]:
    found: dict[Any, list[Claim]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(several) for key, several in found.items()}


def _by_half(relations: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        for half in {*relation.halves}:
            found.setdefault(half, []).append(relation)
    return {half: tuple(several) for half, several in found.items()}
