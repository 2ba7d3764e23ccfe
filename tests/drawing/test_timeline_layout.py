"""Placement: nothing overlaps, nothing is lost, clusters are exact, ticks are whole days."""

from __future__ import annotations

import random
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.timeline.homes import home_rows
from kursk_viewer.drawing.timeline.labelling import LabelWidths, put_labels
from kursk_viewer.drawing.timeline.layout import LaneData, LaneLayout
from kursk_viewer.drawing.timeline.packing import pack_lane
from kursk_viewer.pages.finding import around
from kursk_viewer.pages.timeline.steps import closest, nearest, other_lane, stepped

FIRST = date(2024, 8, 1).toordinal()


def made(marks: list[tuple[int, int]]) -> tuple[LaneData, list[int], list[int]]:
    marks = sorted((first, first + length) for first, length in marks)
    firsts, lasts = [m[0] for m in marks], [m[1] for m in marks]
    return LaneData.of(range(len(marks)), firsts, lasts), firsts, lasts


def boxes(layout: LaneLayout, rows: int) -> list[list[tuple[float, float]]]:
    found: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    for placed in layout.marks:
        found[placed.row].append((placed.left, placed.right))
        if placed.label_width and not placed.inside:
            found[placed.row].append((placed.label_x, placed.label_x + placed.label_width))
    for cluster in layout.clusters:
        found[0].append((cluster.left, cluster.right))
    return found


def widths(whole: float, title: float) -> LabelWidths:
    return LabelWidths(whole=whole, least=title, broken=title * 0.6)


def various(number: int) -> LabelWidths:
    return widths(60.0 + number * 7 % 200, 40.0 + number * 7 % 200)


def even(_number: int) -> int:
    return 0


MARKS = st.lists(
    st.tuples(
        st.integers(FIRST, FIRST + 400),
        st.sampled_from([0, 0, 0, 0, 1, 6, 30, 200]),
    ),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(
    MARKS,
    st.floats(-40, 380),
    st.floats(6, 450),
    st.integers(2, 6),
    st.sets(st.integers(0, 120)),
)
@example([(FIRST + 148, 200), (FIRST + 148, 200), (FIRST + 341, 0)], 348.0, 128.0, 2, set())
@example([(FIRST, 0), (FIRST, 1), (FIRST + 1, 1)], 1.0, 6.0, 2, set())
@example(
    [(FIRST + 32, 200), *[(FIRST + 197, 0)] * 2, *[(FIRST + 245, 0)] * 2], 232.0, 412.0, 2, set()
)
def test_nothing_overlaps_and_no_visible_mark_is_lost(
    marks: list[tuple[int, int]], offset: float, span: float, rows: int, tied: set[int]
) -> None:
    data, firsts, lasts = made(marks)
    view = DayView(begin=FIRST + offset, end=FIRST + offset + span, width=700.0)
    layout = pack_lane(data, firsts, lasts, view, rows, tied)
    put_labels(layout, view.width, rows, various, lambda n: n % 3)
    for row in boxes(layout, rows):
        row.sort()
        for (_, right), (left, _) in pairwise(row):
            assert right <= left + 0.01
    for placed in layout.marks:
        if placed.label_width:
            assert placed.label_x >= -0.01
            assert placed.label_x + placed.label_width <= view.width + 0.01
    drawn = {placed.number for placed in layout.marks}
    assert len(drawn) == len(layout.marks)
    for number, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        if first >= view.begin and first + 1 <= view.end and number not in drawn:
            assert any(c.begin <= first < c.end for c in layout.clusters), (first, last)
    for cluster in layout.clusters:
        inside = {n for n, first in enumerate(firsts) if cluster.begin <= first < cluster.end}
        hidden = inside - drawn - layout.outside
        assert cluster.count == len(hidden), (inside, drawn)
        assert cluster.first_number == min(hidden)
        if all(lasts[number] == firsts[number] for number in inside):
            assert cluster.count > 1


@settings(max_examples=100, deadline=None)
@given(MARKS, st.floats(0, 380), st.floats(6, 100))
def test_marks_that_run_into_the_view_are_drawn_or_counted(
    marks: list[tuple[int, int]], offset: float, span: float
) -> None:
    data, firsts, lasts = made(marks)
    view = DayView(begin=FIRST + offset, end=FIRST + offset + span, width=700.0)
    layout = pack_lane(data, firsts, lasts, view, 3)
    running = {
        number
        for number, (first, last) in enumerate(zip(firsts, lasts, strict=True))
        if first < view.begin < last + 1 and last > first
    }
    drawn = {placed.number for placed in layout.marks}
    counted = {
        n
        for n in running
        for c in layout.clusters
        if c.begin <= firsts[n] < c.end and n not in drawn
    }
    assert layout.begun_earlier == len(running - drawn - counted)


def test_a_dense_stretch_is_a_count_and_opens_when_zoomed() -> None:
    data, firsts, lasts = made([(FIRST + n % 20, 0) for n in range(40)])
    wide = DayView(begin=FIRST - 200.0, end=FIRST + 200.0, width=700.0)
    near = DayView(begin=FIRST - 1.0, end=FIRST + 21.0, width=700.0)
    assert sum(c.count for c in pack_lane(data, firsts, lasts, wide, 2).clusters) == 40
    assert len(pack_lane(data, firsts, lasts, near, 2).marks) == 40


def test_panning_keeps_rows() -> None:
    chance = random.Random(3)
    data, firsts, lasts = made([(FIRST + chance.randrange(300), 0) for _ in range(60)])
    one = pack_lane(data, firsts, lasts, DayView(begin=FIRST, end=FIRST + 120.0, width=700.0), 3)
    other = pack_lane(
        data, firsts, lasts, DayView(begin=FIRST + 5.3, end=FIRST + 125.3, width=700.0), 3
    )
    rows = {placed.number: placed.row for placed in one.marks}
    same = [placed.row == rows[placed.number] for placed in other.marks if placed.number in rows]
    assert len(same) > 10
    assert all(same)


def labelled(days: list[int], width: float, rows: int = 1) -> LaneLayout:
    data, firsts, lasts = made([(FIRST + day, 0) for day in days])
    layout = pack_lane(
        data, firsts, lasts, DayView(begin=FIRST, end=FIRST + 100.0, width=700.0), rows
    )
    put_labels(layout, 700.0, rows, lambda _: widths(width + 30, width), even)
    return layout


def test_a_label_stands_at_the_left_only_far_from_others() -> None:
    (placed,) = labelled([98], 120.0).marks
    assert placed.label_width == 120.0
    assert placed.label_x + placed.label_width < placed.left
    near, last = labelled([70, 98], 120.0).marks
    assert (near.label_width, last.label_width) == (150.0, 0.0)
    before, _, _ = labelled([40, 50, 52], 120.0).marks
    assert before.label_x + before.label_width < before.left


@settings(max_examples=100, deadline=None)
@given(MARKS, st.floats(0, 380), st.floats(6, 450), st.integers(2, 4))
def test_what_stands_before_a_label_is_its_own_mark(
    marks: list[tuple[int, int]], offset: float, span: float, rows: int
) -> None:
    data, firsts, lasts = made(marks)
    view = DayView(begin=FIRST + offset, end=FIRST + offset + span, width=700.0)
    layout = pack_lane(data, firsts, lasts, view, rows)
    put_labels(layout, view.width, rows, various, lambda n: n % 3)
    for placed in layout.marks:
        if not placed.label_width or placed.inside:
            continue
        others = [b for b in layout.marks if b.row == placed.row and b is not placed]
        begin, end = placed.label_x, placed.label_x + placed.label_width
        own = begin - placed.right if begin > placed.right else placed.left - end
        before = min((begin - b.right for b in others if b.right <= begin), default=999.0)
        after = min((b.left - end for b in others if b.left >= end), default=999.0)
        if begin > placed.right:
            assert after >= 2 * own
        else:
            assert before >= 5 * own


def test_the_title_stands_alone_where_the_whole_label_has_no_room() -> None:
    data, firsts, lasts = made([(FIRST + 10, 0), (FIRST + 30, 0), (FIRST + 32, 0)])
    layout = pack_lane(data, firsts, lasts, DayView(begin=FIRST, end=FIRST + 50.0, width=700.0), 1)
    put_labels(layout, 700.0, 1, lambda _: widths(300.0, 200.0), even)
    assert layout.marks[0].label_width == 200.0


def test_a_label_stands_whole_or_not_at_all() -> None:
    data, firsts, lasts = made([(FIRST + 10, 0), (FIRST + 40, 0), (FIRST + 42, 0), (FIRST + 43, 0)])
    layout = pack_lane(data, firsts, lasts, DayView(begin=FIRST, end=FIRST + 50.0, width=700.0), 1)
    put_labels(layout, 700.0, 1, lambda _: widths(2000.0, 1900.0), even)
    assert {placed.label_width for placed in layout.marks} == {0.0}


def test_a_title_has_a_second_line_only_where_its_row_has_room_for_it() -> None:
    data, firsts, lasts = made([(FIRST + 10, 0), (FIRST + 30, 0)])
    view = DayView(begin=FIRST, end=FIRST + 50.0, width=700.0)
    for high, wanted in ((False, [(1, 0.0), (1, 0.0)]), (True, [(2, 210.0), (2, 210.0)])):
        layout = pack_lane(data, firsts, lasts, view, 2, homes={0: 0, 1: 0})
        put_labels(layout, 700.0, 2, lambda _: widths(430.0, 350.0), even, high=high)
        assert [(placed.lines, placed.label_width) for placed in layout.marks] == wanted


@pytest.mark.parametrize("heavy", [0, 1])
def test_what_weighs_most_is_labelled_first_whatever_stands_before_it(heavy: int) -> None:
    data, firsts, lasts = made([(FIRST + 10, 0), (FIRST + 40, 0)])
    view = DayView(begin=FIRST, end=FIRST + 60.0, width=700.0)
    layout = pack_lane(data, firsts, lasts, view, 1)
    put_labels(layout, 600.0, 1, lambda _: widths(390.0, 200.0), lambda n: int(n != heavy))
    assert layout.marks[heavy].label_width == 200.0
    assert layout.marks[1 - heavy].label_width == 0.0


@settings(max_examples=100, deadline=None)
@given(MARKS, st.integers(2, 6), st.floats(0, 380), st.floats(6, 450))
def test_marks_keep_their_rows_at_every_zoom(
    marks: list[tuple[int, int]], rows: int, offset: float, span: float
) -> None:
    data, firsts, lasts = made([(first, 0) for first, _ in marks])
    whole = DayView(begin=FIRST - 10.0, end=FIRST + 840.0, width=700.0)
    packed = pack_lane(data, firsts, lasts, whole, rows)
    if packed.clusters:
        return
    homes = home_rows(packed, 700.0, rows, various, even)
    assert set(homes) == set(range(len(marks)))
    view = DayView(begin=FIRST + offset, end=FIRST + offset + span, width=700.0)
    near = pack_lane(data, firsts, lasts, view, rows, homes=homes)
    assert {m.number: m.row for m in near.marks} == {m.number: homes[m.number] for m in near.marks}


def test_work_follows_what_is_visible_not_what_exists() -> None:
    class Counting(list[int]):
        reads = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            Counting.reads += 1
            return super().__getitem__(at)

    reads = []
    for many in (1_000, 50_000):
        data, firsts, lasts = made([(FIRST + n % 900, (n % 9 == 0) * 30) for n in range(many)])
        Counting.reads = 0
        view = DayView(begin=FIRST + 100.0, end=FIRST + 800.0, width=700.0)
        pack_lane(data, Counting(firsts), Counting(lasts), view, 3)
        reads.append(Counting.reads)
    assert reads[1] < 50_000 / 8
    assert reads[0] < 1_000


def test_steps_stop_at_the_ends() -> None:
    assert stepped([2, 5, 9], None, 1) == 2
    assert stepped([2, 5, 9], None, -1) == 9
    assert stepped([2, 5, 9], 5, 1) == 9
    assert stepped([2, 5, 9], 9, 1) == 9
    assert stepped([2, 5, 9], 5, -1) == 2
    assert stepped([2, 5, 9], 7, 1) == 9
    assert stepped([2, 5, 9], 7, -1) == 5
    assert stepped([2, 5, 9], 3, 1) == 5
    assert stepped([], 5, 1) is None


def test_another_lane_is_entered_at_the_nearest_mark() -> None:
    firsts = [10, 20, 30, 40]
    lanes = [[0, 3], [], [1, 2]]
    assert other_lane(lanes, 0, 1, firsts, 40) == 2
    assert other_lane(lanes, 2, -1, firsts, 22) == 0
    assert other_lane(lanes, 2, 1, firsts, 22) is None
    assert nearest([0, 3], firsts, 26) == 3


def test_stepping_around_wraps() -> None:
    assert around([2, 5, 9], 9, 1) == 2
    assert around([2, 5, 9], 2, -1) == 9
    assert around([2, 5, 9], 2, 1) == 5
    assert around([], 2, 1) is None


def test_the_closest_mark_begins_in_the_days_or_is_nearest_to_them() -> None:
    firsts, lasts = [10, 20, 30], [10, 26, 30]
    numbers = [0, 1, 2]
    assert closest(numbers, firsts, lasts, 15, 25) == 1
    assert closest(numbers, firsts, lasts, 28, 28) == 1
    assert closest(numbers, firsts, lasts, 29, 29) == 2
    assert closest(numbers, firsts, lasts, 99, 99) == 2
    assert closest([], firsts, lasts, 1, 1) is None


def test_what_is_tied_is_drawn_before_the_rest() -> None:
    data, firsts, lasts = made([(FIRST + 50 + n // 4, 0) for n in range(12)])
    view = DayView(begin=FIRST, end=FIRST + 400.0, width=700.0)
    for tied in ({11}, {5}):
        assert tied <= {
            placed.number for placed in pack_lane(data, firsts, lasts, view, 2, tied).marks
        }


def test_a_count_at_the_edge_of_the_view_has_room_for_its_number() -> None:
    data, firsts, lasts = made([(FIRST + 79 - n, 0) for n in range(4) for _ in range(6)])
    for begin in (FIRST + 60.0, FIRST + 70.0, FIRST + 75.0):
        view = DayView(begin=begin, end=begin + 700.0, width=700.0)
        for cluster in pack_lane(data, firsts, lasts, view, 2).clusters:
            assert min(cluster.right, view.width) - max(cluster.left, 0.0) >= 30
