"""One picture of the timeline: where lanes, marks, labels and clusters are for one view and size.

All measures are pixels of 1/96 inch; whoever wants more of them scales the painter.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import product

from PySide6.QtCore import QRectF

from kursk_viewer.drawing.date_axis import DateAxis, DayView, date_axis
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.labelling import put_labels
from kursk_viewer.drawing.timeline.labels import Labels
from kursk_viewer.drawing.timeline.lanes import LaneBox, axis_height
from kursk_viewer.drawing.timeline.layout import (
    CLOSE,
    DOT,
    Cluster,
    LaneData,
    LaneLayout,
    MarkBox,
    Numbered,
    extent,
)
from kursk_viewer.drawing.timeline.packing import pack_lane
from kursk_viewer.drawing.timeline.phases import PhasePlace, phases_in_view
from kursk_viewer.pages import wording
from kursk_viewer.record import Record

_BEYOND = 16.0
_MANY = 200
_FEW = 30
"""Marks of a cluster up to which numbers are tried at both sides of marks to draw them."""
_SHARES_AT_LEFT = (0.3, 0.4, 0.5, 0.6, 0.7)
"""Which parts of the marks of some days have their numbers at the left, one after the other."""


class Sought(Record):
    """Days that the reader went to, as the reader named them."""

    first: int
    last: int
    label: str


class Emphasis(Record):
    """What stands out in a frame: the current mark, the selected ones, the one under the pointer,
    the days gone to."""

    current: int | None = None
    selected: frozenset[int] = frozenset()
    hovered: int | None = None
    sought: Sought | None = None


class Over(Record):
    """The current mark where it is not drawn by itself: over the cluster or in the closed lane that
    it is part of."""

    number: int
    area: QRectF
    cluster: Cluster | None


class Frame:
    """Everything that one paint shows. `layouts` belong to `boxes`, lane by lane, and depend on
    nothing that stands out; `over` is the current mark where no layout has it."""

    def __init__(
        self,
        data: TimelineData,
        labels: Labels,
        view: DayView,
        boxes: list[LaneBox],
        emphasis: Emphasis | None = None,
        layouts: list[LaneLayout] | None = None,
    ) -> None:
        self.data, self.view, self.boxes, self.labels = data, view, boxes, labels
        self.heading = view.left
        emphasis = emphasis or Emphasis()
        self.current, self.selected = emphasis.current, emphasis.selected
        self.sought = emphasis.sought
        self.asked = self.selected | ({emphasis.hovered} - {None})
        """The marks whose contradictions are drawn as ties."""
        self.line = labels.metrics.height()
        self.axis_height = axis_height(data.page, labels.metrics)
        self.layouts = layouts or [
            self._layout(box, lane) for box, lane in zip(boxes, data.lanes, strict=True)
        ]
        self.numbers: dict[int, int] = {}
        """What stands for the title of a mark in a picture, by position."""
        self.over = self._over()
        self._selected_clusters = self._with_selected()

    def _layout(self, box: LaneBox, lane: LaneData, numbered: Numbered | None = None) -> LaneLayout:
        if box.collapsed or not lane.numbers:
            return LaneLayout()
        data, view, numbered = self.data, self.view, numbered or Numbered()
        layout = pack_lane(
            lane, data.firsts, data.lasts, view, box.rows, data.tied, box.homes, numbered
        )
        put_labels(
            layout,
            view.width - 2,
            box.rows,
            self.labels.widths,
            data.weights.__getitem__,
            high=box.row_height >= 2 * self.labels.leading,
            numbered=numbered,
        )
        return layout

    def _over(self) -> Over | None:
        number = self.current
        if number is None or not self.data.shown.mask[number]:
            return None
        area = self.hidden_area(number)
        if area is None:
            return None
        lane = self.data.lane_of[number]
        cluster = self.layouts[lane].cluster_of(number, self.data.firsts[number])
        return Over(number=number, area=area, cluster=cluster)

    def number_unlabelled(self, most: int) -> tuple[int, ...]:
        """Number the marks of open lanes that have no label, those in clusters too, lane by lane
        and from left to right, and give them in this order; none where they are more than `most`.
        """
        before = self.layouts
        found: tuple[int, ...] = ()
        for digits in range(1, len(str(most)) + 1):
            wide = self.labels.metrics.horizontalAdvance("0" * digits) + 1
            lanes = zip(self.boxes, self.data.lanes, before, strict=True)
            self.layouts = [self._with_room(box, lane, made, wide) for box, lane, made in lanes]
            found = self._unlabelled()
            if len(found) < 10**digits:
                break
        if len(found) > most:
            self.layouts, found = before, ()
        self.numbers = {mark: number for number, mark in enumerate(found, 1)}
        for placed in (placed for layout in self.layouts for placed in layout.marks):
            if not placed.lines and placed.label_x < placed.left:
                wide = self.labels.advance(wording.number(self.numbers[placed.number]))
                placed.label_x, placed.label_width = placed.left - CLOSE - wide, wide
        return found

    def _with_room(
        self, box: LaneBox, lane: LaneData, layout: LaneLayout, wide: float
    ) -> LaneLayout:
        """A lane whose marks without a label have room for numbers of a width. Where clusters of
        few would be left, numbers of the earlier marks around them stand at the left, or labels
        around them are numbers too, if fewer marks are in clusters by that."""
        right = Numbered(wide=wide, view=self.view.width)
        layout = self._numbered(box, lane, layout, right)
        close = [self.in_cluster(cluster, lane, layout) for cluster in layout.clusters]
        if not close or max(map(len, close)) > _FEW:
            return layout
        labelled = {b.number for b in layout.marks if b.label_width and b.lines}
        spans = [(2 * c.begin - c.end, c.end) for c in layout.clusters]
        days = [
            lane.numbers[bisect_left(lane.starts, begin) : bisect_left(lane.starts, end)]
            for begin, end in spans
        ]
        best = layout
        for kept, share in product((labelled, labelled.difference(*days)), _SHARES_AT_LEFT):
            at_left = {n for numbers in days for n in numbers[: round(len(numbers) * share)]}
            marks = frozenset(lane.numbers) - kept
            both = right.replace(marks=marks, at_left=frozenset(at_left))
            made = self._numbered(box, lane, self._layout(box, lane, both), both)
            if _counted(made) < _counted(best):
                best = made
            if not best.clusters:
                break
        return best

    def _numbered(
        self, box: LaneBox, lane: LaneData, layout: LaneLayout, numbered: Numbered
    ) -> LaneLayout:
        """A lane in which every mark without a label is numbered, beside those that are already."""
        marks = numbered.marks
        while bare := {placed.number for placed in layout.marks if not placed.label_width}:
            marks |= bare
            layout = self._layout(box, lane, numbered.replace(marks=marks))
        return layout

    def _unlabelled(self) -> tuple[int, ...]:
        """The marks that are numbered; those of a cluster follow each other."""
        found: list[int] = []
        for lane, layout in zip(self.data.lanes, self.layouts, strict=True):
            groups = [(box.left, [box.number]) for box in layout.marks if not box.lines]
            groups += [(c.left, self.in_cluster(c, lane, layout)) for c in layout.clusters]
            found += [number for _, group in sorted(groups) for number in group]
        return tuple(found)

    def in_cluster(self, cluster: Cluster, lane: LaneData, layout: LaneLayout) -> list[int]:
        """The marks that a cluster of a lane stands for, in order of time."""
        drawn = {placed.number for placed in layout.marks}
        low = bisect_left(lane.starts, cluster.begin)
        high = bisect_left(lane.starts, cluster.end)
        return [n for n in lane.numbers[low:high] if n not in drawn and n not in layout.outside]

    def hidden_area(self, number: int) -> QRectF | None:
        """Where a mark would be drawn in the cluster or closed lane that it is part of; None where
        it is drawn by itself, out of view, or has no date."""
        if not self.data.is_placed(number):
            return None
        lane = self.data.lane_of[number]
        box, layout = self.boxes[lane], self.layouts[lane]
        left, right = extent(self.view, self.data.firsts[number], self.data.lasts[number])
        cluster = layout.cluster_of(number, self.data.firsts[number])
        if box.collapsed:
            low, high = -_BEYOND, self.view.width + _BEYOND
            if right < 0 or left > self.view.width:
                return None
        elif cluster is not None:
            low, high = cluster.left + 2, cluster.right - 2
        else:
            return None
        width = min(right - left, high - low)
        left = min(max(left, low), high - width)
        return QRectF(left, box.middle(0) - DOT / 2, width, DOT)

    def place_of(self, number: int) -> QRectF | None:
        """Where a mark is drawn, by itself or in what it is part of; None where it is not in
        view."""
        hidden = self.hidden_area(number)
        if hidden is not None or not self.data.is_placed(number):
            return hidden
        lane = self.data.lane_of[number]
        box = self.boxes[lane]
        drawn = (b for b in self.layouts[lane].marks if b.number == number)
        return next((self.area_of(placed, box) for placed in drawn), None)

    def _with_selected(self) -> set[int]:
        if len(self.selected) > _MANY:
            return set()
        lane_of, firsts = self.data.lane_of, self.data.firsts
        dated = filter(self.data.is_placed, self.selected)
        clusters = (self.layouts[lane_of[n]].cluster_of(n, firsts[n]) for n in dated)
        return {id(cluster) for cluster in clusters if cluster is not None}

    def has_selected(self, cluster: Cluster) -> bool:
        """Whether a selected mark is one of those that a cluster stands for."""
        return id(cluster) in self._selected_clusters

    def area_of(self, placed: MarkBox, box: LaneBox) -> QRectF:
        """A mark's box, in the coordinates of the lanes, cut a little beyond the view."""
        high = DOT if self.is_dot(placed) else min(self.line + 4, box.row_height - 3)
        left, right = max(placed.left, -_BEYOND), min(placed.right, self.view.width + _BEYOND)
        return QRectF(left, box.middle(placed.row) - high / 2, right - left, high)

    def label_area(self, placed: MarkBox, box: LaneBox) -> QRectF:
        """A label's box, in the coordinates of the lanes; as high as its lines."""
        middle, high = box.middle(placed.row), self.line
        high += max(placed.lines - 1, 0) * self.labels.leading
        return QRectF(placed.label_x, middle - high / 2, placed.label_width, high)

    def is_dot(self, placed: MarkBox) -> bool:
        """Whether the mark stands for a single day."""
        return self.data.firsts[placed.number] == self.data.lasts[placed.number]

    def mark_at(self, x: float, y: float) -> int | None:
        """The position of the mark whose box or label is there."""
        if self.over is not None and self.over.area.adjusted(-2, -2, 2, 2).contains(x, y):
            return self.over.number
        for box, layout in zip(self.boxes, self.layouts, strict=True):
            if not box.top <= y < box.top + box.height:
                continue
            for placed in layout.marks:
                near = abs(y - box.middle(placed.row)) <= box.row_height / 2
                if near and placed.left - 2 <= x <= placed.right + 2:
                    return placed.number
                if placed.label_width and self.label_area(placed, box).contains(x, y):
                    return placed.number
        return None

    def cluster_at(self, x: float, y: float) -> Cluster | None:
        """The cluster that is there."""
        for box, layout in zip(self.boxes, self.layouts, strict=True):
            for cluster in layout.clusters:
                if cluster.left <= x <= cluster.right and self.cluster_area(cluster, box).contains(
                    x, y
                ):
                    return cluster
        return None

    def lane_at(self, y: float) -> int | None:
        """The lane at a height."""
        for number, box in enumerate(self.boxes):
            if box.top <= y < box.top + box.height:
                return number
        return None

    def cluster_area(self, cluster: Cluster, box: LaneBox) -> QRectF:
        """A cluster's box, cut at the edges of the view."""
        left, right = max(cluster.left, 0.0), min(cluster.right, self.view.width)
        top = box.middle(0) - box.row_height / 2 + 1
        return QRectF(left, top, max(0.0, right - left), box.row_height - 2)

    def axis(self) -> DateAxis:
        """The ticks of the view."""
        room = self.labels.metrics.horizontalAdvance("Mmm") + 10
        return date_axis(self.view, room)

    @cached_property
    def phases(self) -> tuple[PhasePlace, ...]:
        """The phases in view, their names beside each other."""
        return phases_in_view(self.data.page, self.view, self.labels.metrics.horizontalAdvance)

    def phase_at(self, x: float, y: float) -> PhasePlace | None:
        """The phase whose name is at a place of the band above the lanes."""
        if not self.axis_height - self.line - 2 <= y < self.axis_height:
            return None
        for place in self.phases:
            if place.name_width and 0 <= x - place.name_x <= place.name_width:
                return place
        return next((p for p in self.phases if p.left <= x < p.right), None)

    def core_x(self) -> float | None:
        """Where the core report's day is; None when it is not in view."""
        day = self.data.page.core_day
        if day is None or not self.view.begin <= day + 0.5 <= self.view.end:
            return None
        return round(self.view.x(day + 0.5)) + 0.5


def _counted(layout: LaneLayout) -> int:
    """How many marks are in clusters."""
    return sum(cluster.count for cluster in layout.clusters)
