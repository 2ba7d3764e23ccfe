"""The menu of a chart of casualties, and pictures of it."""

from __future__ import annotations

import pytest
from casualties_views import CTRL_SHIFT, place_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
)
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.casualties import over_time as c
from kursk_viewer.pages.shown import shown
from kursk_viewer.ui.casualties.tab import CasualtiesTab

pytestmark = pytest.mark.any_font


def test_the_menu_of_the_chart_resets_shows_numbers_and_makes_pictures(
    tab: CasualtiesTab,
) -> None:
    texts = " ".join(action.text() for action in tab.mark_menu("").actions())
    for part in ("All", "Numbers", "Save picture…", "Copy picture"):
        assert part in texts
    assert "Copy value" not in texts


def asked(tab: CasualtiesTab, where: QPoint) -> dict[str, QAction]:
    """The commands of the menu that a right click at a place of the chart opens."""
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, where, tab.canvas.mapToGlobal(where))
    opened_menus: list[QMenu] = []
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(QMenu, "popup", lambda menu, _where: opened_menus.append(menu))
        QApplication.sendEvent(tab.canvas.viewport(), event)
    (menu,) = opened_menus
    return {command.text(): command for command in menu.actions()}


def test_a_right_click_on_a_mark_selects_it_and_copies_it(
    qtbot: QtBot, tab: CasualtiesTab, shipped: Dossier
) -> None:
    captured = next(bar.shown.record for bar in c.bars(shipped).bars if bar.shown.figure == "909")
    where = place_of(tab, captured)
    with qtbot.waitSignal(tab.record_selected) as selected:
        commands = asked(tab, where)
    assert selected.args == [captured]
    commands["Copy value"].trigger()
    assert QGuiApplication.clipboard().text() == "909"
    commands["Copy as sentence"].trigger()
    assert shown(shipped, captured).full in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(tab.record_selected) as selected:
        commands["Show the evidence"].trigger()
    assert selected.args == [captured]
    assert "Copy value" not in asked(tab, QPoint(2, 2))


def test_a_picture_goes_to_the_clipboard_without_holding_up_the_window(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    clipboard, told = QGuiApplication.clipboard(), list[str]()
    clipboard.clear()
    tab.status_changed.connect(told.append)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_C, CTRL_SHIFT)
    assert clipboard.image().isNull(), "it is painted beside the window"
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    encoded = QImage.fromData(clipboard.mimeData().data("image/png"))
    assert clipboard.image().width() == encoded.width() > 900
    assert told == ["The picture is being made…", "The picture is on the clipboard."]
