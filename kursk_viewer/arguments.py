"""What can be asked for on the command line, and the help for it."""

from __future__ import annotations

import argparse
import os

from kursk_viewer import __version__
from kursk_viewer.streams import printable
from kursk_viewer.translation import mark, ntr, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

COMMANDS = (
    "summary", "table", "chart", "timeline", "print", "check", "evidence", "search", "sources",
    "manual",
)  # fmt: skip
CHARTS = ("report", "over-time", "who-says", "equipment")
"""The charts that `chart` draws."""
WIDEST = 96
"""Columns of the help in a wide terminal."""
PAPERS = ("a3", "a4", "a5", "legal", "letter")
"""The papers that `print` knows."""
SEPARATORS = {"comma": ",", "semicolon": ";"}
TABLE_FORMATS = ("tsv", "csv", "csv-spreadsheet", "xlsx", "markdown", "json")
"""What `table` writes."""
TABS = ("summary", "equipment", "casualties", "timeline")


_OF_ARGPARSE = (
    mark("usage: "), mark("positional arguments"), mark("options"),
    mark("show this help message and exit"), mark("show program's version number and exit"),
    mark("%(prog)s: error: %(message)s\n"), mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"), mark("unrecognized arguments: %s"),
    mark("expected one argument"), mark("expected at least one argument"),
    mark("expected at most one argument"), mark("not allowed with argument %s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"), mark("ignored explicit argument %r"),
    mark("one of the arguments %s is required"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
)  # fmt: skip
"""What `argparse` says by itself; it looks its words up by these two names."""
argparse._ = tr  # type: ignore[attr-defined]
argparse.ngettext = ntr  # type: ignore[attr-defined]


class _Parser(argparse.ArgumentParser):
    """Help as wide as the terminal, up to `WIDEST`; the epilog stands as it is written."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        width = min(columns() - 2, WIDEST)
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog or None,
            formatter_class=lambda prog: argparse.HelpFormatter(prog, width=width),
        )

    def format_help(self) -> str:
        """The help; its epilog is a table, which is not to be filled."""
        epilog, self.epilog = self.epilog, None
        text = super().format_help()
        self.epilog = epilog
        return f"{text}\n{epilog}\n" if epilog else text

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


def columns() -> int:
    """The width of the terminal; `shutil`, which tells it too, takes longer than a command line."""
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        pass
    try:
        return os.get_terminal_size(1).columns
    except OSError:
        return 80


def file_name(name: str) -> str:
    """The name of a file; an empty one is a slip, such as an unset variable of a script.

    File managers and browsers hand over addresses: one of a file here is its name.
    """
    if not name:
        raise argparse.ArgumentTypeError(tr("the name is empty; write one or leave it out"))
    scheme, colon, rest = name.partition(":")
    scheme = scheme.casefold()
    address = rest.startswith("//") or scheme in ("file", "http", "https")
    if not colon or not address or os.path.exists(name):
        return name
    if scheme == "file":
        local = _local(rest)
        if local:
            return local
    raise argparse.ArgumentTypeError(
        tr("“{name}” is an address; save it as a file on this computer first").format(name=name)
    )


_NOT_IN_A_NAME = ("%2f", "%00")
"""No name of a file holds a slash or a zero: an address with one leads elsewhere than it says."""


def _local(rest: str) -> str:
    """The file that an address names after `file:`; empty where that is on another computer, or
    none."""
    from urllib.parse import unquote_to_bytes

    if rest.startswith("//"):
        host, _, path = rest[2:].partition("/")
        if host not in ("", "localhost"):
            return ""
        rest = f"/{path}"
    if any(sign in rest.casefold() for sign in _NOT_IN_A_NAME):
        return ""
    if os.name == "nt" and rest[2:3] == ":":
        rest = rest.lstrip("/")
    return os.fsdecode(unquote_to_bytes(rest)) if rest.startswith("/") or os.name == "nt" else ""


def window_parser() -> argparse.ArgumentParser:
    """The program without a command."""
    parser = _Parser(
        "kursk-viewer",
        tr(
            "Shows what was reported about the 2024-25 Kursk operation. Every figure is somebody's "
            "claim; this dossier verifies none."
        ),
        tr(
            "commands:\n"
            "  kursk-viewer summary [FILE]      print the summary (text, HTML, JSON …)\n"
            "  kursk-viewer table NAME [FILE]   print the tables of a tab, or all claims\n"
            "  kursk-viewer chart NAME -o F     write a chart as SVG, PNG or PDF\n"
            "  kursk-viewer timeline -o F       write the timeline as SVG, PNG or PDF\n"
            "  kursk-viewer print [FILE] -o F   write the summary as a PDF\n"
            "  kursk-viewer check [FILE]        list all faults of a data file\n"
            "  kursk-viewer evidence ID [FILE]  print the evidence behind one record\n"
            "  kursk-viewer evidence --list     list all records with their ids\n"
            "  kursk-viewer search WORDS…       answer a question, and find what holds its words\n"
            "  kursk-viewer sources [FILE]      list the sources\n"
            "  kursk-viewer manual [FILE]       print the manual\n"
            "Each has its own --help. A first argument that is no command is a file; write\n"
            "./summary for a file of that name.\n\n"
            "exit codes: 0 fine; 1 the file is at fault; 2 wrong usage;\n"
            "            3 no window could be opened or the output not written"
        ),
    )
    _file(parser)
    parser.add_argument("--tab", choices=TABS, help=tr("the tab to open on"))
    _switch(parser, "--fresh", tr("ignore what was remembered of the window"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--install-desktop",
        dest="desktop",
        action="store_const",
        const="install",
        help=tr(
            "put menu entry, icons, type of file, man page and completions where this user's "
            "desktop looks for them, and end"
        ),
    )
    ways.add_argument(
        "--uninstall-desktop",
        dest="desktop",
        action="store_const",
        const="uninstall",
        help=tr("take away what --install-desktop put, and end"),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"kursk-viewer {__version__}",
        help=tr("show program's version number and exit"),
    )
    return parser


def no_command(word: str) -> str:
    """A sentence about a first word that is neither a command nor a file; empty where it looks
    like the name of a file."""
    from difflib import get_close_matches

    if not word.isalpha():
        return ""
    if word == "help":
        return tr("`kursk-viewer --help` lists the commands; each has its own --help")
    if word == "version":
        return tr("`kursk-viewer --version` tells the version")
    if word in ("export", "pdf", "html"):
        return tr(
            "`kursk-viewer print -o OUT.pdf` writes a PDF, `summary --format html -o OUT.html` a "
            "page of HTML, and `table NAME` the tables"
        )
    near = get_close_matches(word, COMMANDS, 1)
    if near:
        return tr("“{word}” is neither a file nor a command; did you mean `{command}`?").format(
            word=word, command=near[0]
        )
    return tr(
        "“{word}” is neither a file nor a command; `kursk-viewer --help` lists the commands"
    ).format(word=word)


def command_parser(command: str) -> argparse.ArgumentParser:
    """One command."""
    about = {
        "summary": tr("Print the summary: every figure with qualifier, claimant and as-of date."),
        "table": tr("Print the tables of one tab, with all reports, series or events."),
        "chart": tr("Write a chart as a picture: SVG, PNG or PDF, as the window saves it."),
        "timeline": tr("Write the timeline as a picture: SVG, PNG or PDF, as the window saves it."),
        "print": tr("Write the summary as a PDF, as the window prints it."),
        "check": tr("List all faults of a data file; exit code 1 if there are any."),
        "evidence": tr("Print the evidence behind one record: claim, statement, event, source …"),
        "search": tr(
            "Answer a plain question by what the file says, then list what holds its words: "
            "how many, who says, when, where, is it disputed."
        ),
        "sources": tr("List the sources by publisher, with kind and use."),
        "manual": tr("Print the manual: what the marks, words, switches and keys mean."),
    }
    parser = _Parser(f"kursk-viewer {command}", about[command])
    _OWN[command](parser)
    return parser


def _switch(parser: argparse._ActionsContainer, name: str, told: str) -> None:
    parser.add_argument(name, action="store_true", help=told)


def _output(
    parser: argparse.ArgumentParser, told: str, *, metavar: str = "OUT", required: bool = False
) -> None:
    parser.add_argument(
        "-o", "--output", metavar=metavar, type=file_name, required=required, help=told
    )


def _file(
    parser: argparse.ArgumentParser,
    *,
    core: bool = False,
    name: str = "file",
    nargs: str | None = "?",
) -> None:
    shipped = tr("data file; the shipped one if left out")
    parser.add_argument(name, metavar="FILE", nargs=nargs, type=file_name, help=shipped)
    if core:
        _switch(parser, "--core", tr("say only what the core document says"))


def _summary(parser: argparse.ArgumentParser) -> None:
    _file(parser, core=True)
    _switch(parser, "--full", tr("with comparisons, notes and events; as HTML the full dossier"))
    parser.add_argument(
        "--format",
        choices=("text", "markdown", "html", "json"),
        default="text",
        help=tr(
            "plain text of at most one screen (if left out), Markdown, a page of HTML that stands "
            "alone, or JSON with all ids"
        ),
    )
    _output(parser, tr("the file to write; printed if left out"))


def _table(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        choices=(*TABS[1:], "claims"),
        help=tr("the tab whose tables to print, or every claim of the file, one a row"),
    )
    _file(parser, core=True)
    parser.add_argument(
        "--format",
        choices=TABLE_FORMATS,
        metavar="FORMAT",
        type=lambda name: "markdown" if name == "md" else name,
        help=tr(
            "{formats}: tsv if neither this nor the ending of OUT says another; csv is for "
            "programs, csv-spreadsheet and xlsx for spreadsheets of any language, these three with "
            "one figure a row; markdown and json, with all ids, are as shown"
        ).format(formats=", ".join(TABLE_FORMATS)),
    )
    _output(parser, tr("the file to write; printed if left out, which a workbook cannot be"))
    parser.add_argument(
        "--separator",
        metavar="SIGN",
        choices=(*SEPARATORS,),
        type=lambda sign: next((n for n, each in SEPARATORS.items() if each == sign), sign),
        help=tr(
            "what parts the columns of csv and csv-spreadsheet: comma, if this is left out, or "
            "semicolon, for spreadsheets of languages with a decimal comma"
        ),
    )


def _chart(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        choices=CHARTS,
        help=tr("one report as bars, claims over time, who says what, or equipment over time"),
    )
    _file(parser, core=True)
    _picture(parser)
    _period(parser)
    _switch(parser, "--log", tr("a logarithmic scale"))
    for option, metavar, told in (
        ("--report", "ID", tr("for report: another report than the core one")),
        ("--measure", "ID", tr("for over-time and who-says: killed, captured …")),
        ("--side", "ID", tr("for over-time and equipment: the claims of one side")),
        ("--about", "ID", tr("for who-says: whose losses, by the id of a party")),
        ("--category", "ID", tr("for equipment: tanks, artillery …")),
    ):
        parser.add_argument(option, metavar=metavar, default="", help=told)
    parser.add_argument(
        "--series",
        metavar="ID",
        action="append",
        default=[],
        help=tr("for over-time: a series by its id; may be given several times"),
    )


def _timeline(parser: argparse.ArgumentParser) -> None:
    _file(parser, core=True)
    _picture(parser)
    _period(parser)
    for option, told in (
        ("--lane", tr("only this lane, by the id of its category; may be given several times")),
        ("--side", tr("only what this side says; may be given several times")),
    ):
        parser.add_argument(option, metavar="ID", action="append", default=[], help=told)
    parser.add_argument("--words", default="", help=tr("only what holds these words or this date"))
    _switch(parser, "--disputed", tr("only what is contradicted or disputed"))


def _picture(parser: argparse.ArgumentParser) -> None:
    """Where a picture goes and how it looks."""
    _output(
        parser,
        tr("the file to write, .svg, .png or .pdf; one that is there is replaced"),
        required=True,
    )
    parser.add_argument(
        "--size",
        default="",
        help=tr("its width, or width and height: 1200, 1200x675, 180mm, 180x120mm"),
    )
    colours = parser.add_mutually_exclusive_group()
    _switch(colours, "--dark", tr("light on a dark ground"))
    _switch(colours, "--black-and-white", tr("black and greys, for such printers"))
    _switch(parser, "--transparent", tr("a clear ground"))
    _switch(
        parser,
        "--outlines",
        tr("letters of an SVG as outlines, the same in every program, not as text"),
    )


def _period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="begin", metavar="DATE", default="", help=tr("no earlier day than this")
    )
    parser.add_argument(
        "--to", dest="end", metavar="DATE", default="", help=tr("no later day than this")
    )


def _print(parser: argparse.ArgumentParser) -> None:
    _file(parser, core=True)
    _output(
        parser,
        tr("the PDF to write; one that is there is replaced"),
        metavar="OUT.pdf",
        required=True,
    )
    parser.add_argument(
        "--paper",
        "--size",
        metavar="PAPER",
        choices=PAPERS,
        type=str.lower,
        default="a4",
        help=tr("the size of the paper: {papers}; a4 if left out").format(papers=", ".join(PAPERS)),
    )
    forms = parser.add_mutually_exclusive_group()
    _switch(
        forms,
        "--handout",
        tr("two pages: the summary, then casualties over time and the main events"),
    )
    _switch(forms, "--full", tr("the full dossier rather than one page"))
    _switch(parser, "--mono", tr("black and white, as a proof for such printers"))
    _switch(parser, "--pdfa", tr("a PDF/A-1b, for archives"))


def _check(parser: argparse.ArgumentParser) -> None:
    _file(parser)
    _switch(
        parser,
        "--strict",
        tr(
            "exit code 1 for warnings too: for what is odd, and for a released file that was "
            "changed since, which is told in any case"
        ),
    )
    parser.add_argument(
        "--source",
        metavar="CORE.txt",
        type=file_name,
        help=tr(
            "also compare the core claims with your own copy of the core document's text, its "
            "paragraphs separated by empty lines"
        ),
    )


def _evidence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("record", metavar="ID", nargs="?", help=tr("id of the record"))
    _file(parser, core=True)
    parser.add_argument(
        "--form",
        choices=("short", "line", "full"),
        help=tr(
            "the record alone: as a cell, as a line or with all its limits, not the whole page"
        ),
    )
    _switch(parser, "--list", tr("list all records with their ids; takes no ID"))


def _search(parser: argparse.ArgumentParser) -> None:
    words = tr("words, figures, dates, a “quoted phrase”, or a question")
    parser.add_argument("words", metavar="WORDS", nargs="+", help=words)
    _file(parser, core=True, name="--file", nargs=None)


def _sources(parser: argparse.ArgumentParser) -> None:
    _file(parser, core=True)
    _switch(
        parser,
        "--changes",
        tr("list what changed in the data: version, record, field, from, to, why"),
    )


def _manual(parser: argparse.ArgumentParser) -> None:
    _file(parser)


_OWN = {
    "summary": _summary,
    "table": _table,
    "chart": _chart,
    "timeline": _timeline,
    "print": _print,
    "check": _check,
    "evidence": _evidence,
    "search": _search,
    "sources": _sources,
    "manual": _manual,
}
