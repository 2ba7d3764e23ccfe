"""What must hold across records. Each rule is one function that yields a fault per breach."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kursk_viewer.dossier import quantity as q
from kursk_viewer.dossier.date_rules import (
    claims_in_order,
    days_have_their_basis,
    published_after_counting,
    reported_after_the_event,
    reports_in_order,
)
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.fields import MAX_ID, shortened
from kursk_viewer.dossier.lookalikes import ids_look_different, names_look_different
from kursk_viewer.dossier.model import Claim, Dossier
from kursk_viewer.dossier.parts import Nesting, part_within_whole, parts_have_no_cycle
from kursk_viewer.dossier.record_rules import (
    claims_fit_their_reports,
    events_tell_figures_of_their_speakers,
    fields_of_a_claim_agree,
    numbers_fit_precision,
    one_main_scope,
    outlets_are_as_many_as_said,
    parties_are_what_their_side_is,
    phrases_are_complete,
    positions_have_places,
    questions_have_two_answers,
    sides_fight_beside_others,
    who_speaks_is_no_mere_object,
    words_fit_precision,
)
from kursk_viewer.dossier.relation_rules import (
    nothing_supersedes_what_is_newer,
    relations_close_no_circle,
    relations_fit_their_ends,
    relations_resolve,
)
from kursk_viewer.dossier.tables import TABLES, breach, named
from kursk_viewer.dossier.unit_rules import (
    divisors_are_decimal,
    people_are_whole,
    shares_are_of_a_whole,
    whole_of,
)
from kursk_viewer.dossier.vocabulary import SideRole, Status
from kursk_viewer.translation import tr

_FOLLOWED = {
    "measures": {"part_of": "measures"},
    "parties": {"side": "sides"},
    "reports": {"claimant": "parties", "scope": "scopes"},
    "claims": {"report": "reports", "measure": "measures", "scope": "scopes"},
    "statements": {"report": "reports"},
}
"""The references that rules follow, besides those of a formula."""


def check(
    dossier: Dossier, unsound: Collection[str] = (), absent: Collection[str] = ()
) -> Iterator[Fault]:
    """All breaches of all rules.

    `unsound` are ids of records that the file holds but that could not be built, `absent` tables
    that it lacks. Where a rule follows a reference, records that lead to one of these are passed
    over; `passed_over` counts them.
    """
    yield from unique_ids(dossier)
    whole = not unsound and not absent
    for fault in references_resolve(dossier, unsound, absent):
        whole = False
        yield fault
    if not absent:
        yield from relations_resolve(dossier, unsound)
    yield from core_document_is_a_source(dossier, unsound, absent)
    for rule in RULES_WITHIN_RECORDS:
        yield from rule(dossier)
    sound = dossier if whole else followable(dossier, unsound)
    for rule in RULES_ACROSS_RECORDS:
        yield from rule(sound)


def followable(dossier: Dossier, unsound: Collection[str] = ()) -> Dossier:
    """The dossier without the records from which a rule cannot follow a reference to its end."""
    resting: dict[tuple[str, str], list[tuple[str, str]]] = {}
    waiting: list[tuple[str, str]] = []
    for name, fields in _FOLLOWED.items():
        for key, record in getattr(dossier, name).items():
            ends = [(target, getattr(record, field)) for field, target in fields.items()]
            lost = any(end and end not in getattr(dossier, target) for target, end in ends)
            if name == "claims" and record.formula:
                inputs = q.formula_inputs(record.formula)
                ends += [("claims", end) for end in inputs]
                lost = lost or any(end in unsound for end in inputs)
            for end in ends:
                resting.setdefault(end, []).append((name, key))
            if lost:
                waiting.append((name, key))
    gone: set[tuple[str, str]] = set()
    while waiting:
        here = waiting.pop()
        if here not in gone:
            gone.add(here)
            waiting += resting.get(here, ())
    if not gone:
        return dossier
    return dossier.replace(**{
        name: {k: r for k, r in getattr(dossier, name).items() if (name, k) not in gone}
        for name in _FOLLOWED
    })  # fmt: skip


def passed_over(dossier: Dossier, unsound: Collection[str] = ()) -> int:
    """How many sound records some rule could not be tried on."""
    kept = followable(dossier, unsound)
    return sum(len(getattr(dossier, name)) - len(getattr(kept, name)) for name in _FOLLOWED)


def unique_ids(dossier: Dossier) -> Iterator[Fault]:
    """No id names two records, not even in two tables."""
    seen: dict[str, str] = {}
    for table in TABLES:
        for record in dossier.records(table):
            if record.id in seen:
                reason = tr("the id is taken by table “{other}”; choose another")
                yield breach("unique-id", record, "id", reason.format(other=seen[record.id]))
            seen[record.id] = table


def references_resolve(
    dossier: Dossier, unsound: Collection[str] = (), absent: Collection[str] = ()
) -> Iterator[Fault]:
    """Every id that a field names exists in the table it refers to."""
    for table, declared in TABLES.items():
        targets = {
            field: getattr(dossier, name)
            for field, name in declared.references.items()
            if name not in absent
        }
        for record in dossier.records(table) if targets else ():
            for field, target in targets.items():
                for name in named(record, field):
                    if name and name not in target and name not in unsound:
                        reason = tr("“{name}” is not in table “{table}”; add it or correct it")
                        reason = reason.format(
                            name=shortened(name, MAX_ID), table=declared.references[field]
                        )
                        yield breach("reference", record, field, reason)


def core_has_its_document(dossier: Dossier) -> Iterator[Fault]:
    """Where something stands in the core document, the file names that document."""
    first = next((each for each in dossier.records("reports", "events") if each.core), None)
    if first is not None:
        reason = tr(
            "“{record}” is said to stand in the core document, and the file names none; add "
            "“core_document”, or leave “core” out"
        )
        yield Fault(rule="core", field="core_document", reason=reason.format(record=first.id))


def one_core_report(dossier: Dossier) -> Iterator[Fault]:
    """Beside the compiler's, one report stands in the core document."""
    found = [
        report
        for report in dossier.reports.values()
        if report.core
        and dossier.side_of(dossier.parties[report.claimant]).role != SideRole.COMPILER
    ]
    for report in found[1:]:
        reason = tr("“{other}” is the core report already; keep one").format(other=found[0].id)
        yield breach("core", report, "core", reason)


def derived_recomputes(dossier: Dossier) -> Iterator[Fault]:
    """A derived value is the compiler's, and its formula over stated claims gives it."""
    nesting = Nesting(dossier.measures)
    for claim in dossier.claims.values():
        if (claim.status == Status.DERIVED) != bool(claim.formula):
            reason = tr("“derived” and a formula go together; add or remove one")
        elif not claim.formula:
            continue
        elif dossier.side_of(dossier.claimant_of(claim)).role != SideRole.COMPILER:
            reason = tr("a derived value belongs to a report of the compiler; move it there")
        else:
            reason = _recomputed(dossier, claim, nesting)
        if reason:
            yield breach("derived", claim, "formula", reason)


def _recomputed(dossier: Dossier, claim: Claim, nesting: Nesting) -> str:
    names = q.formula_inputs(claim.formula)
    for name in names:
        if name not in dossier.claims:
            return tr("the formula names “{name}”, which is no claim; correct it").format(
                name=shortened(name)
            )
        if dossier.claims[name].formula:
            return tr("the formula names “{name}”, itself derived; use stated claims").format(
                name=name
            )
        if dossier.is_core(claim) and not dossier.is_core(dossier.claims[name]):
            return tr("the formula of a core record names “{name}” of another report").format(
                name=name
            )
    try:
        inputs = {name: dossier.quantity_of(dossier.claims[name]) for name in names}
        result = q.compute(claim.formula, inputs)
    except ValueError as error:
        return str(error)
    if result is None or (result.value, result.precision) != (claim.value, claim.precision):
        found = (
            tr("nothing that can be stated")
            if result is None
            else f"{result.precision} {result.value}"
        )
        return tr("the formula gives {found}, the record says {said}; correct one").format(
            found=found, said=f"{claim.precision} {claim.value}"
        )
    return _unlike(dossier, claim, names, nesting)


def _unlike(dossier: Dossier, claim: Claim, names: tuple[str, ...], nesting: Nesting) -> str:
    """Why figures that a formula joins cannot be joined, though the numbers fit."""
    if len(set(names)) < len(names):
        return tr("the formula names a claim twice; count it once")
    units = {dossier.measure_of(dossier.claims[name]).unit for name in names}
    units.add(dossier.measure_of(claim).unit)
    if len(units) > 1:
        return tr("the formula joins {units}; use figures of one unit").format(
            units=", ".join(tr("“{word}”").format(word=shortened(unit)) for unit in sorted(units))
        )
    if whole_of(units.pop()) and len({dossier.claims[name].measure for name in names}) > 1:
        return tr("the formula joins shares of different wholes; use those of one measure")
    signs = claim.formula.split()[1::2]
    added = [names[0], *(name for sign, name in zip(signs, names[1:], strict=True) if sign == "+")]
    counted = {dossier.claims[name].measure for name in added}
    twice = nesting.nested(counted)
    if twice is None:
        return ""
    whole, part = (dossier.measures[name].label for name in twice)
    return tr("the formula adds “{part}” to “{whole}”, which contains it").format(
        part=part, whole=whole
    )


def core_document_is_a_source(
    dossier: Dossier, unsound: Collection[str] = (), absent: Collection[str] = ()
) -> Iterator[Fault]:
    """The core document is one of the sources."""
    document = dossier.core_document
    if document is None or "sources" in absent or document.source in unsound:
        return
    if document.source not in dossier.sources:
        reason = tr("“{name}” is not in table “sources”; add it or correct it").format(
            name=document.source
        )
        yield Fault(rule="reference", field="core_document.source", reason=reason)


def core_is_located(dossier: Dossier) -> Iterator[Fault]:
    """What the core document says carries its paragraph."""
    for record in dossier.records("claims", "statements"):
        derived = record.status == Status.DERIVED
        if dossier.is_core(record) and record.paragraph is None and not derived:
            reason = tr("a core record names the paragraph of the core document; add it")
            yield breach("core", record, "paragraph", reason)


def core_cites_its_document(dossier: Dossier) -> Iterator[Fault]:
    """What the core document says has that document among its sources."""
    document = dossier.core_document
    if document is None or document.source not in dossier.sources:
        return
    for record in dossier.records("reports", "claims", "statements", "events"):
        cited = set(record.sources)
        known = cited and cited <= dossier.sources.keys()
        if dossier.is_core(record) and known and document.source not in cited:
            reason = tr("a core record cites the core document “{name}”; add it")
            yield breach("core", record, "sources", reason.format(name=document.source))


RULES_WITHIN_RECORDS = (
    numbers_fit_precision, words_fit_precision, fields_of_a_claim_agree, reports_in_order,
    published_after_counting, reported_after_the_event, days_have_their_basis,
    positions_have_places, divisors_are_decimal, people_are_whole, one_main_scope,
    ids_look_different, names_look_different, sides_fight_beside_others,
    relations_close_no_circle, relations_fit_their_ends, nothing_supersedes_what_is_newer,
    who_speaks_is_no_mere_object, events_tell_figures_of_their_speakers,
    outlets_are_as_many_as_said, questions_have_two_answers,
    phrases_are_complete,
)  # fmt: skip
"""Rules that follow no reference to another record, or only as far as there is one."""

RULES_ACROSS_RECORDS = (
    claims_in_order,
    claims_fit_their_reports,
    parties_are_what_their_side_is,
    derived_recomputes,
    parts_have_no_cycle,
    part_within_whole,
    shares_are_of_a_whole,
    core_is_located,
    core_cites_its_document,
    one_core_report,
)
"""Rules that follow references to their end."""
