"""Let another processor load Qt's libraries and the list of fonts while this one reads the data.

Relocating Qt's libraries, with the modules of PySide6, and reading the configuration of fonts take
20 ms of a launch in which no line of Python runs. A call of a foreign function lets other threads
run Python meanwhile, which `ctypes` does; its C module is enough and is loaded sooner. A library
that is loaded already is merely found when PySide6 is imported: that goes as ever, and so it does
where anything is missing here. The libraries' own initialisers know no Python.

The environment variable named by `SWITCH` leaves all loading to the import.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SWITCH = "KURSK_VIEWER_PLAIN_LIBRARIES"

_LIBRARIES = ("Qt/lib/libQt6Core.so.6", "Qt/lib/libQt6Widgets.so.6")
_PLATFORM = "Qt/plugins/platforms/libqxcb.so"
_MODULES = ("QtCore.abi3.so", "QtGui.abi3.so", "QtWidgets.abi3.so")
_FONTS = "libfontconfig.so.1"
_MEANWHILE = ("_bisect", "math")
"""Libraries of Python's own that reading the data loads: one loads at a time, so they go first."""
_TURN = 0.0005
"""Seconds that the thread waits at most for its turn between two libraries."""


def load() -> None:
    """Begin to load the libraries of a window; returns at once, and fails silently."""
    if os.environ.get(SWITCH) or sys.platform != "linux" or "PySide6" in sys.modules:
        return
    try:
        from _thread import start_new_thread

        for name in _MEANWHILE:
            __import__(name)
        start_new_thread(_load_all, (_folder(),))
    except Exception:
        return


def _folder() -> str:
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("PySide6")
    assert spec is not None and spec.submodule_search_locations
    return spec.submodule_search_locations[0]


def _platform() -> tuple[str, ...]:
    """The part of Qt that speaks to an X server, where that is what it will speak to."""
    wayland = os.environ.get("WAYLAND_DISPLAY")
    asked = os.environ.get("QT_QPA_PLATFORM", "" if wayland else "xcb")
    return (_PLATFORM,) if os.environ.get("DISPLAY") and asked == "xcb" else ()


def _load_all(folder: str) -> None:
    turn = sys.getswitchinterval()
    try:
        sys.setswitchinterval(_TURN)
        open_library = _function(None, "dlopen")
        for name in (*_LIBRARIES, *_platform(), *_MODULES):
            open_library(os.fsencode(f"{folder}/{name}"), os.RTLD_NOW)
        _function(_FONTS, "FcInit")()
    except Exception:
        return
    finally:
        sys.setswitchinterval(turn)


def _function(library: str | None, name: str) -> Any:
    """A function of a library, or of the program itself, as `ctypes.CDLL` gives it."""
    import _ctypes

    class Function(_ctypes.CFuncPtr):
        _flags_ = _ctypes.FUNCFLAG_CDECL

    loaded = _ctypes.dlopen(library, os.RTLD_NOW)  # type: ignore[arg-type]  # None: the program
    return Function(_ctypes.dlsym(loaded, name))
