"""What is to be printed, chosen where it is printed: in the dialogs of printer, preview and PDF."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.output.paper.print_options import FULL, HANDOUT, ONE_PAGE, PrintOptions
from kursk_viewer.output.pictures import Picture
from kursk_viewer.translation import tr
from kursk_viewer.ui.state import Memory, flag, one_of, read
from kursk_viewer.ui.window.document import Document

_MEMORY = "print-choice"
_VIEW = "view"
_IN_NAMES = {ONE_PAGE: "summary", HANDOUT: "handout", FULL: "full-dossier"}
_SIZES = (
    QPageSize.PageSizeId.A4,
    QPageSize.PageSizeId.Letter,
    QPageSize.PageSizeId.A3,
    QPageSize.PageSizeId.A5,
    QPageSize.PageSizeId.Legal,
)


class PrintChoice(QWidget):
    """Form, paper and colours of what is printed; the view in front stands first where it has a
    `picture`. What is chosen is remembered, but not that view, nor that the core alone speaks.

    Signals:
        changed(): something else is chosen now
    """

    changed = Signal()

    def __init__(
        self, document: Document, picture: Picture | None, layout: QPageLayout, memory: Memory
    ) -> None:
        super().__init__()
        self.setWindowTitle(tr("What to print"))
        self._document, self._memory, self._layout = document, memory, layout
        self.picture = picture
        self._of_view = QPageLayout.Orientation.Landscape
        self.form, self.paper_size = QComboBox(), QComboBox()
        self.core, self.mono = QCheckBox(tr("&Core report only")), QCheckBox(tr("&Black and white"))
        if picture is not None:
            self.form.addItem(tr("This view: {title}").format(title=picture.title), _VIEW)
        self.form.addItem(tr("The Summary on one page"), ONE_PAGE)
        self.form.addItem(tr("Handout: two pages, with a chart and the main events"), HANDOUT)
        self.form.addItem(tr("The full dossier"), FULL)
        state = memory.state(_MEMORY)
        kept = read(state, "form", one_of(ONE_PAGE, HANDOUT, FULL), ONE_PAGE)
        self.form.setCurrentIndex(0 if picture is not None else self.form.findData(kept))
        self.mono.setChecked(read(state, "mono", flag, False))
        self.core.setChecked(document.core.on)
        chosen = layout.pageSize().id()
        for size in dict.fromkeys((chosen, *_SIZES)):
            named = layout.pageSize().name() if size == chosen else QPageSize.name(size)
            self.paper_size.addItem(named, size)
        lines = QFormLayout(self)
        lines.addRow(tr("&Print"), self.form)
        lines.addRow(tr("Paper &size"), self.paper_size)
        lines.addRow("", self.core)
        lines.addRow("", self.mono)
        for box in (self.form, self.paper_size):
            box.currentIndexChanged.connect(self._change)
        for switch in (self.core, self.mono):
            switch.toggled.connect(self._change)
        self._enable()

    @property
    def of_view(self) -> bool:
        """Whether the view in front is printed rather than pages of the dossier."""
        return bool(self.form.currentData() == _VIEW)

    @property
    def options(self) -> PrintOptions:
        """What was chosen, but for the view in front."""
        form = ONE_PAGE if self.of_view else str(self.form.currentData())
        return PrintOptions(form=form, mono=self.mono.isChecked())

    @property
    def dossier(self) -> Dossier | None:
        """The dossier whole, or what its core says."""
        return self._document.reduced(core_only=self.core.isChecked())

    @property
    def file_name(self) -> str:
        """What to call a PDF of it, by the data file and what is chosen, without its ending."""
        if self.of_view and self.picture is not None:
            return self.picture.name
        what = _IN_NAMES[self.options.form]
        return self._document.file_name(what, core_only=self.core.isChecked())

    @property
    def paper(self) -> QPageLayout:
        """The paper of the dossier's pages."""
        layout = QPageLayout(self._layout)
        chosen = QPageSize.PageSizeId(self.paper_size.currentData())
        if chosen != layout.pageSize().id():
            layout.setPageSize(QPageSize(chosen))
        return layout

    @property
    def title(self) -> str:
        """What a print job is named after."""
        if self.of_view and self.picture is not None:
            return self.picture.title
        return self.dossier.title if self.dossier is not None else ""

    def layout_of(self) -> QPageLayout:
        """The paper as it is printed on; the view in front lies across it at first."""
        layout = self.paper
        if self.of_view:
            layout.setOrientation(self._of_view)
        return layout

    def take_layout(self, layout: QPageLayout) -> None:
        """Take up the paper that was chosen elsewhere; how a view lies on it is not kept."""
        before = self._layout.orientation()
        self._layout = QPageLayout(layout)
        if self.of_view:
            self._of_view = layout.orientation()
            self._layout.setOrientation(before)
        size = layout.pageSize()
        with QSignalBlocker(self.paper_size):
            if self.paper_size.findData(size.id()) < 0:
                self.paper_size.addItem(size.name(), size.id())
            self.paper_size.setCurrentIndex(self.paper_size.findData(size.id()))

    @Slot()
    def choose_one_page(self) -> None:
        """Choose the Summary on one page."""
        self.form.setCurrentIndex(self.form.findData(ONE_PAGE))

    def keep(self) -> None:
        """Remember what was chosen."""
        state: dict[str, object] = {"mono": self.mono.isChecked()}
        kept = read(self._memory.state(_MEMORY), "form", one_of(ONE_PAGE, HANDOUT, FULL), ONE_PAGE)
        state["form"] = kept if self.of_view else self.options.form
        self._memory.keep(_MEMORY, state)

    @Slot()
    def _change(self) -> None:
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        self.core.setEnabled(not self.of_view)


class ChoiceDialog(QDialog):
    """Asks for the choice where the system's own dialog has no place for it."""

    def __init__(self, parent: QWidget, choice: PrintChoice, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.addWidget(choice)
        lines.addWidget(buttons)
