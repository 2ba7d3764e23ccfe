"""The paper as a PDF file: written whole or not at all, the same bytes each time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter

from kursk_viewer import __version__
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.files import check_writable, write
from kursk_viewer.output.paper.document import paint
from kursk_viewer.output.paper.print_options import PrintOptions
from kursk_viewer.output.pdf_identity import identify, navigable, settled_order, without_clock
from kursk_viewer.translation import language_tag

MARGIN = 14.0
"""Millimetres on every side."""

"""Of all that is printed."""


_PAPERS = {
    "a3": QPageSize.PageSizeId.A3,
    "a4": QPageSize.PageSizeId.A4,
    "a5": QPageSize.PageSizeId.A5,
    "legal": QPageSize.PageSizeId.Legal,
    "letter": QPageSize.PageSizeId.Letter,
}
_RESOLUTION = 600


def paper_layout(paper: str) -> QPageLayout:
    """A paper by its name, upright, with the usual margins."""
    return QPageLayout(
        QPageSize(_PAPERS[paper]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
        QPageLayout.Unit.Millimeter,
    )


def write_pdf(
    dossier: Dossier,
    path: str,
    layout: QPageLayout,
    options: PrintOptions,
    proceed: Callable[[int, int], bool] = lambda _page, _of: True,
) -> int:
    """Write the file atomically and give its number of pages; 0, and no file, where `proceed`, as
    in `document.paint`, stops it. OutputError if it fails."""
    check_writable(path)
    content, pages = pdf_bytes(dossier, layout, options, proceed)
    if pages:
        write(path, content)
    return pages


def pdf_bytes(
    dossier: Dossier,
    layout: QPageLayout,
    options: PrintOptions,
    proceed: Callable[[int, int], bool] = lambda _page, _of: True,
) -> tuple[bytes, int]:
    """The PDF in memory, and its number of pages, 0 where `proceed` stops it."""
    application = ensure_application()
    array = QByteArray()
    buffer = QBuffer(array)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with settled_order():
        writer = QPdfWriter(buffer)
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(layout)
        creator = f"Kursk Viewer {__version__}"
        identify(
            writer,
            dossier.title,
            creator,
            dossier.created,
            dossier.fingerprint,
            archival=options.archival,
        )
        printed = paint(writer, dossier, options, proceed)
    buffer.close()
    del writer, application
    if printed is None:
        return b"", 0
    content = without_clock(bytes(array.data()), dossier.created)
    return navigable(content, language_tag(), printed.outline), printed.pages


def ensure_application() -> QCoreApplication:
    """The application object that fonts need; offscreen when nothing is on the screen yet."""
    existing = QCoreApplication.instance()
    if existing is not None:
        return existing
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
