"""The commands as a user runs them: what they print, and how they end.

`run` calls the program in this process; `process` starts one of its own, for what the surroundings
decide and to see that the code of the end is that of the process.
"""

import gc
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from html import unescape
from pathlib import Path

import pytest
from builders import package, to_bytes

from kursk_viewer import cli, resources
from kursk_viewer.arguments import command_parser, window_parser
from kursk_viewer.dossier.loading import load_file


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    out, told = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(told):
        code = cli.main(arguments)
    gc.enable()
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), told.getvalue())


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    surroundings = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "kursk_viewer", *arguments],
        capture_output=True,
        text=True,
        env={**surroundings, **environment},
        timeout=60,
        check=False,
    )


@pytest.fixture(scope="module")
def dossier():
    return load_file(resources.dossier_path())


def test_version_and_help_document_the_exit_codes() -> None:
    assert run("--version").stdout.startswith("kursk-viewer ")
    shown = run("--help")
    assert shown.returncode == 0
    for word in (
        "summary",
        "print",
        "check",
        "evidence",
        "sources",
        "table",
        "--list",
        "./summary",
        "--tab",
        "--fresh",
        "exit codes",
    ):
        assert word in shown.stdout


def test_wrong_usage_exits_2() -> None:
    assert process("--no-such-option").returncode == 2
    assert run("summary", "--format", "xml").returncode == 2
    assert run("print").returncode == 2
    unknown = run("evidence", "no-such-record")
    assert unknown.returncode == 2
    assert "no-such-record" in unknown.stderr


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_summary_gives_every_core_figure(dossier, form: str) -> None:
    from kursk_viewer.pages.naming import figure

    answer = run("summary", "--format", form)
    assert answer.returncode == 0
    plain = " ".join(unescape(answer.stdout).replace("\\", "").split())
    for claim in dossier.claims.values():
        if dossier.is_core(claim):
            assert figure(dossier, claim) in plain
    assert "as of 5 Feb 2025 (from another source)" in plain
    assert "this dossier verifies none" in plain


def test_summary_as_text_holds_contradiction_and_gaps(dossier) -> None:
    told = " ".join(run("summary", "--full").stdout.split())
    for record in ("st-nk-withdrawn", "st-nk-denied"):
        assert dossier.statements[record].text in told
    for gap in dossier.gaps.values():
        assert gap.text in told
    assert dossier.claimant_of(dossier.claims["ua-2025-02-06-01"]).name in told


def test_summary_as_json_carries_claim_ids_and_raw_numbers(dossier) -> None:
    told = json.loads(run("summary", "--format", "json").stdout)
    by_claim = {figure["claim"]: figure for figure in told["figures"]}
    core = {claim.id for claim in dossier.claims.values() if dossier.is_core(claim)}
    assert set(by_claim) == core
    casualties = by_claim["ua-2025-02-06-01"]
    assert (casualties["value"], casualties["precision"]) == (39900, "about")
    assert told["provenance"]["sha256"] == dossier.fingerprint


def test_summary_is_one_screen_of_a_terminal() -> None:
    lines = run("summary").stdout.splitlines()
    assert len(lines) <= 60 and max(map(len, lines)) <= 80


def test_summary_is_written_whole_to_a_file_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "summary.html"
    answer = run("summary", "--format", "html", "-o", str(path))
    assert (answer.returncode, answer.stdout) == (0, "")
    page = path.read_text("utf-8")
    assert page == run("summary", "--format", "html").stdout and "39,900" in page
    nowhere = run("summary", "-o", str(tmp_path / "no" / "folder.txt"))
    assert nowhere.returncode == 3 and "could not be written" in nowhere.stderr
    itself = run("summary", "-o", resources.dossier_path())
    assert itself.returncode == 2 and "data file itself" in itself.stderr


def test_a_page_of_html_is_right_in_any_encoding() -> None:
    page = process("summary", "--format", "html", PYTHONIOENCODING="ascii", PYTHONUTF8="0").stdout
    assert page.isascii() and "&#8776; 39,900" in page


def test_core_switch_names_no_other_source() -> None:
    told = run("summary", "--core").stdout
    assert "core report only" in " ".join(told.split())
    assert "further sources" not in told


def test_output_without_unicode_keeps_its_qualifiers() -> None:
    answer = process("summary", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert answer.returncode == 0
    assert "\\u2248 39,900" in answer.stdout


def test_check_passes_on_the_shipped_file() -> None:
    answer = run("check", resources.dossier_path())
    assert answer.returncode == 0
    assert "no faults" in answer.stdout


def test_check_lists_all_faults_and_exits_1(tmp_path: Path) -> None:
    broken = package()
    claims = next(t for t in broken["resources"] if t["name"] == "claims")["data"]
    claims[0]["value"] = "12"
    claims[0]["precision"] = "roughly"
    path = tmp_path / "broken.json"
    path.write_bytes(to_bytes(broken))
    answer = run("check", str(path))
    assert answer.returncode == 1
    lines = answer.stderr.splitlines()
    assert any("claims" in line and "value" in line for line in lines)
    assert any("claims" in line and "precision" in line for line in lines)
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("command", [["summary"], ["check"], ["print", "-o", "out.pdf"], []])
def test_a_missing_file_is_one_sentence_and_exit_1(command: list[str], tmp_path: Path) -> None:
    answer = run(*command, str(tmp_path / "nowhere.json"))
    assert answer.returncode == 1
    assert len(answer.stderr.splitlines()) == 1
    assert "nowhere.json" in answer.stderr


def test_no_display_names_the_commands_that_need_none() -> None:
    answer = process(QT_QPA_PLATFORM="xcb")
    assert answer.returncode == 3
    assert "summary" in answer.stderr
    assert "print" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_dead_display_is_told_as_such() -> None:
    answer = process(QT_QPA_PLATFORM="", DISPLAY=":987")
    assert answer.returncode == 3
    assert ":987" in answer.stderr


def test_evidence_of_a_figure(dossier) -> None:
    told = run("evidence", "ua-2025-02-06-01").stdout
    assert "≈ 39,900" in told
    assert "paragraph 8" in told
    assert dossier.sources["liga-core"].address in told


@pytest.mark.parametrize("form", ["short", "line", "full"])
@pytest.mark.parametrize("record", ["ua-2025-02-06-01", "ev-2025-02-04", "st-nk-denied"])
def test_a_record_is_printed_in_each_form(dossier, record: str, form: str) -> None:
    from kursk_viewer.pages.shown import shown

    assert run("evidence", record, "--form", form).stdout == (
        getattr(shown(dossier, record), form) + "\n"
    )


def test_sources_are_listed_with_publisher_kind_and_use(dossier) -> None:
    told = run("sources").stdout
    for source in dossier.sources.values():
        assert source.publisher in told
        assert source.id in told


def test_a_reader_that_stops_reading_is_no_error() -> None:
    answer = subprocess.run(
        f'"{sys.executable}" -m kursk_viewer summary | head -n 1',
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.stderr == ""


def test_summary_imports_neither_qt_nor_numpy() -> None:
    code = (
        "import sys; from kursk_viewer.cli import main; main(['summary']);"
        "heavy = ('PySide6', 'numpy', 'pyqtgraph');"
        "print(sorted(m for m in heavy if m in sys.modules), file=sys.stderr)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stderr.strip() == "[]"


def source_package(text: str) -> dict:
    import hashlib

    built = package()
    built["core_document"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return built


def test_check_against_a_source_names_a_changed_digit(tmp_path: Path) -> None:
    claims = next(t for t in package()["resources"] if t["name"] == "claims")["data"]
    reports = next(t for t in package()["resources"] if t["name"] == "reports")["data"]
    measures = next(t for t in package()["resources"] if t["name"] == "measures")["data"]
    labels = {measure["id"]: measure["label"] for measure in measures}
    core = {report["id"] for report in reports if report.get("core")}
    told = [c for c in claims if c["report"] in core and c.get("paragraph")]
    stated = [c for c in told if "value" in c]
    assert stated, "the made-up package needs a core claim with a paragraph"
    blocks = [f"Block {number}" for number in range(1, 40)]
    for claim in told:
        number = f"{claim['value']:,}" if "value" in claim else ""
        qualifier = claim.get("stated_as", "around" if claim["precision"] == "about" else "")
        words = f"tells {qualifier} {number} {labels[claim['measure']]}"
        blocks[claim["paragraph"] - 1] += f" {words} of all that it counted."
    text = "\n\n".join(blocks)
    data, source = tmp_path / "data.json", tmp_path / "core.txt"
    data.write_bytes(to_bytes(source_package(text)))
    source.write_text(text, encoding="utf-8")
    assert run("check", str(data), "--source", str(source)).returncode == 0

    digits = f"{stated[0]['value']:,}"
    source.write_text(text.replace(digits, digits[:-1] + ("1" if digits[-1] != "1" else "2"), 1))
    changed = run("check", str(data), "--source", str(source))
    assert changed.returncode == 1
    assert stated[0]["id"] in changed.stderr
    assert "sha256" in changed.stderr

    source.write_text(text, encoding="utf-8")
    mistyped = source_package(text)
    rows = next(t for t in mistyped["resources"] if t["name"] == "claims")["data"]
    named = " ".join(row.get("formula", "") for row in rows).split()
    row = next(row for row in rows if row in stated and row["id"] not in named)
    row["value"] += 1
    data.write_bytes(to_bytes(mistyped))
    wrong = run("check", str(data), "--source", str(source))
    assert wrong.returncode == 1
    assert row["id"] in wrong.stderr


# What cannot be printed

WORDY = (
    ["summary"], ["summary", "--format", "json"], ["table", "timeline"], ["check"], ["sources"],
    ["evidence", "casualties"], ["evidence", "--list"],
)  # fmt: skip
needs_shell = pytest.mark.skipif(os.name != "posix", reason="closes streams as a Unix shell does")


def in_shell(
    arguments: list[str], redirection: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    command = " ".join([f'"{sys.executable}" -m kursk_viewer', *arguments, redirection])
    return subprocess.run(
        command,
        shell=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


@needs_shell
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
@pytest.mark.parametrize(("columns", "widest"), [(60, 60), (80, 80), (300, 100)])
def test_the_help_is_as_wide_as_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: int, widest: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = run("print", "--help").stdout
    assert widest - 20 < max(map(len, shown.splitlines())) <= widest


@pytest.mark.parametrize("arguments", [*WORDY, ["--help"]], ids=" ".join)
def test_a_full_disk_is_a_sentence_and_exit_3(arguments: list[str]) -> None:
    answer = in_shell(arguments, ">/dev/full")
    assert answer.returncode == 3
    assert answer.stderr.startswith("kursk-viewer: the output could not be written: ")
    assert len(answer.stderr.splitlines()) == 1


@needs_shell
@pytest.mark.parametrize("arguments", WORDY, ids=" ".join)
def test_a_closed_output_is_a_sentence_and_exit_3(arguments: list[str]) -> None:
    answer = in_shell(arguments, ">&-")
    assert answer.returncode == 3
    assert answer.stderr == "kursk-viewer: standard output is closed; nothing could be printed\n"
    assert in_shell(arguments, ">&- 2>&-").returncode == 3


@needs_shell
def test_a_pdf_needs_no_output_and_nothing_is_said_into_it(tmp_path: Path) -> None:
    made = []
    for number, closed in enumerate(("", ">&-", ">&- 2>&-", "<&- >&- 2>&-")):
        path = tmp_path / f"{number}.pdf"
        answer = in_shell(["print", "-o", str(path)], closed)
        assert (answer.returncode, answer.stderr) == (0, "")
        made.append(path.read_bytes())
    assert made[0].startswith(b"%PDF")
    assert set(made) == {made[0]}


@needs_shell
def test_a_window_that_cannot_open_says_nothing_where_nobody_listens() -> None:
    answer = in_shell([], ">&- 2>&-", QT_QPA_PLATFORM="xcb", DISPLAY=":987")
    assert (answer.returncode, answer.stdout, answer.stderr) == (3, "", "")


# Names


@pytest.mark.parametrize(
    "arguments",
    [[""], ["summary", ""], ["check", ""], ["check", "--source", ""], ["print", "-o", ""],
     ["evidence", "tanks", ""], ["evidence", "--list", ""]],
)  # fmt: skip
def test_an_empty_name_is_refused(arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.returncode == 2
    assert "empty" in answer.stderr
    assert answer.stdout == ""


def test_the_file_being_read_is_never_replaced(tmp_path: Path) -> None:
    path, link = tmp_path / "same.json", tmp_path / "link.pdf"
    path.write_bytes(to_bytes(package()))
    before = path.read_bytes()
    link.hardlink_to(path)
    for output in (path, link):
        answer = run("print", str(path), "-o", str(output))
        assert answer.returncode == 2
        assert "name another for the PDF" in answer.stderr
    assert path.read_bytes() == before
    shipped = run("print", "-o", resources.dossier_path())
    assert shipped.returncode == 2


def test_names_are_escaped_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb.json"
    for arguments in (["check", str(path)], ["evidence", "x\x1b[2J"], ["summary", "--x\x1b[2J"]):
        told = run(*arguments).stderr
        assert told and "\x1b" not in told
    path.write_bytes(to_bytes(package()))
    answer = run("check", str(path))
    assert answer.returncode == 0
    assert "\x1b" not in answer.stdout
    assert len(answer.stdout.splitlines()) == 2


def test_faults_name_the_file_once(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    broken = package()
    broken["version"] = 5
    path.write_bytes(to_bytes(broken))
    for command in ("check", "summary"):
        (line,) = run(command, str(path)).stderr.splitlines()
        assert line.count("bad.json") == 1
    (line,) = run("check", str(tmp_path / "none.json")).stderr.splitlines()
    assert line.count("none.json") == 1


@pytest.mark.parametrize(
    "arguments",
    [["table", "timeline", "--core", "FILE"], ["table", "--core", "timeline", "FILE"],
     ["evidence", "total", "--core", "FILE"], ["evidence", "--core", "total", "FILE"],
     ["evidence", "--list", "--core", "FILE"], ["summary", "--core", "FILE", "--format", "json"],
     ["evidence", "FILE", "--list"]],
    ids=" ".join,
)  # fmt: skip
def test_options_may_stand_anywhere(arguments: list[str], tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_bytes(to_bytes(package()))
    answer = run(*(str(path) if word == "FILE" else word for word in arguments))
    assert (answer.returncode, answer.stderr) == (0, "")
    assert "0.1.0" in answer.stdout


# Records


@pytest.mark.parametrize("option", [[], ["--core"]])
def test_every_record_can_be_found_by_its_id(dossier, option: list[str]) -> None:
    from kursk_viewer.dossier.core_only import core_only
    from kursk_viewer.dossier.tables import TABLES

    shown = core_only(dossier) if option else dossier
    listed = {
        line.split()[0]
        for line in run("evidence", "--list", *option).stdout.splitlines()
        if line.startswith("  ")
    }
    assert listed == {name for table in TABLES for name in getattr(shown, table)}


def test_a_listing_takes_a_file_and_no_id(tmp_path: Path) -> None:
    path = tmp_path / "small.json"
    path.write_bytes(to_bytes(package()))
    assert "Staff of Alpha" in run("evidence", "--list", str(path)).stdout
    assert run("evidence", "--list", "tanks", str(path)).returncode == 2
    assert "evidence --list" in run("evidence").stderr


def test_an_unknown_id_says_where_ids_are_listed() -> None:
    told = run("evidence", "no-such").stderr
    assert "evidence --list" in told and "kursk-viewer sources" in told


def test_a_record_outside_the_core_document_is_said_to_be_there(dossier) -> None:
    other = next(c.id for c in dossier.claims.values() if not dossier.is_core(c))
    answer = run("evidence", other, "--core")
    assert answer.returncode == 2
    assert "leave out --core" in answer.stderr


def test_changes_of_the_data_are_listed_with_their_reasons(dossier) -> None:
    heading, *rows = run("sources", "--changes").stdout.splitlines()
    assert heading.split("\t") == ["Version", "Record", "Field", "From", "To", "Why"]
    assert len(rows) == len(dossier.changes)
    assert all(row.count("\t") == 5 and row.rsplit("\t", 1)[1] for row in rows)


def test_search_answers_a_question_and_lists_what_holds_its_words() -> None:
    told = run("search", "how", "many", "tanks", "did", "Russia", "lose?").stdout.splitlines()
    assert told[0].startswith("3 of 6 claims on this, ")
    assert max(map(len, told)) <= 80
    claim = " ".join(line.strip() for line in told).split("]")[1]
    assert "131 tanks" in claim and claim.endswith("[ua-2025-02-06-04")
    told = run("search", "--core", "who says", "48,000").stdout
    assert told.startswith("The core report has no such figure.\nLooked for: 48,000\n")
    assert run("search").returncode == 2


# Words and addresses in the place of a file


def test_a_file_may_be_named_by_its_address(tmp_path) -> None:
    path = tmp_path / "a b.json"
    path.write_bytes(to_bytes(package()))
    address = path.as_uri()
    local = address.replace("file:///", "file://localhost/")
    for known in (address, address.replace("///", "/"), local):
        assert run("check", known).returncode == cli.OK
    for foreign in ("https://page.example/a.json", "file://elsewhere/a.json"):
        refused = run("check", foreign)
        assert refused.returncode == cli.USAGE
        assert f"“{foreign}” is an address; save it" in refused.stderr


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("help", "--help"), ("version", "--version"), ("export", "print -o"),
        ("sumary", "did you mean `summary`"), ("nonsense", "neither a file nor a command"),
    ],
)  # fmt: skip
def test_a_word_that_is_no_command_is_told_what_to_write(word, told, monkeypatch, tmp_path) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run(word)
    assert refused.returncode == cli.USAGE and told in refused.stderr
    assert run(f"./{word}").returncode == cli.FILE_AT_FAULT


@pytest.mark.parametrize(
    ("arguments", "name", "begins"),
    [
        (["equipment"], "a.xlsx", b"PK"),
        (["claims", "--format", "xlsx"], "a", b"PK"),
        (["casualties"], "a.csv", b"Category,Of whom"),
        (["timeline", "--format", "csv-spreadsheet"], "a.csv", b"\xef\xbb\xbfDate,"),
        (["equipment", "--format", "md"], "a.md", b"## Reported"),
        (["claims"], "a.tsv", b"All claims\nCategory\t"),
    ],
)
def test_a_table_is_written_to_a_file_in_the_form_asked_for(
    tmp_path: Path, arguments: list[str], name: str, begins: bytes
) -> None:
    path = tmp_path / name
    done = run("table", *arguments, "-o", str(path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert path.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "xlsx"], "no text for a terminal"),
        (["-o", "a.ods"], "choose one with --format"),
        (["-o", resources.dossier_path(), "--format", "csv"], "is the data file itself"),
    ],
)
def test_a_table_that_cannot_be_written_so_is_refused(arguments: list[str], words: str) -> None:
    done = run("table", "equipment", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert not Path("a.ods").exists()


def test_a_table_in_the_terminal_needs_no_workbook_library() -> None:
    code = "import sys; from kursk_viewer.cli import main; main(['table', 'equipment', '--core'])"
    code += "; sys.exit('xlsxwriter' in sys.modules or 'PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_what_needs_no_parser_is_as_a_parser_makes_it() -> None:
    parser = window_parser()
    for given, options in cli._WINDOWS.items():
        assert vars(options) == vars(parser.parse_args(given))
    assert vars(cli._SUMMARY) == vars(command_parser("summary").parse_args([]))


def test_no_file_of_the_current_folder_is_taken_for_a_part_of_python(tmp_path: Path) -> None:
    for name in ("json", "argparse", "gettext", "enum", "hashlib"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(77)\n", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "kursk_viewer", "check"],
        capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert answer.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["print", "-o", "other.json"], 2),
        (["print", "-o", "new"], 2),
        (["print", "d.json", "-o", "d.uk.json"], 2),
        (["summary", "d.json", "-o", "d.uk.json"], 2),
        (["summary", "d.json", "--format", "json", "-o", "d.json.sha256"], 2),
        (["table", "claims", "d.json", "--format", "csv", "-o", "link"], 2),
        (["summary", "-o", "pipe"], 3),
        (["table", "claims", "-o", "pipe", "--format", "csv"], 3),
    ],
)
def test_no_dossier_nor_what_belongs_to_it_nor_a_device_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    names = ("d.json", "d.uk.json", "d.json.sha256", "other.json")
    for name in names:
        (tmp_path / name).write_bytes(to_bytes(package()))
    (tmp_path / "link").symlink_to("d.uk.json")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(os.listdir(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run(*arguments).returncode == code
    assert sorted(os.listdir(tmp_path)) == before
    for name in names:
        assert (tmp_path / name).read_bytes() == to_bytes(package())


def test_a_warning_ends_a_strict_check_and_no_other(tmp_path: Path) -> None:
    odd, sound = tmp_path / "odd.json", tmp_path / "sound.json"
    pack = package()
    sound.write_bytes(to_bytes(pack))
    odd.write_bytes(to_bytes({**pack, "colour": "red"}))
    assert run("check", str(odd)).returncode == 0
    done = run("check", "--strict", str(odd))
    assert done.returncode == 1
    assert "unknown field “colour”" in done.stderr
    assert "in order, 1 warning" in done.stdout
    assert run("check", "--strict", str(sound)).returncode == 0


def test_a_released_file_that_was_changed_ends_a_strict_check(tmp_path: Path) -> None:
    changed = tmp_path / "kursk.json"
    changed.write_bytes(Path(resources.dossier_path()).read_bytes().replace(b" 909,", b" 809,"))
    for strict, code in (((), 0), (("--strict",), 1)):
        done = run("check", *strict, str(changed))
        assert done.returncode == code
        assert "changed since release" in done.stderr


@pytest.mark.parametrize("sign", [";", "semicolon"])
def test_csv_is_parted_by_the_sign_asked_for(sign: str) -> None:
    lines = run("table", "equipment", "--format", "csv-spreadsheet", "--separator", sign).stdout
    assert lines.startswith("\ufeffCategory;Of whom;Claimant;")
    assert run("table", "equipment", "--format", "csv", "--separator", ",").stdout.startswith(
        "Category,Of whom,"
    )
    assert run("table", "equipment", "--separator", sign).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["check", "--", "-x.json"], 0, ""),
        (["table", "claims", "--", "-x.json"], 0, ""),
        (["summary", "--core", "--", "--core"], 0, ""),
        (["check", "-x.json"], 2, "unrecognized arguments"),
        (["check", "file:./a%2Fb.json"], 2, "is an address"),
        (["check", "file:///a%2Fb.json"], 2, "is an address"),
        (["check", "file:///a%00.json"], 2, "is an address"),
        (["check", "ftp://a/x.json"], 2, "is an address"),
        (["check", "x:y.json"], 0, ""),
        (["search", " ", ""], 2, "the words are empty"),
        (["timeline", "-o", "t.svg", "--words", "/(/"], 2, "--words: "),
        (["timeline", "-o", "t.svg", "--words", "> > 5"], 2, "--words: "),
    ],
)  # fmt: skip
def test_names_and_words_are_taken_for_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, says: str
) -> None:
    for name in ("-x.json", "--core", "x:y.json"):
        (tmp_path / name).write_bytes(to_bytes(package()))
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.returncode, says in done.stderr) == (code, True)
    assert not (tmp_path / "t.svg").exists()
