"""The window in Ukrainian: the keys of its menus, and Qt's own dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from windows import opened

from kursk_viewer import translation
from kursk_viewer.ui.qt_words import QtWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier


@pytest.fixture
def ukrainian() -> Iterator[None]:
    translation.choose("uk")
    yield
    translation.choose("en")


@pytest.mark.usefixtures("ukrainian")
def test_each_key_of_a_menu_leads_to_one_command(qtbot: QtBot, shipped: Dossier) -> None:
    window = opened(qtbot, shipped)
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        keys = [QKeySequence.mnemonic(text).toString() for text in texts]
        marked = [key for key in keys if key]
        assert len(set(marked)) == len(marked), texts
        if isinstance(menu, QMenuBar):
            assert len(marked) == len(texts)


@pytest.mark.usefixtures("ukrainian")
def test_words_that_qt_leaves_in_english_are_translated() -> None:
    words = QtWords()
    assert words.translate("QFileDialog", "&Look in:") == "&Тека:"
    assert not words.translate("QFileDialog", "another")
