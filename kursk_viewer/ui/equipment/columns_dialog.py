"""Which reports are columns: a list to search and tick; every tick shows at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.pages import wording
from kursk_viewer.pages.equipment import Column, EquipmentPage
from kursk_viewer.pages.finding import Folding, matches
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.labels import plain_tooltip
from kursk_viewer.ui.text_field import TextField
from kursk_viewer.ui.window.widgets import fit

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_REPORT = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """Offers the reports of a page. The field keeps the keyboard: arrows choose, Enter ticks.

    Signals:
        reports_chosen(list): show the reports of these ids; an empty list is the standard choice
        changes_chosen(bool): show the changes since the report before
        layout_requested(): put the columns back to their standard order and widths
    """

    reports_chosen = Signal(list)
    changes_chosen = Signal(bool)
    layout_requested = Signal()

    def __init__(self, folding: Folding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Columns"))
        self._folding = folding
        self.field = TextField()
        self.field.setPlaceholderText(tr("Find a report: a date, a claimant, words of its title"))
        self.field.setAccessibleName(tr("Find a report"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Reports that can be columns"))
        self.list.setSpacing(style.SPACE // 2)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.count = QLabel()
        self.changes = QCheckBox(tr("Changes since the report before"))
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * style.SPACE)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.changes)
        layout.addLayout(self._choices())
        self.field.textChanged.connect(self._narrow)
        self.list.itemChanged.connect(self._ticked)
        self.changes.toggled.connect(self.changes_chosen)
        fit(self, 600, 480)

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, slot in (
            (tr("Standard choice"), self._choose_standard),
            (tr("All reports"), self._choose_all),
            (tr("Standard column layout"), self.layout_requested),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        row.addWidget(close)
        return row

    def fill(self, page: EquipmentPage, *, changes: bool) -> None:
        """Offer the reports of this page, the shown ones ticked."""
        self.list.blockSignals(True)
        self.list.clear()
        for column in page.available:
            self.list.addItem(_item(column))
        self.list.blockSignals(False)
        self.mark(page)
        self.list.setCurrentRow(0)
        self.changes.blockSignals(True)
        self.changes.setChecked(changes)
        self.changes.blockSignals(False)

    def mark(self, page: EquipmentPage) -> None:
        """Tick what is shown now."""
        shown = {column.report for column in page.columns}
        self.list.blockSignals(True)
        for item in self._items():
            ticked = item.data(_REPORT) in shown
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.count.setText(
            tr("{shown} of {count} reports are columns").format(
                shown=wording.number(len(shown)), count=wording.number(self.list.count())
            )
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @Slot(QListWidgetItem)
    def _ticked(self, item: QListWidgetItem) -> None:
        chosen = [
            entry.data(_REPORT)
            for entry in self._items()
            if entry.checkState() == Qt.CheckState.Checked
        ]
        if chosen:
            self.reports_chosen.emit(chosen)
        else:
            item.setCheckState(Qt.CheckState.Checked)

    @Slot()
    def _choose_standard(self) -> None:
        self.reports_chosen.emit([])

    @Slot()
    def _choose_all(self) -> None:
        self.reports_chosen.emit([item.data(_REPORT) for item in self._items()])

    @Slot(str)
    def _narrow(self, text: str) -> None:
        question = self._folding.question(text)
        items = self._items()
        fits = []
        titles = self._folding.texts(item.text() for item in items)
        for item, title in zip(items, titles, strict=True):
            item.setHidden(not matches(title, question))
            fits += [] if item.isHidden() else [item]
        if fits and self.list.currentItem() not in fits:
            self.list.setCurrentItem(fits[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is not self.field
            or not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
        ):
            return super().eventFilter(watched, event)
        if event.key() in _MOVES:
            self.list.event(event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None and not item.isHidden():
                on = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            return True
        return super().eventFilter(watched, event)


def _item(column: Column) -> QListWidgetItem:
    text = tr("{title} (core report)") if column.core else "{title}"
    item = QListWidgetItem(text.format(title=column.title))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setData(_REPORT, column.report)
    item.setToolTip(plain_tooltip(column.details))
    item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, column.details)
    return item
