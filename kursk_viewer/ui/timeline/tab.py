"""The Timeline tab: filters, chart, overview and list of the same marks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.dossier.dates import Edtf
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.date_axis import ZOOM_STEP
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.descriptions import elsewhere, status
from kursk_viewer.drawing.timeline.frame import Sought
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages import wording
from kursk_viewer.pages.filtering import only
from kursk_viewer.pages.finding import around
from kursk_viewer.pages.table import Table
from kursk_viewer.pages.timeline.filter import Choice
from kursk_viewer.pages.timeline.page import marks_table, spoken_step, timeline
from kursk_viewer.pages.timeline.steps import closest
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action, menu_button, separator
from kursk_viewer.ui.escape import Step
from kursk_viewer.ui.file_dialogs import picture_actions, table_action
from kursk_viewer.ui.speaking import speak
from kursk_viewer.ui.state import each, exactly, flag, number, read, text, whole
from kursk_viewer.ui.style import SPACE
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.table.copying import excerpt_of_rows
from kursk_viewer.ui.timeline.beside import BesideTheChart
from kursk_viewer.ui.timeline.chart import ChartPlace, TimelineChart
from kursk_viewer.ui.timeline.filters import TimelineFilters
from kursk_viewer.ui.timeline.goto import TimelineGoto
from kursk_viewer.ui.timeline.legend import TimelineLegend
from kursk_viewer.ui.timeline.list import ListColumn, TimelineList
from kursk_viewer.ui.timeline.overview import TimelineOverview
from kursk_viewer.ui.timeline.place_menu import PlaceMenu

_AT_ONCE = 20_000
"""Up to this many marks are filtered at once; more, in slices of this many seconds:"""
_SLICE = 0.012
_LAST_DAY = 4_000_000
"""Of a remembered span, counted from the year 1; beyond the last year that a date can have."""
_HIGHEST = 20_000
"""Pixels of a remembered part of the tab."""
_LEAST_LIST = 68
"""Pixels of the list at least: its head and two rows."""
_UNSEARCHED = (ListColumn.DATED_BY, ListColumn.REMARKS)
"""The columns of the list whose texts the filter does not look through as they stand."""
_NEAR = 10
"""Days that are viewed before and after a date gone to."""


class TimelineTab(Tab):
    """What happened and what was said, over time."""

    name = "timeline"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: TimelineData | None = None
        self._work: Iterator[None] = iter(())
        self.filters = TimelineFilters()
        self.chart = TimelineChart()
        self.overview = TimelineOverview(self.chart)
        self.beside = BesideTheChart()
        self.legend = TimelineLegend()
        self.list = TimelineList()
        self.goto = TimelineGoto()
        self._moves = self._view_commands()
        self._showing = self._shown_commands()
        self._pictures = picture_actions(self, self.picture)
        self.save_table = table_action(self, self.saved_table, "timeline")
        self._sorting = self._sort_menu()
        self._find = self._find_commands()
        name = tr("What part of time to view")
        self.filters.row.addWidget(menu_button(tr("Go to"), name, self._moves))
        upper = QWidget()
        inside = QVBoxLayout(upper)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for widget in (self.chart, self.overview, self.beside, self.legend):
            inside.addWidget(widget, 1 if widget is self.chart else 0)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.list)
        self.list.setMinimumHeight(_LEAST_LIST)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([800, 64])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.filters)
        layout.addWidget(self.goto)
        layout.addWidget(self.splitter, 1)
        self._connect()

    @property
    def main_part(self) -> QWidget:
        return self.chart

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the events and area claims of this dossier."""
        self._slicing.stop()
        page = timeline(dossier)
        data = self._data = TimelineData(page)
        self.filters.offer(page, core_only=dossier.core_only)
        data.choose(self.filters.choice())
        self.legend.set_page(page)
        self._order_keys()
        self.legend.set_hidden(self.filters.choice().hidden)
        self.list.set_data(data)
        self.chart.set_data(data)
        self.overview.set_data(data)
        self.goto.set_data(data)
        self.overview.set_span(*self.chart.span())
        self._enable()
        self._update_status()

    def _order_keys(self) -> None:
        """Lead Tab from the chart over the legend under it to the list, as one sees them."""
        before: QWidget = self.overview.last
        for widget in (*self.legend.boxes, self.legend.show_all, self.list):
            self.setTabOrder(before, widget)
            before = widget

    def select_record(self, record_id: str) -> bool:
        """Reveal a mark, clearing the filters if they hide it."""
        number = self._data.by_record.get(record_id) if self._data else None
        if number is None or self._data is None:
            return False
        if not self._data.shown.mask[number]:
            self.filters.reset()
            self._finish()
        self.list.select(number)
        self.chart.set_selection(self.list.selected(), number)
        self.chart.reveal(number)
        self._enable()
        self._update_status()
        return True

    def choice_shown(self) -> Choice:
        """What chart and list show now; it may be behind the filters for a moment."""
        return self._data.choice if self._data else Choice()

    def focus_find(self) -> None:
        """Put the keyboard into the filter field."""
        self.filters.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.text.selectAll()

    def actions_of_tab(self) -> list[QAction]:
        return [
            *self._moves, separator(self), *self._find, self._sorting.menuAction(),
            separator(self), *self._showing, separator(self), self.save_table, *self._pictures,
        ]  # fmt: skip

    def key_commands(self) -> list[QAction]:
        return self.chart.commands

    def picture(self) -> Picture | None:
        """What the chart shows now, as a picture; None where there is nothing."""
        from kursk_viewer.output.timeline_picture import of_timeline

        if self._data is None or not self._data.page.placed:
            return None
        self._finish()
        return of_timeline(self._data, self.chart.span(), frozenset(self.chart.collapsed))

    def copied_table(self) -> Table | None:
        """The selected rows, or where none is selected all of them, in the order of the list."""
        if self._data is None:
            return None
        self._finish()
        return excerpt_of_rows(self.list, partial(marks_table, self._data.page))

    def saved_table(self, _form: str) -> Table | None:
        """All rows of the list, in its order."""
        if self._data is None:
            return None
        self._finish()
        return marks_table(self._data.page, self.list.model().order)

    def save_state(self) -> dict[str, object]:
        """Span (None when all is in view), collapsed lanes, filters, key, and splitter."""
        return {
            **self.filters.save_state(),
            "span": None if self.chart.fitted else list(self.chart.span()),
            "collapsed": sorted(self.chart.collapsed),
            "key": not self.legend.isHidden(),
            "splitter": self.splitter.sizes(),
        }

    def restore_state(self, state: dict[str, object]) -> None:
        sizes = read(state, "splitter", exactly(2, whole(1, _HIGHEST)))
        if sizes:
            self.splitter.setSizes(list(sizes))
        self._show_legend.setChecked(read(state, "key", flag, True))
        self.filters.restore_state(state)
        self.chart.collapsed = set(read(state, "collapsed", each(text)) or [])
        self.chart.data_changed()
        span = read(state, "span", exactly(2, number(1, _LAST_DAY)))
        if span and span[0] < span[1]:
            self.chart.set_span(*span)

    def _connect(self) -> None:
        self.filters.choice_changed.connect(self._filter)
        self.legend.hidden_changed.connect(self.filters.hide_kinds)
        self.chart.span_changed.connect(self.overview.set_span)
        self.chart.span_changed.connect(self._update_status_soon)
        self.chart.mark_chosen.connect(self._mark_chosen)
        self.chart.mark_opened.connect(self._opened)
        self.chart.phase_chosen.connect(self.record_selected)
        self.beside.record_chosen.connect(self.record_selected)
        self.chart.menu_requested.connect(self._open_menu)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu_of_list)
        self.overview.span_requested.connect(self.chart.set_span)
        self.list.selection_made.connect(self._rows_chosen)
        self.list.mark_opened.connect(self._opened)
        self.list.model().sorting_changed.connect(self._sorting_changed)
        self.list.empty.way_back_requested.connect(self.filters.reset)
        self.goto.date_given.connect(self._go)
        self.goto.closed.connect(self._done_with_date)
        self.filters.text.returnPressed.connect(lambda: self._step_hit(1))
        self.chart.notice.way_back_requested.connect(self._show_shown)
        self._slicing = QTimer(self)
        self._slicing.setInterval(0)
        self._slicing.timeout.connect(self._slice)
        self._status_timer = QTimer(self)
        self._status_timer.setSingleShot(True)
        self._status_timer.setInterval(60)
        self._status_timer.timeout.connect(self._update_status)

    def _view_commands(self) -> list[QAction]:
        of_chart = partial(action, self.chart, context=Qt.ShortcutContext.WidgetShortcut)

        def view(text: str, move: Callable[[], None], keys: str | tuple[str, ...]) -> QAction:
            def told() -> None:
                move()
                self.chart.tell_span()

            return of_chart(text, told, keys=keys)

        self._first_week = view(tr("First week"), self._to_first_week, "W")
        self._to_core = view(tr("To the core report"), self._to_core_report, "C")
        everything = view(tr("All"), self.chart.fit, ("F", "0"))
        self._to_selection = view(tr("Zoom to selection"), self._zoom_to_selection, "S")
        go = of_chart(tr("Go to date…"), self.goto.ask, keys="G")
        nearer = of_chart(
            tr("Zoom in"), partial(self.chart.zoom_by_key, ZOOM_STEP), keys=("+", "=")
        )
        wider = of_chart(tr("Zoom out"), partial(self.chart.zoom_by_key, 1 / ZOOM_STEP), keys="-")
        self.overview.offer(("−", wider), ("+", nearer), (tr("Fit"), everything))
        return [self._first_week, self._to_core, everything, self._to_selection, go, nearer, wider]

    def _shown_commands(self) -> list[QAction]:
        self._show_legend = action(self, tr("Legend"), checkable=True, checked=True)
        self._show_legend.toggled.connect(self.legend.setVisible)
        show_kinds = partial(self.filters.hide_kinds, ())
        self._show_kinds = action(self, tr("Show all kinds of the legend"), show_kinds)
        clear = action(self, tr("Clear all filters"), self.filters.reset)
        return [self._show_legend, self._show_kinds, clear]

    def mark_menu(self, number: int | None) -> QMenu:
        """What can be done with a mark that is selected, and with the chart."""
        return self.menu_at(ChartPlace(number=number))

    def menu_at(self, place: ChartPlace) -> QMenu:
        """What can be done with what is at a place of the chart, and with the chart."""
        menus = PlaceMenu(
            self, self.chart, self.filters, self._moves, [self.save_table, *self._pictures]
        )
        return menus.at(self._data, place)

    @Slot(QPoint, object)
    def _open_menu(self, where: QPoint, place: ChartPlace) -> None:
        self.menu_at(place).popup(where)

    @Slot(QPoint)
    def _open_menu_of_list(self, where: QPoint) -> None:
        menu = self.mark_menu(self.list.current())
        index = self.list.currentIndex()
        text = str(index.data() or "") if index.isValid() else ""
        if text and index.column() not in _UNSEARCHED:
            menu.addSeparator()
            ask = self.filters.ask
            action(menu, tr("Only this value"), partial(ask, only(text)))
            action(menu, tr("Not this value"), partial(ask, f"!{only(text)}", besides=True))
            action(menu, tr("Clear the words of the filter"), partial(ask, ""))
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _sort_menu(self) -> QMenu:
        menu = QMenu(tr("Sort the list by"), self)
        for column in ListColumn:
            action(menu, column.title, partial(self._sort, column))
        return menu

    def _find_commands(self) -> list[QAction]:
        wanted = ((tr("Find next"), "F3", 1), (tr("Find previous"), "Shift+F3", -1))
        return [
            action(self, text, partial(self._step_hit, by), keys=key) for text, key, by in wanted
        ]

    def _sort(self, column: int) -> None:
        if self._data is not None:
            self.list.sort_by(column, add=False)

    def _size(self) -> int:
        return len(self._data.page.marks) if self._data else 0

    @Slot()
    def _filter(self) -> None:
        if self._data is None:
            return
        choice = self.filters.choice()
        self.legend.set_hidden(choice.hidden)
        self._work = self._data.choosing(choice)
        self._slicing.start()
        if self._size() <= _AT_ONCE:
            self._slice()

    @Slot()
    def _slice(self) -> None:
        deadline = time.perf_counter() + (_SLICE if self._size() > _AT_ONCE else 1e9)
        for _ in self._work:
            if time.perf_counter() > deadline:
                return
        self._slicing.stop()
        self._filtered()

    def _finish(self) -> None:
        if self._slicing.isActive():
            for _ in self._work:
                pass
            self._slicing.stop()
            self._filtered()

    def _filtered(self) -> None:
        if self._data is None:
            return
        self.list.show_choice(self._data)
        self.chart.set_selection(self.list.selected(), self.list.current())
        self.chart.data_changed()
        self.overview.set_data(self._data)
        self._enable()
        self._update_status()
        told, field = self._status(), self.filters.text
        if field.hasFocus() and field.text() and told != field.accessibleDescription():
            speak(field, told)

    @Slot(int, bool)
    def _mark_chosen(self, number: int, extend: bool) -> None:
        if self.list.select(number, extend=extend):
            self._rows_chosen()

    @Slot()
    def _rows_chosen(self) -> None:
        current = self.list.current()
        changed = current is not None and current != self.chart.current
        self.chart.set_selection(self.list.selected(), current)
        if current is not None and changed:
            self.chart.reveal(current)
        self._enable()
        self._update_status()

    @Slot(int)
    def _opened(self, number: int) -> None:
        if self._data:
            self.record_selected.emit(self._data.page.marks[number].record)

    def _to_first_week(self) -> None:
        if self._data:
            first = self._data.page.first_day or self._data.firsts[0]
            self.chart.set_span(first - 0.5, first + 7.5)

    def _to_core_report(self) -> None:
        page = self._data.page if self._data else None
        if page and self._data and page.core_day is not None:
            self.chart.set_span(
                *self._data.padded(page.first_day or self._data.firsts[0], page.core_day + 1)
            )

    def _zoom_to_selection(self) -> None:
        span = self._data.span_of(sorted(self.list.selected())) if self._data else None
        if span:
            self.chart.set_span(*span)

    @Slot()
    def _done_with_date(self) -> None:
        self.chart.mark_days(None)
        self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _go(self, when: Edtf) -> None:
        data = self._data
        if data is None:
            return
        self._finish()
        found = closest(data.placed, data.firsts, data.lasts, when.first, when.last)
        if when.precision == "day":
            far = _NEAR
            if found is not None:
                ends = (data.firsts[found] - when.first, data.lasts[found] - when.first)
                far = max(far, *(abs(days) + 2 for days in ends))
            self.chart.set_span(when.first - far, when.first + far + 1)
        else:
            self.chart.set_span(*data.padded(when.first, when.last + 1))
        label = wording.short_date(when)
        self.chart.mark_days(Sought(first=when.first, last=when.last, label=label))
        if found is not None:
            self._choose(found)
            self._tell_mark(self.goto.date, found)

    def _choose(self, number: int) -> None:
        self.list.select(number)
        self._rows_chosen()
        self.chart.reveal(number)
        self._opened(number)

    def _step_hit(self, by: int) -> None:
        if self._data is None:
            return
        self._finish()
        companions = self._data.shown.companions
        hits = [n for n in self._data.shown.numbers if n not in companions]
        found = around(hits, self.chart.current, by)
        if found is not None:
            self._choose(found)
            self._tell_mark(self.filters.text, found)

    def _tell_mark(self, field: QWidget, number: int) -> None:
        """Say which mark a field led to, while it has the keyboard."""
        if self._data is not None and field.hasFocus():
            speak(field, spoken_step(self._data.page, self._data.page.marks[number]))

    @Slot()
    def _show_shown(self) -> None:
        span = self._data.span_of(self._data.placed) if self._data else None
        if span:
            self.chart.set_span(*span)
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable(self) -> None:
        page = self._data.page if self._data else None
        self._first_week.setEnabled(bool(page and page.placed))
        self._to_core.setEnabled(bool(page and page.placed and page.core_day is not None))
        self._to_selection.setEnabled(bool(self.list.selected()))
        self._show_kinds.setEnabled(bool(self.filters.choice().hidden))
        for command in self._pictures:
            command.setEnabled(bool(page and page.placed))

    @Slot(bool)
    def _sorting_changed(self, at_work: bool) -> None:
        if at_work:
            self.status_changed.emit(tr("Sorting the list… Escape keeps the order shown"))
        else:
            self._update_status_soon()

    @Slot()
    def _update_status_soon(self) -> None:
        self._status_timer.start()

    @Slot()
    def _update_status(self) -> None:
        if self._data is not None:
            self.beside.tell(self._data)
            self.status_changed.emit(self._status())
            self.chart.notice.explain(elsewhere(self._data, self.chart.span()))

    def _status(self) -> str:
        if self._data is None:
            return ""
        span = None if self.chart.fitted else self.chart.span()
        told = status(self._data, span, len(self.list.selected()))
        return " ".join(filter(None, (self.filters.fault, told)))

    def steps_back(self) -> tuple[Step, ...]:
        return (
            self.list.give_up_sorting, self.chart.bubble.take_back, self.goto.take_back,
            self._clear_filter,
            self.list.give_up_selection,
        )  # fmt: skip

    def _clear_filter(self) -> str:
        cleared = self.filters.step_back()
        if not cleared:
            return ""
        self._finish()
        told = tr("{filter} cleared: {status}").format(filter=cleared, status=self._status())
        self.status_changed.emit(told)
        return told
