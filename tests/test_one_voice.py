"""One claim, one voice: window, search, tables, pictures, paper and commands say each claim in the
words of its three forms."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import kursk_viewer
from kursk_viewer.output import pictures
from kursk_viewer.output.plain_text import evidence_text
from kursk_viewer.output.tables import markdown, sentence
from kursk_viewer.pages import wording
from kursk_viewer.pages.casualties import over_time as casualties
from kursk_viewer.pages.equipment import equipment_tables
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.shown import Shown, shown
from kursk_viewer.pages.timeline.page import timeline_tables
from kursk_viewer.ui.evidence_pane import EvidencePane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.pages.evidence.sections import EvidencePage


@pytest.fixture(scope="module")
def said(shipped: Dossier) -> dict[str, Shown]:
    """Every claim as shown under no title."""
    return {name: shown(shipped, name) for name in shipped.claims}


def flat(text: str) -> str:
    return " ".join(text.split())


def test_each_form_holds_what_no_title_says(shipped: Dossier, said: dict[str, Shown]) -> None:
    for name, one in said.items():
        claim = shipped.claims[name]
        party = shipped.parties[claim.about]
        whose = (party.adjective or party.members.partition(" in ")[0] or party.name).lower()
        derived = claim.status == "derived"
        claimant = "calculated here" if derived else one.claimant
        for form, who in ((one.short, claimant), (one.line, one.full_name)):
            assert derived or who in form or wording.capital(who) in form, name
            assert whose in form.lower() or "held by" in form or "retaken by" in form, name
            assert one.as_of in form, name
            assert one.scope in form or not one.unusual, name
            assert one.opposed == any(word in form for word in ("disputed", "contradicted")), name
        assert one.figure in one.short and one.scope in one.line, name
        assert one.in_words in one.line or "gave no number" in one.line, name
        assert one.full.startswith(one.plain[:-1]), name
        assert all(dispute.note in one.full for dispute in one.disputes), name


def test_the_evidence_says_it_in_window_and_command(
    qtbot: QtBot,
    shipped: Dossier,
    said: dict[str, Shown],
    evidence_pages: dict[str, EvidencePage],
) -> None:
    pane = EvidencePane()
    qtbot.addWidget(pane)
    pane.show_dossier(shipped)
    for name, one in said.items():
        page = evidence_pages[name]
        assert (page.title, page.figure, page.sentence) == (one.what, one.figure, one.plain)
        text = evidence_text(page, shipped)
        pane.show_record(name)
        shown_there = pane.text()
        halves = [shown(shipped, dispute.record).plain for dispute in one.disputes]
        for part in (one.what, one.figure, one.plain, *halves):
            assert part in text and part in shown_there, name


def test_a_search_hit_is_the_line(shipped: Dossier, said: dict[str, Shown]) -> None:
    index = Index(shipped)
    for name, one in said.items():
        hits = {hit.record: hit.title for hit in index.find(name, None)}
        assert hits[name] == one.line


def test_a_copied_sentence_is_the_full_form(shipped: Dossier, said: dict[str, Shown]) -> None:
    for name, one in said.items():
        assert sentence(shipped, (name,)).startswith(f"{one.full} "), name


def test_a_table_has_figure_claimant_day_and_dispute(
    shipped: Dossier, said: dict[str, Shown]
) -> None:
    seen = set()
    for table in casualties.casualties_tables(shipped):
        lines = markdown(table).replace("\\", "").splitlines()
        for row, line in zip(table.rows, lines[4:], strict=False):
            one = said[row.record]
            seen.add(one.record)
            claimant = "calculated here, no source states it" if one.derived else one.claimant
            for part in (one.figure, one.date, claimant, *(each.text for each in one.disputes)):
                assert part in line, (one.record, part)
    assert len(seen) > 100
    for table in equipment_tables(shipped):
        for row in table.rows:
            for cell in row.cells:
                if cell.evidence in said:
                    one = said[cell.evidence]
                    assert cell.text.startswith(one.figure)
                    assert one.dispute[1:] in cell.tip, one.record
                    seen.add(cell.evidence)
    (marks,) = timeline_tables(shipped)
    text = markdown(marks).replace("\\", "")
    for name, one in said.items():
        if name in {row.record for row in marks.rows}:
            under = one.under(one.claimant, one.date, "contradicted", "disputed")
            assert (under.in_sentence if one.figure else under.short) in text
            seen.add(name)
    assert len(seen) > 400


def test_a_picture_has_figure_claimant_day_and_scope(
    shipped: Dossier, said: dict[str, Shown], qapp: object
) -> None:
    page = casualties.who_says(shipped)
    for question in page.questions:
        made = pictures.of_question(page.title, question)
        root = ET.fromstring(pictures.svg(made))
        texts = flat(" ".join("".join(node.itertext()) for node in root.iter()))
        for answer in question.answers:
            one = said[answer.shown.record]
            for part in (one.figure, one.claimant, one.date):
                assert part in texts, (one.record, part)
            if one.unusual:
                assert one.scope in texts, one.record
    for report, _title in casualties.reports_on_people(shipped):
        bars = casualties.bars(shipped, report)
        root = ET.fromstring(pictures.svg(pictures.of_bars(bars)))
        texts = flat(" ".join("".join(node.itertext()) for node in root.iter()))
        for bar in bars.bars:
            assert bar.shown.short in texts and bar.label in texts, bar.shown.record


def test_the_paper_has_what_is_counted_figure_and_disputes(
    said: dict[str, Shown], paper: str
) -> None:
    paper = paper.replace("- ", "-")
    for name, one in said.items():
        assert flat(one.what) in paper and flat(one.figure) in paper, name
        for dispute in one.disputes:
            assert all(flat(part) in paper for part in dispute.text.split(" · ")), name


def test_a_sides_totals_are_said_to_be_of_whose_losses(shipped: Dossier) -> None:
    """`Ukraine's total` alone reads as the total of what Ukraine lost."""
    texts = [question.text for question in shipped.questions.values()]
    texts += [text for gap in shipped.gaps.values() for text in (gap.text, gap.phrase)]
    texts += [report.note for report in shipped.reports.values()]
    bare = re.compile(r"\b(Ukraine's|Ukrainian|Russia's|Russian)( other)? totals?\b(?! of [A-Z])")
    assert not [text for text in texts if text and bare.search(text)]


def test_nobodys_losses_are_said_to_be_by_who_claims_them(shipped: Dossier) -> None:
    counted = {"losses", "casualties", *("{" + name + "}" for name in ("what", "label", "figure"))}
    for measure in shipped.measures.values():
        counted |= {word.lower() for word in (measure.label, *measure.also_called)}
    words = "|".join(map(re.escape, sorted(counted)))
    told = re.compile(rf"(?<!\w)(?i:{words}) of [^.,:;()]+(?<! lost) by (the )?[A-Z{{]")
    tables = (shipped.claims, shipped.events, shipped.gaps, shipped.relations, shipped.reports,
              shipped.scopes, shipped.measures, shipped.statements)  # fmt: skip
    texts = [
        text
        for table in tables
        for record in table.values()
        for text in record.as_dict().values()
        if isinstance(text, str)
    ]
    for path in Path(kursk_viewer.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.append(node.value)
    assert told.search("Losses of Beta by Staff") and told.search("{what} of {whom} by {who}")
    assert not [text for text in texts if told.search(text)]
