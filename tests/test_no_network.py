"""No socket is opened but the local one to the display."""

import os
import re
import shutil
import subprocess
import sys

import pytest

STRACE = shutil.which("strace")
needs_strace = pytest.mark.skipif(STRACE is None, reason="strace is not on this machine")

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui import launch
def look_round():
    window = next(w for w in application.topLevelWidgets() if type(w).__name__ == "MainWindow")
    for tab in ("equipment", "casualties", "timeline", "summary"):
        window.open_tab(tab)
        application.processEvents()
    application.quit()
QTimer.singleShot(200, look_round)
path = resources.dossier_path()
sys.exit(launch.run(load_file(path), path, tab=None, fresh=True))
"""


@needs_strace
@pytest.mark.parametrize(
    "program",
    [["-m", "kursk_viewer", "summary"], ["-c", WINDOW]],
    ids=["summary", "window"],
)
def test_only_local_sockets(program: list[str], tmp_path) -> None:
    log = tmp_path / "calls"
    answer = subprocess.run(
        [str(STRACE), "-f", "-e", "trace=network", "-o", str(log), sys.executable, *program],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
        check=False,
    )
    if "ptrace" in answer.stderr and "not permitted" in answer.stderr:
        pytest.skip("tracing is not permitted on this machine")
    assert answer.returncode == 0, answer.stderr
    families = set(re.findall(r"\b(?:AF|PF)_[A-Z0-9]+", log.read_text(encoding="utf-8")))
    assert families <= {"AF_UNIX", "PF_UNIX", "AF_LOCAL", "PF_LOCAL"}
