"""A header with wrapped titles and numbered sort marks, and room under them for filter fields."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QHeaderView, QStyle, QTableView

from kursk_viewer.drawing.text import broken, draw_text
from kursk_viewer.ui import style
from kursk_viewer.ui.table.delegate import PADDING
from kursk_viewer.ui.table.model import SORT_ROLE

MAX_LINES = 6


class TableHeader(QHeaderView):
    """The headings of a table over a `TableModel`.

    Signals:
        sort_requested(int, bool): sort by this column; True adds it to the sorting there is
        arranged(): the headings have another place or size, or may have
    """

    arranged = Signal()
    sort_requested = Signal(int, bool)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._add = False
        self._room = 0
        self._wrappings: dict[tuple[str, int], list[str]] = {}
        self.height_wanted = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self.sectionResized.connect(self._place_later)
        self.sectionMoved.connect(self._place_later)
        self.sectionClicked.connect(self._clicked)
        view.horizontalScrollBar().valueChanged.connect(self._place_later)

    def leave_room(self, height: int) -> None:
        """Keep so many pixels free under the titles."""
        if height != self._room:
            self._room = height
            self.updateGeometries()
            self.geometriesChanged.emit()

    def title_height(self) -> int:
        """The height that the titles need at the present widths."""
        lines = 1
        for column in range(self.count()):
            if not self.isSectionHidden(column):
                lines = max(lines, len(self._lines(column, self.sectionSize(column))))
        return lines * self.fontMetrics().lineSpacing() + 3 * style.SPACE

    def _lines(self, column: int, width: int) -> list[str]:
        model = self.model()
        if model is None:
            return [""]
        title = str(model.headerData(column, self.orientation()) or "")
        sort = model.headerData(column, self.orientation(), SORT_ROLE)
        if sort is not None:
            place = f" {sort[0]}" if len(getattr(model, "sorting", ())) > 1 else ""
            title = f"{'↓' if sort[1] else '↑'}{place} {title}"
        key = (title, max(24, width - 2 * PADDING))
        if key not in self._wrappings:
            self._wrappings[key] = _lines_of(title, self.font(), key[1])
        return self._wrappings[key]

    @Slot()
    def _place_later(self) -> None:
        self.updateGeometries()

    @Slot(int)
    def _clicked(self, column: int) -> None:
        self.sort_requested.emit(column, self._add)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._wrappings = {}
        super().changeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._add = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, self._room)
        super().updateGeometries()
        self.arranged.emit()

    def sizeHint(self) -> QSize:
        height = max(self.title_height(), self.height_wanted) + self._room
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        scheme = style.tokens()
        painter.save()
        painter.fillRect(rect, QColor(scheme.raised))
        painter.setPen(QColor(scheme.text))
        painter.setFont(self.font())
        model = self.model()
        role = Qt.ItemDataRole.TextAlignmentRole
        side = Qt.AlignmentFlag(model.headerData(logical_index, self.orientation(), role))
        inner = rect.adjusted(PADDING, style.SPACE, -PADDING, -style.SPACE)
        text = "\n".join(self._lines(logical_index, rect.width()))
        side = QStyle.visualAlignment(self.layoutDirection(), side)
        flags = (side & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignBottom
        draw_text(painter, inner, text, flags)
        painter.setPen(QColor(scheme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _lines_of(title: str, font: QFont, width: int) -> list[str]:
    return broken(title, width, font, MAX_LINES) or [""]
