"""Ctrl+K: search everything and go there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.pages import wording
from kursk_viewer.pages.search import MOST, Hit, Index
from kursk_viewer.translation import ntr, tr

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchDialog(QDialog):
    """A field over a list of hits; the arrow keys choose while the field keeps the keyboard.

    Signals:
        chosen(str, str): the tab that shows the record (may be empty), and the record
    """

    chosen = Signal(str, str)

    def __init__(self, index: Index, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Search everything"))
        self._index = index
        self._hits: list[Hit] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(
            tr("Events, claims, contradictions, parties, sources, measures")
        )
        self.field.setAccessibleName(tr("Search everything"))
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Hits"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._count = QLabel()
        self._count.setWordWrap(True)
        self._show_count("", 0)
        layout = QVBoxLayout(self)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._count)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.resize(620, 420)

    @Slot(str)
    def _search(self, text: str) -> None:
        found = self._index.find(text, None)
        self._hits = found[:MOST]
        self.list.clear()
        for hit in self._hits:
            item = QListWidgetItem(f"{hit.kind}  ·  {hit.title}")
            item.setToolTip("")
            self.list.addItem(item)
        self.list.setCurrentRow(0 if self._hits else -1)
        self._show_count(text, len(found))

    def _show_count(self, text: str, count: int) -> None:
        if not text.strip():
            line = tr("Type to search")
        elif not count:
            line = tr("Nothing holds all of these words; try fewer.")
        elif count > MOST:
            line = tr("the first {shown} of {count} hits").format(
                shown=wording.number(MOST), count=wording.number(count)
            )
        else:
            line = ntr("{count} hit", "{count} hits", count).format(count=wording.number(count))
        if self._index.core_only:
            line = tr("{line} · Only the core report is searched.").format(line=line)
        self._count.setText(line)

    @Slot()
    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            self.chosen.emit(self._hits[row].tab, self._hits[row].record)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _MOVES
        ):
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
