"""From the start of a program to what it has painted in a real X window, told from outside."""

from __future__ import annotations

import importlib
import os
import random
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

HOW_TO_GET = (
    "this part watches a real X window: it needs Xvfb (Debian: apt-get install xvfb) and "
    "python-xlib (python -m pip install python-xlib)"
)
_LIMIT = 60.0
_TRIES = 5
_PAUSE = 0.001
_LEAST_WIDTH, _LEAST_HEIGHT = 400, 300
_CORNER = (1599, 999)
"""Of the screen, outside every window: what lies under the pointer is painted in another colour."""

_HEIGHTS = (0.05, 0.2, 0.35, 0.5, 0.65, 0.8)

Sign = Callable[[Any], bool]
"""Whether an X window shows what is waited for."""


class NoScreenError(Exception):
    """What a private X screen needs is missing; the message says how to get it."""


@contextmanager
def screen() -> Iterator[str]:
    """The name of a private X screen that lasts as long as the context."""
    server, name = _served()
    try:
        yield name
    finally:
        server.terminate()
        server.wait()


def _served() -> tuple[subprocess.Popen[bytes], str]:
    """A running X server and its name, far from the low numbers that others take."""
    for _ in range(_TRIES):
        name = f":{random.randrange(200, 1200)}"
        reading, writing = os.pipe()
        try:
            server = subprocess.Popen(
                ["Xvfb", name, "-displayfd", str(writing), "-screen", "0", "1600x1000x24",
                 "-nolisten", "tcp", "-noreset"],
                pass_fds=[writing], stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            raise NoScreenError(HOW_TO_GET) from error
        finally:
            os.close(writing)
        with open(reading, "rb") as ready:
            if ready.readline().strip():
                return server, name
        server.wait()
    raise NoScreenError("no private X screen could be opened: Xvfb ends at once")


def start_to_sign(command: list[str], env: dict[str, str], cwd: str, sign: Sign) -> float:
    """Seconds from starting a command to the moment a window of it shows the sign."""
    with started(command, env, cwd, sign) as (seconds, _window, _child):
        return seconds


def work_to_sign(command: list[str], env: dict[str, str], cwd: str, sign: Sign) -> float:
    """Seconds that a command's first thread was at work until a window of it showed the sign.

    A busy machine lengthens these less than those that pass. Known on Linux alone.
    """
    with started(command, env, cwd, sign) as (_seconds, _window, child):
        path = f"/proc/{child}/task/{child}/schedstat"
        with open(path, encoding="ascii") as file:
            return int(file.read().split()[0]) / 1e9


@contextmanager
def started(
    command: list[str], env: dict[str, str], cwd: str, sign: Sign
) -> Iterator[tuple[float, Any, int]]:
    """The seconds to the sign, the window that shows it and the number of the process, while the
    program goes on."""
    xlib, display = _xlib()
    connection = display.Display(env["DISPLAY"])
    root = connection.screen().root
    root.change_attributes(event_mask=xlib.SubstructureNotifyMask)
    root.warp_pointer(*_CORNER)
    connection.sync()
    began = time.perf_counter()
    child = subprocess.Popen(
        command, env=env, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        window = _await(connection, child, sign, xlib.MapNotify)
        yield time.perf_counter() - began, window, child.pid
    finally:
        child.kill()
        child.wait()
        connection.close()


def _await(connection: Any, child: subprocess.Popen[bytes], sign: Sign, mapped: int) -> Any:
    windows: list[Any] = []
    end = time.perf_counter() + _LIMIT
    while time.perf_counter() < end:
        while connection.pending_events():
            event = connection.next_event()
            if event.type == mapped:
                windows.append(event.window)
        for window in windows:
            if _shows(window, sign):
                return window
        if child.poll() is not None:
            raise SystemExit(f"the program ended without a window, with code {child.returncode}")
        time.sleep(_PAUSE)
    raise SystemExit(f"nothing was painted within {_LIMIT:.0f} s")


def painted(window: Any) -> bool:
    """The sign of a window with content: several colours on lines all over it."""
    seen: set[bytes] = set()
    for row in rows(window):
        seen.update(row)
        if len(seen) > 6:
            return True
    return False


def bar_of(colour: str) -> Sign:
    """The sign of a chart: a long unbroken run of a bar's colour, as "#rrggbb"."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    pixel = bytes((blue, green, red))

    def shown(window: Any) -> bool:
        return any(_longest(row, pixel) >= 60 for row in rows(window, 40))

    return shown


def area_as(settled: dict[int, bytes]) -> Sign:
    """The sign of a window whose lines, from their left, are as they were when it was at rest."""

    def shown(window: Any) -> bool:
        return all(line(window, y)[: len(wanted)] == wanted for y, wanted in settled.items())

    return shown


def rows(window: Any, count: int = 0) -> Iterator[list[bytes]]:
    """Some lines of pixels from top to bottom, a pixel being four bytes: blue, green, red, none."""
    height = window.get_geometry().height
    heights = [place / count for place in range(count)] if count else list(_HEIGHTS)
    for share in heights:
        data = line(window, int(height * share))
        yield [data[at : at + 4] for at in range(0, len(data), 4)]


def line(window: Any, y: int) -> bytes:
    """The pixels of one line of a window."""
    xlib, _ = _xlib()
    width = window.get_geometry().width
    return bytes(window.get_image(0, y, width, 1, xlib.ZPixmap, 0xFFFFFFFF).data)


def _longest(row: list[bytes], colour: bytes) -> int:
    longest = length = 0
    for pixel in row:
        length = length + 1 if pixel[:3] == colour else 0
        longest = max(longest, length)
    return longest


def _shows(window: Any, sign: Sign) -> bool:
    wrong = importlib.import_module("Xlib.error").XError
    try:
        size = window.get_geometry()
        large = size.width >= _LEAST_WIDTH and size.height >= _LEAST_HEIGHT
        return large and sign(window)
    except wrong:
        return False


def _xlib() -> tuple[Any, Any]:
    try:
        return importlib.import_module("Xlib.X"), importlib.import_module("Xlib.display")
    except ImportError as error:
        raise NoScreenError(HOW_TO_GET) from error
