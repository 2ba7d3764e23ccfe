"""The greys of a PDF as black ink alone: Qt writes every colour in red, green and blue, of which a
press would make black out of four inks; apart because nothing else knows how Qt writes them."""

from __future__ import annotations

import re
import zlib

from kursk_viewer.output.pdf_objects import PdfObjects

_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_COLOUR = re.compile(rb"/CSp (cs|CS)\s+(\d\S*) (\d\S*) (\d\S*) (?:scn|SCN)\b")
_ALIKE = 0.004
"""How little three shares of a colour differ in a grey that was rounded."""


def black_alone(content: bytes) -> bytes:
    """A PDF as Qt writes it, of whose pages every colour without a hue is set as a share of black.

    What is laid out in another way is given back as it is.
    """
    try:
        pdf = PdfObjects(content)
    except ValueError:
        return content
    for page in pdf.pages:
        for number in _contents(pdf, page):
            pdf.objects[number] = _greyed(pdf, number)
    return pdf.content()


def _contents(pdf: PdfObjects, page: int) -> list[int]:
    found = re.search(rb"/Contents (\d+) 0 R", pdf.objects[page])
    return [int(found[1])] if found else []


def _greyed(pdf: PdfObjects, number: int) -> bytes:
    body = pdf.objects[number]
    stream = _STREAM.search(body)
    if stream is None or b"/FlateDecode" not in body:
        return body
    packed = zlib.compress(_COLOUR.sub(_grey, zlib.decompress(stream[1])), 9)
    length = re.search(rb"/Length (\d+) 0 R", body)
    if length is not None:
        pdf.objects[int(length[1])] = b"%d 0 obj\n%d\nendobj\n" % (int(length[1]), len(packed))
    else:
        body = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), body, count=1)
        stream = _STREAM.search(body)
        assert stream is not None
    return body[: stream.start(1)] + packed + body[stream.end(1) :]


def _grey(found: re.Match[bytes]) -> bytes:
    red, green, blue = (float(found[place]) for place in (2, 3, 4))
    if max(red, green, blue) - min(red, green, blue) > _ALIKE:
        return found[0]
    return b"%.4g %b" % (green, b"g" if found[1] == b"cs" else b"G")
