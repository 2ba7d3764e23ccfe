"""The context menu of a mark, be it of a chart or of a row of a table.

It stands apart because the tabs share it, and no other menu needs what it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.tables import sentence
from kursk_viewer.pages.shown import shown
from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.tab import Tab


def record_menu(tab: Tab, dossier: Dossier | None, record: str, rest: Sequence[QAction]) -> QMenu:
    """What can be done with the record that is selected in a tab: see its evidence and what
    contradicts it, cite and copy it; then the `rest`, which alone is there without a record."""
    menu = QMenu(tab)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if dossier is not None and record:
        tab.record_selected.emit(record)  # a menu chooses, and its commands are on what is chosen
        one = shown(dossier, record)
        copy = tab.put_on_clipboard
        action(menu, tr("Show the evidence"), partial(tab.record_selected.emit, record))
        menu.addActions(tab.record_commands)
        menu.addSeparator()
        action(menu, tr("Copy value"), partial(copy, one.figure or one.what))
        words = sentence(dossier, (record,)).rstrip()
        action(menu, tr("Copy as sentence"), partial(copy, words))
        menu.addSeparator()
    menu.addActions(rest)
    return menu
