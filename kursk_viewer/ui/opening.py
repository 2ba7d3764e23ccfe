"""Opening another data file. A fault is told in a dialog and leaves what was open untouched."""

from __future__ import annotations

import os

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.translation import tr
from kursk_viewer.ui import dialogs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.ui.window import MainWindow

LARGE = 2 * 1024 * 1024
"""Bytes from which on a file is read in the background, with progress."""


def ask_and_open(window: MainWindow) -> None:
    """Let the reader choose a file, then open it."""
    path, _ = QFileDialog.getOpenFileName(
        window,
        tr("Open a dossier"),
        os.path.dirname(window.path),
        tr("Data packages (*.json);;All files (*)"),
    )
    if path:
        open_path(window, path)


def open_path(window: MainWindow, path: str, *, remember: bool = True) -> bool:
    """Open a file in the window; tell whether it is open now."""
    try:
        large = os.path.getsize(path) > LARGE
    except OSError:
        large = False
    try:
        dossier = _load_in_background(window, path) if large else load_file(path)
    except DossierError as error:
        dialogs.faults(window, path, error).exec()
        return False
    if dossier is None:
        return False
    window.show_dossier(dossier, path)
    if remember:
        window.memory.add_recent(path)
    return True


class Reader(QThread):
    """Reads one file.

    Signals:
        finished: from QThread; then `dossier` or `error` is set
    """

    def __init__(self, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.dossier: Dossier | None = None
        self.error: DossierError | None = None

    def run(self) -> None:
        try:
            self.dossier = load_file(self._path)
        except DossierError as error:
            self.error = error


_abandoned: set[Reader] = set()


def _load_in_background(window: MainWindow, path: str) -> Dossier | None:
    reader = Reader(path)
    loop = QEventLoop()
    progress = QProgressDialog(
        tr("Reading {name}…").format(name=os.path.basename(path)), tr("Cancel"), 0, 0, window
    )
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)
    progress.canceled.connect(loop.quit)
    reader.finished.connect(loop.quit)
    reader.start()
    loop.exec()
    cancelled = progress.wasCanceled() and not reader.isFinished()
    progress.reset()
    progress.deleteLater()
    if cancelled:
        _abandoned.add(reader)
        reader.finished.connect(lambda: _abandoned.discard(reader))
        return None
    reader.wait()
    if reader.error is not None:
        raise reader.error
    return reader.dossier
