"""Work that would hold up the window, done beside it.

It stands apart because it knows nothing of pictures.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kursk_viewer.output.files import OutputError

_LOOK_EVERY = 15
"""Milliseconds."""


class Background(QObject):
    """Does one thing at a time in a thread of its own; of what is asked for meanwhile, only the
    last is done after it. What is done must not touch a widget.

    Signals:
        done(object): what was made, or the OutputError that says why it was not
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: Thread | None = None
        self._next: Callable[[], object] | None = None
        self._made: object = None
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self._take)

    def do(self, make: Callable[[], object]) -> None:
        """Begin with this, or do it next."""
        self._next = make
        if self._thread is None:
            self._begin()

    def stop(self) -> None:
        """Give up what was not begun, and wait for the rest."""
        self._next = None
        self._look.stop()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _begin(self) -> None:
        make, self._next = self._next, None
        assert make is not None

        def work() -> None:
            try:
                self._made = make()
            except OutputError as error:
                self._made = error
            except Exception as error:
                self._made = error

        self._thread = Thread(target=work)
        self._thread.start()
        self._look.start()

    @Slot()
    def _take(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        self._thread.join()
        self._thread = None
        self._look.stop()
        made, self._made = self._made, None
        if self._next is not None:
            self._begin()
        elif isinstance(made, Exception) and not isinstance(made, OutputError):
            raise made
        else:
            self.done.emit(made)
