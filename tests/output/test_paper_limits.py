"""Whatever a valid dossier holds, paper stays inside its margins and says what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import builders
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from kursk_viewer import resources
from kursk_viewer.dossier import fields
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.drawing.colours import PAPER
from kursk_viewer.drawing.text import TextLine, broken, elided, shortened
from kursk_viewer.output.paper import full as paper_full
from kursk_viewer.output.paper import summary as paper_summary
from kursk_viewer.output.paper.flow import paginate
from kursk_viewer.output.paper.footer import footer_height, footer_line
from kursk_viewer.output.paper.sheet import Sheet
from kursk_viewer.pages.equipment import equipment
from kursk_viewer.pages.summary.page import summary
from kursk_viewer.pages.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kursk_viewer.dossier.model import Dossier

DOTS, MARGIN = 110, 60
PAPERS = {"a4": (182, 269), "letter": (188, 251), "a5": (120, 182), "a5 across": (182, 120)}
"""Millimetres inside the margins."""


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
                    free = kind in (fields.text, fields.required_text) and field != "formula"
                    if free and isinstance(row.get(field), str):
                        row[field] = longer(row[field])
        pack["title"], pack["version"] = longer(pack["title"]), longer(pack["version"])[:40]

    return changed(change)


def named(table: str, field: str, value: Callable[[str], str]) -> Dossier:
    def change(tables: dict[str, list[dict[str, Any]]], _pack: dict[str, Any]) -> None:
        for row in tables[table]:
            row[field] = value(row.get(field, ""))

    return changed(change)


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
    "words of 600 characters": lambda: worded(lambda _: "W" * 599 + "Z"),
    "letters from the right": lambda: worded(lambda text: f"مرحبا (123) שלום 你好 {text}"),
}


class Body:
    """What a sheet asks of its device."""

    def __init__(self, paper: str) -> None:
        self._size = PAPERS[paper]

    def width(self) -> int:
        return round(self._size[0] / 25.4 * DOTS)

    def height(self) -> int:
        return round(self._size[1] / 25.4 * DOTS)

    def logicalDpiX(self) -> int:
        return DOTS


class Board:
    """A page with margins on every side, and the place of every text that was drawn on it."""

    def __init__(
        self,
        paper: str,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        body = Body(paper)
        self.width, self.height = body.width(), body.height()
        size = (self.width + 2 * MARGIN, self.height + 2 * MARGIN)
        self.image = QImage(*size, QImage.Format.Format_RGB32)
        self.image.fill(QColor("white"))
        self.painter = QPainter(self.image)
        self.painter.translate(MARGIN, MARGIN)
        self.sheet = Sheet(self.painter, body, PAPER)  # type: ignore[arg-type]
        self.texts: list[tuple[str, QRectF]] = []
        draw = Sheet.draw_lines

        def recording(sheet: Sheet, x: float, y: float, width: float, lines: tuple[TextLine, ...],
                      font: Any, **how: Any) -> float:  # fmt: skip
            measure = QFontMetricsF(font)
            for place, line in enumerate(lines):
                wide = measure.horizontalAdvance(line.text)
                left = x + (width - wide if how.get("right") else 0)
                top = y + place * measure.lineSpacing()
                self.texts.append((line.text, QRectF(left, top, wide, measure.height())))
            return draw(sheet, x, y, width, lines, font, **how)

        monkeypatch.setattr(Sheet, "draw_lines", recording)

    def done(self) -> None:
        if self.painter.isActive():
            self.painter.end()

    def said(self) -> str:
        return " ".join(text for text, _ in self.texts)

    def blank_outside(self, bottom: float) -> bool:
        """Whether nothing is painted outside the body down to `bottom`."""
        self.done()
        wide, high = self.image.width(), self.image.height()
        right, below = MARGIN + self.width + 2, MARGIN + round(bottom) + 2
        for area in (
            QRect(0, 0, wide, MARGIN - 2),
            QRect(0, 0, MARGIN - 2, high),
            QRect(right, 0, wide - right, high),
            QRect(0, below, wide, high - below),
        ):
            part = self.image.copy(area)
            white = QImage(part.size(), part.format())
            white.fill(QColor("white"))
            if part != white:
                return False
        return True

    def overprinted(self) -> list[tuple[str, str]]:
        """Texts that stand over others."""
        found = []
        for place, (text, area) in enumerate(self.texts):
            inner = area.adjusted(1, 2, -1, -2)
            found += [(text, t) for t, other in self.texts[:place] if inner.intersects(other)]
        return found


@pytest.fixture(scope="module")
def hostile() -> Callable[[str], Dossier]:
    made: dict[str, Dossier] = {}

    def dossier(name: str) -> Dossier:
        if name not in made:
            made[name] = HOSTILE[name]()
        return made[name]

    return dossier


@pytest.fixture
def board_of(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], Board]]:
    made: list[Board] = []

    def board(paper: str) -> Board:
        made.append(Board(paper, monkeypatch))
        return made[-1]

    yield board
    for each in made:
        each.done()


def one_page(board: Board, dossier: Dossier) -> float:
    data = summary(dossier).provenance
    bottom = board.sheet.height - footer_height(board.sheet, data) - board.sheet.mm(2)
    paper_summary.paint(board.sheet, dossier, summary(dossier), bottom)
    return bottom


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", [*HOSTILE, "shipped"])
def test_one_page_stays_on_its_sheet(
    board_of: Callable[[str], Board], shipped: Dossier,
    hostile: Callable[[str], Dossier], name: str, paper: str,
) -> None:  # fmt: skip
    dossier = shipped if name == "shipped" else hostile(name)
    board = board_of(paper)
    bottom = one_page(board, dossier)
    assert bottom > board.height * 0.75
    assert board.blank_outside(bottom)
    assert board.overprinted() == []
    for title in ("Contradictions", "Statements, paraphrased", "What the file does not say"):
        assert title in board.said()


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_left_out_of_one_page_is_counted(
    board_of: Callable[[str], Board], hostile: Callable[[str], Dossier], paper: str
) -> None:
    dossier = hostile("60 kinds of equipment")
    board = board_of(paper)
    one_page(board, dossier)
    texts = [text for text, _ in board.texts]
    before = texts[: texts.index("Contradictions")]
    rows = [row.cells[0].text.removesuffix(" · disputed") for row in equipment(dossier).rows]
    after = before[before.index("What the file does not say") - 1]
    shown = sum(text.removesuffix(" ←→") in rows for text in before)
    assert after == f"And {number(len(rows) - shown)} more, in the full dossier."
    assert 0 < shown < len(rows)


@pytest.mark.parametrize("paper", ["a4", "letter", "a5"])
def test_figures_on_people_that_have_no_room_are_counted(
    board_of: Callable[[str], Board], hostile: Callable[[str], Dossier], paper: str
) -> None:
    board = board_of(paper)
    page = summary(hostile("40 figures on people"))
    one_page(board, hostile("40 figures on people"))
    said = board.said()
    shown = sum(f"Kind number {place} (" in said for place in range(40))
    also = int(said.split("Also: ")[1].split(" more, in the full dossier")[0].split("; ")[-1])
    above = said.split("In words only")[0]
    headlines = sum(map(above.count, ("attributed", "named nearby", "calculated here")))
    total = len(page.headlines)
    assert also >= total - shown - 6 > 0
    assert headlines > 1


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", ["texts of 600 characters", "units of 40 characters", "shipped"])
def test_figures_are_seen_whatever_surrounds_them(
    board_of: Callable[[str], Board], shipped: Dossier,
    hostile: Callable[[str], Dossier], name: str, paper: str,
) -> None:  # fmt: skip
    board = board_of(paper)
    one_page(board, shipped if name == "shipped" else hostile(name))
    said = board.said()
    assert "≈ 39,900" in said
    assert "131" in said
    if "units" in name:
        assert "Tanks" in said


@pytest.mark.parametrize("name", HOSTILE)
def test_the_footer_keeps_its_warning(hostile: Callable[[str], Dossier], name: str) -> None:
    data = summary(hostile(name)).provenance
    told = footer_line(data)
    assert data.disclaimer in told and data.fingerprint in told and data.as_of in told
    assert len(told) < 600


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_a_row_taller_than_a_page_goes_on_over_pages(
    board_of: Callable[[str], Board], paper: str
) -> None:
    words = [f"note{place}" for place in range(430)]
    pack = builders.changed("claims", "total", note=" ".join(words))
    event = next(row for row in builders.rows(pack, "events") if row["id"] == "start")
    event["text"] = " ".join(f"event{place}" for place in range(400))
    board = board_of(paper)
    bottom = board.sheet.height * 0.9
    pages = paginate(paper_full.pieces(board.sheet, builders.dossier(pack)), bottom)
    board.texts.clear()
    starts = []
    for page in pages:
        starts.append(len(board.texts))
        for y, piece in page:
            assert y + piece.height <= bottom + 0.01
            piece.paint(0.0, y)
    assert all(area.bottom() <= bottom for _, area in board.texts)
    told = board.said().split()
    for word in (*words, *(f"event{place}" for place in range(400))):
        assert told.count(word) == 1, word
    begun = next(p for p, (text, _) in enumerate(board.texts) if "note0" in text.split())
    over = min(start for start in starts if start > begun)
    again = " ".join(text for text, _ in board.texts[over : over + 20])
    assert "(continued)" in again and "≈ 39,900" in again and " … " in again


def test_a_table_that_goes_on_says_whose_it_is(board_of: Callable[[str], Board]) -> None:
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
    board = board_of("a5")
    made = paper_full.pieces(board.sheet, builders.dossier(pack))
    starts = []
    for page in paginate(made, board.sheet.height * 0.9):
        board.texts.clear()
        for y, piece in page:
            piece.paint(0.0, y)
        starts.append(board.said())
    title = "Staff of Alpha, as of 5 Feb 2025 (inferred): Half a year (continued) Measure Figure"
    for told in (title, "Events (continued) When Category"):
        assert sum(start.startswith(told) for start in starts) > 1, [s[:60] for s in starts]
    assert not any(start.startswith(("Measure", "When")) for start in starts)


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
                lines = [line.text for line in broken(text, width, font)]
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
    assert [line.text for line in broken("one\ntwo\nthree", 1000, font, 2)] == ["one", "two…"]
    assert QFontMetricsF(font).horizontalAdvance(broken("W" * 900, 200, font, 1)[0].text) <= 200
