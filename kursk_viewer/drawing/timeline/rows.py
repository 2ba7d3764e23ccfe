"""How many rows each lane gets: as many as it takes to draw its marks one by one, where there is
room for that; else first where contradictions would vanish in clusters."""

from __future__ import annotations

from collections.abc import Callable

from kursk_viewer.drawing.date_axis import DayView
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.packing import place

MOST_ROWS = 6
_FEWEST = 2


class RowBudget:
    """How many marks of each lane a view would count rather than draw, by number of rows; worked
    out when asked for, once."""

    def __init__(self, data: TimelineData, view: DayView) -> None:
        self._data, self.view = data, view
        self._known: dict[tuple[int, int], tuple[int, int]] = {}

    def counted(self, lane: int, rows: int) -> tuple[int, int]:
        """Those that contradict others, and all."""
        if (lane, rows) not in self._known:
            data, marks = self._data, self._data.lanes[lane]
            layout = place(marks, data.firsts, data.lasts, self.view, rows, data.tied)
            hidden = [layout.cluster_of(n, data.firsts[n]) for n in data.tied_in(lane)]
            tied = sum(cluster is not None for cluster in hidden)
            self._known[lane, rows] = (tied, sum(cluster.count for cluster in layout.clusters))
        return self._known[lane, rows]

    def needed(self, lane: int) -> int:
        """The fewest rows in which the lane's marks are drawn one by one, two at least where there
        are two marks; the most there can be where nothing helps."""
        if self.counted(lane, MOST_ROWS)[1]:
            return MOST_ROWS
        fewest = min(_FEWEST, len(self._data.lanes[lane].numbers))
        return next(r for r in range(fewest, MOST_ROWS + 1) if not self.counted(lane, r)[1])

    def share(self, lanes: list[int], fits: Callable[[dict[int, int]], bool]) -> dict[int, int]:
        """Rows by lane where not all get what they need: more while that fits, first where
        contradictions would be counted, then for labels, then where it helps most. Where even the
        fewest do not fit, whatever draws the contradictions."""
        needed = {lane: self.needed(lane) for lane in lanes}
        rows = {lane: self._fewest(lane) for lane in lanes}
        if not fits(rows):
            return {
                lane: next(
                    (r for r in range(rows[lane], most) if not self.counted(lane, r)[0]), most
                )
                for lane, most in needed.items()
            }
        while True:
            offers = [
                lane
                for lane in lanes
                if rows[lane] < needed[lane] and fits({**rows, lane: rows[lane] + 1})
            ]
            if not offers:
                return rows
            rows[max(offers, key=lambda lane: self._gain(lane, rows[lane]))] += 1

    def _fewest(self, lane: int) -> int:
        """One row where that draws all, else two."""
        return 1 if not self.counted(lane, 1)[1] else _FEWEST

    def _gain(self, lane: int, rows: int) -> tuple[int, bool, int]:
        now, then = self.counted(lane, rows), self.counted(lane, rows + 1)
        return now[0] - then[0], rows < _FEWEST, now[1] - then[1]
