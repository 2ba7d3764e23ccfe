"""Writing a file whole or not at all."""

from __future__ import annotations

from kursk_viewer.translation import tr

_NO_REASON = "Unknown error"
"""What Qt says where it lost the reason; it was seen to do so on a full disk."""


class OutputError(Exception):
    """Something could not leave the program; the message is one plain sentence for the reader."""


def write(path: str, content: bytes) -> None:
    """Write a file, or leave what was there; OutputError with the reason.

    Qt is imported only now, so that commands that write no file start without it.
    """
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
            tr("“{path}” could not be written: {reason}.").format(path=path, reason=reason)
        )
