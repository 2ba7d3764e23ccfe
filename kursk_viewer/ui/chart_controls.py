"""The small controls around the chart: a row of choices, the list of series, the read-out."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from kursk_viewer.output import chart_marks as marks
from kursk_viewer.output.chart_marks import Ink
from kursk_viewer.pages.casualties_records import Line
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme


class Choice(QWidget):
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
        self.buttons: list[QToolButton] = []
        for place, action in enumerate(actions):
            action.setCheckable(True)
            button = tool_button(self, action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            group.addAction(action)
            row.addWidget(button)
            self.buttons.append(button)
            action.triggered.connect(lambda _on=False, at=place: self.chosen.emit(at))
        self._actions = actions

    def set_place(self, place: int) -> None:
        """Show the button of this place as down; emits nothing."""
        self._actions[place].setChecked(True)


class SeriesList(QListWidget):
    """Every series with a check box and its side's shape.

    Signals:
        shown_changed(): the reader switched a series on or off
    """

    shown_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Series shown in the chart"))
        self.setFont(theme.font(0.95))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(16, 16))
        self._lines: tuple[Line, ...] = ()
        self.itemChanged.connect(self._on_item_changed)

    def show_lines(self, lines: tuple[Line, ...], shown: set[str], ink: Ink) -> None:
        """List these lines, those of the ids `shown` checked."""
        self.blockSignals(True)
        self.clear()
        self._lines = lines
        for line in lines:
            item = QListWidgetItem(_icon(line.side, ink), line.label)
            item.setToolTip(escape(line.label))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
                          | Qt.ItemFlag.ItemIsUserCheckable)  # fmt: skip
            on = line.id in shown
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)

    def shown(self) -> set[str]:
        """The ids of the lines that are switched on."""
        return {
            line.id
            for row, line in enumerate(self._lines)
            if self.item(row).checkState() == Qt.CheckState.Checked
        }

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _item: QListWidgetItem) -> None:
        self.shown_changed.emit()


class ReadOut(QPlainTextEdit):
    """Two lines that tell the mark under the pointer or the cursor; a screen reader's value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setFont(theme.font())
        self.setAccessibleName(tr("Read-out of the chart"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(theme.SPACE / 2)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 2 + theme.SPACE * 2)
        self.hint = ""

    @Slot(str)
    def tell(self, text: str) -> None:
        """Show a read-out, or the hint when there is none."""
        self.setPlainText(text or self.hint)


def combo(parent: QWidget, name: str, slot: Callable[[int], None]) -> QComboBox:
    """A choice that may be narrower than its longest text."""
    made = QComboBox(parent)
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setMinimumContentsLength(16)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.currentIndexChanged.connect(slot)
    return made


def fill(choice: QComboBox, texts: list[tuple[str, str]], wanted: object) -> None:
    """Offer these (key, text), the wanted key chosen if there; emits nothing."""
    choice.blockSignals(True)
    choice.clear()
    for key, text in texts:
        choice.addItem(text, key)
    choice.setCurrentIndex(max(choice.findData(wanted), 0) if texts else -1)
    choice.blockSignals(False)


def tool_button(parent: QWidget, action: QAction) -> QToolButton:
    """A button for an action, reached by Tab; bold while the action is on."""
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(action.text())
    action.toggled.connect(lambda on: _embolden(button, on))
    _embolden(button, action.isChecked())
    return button


def _embolden(button: QToolButton, on: bool) -> None:
    weight = QFont.Weight.Bold if on else QFont.Weight.Normal
    button.setFont(theme.font(weight=weight))


def menu_button(parent: QWidget, text: str, name: str, actions: list[QAction]) -> QToolButton:
    """A button that opens a menu of actions."""
    button = QToolButton(parent)
    button.setText(text)
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions(actions)
    button.setMenu(menu)
    return button


def _icon(side: str, ink: Ink) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks.marker(painter, side, QPointF(8, 8), 1.0, ink)
    painter.end()
    return QIcon(pixmap)
