"""The table with 250,000 rows against 1,000: `python tests/benchmarks/table_scale.py`.

Prints milliseconds for a keystroke in a filter field to the repainted table, and for a sort, and
how many Python functions each calls: as many for a large table as for a small one.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kursk_viewer.drawing.colours import LIGHT
from kursk_viewer.ui import style
from kursk_viewer.ui.table.panel import TablePanel
from kursk_viewer.ui.table.rows import Rows, TableColumn

LARGE, SMALL, ROUNDS = 250_000, 1_000, 9
KINDS = ("Tanks", "Artillery systems", "Armoured vehicles", "Aircraft", "Drones", "Motor vehicles")


def rows(count: int) -> Rows:
    """Made-up rows in the columns that the equipment table has."""
    chance = random.Random(1)
    numbers: list[float | None] = [
        float(chance.randrange(1, 90_000)) if chance.random() > 0.05 else None for _ in range(count)
    ]
    names = [f"{KINDS[row % len(KINDS)]} {row}" for row in range(count)]
    records = [f"c{row}" for row in range(count)]
    return Rows(
        (
            TableColumn(key="category", title="Category", texts=names, records=records),
            TableColumn(
                key="figure",
                title="Figure",
                texts=["not stated" if n is None else f"≈ {n:,.0f}" for n in numbers],
                numbers=numbers,
                records=records,
                shares=[None if n is None else n / 90_000 for n in numbers],
            ),
        )
    )


class Calls:
    """Counts the Python functions that run inside the context."""

    def __enter__(self) -> Calls:
        self.count = 0
        sys.setprofile(self._seen)
        return self

    def __exit__(self, *_error: object) -> None:
        sys.setprofile(None)

    def _seen(self, _frame: FrameType, event: str, _argument: object) -> None:
        self.count += event == "call"


def measure(panel: TablePanel) -> dict[str, tuple[float, int]]:
    """For each action the median in milliseconds, and the Python calls of one more of it."""
    words, figures = panel.table.filter_row.field(0), panel.table.filter_row.field(1)
    assert words is not None
    assert figures is not None

    def repainted() -> None:
        QApplication.processEvents()
        panel.table.viewport().repaint()

    def typing(field: QLineEdit, text: str) -> Callable[[int], None]:
        def key(turn: int) -> None:
            place = turn % len(text)
            if not place:
                field.clear()
                repainted()
            QTest.keyClicks(field, text[place])
            repainted()

        return key

    def sort(column: int) -> Callable[[int], None]:
        def by(turn: int) -> None:
            panel.table.sort(column, down=bool(turn % 2))
            repainted()

        return by

    actions = {
        "keystroke in a filter of words": typing(words, "artillery"),
        "keystroke in a filter of numbers": typing(figures, ">45000"),
        "sort by numbers": sort(1),
        "sort by words": sort(0),
    }
    found = {}
    for name, act in actions.items():
        act(0)
        times = []
        for turn in range(1, ROUNDS + 1):
            if name.startswith("sort"):
                panel.show_rows(Rows(panel.model.rows.columns))
                repainted()
            began = time.perf_counter()
            act(turn)
            times.append((time.perf_counter() - began) * 1000)
        with Calls() as calls:
            act(ROUNDS + 1)
        found[name] = (statistics.median(times), calls.count)
        panel.filters.clear()
        panel.show_rows(panel.model.rows)
    return found


def main() -> None:
    """Measure both sizes and print them side by side."""
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    application.setPalette(style.palette(LIGHT))
    results = {}
    for size in (SMALL, LARGE):
        panel = TablePanel("Made-up rows", ("No row passes.", "No rows."))
        panel.resize(900, 700)
        panel.show_rows(rows(size))
        panel.show()
        QTest.qWaitForWindowExposed(panel)
        results[size] = measure(panel)
        panel.close()
        panel.deleteLater()
    print(f"{'':34}{SMALL:>10,}{LARGE:>10,}{'ratio':>8}{'Python calls':>24}")
    for name, (small, few) in results[SMALL].items():
        large, many = results[LARGE][name]
        calls = f"{few:,} and {many:,}"
        print(f"{name:34}{small:>8.1f}ms{large:>8.1f}ms{large / max(small, 0.01):>8.1f}{calls:>24}")


if __name__ == "__main__":
    main()
