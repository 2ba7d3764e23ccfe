"""The list of all keys: of commands, and of the parts of the window that have the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.window.dialogs import close_button


def shortcuts(parent: QWidget, groups: list[tuple[str, list[QAction]]]) -> QDialog:
    """Every command that has a key, by menu and tab, then the keys of the parts themselves."""
    rows = [
        (title, action.text().replace("&", ""), ", ".join(map(_native, action.shortcuts())))
        for title, actions in groups
        for action in actions
        if action.shortcuts()
    ]
    rows += [(title, text, keys) for title, lines in view_keys() for text, keys in lines]
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    table = QTableWidget(len(rows), 3, dialog)
    table.setHorizontalHeaderLabels([tr("Where"), tr("Command"), tr("Keys")])
    table.setAccessibleName(tr("Keyboard shortcuts"))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 2 * theme.SPACE)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            if column == 0 and number and row[0] == rows[number - 1][0]:
                item.setForeground(QColor(theme.tokens().muted))
            table.setItem(number, column, item)
    table.resizeColumnsToContents()
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    layout.addWidget(close_button(dialog))
    dialog.resize(680, 560)
    return dialog


def view_keys() -> list[tuple[str, list[tuple[str, str]]]]:
    """Section, then what is done and the keys that do it."""
    arrows = tr("Arrow keys")
    chart = [
        (tr("Zoom in, zoom out, all"), tr("+, −, 0")),
        (tr("Move the view"), tr("Shift+Left, Shift+Right")),
        (tr("First, last"), tr("Home, End")),
        (tr("Show the evidence"), tr("Enter")),
    ]
    return [
        (
            tr("In the Summary"),
            [
                (tr("From figure to figure"), tr("Tab, Shift+Tab")),
                (tr("Show the evidence"), tr("Enter")),
            ],
        ),
        (
            tr("In the Equipment table"),
            [
                (tr("From cell to cell; the evidence follows"), arrows),
                (tr("First, last cell"), tr("Ctrl+Home, Ctrl+End")),
                (tr("Show the evidence"), tr("Enter")),
                (tr("Then sort by this column"), tr("Shift+Enter")),
                (tr("Select several cells"), tr("Shift with the arrow keys, Ctrl+A")),
            ],
        ),
        (
            tr("In the Casualties chart"),
            [(tr("From mark to mark, from line to line"), arrows), *chart],
        ),
        (
            tr("In the Timeline chart"),
            [(tr("From event to event, from lane to lane"), arrows), *chart],
        ),
        (
            tr("In a find field"),
            [
                (tr("Next hit, hit before"), tr("Enter, Shift+Enter")),
                (tr("Empty the field"), tr("Esc")),
            ],
        ),
        (
            tr("In the Evidence pane"),
            [
                (tr("From link to link"), tr("Tab, Shift+Tab")),
                (tr("Follow the link"), tr("Enter")),
            ],
        ),
        (
            tr("In a list to choose from"),
            [
                (tr("Choose while the field keeps the keyboard"), tr("Up, Down")),
                (tr("Go there, or tick"), tr("Enter")),
            ],
        ),
    ]


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
