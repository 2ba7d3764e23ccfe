"""A file is written whole or not at all, and the reason is told."""

import os

import pytest
from PySide6 import QtCore

from kursk_viewer.output import files
from kursk_viewer.output.files import OutputError


class FullDisk:
    """A `QSaveFile` on a full disk: it fails to commit and has lost the reason."""

    def __init__(self, path):
        self.path = path

    def open(self, mode):
        return True

    def write(self, content):
        return len(content)

    def commit(self):
        return False

    def errorString(self):
        return "Unknown error"


def test_a_lost_reason_is_told_as_what_it_is_likely_to_be(monkeypatch, tmp_path):
    monkeypatch.setattr(QtCore, "QSaveFile", FullDisk)
    with pytest.raises(OutputError, match="could not be written: the disk may be full"):
        files.write(str(tmp_path / "a.pdf"), b"x")


def test_a_file_is_written(tmp_path):
    files.write(str(tmp_path / "a"), b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="the system has no files without a name")
def test_a_file_that_is_replaced_has_no_temporary_neighbour(monkeypatch, tmp_path):
    """Whatever ends the program while it writes leaves nothing behind."""
    there = tmp_path / "a.pdf"
    there.write_bytes(b"before")
    there.chmod(0o640)
    (tmp_path / "link").symlink_to(there)
    seen = []
    flush = os.fdatasync
    monkeypatch.setattr(os, "fdatasync", lambda n: (seen.append(os.listdir(tmp_path)), flush(n)))
    files.write(str(tmp_path / "link"), b"x")
    assert sorted(seen[0]) == ["a.pdf", "link"]
    assert there.read_bytes() == b"x"
    assert there.stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "link").is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["a.pdf", "link"]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="the system has no files without a name")
def test_what_a_kill_left_behind_is_gone_with_the_next_write(monkeypatch, tmp_path):
    there = tmp_path / "a.pdf"
    there.write_bytes(b"before")

    class Killed(BaseException):
        pass

    def kill(*_arguments):
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(os, "replace", kill)
        files.write(str(there), b"x")
    assert there.read_bytes() == b"before"
    assert len(os.listdir(tmp_path)) == 2
    files.write(str(there), b"y")
    assert there.read_bytes() == b"y"
    assert os.listdir(tmp_path) == ["a.pdf"]


def test_where_a_file_cannot_be_replaced_at_once_it_is_by_qt(monkeypatch, tmp_path):
    there = tmp_path / "a.pdf"
    there.write_bytes(b"before")

    def refuse(*_arguments, **_options):
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    files.write(str(there), b"x")
    assert there.read_bytes() == b"x"
    assert os.listdir(tmp_path) == ["a.pdf"]
