"""Which marks to show: one pass over folded text and wide integers, so that it keeps up with
typing whatever the number of marks.

A set of marks is a mask: one byte a mark, 1 where the mark is in it.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import cached_property
from itertools import compress

from kursk_viewer.pages.filtering import Filter, FilterError, parse
from kursk_viewer.pages.finding import PLAIN, Folding, folding_of
from kursk_viewer.pages.table import DAYS
from kursk_viewer.pages.timeline.kinds import of_kind
from kursk_viewer.pages.timeline.page import Mark, TimelinePage
from kursk_viewer.record import Record

_CHUNK = 25_000
_FOLDED_AT_ONCE = 500


class Choice(Record):
    """Which marks to show; an empty tuple of lanes or sides means all of them. `opposed` asks for
    what is contradicted or disputed. `hidden` are the ids of kinds of which none is shown. `text`
    is an expression as `filtering` reads it; one that makes no sense is not applied."""

    lanes: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    opposed: bool = False
    core: bool = False
    hidden: tuple[str, ...] = ()
    text: str = ""


class FilteredMarks(Record):
    """What a choice leaves: the mask, the positions in order of time, those among them that are
    there only because they contradict another mark shown, a companion too, and the ids of records
    that contradict what is shown and are no marks."""

    mask: bytes
    numbers: list[int]
    companions: frozenset[int] = frozenset()
    outside: tuple[str, ...] = ()


class MarkFilter:
    """Answers choices about one page."""

    def __init__(self, page: TimelinePage) -> None:
        marks = page.marks
        self._size = len(marks)
        self._disagreements = page.disagreements
        self._marks = marks
        self._folding = folding_of(page.dossier)
        self._text: list[str] = []
        self._firsts = [mark.first for mark in marks]
        self._lasts = [mark.last for mark in marks]
        self._lanes = {
            lane.id: _wide(bytes(m.lane == lane.id for m in marks)) for lane in page.lanes
        }
        self._sides = {s.id: _wide(bytes(s.id in m.sides for m in marks)) for s in page.sides}
        self._opposed = _wide(bytes(m.opposed for m in marks))
        self._core = _wide(bytes(m.core for m in marks))
        self._kinds: dict[str, int] = {}
        self._all = _wide(b"\x01" * self._size)

    def steps(self, choice: Choice) -> Generator[None, None, FilteredMarks]:
        """Work out which marks pass every part of the choice, and all halves of the contradictions
        that these are in; yields now and then so that the caller can do something else."""
        wide = self._all
        if choice.lanes:
            wide &= _any_of(self._lanes, choice.lanes)
        if choice.sides:
            wide &= _any_of(self._sides, choice.sides)
        if choice.opposed:
            wide &= self._opposed
        if choice.core:
            wide &= self._core
        for kind in choice.hidden:
            if kind not in self._kinds:
                self._kinds[kind] = _wide(of_kind(kind, self._marks))
                yield
            wide &= ~self._kinds[kind]
        try:
            asked = understood(choice.text, self._folding)
        except FilterError:
            asked = Filter()
        if asked.alternatives:
            yield from self._fold()
            shown = self._as_shown if asked.reads_as_shown else ()
            found = bytearray(self._size)
            for begin in range(0, self._size, _CHUNK):
                rows = list(range(begin, min(begin + _CHUNK, self._size)))
                for row in asked.narrowed(rows, self._text, self._lasts, shown, self._firsts):
                    found[row] = 1
                yield
            wide &= _wide(bytes(found))
        mask = bytearray(wide.to_bytes(self._size, "little"))
        companions, outside = self._draw_in(mask)
        yield
        numbers = list(compress(range(self._size), mask))
        return FilteredMarks(
            mask=bytes(mask), numbers=numbers, companions=companions, outside=outside
        )

    def _draw_in(self, mask: bytearray) -> tuple[frozenset[int], tuple[str, ...]]:
        """Add the other halves of every contradiction shown to the mask, also of those added; they
        and the halves that are no marks."""
        companions: list[int] = []
        outside: list[str] = []
        for one in self._disagreements:
            if any(mask[number] for number in one.numbers):
                companions += [number for number in one.numbers if not mask[number]]
                outside += one.outside
        for number in companions:
            mask[number] = 1
        return frozenset(companions), tuple(outside)

    @cached_property
    def _as_shown(self) -> list[str]:
        return ["\n".join(_texts(mark)) for mark in self._marks]

    def _fold(self) -> Generator[None, None, None]:
        """Fold the texts of the marks that have not been folded yet."""
        while len(self._text) < self._size:
            begin = len(self._text)
            marks = self._marks[begin : begin + _FOLDED_AT_ONCE]
            fields = zip(*map(_texts, marks), strict=True)
            folded = zip(*map(self._folding.texts, fields), strict=True)
            self._text += map("\n".join, folded)
            yield


def understood(text: str, folding: Folding = PLAIN) -> Filter:
    """What a reader asks of marks: of any of their texts, or of their days. FilterError with a
    sentence if it makes no sense."""
    return parse(text, kind=DAYS, folding=folding)


def _texts(mark: Mark) -> tuple[str, ...]:
    return (
        mark.title, mark.text, mark.who, mark.place, mark.when, mark.spoken, mark.edtf,
        mark.remarks, mark.category,
    )  # fmt: skip


def _wide(mask: bytes) -> int:
    return int.from_bytes(mask, "little")


def _any_of(masks: dict[str, int], names: tuple[str, ...]) -> int:
    wide = 0
    for name in names:
        wide |= masks.get(name, 0)
    return wide
