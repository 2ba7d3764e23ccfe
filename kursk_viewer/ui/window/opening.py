"""Reading a data file for a window, in the background, with progress; a dialog for its faults."""

from __future__ import annotations

import ctypes
import gc
import os
import stat
from threading import Thread

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from kursk_viewer.dossier.faults import DossierError, Fault
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.translation import tr
from kursk_viewer.ui.labels import file_name
from kursk_viewer.ui.window import dialogs

LARGE = 64 * 1024
"""Bytes from which on a file is read in the background, with progress."""
SLOW = 300
"""Milliseconds after which the progress shows."""
_OFTEN = 20
_COLLECTING = 2_000
"""Milliseconds between two collections of garbage while none is collected by itself."""


def read_file(parent: QWidget, path: str) -> Dossier | None:
    """Read a dossier; None where it has faults, which are shown in a dialog, or is given up.

    A file that is not very small is read and checked in the background, with progress. While one
    is being read for the same parent no other is.
    """
    if parent.findChild(QProgressDialog) is not None:
        return None
    try:
        found = os.stat(path)
        slow = found.st_size > LARGE or not stat.S_ISREG(found.st_mode)
    except (OSError, ValueError):
        slow = False
    error: DossierError | None = None
    try:
        return _read_in_background(parent, path) if slow else load_file(path)
    except DossierError as found_faults:
        error = found_faults
    except MemoryError:
        pass
    dialogs.faults(parent, path, error or _out_of_memory()).exec()
    return None


def _out_of_memory() -> DossierError:
    reason = tr("there is not enough memory for this file; close other programs or split it")
    return DossierError((Fault(rule="memory", reason=reason),))


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
        except (Exception, _GivenUpError) as error:
            self.error = error

    def give_up(self) -> None:
        """End the reading at its next step; what the system does for it meanwhile is waited for."""
        if self.ident is not None:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(self.ident), ctypes.py_object(_GivenUpError)
            )


class _GivenUpError(SystemExit):
    """Nobody waits for the file any more; no handler of faults tells of it, nor the thread."""


def _collect_again_after(reader: Reader) -> None:
    """Turn the collection of garbage on once a reading that was given up has ended; until then
    collect it here, since the reading of a dead mount never ends."""
    waiting, collecting = (QTimer(QCoreApplication.instance()) for _ in range(2))

    def look() -> None:
        if not reader.is_alive():
            gc.enable()
            waiting.deleteLater()
            collecting.deleteLater()

    waiting.timeout.connect(look)
    waiting.start(_OFTEN)
    collecting.timeout.connect(gc.collect)
    collecting.start(_COLLECTING)


def _read_in_background(parent: QWidget, path: str) -> Dossier | None:
    reader = Reader(path)
    progress = QProgressDialog("", tr("Cancel"), 0, 0, parent)
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(tr("Reading {name}…").format(name=file_name(path)))
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
        reader.give_up()
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
