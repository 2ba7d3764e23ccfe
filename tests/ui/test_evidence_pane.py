"""The Evidence pane: its links lead on and back, and no address opens by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QColor,
    QDesktopServices,
    QGuiApplication,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMessageBox, QToolButton
from windows import CTRL, press

from kursk_viewer.ui import style
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.evidence_pane import EvidencePane
from kursk_viewer.ui.plain_browser import PlainBrowser
from kursk_viewer.ui.table.model import RECORD_ROLE
from kursk_viewer.ui.window import dialogs

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

pytestmark = pytest.mark.any_font

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL_ALT = CTRL | ALT


@pytest.fixture
def pane(qtbot: QtBot, small: Dossier) -> EvidencePane:
    made = EvidencePane()
    made.resize(360, 1400)
    made.show_dossier(small)
    windows.shown(qtbot, made)
    return made


def place_of(pane: EvidencePane, text: str) -> QPoint:
    """Where a word of a link stands in the pane."""
    document = pane._view.document()
    cursor = document.find(text)
    while not cursor.isNull() and not cursor.charFormat().isAnchor():
        cursor = document.find(text, cursor)
    assert not cursor.isNull(), f"no link {text} in {pane.text()}"
    end = QTextCursor(cursor)
    cursor.setPosition(cursor.selectionStart() + 1)
    rect = pane._view.cursorRect(cursor).united(pane._view.cursorRect(end))
    return rect.center()


def click(qtbot: QtBot, pane: EvidencePane, text: str) -> None:
    qtbot.mouseClick(pane._view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, text))


def tab_to(qtbot: QtBot, pane: EvidencePane, text: str) -> None:
    pane._view.setFocus()
    for _ in range(40):
        qtbot.keyClick(pane._view, Key.Key_Tab)
        if text in pane._view.textCursor().selectedText():
            return
    raise AssertionError(f"no link {text} by Tab")


def unfold(pane: EvidencePane) -> None:
    """Open all that is folded."""
    pane.restore_state({"open": dict.fromkeys(("claim", "time", "sources", "notes"), True)})
    pane.restyle()


def test_without_a_record_it_says_what_to_do(pane: EvidencePane) -> None:
    assert "Select any figure" in pane.text()
    assert not any(button.isEnabled() for button in pane.findChildren(QToolButton))


def test_a_claim_tells_who_what_when_how_and_where(pane: EvidencePane) -> None:
    pane.show_record("total")
    unfold(pane)
    for part in ("≈ 39,900", "Staff of Alpha", "Beta forces", "Casualties", "6 August 2024",
                 "5 February 2025", "around", "The area", "paragraph 8", "Daily Page",
                 "not independently verified"):  # fmt: skip
        assert part in pane.text()


def test_the_last_line_names_the_records_own_sources(pane: EvidencePane) -> None:
    pane.show_record("tanks-1")
    last = pane.text().rstrip().splitlines()[-1]
    assert last.startswith("Claim tanks-1 · Source: Daily Page · data ")
    pane.show_record("beta")
    assert "Source: " not in pane.text().rstrip().splitlines()[-1]


def test_a_link_leads_on_by_mouse_and_back_again(qtbot: QtBot, pane: EvidencePane) -> None:
    pane.show_record("total")
    unfold(pane)
    with qtbot.waitSignal(pane.record_opened, timeout=500) as opened:
        click(qtbot, pane, "Half a year")
    assert opened.args == ["half-year"]
    assert pane.record == "half-year"
    back = next(b for b in pane.findChildren(QToolButton) if b.text() == "Back")
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert pane.record == "total"
    assert not back.isEnabled()


def test_a_link_leads_on_by_tab_and_enter_and_back_by_key(qtbot: QtBot, pane: EvidencePane) -> None:
    pane.show_record("total")
    unfold(pane)
    tab_to(qtbot, pane, "Half a year")
    qtbot.keyClick(pane._view, Key.Key_Return)
    assert pane.record == "half-year"
    qtbot.keyClick(pane._view, Key.Key_B, CTRL)
    assert pane.record == "total"


def test_an_address_asks_and_never_opens_by_itself(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: pytest.fail("opened by itself"))
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_address", lambda _parent, address: asked.append(address))
    window = windows.opened(qtbot, small, size=(1280, 1600))
    window.pane.show_record("page")
    click(qtbot, window.pane, "page.example")
    assert asked == ["https://page.example/one"]
    tab_to(qtbot, window.pane, "page.example")
    qtbot.keyClick(window.pane._view, Key.Key_Return)
    assert asked == ["https://page.example/one"] * 2
    assert window.pane.record == "page"


def test_an_address_is_handed_on_letter_by_letter(qtbot: QtBot, small: Dossier) -> None:
    address = "https://page.example/a%20b?x=%26&y=1#%D0%9A"
    made = small.replace(sources={**small.sources, "page": small.sources["page"].replace(
        url=address)})  # fmt: skip
    pane = EvidencePane()
    qtbot.addWidget(pane)
    pane.resize(360, 900)
    pane.show_dossier(made)
    pane.show()
    pane.show_record("page")
    with qtbot.waitSignal(pane.address_requested, timeout=500) as wanted:
        click(qtbot, pane, "page.example")
    assert wanted.args == [address]


@pytest.mark.parametrize(
    ("pressed", "copied", "opened"),
    [("Copy address", True, False), ("Open in browser", False, True), ("Cancel", False, False)],
)
def test_only_the_readers_answer_opens_or_copies_an_address(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pressed: str, copied: bool, opened: bool
) -> None:
    went: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    parent = EvidencePane()
    qtbot.addWidget(parent)

    def answer(box: QMessageBox) -> int:
        shown = f"{box.text()} {box.informativeText()}"
        assert "page.example" in shown and "https://page.example/one" in shown
        button = next(b for b in box.buttons() if b.text().replace("&", "") == pressed)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    QGuiApplication.clipboard().setText("before")
    dialogs.ask_address(parent, "https://page.example/one")
    assert (QGuiApplication.clipboard().text() == "https://page.example/one") is copied
    assert (went == ["https://page.example/one"]) is opened


@pytest.mark.parametrize("address", ["file:///etc/hostname", "javascript:alert(1)", "page", ""])
def test_only_http_is_offered_to_the_browser(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: pytest.fail("opened"))
    parent = EvidencePane()
    qtbot.addWidget(parent)
    offered: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: offered.extend(b.text() for b in box.buttons())
    )
    dialogs.ask_address(parent, address)
    assert offered and "Open in browser" not in offered


@pytest.mark.parametrize(("here", "there"), [("left", "still there"), ("stayed", "have left")])
def test_a_contradiction_is_reached_from_either_half(
    qtbot: QtBot, pane: EvidencePane, here: str, there: str
) -> None:
    pane.show_record(here)
    assert "Contradicted by" in pane.text()
    click(qtbot, pane, there)
    assert {here, pane.record} == {"left", "stayed"}


def test_evidence_is_copied_with_its_provenance(qtbot: QtBot, pane: EvidencePane) -> None:
    pane.show_record("total")
    qtbot.keyClick(pane._view, Key.Key_C, CTRL_ALT)
    text = QGuiApplication.clipboard().text()
    assert "≈ 39,900" in text and "https://page.example/one" in text
    assert "not independently verified" in text and "data 0.1.0" in text


def test_selected_words_are_copied_as_they_stand(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.pane._view.setFocus()
    press(qtbot, Key.Key_A, CTRL)
    press(qtbot, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("≈ 39,900")


def test_back_does_not_hinder_the_keys_of_the_timeline(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    for key in (Key.Key_Right, Key.Key_Return, Key.Key_Right, Key.Key_Return):
        press(qtbot, key)
    before = window.pane.record
    press(qtbot, Key.Key_B, CTRL)
    assert window.pane.record != before
    assert QApplication.focusWidget() is not window.pane._view


def test_it_keeps_its_record_in_another_dossier_that_has_it(
    pane: EvidencePane, small: Dossier
) -> None:
    pane.show_record("dead")
    pane.show_record("total")
    pane.show_dossier(small.replace(version="0.2.0"))
    assert pane.record == "total"
    assert "0.2.0" in pane.text()
    pane.show_dossier(small.replace(claims={}))
    assert pane.record == ""
    assert "Select any figure" in pane.text()


def test_an_unknown_record_changes_nothing(pane: EvidencePane) -> None:
    pane.show_record("total")
    for record in ("no-such-record", "<b>"):
        pane.show_record(record)
        assert pane.record == "total"


def test_no_record_leaves_none_behind_and_back_leads_to_the_one_before(
    qtbot: QtBot, pane: EvidencePane
) -> None:
    pane.show_record("total")
    for _ in range(2):
        pane.show_record("")
        assert pane.record == ""
        assert "39,900" not in pane.text()
        assert "Select any figure" in pane.text()
    qtbot.keyClick(pane._view, Key.Key_B, CTRL)
    assert pane.record == "total"


def test_back_and_forward_by_key_and_button_tell_the_record(
    qtbot: QtBot, pane: EvidencePane
) -> None:
    told: list[str] = []
    for record in ("total", "dead", "caught"):
        pane.show_record(record)
    pane.record_opened.connect(told.append)
    qtbot.keyClick(pane._view, Key.Key_Left, ALT)
    qtbot.keyClick(pane._view, Key.Key_Left, ALT)
    qtbot.keyClick(pane._view, Key.Key_Right, ALT)
    assert told == ["dead", "total", "dead"]
    forward = next(b for b in pane.findChildren(QToolButton) if b.text() == "Forward")
    qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert pane.record == "caught"
    assert not forward.isEnabled()
    pane.go_back()
    pane.show_record("half-year")
    assert not forward.isEnabled()


def test_after_back_the_table_marks_what_the_pane_shows(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    table = window.tab.table
    press(qtbot, Key.Key_Home, CTRL)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Return)
    window.pane.show_record("half-year")
    table.setCurrentIndex(QModelIndex())
    press(qtbot, Key.Key_B, CTRL)
    assert window.pane.record == "tanks-1"
    assert table.currentIndex().data(RECORD_ROLE) == "tanks-1"


def test_where_it_is_shown_leads_there(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, size=(1280, 1600))
    window.pane.show_record("tanks-1")
    unfold(window.pane)
    click(qtbot, window.pane, "column of its report")
    assert isinstance(window.tab, EquipmentTab)
    assert window.tab.table.currentIndex().data(RECORD_ROLE) == "tanks-1"
    assert window.pane.record == "tanks-1"
    assert QApplication.focusWidget() is window.tab.table


def test_keys_that_the_tab_in_front_has_are_left_to_it(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    back, shared = (a for a in window.pane.commands() if a.text() == "Back")
    assert not shared.isEnabled()
    window.open_tab("equipment")
    assert shared.isEnabled()
    assert [k.toString() for k in back.shortcuts()] == ["Ctrl+B"]
    assert [k.toString() for k in shared.shortcuts()] == ["Alt+Left"]


def test_a_change_shows_both_figures_the_formula_and_the_reason(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="equipment", size=(1280, 1600))
    tab = window.tab
    assert isinstance(tab, EquipmentTab)
    row = tab.model.rows.columns[0].records.index("tanks")
    place = next(n for n, c in enumerate(tab.model.rows.columns) if c.key.startswith("change:"))
    index = tab.model.index(row, place)
    where = tab.table.visualRect(index).center()
    qtbot.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    text = window.pane.text()
    figure, _, mark = tab.model.index(row, place - 1).data().partition(" · ")
    assert mark == "contradicted"
    assert f"{figure} −" in text and f"= {index.data()}" in text
    assert "Calculated here from claims" in text
    record = window.pane.record
    click(qtbot, window.pane, f"{figure} tanks")
    assert window.pane.record == tab.model.rows.columns[place - 1].records[row]
    press(qtbot, Key.Key_B, CTRL)
    assert window.pane.record == record
    assert tab.table.currentIndex() == index


def test_a_record_is_shown_in_one_change(small: Dossier, qtbot: QtBot) -> None:
    pane = EvidencePane()
    qtbot.addWidget(pane)
    pane.show_dossier(small)
    view = pane.findChild(PlainBrowser)
    assert isinstance(view, PlainBrowser)
    changes: list[int] = []
    view.textChanged.connect(lambda: changes.append(1))
    view.cursorPositionChanged.connect(lambda: changes.append(1))
    pane.show_record("total")
    assert "39,900" in pane.text()
    assert len(changes) <= 2
    assert view.textCursor().atStart()


def test_questions_open_and_fold_by_key_and_are_remembered(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    pane = window.pane
    pane.show_record("total")
    assert "Half a year" not in pane.text() and "Sources" in pane.text()
    tab_to(qtbot, pane, "Sources")
    qtbot.keyClick(pane._view, Key.Key_Return)
    assert "page.example" in pane.text()
    assert "Sources" in pane._view.textCursor().selectedText()
    pane.show_record("dead")
    assert "page.example" in pane.text()
    assert pane.save_state() == {"open": {"sources": True}}
    window.close()
    again = windows.opened(qtbot, small)
    again.pane.show_record("total")
    assert "page.example" in again.pane.text()
    tab_to(qtbot, again.pane, "Sources")
    qtbot.keyClick(again.pane._view, Key.Key_Return)
    assert "page.example" not in again.pane.text()


@pytest.mark.parametrize("state", [{"open": 3}, {"open": {"claim": "yes"}}, {"open": ["claim"]}])
def test_a_damaged_memory_leaves_all_folded(pane: EvidencePane, state: dict[str, object]) -> None:
    pane.restore_state(state)
    pane.show_record("total")
    assert "Exactness" not in pane.text()


def test_the_answer_is_cited_and_copied_by_its_links(qtbot: QtBot, pane: EvidencePane) -> None:
    pane.show_record("left")
    copied: list[str] = []
    pane.copied.connect(copied.append)
    click(qtbot, pane, "Copy sentence")
    sentence = QGuiApplication.clipboard().text()
    assert "have left" in sentence and "still there" in sentence
    assert "https://page.example/one" in sentence
    tab_to(qtbot, pane, "Copy address")
    qtbot.keyClick(pane._view, Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "https://page.example/one"
    assert copied == [sentence, "https://page.example/one"]
    pane.show_record("staff")
    assert "Copy sentence" not in pane.text() and "Copy address" not in pane.text()


def test_a_copied_link_is_a_web_address_or_none(qtbot: QtBot, pane: EvidencePane) -> None:
    pane.show_record("total")
    unfold(pane)
    menu = pane.menu_at(place_of(pane, "Half a year · date"))
    copy = next(command for command in menu.actions() if command.text() == "Copy Link Location")
    copy.trigger()
    assert QGuiApplication.clipboard().text() == "https://page.example/one"
    menu = pane.menu_at(place_of(pane, "Beta forces"))
    assert "Copy Link Location" not in [command.text() for command in menu.actions()]


def test_the_link_with_the_keyboard_stands_out_and_is_spoken(
    qtbot: QtBot, pane: EvidencePane
) -> None:
    pane.show_record("total")
    tab_to(qtbot, pane, "Copy sentence")
    (mark,) = pane._view.extraSelections()
    assert mark.cursor.selectedText() == "Copy sentence"
    assert mark.format.background().color() == QColor(style.tokens().accent)
    view = QAccessible.queryAccessibleInterface(pane._view)
    assert isinstance(view, QAccessibleInterface)
    assert view.text(QAccessible.Text.Description) == "Copy sentence"


def test_a_mark_does_not_outlive_its_text(qtbot: QtBot, pane: EvidencePane) -> None:
    """Qt goes through the marks there were when it is given others; those of a text that is gone
    ended the program."""
    pane.show_record("total")
    tab_to(qtbot, pane, "Copy sentence")
    pane.show_record("total")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.keyClick(pane._view, Key.Key_Tab)
    assert pane._view.link_in_focus


def test_text_is_selected_by_keys(qtbot: QtBot, pane: EvidencePane) -> None:
    pane.show_record("total")
    pane._view.setFocus()
    qtbot.keyClick(pane._view, Key.Key_Home, CTRL)
    for _ in range(3):
        qtbot.keyClick(pane._view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(pane._view.textCursor().selectedText()) == 3


@pytest.mark.parametrize("tab", ["summary", "equipment", "casualties", "timeline"])
def test_moving_the_focus_never_replaces_what_is_read(
    qtbot: QtBot, shipped: Dossier, tab: str
) -> None:
    window = windows.opened(qtbot, shipped)
    window.pane.show_record("gap-date")
    window.open_tab(tab)
    for key in (Key.Key_Tab, Key.Key_Down, Key.Key_Right, Key.Key_Tab, Key.Key_Down) * 6:
        press(qtbot, key)
        assert window.pane.record == "gap-date", QApplication.focusWidget()
