"""What can be seen of controls: their edges in both schemes, what is on, what has the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import windows
from colours import contrast
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from windows import CTRL, press

from kursk_viewer.drawing.colours import DARK, LIGHT, Colours
from kursk_viewer.ui import style
from kursk_viewer.ui.actions import ToggleButton
from kursk_viewer.ui.equipment.tab import EquipmentTab
from kursk_viewer.ui.focus_frame import FocusFrame
from kursk_viewer.ui.summary.page_view import PageView
from kursk_viewer.ui.timeline.tab import TimelineTab
from kursk_viewer.ui.window.tabs import TABS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier

Key = Qt.Key
SCHEMES = pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
CONTROLS = (QLineEdit, QCheckBox, QComboBox, QPushButton, QToolButton)


@pytest.fixture(autouse=True)
def palette(qapp: QApplication) -> Iterator[None]:
    before, style = QApplication.palette(), qapp.style().name()
    qapp.setStyle("fusion")
    yield
    qapp.setStyle(style)
    QApplication.setPalette(before)


def picture(widget: QWidget) -> QImage:
    QApplication.processEvents()
    return widget.grab().toImage()


def across(image: QImage, y: int) -> list[str]:
    return [image.pixelColor(x, y).name() for x in range(image.width())]


@SCHEMES
@pytest.mark.parametrize("kind", CONTROLS, ids=lambda kind: kind.__name__)
def test_edges_stand_out(qtbot: QtBot, scheme: Colours, kind: type[QWidget]) -> None:
    QApplication.setPalette(style.palette(scheme))
    holder = QWidget()
    qtbot.addWidget(holder)
    control = kind(holder)
    style.apply_control_palette(scheme)
    control.resize(90, 26)
    holder.show()
    first = across(picture(control), 13)[:6]
    assert max(contrast(colour, scheme.window) for colour in first) >= 3


@SCHEMES
def test_the_colour_of_edges_and_focus_stands_out_from_every_background(scheme: Colours) -> None:
    for ground in (scheme.window, scheme.base, scheme.raised):
        assert contrast(scheme.edge, ground) >= 3
        assert contrast(scheme.accent, ground) >= 3


@SCHEMES
def test_what_is_on_is_told_by_more_than_a_shade(qtbot: QtBot, scheme: Colours) -> None:
    QApplication.setPalette(style.palette(scheme))
    button = ToggleButton()
    qtbot.addWidget(button)
    button.setText("Filter row")
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.resize(90, 26)
    button.show()
    for on in (True, False):
        button.setChecked(on)
        image = picture(button)
        assert (scheme.accent in across(image, image.height() - 3)) is on


@SCHEMES
@pytest.mark.parametrize("tab", TABS)
def test_what_has_the_keyboard_is_framed_in_every_tab(
    qtbot: QtBot, small: Dossier, tab: str, scheme: Colours
) -> None:
    window = windows.opened(qtbot, small, tab=tab)
    window.scheme.choose("dark" if scheme.dark else "light")
    seen = set()
    for _ in range(60):
        press(qtbot, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen or isinstance(focus, PageView):
            continue
        seen.add(focus)
        frames = [f for f in window.findChildren(FocusFrame) if f.isVisible()]
        if isinstance(focus, QAbstractButton | QLineEdit | QComboBox):
            assert [frame.parent() for frame in frames] == [focus]
            image = picture(focus)
            top, second = across(image, 0), across(image, 1)
            assert set(top) == set(second) == {scheme.accent}, focus
    assert len(seen) >= 4


def test_the_cell_in_use_of_a_list_is_framed_though_its_row_is_marked(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small, tab="timeline")
    assert isinstance(window.tab, TimelineTab)
    rows = window.tab.list
    index = rows.model().index(0, 0)
    rows.setCurrentIndex(index)
    accent = style.tokens().accent

    def framed() -> bool:
        QApplication.processEvents()
        return accent in across(rows.viewport().grab(rows.visualRect(index)).toImage(), 1)

    assert not framed()
    rows.setFocus()
    assert framed()


def test_a_frame_grows_with_its_control_and_lets_the_mouse_through(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    field = window.tab.panel.find_box.field
    press(qtbot, Key.Key_F, CTRL)
    frame = next(f for f in window.findChildren(FocusFrame) if f.isVisible())
    window.resize(1000, 700)
    QApplication.processEvents()
    assert frame.size() == field.size()
    assert window.childAt(field.mapTo(window, field.rect().topLeft())) is field


def test_the_cell_in_use_is_framed_only_while_the_table_has_the_keyboard(
    qtbot: QtBot, small: Dossier
) -> None:
    window = windows.opened(qtbot, small, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    press(qtbot, Key.Key_Home, CTRL)
    frozen = window.tab.table.frozen.viewport()
    accent = style.tokens().accent
    assert accent in across(picture(frozen), 1)
    press(qtbot, Key.Key_F, CTRL)
    QApplication.processEvents()
    assert accent not in across(window.grab(frozen_rect(window, frozen)).toImage(), 1)


def frozen_rect(window: QWidget, frozen: QWidget):  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QRect

    return QRect(frozen.mapTo(window, frozen.rect().topLeft()), frozen.size())


def test_notes_take_on_the_scheme_that_is_switched_to(qtbot: QtBot, small: Dossier) -> None:
    window = windows.opened(qtbot, small, tab="equipment")
    assert isinstance(window.tab, EquipmentTab)
    for scheme, tokens in (("dark", DARK), ("light", LIGHT)):
        window.scheme.choose(scheme)
        QApplication.processEvents()
        label: QLabel = window.tab.footnote
        assert label.palette().windowText().color().name() == tokens.muted
        notice = window.tab.panel.notice
        assert notice.count.palette().windowText().color().name() == tokens.text
