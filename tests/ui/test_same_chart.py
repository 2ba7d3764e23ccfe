"""A chart of claims is the same on screen, in SVG and in PDF: the claims of its series and no point
more, nothing interpolated, the same words."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import combinations, pairwise

import pyqtgraph as pg
import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import sides, typeface
from kursk_viewer.drawing.claims_frame import SMALL, claims_frame
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.surface import Letters
from kursk_viewer.output import pictures
from kursk_viewer.pages.casualties.over_time import over_time
from kursk_viewer.pages.claims_chart import ClaimsChart, claims_chart
from kursk_viewer.pages.dated_claims import Line
from kursk_viewer.pages.equipment_over_time import categories_over_time, equipment_over_time
from kursk_viewer.ui.casualties.canvas import ChartCanvas
from kursk_viewer.ui.casualties.claims_plot import ClaimsPlot
from kursk_viewer.ui.casualties.plot_items import LabelledAxis

pytestmark = pytest.mark.any_font

SVG = "{http://www.w3.org/2000/svg}"
KOREAN = "third_state/South Korea/north-korean-forces/killed"
Places = list[tuple[float, float]]


@pytest.fixture(scope="module", params=["first view", "with a small series", "logarithmic"])
def chart(request: pytest.FixtureRequest, shipped: Dossier) -> ClaimsChart:
    more = [KOREAN] if request.param == "with a small series" else []
    lines = tuple(line for line in over_time(shipped).lines if line.shown or line.id in more)
    return claims_chart(shipped, lines, name="c", log=request.param == "logarithmic")


def claims(chart: ClaimsChart) -> list[Places]:
    """The days and figures of each series, in the order in which they are drawn."""
    return [
        [(float(point.last), point.shown.value or 0.0) for point in line.points]
        for line in chart.lines
    ]


def is_image_of(places: Places, figures: Places) -> bool:
    """Whether places are figures on a scale, one for one and in their order."""
    if len(places) != len(figures):
        return False
    for axis in (0, 1):
        given, found = [each[axis] for each in figures], [each[axis] for each in places]
        low, high = given.index(min(given)), given.index(max(given))
        scale = (found[high] - found[low]) / ((given[high] - given[low]) or 1.0)
        if any(abs(found[low] + (g - given[low]) * scale - f) > 0.2
               for g, f in zip(given, found, strict=True)):  # fmt: skip
            return False
    return True


def heights(chart: ClaimsChart, plot: ClaimsPlot) -> list[Places]:
    """The claims as their scales have them."""
    assert plot.frame is not None
    views = [plot.frame.panel_of(group).view for group in range(len(chart.lines))]
    return [
        [(day, view.height(value)) for day, value in figures]
        for view, figures in zip(views, claims(chart), strict=True)
    ]


def shown_on_screen(qtbot: QtBot, chart: ClaimsChart) -> ClaimsPlot:
    canvas = ChartCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(1000, 600)
    plot = ClaimsPlot(chart)
    canvas.show_chart(plot)
    canvas.grab()
    return plot


def centre(xs: list[float], ys: list[float]) -> tuple[float, float]:
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def coordinates(node: ET.Element) -> tuple[list[float], list[float]]:
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", node.get("d") or node.get("points") or "")]
    if node.tag == f"{SVG}ellipse" or node.tag == f"{SVG}circle":
        return [float(node.get("cx", "0"))], [float(node.get("cy", "0"))]
    if node.tag == f"{SVG}rect":
        x, y = float(node.get("x", "0")), float(node.get("y", "0"))
        return [x, x + float(node.get("width", "0"))], [y, y + float(node.get("height", "0"))]
    return numbers[::2], numbers[1::2]


def groups_of(chart: ClaimsChart, name: str = "series-") -> list[ET.Element]:
    root = ET.fromstring(pictures.svg(pictures.of_claims(chart)))
    return [g for g in root.iter(f"{SVG}g") if g.get("id", "").startswith(name)]


@pytest.fixture(scope="module")
def groups(chart: ClaimsChart, qapp: object) -> list[ET.Element]:
    return groups_of(chart)


def in_order_of_painting(chart: ClaimsChart) -> list[Line]:
    """Panel by panel, the largest figures first; on each the dashed lines over the solid ones."""
    tops = [max(value for _day, value in figures) for figures in claims(chart)]
    small = [top * SMALL < max(tops) and not chart.log for top in tops]
    by_panel = [
        [line for line, is_small in zip(chart.lines, small, strict=True) if is_small == wanted]
        for wanted in (False, True)
    ]
    return [
        line
        for lines in by_panel
        for dashed in (False, True)
        for line in lines
        if sides.is_dashed(line.marker) == dashed
    ]


def markers_in(group: ET.Element, line: Line) -> list[ET.Element]:
    """Each marker of a series in an SVG, outlines too."""
    shapes = {f"{SVG}{shape}" for shape in ("circle", "ellipse", "polygon", "rect")}
    return [
        node
        for node in group.iter()
        if node.get("stroke") == sides.hue(line.marker, LIGHT)
        and node.tag in shapes
        and not node.get("stroke-dasharray")
    ]


def is_outline(marker: ET.Element) -> bool:
    return marker.get("fill", "none") == "none"


def marks_in(group: ET.Element, line: Line) -> Places:
    """The middle of each marker of a series in an SVG."""
    return [centre(*coordinates(node)) for node in markers_in(group, line)]


def test_points_on_screen_are_the_claims_and_steps_join_them_only(
    qtbot: QtBot, chart: ClaimsChart
) -> None:
    plot = shown_on_screen(qtbot, chart)
    for items, line, figures in zip(plot.series, chart.lines, heights(chart, plot), strict=True):
        xs, ys = items.marks.getData()
        assert list(xs) == [day for day, _height in figures]
        assert list(ys) == pytest.approx([height for _day, height in figures])
        joined = [segment for segment in line.segments if len(segment) > 1]
        for curve, segment in zip(items.steps, joined, strict=True):
            days, levels = curve.getData()
            assert list(days) == [float(point.last) for point in segment]
            assert set(levels) <= set(ys)
            assert curve.opts["stepMode"] == "right", "a figure is held until the next"


def test_points_in_svg_are_the_claims_and_steps_turn_at_them_only(
    chart: ClaimsChart, groups: list[ET.Element]
) -> None:
    assert len(groups) == len(chart.lines)
    for group, line in zip(groups, in_order_of_painting(chart), strict=True):
        found, figures = marks_in(group, line), claims(chart)[chart.lines.index(line)]
        assert len(found) == len(figures)
        if not chart.log:
            assert is_image_of(found, figures)
        steps = [
            node
            for node in group.iter(f"{SVG}path")
            if node.get("fill") == "none" and float(node.get("stroke-width", "0")) > 1.4
        ]
        assert steps or not line.steps
        for across, down in map(coordinates, steps):
            assert all(min(abs(x - place[0]) for place in found) < 0.6 for x in across)
            assert all(min(abs(y - place[1]) for place in found) < 1.2 for y in down)


def test_a_mark_covers_no_mark_of_its_series_and_day(
    chart: ClaimsChart, groups: list[ET.Element]
) -> None:
    outlines = 0
    for group, line in zip(groups, in_order_of_painting(chart), strict=True):
        markers = markers_in(group, line)
        seen = list(zip(markers, marks_in(group, line), line.points, strict=True))
        for (one, place, point), (other, there, following) in combinations(seen, 2):
            lone = {point.shown.record, following.shown.record} & line.beside
            near = abs(place[0] - there[0]) < 3 and abs(place[1] - there[1]) < 3
            if lone and near and following.last == point.last:
                assert abs(width(one) - width(other)) > 4, point.shown.figure
                assert is_outline(max((one, other), key=width)), "what is within it is seen"
        outlines += sum(map(is_outline, markers))
    assert outlines, "some are drawn around others"


def width(marker: ET.Element) -> float:
    if marker.get("r"):
        return 2 * float(marker.get("r", "0"))
    xs, _ys = coordinates(marker)
    return max(xs) - min(xs)


JANUARY = (float(date(2024, 12, 20).toordinal()), float(date(2025, 2, 10).toordinal()))


@pytest.mark.parametrize("days", [None, JANUARY], ids=["all days", "a window"])
def test_every_mark_stands_at_its_day(
    qtbot: QtBot, shipped: Dossier, days: tuple[float, float] | None
) -> None:
    people = over_time(shipped).lines
    measures = {line.measure for line in people}
    pages = [tuple(line for line in people if line.measure == each) for each in measures]
    pages += [equipment_over_time(shipped, each).lines for each, _ in categories_over_time(shipped)]
    pages += [tuple(line for line in people if line.shown), people]
    checked = 0
    for lines in pages:
        drawn = claims_chart(shipped, lines, name="c", days=days)
        if not drawn.drawable:
            continue
        begin, end = days or (0.0, float(date.max.toordinal()))
        groups = {group.get("id", ""): group for group in groups_of(drawn)}
        found = []
        for line in drawn.lines:
            group = groups["series-" + re.sub(r"[^a-z0-9]+", "-", line.label.lower()).strip("-")]
            seen = [point for point in line.points if begin <= point.last <= end]
            xs = [x for x, _y in marks_in(group, line)]
            found += zip(xs, (float(point.last) for point in seen), strict=True)
        if not found:
            continue
        (left, first), (right, last) = min(found), max(found)
        for x, day in found if last > first else ():
            assert abs(left + (right - left) * (day - first) / (last - first) - x) < 0.5, day
        checked += len(found)
    assert checked > 100
    plot = shown_on_screen(qtbot, claims_chart(shipped, people, name="c"))
    for items, line in zip(plot.series, plot.chart.lines, strict=True):
        for spot, point in zip(items.marks.points(), line.points, strict=True):
            aside = spot.symbol().boundingRect().center().x() * spot.size()
            assert (spot.pos().x(), round(aside, 1)) == (point.last, 0), point.shown.figure


def test_a_window_draws_nothing_that_is_not_told(shipped: Dossier) -> None:
    lines = tuple(line for line in over_time(shipped).lines if line.side == "ukraine")
    drawn = claims_chart(shipped, lines, name="c", days=JANUARY)
    frame = claims_frame(drawn, QRectF(0, 0, 900, 1000), Letters(typeface.font(14)))
    assert len(frame.panels) > 1
    for panel in frame.panels:
        assert panel.caption.endswith(f"scale to {panel.ticks[-1][1]}")
    told = {(label.group, text) for label in frame.labels for text, _strong in label.texts}
    held = [
        (group, f"{here.shown.figure}, {here.shown.as_of}")
        for group, line in enumerate(drawn.lines)
        for segment in line.segments
        for here, following in pairwise(segment)
        if here.last < JANUARY[0] and following.last > JANUARY[1]
    ]
    assert held and told.issuperset(held), "a figure held all over the window has its label"
    outside = [p for line in lines for p in line.points if p.first <= JANUARY[1] < p.last]
    assert outside, "some days reach out of the window"
    tops = [panel.view.high for panel in frame.panels]
    assert max(tops) < max(point.shown.value or 0.0 for point in outside), "and are left out"


def test_points_in_pdf_are_those_in_svg(chart: ClaimsChart, groups: list[ET.Element]) -> None:
    reader = PdfReader(io.BytesIO(pictures.pdf(pictures.of_claims(chart))))
    found: Places = []
    xs: list[float] = []
    ys: list[float] = []
    for operands, operator in ContentStream(reader.pages[0].get_contents(), reader).operations:
        numbers = [float(each) for each in operands if isinstance(each, int | float)]
        if operator == b"m":
            xs, ys = numbers[:1], numbers[1:2]
        elif operator in (b"l", b"c"):
            xs, ys = xs + numbers[-2::2], ys + numbers[-1::2]
        elif operator == b"re":
            xs, ys = [numbers[0], numbers[0] + numbers[2]], [numbers[1], numbers[1] + numbers[3]]
        elif operator in (b"B", b"B*") and xs:
            found.append(centre(xs, ys))
    painted = list(zip(groups, in_order_of_painting(chart), strict=True))
    painted += zip(groups_of(chart, "enlarged-series-"), in_order_of_painting(chart), strict=False)
    drawn = [
        centre(*coordinates(node))
        for group, line in painted
        for node in markers_in(group, line)
        if not is_outline(node)
    ]
    plain = ("step", "break", "cut", "disputed")
    samples = sum(entry.sign not in plain for entry in chart.legend)
    assert len(found) == len(drawn) + samples
    for x, y in drawn:
        assert any(abs(x - a) < 0.5 and abs(y - b) < 0.5 for a, b in found)


def test_days_whose_marks_lie_over_each_other_stand_enlarged_in_a_corner(
    shipped: Dossier,
) -> None:
    lines = tuple(line for line in over_time(shipped).lines if line.shown)
    chart = claims_chart(shipped, lines, name="c")
    (whole,) = groups_of(chart, "enlarged")[:1]
    words = " ".join(
        " ".join("".join(each.itertext()) for each in whole.iter(f"{SVG}text")).split()
    )
    assert "7 Aug 2024 to 27 Aug 2024, enlarged" in words
    crowded = [
        point
        for point in lines[0].points
        if date(2024, 8, 7).toordinal() <= point.last <= date(2024, 8, 27).toordinal()
    ]
    place = in_order_of_painting(chart).index(lines[0])
    larger, usual = (
        marks_in(groups[place], lines[0])
        for groups in (groups_of(chart, "enlarged-series-"), groups_of(chart))
    )
    assert len(larger) == len(crowded) > 10
    assert is_image_of(larger, [(float(p.last), p.shown.value or 0.0) for p in crowded])
    spread = [
        max(x for x, _y in each) - min(x for x, _y in each)
        for each in (larger, usual[: len(larger)])
    ]
    assert spread[0] > spread[1] * 2.5


def test_a_long_unit_is_cut_before_what_is_said_of_its_scale(chart: ClaimsChart) -> None:
    unit = "pieces of equipment of every kind that was counted there"
    root = ET.fromstring(pictures.svg(pictures.of_claims(chart.replace(unit=unit, log=True))))
    written = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert "of every…, logarithmic scale" in " ".join(written.split())


def test_the_words_on_screen_are_those_in_svg(qtbot: QtBot, chart: ClaimsChart) -> None:
    plot = shown_on_screen(qtbot, chart)
    frame, items = plot.frame, plot.panels[0].box.scene().items()
    assert frame is not None
    texts = [each.toPlainText() for each in items if isinstance(each, pg.TextItem)
             and each.isVisible()]  # fmt: skip
    axes = [each for each in items if isinstance(each, LabelledAxis)]
    shown = " ".join([*texts, *(label for axis in axes for label in axis.ticks.values())])
    said = [text for label in frame.labels for text, _heavy in label.texts]
    said += [panel.caption for panel in frame.panels]
    said += [text for panel in frame.panels for _value, text in panel.ticks]
    said += [tick.label for tick in frame.days]
    assert all(text in shown for text in said)
    root = ET.fromstring(pictures.svg(pictures.of_claims(chart)))
    written = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text")).split()
    labels = {word for label in frame.labels for text, _ in label.texts for word in text.split()}
    assert labels <= set(written)
