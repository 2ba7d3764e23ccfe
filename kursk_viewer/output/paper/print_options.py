"""What to print, for the window and the command line alike."""

from __future__ import annotations

from kursk_viewer.record import Record


class PrintOptions(Record):
    """What to print: one page or all, in colour or black and white, and which pages (from 1)."""

    full: bool = False
    mono: bool = False
    first: int = 1
    last: int = 0
