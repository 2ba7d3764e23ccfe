"""What a screen reader gets: the accessible tree of the whole window, tab by tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from windows import CTRL, press

from kursk_viewer.drawing.rich_text import SPOKEN
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.wording import END_OF_ISOLATE, ISOLATE
from kursk_viewer.ui.casualties.tab import CasualtiesTab
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.summary.tab import SummaryTab
from kursk_viewer.ui.window import dialogs
from kursk_viewer.ui.window.search_dialog import SearchDialog
from kursk_viewer.ui.window.shortcuts import shortcuts
from kursk_viewer.ui.window.tabs import TABS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

pytestmark = pytest.mark.any_font

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
VALUE = QAccessible.Text.Value
NONE = Qt.KeyboardModifier.NoModifier
ROLE = QAccessible.Role
Key = Qt.Key
MOST_CHILDREN = 80


@pytest.fixture(autouse=True)
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    QAccessible.setActive(True)
    if not QAccessible.isActive():  # of the platforms of Qt 6.8, offscreen never is
        monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    yield
    QAccessible.setActive(False)


def interface_of(widget: QObject) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(found, QAccessibleInterface)
    return found


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An interface and all below that is not hidden."""
    yield interface
    for place in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(place)
        if isinstance(child, QAccessibleInterface) and not child.state().invisible:
            yield from tree(child)


def plain(text: str) -> str:
    return text.replace(ISOLATE, "").replace(END_OF_ISOLATE, "")


def passes_focus_on(interface: QAccessibleInterface) -> bool:
    """A part inside another control that never has the keyboard itself."""
    widget = interface.object()
    return isinstance(widget, QWidget) and widget.focusProxy() is not None


@pytest.mark.parametrize("tab", TABS)
def test_each_control_has_a_name_and_a_role(qtbot: QtBot, shipped: Dossier, tab: str) -> None:
    window = windows.opened(qtbot, shipped, tab=tab)
    seen = 0
    for interface in tree(interface_of(window)):
        if not interface.state().focusable or passes_focus_on(interface):
            continue
        seen += 1
        what = f"{interface.role()} {interface.object()}"
        assert interface.text(NAME).strip(), f"no name: {what}"
        assert interface.role() != ROLE.NoRole, what
        if interface.role() == ROLE.Client:
            assert interface.text(DESCRIPTION) or interface.object() is window.tabs, what
    assert seen > 10


@pytest.mark.parametrize("tab", TABS)
def test_no_markup_is_read_aloud(qtbot: QtBot, shipped: Dossier, tab: str) -> None:
    window = windows.opened(qtbot, shipped, tab=tab)
    for interface in tree(interface_of(window)):
        for text in (interface.text(NAME), interface.text(DESCRIPTION)):
            assert "<qt>" not in text, (interface.object(), text)


def test_the_choice_of_a_side_is_labelled_and_described_in_words(
    qtbot: QtBot, shipped: Dossier
) -> None:
    """On Unix Qt tells a combo box's value as its name, and its label as a relation."""
    window = windows.opened(qtbot, shipped, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    sides = interface_of(window.tab.sides)
    labels = [interface.text(NAME) for interface, _ in sides.relations()]
    assert "Whose losses" in labels
    window.open_tab("casualties")
    assert isinstance(window.tab, CasualtiesTab)
    report = interface_of(window.tab.report_choice)
    assert "Report" in (report.text(NAME), report.text(DESCRIPTION))
    assert "claimed by whom" in sides.text(DESCRIPTION)


def test_a_nameless_control_would_be_found(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    window.core_switch.setText("")
    names = [i.text(NAME) for i in tree(interface_of(window)) if i.state().focusable]
    assert "" in names


def test_figures_of_the_summary_are_read_out_with_unit_and_qualifier_in_words(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped)
    assert isinstance(window.tab, SummaryTab)
    view = window.tab.view
    spoken: dict[str, str] = {}
    block = view.document().begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            form = at.fragment().charFormat()
            spoken.setdefault(form.anchorHref(), form.stringProperty(SPOKEN))
            at += 1
        block = block.next()
    assert spoken["record:ua-2025-02-06-01"] == "about 39,900 people"
    page = summary(shipped)
    for figure in (*page.headlines, *page.in_words, *page.equipment):
        text = spoken[f"record:{figure.shown.record}"]
        assert text and not set("≈><≥≤≠") & set(text)
    view.setFocus()
    said: list[str] = []
    for _ in range(4):
        press(qtbot, Key.Key_Tab)
        said.append(interface_of(view).text(NAME))
    assert "Summary" in said
    assert interface_of(view).role() in (ROLE.EditableText, ROLE.StaticText, ROLE.Document)


def test_a_cell_is_told_once_with_its_unit_and_its_row_and_column_by_their_headers(
    qtbot: QtBot, shipped: Dossier
) -> None:
    """Name and description say neither the headers again nor the value twice."""
    window = windows.opened(qtbot, shipped, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    view = window.tab.table
    view.go_to(0, 1)
    table = interface_of(view)
    assert table.role() == ROLE.Table
    parts = list(tree(table))
    headers = [i.text(NAME) for i in parts if i.role() == ROLE.ColumnHeader]
    assert headers[0] == "Category" and "Ukraine's General Staff" in headers[1]
    cells = [i for i in parts if i.role() == ROLE.Cell]
    assert cells[1].text(NAME) == "131 items · contradicted"
    of_row = cells[1].tableCellInterface().rowHeaderCells()
    assert [header.text(NAME) for header in of_row] == ["Tanks"]
    assert cells[1].text(DESCRIPTION).startswith("Contradicted by 90, claimed by Syrskyi")
    for cell in cells:
        name, told = cell.text(NAME), cell.text(DESCRIPTION)
        assert name and name not in told
        assert not any(header in told for header in headers)


def test_no_figure_of_a_row_is_described_again(qtbot: QtBot, shipped: Dossier) -> None:
    window = windows.opened(qtbot, shipped, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    page = window.tab.page()
    assert page is not None
    window.tab.choose_reports([column.report for column in page.available])
    model = window.tab.table.model()
    figures = [n for n, column in enumerate(model.rows.columns) if column.at_right]
    assert len(figures) > 4
    for row in range(model.rowCount()):
        said = {model.spoken(row, column) for column in figures}
        for column in figures:
            assert not [text for text in said if text in model.described(row, column)]


@pytest.mark.parametrize("tab", ["casualties", "timeline"])
def test_tables_beside_charts_have_named_headers_and_cells(
    qtbot: QtBot, small: Dossier, tab: str
) -> None:
    window = windows.opened(qtbot, small, tab=tab)
    tables = [i for i in tree(interface_of(window)) if i.role() == ROLE.Table]
    assert tables
    cells = [i for t in tables for i in tree(t)]
    assert all(c.text(NAME) for c in cells if c.role() == ROLE.ColumnHeader)
    assert sum(bool(c.text(NAME)) for c in cells if c.role() == ROLE.Cell) >= 8


def test_the_cursor_of_the_casualties_chart_is_told(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="casualties")
    assert isinstance(window.tab, CasualtiesTab)
    canvas = window.tab.canvas
    described = interface_of(canvas).text(DESCRIPTION)
    seen = []
    for _ in range(3):
        press(qtbot, Key.Key_Right)
        seen.append(canvas.bubble)
    assert len(set(seen)) == 3
    for told in seen:
        assert next(word for word in told.split() if word[0].isdigit()) in described


def test_the_cursor_of_the_timeline_chart_is_told(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    seen = set()
    for _ in range(2):
        press(qtbot, Key.Key_Right)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.add(interface_of(focus).text(DESCRIPTION))
    assert len(seen) == 2
    assert window.isVisible()


def test_the_evidence_is_readable(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    view = interface_of(window.pane._view)
    assert view.text(NAME) == "Evidence"
    assert view.role() == ROLE.StaticText
    assert "≈ 39,900" in window.pane.text()


def test_the_status_bar_is_told_in_full(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, size=(640, 500))
    label = interface_of(window.status_line.file)
    assert small.fingerprint[:12] in label.text(NAME)
    assert label.text(DESCRIPTION) == "Data file"


def test_controls_of_dialogs_have_names(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    made: list[QDialog] = [
        shortcuts(window, window.menus.groups()),
        dialogs.about(window, small, "x.json"),
        dialogs.crash(window, "report"),
        SearchDialog(window.document.index(), window),
    ]
    for dialog in made:
        dialog.show()
        assert dialog.windowTitle()
        for interface in tree(interface_of(dialog)):
            if interface.state().focusable and interface.role() != ROLE.Cell:
                assert interface.text(NAME).strip(), (dialog.windowTitle(), interface.object())
        dialog.close()


def test_every_tab_is_reached_and_left_by_the_tab_key(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    for place, tab in enumerate(TABS):
        press(qtbot, Key(Key.Key_1 + place), CTRL)
        begin, seen = QApplication.focusWidget(), set()
        for _ in range(150):
            press(qtbot, Key.Key_Tab)
            seen.add(QApplication.focusWidget())
        assert begin in seen, f"{tab}: Tab never comes round"
        assert window.pane._view in seen, f"{tab}: the evidence is not reached"
        assert window.core_switch in seen


def test_a_search_tells_its_count_and_each_hit_at_the_field(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small)
    dialog = SearchDialog(window.document.index(), window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.index.ready)
    field = interface_of(dialog.field)
    qtbot.keyClicks(dialog.field, "forces")
    assert "hit" in field.text(DESCRIPTION)
    told = set()
    for _ in range(3):
        qtbot.keyClick(dialog.field, Key.Key_Down)
        chosen = dialog.list.currentItem()
        assert chosen is not None
        assert field.text(DESCRIPTION) == plain(chosen.text())
        told.add(chosen.text())
    assert len(told) == 3
    dialog.close()


def test_the_answer_of_a_search_is_told_once_while_more_is_typed(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped)
    dialog = SearchDialog(window.document.index(), window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.index.ready)
    told = []
    for letters in ("tank", "s"):
        qtbot.keyClicks(dialog.field, letters)
        told.append(interface_of(dialog.field).text(DESCRIPTION).split("\n"))
    heading = told[0][0]
    assert "claims on this" in heading and len(told[0]) == 2
    assert heading not in told[1] and "hits" in told[1][-1]
    dialog.close()


def test_a_message_is_announced_and_told_where_the_keyboard_is_until_it_leaves(
    qtbot: QtBot, small: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.opened(qtbot, small)
    told: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    focus = QApplication.focusWidget()
    assert focus is not None
    before = focus.accessibleDescription()
    for sentence in ("Written: a.csv", "Copied 3 rows"):
        window.say(sentence)
        assert told[-1] == focus.accessibleDescription() == sentence
    window.document.core.turn(True)
    assert told[-1] == focus.accessibleDescription() == "Core report only"
    window.menus.evidence.setChecked(False)
    assert told[-1] == "Evidence hidden"
    window.core_switch.setFocus()
    qtbot.waitUntil(lambda: focus.accessibleDescription() == before)


@pytest.mark.parametrize("tab", ["equipment", "casualties"])
def test_filter_fields_stand_in_the_tree_before_the_rows_for_tab_and_tell_what_they_leave(
    qtbot: QtBot, shipped: Dossier, tab: str
) -> None:
    window = windows.opened(qtbot, shipped, tab=tab)
    front = window.tab
    assert isinstance(front, EquipmentTab | CasualtiesTab)
    table = front.table
    if isinstance(front, CasualtiesTab):
        front.views.buttons[1].click()
        front.searched.filter_action.trigger()
    parts = [i for i in tree(interface_of(front)) if i.role() == ROLE.EditableText]
    named = [i.text(NAME) for i in parts if i.text(NAME).startswith("Filter")]
    assert named == [f"Filter: {column.title}" for column in table.columns]
    fields = table.filter_row.fields()
    fields[0].setFocus()
    for field in (*fields, table):
        assert QApplication.focusWidget() is field
        if field is not table:
            inside = field.mapTo(front, field.rect().center())
            assert front.childAt(inside) is field, "scrolled into sight, under nothing else"
        press(qtbot, Key.Key_Tab)
    fields[0].setFocus()
    qtbot.keyClicks(fields[0], "killed" if tab == "casualties" else "tanks")
    rows = len(table.model().order)
    told = interface_of(fields[0]).text(DESCRIPTION)
    assert told.startswith(f"{rows} of {table.model().rows.count} rows") and "“" in told
    fields[0].setText("/(/")
    assert "Not applied" in interface_of(fields[0]).text(DESCRIPTION)


def test_a_choice_of_one_view_is_one_of_radio_buttons(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="casualties")
    assert isinstance(window.tab, CasualtiesTab)

    def chosen() -> list[tuple[str, bool]]:
        parts = tree(interface_of(window))
        radios = (i for i in parts if i.role() == ROLE.RadioButton)
        return [(radio.text(NAME), bool(radio.state().checked)) for radio in radios]

    assert chosen() == [("This report", True), ("Over time", False), ("Who says what", False)]
    window.core_switch.setFocus()
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Tab)
    press(qtbot, Key.Key_Right)
    assert chosen()[1] == ("Over time", True)
    press(qtbot, Key.Key_3, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [on for _name, on in chosen()] == [False, False, True]


@pytest.mark.parametrize("tab", TABS)
def test_no_description_says_the_name_again(qtbot: QtBot, small: Dossier, tab: str) -> None:
    window = windows.opened(qtbot, small, tab=tab)
    for interface in tree(interface_of(window)):
        name = plain(interface.text(NAME)).rstrip(".…")
        if name and interface.state().focusable and interface.role() != ROLE.Table:
            told = plain(interface.text(DESCRIPTION)).partition(" (")[0]
            assert told.rstrip(".…") != name, interface.object()


def test_headings_are_told_with_their_level_and_stepped_through_by_h(
    qtbot: QtBot, shipped: Dossier
) -> None:
    window = windows.opened(qtbot, shipped, tab="casualties")
    headings = [i.text(NAME) for i in tree(interface_of(window)) if i.role() == ROLE.Heading]
    assert "Evidence" in headings and any("personnel figures" in text for text in headings)
    press(qtbot, Key.Key_F6)
    told = []
    for _ in range(3):
        press(qtbot, Key.Key_H)
        told.append(interface_of(window.pane._view).text(DESCRIPTION))
    assert told[0] == "Russian casualties, heading level 1"
    assert told[1] == "The claim, heading level 2" and len(set(told)) == 3
    press(qtbot, Key.Key_1, CTRL)
    assert isinstance(window.tab, SummaryTab)
    view = window.tab.view
    for _ in range(4):
        press(qtbot, Key.Key_H)
    fourth = interface_of(view).text(DESCRIPTION)
    assert fourth.endswith("heading level 2") and view.verticalScrollBar().value() > 0
    press(qtbot, Key.Key_H)
    press(qtbot, Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert interface_of(view).text(DESCRIPTION) == fourth
    for shown, level in ((view, 2), (window.pane._view, 1)):
        parts = [i for i in tree(interface_of(shown)) if i.role() == ROLE.Heading]
        assert any(i.text(DESCRIPTION) == f"heading level {level}" for i in parts)
        assert len(parts) > 2 and all(i.text(NAME).strip() for i in parts)
        places = {(i.rect().left(), i.rect().top()) for i in parts}
        assert len(places) == len(parts), "each over its own place"


def test_a_message_is_told_at_the_cell_in_use(qtbot: QtBot, shipped: Dossier) -> None:
    """Of a table readers hear its cells alone."""
    window = windows.opened(qtbot, shipped, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    view = window.tab.table
    view.go_to(0, 1)
    before = view.model().described(0, 1)
    window.say("Written: a.csv")
    cells = [i for i in tree(interface_of(view)) if i.role() == ROLE.Cell]
    assert cells[1].text(DESCRIPTION) == "Written: a.csv" != before
    press(qtbot, Key.Key_Left)
    press(qtbot, Key.Key_Right)
    assert view.model().described(0, 1) == before


@pytest.mark.parametrize(
    ("key", "modifier", "role", "name"),
    [
        (Key.Key_F4, NONE, ROLE.Table, "All claims"),
        (Key.Key_K, CTRL, ROLE.EditableText, "Search everything"),
        (Key.Key_Question, NONE, ROLE.Table, "Keyboard shortcuts"),
        (Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier, ROLE.ComboBox, "SVG"),
    ],
)
def test_a_dialog_takes_the_keyboard_names_all_its_parts_and_gives_it_back(
    qtbot: QtBot,
    shipped: Dossier,
    key: Key,
    modifier: Qt.KeyboardModifier,
    role: ROLE,
    name: str,
) -> None:
    window = windows.opened(qtbot, shipped, tab="casualties")
    before, told = window.focusWidget(), list[str]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        at = dialog.focusWidget()
        told.append(f"{interface_of(at).role()} {interface_of(at).text(NAME)}" if at else "nothing")
        told.extend(
            f"no name: {part.object()}"
            for part in tree(interface_of(dialog))
            if part.state().focusable and not part.text(NAME).strip()
        )
        qtbot.keyClick(at or dialog, Key.Key_Escape)
        told.append("open" if dialog.isVisible() else "closed")
        dialog.close()

    QTimer.singleShot(200, window, look)
    press(qtbot, key, modifier)
    assert told[0].startswith(f"{role} {name}") and told[1:] == ["closed"], told
    assert window.focusWidget() is before
