"""Dossier after dossier, each in a window of its own, and whatever that cannot bear is raised."""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    Qt,
    QTimer,
    qInstallMessageHandler,
)
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from kursk_viewer.output import pictures
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.model import Dossier

KEYS = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Plus,
    Qt.Key.Key_Minus, Qt.Key.Key_D, Qt.Key.Key_Backspace,
)  # fmt: skip
VIEWS = {"casualties": ("this-report", "over-time", "who-says")}
SIZES = ((1280, 800), (800, 600), (1920, 1080), (640, 480))
QUESTIONS = (
    "", "how many tanks", "who says 909", "39,900", "2025-02", "denial", "> 100", "/t[/", "-", "“",
)  # fmt: skip
STEPS = 3
ALLOWED = "This plugin does not support propagateSizeHints"


class FuzzedWindows:
    """Opens windows, with the errors of their slots and the warnings of Qt collected."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = random.Random()
        self._said: list[BaseException | str] = []
        self._application = QApplication.instance() or QApplication(["fuzz", "-style", "fusion"])

    def show(self, dossier: Dossier, number: int, other: str = "") -> None:
        """Open a window on a dossier, use it in ways that follow from the number, open the file at
        the path `other` in it, whatever that is, and close it; raise the first error of a slot or
        warning of Qt."""
        self._random.seed(f"window {self._seed} {number}")
        hook, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: self._said.append(error)
        handler = qInstallMessageHandler(lambda _kind, _where, text: self._said.append(text))
        try:
            self._use(dossier, other)
        finally:
            sys.excepthook = hook
            qInstallMessageHandler(handler)
            said, self._said = self._said, []
        for each in said:
            if isinstance(each, BaseException):
                raise each
            assert ALLOWED in each, each

    def _use(self, dossier: Dossier, other: str) -> None:
        window = MainWindow(Memory(fresh=True))
        window.resize(*self._random.choice(SIZES))
        window.show_dossier(dossier, "/a/file.json")
        window.restore(self._random.choice((None, *TABS)))
        window.show()
        window.complete()
        try:
            self._in_each_tab(window, [*TABS])
            core = window.document.core
            core.turn(not core.on)
            self._in_each_tab(window, self._random.sample(TABS, 1))
            self._in_dialog(window, "Ctrl+K", self._ask)
            if self._random.random() < 0.2:
                self._in_dialog(window, "F4", self._filter)
            if other:
                self._open(window, other)
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _in_each_tab(self, window: MainWindow, tabs: list[str]) -> None:
        assert window.dossier is not None
        records = [*window.dossier.claims, *window.dossier.events, *window.dossier.statements]
        for tab in tabs:
            window.open_tab(tab)
            for view in VIEWS.get(tab, ("",)):
                if view:
                    window.tab.open_view(view)
                for record in self._random.sample(records, min(1 if view else 2, len(records))):
                    window.tab.select_record(record)
                    window.pane.show_record(record)
                for key in self._random.sample(KEYS, STEPS):
                    QTest.keyClick(window.tab.main_part, key)
                QApplication.processEvents()
            if self._random.random() < 0.3:
                window.menus.find.trigger()
                self._type(self._random.choice(QUESTIONS))
            window.tab.copied_table()
            picture = window.tab.picture() if self._random.random() < 0.2 else None
            if picture is not None:
                pictures.encoded(picture, self._random.choice(("svg", "svg", "svg", "png")))
            QApplication.processEvents()

    def _in_dialog(self, window: MainWindow, keys: str, act: Callable[[], None]) -> None:
        """Open a dialog by its keys, do something in it, and leave it."""
        opened: list[QDialog] = []

        def follow() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog), dialog
            opened.append(dialog)
            try:
                act()
            finally:
                dialog.reject()

        QTimer.singleShot(0, follow)
        commands = [each for _, group in window.menus.groups() for each in group]
        next(each for each in commands if each.shortcut().toString() == keys).trigger()
        assert opened, keys

    def _open(self, window: MainWindow, path: str) -> None:
        """Open a file, and leave the dialog that tells its faults, if it has any."""
        told: list[str] = []

        def leave() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                told.append(dialog.windowTitle())
                dialog.reject()

        watch = QTimer()
        watch.timeout.connect(leave)
        watch.start(10)
        opened = window.menus.file.open_path(path)
        watch.stop()
        assert opened or told, "a refused file is told by no dialog"
        if opened:
            self._in_each_tab(window, self._random.sample(TABS, 1))

    def _ask(self) -> None:
        self._type(self._random.choice(QUESTIONS))
        QApplication.processEvents()
        for key in (Qt.Key.Key_Down, self._random.choice((Qt.Key.Key_Return, Qt.Key.Key_Up))):
            self._press(key)

    def _filter(self) -> None:
        self._type(self._random.choice(QUESTIONS))
        QApplication.processEvents()

    def _type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            typed = QInputMethodEvent()
            typed.setCommitString(text)
            QCoreApplication.sendEvent(focus, typed)

    def _press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            QTest.keyClick(focus, key)
