"""The list of all keys: of commands, and of the parts of the window that have the keyboard.

It stands apart because it needs a table, which no other dialog does.
"""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kursk_viewer.pages.manual import keys_of_parts
from kursk_viewer.pages.table import Heading, Table, TableCell, TableRow
from kursk_viewer.translation import tr
from kursk_viewer.ui.table.rows import rows_of
from kursk_viewer.ui.table.view import TableView
from kursk_viewer.ui.window.dialogs import close_button
from kursk_viewer.ui.window.widgets import fit


def shortcuts(parent: QWidget, groups: list[tuple[str, list[QAction]]]) -> QDialog:
    """Every command that has a key, by menu and tab, then the keys of the parts themselves."""
    rows = [
        (title, action.text().replace("&", ""), ", ".join(map(_native, action.shortcuts())))
        for title, actions in groups
        for action in actions
        if action.shortcuts()
    ]
    rows += [(title, text, keys) for title, lines in keys_of_parts() for text, keys in lines]
    dialog = QDialog(parent)
    dialog.setWindowTitle(tr("Keyboard shortcuts"))
    table = TableView(tr("Keyboard shortcuts"), parent=dialog)
    listing = Table(
        title=tr("Keyboard shortcuts"),
        headings=tuple(Heading(text=text) for text in (tr("Where"), tr("Command"), tr("Keys"))),
        rows=tuple(TableRow(cells=tuple(TableCell(text=text) for text in row)) for row in rows),
    )
    table.show_rows(rows_of(listing))
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    layout.addWidget(close_button(dialog))
    fit(dialog, 680, 560)
    table.take_keys()
    return dialog


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
