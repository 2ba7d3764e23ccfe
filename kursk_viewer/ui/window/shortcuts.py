"""The list of all keys: of commands, and of the parts of the window that have the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kursk_viewer.pages.table import Heading, Table, TableCell, TableRow
from kursk_viewer.translation import tr
from kursk_viewer.ui.table.rows import rows_of
from kursk_viewer.ui.table.view import TableView
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
