"""Printing to a queue of its own, whose usual paper is A4: what the reader sets is what arrives.

Runs where CUPS is installed and may be started, with a server of its own on a socket in a folder.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pypdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.any_font

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
LPADMIN = shutil.which("lpadmin", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MODEL = "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd"
FILES = """
SystemGroup root
ServerRoot {folder}/etc
CacheDir {folder}/cache
StateDir {folder}/run
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
AccessLog {folder}/log
ErrorLog {folder}/log
PageLog {folder}/log
FileDevice Yes
Sandboxing Relaxed
"""
SERVER = """
Listen {folder}/run/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
PreserveJobFiles Yes
<Location />
 Order allow,deny
 Allow all
</Location>
<Policy default>
 <Limit All>
  Order deny,allow
 </Limit>
</Policy>
"""
PRINT = """
import shutil, subprocess, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolBar
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.print_choice import PrintChoice
from kursk_viewer.ui.window.window import MainWindow

application = QApplication(["test", "-style", "fusion"])
path = resources.dossier_path()
window = MainWindow(Memory(fresh=True))
window.show_dossier(load_file(path), path)
window.restore(None)
window.show()
window.complete()
window.menus.file.told.connect(print)

def when(kind, act):
    timer = QTimer(window)
    def look():
        shown = application.activeModalWidget()
        if isinstance(shown, kind) and shown.isVisible():
            timer.stop()
            act(shown)
    timer.timeout.connect(look)
    timer.start(50)

def accept(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Return)

def in_preview(dialog):
    choice = dialog.findChild(PrintChoice)
    choice.paper_size.setCurrentIndex(choice.paper_size.findData(QPageSize.PageSizeId.A5))
    commands = {c.text(): c for bar in dialog.findChildren(QToolBar) for c in bar.actions()}
    commands["Landscape"].trigger()
    when(QPrintDialog, accept)
    commands["Print"].trigger()

def without_queue(dialog):
    for document in sorted(Path(sys.argv[2]).glob("d*")):
        shutil.copy(document, Path(sys.argv[2]).parent)
    subprocess.run([sys.argv[1], "-x", "desk"], check=True)
    accept(dialog)

def read(dialog):
    print(dialog.text())
    dialog.reject()

QTimer.singleShot(60_000, lambda: application.exit(3))
when(QPrintPreviewDialog, in_preview)
next(a for a in window.menus.groups()[0][1] if "pre&view" in a.text()).trigger()
when(QPrintDialog, accept)
window.menus.file.print_page()
when(QMessageBox, read)
when(QPrintDialog, without_queue)
window.menus.file.print_page()
"""


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Path]:
    """A folder in which a server keeps its jobs; it has one queue, `desk`, of A4."""
    if CUPSD is None or LPADMIN is None or not os.path.exists(MODEL):
        pytest.skip("needs CUPS and its filters")
    for name in ("etc/ppd", "cache", "run", "spool/tmp"):
        (tmp_path / name).mkdir(parents=True)
    if os.geteuid() == 0:
        pytest.importorskip("grp")
        for folder in (tmp_path, *tmp_path.parents[:2]):
            folder.chmod(0o755)
        shutil.chown(tmp_path / "spool", group="lp")
        (tmp_path / "spool").chmod(0o770)
        shutil.chown(tmp_path / "spool" / "tmp", group="lp")
        (tmp_path / "spool" / "tmp").chmod(0o1770)
    settings = {"files": FILES, "server": SERVER}
    for name, text in settings.items():
        (tmp_path / name).write_text(text.format(folder=tmp_path))
    server = subprocess.Popen(
        [CUPSD, "-f", "-c", str(tmp_path / "server"), "-s", str(tmp_path / "files")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            if (tmp_path / "run" / "cups.sock").exists() or server.poll() is not None:
                break
            time.sleep(0.05)
        made = subprocess.run(
            [LPADMIN, "-p", "desk", "-E", "-v", "file:///dev/null", "-P", MODEL,
             "-o", "PageSize=A4"],
            env=surroundings(tmp_path), capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
        if made.returncode:
            pytest.skip(f"no queue could be made: {made.stderr}")
        subprocess.run([LPADMIN, "-d", "desk"], env=surroundings(tmp_path), check=True, timeout=20)
        yield tmp_path
    finally:
        server.terminate()
        server.wait(10)


def surroundings(folder: Path) -> dict[str, str]:
    return {
        **os.environ, "CUPS_SERVER": str(folder / "run" / "cups.sock"),
        "XDG_CONFIG_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }  # fmt: skip


def test_the_paper_of_the_preview_arrives_under_the_title_and_a_lost_printer_is_told(
    queue: Path,
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PRINT, str(LPADMIN), str(queue / "spool")],
        env=surroundings(queue),
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    title = "Reported losses and events of the 2024-25 Kursk operation"
    assert ended.stdout.splitlines() == [
        f"Sent to “desk”: {title}",
        f"Sent to “desk”: {title}",
        "There is no printer “desk” any more. Nothing was printed.",
    ], ended.stderr
    documents = sorted(queue.glob("d0*"))
    assert len(documents) == 2
    for document in documents:
        read = pypdf.PdfReader(document)
        assert read.metadata is not None and read.metadata.title == title
        box = read.pages[0].mediabox
        assert (round(box.width), round(box.height)) == (595, 420), "A5, across"
