"""Draws a cell: figure at the right, its share of the column's largest as a bar, marks, hits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kursk_viewer.ui import theme
from kursk_viewer.ui.focus_frame import paint_focus_frame
from kursk_viewer.ui.table.model import (
    APART_ROLE,
    HIT_ROLE,
    LONGEST_ROLE,
    MARK_ROLE,
    MUTED_ROLE,
    SHARE_ROLE,
)  # fmt: skip

Index = QModelIndex | QPersistentModelIndex
PADDING = 2 * theme.SPACE
USUAL = "≥ ≈ 100,000"
ROOM_FOR_BAR = 26 * theme.SPACE
"""With at least this much room beside the longest number of its column a bar stands there, with
less underneath."""


class CellDelegate(QStyledItemDelegate):
    """Paints with the palette's and theme's colours; nothing is told by colour alone."""

    paints_focus = True
    """The cell in use is framed while the table has the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scheme = theme.tokens()
        rect: QRect = option.rect
        state = option.state
        metrics = option.fontMetrics
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(scheme.selection))
        text = str(index.data() or "")
        mark = str(index.data(MARK_ROLE) or "")
        share = index.data(SHARE_ROLE)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        if share is not None:
            longest = max(USUAL, str(index.data(LONGEST_ROLE) or ""), key=metrics.horizontalAdvance)
            number = metrics.horizontalAdvance(longest) + PADDING
            painter.fillRect(_bar(inner, share, number), QColor(scheme.bar))
        painter.setFont(option.font)
        muted = bool(index.data(MUTED_ROLE))
        painter.setPen(QColor(scheme.muted if muted else scheme.warning if mark else scheme.text))
        shown = f"{mark} {text}" if mark else text
        elided = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, inner.width())
        alignment = Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(inner, alignment | Qt.TextFlag.TextSingleLine, elided)
        if index.data(HIT_ROLE):
            width = min(metrics.horizontalAdvance(elided), inner.width())
            right = bool(alignment & Qt.AlignmentFlag.AlignRight)
            left = inner.right() - width if right else inner.left()
            line = rect.center().y() + metrics.height() // 2 + 1
            painter.setPen(QPen(QColor(scheme.accent), 2, Qt.PenStyle.DotLine))
            painter.drawLine(left, line, left + width, line)
        painter.setPen(QColor(scheme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.data(APART_ROLE):
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, QColor(scheme.edge))
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus_frame(painter, rect)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + 2 * PADDING, size.height() + 2 * PADDING)


def _bar(inner: QRect, share: float, number: int) -> QRect:
    """Beside the number where there is room, else a thin strip under it; at least one pixel."""
    room = inner.width() - number
    if room >= ROOM_FOR_BAR:
        height = max(8, inner.height() // 3)
        top = inner.top() + (inner.height() - height) // 2
        return QRect(inner.left(), top, max(1, round(room * share)), height)
    top = inner.bottom() - 5
    return QRect(inner.left(), top, max(1, round(inner.width() * share)), 3)
