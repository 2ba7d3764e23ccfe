"""A text view that fetches nothing, whose links are reached and seen by keyboard and read aloud.

It stands apart because the first paint needs it, and nothing else of the Evidence pane.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit, QWidget

from kursk_viewer.drawing.rich_text import OBJECT_SIGN, SPOKEN
from kursk_viewer.pages import wording
from kursk_viewer.translation import tr
from kursk_viewer.ui import style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class HeadingMark(QLabel):
    """A heading of a text for screen readers, over its place, where it shows nothing."""

    def __init__(self, view: PlainBrowser, heading: QTextBlock) -> None:
        super().__init__(view.viewport())

        from kursk_viewer.ui.speaking import make_heading

        self._view, self._place = view, QTextCursor(heading)
        level = wording.number(heading.blockFormat().headingLevel())
        make_heading(self)
        self.setAccessibleName(_said(heading))
        self.setAccessibleDescription(tr("heading level {level}").format(level=level))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.verticalScrollBar().valueChanged.connect(self.place)
        QTimer.singleShot(0, self, self.place)
        self.show()

    @Slot()
    def place(self) -> None:
        """Lie over the heading, wherever it is scrolled to."""
        line = self._view.cursorRect(self._place)
        self.setGeometry(line.left(), line.top(), self._view.viewport().width(), line.height())


class PlainBrowser(QTextBrowser):
    """A text view that never fetches anything, neither pictures nor pages. Once it may take the
    keyboard, its text is selected by keys too; the link that has the keyboard stands out and is
    told to a screen reader. So are headings, which Qt tells nobody of; H leads from one to another.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading_commands: list[QAction] = []
        self._headings: list[HeadingMark] = []
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.selectionChanged.connect(self.show_marks)

    def take_keys(self) -> None:
        """Let links be followed and text be selected by keys from now on."""
        from functools import partial

        from kursk_viewer.ui.actions import action

        step = self.step_heading
        self.heading_commands = [
            action(self, tr("Next heading"), partial(step, 1), keys="H"),
            action(self, tr("Heading before"), partial(step, -1), keys="Shift+H"),
        ]
        keys = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction | keys)
        self._mark_headings()

    @property
    def link_in_focus(self) -> str:
        """What the link leads to that has the keyboard; empty where none has."""
        cursor = self.textCursor()
        if not self.hasFocus() or not cursor.hasSelection():
            return ""
        link, first = cursor.charFormat().anchorHref(), QTextCursor(cursor)
        first.setPosition(cursor.selectionStart() + 1)
        return link if first.charFormat().anchorHref() == link else ""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected text without what only stands on the screen: signs that keep figures in
        order, and those of pictures."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def selected_text(self) -> str:
        """The selected text as it may leave the program."""
        text = self.textCursor().selection().toPlainText()
        for sign in (wording.ISOLATE, wording.END_OF_ISOLATE, OBJECT_SIGN):
            text = text.replace(sign, "")
        return text.replace(wording.NO_BREAK_SPACE, " ")

    def show_document(self, document: QTextDocument) -> None:
        """Show a text; the marks of the one before go with it, as Qt would follow them into it
        after it is gone."""
        self.setExtraSelections([])
        self.setDocument(document)
        self._mark_headings()

    def choose_link(self, number: int) -> None:
        """Put the keyboard's mark on the link whose address ends in this number."""
        block = self.document().begin()
        while block.isValid():
            at = block.begin()
            while not at.atEnd():
                piece = at.fragment()
                if piece.charFormat().anchorHref().endswith(f":{number}"):
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(piece.position() - 1)
                    cursor.setPosition(piece.position(), QTextCursor.MoveMode.KeepAnchor)
                    self.setTextCursor(cursor)
                    self.focusNextPrevChild(True)
                    return
                at += 1
            block = block.next()

    def _mark_headings(self) -> None:
        for mark in self._headings:
            mark.hide()
            mark.deleteLater()
        self._headings = []
        if not self.heading_commands:  # before the first paint
            return
        from PySide6.QtGui import QAccessible

        if not QAccessible.isActive():
            return
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                self._headings.append(HeadingMark(self, block))
            block = block.next()

    def step_heading(self, by: int) -> None:
        """Go to the next heading, 1, or to the one before, -1, and say it with its level."""
        from kursk_viewer.ui.speaking import speak

        block = self.textCursor().block()
        block = block.next() if by > 0 else block.previous()
        while block.isValid() and not block.blockFormat().headingLevel():
            block = block.next() if by > 0 else block.previous()
        if not block.isValid():
            speak(self, tr("no further heading"))
            return
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.fontMetrics().height())
        level = wording.number(block.blockFormat().headingLevel())
        speak(self, tr("{text}, heading level {level}").format(text=_said(block), level=level))

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        self.show_marks()
        if moved and self.link_in_focus:
            self._announce()
        return moved

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_marks()

    @Slot()
    def show_marks(self) -> None:
        """Mark what is marked, the link in focus over all else."""
        marks = self.marks()
        if self.link_in_focus:
            tokens, cursor = style.tokens(), self.textCursor()
            picture = cursor.selectedText() == OBJECT_SIGN
            colours = (tokens.selection, "") if picture else (tokens.accent, tokens.base)
            marks.append(self.marked(cursor, *colours))
        self.setExtraSelections(marks)

    def marks(self) -> list[QTextEdit.ExtraSelection]:
        """What is marked besides the link in focus."""
        return []

    def marked(
        self, cursor: QTextCursor, ground: str, colour: str = ""
    ) -> QTextEdit.ExtraSelection:
        """A mark over some text, in colours."""
        from PySide6.QtGui import QColor

        mark, form = QTextEdit.ExtraSelection(), QTextCharFormat()
        form.setBackground(QColor(ground))
        if colour:
            form.setForeground(QColor(colour))
        mark.cursor, mark.format = cursor, form
        return mark

    def _announce(self) -> None:
        from kursk_viewer.ui.speaking import speak

        cursor = self.textCursor()
        speak(self, cursor.charFormat().stringProperty(SPOKEN) or cursor.selectedText())


def _said(heading: QTextBlock) -> str:
    """A heading as it is read: without signs of pictures and of folding."""
    return heading.text().replace(OBJECT_SIGN, "").lstrip("▶▼ ").replace("\t", ", ")
