"""A newcomer's way in: the name of the window, and the one line of a first visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import windows
from PySide6.QtWidgets import QApplication

from kursk_viewer.ui.window.newcomer import NewcomerLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow


def welcome(window: MainWindow) -> NewcomerLine | None:
    lines = [line for line in window.findChildren(NewcomerLine) if line.isVisible()]
    return lines[0] if lines else None


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
