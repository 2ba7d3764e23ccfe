"""Casualties over time as it is zoomed, panned and pointed at in a real X window:
`python tests/benchmarks/casualties_frames.py [WIDTHxHEIGHT]`.

Wheel and mouse events go to the chart of a whole window with the shipped file. Prints the median,
the 95th percentile and the longest of the milliseconds from an event to all that it has painted,
as they pass, and as the program is at work in them, which a busy machine lengthens less. Needs a
display for figures that mean something.
"""

# ruff: noqa: E402

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kursk_viewer.lazy_signatures import import_pyside

import_pyside()

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kursk_viewer.dossier import shipped
from kursk_viewer.resources import dossier_path
from kursk_viewer.ui import style
from kursk_viewer.ui.casualties.canvas import ChartCanvas
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.window import MainWindow

FRAME_TARGET, BUBBLE_TARGET = 16.0, 30.0
ROUNDS, STEPS, NOTCH = 4, 12, 120
PAUSE = 12
"""Milliseconds between two moves of a drag: the chart takes no more of them in a second."""
SIZE = (1280, 800)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Painted(QObject):
    """Sees the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


class Driver:
    """Sends events to a chart and times what they lead to."""

    def __init__(self, canvas: ChartCanvas) -> None:
        self.canvas, self.view = canvas, canvas.viewport()
        self.painted, self.unseen = Painted(self.view), 0

    def wheel(self, at: QPointF, up: bool) -> QWheelEvent:
        """One notch with Ctrl, which zooms whether or not the chart is scrolled."""
        return QWheelEvent(
            at, QPointF(self.view.mapToGlobal(at.toPoint())), QPoint(),
            QPoint(0, NOTCH if up else -NOTCH), NONE, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip

    def mouse(self, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton) -> QMouseEvent:
        """A press, a move or a release."""
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        place = QPointF(self.view.mapToGlobal(at.toPoint()))
        return QMouseEvent(kind, at, place, button, held, Qt.KeyboardModifier.NoModifier)

    def send(self, event: QEvent) -> None:
        """Send an event and see to all that follows."""
        QApplication.sendEvent(self.view, event)
        QApplication.processEvents()

    def timed(self, event: QEvent) -> tuple[float, float]:
        """Milliseconds from an event to its frame: what passes, and what is worked."""
        self.painted.seen = False
        began, worked = time.perf_counter(), time.process_time()
        self.send(event)
        if not self.painted.seen:
            self.unseen += 1
        return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def zoomed(driver: Driver) -> list[tuple[float, float]]:
    """In and out again around three places."""
    times = []
    area = driver.canvas.view_box.geometry()
    for share in (0.1, 0.5, 0.9) * ROUNDS:
        at = QPointF(area.left() + area.width() * share, area.center().y())
        for up in [True] * STEPS + [False] * STEPS:
            times.append(driver.timed(driver.wheel(at, up)))
    driver.canvas.reset()
    QApplication.processEvents()
    return times


def panned(driver: Driver) -> list[tuple[float, float]]:
    """To and fro with the mouse held, in a third of all days."""
    times = []
    area = driver.canvas.view_box.geometry()
    first, last = driver.canvas.whole_days() or (0.0, 1.0)
    for share in (0.0, 0.33, 0.67):
        begin = first + (last - first) * share
        driver.canvas.show_days(begin, begin + (last - first) / 3)
        QTest.qWait(300)
        at = QPointF(area.center().x(), area.top() + 5)
        for _round in range(ROUNDS):
            driver.send(driver.mouse(QEvent.Type.MouseButtonPress, at, LEFT))
            for step in range(STEPS * 2):
                QTest.qWait(PAUSE)
                at += QPointF(7 if step < STEPS else -7, 0)
                times.append(driver.timed(driver.mouse(QEvent.Type.MouseMove, at, LEFT)))
            driver.send(driver.mouse(QEvent.Type.MouseButtonRelease, at, NONE))
    driver.canvas.reset()
    QTest.qWait(300)
    return times


def pointed(driver: Driver) -> list[tuple[float, float]]:
    """From mark to mark, over all of them."""
    times = []
    for spot in list(driver.canvas.spots) * ROUNDS:
        driver.send(driver.mouse(QEvent.Type.MouseMove, QPointF(1, 1), NONE))
        times.append(driver.timed(driver.mouse(QEvent.Type.MouseMove, spot.area.center(), NONE)))
    return times


def told(name: str, times: list[float], target: float) -> None:
    """One line of figures."""
    slow = statistics.quantiles(times, n=20)[-1]
    met = "met" if slow <= target else "NOT met"
    print(
        f"{name:34}{statistics.median(times):8.1f}{slow:8.1f}{max(times):8.1f}   "
        f"p95 at most {target:g}: {met} ({len(times)} times)"
    )


def main() -> None:
    """Measure and print."""
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    style.apply_palette(style.wanted("light"))
    window = MainWindow(Memory(fresh=True))
    window.show_dossier(shipped.load(), dossier_path())
    window.restore("casualties")
    wide, high = map(int, sys.argv[1].split("x")) if len(sys.argv) > 1 else SIZE
    window.resize(wide, high)
    window.show()
    QTest.qWaitForWindowExposed(window)
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    tab.open_view("over-time")
    QTest.qWait(1000)
    gc.collect()
    driver = Driver(tab.canvas)
    parts: tuple[tuple[str, Callable[[Driver], list[tuple[float, float]]], float], ...] = (
        ("wheel", zoomed, FRAME_TARGET),
        ("drag", panned, FRAME_TARGET),
        ("bubble", pointed, BUBBLE_TARGET),
    )
    print(f"{wide}x{high} on {application.platformName()}: milliseconds   median    p95   longest")
    for name, run, target in parts:
        run(driver)
        times = run(driver)
        told(f"{name}, what passes", [passed for passed, _worked in times], target)
        told(f"{name}, at work", [worked for _passed, worked in times], target)
    print(f"of these events led to no frame: {driver.unseen}")
    window.close()


if __name__ == "__main__":
    main()
