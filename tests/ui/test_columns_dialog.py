"""The list of reports that can be columns: searched, ticked, and closed by keyboard and mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from kursk_viewer.dossier.loading import load_file
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.finding import PLAIN
from kursk_viewer.resources import dossier_path
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.pages.equipment import EquipmentPage

Key = Qt.Key
CORE, MARCH = "ua-2025-02-06", "ua-2025-03-12"


@pytest.fixture(scope="module")
def page() -> EquipmentPage:
    """Russian losses, the core report alone being a column."""
    return equipment(load_file(dossier_path()), "russian-forces")


@pytest.fixture
def dialog(qtbot: QtBot, page: EquipmentPage) -> ColumnsDialog:
    made = ColumnsDialog(PLAIN)
    qtbot.addWidget(made)
    made.fill(page, changes=True)
    made.show()
    qtbot.waitExposed(made)
    made.field.setFocus()
    return made


@pytest.fixture
def chosen(dialog: ColumnsDialog) -> list[list[str]]:
    """What the dialog asks for."""
    found: list[list[str]] = []
    dialog.reports_chosen.connect(found.append)
    return found


def items(dialog: ColumnsDialog) -> list[QListWidgetItem]:
    return [dialog.list.item(row) for row in range(dialog.list.count())]


def offered(dialog: ColumnsDialog) -> list[str]:
    return [item.text() for item in items(dialog) if not item.isHidden()]


def button(dialog: ColumnsDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


def test_every_report_is_offered_with_what_is_shown_ticked(
    dialog: ColumnsDialog, page: EquipmentPage
) -> None:
    ticks = [item.checkState() == Qt.CheckState.Checked for item in items(dialog)]
    assert len(ticks) == len(page.available) > 2
    assert sum(ticks) == 1
    assert "(core report)" in items(dialog)[ticks.index(True)].text()
    assert dialog.count.text() == f"1 of {len(ticks)} reports are columns"


def test_all_words_must_be_found_whatever_their_case(qtbot: QtBot, dialog: ColumnsDialog) -> None:
    qtbot.keyClicks(dialog.field, "GENERAL 2025")
    found = offered(dialog)
    assert 0 < len(found) < dialog.list.count()
    assert all("general" in text.casefold() and "2025" in text for text in found)
    assert dialog.list.currentItem().text() == found[0]
    dialog.field.clear()
    assert len(offered(dialog)) == dialog.list.count()


def test_arrows_choose_and_enter_ticks_while_the_field_keeps_the_keyboard(
    qtbot: QtBot, dialog: ColumnsDialog, chosen: list[list[str]]
) -> None:
    qtbot.keyClick(dialog.field, Key.Key_Down)
    assert dialog.list.currentRow() == 1
    qtbot.keyClick(dialog.field, Key.Key_Up)
    assert dialog.list.currentRow() == 0
    qtbot.keyClicks(dialog.field, "12 mar 2025")
    qtbot.keyClick(dialog.field, Key.Key_Return)
    qtbot.keyClick(dialog.field, Key.Key_Enter)
    assert [sorted(reports) for reports in chosen] == [[CORE, MARCH], [CORE]]
    assert dialog.focusWidget() is dialog.field
    assert dialog.isVisible(), "Enter ticks and does not close"


def test_enter_ticks_nothing_where_nothing_is_found(
    qtbot: QtBot, dialog: ColumnsDialog, chosen: list[list[str]]
) -> None:
    qtbot.keyClicks(dialog.field, "xyzzy")
    assert offered(dialog) == []
    qtbot.keyClick(dialog.field, Key.Key_Return)
    assert chosen == []


def test_a_click_on_the_box_ticks(
    qtbot: QtBot, dialog: ColumnsDialog, chosen: list[list[str]]
) -> None:
    row = next(n for n, item in enumerate(items(dialog)) if item.checkState().value == 0)
    item = items(dialog)[row]
    dialog.list.scrollToItem(item)
    rect = dialog.list.visualItemRect(item)
    place = QPoint(rect.left() + 10, rect.center().y())
    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(chosen) == 1
    assert len(chosen[0]) == 2


def test_the_last_column_cannot_be_unticked(dialog: ColumnsDialog, chosen: list[list[str]]) -> None:
    last = next(item for item in items(dialog) if item.checkState() == Qt.CheckState.Checked)
    last.setCheckState(Qt.CheckState.Unchecked)
    assert last.checkState() == Qt.CheckState.Checked
    assert chosen in ([], [[CORE]])


def test_all_reports_the_standard_choice_and_layout_are_a_button_each(
    qtbot: QtBot, dialog: ColumnsDialog, chosen: list[list[str]], page: EquipmentPage
) -> None:
    layouts: list[bool] = []
    changes: list[bool] = []
    dialog.layout_requested.connect(lambda: layouts.append(True))
    dialog.changes_chosen.connect(changes.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(button(dialog, "All reports"), left)
    qtbot.mouseClick(button(dialog, "Standard choice"), left)
    qtbot.mouseClick(button(dialog, "Standard column layout"), left)
    dialog.changes.click()
    assert chosen == [[column.report for column in page.available], []]
    assert layouts == [True]
    assert changes == [False]
    qtbot.mouseClick(button(dialog, "Close"), left)
    assert not dialog.isVisible()


def test_what_is_shown_meanwhile_is_ticked_without_being_asked_for(
    dialog: ColumnsDialog, chosen: list[list[str]], page: EquipmentPage
) -> None:
    wider = page.replace(columns=page.available[:2])
    dialog.mark(wider)
    ticks = [item.checkState() == Qt.CheckState.Checked for item in items(dialog)]
    assert ticks == [True, True] + [False] * (len(ticks) - 2)
    assert chosen == []
