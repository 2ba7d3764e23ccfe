"""Asking where a picture goes, and telling when it could not go there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from kursk_viewer.output import pictures
from kursk_viewer.output.errors import OutputError
from kursk_viewer.output.pictures import Picture
from kursk_viewer.translation import tr


def save_picture(parent: QWidget, picture: Picture, ending: str) -> str:
    """Ask for a place, and for PNG a scale, and write; the path, or nothing when given up."""
    path, _kind = QFileDialog.getSaveFileName(
        parent, tr("Save picture"), f"{picture.name}.{ending}", f"{ending.upper()} (*.{ending})"
    )
    if not path:
        return ""
    if not path.lower().endswith(f".{ending}"):
        path += f".{ending}"
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
        show_error(parent, str(error))
        return ""
    return path


def copy_picture(picture: Picture) -> None:
    """Put the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(pictures.image(picture))


def show_error(parent: QWidget, sentence: str) -> None:
    """Tell what went wrong, as plain text."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Picture not saved"), "", parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.exec()
