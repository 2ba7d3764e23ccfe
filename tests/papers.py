"""Printed dossiers for any test to read: each is printed and read once in a run of the tests."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import pypdf

_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_INLINE_IMAGE = re.compile(rb"(?<!\S)BI\s.{1,400}?\sID\s", re.DOTALL)

_TOKEN = re.compile(rb"/(?P<font>\w+) [\d.]+ Tf|<(?P<codes>\w+)> Tj|\bBT\b")
"""In a page's drawing: a font, letters by their codes, the begin of a run of text."""
_NUMBERS = r"((?:-?[\d.]+ ){%d})"
_DRAWN = re.compile(
    rf"\b(?P<name>[qQ])\b|{_NUMBERS % 6}cm|Tf {_NUMBERS % 6}Tm\s+{_NUMBERS % 2}Td".encode()
)
"""In a page's drawing: a state kept or left, a matrix within it, that of a text and its begin."""
_RANGE = re.compile(r"<(\w+)> <\w+> (<\w+>|\[[^]]*\])")


def text_of(
    page: pypdf.PageObject, fonts: dict[int, dict[int, str]] | None = None, no_text: str = ""
) -> str:
    """The same as pypdf's `extract_text` of a page that Qt drew, whose words are parted by blanks,
    in a twentieth of its time. `fonts` keeps the letters of each font by the object's number;
    `no_text` stands for what has none, as forms of letters within Arabic words, else it is a
    KeyError."""
    fonts = {} if fonts is None else fonts
    letters: dict[bytes, dict[int, str]] = {}
    named = page["/Resources"]["/Font"]
    for name in named:
        number = named.raw_get(name).idnum
        if number not in fonts:
            fonts[number] = _letters(named[name]["/ToUnicode"].get_data().decode("ascii"))
        letters[name[1:].encode()] = fonts[number]
    parts: list[str] = []
    font: dict[int, str] = {}
    content = page.get_contents()
    assert content is not None
    for match in _TOKEN.finditer(content.get_data()):
        if match["font"]:
            font = letters[match["font"]]
        elif match["codes"]:
            codes = bytes.fromhex(match["codes"].decode())
            pairs = zip(*[iter(codes)] * 2, strict=True)
            numbers = (high << 8 | low for high, low in pairs)
            parts += [font.get(n, no_text) if no_text else font[n] for n in numbers]
        else:
            parts.append("\n")
    return " ".join("".join(parts).split())


def places_of(page: pypdf.PageObject) -> list[tuple[float, float]]:
    """Where the texts of a page that Qt drew begin, in points from the lower left corner."""
    content = page.get_contents()
    assert content is not None
    found: list[tuple[float, float]] = []
    kept: list[tuple[float, ...]] = []
    within: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for name, matrix, text, step in _DRAWN.findall(content.get_data()):
        if name == b"q":
            kept.append(within)
        elif name:
            within = kept.pop()
        elif matrix:
            within = _times(tuple(map(float, matrix.split())), within)
        else:
            begin = (1.0, 0.0, 0.0, 1.0, *map(float, step.split()))
            *_, x, y = _times(_times(begin, tuple(map(float, text.split()))), within)
            found.append((x, y))
    return found


def _times(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = one
    k, l, m, n, o, p = other  # noqa: E741
    return (
        a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o,
        e * l + f * n + p,
    )  # fmt: skip


def _letters(cmap: str) -> dict[int, str]:
    found = {}
    for first, letters in _RANGE.findall(cmap.partition("beginbfrange")[2]):
        for code, letter in enumerate(re.findall(r"<(\w+)>", letters), int(first, 16)):
            found[code] = bytes.fromhex(letter).decode("utf-16-be")
    return found


class Paper:
    """A PDF that the command line printed of the shipped dossier."""

    def __init__(self, path: Path, options: tuple[str, ...]) -> None:
        command = [sys.executable, "-m", "kursk_viewer", "print", "-o", str(path), *options]
        subprocess.run(command, check=True, timeout=240)
        self.path = path
        self.reader = pypdf.PdfReader(path)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The text of each page on one line."""
        fonts: dict[int, dict[int, str]] = {}
        return tuple(text_of(page, fonts) for page in self.reader.pages)

    @property
    def text(self) -> str:
        """The text of all pages on one line."""
        return " ".join(self.pages)


def has_images(path: Path) -> bool:
    """Whether anything in a PDF is made of pixels, as an object or within a page's drawing."""
    drawn = (page.get_contents() for page in pypdf.PdfReader(path).pages)
    return bool(_IMAGE.search(path.read_bytes())) or any(
        _INLINE_IMAGE.search(content.get_data()) for content in drawn if content
    )


class Papers:
    """Prints into a folder, with the options of the command line, what was not printed before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._printed: dict[tuple[str, ...], Paper] = {}

    def __call__(self, *options: str) -> Paper:
        if options not in self._printed:
            path = self._folder / f"{len(self._printed)}.pdf"
            self._printed[options] = Paper(path, options)
        return self._printed[options]
