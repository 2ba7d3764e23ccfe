"""Asking for a file, beginning in the folder where the reader was last."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QFileDialog, QWidget

from kursk_viewer.ui.settings import Memory

_KEY = "folder"


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
    """Where to write a file of this name, and the kind chosen; empty when given up."""
    path, kind = QFileDialog.getSaveFileName(
        parent, title, os.path.join(_folder(parent, os.path.expanduser("~")), name), kinds
    )
    _remember(parent, path)
    return path, kind


def ask_which(parent: QWidget, title: str, folder: str, kinds: str) -> str:
    """Which file to read, beginning in `folder` where none was used yet; empty when given up."""
    path, _ = QFileDialog.getOpenFileName(parent, title, _folder(parent, folder), kinds)
    _remember(parent, path)
    return path


def _memory(parent: QWidget) -> Memory | None:
    memory = getattr(parent.window(), "memory", None)
    return memory if isinstance(memory, Memory) else None


def _folder(parent: QWidget, usual: str) -> str:
    memory = _memory(parent)
    folder = memory.text(_KEY, "") if memory else ""
    return folder if folder and os.path.isdir(folder) else usual


def _remember(parent: QWidget, path: str) -> None:
    memory = _memory(parent)
    if memory is not None and path:
        memory.keep(_KEY, os.path.dirname(os.path.abspath(path)))
