"""One window in which dossier after dossier is shown, and whatever it cannot bear is raised."""

from __future__ import annotations

import random
import sys
import tempfile
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kursk_viewer.output import pictures
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

if TYPE_CHECKING:
    from kursk_viewer.dossier.model import Dossier

KEYS = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Plus,
)  # fmt: skip
VIEWS = {"casualties": ("this-report", "over-time", "who-says")}
RECORDS, STEPS = 4, 4
ALLOWED = "This plugin does not support propagateSizeHints"


class FuzzedWindow:
    """The window, with the errors of its slots and the warnings of Qt collected."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._said: list[BaseException | str] = []
        self._folder = tempfile.TemporaryDirectory()
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, self._folder.name)
        self._application = QApplication.instance() or QApplication(["fuzz", "-style", "fusion"])
        self._window: MainWindow | None = None

    def show(self, dossier: Dossier) -> None:
        """Show a dossier in every tab, choose records, press keys, reduce it to its core report
        and draw each picture; raise the first error of a slot or warning of Qt."""
        hook, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: self._said.append(error)
        handler = qInstallMessageHandler(lambda _kind, _where, text: self._said.append(text))
        try:
            self._use(dossier)
        finally:
            sys.excepthook = hook
            qInstallMessageHandler(handler)
        said, self._said = self._said, []
        for each in said:
            if isinstance(each, BaseException):
                raise each
            assert ALLOWED in each, each

    def _use(self, dossier: Dossier) -> None:
        window = self._window
        if window is None:
            window = self._window = MainWindow(Memory(fresh=True))
            window.show_dossier(dossier, "/a/file.json")
            window.restore(None)
            window.show()
            window.complete()
        else:
            window.show_dossier(dossier, "/a/file.json")
        for core in (False, True, False):
            window.document.core.turn(core)
            self._in_each_tab(window)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _in_each_tab(self, window: MainWindow) -> None:
        assert window.dossier is not None
        records = [*window.dossier.claims, *window.dossier.events, *window.dossier.statements]
        for tab in TABS:
            window.open_tab(tab)
            for view in VIEWS.get(tab, ("",)):
                if view:
                    window.tab.open_view(view)
                for record in self._random.sample(records, min(RECORDS, len(records))):
                    window.tab.select_record(record)
                    window.pane.show_record(record)
                for key in self._random.sample(KEYS, STEPS):
                    QTest.keyClick(window.tab.main_part, key)
                window.tab.copied_table()
                picture = window.tab.picture()
                if picture is not None:
                    pictures.encoded(picture, self._random.choice(("svg", "png")))
                QApplication.processEvents()
