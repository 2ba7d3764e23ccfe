"""What stands at the foot of every printed page; apart because it is one of the few things that all
pages share."""

from __future__ import annotations

from kursk_viewer.drawing.text import shortened
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.translation import tr

FOOTER_POINTS = 7.0
_SHARE = 0.82
"""Of the footer's width, for its text beside the number of the page."""
_NAMES, _CLAIMANTS, _FRAME = 130, 60, 100
"""Characters of the publishers in it, of the claimants, and of the area and period."""


def footer_height(sheet: Sheet, data: Provenance) -> float:
    """The room that the footer takes at the bottom of every page."""
    return sheet.text_height(footer_line(data), sheet.width * _SHARE, sheet.font(FOOTER_POINTS)) + (
        sheet.mm(1.5)
    )


def paint_footer(sheet: Sheet, data: Provenance, number: int, count: int) -> None:
    """Draw the footer of page `number` of `count`, both counted from 1."""
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
        claimants=shortened(data.claimants, _CLAIMANTS),
        frame=shortened(data.frame, _FRAME),
        source=shortened(data.source, _NAMES),
    ).line
