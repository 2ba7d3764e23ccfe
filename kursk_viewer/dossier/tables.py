"""The tables of the data file: for each field its kind of value, and which table it refers to."""

from __future__ import annotations

from kursk_viewer.dossier import fields as f
from kursk_viewer.dossier import model
from kursk_viewer.dossier import vocabulary as v
from kursk_viewer.dossier.quantity import PRECISIONS
from kursk_viewer.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Table(Record):
    """One table: the record it yields, the kind of each field, and references by field name."""

    record: type[Record]
    kinds: Mapping[str, f.Kind]
    references: Mapping[str, str] = {}


_ATTRIBUTION = f.word(*v.ATTRIBUTIONS)
_STATUS = f.word(*v.STATUSES)

TABLES: dict[str, Table] = {
    "parties": Table(
        record=model.Party,
        kinds={
            "id": f.identifier,
            "name": f.required_text,
            "side": f.word(*v.SIDES),
            "kind": f.word(*v.PARTY_KINDS),
            "state": f.text,
        },
    ),
    "sources": Table(
        record=model.Source,
        kinds={
            "id": f.identifier,
            "publisher": f.required_text,
            "title": f.required_text,
            "url": f.address,
            "language": f.required_text,
            "published": f.date,
            "published_basis": f.word(*v.PUBLISHED_BASES),
            "kind": f.word(*v.SOURCE_KINDS),
            "state": f.text,
            "display_url": f.address,
            "note": f.text,
        },
    ),
    "scopes": Table(
        record=model.Scope,
        kinds={
            "id": f.identifier,
            "label": f.required_text,
            "kursk_only": f.boolean,
            "context": f.boolean,
        },
    ),
    "measures": Table(
        record=model.Measure,
        kinds={
            "id": f.identifier,
            "label": f.required_text,
            "group": f.word(*v.MEASURE_GROUPS),
            "unit": f.required_text,
            "definition": f.required_text,
            "part_of": f.identifier,
            "counted_apart": f.boolean,
            "divisor": f.positive,
            "also_called": f.texts,
        },
        references={"part_of": "measures"},
    ),
    "reports": Table(
        record=model.Report,
        kinds={
            "id": f.identifier,
            "claimant": f.identifier,
            "title": f.required_text,
            "published": f.date,
            "published_basis": f.word(*v.PUBLISHED_BASES),
            "as_of": f.date,
            "as_of_basis": f.word(*v.AS_OF_BASES),
            "as_of_note": f.text,
            "counts_from": f.date,
            "period": f.text,
            "scope": f.identifier,
            "core": f.boolean,
            "sources": f.texts,
            "note": f.text,
            "context": f.text,
        },
        references={"claimant": "parties", "scope": "scopes", "sources": "sources"},
    ),
    "claims": Table(
        record=model.Claim,
        kinds={
            "id": f.identifier,
            "report": f.identifier,
            "about": f.identifier,
            "measure": f.identifier,
            "value": f.integer,
            "low": f.integer,
            "high": f.integer,
            "precision": f.word(*PRECISIONS),
            "stated_as": f.text,
            "worded_as": f.text,
            "attribution": _ATTRIBUTION,
            "paragraph": f.positive,
            "status": _STATUS,
            "formula": f.text,
            "in_series": f.boolean,
            "off_series": f.text,
            "includes": f.texts,
            "scope": f.identifier,
            "counts_from": f.date,
            "sources": f.texts,
            "note": f.text,
            "context": f.text,
        },
        references={
            "report": "reports",
            "about": "parties",
            "measure": "measures",
            "includes": "measures",
            "scope": "scopes",
            "sources": "sources",
        },
    ),
    "statements": Table(
        record=model.Statement,
        kinds={
            "id": f.identifier,
            "report": f.identifier,
            "text": f.required_text,
            "attribution": _ATTRIBUTION,
            "said_by": f.identifier,
            "paragraph": f.positive,
            "status": _STATUS,
            "sources": f.texts,
        },
        references={"report": "reports", "said_by": "parties", "sources": "sources"},
    ),
    "events": Table(
        record=model.Event,
        kinds={
            "id": f.identifier,
            "when": f.date,
            "when_basis": f.word(*v.WHEN_BASES),
            "reported": f.date,
            "title": f.required_text,
            "text": f.required_text,
            "category": f.word(*v.CATEGORIES),
            "said_by": f.texts,
            "disputed_by": f.text,
            "place": f.text,
            "position": f.text,
            "position_source": f.identifier,
            "independence": f.word(*v.INDEPENDENCE),
            "core": f.boolean,
            "paragraph": f.positive,
            "sources": f.texts,
            "note": f.text,
            "context": f.text,
        },
        references={"said_by": "parties", "position_source": "sources", "sources": "sources"},
    ),
    "relations": Table(
        record=model.Relation,
        kinds={
            "id": f.identifier,
            "subject": f.identifier,
            "kind": f.word(*v.RELATIONS),
            "object": f.identifier,
            "note": f.text,
        },
    ),
    "gaps": Table(
        record=model.Gap,
        kinds={"id": f.identifier, "text": f.required_text, "core": f.boolean},
    ),
}
