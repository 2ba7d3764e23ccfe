"""The man page and the completions: made from the parsers, current, and of use in a shell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest
from test_desktop_identity import SHARE

from kursk_viewer import arguments, command_reference
from kursk_viewer.command_reference import FILES, commands

MAN = SHARE / "man" / "man1" / "kursk-viewer.1"
BASH = SHARE / "bash-completion" / "completions" / "kursk-viewer"


@pytest.mark.parametrize("name", FILES)
def test_what_is_shipped_is_what_the_parsers_say(name: str) -> None:
    path = SHARE.joinpath(*name.split("/"))
    assert path.read_text("utf-8") == FILES[name](), (
        "run: python -m kursk_viewer.command_reference resources/share"
    )


@pytest.mark.parametrize("name", FILES)
def test_every_command_and_option_is_in_each(name: str) -> None:
    text = FILES[name]().replace("\\-", "-")
    for command in commands():
        assert command.name in text
        for option in command.options:
            for spelling in option.names:
                long = f"-l {spelling[2:]}" if name.endswith(".fish") else spelling
                assert long in text or f"-s {spelling[1:]}" in text, (name, command.name, spelling)


def test_the_reader_of_parsers_sees_what_a_user_does() -> None:
    found = {command.name: command for command in commands()}
    assert list(found) == ["", *arguments.COMMANDS]
    for name in arguments.COMMANDS:
        told = arguments.command_parser(name).format_help()
        named = {spelling for option in found[name].options for spelling in option.names}
        assert named == set(re.findall(r"(?<![\w-])--?[a-z-]+", told))
    record = found["evidence"].positional[0]
    assert (record.kind, record.required) == (command_reference.RECORD, False)
    output = next(o for o in found["print"].options if "--output" in o.names)
    assert (output.kind, output.required) == (command_reference.FILE, True)


def test_the_exit_codes_are_in_the_manual_page() -> None:
    told = MAN.read_text("utf-8").partition(".SH EXIT STATUS")[2].partition(".SH")[0]
    assert re.findall(r"^\.B (\d)$", told, re.MULTILINE) == ["0", "1", "2", "3"]


def test_groff_has_nothing_to_say_against_the_manual_page() -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("groff is not on this machine")
    command = [groff, "-Kutf8", "-Tutf8", "-mandoc", "-ww", str(MAN)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True)
    assert shown.stderr == "" and "EXIT STATUS" in re.sub(r"\x1b\[\d+m|.\x08", "", shown.stdout)


COMPLETING = """
kursk-viewer() { "$PYTHON" -m kursk_viewer "$@"; }
source "$SCRIPT"
while IFS= read -r line; do
    read -ra COMP_WORDS <<< "$line"
    [[ $line == *" " ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
    _kursk_viewer 2>/dev/null
    echo "${COMPREPLY[*]}"
done
"""


def test_bash_completes_commands_values_records_and_files(tmp_path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not on this machine")
    (tmp_path / "some.json").touch()
    wanted = {
        "kursk-viewer summ": ["summary"],
        "kursk-viewer --tab t": ["timeline"],
        "kursk-viewer so": ["sources", "some.json"],
        "kursk-viewer summary --fu": ["--full"],
        "kursk-viewer summary --format ": ["text", "markdown", "html", "json"],
        "kursk-viewer table equipment so": ["some.json"],
        "kursk-viewer print --paper = le": ["legal", "letter"],
        "kursk-viewer print -o so": ["some.json"],
        "kursk-viewer evidence --form line ua-2025-02-06-01": ["ua-2025-02-06-01"],
        "kursk-viewer evidence ua-2025-02-06-01 so": ["some.json"],
        "kursk-viewer chart over-time --side r": ["russia"],
        "kursk-viewer search so": [],
    }
    answer = subprocess.run(
        [bash, "--norc", "-c", COMPLETING],
        input="\n".join(wanted) + "\n", capture_output=True, text=True, cwd=tmp_path, check=True,
        env={"PYTHON": sys.executable, "SCRIPT": str(BASH), "PATH": "/usr/bin:/bin",
             "PYTHONPATH": str(SHARE.parents[1])},
    )  # fmt: skip
    told = [line.split() for line in answer.stdout.splitlines()]
    assert dict(zip(wanted, told, strict=True)) == wanted
