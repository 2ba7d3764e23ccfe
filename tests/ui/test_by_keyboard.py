"""The whole way from launch to a printed page, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdf
import pytest
import windows
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from windows import CTRL, press

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

pytestmark = pytest.mark.any_font

Key = Qt.Key


def confirm(qtbot: QtBot, confirming: QTimer) -> None:
    """Press Return once a dialog has the keyboard."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None and dialog.isActiveWindow():
        confirming.stop()
        qtbot.keyClick(dialog, Key.Key_Return)


def test_from_launch_to_a_printed_page(
    qtbot: QtBot, shipped: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), ""))
    window = windows.opened(qtbot, shipped)
    assert "39,900" in window.pane.text()
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Return)
    assert "16,100" in window.pane.text()
    press(qtbot, Key.Key_2, CTRL)
    press(qtbot, Key.Key_Home, CTRL)
    press(qtbot, Key.Key_Right)
    assert "16,100" in window.pane.text(), "nothing is chosen yet"
    press(qtbot, Key.Key_Return)
    assert "131" in window.pane.text()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Space)
    assert "689" in window.pane.text()
    press(qtbot, Key.Key_3, CTRL)
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Return)
    assert "39,900" in window.pane.text()
    press(qtbot, Key.Key_4, CTRL)
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Return)
    assert window.dossier is not None and window.pane.record in window.dossier.events
    press(qtbot, Key.Key_R, CTRL)
    assert window.dossier is not None and window.dossier.core_only
    press(qtbot, Key.Key_F9)
    assert not window.pane.isVisible()
    press(qtbot, Key.Key_F9)
    assert window.pane.isVisible()
    press(qtbot, Key.Key_1, CTRL)
    confirming = QTimer(window)
    confirming.timeout.connect(lambda: confirm(qtbot, confirming))
    confirming.start(20)
    press(qtbot, Key.Key_E, CTRL)
    pages = pypdf.PdfReader(path).pages
    assert len(pages) == 1
    text = " ".join(pages[0].extract_text().split())
    assert "39,900" in text and "core report only" in text.casefold()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(qtbot, Key.Key_Q, CTRL)
    assert not window.isVisible()
