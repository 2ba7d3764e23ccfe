"""The paper as a PDF file: written whole or not at all, the same bytes each time."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from kursk_viewer import __version__
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.errors import OutputError
from kursk_viewer.output.files import write
from kursk_viewer.output.paper import Options, paint
from kursk_viewer.translation import tr

MARGIN = 14.0
"""Millimetres on every side."""

_PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_RESOLUTION = 600


def write_pdf(
    dossier: Dossier, path: str, *, paper: str = "a4", full: bool = False, mono: bool = False
) -> int:
    """Write the file atomically and give its number of pages; OutputError if that fails."""
    check_writable(path)
    content, pages = pdf_bytes(dossier, paper=paper, options=Options(full=full, mono=mono))
    save(path, content)
    return pages


def pdf_bytes(dossier: Dossier, *, paper: str, options: Options) -> tuple[bytes, int]:
    """The PDF in memory, and its number of pages."""
    application = ensure_application()
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(_PAPERS[paper]))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    writer.setTitle(dossier.title)
    writer.setCreator(f"Kursk Viewer {__version__}")
    pages = paint(writer, dossier, options)
    buffer.close()
    del writer, application
    return _without_clock(bytes(array.data()), dossier), pages


def ensure_application() -> QCoreApplication:
    """The application object that fonts need; offscreen when nothing is on the screen yet."""
    existing = QCoreApplication.instance()
    if existing is not None:
        return existing
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


def check_writable(path: str) -> None:
    """OutputError before any work is done if the path can never be written."""
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path):
        raise OutputError(tr("“{path}” is a folder; name a file inside it").format(path=path))
    if os.path.exists(path) and not os.path.isfile(path):
        raise OutputError(tr("“{path}” is a device, not a file; name a file").format(path=path))
    if not os.path.isdir(folder):
        raise OutputError(tr("there is no folder “{path}”; create it first").format(path=folder))
    if not os.access(folder, os.W_OK):
        raise OutputError(
            tr("the folder “{path}” cannot be written to; choose another").format(path=folder)
        )


def save(path: str, content: bytes) -> None:
    """Write a file whole or leave what was there; OutputError with the reason."""
    check_writable(path)
    write(path, content)


def _without_clock(content: bytes, dossier: Dossier) -> bytes:
    """Put the data's own date where Qt put the hour of printing; lengths stay, so offsets hold."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        moment = datetime.fromtimestamp(int(epoch), UTC)
    else:
        try:
            moment = datetime.fromisoformat(dossier.created.replace("Z", "+00:00")).astimezone(UTC)
        except ValueError:
            moment = datetime(2025, 1, 1, tzinfo=UTC)
    stamp = moment.strftime("D:%Y%m%d%H%M%S").encode() + b"+00'00'"
    day = moment.strftime("%Y-%m-%dT%H:%M:%S").encode() + b"+00:00"
    digits = dossier.fingerprint[:32].encode()
    identity = b"-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:32]))

    def same_length(replacement: bytes) -> object:
        return lambda match: (replacement + b" " * len(match[0]))[: len(match[0])]

    for pattern, replacement in (
        (rb"D:\d{14}[+-]\d\d'\d\d'", stamp),
        (rb"D:\d{14}Z", stamp[:16] + b"Z"),
        (rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", day),
        (rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day[:19] + b"Z"),
        (rb"(?<=uuid:)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", identity),
    ):
        content = re.sub(pattern, same_length(replacement), content)  # type: ignore[call-overload]
    return re.sub(rb"(?<=/ID \[)[^\]]*(?=\])", lambda ids: _relettered(ids[0], digits), content)


def _relettered(ids: bytes, digits: bytes) -> bytes:
    supply = iter(digits * (len(ids) // len(digits) + 1))
    return b"".join(
        bytes((next(supply),)) if c in b"0123456789abcdef" else bytes((c,)) for c in ids
    )
