"""Whatever the bytes: a dossier, or sentences that name table, record, field and rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import builders
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kursk_viewer.dossier import loading
from kursk_viewer.dossier.faults import DossierError, Fault
from kursk_viewer.dossier.model import Dossier

if TYPE_CHECKING:
    from pathlib import Path

RAW = builders.to_bytes(builders.package())


def faults_of(content: bytes | dict[str, Any]) -> tuple[Fault, ...]:
    """The faults of a file that must not load; each is a sentence that can be printed."""
    content = content if isinstance(content, bytes) else builders.to_bytes(content)
    with pytest.raises(DossierError) as caught:
        loading.load_bytes(content)
    for fault in caught.value.faults:
        sentence = fault.sentence()
        sentence.encode("utf-8")
        assert sentence.isprintable()
        assert len(sentence) < 1000
        assert sentence.endswith(f"[{fault.rule}]")
    return caught.value.faults


def only(content: bytes | dict[str, Any]) -> Fault:
    faults = faults_of(content)
    assert len(faults) == 1, [fault.sentence() for fault in faults]
    return faults[0]


def spoilt(before: str, after: str) -> bytes:
    """The valid file with one piece of text exchanged."""
    text = RAW.decode()
    assert text.count(before) == 1
    return text.replace(before, after).encode("utf-8", "surrogatepass")


def place(fault: Fault) -> tuple[str, str, str]:
    return fault.table, fault.record, fault.field


def test_the_package_that_is_spoilt_here_is_valid() -> None:
    dossier = loading.load_bytes(RAW)
    assert dossier.warnings == ()
    assert len(dossier.claims) == 8


# Files


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"there is no file “.*none\.json”.*\[missing\]"):
        loading.load_file(str(tmp_path / "none.json"))


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="is a folder; name the data file"):
        loading.load_file(str(tmp_path))


def test_file_without_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(loading, "open", denied, raising=False)
    with pytest.raises(DossierError, match=r"cannot be read: Permission denied.*\[unreadable\]"):
        loading.load_file("closed.json")


def test_path_through_a_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    with pytest.raises(DossierError, match=r"cannot be read: .*\[unreadable\]"):
        loading.load_file(str(tmp_path / "plain" / "kursk.json"))


@pytest.mark.parametrize("name", ["a\0b", "\udcff.json", "a\nb\u202e.json", "x" * 5000])
def test_strange_file_names_stay_printable(name: str) -> None:
    with pytest.raises(DossierError) as caught:
        loading.load_file(name)
    str(caught.value).encode("utf-8")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 700


def test_file_over_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MAX_BYTES", 2 * 1024 * 1024)
    path = tmp_path / "large.json"
    path.write_bytes(RAW.ljust(loading.MAX_BYTES + 1))
    with pytest.raises(DossierError, match=r"larger than 2 MB.*\[too-large\]"):
        loading.load_file(str(path))
    path.write_bytes(RAW.ljust(loading.MAX_BYTES))
    assert loading.load_file(str(path)).title == "A made-up dossier"


# Bytes


@pytest.mark.parametrize(
    ("content", "rule", "says"),
    [
        (b"", "not-json", "empty"),
        (b" \r\n\t", "not-json", "empty"),
        (b"\xff\xfe{\x00}\x00", "not-utf-8", "byte 0"),
        (b'{"a": "\x80"}', "not-utf-8", "byte 7"),
        (b"\xef\xbb\xbf" + RAW, "not-json", "byte order mark"),
        (b"PK\x03\x04", "not-json", "ZIP archive, not JSON; unpack it"),
        (RAW[:-1], "not-json", "line 1"),
        (RAW + b"x", "not-json", "Extra data"),
        (b'{"a": 012}', "not-json", "line 1"),
        (b'{"a": +1}', "not-json", "line 1"),
        (b"{'a': 1}", "not-json", "line 1"),
        (b'{"a": 1,}', "not-json", "line 1"),
        (b'{"a": "\n"}', "not-json", "control character at line 1"),
        (b'{"a": // comment\n 1}', "not-json", "line 1"),
        (b"[]", "not-a-package", "resources"),
        (b"1", "not-a-package", "resources"),
        (b"null", "not-a-package", "resources"),
        (b"NaN", "not-a-package", "resources"),
        (b'"text"', "not-a-package", "resources"),
        (b"{}", "not-a-package", "resources"),
        (b'{"resources": {}}', "not-a-package", "resources"),
        (b"[" * 100_000 + b"]" * 100_000, "not-json", "nested too deeply"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not-json", "nested too deeply"),
    ],
)
def test_bytes_that_are_no_data_package(content: bytes, rule: str, says: str) -> None:
    fault = only(content)
    assert fault.rule == rule
    assert says in fault.reason


def test_windows_line_ends_are_fine() -> None:
    content = json.dumps(builders.package(), indent=1).replace("\n", "\r\n").encode()
    assert loading.load_bytes(content).title == "A made-up dossier"


def test_deep_nesting_inside_a_record() -> None:
    deep = "[" * 800 + "]" * 800
    fault = faults_of(spoilt('"value": 909', f'"value": {deep}'))[0]
    assert place(fault) == ("claims", "caught", "value") or "nested" in fault.reason
    assert faults_of(spoilt('{"id": "caught"', f'{{"id": {deep}'))


# Duplicate keys and numbers that are none


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('"value": 909', '"value": 909, "value": 910', ("claims", "caught", "value")),
        ('"value": 909', '"value": 909, "\\u0076alue": 909', ("claims", "caught", "value")),
        ('"name": "Compiler"', '"name": "Compiler", "name": "C"', ("parties", "compiler", "name")),
        ('{"name": "gaps",', '{"name": "gaps", "name": "gaps",', ("gaps", "", "name")),
        ('"title": "A made-up dossier"', '"title": "A", "title": "A"', ("", "", "title")),
    ],
)
def test_duplicate_keys(before: str, after: str, where: tuple[str, str, str]) -> None:
    fault = only(spoilt(before, after))
    assert fault.rule == "duplicate-key"
    assert place(fault) == where


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("NaN", "NaN"),
        ("Infinity", "infinity or an overlong number"),
        ("-Infinity", "infinity or an overlong number"),
        ("1e999", "infinity or an overlong number"),
        ("909.0", "a decimal number"),
        ("9e2", "a decimal number"),
        ('"909"', "text “909”"),
        ("true", "true or false"),
        ("[909]", "a list"),
        ("{}", "an object"),
        ("-909", "between 0 and"),
        ("1" + "0" * 20, "between 0 and"),
        ("1" + "0" * 300, "between 0 and"),
        ("1" + "0" * 5000, "infinity or an overlong number"),
        ("1" + "0" * 100_000, "infinity or an overlong number"),
    ],
)
def test_numbers_that_are_none(number: str, says: str) -> None:
    fault = only(spoilt('"value": 909', f'"value": {number}'))
    assert place(fault) == ("claims", "caught", "value")
    assert says in fault.reason


@pytest.mark.parametrize(
    ("digits", "says"), [(100, "between 0 and"), (101, "infinity or an overlong number")]
)
def test_beside_an_overlong_number_one_of_a_hundred_digits_is_read(digits: int, says: str) -> None:
    content = spoilt('"value": 909', '"value": ' + "1" * digits)
    content = content.replace(b'"value": 131', b'"value": ' + b"1" * 5000)
    reasons = {fault.record: fault.reason for fault in faults_of(content)}
    assert says in reasons["caught"]
    assert "infinity or an overlong number" in reasons["tanks-1"]


def test_an_overlong_number_does_not_hide_another_fault() -> None:
    content = spoilt('"value": 909', '"value": 909, "value": 1' + "0" * 5000)
    assert {fault.rule for fault in faults_of(content)} == {"duplicate-key", "field"}


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_no_number_where_nothing_is_checked(name: str) -> None:
    fault = only(spoilt('"title": "A made-up dossier"', f'"title": "A", "extra": {name}'))
    assert fault.rule == "not-a-number"
    assert name in fault.reason
    content = spoilt('"title": "A made-up dossier"', f'"title": "A", "extra": {name}')
    found = faults_of(content.replace(b'"value": 909', b'"value": 909.5'))
    assert {fault.rule for fault in found} == {"field", "not-a-number"}


def test_no_number_in_a_field_of_another_name_table_or_place() -> None:
    of_record = builders.changed("events", "start", title_of=float("nan"))
    of_table = builders.package()
    next(r for r in of_table["resources"] if r["name"] == "sources")["title"] = float("nan")
    unknown = builders.package()
    unknown["resources"].append({"name": "others", "data": [{"id": "a", "value": float("nan")}]})
    for pack in (of_record, of_table, unknown):
        assert [fault.rule for fault in faults_of(json.dumps(pack).encode())] == ["not-a-number"]


# Text


@pytest.mark.parametrize(
    "code",
    [0x00, 0x07, 0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0xAD, 0x061C, 0x200B, 0x200D, 0x200E, 0x200F,
     0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069,
     0xFEFF, 0xFFF9, 0xD800, 0xDFFF, 0xE000, 0xFFFF, 0xE0001, 0x10FFFF],
)  # fmt: skip
def test_control_and_bidirectional_characters(code: int) -> None:
    escape = json.dumps(chr(code))[1:-1]
    fault = only(spoilt('"note": "Relayed."', f'"note": "Re{escape}layed."'))
    assert place(fault) == ("sources", "wire", "note")
    assert f"U+{code:04X}" in fault.reason
    for table, before in (("gaps", '"id": "own-losses"'), ("parties", '"name": "Officials"')):
        faults = faults_of(spoilt(before, f'{before[:-1]}{escape}"'))
        assert faults[0].table == table


def test_half_a_surrogate_pair_is_called_so() -> None:
    fault = only(spoilt('"note": "Relayed."', '"note": "\\ud800"'))
    assert "U+D800 (half of a surrogate pair)" in fault.reason


def test_a_lone_surrogate_in_names() -> None:
    pack = builders.package()
    pack["\ud800"] = 1
    pack["resources"].append({"name": "\udfff", "data": []})
    builders.rows(pack, "gaps")[0]["\ud801"] = 1
    content = json.dumps(pack).encode()
    warnings = loading.load_bytes(content).warnings
    assert len(warnings) == 3
    assert all(warning.isprintable() for warning in warnings)


def test_no_break_spaces_are_allowed() -> None:
    pack = builders.changed("gaps", "own-losses", text="Losses:\u00a01\u202f000")
    assert "\u202f" in builders.dossier(pack).gaps["own-losses"].text


def test_overlong_text() -> None:
    assert builders.dossier(builders.changed("gaps", "own-losses", text="x" * 4000))
    fault = only(builders.changed("gaps", "own-losses", text="x" * 4001))
    assert place(fault) == ("gaps", "own-losses", "text")
    assert "4001 characters" in fault.reason


def test_an_overlong_text_that_names_nothing_is_shortened_in_the_message() -> None:
    only(builders.changed("claims", "caught", sources=["page", "x" * 2000]))
    unit = builders.changed("measures", "captured", unit="people" + "x" * 2000)
    held = {"id": "held", "label": "Held", "unit": "items", "part_of": "captured"}
    measure = builders.rows(unit, "measures")[3]
    unit = builders.added("measures", {**measure, **held}, pack=unit)
    (warning,) = builders.dossier(unit).warnings
    assert len(warning) < 1000


def test_an_overlong_id_is_shortened_in_the_message() -> None:
    fault = only(builders.added("gaps", {"id": "i" * 3000, "text": "t"}))
    assert (fault.table, fault.field) == ("gaps", "id")
    assert fault.record.startswith("iii")


@pytest.mark.parametrize("wrong", ["", " ", "a b", "a\u00a0b", " a", None, 7, True, [], ["a"], {}])
def test_ids_that_are_none(wrong: object) -> None:
    fault = only(builders.added("gaps", {"id": wrong, "text": "Text."}))
    assert (fault.table, fault.field) == ("gaps", "id")
    assert fault.record


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "x"])
def test_addresses_that_are_none(url: str) -> None:
    assert place(only(builders.changed("sources", "wire", url=url))) == ("sources", "wire", "url")


# Tables


def test_path_instead_of_data() -> None:
    pack = builders.package()
    pack["resources"][1] = {"name": "parties", "path": "https://example.org/parties.csv"}
    fault = only(pack)
    assert fault.rule == "inline-data"
    assert place(fault) == ("parties", "", "path")


def test_data_that_is_no_list() -> None:
    pack = builders.package()
    pack["resources"][-1]["data"] = {"id": "x"}
    assert place(only(pack)) == ("gaps", "", "data")


def test_two_tables_of_one_name() -> None:
    pack = builders.package()
    pack["resources"].append({"name": "gaps", "data": []})
    fault = only(pack)
    assert (fault.rule, fault.table) == ("table", "gaps")
    assert "twice" in fault.reason


def test_a_missing_table() -> None:
    pack = builders.package()
    del pack["resources"][-1]
    fault = only(pack)
    assert (fault.rule, fault.table) == ("table", "gaps")
    assert "missing" in fault.reason


@pytest.mark.parametrize("resource", [None, 3, "gaps", [], {}, {"name": 3}, {"name": None}])
def test_a_table_that_is_none(resource: object) -> None:
    pack = builders.package()
    pack["resources"].append(resource)
    assert only(pack) == Fault(rule="table", reason="each table is an object with a name; name it")


@pytest.mark.parametrize("row", [None, 3, "x", [], [1]])
def test_a_record_that_is_none(row: object) -> None:
    pack = builders.package()
    builders.rows(pack, "gaps").append(row)
    fault = only(pack)
    assert fault.rule == "record"
    assert (fault.table, fault.record) == ("gaps", "row 3")


def test_an_unknown_field_or_table_is_a_warning() -> None:
    pack = builders.changed("gaps", "own-losses", colour="red")
    pack["mood"] = "calm"
    pack["$schema"] = "https://elsewhere.example/schema.json"
    pack["resources"].append({"name": "weather", "data": []})
    pack["resources"][0]["dialect"] = {}
    warnings = builders.dossier(pack).warnings
    assert len(warnings) == 5
    text = "\n".join(warnings)
    for name in ("colour", "own-losses", "mood", "$schema", "weather", "dialect"):
        assert name in text


def test_a_missing_field() -> None:
    fault = only(builders.changed("gaps", "own-losses", text=None))
    assert place(fault) == ("gaps", "own-losses", "text")
    assert "missing" in fault.reason


def test_an_unknown_word_of_a_closed_vocabulary() -> None:
    fault = only(builders.changed("claims", "caught", precision="roughly"))
    assert place(fault) == ("claims", "caught", "precision")
    assert "“roughly” is not one of: exact, about" in fault.reason


@pytest.mark.parametrize("when", ["2025-02-30", "yesterday", "2025-02-05T10:00", 20250205, ""])
def test_a_date_that_is_none(when: object) -> None:
    fault = only(builders.changed("events", "denial", when=when))
    assert place(fault) == ("events", "denial", "when")


@pytest.mark.parametrize("field", ["name", "title", "version", "created"])
@pytest.mark.parametrize("wrong", [None, 1, "", "a\u202eb", [], float("nan")])
def test_a_heading_that_is_none(field: str, wrong: object) -> None:
    pack = builders.package()
    pack[field] = wrong
    assert ("package", field) in {(fault.rule, fault.field) for fault in faults_of(pack)}


@pytest.mark.parametrize("wrong", [3, [], "page"])
def test_a_core_document_that_is_no_object(wrong: object) -> None:
    pack = builders.package()
    pack["core_document"] = wrong
    assert only(pack) == Fault(
        rule="package",
        field="core_document",
        reason="expected an object with: source, publisher, url, sha256",
    )


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        ("source", 1, "expected text"),
        ("publisher", "a\x07b", "U+0007"),
        ("url", "javascript:alert(1)", "http:// or https://"),
        ("sha256", "zz", "64 digits"),
        ("sha256", "A" * 64, "64 digits"),
    ],
)
def test_a_core_document_with_a_field_that_is_wrong(field: str, wrong: object, says: str) -> None:
    pack = builders.package()
    pack["core_document"][field] = wrong
    fault = only(pack)
    assert place(fault) == ("", "", f"core_document.{field}")
    assert says in fault.reason


def test_each_field_that_a_core_document_lacks_is_named() -> None:
    pack = builders.package()
    pack["core_document"] = {"source": "page"}
    assert [fault.field for fault in faults_of(pack)] == [
        "core_document.publisher", "core_document.url", "core_document.sha256",
    ]  # fmt: skip


def test_an_unknown_field_of_the_core_document_is_a_warning() -> None:
    pack = builders.package()
    pack["core_document"]["colour"] = "red"
    dossier = builders.dossier(pack)
    assert dossier.warnings == ("“core_document” has an unknown field “colour”",)
    assert dossier.core_document is not None


@pytest.mark.parametrize(
    "created",
    ["yesterday", "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z",
     "20260101T000000Z", "0001-01-01T00:00:00+05:00"],
)  # fmt: skip
def test_a_moment_that_is_none(created: str) -> None:
    pack = builders.package()
    pack["created"] = created
    fault = only(pack)
    assert fault.field == "created"
    assert "write 2025-02-05T00:00:00Z" in fault.reason


def test_an_overlong_version() -> None:
    pack = builders.package()
    pack["version"] = "v" * 41
    assert "keep it to 40" in only(pack).reason


def test_warnings_stand_in_the_order_of_the_file() -> None:
    pack = builders.package()
    names = [f"field-{n}" for n in range(40)]
    pack.update(dict.fromkeys(names, 1))
    pack["resources"][0].update(dict.fromkeys(names, 1))
    warnings = builders.dossier(pack).warnings
    assert [w.split("“")[-1].rstrip("”") for w in warnings] == [*names, *names]


# All faults at once


def test_all_of_250_faults_are_listed() -> None:
    pack = builders.added("gaps", *({"id": f"gap-{n}", "text": n} for n in range(250)))
    faults = faults_of(pack)
    assert len(faults) == 250
    assert {fault.record for fault in faults} == {f"gap-{n}" for n in range(250)}


def test_faults_of_all_kinds_are_told_together() -> None:
    pack = builders.package()
    builders.rows(pack, "claims")[0]["measure"] = "no-such"
    builders.rows(pack, "claims")[1]["value"] = "16100"
    builders.rows(pack, "claims")[2]["precision"] = "range"
    builders.rows(pack, "events")[0]["when"] = "soon"
    rules = {(fault.rule, fault.record) for fault in faults_of(pack)}
    assert rules == {
        ("reference", "total"), ("field", "dead"), ("precision", "caught"), ("field", "start"),
    }  # fmt: skip


def test_a_fault_of_one_kind_hides_none_of_another() -> None:
    pack = builders.package()
    builders.rows(pack, "gaps")[0]["text"] = 5
    builders.rows(pack, "gaps").append(3)
    builders.rows(pack, "reports")[0]["as_of"] = "2020-01-01"
    derived = next(row for row in builders.rows(pack, "claims") if row.get("formula"))
    derived["value"] += 1000
    builders.rows(pack, "events")[0]["said_by"] = ["no-such"]
    assert {(fault.rule, fault.table) for fault in faults_of(pack)} == {
        ("field", "gaps"), ("record", "gaps"), ("dates", "reports"), ("derived", "claims"),
        ("reference", "events"),
    }  # fmt: skip


def test_what_rests_on_a_record_at_fault_is_told_as_unchecked() -> None:
    pack = builders.changed("claims", "dead", value="16100")
    derived = next(row for row in builders.rows(pack, "claims") if row.get("formula"))
    derived["value"] += 1000
    with pytest.raises(DossierError) as caught:
        builders.dossier(pack)
    assert [fault.record for fault in caught.value.faults] == ["dead"]
    assert "1 record rests on one at fault" in caught.value.sentences()[-1]


def test_without_a_table_the_others_are_checked_and_its_references_are_not() -> None:
    pack = builders.changed("claims", "caught", precision="range")
    pack["resources"][1] = {"name": "parties", "path": "parties.csv"}
    builders.rows(pack, "claims")[0]["measure"] = "no-such"
    with pytest.raises(DossierError) as caught:
        builders.dossier(pack)
    assert {(fault.rule, fault.record) for fault in caught.value.faults} == {
        ("inline-data", ""), ("reference", "total"), ("precision", "caught"),
    }  # fmt: skip
    told = "\n".join(caught.value.unreached)
    assert "references into table “parties” could not be checked" in told
    assert "relations could not be checked" in told


def test_of_very_many_faults_the_first_are_listed_and_the_rest_counted() -> None:
    pack = builders.package()
    builders.rows(pack, "gaps").extend([3] * 2_500)
    with pytest.raises(DossierError) as caught:
        builders.dossier(pack)
    assert (len(caught.value.faults), caught.value.count) == (1_000, 2_500)
    assert caught.value.sentences()[-1] == "and 1500 more faults"


def test_past_listing_the_search_ends() -> None:
    content = to_bytes_with(b"[]", 100_100)
    with pytest.raises(DossierError) as caught:
        loading.load_bytes(content)
    assert caught.value.count == 100_000
    assert "the rest of the file was not checked" in caught.value.unreached[0]


def to_bytes_with(row: bytes, count: int) -> bytes:
    """A file whose table of gaps has that many rows more."""
    return RAW.replace(
        b'"name": "gaps", "data": [', b'"name": "gaps", "data": [' + (row + b",") * count
    )


def test_a_file_of_too_many_parts_is_refused_before_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading, "MAX_PARTS", RAW.count(b"[") + RAW.count(b"{"))
    assert loading.load_bytes(RAW)
    assert only(to_bytes_with(b"[]", 1)).rule == "too-large"


@pytest.mark.parametrize(
    ("count", "last"),
    [
        (1_000, "the package has an unknown field “field-999”"),
        (1_001, "and 1 more warning"),
        (1_200, "and 200 more warnings"),
    ],
)
def test_very_many_warnings_are_counted(count: int, last: str) -> None:
    pack = builders.package()
    pack.update({f"field-{n}": 1 for n in range(count)})
    warnings = builders.dossier(pack).warnings
    assert len(warnings) == min(count, 1_001)
    assert warnings[-1] == last


def test_a_record_that_could_not_be_built_is_not_called_missing() -> None:
    pack = builders.changed("sources", "page", kind="gossip")
    assert [fault.rule for fault in faults_of(pack)] == ["field"]


def test_many_repeated_keys_are_found_in_linear_time() -> None:
    many = ", ".join(f'"k{n}": 1, "k{n}": 1' for n in range(20_000))
    fault = only(spoilt('"title": "A made-up dossier"', f'"title": "A", {many}'))
    assert fault.rule == "duplicate-key"


def test_a_long_chain_of_measures_is_walked_in_linear_time() -> None:
    chain = [
        {"id": f"m{n}", "label": f"M{n}", "group": "people", "unit": "people", "definition": "D.",
         **({"part_of": f"m{n - 1}"} if n else {})}
        for n in range(5_000)
    ]  # fmt: skip
    assert len(builders.dossier(builders.added("measures", *chain)).measures) == 5_006


# Fuzz

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["page", "total", "about", "range", "derived", "2025-02", "total - dead"])
    | st.sampled_from([10**400, -1, "\ud800", "\u202e", "", 0]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def every_place(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value inside a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, inner in items:
        found.append((*path, key))
        if isinstance(inner, dict | list):
            found += every_place(inner, (*path, key))
    return found


PLACES = every_place(builders.package())


@settings(max_examples=160, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_mutated_package_loads_or_is_refused_in_words(data: st.DataObject) -> None:
    pack = builders.package()
    for _ in range(data.draw(st.integers(1, 3))):
        *above, last = data.draw(st.sampled_from(PLACES))
        here: Any = pack
        try:
            for key in above:
                here = here[key]
            if data.draw(st.booleans()):
                here[last] = data.draw(json_values)
            else:
                del here[last]
        except (KeyError, IndexError, TypeError):
            continue
    loads_or_is_refused(json.dumps(pack).encode())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(RAW) - 1), st.binary(max_size=6), st.integers(0, 6))
def test_mutated_bytes_load_or_are_refused_in_words(at: int, new: bytes, cut: int) -> None:
    loads_or_is_refused(RAW[:at] + new + RAW[at + cut :])


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    faults_of(content)


def loads_or_is_refused(content: bytes) -> None:
    from kursk_viewer.dossier.core_only import core_only
    from kursk_viewer.pages.evidence.page import evidence
    from kursk_viewer.pages.summary.page import summary

    try:
        dossier = loading.load_bytes(content)
    except DossierError:
        faults_of(content)
        return
    assert isinstance(dossier, Dossier)
    for shown in (dossier, core_only(dossier)):
        summary(shown)
        for table in ("claims", "statements", "events", "reports", "measures", "sources"):
            for record in getattr(shown, table):
                assert evidence(shown, record) is not None
