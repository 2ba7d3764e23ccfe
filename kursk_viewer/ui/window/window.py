"""The window: four tabs, the Evidence pane beside them, and what all of them share."""

from __future__ import annotations

import gc
import os

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from kursk_viewer.dossier.core import core_only
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.provenance import core_as_of, provenance
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.window.settings import SCHEMES, Memory
from kursk_viewer.ui.window.tab_making import make_tab
from kursk_viewer.ui.window.widgets import (
    LEAST_PANE_WIDTH,
    OutlinedCheckBox,
    PaneSplitter,
    StatusLine,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent

    from kursk_viewer.drawing.colours import Colours
    from kursk_viewer.pages.search import Index
    from kursk_viewer.ui.evidence_pane import EvidencePane
    from kursk_viewer.ui.window.menus import Menus

TABS = ("summary", "equipment", "casualties", "timeline")


class MainWindow(QMainWindow):
    """Holds the dossier that is open, in full and as shown, and passes records between views.

    It paints first with what the Summary needs; `complete` builds the rest right after.

    Signals:
        completed(): all is built that was put off until after the first paint
    """

    completed = Signal()

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self.memory = memory
        self.path = ""
        self._full: Dossier | None = None
        self._shown: Dossier | None = None
        self._index: Index | None = None
        self._pane: EvidencePane | None = None
        self._menus: Menus | None = None
        self._built: dict[str, Tab] = {}
        self._mains: dict[str, QWidget] = {}
        self._showing: dict[str, Dossier] = {}
        self._status: dict[str, str] = {}
        self._complete = False
        self._steps_taken = 0
        self._crashed = False
        self.setAcceptDrops(True)
        self.resize(1280, 800)
        self._menu_titles = tuple(
            self.menuBar().addMenu(title)
            for title in (tr("&File"), tr("&Edit"), tr("&View"), tr("&Tab"), tr("&Help"))
        )
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Views"))
        self._holders: dict[str, QVBoxLayout] = {}
        titles = (tr("Summary"), tr("Equipment"), tr("Casualties"), tr("Timeline"))
        for name, title in zip(TABS, titles, strict=True):
            holder = QWidget()
            self._holders[name] = QVBoxLayout(holder)
            self._holders[name].setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, title)
        self.core_switch = OutlinedCheckBox(tr("Core report only"))
        self.tabs.setCornerWidget(self.core_switch)
        self._pane_holder = QWidget()
        self._pane_holder.setMinimumWidth(LEAST_PANE_WIDTH)
        QVBoxLayout(self._pane_holder).setContentsMargins(0, 0, 0, 0)
        self.splitter = PaneSplitter()
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self._pane_holder)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        self.splitter.setCollapsible(1, False)
        self.setCentralWidget(self.splitter)
        status = StatusLine()
        self._statistics, self._about_file = status.statistics, status.file
        self.statusBar().addWidget(status, 1)
        self.tabs.currentChanged.connect(self._tab_changed)

    @property
    def pane(self) -> EvidencePane:
        """The Evidence pane, built when first wanted."""
        if self._pane is None:
            from kursk_viewer.ui.evidence_pane import EvidencePane

            self._pane = EvidencePane()
            layout = self._pane_holder.layout()
            assert layout is not None
            layout.addWidget(self._pane)
            self._pane.record_opened.connect(self._reveal)
            self._pane.view_requested.connect(self.goto)
            self._pane.address_requested.connect(self._ask_address)
            if self._shown is not None:
                self._pane.show_dossier(self._shown)
        return self._pane

    @property
    def menus(self) -> Menus:
        """The commands, made when first wanted."""
        if self._menus is None:
            from kursk_viewer.ui.window.menus import Menus

            self._menus = Menus(self, self._menu_titles)
        return self._menus

    @property
    def pane_visible(self) -> bool:
        """Whether the Evidence pane is shown beside the tabs."""
        return not self._pane_holder.isHidden()

    @Slot(bool)
    def show_pane(self, visible: bool) -> None:
        """Show or hide the Evidence pane; a keyboard in it goes back to the tab."""
        inside = self._pane_has_keyboard()
        self._pane_holder.setVisible(visible)
        if inside and not visible:
            self._enter()

    @Slot()
    def change_sides(self) -> None:
        """Take the keyboard from the tab to the Evidence pane, or back."""
        if self._pane_has_keyboard():
            self._enter()
        else:
            self.menus.evidence.setChecked(True)
            self.pane.setFocus()

    def _pane_has_keyboard(self) -> bool:
        focus = self.focusWidget()
        return focus is not None and self._pane_holder.isAncestorOf(focus)

    def _enter(self) -> None:
        """Give the keyboard to the main part of the tab in front."""
        from PySide6.QtCore import Qt

        self._mains[self.tab.name].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def dossier(self) -> Dossier | None:
        """The dossier as shown: whole, or reduced to the core report."""
        return self._shown

    @property
    def tab(self) -> Tab:
        """The tab in front, built if it was not yet."""
        return self._tab(TABS[self.tabs.currentIndex()])

    def show_dossier(self, dossier: Dossier, path: str) -> None:
        """Open a dossier in place of the one that was open."""
        self._full, self.path = dossier, path
        self._show()

    def commands(self) -> list[tuple[str, list[QAction]]]:
        """The commands of each tab by its title; builds those that were not wanted yet."""
        return [
            (self.tabs.tabText(place), self._tab(name).actions_of_tab())
            for place, name in enumerate(TABS)
        ]

    def open_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        if name in TABS:
            self.tabs.setCurrentIndex(TABS.index(name))

    @Slot(int)
    def enter_tab(self, place: int) -> None:
        """Bring a tab to the front and give it the keyboard, as its key does."""
        self.tabs.setCurrentIndex(place)
        self._enter()

    @Slot(str, str)
    def goto(self, tab: str, record: str) -> None:
        """Show a record in a tab, and its evidence."""
        self.open_tab(tab)
        if tab:
            self.tab.select_record(record)
        self.pane.show_record(record)
        self._enter()

    def index(self) -> Index:
        """The search index of the dossier as shown, built when first wanted."""
        if self._index is None:
            from kursk_viewer.pages.search import Index

            assert self._shown is not None
            self._index = Index(self._shown)
        return self._index

    def restore(self, tab: str | None) -> None:
        """Take up the remembered geometry, panes and tab; `tab` outranks the remembered one."""
        geometry = self.memory.bytes("window/geometry")
        if geometry:
            self.restoreGeometry(geometry)
        self.splitter.restore_state(self.memory.bytes("window/splitter"))
        self.show_pane(self.memory.flag("window/evidence", True))
        self.open_tab(tab or self.memory.text("window/tab", "summary", TABS))
        self._front()

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
        """Take the next step, each too short to be felt; tell whether there was one."""
        steps = (self._finish_tab, self._settle_shell, self._show_first_evidence, self._front)
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
        self.core_switch.setToolTip(
            tr("Show only what the core document itself says, in every view and print-out")
        )
        self.core_switch.settle()
        self.core_switch.toggled.connect(self._core_toggled)
        self.tab.finish()
        self._mains[self.tab.name].setFocus()

    def _settle_shell(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication, QIcon

        from kursk_viewer import resources
        from kursk_viewer.ui.focus_frame import follow_focus

        theme.apply_control_palette(theme.tokens())
        follow_focus()
        if self._shown is not None:
            self._tell_file()
        if self.path and self.path != resources.dossier_path():
            self.memory.add_recent(os.path.abspath(self.path))
        self.menuBar().setAccessibleName(tr("Menu"))
        self._statistics.setAccessibleDescription(tr("Selection"))
        self._about_file.setAccessibleDescription(tr("Data file"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_scheme_changed)
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, True)
        self._system_scheme_changed()
        self.setWindowIcon(QIcon(resources.path("icons", "kursk-viewer.svg")))

    def _show_first_evidence(self) -> None:
        if not self.pane.record and self._shown is not None:
            claims = self._shown.claims.values()
            first = next((c.id for c in claims if self._shown.is_core(c)), "")
            self.pane.show_record(first)

    def set_scheme(self, scheme: str) -> None:
        """Colour the window light, dark, or as the system is (`system`); remembered."""
        self.memory.keep("scheme", scheme)
        self._apply_palette(theme.wanted(scheme))

    def show_crash(self, report: str) -> None:
        """An unexpected error, told in a dialog; one that comes while it is open is not."""
        if self._crashed:
            return
        from kursk_viewer.ui.window import dialogs

        self._crashed = True
        dialogs.crash(self, report).exec()
        self._crashed = False

    def _tab(self, name: str) -> Tab:
        if name not in self._built:
            tab, self._mains[name] = make_tab(name)
            self._built[name] = tab
            self._holders[name].addWidget(tab)
            if self._complete:
                tab.show()  # now, so that it can be given the keyboard at once
            tab.record_selected.connect(self._record_selected)
            tab.status_changed.connect(self._status_changed)
            tab.goto_requested.connect(self.goto)
            self._update(name, tab)
            tab.restore_state(self.memory.state(f"tabs/{name}"))
        self._update(name, self._built[name])
        return self._built[name]

    def _update(self, name: str, tab: Tab) -> None:
        if self._shown is not None and self._showing.get(name) is not self._shown:
            self._showing[name] = self._shown
            tab.show_dossier(self._shown)
            if self._complete:
                tab.finish()

    def _show(self) -> None:
        assert self._full is not None
        self._shown = core_only(self._full) if self.core_switch.isChecked() else self._full
        self._index = None
        self._status.clear()
        if self._pane is not None:
            self._pane.show_dossier(self._shown)
        name = _shortened(os.path.basename(self.path) or self.path)
        self.setWindowTitle(name.replace("[*]", "[*][*]"))
        if self._complete:
            self._tell_file()
            self._front()
            if QApplication.focusWidget() is None:
                self._mains[self.tab.name].setFocus()

    def _tell_file(self) -> None:
        assert self._shown is not None
        data = provenance(self._shown)
        name = _shortened(os.path.basename(self.path) or self.path)
        told = filter(None, (name, data.data, core_as_of(self._shown), data.scope))
        self._about_file.setText(" · ".join(told))

    def _front(self) -> None:
        self._tab_changed(self.tabs.currentIndex())

    @Slot(int)
    def _tab_changed(self, place: int) -> None:
        tab = self._tab(TABS[place])
        self._statistics.setText(self._status.get(TABS[place], ""))
        if not self._complete:
            return
        tab.finish()
        self.menus.show_tab(self.tabs.tabText(place), tab.actions_of_tab())
        if self.pane.record:
            tab.select_record(self.pane.record)

    @Slot(str)
    def _record_selected(self, record: str) -> None:
        self.pane.show_record(record)

    @Slot(str)
    def _status_changed(self, text: str) -> None:
        tab = self.sender()
        if isinstance(tab, Tab):
            self._status[tab.name] = text
            if tab.name == TABS[self.tabs.currentIndex()]:
                self._statistics.setText(text)

    @Slot()
    def _core_toggled(self) -> None:
        if self._full is not None:
            self.menus.core.setChecked(self.core_switch.isChecked())
            self._show()

    @Slot(str)
    def _reveal(self, record: str) -> None:
        if not self.tab.select_record(record) and self.dossier is not None:
            from kursk_viewer.pages.search import tab_of

            home = tab_of(self.dossier, record)
            if home in self._built:
                self._built[home].select_record(record)

    @Slot(str)
    def _ask_address(self, address: str) -> None:
        from kursk_viewer.ui.window import dialogs

        dialogs.ask_address(self, address)

    @Slot()
    def _system_scheme_changed(self) -> None:
        scheme = theme.wanted(self.memory.text("scheme", "system", SCHEMES))
        if scheme is not theme.tokens():
            self._apply_palette(scheme)

    def _apply_palette(self, scheme: Colours) -> None:
        theme.apply_palette(scheme)
        theme.apply_control_palette(scheme)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._complete:
            QTimer.singleShot(0, self, self._complete_between_events)

    def changeEvent(self, event: QEvent) -> None:
        if getattr(self, "_complete", False) and event.type() == event.Type.PaletteChange:
            QTimer.singleShot(0, self.pane, self.pane.restyle)
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from kursk_viewer.ui.window.opening import open_path

        event.acceptProposedAction()
        open_path(self, event.mimeData().urls()[0].toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:
        keep = self.memory.keep
        keep("window/geometry", self.saveGeometry())
        keep("window/splitter", self.splitter.save_state())
        keep("window/evidence", self.pane_visible)
        keep("window/tab", TABS[self.tabs.currentIndex()])
        for name, tab in self._built.items():
            keep(f"tabs/{name}", tab.save_state())
        super().closeEvent(event)


def _shortened(name: str, most: int = 60) -> str:
    """A file name without its middle where it is very long."""
    return name if len(name) <= most else f"{name[: most // 2]}…{name[-most // 2 :]}"
