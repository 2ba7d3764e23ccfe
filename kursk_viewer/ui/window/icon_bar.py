"""A few commands as small pictures beside the tabs.

It stands apart because it is made after the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from kursk_viewer import resources
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import name_after

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QShowEvent

_SIZE = 16
"""Logical pixels of a picture."""
_INK = b"#000000"
"""The colour in the files, for which that of the text stands in."""


class IconBar(QWidget):
    """Buttons for commands, each with its picture, and its name and keys as a tooltip; `last` is
    what stands right of them."""

    def __init__(self, commands: Iterable[tuple[str, QAction]], last: QWidget) -> None:
        super().__init__()
        self._last = last
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for name, command in commands:
            button = self.buttons[name] = QToolButton()
            button.setDefaultAction(command)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setIconSize(QSize(_SIZE, _SIZE))
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            name_after(button, command)
            row.addWidget(button)
        row.addSpacing(2 * style.SPACE)
        row.addWidget(last)
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._last.show()  # hidden by the tabs when this took its place

    def suit(self, room: int) -> None:
        """Show the buttons where there is room for them in this many logical pixels."""
        wanted = sum(button.sizeHint().width() for button in self.buttons.values())
        shown = room >= wanted + self._last.sizeHint().width() + 4 * style.SPACE
        for button in self.buttons.values():
            button.setVisible(shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        tokens = style.tokens()
        for name, button in self.buttons.items():
            icon = QIcon(_drawn(name, tokens.text, self.devicePixelRatio()))
            faint = _drawn(name, tokens.hairline, self.devicePixelRatio())
            icon.addPixmap(faint, QIcon.Mode.Disabled)
            button.setIcon(icon)


def _drawn(name: str, colour: str, ratio: float) -> QPixmap:
    with open(resources.path("glyphs", f"{name}.svg"), "rb") as file:
        data = file.read().replace(_INK, QColor(colour).name().encode())
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(round(_SIZE * ratio), round(_SIZE * ratio)))
    made = QPixmap.fromImageReader(reader)
    made.setDevicePixelRatio(ratio)
    return made
