"""Commands: where their keys hold, what their tooltips tell, and that no other factory is about."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

import kursk_viewer
from kursk_viewer.ui.actions import action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.any_font

Key = Qt.Key
PACKAGE = Path(kursk_viewer.__file__).parent


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.part, self.other = QWidget(self), QLineEdit(self)
        self.inside = QLineEdit(self.part)
        QVBoxLayout(self.part).addWidget(self.inside)
        column = QVBoxLayout(self)
        column.addWidget(self.part)
        column.addWidget(self.other)
        self.part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.done: list[str] = []


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made


@pytest.mark.parametrize(
    ("context", "holds"),
    [
        (None, (True, True, False)),
        (Qt.ShortcutContext.WidgetShortcut, (True, False, False)),
        (Qt.ShortcutContext.WindowShortcut, (True, True, True)),
    ],
)
def test_keys_hold_where_they_should(
    qtbot: QtBot, window: Window, context: Qt.ShortcutContext | None, holds: tuple[bool, ...]
) -> None:
    action(window.part, "Do", lambda: window.done.append("x"), keys="Ctrl+D", context=context)
    for widget, wanted in zip((window.part, window.inside, window.other), holds, strict=True):
        window.done.clear()
        widget.setFocus()
        qtbot.keyClick(widget, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        assert bool(window.done) is wanted


def test_a_command_of_a_menu_is_in_it_and_answers_in_the_whole_window(window: Window) -> None:
    menu = QMenu(window)
    made = action(menu, "&Do it", lambda: None, keys="Ctrl+D")
    assert menu.actions() == [made]
    assert made.shortcutContext() == Qt.ShortcutContext.WindowShortcut
    assert made.toolTip() == "Do it (Ctrl+D)"


def test_every_key_works_and_the_first_is_told(window: Window) -> None:
    made = action(window, "Zoom in", lambda: None, keys=("+", "="), tip="Show fewer days")
    assert [keys.toString() for keys in made.shortcuts()] == ["+", "="]
    assert made.toolTip() == "Show fewer days (+)"
    assert action(window, "", lambda: None, keys="Esc").toolTip() == ""


def test_a_slot_is_called_without_arguments_for_on_and_for_off(window: Window) -> None:
    done: list[tuple[object, ...]] = []
    made = action(window, "On", lambda *given: done.append(given), checkable=True, checked=True)
    assert made.isChecked()
    made.trigger()
    made.trigger()
    assert done == [(), ()]


def other_factories(root: Path) -> list[str]:
    """The modules in which an action is made in another way."""
    return [
        f"{path.relative_to(root).as_posix()}:{node.lineno}"
        for path in sorted(root.rglob("*.py"))
        if "Action" in (source := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and (
            (isinstance(node.func, ast.Name) and node.func.id == "QAction")
            or (
                isinstance(node.func, ast.Attribute)
                and node.func.attr == "addAction"
                and not all(isinstance(given, ast.Name | ast.Attribute) for given in node.args)
            )
        )
    ]


def test_there_is_one_factory(tmp_path: Path) -> None:
    assert {place.partition(":")[0] for place in other_factories(PACKAGE)} == {"ui/actions.py"}
    (tmp_path / "other.py").write_text('QAction("Do", self)\nmenu.addAction("Do")\n')
    assert other_factories(tmp_path) == ["other.py:1", "other.py:2"]
