"""What the first paint does without, and that nothing is cut at twice the size."""

from __future__ import annotations

import os
import subprocess
import sys

START = """
import sys
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui import launch
from kursk_viewer.ui.window import window
from kursk_viewer.ui.summary.page_view import PageView

seen = []
paint, finish = PageView.paintEvent, window.MainWindow._show_front
HEAVY = ("pyqtgraph", "numpy", "kursk_viewer.ui.window.menus", "kursk_viewer.ui.evidence_pane",
         "kursk_viewer.ui.window.dialogs", "PySide6.QtPrintSupport", "PySide6.QtSvg",
         "PySide6.QtNetwork")

def painted(self, event):
    early = self.page_text is not None
    paint(self, event)
    if not seen:
        seen.append("whole" if "What the file does not say" in self.toPlainText() else "part")
        seen.append("set before" if early else "set late")
        seen.extend(name for name in HEAVY if name in sys.modules)

def front_shown(self):
    finish(self)
    if not self._complete:
        return
    seen.append("complete" if "kursk_viewer.ui.window.menus" in sys.modules else "incomplete")
    from PySide6.QtWidgets import QApplication
    QApplication.quit()

PageView.paintEvent, window.MainWindow._show_front = painted, front_shown
path = resources.dossier_path()
launch.run(load_file(path), path, tab=None, fresh=True)
print(",".join(seen))
"""

TWICE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui import launch
from kursk_viewer.ui.window import window

def look(made):
    made.resize(900, 600)
    for _ in range(5):
        QApplication.processEvents()
    view, cut = made.tab.view, []
    if view.document().idealWidth() > view.viewport().width():
        cut.append("the page is wider than its place")
    if (made.width(), made.height()) != (900, 600):
        cut.append(f"the window became {made.size()}")
    print(made.devicePixelRatio(), len(view.page_text.places), cut)
    QApplication.quit()

finish = window.MainWindow._show_front

def front_shown(self):
    finish(self)
    if self._complete:
        QTimer.singleShot(0, lambda: look(self))

window.MainWindow._show_front = front_shown
window.MainWindow.show_crash = lambda _self, report: (print(report), QApplication.exit(1))
path = resources.dossier_path()
launch.run(load_file(path), path, tab=None, fresh=True)
"""


def run(program: str, home: object, **more: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(home),
            "PYTHONPATH": os.pathsep.join(sys.path), **more,
        },
        timeout=40,
        check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_the_first_paint_is_the_whole_page_before_anything_heavy_is_loaded(tmp_path) -> None:
    assert run(START, tmp_path) == "whole,set before,complete"


def test_the_check_sees_what_is_loaded_too_early(tmp_path) -> None:
    early = START.replace("import sys\n", "import sys\nimport numpy\n", 1)
    assert run(early, tmp_path) == "whole,set before,numpy,complete"


def test_the_check_sees_a_page_that_was_not_set_in_time(tmp_path) -> None:
    unprepared = (
        "seen = []\n"
        "from kursk_viewer.ui.summary.tab import SummaryTab\n"
        "SummaryTab.prepare = lambda self: None\n"
    )
    assert run(START.replace("seen = []\n", unprepared, 1), tmp_path).startswith("part,set late")


def test_nothing_on_the_summary_is_cut_at_twice_the_size(tmp_path) -> None:
    ratio, records, cut = run(TWICE, tmp_path, QT_SCALE_FACTOR="2").split(" ", 2)
    assert float(ratio) == 2
    assert int(records) > 60
    assert cut == "[]"
