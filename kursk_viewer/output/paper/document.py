"""The dossier on paper: the one path for printer, preview and PDF. A page's footer says whose
claims these are."""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice, QPainter

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.colours import MONO, PAPER
from kursk_viewer.drawing.text import shortened
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper import full as paper_full
from kursk_viewer.output.paper import summary as paper_summary
from kursk_viewer.output.paper.flow import Page, paginate
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.pages.summary import SummaryPage, summary
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FOOTER_POINTS = 7.0
_SHARE = 0.82
"""Of the footer's width, for its text beside the number of the page."""
_NAMES, _FRAME = 160, 70
"""Characters of the publishers in it, and of the claimants and of the area and period each."""


class PrintOptions(Record):
    """What to print: one page or all, in colour or black and white, and which pages (from 1)."""

    full: bool = False
    mono: bool = False
    first: int = 1
    last: int = 0


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
            _footer(sheet, data, number, count)
        return count
    finally:
        painter.end()


def _of_one_page(page: SummaryPage) -> Provenance:
    """The provenance under the one page, whose head says whose claims it has and from when."""
    return page.printed.replace(claimants="", frame="")


def footer_height(sheet: Sheet, data: Provenance) -> float:
    """The room that the footer takes at the bottom of every page."""
    return sheet.text_height(footer_line(data), sheet.width * _SHARE, sheet.font(FOOTER_POINTS)) + (
        sheet.mm(1.5)
    )


def _footer(sheet: Sheet, data: Provenance, number: int, count: int) -> None:
    font = sheet.font(FOOTER_POINTS)
    top = sheet.height - footer_height(sheet, data)
    sheet.rule(0, top, sheet.width)
    sheet.draw_text(0, top + sheet.mm(1), sheet.width * _SHARE, footer_line(data), font, muted=True)
    place = tr("page {number} of {count}").format(number=number, count=count)
    width = sheet.width * (0.98 - _SHARE)
    left, top = sheet.width - width, top + sheet.mm(1)
    sheet.draw_text(left, top, width, place, font, muted=True, right=True)


def footer_line(data: Provenance) -> str:
    """The line of provenance, of which names may be cut but not what it warns of."""
    return data.replace(
        claimants=shortened(data.claimants, _FRAME),
        frame=shortened(data.frame, _FRAME),
        source=shortened(data.source, _NAMES),
    ).line
