"""What a screen reader is told at each key: `python tests/benchmarks/heard.py TAB [KEY ...]`.

Opens the window on a private X screen with an accessibility bus of its own, presses the keys (as
`Right` or `D`; three times Right if none is given) in the tab's main part, and prints the texts
that the bus carries, with their number of words. Needs Xvfb, dbus-daemon, libglib2.0-bin and
at-spi2-core.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
REGISTRY = "org.a11y.atspi.Registry"
RULE = "type='signal',interface='org.a11y.atspi.Event.Object',member='PropertyChange'"
SETTLED = 1500
"""Milliseconds after which a key has had its effect."""
_TEXT = re.compile(r'^ +variant +string "(.*)"$')


def main() -> int:
    """Run inside a session bus and a screen; without them, make them and run there."""
    tab, *keys = sys.argv[1:] or ["timeline"]
    if "HEARD_INSIDE" in os.environ:
        return listen(tab, keys or ["Right"] * 3)
    import first_paint

    with first_paint.screen() as name:
        env = {
            **os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "HEARD_INSIDE": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }  # fmt: skip
        inside = ["dbus-run-session", "--", sys.executable, __file__, tab, *keys]
        return subprocess.run(inside, env=env, check=False, timeout=120).returncode


def bus_address() -> str:
    """The address of the accessibility bus, as soon as there is one."""
    ask = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus",
           "--method", "org.a11y.Bus.GetAddress"]  # fmt: skip
    for _ in range(50):
        answer = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
        if answer:
            return answer.strip().removeprefix("('").removesuffix("',)")
        time.sleep(0.1)
    raise SystemExit("no accessibility bus came up: is at-spi2-core installed?")


def listen(tab: str, keys: list[str]) -> int:
    """Press the keys and print what is heard; 1 where a key is not told once."""
    launcher = subprocess.Popen([LAUNCHER, "--launch-immediately", "--a11y=1"])
    address = bus_address()
    heard: list[str] = []
    monitor = subprocess.Popen(
        ["dbus-monitor", "--address", address, RULE], stdout=subprocess.PIPE, text=True
    )
    threading.Thread(target=_collect, args=(monitor, heard), daemon=True).start()
    try:
        return _press(tab, keys, address, heard)
    finally:
        monitor.terminate()
        launcher.terminate()


def _collect(monitor: subprocess.Popen[str], heard: list[str]) -> None:
    described = False
    for line in monitor.stdout or ():
        if line.startswith("signal"):
            described = False
        elif line.strip() == 'string "accessible-description"':
            described = True
        elif described and (text := _TEXT.match(line)):
            heard.append(text[1])


def _press(tab: str, keys: list[str], address: str, heard: list[str]) -> int:
    from PySide6.QtCore import Qt
    from PySide6.QtDBus import QDBusConnection, QDBusMessage
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from kursk_viewer import resources
    from kursk_viewer.dossier.loading import load_file
    from kursk_viewer.ui.state import Memory
    from kursk_viewer.ui.window.window import MainWindow

    application = QApplication([])
    bus = QDBusConnection.connectToBus(address, "listener")
    wish = QDBusMessage.createMethodCall(
        REGISTRY, "/org/a11y/atspi/registry", REGISTRY, "RegisterEvent"
    )
    wish.setArguments(["object:property-change"])
    bus.call(wish)
    window = MainWindow(Memory(fresh=True))
    window.resize(1280, 800)
    window.show_dossier(load_file(resources.dossier_path()), resources.dossier_path())
    window.restore(tab)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    window.tab.main_part.setFocus()
    QTest.qWait(2 * SETTLED)
    once = True
    for key in keys:
        del heard[:]
        QTest.keyClick(application.focusWidget() or window, Qt.Key[f"Key_{key}"])
        QTest.qWait(SETTLED)
        once = once and len(heard) == 1
        print(f"{key}: {len(heard)} told", *(f"  {len(t.split())} words: {t}" for t in heard),
              sep="\n")  # fmt: skip
    return 0 if once else 1


if __name__ == "__main__":
    sys.exit(main())
