"""Focusable pieces of a page: a figure, and a line of text, each leading to a record.

Nothing here touches the `Qt` namespace before the first paint: to make its hundred enumerations
takes as long as to show the figures. Drawing takes its flags as whole numbers.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from kursk_viewer.translation import tr
from kursk_viewer.ui import theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent

PAD = 2 * theme.SPACE
_LEFT, _TOP, _WORD_WRAP = 0x0001, 0x0020, 0x1000
_WRAP = _WORD_WRAP | _LEFT | _TOP


class RecordButton(QAbstractButton):
    """A flat, focusable area that stands for one record; `clicked` tells that it was chosen.

    A frame shows the focus that came by keyboard.
    Whether it is marked as the one whose evidence is shown, only the tab decides.
    """

    def __init__(self, record: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record = record
        self.marked = False
        self._framed = False
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def mark(self, marked: bool) -> None:
        """Mark as the one whose evidence is shown, or not."""
        if marked != self.marked:
            self.marked = marked
            self.setAccessibleDescription(tr("selected, evidence shown") if marked else "")
            self.update()

    def searchable(self) -> str:
        """What it says, folded for a search."""
        return self.accessibleName().casefold()

    def settle(self) -> None:
        """What can wait until after the first paint: the pointer's shape, and focus."""
        from PySide6.QtCore import Qt

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.marked or self.underMouse() or self._framed:
            self.paint_state(QPainter(self))

    def paint_state(self, painter: QPainter) -> theme.Tokens:
        """Draw selection, hover and focus; give the tokens for the rest."""
        tokens = theme.tokens()
        if self.marked:
            painter.fillRect(self.rect(), QColor(tokens.selection))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(tokens.raised))
        if self._framed:
            accent, width, height = QColor(tokens.accent), self.width(), self.height()
            for edge in (
                QRect(0, 0, width, 2),
                QRect(0, height - 2, width, 2),
                QRect(0, 0, 2, height),
                QRect(width - 2, 0, 2, height),
            ):
                painter.fillRect(edge, accent)
        return tokens

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        from PySide6.QtCore import Qt

        self._framed = event.reason() not in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.OtherFocusReason,
        )
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._framed = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)


class FigureButton(RecordButton):
    """A number set large with its label above and its particulars below.

    Made of labels, which paint themselves in the palette's colours.
    """

    def __init__(
        self,
        record: str,
        *,
        label: str,
        number: str,
        detail: str,
        spoken: str,
        part: bool = False,
        scale: float = 2.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record, spoken, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD + 4, PAD, PAD, PAD)
        column.setSpacing(0)
        self._number = plain_label(number)
        self._scale = scale
        heading, details = plain_label(label), plain_label(detail)
        heading.setFont(theme.font(0.95, QFont.Weight.DemiBold))
        heading.setWordWrap(True)
        self._number.setFont(theme.font(scale, QFont.Weight.DemiBold))
        self._number.setMinimumWidth(1)
        details.setFont(theme.font(0.88))
        details.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        details.setWordWrap(True)
        for line in (heading, self._number, details):
            column.addWidget(line)
        column.addStretch(1)
        self._edge = edge_line(
            self, QPalette.ColorRole.Mid if part else QPalette.ColorRole.PlaceholderText
        )

    def sizeHint(self) -> QSize:
        return super(QAbstractButton, self).sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(0, PAD, 2, self.height() - 2 * PAD)
        room = self.width() - 2 * PAD - 4
        scale, text = self._scale, self._number.text()
        font = theme.font(scale, QFont.Weight.DemiBold)
        while scale > 1.0 and QFontMetrics(font).horizontalAdvance(text) > room:
            scale -= 0.1
            font = theme.font(scale, QFont.Weight.DemiBold)
        if font != self._number.font():
            self._number.setFont(font)


class TextButton(RecordButton):
    """A wrapped line of text with a muted remark after it."""

    def __init__(
        self,
        record: str,
        text: str,
        remark: str = "",
        *,
        heading: str = "",
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        told = ". ".join(filter(None, (heading, spoken or text, remark.replace("\n", ", "))))
        super().__init__(record, told, parent)
        self._heading, self._line, self._remark = heading, text, remark
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._fonts = (
            theme.font(0.9, QFont.Weight.DemiBold),
            theme.font(),
            theme.font(0.88),
        )
        self._known: dict[int, list[tuple[QFont, QRect, str, bool]]] = {}

    def _rows(self, width: int) -> list[tuple[QFont, QRect, str, bool]]:
        """What to draw where; worked out once for a width, since layouts ask again and again."""
        rows = self._known.get(width)
        if rows is None:
            rows, top, inner = [], theme.SPACE, width - 2 * PAD
            for font, text in zip(
                self._fonts, (self._heading, self._line, self._remark), strict=True
            ):
                if text:
                    metrics = QFontMetrics(font)
                    height = metrics.boundingRect(0, 0, inner, 10_000, _WRAP, text).height()
                    rows.append((font, QRect(PAD, top, inner, height), text, text is self._remark))
                    top += height
            self._known[width] = rows
        return rows

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self._fonts[1]).height() + 2 * theme.SPACE)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return (rows[-1][1].bottom() if rows else 0) + theme.SPACE + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self.paint_state(painter)
        for font, place, text, muted in self._rows(self.width()):
            painter.setFont(font)
            painter.setPen(QColor(tokens.muted if muted else tokens.text))
            painter.drawText(place, _WRAP, text)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where there is no room; the whole is in its tooltip."""

    def setText(self, text: str) -> None:
        if "<" in text:
            from PySide6.QtCore import Qt

            self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text)

    def _cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._cut():
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt

        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        QPainter(self).drawText(room, Qt.AlignmentFlag.AlignVCenter, text)

    def enterEvent(self, event: QEnterEvent) -> None:
        from html import escape

        self.setToolTip(f"<qt>{escape(self.text())}</qt>" if self._cut() else "")
        super().enterEvent(event)


class OutlinedCheckBox(QCheckBox):
    """A check box whose box, once `settle`d, stands out from a dark window too."""

    _settled = False

    def settle(self) -> None:
        """Outline the box from now on."""
        self._settled = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._settled:
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setPen(QColor(theme.tokens().muted))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def edge_line(parent: QWidget, role: QPalette.ColorRole) -> QFrame:
    """A thin line in a colour of the palette, for the parent to place."""
    line = QFrame(parent)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(role)
    return line


def plain_label(text: str) -> QLabel:
    """A label that never reads its text as markup; Qt looks for markup only where a "<" stands."""
    label = QLabel()
    if "<" in text:
        from PySide6.QtCore import Qt

        label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    return label
