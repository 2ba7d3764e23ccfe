"""The man page and the completions of shells, made from the parsers of the command line.

`python -m kursk_viewer.command_reference resources/share` writes them anew.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import NamedTuple

from kursk_viewer import __version__, arguments, translation
from kursk_viewer.translation import mark, tr

PROGRAM = "kursk-viewer"
ALIASES = (PROGRAM, "kursk-viewer-window")
RECORD, FILE, WORDS = "record", "file", "words"
"""What a value may be completed by; WORDS are those of its choices."""
_HEAD = "made from the parsers of the command line by python -m kursk_viewer.command_reference"
_TABLES = {
    "report": "reports", "measure": "measures", "side": "sides", "about": "parties",
    "category": "categories",
}  # fmt: skip
"""Of the records that an option takes, the table; an option that is not here takes those of all."""
_NO_RECORDS = ("series",)
"""Options whose ids are none of records."""


class Argument(NamedTuple):
    """An option or a positional argument.

    Attributes:
        names: `-o`, `--output`; none for a positional one
        value: what stands for its value in a synopsis; empty where it takes none
        choices: the values there are; empty where any may be given
        kind: by what its value is completed: RECORD, FILE, WORDS, or nothing
        table: of RECORD, the table of the records; empty for all
        help: what it means, in a sentence without its full stop
        required: whether it must be given
        many: whether several values may be given
        rivals: a number shared by options of which one at most may be given; -1 for none
    """

    names: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    kind: str
    table: str
    help: str
    required: bool
    many: bool
    rivals: int


class Command(NamedTuple):
    """A command by its name, the window by none; with what it does and takes."""

    name: str
    about: str
    arguments: tuple[Argument, ...]

    @property
    def options(self) -> tuple[Argument, ...]:
        """The arguments that have a name."""
        return tuple(argument for argument in self.arguments if argument.names)

    @property
    def positional(self) -> tuple[Argument, ...]:
        """The arguments that are known by their place."""
        return tuple(argument for argument in self.arguments if not argument.names)


def commands() -> tuple[Command, ...]:
    """The window, then all commands in their order."""
    window = _command("", arguments.window_parser())
    others = (_command(name, arguments.command_parser(name)) for name in arguments.COMMANDS)
    return (window, *others)


def _command(name: str, parser: argparse.ArgumentParser) -> Command:
    groups = [set(map(id, group._group_actions)) for group in parser._mutually_exclusive_groups]
    taken = []
    for action in parser._actions:
        rivals = next((n for n, group in enumerate(groups) if id(action) in group), -1)
        taken.append(_argument(action, rivals))
    return Command(name, parser.description or "", tuple(taken))


def _argument(action: argparse.Action, rivals: int) -> Argument:
    names = tuple(action.option_strings)
    choices = tuple(map(str, action.choices or ()))
    value = "" if action.nargs == 0 else "|".join(choices) or str(action.metavar or action.dest)
    if choices:
        kind = WORDS
    elif value == "ID" and action.dest not in _NO_RECORDS:
        kind = RECORD
    else:
        kind = FILE if action.type is arguments.file_name else ""
    return Argument(
        names=names,
        value=value,
        choices=choices,
        kind=kind,
        table=_TABLES.get(action.dest, ""),
        help=(action.help or "").replace("%%", "%"),
        required=action.required if names else action.nargs not in ("?", "*"),
        many=action.nargs in ("+", "*"),
        rivals=rivals,
    )


# The man page


def man_page() -> str:
    """The manual page of section 1, in roff."""
    window, *others = commands()
    section = tr("User Commands")
    lines = [
        f'.\\" {_HEAD.capitalize()}',
        f'.TH KURSK\\-VIEWER 1 "" "Kursk Viewer {__version__}" "{section}"',
        _section(tr("Name")),
        f"{_roff(PROGRAM)} \\- {_roff(tr(_PURPOSE))}",
        _section(tr("Synopsis")),
        *_synopses(window, *others),
        _section(tr("Description")),
        _roff(window.about),
        ".PP",
        _roff(tr(_ABOUT)),
        _section(tr("Options")),
        *_described(window),
        _section(tr("Commands")),
    ]
    for command in others:
        lines += [f".SS {_roff(command.name)}", _roff(command.about), *_described(command)]
    lines += [_section(tr("Exit status"))]
    for code, meaning in _exit_codes():
        lines += [".TP", f".B {code}", _roff(meaning)]
    lines += [_section(tr("Environment"))]
    for names, meaning in _ENVIRONMENT:
        lines += [".TP", names, _roff(tr(meaning))]
    lines += [_section(tr("Files")), ".TP", f".I {_roff(_SETTINGS)}", _roff(tr(_REMEMBERED))]
    lines += [_section(tr("Examples"))]
    for example, meaning in _EXAMPLES:
        lines += [".TP", f".B {_roff(example)}", _roff(tr(meaning))]
    lines += [_section(tr("Notes")), _roff(tr(_NOTHING_SENT)), ".PP"]
    lines += [_roff(tr(_EXPLAINED).format(command=f"{PROGRAM} manual"))]
    return "\n".join(lines) + "\n"


def ukrainian_man_page() -> str:
    """The same in Ukrainian."""
    shown = translation.language()
    translation.choose("uk")
    try:
        return man_page()
    finally:
        translation.choose(shown)


_PURPOSE = mark("read what was reported about the Kursk operation, claim by claim")
_ABOUT = mark(
    "Without a command it opens a window on FILE, a dossier: one data file that says of every "
    "figure who claimed it, about whom, as of when, how exactly, and in which source. The commands "
    "print or write the same pages without a window."
)
_ENVIRONMENT = (
    (
        ".BR LANGUAGE , \\ LC_ALL , \\ LC_MESSAGES , \\ LANG",
        mark("The language of the interface, in this order; the window may choose another in its "
             "menu View."),
    ),
    (".B QT_QPA_PLATFORM", mark("How Qt reaches the display: wayland, xcb, offscreen.")),
    (
        ".B XDG_DATA_HOME",
        mark("Where --install-desktop puts menu entry, icons, type of file, man page and "
             "completions; ~/.local/share if it is not set."),
    ),
)  # fmt: skip
_SETTINGS = "~/.config/kursk-viewer/kursk-viewer.ini"
_REMEMBERED = mark("What the window remembers: its place, its tab, recent files.")
_EXAMPLES = (
    ("kursk-viewer summary", mark("Print every figure of the core report on one screen.")),
    ("kursk-viewer search who says 39,900", mark("Answer by the claims of all who speak of it.")),
    ("kursk-viewer print --full -o dossier.pdf", mark("Write the full dossier as a PDF.")),
    ("kursk-viewer check my.dossier.json", mark("List all faults of a data file.")),
)
_NOTHING_SENT = mark("The program opens no network connection, and sends nothing anywhere.")
_EXPLAINED = mark("The words of a dossier are explained by {command}.")


def _section(title: str) -> str:
    return f".SH {title.upper()}"


def _exit_codes() -> list[tuple[str, str]]:
    epilog = arguments.window_parser().epilog or ""
    told = epilog.rpartition("\n\n")[2].partition(":")[2]
    return re.findall(r"(\d) ([^;]+)", " ".join(told.split()))


def _synopses(*shown: Command) -> list[str]:
    lines = []
    for command in shown:
        parts = [f"\\fB{_roff(f'{PROGRAM} {command.name}'.strip())}\\fR"]
        parts += [_bracketed(argument) for argument in command.positional]
        groups: dict[object, list[Argument]] = {}
        for place, argument in enumerate(command.options):
            if "--help" not in argument.names:
                shared = argument.rivals if argument.rivals >= 0 else f"alone {place}"
                groups.setdefault(shared, []).append(argument)
        for group in groups.values():
            told = " | ".join(_in_synopsis(argument) for argument in group)
            parts.append(told if group[0].required else f"[{told}]")
        lines += [" ".join(parts), ".br"]
    return lines[:-1]


def _bracketed(argument: Argument) -> str:
    told = f"\\fI{_roff(argument.value)}\\fR" + ("..." if argument.many else "")
    return told if argument.required else f"[{told}]"


def _in_synopsis(argument: Argument) -> str:
    name = f"\\fB{_roff(argument.names[0])}\\fR"
    return f"{name} \\fI{_roff(argument.value)}\\fR" if argument.value else name


def _described(command: Command) -> list[str]:
    lines = []
    for argument in command.arguments:
        if command.name and "--help" in argument.names:
            continue
        if argument.names:
            named = ", ".join(f"\\fB{_roff(name)}\\fR" for name in argument.names)
            value = f" \\fI{_roff(argument.value)}\\fR" if argument.value else ""
            lines += [".TP", named + value]
        else:
            lines += [".TP", f"\\fI{_roff(argument.value)}\\fR"]
        lines.append(_roff(f"{argument.help}."))
    return lines


def _roff(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped


# Completions

_AWK = '/^[a-z]+$/ { table = $1 } /^  [^ ]/ && (wanted == "" || wanted == table)'
"""Picks from the list of all records those of a table."""
_TAB = 'print id "\\t" $0'
_COLONS = 'gsub(/:/, "\\\\:"); print id ":" $0'
_LABELLED = 'id = $1; sub(/^ +[^ ]+ */, ""); '


def _listed(then: str) -> str:
    """A command that lists the records of the table `$1`, or all; `then` prints each."""
    return f"kursk-viewer evidence --list 2>/dev/null | awk -v wanted=\"$1\" '{_AWK} {{ {then} }}'"


def bash() -> str:
    """The completion of bash."""
    window, *others = commands()
    lines = [
        f"# Completion of bash for {PROGRAM},",
        f"# {_HEAD}",
        "",
        "_kursk_viewer_records() {",
        f"    {_listed('print $1')}",
        "}",
        "",
        "_kursk_viewer() {",
        "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}",
        "    local command= words= records= files= place=0 first=1 valued i",
        '    if [[ $current == "=" ]]; then current=; '
        'elif [[ $before == "=" ]]; then before=${COMP_WORDS[COMP_CWORD - 2]}; fi',
        "    if ((COMP_CWORD > 1)); then",
        "        case ${COMP_WORDS[1]} in",
        f"        {'|'.join(command.name for command in others)})",
        "            command=${COMP_WORDS[1]} first=2 ;;",
        "        esac",
        "    fi",
        "    case $command in",
    ]
    for command in (*others, window):
        valued = [" ".join(option.names) for option in command.options if option.value]
        lines.append(f"    {command.name or '*'}) valued=' {' '.join(valued)} ' ;;")
    lines += [
        "    esac",
        "    for ((i = first; i < COMP_CWORD; i++)); do",
        '        if [[ $valued == *" ${COMP_WORDS[i]} "* ]]; then',
        "            ((i++))",
        '            [[ ${COMP_WORDS[i]} == "=" ]] && ((i++))',
        "        elif [[ ${COMP_WORDS[i]} != -* ]]; then",
        "            ((place++))",
        "        fi",
        "    done",
        "    case $command in",
    ]
    for command in (*others, window):
        lines += [f"    {command.name or '*'})", "        case $before in"]
        for option in command.options:
            if option.value:
                lines.append(f"        {'|'.join(option.names)}) {_bash_value(option)} ;;")
        names = " ".join(name for option in command.options for name in option.names)
        lines += [
            "        *)",
            f'            if [[ $current == -* ]]; then words="{names}"; else case $place in',
        ]
        first = command is window
        for place, argument in enumerate(command.positional):
            pattern = "*" if argument.many else place
            begin = f'words="{" ".join(arguments.COMMANDS)}" ' if first and place == 0 else ""
            lines.append(f"            {pattern}) {begin}{_bash_value(argument)} ;;")
        lines += ["            esac; fi ;;", "        esac ;;"]
    lines += [
        "    esac",
        '    [[ $records ]] && words=$(_kursk_viewer_records "${records#all}")',
        '    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")',
        "    if [[ $files ]]; then",
        "        compopt -o filenames 2>/dev/null",
        '        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")',
        "    fi",
        "}",
        "",
        f"complete -F _kursk_viewer {' '.join(ALIASES)}",
    ]
    return "\n".join(lines) + "\n"


def _bash_value(argument: Argument) -> str:
    if argument.kind == WORDS:
        return f'words="{" ".join(argument.choices)}"'
    if argument.kind == RECORD:
        return f"records={argument.table or 'all'}"
    return "files=1" if argument.kind == FILE else ":"


def zsh() -> str:
    """The completion of zsh."""
    window, *others = commands()
    lines = [
        f"#compdef {' '.join(ALIASES)}",
        f"# Completion of zsh for {PROGRAM},",
        f"# {_HEAD}",
        "",
        "_kursk_viewer_records() {",
        "  local -a records",
        f'  records=(${{(f)"$({_listed(f"{_LABELLED}{_COLONS}")})"}})',
        "  _describe -t records record records",
        "}",
        "",
        "_kursk_viewer_first() {",
        "  local -a commands=(",
        *(f"    {_quoted(f'{command.name}:{command.about}')}" for command in others),
        "  )",
        "  _alternative 'commands:command:{_describe -t commands command commands}' "
        "'files:file:_files'",
        "}",
        "",
        "if (( CURRENT > 2 )); then",
        "  case $words[2] in",
    ]
    for command in others:
        lines += [
            f"  {command.name})",
            "    shift words; (( CURRENT-- ))",
            f"    _arguments -s{_zsh_arguments(command)}",
            "    return ;;",
        ]
    first = _zsh_arguments(window).replace(":_files'", ":_kursk_viewer_first'", 1)
    lines += ["  esac", "fi", f"_arguments -s{first}"]
    return "\n".join(lines) + "\n"


def _zsh_arguments(command: Command) -> str:
    specs = []
    for option in command.options:
        others = " ".join(
            name
            for other in command.options
            if other is option or (option.rivals >= 0 and other.rivals == option.rivals)
            for name in other.names
        )
        value = f":{_zsh_plain(option.value)}:{_zsh_value(option)}" if option.value else ""
        help_ = option.help.replace("[", "(").replace("]", ")")
        specs += [f"({others}){name}[{help_}]{value}" for name in option.names]
    for argument in command.positional:
        begin = "*:" if argument.many else (":" if argument.required else "::")
        specs.append(f"{begin}{_zsh_plain(argument.value)}:{_zsh_value(argument)}")
    return "".join(f" \\\n      {_quoted(spec)}" for spec in specs)


def _zsh_plain(text: str) -> str:
    return text.replace(":", "\\:")


def _zsh_value(argument: Argument) -> str:
    if argument.kind == WORDS:
        return f"({' '.join(argument.choices)})"
    if argument.kind == RECORD:
        return f" _kursk_viewer_records {argument.table}".rstrip()
    return "_files" if argument.kind == FILE else " "


def fish() -> str:
    """The completion of fish."""
    window, *others = commands()
    lines = [
        f"# Completion of fish for {PROGRAM},",
        f"# {_HEAD}",
        "",
        "function __kursk_viewer_records",
        f"    {_listed(_LABELLED + _TAB).replace('$1', '$argv[1]', 1)}",
        "end",
        "",
    ]
    first = "__fish_use_subcommand"
    for program in ALIASES:
        lines += [_fish_option(program, first, option) for option in window.options]
    for command in others:
        lines.append(
            f"complete -c {PROGRAM} -n {first} -a {command.name} -d {_quoted(command.about)}"
        )
    for command in others:
        seen = _quoted(f"__fish_seen_subcommand_from {command.name}")
        if not any(argument.kind == FILE for argument in command.positional):
            lines.append(f"complete -c {PROGRAM} -n {seen} -f")
        lines += [_fish_option(PROGRAM, seen, option) for option in command.options]
        lines += [
            f"complete -c {PROGRAM} -n {seen}{_fish_value(argument)} -d {_quoted(argument.help)}"
            for argument in command.positional
            if argument.kind in (WORDS, RECORD)
        ]
    return "\n".join(lines) + "\n"


def _fish_option(program: str, condition: str, option: Argument) -> str:
    names = "".join(
        f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names
    )
    value = ""
    if option.value:
        value = f"{' -rF' if option.kind == FILE else ' -x'}{_fish_value(option)}"
    return f"complete -c {program} -n {condition}{names}{value} -d {_quoted(option.help)}"


def _fish_value(argument: Argument) -> str:
    if argument.kind == WORDS:
        return f" -a {_quoted(' '.join(argument.choices))}"
    if argument.kind == RECORD:
        return f" -a '({' '.join(filter(None, ('__kursk_viewer_records', argument.table)))})'"
    return ""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "’") + "'"


# All of them

FILES = {
    "man/man1/kursk-viewer.1": man_page,
    "man/uk/man1/kursk-viewer.1": ukrainian_man_page,
    "bash-completion/completions/kursk-viewer": bash,
    "zsh/site-functions/_kursk-viewer": zsh,
    "fish/vendor_completions.d/kursk-viewer.fish": fish,
}
"""What is made, by its place in a folder `share`."""


def main(share: str) -> None:
    """Write all of them into a folder `share`; what is in no language of its own, in English."""
    translation.choose(translation.SOURCE_LANGUAGE)
    for name, made in FILES.items():
        path = os.path.join(share, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(made())


if __name__ == "__main__":
    main(sys.argv[1])
