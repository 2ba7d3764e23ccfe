"""Writing a file whole or not at all."""

from __future__ import annotations

from PySide6.QtCore import QIODevice, QSaveFile

from kursk_viewer.output.errors import OutputError
from kursk_viewer.translation import tr

_NO_REASON = "Unknown error"
"""What Qt says where it lost the reason; it was seen to do so on a full disk."""


def write(path: str, content: bytes) -> None:
    """Write a file, or leave what was there; OutputError with the reason."""
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
