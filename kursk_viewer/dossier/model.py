"""The records of a dossier. Each mirrors one row of one table of the data file.

References to other records are their ids; `Dossier` resolves them. Fields that the file may leave
out have defaults. `note` says what the cited source itself tells of the figure, `context` what
other sources add: the latter has no place where only the core document may speak.
"""

from __future__ import annotations

from functools import cached_property

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Party(Record):
    """Who speaks or is spoken of. `state` tells third states apart, which share one side."""

    id: str
    name: str
    side: str
    kind: str
    state: str = ""


class Source(Record):
    """Where a claim was read: one stored page."""

    id: str
    publisher: str
    title: str
    url: str
    language: str
    published: Edtf | None = None
    published_basis: str
    kind: str
    state: str = ""
    display_url: str = ""
    note: str = ""

    @property
    def outlet(self) -> str:
        """The publisher without its edition or the agency it relays."""
        return self.publisher.split(" (")[0]

    @property
    def address(self) -> str:
        """The plain form of the address."""
        return self.display_url or self.url


class Scope(Record):
    """What area, troops and kind of loss a figure covers.

    `context` marks a scope so much wider that its figures are never shown among those of the
    operation, only beside them as a share.
    """

    id: str
    label: str
    kursk_only: bool
    context: bool = False


class Measure(Record):
    """One term of the vocabulary: what is counted, in which unit.

    `part_of` names the measure that contains this one; `counted_apart` marks kinds that must never
    be added to their neighbours. File values are whole numbers of `1/divisor` units.
    """

    id: str
    label: str
    group: str
    unit: str
    definition: str
    part_of: str = ""
    counted_apart: bool = False
    divisor: int = 1
    also_called: tuple[str, ...] = ()


class Report(Record):
    """One occasion on which a claimant gave figures."""

    id: str
    claimant: str
    title: str
    published: Edtf | None = None
    published_basis: str = "none"
    as_of: Edtf | None = None
    as_of_basis: str
    as_of_note: str = ""
    counts_from: Edtf | None = None
    period: str = ""
    scope: str
    core: bool = False
    sources: tuple[str, ...] = ()
    note: str = ""
    context: str = ""


class Claim(Record):
    """One figure of one report. `scope` and `counts_from` are given where they differ from it.

    `stated_as` is the source's word for how exact the figure is, `worded_as` its word for what is
    counted where the measure has another.
    """

    id: str
    report: str
    about: str
    measure: str
    value: int | None = None
    low: int | None = None
    high: int | None = None
    precision: str
    stated_as: str = ""
    worded_as: str = ""
    attribution: str = "explicit"
    paragraph: int | None = None
    status: str = "claimed"
    formula: str = ""
    in_series: bool = False
    off_series: str = ""
    includes: tuple[str, ...] = ()
    scope: str = ""
    counts_from: Edtf | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    context: str = ""


class Statement(Record):
    """What a report says in words; `text` is a paraphrase."""

    id: str
    report: str
    text: str
    attribution: str
    said_by: str = ""
    paragraph: int | None = None
    status: str = "claimed"
    sources: tuple[str, ...] = ()


class Event(Record):
    """What happened or was said. `when` is the day of the event unless `when_basis` says not."""

    id: str
    when: Edtf
    when_basis: str
    reported: Edtf | None = None
    title: str
    text: str
    category: str
    said_by: tuple[str, ...] = ()
    disputed_by: str = ""
    place: str = ""
    position: str = ""
    position_source: str = ""
    independence: str = ""
    core: bool = False
    paragraph: int | None = None
    sources: tuple[str, ...] = ()
    note: str = ""
    context: str = ""


class Relation(Record):
    """How one record bears on another."""

    id: str
    subject: str
    kind: str
    object: str
    note: str = ""


class Gap(Record):
    """Something the file does not say. `core` marks what the core document itself leaves out."""

    id: str
    text: str
    core: bool = False


class CoreDocument(Record):
    """The document that the dossier is built on: publisher, address, sha256 of its stored text."""

    source: str
    publisher: str
    url: str
    sha256: str


class Dossier(Record):
    """A whole data file: its tables by record id in file order, and what identifies it.

    `fingerprint` is the sha256 of the file's bytes; `core_only` says that `core.core_only` has
    reduced the dossier to its core document.
    """

    name: str
    title: str
    version: str
    created: str
    fingerprint: str
    core_document: CoreDocument | None
    parties: dict[str, Party]
    sources: dict[str, Source]
    scopes: dict[str, Scope]
    measures: dict[str, Measure]
    reports: dict[str, Report]
    claims: dict[str, Claim]
    statements: dict[str, Statement]
    events: dict[str, Event]
    relations: dict[str, Relation]
    gaps: dict[str, Gap]
    warnings: tuple[str, ...] = ()
    core_only: bool = False

    def report_of(self, record: Claim | Statement) -> Report:
        """The report in which a claim or statement stands."""
        return self.reports[record.report]

    def claimant_of(self, claim: Claim) -> Party:
        """Who made the claim."""
        return self.parties[self.reports[claim.report].claimant]

    def scope_of(self, claim: Claim) -> Scope:
        """What the claim covers."""
        return self.scopes[claim.scope or self.reports[claim.report].scope]

    def as_of(self, claim: Claim) -> Edtf | None:
        """The day up to which the claim counts."""
        return self.reports[claim.report].as_of

    def counts_from(self, claim: Claim) -> Edtf | None:
        """The day from which the claim counts. Ground held and troops present are states of one
        day: they have no such day unless the claim itself names one."""
        if claim.counts_from or self.measures[claim.measure].group in ("strength", "territory"):
            return claim.counts_from
        return self.reports[claim.report].counts_from

    def is_core(self, record: Claim | Statement) -> bool:
        """Whether the record stands in the core document."""
        return self.reports[record.report].core

    def quantity_of(self, claim: Claim) -> Quantity:
        """The claim's figure with its qualifier, in the divisor of its measure."""
        return Quantity(
            value=claim.value,
            precision=claim.precision,
            low=claim.low,
            high=claim.high,
            stated_as=claim.stated_as,
            divisor=self.measures[claim.measure].divisor,
        )

    @property
    def core_report(self) -> Report | None:
        """The report that the core document relays."""
        for report in self.reports.values():
            if report.core and self.parties[report.claimant].side != "compiler":
                return report
        return None

    def related(self, record_id: str) -> tuple[Relation, ...]:
        """The relations in which a record is either half, in file order."""
        return self._relations_by_half.get(record_id, ())

    def contradictions_of(self, record_id: str) -> tuple[Relation, ...]:
        """The contradictions in which a record is either half, in file order."""
        return self._contradictions_by_half.get(record_id, ())

    @cached_property
    def contradictions(self) -> tuple[Relation, ...]:
        """The relations by which two records contradict each other, in file order."""
        return tuple(r for r in self.relations.values() if r.kind == "contradicts")

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
            self.measures, self.scopes, self.relations, self.gaps,
        ):  # fmt: skip
            if record_id in table:
                return table[record_id]
        return None


def _by_half(relations: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        for half in {relation.subject, relation.object}:
            found.setdefault(half, []).append(relation)
    return {half: tuple(several) for half, several in found.items()}
