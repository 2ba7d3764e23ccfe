"""The same bytes whenever and wherever a PDF is made: Qt writes the hour, its zone and a random id
into every one, and lists what a page uses in random order."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape

from PySide6.QtCore import QByteArray, QHashSeed, QUuid, qVersion
from PySide6.QtGui import QPdfWriter

from kursk_viewer.output.pdf_objects import PdfObjects
from kursk_viewer.record import Record

_FALLBACK = datetime(2025, 1, 1, tzinfo=UTC)
_XMP = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<rdf:RDF><rdf:Description rdf:about="" xmp:CreatorTool="{creator}"
  xmp:CreateDate="{day}" xmp:ModifyDate="{day}" xmp:MetadataDate="{day}"
  xmpMM:DocumentID="uuid:{identity}" pdf:Producer="Qt {qt}" pdf:Trapped="False"{archival}>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>
"""
_ARCHIVAL = ' pdfaid:part="1" pdfaid:conformance="B"'


@contextmanager
def settled_order() -> Iterator[None]:
    """While it holds, Qt lists what a page uses in the same order in every run."""
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def identify(
    writer: QPdfWriter,
    title: str,
    creator: str,
    created: str,
    digest: str,
    *,
    archival: bool = False,
) -> None:
    """Give a PDF title, creator, day and id before anything is painted on it.

    `digest` is a sha256 of what it shows, in hexadecimal digits; `archival` makes it PDF/A-1b.
    """
    if archival:
        writer.setPdfVersion(QPdfWriter.PdfVersion.PdfVersion_A1b)
    digits = digest[:32].rjust(32, "0")
    identity = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
    metadata = _XMP.format(
        title=escape(title),
        creator=escape(creator),
        day=_written(created),
        identity=identity,
        qt=qVersion(),
        archival=_ARCHIVAL if archival else "",
    )
    writer.setTitle(title)
    writer.setCreator(creator)
    writer.setDocumentId(QUuid(f"{{{identity}}}"))
    writer.setDocumentXmpMetadata(QByteArray(metadata.encode("utf-8", "replace")))


def without_clock(content: bytes, created: str) -> bytes:
    """A finished PDF with the day of its data where Qt put the hour; only there is it changed."""
    try:
        pdf = PdfObjects(content)
    except ValueError:
        return content
    before = pdf.objects[pdf.info].replace(b"/Author ()\n", b"")
    dates = before.rfind(b"/CreationDate (")
    digits = re.sub(r"\D", "", _written(created)).encode()
    after = re.sub(rb"\(D:[^)]*\)", b"(D:" + digits + b"Z)", before[dates:])
    pdf.objects[pdf.info] = before[:dates] + after
    return pdf.content()


class OutlineEntry(Record):
    """A heading for the outline: its level from 1, its text, its page from 0, and how far up on the
    page it is, in points."""

    level: int
    text: str
    page: int
    up: float


def navigable(content: bytes, language: str, outline: Sequence[OutlineEntry]) -> bytes:
    """A PDF with its language and an outline; its links are kept when it is printed, as PDF/A asks
    of them."""
    pdf = PdfObjects(content)
    for number, body in pdf.objects.items():
        if b"/Subtype /Link" in body[:200]:
            pdf.objects[number] = body.replace(b"/Subtype /Link", b"/Subtype /Link\n/F 4", 1)
    entries = b"/Lang (%b)\n/ViewerPreferences << /DisplayDocTitle true >>" % language.encode()
    if outline:
        entries += b"\n/Outlines %d 0 R\n/PageMode /UseOutlines" % _outline(pdf, outline)
    pdf.extend(pdf.root, entries)
    return pdf.content()


def _outline(pdf: PdfObjects, outline: Sequence[OutlineEntry]) -> int:
    """Add the outline; the number of its root. The entries below the first level are closed."""
    pages = pdf.pages
    root = pdf.add(b"")
    numbers = [pdf.add(b"") for _ in outline]
    parents: list[int] = []
    places: list[int] = []
    children: dict[int, list[int]] = {root: []}
    open_ones = [(0, root)]
    for entry, number in zip(outline, numbers, strict=True):
        while open_ones[-1][0] >= entry.level:
            open_ones.pop()
        parents.append(open_ones[-1][1])
        siblings = children.setdefault(parents[-1], [])
        places.append(len(siblings))
        siblings.append(number)
        open_ones.append((entry.level, number))
    for entry, number, parent, place in zip(outline, numbers, parents, places, strict=True):
        row = children[parent]
        title = (b"\xfe\xff" + entry.text.encode("utf-16-be", "replace")).hex().encode()
        parts = [b"/Title <%b>" % title, b"/Parent %d 0 R" % parent]
        parts.append(b"/Dest [%d 0 R /XYZ 0 %.2f null]" % (pages[entry.page], entry.up))
        parts += [b"/Prev %d 0 R" % row[place - 1]] if place else []
        parts += [b"/Next %d 0 R" % row[place + 1]] if place + 1 < len(row) else []
        below = children.get(number, [])
        if below:
            parts.append(
                b"/First %d 0 R /Last %d 0 R /Count -%d" % (below[0], below[-1], len(below))
            )
        pdf.objects[number] = b"%d 0 obj\n<< %b >>\nendobj\n" % (number, b"\n".join(parts))
    top = children[root]
    counted = b"/Type /Outlines /First %d 0 R /Last %d 0 R /Count %d" % (top[0], top[-1], len(top))
    pdf.objects[root] = b"%d 0 obj\n<< %b >>\nendobj\n" % (root, counted)
    return root


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
