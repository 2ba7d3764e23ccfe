"""The Equipment tab with the core report alone, and with a later one beside it."""

import pytest
from equipment_views import CORE, CTRL_SHIFT, MARCH, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog


@pytest.fixture
def tab(qtbot, shipped):
    return shown(qtbot, core_only(shipped))


@pytest.fixture
def wide(qtbot, shipped):
    made = shown(qtbot, shipped)
    made.choose_reports([CORE, MARCH])
    return made


@pytest.fixture
def choosing(qtbot, monkeypatch):
    """What to do in the dialog of columns instead of waiting in it."""

    def do(tab, act):
        def exec_(dialog):
            assert isinstance(dialog, ColumnsDialog)
            dialog.show()
            dialog.activateWindow()
            qtbot.waitUntil(dialog.isActiveWindow)
            act(dialog)
            dialog.reject()
            return 0

        monkeypatch.setattr(QDialog, "exec", exec_)
        qtbot.keyClick(tab.table, Qt.Key.Key_K, CTRL_SHIFT)

    return do
