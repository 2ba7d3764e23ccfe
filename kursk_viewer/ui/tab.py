"""What the window asks of each of its tabs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.ui.state import Memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from kursk_viewer.output.pictures import Picture
    from kursk_viewer.pages.table import Table
    from kursk_viewer.ui.escape import Step


class Tab(QWidget):
    """A view of one page of the dossier.

    Signals:
        record_selected(str): the reader selected the record of this id; the Evidence pane shows it
        status_changed(str): what the selection adds up to, for the status bar; may be empty
        goto_requested(str, str): show the record (second) in the tab of this name (first); without
            a record, only the tab, or a view of it: `casualties/over-time`
        print_requested(): the reader asks for the page on paper
        copied(str): what went to the clipboard
        rows_copied(int): so many rows of a table went there
        text_size_requested(int): the reader wants larger text, 1, or smaller, -1
        told(str): what Escape took back
    """

    record_selected = Signal(str)
    status_changed = Signal(str)
    goto_requested = Signal(str, str)
    print_requested = Signal()
    copied = Signal(str)
    rows_copied = Signal(int)
    text_size_requested = Signal(int)
    told = Signal(str)

    name = ""
    record_commands: Sequence[QAction] = ()
    """What can be done with the selected record, once the tab stands in a window."""
    memory: Memory | None = None
    """What its dialogs remember in, once the tab stands in a window."""

    @property
    def main_part(self) -> QWidget:
        """What has the keyboard when the tab is entered."""
        return self

    def show_dossier(self, dossier: Dossier) -> None:
        """Show this dossier from now on; it is reduced already where only the core may speak."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Do what the first paint needs while the screen is still making the window."""

    def finish(self) -> None:
        """Build what the first paint could do without; asked for after it, and after every
        `show_dossier` that follows."""

    def select_record(self, record_id: str) -> bool:
        """Reveal and mark the record if this tab shows it, without a signal; True if it does."""
        return False

    def open_view(self, name: str) -> None:
        """Show the view of this name, where the tab has several."""

    def focus_find(self) -> None:
        """Ctrl+F: put the keyboard where this tab searches."""

    def actions_of_tab(self) -> list[QAction]:
        """The tab's own commands with their shortcuts, for its menu and the list of shortcuts."""
        return []

    def key_commands(self) -> list[QAction]:
        """Commands that only keys are for, such as moving by one, for the list of shortcuts."""
        return []

    def steps_back(self) -> tuple[Step, ...]:
        """What Escape takes back, the innermost first; see `ui/escape.py`."""
        return ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from kursk_viewer.ui.escape import taken_back

        told = taken_back(event, self.steps_back())
        if told:
            self.told.emit(told)
        else:
            super().keyPressEvent(event)

    def picture(self) -> Picture | None:
        """What is shown now, as a picture; None where the view is none."""
        return None

    def put_on_clipboard(self, text: str) -> None:
        """Put a text on the clipboard and say so; nothing where there is none."""
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(text)

    def copied_table(self) -> Table | None:
        """The part of a table that Ctrl+C copies, with its provenance: the selection, or where
        nothing is selected all that is shown; None where there is no table or no row."""
        return None

    def copy_selection(self) -> str:
        """Ctrl+C: the text for the clipboard, with its provenance."""
        from kursk_viewer.output.tables import tsv

        table = self.copied_table()
        return tsv(table) if table is not None else ""

    def copy(self) -> None:
        """Ctrl+C: put the selection on the clipboard; of a table plain numbers and dates for
        programs, and beside them what the reader sees."""
        table = self.copied_table()
        if table is None:
            self.put_on_clipboard(self.copy_selection())
            return
        from kursk_viewer.ui.table.copying import put_on_clipboard

        put_on_clipboard(table)
        self.rows_copied.emit(len(table.rows))

    def save_state(self) -> dict[str, object]:
        """What to remember of the view between runs: plain JSON values."""
        return {}

    def restore_state(self, state: dict[str, object]) -> None:
        """Take up a remembered view; ignore whatever in it does not fit."""
