"""A view is saved as a picture in one dialog: by keys alone, seen first, remembered, never over the
dossier that is open, and as the command line writes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import windows
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output import pictures
from kursk_viewer.output.files import keep
from kursk_viewer.output.picture_settings import PictureSettings
from kursk_viewer.ui.pictures.dialog import PictureDialog
from kursk_viewer.ui.window.window import MainWindow

pytestmark = pytest.mark.any_font

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
LATEST = 8000
"""Milliseconds; a dialog that is open then is closed, so that a fault cannot hang the tests."""


@pytest.fixture
def window(qtbot: QtBot, shipped: Dossier) -> MainWindow:
    return windows.opened(qtbot, shipped, tab="casualties", fresh=True)


def in_dialog(qtbot: QtBot, window: MainWindow, act: Callable[[PictureDialog], None]) -> None:
    """Open the dialog by its key and do something in it once its preview is there."""
    seen: list[PictureDialog] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PictureDialog)
        seen.append(dialog)
        QTimer.singleShot(LATEST, dialog, dialog.reject)
        qtbot.waitUntil(lambda: not dialog.preview.image.isNull(), timeout=LATEST)
        try:
            act(dialog)
        finally:
            if not dialog.path:
                qtbot.waitUntil(lambda: bool(dialog.path) or not dialog.isVisible(), timeout=LATEST)

    QTimer.singleShot(0, begin)
    QTest.keyClick(window.tab.main_part, Key.Key_S, windows.CTRL_SHIFT)
    assert seen


def alt(dialog: PictureDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog, key, ALT)


def test_by_keys_alone_a_picture_is_chosen_and_saved_and_the_choice_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chart"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))

    def act(dialog: PictureDialog) -> None:
        assert dialog.form.hasFocus()
        QTest.keyClick(dialog.form, Key.Key_Down)
        alt(dialog, Key.Key_W)
        QTest.keyClick(dialog.wide, Key.Key_A, windows.CTRL)
        QTest.keyClicks(dialog.wide, "700")
        alt(dialog, Key.Key_L)
        QTest.keyClick(dialog.scheme, Key.Key_Down)
        alt(dialog, Key.Key_T)
        qtbot.waitUntil(lambda: "700 ×" in dialog.told.text(), timeout=LATEST)
        QTest.keyPress(dialog, Key.Key_Return)

    in_dialog(qtbot, window, act)
    image = QImage(f"{path}.png")
    assert image.width() == 700
    assert image.pixelColor(2, 2).alpha() == 0
    kept = window.memory.state("picture")
    assert kept["format"] == "png" and kept["width"] == 700
    assert kept["scheme"] == "dark" and kept["transparent"] is True
    assert [found.name for found in tmp_path.glob("chart*")] == ["chart.png"]


def test_letters_are_saved_as_outlines_and_offered_for_svg_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chart.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    picture = window.tab.picture()
    assert picture is not None

    def act(dialog: PictureDialog) -> None:
        QTest.keyClick(dialog.form, Key.Key_Down)
        assert not dialog.letters.isEnabled() and not dialog.settings.outlined
        QTest.keyClick(dialog.form, Key.Key_Up)
        alt(dialog, Key.Key_E)
        assert dialog.letters.hasFocus()
        QTest.keyClick(dialog.letters, Key.Key_Down)
        QTest.keyPress(dialog, Key.Key_Return)

    in_dialog(qtbot, window, act)
    assert path.read_bytes() == pictures.svg(picture, PictureSettings(outlined=True))
    assert window.memory.state("picture")["outlined"] is True


@pytest.mark.parametrize("tab", ["casualties", "timeline"])
def test_the_file_is_what_the_preview_shows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    path = tmp_path / "chart.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    window.open_tab(tab)
    picture = window.tab.picture()
    assert picture is not None
    in_dialog(qtbot, window, lambda dialog: QTest.keyPress(dialog, Key.Key_Return))
    assert path.read_bytes() == pictures.svg(picture)


def test_a_size_without_room_says_so_and_cannot_be_saved(qtbot: QtBot, window: MainWindow) -> None:
    def act(dialog: PictureDialog) -> None:
        dialog.wide.setValue(1000)
        dialog.high.setValue(30)
        qtbot.waitUntil(lambda: "no room" in dialog.told.text(), timeout=LATEST)
        assert not dialog.save_button.isEnabled()
        dialog.high.setValue(0)
        dialog.wide.setValue(90)
        qtbot.waitUntil(lambda: "no legible text" in dialog.told.text(), timeout=LATEST)
        QTest.keyPress(dialog, Key.Key_Escape)

    in_dialog(qtbot, window, act)


def test_the_open_dossier_is_never_written_over(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "dossier.svg"
    opened.write_bytes(b"{}")
    keep(str(opened), window)
    answers = [str(opened), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (answers.pop(0), ""))
    told: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.accept()

    def act(dialog: PictureDialog) -> None:
        QTimer.singleShot(100, answer)
        QTest.keyPress(dialog, Key.Key_Return)
        QTest.keyPress(dialog, Key.Key_Escape)

    in_dialog(qtbot, window, act)
    assert "the dossier that is open" in told[0]
    assert opened.read_bytes() == b"{}"


def test_a_place_that_cannot_be_written_is_told_and_the_dialog_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "no" / "t.svg")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (path, ""))

    def act(dialog: PictureDialog) -> None:
        QTest.keyPress(dialog, Key.Key_Return)
        qtbot.waitUntil(lambda: path in dialog.told.text(), timeout=LATEST)
        assert dialog.isEnabled() and dialog.save_button.isEnabled()
        QTest.keyPress(dialog, Key.Key_Escape)

    in_dialog(qtbot, window, act)
