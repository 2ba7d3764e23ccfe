"""That long use takes no more memory: the short form of `tests/benchmarks/soak.py`."""

from __future__ import annotations

import sys
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import pytest
import windows
from benchmarks import soak
from PySide6.QtWidgets import QApplication

from kursk_viewer.ui.window.tabs import TABS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

pytestmark = pytest.mark.any_font

PARTS, SWITCHES = 7, 160
MOST_BYTES = 120
"""A switch; leaks of the keys were 850 and 150."""


@pytest.mark.skipif(sys.platform != "linux", reason="the resident memory is read from /proc")
def test_switching_tabs_loses_no_memory(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    taken = []
    for _ in range(PARTS):
        for number in range(SWITCHES):
            window.open_tab(TABS[number % len(TABS)])
            if number % 16 == 0:
                QApplication.processEvents()
        taken.append(soak.resident())
    grown = [after - before for before, after in pairwise(taken)]
    assert median(grown) / SWITCHES < MOST_BYTES, grown
