"""A chart as a picture that can stand alone: SVG, PDF, PNG, or an image for the clipboard.

Every picture has its title, description and provenance drawn in, in colours of its own whatever the
window has, and is written whole or not at all. It is laid out in units of 1/96 inch, with text of
one size, and then scaled to the size that is wanted.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

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
from kursk_viewer.drawing.bars import bars_height, paint_bars
from kursk_viewer.drawing.claims_legend import legend_height, over_legend
from kursk_viewer.drawing.colours import CLEAR, DARK, LIGHT, MONO, PAPER, Colours
from kursk_viewer.drawing.marks import bold, filled
from kursk_viewer.drawing.over_time import (
    claims_below,
    claims_height,
    claims_least,
    claims_whole,
    paint_claims,
)
from kursk_viewer.drawing.parts import part
from kursk_viewer.drawing.surface import Letters, Surface
from kursk_viewer.drawing.text import broken, draw_text
from kursk_viewer.output.files import OutputError, require_font, write
from kursk_viewer.output.pdf_colours import black_alone
from kursk_viewer.output.pdf_identity import identify, navigable, settled_order, without_clock
from kursk_viewer.output.picture_settings import (
    ENDINGS,
    MILLIMETRES,
    PIXELS,
    PictureSettings,
    check,
)
from kursk_viewer.output.svg import svg_of
from kursk_viewer.pages.casualties import descriptions
from kursk_viewer.pages.casualties.records import AnsweredQuestion, BarsPage
from kursk_viewer.pages.claims_chart import ClaimsChart
from kursk_viewer.pages.provenance import Provenance
from kursk_viewer.record import Record
from kursk_viewer.translation import language_tag, tr

WIDTH = 960.0
"""Of a picture of the usual size, in units."""
_PIXELS_PER_INCH, _MM_PER_INCH, _POINTS_PER_INCH = 96.0, 25.4, 72.0
_PIXELS_PER_MM = 300 / _MM_PER_INCH
"""Of a PNG whose size is given in millimetres."""
_USUAL_SCALE = 2.0
"""Pixels of a PNG of the usual size for each unit."""
_MOST_PIXELS = 120_000_000
_SMALLEST_SCALE, _LEAST_SCALE = 0.5, 0.75
"""How much smaller than laid out a picture may be: where its height leaves no other way, and else;
text is 7 and 10.5 pixels high then."""
_ROOMY, _ROOMY_SCALE = (0.6, 0.5, 0.4), 0.65
"""The share of a height that is given which a chart likes to have, the best first, and how much
smaller text may be for that."""
_WIDER, _TRIES = 1.06, 40
"""How much wider each layout is than the one tried before, and how many are tried."""
_MOST_LINES = 40
"""Of each block of text above and below a chart."""
_TEXT, _TITLE = 14, 18
"""The heights of letters in units."""


Painting = Callable[[Surface], None]
Height = Callable[[QPainter, QFont, float], float]


class Picture(Record):
    """A chart ready to be drawn: its words, how to paint it, how high it will be, how low it can be
    where that is less, and how high what stands under it is then."""

    name: str
    title: str
    subtitle: str
    description: str
    provenance: Provenance
    paint: Painting
    height: Height
    least: Height | None = None
    below: Height | None = None


def of_bars(page: BarsPage) -> Picture:
    """The bars of one report."""

    def paint(surface: Surface) -> None:
        paint_bars(surface, page)

    return Picture(
        name=f"people-{page.report}",
        title=page.title,
        subtitle=page.subtitle,
        description=page.description,
        provenance=page.provenance,
        paint=paint,
        height=lambda painter, font, width: bars_height(painter, page, font, width),
    )


def of_claims(chart: ClaimsChart) -> Picture:
    """Dated claims over time."""

    def paint(surface: Surface) -> None:
        area = surface.area
        liked = height(surface.painter, surface.font, area.width())
        paint_claims(surface, chart, brief=area.height() < liked - 1)

    def height(painter: QPainter, font: QFont, width: float) -> float:
        letters = Letters(font, painter.device())
        liked = max(claims_height(chart, letters, width), claims_least(chart, letters, width))
        return claims_whole(chart, letters, width, liked)

    def least(painter: QPainter, font: QFont, width: float) -> float:
        letters = Letters(font, painter.device())
        lowest = claims_least(chart, letters, width, brief=True)
        return claims_whole(chart, letters, width, lowest, brief=True)

    def below(painter: QPainter, font: QFont, width: float) -> float:
        return claims_below(chart, Letters(font, painter.device()), width, brief=True)

    return Picture(
        name=chart.name,
        title=chart.title,
        subtitle=chart.subtitle,
        description=chart.description,
        provenance=chart.provenance,
        paint=paint,
        height=height,
        least=least,
        below=below,
    )


def of_question(title: str, question: AnsweredQuestion) -> Picture:
    """Everyone's answer to one question."""

    entries = descriptions.answers_signs(question)

    def paint(surface: Surface) -> None:
        paint_answers(over_legend(surface, entries), question)

    def height(painter: QPainter, font: QFont, width: float) -> float:
        letters = Letters(font, painter.device())
        return answers_height(question, width, letters) + legend_height(entries, width, letters)

    return Picture(
        name="people-" + question.id.replace("/", "-"),
        title=f"{title}: {question.label}",
        subtitle=descriptions.answers_subtitle(question),
        description=question.description,
        provenance=question.provenance,
        paint=paint,
        height=height,
    )


def encoded(picture: Picture, ending: str, settings: PictureSettings | None = None) -> bytes:
    """The picture in the format of an ending: svg, png or pdf.

    OutputError for another ending, a size that is out of bounds or too low, and without any font.
    """
    if ending not in _ENCODERS:
        raise OutputError(tr("name the picture .svg, .png or .pdf"))
    require_font()
    return _ENCODERS[ending](picture, settings or PictureSettings())


def save(picture: Picture, path: str, settings: PictureSettings | None = None) -> None:
    """Write the picture in the format that the path's ending names, whole or not at all.

    OutputError as `encoded` has it, and for a place that cannot be written.
    """
    write(path, encoded(picture, ending_of(path), settings))


def ending_of(path: str) -> str:
    """The ending of a file's name, in small letters, without its dot."""
    return path.rpartition(".")[2].lower()


def svg(picture: Picture, settings: PictureSettings | None = None) -> bytes:
    """The picture as SVG with title and description, its text as text or as outlines."""
    settings = settings or PictureSettings()
    size = size_of(picture, settings)
    colours = _colours(settings, paper=False)
    unit = MILLIMETRES if settings.unit == MILLIMETRES else ""
    sides = _sides(size, settings) if settings.width else (size.width(), size.height())
    return svg_of(
        size,
        lambda painter: draw(painter, size, picture, colours),
        picture.title,
        _described(picture),
        (f"{round(sides[0], 2):g}{unit}", f"{round(sides[1], 2):g}{unit}"),
        outlined=settings.outlined,
    )


def image(
    picture: Picture, settings: PictureSettings | None = None, most: tuple[int, int] | None = None
) -> QImage:
    """The picture in pixels; smaller than its settings say where it is to be `most` wide and high.

    OutputError when it would be too large to make.
    """
    settings = settings or PictureSettings()
    size = size_of(picture, settings)
    wide, high = _pixels(size, settings)
    if most is not None:
        smaller = min(most[0] / wide, most[1] / high, 1.0)
        wide, high = max(1, round(wide * smaller)), max(1, round(high * smaller))
    if wide * high > _MOST_PIXELS:
        raise OutputError(
            tr("a picture of {wide} by {high} pixels is out of bounds; choose a smaller size")
            .format(wide=wide, high=high)
        )  # fmt: skip
    form = QImage.Format.Format_ARGB32 if settings.transparent else QImage.Format.Format_RGB32
    made = QImage(wide, high, form)
    if made.isNull():
        raise OutputError(tr("there is not enough memory for a picture of this size"))
    colours = _colours(settings, paper=False)
    made.fill(QColor(colours.ground))
    dots = _PIXELS_PER_INCH if settings.unit != MILLIMETRES else _PIXELS_PER_MM * _MM_PER_INCH
    painter = QPainter(made)
    painter.scale(wide / size.width(), high / size.height())
    draw(painter, size, picture, colours)
    painter.end()
    made.setDotsPerMeterX(round(dots / _MM_PER_INCH * 1000))
    made.setDotsPerMeterY(round(dots / _MM_PER_INCH * 1000))
    made.setText("Title", picture.title)
    made.setText("Description", _described(picture))
    return made


def png(picture: Picture, settings: PictureSettings | None = None) -> bytes:
    """The picture as PNG."""
    return png_of(image(picture, settings))


def png_of(made: QImage) -> bytes:
    """An image as PNG."""
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(made):
        raise OutputError(tr("the picture could not be encoded as PNG"))
    buffer.close()
    return bytes(store.data())


def pdf(picture: Picture, settings: PictureSettings | None = None) -> bytes:
    """The picture as a PDF of one page of its own size, its text as text, its greys as black ink
    alone."""
    settings = settings or PictureSettings()
    size = size_of(picture, settings)
    per_unit = _POINTS_PER_INCH / _PIXELS_PER_INCH
    wide, high = size.width(), size.height()
    if settings.width:
        wide, high = _sides(size, settings)
        if settings.unit == MILLIMETRES:
            per_unit = _POINTS_PER_INCH / _MM_PER_INCH
    points = QSizeF(wide * per_unit, high * per_unit)
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    source = picture.provenance
    with settled_order():
        writer = QPdfWriter(buffer)
        writer.setResolution(int(_PIXELS_PER_INCH))
        page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        writer.setPageLayout(
            QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
        )
        identify(writer, picture.title, "Kursk Viewer", source.created, source.full_fingerprint)
        painter = QPainter(writer)
        scale = points.width() / _POINTS_PER_INCH * _PIXELS_PER_INCH / size.width()
        painter.scale(scale, scale)
        draw(painter, size, picture, _colours(settings, paper=True))
        painter.end()
    buffer.close()
    content = without_clock(bytes(store.data()), source.created)
    return navigable(black_alone(content), language_tag(), ())


_ENCODERS = {"svg": svg, "png": png, "pdf": pdf}
assert tuple(_ENCODERS) == ENDINGS


def _colours(settings: PictureSettings, *, paper: bool) -> Colours:
    schemes = {"dark": DARK, "black-and-white": MONO}
    colours = schemes.get(settings.scheme, PAPER if paper else LIGHT)
    return colours.replace(ground=CLEAR) if settings.transparent else colours


def _described(picture: Picture) -> str:
    """The chart in words and where its figures come from, each thing said once."""
    source = picture.provenance
    if source.disclaimer in picture.description:
        source = source.replace(disclaimer="")
    return f"{picture.description} {source.line}"


def _font() -> QFont:
    """The same on every machine: without the hinting that each has set in its own way."""
    font = typeface.font(_TEXT)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _sides(size: QSizeF, settings: PictureSettings) -> tuple[float, float]:
    """Width and height in the unit of the settings, of which the width is given."""
    high = settings.height or size.height() / size.width() * settings.width
    return float(settings.width), float(high)


def _pixels(size: QSizeF, settings: PictureSettings) -> tuple[int, int]:
    if not settings.width:
        return round(size.width() * _USUAL_SCALE), round(size.height() * _USUAL_SCALE)
    per_unit = _PIXELS_PER_MM if settings.unit == MILLIMETRES else 1.0
    wide, high = _sides(size, settings)
    return round(wide * per_unit), max(1, round(high * per_unit))


def measures(picture: Picture, settings: PictureSettings, ending: str) -> tuple[int, int, str]:
    """Width, height and unit of the file: pixels for a PNG, else the unit of the settings.

    OutputError as `size_of` has it.
    """
    size = size_of(picture, settings)
    if ending == "png":
        return *_pixels(size, settings), PIXELS
    wide, high = _sides(size, settings) if settings.width else (size.width(), size.height())
    return round(wide), round(high), settings.unit


def size_of(picture: Picture, settings: PictureSettings | None = None) -> QSizeF:
    """The size that the picture is laid out in, in units of 1/96 inch.

    It is as wide as keeps its text legible at the size of the settings, and wider where their
    height has no room for it otherwise. OutputError where it never has.
    """
    settings = settings or PictureSettings()
    if not settings.width:
        return QSizeF(WIDTH, float(round(_needed(picture, WIDTH))))
    check(settings.width, settings.height, settings.unit)
    millimetres = settings.unit == MILLIMETRES
    outer = settings.width * (_PIXELS_PER_INCH / _MM_PER_INCH if millimetres else 1.0)
    width = min(WIDTH, outer / _LEAST_SCALE)
    if not settings.height:
        return QSizeF(width, float(round(_needed(picture, width))))
    aspect = settings.height / settings.width
    widths = [width * _WIDER**step for step in range(_TRIES)]
    legible = [wide for wide in widths if wide <= outer / _ROOMY_SCALE]
    room_left = cache(lambda wide: _room_left(picture, wide, aspect))
    roomy = ((share, wide) for share in _ROOMY for wide in legible)
    width = next((wide for share, wide in roomy if room_left(wide) >= share), width)
    while (least := _needed(picture, width, least=True)) > width * aspect:
        if width >= outer / _SMALLEST_SCALE:
            high = math.ceil(least / width * settings.width)
            raise OutputError(
                tr("there is no room for all in a picture that low; make it {high} {unit} high, "
                   "or leave the height out").format(high=high, unit=settings.unit)
            )  # fmt: skip
        width = min(width * _WIDER, outer / _SMALLEST_SCALE)
    return QSizeF(width, width * aspect)


def _room_left(picture: Picture, width: float, aspect: float) -> float:
    """The share of a picture so wide that words above and below leave to its chart."""
    words = _around(picture, width, picture.below) if picture.below else 0.0
    return 1 - words / (width * aspect)


class _Texts(Record):
    """The lines of text above and below a chart: its title, what is to be known, its source."""

    title: list[str]
    head: list[str]
    foot: list[str]

    def height(self, line: float) -> float:
        """With the space about them, in a height of a line."""
        return line * (len(self.head) + len(self.foot) + 3.1) + self.title_height(line)

    def title_height(self, line: float) -> float:
        """The height of the title alone."""
        return line * 1.4 * len(self.title)


def _needed(picture: Picture, width: float, *, least: bool = False) -> float:
    """The height of a picture that is so wide, or its least height."""
    return _around(picture, width, (least and picture.least) or picture.height)


def _around(picture: Picture, width: float, measure: Height) -> float:
    """The height of title, source and what is measured in a picture so wide."""
    probe = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(probe)
    line = QFontMetricsF(_font(), painter.device()).height()
    texts = _texts(painter, picture, width - line * 2)
    middle = measure(painter, _font(), width - line * 2)
    painter.end()
    return texts.height(line) + middle


def _texts(painter: QPainter, picture: Picture, width: float) -> _Texts:
    device = painter.device()
    head, *foot = (
        broken(text, width, _font(), _MOST_LINES, device)
        for text in (picture.subtitle, *picture.provenance.credit)
    )
    title = broken(picture.title, width, _title_font(), _MOST_LINES, device)
    return _Texts(title=title, head=head, foot=[text for block in foot for text in block])


def _title_font() -> QFont:
    font = bold(_font())
    font.setPixelSize(_TITLE)
    return font


def draw(painter: QPainter, size: QSizeF, picture: Picture, colours: Colours = LIGHT) -> None:
    """Draw the picture with its title and provenance at the painter's origin."""
    font = _font()
    painter.setFont(font)
    measure = QFontMetricsF(font, painter.device())
    line = measure.height()
    width = size.width() - line * 2
    texts = _texts(painter, picture, width)
    with part(painter, "ground"):
        filled(painter, QRectF(QPointF(0, 0), size), colours.ground)
    with part(painter, "heading"):
        painter.setFont(_title_font())
        painter.setPen(QColor(colours.text))
        for place, text in enumerate(texts.title):
            draw_text(painter, QPointF(line, line * (1.9 + 1.4 * place)), text)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        top = line * 0.9 + texts.title_height(line)
        for text in texts.head:
            draw_text(painter, QPointF(line, top + measure.ascent()), text)
            top += line
    bottom = size.height() - line * (len(texts.foot) + 0.8)
    area = QRectF(line, top + line * 0.6, width, bottom - top - line * 1.4)
    with part(painter, "chart"):
        picture.paint(Surface(painter=painter, area=area, colours=colours, font=font))
    with part(painter, "source"):
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        for text in texts.foot:
            draw_text(painter, QPointF(line, bottom + measure.ascent()), text)
            bottom += line
