"""The legend under the chart: each entry hides the marks of its kind and shows them again."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QCheckBox, QLabel, QMenu, QToolButton, QWidget

from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.timeline.lanes import MOST_ROWS
from kursk_viewer.drawing.timeline.legend import (
    LegendEntry,
    entry_width,
    legend_entries,
    legend_places,
    paint_entry,
    stack_entry,
)
from kursk_viewer.pages.timeline.kinds import hidden_in_words
from kursk_viewer.pages.timeline.page import TimelinePage
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action

_AIR = 3
"""Pixels around an entry in which it can be clicked too, and where its focus is drawn."""


class LegendBox(QCheckBox):
    """One entry: ticked while its kind is shown.

    Signals:
        stepped(int): the reader goes on to the entry so many places further
        menu_requested(QPoint): the reader asks, at this place of the screen, what can be done
    """

    stepped = Signal(int)
    menu_requested = Signal(QPoint)

    def __init__(self, entry: LegendEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setChecked(True)
        self.setAccessibleName(entry.kind.label)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.toggled.connect(self._tell)
        self._tell(True)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        wide = entry_width(self.entry, metrics)
        return QSize(int(wide) + 2 * _AIR + 1, int(metrics.height()) + 2 * _AIR - 2)

    def hitButton(self, pos: object) -> bool:
        return True

    @Slot(bool)
    def _tell(self, shown: bool) -> None:
        form = tr("Shown; click to hide: {kind}") if shown else tr("Hidden; click to show: {kind}")
        told = form.format(kind=self.entry.kind.label)
        self.setToolTip(f"<qt>{escape(told)}</qt>")
        self.setAccessibleDescription(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        scheme, metrics = style.tokens(), QFontMetricsF(self.font())
        place = (float(_AIR), _AIR - 1.0)
        paint_entry(painter, self.entry, place, metrics, scheme, hidden=not self.isChecked())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(scheme.accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        step = {
            keys.Key_Left: -1, keys.Key_Up: -1, keys.Key_Right: 1, keys.Key_Down: 1,
        }.get(keys(event.key()))  # fmt: skip
        if step:
            self.stepped.emit(step)
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class StackSample(QWidget):
    """What explains stacks of marks, which are no kind that could be hidden."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = stack_entry()
        self.setAccessibleName(self.entry.kind.label)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(int(entry_width(self.entry, metrics)) + 2, int(metrics.height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_entry(painter, self.entry, (0.0, 0.0), QFontMetricsF(self.font()), style.tokens())
        painter.end()


class TimelineLegend(QWidget):
    """What shapes, edges and hues stand for, and which of that is hidden. Stacks are explained
    where a lane has so many marks that there can be some.

    Tab reaches the entry used last, the arrow keys the others.

    Signals:
        hidden_changed(object): the reader hides the kinds of these ids, a tuple, and no others
    """

    hidden_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[LegendBox] = []
        self.stacks = StackSample(self)
        self.note = QLabel(self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.show_all = QToolButton(self)
        self.show_all.setText(tr("Show all"))
        self.show_all.setToolTip(tr("Show all kinds of the legend"))
        self.show_all.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_all.clicked.connect(partial(self.hidden_changed.emit, ()))
        self.setAccessibleName(tr("Legend"))
        self.set_hidden(())

    def set_page(self, page: TimelinePage) -> None:
        """Explain what occurs on a page."""
        hidden = self.hidden()
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes = []
        for entry in legend_entries(page):
            box = LegendBox(entry, self)
            box.clicked.connect(self._clicked)
            box.stepped.connect(partial(self._step, box))
            box.menu_requested.connect(partial(self._open_menu, box))
            box.show()
            self.boxes.append(box)
        self.stacks.setVisible(any(len(lane.numbers) > MOST_ROWS for lane in page.lanes))
        if self.boxes:
            self.boxes[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        labels = [box.entry.kind.label for box in self.boxes]
        self.setAccessibleDescription(", ".join(labels))
        self.set_hidden(hidden)

    def hidden(self) -> tuple[str, ...]:
        """The ids of the kinds that are hidden."""
        return tuple(box.entry.kind.id for box in self.boxes if not box.isChecked())

    def set_hidden(self, hidden: tuple[str, ...]) -> None:
        """Show the kinds of these ids as hidden. Emits nothing."""
        for box in self.boxes:
            box.setChecked(box.entry.kind.id not in hidden)
        count = len(self.hidden())
        self.note.setText(hidden_in_words(count))
        for part in (self.note, self.show_all):
            part.setVisible(count > 0)
        self._fit()

    def menu_of(self, box: LegendBox) -> QMenu:
        """What can be done with an entry: hide or show it, or show nothing else of its group."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kind = box.entry.kind
        label = kind.label.replace("&", "&&")
        form = tr("Hide: {kind}") if box.isChecked() else tr("Show: {kind}")
        action(menu, form.format(kind=label), box.click)
        others = [
            other.entry.kind.id
            for other in self.boxes
            if other is not box and other.entry.kind.group == kind.group
        ]
        if others:
            only = tuple(other for other in (*self.hidden(), *others) if other != kind.id)
            show_only = partial(self.hidden_changed.emit, tuple(dict.fromkeys(only)))
            action(menu, tr("Show only: {kind}").format(kind=label), show_only)
        show_all = partial(self.hidden_changed.emit, ())
        action(menu, tr("Show all"), show_all, enabled=bool(self.hidden()))
        return menu

    def _open_menu(self, box: LegendBox, where: QPoint) -> None:
        self.menu_of(box).popup(where)

    @Slot()
    def _clicked(self) -> None:
        self.hidden_changed.emit(self.hidden())

    def _step(self, box: LegendBox, by: int) -> None:
        target = self.boxes[(self.boxes.index(box) + by) % len(self.boxes)]
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _fit(self) -> None:
        self.setFont(typeface.screen_font(0.9))
        metrics = QFontMetricsF(self.font())
        button = self.show_all.sizeHint()
        noted = not self.note.isHidden()
        more = self.note.sizeHint().width() + 6 + button.width() if noted else 0
        entries = tuple(box.entry for box in self.boxes)
        if not self.stacks.isHidden():
            entries += (self.stacks.entry,)
        places = legend_places(entries, self.width(), metrics, more)
        for box, (x, y) in zip(self.boxes, places, strict=False):
            box.setFont(self.font())
            box.resize(box.sizeHint())
            box.move(round(x) - _AIR, round(y) - _AIR + 2)
        if not self.stacks.isHidden():
            x, y = places[len(self.boxes)]
            self.stacks.setFont(self.font())
            self.stacks.resize(self.stacks.sizeHint())
            self.stacks.move(round(x), round(y) + 1)
        line = int(metrics.height()) + 6
        if noted:
            x, y = map(round, places[-1])
            wide = self.note.sizeHint().width()
            self.note.setGeometry(x, y - 1, wide, line - 2)
            self.show_all.setGeometry(x + wide + 6, y - 1, button.width(), line - 2)
        self.setFixedHeight((round(places[-1][1]) if places else 0) + line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:  # the entries have theirs in the same turn
            QTimer.singleShot(0, self, self._fit)
