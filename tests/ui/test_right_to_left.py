"""Names written from right to left beside figures: as drawn, and as they leave."""

from __future__ import annotations

import builders
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout
from PySide6.QtWidgets import QTextBrowser

from kursk_viewer.output.plain_text import evidence_text
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.wording import END_OF_ISOLATE, ISOLATE, isolated
from kursk_viewer.ui.evidence_pane import EvidencePane
from kursk_viewer.ui.labels import ElidedLabel

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
