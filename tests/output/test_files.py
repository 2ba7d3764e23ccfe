"""A file is written whole or not at all, and the reason is told."""

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
