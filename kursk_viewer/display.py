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


def problem() -> str:
    """Why no window can be opened, in a sentence that names the remedy; empty when one can.

    Of several platforms that Qt may try, one that works is enough.
    """
    if not sys.platform.startswith("linux"):
        return ""
    wanted = [part.split(":")[0] for part in os.environ.get("QT_QPA_PLATFORM", "").split(";")]
    problems = [_platform_problem(name) for name in wanted if name] or _default_problems()
    return problems[0] if all(problems) else ""


def _default_problems() -> list[str]:
    """The problem of each platform that Qt tries by itself: Wayland if it is named, then X11."""
    if not os.environ.get("WAYLAND_DISPLAY"):
        return [_x11_problem()]
    problem = _wayland_problem()
    if problem and os.environ.get("DISPLAY"):
        return [problem, _x11_problem()]
    return [problem]


def _platform_problem(platform: str) -> str:
    if platform == "xcb":
        return _x11_problem()
    if platform.startswith("wayland"):
        return _wayland_problem()
    known = _platforms()
    if not known or platform in known:
        return ""
    return tr(
        "QT_QPA_PLATFORM asks for “{name}”, which this Qt does not have ({known}); unset it, or "
        "use `kursk-viewer summary`, which needs no display"
    ).format(name=platform, known=", ".join(known))


def _platforms() -> list[str]:
    """The platforms of the Qt that came with PySide6; none where Qt is the system's own."""
    if os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH") or os.environ.get("QT_PLUGIN_PATH"):
        return []
    from importlib.util import find_spec

    try:
        spec = find_spec("PySide6")
    except ImportError:
        return []
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        plugins = os.path.join(folder, "Qt", "plugins", "platforms")
        if os.path.isdir(plugins):
            names = (name for name in os.listdir(plugins) if name.startswith("libq"))
            return sorted(name[4:].partition(".")[0] for name in names)
    return []


def _wayland_problem() -> str:
    if os.environ.get("WAYLAND_SOCKET"):
        return ""
    name = os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    folder = os.environ.get("XDG_RUNTIME_DIR") or os.devnull
    if os.path.exists(os.path.join(folder, name)):
        return ""
    return tr(
        "the Wayland display “{name}” is not there; check WAYLAND_DISPLAY and XDG_RUNTIME_DIR, or "
        "use `kursk-viewer summary` and `kursk-viewer print -o OUT.pdf`, which need none"
    ).format(name=name)


def _x11_problem() -> str:
    display = os.environ.get("DISPLAY")
    if not display:
        return tr(
            "there is no display to open a window on; run it in a desktop session, or use "
            "`kursk-viewer summary` to read the figures and `kursk-viewer print -o OUT.pdf` to "
            "print them without one"
        )
    if not _server_answers(display):
        return tr(
            "the display “{display}” does not answer; check DISPLAY, or use `kursk-viewer summary` "
            "and `kursk-viewer print -o OUT.pdf`, which need none"
        ).format(display=display)
    missing = [name for name in X11_LIBRARIES if not _has_library(name)]
    return _missing_sentence(missing, [X11_LIBRARIES[name] for name in missing]) if missing else ""


def missing_library(message: str) -> str:
    """A sentence that names the system package for a library the loader did not find."""
    for library, package in _PACKAGES.items():
        if f"{library}.so" in message:
            return _missing_sentence([library], [package])
    return tr(
        "the graphics library could not be loaded ({detail}); install the program again, or use "
        "`kursk-viewer summary`, which needs none"
    ).format(detail=message.splitlines()[0] if message else "?")


def _missing_sentence(libraries: list[str], packages: list[str]) -> str:
    return ntr(
        "the system library {libraries} is missing; install it (Debian and Ubuntu: "
        "`apt install {packages}`), or use `kursk-viewer summary`, which needs none",
        "the system libraries {libraries} are missing; install them (Debian and Ubuntu: "
        "`apt install {packages}`), or use `kursk-viewer summary`, which needs none",
        len(libraries),
    ).format(libraries=", ".join(libraries), packages=" ".join(packages))


def _server_answers(display: str) -> bool:
    """A local server has a socket, which is quick to see; any other is asked for by its client
    library, as Qt will."""
    host, colon, rest = display.rpartition(":")
    number, _, screen = rest.partition(".")
    if os.path.isabs(display):
        return os.path.exists(display) or os.path.exists(host)
    if not colon or not _is_number(number) or (screen and not _is_number(screen)):
        return False
    if host in ("", "unix") and os.path.exists(f"/tmp/.X11-unix/X{int(number)}"):
        return True
    return _lets_in(display)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < _DIGITS


_DIGITS = 6
_PATIENCE = 5.0
"""Seconds to wait for a server on another machine."""


def _lets_in(display: str) -> bool:
    """Whether the X server lets a client in; True as well where only Qt can find out."""
    import ctypes
    import threading

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    let_in: list[bool] = []

    def ask() -> None:
        connection = xcb.xcb_connect(os.fsencode(display), None)
        let_in.append(xcb.xcb_connection_has_error(connection) == 0)
        xcb.xcb_disconnect(connection)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    return bool(let_in and let_in[0])


def _has_library(name: str) -> bool:
    """Look where distributions keep libraries; only then ask the linker, which starts a process."""
    machine = os.uname().machine
    folders = (f"/usr/lib/{machine}-linux-gnu", "/usr/lib64", "/usr/lib")
    if any(os.path.exists(f"{folder}/{name}") for folder in folders):
        return True
    import ctypes.util

    return ctypes.util.find_library(name.removeprefix("lib").split(".so")[0]) is not None
