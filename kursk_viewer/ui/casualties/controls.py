"""What stands around the chart: a row of choices, the list of series, the spans of days on offer,
and how chart, list and numbers share the tab."""

from __future__ import annotations

import math
import os
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QIcon,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.drawing.colours import Colours
from kursk_viewer.drawing.sides import ClaimMarker, draw_marker
from kursk_viewer.pages.dated_claims import Line, within
from kursk_viewer.pages.wording import END_OF_ISOLATE, ISOLATE, isolated
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import ToggleButton, name_after, paint_bar
from kursk_viewer.ui.casualties.canvas import ChartCanvas
from kursk_viewer.ui.casualties.numbers_table import SearchedTable
from kursk_viewer.ui.focus_frame import ListDelegate
from kursk_viewer.ui.labels import plain_tooltip

_ID = Qt.ItemDataRole.UserRole
_SAME_DAYS = 0.01
_LOW_ROOM = 460
"""The height under which the numbers are folded, in pixels."""
_LEAST_CHART = 240
"""The height under which a chart over time is scrolled, in pixels."""
_HIGH_ROOM, _MORE = 1000, 0.8
"""The height from which on a chart may be higher than it needs, and by which share of that."""
_LEAST_SHARE = 84
"""The height that list and numbers have at least, in pixels."""


class SegmentButton(QPushButton):
    """One of several of which one is down, which Tab leads to and arrow keys change.

    A tool button would not be told to screen readers as a radio button.
    """

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(action.text(), parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setToolTip(action.toolTip())
        name_after(self, action)
        self._show_state(on=False)
        action.toggled.connect(self.setChecked)
        self.toggled.connect(lambda on: self._show_state(on=on))
        self.clicked.connect(action.trigger)

    def _show_state(self, *, on: bool) -> None:
        _embolden(self, on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_bar(self)


class SegmentedButtons(QWidget):
    """Buttons side by side of which one is down.

    Signals:
        chosen(int): the reader pressed the button of this place
    """

    chosen = Signal(int)

    def __init__(self, actions: list[QAction], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        group = QActionGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: list[SegmentButton] = []
        for place, action in enumerate(actions):
            action.setCheckable(True)
            button = SegmentButton(action, self)
            group.addAction(action)
            row.addWidget(button)
            self.buttons.append(button)
            action.triggered.connect(lambda _on=False, at=place: self.chosen.emit(at))
        self._actions = actions

    def set_place(self, place: int) -> None:
        """Show the button of this place as down; emits nothing."""
        self._actions[place].setChecked(True)


class SeriesList(QListWidget):
    """Every series with a check box and its mark, under what it counts.

    Signals:
        shown_changed(): the reader switched a series on or off
        pointed_at(str): the pointer or the keyboard is on the series of this id, or on none
    """

    shown_changed = Signal()
    pointed_at = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Series shown in the chart"))
        self.setItemDelegate(ListDelegate(self))
        self.setFont(style.font(0.95))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(16, 16))
        self.itemChanged.connect(self._on_item_changed)
        self.setMouseTracking(True)
        self.itemEntered.connect(self._point_at)
        self.currentItemChanged.connect(self._on_current_changed)

    def show_lines(self, lines: tuple[Line, ...], shown: set[str], colours: Colours) -> None:
        """List these lines under what they count, those of the ids `shown` checked."""
        current = self.currentRow()
        self.blockSignals(True)
        self.clear()
        heading = ""
        for line in lines:
            if line.heading != heading:
                heading = line.heading
                self._add_heading(heading)
            item = QListWidgetItem(_icon(line, colours), isolated(line.name))
            item.setData(_ID, line.id)
            item.setToolTip(plain_tooltip(line.label))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.label)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            on = line.id in shown
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        if 0 <= current < self.count():
            self.setCurrentRow(current)
        self.blockSignals(False)

    def shown(self) -> set[str]:
        """The ids of the lines that are switched on."""
        items = map(self.item, range(self.count()))
        return {
            str(item.data(_ID))
            for item in items
            if item.data(_ID) and item.checkState() == Qt.CheckState.Checked
        }

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(isolated(text))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().text())
        item.setFont(style.font(0.95, weight=QFont.Weight.DemiBold))
        item.setToolTip(plain_tooltip(text))
        self.addItem(item)

    @Slot(QListWidgetItem)
    def _point_at(self, item: QListWidgetItem | None) -> None:
        self.pointed_at.emit(str(item.data(_ID) or "") if item else "")

    @Slot(QListWidgetItem)
    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if self.hasFocus():
            self._point_at(item)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._point_at(self.currentItem())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(None)

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.shown_changed.emit()


class ElidedCombo(QComboBox):
    """A choice that may be narrower than its text, which then ends in an ellipsis.

    Its tooltip has the whole, and is made when it is asked for: one that is always there would be
    read aloud after the same text.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == event.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tooltip(self.currentText()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - style.SPACE
        )
        if self.isRightToLeft():
            option.currentText = f"{ISOLATE}{option.currentText}{END_OF_ISOLATE}"
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def combo(parent: QWidget, name: str, slot: Callable[[int], None]) -> QComboBox:
    """A choice that may be narrower than its longest text."""
    made = ElidedCombo(parent)
    made.setAccessibleName(name)
    if os.name == "posix":  # where Qt tells the value as the name
        made.setAccessibleDescription(name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setMinimumContentsLength(16)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.currentIndexChanged.connect(slot)
    return made


def fill(choice: QComboBox, texts: list[tuple[str, str]], wanted: str) -> None:
    """Offer these (key, text), the wanted key chosen if there; emits nothing."""
    choice.blockSignals(True)
    choice.clear()
    for key, text in texts:
        choice.addItem(isolated(text), key)
    choice.setCurrentIndex(max(choice.findData(wanted), 0) if texts else -1)
    choice.blockSignals(False)


def tool_button(parent: QWidget, action: QAction) -> QToolButton:
    """A button for an action, reached by Tab; bold, with a bar under it, while that is on."""
    button = ToggleButton(parent)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    name_after(button, action)
    action.toggled.connect(lambda on: _embolden(button, on))
    _embolden(button, action.isChecked())
    return button


def _embolden(button: QAbstractButton, on: bool) -> None:
    weight = QFont.Weight.Bold if on else QFont.Weight.Normal
    button.setFont(style.font(weight=weight))


class Ranges(QObject):
    """First week, up to the core report, all: each is on while its days are the ones in view."""

    def __init__(self, canvas: ChartCanvas, actions: list[QAction]) -> None:
        super().__init__(canvas)
        self._canvas, self.actions = canvas, actions
        self._lines: tuple[Line, ...] = ()
        self._core_day: int | None = None
        for place, action in enumerate(actions):
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, at=place: self._show(at))
        canvas.days_changed.connect(self.mark)

    def show_lines(self, lines: tuple[Line, ...], core_day: int | None) -> None:
        """Offer the spans of these lines; `core_day` is that of the core report, if it has one."""
        self._lines, self._core_day = lines, core_day
        for action, span in zip(self.actions, self._spans(), strict=True):
            action.setEnabled(span is not None)
        self.mark()

    def left_out(self) -> str:
        """A sentence on the series of which nothing lies in the days in view, or nothing."""
        seen = {line.id for line in within(self._lines, *self._canvas.days())}
        names = [line.label for line in self._lines if line.id not in seen and line.points]
        if not names:
            return ""
        return tr("Nothing in these days: {series}.").format(series="; ".join(names))

    @Slot()
    def mark(self) -> None:
        """Show the span that is in view as on."""
        first, last = self._canvas.days()
        for action, span in zip(self.actions, self._spans(), strict=True):
            on = span is not None and max(abs(span[0] - first), abs(span[1] - last)) < _SAME_DAYS
            action.setChecked(on)

    def _spans(self) -> list[tuple[float, float] | None]:
        points = [point for line in self._lines for point in line.points]
        whole = self._canvas.whole_days()
        if not points or whole is None:
            return [None] * len(self.actions)
        first = min(point.first for point in points)
        core = None if self._core_day is None else (first - 3.0, self._core_day + 3.0)
        return [(first - 0.5, first + 7.5), core, whole]

    def _show(self, place: int) -> None:
        span = self._spans()[place]
        if span is not None:
            self._canvas.show_days(*span)
        self.mark()


class ChartSplitter(QSplitter):
    """The chart over what belongs to it, and under both the list of series and the numbers.

    The chart takes what it needs and the table the rest, until the reader moves the handle. Where
    the room is high the chart takes what the table can do without. Where it is low the numbers are
    folded, until the reader asks for them. The list of series stays with its chart: it is the key
    to it.
    """

    def __init__(
        self, canvas: ChartCanvas, above: tuple[QWidget, ...], beneath: tuple[QWidget, ...],
        series: QWidget, numbers: SearchedTable, switch: QAction,
    ) -> None:  # fmt: skip
        super().__init__(Qt.Orientation.Vertical)
        self.numbers_wanted: bool | None = None
        self._canvas, self._switch = canvas, switch
        self._around = (*above, *beneath)
        self._series, self._numbers = series, numbers
        self._moved = self._with_series = False
        self._chart = QWidget(self)
        column = QVBoxLayout(self._chart)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        for widget in above:
            column.addWidget(widget)
        column.addWidget(canvas, 1)
        for widget in beneath:
            column.addWidget(widget)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._chart)
        self._scroll.viewport().installEventFilter(self)
        canvas.area_reached.connect(self._reveal)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_scroll_range)
        self._below = QSplitter(Qt.Orientation.Horizontal, self)
        self._below.addWidget(series)
        self._below.addWidget(numbers)
        self._below.setStretchFactor(1, 1)
        self._below.setSizes([250, 530])
        self.addWidget(self._scroll)
        self.addWidget(self._below)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)
        switch.triggered.connect(lambda _on=False: self.show_numbers(switch.isChecked()))

    def show_numbers(self, on: bool) -> None:
        """Show or fold the numbers."""
        self.numbers_wanted = on
        self.arrange(with_series=self._with_series)

    def arrange(self, *, with_series: bool) -> None:
        """Share the room anew, for a chart that has a list of series or has none."""
        self._with_series = with_series
        on = self.height() >= _LOW_ROOM if self.numbers_wanted is None else self.numbers_wanted
        self._switch.setChecked(on)
        self._series.setVisible(with_series)
        self._numbers.setVisible(on)
        self._below.setVisible(on or with_series)
        self._give_height()
        self._share()

    @Slot(QRectF)
    def _reveal(self, area: QRectF) -> None:
        middle = self._canvas.mapTo(self._chart, area.center().toPoint())
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, int(area.height() / 2) + style.SPACE)

    @Slot(int, int)
    def _on_scroll_range(self, _least: int, most: int) -> None:
        self._canvas.is_scrolled = most > 0

    def _give_height(self) -> None:
        """The chart is as high as it must be in the width there is; what is too high is
        scrolled."""
        width = float(self._scroll.viewport().width())
        least = max(self._canvas.least(width), 0 if self._canvas.needed() else _LEAST_CHART)
        self._canvas.setMinimumHeight(math.ceil(least))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._scroll.viewport() and event.type() == QEvent.Type.Resize:
            self._give_height()
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        whole = self.height()
        if self._moved or whole < _LEAST_SHARE:
            return
        needed = self._canvas.needed()
        if needed is None:
            below = min(max(whole * 0.22, _LEAST_SHARE), _LEAST_SHARE * 2)
        else:
            width = self._scroll.viewport().width()
            shown = [widget for widget in self._around if not widget.isHidden()]
            around = sum(_height(widget, width) + style.SPACE for widget in shown)
            free = whole - needed - around - style.SPACE
            more = needed * _MORE if whole >= _HIGH_ROOM else 0.0
            wanted = self._numbers.liked_height() if self._numbers.isVisibleTo(self) else 0.0
            below = max(min(free, max(wanted, free - more)), whole * 0.25)
        self.setSizes([int(whole - below), int(below)])

    @Slot(int, int)
    def _on_moved(self, _place: int, _index: int) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange(with_series=self._with_series)


def _height(widget: QWidget, width: int) -> int:
    if widget.hasHeightForWidth():
        return widget.heightForWidth(width)
    return min(max(widget.sizeHint().height(), widget.minimumHeight()), widget.maximumHeight())


def _icon(line: Line, colours: Colours) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marker = ClaimMarker(shape=line.marker, variant=line.variant)
    draw_marker(painter, marker, QPointF(8, 8), 1.3, colours)
    painter.end()
    return QIcon(pixmap)
