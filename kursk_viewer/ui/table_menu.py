"""Commands of a table, and a menu of its columns that stays open while several are ticked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from kursk_viewer.pages.equipment import EquipmentPage
from kursk_viewer.translation import tr
from kursk_viewer.ui.table_model import plain_tip


def make_action(owner: QObject, text: str, keys: str, slot: Callable[[], None]) -> QAction:
    """A command whose shortcut holds within the widget it is added to and its children."""
    action = QAction(text, owner)
    if keys:
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(tr("{what} ({keys})").format(what=text, keys=keys))
    action.triggered.connect(slot)
    return action


class ReportsMenu(QMenu):
    """Which reports are columns. A click or the space bar ticks one and leaves the menu open.

    Signals:
        reports_chosen(list): show the reports of these ids; an empty list is the standard choice
        changes_chosen(bool): show the changes since the report before
    """

    reports_chosen = Signal(list)
    changes_chosen = Signal(bool)

    def fill(self, page: EquipmentPage, *, changes: bool) -> None:
        """Offer the reports of this page, the shown ones ticked."""
        self.clear()
        self.setToolTipsVisible(True)
        every = [column.report for column in page.available]
        for text, reports in ((tr("Standard choice"), []), (tr("All reports"), every)):
            self.addAction(text).triggered.connect(partial(self._choose, reports))
        switch = self.addAction(tr("Changes since the report before"))
        switch.setCheckable(True)
        switch.setChecked(changes)
        switch.toggled.connect(self.changes_chosen)
        self.addSeparator()
        shown = {column.report for column in page.columns}
        self._reports: dict[str, QAction] = {}
        for column in page.available:
            text = tr("{title} (core report)") if column.core else "{title}"
            action = self.addAction(text.format(title=column.title).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(column.report in shown)
            action.setToolTip(plain_tip(column.details))
            action.triggered.connect(partial(self._ticked, action))
            self._reports[column.report] = action

    def _choose(self, reports: list[str], _checked: bool = False) -> None:
        self.reports_chosen.emit(reports)

    def _ticked(self, action: QAction, _checked: bool = False) -> None:
        chosen = [report for report, entry in self._reports.items() if entry.isChecked()]
        if chosen:
            self.reports_chosen.emit(chosen)
        else:
            action.setChecked(True)

    def _toggle_active(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._toggle_active():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._toggle_active():
            super().keyPressEvent(event)
