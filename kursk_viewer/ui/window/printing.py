"""Print, preview and PDF: three doors to the one path in `output.paper`."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import (
    QAbstractPrintDialog,
    QPrintDialog,
    QPrinter,
    QPrintPreviewDialog,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import QBoxLayout, QProgressDialog, QToolBar, QWidget

from kursk_viewer.output import pictures
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper import pdf
from kursk_viewer.output.paper.document import paint, paint_picture
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.file_dialogs import ask_where
from kursk_viewer.ui.state import Memory, exactly, flag, number, read
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.print_choice import ChoiceDialog, PrintChoice
from kursk_viewer.ui.window.widgets import fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_NATIVE = sys.platform in ("win32", "darwin")
"""Where the system's own print dialog has no room for what is to be printed."""
_RESOLUTION = 600
_WIDEST_MARGIN = 60.0
_MOST_OF_IT = 0.7
"""Of a paper, that two margins may take."""
_SIDES = (70.0, 2000.0)
"""Millimetres of a margin, and of the sides of a paper that has no name."""


def print_dossier(parent: QWidget, choice: PrintChoice, memory: Memory) -> None:
    """Ask for a printer and what to print, and print it.

    WORKAROUND: a printer's queue puts its own paper back when Qt 6.11's dialog is accepted.
    """
    asked = ChoiceDialog(parent, choice, tr("Print")) if _NATIVE else None
    if asked is not None and not asked.exec():
        return
    printer = make_printer(choice.layout_of())
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    if not _NATIVE:
        dialog.setOptionTabs([choice])
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        printer.setPageLayout(choice.layout_of())
        keep_layout(memory, choice)
        _paint(parent, choice, printer)


def preview_dossier(parent: QWidget, choice: PrintChoice, memory: Memory) -> None:
    """Show the pages as they will be printed."""
    printer = make_printer(choice.layout_of())
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setWindowTitle(tr("Print preview"))
    dialog.paintRequested.connect(lambda target: _paint(dialog, choice, target, progress=False))

    def refresh() -> None:
        printer.setPageLayout(choice.layout_of())
        for shown in dialog.findChildren(QPrintPreviewWidget):
            shown.updatePreview()

    def print_now() -> None:
        asked = QPrintDialog(printer, dialog)
        if asked.exec() == QPrintDialog.DialogCode.Accepted:
            printer.setPageLayout(choice.layout_of())
            _paint(dialog, choice, printer)
            dialog.accept()

    _replace_print(dialog, print_now)
    choice.changed.connect(refresh)
    lines = dialog.layout()
    if isinstance(lines, QBoxLayout):
        lines.insertWidget(0, choice)
    fit(dialog, 900, 820)
    dialog.exec()
    choice.take_layout(printer.pageLayout())
    keep_layout(memory, choice)


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
    try:
        if picture is not None and choice.of_view:
            pictures.save(picture, path)
        elif dossier is not None:
            pdf.write_pdf(dossier, path, choice.layout_of(), choice.options)
    except OutputError as error:
        dialogs.message(parent, tr("PDF not written"), str(error)).exec()
        return ""
    return path


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


def _paint(
    parent: QWidget, choice: PrintChoice, printer: QPrinter, *, progress: bool = True
) -> None:
    options, dossier = choice.options, choice.dossier
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
        if choice.of_view and choice.picture is not None:
            paint_picture(printer, choice.picture)
        elif dossier is not None:
            paint(printer, dossier, options, proceed if progress else None)
    except OutputError as error:
        dialogs.message(parent, tr("Not printed"), str(error)).exec()
    finally:
        shown.reset()
        shown.deleteLater()
