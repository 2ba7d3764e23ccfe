"""What is copied or saved for machines: plain digits and dates, whatever language reads them."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from kursk_viewer.dossier.dates import parse
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.output import tables, workbook
from kursk_viewer.output.files import OutputError
from kursk_viewer.pages.plain_table import plain
from kursk_viewer.pages.table import DAYS, FIGURES, Heading, Table, TableCell, TableRow
from kursk_viewer.pages.wording import portable_date, portable_number, quantity

if TYPE_CHECKING:
    from pathlib import Path

    from kursk_viewer.dossier.model import Dossier

FACTS = (
    ("Vehicles", Quantity(value=1164, precision=Precision.EXACT), "items", "2025-02-05"),
    ("Area", Quantity(value=480, precision=Precision.ABOUT), "km²", "2024-12"),
    ("Hills", Quantity(value=55, precision=Precision.EXACT, divisor=10), "km²", "2025-02~"),
    ("=A1", Quantity(value=-27, precision=Precision.EXACT), "items", "2024"),
    ("People", Quantity(value=None, low=300, high=3500, precision=Precision.RANGE), "people", ""),
    ("None", None, "", ""),
)
TABLE = Table(
    title="Losses",
    headings=(
        Heading(text="Category"),
        Heading(text="Figure", kind=FIGURES),
        Heading(text="As of", kind=DAYS),
    ),
    rows=tuple(
        TableRow(
            cells=(
                TableCell(text=name),
                TableCell(
                    text=quantity(figure, unit) if figure else "not stated",
                    quantity=figure,
                    unit=unit,
                ),
                TableCell(text=f"{day} (inferred)" if "~" in day else "", when=parse(day))
                if day
                else TableCell(text=""),
            )
        )
        for name, figure, unit, day in FACTS
    ),
    provenance="Source: =X",
)
HEADINGS = [
    "Category", "Figure", "Figure: qualifier", "Figure: low", "Figure: high", "Figure: unit",
    "Figure: as shown", "As of", "As of: as shown",
]  # fmt: skip
PLAIN = [
    ["Vehicles", "1164", "exact", "", "", "items", "", "2025-02-05", ""],
    ["Area", "480", "about", "", "", "km²", "≈ 480 km²", "2024-12", ""],
    ["Hills", "5.5", "exact", "", "", "km²", "5.5 km²", "2025-02~", "2025-02~ (inferred)"],
    ["'=A1", "-27", "exact", "", "", "items", "", "2024", ""],
    ["People", "", "range", "300", "3500", "people", "300–3,500", "", ""],
    ["None", "", "", "", "", "", "not stated", "", ""],
]
PORTABLE = {"5.5": "55E-1", "2024-12": "2024-12-XX", "2024": "2024-XX-XX"}
LANGUAGES = {"German": 1031, "Ukrainian": 1058, "French": 1036, "English": 1033}


def test_csv_for_programs_has_a_number_and_what_qualifies_it_in_columns_of_their_own() -> None:
    lines = list(csv.reader(io.StringIO(tables.csv(TABLE))))
    assert lines[0] == HEADINGS
    assert lines[1:-1] == PLAIN
    assert lines[-1][0] == "Source: =X"


@pytest.mark.parametrize("form", ["tsv", "csv-spreadsheet"])
def test_what_a_spreadsheet_opens_has_no_decimal_mark_and_no_date_that_is_none(form: str) -> None:
    text = tables.bytes_of(TABLE, form).decode()
    assert text.startswith("\ufeff") == (form == "csv-spreadsheet")
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff")), delimiter="\t" if form == "tsv" else ","
    )
    lines = [line for line in reader if len(line) == len(HEADINGS)][:7]
    assert lines == [HEADINGS, *([PORTABLE.get(text, text) for text in row] for row in PLAIN)]


def test_decimals_and_partial_dates_are_written_for_every_language() -> None:
    written = {text: portable_number(text) for text in ("5.5", "-0.25", "1164", "0", "100.05")}
    assert written == {
        "5.5": "55E-1", "-0.25": "-25E-2", "1164": "1164", "0": "0", "100.05": "10005E-2",
    }  # fmt: skip
    assert all(float(text) == float(number) for number, text in written.items())
    kept = ("2025-02-05", "2025-02~", "2024-08-06/2024-12", "")
    assert [portable_date(text) for text in kept] == list(kept)


def test_a_column_without_numbers_stays_as_it_is_and_a_number_in_words_has_no_groups() -> None:
    table = Table(
        title="",
        headings=(Heading(text="Change", kind=FIGURES), Heading(text="Worded as")),
        rows=(
            TableRow(cells=(TableCell(text="not comparable"), TableCell(text="1,164"))),
            TableRow(cells=(TableCell(text="lower", mark="▼"), TableCell(text="1,2,3"))),
        ),
    )
    found = plain(table)
    assert [heading.numeric for heading in found.headings] == [False, False]
    assert [row.texts for row in found.rows] == [("not comparable", "1164"), ("▼ lower", "1,2,3")]


def test_the_html_of_a_copy_is_what_is_shown_and_tells_a_spreadsheet_its_numbers() -> None:
    rows = (TableRow(cells=(TableCell(text="<b>&"), *TABLE.rows[0].cells[1:])), *TABLE.rows)
    page = tables.html(TABLE.replace(rows=rows))
    assert page.count('<th scope="col">') == 3 and page.count('<th scope="row"') == len(rows)
    assert "&lt;b&gt;&amp;</th>" in page and "<b>" not in page
    assert re.search(r'<td sdval="1164"[^>]* x:num="1164">1,164</td>', page)
    assert re.search(r"sdnum=\"1033;0;@\"[^>]*>≈ 480 km²</td>", page)
    assert "<caption>Losses</caption>" in page and "<p>Source: =X</p>" in page


def cells_of(workbook: bytes) -> list[tuple[str, str]]:
    """Kind and text of every cell of a workbook that is not empty, row by row."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    file = zipfile.ZipFile(io.BytesIO(workbook))
    strings = [
        "".join(part.itertext())
        for part in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
    ]
    sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{space}f")), "a formula"
    found = []
    for cell in sheet.iter(f"{space}c"):
        value, kind = cell.findtext(f"{space}v") or "", cell.get("t", "n")
        found.append(("s", strings[int(value)]) if kind == "s" else (kind, value))
    return found


def test_a_workbook_has_numbers_days_and_text_and_the_same_bytes_each_time() -> None:
    made = tables.bytes_of(TABLE, "xlsx")
    found = cells_of(made)
    for cell in (("n", "1164"), ("n", "5.5"), ("n", "-27"), ("s", "≈ 480 km²"), ("s", "=A1")):
        assert cell in found, cell
    for text in ("2024-12", "2025-02~", "2024", "Source: =X"):
        assert ("s", text) in found, text
    assert ("n", "45693") in found, "5 February 2025"
    assert tables.bytes_of(TABLE, "xlsx") == made


@pytest.mark.parametrize("name", ["equipment", "casualties", "timeline", "claims"])
@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_no_number_of_the_dossier_leaves_in_groups(shipped: Dossier, name: str, form: str) -> None:
    text = tables.text_of(shipped, name, form)
    reader = csv.reader(io.StringIO(text), delimiter="\t" if form == "tsv" else ",")
    fields = {field for line in reader for field in line}
    assert not [field for field in fields if re.fullmatch(r"[+−-]?\d+([,.]\d{3})+", field)]
    assert not [field for field in fields if re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", field)]
    assert {"1164", "2025-02-05", "480", "about"} & fields


def test_every_claim_of_the_file_is_a_row_of_the_table_of_claims(shipped: Dossier) -> None:
    lines = list(csv.DictReader(io.StringIO(tables.text_of(shipped, "claims", "csv"))))
    assert [line["Claim"] for line in lines] == list(shipped.claims)
    scopes = {line["Claim"]: line["Scope"] for line in lines}
    assert all(scopes[name] == shipped.scope_of(c).label for name, c in shipped.claims.items())


def opened(soffice: str, folder: Path, files: list[Path], *options: str) -> list[list[list[str]]]:
    """What LibreOffice reads from each of these files: the value of a number or day, else text."""
    subprocess.run(
        [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", "fods", *options, "--outdir", folder / "out", *files],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    found = []
    for file in files:
        root = ElementTree.parse(folder / "out" / f"{file.stem}.fods")
        rows = []
        for row in root.iter(f"{table}table-row"):
            cells: list[str] = []
            for cell in row:
                value = cell.get(f"{office}value") or cell.get(f"{office}date-value")
                text = value or "\n".join("".join(part.itertext()) for part in cell)
                cells += [text] * min(20, int(cell.get(f"{table}number-columns-repeated", 1)))
            rows.append(cells)
        found.append(rows)
    return found


@pytest.fixture(scope="module")
def spreadsheet(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """LibreOffice and a folder with the table in every form that it opens."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("spreadsheet")
    for form, name in (("tsv", "t.tsv"), ("csv-spreadsheet", "c.csv"), ("xlsx", "x.xlsx")):
        tables.save(TABLE, str(folder / name), form)
    (folder / "h.html").write_text(tables.html(TABLE))
    return soffice, folder


def holds(rows: list[list[str]]) -> None:
    """The facts of the table are there, each as it is."""
    by_name = {row[0]: row for row in rows}
    assert by_name["Vehicles"][1] == "1164"
    assert float(by_name["Hills"][1]) == 5.5
    assert by_name["Area"][1] == "480" and "≈ 480 km²" in by_name["Area"]
    minus = by_name.get("=A1") or by_name["'=A1"]
    assert minus[1] == "-27"
    assert by_name["Vehicles"][7] == "2025-02-05"
    assert by_name["Area"][7][:7] == "2024-12" and by_name["Area"][7] != "2024-12-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spreadsheet_of_any_language_reads_the_numbers(
    spreadsheet: tuple[str, Path], language: str
) -> None:
    soffice, folder = spreadsheet
    detecting = "true" if language == "Ukrainian" else "false"
    how = f"--infilter=CSV:9/44,34,76,1,,{LANGUAGES[language]},false,{detecting}"
    for rows in opened(soffice, folder, [folder / "t.tsv", folder / "c.csv"], how):
        holds(rows)


def test_a_workbook_opens_without_a_question(spreadsheet: tuple[str, Path]) -> None:
    soffice, folder = spreadsheet
    (rows,) = opened(soffice, folder, [folder / "x.xlsx"])
    holds(rows)


def test_what_is_pasted_in_ukrainian_has_the_numbers_as_numbers(
    spreadsheet: tuple[str, Path],
) -> None:
    soffice, folder = spreadsheet
    how = "--infilter=HTML (StarCalc):1058 true"
    (rows,) = opened(soffice, folder, [folder / "h.html"], how)
    by_name = {row[0]: row for row in rows if row}
    assert by_name["Vehicles"][1] == "1164"
    assert by_name["Area"][1] == "≈ 480 km²"
    assert by_name["Hills"][1] == "5.5 km²"


def test_without_its_library_only_a_workbook_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match="needs the Python package XlsxWriter"):
        tables.save(TABLE, str(tmp_path / "a.xlsx"))
    tables.save(TABLE, str(tmp_path / "a.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_workbook_says_what_it_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    long = Table(
        title="[a]/b*" * 9,
        headings=(Heading(text="Text"),),
        rows=(TableRow(cells=(TableCell(text="x" * 40_000 + "\x01"),)),),
    )
    texts = [text for _, text in cells_of(tables.bytes_of(long, "xlsx"))]
    assert texts[1] == "x" * 32_766 + "…"
    monkeypatch.setattr(workbook, "_MOST_ROWS", 8)
    with pytest.raises(OutputError, match="no more than 8 rows"):
        tables.bytes_of(TABLE, "xlsx")


def test_a_column_of_days_without_any_stays_as_it_is() -> None:
    table = Table(
        title="",
        headings=(Heading(text="As of", kind=DAYS),),
        rows=(TableRow(cells=(TableCell(text="not stated"),)),),
    )
    found = plain(table)
    assert [heading.text for heading in found.headings] == ["As of"]
    assert [row.texts for row in found.rows] == [("not stated",)]
