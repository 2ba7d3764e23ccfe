"""Untrusted bytes become a `Dossier`, or a `DossierError` that lists every fault found."""

from __future__ import annotations

import hashlib
import json

from kursk_viewer.dossier import fields, rules
from kursk_viewer.dossier.faults import DossierError, Fault
from kursk_viewer.dossier.model import CoreDocument, Dossier
from kursk_viewer.dossier.tables import TABLES, Table
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

MAX_BYTES = 192 * 1024 * 1024
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"

_PACKAGE_FIELDS = frozenset(
    "$schema name title description version created licenses keywords contributors homepage "
    "sources core_document resources".split()
)
_RESOURCE_FIELDS = frozenset(
    "name title description type format encoding mediatype profile schema data sources licenses".split()
)


def load_file(path: str) -> Dossier:
    """Read and check the data file at `path`; DossierError if it cannot be read or is at fault."""
    try:
        with open(path, "rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        reason = tr("there is no file “{path}”; check the name").format(path=path)
        raise _refused("missing", reason) from None
    except IsADirectoryError:
        reason = tr("“{path}” is a folder; name the data file inside it").format(path=path)
        raise _refused("missing", reason) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        reason = tr("“{path}” cannot be read: {detail}").format(path=path, detail=detail)
        raise _refused("unreadable", reason) from None
    return load_bytes(content)


def load_bytes(content: bytes) -> Dossier:
    """Decode, build and check; DossierError with all faults if there is any."""
    if len(content) > MAX_BYTES:
        raise _refused(
            "too-large",
            tr("the file is larger than {limit} MB; split it").format(limit=MAX_BYTES // 1024**2),
        )
    faults: list[Fault] = []
    package = _decode(content, faults)
    warnings: list[str] = []
    tables = _tables(package, faults, warnings)
    records = {
        name: _records(name, table, tables.get(name, []), faults, warnings)
        for name, table in TABLES.items()
    }
    heading = _heading(package, faults)
    fingerprint = hashlib.sha256(content).hexdigest()
    dossier = Dossier(fingerprint=fingerprint, warnings=tuple(warnings), **heading, **records)
    if not faults:
        faults.extend(rules.check(dossier))
    if faults:
        raise DossierError(tuple(faults))
    return dossier


def _refused(rule: str, reason: str) -> DossierError:
    return DossierError((Fault(rule=rule, reason=reason),))


def _decode(content: bytes, faults: list[Fault]) -> dict[str, object]:
    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        unique = dict(items)
        if len(unique) != len(items):
            names = [name for name, _ in items]
            twice = sorted({name for name in names if names.count(name) > 1})
            record = unique.get("id", unique.get("name", ""))
            faults.append(
                Fault(
                    rule="duplicate-key",
                    record=fields.shortened(str(record)),
                    field=fields.shortened(", ".join(twice)),
                    reason=tr("the name stands twice in one object; keep one"),
                )
            )
        return unique

    def constant(name: str) -> object:
        raise ValueError(tr("{name} is no number in JSON; write null or leave it out").format(name=name))

    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refused(
            "not-utf-8",
            tr("the file is not UTF-8 text (byte {place}); save it as UTF-8").format(place=error.start),
        ) from None
    try:
        package = json.loads(text, object_pairs_hook=pairs, parse_constant=constant)
    except json.JSONDecodeError as error:
        raise _refused(
            "not-json",
            tr("the file is not JSON: {what} at line {line}, column {column}").format(
                what=error.msg, line=error.lineno, column=error.colno
            ),
        ) from None
    except RecursionError:
        raise _refused("not-json", tr("the file is nested too deeply to be a data file")) from None
    except ValueError as error:
        raise _refused("not-a-number", str(error)) from None
    if not isinstance(package, dict) or not isinstance(package.get("resources"), list):
        reason = tr("this JSON is no data package: it has no list named “resources”")
        raise _refused("not-a-package", reason)
    return package


def _tables(
    package: dict[str, object], faults: list[Fault], warnings: list[str]
) -> dict[str, list[object]]:
    tables: dict[str, list[object]] = {}
    schema = package.get("$schema", SCHEMA)
    if schema != SCHEMA:
        warnings.append(tr("$schema is not {expected}").format(expected=SCHEMA))
    warnings.extend(
        tr("the package has an unknown field “{name}”").format(name=fields.shortened(name))
        for name in package.keys() - _PACKAGE_FIELDS
    )
    resources = package["resources"]
    assert isinstance(resources, list)
    for resource in resources:
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(resource, dict) or not isinstance(name, str):
            reason = tr("each table is an object with a name")
            faults.append(Fault(rule="table", reason=reason))
        elif name not in TABLES:
            warnings.append(tr("unknown table “{name}”").format(name=fields.shortened(name)))
        elif "path" in resource:
            reason = tr("the rows must stand in the file itself: use “data”, not “path”")
            faults.append(Fault(rule="inline-data", table=name, field="path", reason=reason))
        elif not isinstance(resource.get("data"), list):
            reason = tr("“data” must be a list of records")
            faults.append(Fault(rule="inline-data", table=name, field="data", reason=reason))
        elif name in tables:
            faults.append(Fault(rule="table", table=name, reason=tr("the table stands twice; merge")))
        else:
            tables[name] = resource["data"]
            warnings.extend(
                tr("table “{table}” has an unknown field “{name}”").format(
                    table=name, name=fields.shortened(field)
                )
                for field in resource.keys() - _RESOURCE_FIELDS
            )
    faults.extend(
        Fault(rule="table", table=name, reason=tr("the table is missing; add it, even if empty"))
        for name in TABLES
        if name not in tables and not any(fault.table == name for fault in faults)
    )
    return tables


def _records(
    name: str, table: Table, rows: list[object], faults: list[Fault], warnings: list[str]
) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict):
            place = tr("row {number}").format(number=number)
            reason = tr("expected an object, found {what}").format(what=fields.described(row))
            faults.append(Fault(rule="record", table=name, record=place, reason=reason))
            continue
        given = row.get("id")
        place = given if isinstance(given, str) and given else tr("row {number}").format(number=number)
        record = _record(name, table, fields.shortened(place), row, faults, warnings)
        if record is None:
            continue
        if given in records:
            reason = tr("the id stands twice in the table; give each record its own")
            faults.append(Fault(rule="unique-id", table=name, record=place, field="id", reason=reason))
        records[str(given)] = record
    return records


def _record(
    name: str,
    table: Table,
    place: str,
    row: dict[str, object],
    faults: list[Fault],
    warnings: list[str],
) -> Record | None:
    values: dict[str, object] = {}
    sound = True
    for field, value in row.items():
        kind = table.kinds.get(field)
        if kind is None:
            warnings.append(
                tr("table “{table}”, record “{record}”: unknown field “{field}”").format(
                    table=name, record=place, field=fields.shortened(field)
                )
            )
        elif value is None and field not in table.record._required:
            continue
        else:
            try:
                values[field] = kind(value)
            except ValueError as error:
                sound = False
                faults.append(
                    Fault(rule="field", table=name, record=place, field=field, reason=str(error))
                )
    for field in table.record._required:
        if field not in row:
            sound = False
            reason = tr("the field is missing; add it")
            faults.append(Fault(rule="field", table=name, record=place, field=field, reason=reason))
    return table.record(**values) if sound else None


def _heading(package: dict[str, object], faults: list[Fault]) -> dict[str, object]:
    heading: dict[str, object] = {}
    for field in ("name", "title", "version", "created"):
        try:
            heading[field] = fields.required_text(package.get(field))
        except ValueError as error:
            heading[field] = ""
            faults.append(Fault(rule="package", field=field, reason=str(error)))
    core = package.get("core_document")
    heading["core_document"] = None
    if core is not None:
        names = CoreDocument._fields
        if isinstance(core, dict) and core.keys() == names.keys():
            try:
                heading["core_document"] = CoreDocument(
                    **{name: fields.required_text(core[name]) for name in names}
                )
                return heading
            except ValueError as error:
                reason = str(error)
        else:
            reason = tr("expected an object with: {names}").format(names=", ".join(names))
        faults.append(Fault(rule="package", field="core_document", reason=reason))
    return heading
