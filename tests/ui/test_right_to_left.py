"""Names written from right to left beside figures: as drawn, and as they leave."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import builders
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTabWidget, QTextBrowser
from windows import opened

import kursk_viewer
from kursk_viewer.drawing.text import draw_text
from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.output import pictures
from kursk_viewer.output.plain_text import evidence_text
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.timeline.page import timeline
from kursk_viewer.pages.wording import END_OF_ISOLATE, ISOLATE, isolated
from kursk_viewer.ui.evidence_pane import EvidencePane
from kursk_viewer.ui.labels import ElidedLabel
from kursk_viewer.ui.table.delegate import CellDelegate
from kursk_viewer.ui.table.frozen import FrozenTable
from kursk_viewer.ui.table.rows import Rows, TableColumn
from kursk_viewer.ui.table.view import TableView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "\u0648\u0632\u0627\u0631\u0629 \u0628\u064a\u062a\u0627"


def places(text: str, *parts: str) -> list[float]:
    """Where on the line the first letters of the parts end."""
    layout = QTextLayout(text, QFont())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    found = [line.cursorToX(text.index(part) + 1) for part in parts]
    return [x[0] if isinstance(x, tuple) else x for x in found]


@pytest.mark.parametrize("parts", [(">", "39,900"), ("900", "1,200")])
@pytest.mark.usefixtures("qapp")
def test_a_figure_is_drawn_in_the_order_in_which_it_is_read(parts: tuple[str, str]) -> None:
    text = f"{NAME}: {parts[0]}–{parts[1]}" if parts[0] == "900" else f"{NAME}: > 39,900"
    first, last = places(isolated(text), *parts)
    assert first < last
    first, last = places(text, *parts)
    assert first > last


def test_labels_and_evidence_isolate_and_texts_that_leave_do_not(qtbot) -> None:
    pack = builders.changed("parties", "beta", name=NAME)
    dossier = builders.dossier(pack)
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText(f"{NAME}: > 39,900")
    assert ISOLATE in label.text()
    pane = EvidencePane()
    qtbot.addWidget(pane)
    pane.show_dossier(dossier)
    pane.show_record("total")
    browser = pane.findChild(QTextBrowser)
    assert browser is not None
    assert ISOLATE in browser.toPlainText()
    browser.selectAll()
    copied = browser.createMimeDataFromSelection().text()
    page = evidence(dossier, "total")
    assert page is not None
    for text in (copied, evidence_text(page, dossier)):
        assert NAME in text
        assert not {ISOLATE, END_OF_ISOLATE} & set(text)


def drawn(paint: Callable[[QPainter], None]) -> str:
    """What is painted, as the text of an SVG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    root = ElementTree.fromstring(bytes(buffer.data()))
    return "".join(root.itertext())


def in_order(words: str, figure: str) -> bool:
    """Whether a figure is drawn as it is read, apart from what is beside it."""
    return figure in words and ISOLATE in words


@pytest.mark.usefixtures("qapp")
def test_cells_headings_and_the_timeline_keep_figures_in_order() -> None:
    text = f"{NAME}: > 39,900"
    view = TableView("Figures")
    view.show_rows(Rows((TableColumn(key="a", title=text, texts=[text]),)))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 400, 40)
    index = view.model().index(0, 0)
    cell = drawn(lambda painter: CellDelegate(view, keyboard=view).paint(painter, option, index))
    assert in_order(cell, "> 39,900")
    header = view.horizontalHeader()
    section = QRect(0, 0, 400, 40)
    heading = drawn(lambda painter: header.paintSection(painter, section, 0))
    assert in_order(heading, "> 39,900")
    pack = builders.changed("events", "start", title=text)
    data = TimelineData(timeline(builders.dossier(pack)))
    made = ElementTree.fromstring(pictures.svg(of_timeline(data)))
    words = "".join(made.itertext())
    assert in_order(words, "> 39,900")


def test_all_that_is_painted_goes_through_what_keeps_figures_in_order() -> None:
    package = Path(kursk_viewer.__file__).parent
    found = {
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if ".drawText(" in path.read_text("utf-8")
    }
    assert found == {"drawing/text.py"}


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """All windows run from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def drawn_at(direction: Qt.LayoutDirection, text: str) -> QImage:
    image = QImage(200, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    draw_text(painter, QRect(5, 5, 190, 20), text)
    painter.end()
    return image


@pytest.mark.parametrize("text", ["≥ 100", "5 лют. 2025", "30,000–35,000", "· Russia", "≈ 39 900"])
@pytest.mark.usefixtures("qapp")
def test_a_mirrored_window_turns_no_figure_round(text: str) -> None:
    mirrored, plain = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert drawn_at(mirrored, text) == drawn_at(plain, text)


@pytest.mark.usefixtures("mirrored")
def test_a_mirrored_table_keeps_its_first_column_at_its_own_side(qtbot, shipped) -> None:
    window = opened(qtbot, shipped, tab="equipment", size=(1000, 700))
    table = window.findChild(FrozenTable)
    assert table is not None
    view, frozen = table.viewport(), table.frozen.geometry()
    assert frozen.right() == view.geometry().right()
    index = table.model().index(0, 0)
    assert table.visualRect(index).right() == view.rect().right()
    assert table.columnViewportPosition(1) + table.columnWidth(1) <= frozen.left() - view.x() + 1
    fields = [field for field in table.filter_row.fields() if field.isVisible()]
    lefts = [field.mapToGlobal(field.rect().topLeft()).x() for field in fields]
    ends = [left + field.width() for left, field in zip(lefts, fields, strict=True)]
    assert len(fields) > 1
    assert all(left >= end for left, end in zip(lefts, ends[1:], strict=False))
    assert max(ends) <= view.mapToGlobal(view.rect().topRight()).x() + 1
    pane, tabs = window.findChild(EvidencePane), window.findChild(QTabWidget)
    assert pane is not None
    assert tabs is not None
    assert (
        pane.mapToGlobal(pane.rect().topRight()).x() <= tabs.mapToGlobal(tabs.rect().topLeft()).x()
    )
