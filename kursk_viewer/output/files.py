"""Writing a file whole or not at all, and never over a data file that is open."""

from __future__ import annotations

import contextlib
import os
import stat
from weakref import WeakKeyDictionary

from kursk_viewer.streams import NotWrittenError
from kursk_viewer.translation import available, tr

_NO_REASON = "Unknown error"
"""What Qt says where it lost the reason; it was seen to do so on a full disk."""
SEAL = ".sha256"
_NAME = 200
"""Letters of a name that its neighbour for a moment keeps."""

_open: WeakKeyDictionary[object, str] = WeakKeyDictionary()


class OutputError(NotWrittenError):
    """Something could not leave the program; the message is one plain sentence for the reader."""


def keep(path: str, reader: object) -> None:
    """Write nothing over the file at `path`, by whatever name, as long as the reader shows it."""
    _open[reader] = path


def is_kept(path: str) -> bool:
    """Whether a reader shows the file at `path` or what belongs to it."""
    return any(belongs_to(path, each) for each in _open.values())


def belongs_to(path: str, dossier: str) -> bool:
    """Whether a path leads to a data file, its seal or its texts in another language; by another
    name or link too."""
    stem, ending = os.path.splitext(dossier)
    texts = (f"{stem}.{language}{ending}" for language in available())
    return any(_same_file(path, each) for each in (dossier, f"{dossier}{SEAL}", *texts))


def _same_file(one: str, other: str) -> bool:
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def require_font() -> None:
    """OutputError where the machine has no font: there would be boxes in place of all letters."""
    from kursk_viewer.drawing import typeface

    if not typeface.is_usable():
        raise OutputError(
            tr("there is no font to print in, only boxes; install one, such as fonts-dejavu-core")
        )


def check_writable(path: str) -> None:
    """OutputError before any work is done if the path can never be written."""
    if os.path.isdir(path):
        raise OutputError(tr("“{path}” is a folder; name a file inside it").format(path=path))
    _refuse_a_device(path)
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise OutputError(tr("there is no folder “{path}”; create it first").format(path=folder))
    if not os.access(folder, os.W_OK):
        raise OutputError(
            tr("the folder “{path}” cannot be written to; choose another").format(path=folder)
        )


def _refuse_a_device(path: str) -> None:
    """It is not to be replaced: whoever may do so would leave the machine without it."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise OutputError(tr("“{path}” is a device, not a file; name a file").format(path=path))


def write(path: str, content: bytes) -> None:
    """Write a file, or leave what was there; OutputError with the reason.

    Qt is imported only now, so that commands that write no file start without it.
    """
    if is_kept(path):
        raise OutputError(
            tr("“{path}” is the data file that is open; name another for what is to be written.")
            .format(path=path)
        )  # fmt: skip
    _refuse_a_device(path)
    if os.path.isfile(path) and _replaced(os.path.realpath(path), content):
        return
    from PySide6.QtCore import QIODevice, QSaveFile

    file = QSaveFile(path)
    if (
        not file.open(QIODevice.OpenModeFlag.WriteOnly)
        or file.write(content) != len(content)
        or not file.commit()
    ):
        reason = file.errorString().rstrip(".")
        if reason in ("", _NO_REASON):
            reason = tr("the disk may be full")
        raise OutputError(
            tr("“{path}” could not be written: {reason}.").format(path=path, reason=tr(reason))
        )


def _replaced(path: str, content: bytes) -> bool:
    """Write to a file without a name that then takes the place of the one at `path`; False where
    the system has no such files.

    It has a name beside the other for the moment between two system calls only, always the same
    one: what a program killed just then leaves behind is gone with the next write. A file that Qt
    replaces has a name of its own from the beginning.
    """
    if not hasattr(os, "O_TMPFILE"):
        return False
    folder = os.path.dirname(path)
    beside = os.path.join(folder, f".{os.path.basename(path)[:_NAME]}.kursk-viewer")
    try:
        number = os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o600)
        with open(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(number, stat.S_IMODE(os.stat(path).st_mode))
            os.fdatasync(number)
            with contextlib.suppress(FileNotFoundError):
                os.unlink(beside)
            os.link(f"/proc/self/fd/{number}", beside, src_dir_fd=number)
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        return False
    return True
