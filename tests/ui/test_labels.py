"""Texts longer than their place: plain whatever they hold, cut with a mark, all in the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kursk_viewer.ui.labels import ElidedLabel, plain_tooltip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "General Staff of the Armed Forces of Ukraine " * 6


@pytest.mark.parametrize(
    "text", ["&lt;b&gt;bold", "<b>bold</b>", "<img src='/etc/passwd'>", "black & white washed"]
)
@pytest.mark.parametrize("lines", [1, 2])
def test_markup_is_a_text_like_any_other(qtbot: QtBot, text: str, lines: int) -> None:
    label = ElidedLabel(lines)
    qtbot.addWidget(label)
    label.resize(400, 60)
    label.setText(text)
    assert label.text() == text
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.show()
    label.resize(24, 60)
    assert label.toolTip()
    assert "<b" not in label.toolTip() and "<img" not in label.toolTip()


def test_a_long_text_is_cut_on_one_line_and_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(200, 20)
    label.setText(LONG)
    (line,) = label.shown()
    assert line.endswith("…") and len(line) < len(LONG)
    assert label.toolTip() == plain_tooltip(LONG)
    assert label.minimumSizeHint().width() < 200 < label.wanted()
    label.show()
    label.resize(label.wanted() + 20, 20)
    assert label.shown() == [LONG]
    assert label.toolTip() == ""


def test_lines_after_the_first_are_in_the_tooltip_alone(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(400, 20)
    label.setText("No sum\n<reason>")
    assert label.text() == "No sum"
    assert label.toolTip() == "<qt>No sum<br>&lt;reason&gt;</qt>"


def test_a_wrapped_text_takes_no_more_than_its_lines(qtbot: QtBot) -> None:
    label = ElidedLabel(2)
    qtbot.addWidget(label)
    label.resize(200, 60)
    label.setText(LONG)
    assert len(label.shown()) == 2 and label.shown()[-1].endswith("…")
    assert label.heightForWidth(200) < 3 * label.fontMetrics().lineSpacing()
    label.setText("short")
    assert label.shown() == ["short"] and label.toolTip() == ""
    assert label.heightForWidth(200) < 2 * label.fontMetrics().lineSpacing()
