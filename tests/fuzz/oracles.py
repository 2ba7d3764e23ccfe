"""What must hold whatever the file says, judged from the file's own JSON.

Figures are written anew here: nothing of the program's own wording is asked how they read.
"""

from __future__ import annotations

import csv
import io
import json
import time
import unicodedata
from typing import TYPE_CHECKING, Any

from documents import Reading, summary_forms
from fuzz.claims import NOT_STATED, Claims
from fuzz.figures import Numbers

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.dossier.loading import load_bytes
from kursk_viewer.dossier.tables import TABLES
from kursk_viewer.output import citations, tables
from kursk_viewer.output.document_text import as_text
from kursk_viewer.output.plain_text import (
    evidence_text,
    records_text,
    search_text,
    sources_text,
)
from kursk_viewer.pages.casualties.bars import bars
from kursk_viewer.pages.document import TableBlock
from kursk_viewer.pages.evidence.page import evidence
from kursk_viewer.pages.figures import claims_table, figures_table
from kursk_viewer.pages.provenance import provenance_of_records
from kursk_viewer.pages.search import Index
from kursk_viewer.pages.sources import sources
from kursk_viewer.pages.summary.brief import brief_document
from kursk_viewer.pages.summary.full import compared_document
from kursk_viewer.pages.whole import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kursk_viewer.dossier.model import Dossier

Row = dict[str, Any]

MOST_SECONDS = 2.0
LONGEST_SENTENCE = 1000
SEALED = "Qzxj"
"""Stands in every text of a sealed package that the core document does not give."""

TABLE_NAMES = ("equipment", "casualties", "timeline", "claims")
TABLE_FORMS = ("tsv", "markdown", "json", "csv", "csv-spreadsheet")
SIGNS = {
    "exact": "", "about": "≈ ", "nearly": "nearly ", "more_than": "> ", "at_least": "≥ ",
    "up_to": "≤ ",
}  # fmt: skip
UNREAD = (
    "json",
    "csv",
    "tsv",
    "csv-spreadsheet",
    "citation apa",
    "citation bibtex",
    "citation csl",
)
"""Pages for programs, whose numbers have their signs beside them, and those of no figures."""
SHOWN = 12
"""Digits of the fingerprint that a page shows."""
ISOLATE, END = "\u2068", "\u2069"
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u200e\u200f\u061c"}
"""Characters that change the direction of a text; the program sets none but isolates."""
_FORMULA = ("=", "+", "@", "\t", "\r")


def loaded(content: bytes) -> Dossier | None:
    """The dossier, or None where it is refused; in time, and in sentences that can be printed."""
    began = time.process_time()
    try:
        dossier = load_bytes(content)
        _legible(dossier)
        return dossier
    except DossierError as error:
        for fault in error.faults:
            sentence = fault.sentence()
            assert sentence.isprintable(), ascii(sentence)
            assert len(sentence) <= LONGEST_SENTENCE, sentence
            assert sentence.endswith(f"[{fault.rule}]"), sentence
        return None
    finally:
        taken = time.process_time() - began
        assert taken < MOST_SECONDS, f"{taken:.1f} s"


def _legible(dossier: Dossier) -> None:
    """Every text of every record is seen as it is."""
    for warning in dossier.warnings:
        assert warning.isprintable() and len(warning) <= LONGEST_SENTENCE, ascii(warning)
    for table in TABLES:
        for name, record in getattr(dossier, table).items():
            for field in record.declared:
                value = getattr(record, field)
                for text in value if isinstance(value, tuple) else [value]:
                    if isinstance(text, str):
                        assert text.isprintable(), (name, field, ascii(text))


def sealed(pack: Row) -> Row:
    """The package with a mark in whatever the core document does not say."""
    rows = {r["name"]: r["data"] for r in pack["resources"]}
    core = pack.get("core_document", {}).get("source")
    reports = {row["id"] for row in rows["reports"] if not row.get("core")}
    for row in rows["sources"]:
        if row["id"] != core:
            for field in ("title", "publisher", "note"):
                row[field] = f"{row.get(field) or ''}{SEALED}"
    for table in ("reports", "events", "gaps"):
        for row in rows[table]:
            if not row.get("core"):
                field = "text" if table == "gaps" else "title"
                row[field] = f"{row.get(field) or ''}{SEALED}"
    for row in rows["statements"]:
        if row.get("report") in reports:
            row["text"] = f"{row.get('text') or ''}{SEALED}"
    return pack


def pages(dossier: Dossier) -> dict[str, str]:
    """Every page and table of text that the dossier has, by name, each of them well formed."""
    found = summary_forms(dossier)
    reading = Reading(found["html"])
    assert not reading.faults and not reading.open, reading.faults
    json.loads(found["json"])
    for name in TABLE_NAMES:
        for form in TABLE_FORMS:
            found[f"{name} {form}"] = text = tables.text_of(dossier, name, form)
            if form == "json":
                json.loads(text)
            elif form.startswith("csv"):
                _even(text)
    for table in TABLES:
        for record in getattr(dossier, table):
            page = evidence(dossier, record)
            assert page is not None, record
            found[f"evidence of {table} {record}"] = evidence_text(page, dossier)
    found["sources"] = sources_text(sources(dossier))
    found["records"] = records_text(dossier)
    for form in ("apa", "bibtex", "csl"):
        found[f"citation {form}"] = citations.citation(dossier, form)
    found["whole"] = as_text(whole(dossier), 100_000)
    index = Index(dossier)
    for question in questions(dossier):
        found[f"answer to {question}"] = search_text(index, question, dossier)
    for name, text in found.items():
        text.encode()
        odd = {c for c in text if unicodedata.category(c) == "Cc"} - set("\n\r\t")
        assert not odd, (name, odd)
        assert not TURNING & set(text), name
        for line in text.splitlines():
            assert line.count(ISOLATE) == line.count(END), (name, line)
    return found


def questions(dossier: Dossier) -> Iterator[str]:
    """What a reader may ask of a dossier, in words of its own."""
    measure = next(iter(dossier.measures.values()), None)
    party = next(iter(dossier.parties.values()), None)
    if measure is not None and party is not None:
        yield f"how many {measure.label.lower()} did {party.name} lose"
        yield f"what does {party.name} say"
    for event in [*dossier.events.values()][:1]:
        yield event.title


def _even(text: str) -> None:
    """Rows of equal length, in which no cell is a formula."""
    rows = [*csv.reader(io.StringIO(text.removeprefix("\ufeff")))]
    assert len({*map(len, rows)}) <= 1, "ragged"
    formulas = [
        cell for row in rows for cell in row
        if cell.startswith(_FORMULA) and not cell[1:].replace(",", "").replace(".", "").isdigit()
    ]  # fmt: skip
    assert not formulas, formulas


def told_truly(pack: Row, dossier: Dossier) -> None:
    """The figures and contradictions that are shown are those of the file, and no others; what
    core-only shows is part of them."""
    rows = {r["name"]: {row["id"]: row for row in r["data"]} for r in pack["resources"]}
    shown = claims_table(dossier)
    figure = [heading.text for heading in shown.headings].index("Figure")
    plain = figures_table(dossier, dossier.claims.values(), "")
    places = {heading.text: at for at, heading in enumerate(plain.headings)}
    for name, row, cells in zip(rows["claims"], shown.rows, plain.rows, strict=True):
        claim = rows["claims"][name]
        measure = rows["measures"][claim["measure"]]
        divisor = measure.get("divisor", 1)
        expected = written(claim, divisor, measure["unit"])
        assert row.cells[figure].text.replace("\u2068", "").replace("\u2069", "") == expected, (
            name, row.cells[figure].text, expected
        )  # fmt: skip
        stated = [cells.cells[places[head]].text for head in ("Value", "Low", "High")]
        given = [claim.get(key) for key in ("value", "low", "high")]
        assert stated == ["" if n is None else _point(n, divisor) for n in given], (name, stated)
    opposed = {r["id"] for r in rows["relations"].values() if r["kind"] == "contradicts"}
    anchors = {
        name
        for block in whole(dossier).blocks
        if isinstance(block, TableBlock)
        for name in block.anchors
    }
    assert opposed <= anchors, opposed - anchors
    core = core_only(dossier)
    for table in TABLES:
        assert getattr(core, table).keys() <= rows.get(table, {}).keys(), table


def written(claim: Row, divisor: int, unit: str) -> str:
    """A figure of the file as a reader sees it."""
    after = "" if unit in ("people", "items", "settlements", "brigades") else f" {unit}"
    precision = claim["precision"]
    if precision == "not_stated":
        words = claim.get("stated_as")
        return f"“{words}”{'' if unit == '%' else after}" if words else "not stated"
    if precision == "range":
        low, high = (_grouped(claim[key], divisor) for key in ("low", "high"))
        return f"{low}–{high}{after}"
    return f"{SIGNS[precision]}{_grouped(claim['value'], divisor)}{after}"


def _point(number: int, divisor: int) -> str:
    whole_part, rest = divmod(abs(number), divisor)
    decimals = f"{rest * 10**12 // divisor:012}".rstrip("0") if rest else ""
    return f"{'-' * (number < 0)}{whole_part}{'.' * bool(decimals)}{decimals}"


def _grouped(number: int, divisor: int) -> str:
    whole_part, point, decimals = _point(number, divisor).partition(".")
    return f"{int(whole_part):,}{point}{decimals}"


def figures_are_known(pack: Row, dossier: Dossier, found: dict[str, str]) -> None:
    """Every number of every page to be read is of the file, with its own sign, or worked out."""
    numbers = Numbers(pack)
    for name, text in found.items():
        if name in UNREAD or name.endswith(UNREAD):
            continue
        if name == "html":
            text = " ".join(Reading(text).texts)
        for mark in ("\\", "**", "\u2068", "\u2069", dossier.fingerprint[:SHOWN]):
            text = text.replace(mark, "")
        unknown = [*numbers.unknown(" ".join(text.split()))]
        assert not unknown, (name, unknown[:3])


def claims_are_told(pack: Row, dossier: Dossier, found: dict[str, str]) -> None:
    """Nothing that the file says of a record, or leaves open, is kept from a reader of it."""
    claims = Claims(pack)
    for table in ("claims", "events", "statements"):
        for record in getattr(dossier, table):
            left_out = claims.left_out(record, found[f"evidence of {table} {record}"])
            assert not left_out, (record, left_out)
    for record in dossier.claims:
        origin = provenance_of_records(dossier, [record]).as_of
        dated = NOT_STATED not in origin and "without an as-of date" not in origin
        assert claims.is_dated(record) == dated, (record, origin)
    for report in dossier.reports:
        page_of_bars = bars(dossier, report)
        drawn = [part for bar in page_of_bars.bars for part in (bar, *bar.parts)]
        names = {name for bar in drawn for name in claims.another(bar.shown.record)}
        untold = [name for name in names if name not in page_of_bars.description]
        assert not untold, (report, untold)
    summaries = compared_document(dossier), brief_document(dossier)
    for page in (*summaries, whole(dossier)):
        starts = page in summaries
        misplaced = [*claims.misplaced(page, starts=starts)]
        assert not misplaced, misplaced
        assert not claims.headlined(page.title), page.title


def core_is_sealed(found: dict[str, str]) -> None:
    """Nothing that the core document does not say stands in the pages of core-only."""
    leaks = [name for name, text in found.items() if SEALED in text]
    assert not leaks, leaks


def pages_hold(pack: Row, dossier: Dossier) -> list[str]:
    """All of the above for a sealed package and its dossier; the pages made."""
    found = pages(dossier)
    told_truly(pack, dossier)
    figures_are_known(pack, dossier, found)
    claims_are_told(pack, dossier, found)
    reduced = pages(core_only(dossier))
    core_is_sealed(reduced)
    return [*found.values(), *reduced.values()]
