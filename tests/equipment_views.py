"""An Equipment tab on the screen, its columns, and what is done with them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from kursk_viewer.ui.equipment.tab import EquipmentTab

CORE = "ua-2025-02-06"
MARCH = "ua-2025-03-12"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def shown(qtbot, dossier):
    tab = EquipmentTab()
    qtbot.addWidget(tab)
    tab.resize(900, 640)
    tab.show_dossier(dossier)
    tab.show()
    qtbot.waitExposed(tab)
    tab.table.setFocus()
    return tab


def column(tab, place):
    return [tab.model.index(row, place).data() for row in range(tab.model.rowCount())]


def key_of(tab, key):
    return tab.model.column_of(key)


def click_header(qtbot, tab, place, modifier=Qt.KeyboardModifier.NoModifier):
    header = tab.table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(place) + 90, 6)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def write(qtbot, tab, place, text):
    field = tab.table.filter_row.field(place)
    field.clear()
    field.setFocus()
    qtbot.keyClicks(field, text)


def ticked(dialog):
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item for item in items if item.checkState() == Qt.CheckState.Checked]


def saved(qtbot, monkeypatch, tab, path, kind=""):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(path), kind))
    qtbot.keyClick(tab.table, Qt.Key.Key_S, CTRL_SHIFT)
