"""The core document against the data file: each difference is found and named."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import builders
import pytest

from kursk_viewer import cli
from kursk_viewer.dossier.model import Measure
from kursk_viewer.dossier.source_check import SourceError, compare, fit, paragraphs, words

if TYPE_CHECKING:
    from pathlib import Path

    from kursk_viewer.dossier.faults import Fault

BLOCKS = {
    1: "Beta lost 909 men as prisoners",
    3: "An opening of a made-up page",
    4: "Alpha holds hundreds of square miles",
    7: "The helpers have left",
    8: "In all some 39,900 casualties by the count, of them around 16,100 killed",
    10: "131 tanks",
    12: "131 tank lorries",
    20: "Officials deny it",
}
SOURCE = "\n\n".join(BLOCKS.get(number, f"Block {number}.") for number in range(1, 21))


def package(source: str = SOURCE, **of_claims: dict[str, Any]) -> dict[str, Any]:
    """A package whose core document is `source`; of each claim some fields may be changed."""
    pack = builders.package()
    lorries = {"id": "lorries", "label": "Tank lorries", "group": "equipment", "unit": "items",
               "definition": "Wheeled."}  # fmt: skip
    builders.added("measures", lorries, pack=pack)
    pack["core_document"]["sha256"] = hashlib.sha256(source.encode()).hexdigest()
    changes = {"total": {"stated_as": "some"}, "dead": {"stated_as": "around"}}
    for name, fields in (*changes.items(), *of_claims.items()):
        row = next(r for r in builders.rows(pack, "claims") if r["id"] == name)
        row.update(fields)
        for field in [field for field, value in fields.items() if value is None]:
            del row[field]
    return pack


def faults(tmp_path: Path, pack: dict[str, Any], source: str = SOURCE) -> list[Fault]:
    path = tmp_path / "core.txt"
    path.write_bytes(source.encode())
    return compare(builders.dossier(pack), str(path))


def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read: Is a directory; name the stored text"):
        compare(builders.dossier(package()), str(tmp_path))
    with pytest.raises(SourceError, match="cannot be read: embedded null byte; name"):
        compare(builders.dossier(package()), "a\x00b")


def test_a_figure_may_stand_in_the_last_paragraph(tmp_path: Path) -> None:
    source = SOURCE.replace("Officials deny it", "Then 909 men as prisoners")
    assert faults(tmp_path, package(source, caught={"paragraph": 20}), source) == []
    (fault,) = faults(tmp_path, package(source, caught={"paragraph": 21}), source)
    assert (fault.record, "only 20 paragraphs" in fault.reason) == ("caught", True)


def test_the_document_on_record_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, package()) == []


@pytest.mark.parametrize(
    ("old", "new", "record"),
    [
        ("39,900", "39,800", "total"),
        ("16,100", "16,700", "dead"),
        ("909", "906", "caught"),
        ("131", "133", "tanks-1"),
        ("hundreds", "dozens", "ground"),
        ("around", "exactly", "dead"),
    ],
)
def test_a_changed_digit_or_word_of_the_source_is_named(
    tmp_path: Path, old: str, new: str, record: str
) -> None:
    found = faults(tmp_path, package(), SOURCE.replace(old, new))
    assert [fault.rule for fault in found] == ["source-sha256", "source"]
    assert (found[1].table, found[1].record) == ("claims", record)
    assert record in found[1].sentence()


@pytest.mark.parametrize(
    ("record", "fields", "reason"),
    [
        ("caught", {"value": 908}, "does not contain the number 908"),
        ("tanks-1", {"value": 13}, "does not contain the number 13"),
        ("tanks-1", {"paragraph": 9}, "does not contain the number 131"),
        (
            "dead",
            {"stated_as": "nearly", "precision": "nearly"},
            "does not contain the word “nearly”",
        ),
        ("dead", {"stated_as": "some"}, "does not have the word “some” beside 16100"),
        ("dead", {"stated_as": None, "precision": "exact"}, "qualifies 16100 by “around”"),
        ("dead", {"stated_as": None, "precision": "nearly"}, "“around”, not as nearly"),
        ("caught", {"precision": "about"}, "without a qualifying word, not as about"),
        ("caught", {"measure": "tanks"}, "no word of “Tanks” by the figure 909"),
        ("tanks-1", {"measure": "captured"}, "no word of “Captured” by the figure 131"),
        ("tanks-1", {"measure": "lorries"}, "counts “Tanks” by the number 131, not “Tank lorries”"),
        ("tanks-1", {"paragraph": 12}, "counts “Tank lorries” by the number 131, not “Tanks”"),
        ("ground", {"measure": "tanks"}, "no word of “Tanks”"),
        ("caught", {"paragraph": 21}, "only 20 paragraphs"),
    ],
)
def test_a_changed_field_of_the_data_is_named(
    tmp_path: Path, record: str, fields: dict[str, Any], reason: str
) -> None:
    (fault,) = faults(tmp_path, package(hurt={"formula": "total - dead"}, **{record: fields}))
    assert fault.record == record
    assert reason in fault.reason


@pytest.mark.parametrize(
    ("between", "near"), [("", True), ("as many ", True), ("as many as ", False)]
)
def test_a_qualifier_stands_within_three_words_of_its_number(
    tmp_path: Path, between: str, near: bool
) -> None:
    source = SOURCE.replace("around 16,100", f"around {between}16,100")
    found = [fault.record for fault in faults(tmp_path, package(source), source)]
    assert found == ([] if near else ["dead"])


def test_one_changed_digit_anywhere_in_a_number_is_seen(tmp_path: Path) -> None:
    for at, digit in enumerate("909"):
        for other in "123456789":
            value = int("909"[:at] + other + "909"[at + 1 :])
            found = faults(tmp_path, package(caught={"value": value}))
            assert [fault.record for fault in found] == ([] if other == digit else ["caught"])


def test_statements_and_events_stand_in_paragraphs_that_exist(tmp_path: Path) -> None:
    pack = package()
    builders.rows(pack, "statements")[0]["paragraph"] = 30
    builders.rows(pack, "events")[0]["paragraph"] = 31
    found = faults(tmp_path, pack)
    assert [(fault.table, fault.record) for fault in found] == [
        ("statements", "left"), ("events", "start"),
    ]  # fmt: skip


def test_a_file_without_core_document_says_so(tmp_path: Path) -> None:
    pack = builders.without_core()
    assert "names no core document" in faults(tmp_path, pack)[0].reason


def test_paragraphs_are_parted_by_blank_lines_of_any_kind() -> None:
    assert paragraphs("\n\nOne\nmore\n \t\nTwo\r\n\r\n\r\nThree\n") == ["One\nmore", "Two", "Three"]


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_source_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "core.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SourceError, match=r"core\.txt"):
        compare(builders.dossier(), str(path))


def test_the_command_fails_and_names_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, source = tmp_path / "data.json", tmp_path / "core.txt"
    data.write_bytes(builders.to_bytes(package()))
    source.write_text(SOURCE, "utf-8")
    assert cli.main(["check", str(data), "--source", str(source)]) == cli.OK
    assert "each core claim stands in its paragraph" in capsys.readouterr().out
    source.write_text(SOURCE.replace("39,900", "39,909"), "utf-8")
    assert cli.main(["check", str(data), "--source", str(source)]) == cli.FILE_AT_FAULT
    assert "“total”" in capsys.readouterr().err


def test_words_that_stand_for_a_number_may_be_parted(tmp_path: Path) -> None:
    source = SOURCE.replace("hundreds of square miles", "hundreds of square miles, so to say")
    for said, expected in (("hundreds, so to say", []), ("hundreds, exactly", ["ground"])):
        pack = package(source, ground={"stated_as": said})
        assert [fault.record for fault in faults(tmp_path, pack, source)] == expected


def test_words_that_stand_for_a_number_may_name_the_measure(tmp_path: Path) -> None:
    source = SOURCE.replace("hundreds of square miles", "hundreds of tanks")
    for measure, expected in (("tanks", []), ("captured", ["ground"])):
        pack = package(source, ground={"stated_as": "hundreds of tanks", "measure": measure})
        assert [fault.record for fault in faults(tmp_path, pack, source)] == expected


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("12 armored vehicles", True), ("an ARMOURED vehicle", True), ("the other vehicles", True),
        ("lorries", False), ("and of the", False),
    ],
)  # fmt: skip
def test_a_measure_is_known_by_its_words_on_both_shores(text: str, same: bool) -> None:
    row = {"id": "m", "label": "Armoured vehicles of the army", "group": "equipment",
           "unit": "items", "definition": "."}  # fmt: skip
    assert bool(fit(Measure(**row), words(text))[0]) == same
