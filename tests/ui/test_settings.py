"""What is remembered between runs, and that junk in the settings file is no obstacle."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import windows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QPageSize
from PySide6.QtWidgets import QApplication
from windows import CTRL, press

from kursk_viewer.output.paper import pdf
from kursk_viewer.ui import style
from kursk_viewer.ui.state import MOST_RECENT, SCHEMES, Memory
from kursk_viewer.ui.window import dialogs, printing
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.widgets import LEAST_WIDTH_BESIDE, PANE_WIDTH

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

Key = Qt.Key
CUSTOM = QPageSize.PageSizeId.Custom.value


def drag(qtbot: QtBot, window: MainWindow, place: int) -> None:
    """Move the handle between tabs and evidence to this place."""
    handle = window.splitter.handle(1)
    begin = handle.rect().center()
    by = QPoint(place - handle.x(), 0)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(handle, begin + by)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=begin)


@pytest.mark.parametrize("width", [1280, 1000, 900])
def test_the_pane_has_about_a_third_until_the_reader_moves_it(
    qtbot: QtBot, small: Dossier, width: int
) -> None:
    window = windows.opened(qtbot, small, size=(1280, 800))
    line = window.fontMetrics().height()
    width = max(width, LEAST_WIDTH_BESIDE * line)
    window.resize(width, 600)
    QApplication.processEvents()
    pane = min(width // 3, max(PANE_WIDTH, 22 * line))
    assert window.splitter.sizes()[1] == pytest.approx(pane, abs=4)
    window.close()
    assert not window.memory.bytes("window/splitter")
    window = windows.opened(qtbot, small, size=(1280, 800))
    window.resize(1280, 800)  # more than the screen of the tests has, to which it came back
    drag(qtbot, window, window.width() - pane - 50)
    kept = window.splitter.sizes()[1]
    assert kept > pane + 24
    window.resize(window.width() - 10, 800)
    assert window.splitter.sizes()[1] == pytest.approx(kept, abs=12)


def test_window_tab_pane_and_splitter_come_back(qtbot: QtBot, small: Dossier) -> None:
    first = windows.opened(qtbot, small, size=(780, 640))
    press(qtbot, Key.Key_4, CTRL)
    drag(qtbot, first, 460)
    kept = first.splitter.sizes()
    first.close()
    again = windows.opened(qtbot, small, size=None)
    assert (again.width(), again.height()) == (780, 640)
    assert again.tab.name == "timeline"
    assert again.splitter.pane_visible
    assert again.splitter.sizes()[1] == pytest.approx(kept[1], abs=24)
    press(qtbot, Key.Key_F9)
    again.close()
    third = windows.opened(qtbot, small, size=None)
    assert not third.splitter.pane_visible
    assert not third.menus.evidence.isChecked()


def test_the_pane_cannot_be_squeezed_to_nothing(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.splitter.setSizes([1280, 0])
    assert window.splitter.sizes()[1] >= 260


def test_a_tab_named_at_the_start_outranks_the_remembered_one(qtbot: QtBot, small: Dossier) -> None:
    Memory().keep("window/tab", "timeline")
    assert windows.opened(qtbot, small, tab="equipment").tab.name == "equipment"


def test_a_tabs_own_state_comes_back(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="casualties")
    window.tab.actions_of_tab()[1].trigger()
    window.close()
    again = windows.opened(qtbot, small, tab="casualties")
    assert again.tab.actions_of_tab()[1].isChecked()


def test_fresh_reads_nothing_of_earlier_runs(qtbot: QtBot, small: Dossier) -> None:
    memory = Memory()
    memory.keep("window/tab", "timeline")
    memory.keep("window/evidence", False)
    memory.keep("scheme", "dark")
    memory.keep("tabs/casualties", {"view": "who_says"})
    memory.add_recent("/a.json")
    window = windows.opened(qtbot, small, fresh=True)
    assert window.tab.name == "summary"
    assert window.splitter.pane_visible
    assert window.memory.text("scheme", "system", SCHEMES) == "system"
    assert window.memory.recent() == []
    window.open_tab("casualties")
    assert window.tab.actions_of_tab()[0].isChecked()


def test_fresh_keeps_what_this_run_chose_and_loses_no_recent_file() -> None:
    Memory().add_recent("/old.json")
    fresh = Memory(fresh=True)
    fresh.keep("scheme", "dark")
    fresh.add_recent("/new.json")
    assert fresh.text("scheme", "system", SCHEMES) == "dark"
    assert Memory().recent() == ["/new.json", "/old.json"]


def test_recent_files_are_in_order_without_doubles_and_few() -> None:
    memory = Memory()
    for name in ("a", "b", "c", "a"):
        memory.add_recent(f"/{name}.json")
    assert memory.recent() == ["/a.json", "/c.json", "/b.json"]
    for number in range(20):
        memory.add_recent(f"/{number}.json")
    assert len(memory.recent()) == MOST_RECENT
    assert memory.recent()[0] == "/19.json"
    if os.name == "posix":
        assert os.stat(memory.path).st_mode & 0o777 == 0o600


def test_recent_files_are_not_touched_at_the_start(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("/mnt/asleep/one.json", "/mnt/asleep/two & three.json"):
        Memory().add_recent(name)
    touched: list[str] = []
    for name in ("stat", "lstat", "open", "access", "scandir"):
        real = getattr(os, name)

        def spy(path: object = ".", *rest: object, real: object = real, **more: object) -> object:
            touched.append(str(path))
            return real(path, *rest, **more)  # type: ignore[operator]

        monkeypatch.setattr(os, name, spy)
    window = windows.opened(qtbot, small)
    recent = window.menus.file.recent
    recent.aboutToShow.emit()
    texts = [action.text() for action in recent.actions()]
    assert texts == ["/mnt/asleep/two && three.json", "/mnt/asleep/one.json"]
    assert not [path for path in touched if "asleep" in path]
    Path("/mnt/asleep/probe").exists()
    assert [path for path in touched if "asleep" in path], "the spy sees nothing"


def test_a_file_named_at_the_start_is_among_the_recent_ones(
    qtbot: QtBot, small: Dossier, tmp_path: Path
) -> None:
    path = str(tmp_path / "mine.json")
    window = windows.opened(qtbot, small, path)
    assert window.memory.recent() == [path]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colour_scheme_comes_back(qtbot: QtBot, small: Dossier, scheme: str) -> None:
    before = QCoreApplication.instance().palette()  # type: ignore[union-attr]
    window = windows.opened(qtbot, small)
    try:
        action = next(a for a in window.findChildren(QAction) if a.data() == scheme)
        action.trigger()
        assert style.tokens().dark is (scheme == "dark")
        window.close()
        again = windows.opened(qtbot, small)
        assert style.tokens().dark is (scheme == "dark")
        chosen = [a.data() for a in again.findChildren(QAction) if a.data() in SCHEMES
                  and a.isChecked()]  # fmt: skip
        assert chosen == [scheme]
    finally:
        QCoreApplication.instance().setPalette(before)  # type: ignore[union-attr]


def test_the_paper_comes_back() -> None:
    memory = Memory()
    memory.keep("print", {"size": 8, "landscape": True, "margins": [10, 11, 12, 13]})
    layout = printing.make_printer(printing.page_layout(memory)).pageLayout()
    assert layout.pageSize().id().value == 8
    assert layout.orientation() == layout.Orientation.Landscape
    margins = layout.margins(layout.Unit.Millimeter)
    assert [round(m) for m in (margins.left(), margins.top())] == [10, 11]


@pytest.mark.parametrize(
    "junk",
    [
        {"size": 99999}, {"size": -1}, {"size": True}, {"size": "A4"}, {"margins": [1, 2]},
        {"margins": "x"},
        {"margins": [1e999, 0, 0, 0]}, {"margins": [-5, 0, 0, 0]}, {"margins": [None] * 4},
        {"landscape": "yes"}, {"size": CUSTOM}, {"size": CUSTOM, "sides": [1, 1]},
        {"margins": [True, 1, 1, 1]}, {"margins": [float("nan"), 0, 0, 0]},
    ],
)  # fmt: skip
def test_a_strange_paper_is_the_standard_one(junk: dict[str, object]) -> None:
    memory = Memory()
    memory.keep("print", junk)
    assert printing.page_layout(memory) == pdf.paper_layout("a4")
    layout = printing.make_printer(printing.page_layout(memory)).pageLayout()
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert layout.orientation() == layout.Orientation.Portrait


LINES = (
    "window/geometry", "window\\geometry", "window\\splitter", "window\\evidence", "window\\tab",
    "scheme", "recent", "print", "tabs\\summary", "tabs\\equipment", "tabs\\casualties",
    "tabs\\timeline",
)  # fmt: skip
VALUES = (
    "@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0junk)", "@ByteArray()", "@Invalid()",
    "@Rect(1 2 3 4)",
    "@Variant(\\0\\0\\0\\x1)", "a, b, c", "true", "-1", "9" * 400, '"{\\"files\\": [1, null, {}]}"',
    '"[[[["', '"{\\"view\\": 7, \\"span\\": [1e999, \\"x\\"], \\"choice\\": 3}"', "[" * 5000,
    '"{\\"span\\": [5, 1], \\"collapsed\\": \\"all\\", \\"splitter\\": [-1, 99999999999]}"',
    '"{\\"sorting\\": [[1]], \\"widths\\": {\\"category\\": -7}, \\"filters\\": []}"',
)  # fmt: skip


@pytest.mark.any_font
@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_junk_values_are_ignored(qtbot: QtBot, small: Dossier, value: str) -> None:
    path = Path(Memory().path)
    path.parent.mkdir(parents=True, exist_ok=True)
    for line in LINES:
        section, _, key = line.rpartition("\\")
        path.write_text(f"[{section or 'General'}]\n{key}={value}\n", encoding="utf-8")
        memory = Memory()
        assert isinstance(memory.bytes(line.replace("\\", "/")), QByteArray)
        assert isinstance(memory.recent(), list)
    lines = "\n".join(f"{line.removeprefix('window/')}={value}" for line in LINES)
    path.write_text(f"[General]\n{lines}\n", encoding="utf-8")
    window = windows.opened(qtbot, small)
    for tab in TABS:
        window.open_tab(tab)
        assert window.tab.name == tab
    assert window.pane.record


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=400))
def test_any_bytes_in_the_settings_file_are_survived(content: bytes) -> None:
    path = Path(Memory().path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"[General]\nscheme=" + content + b"\n[window]\ntab=" + content)
    memory = Memory()
    assert memory.text("scheme", "system", SCHEMES) in SCHEMES
    assert memory.text("window/tab", "summary", TABS) in TABS
    assert memory.state("tabs/timeline") == {} or isinstance(memory.state("tabs/timeline"), dict)
    assert memory.flag("window/evidence", True) in (True, False)


def test_settings_that_cannot_be_written_are_no_obstacle(qtbot: QtBot, small: Dossier) -> None:
    path = Path(Memory().path)
    path.parent.parent.mkdir(parents=True, exist_ok=True)
    path.parent.write_text("a file where the folder should be")
    window = windows.opened(qtbot, small)
    told = [text for _, text in windows.texts(dialogs.about(window, small, "x", window.memory))]
    assert any(text.startswith("The settings cannot be written to") for text in told)
    window.close()
    assert path.parent.read_text() == "a file where the folder should be"


def test_nobody_else_reads_which_files_were_opened() -> None:
    memory = Memory()
    Path(memory.path).parent.mkdir(parents=True, exist_ok=True)
    Path(memory.path).touch(mode=0o644)
    memory.add_recent("/secret/a.json")
    memory.sync()
    assert "secret" in Path(memory.path).read_text("utf-8")
    assert Path(memory.path).stat().st_mode & 0o777 == 0o600
