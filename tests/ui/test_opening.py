"""Opening another file: a fault is told in full and leaves what was open; drop; progress."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import builders
import PySide6
import pytest
import windows
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
)
from windows import CTRL, press

from kursk_viewer.dossier import loading
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.output import files
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.paper.pdf import paper_layout, write_pdf
from kursk_viewer.output.paper.print_options import PrintOptions
from kursk_viewer.ui.file_dialogs import ask_where
from kursk_viewer.ui.window import opening
from kursk_viewer.ui.window.watch import ChangeNotice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

pytestmark = pytest.mark.any_font

RAW = builders.to_bytes(builders.package(gaps=[{"id": "other", "text": "Another file."}]))
BAD: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "there is no file"),
    "empty": (b"", "empty"),
    "not json": (b"PK\x03\x04", "not JSON"),
    "other json": (b"[1, 2]", ""),
    "not utf-8": (b"\xff\xfe{", "not UTF-8"),
    "duplicate keys": (RAW.replace(b'"name"', b'"name": "x", "name"', 1), "name"),
    "nan": (RAW.replace(b"39900", b"NaN"), "NaN"),
    "number as text": (RAW.replace(b"39900,", b'"39900",', 1), "39900"),
    "unknown word": (builders.to_bytes(builders.changed("claims", "total", precision="vast")),
                     "vast"),
    "broken reference": (builders.to_bytes(builders.changed("claims", "total", measure="none")),
                         "none"),
    "wrong derived value": (builders.to_bytes(builders.changed("claims", "hurt", value=1)),
                            "hurt"),
    "bidi": (builders.to_bytes(builders.changed("gaps", "own-losses", text="a\u202eb")),
             "own-losses"),
    "infinity": (RAW.replace(b"39900", b"1e999"), "infinity"),
}  # fmt: skip


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The heading and the list of each fault dialog."""
    found: list[tuple[str, str]] = []

    def exec_(dialog: QDialog) -> int:
        body = dialog.findChild(QPlainTextEdit)
        assert isinstance(body, QPlainTextEdit)
        found.append((dialog.findChildren(QLabel)[0].text(), body.toPlainText()))
        return 0

    monkeypatch.setattr(QDialog, "exec", exec_)
    return found


@pytest.fixture
def other(tmp_path: Path) -> str:
    path = tmp_path / "other & more.json"
    path.write_bytes(RAW)
    return str(path)


def seen_of(window: MainWindow) -> tuple[object, ...]:
    file = window.status_line.file.text()
    return window.dossier, window.windowTitle(), file, window.pane.text()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_and_what_was_open_stays(
    qtbot: QtBot, small: Dossier, told: list[tuple[str, str]], tmp_path: Path, name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    content, word = BAD[name]
    path = tmp_path / "bad.json"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    window = windows.opened(qtbot, small)
    before = (
        window.dossier,
        window.windowTitle(),
        window.status_line.file.text(),
        window.pane.text(),
    )
    press(qtbot, Qt.Key.Key_O, CTRL)
    assert len(told) == 1
    heading, faults = told[0]
    assert "stays open" in heading and "bad.json" in heading
    assert word in faults
    with pytest.raises(DossierError) as error:
        loading.load_file(str(path))
    assert faults.splitlines() == error.value.sentences()
    after = (
        window.dossier,
        window.windowTitle(),
        window.status_line.file.text(),
        window.pane.text(),
    )
    assert after == before
    assert window.memory.recent() == []


def test_two_faults_are_both_told(
    qtbot: QtBot, small: Dossier, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    pack = builders.changed("claims", "total", measure="none")
    builders.rows(pack, "events")[0]["category"] = "gossip"
    (tmp_path / "two.json").write_bytes(builders.to_bytes(pack))
    window = windows.opened(qtbot, small)
    assert not window.menus.file.open_path(str(tmp_path / "two.json"))
    assert "none" in told[0][1] and "gossip" in told[0][1]


def test_a_folder_is_refused(
    qtbot: QtBot, small: Dossier, told: list[tuple[str, str]], tmp_path: Path
) -> None:
    window = windows.opened(qtbot, small)
    assert not window.menus.file.open_path(str(tmp_path))
    assert "folder" in told[0][1]


def test_a_good_file_takes_the_place_of_the_other(
    qtbot: QtBot, small: Dossier, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (other, ""))
    window = windows.opened(qtbot, small, tab="timeline")
    press(qtbot, Qt.Key.Key_O, CTRL)
    assert window.dossier is not None and set(window.dossier.gaps) == {"other"}
    assert "other & more.json" in window.windowTitle()
    assert window.memory.recent() == [other]
    window.open_tab("summary")
    assert "Another file." in [text for _, text in windows.texts(window)] or any(
        "Another file." in text for _, text in windows.texts(window)
    )


def test_no_file_chosen_changes_nothing(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: ("", ""))
    window = windows.opened(qtbot, small)
    press(qtbot, Qt.Key.Key_O, CTRL)
    assert window.dossier is small


def test_recent_files_open_from_their_menu(qtbot: QtBot, small: Dossier, other: str) -> None:
    window = windows.opened(qtbot, small)
    window.memory.add_recent(other)
    recent = window.menus.file.recent
    recent.aboutToShow.emit()
    recent.actions()[0].trigger()
    assert window.dossier is not None and set(window.dossier.gaps) == {"other"}


def test_the_shipped_dossier_is_one_command_away(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    next(a for a in window.findChildren(QAction) if "shipped" in a.text()).trigger()
    assert window.dossier is not None and len(window.dossier.claims) > 100
    assert window.memory.recent() == []


# Drag and drop


def mime(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


POSITION = (QPointF if PySide6.__version_info__ >= (6, 12) else QPoint)(200, 200)
"""As the event takes it: `QPointF` is new in 6.12, which deprecates `QPoint`."""


def enter(data: QMimeData, offered: Qt.DropAction = Qt.DropAction.CopyAction) -> QDragEnterEvent:
    return QDragEnterEvent(
        POSITION, offered, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip


def test_a_file_is_dropped(qtbot: QtBot, small: Dossier, other: str) -> None:
    window = windows.opened(qtbot, small)
    data = mime(QUrl.fromLocalFile(other).toString())
    entered = enter(data)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    drop = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier,
    )  # fmt: skip
    drop.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, drop)
    assert drop.dropAction() == Qt.DropAction.CopyAction, "a move would delete the file"
    qtbot.waitUntil(lambda: window.dossier is not None and set(window.dossier.gaps) == {"other"})


def test_what_is_not_one_local_file_is_refused_in_a_sentence(
    qtbot: QtBot, small: Dossier, tmp_path: Path
) -> None:
    window = windows.opened(qtbot, small)
    folder = QUrl.fromLocalFile(str(tmp_path)).toString()
    refused = {
        (): "nothing else",
        ("https://page.example/x.json",): "of this computer only",
        ("file:///a.json", "file:///b.json"): "one file; 2 were dragged",
        (folder,): f"“{tmp_path.name}” is a folder",
    }
    for urls, word in refused.items():
        data = mime(*urls)
        entered = enter(data)
        QApplication.sendEvent(window, entered)
        assert not entered.isAccepted()
        assert word in window.statusBar().currentMessage()
    data = mime("file:///a.json")
    moved = enter(data, Qt.DropAction.MoveAction)
    QApplication.sendEvent(window, moved)
    assert not moved.isAccepted() and "moved away" in window.statusBar().currentMessage()


@pytest.mark.parametrize("tab", ["summary", "equipment", "timeline"])
def test_a_field_leaves_a_dropped_file_to_the_window(
    qtbot: QtBot, small: Dossier, other: str, tab: str
) -> None:
    window = windows.opened(qtbot, small, tab=tab)
    window.tab.focus_find()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    data = mime(QUrl.fromLocalFile(other).toString())
    entered = enter(data)
    QApplication.sendEvent(field, entered)
    assert entered.isAccepted() and field.text() == ""
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.LinkAction | Qt.DropAction.MoveAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    drop.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(field, drop)
    assert drop.dropAction() == Qt.DropAction.LinkAction, "no copy is offered"
    assert field.text() == ""


# The file changes on the disk


def replaced(path: str, content: bytes) -> None:
    beside = f"{path}.new"
    with open(beside, "wb") as file:
        file.write(content)
    os.replace(beside, path)


def test_a_file_that_changes_on_the_disk_is_told_and_read_again(
    qtbot: QtBot, small: Dossier, other: str, told: list[tuple[str, str]]
) -> None:
    window = windows.opened(qtbot, small)
    assert window.menus.file.open_path(other)
    notice = window.findChild(ChangeNotice)
    assert isinstance(notice, ChangeNotice) and not notice.isVisible()
    before = window.dossier
    replaced(other, b"{")
    qtbot.waitUntil(notice.isVisible)
    assert "F5" in notice.text()
    assert "has changed" in window.statusBar().currentMessage()
    press(qtbot, Qt.Key.Key_F5)
    assert "stays open" in told[0][0] and window.dossier is before
    assert notice.isVisible()
    os.remove(other)
    qtbot.waitUntil(lambda: "deleted" in notice.text())
    newer = builders.package(gaps=[{"id": "fresh", "text": "A newer file."}])
    with open(other, "wb") as file:
        file.write(builders.to_bytes(newer))
    qtbot.waitUntil(lambda: "F5" in notice.text())
    qtbot.mouseClick(notice, Qt.MouseButton.LeftButton)
    assert window.dossier is not None and set(window.dossier.gaps) == {"fresh"}
    assert not notice.isVisible()
    assert window.statusBar().currentMessage() == "Read again: the file has changed."
    press(qtbot, Qt.Key.Key_F5)
    assert "what it said before" in window.statusBar().currentMessage()
    replaced(other, RAW)
    qtbot.waitUntil(notice.isVisible)


# Large files


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch, other: str) -> threading.Event:
    """Every file is large, and is read only when this event is set."""
    gate = threading.Event()

    def slowly(path: str) -> Dossier:
        gate.wait(20)
        return loading.load_file(path)

    monkeypatch.setattr(opening, "load_file", slowly)
    monkeypatch.setattr(opening, "LARGE", 10)
    monkeypatch.setattr(opening, "SLOW", 10)
    return gate


def when_progress_shows(window: windows.MainWindow, act: Callable[[QProgressDialog], None]) -> None:
    def look() -> None:
        progress = window.findChild(QProgressDialog)
        if isinstance(progress, QProgressDialog) and progress.isVisible():
            timer.stop()
            act(progress)

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(5)


def test_a_large_file_is_read_behind_a_progress_that_names_it(
    qtbot: QtBot, small: Dossier, other: str, held: threading.Event
) -> None:
    window = windows.opened(qtbot, small)
    seen: list[str] = []
    collecting: list[bool] = []

    def act(progress: QProgressDialog) -> None:
        label = progress.findChild(QLabel)
        assert isinstance(label, QLabel)
        assert label.textFormat() == Qt.TextFormat.PlainText
        seen.append(label.text())
        collecting.append(gc.isenabled())
        held.set()

    when_progress_shows(window, act)
    assert window.menus.file.open_path(other)
    assert seen == ["Reading other & more.json…"]
    assert window.dossier is not None and set(window.dossier.gaps) == {"other"}
    assert collecting == [False], "a collection in the reading thread destroys widgets outside ours"
    assert gc.isenabled()


def test_reading_a_large_file_can_be_cancelled(
    qtbot: QtBot, small: Dossier, other: str, held: threading.Event
) -> None:
    window = windows.opened(qtbot, small)

    def act(progress: QProgressDialog) -> None:
        cancel = progress.findChild(QPushButton)
        assert isinstance(cancel, QPushButton)
        assert not window.menus.file.open_path(other), "two files are read at once"
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)

    when_progress_shows(window, act)
    assert not window.menus.file.open_path(other)
    assert not gc.isenabled(), "the reading goes on"
    held.set()
    qtbot.waitUntil(gc.isenabled)
    assert window.dossier is small
    assert window.memory.recent() == []


def test_a_large_bad_file_is_told_like_a_small_one(
    qtbot: QtBot, small: Dossier, told: list[tuple[str, str]], tmp_path: Path,
    held: threading.Event,
) -> None:  # fmt: skip
    held.set()
    (tmp_path / "bad.json").write_bytes(b"[" * 100)
    window = windows.opened(qtbot, small)
    assert not window.menus.file.open_path(str(tmp_path / "bad.json"))
    assert "not JSON" in told[0][1]
    assert window.dossier is small


# Started by a desktop, without a terminal


STARTED = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
application = QApplication(sys.argv[:1])
from kursk_viewer import cli
told = []
def look():
    dialog = QApplication.activeModalWidget()
    window = next((w for w in QApplication.topLevelWidgets() if w.windowTitle()), None)
    if dialog is not None:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        told.extend(body.toPlainText() for body in dialog.findChildren(QPlainTextEdit))
        dialog.reject()
    elif window is not None and window.isVisible() and (told or not sys.argv[2]):
        print(json.dumps([window.windowTitle(), *told]))
        application.exit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(cli.main(["--fresh", sys.argv[1]], terminal=False))
"""


def opened_by_a_desktop(path: str, faults: str = "") -> list[str]:
    """The title of the window that opens, and the texts of the dialog of `faults` over it."""
    command = [sys.executable, "-c", STARTED, path, faults]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0 and "kursk-viewer:" not in answer.stderr
    told: list[str] = json.loads(answer.stdout)
    return told


@pytest.mark.parametrize("name", ["other json", "missing"])
def test_a_desktop_is_told_of_a_bad_file_in_the_window(tmp_path: Path, name: str) -> None:
    content, _ = BAD[name]
    path = tmp_path / "bad & worse.json"
    if content is not None:
        path.write_bytes(content)
    title, heading, faults = opened_by_a_desktop(str(path), "faults")
    assert "Reported losses" in title
    assert f"“{path}” was not opened" in heading and "ships with the program" in heading
    with pytest.raises(DossierError) as error:
        loading.load_file(str(path))
    assert faults.splitlines() == error.value.sentences()


def test_a_desktop_opens_a_dossier_by_its_address(other: str) -> None:
    (title,) = opened_by_a_desktop(bytes(QUrl.fromLocalFile(other).toEncoded().data()).decode())
    assert "other & more.json" in title


# Files that are slow, hostile in name, or open


def test_a_pipe_that_nobody_writes_to_is_given_up_and_leaves_nothing_switched_off(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SLOW", 10)
    path = str(tmp_path / "pipe.json")
    os.mkfifo(path)
    window = windows.opened(qtbot, small)
    when_progress_shows(window, lambda progress: progress.canceled.emit())
    assert not window.menus.file.open_path(path)
    qtbot.waitUntil(gc.isenabled)
    assert not [thread for thread in threading.enumerate() if isinstance(thread, opening.Reader)]
    assert window.dossier is small


def test_a_pipe_is_read_to_its_end(qtbot: QtBot, small: Dossier, tmp_path: Path) -> None:
    path = str(tmp_path / "pipe.json")
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: Path(path).write_bytes(RAW))
    writer.start()
    window = windows.opened(qtbot, small)
    assert window.menus.file.open_path(path)
    writer.join()
    assert window.dossier is not None and set(window.dossier.gaps) == {"other"}


def test_a_file_that_is_slow_though_small_is_read_behind_the_window(
    qtbot: QtBot, small: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 kB are in the background, and the window answers meanwhile."""
    path = tmp_path / "small.json"
    path.write_bytes(RAW + b" " * 200_000)
    read_in: list[threading.Thread] = []

    def load(name: str) -> Dossier:
        read_in.append(threading.current_thread())
        return loading.load_file(name)

    monkeypatch.setattr(opening, "load_file", load)
    window = windows.opened(qtbot, small)
    assert window.menus.file.open_path(str(path))
    assert read_in[0] is not threading.main_thread()


def test_without_memory_a_file_is_told_of_like_a_bad_one(
    qtbot: QtBot, small: Dossier, other: str, told: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def load(_name: str) -> Dossier:
        raise MemoryError

    monkeypatch.setattr(opening, "load_file", load)
    window = windows.opened(qtbot, small)
    for most in (10, 10**9):
        monkeypatch.setattr(opening, "LARGE", most)
        assert not window.menus.file.open_path(other)
    assert [faults for _, faults in told] == [told[0][1]] * 2
    assert "not enough memory" in told[0][1]


NAMES = [
    "a\u202eb.json",
    "a\nb.json",
    "a\tb.json",
    "x&lt;b&gt;.json",
    "<img src=x>.json",
    "\u05d0\u05d1\u05d2 1.json",
    "a\u200b\u2066\u00adb.json",
    f"{'long ' * 40}.json",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_neither_turns_round_nor_hides_what_stands_beside_it(
    qtbot: QtBot, small: Dossier, tmp_path: Path, name: str, told: list[tuple[str, str]]
) -> None:
    path = tmp_path / name
    path.write_bytes(RAW)
    window = windows.opened(qtbot, small)
    assert window.menus.file.open_path(str(path))
    assert window.dossier is not None
    line = window.status_line.file
    assert line.textFormat() == Qt.TextFormat.PlainText
    shown = line.text()
    assert "\n" not in shown
    assert not set(shown) & set("\u202e\u200b\u00ad\t")
    assert f"fingerprint {window.dossier.fingerprint[:12]}" in shown
    assert shown.count("\u2066") == shown.count("\u2069")
    assert len(shown) < 250
    if "\u05d0" in name:
        assert shown.index("\u2066") < shown.index("\u05d0") < shown.index("\u2069")
    window.menus.file.recent.aboutToShow.emit()
    entry = window.menus.file.recent.actions()[0].text()
    for text in (entry, window.windowTitle()):
        assert not set(text) & set("\u202e\u200b\u00ad\t\n")
        assert len(text) < 120
    path.write_bytes(b"{")
    assert not window.menus.file.open_path(str(path))
    assert not set(told[0][0]) & set("\u202e\u200b\u00ad\t")


@pytest.mark.parametrize("way", ["itself", "symlink", "hard link", "other path"])
def test_nothing_is_written_over_the_dossier_that_is_open(
    qtbot: QtBot, small: Dossier, other: str, tmp_path: Path, way: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    window = windows.opened(qtbot, small)
    assert window.menus.file.open_path(other)
    target = other
    if way == "symlink":
        target = str(tmp_path / "link.pdf")
        os.symlink(other, target)
    elif way == "hard link":
        target = str(tmp_path / "hard.pdf")
        os.link(other, target)
    elif way == "other path":
        target = os.path.join(str(tmp_path), "..", tmp_path.name, os.path.basename(other))
    with pytest.raises(OutputError, match="the data file that is open"):
        files.write(target, b"x")
    assert Path(other).read_bytes() == RAW
    with pytest.raises(OutputError, match="the data file that is open"):
        write_pdf(small, target, paper_layout("a4"), PrintOptions())
    assert Path(other).read_bytes() == RAW
    names = [target, ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (names.pop(0), ""))
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    assert not ask_where(window, None, "Export", "a.pdf", {"pdf": "PDF (*.pdf)"})
    assert "is the dossier that is open" in said[0]
    assert Path(other).read_bytes() == RAW
    window.document.open(small, "elsewhere.json")
    files.write(target, b"x")
    assert Path(target).read_bytes() == b"x"
