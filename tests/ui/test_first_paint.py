"""What the first paint does without, and that nothing is cut at twice the size."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kursk_viewer.early_page import LANGUAGES, SWITCH

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

first = []

def painted(self, event):
    early = bool(self.toPlainText())
    paint(self, event)
    if not seen:
        first.extend((self.toPlainText(), self.verticalScrollBar().maximum()))
        filled = self.document().size().height() >= self.viewport().height()
        seen.append("all that is seen" if early and filled else "part")
        seen.append("set before" if early else "set late")
        seen.extend(name for name in HEAVY if name in sys.modules)

def front_shown(self):
    finish(self)
    if not self._complete:
        return
    view, whole = self.tab.view, self.tab.view.toPlainText()
    if whole.startswith(first[0].rstrip("\\n")) and "What the file does not say" in whole:
        seen.append("whole")
    view.document().size()
    if abs(first[1] / view.verticalScrollBar().maximum() - 1) > 0.2:
        seen.append(f"the bar went to {first[1]}, then {view.verticalScrollBar().maximum()}")
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


EARLY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kursk_viewer import cli
from kursk_viewer.dossier import shipped
from kursk_viewer.ui.summary.page_view import PageView
from kursk_viewer.ui.window.window import MainWindow

seen = []
paint, build, complete = PageView.paintEvent, shipped.build, MainWindow._complete_by_a_step

def painted(self, event):
    paint(self, event)
    seen.append("painted")

def read(*given):
    seen.append("read")
    return build(*given)

def complete_or_quit(self):
    more = complete(self)
    if not more:
        seen.append(self.status_line.file.text()[:10])
        QApplication.quit()
    return more

PageView.paintEvent, shipped.build = painted, read
MainWindow._complete_by_a_step = complete_or_quit
cli.main(["--fresh"])
print(*dict.fromkeys(seen), sep=",")
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


def test_the_first_paint_is_all_that_is_seen_before_anything_heavy_is_loaded(tmp_path) -> None:
    assert run(START, tmp_path) == "all that is seen,set before,whole,complete"


@pytest.mark.any_font
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_more_of_the_dossier_is_read_before_the_first_paint_than_its_page(
    language: str, tmp_path
) -> None:
    assert run(EARLY, tmp_path, LANGUAGE=language) == "painted,read,kursk.json"
    assert run(EARLY, tmp_path, LANGUAGE=language, **{SWITCH: "1"}) == "read,painted,kursk.json"


@pytest.mark.any_font
def test_the_check_sees_what_is_loaded_too_early(tmp_path) -> None:
    early = START.replace("import sys\n", "import sys\nimport numpy\n", 1)
    assert run(early, tmp_path) == "all that is seen,set before,numpy,whole,complete"


@pytest.mark.any_font
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
