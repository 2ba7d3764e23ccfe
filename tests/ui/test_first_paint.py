"""What the first paint does without, and that nothing is cut at twice the size."""

from __future__ import annotations

import os
import subprocess
import sys

START = """
import sys
import PySide6.QtCore
from PySide6.QtCore import QTimer
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui import launch, window
from kursk_viewer.ui.figure_widgets import FigureButton

seen = []
paint, finish = window.MainWindow.paintEvent, window.MainWindow.complete

def painted(self, event):
    if not seen:
        figures = self.findChildren(FigureButton)
        seen.append("figures" if figures and self.tabs.currentIndex() == 0 else "nothing")
        heavy = ("pyqtgraph", "numpy", "kursk_viewer.ui.menus", "kursk_viewer.ui.evidence_pane",
                 "kursk_viewer.ui.dialogs", "PySide6.QtPrintSupport", "PySide6.QtSvg",
                 "PySide6.QtNetwork")
        seen.extend(name for name in heavy if name in sys.modules)
        if "Qt" in vars(PySide6.QtCore):
            seen.append("the Qt namespace")
    paint(self, event)

def completed(self):
    finish(self)
    seen.append("complete" if "kursk_viewer.ui.menus" in sys.modules else "incomplete")
    from PySide6.QtWidgets import QApplication
    QTimer.singleShot(0, QApplication.quit)

window.MainWindow.paintEvent, window.MainWindow.complete = painted, completed
path = resources.dossier_path()
launch.run(load_file(path), path, tab=None, fresh=True)
print(",".join(seen))
"""

TWICE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui import launch, window
from kursk_viewer.ui.figure_widgets import TextButton

def look(made):
    made.resize(900, 600)
    for _ in range(5):
        QApplication.processEvents()
    cut = []
    page = made.tab._area.widget()
    labels = [w for w in page.findChildren(QLabel) if w.text()]
    for label in labels:
        wraps = label.wordWrap()
        need = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        wide = 0 if label.wordWrap() else label.fontMetrics().horizontalAdvance(label.text())
        if label.height() < need or label.width() < wide:
            cut.append(f"{label.text()}: {label.size()} needs {wide} x {need}")
    buttons = page.findChildren(TextButton)
    cut += [b.accessibleName() for b in buttons if b.height() < b.heightForWidth(b.width())]
    if page.width() > made.tab._area.viewport().width():
        cut.append("the page is wider than its place")
    if (made.width(), made.height()) != (900, 600):
        cut.append(f"the window became {made.size()}")
    print(made.devicePixelRatio(), len(labels), len(buttons), cut)
    QApplication.quit()

finish = window.MainWindow.complete

def completed(self):
    if not self._complete:
        finish(self)
        QTimer.singleShot(0, lambda: look(self))

window.MainWindow.complete = completed
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


def test_the_first_paint_shows_figures_before_anything_heavy_is_loaded(tmp_path) -> None:
    assert run(START, tmp_path) == "figures,complete"


def test_the_check_sees_what_is_loaded_too_early(tmp_path) -> None:
    early = START.replace("import sys\n", "import sys\nimport numpy\n", 1).replace(
        "import PySide6.QtCore\n", "import PySide6.QtCore\nfrom PySide6.QtCore import Qt\n"
    )
    assert run(early, tmp_path) == "figures,numpy,the Qt namespace,complete"


def test_nothing_on_the_summary_is_cut_at_twice_the_size(tmp_path) -> None:
    ratio, labels, buttons, cut = run(TWICE, tmp_path, QT_SCALE_FACTOR="2").split(" ", 3)
    assert float(ratio) == 2
    assert int(labels) > 40 and int(buttons) > 20
    assert cut == "[]"
