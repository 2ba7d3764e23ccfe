"""Measuring two things in turn, A B A B, and saying how they compare."""

from __future__ import annotations

import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).resolve().parent / "floors"
PROBES = Path(__file__).resolve().parent / "probes"


class Subject(NamedTuple):
    """Something to measure: its words for the print-out, and one run of it in seconds."""

    words: str
    run: Callable[[], float]


def environment(home: str) -> dict[str, str]:
    """What a child sees: a home of its own, compiled modules kept, no other switch of Python's."""
    kept = ("PYTHONPATH", "PYTHONHOME")
    made = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") or name in kept
    }
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"):
        made.pop(name, None)
    return {**made, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}


@contextmanager
def new_home() -> Iterator[str]:
    """A home folder that lasts as long as the measuring, so that the font cache stays warm."""
    with tempfile.TemporaryDirectory(prefix="kursk-benchmark-") as folder:
        yield folder


def program() -> list[str]:
    """The command of the viewer of this checkout: its script where installed, else its module.

    The module takes some milliseconds more, for `runpy`.
    """
    script = Path(sys.executable).with_name("kursk-viewer")
    if script.exists():
        where = subprocess.run(
            [sys.executable, "-c", "import kursk_viewer; print(kursk_viewer.__file__)"],
            cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip
        if Path(where.stdout.strip() or "/").is_relative_to(ROOT):
            return [str(script)]
    return [sys.executable, "-m", "kursk_viewer"]


def process(command: list[str], env: dict[str, str]) -> float:
    """Seconds from starting a command to its end; it must succeed."""
    began = time.perf_counter()
    done = subprocess.run(
        command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    taken = time.perf_counter() - began
    if done.returncode:
        raise SystemExit(f"{spoken(command)} failed:\n{done.stderr.decode(errors='replace')}")
    return taken


def told(command: list[str], env: dict[str, str]) -> list[float]:
    """The numbers that a command prints in its last line, one command being one fresh process."""
    done = subprocess.run(
        command, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"{spoken(command)} failed:\n{done.stderr}")
    return [float(word) for word in done.stdout.strip().splitlines()[-1].split()]


def spoken(command: list[str]) -> str:
    """A command as one would type it from the root of the checkout."""
    words = [
        "python" if word == sys.executable else word.removeprefix(f"{ROOT}{os.sep}")
        for word in command
    ]
    return shlex.join([Path(words[0]).name, *words[1:]])


def interleaved(subjects: list[Subject], runs: int) -> list[list[float]]:
    """The times of each subject, taken in turn, after one turn that warms up."""
    times: list[list[float]] = [[] for _ in subjects]
    for turn in range(runs + 1):
        for taken, subject in zip(times, subjects, strict=True):
            seconds = subject.run()
            if turn:
                taken.append(seconds)
    return times


def compare(name: str, subject: Subject, floor: Subject, runs: int, target: float) -> None:
    """Measure both in turn and print times, ratio and target."""
    ours, bare = interleaved([subject, floor], runs)
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"\n{name}")
    print(f"  measured  {subject.words}\n            {_times(ours)}")
    print(f"  floor     {floor.words}\n            {_times(bare)}")
    print(
        f"  ratio     {ratio:.2f} of the medians, {min(ours) / min(bare):.2f} of the fastest; "
        f"target at most {target:g}: {verdict(ratio, target)}",
        flush=True,
    )


def measure(name: str, subject: Subject, runs: int, target: float) -> None:
    """Measure one subject and print its times and the target for their median, in seconds."""
    (times,) = interleaved([subject], runs)
    print(f"\n{name}")
    print(f"  measured  {subject.words}\n            {_times(times)}")
    median = statistics.median(times)
    print(f"  target    at most {target * 1000:.0f} ms: {verdict(median, target)}", flush=True)


def verdict(value: float, target: float) -> str:
    """Whether a value keeps within its target."""
    return "met" if value <= target else "NOT met"


def _times(times: list[float]) -> str:
    median, least, most = (f * 1000 for f in (statistics.median(times), min(times), max(times)))
    return f"median {median:.0f} ms, min {least:.0f}, max {most:.0f}, {len(times)} runs"
