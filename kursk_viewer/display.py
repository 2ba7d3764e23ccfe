"""Whether a window can be opened here, and the remedy in one sentence where it cannot.

Qt itself answers with an abort and a riddle, so the check comes before Qt is imported. Knows no Qt.
"""

from __future__ import annotations

import os
import sys

from kursk_viewer.translation import tr

_PACKAGES = {
    "libEGL": "libegl1",
    "libGL": "libgl1",
    "libxkbcommon": "libxkbcommon0",
    "libdbus": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libglib": "libglib2.0-0",
    "libxcb-cursor": "libxcb-cursor0",
}


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
    return "" if _has_library("xcb-cursor") else missing_library("libxcb-cursor")


def missing_library(message: str) -> str:
    """A sentence that names the system package for a library the loader did not find."""
    for library, package in _PACKAGES.items():
        if library in message:
            return tr(
                "the system library {library} is missing; install it (Debian and Ubuntu: "
                "`apt install {package}`), or use `kursk-viewer summary`, which needs none"
            ).format(library=library, package=package)
    return tr(
        "the graphics library could not be loaded ({detail}); install the program again, or use "
        "`kursk-viewer summary`, which needs none"
    ).format(detail=message.splitlines()[0] if message else "?")


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
    if any(os.path.exists(f"{folder}/lib{name}.so.0") for folder in folders):
        return True
    import ctypes.util

    return ctypes.util.find_library(name) is not None
