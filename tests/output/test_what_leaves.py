"""What leaves the program alone says the place, a claimant, and that it is claimed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pypdf
import pytest

from kursk_viewer.drawing.timeline.data import TimelineData
from kursk_viewer.output import pictures, tables
from kursk_viewer.output.escaping import markdown
from kursk_viewer.output.timeline_picture import of_timeline
from kursk_viewer.pages import equipment
from kursk_viewer.pages.casualties import over_time as casualties
from kursk_viewer.pages.claims_chart import claims_chart
from kursk_viewer.pages.timeline.page import timeline, timeline_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kursk_viewer.dossier.model import Dossier
    from kursk_viewer.output.pictures import Picture
    from kursk_viewer.pages.table import Table

pytestmark = pytest.mark.usefixtures("qapp")
VERB = re.compile(r"\b(claimed|estimated|counted|stated|calculated|given by)\b", re.IGNORECASE)


def every_picture(dossier: Dossier) -> Iterator[tuple[str, Picture]]:
    for report, title in casualties.reports_on_people(dossier):
        yield title, pictures.of_bars(casualties.bars(dossier, report))
    page = casualties.over_time(dossier)
    for line in page.lines:
        if line.points:
            chart = claims_chart(dossier, (line,), name="people-over-time")
            yield line.label, pictures.of_claims(chart)
    asked = casualties.who_says(dossier)
    for question in asked.questions:
        yield question.label, pictures.of_question(asked.title, question)
    yield "timeline", of_timeline(TimelineData(timeline(dossier)))


def every_table(dossier: Dossier) -> Iterator[Table]:
    yield from equipment.equipment_tables(dossier)
    yield from casualties.casualties_tables(dossier)
    yield from timeline_tables(dossier)


def names_of(dossier: Dossier) -> set[str]:
    parties = dossier.parties.values()
    return {name for party in parties for name in (party.name, party.short) if name}


def complete(text: str, names: set[str]) -> bool:
    return "Kursk" in text and bool(VERB.search(text)) and any(name in text for name in names)


def test_every_picture_does(shipped: Dossier) -> None:
    names, number = names_of(shipped), 0
    for title, picture in every_picture(shipped):
        root = ET.fromstring(pictures.svg(picture))
        text = " ".join(
            " ".join(node.itertext()) for node in root.iter() if node.tag[-4:] == "text"
        )
        assert complete(text, names), title
        number += 1
    assert number > 60


def test_a_picture_as_pdf_has_the_words_of_its_svg(shipped: Dossier, tmp_path: Path) -> None:
    names = names_of(shipped)
    for title, picture in list(every_picture(shipped))[::12]:
        path = tmp_path / "picture.pdf"
        path.write_bytes(pictures.pdf(picture))
        text = " ".join(pypdf.PdfReader(path).pages[0].extract_text().split())
        assert complete(text, names), title


def test_every_table_does_however_it_is_written(shipped: Dossier) -> None:
    names, number = names_of(shipped), 0
    for table in every_table(shipped):
        for form in (tables.tsv, tables.markdown, tables.csv):
            assert complete(form(table).replace("\\", ""), names), (table.title, form)
            number += 1
    assert number > 200


def test_every_printed_page_of_the_one_page_summary_does(shipped: Dossier, paper: str) -> None:
    assert complete(paper, names_of(shipped))


def test_what_says_no_place_or_no_verb_is_not_complete() -> None:
    assert not complete("131 tanks, as claimed by the General Staff", {"General Staff"})
    assert not complete("131 tanks at Kursk by the General Staff", {"General Staff"})
    assert not complete("131 tanks claimed at Kursk", {"General Staff"})


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("https://evil.example/x", "https\\://evil.example/x"),
        ("HTTP://evil.example", "HTTP\\://evil.example"),
        ("www.evil.example", "www\\.evil.example"),
        ("a@evil.example", "a\\@evil.example"),
        ("$\\frac{1}{2}$", "\\$\\\\frac{1}{2}\\$"),
        (":smile: at 12:30", "\\:smile: at 12:30"),
        ("==mark==", "\\=\\=mark\\=\\="),
        ("![a](http://evil/x.png)", "!\\[a\\](http\\://evil/x.png)"),
        ("a = b, 5 % : 3", "a = b, 5 % : 3"),
    ],
)
def test_what_markdown_makes_live_by_itself_is_escaped(text: str, safe: str) -> None:
    assert markdown(text) == safe
