"""Standard output and error, which may be closed, full, or unable to show a character; and what
the system says where something cannot be read or written."""

from __future__ import annotations

import os
import sys

from kursk_viewer.translation import mark, tr


class NotWrittenError(Exception):
    """Something cannot be printed or written to a file; the message is one plain sentence."""


_missing: set[str] = set()
_REASONS = (
    mark("Bad file descriptor"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Is a directory"),
    mark("No space left on device"),
    mark("No such file or directory"),
    mark("Not a directory"),
    mark("Operation not permitted"),
    mark("Permission denied"),
    mark("Read-only file system"),
    mark("Too many levels of symbolic links"),
)
"""What systems say most often, for translators."""


def reason_of(error: Exception) -> str:
    """Why something could not be read or written, in the language of the interface where known."""
    return tr(getattr(error, "strerror", None) or str(error))


def guard_standard_streams() -> None:
    """Let standard output and error take every character, and put a sink where one is closed.

    The sink keeps the file number of the closed stream, so that a library that writes to it does
    not write into a file opened later.
    """
    _missing.clear()
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name)
        if stream is None:
            _missing.add(name)
            _keep_number(number)
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def write_out(text: str) -> None:
    """Write a text and a line feed to standard output.

    Raises:
        NotWrittenError: standard output is closed or full
        BrokenPipeError: the reader at the other end of a pipe has gone
    """
    if "stdout" in _missing:
        raise NotWrittenError(tr("standard output is closed; nothing could be printed"))
    flush(f"{text}\n")


def flush(text: str = "") -> None:
    """Write a text to standard output, and all that is still in its buffer.

    Raises:
        NotWrittenError: it cannot be written
        BrokenPipeError: the reader at the other end of a pipe has gone
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon()
        raise
    except OSError as error:
        abandon()
        message = tr("the output could not be written: {detail}; make room or choose another place")
        raise NotWrittenError(message.format(detail=reason_of(error))) from None


def warn(sentence: str) -> None:
    """Write one plain sentence to standard error, after the program's name."""
    try:
        print(f"kursk-viewer: {printable(sentence)}", file=sys.stderr)
    except OSError:
        return


def printable(text: str) -> str:
    """The text with what a terminal would obey, not show, written as its code."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\u00a0\u202f" else _code(c) for c in text)


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def abandon() -> None:
    """Write nothing more, so that the interpreter does not try again at its end."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def _keep_number(number: int) -> None:
    try:
        os.fstat(number)
    except OSError:
        sink = os.open(os.devnull, os.O_RDWR)
        if sink != number:
            os.dup2(sink, number)
            os.close(sink)
