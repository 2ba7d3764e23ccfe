"""Print which heavy modules were imported when the window had painted itself for the first time."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from kursk_viewer import cli
from kursk_viewer.ui.window.window import MainWindow

HEAVY = ("pyqtgraph", "numpy", "PySide6.QtSvg", "PySide6.QtPrintSupport", "PySide6.QtNetwork")
paint = MainWindow.paintEvent
painted = False


def tell() -> None:
    """All of the window is painted once this is called, and nothing after it has run."""
    print("imported:", *(name for name in HEAVY if name in sys.modules), flush=True)
    sys.exit(0)


def paint_and_tell(window: MainWindow, event: QPaintEvent) -> None:
    """Ask to be called back before whatever the window itself puts off until after its paint."""
    global painted
    if not painted:
        painted = True
        QTimer.singleShot(0, tell)
    paint(window, event)


MainWindow.paintEvent = paint_and_tell  # type: ignore[assignment, method-assign]
sys.exit(cli.main(["--fresh"]))
