"""Print the milliseconds from wanting the bare chart in a bare window at rest to its paint."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "floors"))

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

AT_REST = 400


class Painted(QObject):
    """Sees the first paint of a widget."""

    seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def show() -> None:
    """Import, build, bring to the front, paint."""
    began = time.perf_counter()
    from bare_chart import chart

    canvas = chart()
    tabs.addTab(canvas, "Casualties")
    tabs.setCurrentWidget(canvas)
    painted = Painted()
    canvas.viewport().installEventFilter(painted)
    while not painted.seen:
        QApplication.processEvents()
    print((time.perf_counter() - began) * 1000, flush=True)
    QApplication.quit()


application = QApplication([*sys.argv[:1], "-style", "fusion"])
window = QMainWindow()
tabs = QTabWidget()
tabs.addTab(QWidget(), "Summary")
window.setCentralWidget(tabs)
window.resize(1280, 800)
window.show()
QTimer.singleShot(AT_REST, show)
application.exec()
