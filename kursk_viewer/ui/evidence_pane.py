"""The Evidence pane: what stands behind the record selected in any tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)  # fmt: skip
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from kursk_viewer.dossier.addresses import host
from kursk_viewer.dossier.model import Dossier, Report
from kursk_viewer.drawing import typeface
from kursk_viewer.output import citations, tables
from kursk_viewer.output.plain_text import evidence_text
from kursk_viewer.pages import wording
from kursk_viewer.pages.equipment import cell_place
from kursk_viewer.pages.evidence.cells import cell_evidence
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.evidence.sections import Entry, EvidencePage
from kursk_viewer.pages.provenance import data_of, own_sources
from kursk_viewer.translation import ntr, ptr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action, name_after
from kursk_viewer.ui.plain_browser import PlainBrowser
from kursk_viewer.ui.speaking import make_heading, speak
from kursk_viewer.ui.state import flag, named, read

MOST_ENTRIES = 60
"""Entries shown of one section; a party or a source can have hundreds."""
_MARGIN = 12
"""Pixels round the text."""
_WIDEST_LABEL = 110
"""Pixels of the column of labels."""
_OPEN, _SHUT = "▼", "▶"
_BACK_KEYS, _FORWARD_KEYS = ("Alt+Left", "Ctrl+B"), ("Alt+Right", "Ctrl+Shift+B")
_COPY_KEYS = ("Ctrl+Alt+C",)


class EvidencePane(QWidget):
    """Shows the evidence page of a record, or of a cell that is no record; its links lead on.

    Signals:
        record_opened(str): the reader followed a link to this record, or went back or forward to it
        view_requested(str, str): show this record (second) in the tab of this name (first)
        address_requested(str): the reader asks for this web address
        copied(str): what went to the clipboard
    """

    record_opened = Signal(str)
    view_requested = Signal(str, str)
    address_requested = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._page: EvidencePage | None = None
        self._trail: list[str] = []
        self._at = -1
        self._targets: list[str] = []
        self._open: dict[str, bool] = {}
        self._document: QTextDocument | None = None
        self._shared: dict[QAction, str] = {}
        self._view = PlainBrowser(self)
        self._view.take_keys()
        self._view.setAccessibleName(tr("Evidence"))
        self._view.anchorClicked.connect(self._follow)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._open_menu)
        self._view.viewport().setBackgroundRole(self.palette().ColorRole.Window)
        self.setFocusProxy(self._view)
        heading = QLabel()
        make_heading(heading)
        heading.setText(tr("Evidence"))
        heading.setAccessibleName(tr("Evidence"))
        heading.setFont(style.font(1.0, QFont.Weight.DemiBold))
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 8, 2)
        top.addWidget(heading, 1)
        in_window, owns = Qt.ShortcutContext.WindowShortcut, []
        for text, tip, slot, keys in (
            (tr("Back"), tr("Back to the record before"), self.go_back, _BACK_KEYS),
            (tr("Forward"), tr("Forward to the next record"), self.go_forward, _FORWARD_KEYS),
            (
                ptr("short, on a button", "Copy"),
                tr("Copy this evidence as text"),
                self._copy_text,
                _COPY_KEYS,
            ),
        ):
            own, *shared = (
                action(self, text, slot, keys=key, tip=tip, context=in_window)
                for key in reversed(keys)
            )
            owns.append(own)
            self._shared.update(zip(shared, keys, strict=False))
            top.addWidget(_button(own, tip))
        self._back, self._forward, self._copy = owns
        self._make_record_commands()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._view, 1)
        self._refresh()

    @property
    def record(self) -> str:
        """The record or cell shown, or an empty string."""
        return self._trail[self._at] if self._trail else ""

    def text(self) -> str:
        """What the pane says, as plain text."""
        return self._view.toPlainText()

    def show_dossier(self, dossier: Dossier) -> None:
        """Speak of this dossier from now on; keep the record if it still exists."""
        self._dossier = dossier
        kept = self.record
        self._trail = [kept] if kept and self._known(kept) else []
        self._at = len(self._trail) - 1
        self._refresh()

    def _known(self, name: str) -> bool:
        dossier = self._dossier
        return dossier is not None and (
            dossier.find(name) is not None or cell_place(dossier, name) is not None
        )

    @Slot(str)
    def show_record(self, record_id: str) -> None:
        """Show the evidence behind a record or cell; none for an empty id, so that the pane never
        speaks of another record than the one selected. An unknown id changes nothing."""
        if record_id != self.record:
            if record_id and not self._known(record_id):
                return
            before = self._trail[: self._at + 1]
            self._trail = [*before[: -1 if before and not before[-1] else None], record_id]
            self._at = len(self._trail) - 1
        self._refresh()

    @Slot()
    def go_back(self) -> None:
        """Show the record before this one again."""
        self._go(-1)

    @Slot()
    def go_forward(self) -> None:
        """Show again the record from which the reader went back."""
        self._go(1)

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._trail):
            self._at += by
            self._refresh()
            self.record_opened.emit(self.record)
            self._tell_record()

    def _tell_record(self) -> None:
        """Say what record the links have led to."""
        if self._page is not None and self._view.hasFocus():
            speak(self._view, ". ".join(filter(None, (self._page.figure, self._page.title))))

    @Slot()
    def restyle(self) -> None:
        """Draw again after a change of palette or font."""
        self._refresh()

    def commands(self) -> list[QAction]:
        """The pane's own commands, for the list of shortcuts."""
        own = (self._back, self._forward, self._copy)
        steps = self._view.heading_commands
        return [*own, *self._shared, self.show_opposed, self.cite, *steps]

    def record_commands(self) -> list[QAction]:
        """What can be done with the record shown, for the menus of all tabs."""
        return [self.show_opposed, *(menu.menuAction() for menu in self._citations)]

    @Slot()
    def go_to_other_half(self) -> None:
        """Show what contradicts the record; from there the next such record of the one before."""
        halves = self._halves()
        if halves:
            before = self._trail[self._at - 1] if self._at else ""
            place = halves.index(before) + 1 if before in halves else 0
            self.show_record(halves[place % len(halves)])
            self.record_opened.emit(self.record)

    def _halves(self) -> list[str]:
        if self._dossier is None or not self.record:
            return []
        return [other for _relation, other in self._dossier.opposing(self.record)]

    def _make_record_commands(self) -> None:
        self.show_opposed = action(
            self,
            tr("Show what contradicts it"),
            self.go_to_other_half,
            keys="Ctrl+D",
            context=Qt.ShortcutContext.WindowShortcut,
        )
        self.cite = action(
            self,
            tr("Cite what the evidence shows (APA)"),
            lambda: self._cite(citations.FORMS[0], lambda: self.record),
            keys="Ctrl+Shift+I",
            context=Qt.ShortcutContext.WindowShortcut,
        )
        titles = (
            (tr("Cite what the evidence shows"), lambda: self.record),
            (tr("Cite the report"), self._report),
            (tr("Cite the dossier"), lambda: citations.THE_DOSSIER),
        )
        self._citations = [QMenu(title, self) for title, _ in titles]
        names = (tr("APA"), tr("BibTeX"), tr("CSL-JSON"))
        for menu, (_, cited) in zip(self._citations, titles, strict=True):
            for form, name in zip(citations.FORMS, names, strict=True):
                action(menu, name, partial(self._cite, form, cited))

    def _report(self) -> str:
        """The report that the record stands in, or nothing, which is the core document."""
        record = self._dossier.find(self.record) if self._dossier is not None else None
        return self.record if isinstance(record, Report) else getattr(record, "report", "")

    def _cite(self, form: str, cited: Callable[[], str]) -> None:
        if self._dossier is not None:
            self._to_clipboard(citations.citation(self._dossier, form, cited()))

    def leave_keys(self, taken: set[str]) -> None:
        """Leave these keys to the tab in front; each command has one that no tab takes.

        A key that is taken away and given anew would cost memory each time: it is switched off.
        """
        for command, key in self._shared.items():
            command.setEnabled(key not in taken)

    def _refresh(self) -> None:
        self._back.setEnabled(self._at > 0)
        self._forward.setEnabled(self._at + 1 < len(self._trail))
        page, dossier = None, self._dossier
        if dossier is not None and self.record:
            page = evidence(dossier, self.record) or cell_evidence(dossier, self.record)
        self._page = page
        self._copy.setEnabled(page is not None)
        self.show_opposed.setEnabled(bool(self._halves()))
        if page is not None and dossier is not None:
            self._show(self._written(page, dossier))
        else:
            self._show(self._hint())

    def _show(self, written: _Writer) -> None:
        """Put a finished document into the view: one change to a screen reader."""
        before, self._document = self._document, written.document
        self._targets = written.targets
        self._document.setParent(self._view)
        self._view.show_document(self._document)
        if before is not None:
            before.deleteLater()

    def _fold(self, key: str) -> None:
        """Open what is folded under a key, or fold it; the keyboard stays on its heading."""
        self._open[key] = not self._open.get(key, False)
        scroll = self._view.verticalScrollBar().value()
        self._refresh()
        self._view.verticalScrollBar().setValue(scroll)
        self._view.choose_link(self._targets.index(key))

    def save_state(self) -> dict[str, object]:
        """Which of the four questions are open."""
        return {"open": {key: on for key, on in self._open.items() if "/" not in key}}

    def restore_state(self, state: dict[str, object]) -> None:
        """Open the questions that were; whatever does not fit is ignored."""
        self._open = read(state, "open", named(flag)) or {}

    def _hint(self) -> _Writer:
        writer = _Writer()
        if self._trail:
            writer.line(tr("What is selected is no record of the file."), muted=True)
        writer.line(
            tr("Select any figure, row, bar, point or event to see the claim behind it."),
            muted=True,
        )
        return writer

    def _written(self, page: EvidencePage, dossier: Dossier) -> _Writer:
        writer = _Writer()
        if page.figure:
            writer.line(page.figure, scale=1.8, bold=True)
        writer.line(page.title, scale=1.15, bold=True, heading=1)
        writer.line(page.sentence, above=4)
        if page.warning:
            writer.line(page.warning, scale=0.92, warning=True, above=4)
        writer.entries(page.answer, self._open)
        writer.commands({n: title for n, title in self._copies().items() if self._copy_of(n)})
        for section in page.sections:
            shut = section.key and not self._open.get(section.key, False)
            if section.key:
                writer.fold(section.title, section.key, shut=bool(shut))
            else:
                writer.line(section.title, bold=True, above=14, heading=2)
            if not shut:
                writer.entries(section.entries, self._open)
        kind = " ".join(filter(None, (page.kind, page.record)))
        own = own_sources(dossier, page.record)
        origin = " · ".join(filter(None, (kind, own, data_of(dossier))))
        writer.line(origin, scale=0.85, muted=True, above=16)
        return writer

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        entry = self._targets[int(link.path())]
        if link.scheme() == "record":
            self.show_record(entry)
            self.record_opened.emit(entry)
            self._tell_record()
        elif link.scheme() == "view":
            self.view_requested.emit(entry, self.record)
        elif link.scheme() == "fold":
            self._fold(entry)
        elif link.scheme() == "do":
            self._do(entry)
        else:
            self.address_requested.emit(entry)

    def _copies(self) -> dict[str, str]:
        """What can be done with the record shown, by name."""
        return {
            "cite": tr("Cite"), "sentence": tr("Copy sentence"), "address": tr("Copy address"),
        }  # fmt: skip

    def _copy_of(self, name: str) -> str:
        """What a command copies; empty where the record has nothing of the kind."""
        record = self._dossier.find(self.record) if self._dossier is not None else None
        if self._dossier is None or record is None:
            return ""
        if name == "cite":
            return citations.citation(self._dossier, "apa", self.record)
        if name == "sentence":
            return tables.sentence(self._dossier, (self.record,))
        found = [self._dossier.sources[each].address for each in getattr(record, "sources", ())]
        return "\n".join(dict.fromkeys(found)) or getattr(record, "address", "")

    def _do(self, name: str) -> None:
        if name == "cite":
            where = self._view.cursorRect().bottomLeft()
            self._citations[0].popup(self._view.viewport().mapToGlobal(where))
        else:
            self._to_clipboard(self._copy_of(name))

    def _to_clipboard(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    @Slot(QPoint)
    def _open_menu(self, where: QPoint) -> None:
        self.menu_at(where).popup(self._view.viewport().mapToGlobal(where))

    def menu_at(self, where: QPoint) -> QMenu:
        """What can be done with the text and the record, and the address of the link there."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        selected = self._view.textCursor().hasSelection()
        action(menu, tr("Copy"), self._view.copy, enabled=selected)
        address = self._address_at(where)
        if address:
            action(menu, tr("Copy Link Location"), partial(self._to_clipboard, address))
        action(menu, tr("Select all"), self._view.selectAll)
        menu.addSeparator()
        menu.addActions(self.record_commands())
        return menu

    def _address_at(self, where: QPoint) -> str:
        """The web address that the link at a place leads to, by itself or by its source."""
        link = QUrl(self._view.anchorAt(where))
        target = self._targets[int(link.path())] if link.path().isdigit() else ""
        if link.scheme() == "address" or self._dossier is None:
            return target
        source = self._dossier.sources.get(target) if link.scheme() == "record" else None
        return source.address if source is not None else ""

    @Slot()
    def _copy_text(self) -> None:
        if self._page is not None and self._dossier is not None:
            self._to_clipboard(evidence_text(self._page, self._dossier))


class _Writer:
    """Builds a document of plain text, which is never read as markup.

    `targets` is what the links lead to, by the number in their address.
    """

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(_MARGIN)
        self.targets: list[str] = []
        self._tokens = style.tokens()
        self._cursor = QTextCursor(self.document)
        self._fresh = True

    def line(
        self,
        text: str,
        *,
        scale: float = 1.0,
        bold: bool = False,
        muted: bool = False,
        warning: bool = False,
        above: int = 0,
        heading: int = 0,
    ) -> None:
        self._block(above, heading)
        self._cursor.insertText(wording.isolated(text), self._format(scale, bold, muted, warning))

    def fold(self, title: str, key: str, *, shut: bool) -> None:
        """A heading that opens or folds what stands under it."""
        self._block(10, heading=2)
        self._cursor.insertText(f"{_SHUT if shut else _OPEN} {title}", self._heading(key))

    def commands(self, names: dict[str, str]) -> None:
        """Links that do something with the record, in one line."""
        if names:
            self._block(8)
        for place, (name, title) in enumerate(names.items()):
            if place:
                self._cursor.insertText("\u2003", self._format(1.0, False, False, False))
            self._cursor.insertText(title, self._link("do", name))

    def entries(self, entries: Sequence[Entry], opened: dict[str, bool]) -> None:
        """Labels and texts in two columns; a label stands once for the lines that share it."""
        shown = entries[:MOST_ENTRIES]
        label = self._format(0.9, False, True, False)
        if not any(entry.label for entry in shown):
            for entry in shown:
                self._block(4)
                self._text(entry, opened)
        elif shown:
            self._table(shown, opened, label)
        if len(entries) > len(shown):
            more = len(entries) - len(shown)
            text = ntr("and {count} more", "and {count} more", more)
            self.line(text.format(count=wording.number(more)), muted=True)

    def _table(
        self, entries: Sequence[Entry], opened: dict[str, bool], label: QTextCharFormat
    ) -> None:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(2)
        form.setTopMargin(4)
        form.setBottomMargin(6)
        width = max(QFontMetricsF(label.font()).horizontalAdvance(e.label) for e in entries)
        first = QTextLength(QTextLength.Type.FixedLength, min(width + 8, _WIDEST_LABEL))
        rest = QTextLength(QTextLength.Type.VariableLength, 0)
        form.setColumnWidthConstraints([first, rest])
        table = self._cursor.insertTable(len(entries), 2, form)
        before = ""
        for row, entry in enumerate(entries):
            if entry.label != before:
                table.cellAt(row, 0).firstCursorPosition().insertText(entry.label, label)
            before = entry.label
            self._cursor = table.cellAt(row, 1).firstCursorPosition()
            self._text(entry, opened)
        self._cursor = QTextCursor(self.document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _text(self, entry: Entry, opened: dict[str, bool]) -> None:
        text = self._format(1.0, False, False, False)
        key = f"{entry.label}/"
        if entry.inside:
            sign = _OPEN if opened.get(key, False) else _SHUT
            self._cursor.insertText(f"{sign} {entry.text}", self._heading(key))
            for inner in entry.inside if opened.get(key, False) else ():
                self._cursor.insertBlock()
                self._text(inner, opened)
            return
        if entry.record:
            text = self._link("record", entry.record)
        elif entry.tab:
            text = self._link("view", entry.tab)
        self._cursor.insertText(wording.isolated(entry.text), text)
        if entry.address:
            self._cursor.insertBlock()
            self._cursor.insertText(
                tr("Address: {host}").format(host=_host(entry.address)),
                self._link("address", entry.address),
            )

    def _block(self, above: int, heading: int = 0) -> None:
        form = QTextBlockFormat()
        form.setHeadingLevel(heading)
        form.setTopMargin(above)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)

    def _format(self, scale: float, bold: bool, muted: bool, warning: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        made.setFont(typeface.screen_font(scale, weight))
        colour = (
            self._tokens.warning if warning else self._tokens.muted if muted else self._tokens.text
        )
        made.setForeground(QColor(colour))
        return made

    def _heading(self, key: str) -> QTextCharFormat:
        return self._anchored("fold", key, self._format(1.0, True, False, False))

    def _link(self, kind: str, target: str) -> QTextCharFormat:
        made = self._format(1.0, False, False, False)
        made.setForeground(QColor(self._tokens.accent))
        made.setFontUnderline(True)
        return self._anchored(kind, target, made)

    def _anchored(self, kind: str, target: str, made: QTextCharFormat) -> QTextCharFormat:
        made.setAnchor(True)
        made.setAnchorHref(f"{kind}:{len(self.targets)}")
        self.targets.append(target)
        return made


def _host(address: str) -> str:
    """The host as it is looked up; an address that no dossier may hold is shown as it is."""
    try:
        return host(address)
    except ValueError:
        return address


def _button(command: QAction, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(command)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    name_after(button, command, name)
    return button
