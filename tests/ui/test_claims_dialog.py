"""All claims in one table: opened by its key, filtered, copied, saved, and gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import windows
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from windows import CTRL

from kursk_viewer.ui.window.claims_dialog import ClaimsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

Key = Qt.Key


def opened(qtbot: QtBot, window: MainWindow, act: Callable[[ClaimsDialog], None]) -> None:
    """Press F4, and do this once the dialog stands; it is closed in any case."""
    done = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ClaimsDialog)
        try:
            qtbot.waitUntil(dialog.isActiveWindow)
            act(dialog)
            done.append(True)
        finally:
            dialog.reject()

    QTimer.singleShot(0, drive)
    QTest.keyClick(window, Key.Key_F4)
    assert done


def test_every_claim_stands_with_its_scope_and_one_is_gone_to(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="summary")

    def act(dialog: ClaimsDialog) -> None:
        table, model = dialog.table, dialog.table.model()
        assert len(model.order) == len(shipped.claims)
        titles = [column.title for column in table.columns]
        assert titles.index("Scope") == titles.index("Figure") + 1
        dialog.panel.filters.write("Figure", "=8421")
        (row,) = model.order
        claim = shipped.claims[table.columns[0].records[row]]
        scope = table.columns[titles.index("Scope")].texts[row]
        assert claim.value == 8421 and scope == shipped.scope_of(claim).label
        dialog.panel.filters.clear()
        dialog.panel.filters.write("Category", "=tanks")
        dialog.panel.filters.write("Figure", "=131")
        table.go_to(0)
        table.setFocus()
        QTest.keyClick(table, Key.Key_Return)

    opened(qtbot, window, act)
    assert window.tab.name == "equipment"


def test_what_is_shown_of_all_claims_is_copied_and_saved(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = windows.opened(qtbot, small, tab="summary")
    path = tmp_path / "c.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def act(dialog: ClaimsDialog) -> None:
        dialog.panel.filters.write("Category", "=tanks")
        count = len(dialog.table.model().order)
        assert 0 < count < len(small.claims)
        dialog.table.setFocus()
        QTest.keyClick(dialog.table, Key.Key_A, CTRL)
        QTest.keyClick(dialog.table, Key.Key_C, CTRL)
        assert dialog.told.text().startswith("Copied ")
        assert "this dossier verifies none" in QGuiApplication.clipboard().text()
        QTest.keyClick(dialog.table, Key.Key_S, CTRL)
        assert "c.csv" in dialog.told.text()
        assert path.read_text(encoding="utf-8").count("\n") == count + 1

    opened(qtbot, window, act)
