"""The Summary tab: the core report as a page that could be published as it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.pages.evidence import claim_sentence
from kursk_viewer.pages.summary import Contradiction, Figure, SummaryPage, summary
from kursk_viewer.translation import tr
from kursk_viewer.ui import theme
from kursk_viewer.ui.figure_widgets import FigureButton, RecordButton, TextButton, plain_label
from kursk_viewer.ui.tab import Tab

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QAction, QFocusEvent, QResizeEvent

    from kursk_viewer.ui.table_find import FindBox

COLUMN = 208
"""The least width of a figure in logical pixels; the row wraps below it."""


class SummaryTab(Tab):
    """Headline figures, statements, contradictions, equipment and gaps, each leading to evidence.

    Signals: those of `Tab`.
    """

    name = "summary"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._page: SummaryPage | None = None
        self._buttons: list[RecordButton] = []
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._actions: list[QAction] = []
        self._rest: QVBoxLayout | None = None
        self._find_box: FindBox | None = None

    def show_dossier(self, dossier: Dossier) -> None:
        """Build the page anew for this dossier."""
        self._dossier, self._page = dossier, summary(dossier)
        self._buttons = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(theme.SPACE)
        self._fill_top(column, self._page)
        column.addStretch(1)
        self._area.setWidget(page)
        self._rest = column
        if self._find_box is not None:
            self._look_for(self._find_box.field.text())

    def finish(self) -> None:
        """Build what lies below the headline figures."""
        column, self._rest = self._rest, None
        if column is None or self._page is None:
            return
        from PySide6.QtCore import Qt

        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(tr("Summary"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.takeAt(column.count() - 1)
        self._fill_rest(column, self._page)
        column.addStretch(1)
        page = column.parentWidget()
        if page is not None:
            page.resize(page.width(), column.totalHeightForWidth(page.width()))
        for button in self._buttons:
            button.settle()
        for one, other in zip(self._buttons, self._buttons[1:], strict=False):
            QWidget.setTabOrder(one, other)

    def focus_find(self) -> None:
        """Open the find box, or put the keyboard back into it; Escape closes it."""
        box = self._find_box
        if box is None:
            from kursk_viewer.ui.table_find import FindBox

            box = self._find_box = FindBox(self)
            box.field.setPlaceholderText(tr("Find in the summary"))
            box.field.setAccessibleName(tr("Find in the summary"))
            box.setContentsMargins(16, theme.SPACE, 16, theme.SPACE)
            box.text_changed.connect(self._look_for)
            box.hit_chosen.connect(self._show_hit)
            box.closed.connect(box.hide)
            self.addActions([box.next, box.previous])
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(0, box)
        box.show()
        box.field.setFocus()
        box.field.selectAll()

    def select_record(self, record_id: str) -> bool:
        """Mark the button of the record and bring it into view."""
        found = None
        for button in self._buttons:
            chosen = button.record == record_id
            button.mark(chosen)
            found = found or (button if chosen else None)
        if found is not None:
            self._area.ensureWidgetVisible(found, 0, 40)
        return found is not None

    def actions_of_tab(self) -> list[QAction]:
        """Copy as text, Markdown and citations."""
        if not self._actions:
            self._actions = self._make_actions()
        return self._actions

    def copy_selection(self) -> str:
        """The selected figure as one attributed sentence, or the whole summary as text."""
        if self._dossier is None or self._page is None:
            return ""
        selected = self._selected()
        if selected is not None and selected.record in self._dossier.claims:
            claim = self._dossier.claims[selected.record]
            return f"{claim_sentence(self._dossier, claim)} {self._page.provenance.line}"
        return self._as("text")

    def _fill_top(self, column: QVBoxLayout, page: SummaryPage) -> None:
        column.addWidget(_label(page.title, 1.5, QFont.Weight.DemiBold))
        column.addWidget(_label(page.subtitle, 1.0))
        column.addWidget(_label(page.dating, 0.9, muted=True))
        self._figures(column, "", page.headlines)

    def _fill_rest(self, column: QVBoxLayout, page: SummaryPage) -> None:
        self._figures(column, tr("Given in words only"), page.in_words, scale=1.3)
        compared = [figure for figure in page.headlines if figure.comparisons or figure.share]
        if compared:
            _heading(column, tr("The same side before and after"))
            self._comparisons(column, compared)
        _heading(column, tr("Contradictions"))
        for found in page.contradictions:
            self._contradiction(column, found)
        _heading(column, tr("Statements, paraphrased"))
        for line in page.statements:
            remark = f"{line.speaker} · {line.attribution}" + (
                f" · {tr('disputed')}" if line.disputed else ""
            )
            self._line(column, TextButton(line.record, line.text, remark))
        self._figures(
            column,
            tr("Equipment losses claimed; kinds are counted apart and not added"),
            page.equipment,
            scale=1.5,
        )
        _heading(column, tr("What the file does not say"))
        for gap, text in page.gaps:
            self._line(column, TextButton(gap, text))
        column.addSpacing(theme.SPACE * 2)
        column.addWidget(_rule())
        column.addWidget(_label(page.provenance.line, 0.88, muted=True))

    def _figures(
        self, column: QVBoxLayout, heading: str, figures: tuple[Figure, ...], scale: float = 2.0
    ) -> None:
        if not figures:
            return
        if heading:
            _heading(column, heading)
        else:
            column.addSpacing(theme.SPACE)
        grid = FigureGrid([_figure_button(figure, scale) for figure in figures])
        for button in grid.buttons:
            self._adopt(button)
        column.addWidget(grid)

    def _comparisons(self, column: QVBoxLayout, figures: list[Figure]) -> None:
        from PySide6.QtCore import Qt

        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE * 2)
        grid.setVerticalSpacing(theme.SPACE)
        for row, figure in enumerate(figures):
            label = _label(f"{figure.label}\n{figure.text}", 0.95, QFont.Weight.DemiBold)
            label.setContentsMargins(0, theme.SPACE, 0, 0)
            grid.addWidget(label, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            for place, other in enumerate(figure.comparisons, start=1):
                heading = f"{other.when} · {other.date}"
                remark = "\n".join(filter(None, (other.claimant, other.scope)))
                spoken = self._spoken(other.claim, other.figure)
                button = TextButton(
                    other.claim, other.figure, remark, heading=heading, spoken=spoken
                )
                self._adopt(button)
                grid.addWidget(button, 2 * row, place)
            if figure.share:
                share = figure.share
                button = TextButton(share.inputs[1], share.text, share.caveat)
                self._adopt(button)
                grid.addWidget(button, 2 * row + 1, 1, 1, 3)
        for place in range(4):
            grid.setColumnStretch(place, 1)
        column.addLayout(grid)

    def _contradiction(self, column: QVBoxLayout, found: Contradiction) -> None:
        from PySide6.QtWidgets import QHBoxLayout

        row = QHBoxLayout()
        row.setSpacing(theme.SPACE * 2)
        for half in (found.one, found.other):
            if half is found.other:
                sign = _label("↔", 1.4)
                sign.setAccessibleName(tr("contradicts"))
                row.addWidget(sign, 0)
            heading = " · ".join(filter(None, (half.who, half.when)))
            spoken = self._spoken(half.record, half.text)
            button = TextButton(half.record, half.text, heading=heading, spoken=spoken)
            self._adopt(button)
            row.addWidget(button, 1)
        column.addLayout(row)
        if found.note:
            column.addWidget(_label(found.note, 0.9, muted=True, indent=theme.SPACE * 2))

    def _spoken(self, record: str, text: str) -> str:
        """A claim as a sentence, with its qualifier and unit in words; other text as it is."""
        claim = self._dossier.claims.get(record) if self._dossier else None
        return claim_sentence(self._dossier, claim) if self._dossier and claim else text

    def _line(self, column: QVBoxLayout, button: TextButton) -> None:
        self._adopt(button)
        column.addWidget(button)

    def _adopt(self, button: RecordButton) -> None:
        self._buttons.append(button)
        button.clicked.connect(self._choose)

    @Slot(str)
    def _look_for(self, text: str) -> None:
        words = text.casefold().split()
        hits = [
            (place, 0)
            for place, button in enumerate(self._buttons)
            if words and all(word in button.searchable() for word in words)
        ]
        if self._find_box is not None:
            self._find_box.show_hits(hits)

    @Slot(int, int)
    def _show_hit(self, place: int, _column: int) -> None:
        record = self._buttons[place].record
        self.select_record(record)
        self._area.ensureWidgetVisible(self._buttons[place], 0, 40)
        self.record_selected.emit(record)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, RecordButton):
            self.select_record(button.record)
            self.record_selected.emit(button.record)

    def _make_actions(self) -> list[QAction]:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QAction, QKeySequence

        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        made = []
        for text, form, keys in (
            (tr("Copy summary as text"), "text", "Ctrl+Shift+C"),
            (tr("Copy summary as Markdown"), "markdown", "Ctrl+Shift+M"),
            (tr("Copy citation (APA)"), "apa", ""),
            (tr("Copy citation (BibTeX)"), "bibtex", ""),
            (tr("Copy citation (CSL-JSON)"), "csl", ""),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(within)
            action.setData(form)
            action.triggered.connect(self._copy_as)
            self.addAction(action)
            made.append(action)
        show = QAction(tr("Show the selected figure in its own tab"), self)
        show.setShortcut(QKeySequence("Ctrl+Return"))
        show.setShortcutContext(within)
        show.triggered.connect(self._go)
        self.addAction(show)
        return [show, *made]

    @Slot()
    def _copy_as(self) -> None:
        from PySide6.QtGui import QAction, QGuiApplication

        action = self.sender()
        if isinstance(action, QAction):
            QGuiApplication.clipboard().setText(self._as(action.data()))

    @Slot()
    def _go(self) -> None:
        selected = self._selected()
        if selected is not None and self._dossier is not None:
            from kursk_viewer.pages.search import tab_of

            self.goto_requested.emit(tab_of(self._dossier, selected.record), selected.record)

    def _selected(self) -> RecordButton | None:
        """The button that has the keyboard, else the marked one."""
        marked = next((b for b in self._buttons if b.marked), None)
        return next((b for b in self._buttons if b.hasFocus()), marked)

    def _as(self, form: str) -> str:
        from kursk_viewer.output import citations, summary_text

        if self._dossier is None or self._page is None:
            return ""
        if form == "text":
            return summary_text.as_text(self._page)
        if form == "markdown":
            return summary_text.as_markdown(self._page)
        return {"apa": citations.apa, "bibtex": citations.bibtex, "csl": citations.csl_json}[form](
            self._dossier
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        button = next((b for b in self._buttons if b.marked), next(iter(self._buttons), None))
        if button is not None:
            button.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        finished = getattr(self, "_page", None) is not None and self._rest is None
        if finished and event.type() == event.Type.FontChange and self._dossier is not None:
            self.show_dossier(self._dossier)
            self.finish()
        super().changeEvent(event)


class FigureGrid(QWidget):
    """Figures side by side, in as many columns as the width allows."""

    def __init__(self, buttons: list[FigureButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = buttons
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE * 2)
        self._arrange(3)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(COLUMN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(max(1, min(len(self.buttons), event.size().width() // COLUMN)))
        super().resizeEvent(event)


def _figure_button(figure: Figure, scale: float) -> FigureButton:
    details = [figure.about, figure.as_of, figure.attribution]
    if figure.share:
        details.append(figure.share.short)
    return FigureButton(
        figure.claim,
        label=tr("of which: {label}").format(label=figure.label.lower())
        if figure.level
        else figure.label,
        number=figure.text,
        detail="\n".join(details),
        spoken=f"{figure.label}: {figure.spoken}. " + ", ".join(details),
        part=bool(figure.level),
        scale=scale,
    )


def _label(
    text: str,
    scale: float,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    muted: bool = False,
    indent: int = 0,
) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(True)
    label.setFont(theme.font(scale, weight))
    if indent:
        label.setContentsMargins(indent, 0, 0, 0)
    if muted:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label


def _heading(column: QVBoxLayout, text: str) -> None:
    column.addSpacing(theme.SPACE * 3)
    column.addWidget(_rule())
    column.addWidget(_label(text, 1.1, QFont.Weight.DemiBold))


def _rule() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(line.palette().ColorRole.Mid)
    return line
