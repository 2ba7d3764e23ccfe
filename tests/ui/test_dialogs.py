"""Small dialogs: all shortcuts are listed, none is ambiguous; faults, about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from windows import CTRL, CTRL_SHIFT, press

from kursk_viewer import __version__
from kursk_viewer.dossier.faults import DossierError, Fault
from kursk_viewer.pages.manual import MAIN_KEYS
from kursk_viewer.pages.provenance import disclaimer
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.table.view import TableView
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.shortcuts import shortcuts
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

Key = Qt.Key
CONTEXT = Qt.ShortcutContext
ANYWHERE = (CONTEXT.WindowShortcut, CONTEXT.ApplicationShortcut)
PORTABLE = QKeySequence.SequenceFormat.PortableText


@pytest.fixture
def window(qtbot: QtBot, small: Dossier) -> MainWindow:
    """Not shown: what a small dialog belongs to."""
    made = MainWindow(Memory(fresh=True))
    qtbot.addWidget(made)
    made.show_dossier(small, "x")
    return made


@pytest.fixture
def whole(qtbot: QtBot, small: Dossier) -> MainWindow:
    """With every tab built."""
    made = windows.opened(qtbot, small)
    for tab in TABS:
        made.open_tab(tab)
    return made


def actions(window: MainWindow) -> list[QAction]:
    return [action for action in window.findChildren(QAction) if action.shortcuts()]


def homes(action: QAction) -> list[QWidget]:
    """The widgets within which the keys of an action hold."""
    found = [w for w in action.associatedObjects() if isinstance(w, QWidget)]
    return [widget for widget in found if not isinstance(widget, QMenu)]


def overlap(one: QAction, other: QAction) -> bool:
    """Whether there is a place for the keyboard in which both would answer."""
    if one.shortcutContext() in ANYWHERE or other.shortcutContext() in ANYWHERE:
        return True
    for first, a in ((w, one) for w in homes(one)):
        for second in homes(other):
            b = other
            if first is second:
                return True
            inside = a.shortcutContext() == CONTEXT.WidgetWithChildrenShortcut
            if inside and first.isAncestorOf(second):
                return True
            around = b.shortcutContext() == CONTEXT.WidgetWithChildrenShortcut
            if around and second.isAncestorOf(first):
                return True
    return False


def ambiguous(found: list[QAction]) -> list[str]:
    keys = [(key.toString(PORTABLE), action) for action in found for key in action.shortcuts()]
    return [
        f"{key}: {one.text()} and {other.text()}"
        for place, (key, one) in enumerate(keys)
        for again, other in keys[place + 1 :]
        if key == again and one is not other and overlap(one, other)
    ]


def answers(action: QAction) -> bool:
    """Whether Qt asks the action at all: those of a hidden tab are passed over."""
    own = homes(action)
    return not own or any(widget.isVisible() for widget in own)


def test_no_two_commands_share_a_key_where_both_are_in_force(whole: MainWindow) -> None:
    for tab in TABS:
        whole.open_tab(tab)
        left_to_the_tab = [a for a in whole.pane.commands() if a.text() in ("Back", "Forward")
                           and not a.isEnabled() and "Alt+" in a.shortcut().toString()]  # fmt: skip
        assert bool(left_to_the_tab) == (tab == "timeline")
        found = [a for a in actions(whole) if answers(a) and a not in left_to_the_tab]
        assert len(found) > 15
        assert not ambiguous(found)
        assert not whole.findChildren(QShortcut)


def test_keys_of_the_tab_in_front_answer_from_the_pane_too(qtbot: QtBot, whole: MainWindow) -> None:
    whole.open_tab("equipment")
    whole.open_tab("casualties")
    contexts = {
        action.shortcutContext()
        for action in whole.tab.actions_of_tab()
        if any("Ctrl+" in keys.toString(PORTABLE) for keys in action.shortcuts())
    }
    assert contexts == {CONTEXT.WindowShortcut}
    answered: list[str] = []
    for tab in ("equipment", "casualties"):
        for one in whole.tabs.built[tab].actions_of_tab():
            if one.shortcut().toString(PORTABLE) in ("Ctrl+Shift+M", "Ctrl+T"):
                one.triggered.connect(partial(answered.append, tab))
    whole.pane.setFocus()
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_M, CTRL_SHIFT)
    qtbot.keyClick(focus, Qt.Key.Key_T, CTRL)
    assert set(answered) == {"casualties"}


def test_a_shared_key_would_be_found(whole: MainWindow) -> None:
    twice = QAction("Twice", whole)
    twice.setShortcut(QKeySequence("Ctrl+Shift+C"))
    whole.addAction(twice)
    assert any("Ctrl+Shift+C" in fault for fault in ambiguous([*actions(whole), twice]))


def test_the_list_of_shortcuts_has_every_key(
    qtbot: QtBot, whole: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog))
    for tab in TABS:
        whole.open_tab(tab)
        whole.tab.main_part.setFocus()
        press(qtbot, Key.Key_Question)
        commands = {
            (text, keys) for _where, text, cell in listed(shown[-1]) for keys in cell.split(", ")
        }
        others = {
            a for name in TABS if name != tab for a in whole.tabs.built[name].actions_of_tab()
        }
        nearby = [
            action
            for action in actions(whole)
            if action not in others and action.text() and (
                not homes(action) or any(
                    home is whole or home is whole.pane or whole.tab.isAncestorOf(home)
                    or home is whole.tab for home in homes(action))
                or action.shortcutContext() in ANYWHERE)
        ]  # fmt: skip
        for action in nearby:
            for key in action.shortcuts():
                native = key.toString(QKeySequence.SequenceFormat.NativeText)
                assert (action.text().replace("&", ""), native) in commands, action.text()
        assert len(nearby) > 15
        shown[-1].deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def listed(dialog: QDialog) -> list[tuple[str, str, str]]:
    model = dialog.findChild(TableView).model()
    return [
        (model.index(row, 0).data(), model.index(row, 1).data(), model.index(row, 2).data())
        for row in range(model.rowCount())
    ]


def test_the_list_has_the_commands_of_all_tabs_and_the_keys_of_their_parts(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small)
    dialog = shortcuts(window, window.menus.groups())
    qtbot.addWidget(dialog)
    rows = listed(dialog)
    sections = list(dict.fromkeys(section for section, _, _ in rows))
    for place, name in enumerate(TABS):
        assert window.tabs.tabText(place) in sections, name
    for section, command, key in (
        ("Equipment", "Choose columns…", "Ctrl+Shift+K"),
        ("In the Casualties chart", "Zoom in, zoom out, all", "+, −, 0"),
        ("In the Equipment table", "Show the evidence", "Enter"),
        ("View", "From tab to evidence and back", "F6"),
    ):
        assert (section, command, key) in rows


def test_about_carries_the_disclaimer_and_says_where_changes_are_listed(
    qtbot: QtBot, window: MainWindow, small: Dossier
) -> None:
    dialog = dialogs.about(window, small, "x")
    qtbot.addWidget(dialog)
    found = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"{disclaimer(small)}." in found and "sources --changes" in found


def test_about_names_what_the_program_is_built_on_with_its_licence(
    qtbot: QtBot, window: MainWindow, small: Dossier
) -> None:
    dialog = dialogs.about(window, small, "x")
    qtbot.addWidget(dialog)
    notice = dialog.findChild(QPlainTextEdit)
    assert isinstance(notice, QPlainTextEdit) and notice.isReadOnly() and notice.accessibleName()
    for words in ("Qt 6: LGPL", "PySide6", "NumPy: BSD", "pyqtgraph: MIT", "Source Sans Pro: SIL",
                  "Copyright (c) 2022 Petro Ivaniuk"):  # fmt: skip
        assert words in notice.toPlainText()


def test_faults_are_all_listed_and_can_be_copied(qtbot: QtBot, window: MainWindow) -> None:
    error = DossierError(tuple(
        Fault(rule="unit", reason=f"<b>reason {n}</b>; mend it", table="claims", record=f"r{n}")
        for n in range(40)
    ))  # fmt: skip
    dialog = dialogs.faults(window, "/a/<i>b</i>.json", error)
    qtbot.addWidget(dialog)
    body = dialog.findChild(QPlainTextEdit)
    assert isinstance(body, QPlainTextEdit)
    assert body.toPlainText().splitlines() == [fault.sentence() for fault in error.faults]
    head = dialog.findChildren(QLabel)[0]
    assert "40 faults" in head.text() and "stays open" in head.text()
    assert head.textFormat() == Qt.TextFormat.PlainText
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == body.toPlainText()


def test_one_fault_is_told_in_the_singular(qtbot: QtBot, window: MainWindow) -> None:
    dialog = dialogs.faults(window, "x", DossierError((Fault(rule="a", reason="b"),)))
    qtbot.addWidget(dialog)
    assert "1 fault." in dialog.findChildren(QLabel)[0].text()


def test_about_tells_version_fingerprint_warning_and_licence(
    qtbot: QtBot, window: MainWindow, small: Dossier
) -> None:
    dialog = dialogs.about(window, small, "/data/x.json")
    qtbot.addWidget(dialog)
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (__version__, small.version, small.fingerprint, "/data/x.json",
                 "this dossier verifies none", "8 claims", "no network connection",
                 "MIT"):  # fmt: skip
        assert part in told


def test_dialogs_hold_very_long_names_and_versions(qtbot: QtBot, window: MainWindow) -> None:
    dossier = window.dossier
    assert dossier is not None
    name = "/folder/" + "n" * 200 + ".json"
    error = DossierError((Fault(rule="a", reason="b"),))
    made = [
        dialogs.faults(window, name, error),
        dialogs.about(window, dossier.replace(version="V" * 3_999), name),
        dialogs.about(window, dossier.replace(title="1.0.0 " * 700), name),
        dialogs.message(window, "t", f"“{name}” is a folder", "x" * 4_000),
    ]
    for dialog in made:
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.width() <= 800
        assert dialog.height() <= 700
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert any("…" in text for text in texts)
    labels = [each for each in made[0].findChildren(QLabel) if name in each.toolTip()]
    assert len(labels) == 1
    assert "n" * 30 + ".json" not in labels[0].text()[:40]


def test_ordinary_names_are_told_in_full() -> None:
    for text in ("a" * 66, "/home/reader/" + "folder/" * 20 + "kursk.json", "word " * 100):
        assert dialogs.readable(text) == text


def test_escape_closes_a_dialog(qtbot: QtBot, window: MainWindow) -> None:
    dialog = dialogs.about(window, window.dossier, "x") if window.dossier else None
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_manual_names_keys_that_there_are(whole: MainWindow) -> None:
    commands = [command for _, group in whole.menus.groups() for command in group]
    keys = {key.toString(PORTABLE) for command in commands for key in command.shortcuts()}
    for _, written in MAIN_KEYS:
        assert set(written.split(" … ")) <= keys
