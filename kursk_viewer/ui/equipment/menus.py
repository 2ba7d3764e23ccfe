"""What the Equipment table opens: the menus of a cell and of a heading, the list of columns."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from kursk_viewer.translation import tr
from kursk_viewer.ui.actions import action
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.pages.equipment import EquipmentPage
    from kursk_viewer.ui.equipment.tab import EquipmentTab


def cell_menu(tab: EquipmentTab) -> QMenu:
    """What can be done with the current cell and the selection."""
    panel, menu = tab.panel, _menu(tab)
    menu.addAction(panel.evidence)
    menu.addSeparator()
    menu.addActions([tab.copy_tsv, tab.copy_markdown, tab.copy_sentence, tab.save_table])
    menu.addSeparator()
    menu.addActions([panel.sort_this, panel.sort_also, panel.unsort])
    menu.addSeparator()
    menu.addActions([panel.move_left, panel.move_right, panel.widen, panel.narrow])
    menu.addSeparator()
    menu.addActions([tab.hide_column, tab.menu_action, panel.all_rows])
    return menu


def header_menu(tab: EquipmentTab, column: int) -> QMenu:
    """What can be done with one column."""
    panel, table, menu = tab.panel, tab.table, _menu(tab)

    numeric = tab.model.rows.columns[column].numeric
    up, down = (
        (tr("Sort, smallest first"), tr("Sort, largest first"))
        if numeric
        else (tr("Sort from A to Z"), tr("Sort from Z to A"))
    )
    action(menu, up, partial(panel.sort, column, down=False))
    action(menu, down, partial(panel.sort, column, down=True))
    action(menu, tr("Then sort by this column"), partial(panel.sort_by, column, True))
    menu.addAction(panel.unsort)
    menu.addSeparator()
    for text, by in ((tr("Move left"), -1), (tr("Move right"), 1)):
        move = partial(table.move_column, column, by)
        action(menu, text, move, enabled=table.can_move(column, by))
    action(menu, tr("Fit to the content"), partial(table.fit_column, column))
    menu.addSeparator()
    action(menu, tr("Hide column"), partial(tab.hide_at, column), enabled=tab.can_hide(column))
    menu.addActions([tab.menu_action, panel.standard_layout])
    return menu


def choose_columns(tab: EquipmentTab, page: EquipmentPage, *, changes: bool) -> None:
    """Let the reader tick reports; every tick shows at once."""
    dialog = ColumnsDialog(tab)
    dialog.fill(page, changes=changes)

    def choose(reports: list[str]) -> None:
        tab.choose_reports(reports)
        now = tab.page()
        if now is not None:
            dialog.mark(now)

    dialog.reports_chosen.connect(choose)
    dialog.changes_chosen.connect(tab.show_changes)
    dialog.layout_requested.connect(tab.panel.arrange_as_usual)
    dialog.exec()
    dialog.deleteLater()


def _menu(tab: EquipmentTab) -> QMenu:
    menu = QMenu(tab)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
