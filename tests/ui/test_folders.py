"""Dialogs for files begin where the reader was last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox

from kursk_viewer.ui.file_dialogs import ask_where, ask_which

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

pytestmark = pytest.mark.any_font


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
    kinds = {"csv": "Commas (*.csv)", "pdf": "PDF (*.pdf)"}
    assert ask_where(window.tab, window.memory, "Save", "a.csv", kinds) == str(tmp_path / "a.csv")
    assert Path(offered[0]).name == "a.csv" and Path(offered[0]).parent.is_relative_to(Path.home())
    window.close()
    window = windows.opened(qtbot, small)
    assert ask_where(window, window.memory, "Save", "b.pdf", kinds) == ""
    assert ask_which(window, window.memory, "Open", "") == ""
    assert [Path(place) for place in offered[1:]] == [tmp_path / "b.pdf", tmp_path]


@pytest.mark.parametrize(("agreed", "kept"), [(True, "new.md"), (False, "")])
def test_a_file_that_the_ending_hits_is_replaced_only_if_the_reader_agrees(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    agreed: bool, kept: str,
) -> None:  # fmt: skip
    (tmp_path / "new.md").write_text("old")
    kinds = {"csv": "Commas (*.csv)", "md": "Markdown (*.md)"}
    answers = [(str(tmp_path / "new"), kinds["md"]), ("", "")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: answers.pop(0))
    said: list[str] = []

    def answer(box: QMessageBox) -> int:
        said.append(box.text())
        wanted = "Replace" if agreed else "Cancel"
        next(each for each in box.buttons() if each.text().replace("&", "") == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window = windows.opened(qtbot, small)
    found = ask_where(window, window.memory, "Save", "a.csv", kinds)
    assert found == (str(tmp_path / kept) if kept else "")
    assert said == ["“new.md” is there already. Replace it?"]
    assert answers == ([("", "")] if agreed else [])


@pytest.mark.parametrize(
    ("typed", "kind", "path"),
    [
        ("a.csv", 1, "a.csv"),
        ("a.MD", 0, "a.MD"),
        ("a", 1, "a.md"),
        ("a", 2, "a.csv"),
        ("version 1.0", 0, "version 1.0.csv"),
        ("a.xls", 0, "a.xls"),
    ],
)
def test_a_name_without_an_ending_gets_that_of_its_kind(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    typed: str, kind: int, path: str,
) -> None:  # fmt: skip
    kinds = {"csv": "Commas (*.csv)", "md": "Markdown (*.md)"}
    chosen = [*kinds.values(), ""][kind]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / typed), chosen))
    window = windows.opened(qtbot, small)
    assert ask_where(window, window.memory, "Save", "x.csv", kinds) == str(tmp_path / path)


def test_a_folder_that_is_gone_is_not_offered(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *given: (offered.append(given[2]), ("", ""))[1]
    )
    window = windows.opened(qtbot, small)
    window.memory.keep("folder", str(tmp_path / "gone"))
    documents = tmp_path / "Documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    ask_which(window, window.memory, "Open", "")
    documents.mkdir()
    ask_which(window, window.memory, "Open", "")
    assert [Path(place) for place in offered] == [Path.home(), documents]
