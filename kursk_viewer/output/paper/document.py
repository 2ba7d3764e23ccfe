"""The dossier on paper: the one path for printer, preview and PDF.

The Summary is set as large as one page allows. The full dossier is set without an end and cut into
pages. All measures are units of 1/600 inch, whatever the device has.
"""

from __future__ import annotations

from PySide6.QtGui import QPagedPaintDevice, QPainter, QTextDocument, QTextOption

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.colours import MONO, PAPER
from kursk_viewer.drawing.rich_text import PageSetting, PageText, PlainDocument
from kursk_viewer.drawing.typeface import searchable
from kursk_viewer.output.files import OutputError, require_font
from kursk_viewer.output.paper.head_and_foot import PageFrame
from kursk_viewer.output.paper.pagination import PaperPage, paginate, paint_slices, strips
from kursk_viewer.output.paper.print_options import FULL, HANDOUT, PrintOptions
from kursk_viewer.output.paper.printed import (
    Limits,
    anchors_of,
    contents,
    for_paper,
    limited,
    with_parts,
)
from kursk_viewer.output.pdf_identity import OutlineEntry
from kursk_viewer.pages.document import HeadingBlock, PageDocument
from kursk_viewer.pages.provenance import Provenance, provenance
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.summary.lead import drawn_with_lead
from kursk_viewer.pages.summary.page import provenance_on_paper, summary
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.output.pictures import Picture

_PER_INCH = 600.0
_POINT = _PER_INCH / 72
_MM_PER_INCH = 25.4
LEAST_WIDTH, LEAST_HEIGHT = 112.0, 160.0
"""Millimetres inside the margins below which everything is drawn smaller."""
_LARGEST, _TINY = round(9.4 * _POINT), round(2.4 * _POINT)
"""Sizes of plain text on a page that must hold all: the largest, and the smallest for a file of
which even a part has hardly room."""
_FULL_SIZE = round(8.4 * _POINT)
_STEPS = (
    (Limits(), 6.8),
    (Limits(entries=6), 6.5),
    (Limits(entries=4), 6.2),
    (Limits(entries=3), 5.6),
    (Limits(entries=3, rows=14, figures=12, letters=240), 5.6),
    (Limits(entries=2, rows=7, figures=8, letters=120), 5.6),
    (Limits(entries=1, rows=3, figures=4, letters=60), 0.0),
)
"""What is left out of one page, step by step, until the rest has room at a size in points."""
_GROWTH = 1.5
"""The height of a page goes with about this power of the size of its text."""
_NEARLY = 0.95
"""A step that leaves out entries only is tried where all would fit at this share of its size."""
_MOST_IN_CONTENTS = 40
"""Headings below one that are listed in the contents."""


class Printed(Record):
    """How many pages there are in all, and the outline of those that were painted."""

    pages: int
    outline: tuple[OutlineEntry, ...]


def paint(
    device: QPagedPaintDevice,
    dossier: Dossier,
    options: PrintOptions,
    proceed: Callable[[int, int], bool] = lambda _page, _of: True,
) -> Printed | None:
    """Paint the pages on a device; None where that was stopped.

    `proceed(page, of)` is asked before each page, and with `of` 0 while pages are laid out; it
    stops the printing when it answers False. Until a page is painted nothing reaches the device.
    OutputError when the device cannot be painted on, or there is no font to print in.
    """
    require_font()
    try:
        paper = _Paper(device, dossier, options, proceed)
    except _StoppedError:
        return None
    count = len(paper.pages)
    if not proceed(max(1, options.first), count):
        return None
    painter = _begun(device)
    try:
        wanted = range(max(1, options.first), min(options.last or count, count) + 1)
        outline: list[OutlineEntry] = []
        for place, number in enumerate(wanted):
            if place and not proceed(number, count):
                return None
            if place:
                device.newPage()
            paper.paint(painter, number)
            outline += paper.outline(number, place)
        return Printed(pages=count, outline=tuple(outline))
    finally:
        painter.end()


def paint_picture(device: QPagedPaintDevice, picture: Picture, *, mono: bool = False) -> None:
    """Paint a picture with its title and provenance as large as one page of a device has room.

    OutputError when the device cannot be painted on, or there is no font to print in.
    """
    from kursk_viewer.output import pictures

    require_font()
    painter = _begun(device)
    size = pictures.size_of(picture)
    scale = min(device.width() / size.width(), device.height() / size.height())
    painter.scale(scale, scale)
    pictures.draw(painter, size, picture, MONO if mono else PAPER)
    painter.end()


def _begun(device: QPagedPaintDevice) -> QPainter:
    painter = QPainter()
    if not painter.begin(device):
        raise OutputError(tr("the output could not be opened for writing; choose another place"))
    return painter


class _StoppedError(Exception):
    """The printing was given up while its pages were laid out."""


class _Paper:
    """The pages of one printing, laid out; _StoppedError where `proceed` answers False."""

    def __init__(
        self,
        device: QPagedPaintDevice,
        dossier: Dossier,
        options: PrintOptions,
        proceed: Callable[[int, int], bool],
    ) -> None:
        self._proceed = proceed
        dots = float(device.logicalDpiX())
        wide, high = device.width() / dots * _MM_PER_INCH, device.height() / dots * _MM_PER_INCH
        smaller = min(1.0, wide / LEAST_WIDTH, high / LEAST_HEIGHT)
        self._scale = dots / _PER_INCH * smaller
        self._points = 72 / _PER_INCH * smaller
        self._width = device.width() / self._scale
        self._height = device.height() / self._scale
        sheet = device.pageLayout()
        self._top_points = float(sheet.fullRectPoints().height() - sheet.marginsPoints().top())
        self._colours = MONO if options.mono else PAPER
        page = summary(dossier)
        full = options.form == FULL
        self._title = dossier.title
        if full:
            self._frame = self._framed(provenance(dossier))
        else:
            drawn = drawn_with_lead(dossier, page)
            self._frame = self._framed(_of_one_page(provenance_on_paper(dossier, page, drawn)))
        self._frames: dict[int, PageFrame] = {}
        self._texts: list[PageText] = []
        self._wrapping = QTextOption()
        self._wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._first = summary_document(dossier, page)
        said = page.provenance.line
        if full:
            self.pages = self._full(dossier, said)
        else:
            self.pages = [self._fitted(for_paper(self._first, said=said), 1)]
        if options.form == HANDOUT:
            from kursk_viewer.pages.handout import handout_page, handout_provenance

            second = for_paper(handout_page(dossier))
            if second.blocks:
                self._frames[2] = self._framed(handout_provenance(dossier))
                self.pages.append(self._fitted(second, 2))

    def _framed(self, data: Provenance) -> PageFrame:
        return PageFrame(self._title, data, (self._width, self._height), self._colours)

    def _frame_of(self, number: int) -> PageFrame:
        """Head and foot of a page: one's own where it shows other data than the rest."""
        return self._frames.get(number, self._frame)

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw a page, counted from 1."""
        page, frame = self.pages[number - 1], self._frame_of(number)
        painter.save()
        painter.scale(self._scale, self._scale)
        if number > 1:
            frame.paint_head(painter, _running(page))
            painter.save()
            painter.translate(0, frame.head_height)
            paint_slices(painter, page, self._width, self._colours)
            painter.restore()
        else:
            paint_slices(painter, page, self._width, self._colours)
        frame.paint_foot(painter, number, len(self.pages))
        painter.restore()

    def outline(self, number: int, place: int) -> list[OutlineEntry]:
        """The headings of a page, counted from 1, which is painted as page `place` from 0."""
        above = self._frame_of(number).head_height if number > 1 else 0.0
        return [
            OutlineEntry(
                level=max(1, heading.level - 1),
                text=heading.text,
                page=place,
                up=self._top_points - (above + heading.y) * self._points,
            )
            for heading in self.pages[number - 1].headings
        ]

    def _go_on(self) -> None:
        if not self._proceed(0, 0):
            raise _StoppedError

    def _set(self, page: PageDocument, size: float) -> QTextDocument:
        self._go_on()
        document = PlainDocument()
        document.setUseDesignMetrics(True)
        document.setDefaultTextOption(self._wrapping)
        setting = PageSetting(colours=self._colours, size=size, width=self._width)
        text = PageText(document, setting)
        text.fill(page)
        document.setDefaultFont(searchable(document.defaultFont(), document.toPlainText()))
        document.setTextWidth(self._width)
        self._texts.append(text)
        return document

    def _body(self, number: int) -> float:
        """The height for the text of a page."""
        frame = self._frame_of(number)
        return self._height - frame.foot_height - (frame.head_height if number > 1 else 0.0)

    def _fitted(self, page: PageDocument, number: int) -> PaperPage:
        """A page as large as it has room; what has none at the smallest size is left out and
        counted."""
        room = self._body(number)
        hoped = float("inf")
        for limits, points in _STEPS:
            least = max(round(points * _POINT), _TINY)
            if not limits.rows and hoped < least * _NEARLY:
                continue
            shorter = limited(page, limits)
            document = self._largest(shorter, room, least)
            if document is not None:
                return paginate(strips(document), float("inf"))[0]
            height = self._texts[-1].document.size().height()
            hoped = least * (room / height) ** (1 / _GROWTH)
        raise AssertionError("the last step takes any size")

    def _largest(self, page: PageDocument, room: float, least: int) -> QTextDocument | None:
        """A page set as large as it fits a height; None where it does not fit even at `least`,
        unless that is the smallest of all."""
        size, best = least, self._set(page, least)
        height = best.size().height()
        if height > room:
            return None if least > _TINY else best
        while size < _LARGEST:
            larger = min(_LARGEST, int(size * (room / height) ** (1 / _GROWTH)))
            if larger <= size:
                break
            tried = self._set(page, larger)
            if tried.size().height() > room:
                break
            size, best, height = larger, tried, tried.size().height()
        return best

    def _full(self, dossier: Dossier, said: str) -> list[PaperPage]:
        """The Summary, the contents and all records."""
        from kursk_viewer.pages.whole import whole

        blocks = with_parts(whole(dossier).blocks)
        self._go_on()
        anchors = anchors_of(blocks)
        first = self._fitted(for_paper(self._first, anchors, said), 1)
        rest = for_paper(PageDocument(title=dossier.title, blocks=blocks), anchors)
        document = self._set(rest, _FULL_SIZE)
        self._go_on()
        body = strips(document)
        self._go_on()
        headings = [block for block in blocks if isinstance(block, HeadingBlock)]
        room = self._body(2)
        pages: list[PaperPage] = []
        numbers = dict.fromkeys((heading.anchor for heading in headings), 0)
        for _ in range(2):
            rows = [(heading, str(numbers[heading.anchor])) for heading in _listed(headings)]
            opening = strips(self._set(contents(rows), _FULL_SIZE))
            pages = paginate([*opening, *body], room)
            found = [number for number, page in enumerate(pages, 2) for _ in page.headings][1:]
            numbers = {h.anchor: number for h, number in zip(headings, found, strict=True)}
        return [first, *pages]


def _running(page: PaperPage) -> str:
    """What a page begins in."""
    return tr("{title} (continued)").format(title=page.section) if page.continued else page.section


def _listed(headings: list[HeadingBlock]) -> list[HeadingBlock]:
    """The headings for the contents: of the second level, and those below one that has few."""
    made: list[HeadingBlock] = []
    below: list[HeadingBlock] = []
    for heading in headings:
        if heading.level > 2:
            below.append(heading)
            continue
        made += below if len(below) <= _MOST_IN_CONTENTS else []
        below = []
        made.append(heading)
    return [*made, *(below if len(below) <= _MOST_IN_CONTENTS else [])]


def _of_one_page(data: Provenance) -> Provenance:
    """The provenance under the one page, whose head says whose claims it has and from when."""
    return data.replace(claimants="", frame="")
