"""A table whose first column stays in sight while the others scroll, with filters in its headings
and columns that the reader moves and sizes."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QTableView, QWidget

from kursk_viewer.ui import style
from kursk_viewer.ui.table.delegate import PADDING
from kursk_viewer.ui.table.header import TableHeader
from kursk_viewer.ui.table.view import TableView

Index = QModelIndex | QPersistentModelIndex
LABEL_WIDTH = 230
FIGURE_WIDTH = 132
MAX_WIDTH = 900
EDGE_WIDTH = 6


class FrozenTable(TableView):
    """A table of single cells; what the reader did not size shares the room there is.

    Signals:
        columns_arranged(): the reader moved or resized a column
        header_menu_requested(int, QPoint): the menu of this column is asked for at this place on
            the screen
    """

    columns_arranged = Signal()
    header_menu_requested = Signal(int, QPoint)

    def __init__(self, name: str, when_empty: tuple[str, str], parent: QWidget) -> None:
        super().__init__(name, whole_rows=False, when_empty=when_empty, parent=parent)
        self._own_widths: dict[str, int] = {}
        self._fitting = False
        self.frozen = FrozenColumn(self)
        self._frozen_header = TableHeader(self.frozen)
        self.set_up(self.frozen, self._frozen_header)
        self._set_up_frozen()
        for header in (self.header, self._frozen_header):
            header.sectionResized.connect(self._resized)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            header.customContextMenuRequested.connect(self._header_menu)
        self.header.setSectionsMovable(True)
        self.header.setFirstSectionMovable(False)
        self.header.sectionMoved.connect(self._moved)
        self.frozen.clicked.connect(self.announce)
        self.edge = FrozenEdge(self)
        self.horizontalScrollBar().valueChanged.connect(self._show_edge)
        self.empty.raise_()
        self._model.modelReset.connect(self._refresh)

    def _set_up_frozen(self) -> None:
        frozen = self.frozen
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setFrameShape(QTableView.Shape.NoFrame)
        frozen.setSelectionModel(self.selectionModel())
        # Each view forgets on its reset what is selected: it comes back after the last of them.
        self._model.modelReset.disconnect(self.restore)
        self._model.modelReset.connect(self.restore)
        for policy in (frozen.setHorizontalScrollBarPolicy, frozen.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.viewport().stackUnder(frozen)

    # Filters

    def make_fields(self, filters: dict[int, str]) -> None:
        """The same with the label column alone frozen."""
        for place in range(len(self.columns)):
            self.frozen.setColumnHidden(place, place != 0)
        super().make_fields(filters)
        self._refresh()

    def show_filters(self, shown: bool) -> None:
        super().show_filters(shown)
        self._refresh()

    # Columns

    def widths(self) -> dict[str, int]:
        """The widths the reader chose, by column key."""
        return dict(self._own_widths)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Take up remembered widths, within what can be seen and grasped."""
        least = self.header.minimumSectionSize()
        self._own_widths = {key: max(least, min(w, MAX_WIDTH)) for key, w in widths.items()}
        self.fit_columns()

    def visual_order(self) -> list[str]:
        """The keys of the columns from left to right."""
        columns = self.columns
        return [columns[self.header.logicalIndex(place)].key for place in range(len(columns))]

    def set_visual_order(self, keys: list[str]) -> None:
        """Move the columns into this order, as far as they are there; the first stays first."""
        place = 1
        for key in keys:
            column = self._model.column_of(key)
            if column > 0:
                self.header.moveSection(self.header.visualIndex(column), place)
                place += 1

    def can_move(self, column: int, by: int) -> bool:
        """Whether a column can move `by` places to the right; the first stays where it is."""
        place = self.header.visualIndex(column)
        return place > 0 and 0 < place + by < len(self.columns)

    def move_column(self, column: int, by: int) -> None:
        """Move a column `by` places to the right, where there is room."""
        if self.can_move(column, by):
            place = self.header.visualIndex(column)
            self.header.moveSection(place, place + by)
            self.reveal_column(column)

    def widen_column(self, column: int, by: int) -> None:
        """Widen a column by a number of pixels; negative narrows it."""
        if 0 <= column < len(self.columns):
            least = self.header.minimumSectionSize()
            width = max(least, min(self.columnWidth(column) + by, MAX_WIDTH))
            self.header.resizeSection(column, width)

    def fit_column(self, column: int) -> None:
        """Make a column as wide as its longest text and the longest word of its title."""
        shown = self.columns[column]
        marks = shown.marks or [""] * len(shown.texts)
        texts = [f"{mark} {text}" for mark, text in zip(marks, shown.texts, strict=True)]
        longest = max(
            map(self.fontMetrics().horizontalAdvance, [*texts, *shown.title.split()]), default=0
        )
        self.widen_column(column, longest + 3 * PADDING - self.columnWidth(column))

    def fit_columns(self) -> None:
        if not self._fitting:
            self._fitting = True
            super().fit_columns()
            self.frozen.setColumnWidth(0, self.columnWidth(0))
            self._fitting = False
            self._place_frozen()

    def wishes(self, room: int) -> list[tuple[int, int, int]]:
        found = []
        for place, column in enumerate(self.columns):
            own = self._own_widths.get(column.key)
            if place == 0:
                least = min(LABEL_WIDTH, max(120, room // 2))
                width = max(least, min(self.natural_width(0), room // 3))
            elif column.shares:
                width = FIGURE_WIDTH
            else:
                width = max(FIGURE_WIDTH, min(self.natural_width(place), LABEL_WIDTH))
            found.append((own or width, own or width, 0 if own else column.stretch))
        return found

    @Slot()
    def _refresh(self) -> None:
        self.fit_columns()
        self._frozen_header.leave_room(self.filter_row.room())
        height = max(self.header.title_height(), self._frozen_header.title_height())
        for header in (self.header, self._frozen_header):
            header.height_wanted = height
            header.updateGeometry()
        self.updateGeometries()
        self.frozen.updateGeometries()
        self._place_frozen()
        self.show_empty()

    def _place_frozen(self) -> None:
        frame, label = self.frameWidth(), self.columnWidth(0)
        height = self.viewport().height() + self.header.height()
        room = QRect(frame, frame, self.viewport().width(), height)
        column = QRect(frame, frame, label, height)
        edge = QRect(frame + label - 1, frame, EDGE_WIDTH, height)
        for widget, place in ((self.frozen, column), (self.edge, edge)):
            mirrored = QStyle.visualRect(self.layoutDirection(), room, place)
            widget.setGeometry(mirrored.translated(self.viewport().x() - frame, 0))
        self.frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())
        self.covered = label
        self.filter_row.freeze(label)
        self._show_edge()

    @Slot()
    def _show_edge(self) -> None:
        self.edge.setVisible(self.horizontalScrollBar().value() > 0)
        self.edge.raise_()

    @Slot(QPoint)
    def _header_menu(self, where: QPoint) -> None:
        header = self.sender()
        if isinstance(header, TableHeader):
            column = header.logicalIndexAt(where)
            if column >= 0:
                self.header_menu_requested.emit(column, header.viewport().mapToGlobal(where))

    @Slot(int, int, int)
    def _resized(self, column: int, _old: int, new: int) -> None:
        columns = self.columns
        if self._fitting or column >= len(columns) or new == 0:
            return
        if self.sender() is self._frozen_header and column != 0:
            return
        self._own_widths[columns[column].key] = new
        self._refresh()
        self.columns_arranged.emit()

    @Slot(int, int, int)
    def _moved(self, _column: int, _old: int, _new: int) -> None:
        if self.header.visualIndex(0) != 0:
            self.header.moveSection(self.header.visualIndex(0), 0)
        self.columns_arranged.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.frozen.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.frozen.viewport().update()

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
            self.reveal_column(index.column())

    def fit_font(self) -> None:
        super().fit_font()
        height = self.verticalHeader().defaultSectionSize()
        self.frozen.verticalHeader().setDefaultSectionSize(height)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)


class FrozenColumn(QTableView):
    """The first column once more, for the eye: screen readers are told of the table alone."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # Not that of QTableView, which tells screen readers.
        QAbstractItemView.selectionChanged(self, selected, deselected)


class FrozenEdge(QWidget):
    """The edge under which the other columns slide: a line and its shadow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, edge = QPainter(self), QColor(style.tokens().edge)
        if self.isRightToLeft():
            painter.scale(-1, 1)
            painter.translate(-self.width(), 0)
        painter.fillRect(0, 0, 1, self.height(), edge)
        for place in range(1, self.width()):
            edge.setAlpha(80 - 80 * place // self.width())
            painter.fillRect(place, 0, 1, self.height(), edge)
