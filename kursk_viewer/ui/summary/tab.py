"""The Summary tab: the core report as a page that could be published as it stands."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.summary.page import SummaryPage, summary
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.summary.blocks import bands
from kursk_viewer.ui.summary.sheet import SummarySheet
from kursk_viewer.ui.tab import Tab

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QFocusEvent

    from kursk_viewer.ui.find_box import FindBox
    from kursk_viewer.ui.summary.record_button import RecordButton


class SummaryTab(Tab):
    """Headline figures, statements, contradictions, equipment and gaps, each leading to evidence.

    Signals: those of `Tab`.
    """

    name = "summary"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._page: SummaryPage | None = None
        self._sheet: SummarySheet | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._to_reveal: RecordButton | None = None
        self._actions: list[QAction] = []
        self._find_box: FindBox | None = None

    def show_dossier(self, dossier: Dossier) -> None:
        """Set the page anew for this dossier."""
        page = summary(dossier)
        self._dossier, self._page = dossier, page
        first = next(iter(page.headlines), None)
        sheet = SummarySheet(lambda: bands(page, dossier), first.shown.record if first else "")
        sheet.placed_anew.connect(self._reveal_at_last)
        self._area.setWidget(sheet)
        self._sheet, self._to_reveal = sheet, None

    def prepare(self) -> None:
        """Set what of the page is in sight."""
        if self._sheet is not None:
            self._sheet.page.extend(self._area.height())

    def finish(self) -> None:
        """Make the buttons of what is painted."""
        if self._sheet is None or self._sheet.finished:
            return
        from PySide6.QtCore import Qt

        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Summary"))
        self._sheet.add_buttons()
        for button in self._buttons:
            button.clicked.connect(self._choose)
        if self._find_box is not None:
            self._look_for(self._find_box.field.text())

    @property
    def _buttons(self) -> list[RecordButton]:
        return self._sheet.buttons if self._sheet is not None else []

    def focus_find(self) -> None:
        """Open the find box, or put the keyboard back into it; Escape closes it."""
        box = self._find_box
        if box is None:
            from kursk_viewer.ui.find_box import FindBox

            box = self._find_box = FindBox(self)
            box.field.setPlaceholderText(tr("Find in the summary"))
            box.field.setAccessibleName(tr("Find in the summary"))
            box.setContentsMargins(16, theme.SPACE, 16, theme.SPACE)
            box.text_changed.connect(self._look_for)
            box.hit_chosen.connect(self._show_hit)
            box.closed.connect(box.hide)
            self.addActions([box.next, box.previous])
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, box)
        box.show()
        box.field.setFocus()
        box.field.selectAll()

    def select_record(self, record_id: str) -> bool:
        """Mark the button of the record and bring it into view."""
        found = self._sheet.mark(record_id) if self._sheet is not None else None
        if found is not None:
            self._reveal(found)
        return found is not None

    def actions_of_tab(self) -> list[QAction]:
        """Show in its own tab, and copy as text or Markdown."""
        if not self._actions:
            self._actions = self._make_actions()
        return self._actions

    def copy_selection(self) -> str:
        """The selected figure as one attributed sentence, or the whole summary as text."""
        if self._dossier is None or self._page is None:
            return ""
        selected = self._selected()
        if selected is not None and selected.record in self._dossier.claims:
            from kursk_viewer.output.tables import sentence

            return sentence(self._dossier, (selected.record,)).rstrip()
        return self._as("text")

    @Slot(str)
    def _look_for(self, text: str) -> None:
        if self._find_box is None or self._dossier is None:
            return
        from kursk_viewer.pages.finding import folding_of, matches

        folding = folding_of(self._dossier)
        question = folding.question(text)
        texts = folding.texts(self._sheet.texts if self._sheet is not None and question else ())
        hits = [(place, 0) for place, shown in enumerate(texts) if matches(shown, question)]
        self._find_box.show_hits(hits)

    @Slot(int, int)
    def _show_hit(self, place: int, _column: int) -> None:
        record = self._buttons[place].record
        self.select_record(record)
        self._reveal(self._buttons[place])
        self.record_selected.emit(record)

    def _reveal(self, button: RecordButton) -> None:
        """Scroll to a button; in a tab that has yet to get its size, once the page fits it."""
        if self._sheet is not None and self._sheet.fits:
            self._area.ensureWidgetVisible(button, 0, 40)
        else:
            self._to_reveal = button

    @Slot()
    def _reveal_at_last(self) -> None:
        button, self._to_reveal = self._to_reveal, None
        if button is not None:
            self._area.ensureWidgetVisible(button, 0, 40)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if button in self._buttons:
            self.select_record(button.record)
            self.record_selected.emit(button.record)

    def _make_actions(self) -> list[QAction]:
        from functools import partial

        from kursk_viewer.ui.actions import action

        show = tr("Show the selected figure in its own tab")
        forms = (
            (tr("Copy summary as text"), "text", "Ctrl+Shift+C"),
            (tr("Copy summary as Markdown"), "markdown", "Ctrl+Shift+M"),
        )
        return [
            action(self, show, self._go, keys="Ctrl+Return"),
            *(action(self, text, partial(self._copy_as, form), keys=keys)
              for text, form, keys in forms),
        ]  # fmt: skip

    def _copy_as(self, form: str) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(self._as(form))

    @Slot()
    def _go(self) -> None:
        selected = self._selected()
        if selected is not None and self._dossier is not None:
            from kursk_viewer.pages.search import tab_of

            self.goto_requested.emit(tab_of(self._dossier, selected.record), selected.record)

    def _selected(self) -> RecordButton | None:
        """The button that has the keyboard, else the marked one."""
        marked = next((b for b in self._buttons if b.marked), None)
        return next((b for b in self._buttons if b.hasFocus()), marked)

    def _as(self, form: str) -> str:
        from kursk_viewer.output import summary_text

        if self._dossier is None or self._page is None:
            return ""
        if form == "text":
            return summary_text.as_text(self._page)
        return summary_text.as_markdown(self._page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        button = next((b for b in self._buttons if b.marked), next(iter(self._buttons), None))
        if button is not None:
            button.setFocus(event.reason())
