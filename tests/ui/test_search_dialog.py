"""Ctrl+K: type, choose with the arrows, Enter goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from windows import CTRL, press

from kursk_viewer.ui.window.search_dialog import SearchDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

Key = Qt.Key
Act = "Callable[[SearchDialog], None]"


@pytest.fixture
def searching(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[SearchDialog], None]], None]:
    """What to do in the dialog instead of waiting in it."""

    def do(act: Callable[[SearchDialog], None]) -> None:
        def exec_(dialog: QDialog) -> int:
            assert isinstance(dialog, SearchDialog)
            dialog.show()
            dialog.activateWindow()
            qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.index.ready)
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(QDialog, "exec", exec_)

    return do


def step_to(qtbot: QtBot, dialog: SearchDialog, text: str) -> None:
    """Press Down until the line that can be chosen has this text."""
    for _ in range(dialog.list.count()):
        if text.casefold() in dialog.list.currentItem().text().casefold():
            return
        qtbot.keyClick(dialog.field, Key.Key_Down)
    raise AssertionError(f"no line {text}")


@pytest.mark.any_font
@pytest.mark.parametrize(
    ("words", "title", "tab", "record"),
    [
        ("denial", "A denial", "timeline", "denial"),
        ("tanks claim", "Tanks", "equipment", "tanks-1"),
        ("captured claim", "Captured", "casualties", "caught"),
        ("HELPERS left", "The helpers have left", "summary", "left"),
        ("area held claim", "Area held", "timeline", "ground"),
    ],
)
def test_enter_goes_to_the_right_tab_and_record(
    qtbot: QtBot, small: Dossier, searching, words: str, title: str, tab: str, record: str
) -> None:  # type: ignore[no-untyped-def]
    def act(dialog: SearchDialog) -> None:
        qtbot.keyClicks(dialog.field, words)
        step_to(qtbot, dialog, title)
        qtbot.keyClick(dialog.field, Key.Key_Return)
        assert not dialog.isVisible()

    searching(act)
    window = windows.opened(qtbot, small)
    press(qtbot, Key.Key_K, CTRL)
    assert window.tab.name == tab
    assert window.pane.record == record
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    focus = QApplication.focusWidget()
    assert focus is not None and window.tab.isAncestorOf(focus)


@pytest.mark.any_font
@pytest.mark.parametrize(
    ("words", "record"), [("ministry party", "ministry"), ("wire source", "wire"),
                          ("captured measure", "captured"), ("rival report", "rival")],
)  # fmt: skip
def test_what_no_tab_shows_leads_to_its_evidence(
    qtbot: QtBot, small: Dossier, searching, words: str, record: str
) -> None:  # type: ignore[no-untyped-def]
    def act(dialog: SearchDialog) -> None:
        qtbot.keyClicks(dialog.field, words)
        qtbot.keyClick(dialog.field, Key.Key_Return)

    searching(act)
    window = windows.opened(qtbot, small, tab="equipment")
    press(qtbot, Key.Key_K, CTRL)
    assert window.tab.name == "equipment"
    assert window.pane.record == record


def test_arrows_choose_while_the_field_keeps_the_keyboard(
    qtbot: QtBot, small: Dossier, searching
) -> None:  # type: ignore[no-untyped-def]
    seen: list[str] = []

    def act(dialog: SearchDialog) -> None:
        qtbot.keyClicks(dialog.field, "claim")
        assert dialog.list.count() >= 8
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
            qtbot.keyClick(dialog.field, key)
            assert dialog.focusWidget() is dialog.field
        assert dialog.list.currentRow() == 1
        qtbot.keyClick(dialog.field, Key.Key_PageDown)
        assert dialog.list.currentRow() > 1, dialog.list.currentRow()
        seen.append(dialog.list.currentItem().text())
        qtbot.keyClick(dialog.field, Key.Key_Escape)

    searching(act)
    window = windows.opened(qtbot, small)
    before = window.pane.record
    press(qtbot, Key.Key_K, CTRL)
    assert seen
    assert window.pane.record == before


def test_a_click_chooses_too(qtbot: QtBot, small: Dossier, searching) -> None:  # type: ignore[no-untyped-def]
    def act(dialog: SearchDialog) -> None:
        qtbot.keyClicks(dialog.field, "denial")
        place = dialog.list.visualItemRect(dialog.list.item(0)).center()
        qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    searching(act)
    window = windows.opened(qtbot, small)
    press(qtbot, Key.Key_K, CTRL)
    assert window.pane.record == "denial"


@pytest.mark.any_font
def test_no_hit_says_so_and_enter_does_nothing(qtbot: QtBot, small: Dossier, searching) -> None:  # type: ignore[no-untyped-def]
    told: list[str] = []

    def act(dialog: SearchDialog) -> None:
        told.append(dialog._count.text())
        qtbot.keyClicks(dialog.field, "zzz nothing")
        told.append(dialog._count.text())
        qtbot.keyClick(dialog.field, Key.Key_Return)
        assert dialog.isVisible()
        dialog.field.clear()
        told.append(dialog._count.text())
        dialog.reject()

    searching(act)
    windows.opened(qtbot, small)
    press(qtbot, Key.Key_K, CTRL)
    assert told == ["Type to search", "Nothing holds all of these words; try fewer.",
                    "Type to search"]  # fmt: skip


@pytest.mark.any_font
def test_in_the_core_report_nothing_else_is_found(qtbot: QtBot, small: Dossier, searching) -> None:  # type: ignore[no-untyped-def]
    counts: list[int] = []

    def act(dialog: SearchDialog) -> None:
        qtbot.keyClicks(dialog.field, "wire")
        counts.append(dialog.list.count())
        dialog.reject()

    searching(act)
    window = windows.opened(qtbot, small)
    press(qtbot, Key.Key_K, CTRL)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, Key.Key_R, CTRL)
    press(qtbot, Key.Key_K, CTRL)
    assert counts[0] > 0
    assert counts[1] == 0


@pytest.mark.any_font
def test_many_hits_and_the_core_report_alone_are_told(
    qtbot: QtBot, shipped: Dossier, searching
) -> None:  # type: ignore[no-untyped-def]
    told: list[str] = []

    def act(dialog: SearchDialog) -> None:
        qtbot.keyClicks(dialog.field, "e")
        told.append(dialog._count.text())
        assert dialog.list.count() <= 200
        dialog.reject()

    searching(act)
    window = windows.opened(qtbot, shipped)
    press(qtbot, Key.Key_K, CTRL)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, Key.Key_R, CTRL)
    press(qtbot, Key.Key_K, CTRL)
    assert told[0].startswith("the first 200 of 1,")
    assert "Only the core report is searched" in told[1]
    assert "core report" not in told[0]


def test_the_answer_stands_above_the_hits_whole_and_enter_goes_to_it(
    qtbot: QtBot, shipped: Dossier, searching
) -> None:  # type: ignore[no-untyped-def]
    seen: list[str] = []

    def act(dialog: SearchDialog) -> None:
        dialog.field.setText("how many tanks did Russia lose?")
        seen.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        seen.append(dialog.list.currentItem().text())
        line = dialog.list.visualItemRect(dialog.list.item(2))
        assert line.height() > 1.5 * dialog.list.fontMetrics().height()
        qtbot.keyClick(dialog.field, Key.Key_Return)

    searching(act)
    window = windows.opened(qtbot, shipped)
    press(qtbot, Key.Key_K, CTRL)
    assert seen[:2] == [
        "3 of 6 claims on this, the core report's and the latest of each claimant and scope:",
        "Looked for: Tanks · of Russian conscripts and Russian forces",
    ]
    assert seen[2] == seen[-1] and "90 tanks" in seen[2] and "contradicted by 131" in seen[2]
    assert window.pane.record == "ua-2025-03-12-06"


def test_what_the_file_does_not_say_is_told_with_the_nearest(
    qtbot: QtBot, shipped: Dossier, searching
) -> None:  # type: ignore[no-untyped-def]
    seen: list[str] = []

    def act(dialog: SearchDialog) -> None:
        dialog.field.setText("how many tanks were captured?")
        seen.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        dialog.reject()

    searching(act)
    windows.opened(qtbot, shipped)
    press(qtbot, Key.Key_K, CTRL)
    assert seen[0] == "The file does not say."
    assert seen[2] == "Nearest:"
    assert "destroyed, damaged or captured" in seen[3]
