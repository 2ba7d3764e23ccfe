"""What can be done at a place of the timeline: with a mark, with what a box counts, with a lane,
with a phase, with a month, and with the chart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kursk_viewer.dossier.dates import parse
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.lean import date
from kursk_viewer.output import tables
from kursk_viewer.pages import wording
from kursk_viewer.pages.timeline.page import lane_counted, marks_table
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.record_menu import record_menu
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.timeline.chart import ChartPlace, TimelineChart
from kursk_viewer.ui.timeline.filters import NOTHING, TimelineFilters


class PlaceMenu:
    """Makes the menus of a chart; `moves` and `rest` are commands that every one of them ends in,
    those of the view and those of the whole."""

    def __init__(
        self,
        tab: Tab,
        chart: TimelineChart,
        filters: TimelineFilters,
        moves: Sequence[QAction],
        rest: Sequence[QAction],
    ) -> None:
        self._tab, self._chart, self._filters = tab, chart, filters
        self._moves, self._rest = moves, rest

    def at(self, data: TimelineData | None, place: ChartPlace) -> QMenu:
        """The menu of a place."""
        page = data.page if data else None
        record = page.marks[place.number].record if page and place.number is not None else ""
        menu = record_menu(self._tab, page.dossier if page else None, record, ())
        if data:
            self._times(menu, data, place)
            if place.lane is not None:
                self._lane(menu, data, place.lane)
        menu.addActions(self._moves)
        menu.addSeparator()
        if data and not record:
            self._copies(menu, data)
        menu.addActions(self._rest)
        return menu

    def _times(self, menu: QMenu, data: TimelineData, place: ChartPlace) -> None:
        """What part of time can be viewed."""
        view = self._chart.set_span
        if place.number is not None and data.is_placed(place.number):
            own = data.span_of([place.number])
            action(menu, tr("Zoom to this event"), partial(view, *own) if own else None)
        if place.counted:
            span = data.span_of(list(place.counted))
            lane = data.page.lanes[data.lane_of[place.counted[0]]].id
            form = tr("Zoom to {counted}")
            counted = form.format(counted=lane_counted(len(place.counted), lane))
            action(menu, counted, partial(view, *span) if span else None)
            copy = partial(self._copy, data, place.counted)
            action(menu, tr("Copy these as a table"), copy)
        if place.phase is not None:
            phase, when = place.phase, place.phase.when
            seen = partial(self._tab.record_selected.emit, phase.id)
            action(menu, tr("Show the evidence"), seen)
            label = phase.label.replace("&", "&&")
            zoom = partial(view, *data.padded(when.first, when.last + 1))
            action(menu, tr("Zoom to {span}").format(span=label), zoom)
        if place.day is not None and place.number is None:
            month = parse(date.fromordinal(place.day).isoformat()[:7])
            zoom = partial(view, *data.padded(month.first, month.last + 1))
            action(menu, tr("Zoom to {span}").format(span=wording.short_date(month)), zoom)
        menu.addSeparator()

    def _lane(self, menu: QMenu, data: TimelineData, place: int) -> None:
        lane = data.page.lanes[place]
        label = lane.label.replace("&", "&&")
        closed = lane.id in self._chart.collapsed
        fold = tr("Open: {lane}") if closed else tr("Collapse: {lane}")
        action(menu, fold.format(lane=label), partial(self._chart.toggle_lane, place))
        shown = self._filters.choice().lanes
        every = [each.id for each in data.page.lanes]
        others = tuple(each for each in shown or every if each not in (lane.id, NOTHING))
        hide = partial(self._filters.lanes.check, others or (NOTHING,))
        action(menu, tr("Hide: {lane}").format(lane=label), hide)
        only = partial(self._filters.lanes.check, (lane.id,))
        action(menu, tr("Show only: {lane}").format(lane=label), only)
        show_all = partial(self._filters.lanes.check, ())
        action(menu, tr("Show all categories"), show_all, enabled=bool(shown))
        numbers = data.lanes[place].numbers
        copy = partial(self._copy, data, numbers)
        action(menu, tr("Copy the lane as a table"), copy, enabled=bool(numbers))
        menu.addSeparator()

    def _copies(self, menu: QMenu, data: TimelineData) -> None:
        seen = data.marks_in_view(*self._chart.span())
        copy = partial(self._copy, data, seen)
        action(menu, tr("Copy what is in view as a table"), copy, enabled=bool(seen))
        menu.addActions(list(self._tab.record_commands)[1:])
        menu.addSeparator()

    def _copy(self, data: TimelineData, numbers: Sequence[int]) -> None:
        self._tab.put_on_clipboard(tables.tsv(marks_table(data.page, numbers)))
