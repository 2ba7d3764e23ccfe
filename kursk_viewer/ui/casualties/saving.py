"""Asking where a picture or a table goes, and telling when it could not go there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from kursk_viewer.output import pictures, tables
from kursk_viewer.output.files import OutputError
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.folders import ask_where


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


def save_picture(parent: QWidget, picture: Picture, ending: str) -> str:
    """Ask for a place, and for PNG a scale, and write; the path, or nothing when given up."""
    kinds = {ending: f"{ending.upper()} (*.{ending})"}
    path = ask_where(parent, tr("Save picture"), f"{picture.name}.{ending}", kinds)
    if not path:
        return ""
    scale = 2.0
    if ending == "png":
        wide = round(pictures.WIDTH)
        label = tr("Scale (1 is {wide} pixels wide):").format(wide=wide)
        scale, agreed = QInputDialog.getDouble(
            parent, tr("Save picture"), label, 2.0, 0.25, 20.0, 2
        )
        if not agreed:
            return ""
    try:
        pictures.save(picture, path, scale)
    except OutputError as error:
        show_error(parent, tr("Picture not saved"), str(error))
        return ""
    return path


def save_table(parent: QWidget, table: Callable[[str], Table | None], name: str) -> str:
    """Ask for a place and write what `table` gives for its ending; the path, or nothing."""
    kinds = {
        "csv": tr("Comma-separated, one figure a row (*.csv)"),
        "tsv": tr("Tab-separated, as shown (*.tsv)"),
        "md": tr("Markdown, as shown (*.md)"),
    }
    path = ask_where(parent, tr("Save table"), f"{name}.csv", kinds)
    made = table(path.rpartition(".")[2].lower()) if path else None
    if made is None:
        return ""
    try:
        tables.save(made, path)
    except OutputError as error:
        show_error(parent, tr("Table not saved"), str(error))
        return ""
    return path


def copy_picture(picture: Picture) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(pictures.image(picture))


def show_error(parent: QWidget, title: str, sentence: str) -> None:
    """Tell what went wrong, as plain text."""
    dialogs.message(parent, title, sentence).exec()
