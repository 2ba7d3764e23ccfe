"""Names and ids that a reader cannot tell apart, and characters that nobody sees.

The likeness is rough, as an eye is: letters of Latin, Greek and Cyrillic script that are drawn
alike count as one, so do capitals and small letters, kinds of blanks, dashes and quotation marks,
and what is not drawn counts for nothing. Source of the pairs: Unicode Technical Standard 39.
"""

from __future__ import annotations

from collections.abc import Iterator

from kursk_viewer.dossier.faults import Fault
from kursk_viewer.dossier.fields import UNSEEN
from kursk_viewer.dossier.model import Dossier, Party
from kursk_viewer.dossier.tables import TABLES, breach
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

_LIKE = {
    "a": "аαɑ", "b": "вβь", "c": "сϲ", "d": "ԁ", "e": "еєεё", "g": "ɡց", "h": "һнηհ",
    "i": "іιıї", "j": "јϳ", "k": "кκ", "l": "ӏǀ∣⎮׀│┃", "m": "мμ", "n": "пո", "o": "оοσօ",
    "p": "рρ", "q": "ԛ",
    "s": "ѕ", "t": "тτ", "u": "υս", "v": "ѵν", "w": "ԝω", "x": "хχ", "y": "уγү", "z": "ζ",
    "3": "зʒ", "6": "б", "-": "‐‑‒–—―−", "'": "’‘ʼ`´′", '"': "“”„«»″",
}  # fmt: skip
_ALIKE = str.maketrans({other: latin for latin, others in _LIKE.items() for other in others})
_STRAY_MARKS = frozenset(map(chr, range(0x300, 0x370)))
"""Marks on letters that have no letter with them of their own: a dot or a line, easily missed."""
_EDGES = ".,·:;!'\"*-_ "
"""Signs at the ends of a name that do not tell it from another."""
_STROKES = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o"})
"""Letters and digits of one script that are drawn alike: names are read, ids are copied."""

_NAMES = {
    "sides": "label", "parties": "name", "measures": "label", "scopes": "label",
    "categories": "label", "questions": "text", "phases": "label", "spellings": "word",
}  # fmt: skip
"""The field by which records of a table are told apart on a page."""


def likeness(text: str) -> str:
    """What texts that look alike have in common."""
    if not text.isascii():
        from unicodedata import category, normalize

        text = "".join(
            _plain(c)
            for c in normalize("NFKC", text)
            if c not in UNSEEN and category(c) != "Cf" and c not in _STRAY_MARKS
        )
        text = text.casefold().translate(_ALIKE)
    return " ".join(text.casefold().split())


def _plain(letter: str) -> str:
    """A letter or digit as it is drawn: small capitals are letters, digits of all scripts ours."""
    from unicodedata import category, digit, name

    if letter.isascii():
        return letter
    if category(letter) == "Nd":
        return str(digit(letter))
    word = name(letter, "").rpartition(" SMALL CAPITAL ")[2]
    return word if len(word) == 1 else letter


def ids_look_different(dossier: Dossier) -> Iterator[Fault]:
    """No two ids look alike."""
    seen: dict[str, str] = {}
    for record in dossier.records(*TABLES):
        other = seen.setdefault(_drawn(record.id), record.id)
        if other != record.id:
            reason = tr("the id looks like “{other}”; choose another").format(other=other)
            yield breach("look-alike", record, "id", reason)


def names_look_different(dossier: Dossier) -> Iterator[Fault]:
    """No two records of a kind go by names that look alike."""
    for table, field in _NAMES.items():
        seen: dict[str, str] = {}
        for record in dossier.records(table):
            other = seen.setdefault(_drawn(getattr(record, field)), record.id)
            if other != record.id:
                yield _alike(record, field, other)


def short_names_keep_sides_apart(dossier: Dossier) -> Iterator[Fault]:
    """No party goes by a short name that looks like a name of one of another side."""
    seen: dict[str, Party] = {_drawn(party.name): party for party in dossier.parties.values()}
    for party in dossier.parties.values():
        if party.short:
            other = seen.setdefault(_drawn(party.short), party)
            if other.side != party.side:
                yield _alike(party, "short", other.id)


def _drawn(name: str) -> str:
    drawn = likeness(name).translate(_STROKES)
    return drawn.strip(_EDGES) or drawn


def letters_are_of_one_script(dossier: Dossier) -> Iterator[Fault]:
    """No word of a name or id has letters of two scripts, which can pass for another's."""
    for table, field in (*_NAMES.items(), ("sources", "publisher")):
        for record in dossier.records(table):
            for name in ("id", field):
                text = getattr(record, name)
                if not text.isascii() and any(map(_is_mixed, text.split())):
                    reason = tr("a word has letters of two scripts, as if to look like another")
                    yield breach("look-alike", record, name, reason)


def _is_mixed(word: str) -> bool:
    from unicodedata import category, name

    scripts = {name(letter, "").partition(" ")[0] for letter in word if category(letter)[0] == "L"}
    return len(scripts & _CONFUSABLE) > 0 and len(scripts) > 1


_CONFUSABLE = frozenset(("LATIN", "CYRILLIC", "GREEK"))


def publishers_look_different(dossier: Dossier) -> Iterator[Fault]:
    """No publisher's name looks like that of another without being it."""
    seen: dict[str, tuple[str, str]] = {}
    for source in dossier.sources.values():
        outlet, other = seen.setdefault(_drawn(source.outlet), (source.outlet, source.id))
        if outlet != source.outlet:
            yield _alike(source, "publisher", other)


def other_names_lead_elsewhere(dossier: Dossier) -> Iterator[Fault]:
    """No other name of a record is the very name of another: who asks for it would be misled."""
    for table, field in (("sides", "label"), ("parties", "name"), ("measures", "label")):
        names = {_drawn(getattr(each, field)): each.id for each in dossier.records(table)}
        for record in dossier.records(table):
            for other in {names.get(_drawn(name), record.id) for name in record.also_called}:
                if other != record.id:
                    yield _alike(record, "also_called", other)


def _alike(record: Record, field: str, other: str) -> Fault:
    reason = tr("the name looks like that of “{other}”; tell them apart").format(other=other)
    return breach("look-alike", record, field, reason)
