"""The typeface of the page, of the charts and of all that leaves the program.

It comes as a dependency, so that page, picture and paper are the same on every machine; where its
package is missing, the system's font stands in. Its figures are of equal width without a font
feature. Features are only ever switched off: a PDF holds no text for a glyph that a feature put in,
and a ligature hides its letters from a search. So does the form that a letter has in the language
of the system: under Turkish no “i” was found in a PDF.
"""

from __future__ import annotations

import os
import re
from functools import cache
from importlib.util import find_spec

from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QGuiApplication

CONTRADICTS = "←→"
"""Between two sides: the typeface has no ↔."""

_PACKAGE = "font_source_sans_pro"
_FACES = ("SourceSansPro-Regular", "SourceSansPro-Semibold", "SourceSansPro-Bold")
_SWITCHED_OFF = ("liga", "clig", "locl")
_CLOSE, _OTHER_SCRIPT = re.compile("[іїІЇ][їЇ]"), re.compile("[\u0590-\u1dff]")
"""Letters of which the second has a form of its own beside the first; and those that may need such
forms to be read."""
_TRIED = 20
"""Pixels at which it is asked whether a font has letters."""
_OPTICAL = 1.07
"""Its small letters are lower than those of most system fonts: they look as large when set so."""


def font(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface at a size in pixels of the device, at least one."""
    made = _plain(weight)
    made.setPixelSize(max(1, round(pixels)))
    return made


def searchable(font: QFont, text: str) -> QFont:
    """The font in which a PDF has all of a text as text."""
    if not _CLOSE.search(text) or _OTHER_SCRIPT.search(text):
        return font
    made = QFont(font)
    made.setFeature(QFont.Tag("ccmp"), 0)
    return made


def is_usable() -> bool:
    """Whether text can be set at all: a system without a font draws boxes for letters."""
    metrics = QFontMetrics(font(_TRIED))
    return all(metrics.inFont(letter) for letter in "A0")


def screen_font(scale: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface on the screen, at `scale` times the apparent size of the system's font."""
    made = _plain(weight)
    system = QGuiApplication.font()
    if system.pointSizeF() > 0:
        made.setPointSizeF(system.pointSizeF() * scale * _enlarged())
    else:
        made.setPixelSize(max(1, round(system.pixelSize() * scale * _enlarged())))
    return made


def _enlarged() -> float:
    return _OPTICAL if families() else 1.0


def _plain(weight: QFont.Weight) -> QFont:
    made = QFont([*families(), *QGuiApplication.font().families()])
    made.setWeight(weight)
    for feature in _SWITCHED_OFF:
        made.setFeature(QFont.Tag(feature), 0)
    return made


@cache
def families() -> tuple[str, ...]:
    """The family of the typeface, its faces loaded; none where the package is missing."""
    spec = find_spec(_PACKAGE)  # the package itself looks through all its files when imported
    folder = os.path.dirname(spec.origin or "") if spec else ""
    if not folder:
        return ()
    found: set[str] = set()
    for face in _FACES:
        added = QFontDatabase.addApplicationFont(os.path.join(folder, "files", f"{face}.ttf"))
        found.update(QFontDatabase.applicationFontFamilies(added)[:1])
    return tuple(found)
