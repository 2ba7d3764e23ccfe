"""Pictures stand alone: text as text, source inside, written whole or not at all."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import builders
import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Marker
from kursk_viewer.drawing.axes import view_of
from kursk_viewer.drawing.bars import bars_height, paint_bars
from kursk_viewer.drawing.claims_frame import claims_frame
from kursk_viewer.drawing.colours import LIGHT, MONO
from kursk_viewer.drawing.marks import hatch_lines, path_of
from kursk_viewer.drawing.over_time import paint_claims, paint_frame
from kursk_viewer.drawing.sides import INSIDE, ClaimMarker, draw_marker
from kursk_viewer.drawing.surface import Letters, MarkKey, Surface
from kursk_viewer.output import pictures
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.picture_settings import PictureSettings
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages.casualties import over_time as c
from kursk_viewer.pages.claims_chart import ClaimsChart, claims_chart
from kursk_viewer.pages.dated_claims import Line

pytestmark = pytest.mark.usefixtures("qapp")
KINDS = ("bars", "lines", "answers")
SVG = "{http://www.w3.org/2000/svg}"


def picture(dossier: Dossier, kind: str) -> Picture:
    if kind == "bars":
        return pictures.of_bars(c.bars(dossier))
    if kind == "lines":
        page = c.over_time(dossier)
        lines = tuple(line for line in page.lines if line.shown)
        return pictures.of_claims(chart(dossier, lines))
    page_of_answers = c.who_says(dossier)
    question = page_of_answers.questions[0]
    return pictures.of_question(page_of_answers.title, question)


def chart(dossier: Dossier, lines: tuple[Line, ...], *, log: bool = False) -> ClaimsChart:
    return claims_chart(dossier, lines, name="people-over-time", log=log)


@pytest.mark.parametrize("kind", KINDS)
def test_svg_has_text_as_text_and_its_title_description_and_source(
    shipped: Dossier, kind: str
) -> None:
    made = picture(shipped, kind)
    root = ET.fromstring(pictures.svg(made))
    space = "{http://www.w3.org/2000/svg}"
    text = " ".join("".join(node.itertext()) for node in root.iter(f"{space}text"))
    assert root.findtext(f"{space}title") == made.title
    assert made.description in (root.findtext(f"{space}desc") or "")
    assert made.provenance.source[:20] in text
    assert "this dossier verifies none" in text
    assert made.provenance.fingerprint in text
    assert not list(root.iter(f"{space}image"))


def test_every_bar_has_its_qualified_figure_in_the_picture(shipped: Dossier) -> None:
    text = pictures.svg(picture(shipped, "bars")).decode()
    for figure in ("≈ 39,900", "Killed ≈ 16,100", "Wounded (calculated) ≈ 23,800", "909"):
        assert figure in text


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
@pytest.mark.parametrize("kind", KINDS)
def test_pdf_has_text_as_text_and_no_images(shipped: Dossier, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "chart.pdf"
    pictures.save(picture(shipped, kind), str(path))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    images = subprocess.run(["pdfimages", "-list", path], capture_output=True, text=True)
    assert picture(shipped, kind).title.split(":")[0] in text.stdout
    assert picture(shipped, kind).provenance.fingerprint[:8] in text.stdout
    assert not set("ﬀﬁﬂﬃﬄ") & set(text.stdout), "a ligature stands where letters should"
    assert kind == "lines" or "Staff" in text.stdout
    assert len(images.stdout.splitlines()) == 2


@pytest.mark.parametrize("scale", [1.0, 3.5])
def test_png_grows_with_its_scale_and_carries_its_description(
    small: Dossier, scale: float, tmp_path: Path
) -> None:
    path = tmp_path / "chart.png"
    pictures.save(picture(small, "bars"), str(path), PictureSettings(width=round(960 * scale)))
    image = QImage(str(path))
    assert image.width() == round(pictures.WIDTH * scale)
    assert "39,900" in image.text("Description")


def test_a_picture_out_of_bounds_is_refused_in_words(small: Dossier) -> None:
    with pytest.raises(OutputError, match="out of bounds"):
        pictures.image(picture(small, "bars"), PictureSettings(width=20_000, height=20_000))


def test_a_place_that_cannot_be_written_leaves_nothing(small: Dossier, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="could not be written"):
        pictures.save(picture(small, "bars"), str(tmp_path / "no" / "chart.svg"))
    with pytest.raises(OutputError, match=r"\.svg, \.png or \.pdf"):
        pictures.save(picture(small, "bars"), str(tmp_path / "chart.gif"))
    assert list(tmp_path.iterdir()) == []


def surface(painter: QPainter, area: QRectF, font: QFont) -> Surface:
    return Surface(painter=painter, area=area, colours=MONO, font=font)


def painted(dossier: Dossier, scale: float) -> tuple[float, list[QRectF]]:
    image = QImage(round(600 * scale), round(400 * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(round(12 * scale))
    page = c.bars(dossier)
    height = bars_height(painter, page, font, 500 * scale)
    area = QRectF(0, 0, 500 * scale, height)
    spots = paint_bars(surface(painter, area, font), page)
    painter.end()
    return height, [spot.area for spot in spots]


def test_bars_start_at_one_base_and_are_in_proportion(small: Dossier) -> None:
    _height, (whole, killed, wounded, captured) = painted(small, 1)
    assert whole.left() == killed.left() == captured.left()
    assert wounded.left() == pytest.approx(killed.right())
    assert killed.width() / whole.width() == pytest.approx(16100 / 39900)
    assert captured.width() / whole.width() == pytest.approx(909 / 39900, abs=0.003)


def test_bars_look_alike_at_any_resolution(small: Dossier) -> None:
    low, high = painted(small, 1), painted(small, 5)
    assert high[0] / low[0] == pytest.approx(5, rel=0.1)
    assert high[1][0].width() / low[1][0].width() == pytest.approx(5, rel=0.1)


def test_hatching_stays_inside_its_rectangle() -> None:
    area = QRectF(10, 20, 53, 17)
    lines = hatch_lines(area, 6)
    assert len(lines) > 5
    wide = area.adjusted(-0.01, -0.01, 0.01, 0.01)
    assert all(wide.contains(line.p1()) and wide.contains(line.p2()) for line in lines)


def test_joined_lines_become_one_stroke_and_others_stay_apart() -> None:
    lines = [QLineF(0, 5, 10, 5), QLineF(10, 5, 10, 0), QLineF(20, 0, 30, 0)]
    path = path_of(lines)
    kinds = [path.elementAt(at).isMoveTo() for at in range(path.elementCount())]
    assert kinds == [True, False, False, True, False]
    assert path.boundingRect() == QRectF(0, 0, 30, 5)


def test_no_painting_hands_a_list_of_lines_to_qt() -> None:
    for module in (Path(pictures.__file__).parent).glob("chart_*.py"):
        assert ".drawLines(" not in module.read_text(encoding="utf-8"), module.name


def test_series_of_one_side_differ_without_colour() -> None:
    seen = set()
    for variant in range(len(INSIDE)):
        for hollow in (False, True):
            image = QImage(40, 40, QImage.Format.Format_RGB32)
            image.fill(QColor("#ffffff"))
            painter = QPainter(image)
            marker = ClaimMarker(shape=Marker.CIRCLE, hollow=hollow, variant=variant)
            draw_marker(painter, marker, QPointF(20, 20), 3, MONO)
            painter.end()
            seen.add(bytes(image.constBits()))
    assert len(seen) == 2 * len(INSIDE)


def texts_of(made: Picture) -> list[str]:
    root = ET.fromstring(pictures.svg(made))
    nodes = root.iter("{http://www.w3.org/2000/svg}text")
    return ["".join(node.itertext()).strip() for node in nodes]


def test_end_labels_carry_their_day_and_the_axis_its_unit(shipped: Dossier) -> None:
    texts = texts_of(picture(shipped, "lines"))
    assert any("as of 26 Apr 2025" in text for text in texts)
    assert "people" in texts
    assert "people" in texts_of(picture(shipped, "answers"))


def test_a_picture_of_many_answers_has_each_with_its_day_and_reason(shipped: Dossier) -> None:
    page = c.who_says(shipped)
    question = max(page.questions, key=lambda each: len(each.answers))
    texts = texts_of(pictures.of_question(page.title, question))
    words = " ".join(texts)
    for answer in question.answers:
        assert answer.shown.figure in texts
        for part in (answer.shown.date, answer.reason.rstrip(".")):
            assert part in words


def test_the_end_label_is_the_end_of_the_line_and_what_is_newer_says_its_scope(
    shipped: Dossier,
) -> None:
    made = picture(shipped, "lines")
    content = pictures.svg(made).decode()
    bold = {
        "".join(node.itertext()).strip()
        for node in ET.fromstring(content).iter(f"{SVG}text")
        if int(node.get("font-weight", "400")) > 400
    }
    words, others = " ".join(texts_of(made)), 0
    for line in c.over_time(shipped).lines:
        if not line.shown:
            continue
        count = [
            point for each in line.segments for point in each if len(each) > 1 or not point.wider
        ]
        end = count[-1]
        assert any(text.startswith(end.shown.figure) for text in bold), line.id
        newer = line.segments[-1][-1]
        if newer != end:
            others += 1
            assert newer.wider and newer.last > end.last
            assert not any(newer.shown.figure in text for text in bold)
            assert f"{newer.shown.figure}, as of {newer.shown.date}" in words
            assert newer.shown.scope in words
    assert others
    assert "≥ 80,000" in " ".join(bold), "though no step leads to it"
    assert "the same day also > 76,000 and ≥ 75,000 (Gerasimov)" in words
    assert "worded as “lost” unless noted" in words


@pytest.mark.parametrize("kind", KINDS)
def test_each_disputed_figure_has_its_sign_and_no_other(shipped: Dossier, kind: str) -> None:
    if kind == "bars":
        page = c.bars(shipped, "ua-2025-07-23")
        made, shown = pictures.of_bars(page), [bar.shown for bar in page.bars]
    elif kind == "lines":
        made = picture(shipped, "lines")
        lines = [line for line in c.over_time(shipped).lines if line.shown]
        shown = [point.shown for line in lines for point in line.points]
    else:
        asked = c.who_says(shipped)
        question = max(asked.questions, key=lambda each: len(each.answers))
        made = pictures.of_question(asked.title, question)
        shown = [answer.shown for answer in question.answers]
    disputed = [one.record for one in shown if one.opposed]
    assert disputed
    samples = 0 if kind == "bars" else 1
    assert signs(made) == len(disputed) + samples, "beside a bar it is told in words"


def signs(made: Picture) -> int:
    """How many signs of a contradiction an SVG has: six strokes each, in a colour of their own."""
    root = ET.fromstring(pictures.svg(made))
    strokes = sum(node.get("stroke") == LIGHT.warning for node in root.iter())
    assert strokes % 6 == 0
    return strokes // 6


def test_a_label_without_room_is_counted_and_never_dropped_silently(shipped: Dossier) -> None:
    lines = tuple(line for line in c.over_time(shipped).lines if line.points)
    made = pictures.of_claims(chart(shipped, lines))
    texts = texts_of(made.replace(height=lambda _painter, _font, _width: 320))
    assert any("more series" in text for text in texts)
    few = lines[:3]
    made = pictures.of_claims(chart(shipped, few).replace(breaks=(), hollow=()))
    texts = texts_of(made.replace(height=lambda _painter, _font, _width: 440))
    assert sum("as of" in text for text in texts) >= 3
    assert not any("more series" in text for text in texts)


def heights(root: ET.Element, part: str) -> list[float]:
    """Where the lines of text of a part of a picture stand."""
    (group,) = (each for each in root.iter(f"{SVG}g") if each.get("id") == part)
    return [float(node.get("y", "0")) for node in group.iter(f"{SVG}text")]


@pytest.mark.parametrize(("size", "share"), [((1200, 675), 0.6), ((900, 600), 0.4)])
def test_a_low_picture_is_mostly_chart_and_tells_every_number_in_few_words(
    shipped: Dossier, size: tuple[int, int], share: float
) -> None:
    made = picture(shipped, "lines")
    wide, high = size
    root = ET.fromstring(pictures.svg(made, PictureSettings(width=wide, height=high)))
    whole = float(root.get("viewBox", "").split()[-1])
    left = min(heights(root, "legend")) - max(heights(root, "heading"))
    assert left > whole * share
    (group,) = (each for each in root.iter(f"{SVG}g") if each.get("id") == "notes")
    told = " ".join(" ".join("".join(node.itertext()) for node in group.iter(f"{SVG}text")).split())
    lines = tuple(line for line in c.over_time(shipped).lines if line.shown)
    notes = chart(shipped, lines).notes
    for note in notes:
        assert all(word in told for word in note.brief.split())
        assert not note.claims or all(word in note.words for word in re.split(r":? ", note.brief))
    (unnumbered,) = (note for note in notes if not note.claims and note.marker)
    assert unnumbered.brief in told and unnumbered.words not in told
    usual = " ".join(" ".join(texts_of(made)).split())
    assert unnumbered.brief not in usual
    assert all(row in usual for row in unnumbered.words.split("\n"))


def spots_of(
    dossier: Dossier, line_id: str, *, bare: bool = True
) -> tuple[QImage, dict[MarkKey, QRectF]]:
    line = next(line for line in c.over_time(dossier).lines if line.id == line_id)
    image = QImage(900, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    area = QRectF(0, 0, 700, 480)
    frame = claims_frame(chart(dossier, (line,)), area, Letters(QFont(), image), bare=bare)
    spots = paint_frame(surface(painter, area, QFont()), frame)
    painter.end()
    return image, {spot.key: spot.area for spot in spots}


def test_no_ink_joins_two_figures_that_are_not_comparable(shipped: Dossier) -> None:
    image, spots = spots_of(shipped, "ukraine/russian-forces/casualties")
    after = "ua-2024-10-25-01"
    one, other = spots[MarkKey(claim="ua-2024-09-06-01")], spots[MarkKey(claim=after)]
    level = round(one.center().y())
    between = range(round(one.right()) + 2, round(other.left()) - 12)
    assert len(between) > 10
    assert all(image.pixelColor(x, level).name() == "#ffffff" for x in between)
    assert MarkKey(claim=after, is_break=True) not in spots, "a small chart has no signs"
    _, spots = spots_of(shipped, "ukraine/russian-forces/casualties", bare=False)
    sign, mark = spots[MarkKey(claim=after, is_break=True)], spots[MarkKey(claim=after)]
    assert sign.center().x() < mark.center().x()


def scaled(value: int) -> Dossier:
    """A dossier whose totals on people are of this size, two of one side that can be compared."""
    pack = builders.package()
    for row in builders.rows(pack, "claims"):
        if row["id"] in ("total", "total-later"):
            row["value"] = value
        elif row["measure"] == "casualties":
            row.update(value=value, precision="exact")
            del row["low"], row["high"]
    builders.rows(pack, "claims")[:] = [
        row for row in builders.rows(pack, "claims") if row["measure"] == "casualties"
    ]
    for row in builders.rows(pack, "claims"):
        row.pop("includes", None)
    return builders.dossier(pack)


def leftmost_ink(image: QImage, wide: int) -> int:
    ground = image.pixelColor(0, 0)
    for x in range(wide):
        if any(image.pixelColor(x, y) != ground for y in range(image.height())):
            return x
    return wide


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("value", [9, 1_600_000, 10**12])
def test_the_numbers_of_the_axis_fit_into_their_gutter(value: int, log: bool) -> None:
    lines = tuple(line for line in c.over_time(scaled(value)).lines if line.points)
    made_chart = chart(scaled(value), lines, log=log)
    image = QImage(900, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    area = QRectF(0, 40, 800, 300)
    frame = claims_frame(made_chart, area, Letters(painter.font(), image))
    paint_frame(surface(painter, area, painter.font()), frame)
    painter.end()
    assert 0 < leftmost_ink(image, 200) < 100
    made = pictures.image(pictures.of_claims(made_chart), PictureSettings(width=960))
    assert leftmost_ink(made, 200) >= 14


@pytest.mark.parametrize("value", [9, 120, 999, 1_600_000, 10**12])
def test_a_linear_scale_ends_a_little_above_its_highest_figure(value: int) -> None:
    lines = tuple(line for line in c.over_time(scaled(value)).lines if line.points)
    assert value * 1.05 <= view_of(lines).high <= value * 1.3
    assert view_of(lines, log=True).high >= view_of(lines, log=True).low * 10


def test_nothing_to_draw_over_time_is_said_and_no_axis_invented(small: Dossier) -> None:
    bare = small.replace(reports={n: r.replace(as_of=None) for n, r in small.reports.items()})
    page = c.over_time(bare)
    lines = page.lines
    assert lines and not any(line.points for line in lines)
    made = pictures.of_claims(chart(bare, lines))
    texts = texts_of(made)
    assert "There is nothing to draw over time" in " ".join(texts)
    assert not any(text.isdecimal() or text == "people" for text in texts)


def test_zero_has_no_place_on_a_logarithmic_scale_and_the_picture_says_so() -> None:
    small = scaled(0)
    lines = tuple(line for line in c.over_time(small).lines if line.points)
    said = "A figure of 0 has no place on a logarithmic scale."
    made = pictures.of_claims(chart(small, lines, log=True))
    assert said in " ".join(texts_of(made))
    assert said not in " ".join(texts_of(pictures.of_claims(chart(small, lines))))
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    area = QRectF(50, 50, 300, 300)
    spots = paint_claims(surface(painter, area, painter.font()), chart(small, lines, log=True))
    painter.end()
    assert spots == []


def test_the_label_of_a_part_is_cut_before_its_figure_is(shipped: Dossier) -> None:
    page = c.bars(shipped)
    whole = page.bars[0]
    parts = tuple(part.replace(label=f"{part.label} " * 200) for part in whole.parts)
    made = pictures.of_bars(page.replace(bars=(whole.replace(parts=parts),)))
    texts = texts_of(made)
    for part in parts:
        under = next(text for text in texts if text.startswith(part.label[:20]))
        assert under.endswith(f"… {part.shown.figure}")
        assert len(under) < 300
