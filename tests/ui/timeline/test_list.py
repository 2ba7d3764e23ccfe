"""The list under the timeline: its order, its copies, and what has no place in the chart."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from builders import event
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from timeline_views import current, place_of, rows

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.output.tables import text_of
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.ui.table import model as table_model
from kursk_viewer.ui.table import rows as table_rows
from kursk_viewer.ui.timeline.list import ListColumn
from kursk_viewer.ui.timeline.tab import TimelineTab

Key = Qt.Key


def test_the_list_sorts_by_each_column_and_keeps_the_selection(tab: TimelineTab) -> None:
    tab.select_record("delta")
    header = tab.list.horizontalHeader()
    title = QPoint(header.sectionPosition(ListColumn.TITLE) + 10, header.height() // 2)
    for _ in range(2):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert rows(tab) == sorted(rows(tab), reverse=True)
    assert current(tab) == "Delta"
    tab.list.sort(ListColumn.DATE, down=True)
    assert rows(tab)[0] == "Golf"


def test_the_status_counts_shown_and_selected(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.status_changed.connect(told.append)
    QTest.keyClicks(tab.filters.text, "bravo")
    assert told[-1].startswith("1 of 7 events shown")
    tab.filters.reset()
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert told[-1] == "7 events, 7 selected"


def test_copying_takes_the_selected_rows_with_their_source(tab: TimelineTab) -> None:
    tab.select_record("golf")
    lines = tab.copy_selection().splitlines()
    assert len(lines) == 5
    assert lines[2].startswith("2025-02-05\t")
    assert "this dossier verifies none" in lines[4]


def test_without_a_selection_all_that_is_shown_is_copied(tab: TimelineTab) -> None:
    assert len(tab.copy_selection().splitlines()) == len(rows(tab)) + 4
    tab.filters.text.setText("bravo")
    assert [line.split("\t")[3] for line in tab.copy_selection().splitlines()[2:-2]] == rows(tab)


def test_list_and_terminal_say_the_same_of_every_mark(
    shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    listed = shown(shipped).list
    (written,) = json.loads(text_of(shipped, "timeline", "json"))["tables"]
    model = listed.model()
    headings = [column.title for column in ListColumn]
    assert sorted([*headings, "Contested by"]) == sorted(written["columns"])
    for place, row in enumerate(written["rows"]):
        cells = dict(zip(written["columns"], row["cells"], strict=True))
        assert [model.index(place, at).data() for at in ListColumn] == [
            cells[heading] for heading in headings
        ]
    assert model.rowCount() == len(written["rows"])


def test_the_title_column_takes_the_room_that_is_left(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    tab = shown(dossier)
    tab.resize(1100, 700)
    widths = [tab.list.columnWidth(column) for column in ListColumn]
    assert sum(widths) == tab.list.viewport().width()
    assert widths[ListColumn.TITLE] == max(widths)
    assert widths[ListColumn.DATE] < tab.list.fontMetrics().horizontalAdvance("m" * 14)
    tip = tab.list.model().index(0, ListColumn.TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Alpha" in tip
    assert "Text of alpha" in tip


def test_the_list_passes_the_model_tester(tab: TimelineTab) -> None:
    from PySide6.QtTest import QAbstractItemModelTester

    tester = QAbstractItemModelTester(
        tab.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    tab.filters.text.setText("alpha")
    tab.filters.reset()
    assert tester.model() is tab.list.model()


def test_an_event_without_a_date_is_listed_named_and_found_but_not_drawn(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    hotel = event("hotel", None, category="statement", disputed_by="someone")
    tab = shown(dossier.replace(events={"hotel": hotel, **dossier.events}))
    assert rows(tab)[-1] == "Hotel"
    tab.list.sort_by(ListColumn.DATE, add=False)
    assert rows(tab)[-1] == "Hotel"
    assert tab.beside.words.isVisible()
    assert tab.beside.words.text() == "1 event without a date: Hotel."
    assert tab.select_record("hotel")
    assert current(tab) == "Hotel"
    with pytest.raises(AssertionError, match="not drawn"):
        place_of(tab, "Hotel")
    before = tab.chart.span()
    tab.chart.setFocus()
    for key in (Key.Key_S, Key.Key_Plus, Key.Key_Down, Key.Key_End, Key.Key_Return):
        tab.select_record("hotel")
        QTest.keyClick(tab.chart, key)
    tab.chart.grab()
    assert current(tab) in ("Hotel", "Golf")
    tab.chart.set_span(*before)
    QTest.keyClicks(tab.filters.text, "hotel")
    assert rows(tab) == ["Hotel"]
    QTest.keyClick(tab.filters.text, Key.Key_Return)
    assert current(tab) == "Hotel"
    assert "1 event without a date: Hotel." in getattr(tab.picture(), "subtitle", "")
    tab.filters.reset()
    QTest.keyClicks(tab.filters.text, "golf")
    assert not tab.beside.words.isVisible()


def test_with_no_date_at_all_nothing_is_drawn_and_all_is_listed(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    events = {name: event(name, None) for name in ("alpha", "bravo")}
    tab = shown(dossier.replace(events=events, relations={}))
    assert rows(tab) == ["Alpha", "Bravo"]
    assert tab.picture() is None
    assert tab.beside.words.text() == "2 events without a date: Alpha; Bravo."
    assert tab.copy_selection().splitlines()[2].startswith("\tnot stated\t")


def test_without_events_nothing_is_blamed_on_filters(qtbot: QtBot, dossier: Dossier) -> None:
    claims = {n: c for n, c in dossier.claims.items() if c.measure == "casualties"}
    made = TimelineTab()
    qtbot.addWidget(made)
    made.show_dossier(dossier.replace(events={}, claims=claims))
    made.show()
    assert made.list.empty.isVisible()
    assert made.list.empty.text.text().startswith("There is nothing to show over time")
    assert not made.list.empty.button.isVisible()
    made.show_dossier(dossier)
    assert not made.list.empty.isVisible()


def test_very_many_rows_are_sorted_in_slices_as_few_are(
    qtbot: QtBot, tab: TimelineTab, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = {}
    for column in (ListColumn.TITLE, ListColumn.WHO, ListColumn.CATEGORY):
        for down in (False, True):
            tab.list.sort(column, down=down)
            at_once[column, down] = rows(tab)
    monkeypatch.setattr(table_model, "AT_ONCE", 0)
    monkeypatch.setattr(table_rows, "CHUNK", 2)
    tab.list.set_data(TimelineData(timeline(dossier)))
    for (column, down), expected in at_once.items():
        with qtbot.waitSignal(tab.list.model().modelReset):
            tab.list.sort(column, down=down)
        assert rows(tab) == expected


def test_another_dossier_stops_a_sort_that_is_under_way(
    qtbot: QtBot, tab: TimelineTab, core: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_model, "AT_ONCE", 0)
    tab.list.sort(ListColumn.TITLE, down=True)
    assert rows(tab)[0] == "Alpha"
    tab.show_dossier(core)
    wanted = sorted((event.title for event in core.events.values()), key=str.casefold)
    qtbot.waitUntil(lambda: rows(tab) == wanted[::-1])


def test_a_long_sort_is_told_and_can_be_given_up(
    qtbot: QtBot, tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_model, "AT_ONCE", 0)
    told: list[str] = []
    tab.status_changed.connect(told.append)
    before = rows(tab)
    tab.list.sort(ListColumn.CATEGORY, down=True)
    assert tab.list.model().is_sorting
    assert "Escape" in told[-1]
    QTest.keyClick(tab.list, Key.Key_Escape)
    assert not tab.list.model().is_sorting
    assert rows(tab) == before
    assert tab.list.model().sorting == ((ListColumn.DATE, False),)
    qtbot.waitUntil(lambda: told[-1].startswith("7 events"))
