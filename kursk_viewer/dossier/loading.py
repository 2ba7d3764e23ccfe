"""Untrusted bytes become a `Dossier`, or a `DossierError` that lists every fault found."""

from __future__ import annotations

import hashlib
import json
import os

from kursk_viewer import resources
from kursk_viewer.dossier import fields, release, rules
from kursk_viewer.dossier.doubts import doubts
from kursk_viewer.dossier.faults import MOST_LISTED, DossierError, Fault, Findings
from kursk_viewer.dossier.model import CoreDocument, Dossier
from kursk_viewer.dossier.tables import TABLES, DataTable
from kursk_viewer.record import Record
from kursk_viewer.translation import mark, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MAX_BYTES = 192 * 1024 * 1024
MAX_PARTS = 4_000_000
"""How many lists and objects a file may hold: empty ones take two bytes there, and fifty here."""

MAX_PATH = 400
_MAX_DIGITS = 100
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"

_PACKAGE_FIELDS = frozenset((
    "$schema", "name", "title", "description", "version", "created", "licenses", "keywords",
    "contributors", "homepage", "sources", "core_document", "resources",
))  # fmt: skip
_RESOURCE_FIELDS = frozenset((
    "name", "title", "description", "type", "format", "encoding", "mediatype", "profile", "schema",
    "data", "sources", "licenses",
))  # fmt: skip

_HEADING: dict[str, fields.Reader] = {
    "name": fields.required_text,
    "title": fields.required_text,
    "version": fields.version,
    "created": fields.moment,
}
_CORE_DOCUMENT: dict[str, fields.Reader] = {
    "source": fields.identifier,
    "publisher": fields.required_text,
    "url": fields.address,
    "sha256": fields.digest,
}

_OLD_FORMAT = mark(
    "the file has the format of before data version 1.0.1; add the tables “sides” and “categories” "
    "(id, label, order; a side also marker and role), and in “scopes” write “main”: true for the "
    "dossier's main scope in place of every “kursk_only”"
)


def load_file(path: str) -> Dossier:
    """Read and check the data file at `path`; DossierError if it cannot be read or is at fault."""
    shown = fields.shortened(path, MAX_PATH)
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = tr("there is no file “{path}”; check the name").format(path=shown)
        raise _refused("missing", reason) from None
    except IsADirectoryError:
        reason = tr("“{path}” is a folder; name the data file inside it").format(path=shown)
        raise _refused("missing", reason) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        reason = tr(
            "“{path}” cannot be read: {detail}; make it readable or name another file"
        ).format(path=shown, detail=detail)
        raise _refused("unreadable", reason) from None
    dossier = load_bytes(content)
    if dossier.fingerprint != release.FINGERPRINT and _is_shipped(path):
        return dossier.replace(changed_since=release.VERSION)
    return dossier


def _is_shipped(path: str) -> bool:
    try:
        return os.path.samefile(path, resources.dossier_path())
    except OSError:
        return False


def load_bytes(content: bytes) -> Dossier:
    """Decode, build and check; DossierError with all faults if there is any."""
    if len(content) > MAX_BYTES:
        raise _refused(
            "too-large",
            tr("the file is larger than {limit} MB; split it").format(limit=MAX_BYTES // 1024**2),
        )
    if content.count(b"[") + content.count(b"{") > MAX_PARTS:
        raise _refused(
            "too-large",
            tr("the file holds more than {limit} lists and objects; split it").format(
                limit=MAX_PARTS
            ),
        )
    faults = Findings()
    package = _decode(content, faults)
    if any(table == "scopes" and _is_old(row) for table, _, row in _rows(package)):
        raise _refused("old-format", tr(_OLD_FORMAT))
    warnings: list[str] = []
    tables = _tables(package, faults, warnings)
    unsound: set[str] = set()
    records = {
        name: _records(name, table, tables.get(name, []), unsound, faults, warnings)
        for name, table in TABLES.items()
    }
    heading = _heading(package, faults, warnings)
    content_by_name: dict[str, Any] = {**heading, **records}
    digest = hashlib.sha256(content).hexdigest()
    passes_for_it = (heading["name"], heading["version"]) == (release.NAME, release.VERSION)
    dossier = Dossier(
        fingerprint=digest,
        changed_since=release.VERSION if passes_for_it and digest != release.FINGERPRINT else "",
        **content_by_name,
    )
    absent = [name for name, table in TABLES.items() if name not in tables and not table.optional]
    if package.get("core_document") is None:
        faults.extend(rules.core_has_its_document(dossier))
    faults.extend(rules.check(dossier, unsound, absent))
    if faults.kept:
        raise faults.error(*_unreached(dossier, unsound, absent))
    warnings.extend(doubts(dossier))
    return dossier.replace(warnings=tuple(_limited(warnings)), warning_count=len(warnings))


def _unreached(dossier: Dossier, unsound: set[str], absent: list[str]) -> Iterator[str]:
    """What the faults found keep from being checked."""
    if absent:
        names = ", ".join(f"“{name}”" for name in absent)
        yield ntr(
            "references into table {names} could not be checked",
            "references into tables {names} could not be checked",
            len(absent),
        ).format(names=names)
        yield tr("relations could not be checked")
    passed = rules.passed_over(dossier, unsound)
    if passed:
        yield ntr(
            "{count} record rests on one at fault and could not be checked to the end; correct "
            "the faults and check again",
            "{count} records rest on one at fault and could not be checked to the end; correct "
            "the faults and check again",
            passed,
        ).format(count=passed)


def _limited(warnings: list[str]) -> list[str]:
    more = len(warnings) - MOST_LISTED
    if more <= 0:
        return warnings
    return [
        *warnings[:MOST_LISTED],
        ntr("and {count} more warning", "and {count} more warnings", more).format(count=more),
    ]


def _refused(rule: str, reason: str) -> DossierError:
    return DossierError((Fault(rule=rule, reason=reason),))


def _decode(content: bytes, faults: Findings) -> dict[str, object]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(
            "not-utf-8",
            tr("the file is not UTF-8 text (byte {place}); save it as UTF-8").format(
                place=error.start
            ),
        ) from None
    if text.startswith("\ufeff"):
        reason = tr("the file begins with a byte order mark; save it as UTF-8 without one")
        raise _refused("not-json", reason)
    if not text.strip():
        raise _refused("not-json", tr("the file is empty; name a data file"))
    twice: list[tuple[dict[str, object], str]] = []
    stray: list[str] = []
    try:
        package = _parsed(text, twice, stray)
    except json.JSONDecodeError as error:
        raise _refused(
            "not-json",
            tr(
                "the file is not JSON: {what} at line {line}, column {column}; correct it there"
            ).format(what=error.msg.removesuffix(" at"), line=error.lineno, column=error.colno),
        ) from None
    except RecursionError:
        reason = tr("the file is nested too deeply to be a data file; choose another")
        raise _refused("not-json", reason) from None
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
        reason = tr(
            "this JSON is no data package: it has no list named “resources”; choose another"
        )
        raise _refused("not-a-package", reason)
    if twice:
        faults.extend(_duplicates(package, twice))
    if stray:
        faults.extend(_stray_numbers(package, stray))
    return package


def _parsed(text: str, twice: list[tuple[dict[str, object], str]], stray: list[str]) -> object:
    """The JSON value. Notes objects with a repeated name and numbers that JSON does not know."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        unique = dict(items)
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


def _rows(package: dict[str, object]) -> Iterator[tuple[str, int, object]]:
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


def _is_old(scope: object) -> bool:
    return isinstance(scope, dict) and "kursk_only" in scope


def _duplicates(
    package: dict[str, object], twice: list[tuple[dict[str, object], str]]
) -> Iterator[Fault]:
    places = {id(row): (table, _place(row, number)) for table, number, row in _rows(package)}
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
        for table, number, row in _rows(package)
        if number and table in TABLES and isinstance(row, dict)
        for field, value in row.items()
        if field in TABLES[table].readers
    )
    if in_fields < len(stray):
        names = ", ".join(sorted(set(stray)))
        reason = tr("{name} is not a number in JSON; write null or leave it out").format(name=names)
        yield Fault(rule="not-a-number", reason=reason)


def _place(row: object, number: int) -> str:
    if not number:
        return ""
    given = row.get("id") if isinstance(row, dict) else None
    if isinstance(given, str) and given:
        return fields.shortened(given, fields.MAX_ID)
    return tr("row {number}").format(number=number)


def _tables(
    package: dict[str, object], faults: Findings, warnings: list[str]
) -> dict[str, list[object]]:
    tables: dict[str, list[object]] = {}
    refused: set[str] = set()
    schema = package.get("$schema", SCHEMA)
    if schema != SCHEMA:
        warnings.append(tr("$schema is not {expected}").format(expected=SCHEMA))
    warnings.extend(
        tr("the package has an unknown field “{name}”").format(name=fields.shortened(name))
        for name in package
        if name not in _PACKAGE_FIELDS
    )
    resources = package["resources"]
    assert isinstance(resources, list)
    for resource in resources:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(resource, dict) or not isinstance(name, str):
            reason = tr("each table is an object with a name; name it")
            faults.add(Fault(rule="table", reason=reason))
        elif name not in TABLES:
            warnings.append(tr("unknown table “{name}”").format(name=fields.shortened(name)))
        elif "path" in resource:
            refused.add(name)
            reason = tr("the rows must stand in the file itself: use “data”, not “path”")
            faults.add(Fault(rule="inline-data", table=name, field="path", reason=reason))
        elif not isinstance(resource.get("data"), list):
            refused.add(name)
            reason = tr("“data” must be a list of records; write [] if there are none")
            faults.add(Fault(rule="inline-data", table=name, field="data", reason=reason))
        elif name in tables:
            faults.add(
                Fault(rule="table", table=name, reason=tr("the table stands twice; merge them"))
            )
        else:
            tables[name] = resource["data"]
            warnings.extend(_schema_differences(name, resource.get("schema")))
            warnings.extend(
                tr("table “{table}” has an unknown field “{name}”").format(
                    table=name, name=fields.shortened(field)
                )
                for field in resource
                if field not in _RESOURCE_FIELDS
            )
    faults.extend(
        Fault(rule="table", table=name, reason=tr("the table is missing; add it, even if empty"))
        for name in TABLES
        if name not in tables and name not in refused and not TABLES[name].optional
    )
    return tables


def _schema_differences(name: str, schema: object) -> Iterator[str]:
    """In which of its parts the schema that stands with a table is not that of the program."""
    if schema is None:
        return
    found, expected = schema if isinstance(schema, dict) else {}, TABLES[name].schema
    fields = [field for field in _listed(found.get("fields")) if isinstance(field, dict)]
    declared = {field["name"]: field for field in expected["fields"]}
    given = {field["name"]: field for field in fields if isinstance(field.get("name"), str)}
    parts = [field for field in declared if given.get(field) != declared[field]]
    parts += [part for part in expected if part != "fields" and found.get(part) != expected[part]]
    if parts:
        yield tr("table “{table}”: its schema differs from this program's: {parts}").format(
            table=name, parts=", ".join(parts)
        )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _records(
    name: str,
    table: DataTable,
    rows: list[object],
    unsound: set[str],
    faults: Findings,
    warnings: list[str],
) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for number, row in enumerate(rows, start=1):
        place = _place(row, number)
        if not isinstance(row, dict):
            reason = tr("expected an object, found {what}").format(what=fields.described(row))
            faults.add(Fault(rule="record", table=name, record=place, reason=reason))
            continue
        record = _record(name, table, place, row, faults, warnings)
        given = row["id"] if isinstance(row.get("id"), str) else ""
        if record is None:
            if given:
                unsound.add(given)
            continue
        if given in records:
            reason = tr("the id stands twice in the table; give each record its own")
            faults.add(Fault(rule="unique-id", table=name, record=place, field="id", reason=reason))
        records[given] = record
    return records


def _record(
    name: str,
    table: DataTable,
    place: str,
    row: dict[str, object],
    faults: Findings,
    warnings: list[str],
) -> Record | None:
    values: dict[str, object] = {}
    sound = True
    readers, required = table.readers, table.record.required_fields
    for field, value in row.items():
        read = readers.get(field)
        if read is None:
            warnings.append(
                tr("table “{table}”, record “{record}”: unknown field “{field}”").format(
                    table=name, record=place, field=fields.shortened(field)
                )
            )
        elif value is not None or field in required:
            try:
                values[field] = read(value)
            except ValueError as error:
                sound = False
                faults.add(
                    Fault(rule="field", table=name, record=place, field=field, reason=str(error))
                )
    if not required <= row.keys():
        sound = False
        reason = tr("the field is missing; add it")
        faults.extend(
            Fault(rule="field", table=name, record=place, field=field, reason=reason)
            for field in readers
            if field in required and field not in row
        )
    return table.record(**values) if sound else None


def _heading(
    package: dict[str, object], faults: Findings, warnings: list[str]
) -> dict[str, object]:
    heading: dict[str, object] = {}
    for field, kind in _HEADING.items():
        try:
            heading[field] = kind(package.get(field))
        except ValueError as error:
            heading[field] = ""
            faults.add(Fault(rule="package", field=field, reason=str(error)))
    heading["core_document"] = None
    core = package.get("core_document")
    if core is not None:
        heading["core_document"] = _core_document(core, faults, warnings)
    return heading


def _core_document(core: object, faults: Findings, warnings: list[str]) -> CoreDocument | None:
    if not isinstance(core, dict):
        reason = tr("expected an object with: {names}").format(names=", ".join(_CORE_DOCUMENT))
        faults.add(Fault(rule="package", field="core_document", reason=reason))
        return None
    warnings.extend(
        tr("“core_document” has an unknown field “{name}”").format(name=fields.shortened(name))
        for name in core
        if name not in _CORE_DOCUMENT
    )
    values: dict[str, object] = {}
    for field, kind in _CORE_DOCUMENT.items():
        reason = ""
        if field not in core:
            reason = tr("the field is missing; add it")
        else:
            try:
                values[field] = kind(core[field])
            except ValueError as error:
                reason = str(error)
        if reason:
            faults.add(Fault(rule="package", field=f"core_document.{field}", reason=reason))
    return CoreDocument.trusted(values) if len(values) == len(_CORE_DOCUMENT) else None
