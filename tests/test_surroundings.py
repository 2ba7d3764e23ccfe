"""Where the program runs changes nothing in what it says: language of the system, zone, home."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kursk_viewer.output import files
from kursk_viewer.output.files import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SURROUNDINGS = (
    {"LANG": "C", "TZ": "UTC", "HOME": "/nowhere/at/all"},
    {"LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"LANG": "ar_EG.UTF-8", "TZ": "America/New_York", "HOME": ""},
)
UKRAINIAN = {"LANG": "uk_UA.UTF-8", "TZ": "Europe/Kyiv"}
PLAIN = (6, 8, 15, 16, 17, 23)
"""As of, counting from, value, low, high and claim."""
SIZE = 64 * 1024
TAKEN = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "TZ", "HOME", "DISPLAY", "WAYLAND_DISPLAY")


def said(where: dict[str, str], *arguments: str) -> str:
    """What a command prints in these surroundings and no others."""
    kept = {name: value for name, value in os.environ.items() if name not in TAKEN}
    answer = subprocess.run(
        [sys.executable, "-m", "kursk_viewer", *arguments],
        capture_output=True, env={**kept, "PYTHONUTF8": "1", **where}, timeout=60, check=False,
    )  # fmt: skip
    assert (answer.returncode, answer.stderr) == (0, b"")
    return answer.stdout.decode()


def numbers(text: str) -> list[list[str]]:
    """The columns of numbers, days and ids of the table of all claims."""
    _, *rows = csv.reader(io.StringIO(text))
    return [[row[column] for column in PLAIN] for row in rows]


def test_text_and_paper_are_the_same_in_every_locale_zone_and_home(tmp_path: Path) -> None:
    papers, texts = set(), set()
    for number, where in enumerate(SURROUNDINGS):
        path = tmp_path / f"{number}.pdf"
        said(where, "print", "-o", str(path))
        papers.add(path.read_bytes())
        texts.add(said(where, "summary", "--full"))
    assert len(papers) == 1
    assert len(texts) == 1
    table = ("table", "claims", "--format", "csv")
    in_ukrainian, in_english = said(UKRAINIAN, *table), said(SURROUNDINGS[0], *table)
    assert in_ukrainian != in_english
    assert numbers(in_ukrainian) == numbers(in_english)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own that holds next to nothing."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no file system can be mounted: {error}")
    if done.returncode:
        pytest.skip(f"no file system can be mounted: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("former", [None, b"before"])
def test_on_a_full_disk_the_former_file_stays_and_nothing_else(
    full_disk: Path, former: bytes | None
) -> None:
    path = full_disk / "a.pdf"
    if former is not None:
        path.write_bytes(former)
    with pytest.raises(OutputError, match=r"a\.pdf” could not be written: "):
        files.write(str(path), b"x" * 2 * SIZE)
    assert (path.read_bytes() if path.exists() else None) == former
    assert os.listdir(full_disk) == ([path.name] if former else [])
