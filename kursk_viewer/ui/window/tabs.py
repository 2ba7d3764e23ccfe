"""The four views beside each other, each built when it is first wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.translation import tr
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.summary.tab import SummaryTab
from kursk_viewer.ui.tab import Tab

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from kursk_viewer.ui.window.icon_bar import IconBar

_LEAST_HEIGHT = 120
"""Logical pixels of a view on the lowest screen; its parts are then lower than they are at best."""
TABS = ("summary", "equipment", "casualties", "timeline")


class Tabs(QTabWidget):
    """Builds a view with its remembered state, and shows it the dossier before it is looked at.

    Signals:
        record_selected(str): the reader selected this record in a view
        goto_requested(str, str): show the record (second) in the tab of this name (first)
        status_changed(str): what the selection in the view in front adds up to; may be empty
        print_requested(): a view asks for the page on paper
        copied(str): what a view put on the clipboard
        rows_copied(int): so many rows of a table went there
        text_size_requested(int): the reader wants larger text, 1, or smaller, -1
        told(str): what Escape took back
    """

    record_selected = Signal(str)
    goto_requested = Signal(str, str)
    status_changed = Signal(str)
    print_requested = Signal()
    copied = Signal(str)
    rows_copied = Signal(int)
    text_size_requested = Signal(int)
    told = Signal(str)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._dossier: Dossier | None = None
        self._finishing = False
        self._line: QWidget | None = None
        self._bar: IconBar | None = None
        self._built: dict[str, Tab] = {}
        self._showing: dict[str, Dossier] = {}
        self._status: dict[str, str] = {}
        self._holders: dict[str, QVBoxLayout] = {}
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Views"))
        titles = (tr("Summary"), tr("Equipment"), tr("Casualties"), tr("Timeline"))
        for name, title in zip(TABS, titles, strict=True):
            holder = QWidget()
            self._holders[name] = QVBoxLayout(holder)
            self._holders[name].setContentsMargins(0, 0, 0, 0)
            holder.setMinimumHeight(_LEAST_HEIGHT)
            self.addTab(holder, title)

    @property
    def front(self) -> Tab:
        """The view in front, built if it was not yet."""
        return self.view(TABS[self.currentIndex()])

    @property
    def built(self) -> dict[str, Tab]:
        """The views that were wanted so far, by name."""
        return self._built

    def view(self, name: str) -> Tab:
        """A view by its name, built if it was not yet, on the dossier that is shown now."""
        if name not in self._built:
            tab = self._built[name] = _make(name)
            tab.memory = self._memory
            self._holders[name].addWidget(tab)
            if self._finishing:
                tab.show()  # now, so that it can be given the keyboard at once
            tab.record_selected.connect(self.record_selected)
            tab.goto_requested.connect(self.goto_requested)
            tab.print_requested.connect(self.print_requested)
            tab.copied.connect(self.copied)
            tab.rows_copied.connect(self.rows_copied)
            tab.text_size_requested.connect(self.text_size_requested)
            tab.told.connect(self.told)
            tab.status_changed.connect(self._status_changed)
            self._update(name)
            tab.restore_state(self._memory.state(f"tabs/{name}"))
        self._update(name)
        return self._built[name]

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this dossier from now on, in each view once that is in front."""
        self._dossier = dossier
        self._status.clear()

    def finish(self) -> None:
        """Build what the first paint could do without: now in the view in front, from now on in
        every view that is shown a dossier."""

        self._finishing = True
        self.setUsesScrollButtons(False)  # which would hide a tab rather than shorten its title
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.currentChanged.connect(self._give_room)
        self.front.finish()
        self._give_room()

    def status(self) -> str:
        """What the selection in the view in front adds up to; may be empty."""
        return self._status.get(TABS[self.currentIndex()], "")

    def commands(self) -> list[tuple[str, list[QAction]]]:
        """The commands of each view by its title; builds those that were not wanted yet."""
        return [
            (self.tabText(place), [*view.actions_of_tab(), *view.key_commands()])
            for place, view in enumerate(map(self.view, TABS))
        ]

    def open(self, name: str) -> None:
        """Bring the view of this name to the front, if there is one."""
        if name in TABS:
            self.setCurrentIndex(TABS.index(name))

    def enter(self, place: int | None = None) -> None:
        """Give the keyboard to the view in front, or to the one at this place, as its key does."""

        if place is not None:
            self.setCurrentIndex(place)
        self.front.main_part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place_bar(self, bar: IconBar) -> None:
        """Put a bar right of the tabs; its pictures are there where no title gives way to them."""
        self._bar = bar
        self.setCornerWidget(bar)
        bar.show()
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._finishing:
            QTimer.singleShot(0, self, self._give_room)

    @Slot()
    def _give_room(self) -> None:
        """Let a view scroll as a whole from when on it is lower than it can be."""
        if self._bar is not None:
            self._bar.suit(self.width() - self.tabBar().sizeHint().width())
        tab = self.front
        holder = self._holders[tab.name]
        place = holder.parentWidget()
        if tab.parentWidget() is not place or tab.minimumSizeHint().height() <= tab.height():
            return
        from PySide6.QtWidgets import QScrollArea

        focus = self.window().focusWidget()
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        holder.replaceWidget(tab, area)
        area.setWidget(tab)
        if focus is not None and tab.isAncestorOf(focus):
            focus.setFocus()

    def turn(self, by: int) -> None:
        """Give the keyboard to the view so many places further on, round and round."""
        self.enter((self.currentIndex() + by) % self.count())

    def place_above(self, line: QWidget | None) -> None:
        """Put a line over the view in front, under its tab; None takes it away."""
        if self._line is not None:
            self._line.hide()
            self._line.deleteLater()
        self._line = line
        if line is not None:
            self._holders[TABS[self.currentIndex()]].insertWidget(0, line)

    def save_state(self) -> None:
        """Remember which view is in front, and how the reader left each."""
        self._memory.keep("window/tab", TABS[self.currentIndex()])
        for name, tab in self._built.items():
            self._memory.keep(f"tabs/{name}", tab.save_state())

    def _update(self, name: str) -> None:
        dossier = self._dossier
        if dossier is not None and self._showing.get(name) is not dossier:
            self._showing[name] = dossier
            self._built[name].show_dossier(dossier)
            if self._finishing:
                self._built[name].finish()

    @Slot(str)
    def _status_changed(self, text: str) -> None:
        tab = self.sender()
        if isinstance(tab, Tab):
            self._status[tab.name] = text
            if tab.name == TABS[self.currentIndex()]:
                self.status_changed.emit(text)


def _make(name: str) -> Tab:
    """Import a view only now that it is wanted; the first paint can do without all but one."""
    if name == "equipment":
        from kursk_viewer.ui.equipment.tab import EquipmentTab

        return EquipmentTab()
    if name == "casualties":
        from kursk_viewer.ui.casualties.tab import CasualtiesTab

        return CasualtiesTab()
    if name == "timeline":
        from kursk_viewer.ui.timeline.tab import TimelineTab

        return TimelineTab()
    return SummaryTab()
