"""The Evidence pane: what stands behind the record selected in any tab."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QGuiApplication,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)  # fmt: skip
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.evidence_text import as_text
from kursk_viewer.pages.evidence import Entry, EvidencePage, evidence
from kursk_viewer.pages.provenance import provenance
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import theme

MOST_ENTRIES = 60
"""Entries shown of one section; a party or a source can have hundreds."""


class PlainBrowser(QTextBrowser):
    """A text view that never fetches anything, neither pictures nor pages."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None


class EvidencePane(QWidget):
    """Shows the evidence page of a record; its links lead to further records.

    Signals:
        record_opened(str): the reader followed a link to this record
        address_requested(str): the reader asks for this web address
    """

    record_opened = Signal(str)
    address_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._page: EvidencePage | None = None
        self._trail: list[str] = []
        self._targets: list[str] = []
        self._view = PlainBrowser(self)
        self._view.setOpenLinks(False)
        self._view.setUndoRedoEnabled(False)
        self._view.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._view.setAccessibleName(tr("Evidence"))
        self._view.document().setDocumentMargin(12)
        self._view.anchorClicked.connect(self._follow)
        self._view.viewport().setBackgroundRole(self.palette().ColorRole.Window)
        heading = QLabel(tr("Evidence"))
        heading.setFont(theme.font(1.0, QFont.Weight.DemiBold))
        self._back = self._command(tr("Back"), tr("Back to the record before"), "Ctrl+B")
        self._copy = self._command(tr("Copy"), tr("Copy this evidence as text"), "Ctrl+Alt+C")
        self._back.triggered.connect(self.go_back)
        self._copy.triggered.connect(self._copy_text)
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 8, 2)
        top.addWidget(heading, 1)
        top.addWidget(_button(self._back))
        top.addWidget(_button(self._copy))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._view, 1)
        self._write_hint()

    @property
    def record(self) -> str:
        """The record shown, or an empty string."""
        return self._trail[-1] if self._trail else ""

    def text(self) -> str:
        """What the pane says, as plain text."""
        return self._view.toPlainText()

    def show_dossier(self, dossier: Dossier) -> None:
        """Speak of this dossier from now on; keep the record if it still exists."""
        self._dossier = dossier
        self._trail = [name for name in self._trail if dossier.find(name) is not None][-1:]
        self._refresh()

    @Slot(str)
    def show_record(self, record_id: str) -> None:
        """Show the evidence behind a record; an empty id changes nothing."""
        if not record_id or self._dossier is None or self._dossier.find(record_id) is None:
            return
        if record_id != self.record:
            self._trail.append(record_id)
        self._refresh()

    @Slot()
    def go_back(self) -> None:
        """Show the record before this one again."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._refresh()

    @Slot()
    def restyle(self) -> None:
        """Draw again after a change of palette or font."""
        self._refresh()

    def commands(self) -> list[QAction]:
        """The pane's own commands, for the list of shortcuts."""
        return [self._back, self._copy]

    def _command(self, text: str, tip: str, keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shown})")
        action.setWhatsThis(tip)
        self.addAction(action)
        return action

    def _refresh(self) -> None:
        self._back.setEnabled(len(self._trail) > 1)
        page = evidence(self._dossier, self.record) if self._dossier and self.record else None
        self._page = page
        self._copy.setEnabled(page is not None)
        if page is None:
            self._write_hint()
        else:
            self._write(page)

    def _write_hint(self) -> None:
        self._copy.setEnabled(False)
        self._back.setEnabled(False)
        writer = _Writer(self._view)
        writer.line(
            tr("Select any figure, row, bar, point or event to see the claim behind it."),
            muted=True,
        )
        self._targets = writer.done()

    def _write(self, page: EvidencePage) -> None:
        writer = _Writer(self._view)
        writer.line(f"{page.kind} · {page.record}", scale=0.85, muted=True)
        if page.figure:
            writer.line(page.figure, scale=1.8, bold=True)
        writer.line(page.title, scale=1.15, bold=True)
        writer.line(page.sentence, above=4)
        if page.warning:
            writer.line(page.warning, scale=0.92, warning=True, above=4)
        for section in page.sections:
            writer.line(section.title, bold=True, above=14)
            for entry in section.entries[:MOST_ENTRIES]:
                writer.entry(entry)
            more = len(section.entries) - MOST_ENTRIES
            if more > 0:
                text = ntr("and {count} more", "and {count} more", more).format(count=more)
                writer.line(text, muted=True)
        if self._dossier is not None:
            data = provenance(self._dossier)
            writer.line(f"{data.source} · {data.data}", scale=0.85, muted=True, above=16)
        self._targets = writer.done()

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        entry = self._targets[int(link.path())]
        if link.scheme() == "record":
            self.show_record(entry)
            self.record_opened.emit(entry)
        else:
            self.address_requested.emit(entry)

    @Slot()
    def _copy_text(self) -> None:
        if self._page is not None and self._dossier is not None:
            QGuiApplication.clipboard().setText(as_text(self._page, provenance(self._dossier)))


class _Writer:
    """Fills a text view with plain text, which is never read as markup."""

    def __init__(self, view: QTextBrowser) -> None:
        self._view = view
        self._tokens = theme.tokens()
        view.clear()
        self._cursor = QTextCursor(view.document())
        self._first = True
        self._targets: list[str] = []

    def line(
        self,
        text: str,
        *,
        scale: float = 1.0,
        bold: bool = False,
        muted: bool = False,
        warning: bool = False,
        above: int = 0,
    ) -> None:
        self._block(above)
        self._cursor.insertText(text, self._format(scale, bold, muted, warning))

    def entry(self, entry: Entry) -> None:
        self._block(5)
        if entry.label:
            self._cursor.insertText(f"{entry.label}\u2002", self._format(0.9, False, True, False))
        text = self._format(1.0, False, False, False)
        if entry.record:
            text = self._link("record", entry.record)
        self._cursor.insertText(entry.text, text)
        if entry.address:
            self._block(0)
            self._cursor.insertText(
                tr("Address: {host}").format(host=_host(entry.address)),
                self._link("address", entry.address),
            )

    def done(self) -> list[str]:
        """Show the beginning; give what the links lead to, by the number in their address."""
        self._view.moveCursor(QTextCursor.MoveOperation.Start)
        return self._targets

    def _block(self, above: int) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        if self._first:
            self._cursor.setBlockFormat(form)
            self._first = False
        else:
            self._cursor.insertBlock(form)

    def _format(self, scale: float, bold: bool, muted: bool, warning: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(theme.font(scale, QFont.Weight.DemiBold if bold else QFont.Weight.Normal))
        colour = (
            self._tokens.warning if warning else self._tokens.muted if muted else self._tokens.text
        )
        made.setForeground(QColor(colour))
        return made

    def _link(self, kind: str, target: str) -> QTextCharFormat:
        made = self._format(1.0, False, False, False)
        made.setForeground(QColor(self._tokens.accent))
        made.setFontUnderline(True)
        made.setAnchor(True)
        made.setAnchorHref(f"{kind}:{len(self._targets)}")
        self._targets.append(target)
        return made


def _host(address: str) -> str:
    return QUrl(address).host() or address


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(action.whatsThis())
    return button
