"""Where names and numbers stand in pictures of the timeline: each nearest to its own mark."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from math import hypot

import pytest
from PySide6.QtCore import QRectF

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.labels import Labels
from kursk_viewer.drawing.timeline.stacks import stacks_of
from kursk_viewer.output import pictures
from kursk_viewer.output.picture_settings import PictureSettings
from kursk_viewer.output.timeline_picture import TimelineLayout, laid_out, of_timeline
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import timeline

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(900, 600), (960, None), (1280, 800), (1600, 1600), (1920, 1080), (2560, 1440)]
SMALL = 11


@pytest.fixture(scope="module")
def data(shipped: Dossier) -> TimelineData:
    return TimelineData(timeline(shipped))


@pytest.fixture(scope="module")
def made(data: TimelineData, request: pytest.FixtureRequest, qapp: object) -> TimelineLayout:
    width, height = request.param
    labels = Labels(data, typeface.font(SMALL), attributed=True)
    return laid_out(data, labels, data.full_span(), width, height)


def marks_of(made: TimelineLayout) -> dict[int, QRectF]:
    return {
        placed.number: made.frame.area_of(placed, box)
        for box, layout in zip(made.frame.boxes, made.frame.layouts, strict=True)
        for placed in layout.marks
    }


def texts_of(made: TimelineLayout) -> dict[int, QRectF]:
    """The letters of the text beside or on each mark, without the space above and below them."""
    found = {}
    frame, metrics = made.frame, made.frame.labels.metrics
    for box, layout in zip(frame.boxes, frame.layouts, strict=True):
        for placed in layout.marks:
            area = frame.label_area(placed, box)
            line = area.top() + metrics.ascent()
            wide = area.width()
            if not placed.lines:
                wide = metrics.horizontalAdvance(str(frame.numbers[placed.number]))
            top = line - metrics.capHeight()
            found[placed.number] = QRectF(area.left(), top, wide, line - top)
    return found


def apart(one: QRectF, other: QRectF) -> float:
    across = max(one.left() - other.right(), other.left() - one.right(), 0.0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0.0)
    return hypot(across, down)


@pytest.mark.parametrize("made", SIZES, indirect=True)
def test_every_text_is_nearest_to_its_own_mark_and_over_no_other(made: TimelineLayout) -> None:
    marks, texts = marks_of(made), texts_of(made)
    assert len(made.frame.numbers) > 3
    for number, text in texts.items():
        own = apart(text, marks[number])
        others = [apart(text, area) for other, area in marks.items() if other != number]
        assert own < min(others), number
        assert QRectF(0, -999, made.frame.view.width, 9999).contains(text)
    assert not any(one.intersects(other) for one, other in combinations(texts.values(), 2))


@pytest.mark.parametrize("made", SIZES, indirect=True)
def test_every_label_stands_in_the_row_of_its_mark(made: TimelineLayout) -> None:
    frame = made.frame
    for box, layout in zip(frame.boxes, frame.layouts, strict=True):
        for placed in layout.marks:
            area, middle = frame.label_area(placed, box), box.middle(placed.row)
            assert abs(area.center().y() - middle) < 1.0
            assert placed.lines < 2 or area.height() <= box.row_height


@pytest.mark.parametrize("made", SIZES, indirect=True)
def test_a_number_stands_close_beside_its_mark_or_on_its_bar(made: TimelineLayout) -> None:
    numbered = 0
    for layout in made.frame.layouts:
        for placed in layout.marks:
            if not placed.lines:
                numbered += 1
                after = placed.label_x - placed.right
                before = placed.left - placed.label_x - placed.label_width
                assert placed.inside or 0 < max(after, before) < 2.01
    for lane in range(len(made.frame.layouts)):
        for stack in stacks_of(made.frame, lane):
            first = made.frame.numbers[stack.cluster.first_number]
            assert stack.words == f"{first}–{first + stack.cluster.count - 1}"
            wide = made.frame.labels.metrics.horizontalAdvance(stack.words)
            assert wide <= stack.area.width() <= stack.cluster.right - stack.cluster.left
    assert numbered > 3


def test_a_label_of_more_than_a_day_begins_with_its_month_or_days(data: TimelineData) -> None:
    labels = Labels(data, typeface.font(SMALL), attributed=True)
    dated = range(data.page.placed)
    long = [number for number in dated if data.lasts[number] > data.firsts[number]]
    told = [labels.text(number)[0] for number in long]
    assert "Dec 2024: ≈ 480 km²" in " ".join(told)
    for number, text in zip(long, told, strict=True):
        assert text.startswith(f"{data.page.marks[number].when}: ")


def test_a_picture_promises_a_side_in_words_only_where_there_is_room(data: TimelineData) -> None:
    made = of_timeline(data)
    assert "The shape of a mark says which side says it" in made.subtitle
    assert "where there is room it stands after “·” too" in made.subtitle


def test_a_lane_alone_has_room_for_labels_of_two_lines(shipped: Dossier) -> None:
    data = TimelineData(timeline(shipped))
    data.choose(Choice(lanes=("foreign_troops",)))
    made = laid_out(
        data, Labels(data, typeface.font(SMALL), attributed=True), data.full_span(), 900, 600
    )
    lines = [placed.lines for layout in made.frame.layouts for placed in layout.marks]
    assert 2 in lines
    (box,) = (box for box in made.frame.boxes if box.rows > 1)
    assert 2 * made.frame.labels.leading <= box.row_height


def test_light_and_dark_differ_in_nothing_but_colours(data: TimelineData) -> None:
    light, dark = (
        re.sub(
            rb'#[0-9a-f]{6}|(fill|stroke)-opacity="[^"]*"',
            b"",
            pictures.svg(of_timeline(data), PictureSettings(width=1280, height=800, scheme=scheme)),
        )
        for scheme in ("light", "dark")
    )
    assert light == dark


def test_a_picture_explains_only_what_is_in_it(data: TimelineData) -> None:
    explained = ("longer than a day", "Numbers lead to this list")
    weeks = (float(date(2025, 2, 1).toordinal()), float(date(2025, 3, 20).toordinal()))
    for span, there in ((None, True), (weeks, False)):
        told = pictures.svg(of_timeline(data, span), PictureSettings(width=1200, height=675))
        assert [text in told.decode() for text in explained] == [there] * 2
        assert "Several, too close" not in told.decode()


@pytest.mark.parametrize(
    "size", [{}, {"width": 1122, "height": 794}, {"width": 1500, "height": 1050}]
)
def test_a_picture_of_the_whole_draws_every_mark_by_itself(
    data: TimelineData, size: dict[str, int]
) -> None:
    told = pictures.svg(of_timeline(data), PictureSettings(**size)).decode()
    assert "Numbers lead to this list" in told
    assert "Several, too close" not in told


def test_a_stack_of_a_picture_has_the_numbers_of_its_marks_and_is_explained(
    shipped: Dossier,
) -> None:
    one = shipped.events["ev-2024-08-06"]
    events = {f"e{n}": one.replace(id=f"e{n}") for n in range(40)}
    data = TimelineData(timeline(shipped.replace(events=events, claims={}, relations={})))
    labels = Labels(data, typeface.font(SMALL), attributed=True)
    frame = laid_out(data, labels, data.full_span(), 900, 600).frame
    (stack,) = (stack for lane in range(len(frame.layouts)) for stack in stacks_of(frame, lane))
    first = frame.numbers[stack.cluster.first_number]
    assert stack.words == f"{first}–{first + stack.cluster.count - 1}"
    assert stack.sign is not None and stack.sign.left() > 0
    made = pictures.svg(of_timeline(data), PictureSettings(width=1200, height=675))
    assert "Several, too close" in made.decode()
