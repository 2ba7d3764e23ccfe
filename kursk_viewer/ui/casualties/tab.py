"""The Casualties tab: one report as bars, dated claims over time, and who says what."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing import typeface
from kursk_viewer.output import pictures
from kursk_viewer.output.pictures import Picture
from kursk_viewer.output.tables import FLAT
from kursk_viewer.pages.casualties import descriptions, numbers
from kursk_viewer.pages.casualties import over_time as pages
from kursk_viewer.pages.casualties.records import (
    AnsweredQuestion,
    BarsPage,
    OverTimePage,
    WhoSaysPage,
)
from kursk_viewer.pages.claims_chart import ClaimsChart, SignSample, claims_chart
from kursk_viewer.pages.dated_claims import Line
from kursk_viewer.pages.equipment_over_time import categories_over_time, equipment_over_time
from kursk_viewer.pages.figures import figures_of
from kursk_viewer.pages.finding import PLAIN, folding_of
from kursk_viewer.pages.sums import selected_figures
from kursk_viewer.pages.table import Table, excerpt, with_disputes
from kursk_viewer.translation import tr
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import action, menu_button
from kursk_viewer.ui.casualties.answers_plot import AnswersPlot
from kursk_viewer.ui.casualties.canvas import ChartCanvas
from kursk_viewer.ui.casualties.claims_plot import ClaimsPlot
from kursk_viewer.ui.casualties.controls import (
    ChartSplitter,
    Ranges,
    SegmentedButtons,
    SeriesList,
    combo,
    fill,
    tool_button,
)
from kursk_viewer.ui.casualties.numbers_table import NumbersTable, SearchedTable
from kursk_viewer.ui.casualties.painted import painted_bars, painted_sentence
from kursk_viewer.ui.casualties.period import ClaimsLegend, PeriodBrush
from kursk_viewer.ui.escape import Step
from kursk_viewer.ui.file_dialogs import picture_actions, table_action
from kursk_viewer.ui.labels import ElidedLabel
from kursk_viewer.ui.record_menu import record_menu
from kursk_viewer.ui.speaking import make_heading
from kursk_viewer.ui.state import each, flag, named, one_of, read, text
from kursk_viewer.ui.tab import Tab
from kursk_viewer.ui.table.copying import excerpt_of_rows

REPORT, OVER_TIME, WHO_SAYS = range(3)
_VIEWS = ("report", "over_time", "who_says")
PEOPLE = "people"
"""What the claims over time count, where it is not a category of equipment."""


class CasualtiesTab(Tab):
    """Three views of the claims on people, on one canvas, with their numbers in a table."""

    name = "casualties"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier: Dossier | None = None
        self._view = REPORT
        self._log = False
        self._shown: set[str] | None = None
        self._wanted_question = ""
        self._subject = PEOPLE
        self.report_choice: QComboBox
        self.subject_choice: QComboBox
        self.question_choice: QComboBox
        self._bars: BarsPage | None = None
        self._time: OverTimePage | None = None
        self._answers: WhoSaysPage | None = None
        self.canvas = ChartCanvas(self)
        self.canvas.setAccessibleName(tr("Chart of claims"))
        self.table = NumbersTable(self)
        self.searched = SearchedTable(self.table, self)
        self.series = SeriesList(self)
        self.brush, self.legend = PeriodBrush(self), ClaimsLegend(self)
        self.note = ElidedLabel(1, self)
        self._hint = ""
        self._make_actions()
        self._lay_out()
        self.canvas.plot_changed.connect(self.brush.align)
        self.brush.days_requested.connect(self.canvas.move_to_days)
        self.canvas.mark_chosen.connect(self.record_selected)
        self.canvas.mark_reached.connect(self._on_mark_reached)
        self.canvas.days_changed.connect(self._on_days_changed)
        self.table.record_chosen.connect(self._on_claim_selected)
        self.table.selection_changed.connect(self._on_selection_changed)
        self.searched.closed.connect(self.canvas.setFocus)
        self.series.pointed_at.connect(self._on_series_pointed_at)
        self.series.shown_changed.connect(self._on_series_changed)

    @property
    def main_part(self) -> QWidget:
        return self.canvas

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._bars = self._time = self._answers = None
        fill(self.report_choice, list(pages.reports_on_people(dossier)), self._core_report())
        subjects = [(PEOPLE, tr("People")), *categories_over_time(dossier)]
        fill(self.subject_choice, subjects, self._subject)
        self._subject = str(self.subject_choice.currentData())
        self._show_view(self._view)

    def select_record(self, record_id: str) -> bool:
        if self._dossier is None or record_id not in self._dossier.claims:
            return False
        if self._mark(record_id):
            return True
        claim = self._dossier.claims[record_id]
        if self.report_choice.findData(claim.report) >= 0 and self._has_bar(
            claim.report, record_id
        ):
            self.report_choice.setCurrentIndex(self.report_choice.findData(claim.report))
            self._show_view(REPORT)
            return self._mark(record_id)
        line = next(
            (each for each in self._over_time().lines if self._in_line(each, record_id)), None
        )
        if line is None:
            return False
        self._shown = {*self._shown_ids(), line.id}
        self._show_view(OVER_TIME)
        return self._mark(record_id)

    def open_view(self, name: str) -> None:
        views = {"this-report": REPORT, "over-time": OVER_TIME, "who-says": WHO_SAYS}
        view, _, subject = name.partition("/")
        if view in views:
            if subject:
                self.choose_subject(subject)
            self._show_view(views[view])

    def choose_subject(self, subject: str) -> None:
        """Let the claims over time be on people or on this category of equipment, if there are
        any."""
        place = self.subject_choice.findData(subject)
        if place >= 0 and subject != self._subject:
            self._subject, self._time, self._shown = subject, None, None
            self.subject_choice.setCurrentIndex(place)

    def steps_back(self) -> tuple[Step, ...]:
        return (self.canvas.take_back, *self.searched.steps_back())

    def focus_find(self) -> None:
        self.room.show_numbers(True)
        self.searched.open_find()

    def actions_of_tab(self) -> list[QAction]:
        return [
            *self._view_actions, self.log_action, *self._range_actions, self.table_action,
            *self.searched.actions_of_find(), self.save_table, *self._picture_actions,
        ]  # fmt: skip

    def copied_table(self) -> Table | None:
        if self._dossier is None:
            return None
        table, current = self.table.shown, self.canvas.current
        at_cursor = [n for n, row in enumerate(table.rows) if current and row.record == current]
        return excerpt_of_rows(self.table, partial(excerpt, self._dossier, table), at_cursor)

    def saved_table(self, form: str) -> Table | None:
        """All rows that are shown: for programs one figure a row, else as they stand."""
        order = self.table.model().order
        if self._dossier is None or not order:
            return None
        table = excerpt(self._dossier, self.table.shown, order)
        return figures_of(self._dossier, table) if form in FLAT else table

    def save_state(self) -> dict[str, object]:
        return {
            "view": _VIEWS[self._view],
            "log": self._log,
            "table": self.room.numbers_wanted,
            "series": sorted(self._shown) if self._shown is not None else None,
            "question": self.question_choice.currentData(),
            "report": self.report_choice.currentData(),
            "subject": self._subject,
            "filters": dict(self.searched.filters.texts),
            "filter_row": self.searched.filter_action.isChecked(),
        }

    def restore_state(self, state: dict[str, object]) -> None:
        self._log = read(state, "log", flag, False)
        self.searched.filters.texts = read(state, "filters", named(text)) or {}
        self.searched.filter_action.setChecked(read(state, "filter_row", flag, False))
        numbers = read(state, "table", flag)
        if numbers is not None:
            self.room.show_numbers(numbers)
        series = read(state, "series", each(text))
        self._shown = self._shown if series is None else set(series)
        report = self.report_choice.findData(read(state, "report", text, ""))
        if report >= 0:
            self.report_choice.setCurrentIndex(report)
        self._wanted_question = read(state, "question", text, "")
        subject = read(state, "subject", text, PEOPLE)
        if self._dossier is None:
            self._subject = subject
        elif subject != self._subject:
            shown = self._shown
            self.choose_subject(subject)
            self._shown = shown
        self._view = _VIEWS.index(read(state, "view", one_of(*_VIEWS), _VIEWS[self._view]))
        if self._dossier is not None:
            self._show_view(self._view)

    def picture(self) -> Picture | None:
        """What is shown now, as a picture; None without a dossier."""
        if self._dossier is None:
            return None
        if self._view == REPORT:
            return pictures.of_bars(self._bars_page())
        if self._view == OVER_TIME:
            return pictures.of_claims(self._chart(self.canvas.days()))
        question = self._question()
        return pictures.of_question(self._who_says().title, question) if question else None

    def _make_actions(self) -> None:
        titles = (tr("This report"), tr("Over time"), tr("Who says what"))
        self._view_actions = [
            action(self, title, keys=(f"Ctrl+Shift+{place + 1}", f"Alt+{letter}"))
            for place, (title, letter) in enumerate(zip(titles, "ROW", strict=True))
        ]
        self.log_action = action(
            self, tr("Logarithmic"), self._on_log_toggled, keys="Ctrl+L", checkable=True
        )
        titles = (tr("First week"), tr("To the core report"), tr("All"))
        self._range_actions = [
            action(self, title, keys=(f"Alt+{place + 1}", f"Alt+{letter}"))
            for place, (title, letter) in enumerate(zip(titles, "KGA", strict=True))
        ]
        self.ranges = Ranges(self.canvas, self._range_actions)
        self.table_action = action(self, tr("Numbers"), keys="Ctrl+T", checkable=True, checked=True)
        self._picture_actions = picture_actions(self, self.picture)
        self.save_table = table_action(self, self.saved_table, "casualties")
        self.canvas.menu_requested.connect(self._open_menu)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu_of_table)
        self.addActions(self.searched.actions_of_find())

    def mark_menu(self, claim: str) -> QMenu:
        """What can be done with a claim that is selected, and with the chart."""
        rest = [self._range_actions[-1], self.table_action, self.log_action, self.save_table]
        return record_menu(self, self._dossier, claim, [*rest, *self._picture_actions])

    @Slot(QPoint, str)
    def _open_menu(self, where: QPoint, claim: str) -> None:
        self.mark_menu(claim).popup(where)

    @Slot(QPoint)
    def _open_menu_of_table(self, where: QPoint) -> None:
        row = self.table.current_row()
        claim = self.table.shown.rows[row].record if row is not None else ""
        menu = self.mark_menu(claim)
        menu.addSeparator()
        menu.addActions([*self.searched.filters.commands(), self.searched.filter_action])
        menu.popup(self.table.viewport().mapToGlobal(where))

    def _lay_out(self) -> None:
        self.views = SegmentedButtons(self._view_actions, tr("View"), self)
        self.views.chosen.connect(self._show_view)
        self.title, self.subtitle = ElidedLabel(2, self), ElidedLabel(6, self)
        self.title.setFont(typeface.screen_font(1.25, QFont.Weight.DemiBold))
        make_heading(self.title)
        self.subtitle.setFont(typeface.screen_font())
        for muted in (self.subtitle, self.note):
            muted.setForegroundRole(muted.foregroundRole().PlaceholderText)
        self.note.setFont(typeface.screen_font(0.9))
        self.report_choice = combo(self, tr("Report"), self._on_report_chosen)
        self.question_choice = combo(self, tr("Question"), self._on_question_chosen)
        self.subject_choice = combo(self, tr("What is counted"), self._on_subject_chosen)
        self._time_buttons = [tool_button(self, a) for a in (*self._range_actions, self.log_action)]
        top, second = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.views)
        top.addStretch(1)
        pictures_button = menu_button(
            tr("Picture"), tr("Picture of the chart"), self._picture_actions
        )
        choices = (
            self.report_choice, self.question_choice, self.subject_choice, *self._time_buttons
        )  # fmt: skip
        top_right = tool_button(self, self.table_action), pictures_button
        for right in top_right:
            top.addWidget(right)
        for choice in choices:
            second.addWidget(choice)
        second.addStretch(0)
        self.room = ChartSplitter(
            self.canvas, (self.title, self.subtitle), (self.brush, self.legend, self.note),
            self.series, self.searched, self.table_action,
        )  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(*([style.SPACE * 3] * 4))
        page.setSpacing(style.SPACE * 2)
        page.addLayout(top)
        page.addLayout(second)
        page.addWidget(self.room, 1)
        in_order: list[QWidget] = [*self.views.buttons, *top_right, *choices, self.canvas]
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    @Slot(int)
    def _show_view(self, view: int, *, keep_range: bool = False) -> None:
        if self._dossier is None:
            return
        self._view = view
        self.views.set_place(view)
        reports = self.report_choice.count()
        self.report_choice.setVisible(view == REPORT and reports > 1)
        self.question_choice.setVisible(view == WHO_SAYS)
        self.subject_choice.setVisible(view == OVER_TIME and self.subject_choice.count() > 1)
        for button in self._time_buttons:
            button.setVisible(view == OVER_TIME)
        self.brush.setVisible(view == OVER_TIME)
        self.log_action.setChecked(self._log and view == OVER_TIME)
        for span in self._range_actions:
            span.setEnabled(view == OVER_TIME)
        hint = tr("Arrow keys step through the figures; Enter shows the evidence.")
        if view == REPORT:
            page = self._bars_page()
            self._show_heading(page.title, page.subtitle, hint)
            self._explain(())
            self.canvas.show_chart(painted_bars(page))
        elif view == OVER_TIME:
            self._show_lines(hint, keep_range=keep_range)
        else:
            self._show_question(hint)
        self._show_numbers()
        self.room.arrange(with_series=view == OVER_TIME)
        self.table.select_claim(self.canvas.current)

    def _show_lines(self, hint: str, *, keep_range: bool) -> None:
        page = self._over_time()
        hint = tr("{hint} Plus and minus zoom, 0 shows all.").format(hint=hint)
        self._show_heading("", "", hint)
        self.series.show_lines(page.lines, self._shown_ids(), self.canvas.colours)
        self._draw_lines(keep_range=keep_range)

    def _draw_lines(self, *, keep_range: bool) -> None:
        chart = self._chart()
        self.brush.setVisible(chart.drawable)
        self.brush.show_chart(chart)
        self._explain(chart.legend if chart.drawable else ())
        self._entitle(chart.title)
        self.subtitle.setText(chart.subtitle)
        figure = ClaimsPlot(chart) if chart.drawable else painted_sentence(chart.description)
        self.canvas.show_chart(figure, keep_range=keep_range)
        self._on_days_changed()
        report = self._dossier.core_report if self._dossier else None
        day = report.as_of.last if report is not None and report.as_of is not None else None
        self.ranges.show_lines(chart.lines, day)

    def _show_numbers(self) -> None:
        folding = folding_of(self._dossier) if self._dossier else PLAIN
        table = self._table()
        if self._dossier is not None:
            table = with_disputes(self._dossier, table)
        self.searched.show_table(table, folding)
        self.table.select_claim(self.canvas.current)

    def _chart(self, days: tuple[float, float] | None = None) -> ClaimsChart:
        """The series that are switched on, in some days."""
        assert self._dossier is not None
        return claims_chart(
            self._dossier, self._lines(), name=f"{self._subject}-over-time", days=days,
            log=self._log, offered=bool(self._over_time().lines),
        )  # fmt: skip

    def _show_question(self, hint: str) -> None:
        page = self._who_says()
        if not self.question_choice.count():
            choices = [(question.id, question.label) for question in page.questions]
            fill(self.question_choice, choices, self._wanted_question)
        question = self._question()
        if question is None:
            question = AnsweredQuestion(
                id="", label="", answers=(), description=tr("Nobody gave a number."),
                provenance=page.provenance,
            )  # fmt: skip
        title = tr("{title}: {measures}").format(title=page.title, measures=question.label)
        self._show_heading(
            title if question.label else page.title, descriptions.answers_subtitle(question), hint
        )
        self._explain(descriptions.answers_signs(question))
        self.canvas.show_chart(AnswersPlot(question))

    def _explain(self, entries: tuple[SignSample, ...]) -> None:
        """Show the legend of the signs that the chart has."""
        self.legend.setVisible(bool(entries))
        self.legend.show_entries(entries)

    def _show_heading(self, title: str, subtitle: str, hint: str) -> None:
        self._entitle(title)
        self.subtitle.setText(subtitle)
        self._hint = hint
        self.note.setText(hint)

    def _entitle(self, title: str) -> None:
        self.title.setText(title)
        self.title.setAccessibleName(title)

    def _core_report(self) -> str:
        report = self._dossier.core_report if self._dossier else None
        return report.id if report else ""

    def _bars_page(self) -> BarsPage:
        assert self._dossier is not None
        report = self.report_choice.currentData() or ""
        if self._bars is None or self._bars.report != report:
            self._bars = pages.bars(self._dossier, report)
        return self._bars

    def _over_time(self) -> OverTimePage:
        assert self._dossier is not None
        if self._time is None:
            people = self._subject == PEOPLE
            self._time = (
                pages.over_time(self._dossier)
                if people
                else equipment_over_time(self._dossier, self._subject)
            )
        return self._time

    def _who_says(self) -> WhoSaysPage:
        assert self._dossier is not None
        if self._answers is None:
            self._answers = pages.who_says(self._dossier)
            self.question_choice.blockSignals(True)
            self.question_choice.clear()
            self.question_choice.blockSignals(False)
        return self._answers

    def _shown_ids(self) -> set[str]:
        lines = self._over_time().lines
        kept = {line.id for line in lines if self._shown is not None and line.id in self._shown}
        if kept or self._shown == set():
            return kept
        return {line.id for line in lines if line.shown}

    def _lines(self) -> tuple[Line, ...]:
        shown = self._shown_ids()
        return tuple(line for line in self._over_time().lines if line.id in shown)

    def _question(self) -> AnsweredQuestion | None:
        wanted = self.question_choice.currentData()
        return next((each for each in self._who_says().questions if each.id == wanted), None)

    def _table(self) -> Table:
        if self._view == REPORT:
            return numbers.bars_table(self._bars_page())
        if self._view == OVER_TIME:
            lines = self._lines()
            return numbers.lines_table(lines, title=self._chart().title)
        question = self._question()
        return numbers.answers_table(question) if question else Table(title="")

    def _mark(self, record: str) -> bool:
        in_chart, in_table = self.canvas.move_to(record), self.table.select_claim(record)
        return in_chart or in_table

    def _has_bar(self, report: str, record: str) -> bool:
        assert self._dossier is not None
        table = numbers.bars_table(pages.bars(self._dossier, report))
        return any(row.record == record for row in table.rows)

    def _in_line(self, line: Line, record: str) -> bool:
        return any(row.record == record for row in numbers.lines_table((line,)).rows)

    @Slot(str, str)
    def _on_mark_reached(self, record: str, target: str) -> None:
        self.table.select_claim(record)

    @Slot(str)
    def _on_claim_selected(self, claim: str) -> None:
        self.canvas.move_to(claim)
        self.record_selected.emit(claim)

    @Slot(str)
    def _on_series_pointed_at(self, series: str) -> None:
        ids = [line.id for line in self._lines()] if series else []
        self.canvas.lift(ids.index(series) if series in ids else None)

    @Slot()
    def _on_series_changed(self) -> None:
        self._shown = self.series.shown()
        self._draw_lines(keep_range=False)
        self._show_numbers()

    @Slot()
    def _on_selection_changed(self) -> None:
        if self._dossier is not None:
            claims = self.table.selected_claims()
            if len(claims) == 1 and not self.table.is_silent:
                self.canvas.move_to(claims[0])
            self.status_changed.emit(selected_figures(self._dossier, claims))

    @Slot()
    def _on_days_changed(self) -> None:
        if self._view == OVER_TIME:
            self.brush.set_days(*self.canvas.days())
            self.note.setText(self.ranges.left_out() or self._hint)

    @Slot(int)
    def _on_report_chosen(self, _index: int) -> None:
        self._show_view(REPORT)

    @Slot(int)
    def _on_subject_chosen(self, place: int) -> None:
        self.choose_subject(str(self.subject_choice.itemData(place)))
        self._show_view(OVER_TIME)

    @Slot(int)
    def _on_question_chosen(self, _index: int) -> None:
        self._show_view(WHO_SAYS)

    def _on_log_toggled(self) -> None:
        if self._view != OVER_TIME:
            self.log_action.setChecked(False)
            self.note.setText(
                tr("Bar lengths would mislead on a logarithmic scale, so this view starts at zero.")
            )
            return
        self._log = self.log_action.isChecked()
        self._show_view(OVER_TIME, keep_range=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changes = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
        if event.type() in changes and hasattr(self, "canvas"):
            self.canvas.recolour()
            self.brush.recolour()
            if self._time is not None and self._view == OVER_TIME:
                self.series.show_lines(self._time.lines, self._shown_ids(), self.canvas.colours)
