"""The dossier on paper: the one path for printer, preview and PDF. A page's footer says whose
claims these are."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice, QPainter

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.colours import MONO, PAPER
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper import full as paper_full
from kursk_viewer.output.paper import summary as paper_summary
from kursk_viewer.output.paper.flow import Page, paginate
from kursk_viewer.output.paper.footer import footer_height, paint_footer
from kursk_viewer.output.paper.print_options import PrintOptions
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.pages.summary.page import SummaryPage, summary
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def paint(
    device: QPagedPaintDevice,
    dossier: Dossier,
    options: PrintOptions,
    proceed: Callable[[int, int], bool] | None = None,
) -> int:
    """Paint the pages on a device; give the number of pages in all.

    `proceed(page, of)` is asked before each page and stops the printing when it answers False.
    OutputError when the device cannot be painted on.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise OutputError(tr("the output could not be opened for writing; choose another place"))
    try:
        sheet = Sheet(painter, device, MONO if options.mono else PAPER)
        page = summary(dossier)
        data = provenance(dossier) if options.full else _of_one_page(page)
        bottom = sheet.height - footer_height(sheet, data) - sheet.mm(2)
        flow: list[Page] = []
        if options.full:
            flow = paginate(paper_full.pieces(sheet, dossier), bottom)
        count = 1 + len(flow)
        wanted = range(max(1, options.first), min(options.last or count, count) + 1)
        for place, number in enumerate(wanted):
            if proceed is not None and not proceed(number, count):
                break
            if place:
                device.newPage()
            if number == 1:
                paper_summary.paint(sheet, dossier, page, bottom)
            else:
                for y, piece in flow[number - 2]:
                    piece.paint(0.0, y)
            paint_footer(sheet, data, number, count)
        return count
    finally:
        painter.end()


def _of_one_page(page: SummaryPage) -> Provenance:
    """The provenance under the one page, whose head says whose claims it has and from when."""
    return page.printed.replace(claimants="", frame="")
