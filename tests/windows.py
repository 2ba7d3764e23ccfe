"""The whole window for tests: opened on a dossier, and every text that can be read in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from kursk_viewer import resources
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT


def opened(
    qtbot: QtBot,
    dossier: Dossier,
    path: str = "",
    *,
    tab: str | None = None,
    fresh: bool = False,
    size: tuple[int, int] | None = (1280, 800),
) -> MainWindow:
    """A complete, active window on a dossier."""
    window = MainWindow(Memory(fresh=fresh))
    qtbot.addWidget(window)
    if size:
        window.resize(*size)
    window.show_dossier(dossier, path or resources.dossier_path())
    window.restore(tab)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    qtbot.waitUntil(window.isActiveWindow)
    window.complete()
    for _ in range(3):
        QApplication.processEvents()
    return window


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Put a widget on the screen and wait until it is the active window."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    qtbot.waitUntil(widget.isActiveWindow)


def press(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key to whatever has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    qtbot.keyClick(focus, key, modifier)
    QApplication.processEvents()


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text in a widget and below, with where it stands."""
    for widget in (root, *root.findChildren(QWidget)):
        name = type(widget).__name__
        yield f"{name} name", widget.accessibleName()
        yield f"{name} description", widget.accessibleDescription()
        yield f"{name} tip", widget.toolTip()
        yield f"{name} title", widget.windowTitle()
        yield from ((f"{name} text", text) for text in _own(widget))
    for action in root.findChildren(QAction):
        yield "action", action.text()
        yield "action tip", action.toolTip()


def everywhere(window: MainWindow) -> Iterator[tuple[str, str]]:
    """The texts with each tab in front in turn."""
    for tab in TABS:
        window.open_tab(tab)
    for tab in TABS:
        window.open_tab(tab)
        for where, text in texts(window):
            yield f"{tab}: {where}", text


def _own(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QComboBox | QAbstractItemView) and widget.model() is not None:
        yield from cells(widget.model())


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def cells(model: QAbstractItemModel) -> Iterator[str]:
    """The texts of a model's cells and headers."""
    for role in ROLES:
        for column in range(_columns(model)):
            heading = model.headerData(column, Qt.Orientation.Horizontal, role)
            if isinstance(heading, str):
                yield heading
            for row in range(model.rowCount(QModelIndex())):
                value = model.index(row, column).data(role)
                if isinstance(value, str):
                    yield value
