"""What is imported while the window is idle: nothing before, all of it soon, and safe to close."""

import os
import subprocess
import sys

import pytest

from kursk_viewer.lazy_signatures import SWITCH

pytestmark = pytest.mark.any_font

CODE = """
import sys
from kursk_viewer import cli
from kursk_viewer.lazy_signatures import import_pyside
import_pyside()
from kursk_viewer.ui import launch, warm_up
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

HEAVY = ("numpy", "pyqtgraph", "PySide6.QtPrintSupport", "PySide6.QtSvg")
loaded = lambda: [name for name in HEAVY if name in sys.modules]

class Shown(launch.MainWindow):
    def __init__(self, memory):
        super().__init__(memory)
        self.completed.connect(self.plan)

    def plan(self):
        print("before:", *loaded())
        QTimer.singleShot({delay}, self, self.act)

    def act(self):
        {act}
        print("after:", *loaded())
        self.close()

launch.MainWindow = Shown
code = cli.main(["--fresh"])
print("code:", code)
sys.exit(code)
"""
WAIT = """while not all(name in sys.modules for name in HEAVY) or self.findChildren(warm_up.WarmUp):
            QApplication.processEvents()"""
LONGEST = 300
"""Seconds after which a window counts as hanging, on however busy a machine."""
CHOOSE = 'self.open_tab("casualties"); self.grab()'


def _shown(act: str, delay: int, **switches: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CODE.format(act=act, delay=delay)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **switches},
        capture_output=True,
        text=True,
        check=False,
        timeout=LONGEST,
    )
    faults = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert faults == []
    assert done.returncode == 0
    return done.stdout.splitlines()


@pytest.mark.parametrize("switches", [{}, {SWITCH: "1"}], ids=["postponed", "plain"])
def test_the_heavy_modules_come_when_the_window_is_idle(switches: dict[str, str]) -> None:
    before, after, code = _shown(WAIT, 0, **switches)
    assert before == "before:"
    assert after == "after: numpy pyqtgraph PySide6.QtPrintSupport PySide6.QtSvg"
    assert code == "code: 0"


@pytest.mark.parametrize("delay", [0, 110, 160, 250, 400])
def test_the_window_may_close_while_they_are_imported(delay: int) -> None:
    assert _shown("pass", delay)[-1] == "code: 0"


@pytest.mark.parametrize("delay", [105, 180, 350])
def test_a_chart_may_be_wanted_while_they_are_imported(delay: int) -> None:
    _before, after, code = _shown(CHOOSE, delay)
    assert "numpy pyqtgraph" in after
    assert code == "code: 0"
