"""Print, preview and PDF: three doors to the one path in `output.paper`."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPalette
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QToolBar,
    QWidget,
)

from kursk_viewer.output import pictures
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper import pdf
from kursk_viewer.output.paper.document import paint, paint_picture
from kursk_viewer.output.paper.print_options import FULL
from kursk_viewer.output.picture_settings import BLACK_AND_WHITE, LIGHT, PictureSettings
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.file_dialogs import ask_where
from kursk_viewer.ui.progress import Progress
from kursk_viewer.ui.state import Memory, exactly, flag, number, read
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.print_choice import ChoiceDialog, PrintChoice
from kursk_viewer.ui.window.widgets import fit

_NATIVE = sys.platform in ("win32", "darwin")
"""Where the system's own print dialog has no room for what is to be printed."""
_CUPS = "libcups.so.2"
_FIRST_ERROR = 0x400
"""Of the states that CUPS knows, the first that is an error."""
_RESOLUTION = 600
_WIDEST_MARGIN = 60.0
_MOST_OF_IT = 0.7
"""Of a paper, that two margins may take."""
_SIDES = (70.0, 2000.0)
"""Millimetres of a margin, and of the sides of a paper that has no name."""


def print_dossier(parent: QWidget, choice: PrintChoice, memory: Memory) -> str:
    """Ask for a printer and what to print, and print it; what became of it, in a sentence, or
    nothing where it was given up or told in a dialog."""
    asked = ChoiceDialog(parent, choice, tr("Print")) if _NATIVE else None
    if asked is not None and not asked.exec():
        return ""
    printer = make_printer(choice.layout_of())
    if not _asked_for_printer(parent, choice, printer, with_choice=not _NATIVE):
        return ""
    keep_layout(memory, choice)
    return _send(parent, choice, printer)


def preview_dossier(parent: QWidget, choice: PrintChoice, memory: Memory) -> str:
    """Show the pages as they will be printed, and print them from there; what became of them, in a
    sentence, or nothing."""
    printer = make_printer(choice.layout_of())
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(tr("Print preview"))
    told: list[str] = []
    painting: list[bool] = []

    def show(target: QPrinter) -> None:
        choice.take_layout(target.pageLayout())
        if painting:  # an event that came while the pages are set
            return
        painting.append(True)
        if not _paint(dialog, choice, target) and choice.options.form == FULL:
            QTimer.singleShot(0, dialog, choice.choose_one_page)
        painting.clear()

    def refresh() -> None:
        printer.setPageLayout(choice.layout_of())
        for shown in dialog.findChildren(QPrintPreviewWidget):
            shown.updatePreview()

    def print_now() -> None:
        if _asked_for_printer(dialog, choice, printer):
            keep_layout(memory, choice)
            told.append(_send(dialog, choice, printer))
            dialog.accept()

    dialog.paintRequested.connect(show)
    _replace_print(dialog, print_now)
    choice.changed.connect(refresh)
    lines = dialog.layout()
    if isinstance(lines, QBoxLayout):
        lines.insertWidget(0, choice)
    for shown in dialog.findChildren(QPrintPreviewWidget):
        _show_paper_as_paper(shown)
    _name_parts(dialog)
    fit(dialog, 900, 820)
    dialog.exec()
    choice.take_layout(printer.pageLayout())
    keep_layout(memory, choice)
    return "".join(told)


def _show_paper_as_paper(preview: QWidget) -> None:
    """Let the pages be white with black text, whatever colours the window has."""
    palette = QPalette(preview.palette())
    for role, colour in (
        (QPalette.ColorRole.Base, Qt.GlobalColor.white),
        (QPalette.ColorRole.Text, Qt.GlobalColor.black),
        (QPalette.ColorRole.WindowText, Qt.GlobalColor.black),
    ):
        palette.setColor(role, colour)
    preview.setPalette(palette)


def _asked_for_printer(
    parent: QWidget, choice: PrintChoice, printer: QPrinter, *, with_choice: bool = False
) -> bool:
    """Let the reader choose a printer; True if one was chosen, with the paper of the choice or that
    of the printer's own settings where the reader changed it there.

    WORKAROUND: Qt 6.11 and 6.12 put the default paper of the printer's queue back when the dialog
    is accepted.
    """
    before = choice.layout_of()
    printer.setPageLayout(before)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    if with_choice:
        dialog.setOptionTabs([choice])
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    if choice.layout_of() == before:
        choice.take_layout(_of_reader(printer, before))
    printer.setPageLayout(choice.layout_of())
    return True


def _of_reader(printer: QPrinter, before: QPageLayout) -> QPageLayout:
    """The paper that the reader wants who had set `before` and accepted the dialog."""
    found = QPageLayout(printer.pageLayout())
    usual = QPrinterInfo(printer).defaultPageSize()
    if not usual.isValid() or found.pageSize().isEquivalentTo(usual):
        found.setPageSize(before.pageSize(), before.minimumMargins())
        found.setMargins(before.margins())
    return found


def export_dossier(parent: QWidget, choice: PrintChoice, memory: Memory) -> str:
    """Ask what to write and where, and write a PDF, without a printer; its path, or nothing when
    given up."""
    asked = ChoiceDialog(parent, choice, tr("Export PDF"))  # it holds the choice that is read below
    if not asked.exec():
        return ""
    picture, dossier = choice.picture, choice.dossier
    name, kinds = f"{choice.file_name}.pdf", {"pdf": tr("PDF (*.pdf)")}
    path = ask_where(parent, memory, tr("Export PDF"), name, kinds)
    if not path:
        return ""
    keep_layout(memory, choice)
    progress = Progress(parent, tr("Writing the PDF…"))
    try:
        if picture is not None and choice.of_view:
            scheme = BLACK_AND_WHITE if choice.options.mono else LIGHT
            pictures.save(picture, path, PictureSettings(scheme=scheme))
        elif dossier is not None:
            layout, options = choice.layout_of(), choice.options
            if not pdf.write_pdf(dossier, path, layout, options, progress.proceed):
                return ""
    except OutputError as error:
        dialogs.message(parent, tr("PDF not written"), str(error)).exec()
        return ""
    finally:
        progress.close()
    return path


def _name_parts(dialog: QPrintPreviewDialog) -> None:
    """Tell screen readers what the fields and the pages of the preview are, which keys begin at."""
    zoom, page, preview = tr("Zoom"), tr("Page number"), tr("Print preview")
    for field in dialog.findChildren(QLineEdit):
        field.setAccessibleName(zoom if isinstance(field.parent(), QComboBox) else page)
    for shown in dialog.findChildren(QGraphicsView):
        shown.setAccessibleName(preview)
        shown.setFocus()


def _replace_print(dialog: QPrintPreviewDialog, print_now: Callable[[], None]) -> None:
    """Let the preview's own command to print do this, so that the paper chosen stays."""
    named = QCoreApplication.translate("QPrintPreviewDialog", "Print")
    for bar in dialog.findChildren(QToolBar):
        for command in bar.actions():
            if command.text() == named:
                ours = action(dialog, named, print_now)
                ours.setIcon(command.icon())
                bar.insertAction(command, ours)
                bar.removeAction(command)


def make_printer(layout: QPageLayout) -> QPrinter:
    """A printer with a paper, its orientation and margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(_RESOLUTION)
    printer.setCreator("Kursk Viewer")
    printer.setPageLayout(layout)
    return printer


def keep_layout(memory: Memory, choice: PrintChoice) -> None:
    """Remember what was chosen, and the paper of the pages."""
    choice.keep()
    layout = choice.paper
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


def _send(parent: QWidget, choice: PrintChoice, printer: QPrinter) -> str:
    """Print, under the title of what is printed, and say what became of it: a sentence for the
    status bar, or a dialog and nothing."""
    name, file = printer.printerName(), printer.outputFileName()
    if not file and QPrinterInfo.printerInfo(name).isNull():
        text = tr("There is no printer “{name}” any more. Nothing was printed.")
        dialogs.message(parent, tr("Not printed"), text.format(name=name)).exec()
        return ""
    printer.setDocName(choice.title)
    if not _paint(parent, choice, printer):
        printer.abort()
        return ""
    problem = "" if file else last_problem()
    if problem:
        text = tr("The printer “{name}” did not take the pages: {reason}")
        dialogs.message(parent, tr("Not printed"), text.format(name=name, reason=problem)).exec()
        return ""
    if file:
        return tr("Written: {path}").format(path=file)
    if QPrinterInfo.printerInfo(name).state() == QPrinter.PrinterState.Error:
        return tr("The printer “{name}” is stopped; the pages wait in its queue.").format(name=name)
    return tr("Sent to “{name}”: {title}").format(name=name, title=choice.title)


def last_problem() -> str:
    """Why CUPS, through which Qt prints on Unix, did not take the last job; empty where it did.

    Qt does not ask. The answer is that of the library which Qt itself has loaded.
    """
    if _NATIVE:
        return ""
    import ctypes

    try:
        cups = ctypes.CDLL(_CUPS)
        cups.cupsLastErrorString.restype = ctypes.c_char_p
        if cups.cupsLastError() < _FIRST_ERROR:
            return ""
        return (cups.cupsLastErrorString() or b"").decode(errors="replace")
    except (OSError, AttributeError):
        return ""


def _paint(parent: QWidget, choice: PrintChoice, printer: QPrinter) -> bool:
    """Paint what is chosen; False where that failed, which is told, or was given up."""
    options, dossier = choice.options, choice.dossier
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        options = options.replace(first=printer.fromPage(), last=printer.toPage())
    progress = Progress(parent, tr("Printing…"))
    try:
        if choice.of_view and choice.picture is not None:
            paint_picture(printer, choice.picture, mono=choice.options.mono)
        elif dossier is not None and paint(printer, dossier, options, progress.proceed) is None:
            if progress.page > 1:
                text = tr("Printing was stopped before page {page}. Pages may still come out.")
                told = dialogs.message(
                    parent, tr("Stopped"), text.format(page=wording.number(progress.page))
                )
                told.exec()
            return False
    except OutputError as error:
        dialogs.message(parent, tr("Not printed"), str(error)).exec()
        return False
    finally:
        progress.close()
    return True
