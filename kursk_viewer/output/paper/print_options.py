"""What to print, for the window and the command line alike; apart because neither is to load the
printing before it prints."""

from __future__ import annotations

from kursk_viewer.record import Record

ONE_PAGE, HANDOUT, FULL = "page", "handout", "full"
"""The Summary on one page; with a second page of casualties over time and the main events; with all
records."""


class PrintOptions(Record):
    """What to print: one of the three forms above, in colour or black and white, and which pages
    (from 1; to the last where that is 0). `archival` makes a PDF PDF/A-1b."""

    form: str = ONE_PAGE
    mono: bool = False
    archival: bool = False
    first: int = 1
    last: int = 0
