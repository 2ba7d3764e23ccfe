"""The Summary by mouse and keyboard: a page of text whose figures lead to their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import builders
import pytest
import windows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from windows import CTRL, CTRL_SHIFT, SHIFT, press

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.drawing.colours import DARK, LIGHT
from kursk_viewer.drawing.rich_text import OBJECT_SIGN, SPOKEN
from kursk_viewer.pages.document import RECORD, HeadingBlock
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.ui.find_box import FindBox
from kursk_viewer.ui.summary.page_view import PageView
from kursk_viewer.ui.summary.tab import SummaryTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TANKS, TANKS_IN_MARCH = "ua-2025-02-06-04", "ua-2025-03-12-06"


def page(window: MainWindow) -> PageView:
    tab = window.tab
    assert isinstance(tab, SummaryTab)
    return tab.view


def places(view: PageView) -> dict[str, list[tuple[int, int]]]:
    assert view.page_text is not None
    return view.page_text.places


def point_of(view: PageView, record: str) -> QPoint:
    """A point of the viewport on the first text that leads to a record, scrolled into view."""
    assert view.mark(record), record
    cursor = view.textCursor()
    cursor.setPosition(places(view)[record][0][0])
    return view.cursorRect(cursor).center() + QPoint(4, 0)


def click(qtbot: QtBot, view: PageView, record: str) -> None:
    qtbot.mouseClick(view.viewport(), LEFT, pos=point_of(view, record))


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def on_first_link(qtbot: QtBot, view: PageView) -> str:
    view.setFocus()
    press(qtbot, Key.Key_Tab)
    return view.link_in_focus


def test_the_number_of_tanks_who_says_so_who_disputes_it_and_a_citation_by_mouse(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped)
    view = page(window)
    assert "131" in view.toPlainText() and "Tanks" in view.toPlainText()
    click(qtbot, view, TANKS)
    told = window.pane.text()
    assert "131" in told and "General Staff" in told
    assert "90" in told and "Syrskyi" in told
    QGuiApplication.clipboard().clear()
    view.link_followed.emit("action:cite-selected")
    assert "131 tanks" in clipboard().replace("\u00a0", " ")


def test_the_same_by_keyboard(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    press(qtbot, Key.Key_F, CTRL)
    box = window.tab.findChild(FindBox)
    assert box is not None
    qtbot.keyClicks(box.field, "tanks")
    press(qtbot, Key.Key_Return)
    assert window.pane.record == TANKS
    told = window.pane.text()
    assert "131" in told and "General Staff" in told and "90" in told
    press(qtbot, Key.Key_Escape)
    assert not box.isVisible()
    press(qtbot, Key.Key_C, CTRL)
    assert clipboard().startswith("Ukraine's General Staff claimed 131 tanks")
    told = window.statusBar().currentMessage()
    assert told.startswith("Copied: Ukraine's General Staff claimed 131 tanks")
    press(qtbot, Key.Key_F, CTRL)
    assert box.isVisible() and "hit" in box.count.text()


def test_a_figure_of_the_summary_is_found_and_cited_in_three_keys(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped)
    press(qtbot, Key.Key_F, CTRL)
    box = window.tab.findChild(FindBox)
    assert box is not None
    qtbot.keyClicks(box.field, "tanks")
    press(qtbot, Key.Key_Return)
    told = window.pane.text()
    assert "131" in told and "General Staff" in told and "90" in told
    press(qtbot, Key.Key_I, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard().startswith("LIGA.net. (n.d.).") and "http" in clipboard()
    assert window.statusBar().currentMessage().startswith("Copied: LIGA.net")


def test_every_figure_statement_and_gap_of_the_core_report_is_a_link(
    qtbot: QtBot, shipped: Dossier
) -> None:
    view = page(windows.opened(qtbot, shipped))
    core = [c.id for c in shipped.claims.values() if shipped.is_core(c)]
    assert {*core, *shipped.statements, *shipped.gaps} <= places(view).keys()


def test_a_click_on_each_record_shows_its_evidence(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    view = page(window)
    for record in places(view):
        click(qtbot, view, record)
        assert window.pane.record == record
        assert view.record == record


def test_a_double_click_does_what_a_click_does(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    view = page(window)
    point = point_of(view, TANKS)
    qtbot.mouseClick(view.viewport(), LEFT, pos=point)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=point)
    assert window.pane.record == TANKS
    assert not view.has_selection


def test_tab_walks_the_links_in_the_order_of_reading_and_enter_opens_them(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small)
    view = page(window)
    links = [on_first_link(qtbot, view)]
    while view.link_in_focus and len(links) < 80:
        if view.link_in_focus.startswith(RECORD):
            press(qtbot, Key.Key_Return)
            assert window.pane.record == view.link_in_focus.removeprefix(RECORD)
        press(qtbot, Key.Key_Tab)
        links.append(view.link_in_focus)
    assert RECORD + "total" in links and RECORD + "tanks-1" in links
    assert links.index(RECORD + "total") < links.index(RECORD + "tanks-1")
    assert "action:copy-page" in links


def test_the_link_in_focus_stands_out(qtbot: QtBot, small: Dossier) -> None:
    view = page(windows.opened(qtbot, small))
    on_first_link(qtbot, view)
    marks = [m for m in view.extraSelections() if m.format.background().color() == LIGHT.accent]
    assert len(marks) == 1
    assert marks[0].cursor.selectedText() == view.textCursor().selectedText()


def test_a_chart_in_focus_stays_readable_and_is_told(qtbot: QtBot, shipped: Dossier) -> None:
    view = page(windows.opened(qtbot, shipped))
    view.setFocus()
    while view.textCursor().selectedText() != OBJECT_SIGN:
        press(qtbot, Key.Key_Tab)
    (mark,) = (m for m in view.extraSelections() if m.cursor.selectedText() == OBJECT_SIGN)
    assert mark.format.background().color() == LIGHT.selection
    assert "16,100" in view.textCursor().charFormat().stringProperty(SPOKEN)


@pytest.mark.parametrize("keys", ["home and end", "page keys", "arrows"])
def test_keys_scroll_the_page(qtbot: QtBot, shipped: Dossier, keys: str) -> None:
    view = page(windows.opened(qtbot, shipped, size=(900, 600)))
    bar = view.verticalScrollBar()
    bar.setValue(0)
    if keys == "home and end":
        press(qtbot, Key.Key_End)
        assert bar.value() == bar.maximum() > 0
        press(qtbot, Key.Key_Home)
    elif keys == "page keys":
        press(qtbot, Key.Key_PageDown)
        assert bar.value() > view.viewport().height() * 0.7
        press(qtbot, Key.Key_PageUp)
    else:
        press(qtbot, Key.Key_Down)
        assert 0 < bar.value() < 100
        press(qtbot, Key.Key_Up)
    assert bar.value() == 0


def test_text_can_be_selected_and_copied_as_it_reads(qtbot: QtBot, shipped: Dossier) -> None:
    view = page(windows.opened(qtbot, shipped))
    cursor = view.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(4000, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    assert view.has_selection
    press(qtbot, Key.Key_C, CTRL)
    text = clipboard()
    assert "≈ 39,900" in text and "Ukraine's General Staff claimed" in text
    assert not {"\ufffc", "\u00a0", "\u2066"} & set(text)


def test_copy_without_a_selection_takes_the_figure_as_a_sentence(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small)
    window.goto("summary", "total")
    press(qtbot, Key.Key_C, CTRL)
    text = clipboard()
    assert text.startswith("Staff of Alpha claimed") and "about 39,900 casualties" in text
    assert "this dossier verifies none" in text


@pytest.mark.parametrize(
    ("key", "holds"), [(Key.Key_C, "≈ 39,900"), (Key.Key_M, "# The area: Staff of Alpha")]
)
def test_the_whole_page_is_copied_with_its_provenance(
    qtbot: QtBot, small: Dossier, key: Qt.Key, holds: str
) -> None:
    windows.opened(qtbot, small)
    QGuiApplication.clipboard().clear()
    press(qtbot, key, CTRL_SHIFT)
    assert holds in clipboard()
    assert "this dossier verifies none" in clipboard()
    assert small.fingerprint[:12] in clipboard()


@pytest.mark.parametrize(
    ("record", "tab"), [("dead", "casualties"), ("tanks-1", "equipment"), ("left", "summary")]
)
def test_ctrl_enter_shows_a_record_in_its_own_tab(
    qtbot: QtBot, small: Dossier, record: str, tab: str
) -> None:
    window = windows.opened(qtbot, small)
    window.goto("summary", record)
    press(qtbot, Key.Key_Return, CTRL)
    assert window.tab.name == tab
    assert window.pane.record == record


@pytest.mark.parametrize(
    ("target", "tab"),
    [("view:casualties/over-time", "casualties"), ("view:equipment", "equipment"),
     ("view:timeline", "timeline")],
)  # fmt: skip
def test_links_lead_to_the_other_views(
    qtbot: QtBot, shipped: Dossier, target: str, tab: str
) -> None:
    window = windows.opened(qtbot, shipped)
    page(window).link_followed.emit(target)
    assert window.tab.name == tab
    assert window.pane.record


def test_the_page_is_copied_and_cited_by_its_links(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    view = page(window)
    for action, holds in (
        ("copy-page", "What the file does not say"),
        ("cite-report", "LIGA.net"),
    ):
        view.link_followed.emit(f"action:{action}")
        assert holds in clipboard()
        assert window.statusBar().currentMessage().startswith("Copied")
    window.goto("summary", TANKS_IN_MARCH)
    view.link_followed.emit("action:cite-selected")
    assert "90 tanks" in clipboard().replace("\u00a0", " ")


def test_print_is_asked_for_by_its_link(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    asked: list[bool] = []
    monkeypatch.setattr(type(window.menus.file), "print_page", lambda _self: asked.append(True))
    page(window).link_followed.emit("action:print")
    assert asked == [True]


def test_the_menu_of_a_figure_copies_cites_and_shows_it(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    tab = window.tab
    assert isinstance(tab, SummaryTab)
    point = point_of(tab.view, TANKS)
    assert tab.view.record_at(point) == TANKS
    menu = tab.menu(TANKS)
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts[0] == "Copy figure as a sentence"
    assert "Show the selected figure in its own tab" in texts
    assert any("cit" in text.casefold() for text in texts)
    menu.close()
    assert tab.menu("").actions()[0].text() == "&Copy page"


@pytest.mark.parametrize("width", [900, 1280, 1920, 2560])
def test_there_is_no_sideways_scrolling_and_the_measure_is_limited(
    qtbot: QtBot, shipped: Dossier, width: int
) -> None:
    view = page(windows.opened(qtbot, shipped, size=(width, 900)))
    text = view.page_text
    assert text is not None
    assert view.horizontalScrollBar().maximum() == 0
    assert text.document.idealWidth() <= view.viewport().width()
    assert text.setting.width <= 72 * text.setting.size
    assert width > 1280 or text.setting.width <= 940


def test_the_events_stand_beside_a_very_wide_page(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, size=(1280, 900))
    assert "Main events" not in page(window).toPlainText()
    window.resize(2400, 900)
    QApplication.processEvents()
    assert "Main events" in page(window).toPlainText()


def test_the_whole_page_stands_on_two_screens(qtbot: QtBot, shipped: Dossier) -> None:
    view = page(windows.opened(qtbot, shipped, size=(1280, 1024)))
    text = view.page_text
    assert text is not None
    assert text.document.size().height() <= 2 * view.viewport().height()


def test_the_page_shown_second_stands_at_the_selected_figure(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline")
    last = list(shipped.gaps)[-1]
    window.goto("summary", last)
    view = page(window)
    cursor = view.textCursor()
    cursor.setPosition(places(view)[last][0][0])
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.cursorRect(cursor).center()))
    assert view.record == last


def test_a_scheme_change_paints_the_page_in_its_colours(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    try:
        window.scheme.choose("dark")
        QApplication.processEvents()
        image = page(window).viewport().grab().toImage()
        assert image.pixelColor(2, image.height() // 2) == QColor(DARK.window)
        text = page(window).page_text
        assert text is not None and text.setting.colours.dark
    finally:
        window.scheme.choose("light")


def test_a_selection_survives_another_width(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    view = page(window)
    cursor = view.textCursor()
    cursor.setPosition(10)
    cursor.setPosition(60, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    kept = view.selected_text()
    window.resize(1200, 700)
    QApplication.processEvents()
    assert view.selected_text() == kept


def test_a_dossier_without_a_core_report_shows_an_honest_page(qtbot: QtBot, small: Dossier) -> None:
    bare = small.replace(
        claims={}, reports={}, statements={}, relations={}, events={}, core_document=None
    )
    window = windows.opened(qtbot, bare)
    assert "No report here is the core report" in page(window).toPlainText()
    assert window.pane.record in ("", *bare.gaps)


def test_the_core_report_alone_is_a_page_too(qtbot: QtBot, shipped: Dossier) -> None:
    text = page(windows.opened(qtbot, core_only(shipped))).toPlainText()
    assert "39,900" in text and "48,000" not in text


def test_a_name_as_long_as_a_page_breaks_no_line_out_of_it(qtbot: QtBot) -> None:
    pack = builders.changed("parties", "staff", name="Staff" * 60, short="Staff" * 60)
    view = page(windows.opened(qtbot, builders.dossier(pack), size=(900, 600)))
    assert view.horizontalScrollBar().maximum() == 0


def test_find_marks_and_steps_through_what_the_page_says(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, tab="summary")
    press(qtbot, Key.Key_F, CTRL)
    box = window.tab.findChild(FindBox)
    assert box is not None and box.isVisible() and box.field.hasFocus()
    qtbot.keyClicks(box.field, "helicopters")
    assert "hit" in box.count.text()
    marked = [m.cursor.selectedText() for m in page(window).extraSelections()]
    assert "Helicopters" in marked
    press(qtbot, Key.Key_Return)
    assert "helicopters" in window.pane.text().casefold()
    assert box.count.text().startswith("1 of ")
    qtbot.keyClicks(box.field, " nowhere to be found")
    assert box.count.text() == "no hits"
    press(qtbot, Key.Key_Escape)
    assert box.field.text() == ""
    press(qtbot, Key.Key_Escape)
    assert not box.isVisible()
    assert page(window).hasFocus()


def test_a_click_on_a_mark_of_a_chart_shows_its_evidence(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, size=(1280, 1000))
    view = page(window)
    view.viewport().grab()
    assert view.page_text is not None
    bar = view.page_text.charts[0]
    _area, spots = view.page_text.spots[bar.position]
    killed = spots[0]
    point = killed.area.center().toPoint() - QPoint(0, view.verticalScrollBar().value())
    assert view.record_at(point) == killed.key.claim
    qtbot.mouseClick(view.viewport(), LEFT, pos=point)
    assert window.pane.record == killed.key.claim


def test_headings_are_headings_and_charts_are_told(qtbot: QtBot, small: Dossier) -> None:
    view = page(windows.opened(qtbot, small))
    levels, block = {}, view.document().begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            levels[block.text().replace("\u00a0", " ").split("\t")[0]] = (
                block.blockFormat().headingLevel()
            )
        block = block.next()
    for heading in summary_document(small).blocks:
        if isinstance(heading, HeadingBlock):
            assert any(text.startswith(heading.text) for text in levels), heading.text


def test_shift_and_arrows_select_text(qtbot: QtBot, small: Dossier) -> None:
    view = page(windows.opened(qtbot, small))
    view.setFocus()
    press(qtbot, Key.Key_End, SHIFT)
    assert view.has_selection


def test_text_is_enlarged_reduced_and_remembered_in_the_whole_window(
    qtbot: QtBot, shipped: Dossier
) -> None:
    before = QApplication.font()
    window = windows.opened(qtbot, shipped, tab="equipment")
    table = window.tab.main_part
    own = table.font().pointSizeF()
    window.open_tab("summary")
    try:
        text = page(window).page_text
        assert text is not None
        normal = text.setting.size
        for _ in range(3):
            press(qtbot, Key.Key_Plus, CTRL)
        assert window.text_size.percent == 150
        assert table.font().pointSizeF() == pytest.approx(own * 1.5)
        text = page(window).page_text
        assert text is not None
        assert text.setting.size == pytest.approx(normal * 1.5, rel=0.05)
        assert window.menuBar().font().pointSizeF() > before.pointSizeF() * 1.4
        assert page(window).horizontalScrollBar().maximum() == 0
        again = windows.opened(qtbot, shipped)
        assert again.text_size.percent == 150
        press(qtbot, Key.Key_Minus, CTRL)
        assert again.text_size.percent == 125
        press(qtbot, Key.Key_0, CTRL)
        assert again.text_size.percent == 100
        assert QApplication.font().pointSizeF() == pytest.approx(before.pointSizeF())
        assert table.font().pointSizeF() == pytest.approx(own)
    finally:
        window.text_size.reset()


def test_ctrl_and_the_wheel_change_the_size_of_text(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    view = page(window)
    middle = view.viewport().rect().center().toPointF()
    try:
        for turn, percent in ((120, 110), (-120, 100)):
            event = QWheelEvent(
                middle, view.mapToGlobal(middle), QPoint(), QPoint(0, turn),
                Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(view.viewport(), event)
            assert window.text_size.percent == percent
    finally:
        window.text_size.reset()


def test_the_menu_key_speaks_of_the_link_in_focus(qtbot: QtBot, shipped: Dossier) -> None:
    view = page(windows.opened(qtbot, shipped))
    view.setFocus()
    while view.link_in_focus != RECORD + TANKS:
        press(qtbot, Key.Key_Tab)
    asked: list[str] = []
    view.menu_wanted.disconnect()
    view.menu_wanted.connect(lambda record, _point: asked.append(record))
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(view, QContextMenuEvent(reason, QPoint(5, 5), QPoint(5, 5)))
    assert asked == [TANKS]


def test_what_is_found_stays_marked_when_the_page_is_set_anew(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, size=(1280, 800))
    press(qtbot, Key.Key_F, CTRL)
    box = window.tab.findChild(FindBox)
    assert box is not None
    qtbot.keyClicks(box.field, "helicopters")
    for width in (900, 1500):
        window.resize(width, 800)
        QApplication.processEvents()
        marked = [m.cursor.selectedText() for m in page(window).extraSelections()]
        assert "Helicopters" in marked, width


@pytest.mark.parametrize("height", [300, 800, 4000])
def test_a_page_begun_for_what_is_seen_is_whole_when_it_is_asked_for(
    qtbot: QtBot, shipped: Dossier, height: int
) -> None:
    begun, whole = PageView(), PageView()
    for view in (begun, whole):
        qtbot.addWidget(view)
        view.resize(912, height)
    whole.take_keys()
    for view in (begun, whole):
        view.show_page(summary_document(shipped))
        view.set_page()
    told = whole.toPlainText()
    at_first = begun.toPlainText()
    assert told.startswith(at_first.rstrip("\n"))
    assert begun.document().size().height() >= min(height, whole.document().size().height())
    assert (at_first == told) == (height == 4000)
    assert begun.lines() == whole.lines()
    assert places(begun) == places(whole)
    assert begun.document().size() == whole.document().size()


def test_the_chosen_figure_is_told_by_more_than_its_ground(qtbot: QtBot, shipped: Dossier) -> None:
    view = page(windows.opened(qtbot, shipped))
    assert view.mark("ua-2025-02-06-01")
    marks = view.extraSelections()
    assert marks and all(m.format.underlineColor() == LIGHT.accent for m in marks)
    assert all(m.format.fontUnderline() for m in marks)
