"""The nets of `conftest.py` catch what they are for; seen in test runs of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
OPTIONS = ("-q", "-p", "no:cacheprovider", "-W", "error", "--import-mode=importlib")
QT_OPTIONS = (
    "-p",
    "pytestqt.plugin",
    "-o",
    "qt_log_level_fail=WARNING",
    "-o",
    "qt_log_ignore=propagateSizeHints",
)
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": f"{HERE.parent}{os.pathsep}{HERE}",
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
}
"""Of the installed plugins only those that a run names: their import takes most of its time."""


def run(folder: Path, source: str, *options: str) -> str:
    """What pytest prints for one test module, with our `conftest.py` above it."""
    (folder / "conftest.py").write_text((HERE / "conftest.py").read_text("utf-8"), "utf-8")
    module = folder / "ui" / "test_made_up.py"
    module.parent.mkdir()
    module.write_text(source, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, *options, str(module)],
        capture_output=True, text=True, cwd=folder, check=False,
        env=ENVIRONMENT,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_a_window_left_behind_fails_its_test_and_no_other(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtWidgets")
    source = """
from PySide6.QtWidgets import QApplication, QWidget
kept = []
def test_leaves_one(qapp):
    kept.append(QWidget(windowTitle="forgotten"))
    kept[0].show()
def test_finds_none(qapp):
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]
def test_hands_one_over(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
"""
    told = run(tmp_path, source, *QT_OPTIONS)
    assert "3 passed, 1 error" in told
    assert "left open: QWidget “forgotten”" in told


def test_a_window_lives_until_its_test_is_torn_down(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtWidgets")
    source = """
import gc
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
alive = []
def look():
    gc.collect()
    alive.append("unnamed" in [w.windowTitle() for w in QApplication.topLevelWidgets()])
def test_returns_with_events_to_come(qtbot):
    window = QWidget(windowTitle="unnamed")
    qtbot.addWidget(window)
    QTimer.singleShot(0, look)
def test_was_looked_at(qtbot):
    assert alive == [True]
    assert not [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "unnamed"]
"""
    assert "2 passed" in run(tmp_path, source, *QT_OPTIONS)


def test_settings_start_empty(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtCore")
    source = """
import pytest
from PySide6.QtCore import QSettings
@pytest.mark.parametrize("time", [1, 2])
def test_settings(time, tmp_path_factory):
    settings = QSettings()
    assert settings.fileName().startswith(str(tmp_path_factory.getbasetemp()))
    assert settings.allKeys() == []
    settings.setValue("tab", time)
    settings.sync()
"""
    assert "2 passed" in run(tmp_path, source, *QT_OPTIONS)


def test_a_warning_of_qt_or_of_python_fails_a_test(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtCore")
    source = """
import warnings
from PySide6.QtCore import qWarning
def test_qt(qapp):
    qWarning("something is wrong")
def test_python():
    warnings.warn("something is old")
"""
    assert "2 failed" in run(tmp_path, source, *QT_OPTIONS)


def test_tests_of_the_core_run_without_qt(tmp_path: Path) -> None:
    source = """
import sys
import builders
def test_core(small):
    assert small == builders.dossier()
    assert not [name for name in sys.modules if name.startswith("PySide6")]
"""
    module = tmp_path / "test_core.py"
    (tmp_path / "conftest.py").write_text((HERE / "conftest.py").read_text("utf-8"), "utf-8")
    module.write_text(source, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *OPTIONS, str(module)],
        capture_output=True, text=True, cwd=tmp_path, check=False,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert "1 passed" in done.stdout, done.stdout
