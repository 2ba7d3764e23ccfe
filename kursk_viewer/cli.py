"""The command line: the same pages as the window. Qt is imported only by commands that draw."""

from __future__ import annotations

import gc
import os
import sys

from kursk_viewer import resources, streams, translation
from kursk_viewer.streams import warn, write_out
from kursk_viewer.translation import mark, tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from typing import Any, NoReturn

    from kursk_viewer.dossier.model import Dossier

OK, FILE_AT_FAULT, USAGE, CANNOT_OUTPUT = 0, 1, 2, 3


def window_main() -> int:
    """Open the window as a desktop does it, without a terminal: see `main`."""
    return main(terminal=False)


def main(argv: Sequence[str] | None = None, *, terminal: bool = True) -> int:
    """Run a command; give 0 if all is well, 1 for a faulty file, 2 for usage, 3 for no output.

    Where there is no terminal, there are no commands but the window, and it tells the faults of a
    file itself, on the dossier that ships with the program.

    A command ends before its garbage matters, so none is collected, nor sought at the end. A
    window collects it again once it has painted. Without `argv`, as the program itself, a command
    that drew nothing ends the process: the system takes back at once what the interpreter would
    take apart piece by piece.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if argv is None:
        _end_quietly_at_ctrl_c()
    streams.guard_standard_streams()
    gc.disable()
    code = _guarded(arguments, terminal=terminal, process=argv is None)
    if code is None:
        warn(tr("there is not enough memory for this file; close other programs or split it"))
        return CANNOT_OUTPUT
    return code


def _guarded(arguments: list[str], *, terminal: bool, process: bool) -> int | None:
    """Run a command; None where memory ran out, which is told once what was taken is given back."""
    try:
        code = _run(arguments, terminal=terminal)
        streams.flush()
        if process and "PySide6" not in sys.modules:
            os._exit(code)
        gc.freeze()
        return code
    except streams.NotWrittenError as error:
        warn(str(error))
        return CANNOT_OUTPUT
    except BrokenPipeError:
        return OK
    except MemoryError:
        return None
    except KeyboardInterrupt:
        return 130


def _end_quietly_at_ctrl_c() -> None:
    """Let Ctrl+C end the process as it ends any other: an exception in the midst of an import or of
    Qt's painting would be told as a fault of the program. Who ignores it goes on ignoring it."""
    from kursk_viewer.lean import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


class _Plain:
    """What a parser makes of the arguments that are given most often, which need none: loading
    `argparse` takes a fifth of the time in which the summary is printed."""

    def __init__(self, **options: object) -> None:
        self.__dict__.update(options)


_SUMMARY = _Plain(file=None, core=False, full=False, format="text", output=None)
_WINDOWS = {
    (): _Plain(file=None, tab=None, fresh=False, desktop=None),
    ("--fresh",): _Plain(file=None, tab=None, fresh=True, desktop=None),
}


def _run(arguments: list[str], *, terminal: bool) -> int:
    """Run a command to its end, or to where it is refused: an import that fails is of a library
    that only commands that draw need."""
    try:
        return _chosen(arguments, terminal=terminal)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else OK
    except ImportError as error:
        warn(_missing_library(error))
        return CANNOT_OUTPUT


def _chosen(arguments: list[str], *, terminal: bool) -> int:
    plain: Any = _WINDOWS.get(tuple(arguments))
    if plain is not None:
        return _window(plain, terminal=terminal)
    if terminal and arguments == ["summary"]:
        plain = _SUMMARY
        return OK if _kept_summary() else _summary(plain)
    from kursk_viewer.arguments import COMMANDS, command_parser, window_parser

    if terminal and arguments and arguments[0] in COMMANDS:
        command, *rest = arguments
        parser = command_parser(command)
        rest = _names_after_two_dashes(rest) if command != "search" else rest
        options = parser.parse_intermixed_args(rest) if rest else parser.parse_args(rest)
        return _RUN[command](options)
    options = window_parser().parse_args(arguments)
    if options.desktop is not None:
        return _desktop(options.desktop)
    return _window(options, terminal=terminal)


def _refuse(sentence: str, code: int = USAGE) -> NoReturn:
    """End the command with a sentence on standard error."""
    warn(sentence)
    raise SystemExit(code)


def _names_after_two_dashes(arguments: list[str]) -> list[str]:
    """The arguments in which what follows “--” is a name, though it may begin as an option does."""
    if "--" not in arguments:
        return arguments
    place = arguments.index("--")
    names = (f"./{name}" if name.startswith("-") else name for name in arguments[place + 1 :])
    return [*arguments[:place], *names]


def _path(options: argparse.Namespace) -> str:
    return resources.dossier_path() if options.file is None else str(options.file)


def _open(path: str | None, *, core: bool = False, early: bool = False) -> Dossier:
    """The dossier of a file; one at fault ends the command with a sentence for each fault."""
    from kursk_viewer.dossier.faults import DossierError

    try:
        dossier = _load(path, early=early)
    except DossierError as error:
        _warn_of(path, error.sentences(), named=error.faults[0].rule in _NAMING)
        raise SystemExit(FILE_AT_FAULT) from None
    return _core_only(dossier) if core else dossier


def _load(path: str | None, *, early: bool = False) -> Dossier:
    """A file, checked, in the language that is shown; without a name the shipped one, `early` where
    its Summary is all that is wanted of it at first."""
    language = translation.language()
    if path is None:
        if early:
            from kursk_viewer import early_page

            kept = early_page.dossier(language)
            if kept is not None:
                return kept
        from kursk_viewer.dossier import shipped

        dossier = shipped.load(language)
    else:
        from kursk_viewer.dossier.loading import load_file

        dossier = load_file(path)
    if language in (translation.SOURCE_LANGUAGE, dossier.language):
        return dossier
    from kursk_viewer.dossier.translated import translated

    return translated(dossier, resources.dossier_path() if path is None else path, language)


_NAMING = ("missing", "unreadable")
"""The rules whose sentences name the file themselves."""


def _core_only(dossier: Dossier) -> Dossier:
    from kursk_viewer.dossier.core_only import core_only

    return core_only(dossier)


def _warn_of(path: str | None, sentences: Sequence[str], *, named: bool = False) -> None:
    """Sentences about a file, each with its name unless they name it themselves."""
    shown = "" if named else f"{resources.dossier_path() if path is None else path}: "
    for sentence in sentences:
        warn(f"{shown}{sentence}")


def _kept_summary() -> bool:
    """Whether the summary of the shipped dossier is kept, and printed."""
    from kursk_viewer.early_brief import brief

    document = brief(translation.language())
    if document is None:
        return False
    from kursk_viewer.output.document_text import as_text

    write_out(as_text(document))
    return True


def _summary(options: argparse.Namespace) -> int:
    _spare_the_file(options)
    dossier = _open(options.file, core=options.core)
    return _deliver(_SUMMARIES[options.format](dossier, full=options.full), options.output)


def _summary_text(dossier: Dossier, *, full: bool) -> str:
    from kursk_viewer.output.document_text import as_text

    if full:
        from kursk_viewer.pages.summary.full import compared_document as document_of
    else:
        from kursk_viewer.pages.summary.brief import brief_document as document_of
    return as_text(document_of(dossier))


def _summary_markdown(dossier: Dossier, *, full: bool) -> str:
    from kursk_viewer.output.document_markdown import as_markdown

    if full:
        from kursk_viewer.pages.summary.full import compared_document as document_of
    else:
        from kursk_viewer.pages.summary.document import summary_document as document_of
    return as_markdown(document_of(dossier))


def _summary_html(dossier: Dossier, *, full: bool) -> str:
    from kursk_viewer.output.document_html import as_html

    if full:
        from kursk_viewer.pages.summary.full import full_document as document_of
    else:
        from kursk_viewer.pages.summary.document import summary_document as document_of
    document = document_of(dossier)
    try:
        from kursk_viewer.lazy_signatures import import_pyside

        import_pyside()
        from kursk_viewer.output.document_charts import svg_element
    except ImportError as error:
        warn(tr("the charts are told in words: {reason}").format(reason=_missing_library(error)))
        return as_html(document)
    return as_html(document, svg_element)


def _summary_json(dossier: Dossier, *, full: bool) -> str:
    from kursk_viewer.output.summary_json import as_json
    from kursk_viewer.pages.summary.page import summary

    return as_json(summary(dossier), dossier)


_SUMMARIES = {
    "text": _summary_text,
    "markdown": _summary_markdown,
    "html": _summary_html,
    "json": _summary_json,
}
_FILE_ITSELF = mark(
    "“{path}” is the data file itself or belongs to it; name another for what is to be written"
)


def _spare_the_file(options: argparse.Namespace, refusal: str = _FILE_ITSELF) -> None:
    """Refuse to write over the data file or what belongs to it."""
    if options.output is not None:
        from kursk_viewer.output.files import belongs_to

        if belongs_to(options.output, _path(options)):
            _refuse(tr(refusal).format(path=options.output))


def _deliver(text: str, path: str | None) -> int:
    """Print a text, or write it to a file whole or not at all."""
    if path is None:
        write_out(text)
    else:
        from kursk_viewer.output.files import write

        write(path, f"{text}\n".encode())
    return OK


def _table(options: argparse.Namespace) -> int:
    _spare_the_file(options)
    from kursk_viewer.arguments import SEPARATORS
    from kursk_viewer.output import tables

    separator = SEPARATORS[options.separator or "comma"]
    form = options.format or tables.form_of(options.output or "t.tsv")
    if not form:
        reason = tr("“{path}” does not say which format; choose one with --format")
        _refuse(reason.format(path=options.output))
    if form == "xlsx" and options.output is None:
        _refuse(tr("a workbook is no text for a terminal; name its file with -o"))
    if options.separator is not None and form not in tables.SEPARATED:
        _refuse(tr("--separator goes with the formats csv and csv-spreadsheet only"))
    dossier = _open(options.file, core=options.core)
    if options.output is None or form not in tables.FLAT:
        text = tables.text_of(dossier, options.name, form, separator)
        return _deliver(text, options.output)
    tables.save(tables.flat_table(dossier, options.name), options.output, form, separator)
    return OK


def _check(options: argparse.Namespace) -> int:
    path = _path(options)
    dossier = _open(path)
    warnings = list(dossier.warnings)
    if dossier.changed_since:
        form = tr("changed since release {release}: its sha256 is not that of the released file")
        warnings.append(form.format(release=dossier.changed_since))
    _warn_of(path, [tr("warning: {text}").format(text=text) for text in warnings])
    if options.source is not None:
        from kursk_viewer.dossier.source_check import SourceError, compare

        try:
            faults = compare(dossier.original or dossier, options.source)
        except SourceError as error:
            _refuse(str(error), FILE_AT_FAULT)
        _warn_of(path, [fault.sentence() for fault in faults])
        if faults:
            return FILE_AT_FAULT
    from kursk_viewer.output.plain_text import check_text

    shown = streams.printable(path)
    write_out(check_text(dossier, shown, with_source=options.source is not None))
    return FILE_AT_FAULT if options.strict and warnings else OK


def _evidence(options: argparse.Namespace) -> int:
    record, path = options.record, options.file
    if options.list:
        record, path = None, record if path is None else path
        if options.file is not None:
            _refuse(tr("`evidence --list` takes no ID; name one file or none"))
        if path == "":
            _refuse(tr("the name of the file is empty; write one or leave it out"))
    elif record is None:
        _refuse(tr("the id of a record is missing; `kursk-viewer evidence --list` lists all"))
    whole = _open(path)
    dossier = _core_only(whole) if options.core else whole
    from kursk_viewer.output.plain_text import evidence_text, records_text
    from kursk_viewer.pages.evidence.page import evidence

    if record is None:
        write_out(records_text(dossier))
        return OK
    page = evidence(dossier, record)
    if page is None:
        _refuse(_no_record(whole, record, core=options.core))
    if options.form is None:
        write_out(evidence_text(page, dossier))
        return OK
    from kursk_viewer.pages.shown import shown

    write_out(getattr(shown(dossier, record), options.form))
    return OK


def _no_record(whole: Dossier, record: str, *, core: bool) -> str:
    shown = record if len(record) <= _LONGEST_SHOWN else f"{record[:_LONGEST_SHOWN]}…"
    if core and whole.find(record) is not None:
        return tr(
            "“{id}” is not part of what the core document says; leave out --core to see it"
        ).format(id=shown)
    return tr(
        "no record has the id “{id}”; `kursk-viewer evidence --list` lists all ids, "
        "`kursk-viewer sources` those of sources"
    ).format(id=shown)


_LONGEST_SHOWN = 120


def _search(options: argparse.Namespace) -> int:
    if not any(word.strip() for word in options.words):
        _refuse(tr("the words are empty; write what is sought"))
    dossier = _open(options.file, core=options.core)
    from kursk_viewer.arguments import columns
    from kursk_viewer.output.plain_text import search_text
    from kursk_viewer.pages.search import Index

    write_out(search_text(Index(dossier), " ".join(options.words), dossier, columns()))
    return OK


def _sources(options: argparse.Namespace) -> int:
    dossier = _open(options.file, core=options.core)
    from kursk_viewer.output.plain_text import changes_text, sources_text
    from kursk_viewer.pages.sources import sources

    write_out(changes_text(dossier) if options.changes else sources_text(sources(dossier)))
    return OK


def _manual(options: argparse.Namespace) -> int:
    from kursk_viewer.output.document_text import as_text
    from kursk_viewer.pages.manual import manual

    write_out(as_text(manual(_open(options.file))))
    return OK


def _print(options: argparse.Namespace) -> int:
    _spare_the_file(
        options, mark("“{path}” is the data file that is to be printed; name another for the PDF")
    )
    named = options.output.lower().endswith(".pdf")
    if not named and (os.path.isfile(options.output) or not os.path.exists(options.output)):
        _refuse(tr("name the file .pdf; “{path}” is not").format(path=options.output))
    dossier = _open(options.file, core=options.core)
    from kursk_viewer.lazy_signatures import import_pyside

    import_pyside()
    from kursk_viewer.output.paper.pdf import paper_layout, write_pdf
    from kursk_viewer.output.paper.print_options import FULL, HANDOUT, ONE_PAGE, PrintOptions

    form = FULL if options.full else HANDOUT if options.handout else ONE_PAGE
    wanted = PrintOptions(form=form, mono=options.mono, archival=options.pdfa)
    write_pdf(dossier, options.output, paper_layout(options.paper), wanted)
    return OK


def _chart(options: argparse.Namespace) -> int:
    return _drawn(options, "chosen_chart")


def _timeline(options: argparse.Namespace) -> int:
    return _drawn(options, "chosen_timeline")


def _drawn(options: argparse.Namespace, chosen: str) -> int:
    """Write the picture that a function of this name makes of a dossier and the options."""
    from kursk_viewer.output.files import OutputError
    from kursk_viewer.output.picture_settings import settings_from

    _spare_the_file(options)
    try:
        settings = settings_from(options)
    except OutputError as error:
        _refuse(str(error))
    dossier = _open(options.file, core=options.core)
    from kursk_viewer.lazy_signatures import import_pyside

    import_pyside()
    from kursk_viewer.output import chosen_pictures, pictures
    from kursk_viewer.output.paper.pdf import ensure_application

    application = ensure_application()
    try:
        picture = getattr(chosen_pictures, chosen)(dossier, options)
        pictures.save(picture, options.output, settings)
    except chosen_pictures.ChoiceError as error:
        _refuse(str(error))
    finally:
        del application
    return OK


def _window(options: argparse.Namespace, *, terminal: bool) -> int:
    from kursk_viewer import early_libraries

    early_libraries.load()
    if not options.fresh:
        translation.choose(translation.remembered())
    path, refused = options.file, None
    early = options.tab in (None, "summary")
    if terminal:
        if path is not None and not os.path.lexists(path):
            from kursk_viewer.arguments import no_command

            if sentence := no_command(path):
                _refuse(sentence)
        dossier = _open(path, early=early)
    else:
        from kursk_viewer.dossier.faults import DossierError

        try:
            dossier = _load(path, early=early)
        except DossierError as error:
            refused, path = (path, error), None
            dossier = _open(None, early=early)
    from kursk_viewer import display

    if problem := display.problem():
        _refuse(problem, CANNOT_OUTPUT)
    if early:
        from kursk_viewer.pages.summary.document import summary_document

        summary_document(dossier)  # kept for the tab; meanwhile the libraries are being loaded
    from kursk_viewer.lazy_signatures import import_pyside

    import_pyside()
    from kursk_viewer.ui.launch import run

    shown = resources.dossier_path() if path is None else path
    return run(dossier, shown, tab=options.tab, fresh=options.fresh, refused=refused)


def _desktop(way: str) -> int:
    from kursk_viewer import desktop

    done, told = [], ""
    try:
        for sentence in desktop.install() if way == "install" else desktop.uninstall():
            done.append(sentence)
    except desktop.DesktopError as error:
        told = str(error)
    if done:
        write_out("\n".join(done))
    if told:
        warn(told)
    return CANNOT_OUTPUT if told else OK


def _missing_library(error: ImportError) -> str:
    from kursk_viewer import display

    return display.missing_library(str(error))


_RUN = {
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
