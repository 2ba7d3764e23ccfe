"""The printed page: all it must say, on one sheet, the same bytes each time."""

import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import builders
import pypdf
import pytest
from papers import Paper, has_images, places_of, text_of

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.output.paper.pdf import paper_layout, pdf_bytes
from kursk_viewer.output.paper.print_options import PrintOptions
from kursk_viewer.pages.naming import figure


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
@pytest.mark.parametrize("scope", [(), ("--core",)])
def test_one_page_holds_figures_and_footer(shipped, printed, paper, width, scope) -> None:
    one = printed("--paper", paper, *scope)
    assert len(one.pages) == 1
    assert abs(float(one.reader.pages[0].mediabox.width) - width) < 1
    told = one.text
    unbroken = told.replace("- ", "-")
    for claim in shipped.claims.values():
        if shipped.is_core(claim):
            assert figure(shipped, claim) in unbroken, claim.id
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


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("scope", [(), ("--core",)])
def test_one_page_keeps_every_section_and_every_statement(shipped, printed, paper, scope) -> None:
    whole = printed("--paper", paper, *scope).text
    parts = ["Also in the report", "Equipment claimed lost", "The report also says"]
    parts += ["What contradicts what", "What the file does not say"]
    places = [whole.find(part) for part in parts if not scope or part in whole]
    assert -1 not in places
    joined = whole.replace(" ", "")
    for statement in shipped.statements.values():
        assert statement.text.replace(" ", "") in joined, statement.id
    told = whole.split("The report also says")[0]
    assert "more, in the full dossier" not in told
    if not scope:
        assert "figures as of 6 Aug 2024 to 6 Aug 2025" in whole
        assert "≥ 80,000" in whole and "> 77,000" in whole and "> 48,000" in whole
        assert "Petro Ivaniuk" not in whole, "a source of nothing that is printed"


def test_the_disclaimer_stands_under_the_headline_and_nothing_is_for_the_screen(printed) -> None:
    whole = printed().text
    assert "this dossier verifies none" in whole.split("also given as")[0]
    head = whole.index("claimed about 39,900 Russian casualties")
    assert whole.index("not independently verified".upper()) < head
    for command in ("Choose any figure", "Copy page", "Next", "Print this page", "all dated claims",
                    "How is the date known?"):  # fmt: skip
        assert command not in whole


def test_digits_and_words_are_found_in_the_order_of_reading(printed) -> None:
    whole = printed().text
    ordered = (
        "39,900",
        "16,100",
        "23,800",
        "909",
        "12,000",
        "131",
        "689",
        "48,000",
        "General Staff",
    )
    places = [whole.index(part) for part in ordered[:7]]
    assert places == sorted(places)
    assert all(part in whole for part in ordered)
    assert "\ufb00" not in whole, "Staff with a ligature"


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
    assert "ua-2025-02-06-01-" not in told


@pytest.mark.parametrize("scope", [(), ("--core", "--mono", "--paper", "letter")])
def test_full_dossier_has_both_charts_as_vectors_near_the_front(printed, scope) -> None:
    full = printed("--full", *scope)
    charts = {"Main events": ("Foreign troops", "day reported")}
    if "--core" not in scope:  # the core document dates none of its figures
        charts["Kursk operation: Ukrainian casualties"] = ("Russian casualties", "is held until")
    for title, inside in charts.items():
        page = next(n for n, text in enumerate(full.pages) if all(part in text for part in inside))
        assert title in full.pages[page]
        assert page in (1, 2)
    assert not has_images(full.path)


def annotations(paper) -> list:
    return [
        note.get_object()
        for page in paper.reader.pages
        for note in (page.get("/Annots") or pypdf.generic.ArrayObject()).get_object()
    ]


def test_links_lead_to_whole_addresses_and_to_records_that_are_there(shipped, printed) -> None:
    full = printed("--full")
    links = annotations(full)
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link}
    known = {source.address for source in shipped.sources.values()}
    assert {unquote(address) for address in known} == {unquote(address) for address in addresses}
    assert all(address.startswith(("http://", "https://")) for address in addresses)
    named = full.reader.named_destinations
    inner = {str(link["/Dest"]) for link in links if "/Dest" in link}
    assert inner <= set(named)
    for table in (shipped.claims, shipped.sources, shipped.events, shipped.relations):
        assert set(table) <= set(named)
    pages = {page.indirect_reference.idnum: page for page in full.reader.pages}
    for place in named.values():
        page = pages[place.raw_get("/Page").idnum]
        assert 0 <= float(place["/Top"]) <= float(page.mediabox.height)
    for page in full.reader.pages:
        for note in (page.get("/Annots") or pypdf.generic.ArrayObject()).get_object():
            assert 0 <= note.get_object()["/Rect"][1] <= page.mediabox.height


def test_outline_and_contents_lead_to_the_same_pages(printed) -> None:
    full = printed("--full")
    outline = [entry for entry in full.reader.outline if not isinstance(entry, list)]
    places = {entry.title: full.reader.get_destination_page_number(entry) for entry in outline}
    listed = full.pages[1]
    for title in ("Contradictions", "Claims, report by report", "Events"):
        assert f"{title} {places[title] + 1} " in listed
        assert title in full.pages[places[title]]
    below = [entry for entry in full.reader.outline if isinstance(entry, list)]
    assert sum(map(len, below)) > 100
    assert full.reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert full.reader.metadata.title.startswith("Reported losses")
    assert "The report also says" in {
        entry.title for entry in printed().reader.outline if not isinstance(entry, list)
    }


def test_every_page_says_what_it_is_of_and_that_nothing_is_verified(printed) -> None:
    for page in (*printed("--full").pages[1:], *printed("--handout").pages[1:]):
        assert page.startswith("Reported losses and events of the 2024-25 Kursk operation")
        assert "this dossier verifies none" in page[:300], "at the head"


def test_no_page_is_half_empty_and_no_heading_is_left_alone_at_its_end(shipped, qapp) -> None:
    from kursk_viewer.output.paper.pagination import paginate, strips
    from kursk_viewer.pages.document import HeadingBlock
    from kursk_viewer.pages.whole import whole

    page, room = whole(shipped), 5800.0
    document = set_text(page)
    pages = paginate(strips(document), room)
    assert len(pages) > 50
    for sheet in pages[:-1]:
        last = sheet.slices[-1]
        assert last.y + last.bottom - last.top > room * 0.65
        assert last.y + last.bottom - last.top <= room + 0.01
        for heading in sheet.headings:
            assert heading.y < room * 0.97
    headings = [block.text for block in page.blocks if isinstance(block, HeadingBlock)]
    assert [heading.text for sheet in pages for heading in sheet.headings] == headings


def set_text(page):
    """A page set as the full dossier is; the text is to be kept with the document."""
    from kursk_viewer.drawing.colours import PAPER
    from kursk_viewer.drawing.rich_text import PageSetting, PageText, PlainDocument

    document = PlainDocument()
    document.text = PageText(document, PageSetting(colours=PAPER, size=70, width=4300))
    document.text.fill(page)
    document.setTextWidth(4300)
    return document


def test_a_long_table_never_loses_a_row_and_repeats_its_head(qapp) -> None:
    from kursk_viewer.output.paper.pagination import paginate, strips
    from kursk_viewer.pages.document import (
        ColumnHead,
        DocumentCell,
        HeadingBlock,
        PageDocument,
        Run,
        TableBlock,
    )  # fmt: skip

    rows = tuple(
        (DocumentCell(runs=(Run(text=f"row {n}"),)), DocumentCell(runs=(Run(text="word " * n),)))
        for n in range(120)
    )
    head = (ColumnHead(text="First", share=0.3), ColumnHead(text="Second", share=0.7))
    blocks = (HeadingBlock(level=2, text="Long"), TableBlock(caption="", head=head, rows=rows))
    document = set_text(PageDocument(title="", blocks=blocks))
    pages = paginate(strips(document), 3000.0)
    assert len(pages) > 3
    begin = 0.0
    for number, page in enumerate(pages):
        own = page.slices[1:] if number else page.slices
        assert own[0].top >= begin and (not number or abs(own[0].top - begin) < 40)
        for one, other in itertools.pairwise(own):
            assert one.bottom <= other.top
        begin = own[-1].bottom
        if number:
            assert page.slices[0].bottom <= pages[0].slices[2].bottom and page.slices[0].y == 0
            assert page.continued and page.section == "Long"
        assert max(part.y + part.bottom - part.top for part in page.slices) <= 3000.01


def test_a_row_taller_than_a_page_goes_on_between_lines(qapp) -> None:
    from kursk_viewer.output.paper.pagination import paginate, strips
    from kursk_viewer.pages.document import (
        ColumnHead,
        DocumentCell,
        PageDocument,
        Run,
        TableBlock,
    )  # fmt: skip

    row = tuple(DocumentCell(runs=(Run(text="word " * count),)) for count in (1500, 900))
    head = (ColumnHead(text="First", share=0.5), ColumnHead(text="Second", share=0.5))
    block = TableBlock(caption="", head=head, rows=(row,))
    document = set_text(PageDocument(title="", blocks=(block,)))
    pages = paginate(strips(document), 2000.0)
    assert len(pages) > 2
    parts = [next(part for part in page.slices if part.bottom - part.top > 300) for page in pages]
    for part, after in itertools.pairwise(parts):
        assert part.bottom == after.top
        assert part.bottom - part.top > 1500
    assert parts[-1].bottom >= document.size().height() - 80


def test_the_handout_has_two_pages_and_names_every_event_that_it_draws(shipped, printed) -> None:
    from kursk_viewer.pages.handout import main_events
    from kursk_viewer.pages.timeline.page import timeline

    paper = printed("--handout")
    assert len(paper.pages) == 2
    assert paper.pages[0].split("page 1 of")[0] == printed().text.split("page 1 of")[0]
    page = timeline(shipped)
    for number in main_events(page):
        assert page.marks[number].title in paper.pages[1]
    assert "Sudzha lost" in paper.pages[1] and "more, in the full dossier" not in paper.pages[1]
    assert not has_images(paper.path)


def test_each_page_of_the_handout_ends_with_what_stands_on_it(shipped, printed) -> None:
    first, second = printed("--handout").pages
    assert "figures as of 6 Aug 2024 to 6 Aug 2025" in first and "events of" in first
    assert "events of 6 Aug 2024 to 7 Aug 2025" in second
    assert "events of 6 Aug 2024 to 7 Aug 2025" not in first
    foot = second[second.index("verifies none · ") :]
    for part in ("Claimed by ", "Source", "page 2 of 2", shipped.fingerprint[:12]):
        assert part in foot, part


def test_black_and_white_has_no_colour(tmp_path) -> None:
    file = tmp_path / "small.json"
    pack = builders.changed("reports", "later", scope="area")
    later = next(row for row in builders.rows(pack, "claims") if row["id"] == "total-later")
    later["includes"] = ["killed", "wounded"]
    file.write_bytes(builders.to_bytes(pack))
    paper = Paper(tmp_path / "mono.pdf", (str(file), "--full", "--mono"))
    assert "is held until" in paper.text and "day reported" in paper.text, "both charts"
    for page in paper.reader.pages[:4]:
        colours = re.findall(
            rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b", page.get_contents().get_data()
        )
        assert colours
        assert all(len({round(float(part), 2) for part in colour}) == 1 for colour in colours)


def test_an_archive_gets_pdf_a_with_its_metadata(printed) -> None:
    paper = printed("--pdfa")
    root = paper.reader.trailer["/Root"]
    assert root["/OutputIntents"][0].get_object()["/S"] == "/GTS_PDFA1"
    told = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="1"' in told and 'pdfaid:conformance="B"' in told
    assert all(link["/F"] == 4 for link in annotations(printed("--pdfa", "--core", "--full")))
    assert "/Author" not in paper.reader.metadata


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
    for page in range(0, len(full.pages), 24):
        assert full.pages[page] == " ".join(full.reader.pages[page].extract_text().split())


def test_the_places_of_a_page_are_those_that_pypdf_finds(printed) -> None:
    page, found = printed().reader.pages[0], set()

    def visit(text: str, within: list[float], matrix: list[float], *_font: object) -> None:
        if text.strip():
            x, y, (a, b, c, d, e, f) = matrix[4], matrix[5], within
            found.add((round(a * x + c * y + e), round(b * x + d * y + f)))

    page.extract_text(visitor_text=visit)
    known = {(round(x), round(y)) for x, y in places_of(page)}
    assert len(found) > 50 and found <= known


def test_core_only_print_names_no_other_outlet(shipped, printed) -> None:
    told = printed("--core", "--full").text
    own = core_only(shipped).sources
    for source in shipped.sources.values():
        if source.id not in own and source.outlet not in ("LIGA.net",):
            assert source.title not in told


def test_no_letter_of_a_ukrainian_word_is_lost_to_a_search(qapp: object) -> None:
    text = "Росії, її лінії"
    pack = builders.package()
    next(each for each in pack["resources"] if each["name"] == "gaps")["data"][0]["text"] = text
    pack["resources"][3]["data"][0]["label"] = text  # the scope, in the frame of each page
    content, _ = pdf_bytes(load_bytes(builders.to_bytes(pack)), paper_layout("a4"), PrintOptions())
    printed = text_of(pypdf.PdfReader(io.BytesIO(content)).pages[0])
    assert printed.count(text) >= 2
