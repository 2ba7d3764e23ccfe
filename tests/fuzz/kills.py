"""Kills in the midst of every kind of export: nothing torn, nothing left behind.

    python tests/fuzz/kills.py [--kills 1000] [--seed 1] [--folder DIR]

A child process exports again and again and is killed at a moment by chance. Half of the kills come
while it draws and writes, half while it only writes; half of each have a file to replace. What then
stands in the folder must be the former file or the new one, byte for byte. Where the system has
files without a name nothing else is left, but by a kill between two system calls; that is counted,
and must be gone with the next write. Needs `fork`, so not for Windows. Ends with 1 where any of
this did not hold.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import builders
from PySide6.QtWidgets import QApplication

from kursk_viewer.output import files, pictures, tables
from kursk_viewer.output.document_charts import svg_element
from kursk_viewer.output.document_html import as_html
from kursk_viewer.pages.casualties.over_time import bars
from kursk_viewer.pages.summary.document import summary_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.model import Dossier

LONGEST = 0.03
"""Seconds after its start that a child is killed at the latest."""
BEFORE = b"what stood there before\n" * 4000


def exports(dossier: Dossier) -> dict[str, Callable[[], bytes]]:
    """What makes the content of each kind of file, by its ending."""
    picture, table = pictures.of_bars(bars(dossier)), tables.flat_table(dossier, "claims")
    return {
        "svg": lambda: pictures.encoded(picture, "svg"),
        "png": lambda: pictures.encoded(picture, "png"),
        "pdf": lambda: pictures.encoded(picture, "pdf"),
        "html": lambda: as_html(summary_document(dossier), svg_element).encode(),
        "csv": lambda: tables.bytes_of(table, "csv"),
        "xlsx": lambda: tables.bytes_of(table, "xlsx"),
    }


def killed(work: Callable[[], None], delay: float) -> None:
    """Run work in a child process without end, and kill it so many seconds after its start."""
    started, tell = os.pipe()
    parent, child = os.getpid(), os.fork()
    if not child:
        try:
            os.write(tell, b"x")
            while os.getppid() == parent:
                work()
        finally:
            os._exit(1)
    os.read(started, 1)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the export failed by itself"
    os.close(started)
    os.close(tell)


def spoilt(
    path: Path, make: Callable[[], bytes], kills: int, chance: random.Random
) -> tuple[list[str], int]:
    """What was found amiss after so many kills, and how often a file was left for the next write
    to clear away."""
    content = make()
    assert make() == content, "two exports differ"
    found, left = [], 0
    for number in range(kills):
        drawing, replacing = number % 2 == 0, number % 4 < 2
        path.unlink(missing_ok=True)
        if replacing:
            path.write_bytes(BEFORE)

        def export(*, drawing: bool = drawing, replacing: bool = replacing) -> None:
            written = make() if drawing else content
            if not replacing:
                path.unlink(missing_ok=True)
            files.write(str(path), written)

        killed(export, chance.uniform(0, LONGEST))
        there = path.read_bytes() if path.exists() else None
        if there not in (content, BEFORE if replacing else None):
            found.append(f"kill {number}: {'nothing' if there is None else 'a torn file'}")
        if len(os.listdir(path.parent)) > path.exists():
            left += 1
            path.write_bytes(BEFORE)
            files.write(str(path), content)
        for other in set(os.listdir(path.parent)) - {path.name}:
            found.append(f"kill {number}: “{other}” stays")
            os.unlink(path.parent / other)
    return found, left


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--kills", type=int, default=1000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", help="on the file system to be tried")
    options = parser.parse_args()
    application = QApplication(["kills", "-style", "fusion"])
    chance, failed = random.Random(options.seed), False
    for ending, make in exports(builders.dossier()).items():
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            began = time.monotonic()
            found, left = spoilt(Path(folder, f"export.{ending}"), make, options.kills, chance)
            print(
                f"{ending}: {options.kills} kills in {time.monotonic() - began:.0f} s, "
                f"{left} times a file left till the next write, {len(found)} faults",
                *found[:3], sep="\n  ", flush=True,
            )  # fmt: skip
            failed |= bool(found)
    del application
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
