"""A chart as a picture that can stand alone: SVG, PDF, PNG, or an image for the clipboard.

Every picture has its title, description and provenance drawn in, in the light colours whatever
the window has, and is written whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPointF,
    QRectF,
    QSizeF,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.answers import answers_height, paint_answers
from kursk_viewer.drawing.axes import ChartView, gutter_of, paint_axes
from kursk_viewer.drawing.bars import bars_height, paint_bars
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.drawing.marks import bold
from kursk_viewer.drawing.over_time import paint_lines
from kursk_viewer.drawing.surface import Surface, paint_sentence
from kursk_viewer.drawing.text import broken, draw_text, elided
from kursk_viewer.output.files import OutputError, write
from kursk_viewer.output.pdf_identity import identify, settled_order, without_clock
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.records import AnsweredQuestion, BarsPage, Line
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

WIDTH = 960.0
_PIXELS_PER_INCH = 96.0
_LARGEST_SIDE = 20_000
_MOST_LINES = 6
"""Of the text above a chart, and of each line below it."""
_TEXT = 14
"""The height of a letter in those pixels."""

Painting = Callable[[QPainter, QRectF, QFont], None]
Height = Callable[[QPainter, QFont, float], float]


class Picture(Record):
    """A chart ready to be drawn: its words, and how to paint it and how high it will be."""

    name: str
    title: str
    subtitle: str
    description: str
    provenance: Provenance
    paint: Painting
    height: Height


def of_bars(page: BarsPage) -> Picture:
    """The bars of one report."""

    def paint(painter: QPainter, area: QRectF, font: QFont) -> None:
        paint_bars(Surface(painter=painter, area=area, colours=LIGHT, font=font), page)

    return Picture(
        name=f"people-{page.report}",
        title=page.title,
        subtitle=page.subtitle,
        description=page.description,
        provenance=page.provenance,
        paint=paint,
        height=lambda painter, font, width: bars_height(painter, page, font, width),
    )


def of_lines(
    title: str, lines: tuple[Line, ...], view: ChartView, description: str, source: Provenance
) -> Picture:  # fmt: skip
    """Claims over time, in the view given."""

    def paint(painter: QPainter, area: QRectF, font: QFont) -> None:
        surface = Surface(painter=painter, area=area, colours=LIGHT, font=font)
        if not drawn:
            paint_sentence(surface, description)
            return
        measure = QFontMetricsF(font, painter.device())
        line = measure.height()
        left = gutter_of(measure, view)
        inner = area.adjusted(left, line * 1.6, -area.width() * 0.25, -line * 2)
        gutter = QRectF(inner.right(), inner.top(), area.right() - inner.right(), inner.height())
        surface = surface.replace(area=inner)
        paint_axes(surface, view)
        paint_lines(surface, gutter, lines, view)

    drawn = any(line.points for line in lines)
    scale = tr("Logarithmic scale.") + " " if view.log else ""
    return Picture(
        name="people-over-time",
        title=title,
        subtitle=scale + descriptions.lines_legend(lines, log=view.log) if drawn else "",
        description=description,
        provenance=source,
        paint=paint,
        height=lambda _painter, _font, width: width * (0.5 if drawn else 0.1),
    )


def of_question(title: str, question: AnsweredQuestion) -> Picture:
    """Everyone's answer to one question."""

    def paint(painter: QPainter, area: QRectF, font: QFont) -> None:
        paint_answers(Surface(painter=painter, area=area, colours=LIGHT, font=font), question)

    return Picture(
        name="people-" + question.id.replace("/", "-"),
        title=f"{title}: {question.label}",
        subtitle=descriptions.answers_legend(question),
        description=question.description,
        provenance=question.provenance,
        paint=paint,
        height=lambda painter, font, width: answers_height(painter, question, font, width),
    )


def svg(picture: Picture) -> bytes:
    """The picture as SVG, its text as text, with title and description."""
    size = size_of(picture)
    described = f"{picture.description} {picture.provenance.line}"
    return svg_of(size, lambda painter: draw(painter, size, picture), picture.title, described)


def svg_of(
    size: QSizeF, paint: Callable[[QPainter], None], title: str = "", description: str = ""
) -> bytes:
    """What is painted in an area of a size in pixels, as SVG."""
    from PySide6.QtSvg import QSvgGenerator

    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(int(_PIXELS_PER_INCH))
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(QPointF(0, 0), size))
    generator.setTitle(title)
    generator.setDescription(description)
    painter = QPainter(generator)
    try:
        paint(painter)
    finally:
        painter.end()
        buffer.close()
    return bytes(store.data())


def image(picture: Picture, scale: float = 2.0) -> QImage:
    """The picture in pixels, `scale` of them to each unit of its 960 units of width.

    OutputError when it would be too large to make.
    """
    size = size_of(picture)
    wide, high = round(size.width() * scale), round(size.height() * scale)
    if not 1 <= wide <= _LARGEST_SIDE or not 1 <= high <= _LARGEST_SIDE:
        raise OutputError(
            tr(
                "A picture of {wide} by {high} pixels is out of bounds; choose another scale."
            ).format(wide=wide, high=high)
        )
    made = QImage(wide, high, QImage.Format.Format_RGB32)
    if made.isNull():
        raise OutputError(tr("There is not enough memory for a picture of this size."))
    made.setDotsPerMeterX(round(_PIXELS_PER_INCH / 0.0254))
    made.setDotsPerMeterY(round(_PIXELS_PER_INCH / 0.0254))
    made.fill(QColor(LIGHT.base))
    painter = QPainter(made)
    painter.scale(scale, scale)
    draw(painter, size, picture)
    painter.end()
    made.setText("Title", picture.title)
    made.setText("Description", f"{picture.description} {picture.provenance.line}")
    return made


def png(picture: Picture, scale: float = 2.0) -> bytes:
    """The picture as PNG."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image(picture, scale)):
        raise OutputError(tr("The picture could not be encoded as PNG."))
    buffer.close()
    return bytes(store.data())


def pdf(picture: Picture) -> bytes:
    """The picture as a PDF of one page of its own size, its text as text."""
    size = size_of(picture)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    source = picture.provenance
    with settled_order():
        writer = QPdfWriter(buffer)
        writer.setResolution(int(_PIXELS_PER_INCH))
        points = QSizeF(size.width() * 0.75, size.height() * 0.75)
        page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(
            QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        identify(writer, picture.title, "Kursk Viewer", source.created, source.full_fingerprint)
        painter = QPainter(writer)
        draw(painter, size, picture)
        painter.end()
    buffer.close()
    return without_clock(bytes(store.data()), source.created)


def save(picture: Picture, path: str, scale: float = 2.0) -> None:
    """Write the picture in the format that the path's ending names, whole or not at all.

    OutputError for another ending and for a place that cannot be written.
    """
    ending = path.rpartition(".")[2].lower()
    if ending not in ("svg", "png", "pdf"):
        raise OutputError(tr("Name the picture .svg, .png or .pdf."))
    content = (
        png(picture, scale)
        if ending == "png"
        else svg(picture)
        if ending == "svg"
        else pdf(picture)
    )
    write(path, content)


def _font() -> QFont:
    return typeface.font(_TEXT)


def size_of(picture: Picture) -> QSizeF:
    """The size of the picture in units of 1/96 inch."""
    probe = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(probe)
    line = QFontMetricsF(_font(), painter.device()).height()
    head, foot = _blocks(painter, picture, WIDTH - line * 2)
    middle = picture.height(painter, _font(), WIDTH - line * 2)
    painter.end()
    texts = line * (len(head) + len(foot)) + line * 0.5
    return QSizeF(WIDTH, float(round(texts + middle + line * 4)))


def _blocks(painter: QPainter, picture: Picture, width: float) -> tuple[list[str], list[str]]:
    source = picture.provenance
    below = (
        f"{source.disclaimer} · {source.claimants}",
        source.frame,
        f"{source.source} · {source.as_of} · {source.data}",
    )
    device = painter.device()
    head, *foot = (
        broken(text.strip(" ·"), width, _font(), _MOST_LINES, device)
        for text in (picture.subtitle, *below)
    )
    return head, [text for block in foot for text in block]


def draw(painter: QPainter, size: QSizeF, picture: Picture) -> None:
    """Draw the picture with its title and provenance at the painter's origin."""
    font = _font()
    painter.setFont(font)
    measure = QFontMetricsF(font, painter.device())
    line = measure.height()
    width = size.width() - line * 2
    painter.fillRect(QRectF(QPointF(0, 0), size), QColor(LIGHT.base))
    head, foot = _blocks(painter, picture, width)
    title = bold(font)
    title.setPixelSize(18)
    painter.setFont(title)
    painter.setPen(QColor(LIGHT.text))
    heading = elided(picture.title, width, title, painter.device())
    draw_text(painter, QPointF(line, line * 2), heading)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    top = line * 2.4
    for text in head:
        draw_text(painter, QPointF(line, top + measure.ascent()), text)
        top += line
    bottom = size.height() - line * (len(foot) + 0.8)
    picture.paint(painter, QRectF(line, top + line * 0.4, width, bottom - top - line * 0.8), font)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    for text in foot:
        draw_text(painter, QPointF(line, bottom + measure.ascent()), text)
        bottom += line
