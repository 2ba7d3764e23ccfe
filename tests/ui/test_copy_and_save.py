"""Copying and saving by keyboard, in the window, of every tab that has a table."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from windows import CTRL

from kursk_viewer.ui.casualties.tab import CasualtiesTab

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

pytestmark = pytest.mark.any_font

Key = Qt.Key
TABS = ("equipment", "casualties", "timeline")


def press(window: MainWindow, key: Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


@pytest.mark.parametrize("name", TABS)
def test_a_copy_has_plain_text_for_programs_and_a_table_for_the_eye_and_is_told(
    qtbot: QtBot, small: Dossier, name: str
) -> None:
    QGuiApplication.clipboard().clear()
    window = windows.opened(qtbot, small, tab=name)
    window.tab.main_part.setFocus()
    press(window, Key.Key_C)
    copied = QGuiApplication.clipboard().mimeData()
    shown = window.tab.copied_table()
    assert shown is not None
    assert copied.text() == window.tab.copy_selection()
    assert copied.html().count("<tr>") == len(shown.rows) + 1
    assert "this dossier verifies none" in copied.html()
    told = f"Copied {len(shown.rows)} row"
    assert window.statusBar().currentMessage().startswith(told)


@pytest.mark.parametrize("view", [0, 1, 2])
def test_a_mark_that_is_chosen_in_a_chart_is_copied_alone(
    qtbot: QtBot, small: Dossier, view: int
) -> None:
    window = windows.opened(qtbot, small, tab="casualties")
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    tab.views.chosen.emit(view)
    tab.canvas.setFocus()
    press(window, Key.Key_Home, Qt.KeyboardModifier.NoModifier)
    assert tab.canvas.current
    press(window, Key.Key_C)
    table = tab.copied_table()
    assert table is not None
    assert [row.record for row in table.rows] == [tab.canvas.current]
    assert window.statusBar().currentMessage() == "Copied 1 row"


@pytest.mark.parametrize("name", TABS)
@pytest.mark.parametrize("ending", ["csv", "tsv", "md", "xlsx"])
def test_a_table_is_saved_in_every_tab(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    small: Dossier,
    name: str,
    ending: str,
) -> None:
    window = windows.opened(qtbot, small, tab=name)
    path = tmp_path / f"a.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.tab.main_part.setFocus()
    press(window, Key.Key_S)
    content = path.read_bytes()
    assert content.startswith(b"PK" if ending == "xlsx" else b"")
    if ending == "csv":
        lines = list(csv.DictReader(io.StringIO(content.decode())))
        stated = [line["Claim"] for line in lines if line.get("Claim")]
        assert stated == list(dict.fromkeys(stated))
        assert bool(stated) == (name != "timeline")
    assert f"a.{ending}" in window.tabs.status()


@pytest.mark.parametrize(
    ("kind", "name", "begins"),
    [
        ("CSV for spreadsheets", "a", b"\xef\xbb\xbf"),
        ("CSV for programs", "a.csv", b"Category"),
        ("CSV for programs", "equipment.xlsx", b"Category"),
    ],
)
def test_of_two_forms_with_one_ending_the_reader_chooses(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    small: Dossier,
    kind: str,
    name: str,
    begins: bytes,
) -> None:
    window = windows.opened(qtbot, small, tab="equipment")

    def chosen(*asked: str) -> tuple[str, str]:
        (label,) = (each for each in asked[3].split(";;") if each.startswith(kind))
        return str(tmp_path / name), label

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    window.tab.main_part.setFocus()
    press(window, Key.Key_S)
    (written,) = tmp_path.glob("*.csv")
    assert written.stem == name.partition(".")[0]
    assert written.read_bytes().startswith(begins)
    assert not list(tmp_path.glob("*.xlsx"))
