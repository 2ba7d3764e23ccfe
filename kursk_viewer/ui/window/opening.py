"""Reading a data file for a window: progress for a large one, a dialog for its faults."""

from __future__ import annotations

import gc
import os
import stat
from threading import Thread

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from kursk_viewer import translation
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.translated import translated
from kursk_viewer.translation import tr
from kursk_viewer.ui.window import dialogs

LARGE = 2 * 1024 * 1024
"""Bytes from which on a file is read in the background, with progress."""
SLOW = 500
"""Milliseconds after which the progress shows."""
_OFTEN = 20


def read_file(parent: QWidget, path: str) -> Dossier | None:
    """Read a dossier; None where it has faults, which are shown in a dialog, or is given up.

    A large file is read in the background, with progress. While one is being read for the same
    parent no other is.
    """
    if parent.findChild(QProgressDialog) is not None:
        return None
    try:
        found = os.stat(path)
        slow = found.st_size > LARGE or not stat.S_ISREG(found.st_mode)
    except (OSError, ValueError):
        slow = False
    try:
        read = _read_in_background(parent, path) if slow else load_file(path)
        return read and translated(read, path, translation.language())
    except DossierError as error:
        dialogs.faults(parent, path, error).exec()
        return None


class Reader(Thread):
    """Reads one file. When it is done, `dossier` or `error` is set.

    It ends with the program, so that a reading given up cannot hold up the way out. No garbage is
    collected meanwhile: a collection in this thread would destroy the window's discarded widgets
    outside their own, which corrupts Qt's memory.
    """

    def __init__(self, path: str) -> None:
        super().__init__(daemon=True)
        self._path = path
        self.dossier: Dossier | None = None
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.dossier = load_file(self._path)
        except Exception as error:
            self.error = error


def _collect_again_after(reader: Reader) -> None:
    """Turn the collection of garbage on once a reading that was given up has ended."""
    waiting = QTimer(QCoreApplication.instance())

    def look() -> None:
        if not reader.is_alive():
            gc.enable()
            waiting.deleteLater()

    waiting.timeout.connect(look)
    waiting.start(_OFTEN)


def _read_in_background(parent: QWidget, path: str) -> Dossier | None:
    reader = Reader(path)
    progress = QProgressDialog("", tr("Cancel"), 0, 0, parent)
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    name = dialogs.readable(os.path.basename(path))
    label.setText(tr("Reading {name}…").format(name=name))
    progress.setLabel(label)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(SLOW)
    loop = QEventLoop()
    waiting, showing = QTimer(), QTimer()
    waiting.timeout.connect(lambda: None if reader.is_alive() else loop.quit())
    showing.timeout.connect(progress.show)
    showing.setSingleShot(True)
    progress.canceled.connect(loop.quit)
    gc.disable()
    reader.start()
    waiting.start(_OFTEN)
    showing.start(SLOW)
    loop.exec()
    for timer in (waiting, showing):
        timer.stop()
    given_up = progress.wasCanceled() or reader.is_alive()
    if reader.is_alive():
        _collect_again_after(reader)
    else:
        gc.enable()
    progress.canceled.disconnect(loop.quit)
    progress.close()
    progress.setParent(None)
    progress.deleteLater()
    if given_up:
        return None
    if reader.error is not None:
        raise reader.error
    return reader.dossier
