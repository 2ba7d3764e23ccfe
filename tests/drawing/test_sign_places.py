"""Signs of a chart of claims are seen to be their mark's own, and keep clear of each other and of
the edges, in small charts too."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.axes import span_of
from kursk_viewer.drawing.claims_frame import ClaimsFrame, claims_frame
from kursk_viewer.drawing.enlarged import enlarged
from kursk_viewer.drawing.leaders import leaders_of
from kursk_viewer.drawing.sides import RADIUS
from kursk_viewer.drawing.signs import join, strokes, turned
from kursk_viewer.drawing.surface import Letters
from kursk_viewer.pages.casualties.over_time import over_time
from kursk_viewer.pages.claims_chart import Sign, claims_chart, signs
from kursk_viewer.pages.dated_claims import Line, Point
from kursk_viewer.pages.equipment_over_time import equipment_over_time

pytestmark = pytest.mark.usefixtures("qapp")


def around(place: QPointF, wide: float, high: float) -> QRectF:
    return QRectF(place.x() - wide, place.y() - high, 2 * wide, 2 * high)


def places(frame: ClaimsFrame) -> tuple[list[QPointF], list[QRectF], list[QRectF]]:
    """Where marks are, and the areas of breaks and of what is disputed."""
    marks, breaks, opposed = [], [], []
    (panel,), unit = frame.panels, frame.unit
    for line in frame.chart.lines:
        for point in line.points:
            standing = frame.standings[point.shown.record]
            day = panel.place(point.last, point.shown.value or 0.0)
            marks.append(day)
            if line.break_before(point.shown.record):
                breaks.append(around(day + standing.broken * unit, 2 * unit, 4 * unit))
            if Sign.DISPUTED in signs(line, point):
                opposed.append(around(day + standing.disputed * unit, 5 * unit, 2.5 * unit))
    return marks, breaks, opposed


def lines_of(dossier: Dossier, category: str) -> tuple[Line, ...]:
    """The first view of a category of equipment, or of people."""
    page = equipment_over_time(dossier, category) if category else over_time(dossier)
    return tuple(line for line in page.lines if line.shown)


@pytest.mark.parametrize("size", [(570, 300), (890, 260), (1000, 600), (2000, 1000)])
@pytest.mark.parametrize("category", ["", "tanks", "mlrs"])
def test_no_sign_lies_on_another_on_a_mark_or_beyond_the_edge(
    shipped: Dossier, size: tuple[int, int], category: str
) -> None:
    lines = lines_of(shipped, category)
    area = QRectF(0, 0, *size)
    frame = claims_frame(claims_chart(shipped, lines, name="c"), area, Letters(typeface.font(14)))
    marks, breaks, opposed = places(frame)
    assert breaks and opposed
    for one, other in combinations([*breaks, *opposed], 2):
        assert not one.intersects(other), (one, other)
    assert not any(box.contains(mark) for box in [*breaks, *opposed] for mark in marks)
    plot, over = frame.panels[0].area, frame.unit * 8
    for box in opposed:
        assert plot.left() - over <= box.left() and box.right() <= plot.right() + over
        assert box.bottom() <= plot.bottom()


BOUNDS = (Sign.LOWER, Sign.UPPER, Sign.EXACT)
SIZES = {"usual": (925, 500), "1200x675": (1820, 640), "900x600": (1280, 430), "window": (890, 260)}


def signed(
    frame: ClaimsFrame, claim: str, own: tuple[Sign, ...], *, numbered: bool
) -> list[tuple[list[QPointF], QPointF | None]]:
    """The ends of the strokes of each sign at a mark, around that, and where a line leads that
    joins it to the mark, if one does."""
    standing = frame.standings[claim]
    found: list[tuple[list[QPointF], QPointF | None]] = []
    for sign in BOUNDS:
        if sign in own:
            lines = turned(strokes(sign), standing.bound, standing.turn)
            found.append((ends(lines), standing.bound_joined))
    if Sign.DISPUTED in own:
        lines = turned(strokes(Sign.DISPUTED), standing.disputed, 0)
        found.append((ends(lines), standing.disputed_joined))
    if numbered:
        at = standing.mark_number
        edge = [at + QPointF(x, y) for x in (-8, 0, 8) for y in (-6, 0, 6)]
        found.append((edge, at if standing.number_joined else None))
    return found


def ends(lines: tuple[QLineF, ...]) -> list[QPointF]:
    return [line.pointAt(share / 4) for line in lines for share in range(5)]


def middle(places: list[QPointF]) -> QPointF:
    xs, ys = [place.x() for place in places], [place.y() for place in places]
    return QPointF((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_each_sign_touches_its_mark_and_no_other_is_nearer_or_a_line_joins_them(
    shipped: Dossier, size: tuple[int, int], log: bool
) -> None:
    lines = tuple(line for line in over_time(shipped).lines if line.shown)
    first, last = span_of(lines)
    whole = joined = 0
    for days in ((first, last), (first, first + (last - first) / 2)):
        made = claims_chart(shipped, lines, name="c", log=log)
        frame = claims_frame(made, QRectF(0, 0, *size), Letters(typeface.font(14)), days)
        (panel,) = frame.panels
        places = {
            point.shown.record: panel.place(point.last, point.shown.value or 0.0) / frame.unit
            for line in lines
            for point in line.points
        }
        for line in lines:
            for point in line.points:
                claim, scale = point.shown.record, frame.standings[point.shown.record].scale
                side = RADIUS * scale if scale > 1 else 0.0
                others = [
                    place - places[claim]
                    for place in places.values()
                    if QLineF(place, places[claim]).length() > side
                ]
                own = signs(line, point)
                for ink, joint in signed(frame, claim, own, numbered=claim in made.mark_numbers):
                    whole += 1
                    if joint is not None:
                        joined += 1
                        near = min(QLineF(join(joint).p2(), place).length() for place in ink)
                        assert near < 7, (point.shown.figure, "the line ends at its sign")
                        continue
                    reach = min(QLineF(QPointF(0, 0), place).length() for place in ink)
                    assert reach < RADIUS * scale + 6, (point.shown.figure, "it touches")
                    at = middle(ink)
                    far = QLineF(QPointF(0, 0), at).length()
                    nearest = min((QLineF(other, at).length() for other in others), default=far)
                    assert far <= nearest + 0.6, (point.shown.figure, "no other mark is nearer")
    assert whole > 60 and joined < whole * (0.55 if log else 0.45), (whole, joined)


def boxes_of(frame: ClaimsFrame, line: Line, point: Point) -> dict[str, QRectF]:
    """The areas of the break, of what is disputed and of the numbers at a mark, as far as it has
    them, around its place, in widths of a stroke."""
    claim = point.shown.record
    standing, chart, found = frame.standings[claim], frame.chart, {}
    if line.break_before(claim):
        found["break"] = around(standing.broken, 4, 5)
        found["its number"] = around(standing.number, 4, 4)
    if Sign.DISPUTED in signs(line, point):
        found["disputed"] = around(standing.disputed, 5, 2)
    if claim in chart.mark_numbers:
        found["number"] = around(standing.mark_number, 7, 4)
    return found


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("category", ["", "tanks", "vehicles"])
def test_breaks_stand_after_the_figure_before_them_and_no_sign_lies_on_a_line(
    shipped: Dossier, size: tuple[int, int], category: str
) -> None:
    lines = lines_of(shipped, category)
    made = claims_chart(shipped, lines, name="c")
    frame = claims_frame(made, QRectF(0, 0, *size), Letters(typeface.font(14)))
    (panel,), unit, met = frame.panels, frame.unit, []
    steps = [step for line in lines for step in panel.lines_of(line)]
    for line in lines:
        for point in line.points:
            place = panel.place(point.last, point.shown.value or 0.0)
            standing = frame.standings[point.shown.record]
            cut = line.break_before(point.shown.record)
            if cut is not None:
                before = panel.view.across(cut.before, panel.area)
                at = place + standing.broken * unit
                assert before < at.x(), (point.shown.figure, "not before the figure before it")
                near = max(abs(standing.broken.x()) - 17, abs(standing.broken.y()) - 14)
                assert standing.broken_joined or near <= 0, point.shown.figure
                elsewhere = frame.replace(elsewhere=frozenset({cut.claim})).spots()
                assert not any(s.key.is_break and s.key.claim == cut.claim for s in elsewhere)
            for name, box in boxes_of(frame, line, point).items():
                area = QRectF(place + box.topLeft() * unit, box.size() * unit)
                if any(crosses(step, area) for step in steps):
                    met.append((point.shown.figure, name))
    assert len(met) <= 1, met


def crosses(step: QLineF, area: QRectF) -> bool:
    """Whether an upright or level line runs through an area."""
    xs, ys = sorted((step.x1(), step.x2())), sorted((step.y1(), step.y2()))
    across = xs[0] < area.right() and xs[1] > area.left()
    return across and ys[0] < area.bottom() and ys[1] > area.top()


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_head_of_an_arrow_is_on_no_other_mark_and_few_arrows_lean(
    shipped: Dossier, size: tuple[int, int]
) -> None:
    lines = tuple(line for line in over_time(shipped).lines if line.shown)
    made = claims_chart(shipped, lines, name="c")
    letters = Letters(typeface.font(14))
    frame = claims_frame(made, QRectF(0, 0, *size), letters)
    larger = enlarged(frame, letters)
    hid: list[str] = []
    whole = leaning = 0
    for each in (frame, larger.frame) if larger else (frame,):
        count, lean, under = arrows_of(each)
        whole, leaning, hid = whole + count, leaning + lean, hid + under
    assert whole > 10 and not hid and leaning <= 2, (hid, leaning, whole)


@pytest.mark.parametrize("size", list(SIZES.values())[:2], ids=list(SIZES)[:2])
def test_leaders_run_straight_and_through_no_arrow(shipped: Dossier, size: tuple[int, int]) -> None:
    lines = tuple(line for line in over_time(shipped).lines if line.shown)
    letters = Letters(typeface.font(14))
    frame = claims_frame(claims_chart(shipped, lines, name="c"), QRectF(0, 0, *size), letters)
    areas = frame.arrows()
    assert areas and frame.labels
    for label, way in zip(frame.labels, leaders_of(frame, letters.line), strict=True):
        steps = [stroke.pointAt(n / 500) for stroke in way for n in range(501)]
        met = {claim for claim, area in areas if any(map(area.contains, steps))}
        assert met <= {label.claim}
        assert len(way) == 1, "one that bends runs level as if it held a figure"


def arrows_of(frame: ClaimsFrame) -> tuple[int, int, list[str]]:
    """How many arrows there are, how many of them lean, and which have their heads on a mark."""
    (panel,), unit, hid, lean, whole = frame.panels, frame.unit, list[str](), 0, 0
    shown = [(ln, point) for ln in frame.chart.lines for point in ln.points if panel.shows(point)]
    marks = [panel.place(point.last, point.shown.value or 0.0) for _line, point in shown]
    for line, point in shown:
        place = panel.place(point.last, point.shown.value or 0.0)
        standing = frame.standings[point.shown.record]
        for sign in {Sign.LOWER, Sign.UPPER}.intersection(signs(line, point)):
            whole, lean = whole + 1, lean + bool(standing.turn)
            head = place + standing.bound_strokes(sign)[0].p2() * unit
            if any(around(mark, 3.5 * unit, 3.5 * unit).contains(head) for mark in marks):
                hid.append(point.shown.figure)
    return whole, lean, hid
