"""Names and ids that a reader cannot tell apart, and characters that nobody sees.

The likeness is rough, as an eye is: letters of Latin, Greek and Cyrillic script that are drawn
alike count as one, so do capitals and small letters, kinds of blanks, dashes and quotation marks,
and what is not drawn counts for nothing. Source of the pairs: Unicode Technical Standard 39.
"""

from __future__ import annotations

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.fields import UNSEEN
from kursk_viewer.dossier.model import Dossier, Party
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LIKE = {
    "a": "аαɑ", "b": "вβь", "c": "сϲ", "d": "ԁ", "e": "еєεё", "g": "ɡց", "h": "һнη", "i": "іιıї",
    "j": "јϳ", "k": "кκ", "l": "ӏ", "m": "мμ", "n": "пո", "o": "оοσօ", "p": "рρ", "q": "ԛ",
    "s": "ѕ", "t": "тτ", "u": "υս", "v": "ѵν", "w": "ԝω", "x": "хχ", "y": "уγү", "z": "ζ",
    "3": "зʒ", "6": "б", "-": "‐‑‒–—―−", "'": "’‘ʼ`´′", '"': "“”„«»″",
}  # fmt: skip
_ALIKE = str.maketrans({other: latin for latin, others in _LIKE.items() for other in others})
_STROKES = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o"})
"""Letters and digits of one script that are drawn alike: names are read, ids are copied."""

_NAMES = {
    "sides": "label", "parties": "name", "measures": "label", "scopes": "label",
    "categories": "label", "questions": "text",
}  # fmt: skip
"""The field by which records of a table are told apart on a page."""


def likeness(text: str) -> str:
    """What texts that look alike have in common."""
    if not text.isascii():
        from unicodedata import category, normalize

        text = "".join(
            c for c in normalize("NFKC", text) if c not in UNSEEN and category(c) != "Cf"
        )
        text = text.casefold().translate(_ALIKE)
    return " ".join(text.casefold().split())


def ids_look_different(dossier: Dossier) -> Iterator[Fault]:
    """No two ids look alike."""
    seen: dict[str, str] = {}
    for table in TABLES:
        for record in getattr(dossier, table):
            other = seen.setdefault(likeness(record), record)
            if other != record:
                reason = tr("the id looks like “{other}”; choose another").format(other=other)
                yield Fault(
                    rule="look-alike", table=table, record=record, field="id", reason=reason
                )


def names_look_different(dossier: Dossier) -> Iterator[Fault]:
    """No two records of a kind go by names that look alike."""
    for table, field in _NAMES.items():
        seen: dict[str, str] = {}
        for record in getattr(dossier, table).values():
            other = seen.setdefault(_drawn(getattr(record, field)), record.id)
            if other != record.id:
                yield _alike(table, record.id, field, other)


def short_names_keep_sides_apart(dossier: Dossier) -> Iterator[Fault]:
    """No party goes by a short name that looks like a name of one of another side."""
    seen: dict[str, Party] = {_drawn(party.name): party for party in dossier.parties.values()}
    for party in dossier.parties.values():
        if party.short:
            other = seen.setdefault(_drawn(party.short), party)
            if other.side != party.side:
                yield _alike("parties", party.id, "short", other.id)


def _drawn(name: str) -> str:
    return likeness(name).translate(_STROKES)


def _alike(table: str, record: str, field: str, other: str) -> Fault:
    reason = tr("the name looks like that of “{other}”; tell them apart").format(other=other)
    return Fault(rule="look-alike", table=table, record=record, field=field, reason=reason)
