"""Print, preview and PDF: three doors to the one path in `output.paper`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QProgressDialog

from kursk_viewer.output import pdf
from kursk_viewer.output.errors import OutputError
from kursk_viewer.output.paper import Options, paint
from kursk_viewer.record import Record
from kursk_viewer.translation import tr
from kursk_viewer.ui import dialogs
from kursk_viewer.ui.folders import ask_where
from kursk_viewer.ui.settings import Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.ui.window import MainWindow

_RESOLUTION = 600


class Layout(Record):
    """The paper as it is remembered: a size, an orientation, and margins in millimetres."""

    size: int = QPageSize.PageSizeId.A4.value
    landscape: bool = False
    margins: tuple[float, float, float, float] = (pdf.MARGIN,) * 4


def print_dossier(window: MainWindow) -> None:
    """Ask for a printer and pages, and print what is shown."""
    printer = make_printer(window.memory)
    dialog = QPrintDialog(printer, window)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        keep_layout(window.memory, printer)
        _paint(window, printer)


def preview_dossier(window: MainWindow) -> None:
    """Show the pages as they will be printed."""
    printer = make_printer(window.memory)
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setWindowTitle(tr("Print preview"))
    dialog.paintRequested.connect(lambda target: _paint(window, target, quiet=True))
    dialog.resize(900, 760)
    dialog.exec()
    keep_layout(window.memory, printer)


def export_dossier(window: MainWindow) -> None:
    """Write a PDF without a printer."""
    kinds = {"pdf": tr("PDF (*.pdf)")}
    path = ask_where(window, tr("Export PDF"), "kursk-summary.pdf", kinds)
    if path:
        export_to(window, path)


def export_to(window: MainWindow, path: str) -> bool:
    """Write the PDF to a path; tell whether it is there now."""
    dossier = window.dossier
    if dossier is None:
        return False
    options = print_options(window)
    paper = "letter" if _layout(window.memory).size == QPageSize.PageSizeId.Letter.value else "a4"
    try:
        pdf.write_pdf(dossier, path, paper=paper, full=options.full, mono=options.mono)
    except OutputError as error:
        dialogs.message(window, tr("PDF not written"), str(error)).exec()
        return False
    window.statusBar().showMessage(tr("Written: {path}").format(path=path), 8000)
    return True


def print_options(window: MainWindow) -> Options:
    """One page or all, colour or black and white, as set in the File menu."""
    return Options(full=window.menus.full.isChecked(), mono=window.menus.mono.isChecked())


def make_printer(memory: Memory) -> QPrinter:
    """A printer at the remembered paper size, orientation and margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_RESOLUTION)
    printer.setCreator("Kursk Viewer")
    layout = _layout(memory)
    orientation = (
        QPageLayout.Orientation.Landscape if layout.landscape else QPageLayout.Orientation.Portrait
    )
    printer.setPageSize(QPageSize(QPageSize.PageSizeId(layout.size)))
    printer.setPageOrientation(orientation)
    printer.setPageMargins(QMarginsF(*layout.margins), QPageLayout.Unit.Millimeter)
    return printer


def keep_layout(memory: Memory, printer: QPrinter) -> None:
    """Remember the paper that was chosen in a dialog."""
    layout = printer.pageLayout()
    margins = layout.margins(QPageLayout.Unit.Millimeter)
    memory.keep(
        "print",
        {
            "size": layout.pageSize().id().value,
            "landscape": layout.orientation() == QPageLayout.Orientation.Landscape,
            "margins": [margins.left(), margins.top(), margins.right(), margins.bottom()],
        },
    )


def _layout(memory: Memory) -> Layout:
    state = memory.state("print")
    size, margins = state.get("size"), state.get("margins")
    sound = (
        isinstance(margins, list)
        and len(margins) == 4
        and all(isinstance(m, int | float) and 0 <= m <= 60 for m in margins)
    )
    return Layout(
        size=size if type(size) is int and _is_paper(size) else Layout().size,
        landscape=state.get("landscape") is True,
        margins=(margins[0], margins[1], margins[2], margins[3])
        if sound and isinstance(margins, list)
        else Layout().margins,
    )


def _is_paper(number: int) -> bool:
    try:
        return QPageSize(QPageSize.PageSizeId(number)).isValid()
    except ValueError:
        return False


def _paint(window: MainWindow, printer: QPrinter, *, quiet: bool = False) -> None:
    if window.dossier is None:
        return
    options = print_options(window)
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        options = options.replace(first=printer.fromPage(), last=printer.toPage())
    progress = QProgressDialog(tr("Printing…"), tr("Cancel"), 0, 0, window)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(500)

    def proceed(number: int, count: int) -> bool:
        progress.setMaximum(count)
        progress.setValue(number - 1)
        QCoreApplication.processEvents()
        return not progress.wasCanceled()

    try:
        paint(printer, window.dossier, options, None if quiet else proceed)
    except OutputError as error:
        dialogs.message(window, tr("Not printed"), str(error)).exec()
    finally:
        progress.reset()
        progress.deleteLater()
