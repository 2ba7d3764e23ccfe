"""File > Export page as HTML: written whole, charts and all, or told why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from documents import read_strictly
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QProgressDialog

from kursk_viewer.ui import progress

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

pytestmark = pytest.mark.any_font


def export(window: MainWindow, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    commands = [command for _, group in window.menus.groups() for command in group]
    (command,) = [c for c in commands if "HTML" in c.text()]
    command.trigger()


def test_the_page_is_written_with_its_charts(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    export(window, str(tmp_path / "page.html"), monkeypatch)
    found = read_strictly((tmp_path / "page.html").read_text("ascii"))
    assert "39,900" in found.text and found.all("svg")
    assert "page.html" in window.statusBar().currentMessage()


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(
        QDialog, "exec", lambda box: told.append(" ".join(t for _, t in windows.texts(box)))
    )
    window = windows.opened(qtbot, small)
    export(window, str(tmp_path / "none" / "page.html"), monkeypatch)
    assert len(told) == 1 and "could not be written" in told[0]
    export(window, "", monkeypatch)
    assert len(told) == 1


def test_a_long_page_shows_progress_and_can_be_given_up(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SLOW", -1.0)
    window, seen = windows.opened(qtbot, small), []
    proceed = progress.Progress.proceed

    def looked_at(shown: progress.Progress, block: int, count: int) -> bool:
        going = proceed(shown, block, count)
        dialog = QApplication.activeModalWidget()
        if block < 3 or not isinstance(dialog, QProgressDialog):
            return going
        seen.append((block, dialog.labelText()))
        dialog.cancel()
        return proceed(shown, block, count)

    monkeypatch.setattr(progress.Progress, "proceed", looked_at)
    export(window, str(tmp_path / "page.html"), monkeypatch)
    assert seen == [(3, "Writing the page…")]
    assert not (tmp_path / "page.html").exists()
    assert window.statusBar().currentMessage() == ""
