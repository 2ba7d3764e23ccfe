"""The Timeline tab as a whole: its state, its picture, another dossier, text from the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from builders import event
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from timeline_views import day, entry, only, place_of, rows

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.model import Dossier
from kursk_viewer.drawing.colours import DARK
from kursk_viewer.ui import style
from kursk_viewer.ui.timeline.list import ListColumn
from kursk_viewer.ui.timeline.tab import TimelineTab

Key = Qt.Key
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_state_comes_back_in_another_tab(
    shown: Callable[[Dossier], TimelineTab], tab: TimelineTab, dossier: Dossier
) -> None:
    tab.chart.set_span(day("2024-09-01"), day("2024-11-01"))
    tab.chart.toggle_lane(0)
    only(tab.filters.lanes, "ground")
    tab.filters.text.setText("text")
    QTest.mouseClick(entry(tab, "media"), Qt.MouseButton.LeftButton)
    state = tab.save_state()
    other = TimelineTab()
    other.show_dossier(dossier)
    other.restore_state(state)
    assert other.chart.span() == pytest.approx(tab.chart.span())
    assert other.chart.collapsed == {"ground"}
    assert rows(other) == rows(tab)
    assert other.legend.hidden() == tab.legend.hidden() != ()
    other.deleteLater()


@pytest.mark.parametrize(
    "state",
    [
        {"span": ["a", 2], "collapsed": 3, "lanes": [1], "text": 4, "splitter": [-1, "x"]},
        {"span": [float("nan"), 3.0]}, {"span": [5.0, 1.0]}, {"span": [True, False]},
        {"span": [1.0, 2.0, 3.0], "key": "yes", "opposed": 1, "collapsed": ["no such lane"]},
        {"span": [1.0, 2.0], "lanes": ["no such lane"], "hidden": ["by:no such shape", 3]},
        {"hidden": ["by:no such shape"]},
    ],
)  # fmt: skip
def test_a_spoilt_state_is_ignored(tab: TimelineTab, state: dict[str, object]) -> None:
    tab.restore_state(state)
    assert len(rows(tab)) == 7
    begin, end = tab.chart.span()
    assert begin < day("2025-02-05") < end or end > day("2024-08-01")
    tab.chart.grab()


def test_text_from_the_file_stays_plain(
    shown: Callable[[Dossier], TimelineTab], core: Dossier
) -> None:
    probe = "<b>bold</b> & <img src=/etc/passwd>"
    hostile = core.replace(
        events={"x": event("x", "2024-08-06", title=probe, text=probe)}, claims={}, relations={}
    )
    tab = shown(hostile)
    cell = tab.list.model().index(0, ListColumn.TITLE)
    assert cell.data() == probe
    assert "<img" not in cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tab.chart.tooltip_at(QPointF(place_of(tab, probe)))


def test_switching_to_the_core_report_reduces_the_tab(
    shown: Callable[[Dossier], TimelineTab], dossier: Dossier
) -> None:
    tab = shown(dossier)
    assert tab.filters.core.isEnabled()
    tab.show_dossier(core_only(dossier))
    assert rows(tab) == ["Alpha", "Golf"]
    assert not tab.filters.core.isEnabled()


def test_a_picture_shows_what_the_chart_shows(qtbot: QtBot, tab: TimelineTab) -> None:
    QTest.keyClicks(tab.filters.text, "text of")
    tab.filters.core.click()
    tab.chart.collapsed = {"ground"}
    made = tab.picture()
    assert made is not None
    assert "core report only" in made.subtitle
    assert "As bars only: Ground fighting" in made.subtitle
    tab.filters.reset()
    tab.chart.setFocus()
    QTest.keyClick(tab.chart, Key.Key_W)
    week = tab.picture()
    assert week is not None
    assert "to 13 Aug 2024" in week.subtitle


def test_a_picture_goes_to_the_clipboard_in_light_colours(qtbot: QtBot, tab: TimelineTab) -> None:
    before = QApplication.palette()
    try:
        QApplication.setPalette(style.palette(DARK))
        QApplication.clipboard().clear()
        QTest.keyClick(tab.list, Key.Key_C, CTRL_SHIFT)
        qtbot.waitUntil(lambda: not QApplication.clipboard().image().isNull())
        image = QApplication.clipboard().image()
    finally:
        QApplication.setPalette(before)
    assert image.width() > 900
    assert image.pixelColor(2, 2).name() == "#ffffff"
