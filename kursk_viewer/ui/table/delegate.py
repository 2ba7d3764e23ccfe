"""Draws a cell: figure at the right, its share of the column's largest as a bar, marks, hits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kursk_viewer.drawing.text import draw_text
from kursk_viewer.ui import style
from kursk_viewer.ui.focus_frame import paint_focus_frame, underline_selected
from kursk_viewer.ui.table.model import PaintedCell, TableModel

Index = QModelIndex | QPersistentModelIndex
PADDING = 2 * style.SPACE
USUAL = "≥ ≈ 100,000"
ROOM_FOR_BAR = 26 * style.SPACE
"""With at least this much room beside the longest number of its column a bar stands there, with
less underneath."""
_STRIP = 2
"""Pixels of a bar that stands under the number, where it crosses no text."""


class CellDelegate(QStyledItemDelegate):
    """Paints with the palette's colours and the scheme's; nothing is shown by colour alone."""

    paints_focus = True
    """The cell in use is framed while the table has the keyboard."""

    def __init__(self, view: QAbstractItemView, *, keyboard: QAbstractItemView) -> None:
        """Paint for a view whose cell in use is that of the view `keyboard`, maybe another one."""
        super().__init__(view)
        self._keyboard = keyboard

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, TableModel)
        cell = model.cell(index)
        scheme = style.tokens()
        rect: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(scheme.selection))
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if cell.share is not None:
            metrics = option.fontMetrics
            longest = max(USUAL, cell.longest, key=metrics.horizontalAdvance)
            number = metrics.horizontalAdvance(longest) + PADDING
            bar = QStyle.visualRect(option.direction, inner, _bar(inner, cell.share, number))
            painter.fillRect(bar, QColor(scheme.bar))
        painter.setFont(option.font)
        colour = scheme.muted if cell.muted else scheme.warning if cell.mark else scheme.text
        painter.setPen(QColor(colour))
        _draw_text(painter, inner, option, cell)
        painter.setPen(QColor(scheme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if cell.pinned:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, QColor(scheme.edge))
        if state & QStyle.StateFlag.State_Selected:
            underline_selected(painter, rect)
        if self._keyboard.hasFocus() and index == self._keyboard.currentIndex():
            paint_focus_frame(painter, rect)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * PADDING, size.height() + 2 * PADDING)


def _draw_text(
    painter: QPainter, inner: QRect, option: QStyleOptionViewItem, cell: PaintedCell
) -> None:
    """The text, cut at its end where there is no room; a hit is underlined with dots."""
    metrics = option.fontMetrics
    shown = f"{cell.mark} {cell.text}" if cell.mark else cell.text
    text = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inner.width())
    end = Qt.AlignmentFlag.AlignRight if cell.at_right else Qt.AlignmentFlag.AlignLeft
    side = QStyle.visualAlignment(option.direction, end)
    flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    draw_text(painter, inner, text, flags)
    if cell.hit:
        width = min(metrics.horizontalAdvance(text), inner.width())
        at_right = bool(side & Qt.AlignmentFlag.AlignRight)
        left = inner.right() - width if at_right else inner.left()
        line = inner.center().y() + metrics.height() // 2 + 1
        painter.setPen(QPen(QColor(style.tokens().accent), 2, Qt.PenStyle.DotLine))
        painter.drawLine(left, line, left + width, line)


def _bar(inner: QRect, share: float, number: int) -> QRect:
    """Beside the number where there is room, else a thin strip under it; at least one pixel."""
    room = inner.width() - number
    if room >= ROOM_FOR_BAR:
        height = max(8, inner.height() // 2)
        top = inner.top() + (inner.height() - height) // 2
        return QRect(inner.left(), top, max(1, round(room * share)), height)
    top = inner.bottom() - _STRIP
    return QRect(inner.left(), top, max(1, round(inner.width() * share)), _STRIP)
