"""The Timeline with 250,000 events against 1,000, and with the shipped file:
`python tests/benchmarks/timeline_scale.py`.

Prints milliseconds and ratios for a keystroke in the filter to the repainted list, a sort to the
list in its new order, and a step of zoom, and the 95th percentile of a frame while panning and
zooming, nothing else being at work. Needs a display for
figures that mean something; `QT_QPA_PLATFORM=offscreen` works too.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kursk_viewer import resources
from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.model import Dossier, Event
from kursk_viewer.dossier.vocabulary import WhenBasis
from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.ui import style
from kursk_viewer.ui.timeline.tab import TimelineTab

LARGE, SMALL, ROUNDS, FRAMES = 250_000, 1_000, 9, 120
SHIPPED = 0
"""The size that stands for the shipped file."""
TEXT_COLUMNS = range(1, 6)
FRAME_ROUNDS, FRAME_TARGET = 7, 16.0
_WORDS = [
    "report",
    "strike",
    "village",
    "column",
    "bridge",
    "exchange",
    "denial",
    "talks",
    "convoy",
    "drone",
    "border",
    "unit",
]


def dossier(events: int) -> Dossier:
    """The shipped dossier with made-up events in place of its own."""
    real = load_file(resources.dossier_path())
    chance = random.Random(1)
    begin = date(2024, 8, 1).toordinal()
    speakers, categories = list(real.parties), list(real.categories)
    made = {}
    for number in range(events):
        day = date.fromordinal(begin + chance.randrange(900))
        text = day.isoformat()
        if number % 11 == 0:
            text = text[:7]
        elif number % 17 == 0:
            until = date.fromordinal(day.toordinal() + chance.randrange(1, 60))
            text = f"{text}/{until.isoformat()}"
        words = chance.choices(_WORDS, k=5)
        made[f"e{number}"] = Event(
            id=f"e{number}",
            when=parse(text),
            when_basis=[*WhenBasis][number % 3],
            title=f"Made-up {words[0]} {words[1]} {number}",
            text=" ".join(words),
            category=categories[number % len(categories)],
            said_by=(speakers[number % len(speakers)],),
            core=number % 50 == 0,
        )
    return real.replace(events=made, relations={})


def median(run: Callable[[int], None]) -> float:
    """The median of some rounds, in milliseconds, after one that warms up."""
    run(-1)
    return statistics.median(_timed(run, number) for number in range(ROUNDS))


def _timed(run: Callable[[int], None], number: int) -> float:
    before = time.perf_counter()
    run(number)
    return (time.perf_counter() - before) * 1000


def measure(tab: TimelineTab) -> dict[str, float]:
    """The figures of one tab that is on the screen."""
    letters = "reporting a"
    blocked = [0.0]

    def repaint() -> None:
        QApplication.processEvents()
        tab.list.viewport().repaint()
        tab.chart.viewport().repaint()

    def keystroke(number: int) -> None:
        if number < 0:
            tab.filters.text.clear()
            repaint()
        QTest.keyClick(tab.filters.text, Qt.Key(ord(letters[number + 1].upper())))
        wanted = tab.filters.choice()
        while tab.choice_shown() != wanted:
            began = time.perf_counter()
            QApplication.processEvents()
            blocked.append((time.perf_counter() - began) * 1000)
        repaint()

    def sort(number: int) -> None:
        tab.list.sort(1, down=bool(number % 2))
        repaint()

    def sort_anew(column: int) -> float:
        began = time.perf_counter()
        ready: list[bool] = []
        link = tab.list.model().modelReset.connect(lambda: ready.append(True))
        tab.list.sort(column, down=False)
        while not ready:
            before = time.perf_counter()
            QApplication.processEvents()
            blocked.append((time.perf_counter() - before) * 1000)
        repaint()
        tab.list.model().modelReset.disconnect(link)
        return (time.perf_counter() - began) * 1000

    def step(number: int) -> None:
        tab.chart.zoom(0.8 if number % 2 else 1.25)
        repaint()

    figures = {"keystroke": median(keystroke)}
    figures["longest block in it"] = max(blocked)
    tab.filters.reset()
    while tab.choice_shown() != tab.filters.choice():
        QApplication.processEvents()
    blocked[:] = [0.0]
    figures["sort, first by a column"] = statistics.median(sort_anew(n) for n in TEXT_COLUMNS)
    figures["longest block in that"] = max(blocked)
    figures["sort, turned round"] = median(sort)
    tab.chart.fit()
    figures["zoom step"] = median(step)
    first = frames(tab)
    rounds = [frames(tab) for _ in range(FRAME_ROUNDS)]
    figures["frame, median"] = statistics.median(time for one in rounds for time in one)
    figures["frame, 95th percentile"] = statistics.median(_slow(one) for one in rounds)
    figures["95th of the first round"] = _slow(first)
    return figures


def frames(tab: TimelineTab) -> list[float]:
    """The frames through all zooms, panning at each, in milliseconds."""
    times = []
    for share in (1.0, 0.5, 0.2, 0.08, 0.03, 0.01):
        tab.chart.fit()
        begin, end = tab.chart.span()
        middle = (begin + end) / 2
        tab.chart.set_span(middle - (end - begin) * share / 2, middle + (end - begin) * share / 2)
        tab.chart.viewport().repaint()
        for number in range(FRAMES // 6):
            if number % 2:
                times.append(_timed(lambda n: _moved(tab, n), number))
            else:
                times.append(_timed(lambda n: _zoomed(tab, n), number))
    return times


def _slow(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _moved(tab: TimelineTab, number: int) -> None:
    tab.chart.pan(0.03 if number % 4 else -0.05)
    QApplication.processEvents()


def _zoomed(tab: TimelineTab, number: int) -> None:
    tab.chart.zoom(0.97 if number % 4 else 1.03)
    QApplication.processEvents()


def main() -> None:
    """Measure both sizes and print them side by side."""
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    application.setPalette(style.palette(LIGHT))
    results = {}
    for size in (SHIPPED, SMALL, LARGE):
        tab = TimelineTab()
        tab.resize(900, 740)
        shipped = load_file(resources.dossier_path()) if size == SHIPPED else None
        tab.show_dossier(shipped or dossier(size))
        tab.show()
        QTest.qWaitForWindowExposed(tab)
        results[size] = measure(tab)
        tab.close()
        tab.deleteLater()
    print(f"{'':24}{'shipped':>10}{SMALL:>10,}{LARGE:>10,}{'ratio':>8}")
    for name, small in results[SMALL].items():
        large = results[LARGE][name]
        ratio = f"{large / small:.2f}" if small >= 0.1 else "–"
        print(f"{name:24}{results[SHIPPED][name]:>8.1f}ms{small:>8.1f}ms{large:>8.1f}ms{ratio:>8}")
    where = application.platformName()
    for size, name in ((SHIPPED, "with the shipped file"), (LARGE, f"at {LARGE:,}")):
        slowest = max(results[size][each] for each in results[size] if "95th" in each)
        met = "met" if slowest <= FRAME_TARGET else "NOT met"
        print(
            f"slower of the 95th {name}: {slowest:.1f} ms; "
            f"target at most {FRAME_TARGET:g} ms on xcb: {met} (here {where})"
        )


if __name__ == "__main__":
    main()
