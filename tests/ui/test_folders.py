"""Dialogs for files begin where the reader was last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import windows
from PySide6.QtWidgets import QFileDialog

from kursk_viewer.ui.folders import ask_where, ask_which

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier


def test_the_folder_used_last_is_offered_next_and_in_the_next_run(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [str(tmp_path / "a.csv"), "", ""]
    offered: list[str] = []

    def asked(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        offered.append(place)
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", asked)
    window = windows.opened(qtbot, small, tab="equipment")
    assert ask_where(window.tab, "Save", "a.csv", "")[0] == str(tmp_path / "a.csv")
    assert Path(offered[0]) == Path.home() / "a.csv"
    window.close()
    window = windows.opened(qtbot, small)
    assert ask_where(window, "Save", "b.pdf", "") == ("", "")
    assert ask_which(window, "Open", "/elsewhere", "") == ""
    assert [Path(place) for place in offered[1:]] == [tmp_path / "b.pdf", tmp_path]


def test_a_folder_that_is_gone_is_not_offered(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *given: (offered.append(given[2]), ("", ""))[1]
    )
    window = windows.opened(qtbot, small)
    window.memory.keep("folder", str(tmp_path / "gone"))
    ask_which(window, "Open", "/usual", "")
    assert offered == ["/usual"]
