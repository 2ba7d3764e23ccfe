"""The small controls around the chart: a row of choices, the list of series, the read-out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QFont,
    QIcon,
    QPainter,
    QPixmap,
)
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

from kursk_viewer.drawing import marks
from kursk_viewer.drawing.colours import Colours
from kursk_viewer.pages.casualties.records import Line
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.actions import ToggleButton
from kursk_viewer.ui.labels import ElidedCombo, plain_tooltip


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


_ID = Qt.ItemDataRole.UserRole


class SeriesList(QListWidget):
    """Every series with a check box and its mark, under what it counts.

    Signals:
        shown_changed(): the reader switched a series on or off
    """

    shown_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Series shown in the chart"))
        self.setFont(theme.font(0.95))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(16, 16))
        self.itemChanged.connect(self._on_item_changed)

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
            item = QListWidgetItem(_icon(line, colours), line.name)
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
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(self.palette().text())
        item.setFont(theme.font(0.95, weight=QFont.Weight.DemiBold))
        item.setToolTip(plain_tooltip(text))
        self.addItem(item)

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
        self._told = self._remark = ""

    @Slot(str)
    def tell(self, text: str) -> None:
        """Show a read-out, or the hint when there is none."""
        self._told = text
        self.setPlainText(text or self._remark or self.hint)

    def remark(self, text: str) -> None:
        """Show this in place of the hint from now on."""
        self._remark = text
        self.tell(self._told)


def combo(parent: QWidget, name: str, slot: Callable[[int], None]) -> QComboBox:
    """A choice that may be narrower than its longest text."""
    made = ElidedCombo(parent)
    made.setAccessibleName(name)
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
        choice.addItem(text, key)
    choice.setCurrentIndex(max(choice.findData(wanted), 0) if texts else -1)
    choice.blockSignals(False)


def tool_button(parent: QWidget, action: QAction) -> QToolButton:
    """A button for an action, reached by Tab; bold, with a bar under it, while that is on."""
    button = ToggleButton(parent)
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


def _icon(line: Line, colours: Colours) -> QIcon:
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks.marker(painter, line.marker, QPointF(8, 8), 1.3, colours, variant=line.variant)
    painter.end()
    return QIcon(pixmap)
