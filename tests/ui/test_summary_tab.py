"""The Summary by mouse and keyboard: each figure leads to its evidence and to its own tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel
from windows import CTRL, CTRL_SHIFT, SHIFT, press

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.ui.find_box import FindBox
from kursk_viewer.ui.summary.blocks import Band, Block, Paragraph, bands
from kursk_viewer.ui.summary.layout import MARGIN, PAD, STYLES, Arrangement
from kursk_viewer.ui.summary.record_button import RecordButton
from kursk_viewer.ui.summary.sheet import SummarySheet
from kursk_viewer.ui.summary.tab import SummaryTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

Key = Qt.Key


def buttons(window: MainWindow) -> list[RecordButton]:
    tab = window.tab
    assert isinstance(tab, SummaryTab)
    return tab._buttons


def in_focus() -> RecordButton:
    focus = QApplication.focusWidget()
    assert isinstance(focus, RecordButton)
    return focus


def test_every_number_of_the_page_has_its_button(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    page = summary(shipped)
    records = {button.record for button in buttons(window)}
    figures = (*page.headlines, *page.in_words, *page.equipment)
    assert {figure.shown.record for figure in figures} <= records
    assert {other.shown.record for f in page.headlines for other in f.comparisons} <= records
    assert {half.record for c in page.contradictions for half in (c.one, c.other)} <= records
    assert {line.record for line in page.statements} <= records
    assert {gap for gap, _ in page.gaps} <= records


def test_a_click_on_each_button_shows_its_evidence(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    for button in buttons(window):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.pane.record == button.record
        assert button.marked


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_tab_and_a_key_on_each_button_show_its_evidence(
    qtbot: QtBot, shipped: Dossier, key: Qt.Key
) -> None:
    window = windows.opened(qtbot, core_only(shipped))
    found = buttons(window)
    assert in_focus() is found[0]
    for place, button in enumerate(found):
        assert in_focus() is button
        press(qtbot, key)
        assert window.pane.record == button.record
        if place + 1 < len(found):
            press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Tab, SHIFT)
    assert in_focus() is found[-2]


def test_the_button_in_focus_is_in_sight_and_framed(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, size=(900, 600))
    last = buttons(window)[-1]
    for _ in range(len(buttons(window)) - 1):
        press(qtbot, Key.Key_Tab)
    assert in_focus() is last
    assert not last.visibleRegion().isEmpty()
    framed = QImage(last.grab().toImage())
    last.clearFocus()
    assert framed != last.grab().toImage()


def test_the_selected_figure_says_so_to_a_screen_reader(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    first, second = buttons(window)[:2]
    assert "selected" in first.accessibleDescription()
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert not first.accessibleDescription()
    assert "selected" in second.accessibleDescription()


@pytest.mark.parametrize(
    ("record", "tab"),
    [("dead", "casualties"), ("tanks-1", "equipment"), ("total-later", "casualties")],
)
def test_ctrl_enter_shows_a_figure_in_its_own_tab(
    qtbot: QtBot, small: Dossier, record: str, tab: str
) -> None:
    window = windows.opened(qtbot, small)
    next(button for button in buttons(window) if button.record == record).setFocus()
    press(qtbot, Key.Key_Return, CTRL)
    assert window.tab.name == tab
    assert window.pane.record == record


def test_ctrl_enter_on_a_statement_goes_nowhere_astray(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    next(button for button in buttons(window) if button.record == "left").setFocus()
    press(qtbot, Key.Key_Return, CTRL)
    assert window.tab.name == "summary"
    assert window.pane.record == "left"


@pytest.mark.parametrize(
    ("key", "holds"),
    [(Key.Key_C, "Headline figures\n----"), (Key.Key_M, "| Casualties | ≈ 39,900 |")],
)
def test_the_whole_summary_is_copied_with_its_provenance(
    qtbot: QtBot, small: Dossier, key: Qt.Key, holds: str
) -> None:
    windows.opened(qtbot, small)
    QGuiApplication.clipboard().clear()
    press(qtbot, key, CTRL_SHIFT)
    text = QGuiApplication.clipboard().text()
    assert holds in text
    assert "this dossier verifies none" in text and small.fingerprint[:12] in text


def test_copy_takes_the_selected_figure_as_a_sentence(qtbot: QtBot, small: Dossier) -> None:
    windows.opened(qtbot, small)
    press(qtbot, Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Staff of Alpha claimed") and "about 39,900 casualties" in text
    assert "this dossier verifies none" in text


def sheet(window: MainWindow) -> SummarySheet:
    found = window.tab.findChild(SummarySheet)
    assert found is not None
    return found


@pytest.mark.parametrize("width", [320, 500, 870, 1280, 1900])
def test_nothing_overlaps_and_nothing_is_wider_than_the_page(
    qapp: QApplication, shipped: Dossier, width: int
) -> None:
    page = Arrangement(tuple(bands(summary(shipped), shipped)), width)
    page.extend()
    assert page.whole
    for place, one in enumerate(page.placed):
        assert one.area.left() >= MARGIN - PAD and one.area.right() < width - MARGIN + 1
        assert one.area.bottom() < page.height
        for piece in one.pieces:
            assert piece.right <= one.area.right() + 1, piece.line.text
            assert one.area.top() <= piece.top < piece.bottom <= one.area.bottom() + 1
        for other in page.placed[place + 1 : place + 12]:
            assert not one.area.intersects(other.area), (one.block.spoken, other.block.spoken)


def test_figures_side_by_side_stand_on_one_line_however_their_labels_break(
    qapp: QApplication,
) -> None:
    def block(label: str) -> Block:
        lines = (Paragraph(text=label, style="label"), Paragraph(text="12", style="large"))
        return Block(record=label, spoken=label, lines=lines)

    names = ("Tanks", "Multiple launch rocket systems of every kind and calibre")
    page = Arrangement((Band(blocks=tuple(map(block, names))),), 480)
    page.extend()
    one, other = page.placed
    assert one.pieces[0].top == other.pieces[0].top
    assert one.pieces[0].bottom < other.pieces[0].bottom
    assert one.pieces[1].top == other.pieces[1].top >= other.pieces[0].bottom
    assert one.pieces[1].bottom <= one.area.bottom() + 1


def test_a_check_of_widths_would_see_a_text_too_wide(qapp: QApplication) -> None:
    block = Block(record="x", spoken="x", lines=(Paragraph(text="W" * 9, style="large"),))
    page = Arrangement((Band(blocks=(block,)),), 90)
    page.extend()
    (placed,) = page.placed
    assert placed.pieces[0].bottom - placed.pieces[0].top > 30, "broken into lines, not cut"


@pytest.mark.parametrize(
    ("count", "width", "rows"),
    [(6, 870, [3, 3]), (10, 870, [4, 4, 2]), (10, 1280, [5, 5]), (3, 300, [1, 1, 1])],
)
def test_figures_fill_their_rows_evenly(
    qapp: QApplication, count: int, width: int, rows: list[int]
) -> None:
    block = Block(record="x", spoken="x", lines=(Paragraph(text="12", style="large"),))
    page = Arrangement((Band(blocks=(block,) * count),), width)
    page.extend()
    tops = [placed.area.top() for placed in page.placed]
    assert [tops.count(top) for top in sorted(set(tops))] == rows
    assert len({placed.area.height() for placed in page.placed}) == 1


def test_a_number_is_set_smaller_before_it_is_broken(qapp: QApplication) -> None:
    def height(width: int) -> int:
        block = Block(
            record="x", spoken="x", lines=(Paragraph(text="nearly 40,000", style="large"),)
        )
        page = Arrangement((Band(blocks=(block,)),), width)
        page.extend()
        return page.placed[0].pieces[0].bottom - page.placed[0].pieces[0].top

    assert height(190) < height(400)


def test_the_first_paint_sets_no_more_than_is_in_sight(
    qapp: QApplication, shipped: Dossier
) -> None:
    page = Arrangement(tuple(bands(summary(shipped), shipped)), 870)
    page.extend(600)
    in_sight = len(page.placed)
    assert not page.whole and page.height < 900
    page.extend()
    assert page.whole and len(page.placed) > 2 * in_sight


def test_every_style_that_a_band_names_exists(shipped: Dossier) -> None:
    page = bands(summary(shipped), shipped)
    used = {line.style for band in page for block in band.blocks for line in block.lines}
    assert used == set(STYLES)


def test_buttons_stand_on_what_is_painted_after_a_resize(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    before = [button.geometry() for button in buttons(window)]
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: sheet(window).page.width == sheet(window).width() != 0)
    areas = [p.area for p in sheet(window).page.placed if p.block.record]
    assert [button.geometry() for button in buttons(window)] == areas != before
    assert sheet(window).height() >= sheet(window).page.height


def test_the_summary_shown_second_stands_at_the_selected_figure(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline")
    window.open_tab("summary")
    qtbot.waitUntil(lambda: sheet(window).fits)
    marked = next(button for button in buttons(window) if button.marked)
    assert marked.record == window.pane.record
    assert sheet(window).y() == 0, "scrolled away from the beginning"
    qtbot.waitUntil(lambda: not marked.visibleRegion().isEmpty())


def test_the_key_of_a_tab_shown_first_frames_what_has_the_keyboard(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="equipment")
    press(qtbot, Key.Key_1, CTRL)
    assert window.tab.name == "summary"
    first = in_focus()
    assert first is buttons(window)[0]
    framed = QImage(first.grab().toImage())
    first.clearFocus()
    assert framed != first.grab().toImage()


def test_a_figure_gone_to_before_the_summary_has_its_size_is_in_sight(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="timeline")
    last = list(shipped.gaps)[-1]
    window.goto("summary", last)
    qtbot.waitUntil(lambda: sheet(window).fits)
    button = next(button for button in buttons(window) if button.record == last)
    qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())
    assert button.marked


def test_a_scheme_change_paints_the_page_in_its_colours(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    light = sheet(window).grab().toImage()
    window.scheme.choose("dark")
    QApplication.processEvents()
    dark = sheet(window).grab().toImage()
    for place in (0.2, 0.5, 0.8):
        row = int(light.height() * place)
        assert light.pixelColor(2, row).lightness() > 200 > 60 > dark.pixelColor(2, row).lightness()
    note = next(p for p in sheet(window).page.placed if p.block.lines[0].style == "note").area
    ratio = dark.devicePixelRatio()
    lightest = max(
        dark.pixelColor(int(x * ratio), int(y * ratio)).lightness()
        for x in range(note.left(), note.left() + 200)
        for y in range(note.top(), note.top() + 20)
    )
    assert lightest > 120, "muted text stays dark on a dark page"
    window.scheme.choose("light")


def test_another_font_sets_the_page_anew(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    before = sheet(window).page.height
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * 1.5)
    try:
        QApplication.setFont(larger)
        QApplication.processEvents()
        assert sheet(window).page.height > before * 1.2
        assert sheet(window).minimumHeight() == sheet(window).page.height
        assert window.pane.record == "total"
    finally:
        QApplication.setFont(font)


def test_a_dossier_without_a_core_report_shows_an_honest_page(qtbot: QtBot, small: Dossier) -> None:
    bare = small.replace(
        claims={}, reports={}, statements={}, relations={}, events={}, core_document=None
    )
    window = windows.opened(qtbot, bare)
    assert {button.record for button in buttons(window)} == set(bare.gaps)
    assert window.pane.record in ("", *bare.gaps)
    told = [piece.line.text for placed in sheet(window).page.placed for piece in placed.pieces]
    assert "No report here is the core report, so there are no headline figures." in told


def test_a_page_finished_before_it_has_a_width_gets_its_buttons(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    window.open_tab("summary")
    assert buttons(window)


def test_a_page_that_leads_nowhere_is_finished_once(qtbot: QtBot, small: Dossier) -> None:
    bare = small.replace(
        claims={}, reports={}, statements={}, relations={}, events={}, gaps={}, core_document=None
    )
    window = windows.opened(qtbot, bare)
    spoken = len(sheet(window).findChildren(QLabel))
    assert spoken > 0 and buttons(window) == []
    window.open_tab("timeline")
    window.open_tab("summary")
    assert len(sheet(window).findChildren(QLabel)) == spoken


def test_find_steps_through_what_the_summary_says(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, tab="summary")
    qtbot.keyClick(window.tab, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = window.tab.findChild(FindBox)
    assert box is not None and box.isVisible() and box.field.hasFocus()
    qtbot.keyClicks(box.field, "captured")
    assert "hit" in box.count.text()
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    first = window.pane.record
    assert "captured" in window.pane.text().casefold()
    assert box.count.text().startswith("1 of ")
    qtbot.keyClick(box.field, Qt.Key.Key_F3)
    assert box.count.text().startswith("2 of ")
    assert window.pane.record != first
    qtbot.keyClicks(box.field, " nowhere to be found")
    assert box.count.text() == "no hits"
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.field.text() == ""
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()
