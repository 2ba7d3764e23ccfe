"""The legend of a chart of claims explains each sign that is drawn and no other, in every view and
stretch of days; and each break that is drawn has its reason in the list below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.series import on_one_day
from kursk_viewer.dossier.vocabulary import Unlike
from kursk_viewer.drawing import marks, over_time, sides, sign_places, surface, typeface
from kursk_viewer.drawing.answers import paint_answers
from kursk_viewer.drawing.break_list import notes_height
from kursk_viewer.drawing.claims_frame import claims_frame, panels_of
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.leaders import leaders_of
from kursk_viewer.drawing.over_time import legend_of, paint_frame
from kursk_viewer.drawing.signs import REACH
from kursk_viewer.drawing.surface import Letters, Surface
from kursk_viewer.pages.casualties import over_time as people
from kursk_viewer.pages.casualties.descriptions import answers_signs
from kursk_viewer.pages.claims_chart import (
    ClaimsChart,
    Sign,
    break_read_out,
    claims_chart,
    shared_bound,
)
from kursk_viewer.pages.dated_claims import Line
from kursk_viewer.pages.document import ChartBlock
from kursk_viewer.pages.equipment_over_time import categories_over_time, equipment_over_time
from kursk_viewer.pages.handout import over_time_block

pytestmark = pytest.mark.usefixtures("qapp")
WINDOWS = (
    None,
    ("2024-08-06", "2024-09-15"),
    ("2024-10-01", "2024-11-30"),
    ("2025-01-01", "2025-02-28"),
    ("2025-03-01", "2025-03-31"),
    ("2025-05-15", "2025-08-10"),
)
AREA = QRectF(0, 0, 900, 500)
RINGED = (1, 2)
"""The dashes of a ring."""


def views(dossier: Dossier) -> Iterator[tuple[Line, ...]]:
    """What can be chosen: the first view, the series of each side and measure, each category."""
    lines = [line for line in people.over_time(dossier).lines if line.points]
    yield tuple(line for line in lines if line.shown)
    for key in dict.fromkeys((line.side, line.measure) for line in lines):
        yield tuple(line for line in lines if (line.side, line.measure) == key)
    for category, _label in categories_over_time(dossier):
        yield tuple(line for line in equipment_over_time(dossier, category).lines if line.points)


def charts(dossier: Dossier) -> Iterator[ClaimsChart]:
    for lines in views(dossier):
        for window in WINDOWS:
            days = None
            if window:
                first, last = (float(date.fromisoformat(day).toordinal()) for day in window)
                days = (first, last + 0.99)
            for log in (False, True) if days is None else (False,):
                yield claims_chart(dossier, lines, name="c", days=days, log=log)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[Sign]:
    """The signs painted, gathered as they are."""
    found: set[Sign] = set()
    names = ("pen", "path_of", "faded", "contradiction_strokes")
    plain = {name: getattr(marks, name) for name in names}

    def recorded(name: str, sign: Sign) -> None:
        def call(*args: object, **options: object) -> object:
            found.add(sign)
            return plain[name](*args, **options)

        monkeypatch.setattr(marks, name, call)

    recorded("path_of", Sign.STEP)
    recorded("faded", Sign.PERIOD)
    recorded("contradiction_strokes", Sign.DISPUTED)

    def pen(colour: str, width: float, dash: tuple[float, ...] = ()) -> object:
        if dash == RINGED:
            found.add(Sign.INFERRED)
        return plain["pen"](colour, width, dash)

    strokes, draw_marker = over_time.strokes, sides.draw_marker

    def stroked(sign: Sign) -> object:
        found.add(sign)
        return strokes(sign)

    def marked(painter: QPainter, marker: sides.ClaimMarker, *rest: object) -> None:
        if marker.hollow:
            found.add(Sign.HOLLOW)
        if marker.outline:
            found.add(Sign.NESTED)
        draw_marker(painter, marker, *rest)

    monkeypatch.setattr(marks, "pen", pen)
    for painting in (over_time, sign_places):
        monkeypatch.setattr(painting, "strokes", stroked)
    monkeypatch.setattr(sides, "draw_marker", marked)
    return found


def test_each_sign_drawn_is_in_the_legend_and_each_entry_is_drawn(
    shipped: Dossier, drawn: set[Sign]
) -> None:
    image, font = QImage(900, 500, QImage.Format.Format_RGB32), typeface.font(14)
    seen: set[Sign] = set()
    for chart in charts(shipped):
        drawn.clear()
        breaks = painted(image, font, chart)
        entries = legend_of(claims_frame(chart, AREA, Letters(font, image)))
        told = {entry.sign for entry in entries}
        assert drawn == told - {Sign.UNSIGNED}, (chart.title, chart.days)
        bare = {line.marker for line in chart.lines if line.points and shared_bound(line)}
        unsigned = {entry.marker for entry in entries if entry.sign == Sign.UNSIGNED}
        assert unsigned <= bare and (chart.days or unsigned == bare), chart.title
        beside = breaks - chart.numbers.keys()
        assert breaks >= chart.numbers.keys(), (chart.title, chart.days)
        assert beside <= chart.mark_numbers.keys(), (chart.title, chart.days)
        seen |= told
    assert seen == set(Sign)


def painted(image: QImage, font: QFont, chart: ClaimsChart) -> set[str]:
    """Draw a chart; the claims before which it has a break."""
    painter = QPainter(image)
    place = Surface(painter=painter, area=AREA, colours=LIGHT, font=font)
    spots = paint_frame(place, claims_frame(chart, AREA, Letters(font, image)))
    painter.end()
    return {spot.key.claim for spot in spots if spot.key.is_break}


def test_the_legend_of_answers_has_what_is_drawn_of_them(
    shipped: Dossier, drawn: set[Sign], monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[bool] = []
    plain = marks.arrow

    def arrow(painter: QPainter, tail: QPointF, head: QPointF, *rest: object) -> None:
        ends.append(head.x() > tail.x())
        plain(painter, tail, head, *rest)

    monkeypatch.setattr(marks, "arrow", arrow)
    monkeypatch.setattr(surface, "contradiction", marks.contradiction)
    image, font = QImage(900, 1500, QImage.Format.Format_RGB32), typeface.font(14)
    for question in people.who_says(shipped).questions:
        drawn.clear()
        ends.clear()
        painter = QPainter(image)
        area = QRectF(0, 0, 900, 1500)
        paint_answers(Surface(painter=painter, area=area, colours=LIGHT, font=font), question)
        painter.end()
        told = {entry.sign for entry in answers_signs(question)}
        assert told & {Sign.HOLLOW, Sign.DISPUTED} == drawn & {Sign.HOLLOW, Sign.DISPUTED}
        if Sign.DISPUTED not in told:
            assert (Sign.LOWER in told, Sign.UPPER in told) == (True in ends, False in ends)
        assert (Sign.RANGE in told) == any(each.shown.far for each in question.answers)


def test_each_break_is_numbered_and_told_in_the_words_of_the_bubble(shipped: Dossier) -> None:
    for chart in charts(shipped):
        numbers = [number for note in chart.breaks for number, _claim in note.claims]
        assert sorted(numbers) == list(range(1, len(numbers) + 1))
        told = {claim: note for note in chart.breaks for _number, claim in note.claims}
        for line in chart.lines:
            for broken in line.cuts:
                if broken.claim in told:
                    note, point = told[broken.claim], line.after(broken)
                    assert broken.reason and broken.reason in note.words
                    assert broken.reason in break_read_out(line, broken)
                    assert f"{point.shown.figure} as of {point.shown.date}" in note.words


def test_each_mark_beside_its_line_is_told_with_its_reason(shipped: Dossier) -> None:
    for chart in charts(shipped):
        numbers = sorted({number for note in chart.notes for number, _claim in note.claims})
        assert numbers == list(range(1, len(numbers) + 1))
        words = " ".join(note.words for note in chart.hollow)
        for line in chart.lines:
            for point in line.lone if chart.days is None else ():
                if point.shown.value is not None:
                    assert f"{point.shown.figure} {point.shown.as_of}" in words
                    assert point.reason in words
                    assert not point.wider or point.shown.record in chart.mark_numbers


def test_no_figure_stands_above_the_last_number_of_its_scale(shipped: Dossier) -> None:
    letters = Letters(typeface.font(14))
    measures = dict.fromkeys(line.measure for line in people.over_time(shipped).lines)
    together = [
        tuple(line for line in people.over_time(shipped).lines if line.measure == measure)
        for measure in measures
    ]
    for lines in (*views(shipped), *together):
        chart = claims_chart(shipped, lines, name="c")
        for high in (300, 900) if chart.drawable else ():
            for panel in claims_frame(chart, QRectF(0, 0, 900, high), letters).panels:
                values = [
                    max(point.shown.value or 0.0, point.shown.high or 0.0)
                    for group in panel.groups
                    for point in chart.lines[group].points
                ]
                assert max(values) <= panel.ticks[-1][0] <= panel.view.high


def test_series_of_nearly_one_size_share_a_scale(shipped: Dossier) -> None:
    lines = tuple(line for line in people.over_time(shipped).lines if line.measure == "missing")
    panels = [{lines[group].name for group in each} for each in panels_of(lines, log=False)]
    assert panels[-1] == {"as counted by IStories", "as counted by BBC Russian"}, "84 and 81"


def test_no_leader_runs_through_the_mark_of_another_figure(shipped: Dossier) -> None:
    lines = tuple(line for line in people.over_time(shipped).lines if line.measure == "killed")
    letters = Letters(typeface.font(14))
    frame = claims_frame(claims_chart(shipped, lines, name="c"), QRectF(0, 0, 930, 1000), letters)
    areas = {spot.key.claim: spot.area for spot in frame.spots() if not spot.key.is_break}
    assert len(frame.labels) > 8
    for label, way in zip(frame.labels, leaders_of(frame, letters.line), strict=True):
        steps = [stroke.pointAt(n / 500) for stroke in way for n in range(501)]
        met = {claim for claim, area in areas.items() if any(map(area.contains, steps))}
        assert met <= {label.claim}
        near = areas[label.claim].center() - way[0].p1()
        assert near.manhattanLength() < 3 * REACH


def test_the_mark_of_a_series_stands_at_its_label_where_only_its_inside_tells_it_apart(
    shipped: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[float, int]] = []
    plain = sides.draw_marker

    def draw(painter: QPainter, marker: sides.ClaimMarker, place: QPointF, *rest: object) -> None:
        drawn.append((place.x(), marker.variant))
        plain(painter, marker, place, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sides, "draw_marker", draw)
    lines = tuple(line for line in people.over_time(shipped).lines if line.measure == "killed")
    image = QImage(1000, 1100, QImage.Format.Format_RGB32)
    font = typeface.font(14)
    frame = claims_frame(
        claims_chart(shipped, lines, name="c"), QRectF(0, 0, 930, 1000), Letters(font, image)
    )
    painter = QPainter(image)
    paint_frame(Surface(painter=painter, area=AREA, colours=LIGHT, font=font), frame)
    painter.end()
    beside = [variant for x, variant in drawn if x > frame.labels_left]
    assert len(beside) == len(frame.labels), "each, those that nothing is like too"
    assert set(beside) == {line.variant for line in lines}
    for measure in {line.measure for line in people.over_time(shipped).lines}:
        own = [line for line in people.over_time(shipped).lines if line.measure == measure]
        inside = {(line.marker, line.variant % len(sides.INSIDE)) for line in own}
        assert len(inside) == len(own), "also of two sides with one shape"


def test_what_contradicts_a_mark_is_listed_once_with_its_day(shipped: Dossier) -> None:
    lines = tuple(line for line in people.over_time(shipped).lines if line.shown)
    (note,) = claims_chart(shipped, lines, name="c").contradicted
    rows = note.words.split("\n")
    assert "≥ 80,000 Russian casualties (23 Jul 2025) against > 77,000 (6 Aug 2025)" in rows
    opposed = [point.shown for line in lines for point in line.points if point.shown.contradicted]
    assert opposed and all(one.figure in note.words and one.date in note.words for one in opposed)
    assert all(one.figure in note.brief for one in opposed)
    assert "> 38,000 against 30,000–35,000 (16 Jan 2025); ≥ 80,000 against > 77,000" in note.brief
    halves = [dispute.relation for one in opposed for dispute in one.disputes]
    assert note.words.count(" against ") <= len(set(halves))
    tanks = tuple(line for line in equipment_over_time(shipped, "tanks").lines if line.shown)
    (fall,) = claims_chart(shipped, tanks, name="c").contradicted
    assert "5 Feb 2025 (from another source) against 90 (Syrskyi, 12 Mar 2025)" in fall.words
    before = claims_chart(shipped, lines, name="c", days=(0.0, float(opposed[0].first or 0) - 1))
    assert not before.contradicted


def test_marks_with_one_reason_from_many_have_a_row_each(shipped: Dossier) -> None:
    (line,) = (
        each for each in people.over_time(shipped).lines if each.id == "russia/civilians/killed"
    )
    notes = claims_chart(shipped, (line,), name="c").hollow
    whole, *rows = (note for note in notes if len({*note.claims} & {*notes[0].claims}))
    assert whole.claims == tuple(row.claims[0] for row in rows) and len(rows) > 2
    assert whole.words not in " ".join(row.words for row in rows)


def test_a_figure_of_another_period_has_a_number_among_many_of_the_same(shipped: Dossier) -> None:
    (line,) = (
        each for each in people.over_time(shipped).lines
        if each.id == "russia/ukrainian-forces/casualties"
    )  # fmt: skip
    chart = claims_chart(shipped, (line,), name="c")
    assert "ru-2024-10-24-01" in chart.mark_numbers
    assert len(chart.mark_numbers) < len(line.lone) / 2


def test_a_running_total_that_falls_is_broken_where_the_file_says_that_it_cannot(
    shipped: Dossier,
) -> None:
    (line,) = (each for each in equipment_over_time(shipped, "tanks").lines if each.apart)
    fall, wider = line.apart
    assert line.after(fall).shown.figure == "90"
    assert shipped.relations[fall.relation].note == fall.reason
    assert "should not fall: 131" in fall.reason
    chart = claims_chart(shipped, (line,), name="c")
    assert fall.claim in chart.numbers
    assert (line.after(wider).shown.figure, wider.unlike) == ("211", Unlike.OTHER_SCOPE)
    assert wider.claim in chart.mark_numbers and wider.claim not in chart.numbers
    assert Sign.CUT in {sample.sign for sample in chart.legend}
    assert not any(each.apart for each in people.over_time(shipped).lines)


def test_no_line_seems_to_lead_to_a_mark_of_another_scope_or_after_its_end(
    shipped: Dossier,
) -> None:
    lines = [
        *people.over_time(shipped).lines,
        *(line for name, _ in categories_over_time(shipped)
          for line in equipment_over_time(shipped, name).lines),
    ]  # fmt: skip
    apart = []
    for line in lines:
        joined = [point for segment in line.segments for point in segment]
        for point in (each for each in line.lone if each.shown.value is not None):
            before = [each for each in joined if each.last <= point.first]
            alike = bool(before) and before[-1].shown.scope == point.shown.scope
            leads = before and on_one_day(point.shown.when) and not (alike and before != joined)
            leads = leads and before[-1].last < point.first
            sign = line.break_before(point.shown.record)
            assert bool(sign) == bool(leads), point.shown
            if sign:
                apart.append(point.shown.figure)
                chart = claims_chart(shipped, (line,), name="c")
                assert point.shown.record in {**chart.numbers, **chart.mark_numbers}
    assert {"90", "211", "> 1,100", "2,795"} <= {*apart}


def test_a_chart_of_equipment_names_a_figure_of_its_category_that_has_no_day(
    shipped: Dossier,
) -> None:
    lines = tuple(line for line in equipment_over_time(shipped, "tanks").lines if line.shown)
    told = (
        "Counted from 6 Aug 2024 or later. 1 figure without a day is not drawn: 4 tanks lost by "
        "Ukrainian forces, counted by open-source analysts, Kursk operation; perhaps not Kursk "
        "Oblast alone."
    )
    subtitle = claims_chart(shipped, lines, name="c").subtitle
    assert subtitle.startswith("Each side counts the other's losses.") and subtitle.endswith(told)


def test_the_list_of_breaks_takes_nothing_from_the_chart_of_the_handout(shipped: Dossier) -> None:
    block = next(each for each in over_time_block(shipped) if isinstance(each, ChartBlock))
    letters = Letters(typeface.font(14))
    listed = notes_height(block.data.notes, letters.line * 62, letters) / letters.line
    assert block.height - listed > 17
    (others,) = (note for note in block.data.hollow if not note.claims)
    assert others.words.startswith("Without a number: 17, each for a reason of its own")
