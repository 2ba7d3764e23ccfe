"""The program among others on a desktop: signals, a second window, keys of other keyboards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from windows import CTRL, press

from kursk_viewer.ui import launch
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.icon_bar import IconBar
from kursk_viewer.ui.window.tabs import TABS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHOWN = """
import sys
from kursk_viewer import cli
from kursk_viewer.ui import endings
prepared = endings.end_at_signals
endings.end_at_signals = lambda application: (prepared(application), print("idle", flush=True))
sys.argv = ["kursk-viewer", "--tab", "timeline"]
sys.exit(cli.main())
"""


def hearing() -> None:
    """Let Ctrl+C reach a program also where it was started by one that does not hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.any_font
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_an_idle_window_at_once_with_its_settings_kept(
    tmp_path: Path, number: signal.Signals
) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", SHOWN],
        preexec_fn=hearing,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
    )  # fmt: skip
    assert program.stdout is not None
    assert program.stdout.readline() == "idle\n"
    began = time.monotonic()
    program.send_signal(number)
    _, told = program.communicate(timeout=20)
    assert time.monotonic() - began < 5
    assert program.returncode == 128 + number
    assert "Traceback" not in told and "Fatal" not in told
    kept = (tmp_path / "kursk-viewer" / "kursk-viewer.ini").read_text()
    assert "tab=timeline" in kept


@pytest.mark.any_font
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
def test_ctrl_c_in_a_text_command_is_silent() -> None:
    program = (
        "import os, signal, sys; from kursk_viewer import cli; sys.argv = ['kursk-viewer', 'check']"
        "; cli._open = cli.resources.dossier_path = lambda *_: os.kill(os.getpid(), signal.SIGINT)"
        "; cli.main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        preexec_fn=hearing,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")


@pytest.mark.any_font
def test_a_second_window_stands_on_its_own(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="equipment")
    others: list[MainWindow] = []
    window.another_requested.connect(lambda: launch.open_another(window, others))
    press(qtbot, Key.Key_N, CTRL)
    (second,) = others
    qtbot.waitUntil(second.isVisible)
    assert second.dossier is small and second.tab.name == "equipment"
    assert second.pane.record
    second.document.core.turn(True)
    assert window.dossier is small and second.dossier is not small
    second.another_requested.emit()
    assert len(others) == 2
    others[1].close()
    second.close()
    assert others == [] and window.isVisible()


@pytest.mark.any_font
def test_two_programs_lose_no_recent_file() -> None:
    one = Memory()
    one.add_recent("/a.json")
    folder = Path(one.path).parent.parent
    program = (
        "from PySide6.QtCore import QSettings; from kursk_viewer.ui.state import Memory; "
        f"QSettings.setPath(QSettings.IniFormat, QSettings.UserScope, {str(folder)!r}); "
        "Memory().add_recent('/b.json')"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    one.add_recent("/c.json")
    assert one.recent() == Memory().recent() == ["/c.json", "/b.json", "/a.json"]


# Keyboards whose digits need Shift


@pytest.mark.any_font
def test_every_tab_and_view_has_a_key_without_a_digit(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    seen = []
    for _ in TABS:
        press(qtbot, Key.Key_PageDown, CTRL)
        seen.append(window.tab.name)
    assert seen == [*TABS[1:], TABS[0]]
    press(qtbot, Key.Key_PageUp, CTRL)
    press(qtbot, Key.Key_PageUp, CTRL)
    assert isinstance(window.tab, CasualtiesTab)
    for key, view in ((Key.Key_O, 1), (Key.Key_W, 2), (Key.Key_R, 0)):
        press(qtbot, key, ALT)
        assert window.tab.actions_of_tab()[view].isChecked()
    digits = [
        command.text()
        for _, commands in window.menus.groups()
        for command in commands
        if (keys := [k.toString() for k in command.shortcuts()])
        and all(any(c.isdigit() for c in name.replace("F1", "F")) for name in keys)
        and not any(name.removeprefix("Shift+").startswith("F") for name in keys)
    ]
    assert [text for text in digits if text not in ("Summary", "Equipment", "Casualties",
                                                    "Timeline", "&Normal text")] == []  # fmt: skip


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_full_screen_and_the_menu_bar_have_their_keys(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    press(qtbot, Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    press(qtbot, Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())
    press(qtbot, Key.Key_F10)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


@pytest.mark.any_font
def test_every_menu_has_a_letter_of_its_own(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    for tab in TABS:
        window.open_tab(tab)
        titles = [action.text() for action in window.menuBar().actions()]
        letters = [title[title.index("&") + 1].casefold() for title in titles]
        assert len(set(letters)) == len(letters) == 5


def test_four_commands_have_a_picture_beside_the_tabs(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, size=(1280, 800))
    bar = window.tabs.cornerWidget()
    assert isinstance(bar, IconBar) and list(bar.buttons) == ["print", "export", "cite", "find"]
    keys = {"print": "Ctrl+P", "export": "Ctrl+E", "cite": "Ctrl+Shift+I", "find": "Ctrl+F"}
    light = {}
    for name, button in bar.buttons.items():
        assert button.isVisible() and button.accessibleName()
        assert f"({keys[name]})" in button.toolTip()
        light[name] = button.icon().pixmap(16, 16).toImage()
        shades = {light[name].pixelColor(x, y).alpha() for x in range(16) for y in range(16)}
        assert {0, 255} <= shades, "a picture with empty and full places"
    assert window.core_switch.isVisible() and window.core_switch.parentWidget() is bar
    qtbot.mouseClick(bar.buttons["cite"], Qt.MouseButton.LeftButton)
    assert "claimed" in QApplication.clipboard().text()
    qtbot.mouseClick(bar.buttons["find"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    before = QApplication.palette()
    try:
        window.scheme.choose("dark")
        QApplication.processEvents()
        for name, button in bar.buttons.items():
            assert button.icon().pixmap(16, 16).toImage() != light[name]
    finally:
        window.scheme.choose("light")
        QApplication.setPalette(before)
    tabs, wanted = window.tabs.tabBar(), bar.sizeHint().width()
    window.resize(800, 600)
    QApplication.processEvents()
    while window.tabs.width() >= tabs.sizeHint().width() + wanted:  # in a narrow font
        window.tabs.setTabText(0, window.tabs.tabText(0) + "n")
    window.resize(800, 601)
    qtbot.waitUntil(lambda: not bar.buttons["print"].isVisible())
    qtbot.waitUntil(lambda: tabs.width() >= tabs.sizeHint().width())  # no title gives way
    assert window.core_switch.isVisible()
