"""Whether a window can be opened here, and the remedy in one sentence where it cannot.

Qt itself answers with an abort and a riddle, so the check comes before Qt is imported. Knows no Qt.
"""

from __future__ import annotations

import os
import sys

from kursk_viewer.translation import ntr, tr

_PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libxkbcommon": "libxkbcommon0",
    "libdbus": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libglib": "libglib2.0-0",
    "libX11": "libx11-6",
    "libfreetype": "libfreetype6",
}
"""What Qt itself loads, by the beginning of its file name: it is missed when Qt is imported."""

X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt's plugin for X11 loads besides, by file name: without one of them Qt aborts."""


def obstacle() -> str:
    """Why no window can be opened, with the remedy; empty when one can."""
    if not sys.platform.startswith("linux"):
        return ""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform and platform not in ("xcb", "wayland"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY") and platform != "xcb":
        return ""
    if not os.environ.get("DISPLAY"):
        return tr(
            "there is no display to open a window on; run it in a desktop session, or use "
            "`kursk-viewer summary` to read the figures and `kursk-viewer print -o OUT.pdf` to "
            "print them without one"
        )
    if not _server_answers(os.environ["DISPLAY"]):
        return tr(
            "the display “{display}” does not answer; check DISPLAY, or use `kursk-viewer summary` "
            "and `kursk-viewer print -o OUT.pdf`, which need none"
        ).format(display=os.environ["DISPLAY"])
    missing = [name for name in X11_LIBRARIES if not _has_library(name)]
    return _named(missing, [X11_LIBRARIES[name] for name in missing]) if missing else ""


def missing_library(message: str) -> str:
    """A sentence that names the system package for a library the loader did not find."""
    for library, package in _PACKAGES.items():
        if f"{library}.so" in message:
            return _named([library], [package])
    return tr(
        "the graphics library could not be loaded ({detail}); install the program again, or use "
        "`kursk-viewer summary`, which needs none"
    ).format(detail=message.splitlines()[0] if message else "?")


def _named(libraries: list[str], packages: list[str]) -> str:
    return ntr(
        "the system library {libraries} is missing; install it (Debian and Ubuntu: "
        "`apt install {packages}`), or use `kursk-viewer summary`, which needs none",
        "the system libraries {libraries} are missing; install them (Debian and Ubuntu: "
        "`apt install {packages}`), or use `kursk-viewer summary`, which needs none",
        len(libraries),
    ).format(libraries=", ".join(libraries), packages=" ".join(packages))


def _server_answers(display: str) -> bool:
    host, _, screen = display.rpartition(":")
    number = screen.split(".")[0]
    if host not in ("", "unix") or not number.isdigit():
        return True
    return os.path.exists(f"/tmp/.X11-unix/X{number}")


def _has_library(name: str) -> bool:
    """Look where distributions keep libraries; only then ask the linker, which starts a process."""
    machine = os.uname().machine
    folders = (f"/usr/lib/{machine}-linux-gnu", "/usr/lib64", "/usr/lib")
    if any(os.path.exists(f"{folder}/{name}") for folder in folders):
        return True
    import ctypes.util

    return ctypes.util.find_library(name.removeprefix("lib").split(".so")[0]) is not None
