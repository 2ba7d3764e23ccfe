"""Print, preview and PDF: three doors to the one path in `output.paper`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QProgressDialog

from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper import pdf
from kursk_viewer.output.paper.document import Options, paint
from kursk_viewer.translation import tr
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.folders import ask_where
from kursk_viewer.ui.window.settings import Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.ui.window.window import MainWindow

_RESOLUTION = 600
_WIDEST_MARGIN = 60.0
_MOST_OF_IT = 0.7
"""Of a paper, that two margins may take."""
_SIDES = (70.0, 2000.0)
"""Millimetres of a margin, and of the sides of a paper that has no name."""


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
    try:
        pdf.write_pdf(dossier, path, page_layout(window.memory), options)
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
    made = pdf.paper_layout("a4")
    size = _size(state.get("size"), _lengths(state.get("sides"), 2, _SIDES))
    if size.isValid():
        made.setPageSize(size)
    if state.get("landscape") is True:
        made.setOrientation(QPageLayout.Orientation.Landscape)
    margins = _lengths(state.get("margins"), 4, (0.0, _WIDEST_MARGIN))
    full = made.fullRect(QPageLayout.Unit.Millimeter)
    if (
        margins
        and max((margins[0] + margins[2]) / full.width(), (margins[1] + margins[3]) / full.height())
        <= _MOST_OF_IT
    ):
        made.setMargins(QMarginsF(*margins))
    return made


def _size(number: object, sides: list[float]) -> QPageSize:
    if number == QPageSize.PageSizeId.Custom.value and sides:
        return QPageSize(QSizeF(*sides), QPageSize.Unit.Millimeter)
    return QPageSize(QPageSize.PageSizeId(number)) if _is_paper(number) else QPageSize()


def _lengths(given: object, count: int, bounds: tuple[float, float]) -> list[float]:
    """So many lengths within bounds, or none."""
    if not isinstance(given, list) or len(given) != count:
        return []
    sound = [float(m) for m in given if type(m) in (int, float) and bounds[0] <= m <= bounds[1]]
    return sound if len(sound) == count else []


def _is_paper(number: object) -> bool:
    try:
        return type(number) is int and QPageSize(QPageSize.PageSizeId(number)).isValid()
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
