"""Asking for a file, beginning in the folder where the reader was last."""

from __future__ import annotations

import os
import re

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from kursk_viewer.translation import tr
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.settings import Memory

_KEY = "folder"


def ask_where(parent: QWidget, title: str, name: str, kinds: dict[str, str]) -> str:
    """Where to write a file of this name; empty when given up.

    `kinds` tells for each ending what the dialog calls it. A name without an ending gets that of
    the kind chosen; where a file of that longer name is there already, which the dialog did not
    ask about, the reader is asked here.
    """
    while True:
        path, kind = QFileDialog.getSaveFileName(
            parent,
            title,
            os.path.join(_folder(parent, os.path.expanduser("~")), name),
            ";;".join(kinds.values()),
        )
        _remember(parent, path)
        if not path or re.search(r"\.[A-Za-z]{1,5}$", path):
            return path
        first = next(iter(kinds))
        path += "." + next((ending for ending, told in kinds.items() if told == kind), first)
        if not os.path.exists(path) or _may_replace(parent, title, path):
            return path


def _may_replace(parent: QWidget, title: str, path: str) -> bool:
    box = dialogs.message(
        parent,
        title,
        tr("“{name}” is there already. Replace it?").format(name=os.path.basename(path)),
        tr("It is in the folder “{folder}”.").format(folder=os.path.dirname(path)),
    )
    replace = box.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is replace


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
