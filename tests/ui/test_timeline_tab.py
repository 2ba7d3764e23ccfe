"""The Timeline tab under real keys and clicks."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import windows
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from kursk_viewer import resources
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier, Event, Relation
from kursk_viewer.dossier.vocabulary import AsOfBasis, RelationKind, WhenBasis
from kursk_viewer.drawing.colours import DARK, LIGHT
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.drawing.timeline.frame import Frame
from kursk_viewer.output.tables import text_of
from kursk_viewer.pages.timeline.page import AREA, TimelinePage, timeline
from kursk_viewer.ui import style
from kursk_viewer.ui.table import model as table_model
from kursk_viewer.ui.table import rows as table_rows
from kursk_viewer.ui.timeline.filters import ChoiceButton
from kursk_viewer.ui.timeline.legend import LegendBox
from kursk_viewer.ui.timeline.list import ListColumn
from kursk_viewer.ui.timeline.tab import TimelineTab
from kursk_viewer.ui.window.newcomer import NewcomerLine

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def event(name: str, when: str | None, **changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": name, "when": parse(when) if when else None, "when_basis": "event",
        "title": name.title(), "text": f"Text of {name}", "category": "ground",
        "said_by": ("zelenskyy",),
    }  # fmt: skip
    fields |= changes
    return Event(**{**fields, "when_basis": WhenBasis(fields["when_basis"])})


@pytest.fixture(scope="module")
def core() -> Dossier:
    """The core document's own records, its report dated, as the document itself is not."""
    dossier = core_only(load_file(resources.dossier_path()))
    report = dossier.reports["ua-2025-02-06"].replace(
        as_of=parse("2025-02-05"), as_of_basis=AsOfBasis.INFERRED
    )
    return dossier.replace(reports={**dossier.reports, report.id: report})


@pytest.fixture
def dossier(core: Dossier) -> Dossier:
    """Four lanes: alpha .. golf in order of time."""
    events = (
        event("alpha", "2024-08-06", core=True),
        event("bravo", "2024-08-20", category="air_strike"),
        event("charlie", "2024-09", category="air_strike", when_basis="report"),
        event("delta", "2024-10-05"),
        event("echo", "2024-12-01", category="diplomacy", said_by=("liga",)),
        event("foxtrot", "2025-01-10", category="statement"),
        event("golf", "2025-02-05", core=True),
    )
    tie = Relation(id="r", subject="delta", kind=RelationKind.CONTRADICTS, object="foxtrot")
    made = {e.id: e for e in events}
    return core.replace(events=made, claims={}, relations={"r": tie}, core_only=False)


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[Dossier], TimelineTab]:
    def show(dossier: Dossier) -> TimelineTab:
        tab = TimelineTab()
        qtbot.addWidget(tab)
        tab.resize(900, 700)
        tab.show_dossier(dossier)
        tab.show()
        tab.activateWindow()
        qtbot.waitExposed(tab)
        qtbot.waitUntil(tab.isActiveWindow)
        return tab

    return show


@pytest.fixture
def tab(shown: Callable[[Dossier], TimelineTab], dossier: Dossier) -> TimelineTab:
    made = shown(dossier)
    made.chart.setFocus()
    return made


def rows(tab: TimelineTab) -> list[str]:
    model = tab.list.model()
    return [model.index(n, ListColumn.TITLE).data() for n in range(model.rowCount())]


def current(tab: TimelineTab) -> str:
    index = tab.list.currentIndex()
    return str(index.siblingAtColumn(ListColumn.TITLE).data()) if index.isValid() else ""


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def place_of(tab: TimelineTab, title: str) -> QPoint:
    """Where a mark is in the chart."""
    frame = tab.chart.frame_now()
    assert frame is not None
    for box, layout in zip(frame.boxes, frame.layouts, strict=True):
        for placed in layout.marks:
            if frame.data.page.marks[placed.number].title == title:
                middle = (max(placed.left, 0) + min(placed.right, frame.view.width)) / 2
                scroll = tab.chart.verticalScrollBar().value()
                return QPointF(
                    frame.heading + middle, frame.axis_height + box.middle(placed.row) - scroll
                ).toPoint()
    raise AssertionError(f"{title} is not drawn")


def heading_of(tab: TimelineTab, lane: int) -> QPoint:
    frame = tab.chart.frame_now()
    assert frame is not None
    box = frame.boxes[lane]
    return QPoint(30, int(frame.axis_height + box.top + box.height / 2))


def wheel(tab: TimelineTab, at: QPoint, down: int, modifier: Qt.KeyboardModifier) -> None:
    viewport = tab.chart.viewport()
    turn = QWheelEvent(
        QPointF(at), QPointF(viewport.mapToGlobal(at)), QPoint(), QPoint(0, down),
        Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, turn)


def test_arrows_step_in_time_over_all_lanes(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    seen = []
    for key in (*[Key.Key_Right] * 4, Key.Key_Left, Key.Key_End, Key.Key_Home):
        QTest.keyClick(tab.chart, key)
        seen.append(current(tab))
    assert seen == ["Alpha", "Bravo", "Charlie", "Delta", "Charlie", "Golf", "Alpha"]
    assert told == []
    QTest.keyClick(tab.chart, Key.Key_Return)
    assert told == ["alpha"]


def test_alt_arrows_stay_in_the_lane_and_up_and_down_change_it(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_Home)
    QTest.keyClick(tab.chart, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert current(tab) == "Delta"
    QTest.keyClick(tab.chart, Key.Key_Down)
    assert current(tab) == "Charlie"
    QTest.keyClick(tab.chart, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert current(tab) == "Bravo"
    QTest.keyClick(tab.chart, Key.Key_Up)
    assert current(tab) == "Alpha"


def test_enter_opens_the_evidence_again(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_Home)
    told: list[str] = []
    tab.record_selected.connect(told.append)
    QTest.keyClick(tab.chart, Key.Key_Return)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Return)
    assert told == ["alpha", "alpha"]


def test_click_and_row_share_one_selection(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tab.chart.viewport(), left, pos=place_of(tab, "Echo"))
    assert (told, current(tab)) == (["echo"], "Echo")
    index = tab.list.model().index(1, ListColumn.TITLE)
    QTest.mouseClick(tab.list.viewport(), left, pos=tab.list.visualRect(index).center())
    assert told == ["echo", "bravo"]
    assert tab.chart.current == 1
    QTest.mouseClick(
        tab.chart.viewport(), left, Qt.KeyboardModifier.ControlModifier, place_of(tab, "Echo")
    )
    assert len(tab.list.selectionModel().selectedRows()) == 2


def test_select_record_reveals_and_stays_silent(qtbot: QtBot, tab: TimelineTab) -> None:
    tab.chart.set_span(day("2024-08-01"), day("2024-08-15"))
    with qtbot.assertNotEmitted(tab.record_selected):
        assert tab.select_record("golf")
    begin, end = tab.chart.span()
    assert begin < day("2025-02-05") < end
    assert current(tab) == "Golf"
    assert not tab.select_record("nothing")


def test_select_record_clears_filters_that_hide_it(tab: TimelineTab) -> None:
    QTest.keyClicks(tab.filters.text, "bravo")
    assert rows(tab) == ["Bravo"]
    assert tab.select_record("golf")
    assert (tab.filters.text.text(), current(tab)) == ("", "Golf")


def test_typing_filters_list_and_chart(tab: TimelineTab) -> None:
    tab.focus_find()
    assert tab.filters.text.hasFocus()
    QTest.keyClicks(tab.filters.text, "2024-08")
    assert rows(tab) == ["Alpha", "Bravo"]
    frame = tab.chart.frame_now()
    assert frame is not None
    assert sum(len(layout.marks) for layout in frame.layouts) == 2


def test_a_filter_brings_the_other_half_of_a_contradiction(tab: TimelineTab) -> None:
    QTest.keyClicks(tab.filters.text, "delta")
    assert rows(tab) == ["Delta", "Foxtrot"]
    assert "contradicts" in tab.list.model().index(1, ListColumn.REMARKS).data()


def test_what_contradicts_and_is_in_no_lane_is_named_and_leads_to_its_evidence(
    qtbot: QtBot, shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    tab = shown(shipped)
    assert not tab.beside.isVisible()
    QTest.keyClicks(tab.filters.text, "north korean withdr")
    words = tab.beside.words.text()
    assert tab.beside.isVisible()
    assert "≈ 8,000 North Korean soldiers in Kursk Oblast · claimed by Budanov" in words
    assert "which are in no lane" in words
    picture = tab.picture()
    assert picture and words in picture.subtitle
    command = next(c for c in tab.beside.evidence.menu().actions() if "8,000" in c.text())
    with qtbot.waitSignal(tab.record_selected) as selected:
        command.trigger()
    assert selected.args == ["nk-n-2025-02-04-01"]


def test_menus_and_toggles_filter(tab: TimelineTab) -> None:
    left = Qt.MouseButton.LeftButton
    only(tab.filters.lanes, "air_strike")
    assert rows(tab) == ["Bravo", "Charlie"]
    assert tab.filters.lanes.text() == "Category: 1"
    QTest.mouseClick(tab.filters.clear, left)
    assert len(rows(tab)) == 7
    QTest.mouseClick(tab.filters.core, left)
    assert rows(tab) == ["Alpha", "Golf"]
    QTest.mouseClick(tab.filters.core, left)
    QTest.mouseClick(tab.filters.opposed, left)
    assert rows(tab) == ["Delta", "Foxtrot"]
    QTest.mouseClick(tab.filters.opposed, left)
    only(tab.filters.sides, "media")
    assert rows(tab) == ["Echo"]


def entry(tab: TimelineTab, label: str) -> LegendBox:
    return next(box for box in tab.legend.boxes if label in box.entry.kind.label)


def test_the_legend_hides_a_kind_tells_it_and_shows_it_again(
    qtbot: QtBot, tab: TimelineTab
) -> None:
    left = Qt.MouseButton.LeftButton
    assert not tab.legend.note.isVisible()
    with qtbot.waitSignal(tab.status_changed) as told:
        QTest.mouseClick(entry(tab, "media"), left)
    assert "Echo" not in rows(tab) and len(rows(tab)) == 6
    assert "1 kind hidden" in told.args[0]
    assert (tab.legend.note.text(), tab.legend.note.isVisible()) == ("1 kind hidden", True)
    QTest.mouseClick(entry(tab, "day reported"), left)
    assert len(rows(tab)) == 5 and tab.legend.note.text() == "2 kinds hidden"
    picture = tab.picture()
    assert picture and "Hidden: by media, day reported." in picture.subtitle
    tab.chart.fit()
    assert len(rows(tab)) == 5
    QTest.mouseClick(tab.legend.show_all, left)
    assert len(rows(tab)) == 7 and not tab.legend.note.isVisible()
    QTest.mouseClick(entry(tab, "by Ukraine"), left)
    assert rows(tab) == ["Echo"]
    QTest.mouseClick(tab.filters.clear, left)
    assert len(rows(tab)) == 7 and entry(tab, "by Ukraine").isChecked()


def test_the_legend_is_one_stop_of_the_tab_key_and_its_arrows_lead_on(tab: TimelineTab) -> None:
    stops = [b for b in tab.legend.boxes if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(stops[0], Key.Key_Right)
    second = tab.legend.boxes[1]
    assert second.hasFocus()
    QTest.keyClick(second, Key.Key_Space)
    assert tab.filters.choice().hidden == (second.entry.kind.id,)
    read = QAccessible.queryAccessibleInterface(second)
    assert read.role() == QAccessible.Role.CheckBox and not read.state().checked
    assert read.text(QAccessible.Text.Name) == second.entry.kind.label
    QTest.keyClick(second, Key.Key_Escape)
    assert tab.filters.choice().hidden == ()


def test_one_side_alone_is_shown_by_the_menu_of_its_entry(tab: TimelineTab) -> None:
    menu = tab.legend.menu_of(entry(tab, "media"))
    commands = {command.text(): command for command in menu.actions()}
    commands["Show only: by media"].trigger()
    assert rows(tab) == ["Echo"]
    assert entry(tab, "day reported").isChecked()


def test_the_other_half_of_a_contradiction_is_shown_though_its_kind_is_hidden(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    denied = dossier.events["foxtrot"].replace(said_by=("liga",))
    tab = shown(dossier.replace(events={**dossier.events, "foxtrot": denied}))
    QTest.mouseClick(entry(tab, "media"), Qt.MouseButton.LeftButton)
    assert "Foxtrot" in rows(tab) and "Echo" not in rows(tab)
    assert tab.save_state()["hidden"] == ["by:wedge"]


def test_no_match_explains_itself_and_offers_the_way_back(tab: TimelineTab) -> None:
    assert not tab.list.empty.isVisible()
    QTest.keyClicks(tab.filters.text, "xyzzy")
    assert tab.list.empty.isVisible()
    assert tab.list.empty.text.text() == "No event matches the filters."
    QTest.mouseClick(tab.list.empty.button, Qt.MouseButton.LeftButton)
    assert not tab.list.empty.isVisible()
    assert len(rows(tab)) == 7


def test_keys_zoom_pan_and_fit(tab: TimelineTab) -> None:
    whole = tab.chart.span()
    QTest.keyClick(tab.chart, Key.Key_Plus)
    begin, end = tab.chart.span()
    assert end - begin == pytest.approx((whole[1] - whole[0]) * 0.8)
    QTest.keyClick(tab.chart, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert tab.chart.span()[0] > begin
    QTest.keyClick(tab.chart, Key.Key_Minus)
    QTest.keyClick(tab.chart, Key.Key_F)
    assert tab.chart.span() == whole
    assert tab.chart.fitted


def test_wheel_zooms_about_the_pointer_and_with_shift_pans(tab: TimelineTab) -> None:
    at = place_of(tab, "Golf")
    before = tab.chart.span()
    wheel(tab, at, 120, Qt.KeyboardModifier.NoModifier)
    begin, end = tab.chart.span()
    assert end - begin < before[1] - before[0]
    assert abs(place_of(tab, "Golf").x() - at.x()) <= 1
    wheel(tab, at, 120, Qt.KeyboardModifier.ShiftModifier)
    panned = tab.chart.span()
    assert panned[0] < begin
    assert panned[1] - panned[0] == pytest.approx(end - begin)


def test_the_wheel_scrolls_lanes_where_there_are_more_and_zooms_with_ctrl(
    shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    tab = shown(shipped)
    tab.resize(600, 460)
    QApplication.processEvents()
    bar, at = tab.chart.verticalScrollBar(), QPoint(300, 120)
    before = tab.chart.span()
    assert bar.maximum() > 0
    for _ in range(40):
        wheel(tab, at, -120, Qt.KeyboardModifier.NoModifier)
    assert (bar.value(), tab.chart.span()) == (bar.maximum(), before)
    wheel(tab, at, 120, Qt.KeyboardModifier.ControlModifier)
    assert bar.value() == bar.maximum()
    assert tab.chart.span()[1] - tab.chart.span()[0] < before[1] - before[0]


def test_shift_and_dragging_choose_a_period(tab: TimelineTab) -> None:
    viewport, left = tab.chart.viewport(), Qt.MouseButton.LeftButton
    shift = Qt.KeyboardModifier.ShiftModifier
    begin, end = place_of(tab, "Bravo"), place_of(tab, "Delta")
    whole = tab.chart.span()
    QTest.mousePress(viewport, left, shift, begin)
    QTest.mouseMove(viewport, end)
    QTest.keyClick(tab.chart, Key.Key_Escape)
    QTest.mouseRelease(viewport, left, shift, end)
    assert tab.chart.span() == whole
    QTest.mousePress(viewport, left, shift, end)
    QTest.mouseMove(viewport, begin)
    QTest.mouseRelease(viewport, left, shift, begin)
    assert tab.chart.span()[0] == pytest.approx(day("2024-08-20") + 0.5, abs=1)
    assert tab.chart.span()[1] == pytest.approx(day("2024-10-05") + 0.5, abs=1)


def test_buttons_beside_the_overview_zoom_and_fit(tab: TimelineTab) -> None:
    whole = tab.chart.span()
    wider, nearer, fit = tab.overview.findChildren(QToolButton)
    nearer.click()
    near = tab.chart.span()
    assert near[1] - near[0] < whole[1] - whole[0]
    wider.click()
    assert tab.chart.span() == pytest.approx(whole)
    nearer.click()
    fit.click()
    assert tab.chart.span() == whole


def test_phases_are_named_above_the_lanes_and_lead_to_their_evidence(
    shown: Callable[[Dossier], TimelineTab], shipped: Dossier
) -> None:
    tab = shown(shipped)
    frame = tab.chart.frame_now()
    assert frame is not None
    assert [place.phase.id for place in frame.phases] == list(shipped.phases)
    assert all(place.name_width for place in frame.phases)
    told: list[str] = []
    tab.record_selected.connect(told.append)
    for place in frame.phases:
        at = QPointF(frame.heading + place.name_x + 4, frame.axis_height - 8).toPoint()
        assert place.phase.label in tab.chart.tooltip_at(QPointF(at))
        QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told == list(shipped.phases)
    tab.chart.setFocus()
    for _ in shipped.phases:
        QTest.keyClick(tab.chart, Key.Key_P)
    assert told == [*shipped.phases, *shipped.phases]


def test_dragging_pans_and_selects_nothing(tab: TimelineTab) -> None:
    tab.chart.zoom(0.5)
    before = tab.chart.span()
    viewport, left = tab.chart.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=QPoint(500, 150))
    QTest.mouseMove(viewport, QPoint(480, 150))
    QTest.mouseMove(viewport, QPoint(440, 150))
    QTest.mouseRelease(viewport, left, pos=QPoint(440, 150))
    assert tab.chart.span()[0] > before[0]
    assert current(tab) == ""


def test_presets_and_zoom_to_selection(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_W)
    begin, end = tab.chart.span()
    assert day("2024-08-05") <= begin < day("2024-08-06")
    assert day("2024-08-13") <= end < day("2024-08-15")
    QTest.keyClick(tab.chart, Key.Key_C)
    begin, end = tab.chart.span()
    assert begin < day("2024-08-06")
    assert day("2025-02-05") <= end < day("2025-02-20")
    tab.select_record("delta")
    QTest.keyClick(tab.chart, Key.Key_S)
    begin, end = tab.chart.span()
    assert begin <= day("2024-10-05") < end
    assert end - begin < 10


def test_go_to_a_day_a_month_and_no_date(tab: TimelineTab) -> None:
    QTest.keyClick(tab.chart, Key.Key_G)
    assert tab.goto.date.hasFocus()
    QTest.keyClicks(tab.goto.date, "2024-12")
    QTest.keyClick(tab.goto.date, Key.Key_Return)
    begin, end = tab.chart.span()
    assert begin <= day("2024-12-01") < day("2024-12-31") < end < day("2025-01-05")
    for written in ("2024-10-05", "5 Oct 2024", "05.10.2024", "October 5, 2024"):
        tab.chart.fit()
        tab.goto.date.setText(written)
        QTest.keyClick(tab.goto.date, Key.Key_Return)
        assert sum(tab.chart.span()) / 2 == pytest.approx(day("2024-10-05") + 0.5)
    kept = tab.chart.span()
    for wrong, words in (("soon", "is not a date"), ("2030-01", "outside")):
        tab.goto.date.setText(wrong)
        QTest.keyClick(tab.goto.date, Key.Key_Return)
        assert words in tab.goto.message.text()
        assert tab.chart.span() == kept
    QTest.keyClick(tab.goto.date, Key.Key_Escape)
    assert not tab.goto.isVisible()
    assert tab.chart.hasFocus()


def test_lanes_collapse_by_click_and_by_key(tab: TimelineTab) -> None:
    QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=heading_of(tab, 0))
    assert tab.chart.collapsed == {"ground"}
    with pytest.raises(AssertionError):
        place_of(tab, "Delta")
    tab.select_record("bravo")
    QTest.keyClick(tab.chart, Key.Key_Space)
    assert tab.chart.collapsed == {"ground", "air_strike"}
    QTest.keyClick(tab.chart, Key.Key_Space)
    assert tab.chart.collapsed == {"ground"}


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


def test_the_overview_moves_the_view(tab: TimelineTab) -> None:
    tab.chart.set_span(day("2024-10-01"), day("2024-11-01"))
    begin, end = tab.chart.span()
    tab.overview.setFocus()
    QTest.keyClick(tab.overview, Key.Key_Right)
    assert tab.chart.span()[0] == pytest.approx(begin + (end - begin) * 0.1)
    QTest.keyClick(tab.overview, Key.Key_Home)
    assert tab.chart.span()[0] < day("2024-08-06")
    right = QPoint(tab.overview.width() - 20, 10)
    QTest.mouseClick(tab.overview, Qt.MouseButton.LeftButton, pos=right)
    assert tab.chart.span()[1] > day("2025-01-20")
    assert "In view" in tab.overview.accessibleDescription()


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
    assert sorted([*headings, "Contradicted by"]) == sorted(written["columns"])
    for place, row in enumerate(written["rows"]):
        cells = dict(zip(written["columns"], row["cells"], strict=True))
        assert [model.index(place, at).data() for at in ListColumn] == [
            cells[heading] for heading in headings
        ]
    assert model.rowCount() == len(written["rows"])


def test_state_comes_back_in_another_tab(
    shown: Callable[[Dossier], TimelineTab], tab: TimelineTab, dossier: Dossier
) -> None:
    tab.chart.set_span(day("2024-09-01"), day("2024-11-01"))
    tab.chart.toggle_lane(0)
    only(tab.filters.lanes, "ground")
    tab.filters.text.setText("text")
    QTest.mouseClick(entry(tab, "media"), Qt.MouseButton.LeftButton)
    state = tab.save_state()
    other = TimelineTab()
    other.show_dossier(dossier)
    other.restore_state(state)
    assert other.chart.span() == pytest.approx(tab.chart.span())
    assert other.chart.collapsed == {"ground"}
    assert rows(other) == rows(tab)
    assert other.legend.hidden() == tab.legend.hidden() != ()
    other.deleteLater()


@pytest.mark.parametrize(
    "state",
    [
        {"span": ["a", 2], "collapsed": 3, "lanes": [1], "text": 4, "splitter": [-1, "x"]},
        {"span": [float("nan"), 3.0]}, {"span": [5.0, 1.0]}, {"span": [True, False]},
        {"span": [1.0, 2.0, 3.0], "key": "yes", "opposed": 1, "collapsed": ["no such lane"]},
        {"span": [1.0, 2.0], "lanes": ["no such lane"], "hidden": ["by:no such shape", 3]},
        {"hidden": ["by:no such shape"]},
    ],
)  # fmt: skip
def test_a_spoilt_state_is_ignored(tab: TimelineTab, state: dict[str, object]) -> None:
    tab.restore_state(state)
    assert len(rows(tab)) == 7
    begin, end = tab.chart.span()
    assert begin < day("2025-02-05") < end or end > day("2024-08-01")
    tab.chart.grab()


def test_each_step_is_told_once_to_a_screen_reader(
    tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = QAccessible.queryAccessibleInterface(tab.chart)
    assert read.role() == QAccessible.Role.Chart
    assert read.text(QAccessible.Text.Name) == "Timeline chart"
    assert "7 events" in read.text(QAccessible.Text.Description)
    told: list[str] = []
    tell = tab.chart.setAccessibleDescription
    monkeypatch.setattr(tab.chart, "setAccessibleDescription", lambda t: (told.append(t), tell(t)))
    QTest.keyClick(tab.chart, Key.Key_Home)
    QTest.keyClick(tab.chart, Key.Key_Right)
    QTest.keyClick(tab.chart, Key.Key_Right)
    assert told == [
        "Ground fighting. Alpha, said by Zelenskyy, 6 Aug 2024, core report",
        "Strikes and explosions. Bravo, said by Zelenskyy, 20 Aug 2024",
        "Charlie, said by Zelenskyy, Sep 2024 (day it was reported)",
    ]
    assert read.text(QAccessible.Text.Description) == told[-1]
    QTest.keyClick(tab.chart, Key.Key_Plus)
    assert len(told) == 4 and told[-1].endswith("in view")
    tab.list.setFocus()
    tab.chart.setFocus()
    arrived = read.text(QAccessible.Text.Description)
    assert "of 7 events" in arrived and "Selected: Strikes and explosions. Charlie" in arrived
    cell = tab.list.model().index(0, ListColumn.TITLE)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Alpha"


def test_a_key_leads_round_the_halves_of_a_contradiction(tab: TimelineTab) -> None:
    tab.select_record("delta")
    titles = []
    for _ in range(3):
        QTest.keyClick(tab.chart, Key.Key_D)
        titles.append(current(tab))
    assert titles == ["Foxtrot", "Delta", "Foxtrot"]
    tab.select_record("alpha")
    QTest.keyClick(tab.chart, Key.Key_D)
    assert current(tab) == "Alpha"


def test_each_control_has_a_name_and_a_focus(tab: TimelineTab) -> None:
    filters = tab.filters
    for widget in (
        filters.text, filters.lanes, filters.sides, filters.opposed, filters.core, filters.clear,
        tab.chart, tab.overview, tab.list, tab.goto.date,
    ):  # fmt: skip
        assert widget.accessibleName(), widget
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget


def test_text_from_the_file_stays_plain(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    probe = "<b>bold</b> & <img src=/etc/passwd>"
    hostile = core.replace(
        events={"x": event("x", "2024-08-06", title=probe, text=probe)}, claims={}, relations={}
    )
    tab = shown(hostile)
    cell = tab.list.model().index(0, ListColumn.TITLE)
    assert cell.data() == probe
    assert "<img" not in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tab.chart.tooltip_at(QPointF(place_of(tab, probe)))


def test_f3_steps_through_the_matches_round_and_round(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    tab.focus_find()
    QTest.keyClicks(tab.filters.text, "2025")
    for _ in range(2):
        QTest.keyClick(tab.filters.text, Key.Key_F3)
    assert told == ["foxtrot", "golf"]
    QTest.keyClick(tab.filters.text, Key.Key_F3)
    assert told[-1] == "foxtrot"
    QTest.keyClick(tab.filters.text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == "golf"
    QTest.keyClick(tab.filters.text, Key.Key_Return)
    assert (told[-1], current(tab)) == ("foxtrot", "Foxtrot")
    assert tab.filters.text.hasFocus()


def test_shift_f3_steps_back_among_more_than_two_matches(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    tab.focus_find()
    QTest.keyClicks(tab.filters.text, "2024")
    for _ in range(3):
        QTest.keyClick(tab.filters.text, Key.Key_F3)
    first, second, third = told
    assert len({first, second, third}) == 3
    QTest.keyClick(tab.filters.text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == second
    QTest.keyClick(tab.filters.text, Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == first


def test_escape_clears_one_filter_after_the_other_and_says_which(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.status_changed.connect(told.append)
    tab.filters.core.click()
    only(tab.filters.lanes, "ground")
    tab.focus_find()
    QTest.keyClicks(tab.filters.text, "alpha")
    QTest.keyClick(tab.filters.text, Key.Key_Escape)
    assert (tab.filters.text.text(), tab.filters.core.isChecked()) == ("", True)
    tab.chart.setFocus()
    assert told[-1].startswith("Words cleared:")
    QTest.keyClick(tab.chart, Key.Key_Escape)
    assert told[-1].startswith("In the core report cleared:")
    assert tab.filters.choice().lanes == ("ground",)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Key.Key_Escape)
    assert told[-1].startswith("Category cleared:")
    assert len(rows(tab)) == 7


def test_matches_out_of_view_are_told_and_can_be_shown(qtbot: QtBot, tab: TimelineTab) -> None:
    notice = tab.chart.notice
    QTest.keyClick(tab.chart, Key.Key_W)
    assert not notice.isVisible()
    tab.filters.text.setText("2025")
    assert notice.isVisible()
    assert notice.text.text() == "3 events match, none in view"
    QTest.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    begin, end = tab.chart.span()
    assert begin <= day("2025-01-10") < day("2025-02-05") < end
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_a_date_gone_to_is_marked_and_its_nearest_event_selected(tab: TimelineTab) -> None:
    told: list[str] = []
    tab.record_selected.connect(told.append)
    QTest.keyClick(tab.chart, Key.Key_G)
    before = pixels(tab)
    QTest.keyClicks(tab.goto.date, "2024-12-20")
    QTest.keyClick(tab.goto.date, Key.Key_Return)
    assert (told, current(tab)) == (["echo"], "Echo")
    begin, end = tab.chart.span()
    assert begin < day("2024-12-01") < day("2024-12-20") < end
    frame = tab.chart.frame_now()
    assert frame is not None
    assert frame.sought is not None
    assert (frame.sought.first, frame.sought.label) == (day("2024-12-20"), "20 Dec 2024")
    assert pixels(tab) != before
    QTest.keyClick(tab.goto.date, Key.Key_Escape)
    closed = tab.chart.frame_now()
    assert closed is not None
    assert closed.sought is None


@pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing", extend=True)
def test_space_and_click_tick_in_an_open_menu(tab: TimelineTab) -> None:
    button = tab.filters.lanes
    menu = button.menu()
    values = [lane.id for lane in timeline_page(tab).lanes]
    assert all(button.entry(value).isChecked() for value in values)
    menu.popup(QPoint(20, 20))
    menu.setActiveAction(button.entry("ground"))
    QTest.keyClick(menu, Key.Key_Space)
    assert menu.isVisible()
    assert rows(tab) == ["Bravo", "Charlie", "Delta", "Echo", "Foxtrot"]
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(button.entry("ground")).center()
    )
    assert menu.isVisible()
    assert len(rows(tab)) == 7
    menu.close()


def test_nothing_ticked_shows_nothing_and_says_so(tab: TimelineTab) -> None:
    next(a for a in tab.filters.sides.menu().actions() if a.text() == "None").trigger()
    assert rows(tab) == []
    assert tab.list.empty.isVisible()
    next(a for a in tab.filters.sides.menu().actions() if a.text() == "All").trigger()
    assert len(rows(tab)) == 7


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


def test_collapsing_lanes_brings_no_scroll_bar(shown: Callable[[Dossier], TimelineTab]) -> None:
    tab = shown(load_file(resources.dossier_path()))
    for lane in range(len(timeline_page(tab).lanes)):
        tab.chart.toggle_lane(lane)
        assert tab.chart.verticalScrollBar().maximum() == 0


def timeline_page(tab: TimelineTab) -> TimelinePage:
    frame = tab.chart.frame_now()
    assert frame is not None
    return frame.data.page


def only(button: ChoiceButton, value: str) -> None:
    """Tick one entry and no other."""
    none = next(action for action in button.menu().actions() if action.text() == "None")
    none.trigger()
    button.entry(value).trigger()


def pixels(tab: TimelineTab) -> QImage:
    return tab.chart.viewport().grab().toImage()


def test_theme_is_read_while_painting(tab: TimelineTab) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette()
    try:
        application.setPalette(style.palette(LIGHT))
        light = pixels(tab)
        application.setPalette(style.palette(DARK))
        dark = pixels(tab)
    finally:
        application.setPalette(before)
    corner = QPoint(light.width() - 10, light.height() - 10)
    assert light.pixelColor(corner).lightness() > 200
    assert dark.pixelColor(corner).lightness() < 80


def test_basis_precision_and_dispute_look_different(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    looks: list[tuple[str, dict[str, Any]]] = [
        ("2024-08-06", {}),
        ("2024-08-06", {"when_basis": "report"}),
        ("2024-08-06", {"when_basis": "inferred"}),
        ("2024-08-06", {"disputed_by": "someone"}),
        ("2024-08-06~", {"when_basis": "report"}),
    ]
    pictures = []
    for when, look in looks:
        events = {"x": event("x", when, **look), "y": event("y", "2024-12-06")}
        tab = shown(core.replace(events=events, claims={}, relations={}))
        at = place_of(tab, "X")
        pictures.append(tab.chart.viewport().grab().toImage().copy(at.x() - 7, at.y() - 7, 15, 15))
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[number + 1 :])


@pytest.mark.parametrize("size", [QSize(540, 460), QSize(920, 720), QSize(1600, 1000)])
@pytest.mark.parametrize("count", [0, 1, 300])
def test_any_size_and_number_of_events_can_be_shown(
    shown: Callable[[Dossier], TimelineTab], core: Dossier, size: QSize, count: int
) -> None:
    events = {
        f"e{n}": event(f"e{n}", date.fromordinal(day("2024-08-01") + n * 7 % 200).isoformat())
        for n in range(count)
    }
    tab = shown(core.replace(events=events, claims={}, relations={}))
    tab.resize(size)
    for _ in range(4):
        tab.chart.grab()
        tab.chart.zoom(0.3)
    tab.chart.fit()
    QTest.keyClick(tab.chart, Key.Key_Right)
    assert len(rows(tab)) == count


def test_a_count_opens_by_click(shown: Callable[[Dossier], TimelineTab], core: Dossier) -> None:
    events = {
        f"e{n}": event(f"e{n}", date.fromordinal(day("2024-10-01") + n % 20).isoformat())
        for n in range(60)
    }
    tab = shown(core.replace(events=events, claims={}, relations={}))
    frame = tab.chart.frame_now()
    assert frame is not None
    cluster = frame.layouts[0].clusters[0]
    before = tab.chart.span()
    at = QPoint(
        int(frame.heading + (cluster.left + cluster.right) / 2),
        int(frame.axis_height + frame.boxes[0].middle(0)),
    )
    QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    begin, end = tab.chart.span()
    assert end - begin < before[1] - before[0]


def test_the_current_mark_of_a_count_is_drawn_over_it_and_can_be_clicked(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    events = {f"e{n}": event(f"e{n}", "2024-10-01") for n in range(60)}
    events["far"] = event("far", "2025-10-01")
    tab = shown(core.replace(events=events, claims={}, relations={}))
    unselected = pixels(tab)
    tab.select_record("e40")
    frame = tab.chart.frame_now()
    assert frame is not None
    assert frame.over is not None
    (cluster,) = frame.layouts[0].clusters
    assert frame.over.cluster is cluster
    assert cluster.count + len(frame.layouts[0].marks) == len(events)
    assert frame.has_selected(cluster)
    centre = frame.over.area.center() + QPointF(frame.heading, frame.axis_height)
    assert "E40" in tab.chart.tooltip_at(centre)
    assert pixels(tab) != unselected


def arrangement(tab: TimelineTab) -> list[object]:
    """Where everything stands in the chart."""
    frame = tab.chart.frame_now()
    assert frame is not None
    bodies = [
        (placed.number, placed.left, placed.row, placed.label_x, placed.label_width)
        for layout in frame.layouts
        for placed in layout.marks
    ]
    return [frame.boxes, bodies, [layout.clusters for layout in frame.layouts]]


def test_nothing_moves_when_the_selection_does(shown: Callable[[Dossier], TimelineTab]) -> None:
    tab = shown(load_file(resources.dossier_path()))
    tab.chart.setFocus()
    before = arrangement(tab)
    for _ in range(12):
        QTest.keyClick(tab.chart, Key.Key_Right)
        assert arrangement(tab) == before


@pytest.mark.parametrize("size", [QSize(920, 720), QSize(1280, 760)])
def test_the_contradiction_of_the_core_report_is_drawn_mark_by_mark(
    shown: Callable[[Dossier], TimelineTab], size: QSize
) -> None:
    tab = shown(load_file(resources.dossier_path()))
    tab.resize(size)
    frame = tab.chart.frame_now()
    assert frame is not None
    marks = frame.data.page.marks
    drawn = {marks[b.number].record for layout in frame.layouts for b in layout.marks}
    assert {"ev-nk-withdrawn", "ev-2025-02-04"} <= drawn


def test_few_events_are_not_counted_and_empty_lanes_shrink(
    shown: Callable[[Dossier], TimelineTab],
) -> None:
    tab = shown(load_file(resources.dossier_path()))
    before = [box.height for box in arrangement(tab)[0]]  # type: ignore[attr-defined]
    QTest.mouseClick(tab.filters.core, Qt.MouseButton.LeftButton)
    boxes, _, counts = arrangement(tab)
    data = tab.chart.frame_now().data  # type: ignore[union-attr]
    assert not any(counts)  # type: ignore[call-overload]
    for box, tall, lane in zip(boxes, before, data.lanes, strict=True):  # type: ignore[call-overload]
        assert lane.numbers or box.height < tall


def test_a_tie_to_a_counted_mark_ends_at_the_edge_of_the_count(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    events = {f"e{n}": event(f"e{n}", "2024-10-01") for n in range(60)}
    events["far"] = event("far", "2025-01-01", category="statement")
    tie = Relation(id="r", subject="e59", kind=RelationKind.CONTRADICTS, object="far")
    tab = shown(core.replace(events=events, claims={}, relations={"r": tie}))
    tab.select_record("far")
    tied = pixels(tab)
    tab.show_dossier(core.replace(events=events, claims={}, relations={}))
    tab.select_record("far")
    frame = tab.chart.frame_now()
    assert frame is not None
    (cluster,) = frame.layouts[0].clusters
    box = frame.cluster_area(cluster, frame.boxes[0])
    corner = QPointF(frame.heading, frame.axis_height) + box.bottomRight()
    below = QRect(int(corner.x()) + 1, int(corner.y()) + 1, 30, 12)
    assert tied.copy(below) != pixels(tab).copy(below)


def test_a_contradiction_is_drawn_while_the_pointer_is_on_a_half_of_it(
    qtbot: QtBot, tab: TimelineTab
) -> None:
    half, other = place_of(tab, "Delta"), place_of(tab, "Foxtrot")
    between = QRect(half, other).normalized().adjusted(30, 20, -30, -20)
    before = pixels(tab).copy(between)
    qtbot.mouseMove(tab.chart.viewport(), half)
    QApplication.processEvents()
    assert pixels(tab).copy(between) != before
    qtbot.mouseMove(tab.chart.viewport(), place_of(tab, "Alpha"))
    QApplication.processEvents()
    assert pixels(tab).copy(between) == before


def test_choosing_a_mark_does_not_move_it(tab: TimelineTab) -> None:
    before = place_of(tab, "Delta")
    QTest.mouseClick(tab.chart.viewport(), Qt.MouseButton.LeftButton, pos=before)
    assert current(tab) == "Delta"
    assert place_of(tab, "Delta") == before


def test_many_events_are_filtered_in_slices(
    qtbot: QtBot, shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    events = {f"e{n}": event(f"e{n}", "2024-10-01") for n in range(30_000)}
    tab = shown(core.replace(events=events, claims={}, relations={}))
    QTest.keyClicks(tab.filters.text, "e29")
    qtbot.waitUntil(lambda: tab.choice_shown() == tab.filters.choice())
    assert tab.list.model().rowCount() == 1111
    assert tab.select_record("e5")
    assert tab.list.model().rowCount() == 30_000
    assert current(tab) == "E5"


def test_the_list_passes_the_model_tester(tab: TimelineTab) -> None:
    from PySide6.QtTest import QAbstractItemModelTester

    tester = QAbstractItemModelTester(
        tab.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    tab.filters.text.setText("alpha")
    tab.filters.reset()
    assert tester.model() is tab.list.model()


def test_switching_to_the_core_report_reduces_the_tab(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    tab = shown(dossier)
    assert tab.filters.core.isEnabled()
    tab.show_dossier(core_only(dossier))
    assert rows(tab) == ["Alpha", "Golf"]
    assert not tab.filters.core.isEnabled()


def test_a_picture_shows_what_the_chart_shows(qtbot: QtBot, tab: TimelineTab) -> None:
    QTest.keyClicks(tab.filters.text, "text of")
    tab.filters.core.click()
    tab.chart.collapsed = {"ground"}
    made = tab.picture()
    assert made is not None
    assert "core report only" in made.subtitle
    assert "As bars only: Ground fighting" in made.subtitle
    tab.filters.reset()
    tab.chart.setFocus()
    QTest.keyClick(tab.chart, Key.Key_W)
    week = tab.picture()
    assert week is not None
    assert "to 13 Aug 2024" in week.subtitle


def test_a_picture_goes_to_the_clipboard_in_light_colours(qtbot: QtBot, tab: TimelineTab) -> None:
    before = QApplication.palette()
    try:
        QApplication.setPalette(style.palette(DARK))
        QApplication.clipboard().clear()
        QTest.keyClick(tab.list, Key.Key_C, CTRL_SHIFT)
        qtbot.waitUntil(lambda: not QApplication.clipboard().image().isNull())
        image = QApplication.clipboard().image()
    finally:
        QApplication.setPalette(before)
    assert image.width() > 900
    assert image.pixelColor(2, 2).name() == "#ffffff"


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


def whole_labels(frame: Frame) -> dict[int, QRectF]:
    """Where the labels stand in the chart, by mark; none is cut."""
    found = {}
    for box, layout in zip(frame.boxes, frame.layouts, strict=True):
        for placed in layout.marks:
            if placed.label_width:
                widths = frame.labels.widths(placed.number)
                needed = widths.broken if placed.lines == 2 else widths.title
                assert placed.label_width >= needed
                found[placed.number] = frame.label_area(placed, box)
    return found


def test_a_small_window_scrolls_lanes_rather_than_count_most_of_their_marks(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline", size=(900, 600))
    for line in window.findChildren(NewcomerLine):
        QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    tab = window.findChild(TimelineTab)
    assert isinstance(tab, TimelineTab)
    frame, bar = tab.chart.frame_now(), tab.chart.verticalScrollBar()
    assert frame is not None
    counted = sum(cluster.count for layout in frame.layouts for cluster in layout.clusters)
    assert counted < 0.3 * frame.data.page.placed
    middle = tab.chart.viewport().rect().center()
    for _ in range(40):
        wheel(tab, middle, -120, Qt.KeyboardModifier.NoModifier)
    assert bar.value() == bar.maximum() > 0
    last = frame.boxes[-1]
    assert tab.chart.place_at(QPointF(4, tab.chart.viewport().height() - 4)).lane == (
        len(frame.boxes) - 1
    )
    assert last.top + last.height <= bar.value() + tab.chart.viewport().height()


@pytest.mark.parametrize(
    ("size", "first_visit", "wanted"),
    [
        (QSize(1280, 800), True, 40), (QSize(1280, 800), False, 44),
        (QSize(1920, 1080), False, 75), (QSize(2560, 1440), False, 75),
    ],
)  # fmt: skip
def test_labels_of_events_are_read_whole_as_far_as_a_window_has_room(
    qtbot: QtBot, shipped: Dossier, size: QSize, first_visit: bool, wanted: int
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline")
    for line in window.findChildren(NewcomerLine) if not first_visit else ():
        QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)
    window.resize(size)
    QApplication.processEvents()
    tab = window.findChild(TimelineTab)
    assert isinstance(tab, TimelineTab)
    frame = tab.chart.frame_now()
    assert frame is not None
    assert tab.chart.verticalScrollBar().maximum() == 0
    labels = whole_labels(frame)
    assert sum(frame.data.page.marks[number].lane != AREA for number in labels) >= wanted
    areas = [area.adjusted(0, 1, 0, -1) for area in labels.values()]
    for at, one in enumerate(areas):
        assert not any(one.intersects(other) for other in areas[at + 1 :])


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("bravo | golf", ["Bravo", "Golf"]),
        ("=golf", ["Golf"]),
        ("/^go.f$/", ["Golf"]),
        ("!bravo !golf !foxtrot !delta", ["Alpha", "Charlie", "Echo"]),
        ("> 10 Jan 2025", ["Golf"]),
        ("2024-08..2024-09", ["Alpha", "Bravo", "Charlie"]),
    ],
)
def test_the_words_of_the_filter_are_read_as_those_of_any_table(
    tab: TimelineTab, words: str, left: list[str]
) -> None:
    tab.filters.text.setText(words)
    assert rows(tab) == left
    assert tab.filters.text.toolTip()


def test_words_that_make_no_sense_are_told_and_not_applied(qtbot: QtBot, tab: TimelineTab) -> None:
    told: list[str] = []
    tab.status_changed.connect(told.append)
    tab.filters.text.setText("> 100")
    qtbot.waitUntil(lambda: bool(told) and "is not a date" in told[-1])
    assert len(rows(tab)) == 7
    assert "is not a date" in tab.filters.text.accessibleDescription()
    tab.filters.text.setText("golf")
    assert rows(tab) == ["Golf"] and not tab.filters.fault
    assert tab.filters.text.toolTip() == "“golf”"


def test_a_cell_of_the_list_filters_what_is_shown(
    tab: TimelineTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: menus.append(menu))

    def choose(text: str) -> None:
        tab.list.customContextMenuRequested.emit(QPoint(1, 1))
        next(each for each in menus[-1].actions() if each.text() == text).trigger()

    tab.list.go_to(rows(tab).index("Bravo"), ListColumn.CATEGORY)
    choose("Only this value")
    assert rows(tab) == ["Bravo", "Charlie"]
    tab.list.go_to(0, ListColumn.TITLE)
    choose("Not this value")
    assert rows(tab) == ["Charlie"]
    tab.list.go_to(0, ListColumn.TITLE)
    choose("Clear the words of the filter")
    assert len(rows(tab)) == 7
