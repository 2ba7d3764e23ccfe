"""Whatever a valid dossier holds, paper stays inside its margins and says what it leaves out."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import builders
import papers
import pypdf
import pytest
from PySide6.QtGui import QFontMetricsF, QPageLayout

from kursk_viewer import resources
from kursk_viewer.dossier import fields
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.drawing.text import broken, elided, shortened
from kursk_viewer.output.paper import pdf
from kursk_viewer.output.paper.head_and_foot import foot_line
from kursk_viewer.output.paper.print_options import FULL, PrintOptions
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.shown import headline
from kursk_viewer.pages.summary.page import summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from kursk_viewer.dossier.model import Dossier

PAPERS = ("a4", "letter", "a5", "a5 across")


def changed(change: Callable[[dict[str, list[dict[str, Any]]], dict[str, Any]], None]) -> Dossier:
    pack = json.loads(Path(resources.dossier_path()).read_text(encoding="utf-8"))
    change({table["name"]: table["data"] for table in pack["resources"]}, pack)
    return load_bytes(builders.to_bytes(pack))


def many(measure: str, group: str, count: int) -> Dossier:
    def change(tables: dict[str, list[dict[str, Any]]], _pack: dict[str, Any]) -> None:
        core = {report["id"] for report in tables["reports"] if report.get("core")}
        of = next(c for c in tables["claims"] if c["report"] in core and c["measure"] == measure)
        for place in range(count):
            name = f"kind-{place}"
            tables["measures"].append(
                {"id": name, "label": f"Kind number {place}", "group": group, "unit": "items",
                 "definition": "Made up."}
            )  # fmt: skip
            tables["claims"].append({**of, "id": f"claim-{place}", "measure": name})

    return changed(change)


def worded(longer: Callable[[str], str]) -> Dossier:
    def change(tables: dict[str, list[dict[str, Any]]], pack: dict[str, Any]) -> None:
        for name, rows in tables.items():
            for row in rows:
                for field, kind in TABLES[name].readers.items():
                    free = kind in (fields.text, fields.required_text) and field not in (
                        "formula",
                        "phrase",
                    )
                    if free and isinstance(row.get(field), str):
                        row[field] = longer(row[field])
        pack["title"], pack["version"] = longer(pack["title"]), longer(pack["version"])[:40]

    return changed(change)


def named(table: str, field: str, value: Callable[[str], str]) -> Dossier:
    def change(tables: dict[str, list[dict[str, Any]]], _pack: dict[str, Any]) -> None:
        for row in tables[table]:
            row[field] = value(row.get(field, ""))

    return changed(change)


HOSTILE_PAPERS = ("a4", "a5 across")
FOREIGN = "letters from the right"
HOSTILE: dict[str, Callable[[], Dossier]] = {
    "60 kinds of equipment": lambda: many("tanks", "equipment", 60),
    "40 figures on people": lambda: many("captured", "people", 40),
    "labels of 95 characters": lambda: named(
        "measures", "label", lambda text: (text + " as counted" * 9)[:95]
    ),
    "units of 40 characters": lambda: named(
        "measures", "unit", lambda _: "pieces of equipment destroyed or damaged"
    ),
    "names of 200 characters": lambda: named(
        "parties", "name", lambda text: (text + " and others" * 18)[:200]
    ),
    "texts of 600 characters": lambda: worded(lambda text: (f"{text} " * 600)[:600].strip()),
    "words of 600 characters": lambda: worded(
        lambda text: f"{'W' * 591}{crc32(text.encode()):08x}Z"
    ),
    FOREIGN: lambda: worded(lambda text: f"مرحبا (123) שלום 你好 {text}"),
}


@pytest.fixture(scope="module")
def hostile() -> Callable[[str], Dossier]:
    made: dict[str, Dossier] = {}

    def dossier(name: str) -> Dossier:
        if name not in made:
            made[name] = HOSTILE[name]()
        return made[name]

    return dossier


def one_page(dossier: Dossier, paper: str) -> pypdf.PageObject:
    """The one page of a dossier, as a PDF of just one page."""
    layout = pdf.paper_layout(paper.split()[0])
    if "across" in paper:
        layout.setOrientation(QPageLayout.Orientation.Landscape)
    content, count = pdf.pdf_bytes(dossier, layout, PrintOptions())
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    assert count == len(pages) == 1
    return pages[0]


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        *((FOREIGN, paper) for paper in HOSTILE_PAPERS),
        *(
            pytest.param(name, paper, marks=pytest.mark.any_font)
            for name in HOSTILE
            for paper in HOSTILE_PAPERS
            if name != FOREIGN
        ),
        *(pytest.param("shipped", paper, marks=pytest.mark.any_font) for paper in PAPERS),
    ],
)
def test_one_page_stays_on_its_sheet(
    qapp: object, shipped: Dossier, hostile: Callable[[str], Dossier], name: str, paper: str
) -> None:
    page = one_page(shipped if name == "shipped" else hostile(name), paper)
    margin, box = pdf.MARGIN / 25.4 * 72, page.mediabox
    for x, y in papers.places_of(page):
        assert margin - 1 <= x <= float(box.width) - margin + 4
        assert margin - 1 <= y <= float(box.height) - margin
    told = papers.text_of(page, no_text="\ufffd")
    for title in ("What contradicts what", "The report also says", "What the file does not say"):
        assert title in told
    assert "≈ 39,900" in told and "131" in told


@pytest.mark.any_font
@pytest.mark.parametrize("paper", PAPERS)
def test_the_headline_keeps_its_figure_and_the_head_its_warning(
    qapp: object, shipped: Dossier, paper: str
) -> None:
    told = papers.text_of(one_page(shipped, paper))
    assert f"{headline(shipped)} One report" in told
    assert "this dossier verifies none. Russian casualties" in told
    assert not re.search(r"…\w", told), "a space stays behind what is cut"


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_what_is_left_out_of_one_page_is_counted(
    qapp: object, hostile: Callable[[str], Dossier], paper: str
) -> None:
    dossier = hostile("60 kinds of equipment")
    told = papers.text_of(one_page(dossier, paper))
    table = told.split("Equipment claimed lost")[1].split("What contradicts what")[0]
    labels = [row.label for row in equipment(dossier).rows]
    shown = sum(f"{label} " in table for label in labels)
    left_out = [int(n) for n in re.findall(r"And (\d+) more, in the full dossier", table)]
    assert shown + sum(left_out) == len(labels)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_footer_keeps_its_warning(hostile: Callable[[str], Dossier], name: str) -> None:
    data = summary(hostile(name)).provenance
    told = foot_line(data)
    assert data.disclaimer in told and data.fingerprint in told and data.as_of in told
    assert len(told) < 600


def test_a_table_that_goes_on_says_whose_it_is(qapp: object) -> None:
    pack = builders.package()
    claim = next(row for row in builders.rows(pack, "claims") if row["id"] == "tanks-1")
    event = next(row for row in builders.rows(pack, "events") if row["id"] == "start")
    for place in range(70):
        measure = {"id": f"kind-{place}", "label": f"Kind {place}", "group": "equipment",
                   "unit": "items", "definition": "Made up."}  # fmt: skip
        builders.rows(pack, "measures").append(measure)
        builders.rows(pack, "claims").append(
            {**claim, "id": f"more-{place}", "measure": measure["id"]}
        )
        builders.rows(pack, "events").append({**event, "id": f"more-event-{place}"})
    content, _ = pdf.pdf_bytes(
        builders.dossier(pack), pdf.paper_layout("a5"), PrintOptions(form=FULL)
    )
    starts = [papers.text_of(page)[:260] for page in pypdf.PdfReader(io.BytesIO(content)).pages[1:]]
    for begin, head in (("Staff of Alpha, as of", "Measure Figure"), ("Events", "When Category")):
        going_on = [start for start in starts if f" {begin}" in start and "(continued)" in start]
        assert len(going_on) > 1
        assert all(head in start.split("(continued)")[1][:120] for start in going_on[1:])


def test_a_qualifier_and_a_unit_stay_with_their_number(qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    font = QApplication.font()
    measure = QFontMetricsF(font)
    for figure in ("> 1,100", "≥ ≈ 80,000", "≤ 1,300 km²", "800–900 km²", "99.5 %", "≈ −5",
                   "nearly 40,000", "at least about 8,000", "More than 48,000"):  # fmt: skip
        for before in ("Vehicles:", "Armoured combat vehicles of all types:"):
            text = f"{before} {figure} and more of it"
            for cut in range(len(before), len(text)):
                width = max(
                    measure.horizontalAdvance(text[:cut]),
                    measure.horizontalAdvance(figure.replace("–", "0")) + 1,
                )
                lines = broken(text, width, font)
                assert any(figure in line for line in lines), lines
                assert "\u00a0" not in "".join(lines)


def test_what_is_cut_short_says_so_and_tears_no_number(qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    font = QApplication.font()
    text = "Casualties of 48,000 people and more"
    for width in range(60, 240, 3):
        line = elided(text, width, font)
        assert line == text or line.endswith("…")
        assert "48" not in line or "48,000" in line
    assert shortened("Casualties: 48,000 and more", 21) == "Casualties: 48,000 …"
    assert shortened("short", 5) == "short"
    assert broken("one\ntwo\nthree", 1000, font, 2) == ["one", "two…"]
    assert QFontMetricsF(font).horizontalAdvance(broken("W" * 900, 200, font, 1)[0]) <= 200
