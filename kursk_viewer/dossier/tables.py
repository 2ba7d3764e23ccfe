"""The tables of the data file, and the Table Schema that stands with each in the file."""

from __future__ import annotations

from functools import cached_property

from kursk_viewer.dossier import model
from kursk_viewer.dossier.faults import Fault
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from kursk_viewer.dossier.fields import Reader
    from kursk_viewer.record import Field


class DataTable(Record):
    """One table: the record that each of its rows is, and what the file says of it; a file may be
    without an `optional` one."""

    record: type[Record]
    description: str
    optional: bool = False

    @cached_property
    def readers(self) -> Mapping[str, Reader]:
        """How the value of each field is read."""
        return {name: field.kind.read for name, field in self.record.declared.items()}

    @cached_property
    def references(self) -> Mapping[str, str]:
        """The table whose ids a field holds, by field."""
        declared = self.record.declared.items()
        return {name: field.refers_to for name, field in declared if field.refers_to}

    @cached_property
    def schema(self) -> Mapping[str, Any]:
        """The Table Schema of the table."""
        required = self.record.required_fields
        declared = self.record.declared.items()
        schema: dict[str, Any] = {
            "fields": [_described(name, field, name in required) for name, field in declared],
            "primaryKey": ["id"],
        }
        keys = [
            {"fields": [name], "reference": {"resource": field.refers_to, "fields": ["id"]}}
            for name, field in declared
            if field.refers_to and field.kind.schema_type != "array"
        ]
        return {**schema, "foreignKeys": keys} if keys else schema


def _described(name: str, field: Field, required: bool) -> dict[str, Any]:
    described = {
        "name": name,
        "title": field.title or name.replace("_", " ").capitalize(),
        "type": field.kind.schema_type,
    }
    description = " ".join(filter(None, (field.kind.description, field.description)))
    if description:
        described["description"] = description
    constraints = {"required": True} if required else {}
    if name == "id":
        constraints["unique"] = True
    constraints |= field.kind.constraints
    if constraints:
        described["constraints"] = constraints
    return described


TABLES = {
    "sides": DataTable(
        record=model.Side, description="The sides of this dossier, by which claims are told apart."
    ),
    "parties": DataTable(record=model.Party, description="Who speaks or is spoken of."),
    "sources": DataTable(record=model.Source, description="Where a claim was read."),
    "scopes": DataTable(
        record=model.Scope, description="What area, troops and kind of loss a figure covers."
    ),
    "measures": DataTable(
        record=model.Measure, description="The vocabulary: what is counted, in which unit."
    ),
    "spellings": DataTable(
        record=model.Spelling,
        description="Words that texts write in several ways: found by each of them.",
        optional=True,
    ),
    "reports": DataTable(
        record=model.Report, description="One occasion on which a claimant gave figures."
    ),
    "claims": DataTable(record=model.Claim, description="One figure of one report."),
    "statements": DataTable(
        record=model.Statement, description="What a report says in words, paraphrased."
    ),
    "categories": DataTable(
        record=model.Category, description="The kinds of event, each one lane of the timeline."
    ),
    "events": DataTable(record=model.Event, description="What happened or was said."),
    "questions": DataTable(
        record=model.Question,
        description="What several records answer, or contradict each other on.",
        optional=True,
    ),
    "relations": DataTable(record=model.Relation, description="How records bear on each other."),
    "phases": DataTable(
        record=model.Phase,
        description="Named stretches of time, for the timeline.",
        optional=True,
    ),
    "gaps": DataTable(record=model.Gap, description="What the file does not say."),
    "changes": DataTable(
        record=model.Change,
        description="What changed in the data since the version before, and why.",
        optional=True,
    ),
}
_NAMES = {table.record: name for name, table in TABLES.items()}


def named(record: Record, field: str) -> tuple[str, ...]:
    """The ids that a field holds, whether it is for one or for several."""
    value: str | tuple[str, ...] = getattr(record, field)
    return (value,) if isinstance(value, str) else value


def breach(rule: str, record: Any, field: str, reason: str) -> Fault:
    """A fault of one field of a record of a table."""
    table = _NAMES[type(record)]
    return Fault(rule=rule, table=table, record=record.id, field=field, reason=reason)
