"""Ctrl+K: ask or search everything, and go there."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.drawing import typeface
from kursk_viewer.pages import wording
from kursk_viewer.pages.answers import Reply
from kursk_viewer.pages.search import MOST, Hit, Index
from kursk_viewer.pages.written_dates import date_advice
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.focus_frame import ListDelegate
from kursk_viewer.ui.speaking import speak
from kursk_viewer.ui.text_field import TextField
from kursk_viewer.ui.window.widgets import fit

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MOMENT = 0.02
"""Seconds for which the index is built before events have their turn."""
_HIT = Qt.ItemDataRole.UserRole


class SearchDialog(QDialog):
    """A field over a list: what the file says on the question, then the hits, each a whole line.

    The arrow keys choose while the field keeps the keyboard.

    Signals:
        chosen(str, str): the tab that shows the record (may be empty), and the record
    """

    chosen = Signal(str, str)

    def __init__(self, index: Index, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Search everything"))
        self.index = index
        self.field = TextField()
        self.field.setPlaceholderText(tr("A question, words, a figure, a date"))
        self.field.setAccessibleName(tr("Search everything"))
        self.field.setClearButtonEnabled(True)
        self._headed = ""
        self.list = QListWidget()
        self.list.setItemDelegate(ListDelegate(self.list))
        self.list.setAccessibleName(tr("Answer and hits"))
        self.list.setFont(typeface.screen_font())
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(style.SPACE // 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._count = QLabel()
        self._count.setWordWrap(True)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setText(self._remarked(tr("Type to search")))
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._count)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._prepare)
        self._prepare()
        if not index.ready:
            self._timer.start()
        room = parent.size() if parent is not None else self.sizeHint()
        width, height = min(860, room.width() - 80), min(640, room.height() - 80)
        fit(self, max(620, width), max(420, height))

    @Slot()
    def _prepare(self) -> None:
        """Build the index for a moment; once all is built, search what was typed meanwhile."""
        began = perf_counter()
        while not self.index.step():
            if perf_counter() - began > _MOMENT:
                return
        self._timer.stop()
        self._search(self.field.text())

    @Slot(str)
    def _search(self, text: str) -> None:
        self.list.clear()
        if not text.strip():
            self._count.setText(self._remarked(tr("Type to search")))
            return
        if not self.index.ready:
            self._count.setText(self._remarked(tr("Reading the file…")))
            return
        answer, (found, all_words) = self.index.answer(text), self.index.search(text)
        hint = self.index.hint(text)
        if hint:
            self._add_heading(hint, bold=False)
        if answer is not None:
            self._show_answer(answer)
        others = [hit for hit in found if answer is None or hit.record not in answer.named]
        if answer is not None and others:
            self._add_heading(tr("Everything that holds the words"))
        for hit in others[:MOST]:
            self._add_line(tr("{kind} · {line}").format(kind=hit.kind, line=hit.title), hit)
        first = (row for row in range(self.list.count()) if self._hit(row) is not None)
        self.list.setCurrentRow(next(first, -1))
        self.list.scrollToTop()
        if others or answer is None:
            advice = "" if found and all_words else date_advice(text)
            counted = " ".join(filter(None, (_counted(others, all_words=all_words), advice)))
            self._count.setText(self._remarked(counted))
        else:
            self._count.setText(self._remarked(tr("No other record holds these words.")))
        before, self._headed = self._headed, hint if answer is None else answer.heading
        heading = "" if before == self._headed else self._headed  # told at the letter before
        speak(self.field, "\n".join(filter(None, (heading, self._count.text()))))

    def _show_answer(self, answer: Reply) -> None:
        """The answer as a card: its heading, the lines in the accent's shade, how it was read."""
        self._add_heading(answer.heading)
        if answer.sought:
            self._add_heading(answer.sought, bold=False)
        if answer.records and not answer.said:
            self._add_heading(tr("Nearest:"))
        shade = QColor(style.tokens().raised)
        for record in answer.records:
            hit = self.index.hit(record)
            self._add_line(hit.title, hit).setBackground(shade)
        if answer.left_out:
            more = ntr("and {count} more", "and {count} more", len(answer.left_out))
            text = more.format(count=wording.number(len(answer.left_out)))
            self._add_line(text, self.index.hit(answer.left_out[0])).setBackground(shade)
        if answer.wider:
            self._add_heading(answer.wider_heading)
        for record in answer.wider:
            hit = self.index.hit(record)
            self._add_line(hit.title, hit).setBackground(shade)

    def _add_heading(self, text: str, *, bold: bool = True) -> None:
        """A line that cannot be chosen."""
        tokens, item = style.tokens(), QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(tokens.text if bold else tokens.muted))
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        item.setFont(typeface.screen_font(1.0, weight))
        self.list.addItem(item)

    def _add_line(self, text: str, hit: Hit) -> QListWidgetItem:
        item = QListWidgetItem(wording.isolated(text))
        item.setData(_HIT, hit)
        self.list.addItem(item)
        return item

    def _hit(self, row: int) -> Hit | None:
        item = self.list.item(row)
        found = item.data(_HIT) if item is not None else None
        return found if isinstance(found, Hit) else None

    def _remarked(self, line: str) -> str:
        if self.index.core_only:
            return tr("{line} · Only the core report is searched.").format(line=line)
        return line

    @Slot()
    def _go(self) -> None:
        hit = self._hit(self.list.currentRow())
        if hit is not None:
            self.chosen.emit(hit.tab, hit.record)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.event(event)
            chosen = self.list.currentItem()
            if chosen is not None:
                speak(self.field, chosen.text())
            return True
        return super().eventFilter(watched, event)


def _counted(found: list[Hit], *, all_words: bool) -> str:
    count = len(found)
    if not count:
        return tr("Nothing holds all of these words; try fewer.")
    line = ntr("{count} hit", "{count} hits", count).format(count=wording.number(count))
    if count > MOST:
        line = ntr(
            "the first {shown} of {count} hit", "the first {shown} of {count} hits", count
        ).format(shown=wording.number(MOST), count=wording.number(count))
    if not all_words:
        line = tr("Nothing holds all of these words. {hits} with the most of them").format(
            hits=line
        )
    return line
