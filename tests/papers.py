"""Printed dossiers for any test to read: each is printed and read once in a run of the tests."""

from __future__ import annotations

import subprocess
import sys
from functools import cached_property
from pathlib import Path

import pypdf


class Paper:
    """A PDF that the command line printed of the shipped dossier."""

    def __init__(self, path: Path, options: tuple[str, ...]) -> None:
        command = [sys.executable, "-m", "kursk_viewer", "print", "-o", str(path), *options]
        subprocess.run(command, check=True, timeout=120)
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
