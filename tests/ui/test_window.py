"""The window as a whole: every number leads to its evidence, the core switch, markup, crashes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import builders
import pytest
import windows
from PySide6 import QtGui
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox
from windows import CTRL, press

from kursk_viewer.dossier import fields
from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.ui import launch
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.plain_browser import PlainBrowser
from kursk_viewer.ui.state import Memory
from kursk_viewer.ui.table.model import RECORD_ROLE
from kursk_viewer.ui.timeline.tab import TimelineTab
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.search_dialog import SearchDialog
from kursk_viewer.ui.window.tabs import TABS
from kursk_viewer.ui.window.window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

Key = Qt.Key


# Every number leads to its evidence


@pytest.mark.any_font
def test_each_equipment_cell_leads_to_its_evidence_by_keyboard(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="equipment")
    tab = window.tab
    assert isinstance(tab, EquipmentTab)
    press(qtbot, Key.Key_Home, CTRL)
    seen = 0
    for _row in range(tab.model.rowCount()):
        for _column in range(tab.model.columnCount()):
            record = tab.table.currentIndex().data(RECORD_ROLE)
            if record:
                press(qtbot, Key.Key_Return)
                assert window.pane.record == record
                seen += 1
            press(qtbot, Key.Key_Right)
        press(qtbot, Key.Key_Home)
        press(qtbot, Key.Key_Down)
    assert seen >= 20


def test_each_equipment_cell_leads_to_its_evidence_by_mouse(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, core_only(shipped), tab="equipment")
    tab = window.tab
    assert isinstance(tab, EquipmentTab)
    for row in range(tab.model.rowCount()):
        index = tab.model.index(row, 1)
        place = tab.table.visualRect(index).center()
        qtbot.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert window.pane.record == index.data(RECORD_ROLE)
        assert index.data() in window.pane.text()


@pytest.mark.any_font
@pytest.mark.parametrize("view", [0, 1, 2])
def test_each_casualty_mark_leads_to_its_evidence_by_keyboard(
    qtbot: QtBot, small: Dossier, view: int
) -> None:
    window = windows.opened(qtbot, small, tab="casualties")
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    tab.actions_of_tab()[view].trigger()
    tab.canvas.grab()
    marks = {spot.key.claim for spot in tab.canvas.spots}
    seen = set()
    series = (Key.Key_Home, *[Key.Key_Right] * 4, Key.Key_Down)
    for step in (*series, *series, *series, *series):
        press(qtbot, step)
        press(qtbot, Key.Key_Return)
        assert window.pane.record == tab.canvas.current
        seen.add(window.pane.record)
    assert seen == marks


def test_each_casualty_bar_leads_to_its_evidence_by_mouse(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="casualties")
    tab = window.tab
    assert isinstance(tab, CasualtiesTab)
    tab.canvas.grab()
    parts = [spot for spot in tab.canvas.spots if spot.key.claim != "total"]
    assert {spot.key.claim for spot in parts} == {"dead", "hurt", "caught"}
    for spot in parts:
        place = spot.area.center().toPoint()
        qtbot.mouseClick(tab.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert window.pane.record == spot.key.claim


@pytest.mark.any_font
def test_each_timeline_event_leads_to_its_evidence_by_keyboard(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, core_only(shipped), tab="timeline")
    seen = []
    for _ in window.dossier.events if window.dossier else ():
        press(qtbot, Key.Key_Right)
        press(qtbot, Key.Key_Return)
        seen.append(window.pane.record)
    assert window.dossier is not None
    assert set(seen) >= set(window.dossier.events)


def test_each_timeline_row_leads_to_its_evidence_by_mouse(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    tab = window.tab
    assert isinstance(tab, TimelineTab)
    rows = tab.list.model()
    seen = set()
    for row in range(rows.rowCount()):
        place = tab.list.visualRect(rows.index(row, 0)).center()
        qtbot.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        seen.add(window.pane.record)
    assert {"start", "denial"} <= seen


def test_the_record_goes_along_from_tab_to_tab(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.pane.show_record("dead")
    press(qtbot, Key.Key_3, CTRL)
    assert isinstance(window.tab, CasualtiesTab)
    assert window.tab.canvas.current == "dead"
    press(qtbot, Key.Key_1, CTRL)
    assert window.pane.record == "dead"


# Core report only


@pytest.mark.any_font
def test_core_report_only_leaves_no_other_source_in_sight(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, "kursk.json")
    list(windows.everywhere(window))
    window.pane.show_record(window.pane.record)
    press(qtbot, Key.Key_R, CTRL)
    core = core_only(shipped)
    own = " ".join(str(record.as_dict()) for table in
                   (core.sources, core.reports, core.claims, core.statements, core.events,
                    core.gaps, core.parties) for record in table.values())  # fmt: skip
    others = {
        text
        for source in shipped.sources.values()
        if source.id not in core.sources
        for text in (source.publisher, source.outlet, source.title)
        if text not in own
    }
    others |= {
        party.name
        for party in shipped.parties.values()
        if party.id not in core.parties and party.name not in own and len(party.name) > 8
    }
    assert len(others) > 20
    shown = list(windows.everywhere(window))
    for record in (*core.claims, *core.events, *core.statements, *core.measures, *core.parties):
        window.pane.show_record(record)
        shown.append((record, window.pane.text()))
    together = "\0".join(text for _, text in shown)
    leaked = [other for other in others if other in together]
    found = [(where, text) for where, text in shown for other in leaked if other in text]
    assert not found, found[:5]


@pytest.mark.any_font
def test_core_switch_and_menu_agree_and_lead_back(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped)
    qtbot.mouseClick(window.core_switch, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert window.menus.core.isChecked()
    assert window.dossier is not None and window.dossier.core_only
    assert "Core report only" in window.status_line.file.text()
    press(qtbot, Key.Key_R, CTRL)
    assert not window.core_switch.isChecked()
    assert window.dossier is shipped
    assert "Whole dossier" in window.status_line.file.text()


@pytest.mark.any_font
def test_a_record_from_elsewhere_leaves_the_pane_with_its_source(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small)
    window.pane.show_record("total-later")
    press(qtbot, Key.Key_R, CTRL)
    assert "48,000" not in window.pane.text()
    assert "Wire" not in window.pane.text()


# Markup in a data file


@pytest.fixture
def hostile(tmp_path: Path) -> tuple[Dossier, str]:
    """A dossier with markup in every field that holds text, and the markup."""
    picture = tmp_path / "probe.png"
    mark = f"<img src='{picture}'><a href='https://evil.example/'>&amp;here</a> R&D"
    pack = builders.package()
    for name, table in TABLES.items():
        for row in builders.rows(pack, name):
            for field, kind in table.readers.items():
                if kind is fields.required_text:
                    row[field] = f"{row[field]} {mark}"
                elif kind is fields.text and field not in ("formula", "position"):
                    row[field] = f"{row.get(field, '')} {mark}".strip()
    pack["title"] += f" {mark}"
    pack["core_document"]["publisher"] += f" {mark}"
    return builders.dossier(pack), mark


def rich(where: str, text: str) -> bool:
    """Whether a tooltip would be read as markup that came from the file."""
    return "tip" in where and "<img" in text and QtGui.Qt.mightBeRichText(text)


@pytest.mark.any_font
def test_markup_is_shown_as_it_stands_and_fetches_nothing(
    qtbot: QtBot, hostile: tuple[Dossier, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fetched: list[str] = []
    monkeypatch.setattr(
        PlainBrowser, "loadResource", lambda _s, _k, name: fetched.append(QUrl(name).toString())
    )
    dossier, mark = hostile
    path = str(tmp_path / "<img src='x.png'> & [*].json")
    window = windows.opened(qtbot, dossier, path)
    shown = list(windows.everywhere(window))
    assert sum(mark in text for _, text in shown) > 20
    assert not [where for where, text in shown if rich(where, text)]
    for label in window.findChildren(QLabel):
        if "<" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for table in (dossier.claims, dossier.events, dossier.parties, dossier.sources,
                  dossier.measures, dossier.reports, dossier.relations, dossier.gaps):  # fmt: skip
        for record in table:
            window.pane.show_record(record)
            window.pane.grab()
            assert mark in window.pane.text() or "<img" not in str(table[record].as_dict())
    assert "<img src='x.png'> & [*].json" in window.windowTitle().replace("[*][*]", "[*]")
    assert "<img" in window.status_line.file.text()
    assert not fetched
    probe = PlainBrowser()
    qtbot.addWidget(probe)
    probe.setHtml("<img src='probe.png'>")
    probe.grab()
    assert set(fetched) == {"probe.png"}, "the spy sees nothing"


def test_a_view_of_plain_text_gives_no_picture(qtbot: QtBot, tmp_path: Path) -> None:
    probe = PlainBrowser()
    qtbot.addWidget(probe)
    assert probe.loadResource(2, QUrl.fromLocalFile(str(tmp_path / "probe.png"))) is None


@pytest.mark.any_font
def test_markup_in_dialogs_is_plain(
    qtbot: QtBot, hostile: tuple[Dossier, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, mark = hostile
    window = windows.opened(qtbot, dossier)
    seen: list[tuple[str, str]] = []

    def look(dialog: QDialog) -> int:
        seen.extend(windows.texts(dialog))
        for label in dialog.findChildren(QLabel):
            if "<" in label.text():
                assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", look)
    look(dialogs.about(window, dossier, f"/{mark}.json"))
    dialogs.ask_address(window, "https://page.example/<img src=x>")
    look(dialogs.message(window, mark, mark, mark))
    search = SearchDialog(window.document.index(), window)
    qtbot.waitUntil(lambda: search.index.ready)
    search.field.setText("img")
    look(search)
    assert sum("<img" in text for _, text in seen) > 20
    assert not [where for where, text in seen if rich(where, text)]


# Status bar


def test_the_status_bar_tells_file_version_fingerprint_and_selection(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small, "/somewhere/made-up.json")
    for part in ("made-up.json", "0.1.0", small.fingerprint[:12], "as of 5 Feb 2025"):
        assert part in window.status_line.file.text()
    press(qtbot, Key.Key_4, CTRL)
    told = window.status_line.statistics.text()
    assert "events shown" in told or "event" in told
    press(qtbot, Key.Key_1, CTRL)
    assert window.status_line.statistics.text() == ""
    press(qtbot, Key.Key_4, CTRL)
    assert window.status_line.statistics.text().split(",")[0] == told.split(",")[0]


def test_a_tab_behind_does_not_speak_in_the_status_bar(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    behind = window.tab
    press(qtbot, Key.Key_1, CTRL)
    behind.status_changed.emit("said from behind")
    assert window.status_line.statistics.text() == ""


def test_a_long_file_name_does_not_widen_the_window(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, "/" + "long name " * 24 + ".json", size=(900, 600))
    window.status_line.statistics.setText("many words about a selection " * 12)
    window.open_tab("timeline")
    assert window.minimumSizeHint().width() <= 900
    assert window.width() == 900


def test_a_selection_is_told_in_full_before_the_file(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, tab="equipment", size=(900, 600))
    tab = window.tab
    assert isinstance(tab, EquipmentTab)
    tab.table.selectAll()
    qtbot.waitUntil(lambda: "highest" in window.status_line.statistics.text())
    QApplication.processEvents()
    told, file = window.status_line.statistics, window.status_line.file
    assert told.text().index("highest") < told.text().index("No sum")
    assert "(" not in told.text()
    assert told.width() >= told.fontMetrics().horizontalAdvance(told.text())
    assert file.geometry().left() > told.geometry().right()
    qtbot.mouseMove(told, QPoint(1, 1))
    qtbot.mouseMove(told, QPoint(20, 6))
    qtbot.waitUntil(lambda: "different kinds (" in told.toolTip())


# The keyboard


@pytest.mark.any_font
@pytest.mark.parametrize("tab", TABS)
def test_the_keyboard_goes_between_tab_and_evidence(qtbot: QtBot, small: Dossier, tab: str) -> None:
    window = windows.opened(qtbot, small, tab=tab)
    window.tabs.enter()
    main = QApplication.focusWidget()
    press(qtbot, Key.Key_F6)
    assert QApplication.focusWidget() is window.pane._view
    press(qtbot, Key.Key_F6)
    assert QApplication.focusWidget() is main
    press(qtbot, Key.Key_F6)
    press(qtbot, Key.Key_F9)
    assert not window.pane.isVisible()
    assert QApplication.focusWidget() is main
    press(qtbot, Key.Key_F6)
    assert window.pane.isVisible()
    assert QApplication.focusWidget() is window.pane._view


# Copy


def test_copy_takes_the_selection_of_the_tab(qtbot: QtBot, small: Dossier) -> None:
    QGuiApplication.clipboard().clear()
    window = windows.opened(qtbot, small, tab="equipment")
    press(qtbot, Key.Key_Home, CTRL)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_C, CTRL)
    assert "131" in QGuiApplication.clipboard().text()
    assert "this dossier verifies none" in QGuiApplication.clipboard().text()
    assert window.tab.name == "equipment"


def test_copy_in_a_text_field_copies_its_text(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="equipment")
    press(qtbot, Key.Key_Home, CTRL)
    press(qtbot, Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "tanks")
    press(qtbot, Key.Key_A, CTRL)
    press(qtbot, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "tanks"
    assert window.isVisible()


def test_question_mark_in_a_text_field_is_a_letter(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QDialog] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: opened.append(dialog))
    window = windows.opened(qtbot, small, tab="timeline")
    assert isinstance(window.tab, TimelineTab)
    press(qtbot, Key.Key_F, CTRL)
    qtbot.keyClicks(window.tab.filters.text, "?")
    assert window.tab.filters.text.text() == "?"
    assert not opened
    window.tab.main_part.setFocus()
    press(qtbot, Key.Key_Question)
    assert len(opened) == 1


# Crashes


@pytest.fixture
def crashed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What crash dialogs say; nothing may be opened, asked or sent meanwhile."""
    told: list[tuple[str, str]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: told.extend(windows.texts(dialog)))
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda *_: pytest.fail("a crash opened an address")
    )
    return told


def raised() -> ValueError:
    try:
        raise ValueError("<b>broken</b>")
    except ValueError as error:
        return error


def test_a_crash_is_told_in_a_report_that_can_be_copied(
    qtbot: QtBot, small: Dossier, crashed: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    error = raised()
    launch.window_crash_hook(window)(ValueError, error, error.__traceback__)
    report = next(text for where, text in crashed if where == "QPlainTextEdit text")
    assert report.startswith("kursk-viewer ")
    assert "ValueError: <b>broken</b>" in report and "in raised" in report
    assert "Copy" in [text.replace("&", "") for _, text in crashed]
    assert window.isVisible()


def test_the_copy_button_of_a_crash_copies_the_report(qtbot: QtBot, small: Dossier) -> None:
    dialog = dialogs.crash(None, "the report")
    qtbot.addWidget(dialog)
    button = next(b for b in dialog.findChildren(dialogs.QPushButton) if b.text() == "Copy")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "the report"


def test_a_crash_within_a_crash_opens_no_second_dialog(
    qtbot: QtBot, small: Dossier, crashed: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    hook, error, count = launch.window_crash_hook(window), raised(), []

    def again(_dialog: QDialog) -> None:
        count.append(1)
        hook(ValueError, error, error.__traceback__)

    monkeypatch.setattr(QDialog, "exec", again)
    hook(ValueError, error, error.__traceback__)
    assert len(count) == 1
    hook(ValueError, error, error.__traceback__)
    assert len(count) == 2


def test_closing_the_window_while_a_crash_is_told_is_harmless(
    qtbot: QtBot, small: Dossier, crashed: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: window.close())
    error = raised()
    launch.window_crash_hook(window)(ValueError, error, error.__traceback__)
    assert not window.isVisible()


def test_ctrl_c_in_the_terminal_closes_without_a_report(
    qtbot: QtBot, small: Dossier, crashed: list[tuple[str, str]]
) -> None:
    window = windows.opened(qtbot, small)
    launch.window_crash_hook(window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()
    assert not crashed


def test_a_window_closes_before_it_is_complete(qtbot: QtBot, small: Dossier) -> None:
    window = MainWindow(Memory())
    qtbot.addWidget(window)
    window.show_dossier(small, "x.json")
    window.restore("timeline")
    assert not window._complete
    window.close()
    assert Memory().text("window/tab", "", TABS) == "timeline"


@pytest.mark.any_font
@pytest.mark.parametrize("tab", ["summary", "equipment", "casualties", "timeline"])
def test_one_key_leads_from_a_figure_to_what_contradicts_it_and_back(qtbot, shipped, tab) -> None:
    window = windows.opened(qtbot, shipped, tab=tab)
    window.pane.show_record("ua-2025-02-06-04")
    command = window.pane.show_opposed
    assert command.isEnabled() and command in window.menus.groups()[-1][1]
    assert command in window.tab.record_commands
    command.trigger()
    assert window.pane.record == "ua-2025-03-12-06"
    assert "Contradicted by" in window.pane.text()
    command.trigger()
    assert window.pane.record == "ua-2025-02-06-04"
    window.pane.show_record("ua-2025-02-06-06")
    assert not command.isEnabled()


@pytest.mark.any_font
def test_every_tab_cites_what_is_selected_its_report_and_the_dossier(qtbot, shipped) -> None:
    window = windows.opened(qtbot, shipped, tab="casualties")
    window.pane.show_record("ua-2025-02-14-01")
    address = shipped.sources[shipped.claims["ua-2025-02-14-01"].sources[0]].address
    cited = []
    for entry in window.tab.record_commands[1:]:
        entry.menu().actions()[0].trigger()
        cited.append(QGuiApplication.clipboard().text())
    assert address in cited[0] and "Syrskyi claimed more than 48,000" in cited[0]
    assert address in cited[1] and "claimed more than" not in cited[1]
    assert shipped.title in cited[2] and address not in cited[2]


def test_each_menu_has_one_way_to_cite_in_three_forms(qtbot, small) -> None:
    window = windows.opened(qtbot, small)
    for _title, commands in window.tabs.commands():
        assert not [one.text() for one in commands if "cit" in one.text().casefold()]
    window.pane.show_record("total")
    forms = window.tab.record_commands[1].menu().actions()
    for form, holds in zip(forms, ("(n.d.)", "@misc{page", '"URL"'), strict=True):
        form.trigger()
        assert holds in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(
    ("tab", "half"), [("casualties", "ua-2025-07-23-01"), ("timeline", "ev-nk-withdrawn")]
)
def test_from_the_menu_of_a_mark_one_step_leads_to_what_contradicts_it(
    qtbot, shipped, tab: str, half: str
) -> None:
    window = windows.opened(qtbot, shipped, tab=tab)
    relation = next(r for r in shipped.contradictions if half in (r.subject, r.object))
    other = relation.object if relation.subject == half else relation.subject
    window.pane.show_record(half)
    view = window.tab
    assert view.select_record(half)
    menu = view.mark_menu(view.list.current() if tab == "timeline" else half)
    command = next(one for one in menu.actions() if one.text() == "Show what contradicts it")
    assert command.isEnabled()
    command.trigger()
    assert window.pane.record == other
    assert sum("Cite" in one.text() for one in menu.actions()) == 3
