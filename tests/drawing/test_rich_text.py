from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from kursk_viewer.drawing.colours import DARK, LIGHT
from kursk_viewer.drawing.page_charts import paint_chart
from kursk_viewer.drawing.rich_text import SPOKEN, PageSetting, PageText, PlainDocument
from kursk_viewer.drawing.surface import Surface
from kursk_viewer.drawing.typeface import font
from kursk_viewer.pages.document import (
    NOTE,
    ChartBlock,
    HeadingBlock,
    PageDocument,
    ParagraphBlock,
    Run,
    text_of,
)
from kursk_viewer.pages.summary.contested import SidedStatement, TwoSidedLine
from kursk_viewer.pages.summary.document import summary_document

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier


def filled(page: PageDocument, width: float = 880.0, margin: float = 0.0) -> PageText:
    setting = PageSetting(colours=LIGHT, size=14.0, width=width, margin=margin)
    text = PageText(PlainDocument(), setting)
    text.fill(page)
    text.document.setTextWidth(width + margin)
    return text


def painted(text: PageText) -> QImage:
    size = text.document.size().toSize()
    image = QImage(size.width() + 1, size.height() + 1, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.window))
    painter = QPainter(image)
    text.document.drawContents(painter)
    painter.end()
    return image


def formats(document: QTextDocument) -> dict[str, str]:
    """The address of each link by its text."""
    found = {}
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            piece = at.fragment()
            if piece.charFormat().anchorHref():
                found[piece.text()] = piece.charFormat().anchorHref()
            at += 1
        block = block.next()
    return found


def one_paragraph(*runs: Run) -> PageDocument:
    return PageDocument(title="T", blocks=(ParagraphBlock(runs=runs),))


@pytest.mark.usefixtures("qapp")
def test_the_summary_is_set_with_its_figures_as_links(shipped: Dossier) -> None:
    text = filled(summary_document(shipped))
    links = formats(text.document)
    assert links["131"] == "record:ua-2025-02-06-04"
    assert links["≠ 90"].startswith("record:")
    assert links["Timeline"] == "view:timeline"
    assert len(text.charts) == 3


@pytest.mark.usefixtures("qapp")
def test_nothing_is_wider_than_the_page(shipped: Dossier) -> None:
    for width, margin in ((480, 0), (620, 0), (900, 0), (940, 380)):
        text = filled(summary_document(shipped), width, margin)
        assert text.document.idealWidth() <= width + margin + 1


@pytest.mark.usefixtures("qapp")
def test_text_that_looks_like_markup_stays_text() -> None:
    evil = "<b>x</b> &amp; <img src='/etc/hostname'>"
    page = PageDocument(
        title=evil,
        blocks=(HeadingBlock(level=1, text=evil), ParagraphBlock(runs=(Run(text=evil),))),
    )
    assert filled(page).document.toPlainText().count(evil) == 2


def test_a_document_fetches_nothing() -> None:
    assert PlainDocument().loadResource(2, QUrl("file:///etc/hostname")) is None


@pytest.mark.usefixtures("qapp")
def test_what_is_read_out_goes_with_the_text() -> None:
    run = Run(text="≈ 5", target="record:x", spoken="about 5 people")
    text = filled(one_paragraph(run))
    piece = text.document.begin().begin().fragment()
    assert piece.charFormat().stringProperty(SPOKEN) == "about 5 people"
    assert piece.charFormat().anchorNames() == ["x"]


@pytest.mark.usefixtures("qapp")
def test_a_figure_is_never_parted_from_its_qualifier() -> None:
    assert "≈\u00a039,900" in filled(one_paragraph(Run(text="of ≈ 39,900"))).document.toRawText()


@pytest.mark.usefixtures("qapp")
def test_charts_and_bars_are_painted_and_know_where(shipped: Dossier) -> None:
    text = filled(summary_document(shipped))
    image = painted(text)
    area, spots = text.spots[text.charts[0].position]
    killed, wounded = (spot.area.center().toPoint() for spot in spots)
    assert image.pixelColor(killed) == QColor(LIGHT.bar)
    beside = {image.pixelColor(wounded.x() + x, wounded.y()).name() for x in range(20)}
    assert {LIGHT.window} < beside, "hatched, not filled"
    assert all(area.contains(spot.area) for spot in spots)
    assert spots[0].key.claim == "ua-2025-02-06-02"


@pytest.mark.usefixtures("qapp")
def test_the_statements_of_a_side_never_lie_over_each_other(shipped: Dossier) -> None:
    page = summary_document(shipped)
    chart = next(b for b in page.blocks if isinstance(b, ChartBlock))
    for width in (420, 600, 940):
        image = QImage(width, 400, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        area = image.rect()
        surface = Surface(painter=painter, area=area, colours=DARK, font=font(12))
        found = paint_chart(surface, chart)
        painter.end()
        labels = [spot.area for spot in found if spot.area.width() > 30]
        assert len(labels) == len(chart.data.statements)  # type: ignore[attr-defined]
        for place, one in enumerate(labels):
            assert not any(one.intersects(other) for other in labels[place + 1 :])
            assert area.toRectF().contains(one.topLeft() + QPointF(1, 1))


def test_names_end_where_the_leader_of_each_runs_through_another(shipped: Dossier) -> None:
    page = summary_document(shipped)
    chart = next(b for b in page.blocks if isinstance(b, ChartBlock))
    assert isinstance(chart.data, TwoSidedLine)
    days = (0, 300, 330, 340, 345, 350)
    statements = tuple(
        SidedStatement(
            shown=chart.data.statements[0].shown.replace(first=730_000 + day, last=730_000 + day),
            who="a name that is long enough to reach past the marks before it",
            date="5 Feb 2025",
            upper=True,
        )
        for day in days
    )
    crowded = chart.replace(data=chart.data.replace(statements=statements))
    image = QImage(420, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    found = paint_chart(
        Surface(painter=painter, area=image.rect(), colours=DARK, font=font(12)), crowded
    )
    painter.end()
    labels = [spot.area for spot in found if spot.area.width() > 30]
    assert len(labels) == len(days)
    assert not any(one.intersects(two) for n, one in enumerate(labels) for two in labels[n + 1 :])


def test_a_value_that_no_painter_knows_is_refused(qtbot: QtBot) -> None:
    chart = ChartBlock(title="T", description="D", data=object(), height=1)
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    surface = Surface(painter=QPainter(image), area=image.rect(), colours=LIGHT, font=font(9))
    with pytest.raises(TypeError, match="no painter for object"):
        paint_chart(surface, chart)
    surface.painter.end()


@pytest.mark.usefixtures("qapp")
def test_what_stands_at_the_far_edge_goes_behind_a_text_that_leaves_it_no_room() -> None:
    aside = (Run(text="far away", style=NOTE),)
    page = PageDocument(
        title="T",
        blocks=(
            ParagraphBlock(runs=(Run(text="short"),), aside=aside),
            ParagraphBlock(runs=(Run(text="long " * 40),), aside=aside),
        ),
    )
    lines = filled(page, 300).document.toPlainText().split("\n")
    assert lines[0] == "short\tfar away"
    assert lines[1].endswith("long    far away")


@pytest.mark.usefixtures("qapp")
def test_a_page_can_be_set_anew_in_the_same_document(small: Dossier) -> None:
    text = filled(summary_document(small))
    before = text.document.toPlainText()
    text.fill(summary_document(small))
    assert text.document.toPlainText() == before


@pytest.mark.usefixtures("qapp")
def test_what_a_chart_shows_is_written_below_it_only_where_it_has_no_room(shipped: Dossier) -> None:
    page = summary_document(shipped)
    line = next(b for b in page.blocks if isinstance(b, ChartBlock) and b.words)
    assert len(line.words) == 2
    below = [text_of(words.runs).replace("\u00a0", " ") for words in line.words]
    for width, written in ((880.0, False), (420.0, True)):
        text = filled(PageDocument(title="T", blocks=(line,)), width)
        told = text.document.toPlainText().replace("\u00a0", " ")
        assert [words in told for words in below] == [written, written]
    crowded = line.replace(height=3.0)
    text = filled(PageDocument(title="T", blocks=(crowded,)))
    assert "They had left: " in text.document.toPlainText().replace("\u00a0", " ")
