"""Files that are no dossier: what each is, and what helps who tried to open it."""

from __future__ import annotations

import re

from kursk_viewer.dossier import fields
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.translation import mark, tr

_HEAD = 4096
"""Bytes or characters at the beginning of a file by which it is known."""
_LINES = 3
_BLANK = "\ufeff \t\r\n"
_NAMED = 3

_SPREADSHEET = mark(
    "this is a spreadsheet, not a data file: a table does not say who claims its figures; enter "
    "them as claims of a data file (JSON)"
)
_COMPRESSED = mark("this is a compressed file, not JSON; unpack it and open the data file inside")
_WORDS = mark("this is a document of a word processor, not a data file; choose a data file")
_PICTURE = mark("this is a picture, not a data file; choose a data file (JSON)")
_OWN = mark(
    "this was written by Kursk Viewer for readers and spreadsheets, and holds only what was shown; "
    "open the data file (JSON) from which it was made"
)
_TIMELINE = mark("this is a timeline of another program, not a data file; choose a data file")

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", mark("this is a PDF, not a data file; open the data file (JSON) it was made from")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _SPREADSHEET),
    (b"\x1f\x8b", _COMPRESSED),
    (b"BZh", _COMPRESSED),
    (b"\xfd7zXZ\x00", _COMPRESSED),
    (b"\x28\xb5\x2f\xfd", _COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", _COMPRESSED),
    (b"Rar!\x1a\x07", _COMPRESSED),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (
        b"SQLite format 3\x00",
        mark("this is a database, not a data file; choose a data file"),
    ),
    (b"\x5d\x00\x00", _COMPRESSED),
    (b"\x78\x9c", _COMPRESSED),
    (b"\x78\xda", _COMPRESSED),
    (b"{\\rtf", _WORDS),
    (
        b"version https://git-lfs.github.com/spec/",
        mark(
            "this is the placeholder that Git LFS puts in place of a file; fetch the file itself "
            "with `git lfs pull`"
        ),
    ),
    (
        b"<<<<<<< ",
        mark("two versions of the file stand in it, as a merge left them; choose one of them"),
    ),
    (b"PAR1", mark("this is a table (Parquet), not a data file; choose a data file (JSON)")),
)
_TAPE = 257, b"ustar"
"""Where a tar archive says what it is, and how."""
_MARKUP: tuple[tuple[str, str], ...] = (
    (r"(<!doctype html|<html)", mark("this is a web page, not a data file; choose a data file")),
    (r"(<\?xml[^>]*>\s*)?(<!doctype svg[^>]*>\s*)?<svg", _PICTURE),
    (r"<[a-z!?/]", mark("this is XML, not a data file; choose a data file (JSON)")),
    (
        r"[0-9a-f]{64} [ *]",
        mark("this is the seal (sha256) of a file, not the file; open the data file beside it"),
    ),
)
_JSON: tuple[tuple[tuple[str, ...], str], ...] = (
    (("tables", "sha256"), _OWN),
    (("headline", "provenance"), _OWN),
    (("events", "title"), _TIMELINE),
    (("events", "scale"), _TIMELINE),
    (("$defs",), mark("this is a schema of files (JSON Schema), not a data file; choose another")),
    (("cells", "nbformat"), mark("this is a notebook, not a data file; choose a data file")),
)
_MAPS = ("FeatureCollection", "Feature", "GeometryCollection", "Topology")


def of_bytes(content: bytes) -> str:
    """What a file is by its first bytes; empty where they do not tell."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _of_archive(content)
    for beginning, sentence in _BEGINNINGS:
        if content.startswith(beginning):
            return tr(sentence)
    place, name = _TAPE
    if content[place : place + len(name)] == name:
        return tr("this is an archive (tar), not JSON; unpack it and open the data file inside")
    if content and not content.strip(b"\0"):
        return tr("the file holds zeros and nothing else: its text is lost; open a copy of it")
    return ""


def _of_archive(content: bytes) -> str:
    if b"xl/" in content or b"opendocument.spreadsheet" in content[:_HEAD]:
        return tr(_SPREADSHEET)
    if b"word/" in content or b"opendocument.text" in content[:_HEAD]:
        return tr(_WORDS)
    if b"ppt/" in content or b"opendocument.presentation" in content[:_HEAD]:
        return tr("these are slides, not a data file; choose a data file (JSON)")
    return tr("this is a ZIP archive, not JSON; unpack it and open the data file inside")


def of_other_encoding(content: bytes, place: int) -> str:
    """What a file is whose bytes are no UTF-8 from `place` on."""
    head = content[:_HEAD]
    known = of_bytes(content)
    if known:
        return known
    wide = of_wide_text(content, place)
    if wide:
        return wide
    if b"\0" in head:
        return tr(_NEITHER)
    form = tr(
        "the file is not UTF-8 text (byte {place}); if it is JSON, choose “Save as” and the "
        "encoding UTF-8 in the editor that wrote it, else open a data file"
    )
    return _of_form(head.decode("latin-1").lstrip(_BLANK)) or form.format(place=place)


def of_wide_text(content: bytes, place: int = 0) -> str:
    """What a file is whose letters take two or four bytes each; empty where they do not.

    Without a byte order mark it is told by its first letters, which are of ASCII in JSON and CSV.
    """
    head = content[:_HEAD]
    for encoding, name, mark_, zeros in _WIDE:
        width = len(zeros)
        begun = head[: 2 * width]
        plain = len(begun) == 2 * width and [not byte for byte in begun] == [*zeros, *zeros]
        if head.startswith(mark_) or plain:
            text = head[: len(head) // width * width].decode(encoding, errors="replace")
            form = tr(
                "the file is {encoding} text, not UTF-8 (byte {place}); in the editor that wrote "
                "it choose “Save as” and the encoding UTF-8"
            )
            return _of_form(text.lstrip(_BLANK)) or form.format(encoding=name, place=place)
    return ""


_WIDE = (
    ("utf-32-le", "UTF-32", b"\xff\xfe\0\0", (False, True, True, True)),
    ("utf-32-be", "UTF-32", b"\0\0\xfe\xff", (True, True, True, False)),
    ("utf-16-le", "UTF-16", b"\xff\xfe", (False, True)),
    ("utf-16-be", "UTF-16", b"\xfe\xff", (True, False)),
)
"""Encodings with their byte order marks, and which bytes of a letter of ASCII are zero in them."""
_COMMENTED = re.compile(r"(?:(?://|#)[^\n]*\s+|/\*.*?\*/\s*)+[{\[]", re.DOTALL)
_NEITHER = mark("this is neither text nor JSON; choose a data file")


def of_text(text: str) -> str:
    """What a text is that is no JSON; empty where it begins as JSON does."""
    begin = text[:_HEAD].lstrip(_BLANK)
    if begin[:1] in ("{", "["):
        return of_wide_text(begin.encode())
    if _COMMENTED.match(begin):
        return ""
    if "\0" in begin:
        return of_wide_text(begin.encode()) or tr(_NEITHER)
    if re.search(r"fingerprint [0-9a-f]{12}\b", text):
        return tr(_OWN)
    known = _of_form(begin)
    if known or re.match(r'["\d.+-]|true\b|false\b|null\b|nan\b', begin, re.IGNORECASE):
        return known
    return tr("this is text, not JSON, which begins with “{”; choose a data file")


def _of_form(begin: str) -> str:
    """What a text is by the form of its first lines."""
    for pattern, sentence in _MARKUP:
        if re.match(pattern, begin, re.IGNORECASE):
            return tr(sentence)
    kind = _separated(begin)
    if kind:
        return tr(
            "this is a table ({kind}), not a data file: a table does not say who claims its "
            "figures; enter them as claims of a data file (JSON)"
        ).format(kind=kind)
    return ""


def _separated(begin: str) -> str:
    """CSV or TSV where the first lines have the same number of the same separators."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in begin.splitlines() if line.strip()][:_LINES]
    for separator, kind in (("\t", "TSV"), (",", "CSV"), (";", "CSV")):
        counts = [line.count(separator) for line in lines]
        if len(counts) > 1 and counts[0] == counts[1] > 0:
            return kind
    return ""


def of_json(value: object) -> str:
    """What a JSON value is that is no data package."""
    if isinstance(value, dict):
        if value.get("type") in _MAPS:
            return tr(
                "this is a map (GeoJSON), not a data file: it says where, and not who claims what; "
                "choose a data file"
            )
        for names, sentence in _JSON:
            if all(name in value for name in names):
                return tr(sentence)
    elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value[:_LINES]):
        return tr(
            "this JSON is a list of rows and no data package: it has no list named “resources”; "
            "rows do not say who claims what; enter them as claims of a data file"
        )
    return tr("this JSON is no data package: it has no list named “resources”; choose another")


def of_package(resources: list[object]) -> str:
    """Which tables a data package has that has none of a dossier's; empty for all others."""
    names = [resource.get("name") for resource in resources if isinstance(resource, dict)]
    found = [name for name in names if isinstance(name, str)]
    if not found or not TABLES.keys().isdisjoint(found):
        return ""
    listed = ", ".join(
        tr("“{word}”").format(word=fields.shortened(name)) for name in found[:_NAMED]
    )
    return tr(
        "this is a data package of something else: it has the tables {names} and none of those of "
        "a dossier, such as “parties”, “reports” and “claims”; choose another"
    ).format(names=listed)


def of_slip(text: str, place: int) -> str:
    """A sentence, with the line and column to be put in, about a text that begins as JSON does and
    is none from `place` on; empty where the slip is not a common one."""
    rest = text[place : place + _HEAD].lstrip(_BLANK)
    before = text[max(0, place - _HEAD) : place].rstrip(_BLANK)
    if not rest.strip("\0"):
        return tr(BROKEN_OFF)
    if rest.startswith(("//", "/*", "#")):
        return tr(
            "the file is not JSON: a comment stands at line {line}, column {column}; remove it"
        )
    # From Python 3.13 on, the place of such a fault is the comma itself.
    if rest.startswith(","):
        following = rest[1:].lstrip(_BLANK)
    else:
        following = rest if before.endswith(",") else ""
    if following.startswith(("}", "]")):
        return tr(
            "the file is not JSON: nothing follows the comma before line {line}, column {column}; "
            "remove the comma"
        )
    if rest[0] == "'" or ((rest[0].isalpha() or rest[0] in "$_") and before.endswith(("{", ","))):
        return tr(
            "the file is not JSON: a name or text without double quotes stands at line {line}, "
            "column {column}; put it in quotes"
        )
    if before.endswith(("}", "]")) and rest[0] in "{[":
        return tr(
            "the file is not JSON: it ends before line {line}, column {column}, and another begins "
            "there; choose a file that holds one"
        )
    return ""


BROKEN_OFF = mark(
    "the file is not JSON: it breaks off after line {line}, column {column}, and a part of it is "
    "missing; get it anew"
)
