"""A PDF is the same bytes whenever, wherever and in whichever run it is made."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime

import builders
import pypdf
import pytest

from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.output.paper.pdf import paper_layout, pdf_bytes
from kursk_viewer.output.paper.print_options import FULL, PrintOptions
from kursk_viewer.output.pdf_identity import moment_of, without_clock

MAKE = """
import hashlib
import os
from PySide6.QtGui import QFont, QGuiApplication
from kursk_viewer.dossier import shipped
from kursk_viewer.output.paper import pdf
from kursk_viewer.output import pictures
from kursk_viewer.output.paper.print_options import PrintOptions
from kursk_viewer.pages.casualties.over_time import bars
application = QGuiApplication([])
family, _, points = os.environ.get("SYSTEM_FONT", "").rpartition(" ")
if family:
    application.setFont(QFont(family, int(points)))
dossier = shipped.load()
picture = pictures.pdf(pictures.of_bars(bars(dossier)))
paper, _ = pdf.pdf_bytes(dossier, pdf.paper_layout("a4"), PrintOptions())
print(hashlib.sha256(picture).hexdigest(), hashlib.sha256(paper).hexdigest())
"""


def made_in(**environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", MAKE],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout


def test_pages_and_pictures_are_the_same_in_every_zone_and_run_under_any_system_font() -> None:
    zones = ("UTC", "America/New_York", "Pacific/Kiritimati")
    seeds = ("0", "1", "2")
    fonts = ("", "DejaVu Serif 15", "DejaVu Sans Mono 7")
    told = {
        made_in(TZ=zone, QT_HASH_SEED=seed, SYSTEM_FONT=font)
        for zone, seed, font in zip(zones, seeds, fonts, strict=True)
    }
    assert len(told) == 1


def test_a_title_that_looks_like_a_clock_stays_as_it_is(qapp: object) -> None:
    title = (
        "2024-08-06T00:00:00Z D:20240101000000Z /ID [abcdef] "
        "uuid:12345678-1234-1234-1234-123456789abc"
    )
    dossier = load_bytes(builders.to_bytes({**builders.package(), "title": title}))
    content, _ = pdf_bytes(dossier, paper_layout("a4"), PrintOptions())
    reader = pypdf.PdfReader(io.BytesIO(content), strict=True)
    assert reader.metadata is not None and reader.metadata.title == title
    assert reader.metadata["/CreationDate"] == reader.metadata["/ModDate"] == "D:20260101000000Z"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title["x-default"] == title
    assert reader.xmp_metadata.xmp_create_date == datetime(2026, 1, 1)


def test_every_object_is_where_the_table_says(qapp: object, small: object) -> None:
    content, _ = pdf_bytes(builders.dossier(), paper_layout("a4"), PrintOptions(form=FULL))
    for stamp in ("(D:20260101000000Z)", "(D:20261125194539-05'00')", "(D:20261126144539+14'00')"):
        before = content.replace(b"(D:20260101000000Z)", stamp.encode())
        late = without_clock(_repaired(before), "2026-01-01T00:00:00Z")
        assert late == content


def _repaired(content: bytes) -> bytes:
    """A PDF whose dates were replaced by longer ones, with a fitting table."""
    start = content.rfind(b"xref\n0 ")
    lines = content[start:].split(b"\n")
    places = {
        int(found.split()[0]): place
        for place, found in _objects(content[:start])
    }  # fmt: skip
    for number in range(1, int(lines[1].split()[1])):
        lines[2 + number] = b"%010d" % places[number] + lines[2 + number][10:]
    told = b"\n".join(lines)
    head, _, rest = told.partition(b"startxref\n")
    return content[:start] + head + b"startxref\n%d " % start + rest[rest.index(b"\n") :]


def _objects(content: bytes) -> list[tuple[int, bytes]]:
    import re

    return [(found.start(1), found[1]) for found in re.finditer(rb"\n(\d+ 0 obj)\n", content)]


@pytest.mark.parametrize("epoch", ["99999999999999999", "²", "-5", "1e3", " ", "9" * 400])
def test_a_useless_epoch_gives_way_to_the_day_of_the_data(
    monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert moment_of("2026-11-22T02:00:00+02:00") == datetime(2026, 11, 22, tzinfo=UTC)


def test_an_epoch_goes_before_the_day_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert moment_of("2026-11-22T00:00:00Z") == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("created", ["0001-01-01T00:00:00+05:00", "yesterday", "0001-01-01T00:00Z"])
def test_any_day_of_the_data_can_be_printed(qapp: object, created: str) -> None:
    dossier = builders.dossier().replace(created=created)
    content, _ = pdf_bytes(dossier, paper_layout("a4"), PrintOptions())
    metadata = pypdf.PdfReader(io.BytesIO(content), strict=True).metadata
    assert metadata is not None
    assert metadata["/CreationDate"].startswith(("D:2025", "D:0001"))
    assert len(metadata["/CreationDate"]) == len("D:20250101000000Z")
