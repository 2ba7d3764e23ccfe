"""Finding in the Summary: lines of the page that hold all words of a question.

It stands apart because nobody finds before the first paint, which needs the rest of the tab.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.finding import folding_of, matches
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.find_box import FindBox
from kursk_viewer.ui.summary.page_view import PageView


class SummaryFind(FindBox):
    """Finds in the page, also after it was set anew, and goes to the hits.

    Signals:
        record_found(str): the record that the line of the hit leads to
    """

    record_found = Signal(str)
    closable = keeps_hit = True

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._dossier: Dossier | None = None
        self.field.setPlaceholderText(tr("Find in the summary"))
        self.field.setAccessibleName(tr("Find in the summary"))
        self.setContentsMargins(16, style.SPACE, 16, style.SPACE)
        self.text_changed.connect(self._look)
        self.hit_chosen.connect(self._show_hit)
        self.closed.connect(self._close)
        view.set_anew.connect(self._look_again)

    def take_dossier(self, dossier: Dossier) -> None:
        """Find as this dossier spells its words from now on."""
        self._dossier = dossier

    @Slot()
    def _look(self) -> None:
        if self._dossier is None:
            return
        folding = folding_of(self._dossier)
        question = folding.question(self.field.text())
        lines = self._view.lines() if question else []
        folded = folding.texts(line.text for line in lines)
        hits = [
            (line.begin, line.end)
            for line, one in zip(lines, folded, strict=True)
            if matches(one, question)
        ]
        self._view.show_hits(hits)
        self.show_hits(hits)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._look()  # closing it unmarked the hits

    @Slot()
    def _look_again(self) -> None:
        if self.isVisible():
            self._look()

    @Slot(int, int)
    def _show_hit(self, begin: int, end: int) -> None:
        record = self._view.show_hit(begin, end)
        if record:
            self._view.mark(record)
            self.record_found.emit(record)

    @Slot()
    def _close(self) -> None:
        self.hide()
        self._view.show_hits([])
        self._view.setFocus()
