"""What room the parts of the Casualties tab take, and how its chart looks."""

from __future__ import annotations

import pytest
from casualties_views import CTRL_SHIFT, opened
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QToolTip,
)
from pytestqt.qtbot import QtBot

from kursk_viewer.dossier.model import Dossier
from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.drawing import typeface
from kursk_viewer.drawing.colours import DARK
from kursk_viewer.drawing.surface import Letters
from kursk_viewer.ui import style
from kursk_viewer.ui.casualties.answers_plot import AnswersPlot
from kursk_viewer.ui.casualties.claims_plot import ClaimsPlot
from kursk_viewer.ui.casualties.tab import OVER_TIME, CasualtiesTab
from kursk_viewer.ui.labels import plain_tooltip


def test_a_chart_of_few_bars_leaves_the_room_to_the_table(qtbot: QtBot, tab: CasualtiesTab) -> None:
    needed = tab.canvas.needed()
    assert needed is not None
    assert abs(tab.canvas.height() - needed) < 40
    assert tab.searched.height() > 120


def test_a_choice_tells_in_full_what_it_has_to_cut(
    tab: CasualtiesTab, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice, shown = tab.report_choice, []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    place = choice.rect().center()
    QApplication.sendEvent(
        choice, QHelpEvent(QEvent.Type.ToolTip, place, choice.mapToGlobal(place))
    )
    assert shown == [plain_tooltip(choice.currentText())]
    assert not choice.toolTip(), "it would be read aloud a second time"


def test_a_very_long_heading_leaves_the_room_to_the_chart(qtbot: QtBot, tab: CasualtiesTab) -> None:
    tab.title.setText("word " * 300)
    first, second = tab.title.shown()
    assert not first.endswith("…") and second.endswith("…")
    assert "word word" in tab.title.toolTip()
    tab.title.setText("What is told")
    assert tab.title.shown() == ["What is told"] and not tab.title.toolTip()


def test_many_answers_keep_their_words_and_are_scrolled(qtbot: QtBot, tab: CasualtiesTab) -> None:
    qtbot.keyClick(tab.canvas, Qt.Key.Key_3, CTRL_SHIFT)
    wanted = tab.question_choice.findData("north-korean-forces/casualties")
    tab.question_choice.setCurrentIndex(wanted)
    tab.resize(900, 600)
    area = next(each for each in tab.findChildren(QScrollArea) if each.isAncestorOf(tab.canvas))
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert tab.canvas.height() >= tab.canvas.least(tab.canvas.width()) > area.height()
    qtbot.keyClick(tab.canvas, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() / 2)
    qtbot.keyClick(tab.canvas, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: bar.value() < bar.maximum() / 4)


def test_a_chart_with_room_is_not_scrolled_after_one_that_was_nor_its_type_larger(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.open_view("who-says")
    line = Letters(typeface.screen_font()).line
    place = tab.question_choice.findData("north-korean-forces/casualties")
    tab.question_choice.setCurrentIndex(place)
    tab.question_choice.activated.emit(place)
    qtbot.waitUntil(lambda: tab.canvas.is_scrolled)
    figure = tab.canvas.figure
    assert tab.canvas.height() > 900 and isinstance(figure, AnswersPlot)
    tab.canvas.grab()
    assert figure.frame is not None and figure.frame.unit * 16 < line * 1.2
    tab.open_view("this-report")
    qtbot.waitUntil(lambda: not tab.canvas.is_scrolled)
    needed = tab.canvas.needed()
    assert needed and needed <= tab.canvas.height() < needed * 2


def test_on_a_large_screen_type_and_marks_grow_with_the_chart(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.open_view("over-time")
    sizes = []
    for size in ((900, 760), (2130, 1340)):
        tab.resize(*size)
        qtbot.waitUntil(lambda wide=size[0]: abs(tab.canvas.width() - wide) < 60)
        tab.canvas.grab()
        figure = tab.canvas.figure
        assert isinstance(figure, ClaimsPlot) and figure.frame is not None
        sizes.append(figure.frame.unit)
    assert sizes[1] > sizes[0] * 1.2


def test_in_a_small_window_the_labels_of_lines_are_scrolled_and_lack_no_words(
    qtbot: QtBot, tab: CasualtiesTab
) -> None:
    tab.open_view("over-time/people")
    tab.resize(590, 520)
    qtbot.waitUntil(lambda: tab.canvas.is_scrolled)
    tab.canvas.grab()
    figure = tab.canvas.figure
    assert isinstance(figure, ClaimsPlot) and figure.frame is not None
    assert len(figure.frame.labels) == 3 and figure.frame.cuts == 0


@pytest.mark.parametrize("value", [1_600_000, 10**12])
def test_the_axis_has_room_for_its_widest_number(qtbot: QtBot, small: Dossier, value: int) -> None:
    large = small.replace(
        claims={
            name: claim.replace(value=value, low=None, high=None, precision=Precision.ABOUT)
            for name, claim in small.claims.items()
            if claim.measure == "casualties"
        }
    )
    for made in opened(qtbot, large):
        made.views.buttons[OVER_TIME].click()
        QApplication.processEvents()
        room = made.canvas.view_box.geometry().left()
        widest = QFontMetricsF(typeface.screen_font()).horizontalAdvance(f"{value:,}")
        assert widest + style.SPACE <= room <= widest * 2 + style.SPACE * 6


def test_the_chart_takes_up_a_new_scheme(qtbot: QtBot, tab: CasualtiesTab) -> None:
    before = QApplication.palette()
    try:
        QApplication.setPalette(style.palette(DARK))
        qtbot.waitUntil(lambda: tab.canvas.colours.base == DARK.base)
    finally:
        QApplication.setPalette(before)
