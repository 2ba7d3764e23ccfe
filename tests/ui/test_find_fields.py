"""Every find field finds the same records, however a question is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.finding import folding_of
from kursk_viewer.pages.search import Index
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.find_box import FindBox
from kursk_viewer.ui.summary.tab import SummaryTab
from kursk_viewer.ui.timeline.tab import TimelineTab
from kursk_viewer.ui.window.search_dialog import SearchDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.ui.window.window import MainWindow

    Find = Callable[[str], list[str]]

pytestmark = pytest.mark.any_font

SAME = (
    ("39900", "39,900", "39 900"),
    ("km2", "km²"),
    ("Kiev", "Kyiv"),
    ("armored", "armoured"),
    ("“General Staff”", '"general staff"'),
    ("5 Feb 2025", "2025-02-05"),
    ("> 48,000", ">48000"),
)
PRINTED = {
    "search": {"39900", "km2", "Kiev", "armored", "“General Staff”", "5 Feb 2025"},
    "summary": {"39900", "km2", "“General Staff”", "5 Feb 2025", "> 48,000"},
    "equipment": {"armored"},
    "equipment filter": {"armored"},
    "columns": {"“General Staff”", "5 Feb 2025"},
    "casualties": {"39900", "“General Staff”"},
    "timeline": {"km2", "Kiev", "“General Staff”", "5 Feb 2025"},
}
"""In which fields which questions have an answer at all."""


def stepped(box: FindBox, question: str) -> list[str]:
    """Where the box leads, hit by hit."""
    hits: list[str] = []
    link = box.hit_chosen.connect(lambda row, column: hits.append(f"{row} {column}"))
    box.field.setText(question)
    words = box.count.text().split()
    for _ in range(int(words[0]) if words[0].isdigit() else 0):
        box.next.trigger()
    box.hit_chosen.disconnect(link)
    return hits


def in_summary(window: MainWindow) -> Find:
    window.open_tab("summary")
    tab = window.tab
    assert isinstance(tab, SummaryTab)
    tab.focus_find()
    box = tab.findChild(FindBox)
    assert box is not None

    def find(question: str) -> list[str]:
        records: list[str] = []
        link = tab.record_selected.connect(records.append)
        stepped(box, question)
        tab.record_selected.disconnect(link)
        return records

    return find


def in_equipment(window: MainWindow) -> Find:
    window.open_tab("equipment")
    tab = window.tab
    assert isinstance(tab, EquipmentTab)
    return lambda question: stepped(tab.panel.find_box, question)


def in_equipment_filter(window: MainWindow) -> Find:
    window.open_tab("equipment")
    tab = window.tab
    assert isinstance(tab, EquipmentTab)

    def find(question: str) -> list[str]:
        field = tab.table.filter_row.field(0)
        assert field is not None
        field.setText(f'"{question}"' if question.startswith(">") else question)
        shown = [tab.model.record(place) for place in range(len(tab.model.order))]
        field.clear()
        return shown

    return find


def in_casualties(window: MainWindow) -> Find:
    window.pane.show_record("ua-2025-02-06-01")
    window.open_tab("casualties")
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    tab.focus_find()
    return lambda question: stepped(tab.searched.find_box, question)


def in_timeline(window: MainWindow) -> Find:
    window.open_tab("timeline")
    tab = window.tab
    assert isinstance(tab, TimelineTab)

    def find(question: str) -> list[str]:
        tab.filters.text.setText(question)
        while tab.choice_shown() != tab.filters.choice():
            QApplication.processEvents()
        return [tab.list.model().record(place) for place in range(len(tab.list.model().order))]

    return find


FIELDS = {
    "summary": in_summary,
    "equipment": in_equipment,
    "equipment filter": in_equipment_filter,
    "casualties": in_casualties,
    "timeline": in_timeline,
}


def check(name: str, find: Find) -> None:
    answered = set()
    for first, *others in SAME:
        found = find(first)
        if found:
            answered.add(first)
        for other in others:
            assert find(other) == found, (name, other)
    assert answered >= PRINTED[name]


def test_the_fields_of_the_tabs_find_it_however_it_is_written(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped)
    for name, field in FIELDS.items():
        check(name, field(window))


def test_the_search_dialog_finds_it_however_it_is_written(qtbot: QtBot, shipped: Dossier) -> None:
    dialog = SearchDialog(Index(shipped))
    qtbot.waitUntil(lambda: dialog.index.ready)
    qtbot.addWidget(dialog)

    def find(question: str) -> list[str]:
        dialog.field.setText(question)
        return [dialog.list.item(row).text() for row in range(dialog.list.count())]

    check("search", find)


def test_the_column_chooser_finds_it_however_it_is_written(qtbot: QtBot, shipped: Dossier) -> None:
    dialog = ColumnsDialog(folding_of(shipped))
    qtbot.addWidget(dialog)
    dialog.fill(equipment(shipped), changes=False)

    def find(question: str) -> list[str]:
        dialog.field.setText(question)
        items = [dialog.list.item(row) for row in range(dialog.list.count())]
        return [item.data(Qt.ItemDataRole.UserRole) for item in items if not item.isHidden()]

    check("columns", find)
