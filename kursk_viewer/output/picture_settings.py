"""What is chosen of a picture that is written: its size and its colours. It stands apart because it
needs no Qt, and is read from the command line before any is loaded."""

from __future__ import annotations

import re

from kursk_viewer.output.files import OutputError
from kursk_viewer.pages import wording
from kursk_viewer.record import Record
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

ENDINGS = ("svg", "png", "pdf")
LIGHT, DARK, BLACK_AND_WHITE = "light", "dark", "black-and-white"
SCHEMES = (LIGHT, DARK, BLACK_AND_WHITE)
PIXELS, MILLIMETRES = "px", "mm"
NARROWEST = {PIXELS: 450, MILLIMETRES: 120}
LARGEST = {PIXELS: 20_000, MILLIMETRES: 1500}
"""Of a width or height, in each unit; a picture below the least width has no legible text."""
_SIZE = re.compile(r"(\d{1,6})(?:[x×](\d{1,6}))?(px|mm)?")


class PictureSettings(Record):
    """Width and height in a unit, 0 for a height as the picture needs it, and both 0 for the usual
    size of a format; the colours; whether the ground is left clear; and whether the letters of an
    SVG are outlines, which need no typeface where they are shown."""

    width: int = 0
    height: int = 0
    unit: str = PIXELS
    scheme: str = LIGHT
    transparent: bool = False
    outlined: bool = False


def size_from(text: str) -> tuple[int, int, str]:
    """Width, height and unit of a size as it is written: `1200`, `1200x675`, `180mm`, `180x120mm`.

    OutputError for what is no size, and for one out of bounds.
    """
    found = _SIZE.fullmatch(text.replace(" ", "").lower())
    if found is None:
        raise OutputError(
            tr("“{text}” is no size: write 1200, 1200x675, 180mm or 180x120mm").format(text=text)
        )
    width, height, unit = int(found[1]), int(found[2] or 0), found[3] or PIXELS
    check(width, height, unit)
    return width, height, unit


def settings_from(options: argparse.Namespace) -> PictureSettings:
    """What the options of a command say of a picture.

    OutputError for a size that is none or out of bounds, for a file of another format, and for
    outlines in one that has no choice of letters.
    """
    ending = options.output.rpartition(".")[2].lower()
    if ending not in ENDINGS:
        raise OutputError(tr("name the picture .svg, .png or .pdf"))
    if options.outlines and ending != "svg":
        raise OutputError(
            tr("--outlines is for SVG: a PDF has its letters in it, and a PNG has none to choose")
        )
    width, height, unit = size_from(options.size) if options.size else (0, 0, PIXELS)
    dark, plain = options.dark, options.black_and_white
    return PictureSettings(
        width=width,
        height=height,
        unit=unit,
        scheme=DARK if dark else BLACK_AND_WHITE if plain else LIGHT,
        transparent=options.transparent,
        outlined=options.outlines,
    )


def check(width: int, height: int, unit: str) -> None:
    """OutputError where a size is out of bounds; the words name the bound."""
    most = LARGEST[unit]
    if width < NARROWEST[unit]:
        raise OutputError(
            tr("a picture {width} {unit} wide has no legible text; make it {least} {unit} or wider")
            .format(width=wording.number(width), unit=unit, least=wording.number(NARROWEST[unit]))
        )  # fmt: skip
    if max(width, height) > most:
        raise OutputError(
            tr("a picture of that size is out of bounds; make it {most} {unit} at most").format(
                most=wording.number(most), unit=unit
            )
        )
