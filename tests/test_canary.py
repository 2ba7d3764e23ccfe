"""The pinned PySide6 keeps its references: one release dropped one of True at every emit."""

import subprocess
import sys

CODE = """
from PySide6.QtCore import QObject, Signal
class Bird(QObject):
    sung = Signal(bool)
bird = Bird()
heard = []
bird.sung.connect(heard.append)
for _ in range(2000):
    bird.sung.emit(True)
assert len(heard) == 2000
"""


def test_two_thousand_emits_from_python_do_not_abort() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, (
        "this PySide6 aborts on repeated emit(); keep the pin in pyproject.toml below it\n"
        + answer.stderr
    )
