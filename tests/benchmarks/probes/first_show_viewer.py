"""Print the milliseconds from choosing Casualties in a window at rest to its painted chart.

The argument tells how many milliseconds after launch it is chosen; 400 if left out, when the window
has not yet imported what charts need.
"""

# ruff: noqa: E402

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from kursk_viewer.lazy_signatures import import_pyside

import_pyside()

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from kursk_viewer.dossier import shipped
from kursk_viewer.resources import dossier_path
from kursk_viewer.ui import style
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.warm_up import WarmUp
from kursk_viewer.ui.window.window import MainWindow

AT_REST = int(sys.argv[1]) if len(sys.argv) > 1 else 400


class Painted(QObject):
    """Sees the first paint of a widget, and tells when the event loop is at rest after it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def show() -> None:
    """Choose the tab as a reader does, and wait for its canvas to be painted."""
    began = time.perf_counter()
    window.open_tab("casualties")
    from kursk_viewer.ui.casualties.tab import CasualtiesTab

    painted = Painted()
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    tab.canvas.viewport().installEventFilter(painted)
    while not (painted.seen and tab.canvas.spots):
        QApplication.processEvents()
    print((time.perf_counter() - began) * 1000, flush=True)
    QApplication.quit()


application = QApplication([*sys.argv[:1], "-style", "fusion"])
style.apply_palette(style.wanted("light"))
window = MainWindow(Memory(fresh=True))
window.show_dossier(shipped.load(), dossier_path())
window.restore("summary")
window.completed.connect(WarmUp(window).begin)
window.show()
QTimer.singleShot(AT_REST, show)
application.exec()
