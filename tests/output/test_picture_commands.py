"""`chart` and `timeline` write what the window saves, the same bytes wherever and whenever, in the
size and colours that are asked for, and tell in a sentence what they cannot."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pypdf
import pytest
import windows
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from kursk_viewer.cli import main
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import MONO
from kursk_viewer.drawing.over_time import paint_claims
from kursk_viewer.drawing.surface import Surface
from kursk_viewer.output import pictures
from kursk_viewer.pages.claims_chart import claims_chart
from kursk_viewer.pages.equipment_over_time import categories_over_time, equipment_over_time

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"
COMMANDS = {
    "report": ["chart", "report"],
    "over-time": ["chart", "over-time"],
    "who-says": ["chart", "who-says"],
    "equipment": ["chart", "equipment", "--category", "tanks"],
    "timeline": ["timeline"],
}


def made(tmp_path: Path, name: str, ending: str = "svg", *options: str) -> bytes:
    path = tmp_path / f"{name}.{ending}"
    assert main([*COMMANDS[name], "-o", str(path), *options]) == 0
    return path.read_bytes()


def texts(content: bytes) -> str:
    return " ".join("".join(e.itertext()) for e in ET.fromstring(content).iter(f"{SVG}text"))


def test_the_window_saves_the_same_bytes(qtbot: QtBot, shipped: Dossier, tmp_path: Path) -> None:
    window = windows.opened(qtbot, shipped, tab="casualties", fresh=True)
    views = {
        "report": "this-report",
        "equipment": "over-time/tanks",
        "over-time": "over-time/people",
    }
    for view in ("report", "equipment", "over-time", "who-says", "timeline"):
        if view == "timeline":
            window.open_tab("timeline")
        else:
            window.tab.open_view(views.get(view, view))
        picture = window.tab.picture()
        assert picture is not None
        for ending in ("svg", "pdf"):
            assert pictures.encoded(picture, ending) == made(tmp_path, view, ending), view


@pytest.mark.parametrize("name", COMMANDS)
def test_an_svg_has_named_parts_real_families_and_its_words(tmp_path: Path, name: str) -> None:
    content = made(tmp_path, name)
    root = ET.fromstring(content)
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert {"title", "description", "heading", "source"} <= set(ids)
    assert ("axis" in ids) == (name != "report"), "bars have their figures and no scale"
    families = {each.get("font-family") for each in root.iter()} - {None}
    assert families == {"'Source Sans Pro', Arial, sans-serif"}
    assert root.get("lang") == "en-GB"
    assert "Kursk" in (root.findtext(f"{SVG}title") or "")
    described = root.findtext(f"{SVG}desc") or ""
    assert len(described) > 200 and described.count("verifies none") == 1
    assert "…" not in texts(content) and "…" not in texts(made(tmp_path, name, "svg", "--size=450"))
    wide = float((root.get("viewBox") or "").split()[2])
    for each in root.iter(f"{SVG}text"):
        begin, length = float(each.get("x", "")), float(each.get("textLength", ""))
        assert each.get("transform") or 0 <= begin < begin + length < wide, each.text
    assert content == made(tmp_path, name, "svg", "--size=")


@pytest.mark.parametrize("size", ["450", "1200"])
def test_the_label_of_each_line_says_what_is_counted_of_whom(tmp_path: Path, size: str) -> None:
    for name in ("over-time", "equipment"):
        root = ET.fromstring(made(tmp_path, name, "svg", f"--size={size}"))
        (labels,) = (each for each in root.iter(f"{SVG}g") if each.get("id") == "labels")
        said = " ".join("".join(each.itertext()) for each in labels.iter(f"{SVG}text"))
        what = ("Tanks lost by {} forces", "{} casualties")[name == "over-time"]
        assert said.count(what.format("Russian")) == 2, "its end, and a newer figure beside it"
        assert said.count(what.format("Ukrainian")) == 1


@pytest.mark.parametrize("options", [(), ("--black-and-white",), ("--dark",)])
def test_a_pdf_has_greys_of_black_alone_its_language_and_its_fonts(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    content = made(tmp_path, "equipment", "pdf", *options)
    drawn = b"".join(
        _unpacked(stream)
        for stream in re.findall(rb"stream\r?\n(x.*?)\r?\nendstream", content, re.DOTALL)
        if b" Td <" in _unpacked(stream)
    )
    triples = re.findall(rb"(\S+) (\S+) (\S+) (?:scn|SCN)", drawn)
    assert not [each for each in triples if len(set(each)) == 1]
    assert bool(triples) == (options != ("--black-and-white",))
    assert (b"\n0 g\n" in drawn) == (options != ("--dark",))
    reader = pypdf.PdfReader(tmp_path / "equipment.pdf")
    assert reader.root_object["/Lang"] == "en-GB"
    assert reader.metadata is not None and "Tanks" in str(reader.metadata.title)
    (page,) = reader.pages
    assert "131" in page.extract_text() and "412" in page.extract_text()
    for font in page["/Resources"]["/Font"].values():
        (descendant,) = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in descendant.get_object()["/FontDescriptor"].get_object()


def _unpacked(stream: bytes) -> bytes:
    """What a stream holds, though its last byte may have been taken for the end of a line."""
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_size_is_kept_in_every_format(tmp_path: Path, name: str) -> None:
    made(tmp_path, name, "png", "--size", "1400x1050", "--transparent")
    image = QImage(str(tmp_path / f"{name}.png"))
    assert (image.width(), image.height()) == (1400, 1050)
    assert image.pixelColor(1, 1).alpha() == 0
    root = ET.fromstring(made(tmp_path, name, "svg", "--size", "240x200mm"))
    assert (root.get("width"), root.get("height")) == ("240mm", "200mm")
    made(tmp_path, name, "pdf", "--size", "180mm")
    box = pypdf.PdfReader(tmp_path / f"{name}.pdf").pages[0].mediabox
    assert float(box.width) == pytest.approx(180 / 25.4 * 72, abs=1)


def test_what_is_chosen_is_what_is_drawn(tmp_path: Path) -> None:
    told = texts(made(tmp_path, "over-time", "svg", "--measure", "captured", "--side", "ukraine"))
    assert "captured" in told and "killed and wounded" not in told
    told = texts(made(tmp_path, "timeline", "svg", "--from", "5 Feb 2025", "--to", "Feb 2025"))
    assert "5 Feb 2025 to 28 Feb 2025" in told and "Aug 2024:" not in told
    told = texts(made(tmp_path, "who-says", "svg", "--about", "north-korean-forces"))
    assert "North Korean" in told
    assert "core report only" in texts(made(tmp_path, "timeline", "svg", "--core"))


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (["chart", "equipment", "-o", "x.svg"], 2, "choose a category by --category: tanks"),
        (["chart", "report", "--log", "-o", "x.svg"], 2, "nothing to choose by --log"),
        (["chart", "over-time", "--side", "mars", "-o", "x.svg"], 2, "choose one of: "),
        (["chart", "over-time", "--from", "soon", "-o", "x.svg"], 2, "soon"),
        (["timeline", "--from", "2031", "-o", "x.svg"], 2, "nothing lies in those days"),
        (["timeline", "--size", "wide", "-o", "x.svg"], 2, "is no size: write 1200"),
        (["timeline", "--size", "90", "-o", "x.svg"], 2, "make it 450 px or wider"),
        (["timeline", "-o", "x.gif"], 2, ".svg, .png or .pdf"),
        (["timeline", "--size", "900x200", "-o", "x.png"], 3, "no room for all"),
        (["timeline", "-o", "no/x.svg"], 3, "could not be written"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    options: list[str], code: int, told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(options) == code
    written = capsys.readouterr()
    assert written.out == "" and told in written.err and len(written.err.splitlines()) == 1
    assert list(tmp_path.glob("x.*")) == []


@pytest.mark.parametrize("size", ["450", "2400x1600"])
def test_many_series_have_room_for_all_their_names(tmp_path: Path, size: str) -> None:
    told = texts(made(tmp_path, "over-time", "svg", "--measure", "killed", "--size", size))
    assert "…" not in told and "more series" not in told


def test_the_data_file_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.svg"
    path.write_text("{}")
    assert main(["timeline", str(path), "-o", str(path)]) == 2
    assert "the data file itself" in capsys.readouterr().err


def test_equipment_over_time_has_every_dated_number_of_each_category(shipped: Dossier) -> None:
    found, image = 0, QImage(1200, 700, QImage.Format.Format_RGB32)
    for category, _label in categories_over_time(shipped):
        lines = equipment_over_time(shipped, category).lines
        drawn = {point.shown.record for line in lines for point in line.points}
        claims = {
            claim.id
            for claim in shipped.claims.values()
            if claim.measure == category
            and claim.status != "derived"
            and not shipped.scope_of(claim).context
            and shipped.as_of(claim) is not None
            and shipped.quantity_of(claim).numbers
        }
        assert drawn == claims, category
        chart = claims_chart(shipped, lines, name=category)
        area = QRectF(0, 0, 1200, 700)
        painter = QPainter(image)
        font = typeface.font(14)
        spots = paint_claims(Surface(painter=painter, area=area, colours=MONO, font=font), chart)
        painter.end()
        assert {s.key.claim for s in spots if not s.key.is_break} == claims, category
        found += len(drawn)
    assert found > 250
    tanks = equipment_over_time(shipped, "tanks").lines
    line = next(line for line in tanks if line.side == "ukraine" and line.points)
    assert [point.shown.figure for point in line.points] == ["45", "54", "104", "131", "90", "211"]
    assert len(line.breaks) == 1 and len(line.lone) == 2


@pytest.mark.parametrize("name", ["over-time", "who-says", "timeline"])
def test_letters_as_outlines_stand_where_text_would_and_carry_its_words(
    tmp_path: Path, name: str
) -> None:
    plain = ET.fromstring(made(tmp_path, name))
    outlined = ET.fromstring(made(tmp_path, name, "svg", "--outlines"))
    assert not list(outlined.iter(f"{SVG}text"))
    assert not any(each.get("font-family") for each in outlined.iter())
    letters = [each for each in outlined.iter(f"{SVG}path") if each.get("aria-label")]
    written = list(plain.iter(f"{SVG}text"))
    assert [each.get("aria-label") for each in letters] == [each.text for each in written]
    for path, text in zip(letters, written, strict=True):
        begin, wide = float(text.get("x", "")), float(text.get("textLength", ""))
        left, right = reach(path.get("d", ""))
        assert begin - 2 <= left and right <= begin + wide + 2, text.text
        assert right - left > wide * 0.6, text.text
    for tag in ("title", "desc"):
        assert outlined.findtext(f"{SVG}{tag}") == plain.findtext(f"{SVG}{tag}")
    ids = [[each.get("id") for each in root.iter() if each.get("id")] for root in (plain, outlined)]
    assert ids[0] == ids[1]


def reach(path: str) -> tuple[float, float]:
    """The leftmost and the rightmost end of a stroke of a path with relative coordinates."""
    x, found = 0.0, []
    for stroke in re.findall(r"[mlqc][^mlqc]*", path):
        x += float(stroke[1:].split()[-2])
        found.append(x)
    return min(found), max(found)


def test_outlines_are_refused_where_letters_are_no_choice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chart.pdf"
    assert main(["chart", "report", "-o", str(path), "--outlines"]) == 2
    assert "--outlines is for SVG" in capsys.readouterr().err
    assert not path.exists()
