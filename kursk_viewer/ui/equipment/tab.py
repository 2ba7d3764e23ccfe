"""Equipment: what one party is said to have lost, category by category, report beside report."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QColor, QGuiApplication
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
from kursk_viewer.pages import wording
from kursk_viewer.pages.equipment import (
    CHANGE,
    EquipmentPage,
    cell_place,
    equipment,
    equipment_table,
    figures_table,
    place_of,
)
from kursk_viewer.pages.sums import selected_cells
from kursk_viewer.pages.table import Table
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.actions import ToggleButton, action, separator
from kursk_viewer.ui.equipment import menus as equipment_menus
from kursk_viewer.ui.equipment.model import as_shown, rows_of, shown_claims
from kursk_viewer.ui.labels import plain_tooltip
from kursk_viewer.ui.state import each, flag, named, read, text
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.table.panel import TablePanel


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
        self._guest = ""
        self._hidden: set[str] = set()
        self._switch_changes = True
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
        self.copy_tsv = action(self, tr("Copy cells"), self._copy_tsv)
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
        self.save_table = action(self, tr("Save table as…"), self._save_table, keys="Ctrl+Shift+S")
        self.table_menu = action(self, tr("Menu of the cell"), self._menu_by_key, keys="Shift+F10")

    def _lay_out(self) -> None:
        self.columns_button.setText(tr("Columns…"))
        self.columns_button.setAccessibleName(tr("Columns: choose reports"))
        self.columns_button.setToolTip(self.menu_action.toolTip())
        self.columns_button.clicked.connect(self._open_columns)
        self.filter_button = ToggleButton(self)
        self.filter_button.setDefaultAction(self.panel.filter_action)
        for button in (self.columns_button, self.filter_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        bar = QHBoxLayout()
        bar.setSpacing(2 * theme.SPACE)
        bar.addWidget(self.columns_button)
        bar.addWidget(self.filter_button)
        bar.addWidget(self.panel.find_box, 1)
        whose = QLabel(tr("&Whose losses"), self)
        whose.setBuddy(self.sides)
        top = QHBoxLayout()
        top.setSpacing(2 * theme.SPACE)
        top.addWidget(whose)
        top.addWidget(self.sides, 1)
        layout = QVBoxLayout(self)
        margin = 3 * theme.SPACE
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(2 * theme.SPACE)
        layout.addLayout(top)
        layout.addLayout(bar)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.footnote)
        self._colour()

    def _connect(self) -> None:
        self.sides.activated.connect(self._side_chosen)
        self.panel.record_entered.connect(self.record_selected)
        self.panel.rows_requested.connect(self._rebuild)
        self.table.copy_requested.connect(self._copy_tsv)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.header_menu_requested.connect(self._open_header_menu)
        self.table.columns_arranged.connect(self._order_keys)
        self.table.columns_arranged.connect(self._tell_commands)
        chosen = self.table.selectionModel()
        self._statistics = QTimer(self)
        self._statistics.setSingleShot(True)
        self._statistics.timeout.connect(self._tell_statistics)
        chosen.selectionChanged.connect(lambda *_: self._statistics.start(0))
        chosen.currentChanged.connect(lambda *_: self._tell_commands())
        self.model.modelReset.connect(lambda: self._statistics.start(0))
        self.model.modelReset.connect(self._tell_commands)

    # What is shown

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this dossier; the reader's choices stay as far as they fit it."""
        self._dossier = dossier
        self._rebuild()

    @Slot()
    def _rebuild(self) -> None:
        if self._dossier is None:
            return
        page = self._usual(self._about)
        usual = [column.report for column in page.columns]
        if self._guest and self._guest not in usual:
            page = equipment(self._dossier, page.about, (*usual, self._guest))
        self._page = page
        self._fill_sides(page)
        hidden = frozenset(self._hidden)
        self._whole = equipment_table(page, changes=self._switch_changes, hidden=hidden)
        self.panel.show_rows(rows_of(self._whole))
        self._order_keys()
        bars = tr("Bars compare within a column; kinds are counted apart and not added up.")
        self.footnote.setText(f"{bars} {wording.capital(page.disclaimer)}.")

    def _usual(self, about: str) -> EquipmentPage:
        """The page with the columns that the reader chose, or the standard ones."""
        assert self._dossier is not None
        page = equipment(self._dossier, about)
        wish = self._shown.get(page.about)
        return equipment(self._dossier, page.about, tuple(wish)) if wish else page

    @Slot()
    def _order_keys(self) -> None:
        """Let Tab go as one reads: choices, tools, filters from left to right, then the table."""
        chain = [
            self.sides, self.columns_button, self.filter_button, *self.panel.find_box.parts,
            self.panel.notice.button, *self.table.fields(), self.table,
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
            row = self.panel.row_in_use()
            self._about, self._guest = about, ""
            self._rebuild()
            self._tell_anew(row)

    def _tell_anew(self, row: str) -> None:
        """Let the evidence follow the cell in use, which now speaks of another party."""
        records = self.model.rows.columns[0].records if self.model.rows.columns else []
        place = self.model.place_of(records.index(row)) if row in records else -1
        if not self.table.currentIndex().isValid() and place >= 0:
            self.panel.go_to(place, 1)
        elif self.table.currentIndex().isValid():
            self.panel.announce()
        elif row:
            self.record_selected.emit("")

    # Columns

    @Slot(list)
    def choose_reports(self, reports: list[str]) -> None:
        """Show these reports as columns; none means the standard choice."""
        if self._page is not None:
            self._shown[self._page.about] = reports
            self._guest = ""
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
        columns = self.model.rows.columns
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
        key = self.model.rows.columns[place].key
        if key.startswith(CHANGE):
            self._hidden.add(key.removeprefix(CHANGE))
            self._rebuild()
        else:
            rest = [column.report for column in self._page.columns if column.report != key]
            self.choose_reports(rest)

    @Slot()
    def _open_columns(self) -> None:
        if self._page is not None:
            equipment_menus.choose_columns(self, self._page, changes=self._switch_changes)

    @Slot()
    def _tell_commands(self) -> None:
        column = self.table.currentIndex().column()
        self.hide_column.setEnabled(self.can_hide(column))
        self.save_table.setEnabled(bool(self.model.rows.columns))
        self.panel.move_left.setEnabled(self.table.can_move(column, -1))
        self.panel.move_right.setEnabled(self.table.can_move(column, 1))
        for command in (self.panel.widen, self.panel.narrow, self.panel.sort_this):
            command.setEnabled(column >= 0)

    def _selected_claims(self) -> tuple[str, ...]:
        """The claims of the selected figures, not of changes, row by row."""
        columns = self.model.rows.columns
        found = []
        for row, column in sorted(self.panel.selected_cells()):
            if column > 0 and not columns[column].key.startswith(CHANGE):
                found.append(columns[column].records[self.model.order[row]])
        claims = self._dossier.claims if self._dossier is not None else {}
        return tuple(claim for claim in dict.fromkeys(found) if claim in claims)

    @Slot()
    def _tell_statistics(self) -> None:
        if self._dossier is not None:
            cells = len(self.panel.selected_cells())
            told = selected_cells(self._dossier, self._selected_claims(), cells)
            parts = filter(None, (self._guest_told(), self.panel.rows_told(), told))
            self.status_changed.emit(" · ".join(parts))

    def _guest_told(self) -> str:
        titles = {c.report: c.heading for c in self._page.columns} if self._page else {}
        if not self._guest or self._guest not in titles:
            return ""
        return tr("column shown only for the selected record: {title}").format(
            title=titles[self._guest]
        )

    def select_record(self, record_id: str) -> bool:
        if self._dossier is None or self._page is None:
            return False
        cell = cell_place(self._dossier, record_id)
        place = (cell.about, cell.report) if cell else place_of(self._dossier, record_id)
        if place is None:
            return self._select_measure(record_id)
        about, report = place
        page = self._usual(about)
        usual = [column.report for column in page.columns]
        guest = "" if report in usual else report
        if (about, guest) != (self._page.about, self._guest):
            self._about, self._guest = about, guest
            self._rebuild()
        column = self.model.column_of(CHANGE + report if cell and cell.change else report)
        records = self.model.rows.columns[column].records if column > 0 else []
        return self._reveal(records, record_id, column)

    def _select_measure(self, measure: str) -> bool:
        records = self.model.rows.columns[0].records if self.model.rows.columns else []
        return self._reveal(records, measure, 0)

    def _reveal(self, records: list[str], record: str, column: int) -> bool:
        if record not in records:
            return False
        self.panel.reveal(records.index(record), column)
        return True

    # Copying

    def shown_table(self, ending: str) -> Table | None:
        """All that is shown, the columns in the reader's order: for `csv` one figure a row, else
        as it stands."""
        if self._page is None or self._dossier is None or self._whole is None:
            return None
        places = self._places()
        if not places or ending != "csv":
            return as_shown(self._dossier, self._whole, self.model, places) if places else None
        claims = shown_claims(self._dossier, self.model, places)
        return figures_table(self._dossier, claims, self._page.provenance.line)

    def _places(self) -> list[int]:
        """The columns in the reader's order."""
        header = self.table.horizontalHeader()
        return sorted(range(len(self.model.rows.columns)), key=header.visualIndex)

    def _selection(self) -> Table | None:
        """The selected cells, or where none is selected the whole table as shown."""
        if self._dossier is None or self._whole is None or not self.model.order:
            return None
        cells = self.panel.selected_cells()
        return as_shown(self._dossier, self._whole, self.model, self._places(), cells)

    def copy_selection(self) -> str:
        table = self._selection()
        return tables.tsv(table) if table is not None else ""

    @Slot()
    def _copy_tsv(self) -> None:
        _to_clipboard(self.copy_selection())

    @Slot()
    def _copy_markdown(self) -> None:
        table = self._selection()
        _to_clipboard(tables.markdown(table) if table is not None else "")

    @Slot()
    def _copy_sentence(self) -> None:
        if self._dossier is not None:
            _to_clipboard(tables.sentence(self._dossier, self._selected_claims()))

    @Slot()
    def _save_table(self) -> None:
        from kursk_viewer.ui.casualties import saving as chart_saving

        if self._page is not None and self.model.rows.columns:
            path = chart_saving.save_table(self, self.shown_table, f"equipment-{self._page.about}")
            if path:
                self.status_changed.emit(tr("Saved “{path}”.").format(path=path))

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
        self.copy_sentence.setEnabled(bool(self._selected_claims()))
        return equipment_menus.cell_menu(self)

    @Slot(int, QPoint)
    def _open_header_menu(self, column: int, where: QPoint) -> None:
        equipment_menus.header_menu(self, column).popup(where)

    # The tab's contract

    def focus_find(self) -> None:
        self.panel.find_box.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.find_box.field.selectAll()

    def actions_of_tab(self) -> list[QAction]:
        return [
            *self._table_actions, self.menu_action, self.hide_column, separator(self),
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
        scheme = theme.tokens()
        colours = self.footnote.palette()
        colours.setColor(colours.ColorRole.WindowText, QColor(scheme.muted))
        self.footnote.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._colour()


def _to_clipboard(text: str) -> None:
    if text:
        QGuiApplication.clipboard().setText(text)
