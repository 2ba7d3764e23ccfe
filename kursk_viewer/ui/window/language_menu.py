"""The choice of the interface's language; it stands apart because every text is taken when the
window is built, so that another language needs another window.
"""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QProcess, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from kursk_viewer import resources, translation
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.document import Document

NAMES = {"en": "English", "uk": "Українська"}
"""What each language calls itself."""


class LanguageMenu(QMenu):
    """The languages that there is a catalogue for, and that of the system."""

    def __init__(self, window: QWidget, memory: Memory, document: Document) -> None:
        super().__init__(tr("Lan&guage"), window)
        self._window, self._memory, self._document = window, memory, document
        chosen = memory.text(translation.SETTING, "", translation.available())
        group = QActionGroup(self)
        labels = {"": tr("Language of the system")}
        labels |= {code: NAMES.get(code, code) for code in translation.available()}
        for code, label in labels.items():
            choose, on = partial(self._choose, code), code == chosen
            command = action(self, label, choose, checkable=True, checked=on)
            group.addAction(command)

    @Slot()
    def _choose(self, code: str) -> None:
        self._memory.keep(translation.SETTING, code)
        question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(tr("Language"))
        question.setText(tr("The language changes when the window is opened again."))
        again = question.addButton(tr("Open &again now"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(tr("&Later"), QMessageBox.ButtonRole.RejectRole)
        question.exec()
        if question.clickedButton() is again:
            self._open_again()

    def _open_again(self) -> None:
        shown = self._document.path
        file = [] if shown == resources.dossier_path() else [shown]
        if self._window.close():
            self._memory.sync()
            QProcess.startDetached(sys.executable, ["-m", "kursk_viewer", *file])
