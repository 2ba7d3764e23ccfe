"""The row of filter fields over the rows of a table.

It lies over the foot of the table's header, but beside the table in the tree of widgets: to a
screen reader a table has cells and nothing else, so that fields inside its header are nowhere.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QStyle, QTableView, QWidget

from kursk_viewer.translation import mark, tr
from kursk_viewer.ui import style
from kursk_viewer.ui.speaking import speak
from kursk_viewer.ui.table.header import TableHeader
from kursk_viewer.ui.text_field import TextField

_HELP = mark(
    "Words, “a phrase”, a | b, =a whole cell, >100, 10..50, > 5 Feb 2025, /a regular expression/; "
    "! before any of them excludes it"
)
_MOVES = (
    QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide,
    QEvent.Type.ParentChange,
)  # fmt: skip


class FilterRow(QWidget):
    """A filter field for each column, over the place that the header leaves for it.

    Signals:
        edited(int, str): the reader wrote into the field of this column
        entered(int): the field of this column took the keyboard
    """

    edited = Signal(int, str)
    entered = Signal(int)

    def __init__(self, view: QTableView, header: TableHeader) -> None:
        super().__init__(view)
        self._view, self._header = view, header
        self._fields: dict[int, QLineEdit] = {}
        self._wanted = True
        self._frozen = 0
        self.setAccessibleName(tr("Filter row"))
        self.hide()
        view.installEventFilter(self)
        header.arranged.connect(self._place)

    def make_fields(self, titles: list[str], texts: dict[int, str]) -> None:
        """Take up new columns: a field for each of these titles, filled with its text by column."""
        for field in self._fields.values():
            field.hide()
            field.deleteLater()
        self._fields = {}
        for column, title in enumerate(titles):
            field = TextField(texts.get(column, ""), self)
            field.setPlaceholderText(tr("Filter"))
            field.setClearButtonEnabled(True)
            field.setAccessibleName(tr("Filter: {column}").format(column=title))
            field.setToolTip(tr(_HELP))
            field.setAccessibleDescription(_unused(column))
            field.textChanged.connect(lambda text, at=column: self.edited.emit(at, text))
            field.installEventFilter(self)
            field.show()
            self._fields[column] = field
        self._place()
        self._order_keys()

    def field(self, column: int) -> QLineEdit | None:
        """The field of a column."""
        return self._fields.get(column)

    def fields(self) -> list[QLineEdit]:
        """The fields from left to right."""
        return [self._fields[at] for at in sorted(self._fields, key=self._header.visualIndex)]

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
        about = about or _unused(column)
        if about != field.accessibleDescription():
            speak(field, about)

    def show_fields(self, wanted: bool) -> None:
        """Show the row, or hide it."""
        self._wanted = wanted
        self._place()

    def freeze(self, width: int) -> None:
        """The first column, of this width, stays in sight while the others slide under it."""
        if width != self._frozen:
            self._frozen = width
            self._place()

    def room(self) -> int:
        """The height that is wanted under the titles, in logical pixels."""
        if not self._wanted or not self._fields:
            return 0
        return self._fields[0].sizeHint().height() + style.SPACE

    @Slot()
    def _place(self) -> None:
        """Lie over the foot of the header, each field under its title."""
        view, header, room = self._view, self._header, self.room()
        home = view.parentWidget()
        if home is not None and self._fields and self.parentWidget() is not home:
            self.setParent(home)
        self.setVisible(bool(room) and home is not None and view.isVisibleTo(home))
        if self.font() != header.font():
            self.setFont(header.font())
        header.leave_room(room)
        if self.isHidden() or home is None:
            return
        top = header.mapTo(home, QPoint(0, header.height() - room))
        self.setGeometry(QRect(top.x(), top.y(), header.width(), room))
        for column, field in self._fields.items():
            begin = header.sectionViewportPosition(column)
            size = header.sectionSize(column)
            if header.isRightToLeft():
                begin = header.width() - begin - size
            begin = 0 if self._frozen and not column else begin
            left = max(begin, self._frozen if column else 0)
            width = begin + size - left - style.SPACE
            place = QRect(left + style.SPACE // 2, 0, width, room - style.SPACE)
            field.setGeometry(QStyle.visualRect(header.layoutDirection(), self.rect(), place))
        self.raise_()

    def _order_keys(self) -> None:
        """Let Tab go through the fields, then to the rows."""
        before = self._view.previousInFocusChain()
        while before is not None and before is not self._view:
            if before.focusPolicy() != Qt.FocusPolicy.NoFocus and not self.isAncestorOf(before):
                break
            before = before.previousInFocusChain()
        if before is not None and before.window() is self.window():
            for one, other in pairwise([before, *self.fields()]):
                QWidget.setTabOrder(one, other)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            if event.type() in _MOVES:
                self._place()
        elif event.type() == QEvent.Type.FocusIn:
            for column, field in self._fields.items():
                if field is watched:
                    self.entered.emit(column)
        return super().eventFilter(watched, event)


def _unused(column: int) -> str:
    """What is said at an empty field: how to fill it at the first, which need not be told again."""
    return tr("no filter") if column else tr(_HELP)
