"""The “Core report only” switch: its state, its box beside the tabs, and its command in the menu.

What a dossier says by its core report alone is worked out in `dossier/core_only.py`; here is
whether that is shown. Nothing names `Qt` before the first paint, as in `widgets.py`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QCheckBox

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.translation import tr
from kursk_viewer.ui import style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent
    from PySide6.QtWidgets import QMenu


class CoreSwitch(QObject):
    """Whether only the core report may speak; off at first.

    Signals:
        turned(bool): it is on now, or off
    """

    turned = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = False

    @Slot(bool)
    def turn(self, on: bool) -> None:
        """Turn it on or off."""
        if on != self.on:
            self.on = on
            self.turned.emit(on)

    def applied(self, dossier: Dossier) -> Dossier:
        """The dossier reduced to its core report while the switch is on, else whole."""
        return core_only(dossier) if self.on else dossier

    def command(self, menu: QMenu) -> QAction:
        """Make the command that turns the switch, in a menu."""
        from kursk_viewer.ui.actions import action

        text = tr("&Core report only")
        made = action(menu, text, keys="Ctrl+R", checkable=True, checked=self.on)
        made.toggled.connect(self.turn)
        self.turned.connect(made.setChecked)
        return made


class CoreBox(QCheckBox):
    """The box that turns the switch once it is `finish`ed; it then stands out from a dark window
    too."""

    def __init__(self, switch: CoreSwitch) -> None:
        super().__init__(tr("Core report only"))
        self._switch = switch
        self._outlined = False
        switch.turned.connect(self.setChecked)

    def finish(self) -> None:
        """Add what the first paint could do without."""
        self.setToolTip(
            tr("Show only what the core document itself says, in every view and print-out")
        )
        self.toggled.connect(self._switch.turn)
        self._outlined = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._outlined:
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton

        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setPen(QColor(style.tokens().muted))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
