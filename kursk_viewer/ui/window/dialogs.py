"""Small dialogs, each built by a function. Their texts are plain text, never markup."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from kursk_viewer import __version__, resources
from kursk_viewer.dossier.addresses import host
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages import wording
from kursk_viewer.pages.provenance import disclaimer, provenance, untranslated
from kursk_viewer.streams import reason_of
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.labels import path_shown, plain_tooltip, without_middle
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.widgets import fit


def readable(text: str) -> str:
    """A text that a dialog can hold: very long words, and a very long whole, without their
    middle."""
    words = (without_middle(word, LONGEST_WORD) for word in re.split(r"(?<=[\s/\\])", text))
    return without_middle("".join(words), LONGEST)


LONGEST_WORD, LONGEST = 66, 600
"""Characters: a fingerprint and its punctuation stay whole."""


def message(parent: QWidget | None, title: str, text: str, detail: str = "") -> QMessageBox:
    """A sentence with an OK button."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(readable(text))
    box.setInformativeText(readable(detail))
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    return box


def faults(parent: QWidget, path: str, error: DossierError, *, at_start: bool = False) -> QDialog:
    """All faults of a file that could not be opened; what was open stays open, which at the start
    is the dossier that ships with the program."""
    if at_start:
        text = ntr(
            "“{path}” was not opened: it has {count} fault. "
            "The dossier that ships with the program is open instead.",
            "“{path}” was not opened: it has {count} faults. "
            "The dossier that ships with the program is open instead.",
            error.count,
        )
    else:
        text = ntr(
            "“{path}” was not opened: it has {count} fault. What was open stays open.",
            "“{path}” was not opened: it has {count} faults. What was open stays open.",
            error.count,
        )
    text = text.format(path=path_shown(path), count=wording.number(error.count))
    return _listing(parent, tr("File not opened"), text, "\n".join(error.sentences()))


def crash(parent: QWidget | None, report: str) -> QDialog:
    """An unexpected error with a report that can be copied; nothing is sent anywhere."""
    text = tr(
        "Something went wrong inside the program. Your data file is unharmed. The report below "
        "stays on this computer; copy it if you want to pass it on."
    )
    return _listing(parent, tr("Unexpected error"), text, report)


def about(parent: QWidget, dossier: Dossier, path: str, memory: Memory | None = None) -> QDialog:
    """The program, the data file with its version and fingerprint, the warning, the licence; and
    where the settings cannot be written, that."""
    data = provenance(dossier)
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("About Kursk Viewer"))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(style.SPACE * 2)
    layout.addWidget(_text(tr("Kursk Viewer {version}").format(version=__version__), 1.5))
    lines = (
        dossier.title,
        tr("Data file: {path}").format(path=path_shown(path)),
        tr("Data version {version} of {created}").format(
            version=dossier.version, created=dossier.created[:10]
        ),
        *_changed(dossier),
        *_untranslated(dossier),
        tr("What changed in the data, and why: kursk-viewer sources --changes"),
        tr("Fingerprint (sha256): {digest}").format(digest=dossier.fingerprint),
        tr("{counts} claims, {events} events, {sources} sources").format(
            counts=wording.number(len(dossier.claims)),
            events=wording.number(len(dossier.events)),
            sources=wording.number(len(dossier.sources)),
        ),
        f"{data.source} · {data.as_of}",
        f"{disclaimer(dossier)}.",
        tr(
            "The program opens no network connection. Print and its preview ask the system's print "
            "service, which may be on another computer. Licence: MIT."
        ),
    )
    for line in lines:
        layout.addWidget(_text(line))
    if memory is not None and not memory.writable:
        text = tr("The settings cannot be written to “{path}”: nothing is remembered.")
        layout.addWidget(_text(text.format(path=memory.path)))
    notice = QPlainTextEdit(_notice())
    notice.setReadOnly(True)
    notice.setTabChangesFocus(True)
    notice.setAccessibleName(tr("Licences of what the program is built on"))
    layout.addWidget(notice)
    layout.addWidget(close_button(dialog))
    return dialog


def _changed(dossier: Dossier) -> list[str]:
    if not dossier.changed_since:
        return []
    text = tr(
        "Changed since release {release}: these are not the data that came with the program, "
        "whatever the file says of itself."
    )
    return [text.format(release=dossier.changed_since)]


def _untranslated(dossier: Dossier) -> list[str]:
    if not untranslated(dossier):
        return []
    return [tr("There is no translation of the file's texts: they are shown as they stand in it.")]


def _notice() -> str:
    try:
        with open(resources.path("NOTICE.txt"), encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        return tr("The notice of licences could not be read: {reason}.").format(
            reason=reason_of(error)
        )


def ask_address(parent: QWidget, address: str) -> None:
    """Show where an address leads; copy it, or hand http and https to the desktop's browser."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    try:
        leads_to = host(address)
    except ValueError:
        leads_to = ""
    box = message(
        parent,
        tr("Open a web address"),
        tr("This leads to {host}, outside the program.").format(
            host=leads_to or tr("an unknown host")
        ),
        address,
    )
    box.setIcon(QMessageBox.Icon.Question)
    copy = box.addButton(tr("Copy address"), QMessageBox.ButtonRole.ActionRole)
    open_it = None
    if url.isValid() and leads_to:
        open_it = box.addButton(tr("Open in browser"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(copy)
    box.exec()
    if box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(address)
    elif open_it is not None and box.clickedButton() is open_it:
        QDesktopServices.openUrl(url)


def _listing(parent: QWidget | None, title: str, text: str, listing: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    body = QPlainTextEdit(listing, dialog)
    body.setReadOnly(True)
    body.setAccessibleName(title)
    buttons = close_button(dialog)
    copy = QPushButton(tr("Copy"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(listing))
    buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
    layout = QVBoxLayout(dialog)
    layout.addWidget(_text(text))
    layout.addWidget(body, 1)
    layout.addWidget(buttons)
    fit(dialog, 640, 360)
    return dialog


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """A row with the one button that closes a dialog."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _text(text: str, scale: float = 1.0) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(readable(text))
    if label.text() != text:
        label.setToolTip(plain_tooltip(text))
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFont(style.font(scale, QFont.Weight.DemiBold if scale > 1 else QFont.Weight.Normal))
    return label
