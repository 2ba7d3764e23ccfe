"""Import what the first chart and the first print-out need while the window is idle, and make ready
what the first search needs.

The window's own thread does it in steps too short to be felt, as PySide6 may be used by one thread
only. All but numpy, which is one long step and knows no Qt: another thread imports it. Whoever
wants one of the modules meanwhile imports it as ever, and waits for that thread if need be; so
does the interpreter at its end.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Slot

from kursk_viewer.late_modules import load_all

FIRST, PAUSE = 100, 10
"""Milliseconds from the request to the first step, and between steps: events come first."""

LENGTH = 0.008
"""Seconds after which a step that can be parted ends."""

_QT = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
"""Modules whose classes PySide6 builds when they are first named; pyqtgraph names them all."""

_MODULES = (
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
    "PySide6.QtTest",
    "PySide6.QtOpenGLWidgets",
    "decimal",
    "xml.etree.ElementTree",
    "cProfile",
    "pydoc",
    "multiprocessing.connection",
    "pyqtgraph",
    "kursk_viewer.pages.casualties.over_time",
    "kursk_viewer.drawing.bars",
    "kursk_viewer.pages.claims_chart",
    "kursk_viewer.drawing.over_time",
    "kursk_viewer.ui.casualties.claims_plot",
    "kursk_viewer.ui.casualties.canvas",
    "kursk_viewer.ui.casualties.tab",
)
"""What pyqtgraph imports besides numpy, itself, and the tab of its charts, in parts."""


class WarmUp(QObject):
    """Takes the steps by a timer, until all are taken or one fails."""

    def __init__(self, parent: QObject, further: Callable[[], bool] = lambda: True) -> None:
        """Take last the steps of `further`, which tells whether it has taken all."""
        super().__init__(parent)
        self._steps = _steps(further)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    @Slot()
    def begin(self) -> None:
        """Take the first step soon."""
        self._timer.start(FIRST)

    @Slot()
    def _step(self) -> None:
        try:
            next(self._steps)
        except Exception:  # the last step, or what whoever needs the module will hear of
            self.deleteLater()
        else:
            self._timer.start(PAUSE)


def _steps(further: Callable[[], bool]) -> Iterator[None]:
    """Import a part at each request.

    No garbage is collected until the end: the thread of numpy must not free what is Qt's, and
    modules are none. Modules that were postponed are loaded before there is a second thread.
    """
    collects = gc.isenabled()
    gc.disable()
    numpy = Thread(target=_import_numpy)
    try:
        began = perf_counter()
        for _ in load_all():
            if perf_counter() - began > LENGTH:
                yield
                began = perf_counter()
        numpy.start()
        yield
        began = perf_counter()
        for name in _QT:
            module = sys.modules[name]
            for attribute in dir(module):
                getattr(module, attribute)
                if perf_counter() - began > LENGTH:
                    yield
                    began = perf_counter()
        while numpy.is_alive():
            yield
        for name in _MODULES:
            import_module(name)
            yield
    finally:
        if numpy.ident is not None:
            numpy.join()
        if collects:
            gc.enable()
    while not further():
        yield


def _import_numpy() -> None:
    try:
        import_module("numpy")
    except ImportError:
        return
