"""The Summary by mouse and keyboard: each figure leads to its evidence and to its own tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from windows import CTRL, CTRL_SHIFT, SHIFT, press

from kursk_viewer.dossier.core import core_only
from kursk_viewer.pages.summary import summary
from kursk_viewer.ui.figure_widgets import FigureButton, RecordButton
from kursk_viewer.ui.summary_tab import FigureGrid, SummaryTab
from kursk_viewer.ui.table_find import FindBox

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window import MainWindow

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
    assert {figure.claim for figure in figures} <= records
    assert {other.claim for f in page.headlines for other in f.comparisons} <= records
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
    assert "not independently verified" in text and small.fingerprint[:12] in text


def test_copy_takes_the_selected_figure_as_a_sentence(qtbot: QtBot, small: Dossier) -> None:
    windows.opened(qtbot, small)
    press(qtbot, Key.Key_C, CTRL)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Staff of Alpha claimed") and "about 39,900 people" in text
    assert "not independently verified" in text


def test_citations_are_copied_from_the_menu(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    for name, holds in (("APA", "(n.d.)"), ("BibTeX", "@misc{page"), ("CSL", '"URL"')):
        action = next(a for a in window.tab.actions_of_tab() if name in a.text())
        action.trigger()
        assert holds in QGuiApplication.clipboard().text()


def grids(window: MainWindow) -> list[FigureGrid]:
    return window.tab.findChildren(FigureGrid)


@pytest.mark.parametrize("width", [900, 1280, 1900])
def test_figures_of_a_row_stand_on_one_line_and_nothing_is_wider_than_the_page(
    qtbot: QtBot, shipped: Dossier, width: int
) -> None:
    window = windows.opened(qtbot, shipped, size=(width, 700))
    tab = window.tab
    assert isinstance(tab, SummaryTab)
    tab.grab()
    page = tab._area.widget()
    assert page.width() == tab._area.viewport().width()
    for button in buttons(window):
        right = button.mapTo(page, QPoint(button.width(), 0)).x()
        assert right <= page.width(), button.accessibleName()
    for grid in grids(window):
        rows: dict[int, set[int]] = {}
        for button in grid.buttons:
            rows.setdefault(button.y(), set()).add(button.height())
        assert all(len(heights) == 1 for heights in rows.values())


def test_numbers_grow_back_when_there_is_room_again(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, size=(1900, 700))
    figures = [b for b in buttons(window) if isinstance(b, FigureButton)]
    wide = [figure._number.font().pointSizeF() for figure in figures]
    figures[0].resize(40, 100)
    assert figures[0]._number.font().pointSizeF() < wide[0]
    figures[0].resize(400, 100)
    assert [figure._number.font().pointSizeF() for figure in figures] == wide


def test_another_font_builds_the_page_anew(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    before = next(b for b in buttons(window) if isinstance(b, FigureButton))._number.font()
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * 1.5)
    try:
        QApplication.setFont(larger)
        QApplication.processEvents()
        after = next(b for b in buttons(window) if isinstance(b, FigureButton))._number.font()
        assert after.pointSizeF() > before.pointSizeF() * 1.3
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
