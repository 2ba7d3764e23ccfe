"""Each rule holds for the valid package and is broken by one change to it."""

from __future__ import annotations

from typing import Any

import builders
import pytest

from kursk_viewer.dossier import rules
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.parts import in_units

CLAIM = {"report": "half-year", "about": "beta", "paragraph": 1, "precision": "exact"}


def told(pack: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Rule, table, record and field of each fault."""
    with pytest.raises(DossierError) as caught:
        builders.dossier(pack)
    faults = caught.value.faults
    assert all(fault.reason for fault in faults)
    return [(fault.rule, fault.table, fault.record, fault.field) for fault in faults]


def reason(pack: dict[str, Any]) -> str:
    with pytest.raises(DossierError) as caught:
        builders.dossier(pack)
    return caught.value.faults[0].reason


def test_the_valid_package_breaks_no_rule() -> None:
    assert list(rules.check(builders.dossier())) == []


def test_every_rule_says_in_one_sentence_what_must_hold() -> None:
    referring = (rules.references_resolve, rules.relations_resolve, rules.core_document_is_a_source)
    stated = (*rules.RULES_WITHIN_RECORDS, *rules.RULES_ACROSS_RECORDS)
    for rule in (*stated, rules.unique_ids, *referring):
        assert rule.__doc__
        assert rule.__doc__.endswith(".")


def test_an_id_twice_in_one_table() -> None:
    pack = builders.added("gaps", {"id": "own-losses", "text": "Again."})
    assert told(pack) == [("unique-id", "gaps", "own-losses", "id")]


def test_an_id_in_two_tables() -> None:
    pack = builders.added("gaps", {"id": "caught", "text": "Again."})
    assert told(pack) == [("unique-id", "gaps", "caught", "id")]
    assert "claims" in reason(pack)


@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("reports", "later", "claimant"), ("reports", "later", "scope"),
        ("claims", "caught", "report"), ("claims", "caught", "about"),
        ("claims", "caught", "measure"), ("claims", "caught", "scope"),
        ("statements", "left", "report"), ("statements", "left", "said_by"),
        ("measures", "killed", "part_of"), ("relations", "clash", "subject"),
        ("relations", "clash", "object"),
    ],
)  # fmt: skip
def test_a_broken_reference(table: str, record: str, field: str) -> None:
    assert told(builders.changed(table, record, **{field: "no-such"})) == [
        ("reference", table, record, field)
    ]


@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("reports", "later", "sources"), ("claims", "caught", "sources"),
        ("claims", "total", "includes"), ("statements", "left", "sources"),
        ("events", "start", "sources"), ("events", "start", "said_by"),
        ("events", "start", "figures"),
    ],
)  # fmt: skip
def test_a_broken_reference_in_a_list(table: str, record: str, field: str) -> None:
    pack = builders.changed(table, record, **{field: ["no-such"]})
    assert told(pack) == [("reference", table, record, field)]


def test_a_reference_to_a_record_of_another_table() -> None:
    assert told(builders.changed("claims", "caught", about="page"))[0][0] == "reference"


def test_a_relation_of_a_record_to_itself() -> None:
    pack = builders.changed("relations", "clash", object="left")
    assert told(pack) == [("relation", "relations", "clash", "object")]


@pytest.mark.parametrize(
    "fields",
    [
        {"value": None},
        {"precision": "range"},
        {"precision": "range", "value": None, "low": 3},
        {"precision": "range", "value": None, "low": 5, "high": 3},
        {"precision": "not_stated"},
        {"precision": "not_stated", "value": None, "low": 3},
        {"low": 910},
        {"high": 908},
    ],
)
def test_numbers_that_do_not_fit_their_precision(fields: dict[str, Any]) -> None:
    assert told(builders.changed("claims", "caught", **fields)) == [
        ("precision", "claims", "caught", "precision")
    ]


def test_a_report_that_ends_before_it_begins_is_told_once() -> None:
    pack = builders.changed("reports", "half-year", as_of="2024-08-05")
    assert told(pack) == [("dates", "reports", "half-year", "as_of")]


def test_a_claim_that_begins_after_its_report_ends() -> None:
    pack = builders.changed("claims", "caught", counts_from="2025-02-06")
    assert told(pack) == [("dates", "claims", "caught", "counts_from")]


def test_uncertain_dates_that_overlap_are_in_order() -> None:
    assert builders.dossier(builders.changed("claims", "caught", counts_from="2025-02"))


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"value": 23801}, "the formula gives about 23800, the record says about 23801"),
        ({"precision": "exact"}, "about 23800"),
        ({"formula": "total + dead"}, "about 56000"),
        ({"formula": "total - no-such"}, "no claim"),
        ({"formula": "total - total-later"}, "nothing that can be stated|another report"),
        ({"formula": "total dead"}, "a formula is written"),
        ({"formula": "total"}, "a formula is written"),
        ({"formula": "hurt - dead"}, "itself derived"),
        ({"formula": None}, "go together"),
        ({"status": "claimed"}, "go together"),
        ({"report": "half-year"}, "belongs to a report of the compiler"),
    ],
)
def test_a_derived_value_that_does_not_recompute(fields: dict[str, Any], says: str) -> None:
    pack = builders.changed("claims", "hurt", **fields)
    assert told(pack)[0] == ("derived", "claims", "hurt", "formula")
    with pytest.raises(DossierError, match=says):
        builders.dossier(pack)


def test_a_core_value_is_not_derived_from_another_report() -> None:
    pack = builders.changed("claims", "hurt", formula="total-later - dead")
    assert "of another report" in reason(pack)


def test_a_part_larger_than_its_whole() -> None:
    pack = builders.changed("claims", "dead", value=40000)
    assert ("part-of-whole", "claims", "dead", "value") in told(pack)


def test_a_part_is_compared_with_each_statement_of_the_whole() -> None:
    lead = {**CLAIM, "id": "lead", "measure": "casualties", "value": 90000, "precision": "nearly"}
    pack = builders.added("claims", lead, pack=builders.changed("claims", "dead", value=40000))
    assert ("part-of-whole", "claims", "dead", "value") in told(pack)


def test_a_part_of_a_part_is_compared_with_the_whole() -> None:
    pack = builders.added(
        "measures",
        {"id": "deep", "label": "D", "group": "people", "unit": "people", "definition": "D.",
         "part_of": "killed"},
    )  # fmt: skip
    one = {**CLAIM, "id": "one", "measure": "deep", "value": 39901}
    found = told(builders.added("claims", one, pack=pack))
    assert found.count(("part-of-whole", "claims", "one", "value")) == 2


def test_a_named_scope_is_the_reports_own() -> None:
    pack = builders.changed("claims", "dead", value=40000, scope="area")
    assert ("part-of-whole", "claims", "dead", "value") in told(pack)


def test_bounds_are_compared_only_where_they_can_be() -> None:
    hurt = {"status": "claimed", "formula": None, "report": "half-year", "paragraph": 8}
    for fields in ({"precision": "up_to", "value": 50000}, {"precision": "about", "value": 30000}):
        assert builders.dossier(builders.changed("claims", "hurt", **hurt, **fields))
    over = {"precision": "range", "value": None, "low": 39901, "high": 50000}
    pack = builders.changed("claims", "hurt", **hurt, **over)
    assert told(pack) == [("part-of-whole", "claims", "hurt", "low")]


@pytest.mark.parametrize(
    "parents", [{"killed": "killed"}, {"killed": "wounded", "wounded": "killed"}]
)
def test_a_circle_of_parts_is_told_once(parents: dict[str, str]) -> None:
    pack = builders.package()
    for row in builders.rows(pack, "measures"):
        row["part_of"] = parents.get(row["id"], row.get("part_of"))
    assert told(pack) == [("cycle", "measures", "killed", "part_of")]


def test_a_measure_that_leads_into_a_circle_is_not_blamed() -> None:
    pack = builders.package()
    parents = {"tanks": "killed", "killed": "wounded", "wounded": "killed"}
    for row in builders.rows(pack, "measures"):
        row["part_of"] = parents.get(row["id"], row.get("part_of"))
    assert told(pack) == [("cycle", "measures", "killed", "part_of")]


@pytest.mark.parametrize(("table", "record"), [("claims", "caught"), ("statements", "left")])
def test_a_core_record_without_paragraph(table: str, record: str) -> None:
    pack = builders.changed(table, record, paragraph=None)
    assert told(pack) == [("core", table, record, "paragraph")]


def test_a_core_document_that_is_no_source() -> None:
    pack = builders.package()
    pack["core_document"]["source"] = "elsewhere"
    assert told(pack) == [("reference", "", "", "core_document.source")]


@pytest.mark.parametrize(
    ("word", "precision"),
    [("around", "exact"), ("around", "at_least"), ("at least", "about"), ("Nearly", "more_than")],
)
def test_a_qualifying_word_of_another_precision(word: str, precision: str) -> None:
    pack = builders.changed("claims", "dead", stated_as=word, precision=precision)
    assert ("precision", "claims", "dead", "stated_as") in told(pack)


@pytest.mark.parametrize(
    ("word", "precision"),
    [("as many as", "up_to"), ("a minimum of", "at_least"), ("seen on film", "exact")],
)
def test_a_qualifying_word_that_fits_or_is_not_known(word: str, precision: str) -> None:
    assert builders.dossier(
        builders.changed("claims", "caught", stated_as=word, precision=precision)
    )


@pytest.mark.parametrize(
    ("position", "sound"),
    [
        *((wrong, False) for wrong in (
            "somewhere", "999.0, -5000.0", "35.27", "35.27, 51.2, 1", "1e1, 5", "<b>", "0, 90.1",
            "0, -90.1", "180.1, 0", "-180.1, 0",
        )),
        *((right, True) for right in ("35,27", "180, -90", "-180.0, 90.0")),
    ],
)  # fmt: skip
def test_a_position_is_two_numbers_of_degrees(position: str, sound: bool) -> None:
    pack = builders.changed("events", "denial", position=position)
    if sound:
        assert builders.dossier(pack).events["denial"].position == position
    else:
        with pytest.raises(DossierError, match="position"):
            builders.dossier(pack)


def faults_of(pack: builders.Row) -> list[tuple[str, str, str]]:
    with pytest.raises(DossierError) as raised:
        builders.dossier(pack)
    return [(fault.rule, fault.record, fault.field) for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("table", "record", "fields", "fault"),
    [
        ("events", "denial", {"place": None}, ("place", "denial", "position")),
        ("events", "denial", {"reported": "1999"}, ("dates", "denial", "reported")),
        ("reports", "later", {"published": "2020"}, ("dates", "later", "published")),
        ("reports", "later", {"as_of": None}, ("dates", "later", "as_of_basis")),
        ("measures", "captured", {"divisor": 7}, ("divisor", "captured", "divisor")),
        ("claims", "caught", {"low": 1, "high": 10**5}, ("precision", "caught", "precision")),
        ("claims", "total-rival", {"value": 3}, ("precision", "total-rival", "precision")),
        ("claims", "caught", {"sources": ["wire"]}, ("core", "caught", "sources")),
        ("statements", "left", {"sources": ["wire"]}, ("core", "left", "sources")),
        ("reports", "half-year", {"sources": ["wire"]}, ("core", "half-year", "sources")),
        ("events", "start", {"sources": ["wire"]}, ("core", "start", "sources")),
        ("parties", "staff", {"name": "\u3164\u2800"}, ("field", "staff", "name")),
        ("sources", "page", {"url": "http://"}, ("field", "page", "url")),
        ("events", "start", {"when": None}, ("dates", "start", "when_basis")),
        ("gaps", "later-losses", {"id": "a\ufe0f"}, ("field", "a\ufe0f", "id")),
    ],
)
def test_what_would_mislead_a_reader_is_a_fault(
    table: str, record: str, fields: dict[str, object], fault: tuple[str, str, str]
) -> None:
    pack = builders.changed(table, record, **fields)
    if record == "denial" and "reported" in fields:
        builders.rows(pack, "events")[1]["when"] = "2025-02-04"
    assert fault in faults_of(pack)


def test_there_is_one_core_report() -> None:
    second = {
        "id": "second", "claimant": "ministry", "title": "Another", "as_of_basis": "none",
        "scope": "area", "core": True, "sources": ["page"],
    }  # fmt: skip
    assert faults_of(builders.added("reports", second)) == [("core", "second", "core")]


@pytest.mark.parametrize(("part", "fits"), [(399, True), (400, True), (401, False)])
def test_part_and_whole_are_compared_in_one_unit(part: int, fits: bool) -> None:
    whole = {
        "id": "ground-all", "label": "Ground", "group": "territory", "unit": "km²",
        "definition": "All.",
    }  # fmt: skip
    pack = builders.added("measures", whole)
    builders.rows(pack, "measures")[5]["part_of"] = "ground-all"
    claim = {"report": "later", "about": "alpha", "precision": "exact", "sources": ["wire"]}
    builders.added(
        "claims",
        {**claim, "id": "all", "measure": "ground-all", "value": 40},
        {**claim, "id": "some", "measure": "area-held", "value": part},
        pack=pack,
    )
    if fits:
        builders.dossier(pack)
    else:
        assert faults_of(pack) == [("part-of-whole", "some", "value")]


@pytest.mark.parametrize(("unit", "fits"), [("items", True), ("people", False)])
def test_part_and_whole_of_other_units_are_not_compared(unit: str, fits: bool) -> None:
    pack = builders.changed("measures", "tanks", unit=unit, part_of="captured")
    builders.added("claims", {**CLAIM, "id": "more", "measure": "tanks", "value": 910}, pack=pack)
    if fits:
        builders.dossier(pack)
    else:
        assert faults_of(pack) == [("part-of-whole", "more", "value")]


@pytest.mark.parametrize(
    ("number", "divisor", "told"),
    [(10**16, 1, "10000000000000000"), (5, 2, "2.5"), (55, 10, "5.5")],
)
def test_a_number_is_told_in_the_units_of_its_measure(number: int, divisor: int, told: str) -> None:
    assert in_units(number, divisor) == told


def test_a_second_main_scope_is_a_fault() -> None:
    pack = builders.changed("scopes", "border", main=True)
    assert faults_of(pack) == [("scope", "border", "main")]
