"""Asking for a file to read or to write, beginning in the folder where the reader was last; and
writing pictures and tables there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QObject, QStandardPaths, Slot
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output import pictures, tables
from kursk_viewer.output.files import OutputError, is_kept, write
from kursk_viewer.output.pictures import Picture
from kursk_viewer.pages.summary.document import summary_document
from kursk_viewer.pages.table import Table
from kursk_viewer.pages.wording import capital
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.labels import file_name, path_shown
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.window import dialogs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.ui.pictures.background import Background

_KEY = "folder"


def ask_where(
    parent: QWidget, memory: Memory | None, title: str, name: str, kinds: dict[str, str]
) -> str:
    """Where to write a file of this name; empty when given up.

    `kinds` has for each ending what the dialog calls it; `memory` knows the folder. A name without
    an ending gets that of the kind chosen; where a file of that longer name is there already, which
    the dialog did not ask about, the reader is asked here. The dossier that is open is never
    replaced.
    """
    path, _ = _ask_where(parent, memory, title, name, list(kinds.items()))
    return path


def _ask_where(
    parent: QWidget, memory: Memory | None, title: str, name: str, kinds: list[tuple[str, str]]
) -> tuple[str, int]:
    """The same where several kinds may have one ending: also the place of the kind chosen.

    The name as it was proposed follows the kind, which the dialog leaves to its reader.
    """
    labels = [label for _, label in kinds]
    while True:
        path, label = QFileDialog.getSaveFileName(
            parent,
            title,
            os.path.join(_folder(memory), name),
            ";;".join(labels),
        )
        kind = labels.index(label) if label in labels else 0
        _remember(memory, path)
        if not path:
            return path, kind
        stem, ending = os.path.splitext(path)
        named = bool(re.fullmatch(r"\.[A-Za-z]{1,5}", ending))
        if named and os.path.basename(path) == name and ending != f".{kinds[kind][0]}":
            path, named = stem, False
        if not named:
            path += f".{kinds[kind][0]}"
        if is_kept(path):
            text = tr("“{name}” is the dossier that is open; choose another name.")
            dialogs.message(parent, title, text.format(name=file_name(path))).exec()
        elif named or not os.path.exists(path) or _may_replace(parent, title, path):
            return path, kind


def _may_replace(parent: QWidget, title: str, path: str) -> bool:
    box = dialogs.message(
        parent,
        title,
        tr("“{name}” is there already. Replace it?").format(name=file_name(path)),
        tr("It is in the folder “{folder}”.").format(folder=path_shown(os.path.dirname(path))),
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

    def save() -> None:
        made = picture()
        path = save_picture(tab, made) if made is not None else ""
        if path:
            tab.status_changed.emit(tr("Saved “{path}”.").format(path=path_shown(path)))

    copier = _PictureCopier(tab)

    def copy() -> None:
        made = picture()
        if made is not None:
            copier.copy(made)

    return [
        action(
            tab, tr("Save picture…"), save, keys="Ctrl+Shift+S",
            tip=tr("Save the picture as SVG, PNG or PDF, in a size and colours of your choice"),
        ),
        action(tab, tr("Copy picture"), copy, keys="Ctrl+Shift+C"),
    ]  # fmt: skip


class _PictureCopier(QObject):
    """Puts pictures of a tab on the clipboard. They are painted, and encoded for the program that
    takes them, beside the window, which answers meanwhile."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._background: Background | None = None

    def copy(self, picture: Picture) -> None:
        """Begin with this picture; the status bar says when it is there."""
        if self._background is None:
            from kursk_viewer.ui.pictures.background import Background

            self._background = Background(self)
            self._background.done.connect(self._take)
            self._tab.destroyed.connect(self._background.stop)
        self._tab.status_changed.emit(tr("The picture is being made…"))

        def make() -> tuple[bytes, QImage]:
            image = pictures.image(picture)
            return pictures.png_of(image), image

        self._background.do(make)

    @Slot(object)
    def _take(self, made: object) -> None:
        if isinstance(made, OutputError):
            self._tab.status_changed.emit(capital(str(made)))
        elif isinstance(made, tuple):
            content, image = made
            both = QMimeData()
            both.setData("image/png", QByteArray(content))
            both.setImageData(image)
            QGuiApplication.clipboard().setMimeData(both)
            self._tab.status_changed.emit(tr("The picture is on the clipboard."))


def save_picture(tab: Tab, picture: Picture) -> str:
    """Ask how a picture is to look and where it goes, and write it; the path, or nothing when given
    up."""
    from kursk_viewer.ui.pictures.dialog import PictureDialog

    def ask(parent: QWidget, name: str, kinds: dict[str, str]) -> str:
        return ask_where(parent, tab.memory, tr("Save picture"), name, kinds)

    dialog = PictureDialog(tab, picture, tab.memory, ask)
    dialog.exec()
    dialog.deleteLater()
    return dialog.path


def table_action(tab: Tab, table: Callable[[str], Table | None], name: str, *keys: str) -> QAction:
    """A command that saves what `table` gives for a form of `tables.FILES`; Ctrl+S and `keys`
    ask for it."""

    def save() -> None:
        path = save_table(tab, tab.memory, table, f"{name}.xlsx")
        if path:
            tab.status_changed.emit(tr("Saved “{path}”.").format(path=path_shown(path)))

    return action(tab, tr("Save table as…"), save, keys=("Ctrl+S", *keys))


def save_table(
    parent: QWidget, memory: Memory | None, table: Callable[[str], Table | None], name: str
) -> str:
    """Ask for a place and write what `table` gives for its form; the path, or nothing.

    Of several forms with the ending of the path the one counts that the reader chose.
    """
    labels = {
        ("xlsx", ""): tr("Workbook (.xlsx): numbers as numbers in every language (*.xlsx)"),
        ("csv-spreadsheet", ","): tr("CSV for spreadsheets: byte order mark, 5.5 as 55E-1 (*.csv)"),
        ("csv-spreadsheet", ";"): tr(
            "CSV parted by semicolons, for spreadsheets with a decimal comma (*.csv)"
        ),
        ("csv", ","): tr("CSV for programs: plain numbers with a point (*.csv)"),
        ("tsv", ""): tr("Tab-separated, columns as shown, to paste (*.tsv)"),
        ("markdown", ""): tr("Markdown, as shown, to read (*.md)"),
    }
    kinds = [(tables.FILES[form], label) for (form, _), label in labels.items()]
    path, kind = _ask_where(parent, memory, tr("Save table"), name, kinds)
    if not path:
        return ""
    (form, separator), ending = list(labels)[kind], path.rpartition(".")[2].lower()
    if tables.FILES[form] != ending:
        form, separator = tables.form_of(path), ","
    made = table(form)
    if made is None:
        return ""
    try:
        tables.save(made, path, form, separator)
    except OutputError as error:
        dialogs.message(parent, tr("Table not saved"), str(error)).exec()
        return ""
    return path


def save_page(parent: QWidget, memory: Memory, dossier: Dossier, name: str) -> str:
    """Ask for a place and write the Summary as a page of HTML, `name` without its ending being
    suggested; the path, or nothing."""
    title = tr("Export page as HTML")
    kinds = {"html": tr("Web page, complete in one file (*.html)")}
    path = ask_where(parent, memory, title, f"{name}.html", kinds)
    if not path:
        return ""
    from kursk_viewer.output.document_charts import svg_element
    from kursk_viewer.output.document_html import as_html
    from kursk_viewer.ui.progress import Progress

    progress = Progress(parent, tr("Writing the page…"))
    try:
        page = as_html(summary_document(dossier), svg_element, progress.proceed)
        if not page:
            return ""
        write(path, f"{page}\n".encode())
    except OutputError as error:
        dialogs.message(parent, tr("Page not written"), str(error)).exec()
        return ""
    finally:
        progress.close()
    return path


def _folder(memory: Memory | None) -> str:
    """The folder used last, else that of the reader's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (memory.text(_KEY, "") if memory else "", documents)
    return next((each for each in known if each and os.path.isdir(each)), os.path.expanduser("~"))


def _remember(memory: Memory | None, path: str) -> None:
    if memory is not None and path:
        memory.keep(_KEY, os.path.dirname(os.path.abspath(path)))
