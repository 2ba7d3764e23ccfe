"""The window: four tabs, the Evidence pane beside them, and what all of them share."""

from __future__ import annotations

import gc
import os

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.translation import ntr, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.labels import path_shown
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.style import ColourScheme, TextSize
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.window.core_switch import CoreBox
from kursk_viewer.ui.window.document import Document
from kursk_viewer.ui.window.tabs import TABS, Tabs
from kursk_viewer.ui.window.widgets import PaneSplitter, StatusLine, fit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from kursk_viewer.ui.evidence_pane import EvidencePane
    from kursk_viewer.ui.window.menus import Menus

_VISITED = "window/visited"
"""Under which it is remembered that this was no first visit."""
_USUAL_DPI = 96
_BESIDE = 32
"""Logical pixels by which a second window lies beside the first."""
_MESSAGE_TIME = 8000
"""Milliseconds that a message stays in the status bar."""
_MOST_TOLD = 300
"""Characters told of what was copied."""


class MainWindow(QMainWindow):
    """Lays out the shell and passes records between the tabs and the Evidence pane.

    It paints first with what the Summary needs; `complete` builds the rest right after.

    Signals:
        completed(): all is built that was put off until after the first paint
        another_requested(): the reader wants a second window on the same dossier
        closed(): the window is closed and its settings kept
    """

    completed = Signal()
    another_requested = Signal()
    closed = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.document = Document(self)
        self.scheme = ColourScheme(memory, self)
        self.text_size = TextSize(memory, self)
        self._pane: EvidencePane | None = None
        self._menus: Menus | None = None
        self._complete = False
        self._steps_taken = 0
        self._crashed = False
        self.setAcceptDrops(True)
        fit(self, 1280, 800)
        self._menu_titles = tuple(
            self.menuBar().addMenu(title)
            for title in (tr("&File"), tr("&Edit"), tr("&View"), tr("&Tab"), tr("&Help"))
        )
        self.tabs = Tabs(memory)
        self.core_switch = CoreBox(self.document.core)
        self.tabs.setCornerWidget(self.core_switch)
        self.splitter = PaneSplitter(self.tabs)
        self.setCentralWidget(self.splitter)
        self.status_line = StatusLine()
        self.statusBar().addWidget(self.status_line, 1)
        self.document.changed.connect(self._document_changed)
        self.document.core.turned.connect(self._tell_core)
        self.tabs.currentChanged.connect(self._show_front)
        self.tabs.status_changed.connect(self.status_line.statistics.setText)
        self.tabs.record_selected.connect(self._show_evidence)
        self.tabs.goto_requested.connect(self.goto)
        self.tabs.print_requested.connect(self._print)
        self.tabs.copied.connect(self._show_copied)
        self.tabs.rows_copied.connect(self._show_rows_copied)
        self.tabs.told.connect(self.say)
        self.tabs.text_size_requested.connect(self.text_size.step)
        self.splitter.pane_turned.connect(self._pane_turned)

    @property
    def pane(self) -> EvidencePane:
        """The Evidence pane, built when first wanted."""
        if self._pane is None:
            from kursk_viewer.ui.evidence_pane import EvidencePane

            self._pane = EvidencePane()
            self.splitter.place_pane(self._pane)
            self._pane.record_opened.connect(self._reveal)
            self._pane.view_requested.connect(self.goto)
            self._pane.address_requested.connect(self._ask_address)
            self._pane.copied.connect(self._show_copied)
            self._pane.restore_state(self.memory.state("evidence"))
            if self.dossier is not None:
                self._pane.show_dossier(self.dossier)
        return self._pane

    @property
    def menus(self) -> Menus:
        """The commands, made when first wanted."""
        if self._menus is None:
            from kursk_viewer.ui.window.menus import Menus

            self._menus = Menus(
                self,
                self._menu_titles,
                self.memory,
                self.document,
                self.tabs,
                self.pane,
                self.scheme,
                self.text_size,
            )
            self._menus.file.written.connect(self._show_written)
            self._menus.file.told.connect(self.say)
            self._menus.file.another_requested.connect(self.another_requested)
            self._menus.evidence.setChecked(self.splitter.pane_visible)
            self._menus.evidence.toggled.connect(self.show_pane)
            self._menus.sides_requested.connect(self.change_sides)
            self._menus.goto_requested.connect(self.goto)
        return self._menus

    @property
    def dossier(self) -> Dossier | None:
        """The dossier as shown: whole, or reduced to the core report."""
        return self.document.shown

    @property
    def tab(self) -> Tab:
        """The tab in front, built if it was not yet."""
        return self.tabs.front

    def show_dossier(self, dossier: Dossier, path: str) -> None:
        """Open a dossier in place of the one that was open."""
        self.document.open(dossier, path)

    def another(self) -> MainWindow:
        """A second window, on the same dossier and with the same tab in front."""
        from PySide6.QtCore import QPoint

        made = MainWindow(self.memory)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.document.whole is not None:
            made.show_dossier(self.document.whole, self.document.path)
        made.restore(self.tabs.front.name)
        made.resize(self.size())
        made.move(self.pos() + QPoint(_BESIDE, _BESIDE))
        return made

    def open_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        self.tabs.open(name)

    @Slot(bool)
    def show_pane(self, visible: bool) -> None:
        """Show or hide the Evidence pane; a keyboard in it goes back to the tab."""
        if visible == self.splitter.pane_visible:
            return
        inside = self.splitter.pane_has_keyboard()
        self.splitter.show_pane(visible)
        if inside and not visible:
            self.tabs.enter()
        self._announce(tr("Evidence shown") if visible else tr("Evidence hidden"))

    @Slot(bool)
    def _tell_core(self, on: bool) -> None:
        self._announce(tr("Core report only") if on else tr("Whole dossier"))

    def _announce(self, sentence: str) -> None:
        if self._complete:
            from kursk_viewer.ui.speaking import announce

            announce(self, sentence)

    @Slot(bool)
    def _pane_turned(self, visible: bool) -> None:
        if self._menus is not None:
            self._menus.evidence.setChecked(visible)
        if self._complete and not visible:
            self.say(tr("The Evidence pane is folded for want of room; F9 shows it."))

    @Slot()
    def _suit_text(self) -> None:
        self.text_size.suit(self.width() * _USUAL_DPI // self.logicalDpiX())

    @Slot()
    def change_sides(self) -> None:
        """Take the keyboard from the tab to the Evidence pane, or back."""
        if self.splitter.pane_has_keyboard():
            self.tabs.enter()
        else:
            self.menus.evidence.setChecked(True)
            self.pane.setFocus()

    @Slot(str, str)
    def goto(self, tab: str, record: str) -> None:
        """Show a record in a tab, and its evidence; without a record the tab alone, or a view of
        it: `casualties/over-time`."""
        name, _, view = tab.partition("/")
        self.tabs.open(name)
        if view:
            self.tab.open_view(view)
        if record and name:
            self.tab.select_record(record)
        if record:
            self.pane.show_record(record)
        self.tabs.enter()

    def restore(self, tab: str | None) -> None:
        """Take up the remembered geometry, panes and tab; `tab` outranks the remembered one."""
        geometry = self.memory.bytes("window/geometry")
        if geometry and self.restoreGeometry(geometry) and not self.isMaximized():
            fit(self, self.width(), self.height())
        self._suit_text()
        self.splitter.restore_state(self.memory.bytes("window/splitter"))
        self.splitter.restore_pane(self.memory.flag("window/evidence", True))
        self.splitter.suit(self.width(), self.height())
        self.tabs.open(tab or self.memory.text("window/tab", "summary", TABS))
        self._show_front()
        self._welcome()

    @Slot()
    def complete(self) -> None:
        """Build all that the first paint could do without: menus, evidence, accessible names."""
        while self._complete_by_a_step():
            pass

    @Slot()
    def _complete_between_events(self) -> None:
        if self._complete_by_a_step():
            QTimer.singleShot(0, self, self._complete_between_events)

    def _complete_by_a_step(self) -> bool:
        """Take the next step, each too short to be felt; True if there was one."""
        steps = (
            self._finish_tab, self._show_provenance, self._finish_shell, self._show_first_evidence,
            self._show_front, self._watch_file, self._make_bar,
        )  # fmt: skip
        if self._steps_taken == len(steps):
            return False
        self._steps_taken += 1
        steps[self._steps_taken - 1]()
        if self._steps_taken == len(steps):
            self.completed.emit()
        return True

    def _finish_tab(self) -> None:
        self._complete = True
        gc.enable()
        self.splitter.restore_state(self.memory.bytes("window/splitter"))
        self._suit_text()
        self.core_switch.finish()
        self.tabs.finish()
        self.tab.main_part.setFocus()

    def _show_provenance(self) -> None:
        self.status_line.file.setText(self.document.provenance_line())

    def _finish_shell(self) -> None:
        from PySide6.QtGui import QIcon

        from kursk_viewer import resources
        from kursk_viewer.ui.focus_frame import follow_focus

        style.apply_control_palette(style.tokens())
        follow_focus()
        if self.document.path and self.document.path != resources.dossier_path():
            self.memory.add_recent(os.path.abspath(self.document.path))
        self.menuBar().setAccessibleName(tr("Menu"))
        self.status_line.statistics.setAccessibleDescription(tr("Selection"))
        self.status_line.file.setAccessibleDescription(tr("Data file"))
        self.scheme.follow_system()
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, True)
        self.setWindowIcon(QIcon(resources.icon_path()))

    def _show_first_evidence(self) -> None:
        if not self.pane.record and self.dossier is not None:
            claims = self.dossier.claims.values()
            first = next((c.id for c in claims if self.dossier.is_core(c)), "")
            self.pane.show_record(first)

    def _make_bar(self) -> None:
        from kursk_viewer.ui.window.icon_bar import IconBar

        self.tabs.place_bar(IconBar(self.menus.in_bar(), self.core_switch))

    def _watch_file(self) -> None:
        from kursk_viewer.ui.window.watch import ChangeNotice, FileWatch

        notice, watch = ChangeNotice(self.statusBar()), FileWatch(self)
        self.statusBar().addPermanentWidget(notice)
        notice.hide()

        def follow() -> None:
            notice.hide()
            if self.document.path:
                watch.follow(self.document.path)

        self.document.opened.connect(follow)
        watch.told.connect(notice.tell)
        notice.told.connect(self.say)
        notice.clicked.connect(self.menus.file.read_again)
        follow()

    def _welcome(self) -> None:
        """On a first visit, say in one line over the view what this is and where to click."""
        if not self.memory.flag(_VISITED, False):
            from kursk_viewer.ui.window.newcomer import NewcomerLine

            line = NewcomerLine()
            line.dismissed.connect(self._end_welcome)
            line.manual_requested.connect(self._show_manual)
            self.tabs.place_above(line)

    @Slot()
    def _show_manual(self) -> None:
        self.menus.show_manual()

    @Slot()
    def _end_welcome(self) -> None:
        self.memory.keep(_VISITED, True)
        self.tabs.place_above(None)
        self.tabs.enter()

    @Slot()
    def _show_front(self) -> None:
        tab = self.tab
        self.status_line.statistics.setText(self.tabs.status())
        if not self._complete:
            return
        tab.finish()
        tab.record_commands = self.pane.record_commands()
        self.menus.show_tab(tab.actions_of_tab(), tab.key_commands())
        if self.pane.record:
            tab.select_record(self.pane.record)

    @Slot()
    def _document_changed(self) -> None:
        dossier = self.dossier
        assert dossier is not None
        self.tabs.show_dossier(dossier)
        if self._pane is not None:
            self._pane.show_dossier(dossier)
        self.setWindowTitle(self.document.title.replace("[*]", "[*][*]"))
        if self._complete:
            self.status_line.file.setText(self.document.provenance_line())
            self._show_front()
            if QApplication.focusWidget() is None:
                self.tab.main_part.setFocus()

    @Slot(str)
    def _show_evidence(self, record: str) -> None:
        self.pane.show_record(record)

    @Slot(str)
    def _reveal(self, record: str) -> None:
        if not self.tab.select_record(record) and self.dossier is not None:
            from kursk_viewer.pages.search import tab_of

            home = self.tabs.built.get(tab_of(self.dossier, record))
            if home is not None:
                home.select_record(record)

    @Slot(str)
    def _ask_address(self, address: str) -> None:
        from kursk_viewer.ui.window import dialogs

        dialogs.ask_address(self, address)

    @Slot()
    def _print(self) -> None:
        self.menus.file.print_page()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show a sentence in the status bar for a while, and read it aloud."""
        self.statusBar().showMessage(sentence, _MESSAGE_TIME)
        self._announce(sentence)

    @Slot(str)
    def _show_written(self, path: str) -> None:
        self.say(tr("Written: {path}").format(path=path_shown(path)))

    @Slot(str)
    def _show_copied(self, text: str) -> None:
        first = " ".join(text.split())
        if len(first) > _MOST_TOLD:
            first = f"{first[:_MOST_TOLD].rstrip()} …"
        self.say(tr("Copied: {text}").format(text=first))

    @Slot(int)
    def _show_rows_copied(self, count: int) -> None:
        told = ntr("Copied {count} row", "Copied {count} rows", count)
        self.say(told.format(count=count))

    def show_crash(self, report: str) -> None:
        """Show an unexpected error in a dialog; one that comes while it is open is not shown."""
        if self._crashed:
            return
        from kursk_viewer.ui.window import dialogs

        self._crashed = True
        dialogs.crash(self, report).exec()
        self._crashed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._complete:
            QTimer.singleShot(0, self, self._complete_between_events)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._complete:
            QTimer.singleShot(0, self, self._suit_text)

    def changeEvent(self, event: QEvent) -> None:
        restyled = (event.Type.PaletteChange, event.Type.FontChange)
        if getattr(self, "_complete", False) and event.type() in restyled:
            QTimer.singleShot(0, self.pane, self.pane.restyle)
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from kursk_viewer.ui.window.file_menu import refusal

        refused = refusal(event)
        if refused:
            event.ignore()
            self.say(refused)
        else:
            _take_a_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        _take_a_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        _take_a_copy(event)
        path = event.mimeData().urls()[0].toLocalFile()
        # Not within the drag, which a dialog would hold up together with the program it comes from.
        QTimer.singleShot(0, self, lambda: self.menus.file.open_path(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.keep("window/geometry", self.saveGeometry())
        self.memory.keep("window/splitter", self.splitter.save_state())
        self.memory.keep("window/evidence", self.splitter.pane_wanted)
        if self._pane is not None:
            self.memory.keep("evidence", self._pane.save_state())
        self.memory.keep(_VISITED, True)
        self.tabs.save_state()
        super().closeEvent(event)
        self.closed.emit()


def _take_a_copy(event: QDropEvent) -> None:
    """Accept what is dropped, but not as moved: a file manager would then delete the file."""

    copied = event.possibleActions() & Qt.DropAction.CopyAction
    event.setDropAction(Qt.DropAction.CopyAction if copied else Qt.DropAction.LinkAction)
    event.accept()
