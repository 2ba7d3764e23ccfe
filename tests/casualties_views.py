"""A Casualties tab on the screen, and what its chart says and where."""

from __future__ import annotations

from collections.abc import Iterator

import windows
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.surface import MarkKey
from kursk_viewer.ui.casualties.tab import CasualtiesTab

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT


def opened(qtbot: QtBot, dossier: Dossier) -> Iterator[CasualtiesTab]:
    made = CasualtiesTab()
    made.resize(860, 700)
    made.show_dossier(dossier)
    windows.shown(qtbot, made)
    made.canvas.setFocus()
    yield made
    made.close()


def press(qtbot: QtBot, tab: CasualtiesTab, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(tab.canvas, key)


def told(tab: CasualtiesTab) -> str:
    """What the bubble says, or else the line under the chart."""
    return tab.canvas.bubble or tab.note.text()


def place_of(tab: CasualtiesTab, record: str) -> QPoint:
    tab.canvas.grab()
    spot = next(spot for spot in tab.canvas.spots if spot.key == MarkKey(claim=record))
    return spot.area.center().toPoint()


def spots(tab: CasualtiesTab) -> list[str]:
    tab.canvas.grab()
    return [spot.key.claim for spot in tab.canvas.spots]
