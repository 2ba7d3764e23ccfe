"""Tables as text: headers, alignment, provenance, and nothing a spreadsheet would run."""

import csv
import io

import pytest

from kursk_viewer.dossier.core_only import core_only
from kursk_viewer.dossier.loading import load_file
from kursk_viewer.dossier.quantity import Quantity
from kursk_viewer.dossier.vocabulary import Precision
from kursk_viewer.output import tables
from kursk_viewer.output.files import OutputError
from kursk_viewer.pages.table import FIGURES, Heading, Table, TableCell, TableRow
from kursk_viewer.resources import dossier_path

CELLS = (
    ("Tanks", "1,131", Quantity(value=1131, precision=Precision.EXACT)),
    ("=HYPERLINK(1)\tx\ny", "−27", Quantity(value=-27, precision=Precision.EXACT)),
    ("a|b <b>", "> 1,100", Quantity(value=1100, precision=Precision.MORE_THAN)),
)
TABLE = Table(
    title="Losses\n#1",
    headings=(Heading(text="Category"), Heading(text="Report, as of 5 Feb 2025", kind=FIGURES)),
    rows=tuple(
        TableRow(cells=(TableCell(text=name), TableCell(text=text, quantity=quantity)))
        for name, text, quantity in CELLS
    ),
    provenance="Source: X, claimed",
)


@pytest.mark.parametrize(
    "text", ["=1+1", "+A1", "-cmd", "@SUM(A1)", '"=1+1"', "\uff1d1+1", " \t=1", "+1 since A1"]
)
def test_what_a_spreadsheet_might_run_is_marked_as_text(text: str) -> None:
    assert tables.spreadsheet_safe(text) == f"'{' '.join(text.split())}"


@pytest.mark.parametrize("text", ["+27", "-1,200", "−27", "≈ 39,900", "> 1,100", "“one”", ""])
def test_figures_are_left_alone(text: str) -> None:
    assert tables.spreadsheet_safe(text) == text


def test_a_cell_is_one_line() -> None:
    assert tables.spreadsheet_safe("a\tb\r\nc") == "a b c"


def test_tsv_has_title_headings_and_provenance_and_keeps_cells_apart():
    assert tables.tsv(TABLE).split("\n") == [
        "Losses #1",
        "Category\tReport, as of 5 Feb 2025\tReport, as of 5 Feb 2025: qualifier"
        "\tReport, as of 5 Feb 2025: as shown",
        "Tanks\t1131\texact\t",
        "'=HYPERLINK(1) x y\t-27\texact\t",
        "a|b <b>\t1100\tmore than\t> 1,100",
        "",
        "Source: X, claimed",
        "",
    ]


def test_no_form_has_a_line_of_provenance_where_each_row_carries_its_own():
    bare = TABLE.replace(provenance="")
    assert tables.tsv(bare).endswith("> 1,100\n")
    assert tables.csv(bare).endswith('more than,"> 1,100"\r\n')
    assert tables.markdown(bare).endswith("1,100 |\n")


def test_csv_reads_back_and_ends_with_provenance():
    rows = list(csv.reader(io.StringIO(tables.csv(TABLE))))
    assert rows[0][:2] == [heading.text for heading in TABLE.headings]
    assert rows[2][0].startswith("'=")
    assert rows[3][1:] == ["1100", "more than", "> 1,100"]
    assert rows[-1] == ["Source: X, claimed", "", "", ""]


def test_markdown_aligns_numbers_right_and_escapes():
    lines = tables.markdown(TABLE).split("\n")
    assert lines[:2] == [r"## Losses \#1", ""]
    assert lines[3] == "| --- | ---: |"
    assert lines[6] == r"| a\|b \<b\> | \> 1,100 |"
    assert lines[-2] == "Source: X, claimed"


def test_a_copied_sentence_has_the_claims_own_sources_frame_and_limits():
    dossier = load_file(dossier_path())
    claim = dossier.claims["ua-2025-08-06-01"]
    text = tables.sentence(dossier, (claim.id, claim.id, "no-such"))
    assert text.count("\n") == 1
    for part in (
        "Oleksandr Syrskyi claimed more than 77,000 Russian casualties",
        "as of 6 Aug 2025",
        f"scope: {dossier.scope_of(claim).label}",
        claim.note,
        ": Syrskyi gave at least 80,000, then more than 77,000",
        "Sources: Censor.NET and UNN.",
        "this dossier verifies none",
        dossier.version,
    ):
        assert part in text, part
    assert "LIGA" not in text
    assert tables.sentence(dossier, ("tanks",)) == ""


def test_several_claims_are_a_line_each():
    dossier = load_file(dossier_path())
    text = tables.sentence(dossier, ("ua-2025-02-06-04", "ua-2025-02-06-05"))
    first, second = text.splitlines()
    assert "131 tanks lost by Russian forces" in first
    assert "689 armoured combat vehicles lost by Russian forces" in second


def test_the_disclaimer_of_a_sentence_is_the_dossiers():
    whole = load_file(dossier_path())
    claims = ("ua-2025-02-06-04", "ua-2025-02-06-05")
    assert "this dossier verifies none ·" in tables.sentence(whole, claims)
    assert "(Claimed by one party to the war; not" in tables.sentence(core_only(whole), claims)


def test_saving_goes_by_the_ending_and_refuses_others(tmp_path):
    for name, form in (("a.csv", tables.csv), ("a.TSV", tables.tsv), ("a.md", tables.markdown)):
        tables.save(TABLE, str(tmp_path / name))
        assert (tmp_path / name).read_bytes().decode() == form(TABLE)
    with pytest.raises(OutputError, match=r"\.csv, \.tsv, \.md or \.xlsx"):
        tables.save(TABLE, str(tmp_path / "a.ods"))


def test_a_place_that_cannot_be_written_keeps_the_old_file(tmp_path):
    path = tmp_path / "folder.csv"
    path.mkdir()
    with pytest.raises(OutputError, match="could not be written"):
        tables.save(TABLE, str(path))
    assert list(tmp_path.iterdir()) == [path]


def test_a_copied_sentence_gives_addresses_and_the_other_half_with_its_day(shipped) -> None:
    text = tables.sentence(shipped, ("ua-2025-02-06-04",))
    for name in shipped.claims["ua-2025-02-06-04"].sources:
        assert shipped.sources[name].address in text
    assert "90" in text and "Syrskyi" in text and "12 Mar 2025" in text
