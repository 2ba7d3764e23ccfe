"""Whether the file that is open has changed on the disk, and the word on it.

It stands apart because it is made after the first paint.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QToolButton, QWidget

from kursk_viewer.translation import tr

_QUIET = 200
"""Milliseconds without a change after which a file counts as written."""

UNCHANGED, CHANGED, GONE = "unchanged", "changed", "gone"


class FileWatch(QObject):
    """Hears from the system when a file is written, replaced or deleted; it never asks by itself.

    While the file is not there its folder is watched for its return.

    Signals:
        told(str): the file is now `CHANGED`, `GONE` or again as it was, `UNCHANGED`
    """

    told = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = ""
        self._read: tuple[int, ...] | None = None
        self._told = UNCHANGED
        self._system = QFileSystemWatcher(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._look)
        self._system.fileChanged.connect(self._quiet.start)
        self._system.directoryChanged.connect(self._quiet.start)

    def follow(self, path: str) -> None:
        """Take the file at this path, as it is now, as the one that is open."""
        self._path = os.path.abspath(path)
        self._read = _state(self._path)
        self._told = UNCHANGED
        self._listen()

    def _listen(self) -> None:
        wanted = self._path if os.path.exists(self._path) else os.path.dirname(self._path)
        heard = [*self._system.files(), *self._system.directories()]
        if heard != [wanted]:
            if heard:
                self._system.removePaths(heard)
            self._system.addPath(wanted)

    @Slot()
    def _look(self) -> None:
        self._listen()
        found = _state(self._path)
        now = GONE if found is None else UNCHANGED if found == self._read else CHANGED
        if now != self._told:
            self._told = now
            self.told.emit(now)


_MARGINS = 2
"""Pixels: a status bar is as high as what is in it, hidden or not."""


class ChangeNotice(QToolButton):
    """Says in the status bar that what is shown is not what the file says now; a click reads the
    file again.

    Signals:
        told(str): a sentence on what has happened
    """

    told = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumHeight(self.fontMetrics().height() + _MARGINS)

    @Slot(str)
    def tell(self, state: str) -> None:
        """Say so, or nothing where the file is as it was read."""
        short = {CHANGED: tr("File changed: read again (F5)"), GONE: tr("File deleted")}
        sentences = {
            CHANGED: tr("The file has changed on the disk. What is shown is what it said before."),
            GONE: tr("The file is no longer on the disk. What is shown is what it said."),
        }
        self.setVisible(state in short)
        if state in short:
            self.setText(short[state])
            self.setToolTip(sentences[state])
            self.setAccessibleDescription(sentences[state])
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.told.emit(sentences[state])


def _state(path: str) -> tuple[int, ...] | None:
    """What tells one state of a file from another; None where it is not there."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
