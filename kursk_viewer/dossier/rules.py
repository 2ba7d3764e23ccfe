"""What must hold across records. Each rule is one function that yields a fault per breach."""

from __future__ import annotations

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
from kursk_viewer.dossier.model import Claim, Dossier, Measure
from kursk_viewer.dossier.parts import Nesting, in_units, part_within_whole, parts_have_no_cycle
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.dossier.vocabulary import (
    Group,
    Precision,
    RelationKind,
    SideRole,
    Status,
    precision_of,
)
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


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
        for record in getattr(dossier, table):
            if record in seen:
                reason = tr("the id is taken by table “{other}”; choose another").format(
                    other=seen[record]
                )
                yield Fault(rule="unique-id", table=table, record=record, field="id", reason=reason)
            seen[record] = table


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
        if not targets:
            continue
        for record_id, record in getattr(dossier, table).items():
            for field, target in targets.items():
                value = getattr(record, field)
                for name in (value,) if isinstance(value, str) else value:
                    if name and name not in target and name not in unsound:
                        reason = tr(
                            "“{name}” is not in table “{table}”; add it or correct it"
                        ).format(name=shortened(name, MAX_ID), table=declared.references[field])
                        yield Fault(
                            rule="reference",
                            table=table,
                            record=record_id,
                            field=field,
                            reason=reason,
                        )


def relations_resolve(dossier: Dossier, unsound: Collection[str] = ()) -> Iterator[Fault]:
    """Both ends of a relation are records of the file, and not one and the same."""
    for relation in dossier.relations.values():
        for field in ("subject", "object"):
            name = getattr(relation, field)
            if dossier.find(name) is None and name not in unsound:
                reason = tr("no record has the id “{name}”; correct it").format(name=name)
                yield Fault(
                    rule="reference",
                    table="relations",
                    record=relation.id,
                    field=field,
                    reason=reason,
                )
        if relation.subject == relation.object:
            reason = tr("a record cannot bear on itself; name two")
            yield Fault(
                rule="relation",
                table="relations",
                record=relation.id,
                field="object",
                reason=reason,
            )


def numbers_fit_precision(dossier: Dossier) -> Iterator[Fault]:
    """A range has both ends in order, words have no number, all else has one value."""
    for claim in dossier.claims.values():
        reason = _misfit(claim)
        if reason:
            yield Fault(
                rule="precision", table="claims", record=claim.id, field="precision", reason=reason
            )


def _misfit(claim: Claim) -> str:
    if claim.precision == Precision.RANGE:
        if claim.low is None or claim.high is None:
            return tr("a range needs “low” and “high”; add what is missing")
        if claim.value is not None:
            return tr("a range has no “value”; remove it")
    elif claim.precision == Precision.NOT_STATED:
        if (claim.value, claim.low, claim.high) != (None, None, None):
            return tr("“not_stated” goes with no number; remove it or name its precision")
    elif claim.value is None:
        return tr("the number is missing; add “value” or write “not_stated”")
    elif (claim.low, claim.high) != (None, None):
        return tr("“low” and “high” go with a range only; remove them")
    if claim.low is not None and claim.high is not None and claim.low >= claim.high:
        if claim.low == claim.high:
            return tr("“low” and “high” are one number; write it as “value”")
        return tr("“low” is above “high”; correct the order")
    return ""


def words_fit_precision(dossier: Dossier) -> Iterator[Fault]:
    """A qualifying word of the source goes with the precision that it means."""
    for claim in dossier.claims.values():
        meant = precision_of(claim.stated_as)
        if meant and claim.precision not in (meant, Precision.NOT_STATED):
            reason = tr("“{word}” means {meant}, the record says {said}; correct one").format(
                word=claim.stated_as, meant=meant, said=claim.precision
            )
            yield Fault(
                rule="precision", table="claims", record=claim.id, field="stated_as", reason=reason
            )


def fields_of_a_claim_agree(dossier: Dossier) -> Iterator[Fault]:
    """No field of a claim says the contrary of another."""
    for claim in dossier.claims.values():
        for wrong, field, reason in (
            (
                claim.start_not_stated and claim.counts_from,
                "start_not_stated",
                tr("it says that no start is stated, and “counts_from” states one"),
            ),
            (
                claim.includes_basis and not claim.includes,
                "includes_basis",
                tr("it says how it is known what the total counts in, and nothing is named"),
            ),
            (claim.measure in claim.includes, "includes", tr("a measure does not count in itself")),
            (
                claim.precision in (Precision.UP_TO, Precision.NEARLY) and claim.value == 0,
                "value",
                tr("nothing is less than none"),
            ),
        ):
            if wrong:
                reason = tr("{what}; correct one").format(what=reason)
                yield Fault(
                    rule="contrary", table="claims", record=claim.id, field=field, reason=reason
                )


def positions_have_places(dossier: Dossier) -> Iterator[Fault]:
    """A position is that of a named place, and what is said of a position has one."""
    for event in dossier.events.values():
        if event.position and not event.place:
            reason = tr("a position without a place is never shown; name the place")
            yield Fault(
                rule="place", table="events", record=event.id, field="position", reason=reason
            )
        if event.position_source and not event.position:
            reason = tr("a source of a position that is not given; add the position")
            yield Fault(
                rule="place", table="events", record=event.id, field="position_source",
                reason=reason,
            )  # fmt: skip


def divisors_are_decimal(dossier: Dossier) -> Iterator[Fault]:
    """A figure in units of a measure has a decimal form that ends."""
    for measure in dossier.measures.values():
        rest = measure.divisor
        for factor in (2, 5):
            while rest % factor == 0:
                rest //= factor
        if rest != 1:
            reason = tr("{divisor} gives endless decimals; use 10, 100 or the like").format(
                divisor=measure.divisor
            )
            yield Fault(
                rule="divisor", table="measures", record=measure.id, field="divisor", reason=reason
            )


def people_are_whole(dossier: Dossier) -> Iterator[Fault]:
    """What is counted one by one has no fractions."""
    for measure in dossier.measures.values():
        if measure.divisor > 1 and measure.group != Group.TERRITORY and _is_counted(measure):
            reason = tr(
                "“{unit}” are counted one by one, and 1/{divisor} of one is none; leave the "
                "divisor out, or name the unit, as “thousand {unit}”"
            ).format(unit=shortened(measure.unit), divisor=measure.divisor)
            yield Fault(
                rule="divisor", table="measures", record=measure.id, field="divisor", reason=reason
            )


def _is_counted(measure: Measure) -> bool:
    words = measure.unit.casefold().replace("%", " percent ").split()
    return not any(word.rstrip("s") in _MULTIPLES for word in words)


_MULTIPLES = ("percent", "cent", "dozen", "hundred", "thousand", "million", "billion", "tonne",
              "ton", "t", "kg", "km", "m", "litre", "barrel")  # fmt: skip
"""Words of units of which there is more or less than a whole one."""


def shares_are_of_a_whole(dossier: Dossier) -> Iterator[Fault]:
    """No share of an area, or of what contains it, is larger than the whole."""
    for claim in dossier.claims.values():
        measure = dossier.measures[claim.measure]
        of_a_whole = measure.group == Group.TERRITORY or measure.part_of
        if of_a_whole and measure.unit.casefold() in PERCENT:
            most = max(dossier.quantity_of(claim).numbers, default=0)
            if most > 100 * measure.divisor:
                reason = tr("{number} % are more than the whole; correct the number").format(
                    number=in_units(most, measure.divisor)
                )
                yield Fault(
                    rule="share", table="claims", record=claim.id,
                    field="value" if claim.high is None else "high", reason=reason,
                )  # fmt: skip


PERCENT = ("%", "percent", "per cent")
"""Units of which a hundred are the whole."""


def core_has_its_document(dossier: Dossier) -> Iterator[Fault]:
    """Where something stands in the core document, the file names that document."""
    reports = (report.id for report in dossier.reports.values() if report.core)
    events = (event.id for event in dossier.events.values() if event.core)
    for record in (*reports, *events)[:1]:
        reason = tr(
            "“{record}” is said to stand in the core document, and the file names none; add "
            "“core_document”, or leave “core” out"
        ).format(record=record)
        yield Fault(rule="core", field="core_document", reason=reason)


def sides_fight_beside_others(dossier: Dossier) -> Iterator[Fault]:
    """No side fights beside itself."""
    for side in dossier.sides.values():
        if side.allied_to == side.id:
            reason = tr("a side does not fight beside itself; name another or leave it out")
            yield Fault(
                rule="sides", table="sides", record=side.id, field="allied_to", reason=reason
            )


def nothing_supersedes_what_superseded_it(dossier: Dossier) -> Iterator[Fault]:
    """No record supersedes another that supersedes it, directly or through others."""
    newer = {
        r.subject: r.object for r in dossier.relations.values() if r.kind == RelationKind.SUPERSEDES
    }
    done: set[str] = set()
    for start in newer:
        path: dict[str, None] = {}
        here = start
        while here in newer and here not in done and here not in path:
            path[here] = None
            here = newer[here]
        done.update(path)
        if here in path:
            relation = next(
                r.id
                for r in dossier.relations.values()
                if r.subject == here and r.kind == RelationKind.SUPERSEDES
            )
            reason = tr("each of the two supersedes the other; keep one")
            yield Fault(
                rule="relation", table="relations", record=relation, field="object", reason=reason
            )


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
        yield Fault(rule="core", table="reports", record=report.id, field="core", reason=reason)


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
            yield Fault(
                rule="derived", table="claims", record=claim.id, field="formula", reason=reason
            )


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
    units = {dossier.measures[dossier.claims[name].measure].unit for name in names}
    units.add(dossier.measures[claim.measure].unit)
    if len(units) > 1:
        return tr("the formula joins {units}; use figures of one unit").format(
            units=", ".join(tr("“{word}”").format(word=shortened(unit)) for unit in sorted(units))
        )
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
    for table in ("claims", "statements"):
        for record in getattr(dossier, table).values():
            derived = record.status == Status.DERIVED
            if dossier.is_core(record) and record.paragraph is None and not derived:
                reason = tr("a core record names the paragraph of the core document; add it")
                yield Fault(
                    rule="core", table=table, record=record.id, field="paragraph", reason=reason
                )


def core_cites_its_document(dossier: Dossier) -> Iterator[Fault]:
    """What the core document says has that document among its sources."""
    document = dossier.core_document
    if document is None or document.source not in dossier.sources:
        return
    for table in ("reports", "claims", "statements", "events"):
        for record in getattr(dossier, table).values():
            core = record.core if table in ("reports", "events") else dossier.is_core(record)
            cited = set(record.sources)
            if core and cited and document.source not in cited and cited <= dossier.sources.keys():
                reason = tr("a core record cites the core document “{name}”; add it").format(
                    name=document.source
                )
                yield Fault(
                    rule="core", table=table, record=record.id, field="sources", reason=reason
                )


def one_main_scope(dossier: Dossier) -> Iterator[Fault]:
    """At most one scope is the dossier's main one."""
    for scope in [scope for scope in dossier.scopes.values() if scope.main][1:]:
        reason = tr("another scope is the main one already; keep one")
        yield Fault(rule="scope", table="scopes", record=scope.id, field="main", reason=reason)


RULES_WITHIN_RECORDS = (
    numbers_fit_precision, words_fit_precision, fields_of_a_claim_agree, reports_in_order,
    published_after_counting, reported_after_the_event, days_have_their_basis,
    positions_have_places, divisors_are_decimal, people_are_whole, one_main_scope,
    ids_look_different, names_look_different,
    sides_fight_beside_others, nothing_supersedes_what_superseded_it,
)  # fmt: skip
"""Rules that follow no reference to another record."""

RULES_ACROSS_RECORDS = (
    claims_in_order,
    derived_recomputes,
    parts_have_no_cycle,
    part_within_whole,
    shares_are_of_a_whole,
    core_is_located,
    core_cites_its_document,
    one_core_report,
)
"""Rules that follow references to their end."""
