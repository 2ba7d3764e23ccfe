"""A cell's number can be read whatever its bar is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

from kursk_viewer.ui import style
from kursk_viewer.ui.table.delegate import CellDelegate
from kursk_viewer.ui.table.model import TableModel
from kursk_viewer.ui.table.rows import Rows, TableColumn

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def painted(qtbot: QtBot, texts: list[str], width: int, row: int = 0) -> tuple[QImage, int]:
    """One cell with a bar of full length, and where its number begins."""
    figures = TableColumn(
        key="v", title="v", texts=texts, numbers=[1.0] * len(texts), shares=[1.0] * len(texts)
    )
    model = TableModel()
    model.show_rows(Rows((figures,)))
    image = QImage(width, 32, QImage.Format.Format_RGB32)
    image.fill(QColor(style.tokens().base))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 32)
    painter = QPainter(image)
    painter.setFont(option.font)
    view = QTableView()
    qtbot.addWidget(view)
    CellDelegate(view, keyboard=view).paint(painter, option, model.index(row, 0))
    painter.end()
    return image, width - 2 * style.SPACE - option.fontMetrics.horizontalAdvance(texts[row])


def bar_end(image: QImage) -> int:
    """Behind the last pixel of the bar in the middle of the cell."""
    bar = QColor(style.tokens().bar)
    row = image.height() // 2
    return max((x + 1 for x in range(image.width()) if image.pixelColor(x, row) == bar), default=0)


@pytest.mark.parametrize("width", [110, 190, 260, 400])
@pytest.mark.parametrize("text", ["909", "≈ 39,900", "≥ ≈ 1,000,000,000,000 items"])
def test_a_bar_ends_before_its_number(qtbot: QtBot, text: str, width: int) -> None:
    image, number = painted(qtbot, [text], width)
    assert bar_end(image) <= max(number, 0)


def test_bars_of_a_column_share_one_scale(qtbot: QtBot) -> None:
    texts = ["909", "≈ 1,000,000,000,000"]
    one, other = (bar_end(painted(qtbot, texts, 400, row)[0]) for row in (0, 1))
    assert one == other > 0
