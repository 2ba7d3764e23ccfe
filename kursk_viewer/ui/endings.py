"""The end of the program at the system's word: Ctrl+C in its terminal, a logout, a closed terminal.

It stands apart because it is set up after the first paint.
"""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

_ENDINGS = ("SIGINT", "SIGTERM", "SIGHUP")
_FAILED = 128
"""Added to a signal's number in the exit code, as shells have it."""


def end_at_signals(application: QApplication) -> None:
    """Close all windows as by hand, so that they keep their settings, when a signal asks for it.

    Python would hear of a signal only when the next event comes. A signal that whoever started the
    program told it to ignore is ignored still. Windows sends none to a program of windows.
    """
    if sys.platform == "win32":
        return
    reading, writing = os.pipe()
    for end in (reading, writing):
        os.set_blocking(end, False)
    heard = QSocketNotifier(reading, QSocketNotifier.Type.Read, application)

    def end_all() -> None:
        number = os.read(reading, 1)[0]
        application.closeAllWindows()
        application.exit(_FAILED + number)

    heard.activated.connect(end_all)
    signal.set_wakeup_fd(writing)
    for name in _ENDINGS:
        number = getattr(signal, name)
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: None)
