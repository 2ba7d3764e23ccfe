"""Untrusted bytes become a JSON value with rows of tables, or a sentence that tells what they are.

`json` takes much that is none: NaN, a name twice in one object, numbers of any length.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from kursk_viewer.dossier import fields, foreign
from kursk_viewer.dossier.faults import DossierError, Fault, Findings
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.translation import mark, tr

_SHARED = 40
"""Characters up to which equal texts are kept once."""
_MAX_DIGITS = 100
_HEAD = 4096
_OF_JSON = (
    mark("Expecting value"), mark("Expecting property name enclosed in double quotes"),
    mark("Expecting ':' delimiter"), mark("Expecting ',' delimiter"), mark("Extra data"),
    mark("Invalid control character"), mark("Invalid \\escape"), mark("Invalid \\uXXXX escape"),
    mark("Illegal trailing comma before end of object"),
    mark("Illegal trailing comma before end of array"),
)  # fmt: skip
"""What `json` says by itself."""


def decoded(content: bytes, faults: Findings) -> dict[str, object]:
    """The JSON object with its list `resources`.

    Names that stand twice and numbers that are none are added to the faults; DossierError for all
    else.
    """
    text = _text(content)
    del content
    twice: list[tuple[dict[str, object], str]] = []
    stray: list[str] = []
    try:
        package = _parsed(text, twice, stray)
    except json.JSONDecodeError as error:
        reason = foreign.of_bytes(text[:_HEAD].encode()) or foreign.of_text(text)
        form = (
            tr(foreign.BROKEN_OFF)
            if error.msg.startswith("Unterminated")
            else foreign.of_slip(text, error.pos)
            or tr("the file is not JSON: {what} at line {line}, column {column}; correct it there")
        )
        raise refused(
            "not-json",
            reason
            or form.format(
                what=tr(error.msg.removesuffix(" at").rstrip(": ")),
                line=error.lineno,
                column=error.colno,
            ),
        ) from None
    except RecursionError:
        reason = tr("the file is nested too deeply to be a data file; choose another")
        raise refused("not-json", reason) from None
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
        raise refused("not-a-package", foreign.of_json(package))
    reason = foreign.of_package(package["resources"])
    if reason:
        raise refused("not-a-dossier", reason)
    if twice:
        faults.extend(_duplicates(package, twice))
    if stray:
        faults.extend(_stray_numbers(package, stray))
    return package


def refused(rule: str, reason: str) -> DossierError:
    """A file that is not read on."""
    return DossierError((Fault(rule=rule, reason=reason),))


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused("not-utf-8", foreign.of_other_encoding(content, error.start)) from None
    if not text.strip("\ufeff \t\r\n"):
        raise refused("not-json", tr("the file is empty; name a data file"))
    if text.startswith("\ufeff"):
        reason = tr("the file begins with a byte order mark; save it as UTF-8 without one")
        raise refused("not-json", foreign.of_text(text) or reason)
    return text


def _parsed(text: str, twice: list[tuple[dict[str, object], str]], stray: list[str]) -> object:
    """The JSON value. Notes objects with a repeated name and numbers that JSON does not know."""
    shared: dict[str, str] = {}

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        unique = {
            name: shared.setdefault(value, value)
            if type(value) is str and len(value) <= _SHARED
            else value
            for name, value in items
        }
        if len(unique) != len(items):
            seen: set[str] = set()
            repeated: dict[str, None] = {}
            for name, _ in items:
                if name in seen:
                    repeated[name] = None
                seen.add(name)
            twice.append((unique, ", ".join(repeated)))
        return unique

    def constant(name: str) -> float:
        stray.append(name)
        return float(name)

    def overlong(digits: str) -> int | float:
        return int(digits) if len(digits) <= _MAX_DIGITS else float("inf")

    try:
        return json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError:
        raise
    except ValueError:
        twice.clear()
        stray.clear()
        return json.loads(
            text, object_pairs_hook=pairs, parse_constant=constant, parse_int=overlong
        )


def rows_of(package: dict[str, object]) -> Iterator[tuple[str, int, object]]:
    """Table, number and value of each row; number 0 stands for the table itself."""
    resources = package["resources"]
    assert isinstance(resources, list)
    for resource in resources:
        if isinstance(resource, dict):
            name = resource.get("name")
            table = fields.shortened(name) if isinstance(name, str) else ""
            yield table, 0, resource
            data = resource.get("data")
            for number, row in enumerate(data if isinstance(data, list) else [], start=1):
                yield table, number, row


def _duplicates(
    package: dict[str, object], twice: list[tuple[dict[str, object], str]]
) -> Iterator[Fault]:
    places = {id(row): (table, place_of(row, number)) for table, number, row in rows_of(package)}
    for found, names in twice:
        table, record = places.get(id(found), ("", ""))
        yield Fault(
            rule="duplicate-key",
            table=table,
            record=record,
            field=fields.shortened(names),
            reason=tr("the name stands twice in one object; keep one"),
        )


def _stray_numbers(package: dict[str, object], stray: list[str]) -> Iterator[Fault]:
    """NaN and Infinity where no field is checked; those in fields are named by the field's kind."""
    in_fields = sum(
        isinstance(value, float) and value - value != 0
        for table, number, row in rows_of(package)
        if number and table in TABLES and isinstance(row, dict)
        for field, value in row.items()
        if field in TABLES[table].readers
    )
    if in_fields < len(stray):
        names = ", ".join(sorted(set(stray)))
        reason = tr("{name} is not a number in JSON; write null or leave it out").format(name=names)
        yield Fault(rule="not-a-number", reason=reason)


def place_of(row: object, number: int) -> str:
    if not number:
        return ""
    given = row.get("id") if isinstance(row, dict) else None
    if isinstance(given, str) and given:
        return fields.shortened(given, fields.MAX_ID)
    return tr("row {number}").format(number=number)
