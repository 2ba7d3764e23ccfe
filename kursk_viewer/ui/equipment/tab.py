"""Equipment: what one party is said to have lost, category by category, report beside report."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output import tables
from kursk_viewer.pages.equipment import (
    CATEGORY,
    CHANGE,
    EquipmentPage,
    cell_place,
    columns_of,
    equipment,
    equipment_table,
    place_of,
)
from kursk_viewer.pages.equipment_over_time import categories_over_time
from kursk_viewer.pages.figures import figures_of
from kursk_viewer.pages.finding import folding_of
from kursk_viewer.pages.sums import selected_cells
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import ToggleButton, action, name_after, separator
from kursk_viewer.ui.equipment.columns_dialog import ColumnsDialog
from kursk_viewer.ui.escape import Step
from kursk_viewer.ui.file_dialogs import table_action
from kursk_viewer.ui.labels import plain_tooltip
from kursk_viewer.ui.state import each, flag, named, read, text
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.table import copying
from kursk_viewer.ui.table.panel import TablePanel
from kursk_viewer.ui.table.rows import rows_of

_WIDEST_CHOICE = 900
"""Pixels that the choice of a side takes at most."""


class EquipmentTab(Tab):
    """The equipment page as a table to sort, filter, search, arrange and copy from."""

    name = "equipment"

    def __init__(self) -> None:
        super().__init__()
        self._dossier: Dossier | None = None
        self._page: EquipmentPage | None = None
        self._whole: Table | None = None
        self._about = ""
        self._shown: dict[str, list[str]] = {}
        self._temporary_column = ""
        self._hidden: set[str] = set()
        self._switch_changes = True
        self._over_time: frozenset[str] = frozenset()
        empty = tr("No category fits all the filters at once.")
        nothing = tr("This dossier states no equipment losses.")
        self.panel = TablePanel(tr("Reported equipment losses"), (empty, nothing))
        self.table, self.model = self.panel.table, self.panel.model
        self.sides = QComboBox(self)
        self.sides.setAccessibleName(tr("Whose losses"))
        self.sides.setAccessibleDescription(tr("Whose losses the table shows, as claimed by whom"))
        self.sides.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sides.setMinimumContentsLength(14)
        self.sides.setMaximumWidth(_WIDEST_CHOICE)
        self.columns_button = QToolButton(self)
        self.footnote = QLabel(self)
        self.footnote.setTextFormat(Qt.TextFormat.PlainText)
        self.footnote.setWordWrap(True)
        self._make_actions()
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self._table_actions = self.panel.actions_of_table()
        self.addActions(self._table_actions)
        self.copy_tsv = action(self, tr("Copy cells"), self.copy)
        self.copy_markdown = action(
            self, tr("Copy as Markdown"), self._copy_markdown, keys="Ctrl+Shift+M"
        )
        self.copy_sentence = action(
            self, tr("Copy as sentence"), self._copy_sentence, keys="Ctrl+Shift+C"
        )
        self.hide_column = action(self, tr("Hide column"), self._hide_column, keys="Ctrl+Shift+H")
        self.menu_action = action(
            self, tr("Choose columns…"), self._open_columns, keys="Ctrl+Shift+K"
        )
        self.save_table = table_action(self, self.saved_table, "equipment", "Ctrl+Shift+S")
        self.over_time = action(
            self, tr("Over time"), self._show_over_time, keys="Ctrl+Shift+T",
            tip=tr("Show all dated claims on this category as a chart"),
        )  # fmt: skip
        self.table_menu = action(self, tr("Menu of the cell"), self._menu_by_key, keys="Shift+F10")

    def _lay_out(self) -> None:
        self.columns_button.setText(tr("Columns…"))
        self.columns_button.setAccessibleName(tr("Columns: choose reports"))
        self.columns_button.setToolTip(self.menu_action.toolTip())
        self.columns_button.clicked.connect(self._open_columns)
        self.filter_button = ToggleButton(self)
        self.filter_button.setDefaultAction(self.panel.filter_action)
        self.over_time_button = QToolButton(self)
        self.over_time_button.setDefaultAction(self.over_time)
        for button in (self.columns_button, self.filter_button, self.over_time_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        name_after(self.filter_button, self.panel.filter_action)
        name_after(self.over_time_button, self.over_time)
        bar = QHBoxLayout()
        bar.setSpacing(2 * style.SPACE)
        bar.addWidget(self.columns_button)
        bar.addWidget(self.filter_button)
        bar.addWidget(self.over_time_button)
        bar.addWidget(self.panel.find_box, 1)
        whose = QLabel(tr("&Whose losses"), self)
        whose.setBuddy(self.sides)
        top = QHBoxLayout()
        top.setSpacing(2 * style.SPACE)
        top.addWidget(whose)
        top.addWidget(self.sides, 1)
        top.addStretch(0)
        layout = QVBoxLayout(self)
        margin = 3 * style.SPACE
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(2 * style.SPACE)
        layout.addLayout(top)
        layout.addLayout(bar)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.footnote)
        self._colour()

    def _connect(self) -> None:
        self.sides.activated.connect(self._side_chosen)
        self.table.record_chosen.connect(self.record_selected)
        self.table.copy_requested.connect(self.copy)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.header_menu_requested.connect(self._open_header_menu)
        self.table.columns_arranged.connect(self._order_keys)
        self.table.columns_arranged.connect(self._enable_commands)
        self._statistics = QTimer(self)
        self._statistics.setSingleShot(True)
        self._statistics.timeout.connect(self._show_statistics)
        self.table.selection_changed.connect(lambda: self._statistics.start(0))
        self.table.selection_changed.connect(self._enable_commands)

    # What is shown

    @property
    def main_part(self) -> QWidget:
        return self.table

    def steps_back(self) -> tuple[Step, ...]:
        return self.panel.steps_back()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this dossier; the reader's choices stay as far as they fit it."""
        self._dossier = dossier
        self._over_time = frozenset(name for name, _label in categories_over_time(dossier))
        self._rebuild()

    @Slot()
    def _rebuild(self) -> None:
        if self._dossier is None:
            return
        about, reports = columns_of(self._dossier, self._about, self._shown)
        page = equipment(self._dossier, about, (*reports, self._temporary_column))
        self._page = page
        self._fill_sides(page)
        hidden = frozenset(self._hidden)
        self._whole = equipment_table(page, changes=self._switch_changes, hidden=hidden)
        self.panel.show_rows(rows_of(self._whole, folding_of(self._dossier)))
        self._order_keys()
        bars = tr("Bars compare within a column; kinds are counted apart and not added up.")
        self.footnote.setText(f"{bars} {page.disclaimer}.")

    @Slot()
    def _order_keys(self) -> None:
        """Let Tab go as one reads: choices, tools, filters from left to right, then the table."""
        chain = [
            self.sides, self.columns_button, self.filter_button, self.over_time_button,
            *self.panel.find_box.parts, self.panel.notice.button, *self.table.filter_row.fields(),
            self.table,
        ]  # fmt: skip
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _fill_sides(self, page: EquipmentPage) -> None:
        self.sides.clear()
        for side in page.sides:
            self.sides.addItem(side.label, side.about)
            place = self.sides.count() - 1
            self.sides.setItemData(place, plain_tooltip(side.label), Qt.ItemDataRole.ToolTipRole)
            if side.about == page.about:
                self.sides.setCurrentIndex(place)
        self.sides.setEnabled(self.sides.count() > 1)
        self.sides.setToolTip(plain_tooltip(self.sides.currentText()))

    @Slot(int)
    def _side_chosen(self, place: int) -> None:
        about = str(self.sides.itemData(place))
        if self._page is not None and about != self._page.about:
            row = self.panel.record_in_use()
            self._about, self._temporary_column = about, ""
            self._rebuild()
            self._announce_again(row)

    def _announce_again(self, row: str) -> None:
        """Let the evidence follow the cell in use, which now speaks of another party."""
        place = self.model.place_of(self.model.row_of(row))
        if not self.table.currentIndex().isValid() and place >= 0:
            self.table.go_to(place, 1)
        if self.table.currentIndex().isValid():
            self.table.announce()
        elif row:
            self.record_selected.emit("")

    # Columns

    @Slot(list)
    def choose_reports(self, reports: list[str]) -> None:
        """Show these reports as columns; none means the standard choice."""
        if self._page is not None:
            self._shown[self._page.about] = reports
            self._temporary_column = ""
            self._rebuild()

    @Slot(bool)
    def show_changes(self, wanted: bool) -> None:
        """Show the changes of all columns, or none."""
        self._switch_changes = wanted
        self._hidden.clear()
        self._rebuild()

    @Slot()
    def _hide_column(self) -> None:
        self.hide_at(self.table.currentIndex().column())

    def can_hide(self, place: int) -> bool:
        """Whether a column can go: a change always, a report while another is left."""
        columns = self.table.columns
        if self._page is None or not 0 < place < len(columns):
            return False
        return columns[place].key.startswith(CHANGE) or len(self._page.columns) > 1

    def page(self) -> EquipmentPage | None:
        """What is shown now."""
        return self._page

    def hide_at(self, place: int) -> None:
        """Take one column out of the table; that of a report takes its changes along."""
        if self._page is None or not self.can_hide(place):
            return
        key = self.table.columns[place].key
        if key.startswith(CHANGE):
            self._hidden.add(key.removeprefix(CHANGE))
            self._rebuild()
        else:
            rest = [column.report for column in self._page.columns if column.report != key]
            self.choose_reports(rest)

    @Slot()
    def _open_columns(self) -> None:
        """Let the reader tick reports; every tick shows at once."""
        if self._page is None or self._dossier is None:
            return
        dialog = ColumnsDialog(folding_of(self._dossier), self)
        dialog.fill(self._page, changes=self._switch_changes)

        def choose(reports: list[str]) -> None:
            self.choose_reports(reports)
            if self._page is not None:
                dialog.mark(self._page)

        dialog.reports_chosen.connect(choose)
        dialog.changes_chosen.connect(self.show_changes)
        dialog.layout_requested.connect(self.panel.arrange_as_usual)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def _enable_commands(self) -> None:
        column = self.table.currentIndex().column()
        self.hide_column.setEnabled(self.can_hide(column))
        self.save_table.setEnabled(bool(self.table.columns))
        self.over_time.setEnabled(self.panel.record_in_use() in self._over_time)
        self.panel.move_left.setEnabled(self.table.can_move(column, -1))
        self.panel.move_right.setEnabled(self.table.can_move(column, 1))
        for command in (self.panel.widen, self.panel.narrow, self.panel.sort_this):
            command.setEnabled(column >= 0)

    @Slot()
    def _show_over_time(self) -> None:
        """Go to the chart of the category in use, at the claim in use, else at the first of its
        row."""
        here, columns = self.table.currentIndex(), range(self.model.columnCount())
        records = [self.model.record(here.row(), each) for each in (here.column(), *columns)]
        view = f"casualties/over-time/{self.panel.record_in_use()}"
        known = self._dossier.claims if self._dossier is not None else {}
        self.goto_requested.emit(view, next((each for each in records if each in known), ""))

    def _selected_claims(self) -> tuple[str, ...]:
        """The claims of the selected figures, not of changes, row by row."""
        columns = self.table.columns
        found = []
        for row, column in sorted(self.table.selected_cells()):
            if column > 0 and not columns[column].key.startswith(CHANGE):
                found.append(columns[column].records[self.model.order[row]])
        claims = self._dossier.claims if self._dossier is not None else {}
        return tuple(claim for claim in dict.fromkeys(found) if claim in claims)

    @Slot()
    def _show_statistics(self) -> None:
        if self._dossier is not None:
            cells = len(self.table.selected_cells())
            summed = selected_cells(self._dossier, self._selected_claims(), cells)
            parts = filter(None, (self._temporary_column_note(), self.panel.rows_shown(), summed))
            self.status_changed.emit(" · ".join(parts))

    def _temporary_column_note(self) -> str:
        titles = {c.report: c.heading for c in self._page.columns} if self._page else {}
        if not self._temporary_column or self._temporary_column not in titles:
            return ""
        return tr("column shown only for the selected record: {title}").format(
            title=titles[self._temporary_column]
        )

    def select_record(self, record_id: str) -> bool:
        if self._dossier is None or self._page is None:
            return False
        cell = cell_place(self._dossier, record_id)
        place = (cell.about, cell.report) if cell else place_of(self._dossier, record_id)
        if place is None:
            return self._reveal(record_id, CATEGORY)
        about, report = place
        _about, reports = columns_of(self._dossier, about, self._shown)
        temporary = "" if report in reports else report
        if (about, temporary) != (self._page.about, self._temporary_column):
            self._about, self._temporary_column = about, temporary
            self._rebuild()
        return self._reveal(record_id, CHANGE + report if cell and cell.change else report)

    def _reveal(self, record: str, key: str) -> bool:
        column = self.model.column_of(key)
        row = self.model.row_of(record, column) if column >= 0 else -1
        if row < 0:
            return False
        self.panel.reveal(row, column)
        return True

    # Copying

    def saved_table(self, form: str) -> Table | None:
        """All that is shown, the columns in the reader's order: for programs one figure a row,
        else as it stands."""
        if not (self._dossier and self._whole and self.table.columns):
            return None
        table = copying.excerpt_of_cells(self.table, self._dossier, self._whole)
        if table is None or form not in tables.FLAT:
            return table
        return figures_of(self._dossier, table)

    def copied_table(self) -> Table | None:
        if self._dossier is None or self._whole is None:
            return None
        cells = self.table.selected_cells()
        return copying.excerpt_of_cells(self.table, self._dossier, self._whole, cells)

    @Slot()
    def _copy_markdown(self) -> None:
        table = self.copied_table()
        if table is not None:
            self.put_on_clipboard(tables.markdown(table))

    @Slot()
    def _copy_sentence(self) -> None:
        if self._dossier is not None:
            self.put_on_clipboard(tables.sentence(self._dossier, self._selected_claims()))

    @Slot(QPoint)
    def _open_menu(self, where: QPoint) -> None:
        self.cell_menu().popup(self.table.viewport().mapToGlobal(where))

    @Slot()
    def _menu_by_key(self) -> None:
        index = self.table.currentIndex()
        where = self.table.visualRect(index).center() if index.isValid() else QPoint(8, 8)
        self._open_menu(where)

    def cell_menu(self) -> QMenu:
        """What can be done with the current cell and the selection."""
        self.table.announce()
        self.copy_sentence.setEnabled(bool(self._selected_claims()))
        panel, menu = self.panel, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in (
            [panel.evidence, self.over_time, *self.record_commands],
            [self.copy_tsv, self.copy_markdown, self.copy_sentence, self.save_table],
            [*panel.filters.commands(), panel.all_rows],
            [panel.sort_this, panel.sort_also, panel.unsort],
            [panel.move_left, panel.move_right, panel.widen, panel.narrow],
            [self.hide_column, self.menu_action],
        ):
            menu.addActions(group)
            menu.addSeparator()
        return menu

    def header_menu(self, column: int) -> QMenu:
        """What can be done with one column."""
        menu = self.panel.header_menu(column)
        hide = partial(self.hide_at, column)
        action(menu, tr("Hide column"), hide, enabled=self.can_hide(column))
        menu.addActions([self.menu_action, self.panel.standard_layout])
        return menu

    @Slot(int, QPoint)
    def _open_header_menu(self, column: int, where: QPoint) -> None:
        self.header_menu(column).popup(where)

    # The tab's contract

    def focus_find(self) -> None:
        self.panel.find_box.take_focus()

    def actions_of_tab(self) -> list[QAction]:
        return [
            *self._table_actions, self.menu_action, self.hide_column, self.over_time,
            separator(self),
            self.copy_markdown, self.copy_sentence, self.save_table, separator(self),
            self.table_menu,
        ]  # fmt: skip

    def save_state(self) -> dict[str, object]:
        return {
            **self.panel.save_state(),
            "choice": self._about,
            "shown": {about: list(reports) for about, reports in self._shown.items() if reports},
            "changes": self._switch_changes,
            "hidden": sorted(self._hidden),
        }

    def restore_state(self, state: dict[str, object]) -> None:
        self._about = read(state, "choice", text, "")
        shown = read(state, "shown", named(each(text))) or {}
        self._shown = {about: reports for about, reports in shown.items() if reports}
        self._switch_changes = read(state, "changes", flag, True)
        self._hidden = set(read(state, "hidden", each(text)) or [])
        self.panel.restore_state(state)
        self._rebuild()

    def _colour(self) -> None:
        scheme = style.tokens()
        colours = self.footnote.palette()
        colours.setColor(colours.ColorRole.WindowText, QColor(scheme.muted))
        self.footnote.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._colour()
