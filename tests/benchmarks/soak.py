"""A long use of one window: how much memory it takes, and what it does when nothing is asked of it.

    python tests/benchmarks/soak.py [--switches 100000] [--files 500] [--idle 20]

Tells the resident memory after a first part of the work and after all of it, since what is built
once is no leak, and the processor's time of an idle window with each tab in front. Ends with 1
where memory grew by more than a hundredth or an idle window worked. Reads /proc, so Linux only.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent))

import builders
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MOST_GROWTH = 0.01
_WARM_SHARE = 0.05
_PARTS = 10
_IDLE_TICKS = 2
_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident() -> int:
    """The memory of this process in bytes, after what is waste was thrown away."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * _PAGE


def switch(window: MainWindow, count: int) -> None:
    """So many switches from tab to tab, each with a record chosen in it, every tenth of them with
    its evidence."""
    assert window.dossier is not None
    records = [*window.dossier.claims, *window.dossier.events]
    for number in range(count):
        window.open_tab(TABS[number % len(TABS)])
        record = records[number * 7 % len(records)]
        window.tab.select_record(record)
        if number % 10 == 0:
            window.pane.show_record(record)
        if number % 16 == 0:
            QApplication.processEvents()
        if number % 512 == 0:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show_all(window: MainWindow) -> None:
    """The evidence of every claim and event once, and each tab, so that all is built."""
    assert window.dossier is not None
    for record in [*window.dossier.claims, *window.dossier.events]:
        window.pane.show_record(record)
    for tab in TABS:
        window.open_tab(tab)
        QApplication.processEvents()


def open_files(window: MainWindow, count: int, folder: str) -> None:
    """So many files opened in turn, each of them another, each looked at in a tab."""
    for number in range(count):
        path = os.path.join(folder, f"{number % 8}.json")
        raw = builders.package(gaps=[{"id": f"gap-{number}", "text": f"File {number}."}])
        Path(path).write_bytes(builders.to_bytes(raw))
        assert window.menus.file.open_path(path)
        window.open_tab(TABS[number % len(TABS)])
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def growth(work: Callable[[int], None], count: int) -> tuple[int, int, float]:
    """Memory after a first part of the work and after the whole, and the growth as a share."""
    work(max(1, round(count * _WARM_SHARE)))
    before = after = resident()
    for part in range(_PARTS):
        work(count // _PARTS)
        after = resident()
        print(f"{count // _PARTS * (part + 1)}: {after / 1e6:.2f} MB", file=sys.stderr, flush=True)
    return before, after, (after - before) / before


def idle_ticks(window: MainWindow, seconds: float) -> dict[str, int]:
    """Ticks of the processor that an idle window takes with each tab in front."""
    found = {}
    for tab in TABS:
        window.open_tab(tab)
        window.setFocus()  # a field would blink its cursor
        _run(2.0)
        began = sum(os.times()[:2])
        _run(seconds)
        ticks = os.sysconf("SC_CLK_TCK")
        found[tab] = round((sum(os.times()[:2]) - began) * ticks)
    return found


def _run(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--switches", type=int, default=100_000)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--idle", type=float, default=20.0, help="seconds")
    options = parser.parse_args()
    application = QApplication(["soak", "-style", "fusion"])
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        path = resources.dossier_path()
        window = MainWindow(Memory(fresh=True))
        window.show_dossier(load_file(path), path)
        window.restore(None)
        window.show()
        window.complete()
        show_all(window)
        for name, work, count in (
            ("switches", lambda n: switch(window, n), options.switches),
            ("files", lambda n: open_files(window, n, folder), options.files),
        ):
            if not count:
                continue
            began = time.monotonic()
            before, after, share = growth(work, count)
            failed |= share > MOST_GROWTH
            print(
                f"{count} {name}: {before / 1e6:.1f} MB, then {after / 1e6:.1f} MB "
                f"({share:+.2%}), {time.monotonic() - began:.0f} s",
                flush=True,
            )
        if options.idle:
            ticks = idle_ticks(window, options.idle)
            failed |= any(found > _IDLE_TICKS for found in ticks.values())
            print(f"idle for {options.idle:.0f} s each, ticks: {ticks}")
        window.close()
    del application
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
