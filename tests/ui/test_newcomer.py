"""A newcomer's way in: the name of the window, and the one line of a first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import windows
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from kursk_viewer.ui.window.manual import ManualWindow
from kursk_viewer.ui.window.newcomer import NewcomerLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow


def welcome(window: MainWindow) -> NewcomerLine | None:
    lines = [line for line in window.findChildren(NewcomerLine) if line.isVisible()]
    return lines[0] if lines else None


def fits(manual: ManualWindow) -> bool:
    """Whether nothing of its page is beyond the right edge."""
    document, seen = manual.browser.document(), manual.browser.viewport().width()
    return document.size().width() <= seen and document.idealWidth() <= seen


def test_the_window_is_named_after_the_dossier_or_its_file(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    assert window.windowTitle() == f"Kursk Viewer: {small.title}"
    window.show_dossier(small, "/somewhere/else.json")
    assert window.windowTitle() == "Kursk Viewer: else.json"
    window.show_dossier(small.replace(title="Losses " * 40), window.document.path)
    assert len(window.windowTitle()) < 80


def test_a_first_visit_says_what_this_is_until_it_is_dismissed(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small)
    line = welcome(window)
    assert line is not None and "somebody's claim" in line.text.text()
    assert not line.isAncestorOf(QApplication.focusWidget()), "the line took the keyboard"
    line.close_button.click()
    assert welcome(window) is None
    assert window.tab.isAncestorOf(QApplication.focusWidget())
    assert welcome(windows.opened(qtbot, small)) is None
    assert welcome(windows.opened(qtbot, small, fresh=True)) is not None


def test_a_second_visit_shows_no_line(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    assert welcome(window) is not None
    window.close()
    QApplication.processEvents()
    assert welcome(windows.opened(qtbot, small)) is None


def test_the_manual_opens_in_a_window_of_its_own_and_by_key(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    line = welcome(window)
    assert line is not None
    line.manual.click()
    (manual,) = window.findChildren(ManualWindow)
    assert manual.isVisible() and not manual.isModal()
    text = manual.browser.toPlainText()
    assert "How exact a figure is" in text and small.sides["alphans"].label in text
    assert fits(manual)
    windows.press(qtbot, Qt.Key.Key_F1)
    assert window.findChildren(ManualWindow) == [manual], "a second one was opened"
    manual.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert window.findChildren(ManualWindow) == []
    window.menus.show_manual()
    assert [one.isVisible() for one in window.findChildren(ManualWindow)] == [True]


def test_the_manual_follows_its_width_and_keeps_what_is_read(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.menus.show_manual()
    (manual,) = window.findChildren(ManualWindow)
    bar = manual.browser.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    manual.resize(420, 500)
    QApplication.processEvents()
    assert fits(manual)
    assert 0.3 < bar.value() / bar.maximum() < 0.7


def test_the_manual_is_enlarged_with_the_window(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.menus.show_manual()
    (manual,) = window.findChildren(ManualWindow)
    before = manual.browser.document().size().height()
    try:
        window.text_size.enlarge()
        window.text_size.enlarge()
        QApplication.processEvents()
        assert manual.browser.document().size().height() > before * 1.1
        assert fits(manual)
    finally:
        window.text_size.reset()
