"""Putting the program into a user's desktop, and taking it away again."""

from __future__ import annotations

import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from test_desktop_identity import SHARE

from kursk_viewer import cli, desktop

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no such desktop")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's desktop looks; the command that opens the window lies at an odd path."""
    folder, commands = tmp_path / "share", tmp_path / 'odd "$name"'
    commands.mkdir()
    (commands / desktop.WINDOW_COMMAND).touch(mode=0o755)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setattr(sys, "executable", str(commands / "python"))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def run(option: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str], str]:
    code = cli.main([option])
    told = capsys.readouterr()
    return code, told.out.splitlines(), told.err


def test_all_of_the_shared_folder_is_put() -> None:
    there = (path for path in SHARE.rglob("*") if path.is_file())
    assert sorted(desktop.FILES) == sorted(path.relative_to(SHARE).as_posix() for path in there)


def test_what_is_put_is_told_once_and_all_of_it_taken_away(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told, faults = run("--install-desktop", capsys)
    assert (code, faults) == (0, "")
    put = files(place)
    assert set(desktop.FILES) <= set(put)
    assert [line for line in told if line.startswith("put: ")] == [
        f"put: {place / name}" for name in desktop.FILES
    ]
    code, told, _ = run("--install-desktop", capsys)
    assert code == 0 and not any(line.startswith("put: ") for line in told)
    assert {name: put[name] for name in desktop.FILES} == {
        name: files(place)[name] for name in desktop.FILES
    }
    code, told, faults = run("--uninstall-desktop", capsys)
    assert (code, faults) == (0, "")
    assert list(place.iterdir()) == []
    assert {line for line in told if "taken away" in line} == {
        f"taken away: {place / name}" for name in desktop.FILES
    }
    assert "Nothing was put" in run("--uninstall-desktop", capsys)[1][0]


def test_the_entry_starts_the_command_by_its_path(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--install-desktop", capsys)
    lines = (place / desktop.ENTRY).read_text("utf-8").splitlines()
    command = os.path.join(os.path.dirname(sys.executable), desktop.WINDOW_COMMAND)
    assert f"TryExec={command}" in lines
    started = [line.removeprefix("Exec=") for line in lines if line.startswith("Exec=")]
    assert len(started) == 4
    quoted = command.replace('"', r'\\"').replace("$", r"\\$")
    assert all(line.startswith(f'"{quoted}" ') for line in started)
    assert started[0].endswith('" %f') and started[1].endswith('" --tab equipment')


def test_what_others_put_or_changed_stays(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs, changed, linked = (place / name for name in desktop.FILES[1:4])
    for path in (theirs, linked):
        path.parent.mkdir(parents=True)
    theirs.write_text("theirs")
    target = place / "elsewhere"
    target.write_text("linked to")
    linked.symlink_to(target)
    same = place / desktop.FILES[-1]
    same.parent.mkdir(parents=True)
    same.symlink_to(SHARE / desktop.FILES[-1])
    other = place / "applications" / "other.desktop"
    other.parent.mkdir()
    other.touch()
    _, told, _ = run("--install-desktop", capsys)
    left = [line for line in told if "something else" in line]
    assert len(left) == 2 and str(theirs) in left[0] and str(linked) in left[1]
    assert f"there already: {same}" in told
    changed.write_text("changed")
    code, told, _ = run("--uninstall-desktop", capsys)
    assert code == 0 and any("changed" in line and str(changed) in line for line in told)
    assert theirs.read_text() == "theirs" and target.read_text() == "linked to"
    assert changed.read_text() == "changed" and other.exists() and same.exists()
    assert not (place / desktop.ENTRY).exists() and not (place / "kursk-viewer").exists()


def test_a_place_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file" / "share"))
    code, _, faults = run("--install-desktop", capsys)
    assert code == 3
    assert len(faults.splitlines()) == 1 and "could not be written" in faults


def test_a_record_that_was_tampered_with_takes_nothing_else_away(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    victim = place.parent / "victim"
    victim.write_bytes(b"precious")
    record = place / "kursk-viewer" / "installed.json"
    record.parent.mkdir(parents=True)
    digest = sha256(b"precious").hexdigest()
    record.write_text(f'{{"../victim": "{digest}", "{victim}": "{digest}"}}')
    assert run("--uninstall-desktop", capsys)[0] == 0
    assert victim.read_bytes() == b"precious"


def test_what_an_older_version_put_is_taken_away_too(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--install-desktop", capsys)
    old, record = place / "applications" / "old.desktop", place / "kursk-viewer" / "installed.json"
    old.write_bytes(b"old")
    known = json.loads(record.read_text())
    record.write_text(json.dumps({**known, "applications/old.desktop": sha256(b"old").hexdigest()}))
    assert run("--uninstall-desktop", capsys)[0] == 0
    assert list(place.iterdir()) == []
