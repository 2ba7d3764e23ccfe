"""The command line: the same pages as the window. Qt is imported only by commands that draw."""

from __future__ import annotations

import argparse
import gc
import os
import sys

from kursk_viewer import __version__, resources
from kursk_viewer.translation import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from kursk_viewer.dossier.model import Dossier

OK, FILE_AT_FAULT, USAGE, CANNOT_OUTPUT = 0, 1, 2, 3

COMMANDS = ("summary", "print", "check", "evidence", "sources")
TABS = ("summary", "equipment", "casualties", "timeline")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; give 0 if all is well, 1 for a faulty file, 2 for usage, 3 for no output.

    A command ends before its garbage matters, so none is collected, nor sought at the end. A
    window collects it again once it has painted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    gc.disable()
    try:
        if arguments and arguments[0] in COMMANDS:
            options = _command_parser(arguments[0]).parse_args(arguments[1:])
            code: int = _RUN[arguments[0]](options)
        else:
            code = _window(_window_parser().parse_args(arguments))
        sys.stdout.flush()
        gc.freeze()
        return code
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return OK
    except KeyboardInterrupt:
        return 130


def say(sentence: str) -> None:
    """One plain sentence on standard error."""
    print(f"kursk-viewer: {sentence}", file=sys.stderr)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kursk-viewer",
        description=tr(
            "Shows a dossier of what was reported about the 2024-25 Kursk operation. All figures "
            "are claims by parties to a war, not independently verified."
        ),
        epilog=tr(
            "commands:\n"
            "  kursk-viewer summary [FILE]      print the summary (text, Markdown or JSON)\n"
            "  kursk-viewer print [FILE] -o F   write the summary as a PDF\n"
            "  kursk-viewer check FILE          list all faults of a data file\n"
            "  kursk-viewer evidence ID [FILE]  print the evidence behind one record\n"
            "  kursk-viewer sources [FILE]      list the sources\n"
            "Each has its own --help. A first argument that is no command is a file; write\n"
            "./summary for a file of that name.\n\n"
            "exit codes: 0 fine; 1 the file is at fault; 2 wrong usage;\n"
            "            3 no window could be opened or the output not written"
        ),
        formatter_class=_formatter,
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=tr("data file; the shipped one if left out")
    )
    parser.add_argument("--tab", choices=TABS, help=tr("the tab to open on"))
    parser.add_argument(
        "--fresh", action="store_true", help=tr("ignore what was remembered of the window")
    )
    parser.add_argument("--version", action="version", version=_version())
    return parser


def _formatter(prog: str) -> argparse.HelpFormatter:
    """A fixed width spares the import of `shutil`, which asks the terminal for its own."""
    return argparse.RawDescriptionHelpFormatter(prog, width=96)


def _version() -> str:
    return f"kursk-viewer {__version__}"


def _command_parser(command: str) -> argparse.ArgumentParser:
    about = {
        "summary": tr("Print the summary: every figure with qualifier, claimant and as-of date."),
        "print": tr("Write the summary as a PDF, as the window prints it."),
        "check": tr("List all faults of a data file; exit code 1 if there are any."),
        "evidence": tr("Print the evidence behind one record: claim, statement, event, source …"),
        "sources": tr("List the sources by publisher, with kind and use."),
    }
    parser = argparse.ArgumentParser(
        prog=f"kursk-viewer {command}", description=about[command], formatter_class=_formatter
    )
    file_help = tr("data file; the shipped one if left out")
    core_help = tr("say only what the core document says")
    if command == "evidence":
        parser.add_argument("record", metavar="ID", help=tr("id of the record"))
    if command == "check":
        parser.add_argument("file", metavar="FILE", nargs="?", help=file_help)
        parser.add_argument(
            "--source",
            metavar="TEXT",
            help=tr("also compare the core claims with this core document"),
        )
        return parser
    parser.add_argument("file", metavar="FILE", nargs="?", help=file_help)
    parser.add_argument("--core", action="store_true", help=core_help)
    if command == "summary":
        parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    if command == "print":
        parser.add_argument("-o", "--output", metavar="OUT.pdf", required=True)
        parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
        parser.add_argument(
            "--full", action="store_true", help=tr("the full dossier rather than one page")
        )
        parser.add_argument(
            "--mono", action="store_true", help=tr("black and white, as a proof for such printers")
        )
    return parser


def _open(path: str | None, *, core: bool = False) -> Dossier | None:
    from kursk_viewer.dossier import shipped
    from kursk_viewer.dossier.faults import DossierError

    try:
        if path is None:
            dossier = shipped.load()
        else:
            from kursk_viewer.dossier.loading import load_file

            dossier = load_file(path)
    except DossierError as error:
        for fault in error.faults:
            say(fault.sentence())
        return None
    if core:
        from kursk_viewer.dossier.core import core_only

        return core_only(dossier)
    return dossier


def _summary(options: argparse.Namespace) -> int:
    dossier = _open(options.file, core=options.core)
    if dossier is None:
        return FILE_AT_FAULT
    from kursk_viewer.output import summary_text
    from kursk_viewer.pages.summary import summary

    page = summary(dossier)
    if options.format == "json":
        print(summary_text.as_json(page, dossier))
    elif options.format == "markdown":
        print(summary_text.as_markdown(page))
    else:
        print(summary_text.as_text(page))
    return OK


def _check(options: argparse.Namespace) -> int:
    path = options.file or resources.dossier_path()
    dossier = _open(path)
    if dossier is None:
        return FILE_AT_FAULT
    for warning in dossier.warnings:
        say(tr("warning: {text}").format(text=warning))
    if options.source:
        from kursk_viewer.dossier.source_check import SourceError, compare

        try:
            faults = compare(dossier, options.source)
        except SourceError as error:
            say(str(error))
            return FILE_AT_FAULT
        for fault in faults:
            say(fault.sentence())
        if faults:
            return FILE_AT_FAULT
    from kursk_viewer.output.check_text import checked

    print(checked(dossier, path, with_source=bool(options.source)))
    return OK


def _evidence(options: argparse.Namespace) -> int:
    dossier = _open(options.file, core=options.core)
    if dossier is None:
        return FILE_AT_FAULT
    from kursk_viewer.output.evidence_text import as_text
    from kursk_viewer.pages.evidence import evidence
    from kursk_viewer.pages.provenance import provenance

    page = evidence(dossier, options.record)
    if page is None:
        say(
            tr("no record has the id “{id}”; `summary --format json` lists ids").format(
                id=options.record
            )
        )
        return USAGE
    print(as_text(page, provenance(dossier)))
    return OK


def _sources(options: argparse.Namespace) -> int:
    dossier = _open(options.file, core=options.core)
    if dossier is None:
        return FILE_AT_FAULT
    from kursk_viewer.output.sources_text import as_text
    from kursk_viewer.pages.sources import sources

    print(as_text(sources(dossier)))
    return OK


def _print(options: argparse.Namespace) -> int:
    dossier = _open(options.file, core=options.core)
    if dossier is None:
        return FILE_AT_FAULT
    os.environ.setdefault("QT_HASH_SEED", "0")  # the order of resources in a PDF follows it
    try:
        from kursk_viewer.output.errors import OutputError
        from kursk_viewer.output.pdf import write_pdf
    except ImportError as error:
        say(_missing_library(error))
        return CANNOT_OUTPUT
    try:
        write_pdf(
            dossier, options.output, paper=options.paper, full=options.full, mono=options.mono
        )
    except OutputError as error:
        say(str(error))
        return CANNOT_OUTPUT
    return OK


def _window(options: argparse.Namespace) -> int:
    dossier = _open(options.file)
    if dossier is None:
        return FILE_AT_FAULT
    from kursk_viewer import display

    obstacle = display.obstacle()
    if obstacle:
        say(obstacle)
        return CANNOT_OUTPUT
    try:
        from kursk_viewer.ui.launch import run
    except ImportError as error:
        say(_missing_library(error))
        return CANNOT_OUTPUT
    path = options.file or resources.dossier_path()
    return run(dossier, path, tab=options.tab, fresh=options.fresh)


def _missing_library(error: ImportError) -> str:
    from kursk_viewer import display

    return display.missing_library(str(error))


_RUN = {
    "summary": _summary,
    "print": _print,
    "check": _check,
    "evidence": _evidence,
    "sources": _sources,
}
