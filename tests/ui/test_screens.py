"""Every window and dialog on small screens: what opens fits, and no tab is hidden."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from windows import press

from kursk_viewer.ui import style
from kursk_viewer.ui.style import TextSize
from kursk_viewer.ui.timeline.tab import TimelineTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

Key = Qt.Key
EVERY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kursk_viewer import resources
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.manual import ManualWindow
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

application = QApplication(["test", "-style", "fusion"])
screen = application.primaryScreen().availableGeometry()
path = resources.dossier_path()
seen = []

def look(name, shown):
    for _ in range(6):
        application.processEvents()
    seen.append(name)
    least = shown.minimumSizeHint().expandedTo(shown.minimumSize())
    for size in (least, shown.size()):
        if size.width() > screen.width() or size.height() > screen.height():
            print(name, "is too large:", size.toTuple(), "on", screen.size().toTuple())

def ask(name, act):
    def answer():
        shown = application.activeModalWidget()
        look(name, shown)
        shown.close()
    QTimer.singleShot(100, answer)
    act()

for remembered in (False, True):
    window = MainWindow(Memory(fresh=not remembered))
    window.show_dossier(load_file(path), path)
    window.restore(None)
    window.show()
    window.complete()
    for tab in TABS:
        window.open_tab(tab)
        look(tab, window)
        bar = window.tabs.tabBar()
        if bar.tabRect(bar.count() - 1).right() > bar.width():
            print("a tab is hidden in", tab)
    if not remembered:
        window.resize(1800, 3000)
        application.processEvents()
        window.close()
commands = {c.text().replace("&", ""): c for _, group in window.menus.groups() for c in group}
for name in ("Print…", "Print preview…", "Export PDF…", "Search everything…", "About",
             "Keyboard shortcuts", "Choose columns…"):
    ask(name, commands[name].trigger)
ask("address", lambda: dialogs.ask_address(window, "https://page.example/" + "x" * 300))
ask("crash", dialogs.crash(window, "report " * 900).exec)
window.menus.show_manual()
look("manual", window.findChild(ManualWindow))
print(len(seen))
"""


@pytest.mark.parametrize(("width", "height", "dpi"), [(800, 600, 96), (1280, 800, 192)])
def test_every_window_fits_a_small_screen(
    tmp_path: Path, width: int, height: int, dpi: int
) -> None:
    screen = {"name": "small", "x": 0, "y": 0, "width": width, "height": height,
              "logicalDpi": dpi, "logicalBaseDpi": 96, "dpr": 1}  # fmt: skip
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [screen]}))
    seen = subprocess.run(
        [sys.executable, "-c", EVERY_WINDOW],
        capture_output=True,
        text=True,
        env={
            **os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
            "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path),
        },
        timeout=120,
        check=False,
    )  # fmt: skip
    assert seen.returncode == 0, seen.stderr
    assert seen.stdout == "18\n"


def test_the_evidence_goes_under_the_tabs_then_folds_and_comes_back(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small, size=(1000, 700))
    pane, splitter = window.pane, window.splitter

    def sized(width: int, height: int) -> None:
        window.resize(width, height)
        for _ in range(4):
            QApplication.processEvents()

    sized(700, 640)
    assert pane.isVisible() and pane.mapTo(window, pane.rect().topLeft()).y() > 250
    assert window.menus.evidence.isChecked()
    sized(700, 380)
    assert not pane.isVisible() and not window.menus.evidence.isChecked()
    assert "F9" in window.statusBar().currentMessage()
    press(qtbot, Key.Key_F9)
    assert pane.isVisible() and splitter.pane_wanted
    press(qtbot, Key.Key_F9)
    assert not pane.isVisible()
    press(qtbot, Key.Key_F6)
    assert pane.isVisible()
    sized(1000, 700)
    assert pane.isVisible() and pane.mapTo(window, pane.rect().topLeft()).x() > 500
    sized(700, 380)
    window.close()
    again = windows.opened(qtbot, small, size=None)
    assert again.splitter.pane_wanted and not again.pane.isVisible()
    again.resize(1000, 700)
    QApplication.processEvents()
    assert again.pane.isVisible(), "folded is not hidden by the reader"


def test_a_view_without_room_scrolls_as_a_whole(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline", size=(640, 360))
    tab = window.tab
    assert isinstance(tab, TimelineTab)
    qtbot.waitUntil(lambda: isinstance(tab.parentWidget().parentWidget(), QScrollArea))
    assert tab.height() >= tab.minimumSizeHint().height()
    assert (window.width(), window.height()) == (640, 360)
    assert QApplication.focusWidget() is tab.main_part
    window.open_tab("summary")
    window.open_tab("timeline")
    assert tab.isVisible()


def test_text_grows_with_a_wide_window_until_the_reader_chooses(
    qtbot: QtBot, small: Dossier
) -> None:
    before = style.font().pointSizeF()
    window = windows.opened(qtbot, small, size=(1280, 800))
    size: TextSize = window.text_size
    grown = {}
    for width in (1280, 1920, 2560, 1280):
        window.resize(width, 800)
        qtbot.waitUntil(lambda: size.percent != 0)
        for _ in range(4):
            QApplication.processEvents()
        grown[width] = size.percent, round(style.font().pointSizeF() / before * 100)
    assert grown == {1280: (100, 100), 1920: (110, 110), 2560: (125, 125)}
    size.enlarge()
    window.resize(2560, 800)
    for _ in range(4):
        QApplication.processEvents()
    assert size.percent == 110
    size.reset()
    assert size.percent == 125
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: size.percent == 100)
