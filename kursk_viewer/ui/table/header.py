"""A header with wrapped titles, numbered sort marks, and a row of filter fields under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView

from kursk_viewer.drawing.text import broken, draw_text
from kursk_viewer.translation import mark, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.speaking import speak
from kursk_viewer.ui.table.delegate import PADDING
from kursk_viewer.ui.table.model import SORT_ROLE
from kursk_viewer.ui.text_field import TextField

MAX_LINES = 6
_HELP = mark(
    "Words, “a phrase”, a | b, =a whole cell, >100, 10..50, > 5 Feb 2025, /a regular expression/; "
    "! before any of them excludes it"
)


class TableHeader(QHeaderView):
    """The headings of a table over a `TableModel`; filter fields where they are made.

    Signals:
        filter_edited(int, str): the reader wrote into the field of this column
        filter_entered(int): the field of this column took the keyboard
        sort_requested(int, bool): sort by this column; True adds it to the sorting there is
    """

    filter_edited = Signal(int, str)
    filter_entered = Signal(int)
    sort_requested = Signal(int, bool)

    def __init__(self, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._fields: dict[int, QLineEdit] = {}
        self._filters_shown = True
        self._add = False
        self._covered = 0
        self._wrappings: dict[tuple[str, int], list[str]] = {}
        self.height_wanted = 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(64)
        self.sectionResized.connect(self._place_later)
        self.sectionMoved.connect(self._place_later)
        self.sectionClicked.connect(self._clicked)
        view.horizontalScrollBar().valueChanged.connect(self._place_later)

    def make_fields(self, titles: dict[int, str], texts: dict[int, str]) -> None:
        """One filter field under each of these titles by column, filled with `texts`."""
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields = {}
        self._wrappings = {}
        for column, title in titles.items():
            field = TextField(texts.get(column, ""), self)
            field.setPlaceholderText(tr("Filter"))
            field.setClearButtonEnabled(True)
            field.setAccessibleName(tr("Filter: {column}").format(column=title))
            field.setToolTip(tr(_HELP))
            field.textChanged.connect(lambda text, at=column: self.filter_edited.emit(at, text))
            field.installEventFilter(self)
            field.setVisible(self._filters_shown)
            self._fields[column] = field
        self.updateGeometries()

    def field(self, column: int) -> QLineEdit | None:
        """The filter field of a column."""
        return self._fields.get(column)

    def show_understood(self, column: int, told: str, fault: str, rows: str) -> None:
        """Say at a field what its expression means, and the `rows` it leaves; mark one that makes
        no sense by its fault."""
        field = self._fields.get(column)
        if field is None:
            return
        field.setToolTip(fault or told or tr(_HELP))
        colours = field.palette()
        scheme = style.tokens()
        colours.setColor(colours.ColorRole.Text, QColor(scheme.warning if fault else scheme.text))
        field.setPalette(colours)
        font = field.font()
        font.setUnderline(bool(fault))
        field.setFont(font)
        about = ", ".join(filter(None, (rows if field.hasFocus() else "", fault or told)))
        if about != field.accessibleDescription():
            speak(field, about)

    def show_filters(self, shown: bool) -> None:
        """Show or hide the row of fields."""
        self._filters_shown = shown
        for field in self._fields.values():
            field.setVisible(shown)
        self.updateGeometries()

    def cover(self, width: int) -> None:
        """So much at the left lies under the frozen column: fields keep out of it."""
        if width != self._covered:
            self._covered = width
            self.updateGeometries()

    def title_height(self) -> int:
        """The height that the titles need at the present widths."""
        lines = 1
        for column in range(self.count()):
            if not self.isSectionHidden(column):
                lines = max(lines, len(self._lines(column, self.sectionSize(column))))
        return lines * self.fontMetrics().lineSpacing() + 3 * style.SPACE

    def _fields_height(self) -> int:
        if not self._filters_shown or not self._fields:
            return 0
        return next(iter(self._fields.values())).sizeHint().height() + style.SPACE

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for column, field in self._fields.items():
                if field is watched:
                    self.filter_entered.emit(column)
        return super().eventFilter(watched, event)

    def updateGeometries(self) -> None:
        below = self._fields_height()
        self.setViewportMargins(0, 0, 0, below)
        super().updateGeometries()
        top = self.height() - below
        for column, field in self._fields.items():
            begin = self.sectionViewportPosition(column)
            left = max(begin, self._covered)
            width = begin + self.sectionSize(column) - left - style.SPACE
            field.setGeometry(QRect(left + style.SPACE // 2, top, width, below - style.SPACE))

    def sizeHint(self) -> QSize:
        height = max(self.title_height(), self.height_wanted) + self._fields_height()
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
        flags = (side & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignBottom
        draw_text(painter, inner, text, flags)
        painter.setPen(QColor(scheme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


def _lines_of(title: str, font: QFont, width: int) -> list[str]:
    return broken(title, width, font, MAX_LINES) or [""]
