"""What stands for marks that are too close to be drawn one by one: a stack in the middle of their
days with their count, or with the numbers that lead to them. It is of their side's shape where all
are of one side, and never as long as a period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QRectF

from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.drawing.timeline.layout import DOT, Cluster
from kursk_viewer.drawing.timeline.marks import STACK
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.page import Mark
from kursk_viewer.record import Record

_SIGN = STACK + 3.0
"""A sign with the space between it and its words."""
_MOST_ASKED = 1000
"""Marks in a stretch of days up to which each is asked for its shape."""


class Stack(Record):
    """A cluster as it is drawn: the box of its sign, None where there is no room for one, its words
    and where they begin, and all that it takes. `sample` is one of its marks where all have one
    shape; contradicted and disputed tell that any of them is."""

    cluster: Cluster
    sign: QRectF | None
    words: str
    words_x: float
    area: QRectF
    sample: Mark | None
    contradicted: bool
    disputed: bool


def stacks_of(frame: Frame, lane: int) -> tuple[Stack, ...]:
    """The stacks of a lane of a frame, one for each of its clusters."""
    return tuple(_stack(frame, lane, cluster) for cluster in frame.layouts[lane].clusters)


def _stack(frame: Frame, lane: int, cluster: Cluster) -> Stack:
    members, room = _Members(frame, lane, cluster), _room(frame, lane, cluster)
    words, wide = _words(frame, lane, cluster, room.width())
    middle = frame.view.x(members.middle)
    whole = _SIGN + wide if words else STACK
    signed = whole <= room.width()
    whole = whole if signed else wide
    size = STACK if signed else wide
    starts = [middle - size / 2, middle + size / 2 - whole]
    lefts = [max(min(start, room.right() - whole), room.left()) for start in starts]
    shifts = [abs(left - start) for left, start in zip(lefts, starts, strict=True)]
    before = shifts[1] < shifts[0]
    left = lefts[before]
    at = left + (whole - size) * before
    return Stack(
        cluster=cluster,
        sign=QRectF(at, room.center().y() - DOT / 2, STACK, DOT) if signed else None,
        words=words,
        words_x=left if before else left + whole - wide,
        area=QRectF(left, room.top(), whole, room.height()),
        sample=members.of_one_shape(),
        contradicted=members.any_of(frame.data.contradicted[lane]),
        disputed=members.any_of(frame.data.disputed[lane]),
    )


def _room(frame: Frame, lane: int, cluster: Cluster) -> QRectF:
    """What a cluster has for its stack: its room without the current mark where that is in it."""
    room, over = frame.cluster_area(cluster, frame.boxes[lane]), frame.over
    if over is None or over.cluster is not cluster:
        return room
    before, after = QRectF(room), QRectF(room)
    before.setRight(max(room.left(), over.area.left() - 4))
    after.setLeft(min(room.right(), over.area.right() + 4))
    return before if before.width() > after.width() else after


def _words(frame: Frame, lane: int, cluster: Cluster, room: float) -> tuple[str, float]:
    """What is told beside a sign, or alone where there is no room for both; and how wide it is."""
    first = frame.numbers.get(cluster.first_number)
    if first is not None:
        last = first + cluster.count - 1
        text = f"{wording.number(first)}–{wording.number(last)}"
        return text, frame.labels.advance(text)
    name = frame.data.page.lanes[lane].id
    beside = frame.labels.counted(cluster.count, name, room - _SIGN)
    return beside if beside[0] else frame.labels.counted(cluster.count, name, room)


class _Members:
    """The marks that a cluster stands for, which are visited no further than need be."""

    def __init__(self, frame: Frame, lane: int, cluster: Cluster) -> None:
        self._data, layout, found = frame.data, frame.layouts[lane], frame.data.lanes[lane]
        self._drawn = {placed.number for placed in layout.marks} | layout.outside
        self._numbers = found.numbers
        self._low = bisect_left(found.starts, cluster.begin)
        self._high = bisect_left(found.starts, cluster.end)
        self._first = cluster.first_number

    def _backwards(self) -> Iterator[int]:
        for at in range(self._high - 1, self._low - 1, -1):
            if self._numbers[at] not in self._drawn:
                yield self._numbers[at]

    @property
    def middle(self) -> float:
        """Between the first and the last day on which one begins."""
        firsts = self._data.firsts
        last = next(self._backwards(), self._first)
        return (firsts[self._first] + firsts[last] + 1) / 2

    def of_one_shape(self) -> Mark | None:
        """The first of them; None where another is of another shape, or they are too many."""
        marks = self._data.page.marks
        one = marks[self._first]
        if self._high - self._low > _MOST_ASKED:
            return None
        alike = all(marks[number].shape == one.shape for number in self._backwards())
        return one if alike else None

    def any_of(self, known: list[int]) -> bool:
        """Whether any of them is among some marks of the lane."""
        mask = self._data.shown.mask
        low = bisect_left(known, self._numbers[self._low])
        high = bisect_right(known, self._numbers[self._high - 1])
        found = (known[at] for at in range(low, high))
        return any(mask[number] and number not in self._drawn for number in found)
