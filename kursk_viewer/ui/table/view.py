"""A table whose first column stays in sight while the others scroll, with filters in its header."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.table.delegate import PADDING, CellDelegate
from kursk_viewer.ui.table.header import TableHeader
from kursk_viewer.ui.table.model import RowsModel
from kursk_viewer.ui.table.rows import Column

Index = QModelIndex | QPersistentModelIndex
LABEL_WIDTH = 230
FIGURE_WIDTH = 132
MAX_WIDTH = 900
EDGE_WIDTH = 6


class FrozenTable(QTableView):
    """A `RowsModel` with its first column frozen.

    Widths: what the reader did not size shares the room there is.

    Signals:
        filter_edited(int, str), filter_entered(int), sort_requested(int, bool): as of TableHeader
        evidence_requested(): Enter on a cell
        cell_clicked(): a click on a cell, also on the current one
        copy_requested(): Ctrl+C on a cell
        all_rows_requested(): the button under an empty result
        columns_arranged(): the reader moved or resized a column
        header_menu_requested(int, QPoint): the menu of this column is asked for at this place on
            the screen
    """

    filter_edited = Signal(int, str)
    sort_requested = Signal(int, bool)
    evidence_requested = Signal()
    cell_clicked = Signal()
    copy_requested = Signal()
    all_rows_requested = Signal()
    columns_arranged = Signal()
    header_menu_requested = Signal(int, QPoint)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._own_widths: dict[str, int] = {}
        self._fitting = False
        self._header = TableHeader(self, first=1)
        self._frozen = QTableView(self)
        self._frozen_header = TableHeader(self._frozen, first=0, last=0)
        for view, header in ((self, self._header), (self._frozen, self._frozen_header)):
            view.setHorizontalHeader(header)
            view.setFont(theme.font())
            header.setFont(theme.font())
            view.setModel(model)
            view.setItemDelegate(CellDelegate(view))
            view.setShowGrid(False)
            view.setWordWrap(False)
            view.setTabKeyNavigation(False)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.clicked.connect(self.cell_clicked)
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
            header.filter_edited.connect(self.filter_edited)
            header.filter_entered.connect(self._reveal_column)
            header.sort_requested.connect(self.sort_requested)
            header.sectionResized.connect(self._resized)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(self._header_menu)
        self._header.setSectionsMovable(True)
        self._header.setFirstSectionMovable(False)
        self._header.sectionMoved.connect(self._moved)
        self._set_up_frozen()
        self._edge = FrozenEdge(self)
        self.horizontalScrollBar().valueChanged.connect(self._show_edge)
        self.empty = EmptyNotice(self)
        self.empty.button.clicked.connect(self.all_rows_requested)
        model.modelReset.connect(self._refresh)

    def _set_up_frozen(self) -> None:
        frozen = self._frozen
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setFocusProxy(self)
        frozen.setFrameShape(QTableView.Shape.NoFrame)
        frozen.setSelectionModel(self.selectionModel())
        frozen.setAccessibleName(tr("First column, kept in sight"))
        for policy in (frozen.setHorizontalScrollBarPolicy, frozen.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.viewport().stackUnder(frozen)

    def columns_changed(self, filters: dict[int, str]) -> None:
        """Take up new columns: fields with these texts, widths, the label column alone frozen."""
        titles = [column.title for column in self._rows.rows.columns]
        for column in range(len(titles)):
            self._frozen.setColumnHidden(column, column != 0)
        for header in (self._header, self._frozen_header):
            header.make_fields(titles, filters)
        self._refresh()

    def field(self, column: int) -> QLineEdit | None:
        """The filter field of a column, in whichever header it stands."""
        return (self._frozen_header if column == 0 else self._header).field(column)

    def fields(self) -> list[QLineEdit]:
        """The filter fields from left to right."""
        order = range(len(self._rows.rows.columns))
        found = (self.field(self._header.logicalIndex(place)) for place in order)
        return [field for field in found if field is not None]

    def set_fault(self, column: int, reason: str) -> None:
        """Mark the filter of a column as not understood."""
        (self._frozen_header if column == 0 else self._header).set_fault(column, reason)

    def show_filters(self, shown: bool) -> None:
        """Show or hide the row of filter fields."""
        for header in (self._header, self._frozen_header):
            header.show_filters(shown)
        self._refresh()

    def widths(self) -> dict[str, int]:
        """The widths the reader chose, by column key."""
        return dict(self._own_widths)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Take up remembered widths, within what can be seen and grasped."""
        least = self._header.minimumSectionSize()
        self._own_widths = {key: max(least, min(w, MAX_WIDTH)) for key, w in widths.items()}
        self.fit_columns()

    def visual_order(self) -> list[str]:
        """The keys of the columns from left to right."""
        columns = self._rows.rows.columns
        return [columns[self._header.logicalIndex(i)].key for i in range(len(columns))]

    def set_visual_order(self, keys: list[str]) -> None:
        """Move the columns into this order, as far as they are there; the first stays first."""
        header, place = self._header, 1
        for key in keys:
            column = self._rows.column_of(key)
            if column > 0:
                header.moveSection(header.visualIndex(column), place)
                place += 1

    def can_move(self, column: int, by: int) -> bool:
        """Whether a column can go so many places to the right; the first stays where it is."""
        place = self._header.visualIndex(column)
        return place > 0 and 0 < place + by < len(self._rows.rows.columns)

    def move_column(self, column: int, by: int) -> None:
        """Move a column so many places to the right, if it can go there."""
        if self.can_move(column, by):
            place = self._header.visualIndex(column)
            self._header.moveSection(place, place + by)
            self._reveal_column(column)

    def widen_column(self, column: int, by: int) -> None:
        """Make a column wider, or narrower when negative."""
        if 0 <= column < len(self._rows.rows.columns):
            least = self._header.minimumSectionSize()
            width = max(least, min(self.columnWidth(column) + by, MAX_WIDTH))
            self._header.resizeSection(column, width)

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its longest text and the longest word of its title."""
        shown = self._rows.rows.columns[column]
        marks = shown.marks or [""] * len(shown.texts)
        texts = [f"{mark} {text}" for mark, text in zip(marks, shown.texts, strict=True)]
        longest = max(
            map(self.fontMetrics().horizontalAdvance, [*texts, *shown.title.split()]), default=0
        )
        self.widen_column(column, longest + 3 * PADDING - self.columnWidth(column))

    def fit_columns(self) -> None:
        """Share the room among the columns that the reader did not size."""
        columns = self._rows.rows.columns
        if not columns or self._fitting:
            return
        self._fitting = True
        room = self.viewport().width()
        label = self._own_widths.get(columns[0].key, min(LABEL_WIDTH, max(120, room // 2)))
        own = [self._own_widths.get(column.key) for column in columns[1:]]
        least = [
            width or (FIGURE_WIDTH if column.shares else self._width_of(column))
            for width, column in zip(own, columns[1:], strict=True)
        ]
        weights = [
            0 if width else 3 if column.shares else 1
            for width, column in zip(own, columns[1:], strict=True)
        ]
        left = max(0, room - label - sum(least))
        for place, (width, weight) in enumerate(zip(least, weights, strict=True), start=1):
            extra = left * weight // sum(weights) if weight else 0
            self.setColumnWidth(place, width + extra)
        self.setColumnWidth(0, label)
        self._frozen.setColumnWidth(0, label)
        self._fitting = False
        self._place_frozen()

    def _width_of(self, column: Column) -> int:
        """Room for the texts of a column, as far as its first rows tell."""
        texts = zip(column.texts[:100], column.marks[:100] or [""] * 100, strict=False)
        longest = max((f"{mark} {text}" for text, mark in texts), key=len, default="")
        wanted = self.fontMetrics().horizontalAdvance(longest) + 3 * PADDING
        return max(FIGURE_WIDTH, min(wanted, LABEL_WIDTH))

    def _fit_rows(self) -> None:
        """A few rows may stand wider apart where there is room; many stand close."""
        close = self.fontMetrics().height() + 16
        count = max(1, self._rows.rows.count)
        height = max(close, min(self.viewport().height() // count, close * 3 // 2))
        for view in (self, self._frozen):
            if view.verticalHeader().defaultSectionSize() != height:
                view.verticalHeader().setDefaultSectionSize(height)

    @Slot()
    def _refresh(self) -> None:
        self.fit_columns()
        self._fit_rows()
        height = max(self._header.title_height(), self._frozen_header.title_height())
        for header in (self._header, self._frozen_header):
            if header.height_wanted != height:
                header.height_wanted = height
            header.updateGeometry()
        self.updateGeometries()
        self._frozen.updateGeometries()
        self._place_frozen()
        self.empty.setVisible(not self._rows.order)
        self.empty.raise_()

    def _place_frozen(self) -> None:
        frame = self.frameWidth()
        height = self.viewport().height() + self._header.height()
        self._frozen.setGeometry(frame, frame, self.columnWidth(0), height)
        self._frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())
        self._edge.setGeometry(frame + self.columnWidth(0) - 1, frame, EDGE_WIDTH, height)
        self._header.cover(self.columnWidth(0))
        self._show_edge()
        self.empty.setGeometry(self.viewport().geometry())

    @Slot()
    def _show_edge(self) -> None:
        self._edge.setVisible(self.horizontalScrollBar().value() > 0)
        self._edge.raise_()

    @Slot(QPoint)
    def _header_menu(self, where: QPoint) -> None:
        header = self.sender()
        if isinstance(header, TableHeader):
            column = header.logicalIndexAt(where)
            if column >= 0:
                self.header_menu_requested.emit(column, header.viewport().mapToGlobal(where))

    @Slot(int, int, int)
    def _resized(self, column: int, _old: int, new: int) -> None:
        columns = self._rows.rows.columns
        if self._fitting or column >= len(columns) or new == 0:
            return
        sender = self.sender()
        if sender is self._frozen_header and column != 0:
            return
        self._own_widths[columns[column].key] = new
        self._refresh()
        self.columns_arranged.emit()

    @Slot(int, int, int)
    def _moved(self, _column: int, _old: int, _new: int) -> None:
        if self._header.visualIndex(0) != 0:
            self._header.moveSection(self._header.visualIndex(0), 0)
        self.columns_arranged.emit()

    @Slot(int)
    def _reveal_column(self, column: int) -> None:
        if column == 0:
            return
        left = self.columnViewportPosition(column)
        bar = self.horizontalScrollBar()
        if left < self.columnWidth(0):
            bar.setValue(bar.value() + left - self.columnWidth(0))
        elif left + self.columnWidth(column) > self.viewport().width():
            over = left + self.columnWidth(column) - self.viewport().width()
            bar.setValue(bar.value() + min(over, left - self.columnWidth(0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        current = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif enter and current.isValid():
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if modifiers == Qt.KeyboardModifier.NoModifier:
                self.evidence_requested.emit()
            else:
                add = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
                self.sort_requested.emit(current.column(), add)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frozen.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frozen.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:
            bar.setValue(before)
        else:
            self._reveal_column(index.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)


class FrozenEdge(QWidget):
    """The edge under which the other columns slide: a line and its shadow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, edge = QPainter(self), QColor(theme.tokens().edge)
        painter.fillRect(0, 0, 1, self.height(), edge)
        for place in range(1, self.width()):
            edge.setAlpha(80 - 80 * place // self.width())
            painter.fillRect(place, 0, 1, self.height(), edge)


class EmptyNotice(QWidget):
    """Why a table is empty, and the way back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Show all rows"), self)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.SPACE)
        layout.addStretch(1)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.hide()

    def explain(self, sentence: str, *, way_back: bool) -> None:
        """Say why; offer the button where showing all rows would help."""
        self.sentence.setText(sentence)
        self.button.setVisible(way_back)
