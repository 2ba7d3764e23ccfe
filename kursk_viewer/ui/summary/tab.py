"""The Summary tab: the core report as a page that could be published as it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.document import ACTION, VIEW, PageDocument
from kursk_viewer.translation import tr
from kursk_viewer.ui.summary.page_view import PageView
from kursk_viewer.ui.tab import Tab

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from kursk_viewer.ui.escape import Step
    from kursk_viewer.ui.summary.find import SummaryFind


class SummaryTab(Tab):
    """The page, each figure of which leads to its evidence, with a box to find words in it.

    Signals: those of `Tab`.
    """

    name = "summary"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._page: PageDocument | None = None
        self._finished = False
        self._actions: list[QAction] = []
        self._find: SummaryFind | None = None
        self.view = PageView(self)
        self.view.record_chosen.connect(self.record_selected)
        self.view.link_followed.connect(self._follow)
        self.view.copy_wanted.connect(self.copy_chosen)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.size_wanted.connect(self.text_size_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    @property
    def main_part(self) -> QWidget:
        return self.view

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier, self._page = dossier, None
        if self._find is not None:
            self._find.take_dossier(dossier)
        if self._finished:
            self._show_page()

    def prepare(self) -> None:
        if self._dossier is not None and self._page is None:
            self._show_page()
            self.view.set_page()

    def _show_page(self) -> None:
        if self._dossier is not None and self._page is None:
            from kursk_viewer.pages.summary.document import summary_document

            self._page = summary_document(self._dossier)
            self.view.show_page(self._page)

    def finish(self) -> None:
        self._show_page()
        if self._finished:
            return

        self._finished = True
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Summary"))
        self.view.take_keys()

    def focus_find(self) -> None:
        """Open the find box, or put the keyboard back into it; Escape closes it."""
        if self._find is None:
            from kursk_viewer.ui.summary.find import SummaryFind

            self._find = SummaryFind(self.view, self)
            if self._dossier is not None:
                self._find.take_dossier(self._dossier)
            self._find.record_found.connect(self.record_selected)
            self.addActions([self._find.next, self._find.previous])
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, self._find)
        self._find.show()
        self._find.take_focus()

    def steps_back(self) -> tuple[Step, ...]:
        find = () if self._find is None else (self._find.take_back,)
        return (*find, self.view.take_back)

    def select_record(self, record_id: str) -> bool:
        """Mark the record wherever it stands on the page, and bring it into view."""
        return self.view.mark(record_id)

    def actions_of_tab(self) -> list[QAction]:
        """Go to the tab of a figure, and copy the page."""
        if not self._actions:
            self._actions = self._make_actions()
        return self._actions

    def key_commands(self) -> list[QAction]:
        return self.view.heading_commands

    def copy_selection(self) -> str:
        """The selected text, else the selected figure as one attributed sentence, else the page."""
        if self.view.has_selection:
            return self.view.selected_text()
        record = self.view.record_in_focus()
        if self._dossier is not None and record in self._dossier.claims:
            from kursk_viewer.output.tables import sentence

            return sentence(self._dossier, (record,)).rstrip()
        return self._as("text")

    @Slot()
    def copy_chosen(self) -> None:
        """Put what is selected on the clipboard."""
        self.put_on_clipboard(self.copy_selection())

    @Slot(str)
    def _follow(self, target: str) -> None:
        if target.startswith(VIEW):
            self.goto_requested.emit(target.removeprefix(VIEW), "")
        elif target == f"{ACTION}print":
            self.print_requested.emit()
        elif target == f"{ACTION}copy-page":
            self.put_on_clipboard(self._as("text"))
        elif target == f"{ACTION}cite-report":
            self.put_on_clipboard(self._cited(""))
        elif target == f"{ACTION}cite-selected":
            self.put_on_clipboard(self._cited(self.view.record))

    def _make_actions(self) -> list[QAction]:
        from functools import partial

        from kursk_viewer.ui.actions import action

        show = tr("Show the selected figure in its own tab")
        forms = (
            (tr("Copy page as text"), "text", "Ctrl+Shift+C"),
            (tr("Copy page as Markdown"), "markdown", "Ctrl+Shift+M"),
        )
        return [
            action(self, show, self._go, keys="Ctrl+Return"),
            *(action(self, text, partial(self._copy_as, form), keys=keys)
              for text, form, keys in forms),
        ]  # fmt: skip

    def menu(self, record: str) -> QMenu:
        """What can be done with the page, and with a record of it."""
        from PySide6.QtWidgets import QMenu

        from kursk_viewer.ui.actions import action

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = tr("&Copy selected text")
        if not self.view.has_selection:
            text = tr("&Copy figure as a sentence") if record else tr("&Copy page")
        action(menu, text, self.copy_chosen)
        menu.addSeparator()
        show, *copies = self.actions_of_tab()
        if record:
            menu.addAction(show)
            menu.addActions(list(self.record_commands))
            menu.addSeparator()
        menu.addActions(copies)
        return menu

    @Slot(str, QPoint)
    def _open_menu(self, record: str, point: QPoint) -> None:
        if record:
            self.view.mark(record)
            self.record_selected.emit(record)
        self.menu(record or self.view.record).popup(point)

    def _copy_as(self, form: str) -> None:
        self.put_on_clipboard(self._as(form))

    @Slot()
    def _go(self) -> None:
        record = self.view.record_in_focus()
        if record and self._dossier is not None:
            from kursk_viewer.pages.search import tab_of

            self.goto_requested.emit(tab_of(self._dossier, record), record)

    def _as(self, form: str) -> str:
        from kursk_viewer.output import document_markdown, document_text

        if self._page is None:
            return ""
        if form == "markdown":
            return document_markdown.as_markdown(self._page)
        return document_text.as_text(self._page)

    def _cited(self, record: str) -> str:
        from kursk_viewer.output import citations

        return "" if self._dossier is None else citations.apa(self._dossier, record)
