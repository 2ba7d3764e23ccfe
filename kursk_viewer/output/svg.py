"""What is painted, as SVG that a browser, Illustrator and Inkscape show alike: text as text in a
family with a fallback and as wide in that, or as outlines that carry their words; named parts as
groups with ids, and no attribute that only says the usual.

Qt's generator draws; its elements are then set in order, which it cannot do itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPolygonF,
    QRawFont,
    QTextLayout,
    QTransform,
)
from PySide6.QtSvg import QSvgGenerator

from kursk_viewer.drawing import typeface
from kursk_viewer.translation import language_tag

_SPACE = "http://www.w3.org/2000/svg"
_XML = "http://www.w3.org/XML/1998/namespace"
_NOWHERE = -77777.0
"""Where no picture reaches: a stroke there begins the part whose number is its height above zero,
or ends one where that is zero."""
_USUAL = {
    "fill-opacity": "1",
    "stroke-opacity": "1",
    "font-style": "normal",
    "font-weight": "400",
    "transform": "matrix(1,0,0,1,0,0)",
    "vector-effect": "none",
    "stroke-dashoffset": "0",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke": "none",
}
_STROKES = {
    QPainterPath.ElementType.MoveToElement: "m",
    QPainterPath.ElementType.LineToElement: "l",
    QPainterPath.ElementType.CurveToElement: "c",
}
_SAME = 0.02
"""In pixels."""
_FINER = 32.0
"""How much larger letters are when they are outlined: Qt rounds their corners."""
_OF_STROKES = re.compile("stroke-")
_POLYGON = re.compile(r"M([-\d.e]+,[-\d.e]+)( L[-\d.e]+,[-\d.e]+){2,} L\1")
_OF_TEXT = ("font-family", "font-size", "font-weight", "font-style")

ET.register_namespace("", _SPACE)


class _Generator(QSvgGenerator):
    """Keeps the names of parts, and draws where each begins and ends."""

    def __init__(self) -> None:
        super().__init__()
        self.names = [""]

    def begin_part(self, painter: QPainter, name: str) -> None:
        self.names.append(name)
        self._mark(painter, len(self.names) - 1)

    def end_part(self, painter: QPainter) -> None:
        self._mark(painter, 0)

    def _mark(self, painter: QPainter, number: int) -> None:
        painter.save()
        painter.resetTransform()
        painter.setPen("black")
        at = QPointF(_NOWHERE, number)
        painter.drawPolyline(QPolygonF([at, at + QPointF(1, 0)]))
        painter.restore()


def svg_of(
    size: QSizeF,
    paint: Callable[[QPainter], None],
    title: str,
    description: str,
    shown: tuple[str, str] = ("", ""),
    *,
    outlined: bool = False,
) -> bytes:
    """What is painted in an area of a size in units, as a file.

    `shown` is how wide and high it is to be, with a unit; the units are pixels where it is left
    out. `outlined` letters are drawn as paths, which look the same without the typeface.
    """
    width, height = (f"{round(side, 3):g}" for side in (size.width(), size.height()))
    root = ET.Element(
        f"{{{_SPACE}}}svg",
        {
            "version": "1.1",
            "width": shown[0] or width,
            "height": shown[1] or height,
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-labelledby": "title description",
            "lang": language_tag(),
            f"{{{_XML}}}lang": language_tag(),
        },
    )
    for tag, text in (("title", title), ("desc", description)):
        named = {"id": "title" if tag == "title" else "description"}
        ET.SubElement(root, f"{{{_SPACE}}}{tag}", named).text = _plain(text)
    root.append(_drawing(size, paint, identified=True, outlined=outlined))
    ET.indent(root, " ")
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'.encode()


def elements_of(size: QSizeF, paint: Callable[[QPainter], None]) -> str:
    """What is painted, as a group that can stand inside a page of HTML: without ids, which are one
    page's."""
    drawn = ET.tostring(_drawing(size, paint, identified=False), encoding="unicode")
    return drawn.replace(f' xmlns="{_SPACE}"', "", 1)


def _drawing(
    size: QSizeF,
    paint: Callable[[QPainter], None],
    *,
    identified: bool,
    outlined: bool = False,
) -> ET.Element:
    generator = _Generator()
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(QPointF(0, 0), size))
    painter = QPainter(generator)
    try:
        paint(painter)
    finally:
        painter.end()
        buffer.close()
    family = ", ".join([*(f"'{name}'" for name in typeface.families()), "Arial", "sans-serif"])
    of_text = {"font-family": family, "style": "font-variant-ligatures:none"}
    whole = ET.Element(f"{{{_SPACE}}}g", {"fill-rule": "evenodd", **({} if outlined else of_text)})
    raw = ET.fromstring(bytes(store.data()))
    drawn = raw.find(f"{{{_SPACE}}}g")
    _set_in_order(whole, drawn if drawn is not None else (), generator.names, identified)
    if outlined:
        outlines = _Outlines()
        for text in [*whole.iter(f"{{{_SPACE}}}text")]:
            outlines.outline(text)
    return whole


def _set_in_order(
    whole: ET.Element, groups: ET.Element | tuple[()], names: list[str], identified: bool
) -> None:
    """Put the elements of the generator's groups into `whole`, those of a part into its group."""
    open_parts = [whole]
    taken: set[str] = set()
    for group in groups:
        for element in group:
            number = _part_of(element)
            if number is None:
                drawn = _plainer(group, element)
                if drawn is not None:
                    open_parts[-1].append(drawn)
            elif not identified:
                continue
            elif number:
                name = _unique(names[number], taken)
                inner = ET.SubElement(open_parts[-1], f"{{{_SPACE}}}g", {"id": name})
                open_parts.append(inner)
            else:
                open_parts.pop()


def _part_of(element: ET.Element) -> int | None:
    """The number of the part that begins here, 0 where one ends; None for what is drawn."""
    points = element.get("points", "")
    found = re.match(rf"{_NOWHERE:.0f},(\d+) ", points)
    return int(found[1]) if found else None


def _unique(name: str, taken: set[str]) -> str:
    """A name as an id that no other element has."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower() or "part"
    found, number = plain, 1
    while found in taken or found in ("title", "description"):
        number += 1
        found = f"{plain}-{number}"
    taken.add(found)
    return found


def _plainer(group: ET.Element, element: ET.Element) -> ET.Element | None:
    """An element with all that its group says of it and no more; None for what is not seen."""
    is_text = element.tag.endswith("}text")
    said = {**group.attrib, **element.attrib}
    if is_text or said.get("stroke") == "none":
        said = {key: value for key, value in said.items() if not _OF_STROKES.match(key)}
    if not is_text:
        said = {key: value for key, value in said.items() if key not in _OF_TEXT}
    else:
        del said["font-family"]
        text = _plain(element.text or "")
        if text == " ".join(text.split()):
            del said[f"{{{_XML}}}space"]
    if said.get("fill-opacity") == "0" and said.get("stroke") == "none":
        return None
    if is_text:
        said["textLength"] = f"{_advance(text, said['font-size'], said['font-weight']):.2f}"
        said["lengthAdjust"] = "spacingAndGlyphs"
    tag = element.tag
    if (corners := _corners(said.get("d", ""))) is not None:
        tag = f"{{{_SPACE}}}polygon"
        del said["d"]
        said["points"] = corners
    kept = {key: value.strip() for key, value in said.items() if value != _USUAL.get(key)}
    made = ET.Element(tag, kept)
    made.text = text if is_text else None
    return made


def _corners(path: str) -> str | None:
    """The points of a path that is a polygon, as Qt wrote one before 6.9: without joining its end
    to its beginning."""
    points = _POLYGON.fullmatch(path.strip())
    return " ".join(points[0][1:].split(" L")[:-1]) if points else None


class _Traced(NamedTuple):
    """A letter as a path: where it begins from its place on the base line, the strokes after that,
    and how far from its begin they end."""

    begin: tuple[float, float]
    strokes: str
    reach: tuple[float, float]


class _Outlines:
    """Texts as paths in the letters of SVG, each letter traced once; each point is told from the
    end of the stroke before."""

    def __init__(self) -> None:
        self._traced: dict[tuple[str, str, float, int], _Traced | None] = {}

    def outline(self, text: ET.Element) -> None:
        """Make a text the outlines of its letters, its words their name."""
        said, words = text.attrib, text.text or ""
        size, weight = float(said.pop("font-size")), int(said.pop("font-weight", "400"))
        place = QPointF(float(said.pop("x")), float(said.pop("y")))
        for key in ("textLength", "lengthAdjust", f"{{{_XML}}}space"):
            said.pop(key, None)
        written = self._written(words, _font(size * _FINER, weight), place)
        said |= {"aria-label": words, "fill-rule": "nonzero", "d": written}
        text.tag, text.text = f"{{{_SPACE}}}path", None

    def _written(self, words: str, font: QFont, place: QPointF) -> str:
        layout = QTextLayout(words, font)
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(words))
        layout.endLayout()
        base = QPointF(0, line.ascent())
        parts: list[str] = []
        x = y = 0.0
        for run in layout.glyphRuns():
            letters = run.rawFont()
            for number, at in zip(run.glyphIndexes(), run.positions(), strict=True):
                traced = self._trace(letters, number)
                if traced is None:
                    continue
                there = place + (at - base) / _FINER
                step_x = round(there.x() + traced.begin[0] - x, 2)
                step_y = round(there.y() + traced.begin[1] - y, 2)
                parts += (f"m{step_x:g} {step_y:g}", traced.strokes)
                x, y = x + step_x + traced.reach[0], y + step_y + traced.reach[1]
        return "".join(parts)

    def _trace(self, letters: QRawFont, number: int) -> _Traced | None:
        key = (letters.familyName(), letters.styleName(), letters.pixelSize(), number)
        if key not in self._traced:
            smaller = QTransform.fromScale(1 / _FINER, 1 / _FINER)
            self._traced[key] = _traced(smaller.map(letters.pathForGlyph(number)))
        return self._traced[key]


def _traced(path: QPainterPath) -> _Traced | None:
    """A path as a letter; None where nothing is drawn."""
    points = [path.elementAt(place) for place in range(path.elementCount())]
    if not points:
        return None
    begin = QPointF(points[0].x, points[0].y)
    parts: list[str] = []
    at = QPointF(begin)
    for place, point in enumerate(points[1:], 1):
        if point.type not in _STROKES:
            continue
        letter, told = _STROKES[point.type], [QPointF(point.x, point.y)]
        if letter == "c":
            letter, told = _curve([QPointF(e.x, e.y) for e in points[place - 1 : place + 3]])
        steps = [(round(each.x() - at.x(), 2), round(each.y() - at.y(), 2)) for each in told]
        parts.append(letter + " ".join(f"{x:g} {y:g}" for x, y in steps))
        at += QPointF(*steps[-1])
    return _Traced(begin.toTuple(), "".join(parts), (at - begin).toTuple())


def _curve(points: list[QPointF]) -> tuple[str, list[QPointF]]:
    """A curve with two points between its ends; with one where Qt made two of it."""
    begin, one, other, end = points
    middle, same = (one * 3 - begin) / 2, (other * 3 - end) / 2
    if (middle - same).manhattanLength() < _SAME:
        return "q", [middle, end]
    return "c", points[1:]


def _advance(text: str, size: str, weight: str) -> float:
    """The width of a text in the typeface, so that it is kept in one that stands in for it."""
    return QFontMetricsF(_font(float(size), int(weight))).horizontalAdvance(text)


@lru_cache(maxsize=16)
def _font(size: float, weight: int) -> QFont:
    font = typeface.font(size, QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _plain(text: str) -> str:
    """A text without the characters that XML has no place for."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "\ufffd", text)
