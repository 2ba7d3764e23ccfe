"""How far something is that takes a while, with a way to give it up.

It stands apart because what is printed and what is written as a page both show it.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from kursk_viewer.translation import tr

_SLOW = 0.3
"""Seconds after which it shows."""
_FOREVER = 2**30
"""Milliseconds within which it does not show by itself."""


class Progress:
    """Shows how far it is, once it has taken a while, and hears when it is given up."""

    def __init__(self, parent: QWidget, text: str) -> None:
        self.page = 0
        self._began = perf_counter()
        self._shown = QProgressDialog(text, tr("Cancel"), 0, 0, parent)
        self._shown.setWindowModality(Qt.WindowModality.WindowModal)
        self._shown.setMinimumDuration(_FOREVER)
        self._shown.reset()

    def proceed(self, page: int, count: int) -> bool:
        """Note that this part is next, of so many, 0 while their number is not known; False once
        it is given up."""
        self.page = page
        self._shown.setMaximum(count)
        self._shown.setValue(page - 1 if count else 0)
        if not self._shown.isVisible() and perf_counter() - self._began > _SLOW:
            self._shown.show()
        QCoreApplication.processEvents()
        return not self._shown.wasCanceled()

    def close(self) -> None:
        """Take it away."""
        self._shown.reset()
        self._shown.deleteLater()
