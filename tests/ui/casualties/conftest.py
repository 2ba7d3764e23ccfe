"""The Casualties tab with the shipped dossier, and with one of a few figures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from casualties_views import opened
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui.casualties.tab import CasualtiesTab


@pytest.fixture
def tab(qtbot: QtBot, shipped: Dossier) -> Iterator[CasualtiesTab]:
    yield from opened(qtbot, shipped)


@pytest.fixture
def small_tab(qtbot: QtBot, small: Dossier) -> Iterator[CasualtiesTab]:
    yield from opened(qtbot, small)
