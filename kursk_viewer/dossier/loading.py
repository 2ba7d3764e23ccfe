"""Untrusted bytes become a `Dossier`, or a `DossierError` that lists every fault found."""

from __future__ import annotations

import hashlib
import os
import stat

from kursk_viewer import resources
from kursk_viewer.dossier import fields, release, rules
from kursk_viewer.dossier.decoding import decoded, place_of, refused, rows_of
from kursk_viewer.dossier.doubts import doubts
from kursk_viewer.dossier.faults import MOST_LISTED, DossierError, Fault, Findings
from kursk_viewer.dossier.model import CoreDocument, Dossier
from kursk_viewer.dossier.tables import TABLES, DataTable
from kursk_viewer.record import Record
from kursk_viewer.streams import reason_of
from kursk_viewer.translation import mark, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MAX_BYTES = 192 * 1024 * 1024
MAX_PARTS = 4_000_000
"""How many lists and objects a file may hold: empty ones take two bytes there, and fifty here."""
_SMALL = 4 * 1024 * 1024
"""Bytes up to which a file may hold whatever it likes."""
_MOST_TIMES = 7
"""How many times its own size a larger file may take in memory."""
_OBJECT, _LIST, _STRING, _NAME, _FURTHER_NAME, _VALUE = 120, 64, 56, 49, 190, 40
"""Bytes in memory of each of these, about; a value is one that has no name."""
_NAMES = 64
"""How many names an object has at most before the further ones count."""

MAX_PATH = 400
_PART = 1024 * 1024
_PATIENCE = 100
"""Milliseconds."""
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
    """Read and check the data file at `path`; DossierError if it cannot be read or is at fault.

    MemoryError where there is not enough memory for it.
    """
    dossier = load_bytes(_content(path))
    if dossier.fingerprint != release.FINGERPRINT and _is_shipped(path):
        return dossier.replace(changed_since=release.VERSION)
    return dossier


def _content(path: str) -> bytes:
    """The bytes of a file: of an ordinary one as many as it has, of others up to the limit."""
    shown = fields.shortened(path, MAX_PATH)
    try:
        with open(path, "rb", -1, None, None, None, True, _without_waiting) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return _stream(file.fileno())
            if found.st_size > MAX_BYTES:
                raise _too_large()
            return file.read()
    except FileNotFoundError:
        reason = tr("there is no file “{path}”; check the name").format(path=shown)
        raise refused("missing", reason) from None
    except IsADirectoryError:
        reason = tr("“{path}” is a folder; name the data file inside it").format(path=shown)
        raise refused("missing", reason) from None
    except (OSError, ValueError) as error:
        reason = tr(
            "“{path}” cannot be read: {detail}; make it readable or name another file"
        ).format(path=shown, detail=reason_of(error))
        raise refused("unreadable", reason) from None


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe at once, whether or not anybody writes to it yet."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _stream(number: int) -> bytes:
    """All that a pipe or a device gives, which may be without end, or long in coming.

    It waits for short times, so that a thread that reads can be made to stop.
    """
    import select

    parts: list[bytes] = []
    left = MAX_BYTES + 1
    waiting = select.poll() if hasattr(select, "poll") else None
    if waiting is not None:
        waiting.register(number, select.POLLIN)
    while left > 0:
        if waiting is not None and not waiting.poll(_PATIENCE):
            continue
        part = os.read(number, min(_PART, left))
        if not part:
            break
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _too_large() -> DossierError:
    reason = tr("the file is larger than {limit} MB; split it")
    return refused("too-large", reason.format(limit=MAX_BYTES // 1024**2))


def _is_shipped(path: str) -> bool:
    try:
        return os.path.samefile(path, resources.dossier_path())
    except OSError:
        return False


def load_bytes(content: bytes) -> Dossier:
    """Decode, build and check; DossierError with all faults if there is any."""
    if len(content) > MAX_BYTES:
        raise _too_large()
    _refuse_what_would_fill_the_memory(content)
    faults = Findings()
    digest = hashlib.sha256(content).hexdigest()
    package = decoded(content, faults)
    del content
    if any(table == "scopes" and _is_old(row) for table, _, row in rows_of(package)):
        raise refused("old-format", tr(_OLD_FORMAT))
    warnings: list[str] = []
    tables = _tables(package, faults, warnings)
    unsound: set[str] = set()
    records = {
        name: _records(name, table, tables.get(name, []), unsound, faults, warnings)
        for name, table in TABLES.items()
    }
    heading = _heading(package, faults, warnings)
    content_by_name: dict[str, Any] = {**heading, **records}
    passes_for_it = (heading["name"], heading["version"]) == (release.NAME, release.VERSION)
    dossier = Dossier(
        fingerprint=digest,
        changed_since=release.VERSION if passes_for_it and digest != release.FINGERPRINT else "",
        original=None,
        **content_by_name,
    )
    absent = [name for name, table in TABLES.items() if name not in tables and not table.optional]
    if package.get("core_document") is None:
        faults.extend(rules.core_has_its_document(dossier))
    faults.extend(rules.check(dossier, unsound, absent))
    if faults.kept:
        raise faults.error(*_unreached(dossier, unsound, absent))
    count = len(warnings)
    for sentence in doubts(dossier):
        count += 1
        if count <= MOST_LISTED:
            warnings.append(sentence)
    return dossier.replace(warnings=tuple(_limited(warnings, count)), warning_count=count)


def _refuse_what_would_fill_the_memory(content: bytes) -> None:
    objects, lists = content.count(b"{"), content.count(b"[")
    if objects + lists > MAX_PARTS:
        reason = tr("the file holds more than {limit} lists and objects; split it")
        raise refused("too-large", reason.format(limit=MAX_PARTS))
    if len(content) <= _SMALL:
        return
    names, values = content.count(b":"), content.count(b",")
    texts = max(0, content.count(b'"') // 2 - names)
    further, values = max(0, names - _NAMES * objects), max(0, values - names)
    memory = (
        _OBJECT * objects
        + _LIST * lists
        + _STRING * texts
        + _NAME * names
        + _FURTHER_NAME * further
        + _VALUE * values
    )
    if memory > _MOST_TIMES * len(content):
        reason = tr("the file holds more values than a data file of its size would; split it")
        raise refused("too-large", reason)


def _unreached(dossier: Dossier, unsound: set[str], absent: list[str]) -> Iterator[str]:
    """What the faults found keep from being checked."""
    if absent:
        names = ", ".join(tr("“{word}”").format(word=name) for name in absent)
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


def _limited(warnings: list[str], count: int) -> list[str]:
    more = count - MOST_LISTED
    if more <= 0:
        return warnings
    return [
        *warnings[:MOST_LISTED],
        ntr("and {count} more warning", "and {count} more warnings", more).format(count=more),
    ]


def _is_old(scope: object) -> bool:
    return isinstance(scope, dict) and "kursk_only" in scope


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
    """The records of the rows; each row is given up as it is read: it takes as much memory."""
    records: dict[str, Record] = {}
    for number, row in enumerate(rows, start=1):
        rows[number - 1] = None
        place = place_of(row, number)
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
    heading["licence"] = _licence(package.get("licenses"))
    heading["core_document"] = None
    core = package.get("core_document")
    if core is not None:
        heading["core_document"] = _core_document(core, faults, warnings)
    return heading


def _licence(licences: object) -> str:
    """The titles of licences, each in a line's length; nothing of what is no list of them."""
    found = [each.get("title") or each.get("name") for each in licences
             if isinstance(each, dict)] if isinstance(licences, list) else []  # fmt: skip
    return ", ".join(fields.shortened(" ".join(title.split())) for title in found
                     if isinstance(title, str))  # fmt: skip


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
