"""The printed page: all it must say, on one sheet, the same bytes each time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from papers import Paper, has_images

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.naming import figure


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
@pytest.mark.parametrize("scope", [(), ("--core",)])
def test_one_page_holds_figures_and_footer(shipped, printed, paper, width, scope) -> None:
    one = printed("--paper", paper, *scope)
    assert len(one.pages) == 1
    assert abs(float(one.reader.pages[0].mediabox.width) - width) < 1
    told = one.text
    for claim in shipped.claims.values():
        if shipped.is_core(claim):
            assert figure(shipped, claim) in told, claim.id
    for part in (
        "Claimed by one party to the war" if "--core" in scope else "this dossier verifies none",
        "as-of date not stated" if "--core" in scope else "as of 5 Feb 2025 (from another source)",
        shipped.fingerprint[:12],
        shipped.version,
        "page 1 of 1",
        "LIGA.net",
        "withdrawn from the front line",
    ):
        assert part in told, part


def test_one_page_keeps_every_section_and_says_what_is_left_out(shipped, printed) -> None:
    whole = printed().text
    for part in ("Contradictions", "Statements, paraphrased", "What the file does not say"):
        assert part in whole
    shown = whole.split("Statements, paraphrased")[1]
    first = next(s for s in shipped.statements.values() if shipped.is_core(s))
    assert first.text in shown and "more, in the full dossier." in shown
    assert "Tanks lost by Russian forces: 90 ←→ 131" in whole
    assert "figures as of 6 Jan 2025 to 6 Aug 2025" in whole
    assert "≥ 80,000" in whole and "> 77,000" in whole and "> 48,000" in whole
    assert "Petro Ivaniuk" not in whole, "a source of nothing that is printed"
    core = printed("--core").text
    assert "attributed in the text; disputed)" in core


def test_chart_is_vector_and_fonts_are_embedded(printed) -> None:
    page = printed().reader.pages[0]
    assert not list(page.images)
    fonts = page["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        descendants = font.get_object().get("/DescendantFonts", [font])
        descriptor = descendants[0].get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_the_same_bytes_each_time(shipped, printed, tmp_path) -> None:
    one, other = printed(), Paper(tmp_path / "other.pdf", ())
    stamp = one.reader.metadata["/CreationDate"]
    assert stamp.startswith("D:" + shipped.created[:10].replace("-", ""))
    assert stamp[10:16] == shipped.created[11:19].replace(":", "")
    assert one.path.read_bytes() == other.path.read_bytes()


def test_full_dossier_holds_every_contradiction_event_and_source(shipped, printed) -> None:
    full = printed("--full")
    told = full.text.replace(" ", "")
    count = len(full.pages)
    assert f"page{count}of{count}" in told
    for relation in shipped.relations.values():
        assert relation.note.replace(" ", "") in told, relation.id
    for event in shipped.events.values():
        assert event.title.replace(" ", "") in told, event.id
    for source in shipped.sources.values():
        assert source.title.replace(" ", "") in told, source.id
        assert source.address in told, source.id
    assert "ua-2025-02-06-01-" not in told


@pytest.mark.parametrize("scope", [(), ("--core", "--mono", "--paper", "letter")])
def test_full_dossier_has_both_charts_as_vectors_near_the_front(printed, scope) -> None:
    full = printed("--full", *scope)
    charts = {
        "Kursk operation, reported events and area claims over time": (
            "Foreign troops",
            "day reported",
        )
    }
    if "--core" not in scope:  # the core document dates none of its figures
        charts["Casualties claimed over time"] = ("Russian casualties", "is held until the")
    for title, inside in charts.items():
        page = next(number for number, text in enumerate(full.pages) if title in text)
        assert page in (1, 2)
        for part in inside:
            assert part in full.pages[page], part
    assert not has_images(full.path)


def test_an_image_on_paper_is_found(qapp, tmp_path) -> None:
    from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

    path = tmp_path / "image.pdf"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.drawImage(0, 0, image)
    painter.end()
    assert has_images(path)


def test_a_chart_is_kept_whole_on_small_paper(shipped, qapp) -> None:
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
    from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

    from kursk_viewer.drawing.colours import PAPER
    from kursk_viewer.output.paper import full as paper_full
    from kursk_viewer.output.paper.sheet import Sheet

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    a5 = QPageSize(QPageSize.PageSizeId.A5)
    writer.setPageLayout(QPageLayout(a5, QPageLayout.Orientation.Landscape, QMarginsF(9, 9, 9, 9)))
    painter = QPainter(writer)
    sheet = Sheet(painter, writer, PAPER)
    highest = max(piece.height for piece in paper_full._charts(sheet, shipped))
    painter.end()
    assert sheet.height * 0.4 < highest < sheet.height * 0.8


@pytest.mark.parametrize("place", ["", "no-such-folder/out.pdf"])
def test_a_place_that_cannot_be_written_exits_3_and_leaves_nothing(tmp_path, place) -> None:
    target = tmp_path / place if place else tmp_path
    answer = subprocess.run(
        [sys.executable, "-m", "kursk_viewer", "print", "-o", str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 3
    assert len(answer.stderr.splitlines()) == 1
    assert not list(tmp_path.rglob("*.pdf*"))


def test_a_device_is_refused_as_a_target() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "kursk_viewer", "print", "-o", os.devnull],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 3
    assert os.devnull in answer.stderr
    assert not Path(os.devnull).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are a thing of POSIX systems")
def test_a_full_disk_exits_3_and_keeps_the_old_file(tmp_path) -> None:
    target = tmp_path / "summary.pdf"
    target.write_bytes(b"old")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from kursk_viewer.cli import main; sys.exit(main(['print', '-o', sys.argv[1]]))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, str(target)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert answer.returncode == 3, answer.stderr
    assert "could not be written" in answer.stderr
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this machine")
def test_another_program_reads_the_text(printed) -> None:
    path = printed().path
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "≈ 39,900" in told
    assert "1,164" in told


def test_the_text_of_a_page_is_what_pypdf_reads(printed) -> None:
    full = printed("--full")
    for page in range(0, len(full.pages), 12):
        assert full.pages[page] == " ".join(full.reader.pages[page].extract_text().split())


def test_a_long_dossier_never_loses_a_row_or_splits_it(qapp) -> None:
    from kursk_viewer.output.paper.flow import Piece, paginate

    header = Piece(height=2.0, paint=lambda x, y: None)
    rows = [Piece(height=3.0, paint=lambda x, y: None, header=header) for _ in range(50)]
    pages = paginate(rows, 10.0)
    assert sum(piece is not header for page in pages for _, piece in page) == 50
    for number, page in enumerate(pages):
        assert all(y + piece.height <= 10.0 for y, piece in page)
        assert number == 0 or page[0][1] is header


def test_core_only_print_names_no_other_outlet(shipped, printed) -> None:
    told = printed("--core", "--full").text
    own = core_only(shipped).sources
    for source in shipped.sources.values():
        if source.id not in own and source.outlet not in ("LIGA.net",):
            assert source.title not in told
