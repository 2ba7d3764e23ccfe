"""The dossier that is open: the whole of it, and what of it is shown."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal, Slot

from kursk_viewer import resources
from kursk_viewer.dossier.core_only import core_only as reduced_to_core
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.files import keep
from kursk_viewer.pages.provenance import core_as_of, data_of, scope_of
from kursk_viewer.translation import tr
from kursk_viewer.ui.labels import file_name, without_middle
from kursk_viewer.ui.window.core_switch import CoreSwitch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kursk_viewer.pages.search import Index

_LONGEST_NAME = 60


class Document(QObject):
    """Shows the open dossier whole, or reduced to what its core report says.

    Signals:
        changed(): another dossier is shown now, or the same whole instead of reduced
        opened(): a file was read, for the first time or again
    """

    changed = Signal()
    opened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self.core = CoreSwitch(self)
        self.core.turned.connect(self._show)
        self.shown: Dossier | None = None
        self.whole: Dossier | None = None
        self._index: Index | None = None

    def open(self, dossier: Dossier, path: str) -> None:
        """Take this dossier, read from this path, in place of the one that was open; nothing is
        written over that file while it is."""
        keep(path, self)
        self.whole, self.path = dossier, path
        self._show()
        self.opened.emit()

    def reduced(self, *, core_only: bool) -> Dossier | None:
        """The open dossier whole or reduced to its core report, whichever of them is shown."""
        if self.whole is None or core_only == self.core.on:
            return self.shown
        return reduced_to_core(self.whole) if core_only else self.whole

    def index(self) -> Index:
        """The search index of what is shown, built step by step or when first asked; a dossier
        must be open."""
        if self._index is None:
            from kursk_viewer.pages.search import Index

            assert self.shown is not None
            self._index = Index(self.shown)
        return self._index

    def prepare_index(self) -> bool:
        """Build a further part of the search index; tell whether nothing is left to build."""
        return self.shown is None or self.index().step()

    @property
    def name(self) -> str:
        """The file's name, without its middle where it is very long."""
        return file_name(self.path)

    def file_name(self, what: str, *, core_only: bool) -> str:
        """What to call a file that holds this of the dossier, without an ending: `kursk-summary`,
        `kursk-summary-core`."""
        stem = os.path.basename(self.path).removesuffix(".json").removesuffix(".dossier")
        stem = "".join(filter(str.isprintable, stem))
        return "-".join(filter(None, (stem[:_LONGEST_NAME], what, "core" if core_only else "")))

    @property
    def title(self) -> str:
        """What the window is named after: the title of the dossier that ships with the program,
        the file's name for others."""
        shipped = self.shown is not None and self.path == resources.dossier_path()
        named = without_middle(self.shown.title, _LONGEST_NAME) if shipped and self.shown else ""
        return tr("Kursk Viewer: {name}").format(name=named or self.name)

    def provenance_line(self) -> str:
        """The file with its version and fingerprint, the day of its core report, and what is shown
        of it; empty where no dossier is open."""
        if self.shown is None:
            return ""
        parts = self.name, data_of(self.shown), core_as_of(self.shown), scope_of(self.shown)
        return " · ".join(filter(None, parts))

    @Slot()
    def _show(self) -> None:
        if self.whole is not None:
            self.shown = self.core.applied(self.whole)
        self._index = None
        self.changed.emit()
