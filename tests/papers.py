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
        return tuple(" ".join(page.extract_text().split()) for page in self.reader.pages)

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
