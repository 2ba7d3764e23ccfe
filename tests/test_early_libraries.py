"""Libraries loaded beside the reading of the data change nothing but the time."""

import os
import subprocess
import sys

import pytest

from kursk_viewer import early_libraries

START = "from kursk_viewer import early_libraries as early\nimport _thread, sys, time\n"
WINDOW = (
    "from PySide6.QtWidgets import QApplication, QLabel\n"
    "application = QApplication([])\nlabel = QLabel('text')\nlabel.show()\n"
    "application.processEvents()\nprint(label.text())\n"
)
LOADED = "print(*[n for n in early._MODULES if n in open('/proc/self/maps').read()])\n"
AWAIT = (
    "time.sleep(0.1)\nend = time.monotonic() + 20\n"
    "while _thread._count() and time.monotonic() < end: time.sleep(0.01)\n"
)
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="done on Linux alone")


def told(code: str, **switches: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != early_libraries.SWITCH}
    done = subprocess.run(
        [sys.executable, "-c", START + code],
        env={**env, "QT_QPA_PLATFORM": "offscreen", **switches},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@ON_LINUX
def test_the_libraries_are_there_before_the_import() -> None:
    assert told(f"early.load()\n{AWAIT}{LOADED}") == " ".join(early_libraries._MODULES)
    assert told(f"early.load()\n{AWAIT}{LOADED}", **{early_libraries.SWITCH: "1"}) == ""


@pytest.mark.parametrize("meanwhile", ["", "time.sleep(0.01)\n", AWAIT])
def test_a_window_opens_whatever_is_loaded_by_then(meanwhile: str) -> None:
    assert told(f"early.load()\n{meanwhile}{WINDOW}") == "text"


@pytest.mark.parametrize("delay", [0, 0.002, 0.01])
def test_the_program_may_end_while_they_are_loaded(delay: float) -> None:
    assert told(f"early.load()\ntime.sleep({delay})\nprint('ended')") == "ended"


@pytest.mark.parametrize(
    "surprise",
    [
        "early._LIBRARIES = early._MODULES = ('of/another/layout.so',)\n",
        "early._FONTS = 'libof_no_system.so'\n",
        "sys.modules['_ctypes'] = None\n",
        "early._folder = None\n",
        "sys.platform = 'win32'\n",
    ],
)
def test_what_is_missing_is_left_to_the_import(surprise: str) -> None:
    assert told(f"{surprise}early.load()\n{AWAIT}sys.platform = 'linux'\n{WINDOW}") == "text"


def test_nothing_is_begun_where_the_graphics_library_is_imported() -> None:
    assert told("import PySide6\nearly.load()\nprint(_thread._count())") == "0"
