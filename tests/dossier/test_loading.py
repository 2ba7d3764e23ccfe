from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier import dates, fields, loading
from kursk_viewer.dossier.faults import DossierError, Fault
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from kursk_viewer.dossier.model import Dossier


def test_every_table_is_read_in_file_order(small: Dossier) -> None:
    for table, rows in builders.TABLES.items():
        assert list(getattr(small, table)) == [row["id"] for row in rows]


def test_values_become_types(small: Dossier) -> None:
    assert small.reports["half-year"].as_of == dates.parse("2025-02-05")
    assert small.claims["total"].includes == ("killed", "wounded")
    assert small.claims["caught"].value == 909
    assert small.scopes["front"].context is True


def test_what_the_file_leaves_out_is_not_made_up(small: Dossier) -> None:
    claim = small.claims["caught"]
    assert (claim.attribution, claim.status, claim.note) == (None, None, "")
    assert claim.in_series is False
    assert small.reports["half-year"].published is None
    assert small.measures["tanks"].divisor == 1


def test_null_is_the_same_as_leaving_out() -> None:
    pack = builders.package()
    builders.rows(pack, "claims")[0]["note"] = None
    builders.rows(pack, "reports")[0]["published"] = None
    dossier = builders.dossier(pack)
    assert dossier.claims["total"].note == ""
    assert dossier.reports["half-year"].published is None


def test_null_in_a_required_field_is_a_fault() -> None:
    pack = builders.package()
    builders.rows(pack, "gaps")[0]["text"] = None
    with pytest.raises(DossierError, match=r"field “text”: .*nothing \(null\)"):
        builders.dossier(pack)


def test_the_fingerprint_is_that_of_the_bytes(tmp_path: Path) -> None:
    content = builders.to_bytes(builders.package())
    path = tmp_path / "made up & ünlike.json"
    path.write_bytes(content)
    dossier = loading.load_file(str(path))
    assert dossier.fingerprint == hashlib.sha256(content).hexdigest()
    assert dossier == loading.load_bytes(content)
    assert loading.load_bytes(content + b"\n").fingerprint != dossier.fingerprint


def test_a_dossier_may_do_without_a_core_document() -> None:
    assert builders.dossier(builders.without_core()).core_document is None


def test_a_dossier_may_do_without_spellings_questions_phases_and_changes() -> None:
    pack = builders.changed("relations", "clash", question=None)
    pack["resources"] = [
        table
        for table in pack["resources"]
        if table["name"] not in ("spellings", "questions", "phases", "changes")
    ]
    dossier = builders.dossier(pack)
    assert dossier.spellings == dossier.questions == dossier.phases == dossier.changes == {}
    assert dossier.warnings == ()


def test_empty_tables_make_an_empty_dossier() -> None:
    pack = builders.package(**{name: [] for name in TABLES})
    del pack["core_document"]
    dossier = builders.dossier(pack)
    assert dossier.claims == {}
    assert dossier.core_report is None


def test_lookups(small: Dossier) -> None:
    claim = small.claims["total-later"]
    assert small.report_of(claim).id == "later"
    assert small.claimant_of(claim).id == "staff"
    assert small.scope_of(claim).id == "border"
    assert small.as_of(claim) == dates.parse("2025-03-01")
    assert small.counts_from(claim) == dates.parse("2024-08-06")
    assert not small.is_core(claim)
    assert small.quantity_of(claim) == Quantity(value=48000, precision="more_than")
    assert small.quantity_of(small.claims["ground"]).divisor == 10
    assert [relation.id for relation in small.related("total")] == ["newer"]
    assert small.related("nothing") == ()
    assert small.find("wire") is small.sources["wire"]
    assert small.find("nothing") is None


def test_contradictions_of_a_record_stand_in_file_order_and_leave_other_relations_out() -> None:
    more = {"id": "again", "subject": "dead", "kind": "contradicts", "object": "left"}
    small = builders.dossier(builders.added("relations", more))
    assert [relation.id for relation in small.contradictions] == ["clash", "again"]
    assert [relation.id for relation in small.contradictions_of("left")] == ["clash", "again"]
    assert [relation.id for relation in small.contradictions_of("stayed")] == ["clash"]
    assert small.contradictions_of("total") == ()


def test_what_a_dossier_has_looked_up_does_not_follow_a_change() -> None:
    small = builders.dossier()
    assert small.contradictions
    bare = small.replace(relations={})
    assert bare.contradictions == bare.contradictions_of("left") == bare.related("left") == ()
    assert small == builders.dossier()


def test_a_claim_may_differ_from_its_report() -> None:
    pack = builders.changed("claims", "caught", scope="border", counts_from="2024-09")
    dossier = builders.dossier(pack)
    assert dossier.scope_of(dossier.claims["caught"]).id == "border"
    assert dossier.counts_from(dossier.claims["caught"]) == dates.parse("2024-09")


def test_the_core_report_is_not_the_compilers() -> None:
    tables = builders.TABLES["reports"]
    assert (
        builders.dossier(builders.package(reports=tables[::-1])).core_report
        == (builders.dossier().reports["half-year"])
    )


def test_a_fault_names_its_place_first() -> None:
    fault = Fault(rule="dates", table="claims", record="a", field="as_of", reason="too early; fix")
    assert fault.sentence() == ("table “claims”, record “a”, field “as_of”: too early; fix [dates]")
    assert Fault(rule="x", reason="y").sentence() == "y [x]"
    error = DossierError((fault, fault))
    assert str(error).count("\n") == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing (null)"), (True, "true or false"), (7, "the number 7"), ([], "a list"),
        ({}, "an object"), (1.5, "a decimal number"), (float("nan"), "NaN"),
        (float("inf"), "infinity or an overlong number"), ("a\nb", "text “a\\u000ab”"),
        ("x" * 99, "text “" + "x" * 40 + "…”"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_described_in_words(value: object, words: str) -> None:
    assert fields.described(value) == words


@pytest.mark.parametrize(
    ("table", "record", "wrong", "says"),
    [
        ("reports", "later", {"core": "yes"}, "expected true or false, found text “yes”"),
        ("scopes", "front", {"context": 1}, "expected true or false, found the number 1"),
        ("claims", "total", {"includes": "killed"}, "expected a list, found text “killed”"),
        ("claims", "total", {"paragraph": 0}, "the number must be at least 1"),
    ],
)
def test_a_value_of_another_kind_is_refused_in_words(
    table: str, record: str, wrong: dict[str, object], says: str
) -> None:
    with pytest.raises(DossierError, match=says):
        builders.dossier(builders.changed(table, record, **wrong))


def test_lists_have_a_limit() -> None:
    most = [f"kind {number}" for number in range(fields.MAX_ITEMS)]
    dossier = builders.dossier(builders.changed("measures", "tanks", also_called=most))
    assert dossier.measures["tanks"].also_called == tuple(most)
    pack = builders.changed("measures", "tanks", also_called=[*most, "one more"])
    with pytest.raises(DossierError, match="longer than 200 items"):
        builders.dossier(pack)
