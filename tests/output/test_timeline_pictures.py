"""The timeline as a picture: what is in view and how, with source, and nothing beside the view."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Marker
from kursk_viewer.drawing.colours import LIGHT, MONO, Colours
from kursk_viewer.drawing.surface import Surface
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.marks import draw_mark
from kursk_viewer.output import pictures
from kursk_viewer.output.picture_settings import PictureSettings
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties import over_time as casualties
from kursk_viewer.pages.claims_chart import claims_chart
from kursk_viewer.pages.shown import shown
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import SEVERAL, Mark, phase_in_words, timeline

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"
WINTER = (float(date(2025, 1, 5).toordinal()), float(date(2025, 2, 20).toordinal()))


@pytest.fixture
def data(shipped: Dossier) -> TimelineData:
    return TimelineData(timeline(shipped))


def words(content: bytes) -> str:
    root = ET.fromstring(content)
    return " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))


def test_a_picture_has_nothing_to_click(data: TimelineData) -> None:
    made = of_timeline(data)
    font = QFont()
    font.setPixelSize(13)
    image = QImage(900, 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    high = int(made.height(painter, font, 900))
    painter.end()
    image = QImage(900, high, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font)
    made.paint(surface(painter, QRectF(0, 0, 900, high), font, LIGHT))
    painter.end()
    edge = {image.pixelColor(7, y).name() for y in range(60, high // 4)}
    hues = {LIGHT.window, LIGHT.hairline}
    assert LIGHT.window in edge
    assert all(any(_near(QColor(c), QColor(h)) for h in hues) for c in edge), edge


def surface(painter: QPainter, area: QRectF, font: QFont, colours: Colours) -> Surface:
    return Surface(painter=painter, area=area, colours=colours, font=font)


def _near(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) < 30


def test_svg_says_what_it_shows_as_text_with_title_and_description(data: TimelineData) -> None:
    made = of_timeline(data)
    root = ET.fromstring(pictures.svg(made))
    told = words(pictures.svg(made))
    assert root.findtext(f"{SVG}title") == made.title
    described = root.findtext(f"{SVG}desc") or ""
    (events, _), (areas, _) = data.counts_by_kind()
    assert f"{events} events and {areas} area claims" in described
    assert data.page.marks[0].title in described
    assert data.page.marks[-1].title in described
    for part in ("as of 5 Feb 2025", "this dossier verifies none", "day reported"):
        assert part in told, part
    assert made.provenance.fingerprint in told
    assert all(lane.label.split()[0] in told for lane in data.page.lanes)
    assert not list(root.iter(f"{SVG}image"))


def test_the_source_is_that_of_what_is_drawn(shipped: Dossier) -> None:
    event = shipped.events["ev-2024-08-06"].replace(said_by=("liga",))
    data = TimelineData(timeline(shipped.replace(events={**shipped.events, event.id: event})))
    data.choose(Choice(sides=("media",), text="2024-08-06"))
    first = float(event.when.first)
    line = of_timeline(data, (first - 0.5, first + 0.5)).provenance.line
    assert "party to the war" not in line
    assert "events of 6 Aug 2024" in line
    assert line != of_timeline(TimelineData(timeline(shipped))).provenance.line


def test_only_the_span_the_filter_and_the_open_lanes_are_in_it(data: TimelineData) -> None:
    titles = {mark.title for mark in data.page.marks if mark.last < WINTER[0]}
    told = words(pictures.svg(of_timeline(data, WINTER)))
    assert titles
    assert not [title for title in titles if title in told]
    data.choose(Choice(lanes=("diplomacy",)))
    closed = of_timeline(data, None, frozenset({"diplomacy"}))
    assert "Filtered: Diplomacy" in closed.subtitle
    assert "As bars only: Diplomacy" in closed.subtitle
    titles = {data.page.marks[number].title for number in data.shown.numbers}
    assert not [title for title in titles if title in words(pictures.svg(closed))]


def places(content: bytes) -> list[tuple[float, float]]:
    """The corners of everything but rectangles and text, in the picture's own units."""
    found = []
    for shape in ET.fromstring(content).iter():
        matrix = shape.get("transform", "matrix(1,0,0,1,0,0)")
        a, _b, _c, d, e, f = map(float, re.findall(r"-?[\d.]+", matrix))
        text = shape.get("d") or shape.get("points") or ""
        for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", text):
            found.append((float(x) * a + e, float(y) * d + f))
    return found


def test_marks_that_reach_out_of_the_view_end_at_its_edge(shipped: Dossier) -> None:
    event = shipped.events["ev-2024-08-06"].replace(when=parse("2024-08/2025-06"))
    data = TimelineData(timeline(shipped.replace(events={**shipped.events, event.id: event})))
    running = [m for m in data.page.marks if m.first < WINTER[0] - 30 and m.last > WINTER[0]]
    corners = places(pictures.svg(of_timeline(data, WINTER)))
    assert running
    assert corners
    assert all(0 <= x <= pictures.WIDTH for x, _ in corners)


def test_a_zoomed_chart_over_time_draws_nothing_beside_its_area(shipped: Dossier) -> None:
    page = casualties.over_time(shipped)
    lines = tuple(line for line in page.lines if line.shown)
    made = pictures.of_claims(claims_chart(shipped, lines, name="winter", days=WINTER))
    corners = places(pictures.svg(made))
    assert corners
    assert all(0 <= x <= pictures.WIDTH for x, _ in corners)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_pdf_has_text_as_text_and_no_images(data: TimelineData, tmp_path: Path) -> None:
    path = tmp_path / "timeline.pdf"
    pictures.save(of_timeline(data), str(path))
    told = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    images = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True)
    assert "Foreign troops" in told.stdout
    assert of_timeline(data).provenance.fingerprint in told.stdout
    assert len(images.stdout.splitlines()) == 2


@pytest.mark.parametrize("scale", [1.0, 2.5])
def test_png_grows_with_its_scale(data: TimelineData, scale: float, tmp_path: Path) -> None:
    path = tmp_path / "timeline.png"
    pictures.save(of_timeline(data), str(path), PictureSettings(width=round(960 * scale)))
    image = QImage(str(path))
    assert image.width() == round(pictures.WIDTH * scale)
    assert "area claims" in image.text("Description")


def test_one_event_or_the_core_report_alone_make_a_picture(shipped: Dossier) -> None:
    core = core_only(shipped)
    one = next(iter(core.events.values()))
    for dossier in (core, core.replace(events={one.id: one}, claims={}, relations={})):
        made = of_timeline(TimelineData(timeline(dossier)))
        assert one.title in words(pictures.svg(made)) + made.description


def test_black_and_white_uses_no_colour_and_tells_sides_by_shape(data: TimelineData) -> None:
    made = of_timeline(data)
    image = QImage(960, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(14)
    made.paint(surface(painter, QRectF(0, 0, 960, 900), font, MONO))
    painter.end()
    lines = {image.pixelColor(x, y).name() for x in range(0, 960, 3) for y in range(0, 900, 3)}
    assert all(name[1:3] == name[3:5] == name[5:7] for name in lines)
    assert "by Ukraine" in words(pictures.svg(made))
    assert "by several" in words(pictures.svg(made))
    assert "contradicted disputed" in words(pictures.svg(made))


def drawn(mark: Mark, *, dot: bool) -> QImage:
    """A mark in black and white."""
    image = QImage(60, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(6, 6, 11, 11) if dot else QRectF(6, 6, 44, 11)
    draw_mark(painter, box, mark, MONO, dot=dot)
    painter.end()
    return image


@pytest.mark.parametrize("dot", [True, False])
@pytest.mark.parametrize("basis", ["event", "report", "inferred"])
def test_without_colour_sides_differ_and_a_dispute_keeps_the_shape(
    data: TimelineData, basis: str, dot: bool
) -> None:
    sample = data.page.marks[0].replace(
        basis=basis, contradicted=False, disputed=False, qualified=False
    )
    shapes = [*Marker, SEVERAL]
    plain = [drawn(sample.replace(shape=shape), dot=dot) for shape in shapes]
    for number, one in enumerate(plain):
        assert all(one != other for other in plain[number + 1 :])
        mark = sample.replace(shape=shapes[number])
        opposed = [
            drawn(mark.replace(contradicted=contradicted, disputed=disputed), dot=dot)
            for contradicted, disputed in ((True, False), (False, True), (True, True))
        ]
        looks = [one, *opposed]
        assert all(look != other for look, other in combinations(looks, 2))
        body = QRect(0, 0, 60, 15)
        assert all(look.copy(body) == one.copy(body) for look in opposed)


def test_every_mark_of_a_picture_has_its_title_beside_it_or_a_number_in_the_list(
    data: TimelineData,
) -> None:
    text = words(pictures.svg(of_timeline(data))).replace("\u00a0", " ")
    drawn, _, below = text.partition("Numbers lead to this list:")
    below = f" {' '.join(below.split())} "
    listed, labelled = 0, 0
    for mark in data.page.marks[: data.page.placed]:
        one = shown(data.page.dossier, mark.record)
        said = filter(None, (", ".join(mark.side_labels), one.mark))
        told = f"{one.date}: {mark.title} · {' · '.join(said)} "
        day = wording.day(mark.first or 0, with_year=False)
        assert told in below or all(word in drawn for word in mark.title.split()), mark.title
        listed += told in below
        labelled += f"{day}: {mark.title}" in drawn
    assert listed > 10 and labelled > 60
    for number in range(1, listed + 1):
        assert f" {number} " in below


@pytest.mark.parametrize("settings", [PictureSettings(), PictureSettings(width=1600, height=1600)])
def test_each_number_of_the_list_stands_at_its_mark_alone_or_in_a_run(
    data: TimelineData, settings: PictureSettings
) -> None:
    root = ET.fromstring(pictures.svg(of_timeline(data), settings))
    listed: list[int] = []
    drawn: list[int] = []
    for group in root.iter(f"{SVG}g"):
        name = group.get("id") or ""
        texts = ["".join(node.itertext()) for node in group.findall(f"{SVG}text")]
        if name == "numbered-list":
            listed += [int(text) for text in texts if text.isdigit()]
        elif name.startswith("lane-"):
            for text in texts:
                found = re.fullmatch(r"(\d+)(?:–(\d+))?", text)
                if found:
                    first, last = int(found[1]), int(found[2] or found[1])
                    drawn += range(first, last + 1)
    assert len(listed) > 10
    assert sorted(drawn) == sorted(listed) == list(range(1, len(listed) + 1))


@pytest.mark.parametrize("size", [{}, {"width": 1920, "height": 1080}])
def test_a_picture_tells_whose_words_phases_and_marks_of_several_sides_are(
    data: TimelineData, size: dict[str, int]
) -> None:
    root = ET.fromstring(pictures.svg(of_timeline(data), PictureSettings(**size)))
    lines = ["".join(node.itertext()).replace("\u00a0", " ") for node in root.iter(f"{SVG}text")]
    text = " ".join(" ".join(lines).split())
    for mark in data.page.marks[: data.page.placed]:
        if mark.shape == SEVERAL:
            assert f"{mark.title} · {', '.join(mark.side_labels)}" in text
    for phase in data.page.phases:
        assert phase_in_words(data.page.dossier, phase) in text
    assert "Sudzha lost · Russia" in text
    assert "Sudzha lost (8 Mar 2025 – 16 Mar 2025, as told by Russia's Defence Ministry)" in text
