"""The same bytes whenever and wherever a PDF is made: Qt writes the hour, its zone and a random id
into every one, and lists what a page uses in random order."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape

from PySide6.QtCore import QByteArray, QHashSeed, QUuid
from PySide6.QtGui import QPdfWriter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FALLBACK = datetime(2025, 1, 1, tzinfo=UTC)
_ENTRY = 20
"""Bytes of one line of a PDF's table of offsets."""
_XMP = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<rdf:RDF><rdf:Description rdf:about="" xmp:CreatorTool="{creator}"
  xmp:CreateDate="{day}" xmp:ModifyDate="{day}" xmp:MetadataDate="{day}"
  xmpMM:DocumentID="uuid:{identity}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>
"""


@contextmanager
def settled_order() -> Iterator[None]:
    """While it holds, Qt lists what a page uses in the same order in every run."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def identify(writer: QPdfWriter, title: str, creator: str, created: str, digest: str) -> None:
    """Give a PDF title, creator, day and id before anything is painted on it.

    `digest` is a sha256 of what it shows, in hexadecimal digits.
    """
    digits = digest[:32].rjust(32, "0")
    identity = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    metadata = _XMP.format(
        title=escape(title), creator=escape(creator), day=_written(created), identity=identity
    )
    writer.setTitle(title)
    writer.setCreator(creator)
    writer.setDocumentId(QUuid(f"{{{identity}}}"))
    writer.setDocumentXmpMetadata(QByteArray(metadata.encode("utf-8", "replace")))


def without_clock(content: bytes, created: str) -> bytes:
    """A finished PDF with the day of its data where Qt put the hour; only there is it changed."""
    ending = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
    start = int(ending[1]) if ending else len(content)
    table = re.compile(rb"xref\s+0 (\d+) *\n").match(content, start)
    info = re.compile(rb"/Info (\d+) 0 R").search(content, start)
    if ending is None or table is None or info is None:
        return content
    lines = [
        content[place : place + _ENTRY]
        for place in range(table.end(), table.end() + int(table[1]) * _ENTRY, _ENTRY)
    ]
    begin = int(lines[int(info[1])][:10])
    end = min([start, *(int(line[:10]) for line in lines if int(line[:10]) > begin)])
    before = content[begin:end]
    dates = before.rfind(b"/CreationDate (")
    digits = re.sub(r"\D", "", _written(created)).encode()
    after = before[:dates] + re.sub(rb"\(D:[^)]*\)", b"(D:" + digits + b"Z)", before[dates:])
    moved = len(after) - len(before)

    def shifted(line: bytes) -> bytes:
        return b"%010d" % (int(line[:10]) + moved) + line[10:] if int(line[:10]) > begin else line

    return b"".join(
        (
            content[:begin],
            after,
            content[end : table.end()],
            *map(shifted, lines),
            content[table.end() + len(lines) * _ENTRY : ending.start(1)],
            b"%d" % (start + moved),
            content[ending.end(1) :],
        )
    )


def moment_of(created: str) -> datetime:
    """When a file is said to have been made: SOURCE_DATE_EPOCH, or else the day of its data."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError):
            pass
    try:
        return datetime.fromisoformat(created.replace("Z", "+00:00")).astimezone(UTC)
    except (ValueError, OverflowError):
        return _FALLBACK


def _written(created: str) -> str:
    moment = moment_of(created)
    return f"{moment.year:04}-{moment:%m-%dT%H:%M:%S}Z"
