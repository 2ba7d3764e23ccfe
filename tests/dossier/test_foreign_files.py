"""A file that is no dossier gets the sentence that helps who has it; a huge one costs little."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import resource
import subprocess
import sys
import tracemalloc
import zipfile
import zlib
from typing import TYPE_CHECKING

import builders
import pytest

from kursk_viewer.dossier import loading
from kursk_viewer.dossier.faults import DossierError
from kursk_viewer.output import tables
from kursk_viewer.pages.equipment import equipment_tables

if TYPE_CHECKING:
    from pathlib import Path

    from kursk_viewer.dossier.model import Dossier

RAW = builders.to_bytes(builders.package())
CSV = "date,tank,APC\n2024-08-06,3,4\n2024-08-07,5,6\n"


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, RAW)
    return made.getvalue()


def package(*names: str) -> bytes:
    return json.dumps({"resources": [{"name": name, "path": "a.csv"} for name in names]}).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(DossierError) as caught:
        loading.load_bytes(content)
    (fault,) = caught.value.faults
    assert fault.sentence().isprintable()
    return fault.reason


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (CSV.encode(), "this is a table (CSV)"),
        (CSV.replace(",", ";").encode(), "this is a table (CSV)"),
        (CSV.replace(",", "\t").encode(), "this is a table (TSV)"),
        (("\ufeff" + CSV).encode(), "this is a table (CSV)"),
        (CSV.encode("utf-16"), "this is a table (CSV)"),
        (CSV.replace("tank", "t\u00e4nk").encode("latin-1"), "this is a table (CSV)"),
        (b'"a, b",c\r\n"d",e\r\n', "this is a table (CSV)"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "this is a spreadsheet"),
        (archive("word/document.xml"), "word processor"),
        (archive("kursk.json"), "this is a ZIP archive, not JSON; unpack it"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "this is a spreadsheet"),
        (gzip.compress(RAW), "compressed file, not JSON; unpack it"),
        (bz2.compress(RAW), "compressed file, not JSON; unpack it"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "this is a PDF"),
        (b"%PDF-1.4\n1 0 obj", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture"),
        (b'<?xml version="1.0"?>\n<svg xmlns="x"/>', "this is a picture"),
        (b'<?xml version="1.0"?>\n<timeline/>', "this is XML"),
        (b"<!DOCTYPE html><html></html>", "this is a web page"),
        (b"SQLite format 3\0\x10\0", "this is a database"),
        (b"\0" * 5000, "zeros and nothing else"),
        (b"0" * 64 + b"  kursk.json\n", "this is the seal"),
        (b"Dear reader,\nthis is a letter.", "this is text, not JSON"),
        (b"name: kursk\ntitle: none\n", "this is text, not JSON"),
        (b"\xef\xbb\xbf" + RAW, "byte order mark; save it as UTF-8 without one"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (RAW.decode().encode("utf-16"), "UTF-16 text, not UTF-8 (byte 0); in the editor"),
        *(
            (RAW.decode().encode(encoding), f"the file is {name} text, not UTF-8")
            for encoding, name in (
                ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32"),
                ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32"),
            )
        ),
        ('{"a": 1}'.encode("utf-16-be"), "the file is UTF-16 text, not UTF-8"),
        ('{"щ": "щ"}'.encode("utf-16-le"), "the file is UTF-16 text, not UTF-8"),
        (CSV.encode("utf-16-le"), "this is a table (CSV)"),
        (zlib.compress(RAW), "compressed file, not JSON; unpack it"),
        (lzma.compress(RAW, format=lzma.FORMAT_ALONE), "compressed file, not JSON; unpack it"),
        (b"a.json".ljust(257, b"\0") + b"ustar\0" + RAW, "this is an archive (tar)"),
        (archive("ppt/presentation.xml"), "these are slides"),
        (b"{\\rtf1\\ansi Text}", "word processor"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\xff", "this is neither text nor JSON"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS"),
        (b"<<<<<<< HEAD\n" + RAW, "two versions of the file stand in it"),
        (b"<6>[    0.000000] Linux", "this is text, not JSON"),
        (b"// of 2024\n" + RAW, "a comment stands at line 1, column 1"),
        (b"/* of\n2024 */" + RAW, "a comment stands at line 1, column 1"),
        (RAW.replace(b'"name"', b'# no\n"name"', 1), "a comment stands at line 1"),
        (RAW[:-1] + b",}", "nothing follows the comma before line 1"),
        (RAW.replace(b'"$schema"', b"$schema", 1), "a name or text without double quotes"),
        (b"{resources: []}", "a name or text without double quotes stands at line 1, column 2"),
        (b"{'resources': []}", "a name or text without double quotes"),
        (RAW + b"\n" + RAW, "it ends before line 2, column 1, and another begins"),
        (RAW[: len(RAW) // 2], "not JSON: it breaks off after line 1"),
        (RAW[:-1], "not JSON: it breaks off after line 1"),
        (RAW + b"\0" * 512, "not JSON: it breaks off after line 1"),
        (RAW.replace(b"Taken.", b"Pr\xe8s."), "the file is not UTF-8 text (byte"),
        (b'{"type": "FeatureCollection", "features": []}', "this is a map (GeoJSON)"),
        (b'{"title": {}, "events": []}', "this is a timeline of another program"),
        (b'[{"date": "2024-08-06", "tank": 3}]', "a list of rows"),
        (b'{"$defs": {}}', "this is a schema"),
        (package("prices", "towns"), "it has the tables “prices”, “towns”"),
        (package("a\u202eb"), "it has the tables “a\\u202eb”"),
    ],
)  # fmt: skip
def test_a_foreign_file_is_told_for_what_it_is(content: bytes, says: str) -> None:
    reason = refusal(content)
    assert says in reason
    assert ("save it as UTF-8" in reason) == ("byte order mark" in says)


@pytest.mark.parametrize("form", ["csv", "tsv", "markdown", "json"])
def test_what_the_program_wrote_itself_is_known(small: Dossier, form: str) -> None:
    table = equipment_tables(small)[0]
    own = {"csv": tables.csv, "tsv": tables.tsv, "markdown": tables.markdown}
    text = own[form](table) if form in own else tables.json(small, [table])
    assert "this was written by Kursk Viewer" in refusal(text.encode())


def test_a_package_with_one_table_of_a_dossier_is_checked_as_one() -> None:
    with pytest.raises(DossierError, match="the table is missing"):
        loading.load_bytes(json.dumps({"resources": [{"name": "claims", "data": []}]}).encode())


def described(inside: bytes) -> bytes:
    return RAW[:-1] + b', "description": ' + inside + b"}"


@pytest.mark.parametrize(
    "unit", [b"0,", b"1.5,", b"1000,", b'"ab",', b"[],", b"{},", b'"ab":', b'{"a":1},']
)
def test_more_values_than_a_file_of_its_size_has_are_refused_before_they_are_read(
    unit: bytes,
) -> None:
    count = 5 * 1024 * 1024 // len(unit)
    if unit.endswith(b":"):
        content = described(b"{" + b",".join(b'"%06x":0' % n for n in range(count // 2)) + b"}")
    else:
        content = described(b"[" + unit * count + b"0]")
    tracemalloc.start()
    try:
        assert "more values than a data file" in refusal(content)
        assert tracemalloc.get_traced_memory()[1] < len(content)
    finally:
        tracemalloc.stop()


def test_a_large_sound_file_takes_no_more_than_eight_times_its_size() -> None:
    pack = builders.package()
    claim = {"report": "later", "about": "beta", "measure": "casualties", "precision": "exact"}
    builders.added(
        "claims",
        *({**claim, "id": f"c{n}", "value": n, "sources": ["wire"]} for n in range(6_000)),
        pack=pack,
    )
    content = builders.to_bytes(pack)
    tracemalloc.start()
    try:
        assert len(loading.load_bytes(content).claims) == 6_008
        assert tracemalloc.get_traced_memory()[1] < 8 * len(content)
    finally:
        tracemalloc.stop()


def test_without_memory_there_is_a_sentence(tmp_path: Path) -> None:
    """200 MB of addresses hold the shipped file, and not a text of 64 MB three times over."""
    path = tmp_path / "large.json"
    path.write_bytes(described(b'"' + b"a" * 64_000_000 + b'"'))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kursk_viewer", *arguments],
            capture_output=True, text=True, timeout=120, check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (200_000 * 1024,) * 2),
        )  # fmt: skip

    large = run("check", str(path))
    assert large.returncode == 3
    assert large.stderr.count("\n") == 1
    assert "not enough memory" in large.stderr
    for command in ("check", "summary"):
        assert run(command).returncode == 0
