"""File > Export page as HTML: written whole, charts and all, or told why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from documents import read_strictly
from PySide6.QtWidgets import QDialog, QFileDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow


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
