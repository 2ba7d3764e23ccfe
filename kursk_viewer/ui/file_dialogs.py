"""Asking for a file to read or to write, beginning in the folder where the reader was last; and
writing pictures and tables there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output import pictures, tables
from kursk_viewer.output.files import OutputError, write
from kursk_viewer.output.picture_settings import PictureSettings
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.window import dialogs

_KEY = "folder"


def ask_where(
    parent: QWidget, memory: Memory | None, title: str, name: str, kinds: dict[str, str]
) -> str:
    """Where to write a file of this name; empty when given up.

    `kinds` has for each ending what the dialog calls it; `memory` knows the folder. A name without
    an ending gets that of the kind chosen; where a file of that longer name is there already, which
    the dialog did not ask about, the reader is asked here.
    """
    while True:
        path, kind = QFileDialog.getSaveFileName(
            parent,
            title,
            os.path.join(_folder(memory), name),
            ";;".join(kinds.values()),
        )
        _remember(memory, path)
        if not path or re.search(r"\.[A-Za-z]{1,5}$", path):
            return path
        first = next(iter(kinds))
        path += "." + next((ending for ending, label in kinds.items() if label == kind), first)
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


def ask_which(parent: QWidget, memory: Memory | None, title: str, kinds: str) -> str:
    """Which file to read; empty when given up."""
    path, _ = QFileDialog.getOpenFileName(parent, title, _folder(memory), kinds)
    _remember(memory, path)
    return path


def picture_actions(tab: Tab, picture: Callable[[], Picture | None]) -> list[QAction]:
    """Commands that save or copy what `picture` gives when they are carried out."""

    def save(ending: str) -> None:
        made = picture()
        path = save_picture(tab, made, ending) if made is not None else ""
        if path:
            tab.status_changed.emit(tr("Saved “{path}”.").format(path=path))

    def copy() -> None:
        made = picture()
        if made is not None:
            copy_picture(made)
            tab.status_changed.emit(tr("The picture is on the clipboard."))

    return [
        action(tab, tr("Save picture as SVG…"), partial(save, "svg"), keys="Ctrl+Shift+S"),
        action(tab, tr("Save picture as PNG…"), partial(save, "png")),
        action(tab, tr("Save picture as PDF…"), partial(save, "pdf")),
        action(tab, tr("Copy picture"), copy, keys="Ctrl+Shift+C"),
    ]


def save_picture(tab: Tab, picture: Picture, ending: str) -> str:
    """Ask for a place, and for PNG a scale, and write; the path, or nothing when given up."""
    kinds = {ending: f"{ending.upper()} (*.{ending})"}
    path = ask_where(tab, tab.memory, tr("Save picture"), f"{picture.name}.{ending}", kinds)
    if not path:
        return ""
    scale = 2.0
    if ending == "png":
        wide = round(pictures.WIDTH)
        label = tr("Scale (1 is {wide} pixels wide):").format(wide=wide)
        scale, agreed = QInputDialog.getDouble(tab, tr("Save picture"), label, 2.0, 0.25, 20.0, 2)
        if not agreed:
            return ""
    try:
        wide = round(pictures.WIDTH * scale) if ending == "png" else 0
        pictures.save(picture, path, PictureSettings(width=wide))
    except OutputError as error:
        dialogs.message(tab, tr("Picture not saved"), str(error)).exec()
        return ""
    return path


def save_table(tab: Tab, table: Callable[[str], Table | None], name: str) -> str:
    """Ask for a place and write what `table` gives for its ending; the path, or nothing."""
    kinds = {
        "csv": tr("Comma-separated, one figure a row (*.csv)"),
        "tsv": tr("Tab-separated, as shown (*.tsv)"),
        "md": tr("Markdown, as shown (*.md)"),
    }
    path = ask_where(tab, tab.memory, tr("Save table"), f"{name}.csv", kinds)
    made = table(path.rpartition(".")[2].lower()) if path else None
    if made is None:
        return ""
    try:
        tables.save(made, path)
    except OutputError as error:
        dialogs.message(tab, tr("Table not saved"), str(error)).exec()
        return ""
    return path


def save_page(parent: QWidget, memory: Memory, dossier: Dossier) -> str:
    """Ask for a place and write the Summary as a page of HTML; the path, or nothing."""
    title = tr("Export page as HTML")
    kinds = {"html": tr("Web page, complete in one file (*.html)")}
    path = ask_where(parent, memory, title, "kursk-summary.html", kinds)
    if not path:
        return ""
    from kursk_viewer.output.document_charts import svg_element
    from kursk_viewer.output.document_html import as_html

    try:
        write(path, f"{as_html(summary_document(dossier), svg_element)}\n".encode())
    except OutputError as error:
        dialogs.message(parent, tr("Page not written"), str(error)).exec()
        return ""
    return path


def copy_picture(picture: Picture) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(pictures.image(picture))


def _folder(memory: Memory | None) -> str:
    """The folder used last, else that of the reader's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (memory.text(_KEY, "") if memory else "", documents)
    return next((each for each in known if each and os.path.isdir(each)), os.path.expanduser("~"))


def _remember(memory: Memory | None, path: str) -> None:
    if memory is not None and path:
        memory.keep(_KEY, os.path.dirname(os.path.abspath(path)))
