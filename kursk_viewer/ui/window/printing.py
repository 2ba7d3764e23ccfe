"""Print, preview and PDF: three doors to the one path in `output.paper`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QProgressDialog, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper import pdf
from kursk_viewer.output.paper.document import paint
from kursk_viewer.output.paper.print_options import PrintOptions
from kursk_viewer.translation import tr
from kursk_viewer.ui.file_dialogs import ask_where
from kursk_viewer.ui.state import Memory, exactly, flag, number, read
from kursk_viewer.ui.window import dialogs

_RESOLUTION = 600
_WIDEST_MARGIN = 60.0
_MOST_OF_IT = 0.7
"""Of a paper, that two margins may take."""
_SIDES = (70.0, 2000.0)
"""Millimetres of a margin, and of the sides of a paper that has no name."""


def print_dossier(parent: QWidget, dossier: Dossier, options: PrintOptions, memory: Memory) -> None:
    """Ask for a printer and pages, and print the dossier on the paper that was used last."""
    printer = make_printer(memory)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        keep_layout(memory, printer)
        _paint(parent, dossier, options, printer)


def preview_dossier(
    parent: QWidget, dossier: Dossier, options: PrintOptions, memory: Memory
) -> None:
    """Show the pages as they will be printed."""
    printer = make_printer(memory)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(tr("Print preview"))
    dialog.paintRequested.connect(
        lambda target: _paint(parent, dossier, options, target, progress=False)
    )
    dialog.resize(900, 760)
    dialog.exec()
    keep_layout(memory, printer)


def export_dossier(parent: QWidget, dossier: Dossier, options: PrintOptions, memory: Memory) -> str:
    """Ask for a place and write a PDF, without a printer; its path, or nothing when given up."""
    kinds = {"pdf": tr("PDF (*.pdf)")}
    path = ask_where(parent, memory, tr("Export PDF"), "kursk-summary.pdf", kinds)
    if not path:
        return ""
    try:
        pdf.write_pdf(dossier, path, page_layout(memory), options)
    except OutputError as error:
        dialogs.message(parent, tr("PDF not written"), str(error)).exec()
        return ""
    return path


def make_printer(memory: Memory) -> QPrinter:
    """A printer at the remembered paper size, orientation and margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_RESOLUTION)
    printer.setCreator("Kursk Viewer")
    printer.setPageLayout(page_layout(memory))
    return printer


def keep_layout(memory: Memory, printer: QPrinter) -> None:
    """Remember the paper that was chosen in a dialog."""
    layout = printer.pageLayout()
    margins = layout.margins(QPageLayout.Unit.Millimeter)
    size = layout.pageSize().size(QPageSize.Unit.Millimeter)
    memory.keep(
        "print",
        {
            "size": layout.pageSize().id().value,
            "sides": [size.width(), size.height()],
            "landscape": layout.orientation() == QPageLayout.Orientation.Landscape,
            "margins": [margins.left(), margins.top(), margins.right(), margins.bottom()],
        },
    )


def page_layout(memory: Memory) -> QPageLayout:
    """The paper that was chosen last for preview, print or PDF; what is not sound is left out."""
    state = memory.state("print")
    layout = pdf.paper_layout("a4")
    size = _size(read(state, "size", _paper), read(state, "sides", exactly(2, number(*_SIDES))))
    if size.isValid():
        layout.setPageSize(size)
    if read(state, "landscape", flag, False):
        layout.setOrientation(QPageLayout.Orientation.Landscape)
    margins = read(state, "margins", exactly(4, number(0, _WIDEST_MARGIN)))
    full = layout.fullRect(QPageLayout.Unit.Millimeter)
    if margins is not None:
        left, top, right, bottom = margins
        share = max((left + right) / full.width(), (top + bottom) / full.height())
        if share <= _MOST_OF_IT:
            layout.setMargins(QMarginsF(left, top, right, bottom))
    return layout


def _size(paper: QPageSize.PageSizeId | None, sides: tuple[float, ...] | None) -> QPageSize:
    if paper == QPageSize.PageSizeId.Custom:
        return QPageSize(QSizeF(*sides), QPageSize.Unit.Millimeter) if sides else QPageSize()
    return QPageSize() if paper is None else QPageSize(paper)


def _paper(value: object) -> QPageSize.PageSizeId | None:
    """The number of a paper that Qt knows."""
    try:
        return QPageSize.PageSizeId(value) if type(value) is int else None
    except ValueError:
        return None


def _paint(
    parent: QWidget,
    dossier: Dossier,
    options: PrintOptions,
    printer: QPrinter,
    *,
    progress: bool = True,
) -> None:
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        options = options.replace(first=printer.fromPage(), last=printer.toPage())
    shown = QProgressDialog(tr("Printing…"), tr("Cancel"), 0, 0, parent)
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setMinimumDuration(500)

    def proceed(page: int, count: int) -> bool:
        shown.setMaximum(count)
        shown.setValue(page - 1)
        QCoreApplication.processEvents()
        return not shown.wasCanceled()

    try:
        paint(printer, dossier, options, proceed if progress else None)
    except OutputError as error:
        dialogs.message(parent, tr("Not printed"), str(error)).exec()
    finally:
        shown.reset()
        shown.deleteLater()
